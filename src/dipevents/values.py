"""The values the stations hand on: small, frozen, quick to make.

Pydantic describes the public edge (`models.py`); inside, a million documents a night ask for
plain tuples. Every offset counts code points of the text as read.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple


class RawText(NamedTuple):
    """One document as read, before anything is known about it."""

    id: str
    text: str
    date: str | None = None  # ISO publication date given with the document
    title: str | None = None
    source: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()  # e.g. "not UTF-8 at byte 5123; read as cp1252"
    option_date: str | None = None  # from --date; used only where nothing better is known


class Place(NamedTuple):
    """A row of the gazetteer. `country` is ISO alpha-3 or None; degrees north and east."""

    name: str
    kind: str  # city, region, country, other
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int


class Document(NamedTuple):
    """The text and what it says of itself."""

    id: str
    text: str
    date: date | None
    date_basis: str | None  # given, header, dateline, option
    dateline_place: Place | None
    dateline_text: str | None
    dateline_span: tuple[int, int] | None  # the whole dateline, so that it yields no event
    agency: str | None
    language: str | None
    title: str | None
    title_span: tuple[int, int] | None
    body_spans: tuple[tuple[int, int], ...]  # what is news text: no boilerplate, no dateline
    source: str | None
    url: str | None
    warnings: tuple[str, ...]


class DateMention(NamedTuple):
    """Words that name a time, found by our own patterns; not yet resolved."""

    start: int
    end: int
    text: str
    kind: str
    parts: tuple[Any, ...]  # what the pattern read; meaning depends on `kind`


class DateValue(NamedTuple):
    """A resolved time: `value` is EDTF or None, `basis` text or relative, `weekday` English or None."""

    value: str | None
    basis: str
    weekday: str | None


Record = dict[str, Any]  # an event or document as the contract prints it
