"""What was told so far in a document, for the words that point back to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dipevents.resolve.people import Cast
from dipevents.values import Document, Record

if TYPE_CHECKING:
    from dipevents.tables.gazetteer import Gazetteer


class Memory:
    """The document and what its acts told so far."""

    def __init__(self, document: Document, cast: Cast, gazetteer: Gazetteer) -> None:
        self.document = document
        self.cast = cast
        self.gazetteer = gazetteer
        self.pairs: list[
            tuple[int, list[tuple[Record, object]]]
        ] = []  # sentence and parties of the acts told
        self.accords: list[tuple[int, list[tuple[Record, object]]]] = []  # the same, of accords told or named
        self.gatherings: list[tuple[int, list[tuple[Record, object]]]] = []  # the same, of meetings
        self.addressees: tuple[int, list[tuple[Record, object]]] | None = None  # to whom a message went last
        self.full_days: list[tuple[int, int, date]] = []  # sentence and item of days told with their year
        self.targets: list[tuple[int, str, Record, object]] = []  # sentence, kind and target of the acts told
        self.changes: list[
            tuple[int, str, list[str], list[str]]
        ] = []  # sentence and subtype of changes of ties, the states done to and those who did it
        self.days: list[tuple[int, int, date]] = []  # sentence, item and day of the acts told
        self.last: tuple[int, list[tuple[Record, object]]] | None = None  # the act told last, whatever it was
        self.parts: list[tuple[str, Record, object]] = []  # the people of the acts told and their roles
        self.scenes: list[tuple[int, Record]] = []  # sentence and place of the acts told
        self.stops: dict[
            tuple[int, int], dict[str | None, str]
        ] = {}  # by sentence and item, the states of a tour with the kinds of place that were told
        self.stays: list[tuple[int, object, str]] = []  # sentence, visitor and state of the visits told
