"""Events read back from what `extract` and `merge` wrote: JSON, JSON lines, or a store."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import IO, Any

from dipevents.shapes import misfit
from dipevents.store import is_store, read_events
from dipevents.values import Record


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits} is no number that JSON can hold")
    return number


# Infinity and NaN, which Python reads, could not be written again.
_loads = json.JSONDecoder(parse_float=_finite, parse_constant=_finite).decode
_NEEDED = ("id", "type", "status", "participants")


class EventFileError(Exception):
    """A file that holds no events of ours; the message says which, where and what would be right."""


def read_event_file(path: str, strict: bool = True) -> Iterator[Record]:
    """The events of one file or store, `-` for standard input; the lines of a JSONL are read as needed.

    Each has the shape that stations rely on; unless `strict`, only the keys that every event has.
    """
    if is_store(path):
        yield from read_events(path)
        return
    try:
        with _open(path) as lines:
            yield from _events(path, lines, strict)
    except (OSError, EOFError, zlib.error) as trouble:
        raise EventFileError(f"{path}: {getattr(trouble, 'strerror', None) or trouble}") from trouble
    except UnicodeDecodeError as trouble:
        raise EventFileError(f"{path}: not UTF-8 at byte {trouble.start}") from trouble


def _open(path: str) -> IO[str]:
    if path == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="\n")
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return Path(path).open(encoding="utf-8", newline="\n")


def _events(path: str, lines: IO[str], strict: bool) -> Iterator[Record]:
    """Events of a JSON lines file, or of one JSON value, told apart by the first line."""
    first = next((line for line in lines if line.strip()), "")
    if not first:
        return
    try:
        value = _loads(first)
    except (ValueError, RecursionError):
        yield from _whole(path, _parsed(path, first + lines.read()), strict)
        return
    if not isinstance(value, dict) or "events" in value:
        yield from _whole(path, value, strict)
        return
    yield _checked(value, f"{path}:1", strict)
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _checked(_parsed(f"{path}:{number}", line), f"{path}:{number}", strict)


def _whole(path: str, value: Any, strict: bool) -> Iterator[Record]:
    """Events of one JSON value: an object with `events`, a list of events, or a single one."""
    found = value["events"] if isinstance(value, dict) and "events" in value else value
    for at, event in enumerate(found if isinstance(found, list) else [found]):
        yield _checked(event, f"{path}, event {at + 1}", strict)


def _parsed(where: str, text: str) -> Any:
    try:
        return _loads(text)
    except (ValueError, RecursionError) as trouble:
        raise EventFileError(f"{where}: broken JSON: {trouble}") from trouble


def _checked(event: Any, where: str, strict: bool) -> Record:
    """The event itself, if it has what every event of ours has."""
    told = isinstance(event, dict) and all(key in event for key in _NEEDED)
    if not told or not ("document" in event or "parts" in event):
        hint = "is this the JSON or JSONL of `dipevents extract`?"
        raise EventFileError(f"{where}: no event of ours; {hint}")
    wrong = misfit(event) if strict else None
    if wrong:
        raise EventFileError(f"{where}: {wrong}; `dipevents validate` tells all that is wrong")
    return dict(event)
