"""The further stops of a journey: "to Odesa and then to Istanbul", "to Tonga, followed by Vanuatu"."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.mentions.items import Item
from dipevents.tables import grammar as g

_THEN = frozenset("then later thereafter afterwards subsequently next onward".split())
LATER = _THEN | {"followed", "where"}  # what stands between a time and the stops to which it does not belong
_LEADS = frozenset({"to", "for", "on"})
_REACH = 30  # items between one stop and the words that lead to the next
_GOES_ON = frozenset("and , . ; where for on in before at from".split())


def places_listed(items: list[Item], lows: list[str], p: int) -> Iterator[Item]:
    """The places that go on a list at p: "and London"."""
    while p + 1 < len(items) and lows[p] in {"and", ","} and items[p + 1].kind in "AP":
        if not is_stop(items[p + 1]):
            return
        yield items[p + 1]
        p += 2


def is_stop(item: Item) -> bool:
    """Whether an item is a place to go to, or a state by its own name."""
    if item.kind != "A":
        return item.kind == "P"
    return bool(item.group[0].gpe) and not (item.group[0].possessive or item.group[0].adjective)


def further_stops(items: list[Item], lows: list[str], places: list[Item]) -> list[Item]:
    """The stops told behind the first ones of a journey, with the words that lead from one to the next."""
    last = max((p for p, item in enumerate(items) if any(item.i == each.i for each in places)), default=0)
    out: list[Item] = []
    p = last + 1
    while last and p < min(len(items) - 1, last + _REACH) and lows[p] not in {".", ";", ":"}:
        q = _next_stop(items, lows, p, last)
        stops = [items[q], *places_listed(items, lows, q + 1)] if q else []
        if stops and _stands_alone(items, lows, q + 2 * len(stops) - 1):
            out += stops
            p = last = q + 2 * len(stops) - 1
        else:
            p += 1
    return out


def _next_stop(items: list[Item], lows: list[str], p: int, last: int) -> int:
    """Where a further stop stands that the words at p lead to; 0 where they lead nowhere."""
    if lows[p : p + 3] == [",", "followed", "by"]:
        q = p + 3
    elif lows[p] in _THEN and lows[p - 1] in {"and", ","}:
        q = p + 1
        while lows[q : q + 1] and lows[q] in _LEADS:
            q += 1
    elif lows[p] == "for" and lows[p - 1] == "and" and lows[last - 1] == "for":
        q = p + 1  # "for Paris, where he will attend the conference, and for Brussels"
    else:
        return 0
    return q if q < len(items) and is_stop(items[q]) else 0


def _stands_alone(items: list[Item], lows: list[str], p: int) -> bool:
    """Whether nothing behind a stop makes it act: "and then Togo agreed"."""
    if p >= len(items):
        return True
    timed = p + (lows[p] == "on")
    if timed < len(items) and items[timed].kind == "D":
        return not any(map(g.looks_like_verb, lows[timed + 1 : timed + 2]))  # "then Togo on Tuesday agreed"
    return lows[p] in _GOES_ON or lows[p] in g.PREPOSITIONS
