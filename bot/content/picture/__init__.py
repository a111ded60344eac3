"""The dialogs as a picture: a graph of every topic, and one of all topics and the links between them."""

from __future__ import annotations

from bot.content.picture.graph import graphs, overview
from bot.content.picture.sheet import sheet, svg_file

__all__ = ["graphs", "overview", "sheet", "svg_file"]
