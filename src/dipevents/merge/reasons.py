"""Why the parts of an act were joined, and where they disagree, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dipevents.merge import times
from dipevents.merge.roster import Entry
from dipevents.values import Record

SHOWN = 12  # reasons of one kind; an act of a thousand reports repeats itself


def reasons(
    merged: Record, parts: Sequence[Record], who: Sequence[Entry], groups: Sequence[Sequence[str]]
) -> list[str]:
    """One sentence each for participants, date, place, occasion, status and reprints."""
    if len(parts) == 1:
        return ["reported once"]
    found = [f"{len(parts)} reports of one {merged['type']} in {len(merged['documents'])} documents"]
    found += _people(merged, who)
    found += _dates(merged, parts)
    found += _places(merged, parts)
    occasions = sorted({part["occasion"] for part in parts if part.get("occasion")})
    if occasions:
        found.append("occasion: " + "; ".join(occasions[:SHOWN]))
    if len(merged["history"]) > 1 and len({step["status"] for step in merged["history"]}) > 1:
        found.append("status: " + ", then ".join(_step(step) for step in merged["history"][:SHOWN]))
    for group in [group for group in groups if len(group) > 1][:SHOWN]:
        found.append("counted as one report, the words are nearly the same: " + ", ".join(group[:SHOWN]))
    return found


def _step(step: Record) -> str:
    return f"{step['status']} ({step['date'] or 'undated'})"


def _people(merged: Record, who: Sequence[Entry]) -> Iterator[str]:
    """How each participant is named where it isn't by the canonical name."""
    for value, entry in zip(merged["participants"], who, strict=True):
        shown = value["name"] or value["title"] or value["country"] or "unnamed"
        others = sorted({_called(told) for _, told in entry.told} - {shown})
        if others:
            yield f"{shown} is the same as {', '.join(others[:SHOWN])}"
        else:
            yield f"{shown} in {len(entry.told)} reports"


def _called(told: Record) -> str:
    """The words for one participant: the name, or country and office."""
    if told.get("name"):
        return str(told["name"])
    office = " ".join(filter(None, (told.get("country"), told.get("title"))))
    return office or str(told.get("organization") or told.get("text") or "unnamed")


def _dates(merged: Record, parts: Sequence[Record]) -> Iterator[str]:
    value = (merged["date"] or {}).get("value")
    days = times.interval(value)
    told = []
    for part in parts:
        own = part.get("date") or {}
        if not own.get("value"):
            told.append(_undated(part, own, days))
        elif own["value"] != value:
            told.append(f"{own['value']} ({own.get('basis')}) in {part['document']} fits {value}")
    same = sum((part.get("date") or {}).get("value") == value for part in parts)
    if value:
        yield f"date {value} in {same} of {len(parts)} reports"
    yield from told[:SHOWN]


def _undated(part: Record, own: Record, days: times.Interval | None) -> str:
    if own.get("weekday") and days and days[0] == days[1]:
        return (
            f"{own['weekday']} in {part['document']} fits: {times.iso(days[0])} is a {times.weekday(days[0])}"
        )
    word = f"“{own['text']}”" if own.get("text") else "no date"
    return f"{word} in {part['document']}; nothing speaks against the date"


def _places(merged: Record, parts: Sequence[Record]) -> Iterator[str]:
    place = merged["location"]
    if not place:
        return
    names = [part["location"]["name"] for part in parts if part.get("location")]
    yield f"place {place['name']} in {names.count(place['name'])} of {len(parts)} reports"
    for name in sorted(set(names) - {place["name"]})[:SHOWN]:
        yield f"{name} does not contradict {place['name']}"


def conflicts(merged: Record, parts: Sequence[Record], who: Sequence[Entry]) -> list[Record]:
    """What the reports say differently, with who says what; nothing is silently overwritten."""
    found = []
    places = _said(parts, lambda part: (part.get("location") or {}).get("name") if _narrow(part) else None)
    if len(places) > 1 and merged["type"] not in {"call", "message"}:
        found.append(_conflict("location", places))
    statuses = _said(parts, lambda part: part["status"])
    if "denied" in statuses and len(statuses) > 1:
        found.append(_conflict("status", statuses))
    if {"cancelled", "occurred"} <= set(statuses):
        found.append(_conflict("status", statuses))
    dates = _said(parts, lambda part: (part.get("date") or {}).get("value") if _stated(part) else None)
    if len(dates) > 1 and not _common(list(dates)):
        found.append(_conflict("date", dates))
    for at, entry in enumerate(who):
        found += _participant_conflicts(at, entry)
    return found


def _narrow(part: Record) -> bool:
    return bool(part.get("location")) and part["location"].get("kind") in {"city", "other"}


def _stated(part: Record) -> bool:
    return bool(part.get("date")) and times.interval(part["date"].get("value")) is not None


def _common(values: Sequence[str]) -> bool:
    window = times.interval(values[0])
    for value in values[1:]:
        other = times.interval(value)
        window = times.overlap(window, other) if window and other else None
    return window is not None


def _participant_conflicts(at: int, entry: Entry) -> Iterator[Record]:
    rows = [
        {"document": part["document"], **{key: told.get(key) for key in ("role", "country")}}
        for part, told in entry.told
    ]
    roles = _said(rows, lambda row: row["role"] if row["role"] != "participant" else None)
    if len(roles) > 1:
        yield _conflict(f"participants.{at}.role", roles)
    countries = _said(rows, lambda row: row["country"])
    if len(countries) > 1:
        yield _conflict(f"participants.{at}.country", countries)


def _said(parts: Sequence[Record], value: Any) -> dict[str, list[str]]:
    """Each value and the documents that give it."""
    found: dict[str, set[str]] = {}
    for part in parts:
        given = value(part)
        if given:
            found.setdefault(given, set()).add(part["document"])
    return {key: sorted(found[key]) for key in sorted(found)}


def _conflict(field: str, said: dict[str, list[str]]) -> Record:
    return {"field": field, "values": [{"value": value, "documents": who} for value, who in said.items()]}
