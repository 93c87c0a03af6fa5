"""CSV and TSV: one row an event, RFC 4180 with LF, nested values under dotted names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from dipevents.render.fields import single
from dipevents.render.writing import Look, Sink
from dipevents.terminal import HIDDEN
from dipevents.values import Record

LONGEST = 2000  # characters of a quoted sentence; spreadsheets stop at 32,767 a cell

_HEAD = ("id", "document", "document_date", "document_date_basis", "type", "subtype", "status", "scope")
_DATE = tuple(f"date.{key}" for key in ("value", "text", "start", "end", "weekday", "basis"))
_LOCATION = tuple(
    f"location.{key}"
    for key in (
        "name", "kind", "country", "latitude", "longitude", "geonames_id", "text", "start", "end", "basis",
    )
)  # fmt: skip
_TAIL = (
    "venue", "occasion", "participants", "evidence.text", "evidence.start", "evidence.end",
    "evidence.trigger.text", "evidence.trigger.start", "evidence.trigger.end", "rule", "confidence",
    "plover.event", "plover.mode", "cameo",
)  # fmt: skip
COLUMNS = _HEAD + _DATE + _LOCATION + _TAIL
MERGED_COLUMNS = ("id", "documents", "mentions", *_HEAD[4:], *_DATE, *_LOCATION, *_TAIL)

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)
# Line breaks and tabs stay: quoting keeps them in their cell.
_CONTROL = re.compile(f"(?![\t\n\r])[{HIDDEN}\U000e0000-\U000e007f]")


class CsvRenderer:
    """A header line and one row an event."""

    delimiter = ","

    def __init__(self, stream: Sink, look: Look) -> None:
        self._stream = stream
        self._raw = look.raw
        all_ = MERGED_COLUMNS if look.merged else COLUMNS
        self._asked = bool(look.fields)
        self._columns = columns_of(look.fields, all_) if look.fields else all_
        self._guarded = 0

    def start(self) -> None:
        """The header line."""
        self._row(self._columns)

    def document(self, record: Record) -> None:
        """Documents have no row."""

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's row."""
        cells = flat(record)
        if self._asked:
            cells |= {name: single(record, name) for name in self._columns if name not in cells}
        self._row([self._cell(cells.get(column)) for column in self._columns])

    def finish(self) -> tuple[str, ...]:
        """How many cells were kept from being formulas."""
        if not self._guarded:
            return ()
        cells = "1 cell begins" if self._guarded == 1 else f"{self._guarded} cells begin"
        return (f"{cells} like a formula and got a leading '; --csv-raw leaves text as it is",)

    def _row(self, cells: Iterable[object]) -> None:
        self._stream.write(line_of(cells, self.delimiter))

    def _cell(self, value: object) -> object:
        if self._raw:
            return value
        safe = guarded(value)
        self._guarded += isinstance(value, str) and bool(_FORMULA.match(value))
        return safe


class TsvRenderer(CsvRenderer):
    """The same with tabs."""

    delimiter = "\t"


def columns_of(fields: Iterable[str], all_: Sequence[str]) -> tuple[str, ...]:
    """The columns of these fields: one that has several columns below it stands for all of them."""
    found = ([name for name in all_ if f"{name}.".startswith(f"{field}.")] or [field] for field in fields)
    return tuple(dict.fromkeys(name for names in found for name in names))


def line_of(cells: Iterable[object], delimiter: str) -> bytes:
    """The cells as a line of CSV, quoted by RFC 4180, ended by LF."""
    buffer = io.StringIO()
    # the module quotes a CR in a cell only where lines end with one
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return (buffer.getvalue().removesuffix("\r\n") + "\n").encode("utf-8", "replace")


def guarded(value: object) -> object:
    """A cell that no spreadsheet takes for a formula and no terminal obeys."""
    if not isinstance(value, str):
        return value
    if not value.isprintable():
        value = _CONTROL.sub(lambda found: f"<U+{ord(found.group()):04X}>", value)
    return "'" + value if _FORMULA.match(value) else value


def flat(record: Record) -> Record:
    """The cells of an event by column."""
    cells = {key: value for key, value in record.items() if not isinstance(value, dict | list | tuple)}
    for key in ("date", "location", "plover"):
        for name, value in (record.get(key) or {}).items():
            cells[f"{key}.{name}"] = value
    cells["participants"] = "; ".join(participant(each) for each in record["participants"])
    for key in ("documents", "mentions"):
        if key in record:
            cells[key] = "; ".join(map(str, record[key]))
    _first_evidence(record, cells)
    return cells


def participant(each: Record) -> str:
    """`role:name (country)`; who has no name goes by title, organization or the text's words."""
    name = each.get("name") or each.get("title") or each.get("organization") or each.get("text") or ""
    country = each.get("country")
    return f"{each.get('role')}:{name} ({country})" if country else f"{each.get('role')}:{name}"


def _first_evidence(record: Record, cells: Record) -> None:
    """The first sentence and its trigger words; the other formats have them all."""
    evidence = record.get("evidence") or ()
    if not evidence:
        return
    first = evidence[0]
    trigger = first.get("trigger") or {}
    cells |= {"evidence.start": first.get("start"), "evidence.end": first.get("end")}
    cells["evidence.text"] = _shortened(first.get("text") or "")
    cells |= {f"evidence.trigger.{key}": trigger.get(key) for key in ("start", "end")}
    cells["evidence.trigger.text"] = _shortened(trigger.get("text") or "")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
