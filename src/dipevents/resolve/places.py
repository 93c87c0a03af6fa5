"""Where an act takes place: from the words of the claim to a row of the gazetteer."""

from __future__ import annotations

from collections.abc import Collection

from dipevents.document.sentences import Sentence
from dipevents.mentions.items import Item
from dipevents.tables.gazetteer import Gazetteer
from dipevents.values import Place, Record

_AIRPORTS = frozenset({"airport", "airfield"})


def locate(
    item: Item, sentence: Sentence, gazetteer: Gazetteer, countries: Collection[str], dateline: str | None
) -> tuple[Record | None, str | None]:
    """The location record of a place item and the venue's words, where it is a venue."""
    words, code, kind = _words(item, sentence)
    start, end = sentence.span(item.i, item.j)
    if item.kind == "A" and item.group:
        start, end = sentence.span(item.group[0].first, item.group[0].last)
    airport = not _AIRPORTS.isdisjoint(sentence.lows[item.j : item.j + 2])
    venue = (gazetteer.venue(f"{words} Airport") if airport else None) or gazetteer.venue(words)
    if venue is not None:
        place = gazetteer.choose(venue.city, [venue.country], venue.country)
        return _record(place, sentence.text, start, end, "text") if place else None, words
    if kind == "country" and code:
        place = gazetteer.country(code)
    else:
        place = gazetteer.choose(words, [code] if code else countries, dateline)
    if airport and place is not None and place.country not in {code, *countries}:
        place = None  # "landed at Bole airport": none of the states told of has a Bole
    if place is None and (venue := gazetteer.venue(f"{words} Airport")) is not None:
        place = gazetteer.choose(venue.city, [venue.country], venue.country)
    if place is None:
        return _unknown(words, code, sentence.text, start, end), None
    return _record(place, sentence.text, start, end, "text"), None


def _words(item: Item, sentence: Sentence) -> tuple[str, str | None, str]:
    if item.kind == "P":
        return item.place or "", item.state, "city"
    mention = item.group[0]
    entry = mention.entry
    if entry is not None and entry.kind == "seat":
        return entry.name, entry.code, "venue"
    kind = "country" if entry is not None and entry.kind in {"country", "adjective", "demonym"} else "city"
    return mention.gpe or mention.name or "", mention.country, kind


def _record(place: Place, text: str, start: int | None, end: int | None, basis: str) -> Record:
    return {
        "name": place.name, "kind": place.kind, "country": place.country, "latitude": place.latitude,
        "longitude": place.longitude, "geonames_id": place.geonames_id,
        "text": text[start:end] if start is not None else None, "start": start, "end": end, "basis": basis,
    }  # fmt: skip


def _unknown(words: str, code: str | None, text: str, start: int, end: int) -> Record:
    return {
        "name": words, "kind": "other", "country": code,
        "latitude": None, "longitude": None, "geonames_id": None,
        "text": text[start:end], "start": start, "end": end, "basis": "text",
    }  # fmt: skip


def record(place: Place, text: str, start: int | None, end: int | None) -> Record:
    """The location record of a known place, with the words that name it."""
    return _record(place, text, start, end, "text")


def from_dateline(place: Place, text: str, span: tuple[int, int] | None) -> Record:
    """The dateline's city as the place of an act, said to be so by its basis."""
    start, end = span if span is not None else (None, None)
    return _record(place, text, start, end, "dateline")
