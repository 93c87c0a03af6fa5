"""Documents that are records of a file: a line of JSON or a row of a table, broken ones by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from dipevents.read.decoding import whole
from dipevents.read.settings import Settings, size_in_words
from dipevents.values import RawText

FIELDS = ("text", "id", "date", "title", "source", "url")  # what a record may tell of its document

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].{0,40})?")


class Broken(Exception):
    """What is wrong with a record."""


class Row(NamedTuple):
    """A record by the number of its first line; `notice` tells how it was decoded, if that was a guess."""

    number: int
    value: Mapping[str, Any] | Broken
    notice: str | None = None


def documents(path: str, rows: Iterable[Row], settings: Settings) -> Iterator[RawText]:
    """The documents of the records; what is broken or empty is reported, and the rest goes on."""
    for row in rows:
        where = f"{path}:{row.number}"
        try:
            raw = _document(row, f"{path}#{row.number}", settings)
        except Broken as trouble:
            settings.failed(where, "broken", f"{where}: {trouble}")
            continue
        if not raw.text or raw.text.isspace():
            settings.skipped(raw.id, "empty", f"{where}: the text is empty")
            continue
        yield raw


def too_long(settings: Settings) -> Broken:
    """What is said of a record over the limit."""
    limit = size_in_words(settings.max_bytes)
    return Broken(f"over {limit}, the limit for one document; raise it with --max-bytes")


def _document(row: Row, own_id: str, settings: Settings) -> RawText:
    value = row.value
    if isinstance(value, Broken):
        raise value
    text = value.get("text")
    if not isinstance(text, str):
        raise Broken('no document: "text" is ' + ("missing" if text is None else "no string"))
    if len(text) > settings.max_bytes or len(text.encode("utf-8", "replace")) > settings.max_bytes:
        raise Broken(f"the text is {too_long(settings)}")
    day, odd = _day(value.get("date"))
    return RawText(
        _id(value.get("id")) or own_id, whole(text), day, string(value.get("title")),
        string(value.get("source")), string(value.get("url")),
        tuple(each for each in (row.notice, odd) if each),
    )  # fmt: skip


def string(value: object) -> str | None:
    """The value if it is a string with something in it."""
    return whole(value) if isinstance(value, str) and value.strip() else None


def _day(value: object) -> tuple[str | None, str | None]:
    """The ISO day of a `date` value and a notice where it is none."""
    if value is None or value == "":
        return None, None
    match = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return (date.fromisoformat(match.group(1)).isoformat(), None) if match else (None, _odd(value))
    except ValueError:
        return None, _odd(value)


def _odd(value: object) -> str:
    return f"date {str(value)[:40]!r} is no ISO date (YYYY-MM-DD); left out"


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return string(value)
