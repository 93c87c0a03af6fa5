"""Events as flat tables: one row an event, a participant, a pair of actors or a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import permutations
from typing import Any, NamedTuple

from dipevents.merge import parts_of
from dipevents.merge.times import interval, iso
from dipevents.people import person_id
from dipevents.render.csv import COLUMNS, MERGED_COLUMNS, flat
from dipevents.tables.actor_codes import codes_of
from dipevents.values import Record


class Table(NamedTuple):
    """Columns, and the rows that an event gives."""

    columns: tuple[str, ...]
    rows: Callable[[Record], Iterator[Record]]


# Roles of who acts and of whom it is done to; where an act has only one side, it is mutual or no dyad.
_ACTING = {"sender", "caller", "visitor", "actor", "speaker"}
_ACTED_ON = {"recipient", "callee", "target", "addressee"}
_ONE_SIDED = {"sender", "visitor", "speaker", "caller"}

_ACT = ("event_id", "type", "subtype", "status", "date")
_SIDE = ("name", "country", "cow", "code", "kind", "role", "title", "name_raw")
PARTICIPANTS = (
    *_ACT, "position", "kind", "role", "name", "person_id", "title", "country", "organization", "cow", "gw",
    "code", "text", "start", "end",
)  # fmt: skip
DYADS = (
    "event_id", "event_date", "event_type", "event_mode", "cameo",
    *(f"actor_{key}" for key in _SIDE), *(f"recipient_{key}" for key in _SIDE),
    "placename", "country", "latitude", "longitude", "geonames_id", "raw_placename", "publication_date",
    "document", "type", "subtype", "status", "mutual", "date", "date_first", "date_last", "confidence",
)  # fmt: skip
EVIDENCE = (
    *_ACT, "document", "position", "text", "start", "end", "trigger", "trigger_start", "trigger_end", "rule",
)  # fmt: skip


def event_rows(event: Record) -> Iterator[Record]:
    """The event as a row of `extract --format csv`."""
    yield flat(event)


def participant_rows(event: Record) -> Iterator[Record]:
    """A row a participant."""
    for position, each in enumerate(event["participants"]):
        codes = _codes(each)
        yield {
            **_act(event), **each, "position": position, "cow": codes["cow"], "gw": codes["gw"],
            "code": codes["cameo"], "person_id": _person_id(each),
        }  # fmt: skip


def evidence_rows(event: Record) -> Iterator[Record]:
    """A row a sentence; those of a merged act under the documents they stand in."""
    for part in parts_of(event):
        for position, each in enumerate(part.get("evidence") or ()):
            trigger = each.get("trigger") or {}
            yield {
                **_act(event), **each, "document": part.get("document"), "position": position,
                "rule": part.get("rule"), "trigger": trigger.get("text"),
                "trigger_start": trigger.get("start"), "trigger_end": trigger.get("end"),
            }  # fmt: skip


def dyad_rows(event: Record) -> Iterator[Record]:
    """A row for each actor and recipient; a mutual act, such as a meeting, gives both directions."""
    place = event.get("location") or {}
    plover = event.get("plover") or {}
    first, last = _days(event)
    shared = {
        **_act(event), "event_date": first if _begins_on_a_day(event) else None, "date_first": first,
        "date_last": last, "event_type": plover.get("event"), "event_mode": plover.get("mode"),
        "cameo": event.get("cameo"), "placename": place.get("name"), "country": place.get("country"),
        "latitude": place.get("latitude"), "longitude": place.get("longitude"),
        "geonames_id": place.get("geonames_id"), "raw_placename": place.get("text"),
        "publication_date": event.get("document_date"), "confidence": event.get("confidence"),
        "document": "; ".join(dict.fromkeys(str(part.get("document")) for part in parts_of(event))),
    }  # fmt: skip
    for actor, recipient, mutual in dyads(event):
        yield {**shared, **_side("actor", actor), **_side("recipient", recipient), "mutual": mutual}


def dyads(event: Record) -> Iterator[tuple[Record, Record, bool]]:
    """Actor, recipient and whether it holds the other way round too; never two of the same state."""
    people = event["participants"]
    acting = [each for each in people if each["role"] in _ACTING]
    acted_on = [each for each in people if each["role"] in _ACTED_ON]
    if event["type"] == "visit":
        acted_on = _visited(event)
    mutual = not (acting and acted_on)
    if mutual and all(each["role"] in _ONE_SIDED for each in people):
        return
    pairs = permutations(people, 2) if mutual else ((one, other) for one in acting for other in acted_on)
    for one, other in pairs:
        if not one.get("country") or one.get("country") != other.get("country"):
            yield one, other, mutual


def _visited(event: Record) -> list[Record]:
    """The hosts of a visit, or else the state it goes to."""
    hosts = [each for each in event["participants"] if each["role"] == "host"]
    country = (event.get("location") or {}).get("country")
    if hosts or not country:
        return hosts
    return [{"kind": "country", "role": "host", "country": country}]


def _act(event: Record) -> Record:
    return {
        "event_id": event["id"], "type": event["type"], "subtype": event.get("subtype"),
        "status": event["status"], "date": (event.get("date") or {}).get("value"),
    }  # fmt: skip


def _side(side: str, each: Record) -> Record:
    codes = _codes(each)
    told: Record = {
        "name": each.get("name"), "country": each.get("country"), "cow": codes["cow"], "code": codes["cameo"],
        "kind": each["kind"], "role": each["role"], "title": each.get("title"), "name_raw": each.get("text"),
    }  # fmt: skip
    return {f"{side}_{key}": value for key, value in told.items()}


def _codes(each: Record) -> Record:
    return codes_of({"kind": each["kind"], **{key: each.get(key) for key in ("name", "title", "country")}})


def _person_id(each: Record) -> str | None:
    """The id of a named person, the same that the network has."""
    if each["kind"] != "person" or not each.get("name"):
        return None
    return str(each.get("id") or person_id(each["name"], each.get("country")))


def _days(event: Record) -> tuple[str | None, str | None]:
    """First and last day, ISO."""
    days = interval((event.get("date") or {}).get("value"))
    return (iso(days[0]), iso(days[1])) if days else (None, None)


def _begins_on_a_day(event: Record) -> bool:
    """Whether the text tells the first day itself: not of "2022-05", which is some day of it."""
    value: Any = (event.get("date") or {}).get("value") or ""
    return len(value.partition("/")[0]) == len("2022-05-01")


TABLES = {
    "participants": Table(PARTICIPANTS, participant_rows),
    "dyads": Table(DYADS, dyad_rows),
    "evidence": Table(EVIDENCE, evidence_rows),
}


def table(name: str, merged: bool) -> Table:
    """The table of that name; events that were merged have columns of their own."""
    return Table(MERGED_COLUMNS if merged else COLUMNS, event_rows) if name == "events" else TABLES[name]


def rows_of(name: str, events: Iterable[Record]) -> tuple[tuple[str, ...], Iterator[Record]]:
    """The columns of a table, and its rows with exactly these keys in this order."""
    records = iter(events)
    first = next(records, None)
    found = table(name, first is not None and "parts" in first)
    return found.columns, _rows(found, first, records)


def _rows(found: Table, first: Record | None, rest: Iterator[Record]) -> Iterator[Record]:
    for event in (first, *rest) if first is not None else ():
        for row in found.rows(event):
            yield {column: row.get(column) for column in found.columns}
