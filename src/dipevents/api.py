"""The library: texts in, frozen models out. No printing, no globals, no clock, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as calendar
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import dipevents.merge as _package
from dipevents.merge import merge_events
from dipevents.models import Event, MergedEvent
from dipevents.read import Problem, iter_documents
from dipevents.values import RawText, Record
from dipevents.work import DEFAULT_TYPES, Wanted, read_events

if TYPE_CHECKING:
    import pandas

Day = calendar | str | None
E = TypeVar("E", Event, MergedEvent)


class Events(list[E]):
    """A list of events that a notebook shows as a table.

    >>> found = dipevents.extract("Norway's king met the president of Chile in Oslo.")
    >>> found[0].location.country
    'NOR'
    >>> found == list(found)
    True
    """

    def to_dataframe(self) -> pandas.DataFrame:
        """The events as `dipevents.to_dataframe` gives them."""
        return to_dataframe(self)

    def _repr_html_(self) -> str:
        from dipevents.notebook import html

        return html([_record(event) for event in self])


def extract(
    text: str,
    *,
    date: Day = None,
    id: str = "-",
    title: str | None = None,
    types: Iterable[str] = DEFAULT_TYPES,
    domestic: bool = False,
    dictionary: str | None = None,
) -> Events[Event]:
    """The events of one text, in the order of their evidence; offsets count its code points.

    `date` is the day of publication, which the text's own words for days go by. `dictionary` is a CSV or
    TOML file of names of your own; its faults raise DictionaryTrouble.

    >>> text = "The king of Norway met the president of Chile in Oslo on Monday."
    >>> (event,) = dipevents.extract(text, date="2023-06-14")
    >>> event.type, event.status, event.date.value, event.location.name
    ('meeting', 'occurred', '2023-06-12', 'Oslo')
    >>> [(who.role, who.title, who.country) for who in event.participants]
    [('participant', 'king', 'NOR'), ('participant', 'president', 'CHL')]
    >>> trigger = event.evidence[0].trigger
    >>> text[trigger.start : trigger.end]
    'met'
    """
    from dipevents.read.decoding import whole

    raw = RawText(id, whole(text), _iso(date), title)
    wanted = Wanted(tuple(types), domestic, dictionary=dictionary)
    return Events(Event.model_validate(record) for record in _wanted(raw, wanted))


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

    >>> events = list(dipevents.iter_events(["seeds/"]))
    >>> events[0].document
    'seeds/000_163ac2fe44a14e1f.txt'
    >>> {"meeting", "message", "visit"} <= {event.type for event in events}
    True
    >>> list(dipevents.iter_events(["nowhere.txt"], on_problem=lambda problem: print(problem.message)))
    nowhere.txt: no such file or folder.
    []
    """
    wanted, day = Wanted(tuple(types), domestic, dictionary=dictionary), _iso(date)
    for raw in iter_documents(paths, columns=columns or {}, on_problem=on_problem):
        for record in _wanted(raw._replace(option_date=day), wanted):
            yield Event.model_validate(record)


def merge(events: Iterable[Event | MergedEvent | Record]) -> Events[MergedEvent]:
    """One event an act, whichever and however many of the events tell of it, in order of date.

    >>> acts = dipevents.merge(dipevents.iter_events(["seeds/"]))
    >>> most = max(acts, key=lambda act: act.reports)
    >>> most.reports, most.date.value, most.location.name
    (4, '2021-11-28', 'Ashgabat')
    """
    return Events(MergedEvent.model_validate(act) for act in merge_events(map(_record, events)))


def to_dataframe(events: Iterable[Event | MergedEvent | Record]) -> pandas.DataFrame:
    """A pandas frame, a row an event, in the columns of `--format csv`; dates are EDTF strings.

    Needs `pip install 'dipevents[pandas]'`; raises ImportError without it, and ValueError where events
    and merged events are mixed.

    >>> events = dipevents.extract("The president of Chile will visit Norway on 3 May.", date="2023-04-14")
    >>> frame = dipevents.to_dataframe(events)
    >>> frame[["type", "status", "date.value", "location.country"]].values.tolist()
    [['visit', 'planned', '2023-05-03', 'NOR']]
    """
    from dipevents.notebook import frame

    return frame(map(_record, events))


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

    def __call__(self, events: Iterable[Any]) -> Events[MergedEvent]:
        return merge(events)


_package.__class__ = _Callable
