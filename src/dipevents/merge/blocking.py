"""Keys that two tellings of one act share, so that each is compared with few others.

A key is made of the type, two of the parties (for a visit: visitor and destination) and a day; an
event without a day is sought by its place, its occasion, its month, its words or the days around
its document's date. The same keys group the work when merging is spread over machines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from dipevents.merge import times
from dipevents.merge.profiles import Profile

MANY = 6  # parties; of a bigger round the first six by name are enough to meet in
AFTER = 10  # days a planned act is sought after the report
BEFORE = 7  # days an act told without date is sought before the report
Key = tuple[Any, ...]


def parties(part: Profile) -> list[tuple[str, str]]:
    """The pairs of parties an event can be found under."""
    sides = part.doors[:MANY]
    pairs = list(combinations(sides, 2))
    place = part.place
    if part.type == "visit":
        pairs += [(side, "@") for side in sides]
    if place and (len(part.sides) < 2 or part.type == "visit"):
        pairs += [(side, "@" + (place.country or place.key)) for side in sides]
    if place and place.kind != "country":
        pairs += [(side, "@" + place.key) for side in sides]
    if part.occasion:
        pairs += [(side, "#" + mark) for side in sides for mark in _marks(part)]
    return pairs


def _marks(part: Profile) -> list[str]:
    """What an occasion is found by: its acronym and its longest words."""
    if part.occasion is None:
        return []
    longest = sorted(part.occasion.words, key=lambda word: (-len(word), word))[:3]
    return [*longest, *([part.occasion.acronym.casefold()] if part.occasion.acronym else [])]


def day_keys(part: Profile) -> Iterator[Key]:
    """The keys of an event whose day is known within a week."""
    if part.window is None:
        return
    days = range(part.window[0], part.window[1] + 1)
    for pair in parties(part):
        for day in days:
            yield part.type, pair, day


def near_keys(part: Profile) -> Iterator[Key]:
    """The day keys around the document's date, for an event that tells no day."""
    if part.day is None:
        return
    first, last = (-1, AFTER) if part.status in {"planned", "proposed", "cancelled"} else (-BEFORE, 1)
    for pair in parties(part):
        for day in range(part.day + first, part.day + last + 1):
            yield part.type, pair, day


def anchor_keys(part: Profile) -> Iterator[Key]:
    """The keys of place, occasion, month and wording."""
    pairs = [
        pair
        for pair in parties(part)
        if pair[1][0] not in "@#" or len(part.sides) < 2 or part.type == "visit"
    ]
    for pair in pairs:
        if part.place and part.place.kind != "country":
            yield part.type, pair, "@" + part.place.key
        if part.abroad:
            yield part.type, pair, "@" + part.abroad
        for mark in _marks(part):
            yield part.type, pair, "#" + mark
        for month in _months(part):
            yield part.type, pair, month
    if part.words is not None:
        yield part.type, part.words


def _months(part: Profile) -> list[str]:
    """The months an event may fall in, if they are two at most."""
    if part.window is None or part.window[1] - part.window[0] > 62:
        return []
    return sorted({times.iso(day)[:7] for day in part.window})


def filing_keys(part: Profile) -> Iterator[Key]:
    """Where two undated events meet: same parties, reports within two days."""
    if part.day is None or part.window is not None:
        return
    for pair in parties(part):
        for day in range(part.day - 2, part.day + 3):
            yield part.type, pair, "filed", day
