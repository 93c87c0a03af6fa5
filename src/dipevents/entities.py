"""Who, where and when a document mentions: a record for every name, office, place and date in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dipevents.document.facts import home_of, read_facts
from dipevents.document.sentences import Sentence, sentences_of
from dipevents.mentions.items import Item, Mention
from dipevents.people import person_id
from dipevents.pipeline import Kit, cast_of, item_reader
from dipevents.resolve.dates import resolve_date
from dipevents.resolve.people import Cast
from dipevents.resolve.places import locate
from dipevents.values import Document, Place, RawText, Record

KINDS = ("person", "country", "organization", "place", "date")
COLUMNS = (
    "document", "kind", "text", "start", "end", "name", "title", "country", "organization", "latitude",
    "longitude", "geonames_id", "value", "basis", "id",
)  # fmt: skip
SHOWN = ("kind", "text", "name", "title", "country", "value", "document", "start")  # in a table
_STATES = frozenset({"country", "adjective", "demonym"})
_PLACES = frozenset({"capital", "seat"})
_POINTING = frozenset({"here", "our country", "this country"})  # words that name no place


def entities(raw: RawText, kit: Kit) -> list[Record]:
    """The mentions of one document, in the order of the text; pronouns are none."""
    document = read_facts(raw, kit.gazetteer)
    if document.language not in {None, "en"}:
        return []
    sentences = sentences_of(document)
    read = item_reader(document, sentences, kit)
    cast = cast_of(document, kit)
    cast.register([(sentence, read(sentence, True)) for sentence in sentences])
    reader = _Reader(document, cast, kit)
    found = [record for sentence in sentences for record in reader.records(sentence, read(sentence, True))]
    found += reader.dateline()
    return sorted(found, key=lambda record: (record["start"], record["end"]))


class _Reader:
    """Turns the items of a sentence into records."""

    def __init__(self, document: Document, cast: Cast, kit: Kit) -> None:
        self._document = document
        self._cast = cast
        self._kit = kit

    def records(self, sentence: Sentence, items: list[Item]) -> Iterator[Record]:
        """The records of one sentence."""
        for item in items:
            if item.kind == "D" and item.date is not None:
                yield self._date(item)
            elif item.kind == "P" and item.place not in _POINTING:
                yield self._place(sentence, item)
            for mention in item.group:
                if mention.pronoun is None and mention.last > mention.first and self._sure(mention):
                    yield self._actor(sentence, item, mention)

    def dateline(self) -> list[Record]:
        """The town of the dateline, where its name stands in it."""
        place, span = self._document.dateline_place, self._document.dateline_span
        if place is None or span is None:
            return []
        line = self._document.text[span[0] : span[1]]
        at = line.lower().find(place.name.lower())
        if at < 0:
            return []
        record = self._record("place", span[0] + at, span[0] + at + len(place.name))
        record |= {"name": place.name, "country": place.country, "geonames_id": place.geonames_id}
        return [_located(record, place)]

    def _sure(self, mention: Mention) -> bool:
        """Whether it names somebody: "Zangezur Economic" is a run of capitals, "leaders" have no state."""
        if mention.kind == "country" and mention.country is None:
            return False
        if not mention.weak or mention.entry is not None or mention.name is None:
            return True
        person = self._cast.named(mention)
        words = mention.name.split()
        return (person is not None and person.known) or (len(words) > 1 and self._kit.actors.knows(words[-1]))

    def _actor(self, sentence: Sentence, item: Item, mention: Mention) -> Record:
        kind = mention.entry.kind if mention.entry is not None else ""
        if mention.kind == "person":
            return self._person(sentence, mention)
        if kind in _PLACES and len(item.group) == 1:
            return self._place(sentence, item)
        start, end = sentence.span(mention.first, mention.last)
        if kind in _STATES or mention.kind == "country":
            return self._state(start, end, mention)
        record = self._record("organization", start, end)
        record["name"] = mention.entry.name if mention.entry is not None else mention.name
        record["country"] = mention.country
        record["id"] = mention.entry.acronym if mention.entry is not None else None
        return record

    def _person(self, sentence: Sentence, mention: Mention) -> Record:
        record = self._record("person", *sentence.span(mention.first, mention.last))
        cast = self._cast
        person = (
            cast.named(mention)
            if mention.name
            else cast.office(mention, sentence.index, mention.country, mention.klass)
        )
        record["name"] = person.name if person is not None else mention.name
        record["title"] = (person.title if person is not None else None) or mention.title
        record["country"] = (person.country if person is not None else None) or mention.country
        record["organization"] = (person.organization if person is not None else None) or mention.organization
        record["basis"] = "text" if record["name"] == mention.name else "context"
        if record["name"]:
            record["id"] = person_id(record["name"], record["country"], self._document.date)
        return record

    def _state(self, start: int, end: int, mention: Mention) -> Record:
        record = self._record("country", start, end)
        place = self._kit.gazetteer.country(mention.country or "")
        record["name"] = place.name if place is not None else mention.name
        record["country"] = record["id"] = mention.country
        return _located(record, place)

    def _place(self, sentence: Sentence, item: Item) -> Record:
        countries = [item.state] if item.state else []
        found, venue = locate(item, sentence, self._kit.gazetteer, countries, home_of(self._document))
        first, last = (item.group[0].first, item.group[0].last) if item.group else (item.i, item.j)
        record = self._record("place", *sentence.span(first, last))
        if found is not None:
            record["name"] = venue or found["name"]
            record |= {key: found[key] for key in ("country", "latitude", "longitude", "geonames_id")}
        return record

    def _date(self, item: Item) -> Record:
        assert item.date is not None
        record = self._record("date", item.date.start, item.date.end)
        base: date | None = self._document.date
        resolved = resolve_date(item.date, base, "none")
        record["value"], record["basis"] = resolved.value, resolved.basis
        return record

    def _record(self, kind: str, start: int, end: int) -> Record:
        record: Record = dict.fromkeys(COLUMNS)
        text = self._document.text[start:end]
        record |= {"document": self._document.id, "kind": kind, "text": text, "basis": "text"}
        return record | {"start": start, "end": end}


def _located(record: Record, place: Place | None) -> Record:
    if place is not None:
        record |= {"latitude": place.latitude, "longitude": place.longitude, "geonames_id": place.geonames_id}
    return record
