"""What the report tells: documents with their texts, and the acts they tell of, each with a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dipevents.merge import merge_events, parts_of
from dipevents.merge.times import interval, iso
from dipevents.people import person_id
from dipevents.render.table import event_row
from dipevents.tables import lexicon
from dipevents.values import Record


class Page(NamedTuple):
    """A document as read, and the events found in it."""

    record: Record
    text: str
    events: Sequence[Record]


class Act(NamedTuple):
    """An act as the report shows it; everything that belongs to it bears its number."""

    number: int
    record: Record
    days: tuple[str, str] | None  # first and last, ISO
    when: str
    who: str
    where: str
    countries: tuple[str, ...]
    people: tuple[str, ...]  # ids
    parts: Sequence[Record]  # the events it was made of

    @property
    def type(self) -> str:
        """The event type."""
        return str(self.record["type"])

    @property
    def status(self) -> str:
        """Whether it occurred."""
        return str(self.record["status"])

    @property
    def label(self) -> str:
        """The act on one line."""
        return " · ".join(each for each in (self.when, self.type, self.status, self.who, self.where) if each)


def acts_of(pages: Iterable[Page], merge: bool = True) -> list[Act]:
    """The acts of all documents in order of time, undated ones last."""
    events = [event for page in pages for event in page.events]
    records = merge_events(events) if merge else events
    shown = [_act(record) for record in records]
    shown.sort(key=lambda act: (act.days is None, act.days or ("", "")))
    return [act._replace(number=number) for number, act in enumerate(shown)]


def _act(record: Record) -> Act:
    days = interval((record.get("date") or {}).get("value"))
    when, _, _, who, where, _ = event_row(record, None)
    participants = record["participants"]
    countries = {each["country"] for each in participants if each.get("country")}
    if record["type"] == "visit":
        countries |= {place} if (place := (record.get("location") or {}).get("country")) else set()
    return Act(
        0, record, (iso(days[0]), iso(days[1])) if days else None, when, who, where,
        tuple(sorted(countries)), tuple(dict.fromkeys(filter(None, map(person, participants)))),
        parts_of(record),
    )  # fmt: skip


def person(participant: Record) -> str | None:
    """The id of a named person, the same that the network has; None for others."""
    if participant["kind"] != "person" or not participant.get("name"):
        return None
    return str(participant.get("id") or person_id(participant["name"], participant.get("country")))


def numbers(acts: Iterable[Act]) -> str:
    """The numbers of acts as an attribute's value."""
    return " ".join(str(act.number) for act in acts)


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """English names by ISO alpha-3."""
    return {row["alpha3"]: row["name"] for row in lexicon.rows("countries.csv")}
