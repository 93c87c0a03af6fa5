"""What every renderer does, and how it is told to look."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from dipevents.values import Record


class Sink(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Writes all of it."""


class Look(NamedTuple):
    """How output is to look; each renderer heeds what concerns it."""

    terminal: bool = False  # the stream is a terminal
    color: bool = False
    width: int | None = None  # of the terminal; None asks it
    raw: bool = False  # CSV cells as they are, formulas and control characters too
    merged: bool = False  # records of merged acts
    fields: tuple[str, ...] = ()  # only these; none means all, and the table's own columns


class Renderer(Protocol):
    """Writes documents and events in one format, as they come."""

    def start(self) -> None:
        """Before the first record."""

    def document(self, record: Record) -> None:
        """A document; those without events too."""

    def event(self, record: Record, line_number: int | None) -> None:
        """An event and the line of its first evidence."""

    def finish(self) -> tuple[str, ...]:
        """After the last record; gives back what the user should know about the output."""
