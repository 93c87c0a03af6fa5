"""The library: texts in, frozen models out. No printing, no globals, no clock, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as calendar
from types import ModuleType
from typing import Any

import dipevents.merge as _package
from dipevents.merge import merge_events
from dipevents.models import Event, MergedEvent
from dipevents.read import Problem, iter_documents
from dipevents.values import RawText, Record
from dipevents.work import DEFAULT_TYPES, Wanted, read_events

Day = calendar | str | None


def extract(
    text: str,
    *,
    date: Day = None,
    id: str = "-",
    title: str | None = None,
    types: Iterable[str] = DEFAULT_TYPES,
    domestic: bool = False,
    dictionary: str | None = None,
) -> list[Event]:
    """The events of one text, in the order of their evidence; offsets count its code points.

    `date` is the day of publication, which the text's own words for days go by. `dictionary` is a CSV or
    TOML file of names of your own; its faults raise DictionaryTrouble.
    """
    from dipevents.read.decoding import whole

    raw = RawText(id, whole(text), _iso(date), title)
    wanted = Wanted(tuple(types), domestic, dictionary=dictionary)
    return [Event.model_validate(record) for record in _wanted(raw, wanted)]


def iter_events(
    paths: Iterable[str],
    *,
    date: Day = None,
    types: Iterable[str] = DEFAULT_TYPES,
    domestic: bool = False,
    dictionary: str | None = None,
    columns: Mapping[str, str] | None = None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[Event]:
    """The events of files and folders, one by one; what can't be read is told to `on_problem`.

    `date` stands in for documents without a day of their own. `columns` names the columns of CSV files by
    field, as in {"text": "body", "date": "published"}.
    """
    wanted, day = Wanted(tuple(types), domestic, dictionary=dictionary), _iso(date)
    for raw in iter_documents(paths, columns=columns or {}, on_problem=on_problem):
        for record in _wanted(raw._replace(option_date=day), wanted):
            yield Event.model_validate(record)


def merge(events: Iterable[Event | MergedEvent | Record]) -> list[MergedEvent]:
    """One event an act, whichever and however many of the events tell of it, in order of date."""
    return [MergedEvent.model_validate(act) for act in merge_events(map(_record, events))]


def _wanted(raw: RawText, wanted: Wanted) -> Iterator[Record]:
    _, events = read_events(raw, wanted.kit())
    return filter(wanted.keeps, events)


def _record(event: Event | MergedEvent | Record) -> Record:
    return event if isinstance(event, dict) else event.model_dump(mode="json")


def _iso(day: Day) -> str | None:
    """The day as ISO 8601; raises ValueError for what is none."""
    if day is None:
        return None
    return (day if isinstance(day, calendar) else calendar.fromisoformat(day)).isoformat()[:10]


class _Callable(ModuleType):
    """The package `dipevents.merge`, which importing it puts in the place of the function above."""

    def __call__(self, events: Iterable[Any]) -> list[MergedEvent]:
        return merge(events)


_package.__class__ = _Callable
