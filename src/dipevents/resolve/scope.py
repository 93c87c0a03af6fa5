"""Whether an act is international, domestic, or can't be told: codebook section 7."""

from __future__ import annotations

from collections.abc import Iterable

from dipevents.values import Record


def scope_of(kind: str, participants: Iterable[Record], location: Record | None) -> str:
    """`international`, `domestic` or `unknown` for an event record's participants and place."""
    people = list(participants)
    codes = {p["country"] for p in people if p["country"]}
    bodies = {p["organization"] or p["name"] for p in people if not p["country"] and _is_body(p)}
    if kind == "visit":
        visitors = {p["country"] for p in people if p["role"] == "visitor" and p["country"]}
        place = location["country"] if location else None
        if visitors and place:
            return "international" if visitors - {place} or len(visitors) > 1 else "domestic"
        if visitors and location:
            return "international"
        return "international" if len(codes) > 1 or (bodies and place) else "unknown"
    if len(codes) + len(bodies) >= 2:
        return "international"
    if bodies and all(p["kind"] == "organization" for p in people):
        return "international"
    known = [p for p in people if p["country"]]
    lone = people[0] if len(people) == 1 else None  # whom the other party was, nobody says
    alone = lone is not None and (
        lone["kind"] == "person" or (kind == "agreement" and lone["kind"] == "country" and not lone["title"])
    )
    if len(codes) == 1 and len(known) == len(people) and not alone:
        return "domestic"
    return "unknown"


def _is_body(participant: Record) -> bool:
    return participant["kind"] == "organization" or bool(participant["organization"])
