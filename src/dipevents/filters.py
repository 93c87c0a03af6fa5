"""Which events to keep: by time, type, country, participant, place and status.

Times overlap with the precision they have: "2022-05" keeps 2022-05-10, and an act dated to the month
is kept by any day of it. An act without a date is kept only where no time is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dipevents.merge.times import Interval, interval
from dipevents.people import fold, same_person
from dipevents.values import Record


class Filters(NamedTuple):
    """What is asked for; an empty field asks nothing, values of one field are alternatives."""

    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


class FilterError(ValueError):
    """A filter that can't be read; the message says what would be right."""


def filtered(events: Iterable[Record], filters: Filters) -> Iterator[Record]:
    """The events that fit all filters, in the order given."""
    return filter(fitting(filters), events)


def fitting(filters: Filters) -> Callable[[Record], bool]:
    """Tells whether an event fits all filters; FilterError where they can't be read."""
    first = _bound(filters.since, "--since")
    last = _bound(filters.until, "--until")
    if first and last and first[0] > last[1]:
        raise FilterError(f"--since {filters.since} is later than --until {filters.until}")
    window = (first[0] if first else 1, last[1] if last else 4_000_000) if first or last else None
    return lambda event: _in_time(event, window) and fits(event, filters)


def _bound(value: str | None, option: str) -> Interval | None:
    if value is None:
        return None
    found = interval(value)
    if found is None:
        raise FilterError(f"{option}: {value!r} is no date; use YYYY, YYYY-MM or YYYY-MM-DD")
    return found


def _in_time(event: Record, window: Interval | None) -> bool:
    if window is None:
        return True
    own = interval((event.get("date") or {}).get("value"))
    return own is not None and own[0] <= window[1] and window[0] <= own[1]


def fits(event: Record, filters: Filters) -> bool:
    """Whether the event fits all filters but those of time."""
    return (
        (not filters.types or event["type"] in filters.types)
        and (not filters.statuses or event["status"] in filters.statuses)
        and (not filters.countries or _of_country(event, filters.countries))
        and all(_took_part(event, (name,)) for name in filters.participants)
        and (not filters.locations or _at(event, filters.locations))
    )


def _of_country(event: Record, countries: tuple[str, ...]) -> bool:
    """Whether a participant, or the country visited, is one of these (ISO alpha-3)."""
    wanted = {country.upper() for country in countries}
    found = {each.get("country") for each in event.get("participants") or ()}
    if event["type"] == "visit":
        found.add((event.get("location") or {}).get("country"))
    return bool(wanted & found)


def _took_part(event: Record, names: tuple[str, ...]) -> bool:
    """Whether a participant bears one of the names, in any spelling, or has it as id."""
    return any(_is(each, name) for each in event.get("participants") or () for name in names)


def _is(participant: Record, name: str) -> bool:
    if name in {participant.get("id"), participant.get("country")}:
        return True
    known = [participant.get("name"), *(participant.get("aliases") or ())]
    if participant.get("kind") == "person":
        return any(same_person(name, each) for each in known if each)
    return any(fold(name) == fold(each) for each in (*known, participant.get("organization")) if each)


def _at(event: Record, places: tuple[str, ...]) -> bool:
    """Whether the act took place there: city, region, country's name or code, or venue."""
    place = event.get("location") or {}
    told = {fold(each) for each in (place.get("name"), place.get("country"), event.get("venue")) if each}
    return any(fold(each) in told for each in places)
