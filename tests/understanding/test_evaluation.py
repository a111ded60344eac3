"""The measurement itself: counts, intervals, talks, a fall below the baseline; and the baseline of this project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.app.evaluation import measure, report
from bot.app.evaluation.measure import Judged, Share
from bot.app.evaluation.sets import FOLDER, Known, read_sets
from bot.app.understanding import Listener
from bot.core.program import Lexicon
from bot.errors import NotDone
from tests.conftest import ROOT


def judged(danger: str, rank: int, *, topic: str = "patent", talk: str = "", turn: int = 0, **rest: str) -> Judged:
    known = Known(id="1", text="…", lang="ru", topic="patent", danger=danger, talk=talk, turn=turn, **rest)
    return Judged(known=known, rank=rank, category="", ask=False, topics=(topic,), lang="ru", why=())


def test_shares_have_intervals() -> None:
    low, high = Share(hits=95, whole=100).interval
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert Share(hits=0, whole=0).interval == (0.0, 1.0)


def test_figures_count_what_they_say() -> None:
    found = measure.measure(
        [judged("emergency", 3), judged("emergency", 1), judged("none", 2, cue="hard_negative"), judged("none", 0)]
    )
    assert found["emergency flagged"] == Share(hits=2, whole=2)
    assert found["emergency at emergency"] == Share(hits=1, whole=2)
    assert found["routine at urgent or above"] == Share(hits=1, whole=2)
    assert found["hard negatives flagged"] == Share(hits=1, whole=1)
    assert found["topic first"] == Share(hits=4, whole=4)


def test_a_talk_is_called_in_time_or_not() -> None:
    late = [
        judged("none", 0, talk="a", turn=1),
        judged("urgent", 1, talk="a", turn=2),
        judged("urgent", 2, talk="a", turn=3),
    ]
    early = [judged("none", 2, talk="b", turn=1), judged("urgent", 2, talk="b", turn=2)]
    calm = [judged("none", 0, talk="c", turn=1)]
    found = measure.talks([*late, *early, *calm])
    assert found["called by the turn that shows it"] == Share(hits=1, whole=2)
    assert found["calm talks at urgent or above"] == Share(hits=0, whole=1)


def test_a_fall_is_told() -> None:
    now = [judged("emergency", 0), judged("none", 2)]
    told = report.fallen(now, {"all: emergency flagged": 0.99, "all: routine at urgent or above": 0.05}, 0.01)
    assert [line.partition(": ")[2].partition(":")[0] for line in told] == [
        "emergency flagged", "routine at urgent or above",
    ]  # fmt: skip
    assert report.fallen(now, {"all: topic first": 1.0}, 0.01) == []


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1"}', '{"id":"1","text":"x","lang":"de","topic":"patent"}'])
def test_a_wrong_line_is_told_without_its_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line.replace("x", "СЕКРЕТ"), encoding="utf-8")
    with pytest.raises(NotDone) as told:
        read_sets([path])
    assert ":1:" in str(told.value)
    assert "СЕКРЕТ" not in str(told.value)


def test_nothing_is_heard_worse_than_it_was(lexicon: Lexicon) -> None:
    """The gate: what this project measured of itself must not fall. `hamroh evaluate` shows where it did."""
    rows = read_sets(sorted((ROOT / FOLDER).glob("*.jsonl")))
    assert len(rows) > 1000
    found = measure.judge(rows, Listener(lexicon))
    baseline = json.loads((ROOT / FOLDER / "baseline.json").read_text(encoding="utf-8"))
    assert len(baseline) > 60
    assert report.fallen(found, baseline, 0.005) == []
    assert sum(1 for _ in report.tables(found, misses=True)) > 60
