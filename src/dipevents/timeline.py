"""Acts in the order of time, one short row each."""

from __future__ import annotations

from collections.abc import Iterable

from dipevents.merge.times import interval
from dipevents.values import Record

COLUMNS = ("date", "type", "subtype", "status", "participants", "location", "reports", "id")


def timeline(events: Iterable[Record]) -> list[Record]:
    """Rows of `COLUMNS`, sorted by first day, then last; undated acts stand at the end."""
    return [row(event) for event in sorted(events, key=_when)]


def _when(event: Record) -> tuple[bool, int, int, str]:
    days = interval((event.get("date") or {}).get("value"))
    return (days is None, days[0] if days else 0, days[1] if days else 0, str(event["id"]))


def row(event: Record) -> Record:
    """The row of an act."""
    place = event.get("location") or {}
    return {
        "date": (event.get("date") or {}).get("value"),
        "type": event["type"],
        "subtype": event.get("subtype"),
        "status": event["status"],
        "participants": "; ".join(called(each) for each in event.get("participants") or ()),
        "location": place.get("name"),
        "reports": event.get("reports", 1),
        "id": event["id"],
    }


def called(participant: Record) -> str:
    """The words for a participant: "Ilham Aliyev (AZE)", "ambassador (AZE)", "AZE"."""
    country = participant.get("country")
    name = participant.get("name") if participant.get("kind") != "country" else None
    name = name or participant.get("title") or participant.get("organization")
    if not name:
        return country or participant.get("text") or "unnamed"
    return f"{name} ({country})" if country else str(name)
