"""PLOVER and CAMEO codes by table: `data/codes.csv`, most specific row first."""

from __future__ import annotations

from functools import lru_cache

from dipevents.tables.lexicon import rows
from dipevents.values import Record


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, str], ...]:
    """Rows of type, subtype, status, role, PLOVER event and mode, CAMEO; `*` fits anything."""
    return tuple(rows("codes.csv"))


def codes_of(kind: str, subtype: str | None, status: str, third_place: bool) -> tuple[Record, str | None]:
    """The PLOVER record and the CAMEO code of an event."""
    place = "third" if third_place else "*"
    for row in table():
        if row["type"] != kind or row["subtype"] not in {"*", subtype or "-"}:
            continue
        if row["status"] in {"*", status} and row["place"] in {"*", place}:
            return {"event": row["plover"] or None, "mode": row["mode"] or None}, row["cameo"] or None
    return {"event": None, "mode": None}, None
