"""Events where people work on with them: as HTML in a notebook, as a data frame of pandas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dipevents.render.csv import COLUMNS, MERGED_COLUMNS, flat
from dipevents.render.table import COLUMNS as SHOWN
from dipevents.render.table import event_row
from dipevents.report.html import Safe, joined, tag
from dipevents.values import Record

if TYPE_CHECKING:
    import pandas

MOST = 100  # rows that a notebook shows
_INTEGERS = ("start", "end", "geonames_id")
_NUMBERS = ("latitude", "longitude", "confidence")


def html(records: Sequence[Record]) -> str:
    """A table of the events with the words they rest on: no script, no style, every word escaped."""
    head = tag("tr", *(tag("th", name) for name in (*SHOWN[:-1], "document", "words")))
    body = tag("tbody", *(_row(record) for record in records[:MOST]))
    more = len(records) - MOST
    rest = tag("p", f"… and {more:,} more") if more > 0 else ""
    return tag("div", tag("table", tag("thead", head), body), rest)


def _row(record: Record) -> Safe:
    documents = record.get("documents") or (record.get("document"),)
    cells = (*event_row(record, None)[:-1], "; ".join(map(str, documents)), _words(record))
    return tag("tr", *(tag("td", cell) for cell in cells))


def _words(record: Record) -> Safe | str:
    """The first sentence, its trigger words marked."""
    evidence = record.get("evidence")
    if not evidence:
        return ""
    text, trigger = evidence[0]["text"], evidence[0]["trigger"]
    start, end = (trigger[key] - evidence[0]["start"] for key in ("start", "end"))
    return joined((text[:start], tag("mark", text[start:end]), text[end:]))


def frame(records: Iterable[Record]) -> pandas.DataFrame:
    """A row an event, in the columns of CSV; the same types whatever the events."""
    try:
        import pandas
    except ImportError as trouble:
        raise ImportError("to_dataframe needs pandas: pip install 'dipevents[pandas]'") from trouble
    found = list(records)
    merged = {"parts" in record for record in found}
    if len(merged) > 1:
        raise ValueError("events and merged events have different columns; merge all of them or none")
    columns = MERGED_COLUMNS if merged == {True} else COLUMNS
    rows = [[flat(record).get(column) for column in columns] for record in found]
    return pandas.DataFrame(rows, columns=list(columns)).astype({name: _dtype(name) for name in columns})


def _dtype(column: str) -> str:
    """What a column holds; all of them can hold nothing, too."""
    last = column.rpartition(".")[2]
    return "Int64" if last in _INTEGERS else "Float64" if last in _NUMBERS else "string"
