"""Acts and actors as the scorer sees them: gold and predicted events brought to one shape."""

from __future__ import annotations

from typing import Any, NamedTuple

from dipevents.values import Record

DEFAULT_TYPES = ("meeting", "message", "call", "visit", "agreement", "relations")
ALL_TYPES = (*DEFAULT_TYPES, "statement")
STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")
KINDS = ("person", "country", "organization")


class Actor(NamedTuple):
    """One participant, of gold or of a prediction."""

    kind: str
    role: str | None = None
    name: str | None = None
    title: str | None = None
    country: str | None = None
    optional: bool = False
    roles_any: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where an act takes place, as far as scoring asks."""

    name: str | None
    country: str | None
    basis: str | None = None


class Act(NamedTuple):
    """One event, of gold or of a prediction; `record` is the object it was read from."""

    type: str
    status: str
    scope: str | None
    date: str | None
    place: Place | None
    actors: tuple[Actor, ...]
    optional: bool
    types_any: tuple[str, ...]
    status_any: tuple[str, ...]
    date_any: tuple[str, ...]
    location_any: tuple[Place, ...]
    date_null_ok: bool
    location_null_ok: bool
    record: Record

    @property
    def domestic(self) -> bool:
        """Whether the act stays inside one state."""
        return self.scope == "domestic"

    def may_be(self, type_: str) -> bool:
        """Whether the type is the act's own or an alternative that is right too."""
        return type_ == self.type or type_ in self.types_any

    def status_right(self, status: str) -> bool:
        """Whether the status is the act's own or an alternative that is right too."""
        return status == self.status or status in self.status_any


def read_act(record: Record) -> Act:
    """The act told by an event object, whether the contract's full form or an annotator's short one."""
    return Act(
        type=str(record.get("type") or ""),
        status=str(record.get("status") or "occurred"),
        scope=record.get("scope") or None,
        date=_date(record.get("date")),
        place=_place(record.get("location")),
        actors=tuple(_actor(each) for each in record.get("participants") or ()),
        optional=bool(record.get("optional")),
        types_any=tuple(record.get("types_any") or ()),
        status_any=tuple(record.get("status_any") or ()),
        date_any=tuple(record.get("date_any") or ()),
        location_any=_places(record.get("location_any")),
        date_null_ok=bool(record.get("date_null_ok")),
        location_null_ok=bool(record.get("location_null_ok")),
        record=record,
    )


def _date(value: Any) -> str | None:
    """The EDTF string of a gold date (a string) or a predicted one (an object with `value`)."""
    if isinstance(value, dict):
        value = value.get("value")
    return str(value) if value else None


def _place(value: Any) -> Place | None:
    """The place of a location object, None where it names neither place nor country."""
    if not isinstance(value, dict) or not (value.get("name") or value.get("country")):
        return None
    return Place(value.get("name") or None, value.get("country") or None, value.get("basis"))


def _places(values: Any) -> tuple[Place, ...]:
    """The places of a list of location objects."""
    return tuple(place for place in map(_place, values or ()) if place)


def _actor(value: Record) -> Actor:
    """The actor of a participant object."""
    return Actor(
        kind=str(value.get("kind") or "person"),
        role=value.get("role") or None,
        name=value.get("name") or None,
        title=value.get("title") or None,
        country=value.get("country") or None,
        optional=bool(value.get("optional")),
        roles_any=tuple(value.get("roles_any") or ()),
    )
