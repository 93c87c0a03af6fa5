"""Tables with named columns (CSV, TSV): one document a row."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping

from dipevents.errors import did_you_mean
from dipevents.read.decoding import Undecodable, decode
from dipevents.read.lines import Lines, lines_of, longest
from dipevents.read.records import FIELDS, Broken, Row, documents, too_long
from dipevents.read.settings import Opened, Settings
from dipevents.values import RawText

_DELIMITERS = ",;\t"


def read(source: Opened, settings: Settings) -> Iterator[RawText]:
    """The documents of the rows; a table without a column of texts is none of ours."""
    found = lines_of(source, settings)
    if found is None:
        return
    table = _Table(found, settings)
    try:
        table.head()
    except Broken as trouble:  # in a folder it is no corpus and left out, named it is a mistake
        told = settings.failed if source.named else settings.skipped
        told(source.path, "no documents", f"{source.path}:{table.start}: {trouble}")
        return
    yield from documents(source.path, table.rows(), settings)


class _Table:
    """The rows of a table, each with the number of its first line."""

    def __init__(self, found: Lines, settings: Settings) -> None:
        self._found = found
        self._settings = settings
        self._size = 0
        self._notice: str | None = None
        self._width = 0
        self._columns: dict[str, int] = {}  # field → column
        self._reader: Iterator[list[str]] = iter(())
        self.start = 1
        self._number = 0
        # one limit for the whole process, so it is only ever raised; our own stands in `_fed`
        csv.field_size_limit(max(csv.field_size_limit(), min(longest(settings), sys.maxsize)))

    def head(self) -> None:
        """Reads the names of the columns; raises Broken if no column holds texts."""
        lines = self._fed()
        try:
            first = next(lines)
            delimiter = max(_DELIMITERS, key=first.count)
            names = next(csv.reader(iter([first]), delimiter=delimiter, strict=True))
        except (csv.Error, Undecodable) as trouble:
            raise Broken(f"no line with the names of the columns: {trouble}") from trouble
        self._columns = _found([name.strip() for name in names], self._settings.columns)
        self._width = len(names)
        self._reader = csv.reader(lines, delimiter=delimiter, strict=True)

    def rows(self) -> Iterator[Row]:
        """The rows after the head. After one over the limit nothing is sure, so it is the last."""
        while True:
            self.start, self._size, self._notice = self._number + 1, 0, None
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except Broken as trouble:
                yield Row(self.start, Broken(f"{trouble}; the rest of the table was not read"))
                return
            except (csv.Error, Undecodable) as trouble:
                yield Row(self.start, Broken(_said(trouble)))
            else:
                if cells:
                    yield Row(self.start, self._value(cells), self._notice)

    def _fed(self) -> Iterator[str]:
        """The decoded lines; raises Broken when those of a row are over the limit together."""
        for line in self._found.lines:
            self._number += 1
            self._size += len(line or b"")
            if line is None or self._size > longest(self._settings):
                raise too_long(self._settings)
            words, notice = decode(line, self._found.encoding)
            self._notice = self._notice or notice
            yield words

    def _value(self, cells: list[str]) -> Mapping[str, str] | Broken:
        if len(cells) > self._width:
            wanted = f"{len(cells)} cells where the head has {self._width}"
            return Broken(f"{wanted}; texts with the delimiter in them need quotes")
        return {field: cells[at] for field, at in self._columns.items() if at < len(cells)}


def _found(names: list[str], asked: Mapping[str, str]) -> dict[str, int]:
    """Where each field stands; the columns asked for have to be there, and that of the texts anyway."""
    lowered = [name.lower() for name in names]
    places = {}
    for field in FIELDS:
        name = asked.get(field, field)
        if name in names:
            places[field] = names.index(name)
        elif name.lower() in lowered:
            places[field] = lowered.index(name.lower())
        elif field in asked or field == "text":
            known = ", ".join(names[:12]) + ("…" if len(names) > 12 else "")
            hint = did_you_mean(name, names)
            way = f"Name it: --columns {field}=NAME"
            raise Broken(f"no column is called {name}; there are {known}.{hint} {way}")
    return places


def _said(trouble: Exception) -> str:
    if "unexpected end of data" in str(trouble):
        return "broken CSV: a quote that opens here is never closed"
    return f"broken CSV: {trouble}" if isinstance(trouble, csv.Error) else str(trouble)
