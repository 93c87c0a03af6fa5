"""What the fields of records mean: `data/fields.csv`."""

from __future__ import annotations

from functools import lru_cache

from dipevents.tables.lexicon import rows


@lru_cache(maxsize=8)
def meanings(*of: str) -> dict[str, str]:
    """What each field of these records means: `event`, `merged`, `entity`, rows of `timeline`, a `link`."""
    return {row["field"]: row["meaning"] for row in rows("fields.csv") if {*of} & {*row["of"].split("|")}}
