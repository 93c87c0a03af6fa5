"""What events read back from a file must look like, so that no command stumbles over them later.

Only types are looked at, and the few keys that every event has; `validate` tells what else the contract
asks for. Keys that nobody knows stay as they are.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_LARGEST = 2**53  # up to here every program takes a number for the same one
_NUMBERS = (int, float)
_NAMES = {
    str: "text", type(None): "null", int: "a number", float: "a number", bool: "true or false",
    list: "a list", dict: "an object",
}  # fmt: skip


class Scalar(NamedTuple):
    """A value of one of these types."""

    types: tuple[type, ...]

    def misfit(self, value: Any) -> str | None:
        """What is wrong with the value, if anything is."""
        if type(value) not in self.types:
            return _unlike(value, " or ".join(dict.fromkeys(_NAMES[each] for each in self.types)))
        if type(value) in _NUMBERS and not -_LARGEST < value < _LARGEST:
            return " is too large a number"
        return None


class Listed(NamedTuple):
    """A list of such values."""

    item: Any

    def misfit(self, value: Any) -> str | None:
        """The first item that is wrong, and how."""
        if type(value) is not list:
            return _unlike(value, "a list")
        for at, each in enumerate(value):
            found = self.item.misfit(each)
            if found:
                return f".{at}{found}"
        return None


class Keyed(NamedTuple):
    """An object with such values, where it has the keys at all."""

    shapes: dict[str, Any]
    needed: tuple[str, ...] = ()
    nullable: bool = False

    def misfit(self, value: Any) -> str | None:
        """The first key that is missing or wrong, and how."""
        if value is None and self.nullable:
            return None
        if type(value) is not dict:
            return _unlike(value, "an object")
        for key in self.needed:
            if key not in value:
                return f".{key} is missing"
        for key, each in value.items():
            found = self.shapes[key].misfit(each) if key in self.shapes else None
            if found:
                return f".{key}{found}"
        return None


def _unlike(value: Any, wanted: str) -> str:
    return f" is {_NAMES[type(value)]}; {wanted} is wanted"


_TEXT, _MAYBE = Scalar((str,)), Scalar((str, type(None)))
_WHOLE, _NUMBER = Scalar((int, type(None))), Scalar((int, float, type(None)))
_SPAN = {"text": _MAYBE, "start": _WHOLE, "end": _WHOLE}
_DATE = _SPAN | dict.fromkeys(("value", "weekday", "basis"), _MAYBE)
_LOCATION = (
    _SPAN
    | dict.fromkeys(("kind", "country", "basis"), _MAYBE)
    | {"name": _TEXT, "latitude": _NUMBER, "longitude": _NUMBER, "geonames_id": _WHOLE}
)
_PARTICIPANT = (
    _SPAN
    | dict.fromkeys(("kind", "role"), _TEXT)
    | dict.fromkeys(("name", "title", "country", "organization", "id", "document"), _MAYBE)
    | {"aliases": Listed(_TEXT)}
)
_QUOTE = {"text": _TEXT, "start": Scalar((int,)), "end": Scalar((int,))}
_EVIDENCE = _QUOTE | {"document": _MAYBE, "trigger": Keyed(_QUOTE, tuple(_QUOTE))}
_COMMON = (
    dict.fromkeys(("id", "type", "status", "document"), _TEXT)
    | dict.fromkeys(("document_date", "document_date_basis", "subtype", "scope"), _MAYBE)
    | dict.fromkeys(("venue", "occasion", "rule", "cameo"), _MAYBE)
    | {
        "confidence": _NUMBER, "date": Keyed(_DATE, nullable=True),
        "location": Keyed(_LOCATION, ("name",), nullable=True),
        "evidence": Listed(Keyed(_EVIDENCE, (*_QUOTE, "trigger"))),
        "participants": Listed(Keyed(_PARTICIPANT, ("kind", "role"))),
        "plover": Keyed(dict.fromkeys(("event", "mode"), _MAYBE), nullable=True),
    }
)  # fmt: skip
_NEEDED = ("id", "type", "status", "participants")
EVENT = Keyed(_COMMON, (*_NEEDED, "document"))
_HISTORY = Keyed(dict.fromkeys(("date", "status", "document"), _MAYBE))
MERGED = Keyed(
    _COMMON
    | dict.fromkeys(("mentions", "documents", "reasons"), Listed(_TEXT))
    | {"history": Listed(_HISTORY), "conflicts": Listed(Keyed({})), "parts": Listed(EVENT)},
    (*_NEEDED, "parts"),
)


def misfit(event: dict[str, Any]) -> str | None:
    """The first thing about an event that is not as it must be: "date.value is a number; …"."""
    found: str | None = (MERGED if "parts" in event else EVENT).misfit(event)
    return found and found.removeprefix(".")
