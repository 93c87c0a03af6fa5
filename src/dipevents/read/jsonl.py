"""JSON lines: one document a line; a broken line fails by itself and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dipevents.read.decoding import Undecodable, decode
from dipevents.read.lines import Lines, lines_of
from dipevents.read.records import Broken, Row, documents, too_long
from dipevents.read.settings import Opened, Settings
from dipevents.values import RawText


def read(source: Opened, settings: Settings) -> Iterator[RawText]:
    """The documents of the lines, as far as they are whole."""
    found = lines_of(source, settings)
    if found is not None:
        yield from documents(source.path, _rows(found, settings), settings)


def begins_jsonl(line: bytes) -> bool:
    """Whether a first line is a document of JSON lines, so that standard input holds such."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig"))["text"], str)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _rows(found: Lines, settings: Settings) -> Iterator[Row]:
    for number, line in enumerate(found.lines, 1):
        if line is None:
            yield Row(number, too_long(settings))
        elif line.strip():
            yield _row(number, line, found.encoding)


def _row(number: int, line: bytes, encoding: str | None) -> Row:
    try:
        words, notice = decode(line, encoding)
        return Row(number, _object(words), notice)
    except (Broken, Undecodable) as trouble:
        return Row(number, Broken(str(trouble)))


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as trouble:
        said = str(trouble).split(": line 1 ")[0]
        at = getattr(trouble, "colno", None)
        raise Broken(f"broken JSON: {said}" + (f" at column {at}" if at else "")) from trouble
    except RecursionError as trouble:
        raise Broken("broken JSON: nested too deeply") from trouble
    if not isinstance(value, dict):
        raise Broken('no document: a JSON object with "text" is wanted')
    return value
