"""What can be said of many events in few words: how many there are, and how many of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from dipevents.render.rows import RowWriter, row_writer
from dipevents.render.writing import Sink
from dipevents.values import Record

COLUMNS = ("field", "value", "count")
Values = Callable[[Record], Iterable[Any]]


def _year(event: Record) -> Iterable[str | None]:
    value = str((event.get("date") or {}).get("value") or "")[:4]
    return (value if value.isdecimal() else None,)


def _countries(event: Record) -> Iterable[str | None]:
    """Those of the participants, each once."""
    return {each.get("country") for each in event["participants"]} - {None}


# What is counted of a record, by the names that `--statistics` prints.
EVENTS: dict[str, Values] = {
    "type": lambda event: (event["type"],),
    "status": lambda event: (event["status"],),
    "year": _year,
    "country": _countries,
    "place": lambda event: ((event.get("location") or {}).get("country"),),
}
ENTITIES: dict[str, Values] = {
    "kind": lambda entity: (entity["kind"],),
    "country": lambda entity: (entity["country"],),
    "name": lambda entity: (entity["name"],),
}


class CountWriter:
    """The number of records and nothing else."""

    def __init__(self, stream: Sink) -> None:
        self._stream = stream
        self._count = 0

    def row(self, record: Record) -> None:
        """One more."""
        self._count += 1

    def finish(self) -> None:
        """The number."""
        self._stream.write(f"{self._count}\n".encode())


class StatisticsWriter:
    """How many records there are of each type, status, year and so on, the most frequent first."""

    def __init__(self, stream: Sink, format_: str, counted: dict[str, Values] | None = None) -> None:
        self._writer = row_writer(format_, stream, "statistics", COLUMNS)
        self._counted = EVENTS if counted is None else counted
        self._counts: dict[str, Counter[Any]] = {name: Counter() for name in self._counted}

    def row(self, record: Record) -> None:
        """Counts the record wherever it belongs."""
        for name, values in self._counted.items():
            self._counts[name].update(values(record))

    def finish(self) -> None:
        """A row for each value."""
        for name, counts in self._counts.items():
            for value, count in sorted(counts.items(), key=lambda item: (-item[1], str(item[0]))):
                self._writer.row(dict(zip(COLUMNS, (name, value, count), strict=True)))
        self._writer.finish()


class Summary:
    """A renderer that hands the events to such a writer."""

    def __init__(self, writer: RowWriter) -> None:
        self._writer = writer

    def start(self) -> None:
        """Nothing is known before the last event."""

    def document(self, record: Record) -> None:
        """Documents do not count."""

    def event(self, record: Record, line_number: int | None) -> None:
        """Counts the event."""
        self._writer.row(record)

    def finish(self) -> tuple[str, ...]:
        """The numbers."""
        self._writer.finish()
        return ()
