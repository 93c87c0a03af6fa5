"""Lines of a file of records: as bytes, each under a limit, UTF-16 and UTF-32 turned into UTF-8."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from dipevents.read.decoding import bom, wide
from dipevents.read.magic import HEAD, not_text
from dipevents.read.settings import Opened, Settings

_ROOM = 65_536  # for a record's other fields, on top of the text at six bytes a letter (\uXXXX)


class Lines(NamedTuple):
    """The lines, None for one over the limit, and their encoding if it was asked for."""

    lines: Iterator[bytes | None]
    encoding: str | None


def lines_of(source: Opened, settings: Settings) -> Lines | None:
    """The lines of a text; None where it is binary or empty, which is reported."""
    limit = longest(settings)
    first = source.stream.readline(limit)
    mark, marked = bom(first)
    trouble = not_text(first[:HEAD], source.path, wide(settings.encoding) or wide(marked))
    if trouble or not first:
        reason, words = ("binary", trouble) if trouble else ("empty", "empty, nothing to read")
        settings.skipped(source.path, reason, f"{source.path}: {words}")
        return None
    encoding = settings.encoding or (marked if wide(marked) else None)
    if encoding is not None and wide(encoding):
        return Lines(_recoded(first, source.stream, encoding), None)
    return Lines(_bounded(first[len(mark) :], source.stream, limit), encoding)


def longest(settings: Settings) -> int:
    """How many bytes a record may have."""
    return settings.max_bytes * 6 + _ROOM


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


def _bounded(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
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
