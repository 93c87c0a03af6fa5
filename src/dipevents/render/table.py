"""The table for people: date, status, type, who, where, and where to read it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from dipevents.render.fields import single
from dipevents.render.writing import Look, Sink
from dipevents.terminal import visible
from dipevents.values import Record

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("date", "status", "type", "who", "where", "source:line")
GAP = 2  # blanks between columns
LINE = 5  # digits of a line number
PREVIEW = 200  # rows that columns are measured by; later ones are written as they come

_ARROWS = {
    "sender": "recipient", "caller": "callee", "actor": "target", "speaker": "addressee",
}  # fmt: skip
_STATUS_COLORS = {
    "planned": "cyan", "proposed": "yellow", "cancelled": "magenta", "denied": "red",
}  # fmt: skip
_ANSI = {"red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}
Row = tuple[str, ...]


class TableRenderer:
    """Colours and folds on a terminal; elsewhere whole rows, nothing cut."""

    def __init__(self, stream: Sink, look: Look) -> None:
        self._stream = stream
        self._look = look
        self._rows: list[Row] = []
        self._widths: list[int] | None = None  # set once rows are streamed

    def start(self) -> None:
        """Nothing is written before the columns are measured."""

    def document(self, record: Record) -> None:
        """Documents have no row."""

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's row."""
        row = event_row(record, line_number)
        if self._widths is not None:
            self._plain(row)
            return
        self._rows.append(row)
        if len(self._rows) > PREVIEW:
            self._flush()

    def finish(self) -> tuple[str, ...]:
        """The table itself, if it is short."""
        if self._rows and self._look.terminal:
            self._write(drawn(self._rows, self._look))
        elif self._rows:
            self._flush()
        return ()

    def _flush(self) -> None:
        """Writes the rows so far as plain lines and measures the columns by them."""
        rows = [COLUMNS, *self._rows]
        self._widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
        for row in rows:
            self._plain(row)
        self._rows = []

    def _plain(self, row: Row) -> None:
        widths = self._widths or [0] * len(row)
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        cells[-1] = row[-1]
        if self._look.color:
            cells = _painted(cells, row)
        self._write("  ".join(cells).rstrip() + "\n")

    def _write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace"))


class FieldsRenderer:
    """A column for each field asked for, nothing cut."""

    def __init__(self, stream: Sink, look: Look) -> None:
        from dipevents.render.rows import row_writer

        self._fields = look.fields
        self._writer = row_writer("table", stream, "events", look.fields, keep=True)

    def start(self) -> None:
        """Nothing is written before the columns are measured."""

    def document(self, record: Record) -> None:
        """Documents have no row."""

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's row."""
        self._writer.row({field: _shown(record, field) for field in self._fields})

    def finish(self) -> tuple[str, ...]:
        """The rows that waited for the columns to be measured."""
        self._writer.finish()
        return ()


def drawn(rows: list[Row], look: Look) -> str:
    """The table as a terminal shows it: sources in a column, or as headings where that is too wide."""
    from io import StringIO

    from rich.cells import cell_len
    from rich.console import Console

    out = StringIO()
    width = look.width or _terminal_width()
    # without a height Rich takes a dumb terminal to be 80 columns wide, whatever it was told
    console = Console(
        file=out, force_terminal=True, width=width, height=25, highlight=False, markup=False, emoji=False,
        no_color=not look.color, color_system="standard" if look.color else None, legacy_windows=False,
    )  # fmt: skip
    widths = [max(cell_len(row[at]) for row in [COLUMNS, *rows]) for at in range(len(COLUMNS))]
    if sum(widths) + GAP * (len(widths) - 1) <= width:
        console.print(_grid(rows, COLUMNS, widths))
        return _trimmed(out.getvalue())
    narrow = [(*row[:-1], *_apart(row[-1])) for row in rows]
    columns = (*COLUMNS[:-1], "line")
    widths = [*_shared(widths[:-1], width), max(4, *(len(row[-1]) for row in narrow))]
    console.print(_grid([], columns, widths))
    for source, group in groupby(narrow, key=lambda row: row[-2]):
        console.print(_grid([(source,)], None, [width], "bold cyan"))
        console.print(_grid([(*row[:-2], row[-1]) for row in group], None, widths))
    return _trimmed(out.getvalue())


def _grid(rows: Sequence[Row], header: Row | None, widths: list[int], style: str | None = None) -> Table:
    """Rows in columns of those widths, what is longer goes on below."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    look = box.SIMPLE_HEAD if header else None
    gap = GAP - 1 if header else GAP  # the box brings a blank of its own
    table = Table(
        box=look, show_header=header is not None, show_edge=False, pad_edge=False, padding=(0, gap, 0, 0),
        header_style="bold",
    )  # fmt: skip
    for name, width in zip(header or [""] * len(widths), widths, strict=True):
        table.add_column(name, overflow="fold", width=width, min_width=width)
    for row in rows:
        styles = [style] if style else ["", _STATUS_COLORS.get(row[1], "green"), "bold", "", "", "dim"]
        table.add_row(*(Text(cell, style=each or "") for cell, each in zip(row, styles, strict=True)))
    return table


def _painted(cells: list[str], row: Row) -> list[str]:
    """The cells of a line in the colours of the table, as ANSI has them."""
    styles = ["1"] * len(row) if row == COLUMNS else ["", _ANSI[_STATUS_COLORS.get(row[1], "green")], "1"]
    return [
        f"\x1b[{style}m{cell}\x1b[0m" if style else cell
        for cell, style in zip_longest(cells, styles, fillvalue="")
    ]


def _apart(source: str) -> tuple[str, str]:
    """The document and the line of a source."""
    document, colon, line = source.rpartition(":")
    return (document, line) if colon and line.isdecimal() else (source, "")


def _shared(widths: list[int], width: int) -> list[int]:
    """The widths of all columns but the last, so that who and where share what is left."""
    date, status, type_, who, where = widths
    date = min(date, 21 if width >= 80 else 12)  # an interval of days has 21
    left = width - date - status - type_ - LINE - GAP * len(widths)
    where = min(where, max(left // 3, 9))
    return [date, status, type_, max(min(who, left - where), 10), where]


def _trimmed(text: str) -> str:
    """Without blanks at the ends of lines, which are a nuisance when copied."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return max(get_terminal_size((100, 24)).columns, 60)


def event_row(record: Record, line_number: int | None) -> Row:
    """The row of an event, every cell harmless on a terminal."""
    document = record.get("document") or _documents(record.get("documents") or ())
    source = f"{document}:{line_number}" if line_number else str(document)
    cells = (_when(record), record["status"], record["type"], who(record), _where(record), source)
    return tuple(visible(str(cell)) for cell in cells)


def _shown(record: Record, field: str) -> object:
    """A field as people read it: wholes in the words of the table."""
    if field in _WHOLES:
        return _WHOLES[field](record)
    return single(record, field)


def who(record: Record) -> str:
    """The participants: `A → B` where one acts on the other, hosts and mediators named as such."""
    groups: dict[str, list[str]] = {}
    for each in record["participants"]:
        groups.setdefault(each["role"], []).append(named(each))
    parts = []
    for role, names in groups.items():
        target = _ARROWS.get(role)
        if target in groups:
            parts.append(f"{_listed(names)} → {_listed(groups[target])}")
        elif role in _ARROWS.values() and any(_ARROWS.get(other) == role for other in groups):
            continue
        elif role in _ARROWS.values():
            parts.append(f"→ {_listed(names)}")
        elif role in {"host", "mediator"}:
            parts.append(f"{_listed(names)} [{role}]")
        else:
            parts.append(_listed(names))
    return ", ".join(parts)


def named(each: Record) -> str:
    """ "Ilham Aliyev (AZE)", "culture minister (AZE)", "Iran", "NATO"."""
    name = each.get("name") or each.get("title") or each.get("organization") or each.get("text")
    country = each.get("country")
    if each.get("kind") == "country" or not name:
        return name or country or "somebody"
    return f"{name} ({country})" if country else str(name)


def _listed(names: list[str]) -> str:
    return ", ".join(names)


def _when(record: Record) -> str:
    date = record.get("date") or {}
    return date.get("value") or (f"“{date['text']}”" if date.get("text") else "")


def _where(record: Record) -> str:
    place = record.get("location") or {}
    name, country = place.get("name"), place.get("country")
    if not name:
        return record.get("venue") or ""
    return name if not country or place.get("kind") == "country" else f"{name} ({country})"


def _documents(documents: object) -> str:
    names = list(documents) if isinstance(documents, list | tuple) else []
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}" if names else ""


_WHOLES = {"date": _when, "location": _where, "participants": who}
