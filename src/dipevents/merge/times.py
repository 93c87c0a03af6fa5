"""EDTF values as intervals of days, and whether two times can be one."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dipevents.resolve.dates import WEEKDAYS, bounds

_YEARLESS = re.compile(r"XXXX-([0-9]{2})-([0-9]{2})\Z")
Interval = tuple[int, int]


@lru_cache(maxsize=1 << 16)
def interval(value: str | None) -> Interval | None:
    """First and last day of an EDTF value as ordinals; None where it tells no year."""
    days = bounds(value) if value else None
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def yearless(value: str | None) -> tuple[int, int] | None:
    """Month and day of "XXXX-07-26"."""
    found = _YEARLESS.match(value or "")
    return (int(found[1]), int(found[2])) if found else None


def weekday(day: int) -> str:
    """English name of an ordinal day's weekday."""
    return WEEKDAYS[(day - 1) % 7]


def overlap(one: Interval, other: Interval) -> Interval | None:
    """What two intervals share."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def iso(day: int) -> str:
    """An ordinal day as ISO date."""
    return date.fromordinal(day).isoformat()
