"""The best value of each field over the parts of an act, and the document it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from dipevents.merge import times
from dipevents.values import Record

_BASES = {"text": 0, "relative": 1, "context": 2, "dateline": 3, "document": 4}
_KINDS = {"city": 0, "region": 1, "other": 2, "country": 3}


class Best(NamedTuple):
    """A value and the document that gives it."""

    value: Any
    document: str | None


def weights(parts: Sequence[Record], groups: Sequence[Sequence[str]]) -> dict[str, float]:
    """How much each document counts: a report told by three reprints counts once."""
    return {document: 1 / len(group) for group in groups for document in group}


def most(parts: Sequence[Record], field: str, weight: Mapping[str, float]) -> Best:
    """The value that most reports give; of equals the longer, then the first by alphabet."""
    votes: Counter[Hashable] = Counter()
    for part in parts:
        if part.get(field):
            votes[part[field]] += weight[part["document"]]  # type: ignore[assignment]
    if not votes:
        return Best(None, None)
    value = min(votes, key=lambda each: (-round(votes[each], 6), -len(str(each)), str(each)))
    return Best(value, next(part["document"] for part in parts if part.get(field) == value))


def _first(parts: Sequence[Record], field: str, rank: Callable[[Record], tuple[Any, ...]]) -> Best:
    """The field's value that ranks lowest."""
    told = [part for part in parts if part.get(field)]
    if not told:
        return Best(None, None)
    part = min(told, key=lambda each: (*rank(each[field]), each["document"], each["id"]))
    return Best(part[field], part["document"])


def best_date(parts: Sequence[Record], weight: Mapping[str, float]) -> Best:
    """The date stated most closely: by its own words before reckoned, by the day before the month."""
    votes: Counter[str] = Counter()
    for part in parts:
        if part.get("date") and part["date"].get("value"):
            votes[part["date"]["value"]] += weight[part["document"]]  # type: ignore[assignment]

    def rank(value: Record) -> tuple[Any, ...]:
        days = times.interval(value.get("value"))
        width = days[1] - days[0] if days else 10_000_000
        soft = value.get("basis") == "document"
        return (days is None, width > 6, soft, width, -round(votes[value.get("value") or ""], 6),
                _BASES.get(value.get("basis") or "", 5), value.get("value") or "",
                value.get("weekday") is None)  # fmt: skip

    return _first(parts, "date", rank)


def best_place(parts: Sequence[Record], weight: Mapping[str, float]) -> Best:
    """The narrowest place, as stated rather than by dateline, as most reports have it."""
    votes: Counter[str] = Counter()
    for part in parts:
        if part.get("location"):
            votes[part["location"].get("name") or ""] += weight[part["document"]]  # type: ignore[assignment]

    def rank(value: Record) -> tuple[Any, ...]:
        weak = value.get("basis") == "dateline"
        name = value.get("name") or ""
        return (weak, _KINDS.get(value.get("kind") or "", 2), -round(votes[name], 6),
                _BASES.get(value.get("basis") or "", 5), value.get("geonames_id") is None, name)  # fmt: skip

    return _first(parts, "location", rank)


def best_status(parts: Sequence[Record]) -> Best:
    """What became of the act: it occurred if anyone saw it, else what the latest report says."""
    order = {"occurred": 0, "denied": 1, "cancelled": 2, "planned": 3, "proposed": 4}
    happened = [part for part in parts if part["status"] == "occurred"]
    if happened:
        return Best("occurred", happened[0]["document"])
    last = max(part.get("document_date") or "" for part in parts)
    part = min(
        (part for part in parts if (part.get("document_date") or "") == last),
        key=lambda each: (order.get(each["status"], 5), each["document"]),
    )
    return Best(part["status"], part["document"])
