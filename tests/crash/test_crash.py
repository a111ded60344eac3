"""Kills at any moment, in all weathers: nothing is lost, nothing changes its order, and little comes twice."""

from __future__ import annotations

import pytest

from tests.crash.conftest import Ends
from tests.crash.variants import LONG, SHORT


@pytest.mark.parametrize("trial", SHORT)
def test_every_message_is_accounted_for(ends: Ends, trial: str) -> None:
    if problem := ends[trial]:
        raise problem


@pytest.mark.crash
@pytest.mark.parametrize("trial", LONG)
def test_every_message_is_accounted_for_after_many_kills(ends: Ends, trial: str) -> None:
    if problem := ends[trial]:
        raise problem
