"""Options with known values: checked with did-you-mean, completed by the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import typer

from dipevents.errors import did_you_mean

STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")
SCOPES = ("international", "all")
COLORS = ("auto", "always", "never")

Known = Iterable[str] | Callable[[], Iterable[str]]  # a call where finding the names takes loading


def one_of(known: Known) -> dict[str, Any]:
    """What makes an option or argument take one of the known values."""

    def parse(value: str) -> str:
        return checked(value, known)

    def complete(incomplete: str) -> list[str]:
        return [name for name in _names(known) if name.startswith(incomplete)]

    return {"parser": parse, "autocompletion": complete}


def some_of(known: Known) -> dict[str, Any]:
    """The same for several, parted by commas or blanks."""

    def parse(value: str) -> str:
        return ",".join(checked(each, known) for each in listed(value))

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        there = before.split(",")
        return [
            f"{before}{comma}{name}" for name in _names(known) if name.startswith(last) and name not in there
        ]

    return {"parser": parse, "autocompletion": complete}


def listed(words: str) -> tuple[str, ...]:
    """The values of a comma list."""
    return tuple(words.replace(",", " ").split())


def checked(value: str, known: Known) -> str:
    """The value, if it is known; BadParameter with what there is otherwise."""
    names = _names(known)
    if value in names:
        return value
    raise typer.BadParameter(f"unknown value {value!r}; {_there(names)}{did_you_mean(value, names)}")


def _there(names: list[str]) -> str:
    return f"there are {', '.join(names)}." if len(names) <= 20 else "the help tells what there is."


def _names(known: Known) -> list[str]:
    return list(known() if callable(known) else known)
