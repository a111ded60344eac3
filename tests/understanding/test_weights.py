"""The table of weights: read, weighed, added, refused when damaged."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.content.weights import FILE, read_weights
from bot.core.grams import grams
from bot.core.program import Lexicon
from bot.core.weights import Scale, Weights
from tests.conftest import ROOT
from tests.understanding.conftest import weights

ROW = (10, 0, -10, 46, -46, 0, 0, 1, 2)


def test_logits_are_what_the_table_says() -> None:
    scale = Scale(weights({"=a": ROW, "=b": ROW}, {}))
    logits = dict(zip(scale.weights.heads, scale.logits(scale.weigh(["=a", "=b", "=unknown"])).tolist(), strict=True))
    root = 2**0.5
    assert logits["danger:1"] == pytest.approx(-3 + 0.2 * 20 / root, abs=1e-4)
    assert logits["topic:trapped"] == pytest.approx(-0.2 * 92 / root, abs=1e-3)


def test_sums_add_up_to_those_of_both() -> None:
    scale = Scale(weights({"=a": ROW, "=b": ROW[::-1]}, {}))
    both = scale.weigh(["=a"]) + scale.weigh(["=b"])
    assert both == scale.weigh(["=a", "=b"])


def test_nothing_known_weighs_nothing() -> None:
    scale = Scale(weights({"=a": ROW}, {}))
    sums = scale.weigh(["=x"])
    assert sums.size == 0
    assert scale.logits(sums).tolist() == pytest.approx([-3, -4, -5, 0, 0, 0, 0, 0, 0])


def test_chances_of_a_kind_add_up() -> None:
    scale = Scale(weights({"=a": ROW}, {}))
    chances = scale.chances(scale.logits(scale.weigh(["=a"])), "topic")
    assert list(chances) == ["patent", "trapped"]
    assert sum(chances.values()) == pytest.approx(1)
    assert scale.chances(scale.logits(scale.weigh(["=a"])), "nothing") == {}


def test_they_survive_being_kept(lexicon: Lexicon) -> None:
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(lexicon.weights), type=Weights)
    assert kept == lexicon.weights
    assert kept.heads


def test_without_a_file_nothing_was_learned(tmp_path: Path) -> None:
    assert read_weights(tmp_path) == Weights()


@pytest.mark.parametrize("damage", ["cut", "line", "head", "limit"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    text = (ROOT / FILE).read_text(encoding="ascii")
    text = {
        "cut": text[: len(text) // 2],
        "line": text.replace("\n\n", "\n\n.zz !!!\n", 1),
        "limit": text.replace("limit urgent", "limit urgently", 1),
        "head": text.replace("head danger:1", "dead danger:1", 1),
    }[damage]
    (tmp_path / "dialogs").mkdir()
    (tmp_path / FILE).write_text(text, encoding="ascii")
    with pytest.raises((ValueError, KeyError)):
        read_weights(tmp_path)


def test_pieces_of_a_message() -> None:
    found = grams(["ne", "platat", "1500", "15"], ["held"])
    assert {
        "!held",
        "=ne",
        "=platat",
        "=0000",
        "=15",
        ".ne.",
        ".pl",
        "tat.",
        "ne_plat",
        "ne^0000",
        "ne+platat",
    } <= found
    assert "=1500" not in found
    assert grams([]) == set()
