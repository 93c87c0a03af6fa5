"""JSON and JSON lines: the contract's records, keys in their order, safe on any terminal."""

from __future__ import annotations

import json
import re
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile

from dipevents.render.writing import Look, Sink
from dipevents.values import Record

SCHEMA_VERSION = "1.0"  # that of models, which would load Pydantic; a test holds them together

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
# JSON escapes C0 itself; DEL, C1, bidi controls, line separators and lone surrogates it lets through.
_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_IN_MEMORY = 8 * 1024 * 1024


def as_json(record: object) -> str:
    """A record on one line; characters that no terminal should see as \\uXXXX."""
    text = _encode(record)
    return text if text.isascii() and "\x7f" not in text else _HIDDEN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


class JsonLinesRenderer:
    """One event a line."""

    def __init__(self, stream: Sink, look: Look) -> None:
        self._stream = stream

    def start(self) -> None:
        """Nothing stands before the first line."""

    def document(self, record: Record) -> None:
        """Documents are not written; every event names its own."""

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's line."""
        self._stream.write((as_json(record) + "\n").encode())

    def finish(self) -> tuple[str, ...]:
        """Nothing to add."""
        return ()


class JsonRenderer:
    """One object with all documents, then all events; a record a line. Events wait in a temporary file."""

    def __init__(self, stream: Sink, look: Look) -> None:
        self._stream = stream
        self._events = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by finish
        self._has_documents = False
        self._has_events = False

    def start(self) -> None:
        """The opening of the object."""
        head = f'{{\n"schema_version": {json.dumps(SCHEMA_VERSION)},\n"documents": ['
        self._stream.write(head.encode())

    def document(self, record: Record) -> None:
        """The document's line."""
        self._stream.write(((",\n" if self._has_documents else "\n") + as_json(record)).encode())
        self._has_documents = True

    def event(self, record: Record, line_number: int | None) -> None:
        """The event's line, kept until all documents are written."""
        self._events.write(((",\n" if self._has_events else "\n") + as_json(record)).encode())
        self._has_events = True

    def finish(self) -> tuple[str, ...]:
        """The events and the end of the object."""
        self._stream.write(b'\n],\n"events": [' if self._has_documents else b'],\n"events": [')
        self._events.seek(0)
        copyfileobj(self._events, self._stream)
        self._events.close()
        self._stream.write(b"\n]\n}\n" if self._has_events else b"]\n}\n")
        return ()
