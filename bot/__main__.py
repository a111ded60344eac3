"""Lets `python -m bot` do what the command `hamroh` does."""

from __future__ import annotations

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
