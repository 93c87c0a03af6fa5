"""JSON lines: one document a line; a broken line fails by itself and the rest goes on."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from dipevents.read.decoding import Undecodable, bom, decode, whole, wide
from dipevents.read.magic import HEAD, not_text
from dipevents.read.settings import Opened, Settings, size_in_words
from dipevents.values import RawText

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].{0,40})?")
_ROOM = 65_536  # for a line's other keys, on top of the text at six bytes a letter (\uXXXX)


class _Broken(Exception):
    """What is wrong with a line."""


class _Fields(NamedTuple):
    text: str
    id: str | None
    date: str | None
    title: str | None
    source: str | None
    url: str | None
    notices: tuple[str, ...]


def read(source: Opened, settings: Settings) -> Iterator[RawText]:
    """The documents of the lines, as far as they are whole."""
    first = source.stream.readline(settings.max_bytes * 6 + _ROOM)
    mark, marked = bom(first)
    trouble = not_text(first[:HEAD], source.path, wide(settings.encoding) or wide(marked))
    if trouble or not first:
        reason, words = ("binary", trouble) if trouble else ("empty", "empty, nothing to read")
        settings.skipped(source.path, reason, f"{source.path}: {words}")
        return
    encoding = settings.encoding or (marked if wide(marked) else None)
    if encoding is not None and wide(encoding):
        yield from _documents(source.path, _recoded(first, source.stream, encoding), settings, None)
        return
    lines = _lines(first[len(mark) :], source.stream, settings.max_bytes * 6 + _ROOM)
    yield from _documents(source.path, lines, settings, encoding)


def begins_jsonl(line: bytes) -> bool:
    """Whether a first line is a document of JSON lines, so that standard input holds such."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig"))["text"], str)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _lines(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines as bytes; None for one over the limit, whose rest is passed over."""
    line = first
    while line:
        if len(line) >= limit and not line.endswith(b"\n"):
            yield None
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
        else:
            yield line
        line = stream.readline(limit)


def _recoded(first: bytes, stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """UTF-16 and UTF-32 line by line as UTF-8: their newline is more than a byte."""
    rest = io.BufferedReader(Chained(first, stream))
    with io.TextIOWrapper(rest, encoding=encoding, errors="replace", newline="\n") as text:
        for line in text:
            yield line.encode()


class Chained(io.RawIOBase):
    """Bytes already read, then the rest of the stream."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        if not data:
            read = getattr(self._stream, "read1", self._stream.read)  # does not wait for a full buffer
            data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _documents(
    path: str, lines: Iterable[bytes | None], settings: Settings, encoding: str | None
) -> Iterator[RawText]:
    for number, line in enumerate(lines, 1):
        if line is not None and not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            fields = _fields(line, settings, encoding)
        except (_Broken, Undecodable) as trouble:
            settings.failed(where, "broken", f"{where}: {trouble}")
            continue
        id_ = fields.id or f"{path}#{number}"
        if not fields.text or fields.text.isspace():
            settings.skipped(id_, "empty", f"{where}: the text is empty")
            continue
        yield RawText(id_, fields.text, fields.date, fields.title, fields.source, fields.url, fields.notices)


def _fields(line: bytes | None, settings: Settings, encoding: str | None) -> _Fields:
    limit = size_in_words(settings.max_bytes)
    if line is None:
        raise _Broken(f"over {limit}, the limit for one document; raise it with --max-bytes")
    words, notice = decode(line, encoding)
    value = _object(words)
    text = value.get("text")
    if not isinstance(text, str):
        raise _Broken('no document: "text" is ' + ("missing" if text is None else "no string"))
    if len(text) > settings.max_bytes or len(text.encode("utf-8", "replace")) > settings.max_bytes:
        raise _Broken(f"the text is over {limit}, the limit for one document; raise it with --max-bytes")
    day, odd = _day(value.get("date"))
    return _Fields(
        whole(text), _id(value.get("id")), day, _string(value.get("title")), _string(value.get("source")),
        _string(value.get("url")), tuple(each for each in (notice, odd) if each),
    )  # fmt: skip


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as trouble:
        said = str(trouble).split(": line 1 ")[0]
        at = getattr(trouble, "colno", None)
        raise _Broken(f"broken JSON: {said}" + (f" at column {at}" if at else "")) from trouble
    except RecursionError as trouble:
        raise _Broken("broken JSON: nested too deeply") from trouble
    if not isinstance(value, dict):
        raise _Broken('no document: a JSON object with "text" is wanted')
    return value


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
    return _string(value)


def _string(value: object) -> str | None:
    return whole(value) if isinstance(value, str) and value.strip() else None
