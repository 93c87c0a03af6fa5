"""Flat rows in every format, written as they come: what `entities` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dipevents.render.csv import guarded, line_of
from dipevents.render.json import SCHEMA_VERSION, as_json
from dipevents.render.writing import Sink
from dipevents.terminal import visible
from dipevents.values import Record

FORMATS = ("table", "json", "jsonl", "csv", "tsv")
PREVIEW = 200  # rows that columns are measured by


class RowWriter(Protocol):
    """Writes rows in one format."""

    def row(self, record: Record) -> None:
        """One row."""

    def finish(self) -> None:
        """After the last."""


def row_writer(
    format_: str, stream: Sink, name: str, columns: Sequence[str], keep: bool = False
) -> RowWriter:
    """A writer of rows with those columns; `name` is what they are called in JSON.

    Columns that are empty are left out of a table, unless they are to be kept.
    """
    if format_ == "json":
        return _Json(stream, name, columns)
    if format_ == "jsonl":
        return _JsonLines(stream, columns)
    if format_ == "table":
        return _Table(stream, columns, keep)
    return _Csv(stream, columns, "," if format_ == "csv" else "\t")


def _json(record: Record, columns: Sequence[str]) -> str:
    return as_json({column: record[column] for column in columns})


class _JsonLines:
    def __init__(self, stream: Sink, columns: Sequence[str]) -> None:
        self._stream = stream
        self._columns = columns

    def row(self, record: Record) -> None:
        self._stream.write((_json(record, self._columns) + "\n").encode())

    def finish(self) -> None:
        """Nothing to add."""


class _Json:
    def __init__(self, stream: Sink, name: str, columns: Sequence[str]) -> None:
        self._stream = stream
        self._columns = columns
        self._count = 0
        self._stream.write(f'{{\n"schema_version": {as_json(SCHEMA_VERSION)},\n{as_json(name)}: ['.encode())

    def row(self, record: Record) -> None:
        line = _json(record, self._columns)
        self._stream.write(((",\n" if self._count else "\n") + line).encode())
        self._count += 1

    def finish(self) -> None:
        self._stream.write(b"\n]\n}\n" if self._count else b"]\n}\n")


class _Csv:
    def __init__(self, stream: Sink, columns: Sequence[str], delimiter: str) -> None:
        self._stream = stream
        self._columns = columns
        self._delimiter = delimiter
        self._line(columns)

    def row(self, record: Record) -> None:
        self._line([guarded(record[column]) for column in self._columns])

    def _line(self, cells: Sequence[object]) -> None:
        self._stream.write(line_of(cells, self._delimiter))

    def finish(self) -> None:
        """Nothing to add."""


class _Table:
    """Columns in line, nothing cut; those that are empty in the first rows are left out or kept."""

    def __init__(self, stream: Sink, columns: Sequence[str], keep: bool) -> None:
        self._stream = stream
        self._keep = keep
        self._columns = columns
        self._rows: list[list[str]] | None = []
        self._shown: list[tuple[int, int]] = []

    def row(self, record: Record) -> None:
        cells = ["" if record[column] is None else visible(str(record[column])) for column in self._columns]
        if self._rows is None:
            self._line(cells)
            return
        self._rows.append(cells)
        if len(self._rows) == PREVIEW:
            self.finish()

    def finish(self) -> None:
        """Writes the rows so far and measures the columns by them."""
        rows, self._rows = self._rows, None
        if not rows:
            return
        for at, column in enumerate(self._columns):
            width = max(len(row[at]) for row in rows)
            if width or self._keep:
                self._shown.append((at, max(width, len(column))))
        for row in [list(self._columns), *rows]:
            self._line(row)

    def _line(self, cells: Sequence[str]) -> None:
        line = "  ".join(cells[at].ljust(width) for at, width in self._shown).rstrip()
        self._stream.write(f"{line}\n".encode("utf-8", "replace"))
