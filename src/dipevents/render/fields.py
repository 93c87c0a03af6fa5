"""Fields of a record under their dotted names: picked out, shown as a single value, sorted by.

A name with a dot goes into what it names; in a list it stands for all that the list holds, so that
`participants.country` gives the countries of all participants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from dipevents.render.json import as_json
from dipevents.render.writing import Renderer
from dipevents.values import Record

Tree = dict[str, Any]  # what is wanted of each key, itself a tree; an empty one wants all
Item = TypeVar("Item")

# What people mean who name a whole where a single value is needed.
_MAIN = {
    "date": "date.value", "location": "location.name", "participants": "participants.name",
    "evidence": "evidence.text", "evidence.trigger": "evidence.trigger.text", "plover": "plover.event",
}  # fmt: skip


def tree(fields: Iterable[str]) -> Tree:
    """The fields by their parts; one that stands within another of them adds nothing."""
    made: Tree = {}
    for field in sorted(fields, key=lambda name: name.count(".")):
        *above, last = field.split(".")
        inner: Tree | None = made
        for part in above:
            inner = _within(inner, part)
        if inner is not None:
            inner.setdefault(last, {})
    return {key: made[key] for key in dict.fromkeys(field.split(".")[0] for field in fields)}


def _within(inner: Tree | None, part: str) -> Tree | None:
    """The tree below a part; None where the whole part is wanted already."""
    if inner is None or inner.get(part) == {}:
        return None
    below: Tree = inner.setdefault(part, {})
    return below


class Picking:
    """Hands on to a renderer no more of each event than is wanted."""

    def __init__(self, made: Renderer, fields: Iterable[str]) -> None:
        self._made = made
        self._wanted = tree(fields)
        self.start, self.document, self.finish = made.start, made.document, made.finish

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's wanted fields."""
        self._made.event(picked(record, self._wanted), line_number)


def picked(record: Record, wanted: Tree) -> Record:
    """The record with nothing but what is wanted, in that order; what is absent is null."""
    return {key: _picked(record.get(key), inner) for key, inner in wanted.items()}


def _picked(value: Any, wanted: Tree) -> Any:
    if not wanted or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_picked(each, wanted) for each in value]
    return picked(value, wanted)


def single(record: Record, field: str) -> Any:
    """The field as one value: a number, words, or several joined by `; `; None where there is none."""
    nested = isinstance(record.get(field.split(".")[0]), dict | list | tuple)
    path = _MAIN.get(field, field) if nested else field
    found = [each for each in _leaves(record, path.split(".")) if each is not None]
    if len(found) == 1:
        return found[0] if isinstance(found[0], str | int | float) else as_json(found[0])
    return "; ".join(each if isinstance(each, str) else as_json(each) for each in found) or None


def _leaves(value: Any, parts: Sequence[str]) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _leaves(each, parts)
    elif not parts:
        yield value
    elif isinstance(value, dict):
        yield from _leaves(value.get(parts[0]), parts[1:])


def in_order(items: Iterable[tuple[Record, Item]], keys: Sequence[str]) -> list[tuple[Record, Item]]:
    """Records with what belongs to each, sorted; `-` before a key turns it round, nulls stand last."""
    ordered = list(items)
    for key in reversed(keys):
        down = key.startswith("-")
        ordered.sort(key=_ranker(key.removeprefix("-"), down), reverse=down)
    return ordered


def _ranker(field: str, down: bool) -> Callable[[tuple[Record, Item]], tuple[Any, ...]]:
    """Gives what an item is sorted by: what has a value first, numbers before words."""

    def rank(item: tuple[Record, Item]) -> tuple[Any, ...]:
        value = single(item[0], field)
        if value is None:
            return (not down, False, 0)
        is_words = isinstance(value, str)
        return (down, is_words, value.casefold() if is_words else value)

    return rank
