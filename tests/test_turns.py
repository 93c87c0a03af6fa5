"""Turns of phrase, one a line of `data/turns.txt`: type, status, who takes part, the sentence.

A line that begins with "-" tells of no event; one that begins with "!" is a known gap.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dipevents.values import Record
from reading import read

TURNS = Path(__file__).parent / "data" / "turns.txt"
TODAY = "2004-04-14"  # a Wednesday


def cases() -> list[object]:
    """A case a line, known gaps as strict expected failures."""
    gap = pytest.mark.xfail(strict=True, reason="known gap")
    lines = [line for line in TURNS.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [
        pytest.param(*line.lstrip("!").split("|"), marks=[gap] if line[0] == "!" else [], id=str(number))
        for number, line in enumerate(lines, 1)
    ]


def who(participant: Record) -> str:
    """The name of a person or body, the code of a state or of somebody without a name."""
    named = participant["kind"] != "country" and participant["name"]
    return str(named or participant["country"] or participant["organization"])


@pytest.mark.parametrize(("kind", "status", "names", "text"), cases())
def test_turn(kind: str, status: str, names: str, text: str) -> None:
    told = [
        (event["type"], event["status"], {who(p) for p in event["participants"]})
        for event in read(text.replace("\\n", "\n"), TODAY)[1]
    ]
    if kind == "-":
        assert told == []
    else:
        wanted = set(names.split(","))
        assert any(each[:2] == (kind, status) and _same(each[2], wanted) for each in told), told


def _same(found: set[str], wanted: set[str]) -> bool:
    """Whether each wanted name is part of one that was found, and no other was found."""
    return len(found) == len(wanted) and all(any(name in each for each in found) for name in wanted)
