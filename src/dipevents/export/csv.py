"""The flat tables as CSV: RFC 4180, UTF-8, no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterable

from dipevents.export import Exported
from dipevents.export.tables import rows_of
from dipevents.render.csv import guarded, line_of
from dipevents.values import Record


def csv(name: str, events: Iterable[Record]) -> Exported:
    """The table of that name."""
    columns, rows = rows_of(name, events)
    lines = [line_of(columns, ",")]
    changed = 0
    for row in rows:
        cells = [guarded(value) for value in row.values()]
        changed += sum(1 for one, other in zip(cells, row.values(), strict=True) if one != other)
        lines.append(line_of(map(_cell, cells), ","))
    notes = (f"cells changed so that no spreadsheet or terminal obeys them: {changed}",) if changed else ()
    return Exported(b"".join(lines), notes)


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def events(records: Iterable[Record]) -> Exported:
    """A row an event."""
    return csv("events", records)


def participants(records: Iterable[Record]) -> Exported:
    """A row a participant."""
    return csv("participants", records)


def dyads(records: Iterable[Record]) -> Exported:
    """A row a pair of actor and recipient."""
    return csv("dyads", records)


def evidence(records: Iterable[Record]) -> Exported:
    """A row a sentence."""
    return csv("evidence", records)
