"""Work grows in line with the text: counted in calls, so that no clock decides.

`benchmarks/doubling.py` has the texts, and times them at lengths where a pattern that goes back shows.
"""

from __future__ import annotations

import sys

import pytest
from doubling import TEXTS, text_of

from dipevents.pipeline import load_kit
from dipevents.values import RawText
from dipevents.work import Wanted, examine


def calls(name: str, size: int) -> int:
    """How many functions are called on the way."""
    raw, kit, count = RawText(name, text_of(name, size)), load_kit(), 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        outcome = examine(raw, kit, Wanted())
    finally:
        sys.setprofile(None)
    assert outcome.trouble is None
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    calls(name, 1_000)  # what is loaded or cached once
    small, large = calls(name, 6_000), calls(name, 12_000)
    assert large / small <= 2.3


def test_there_are_forty_texts() -> None:
    assert len(TEXTS) >= 40
