"""Events read back from what `extract` and `merge` wrote: JSON, JSON lines, or a store."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from dipevents.store import is_store, read_events
from dipevents.values import Record

_NEEDED = ("id", "type", "status", "participants")


class EventFileError(Exception):
    """A file that holds no events of ours; the message says which, where and what would be right."""


def read_event_file(path: str) -> Iterator[Record]:
    """The events of one file or store, `-` for standard input; the lines of a JSONL are read as needed."""
    if is_store(path):
        yield from read_events(path)
        return
    try:
        with _open(path) as lines:
            yield from _events(path, lines)
    except (OSError, EOFError) as trouble:
        raise EventFileError(f"{path}: {getattr(trouble, 'strerror', None) or trouble}") from trouble
    except UnicodeDecodeError as trouble:
        raise EventFileError(f"{path}: not UTF-8 at byte {trouble.start}") from trouble


def _open(path: str) -> IO[str]:
    if path == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="\n")
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return Path(path).open(encoding="utf-8", newline="\n")


def _events(path: str, lines: IO[str]) -> Iterator[Record]:
    """Events of a JSON lines file, or of one JSON value, told apart by the first line."""
    first = next((line for line in lines if line.strip()), "")
    if not first:
        return
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        yield from _whole(path, _parsed(path, first + lines.read()))
        return
    if not isinstance(value, dict) or "events" in value:
        yield from _whole(path, value)
        return
    yield _checked(value, f"{path}:1")
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _checked(_parsed(f"{path}:{number}", line), f"{path}:{number}")


def _whole(path: str, value: Any) -> Iterator[Record]:
    """Events of one JSON value: an object with `events`, a list of events, or a single one."""
    found = value["events"] if isinstance(value, dict) and "events" in value else value
    for at, event in enumerate(found if isinstance(found, list) else [found]):
        yield _checked(event, f"{path}, event {at + 1}")


def _parsed(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise EventFileError(f"{where}: broken JSON: {trouble}") from trouble


def _checked(event: Any, where: str) -> Record:
    """The event itself, if it has what every event of ours has."""
    told = isinstance(event, dict) and all(key in event for key in _NEEDED)
    if not told or not ("document" in event or "parts" in event) or not _sound(event):
        hint = "is this the JSON or JSONL of `dipevents extract`?"
        raise EventFileError(f"{where}: no event of ours; {hint}")
    return dict(event)


def _sound(event: Record) -> bool:
    """Whether the nested values have the shapes that stations rely on."""
    parts = event.get("parts", [])
    return (
        isinstance(event["participants"], list)
        and all(isinstance(each, dict) and {"kind", "role"} <= each.keys() for each in event["participants"])
        and all(isinstance(event.get(key) or {}, dict) for key in ("date", "location"))
        and isinstance(parts, list)
        and all(
            isinstance(part, dict) and "document" in part and all(key in part for key in _NEEDED)
            for part in parts
        )
    )
