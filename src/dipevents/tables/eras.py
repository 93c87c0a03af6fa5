"""Which state a name meant in its day: Moscow was the Soviet Union's until 1991.

The table of states says when a vanished state ended and who followed it. Where the successor kept the
capital, its names in an older text stand for the vanished state.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dipevents.tables.lexicon import cells, rows


@lru_cache(maxsize=1)
def _predecessors() -> dict[str, tuple[str, int]]:
    """By the successor's alpha-3: the vanished state and its last year."""
    table = {row["alpha3"]: row for row in rows("countries.csv")}
    found = {}
    for code, row in table.items():
        for successor in cells(row["successor"]):
            if row["to"] and successor in table and table[successor]["capital"] == row["capital"]:
                found[successor] = (code, int(row["to"]))
    return found


def in_its_day(code: str | None, on: date | None) -> str | None:
    """The alpha-3 of the state that a present one's name meant on a day; unchanged without a day."""
    if code is None or on is None:
        return code
    vanished, last = _predecessors().get(code, (code, 0))
    return vanished if on.year <= last else code
