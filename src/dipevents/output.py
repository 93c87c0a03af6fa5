"""Where output goes: standard output, or a file that is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from dipevents.errors import OutputTrouble
from dipevents.terminal import visible

_BUFFER = 1 << 16


class Writer:
    """Writes bytes; a full disk becomes an OutputTrouble, a closed pipe stays what it is."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def write(self, data: bytes, /) -> int:
        """Writes all of it."""
        with _told(self._name):
            return self._stream.write(data)

    def flush(self) -> None:
        """Hands everything to the system."""
        with _told(self._name):
            self._stream.flush()


@contextmanager
def output(path: str | None) -> Iterator[Writer]:
    """A writer to the path, or to standard output for None and `-`."""
    if path is None or path == "-":
        yield from _standard()
    elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        yield from _direct(path)
    else:
        yield from _replacing(path)


def is_terminal(path: str | None) -> bool:
    """Whether output to the path is seen on a terminal."""
    return (path is None or path == "-") and sys.stdout is not None and sys.stdout.isatty()


def _standard() -> Iterator[Writer]:
    if sys.stdout is None or sys.stdout.closed:
        raise OutputTrouble("standard output is closed")
    writer = Writer(sys.stdout.buffer, "standard output")
    yield writer
    writer.flush()


def _direct(path: str) -> Iterator[Writer]:
    """A device or pipe can't be replaced, only written to; a folder not even that."""
    with _told(path):
        stream = open(path, "wb", buffering=_BUFFER)  # noqa: SIM115 - closed below, its errors told
    writer = Writer(stream, path)
    try:
        yield writer
        writer.flush()
    finally:
        with suppress(OSError):
            stream.close()


def _replacing(path: str) -> Iterator[Writer]:
    """Writes a hidden file beside the real one and renames it at the end; the old one stays till then."""
    target = os.path.realpath(path)
    part = os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:80]}.{os.getpid()}.part")
    with _told(path):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _mode(target))
    stream = os.fdopen(descriptor, "wb", _BUFFER)
    writer = Writer(stream, path)
    try:
        yield writer
        writer.flush()
        with _told(path):
            os.fsync(descriptor)
            stream.close()
            os.replace(part, target)
    finally:
        with suppress(OSError):
            stream.close()
        with suppress(OSError):
            os.unlink(part)


def _mode(target: str) -> int:
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        return 0o666


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as trouble:
        words = (trouble.strerror or str(trouble)).lower()
        raise OutputTrouble(f"{visible(name)}: could not be written: {words}") from trouble
