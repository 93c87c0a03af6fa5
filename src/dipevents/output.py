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
        with told_as_output(self._name):
            return self._stream.write(data)

    def flush(self) -> None:
        """Hands everything to the system."""
        with told_as_output(self._name):
            self._stream.flush()

    def sync(self) -> int:
        """How many bytes stand in the file, all of them on disk now."""
        with told_as_output(self._name):
            self._stream.flush()
            os.fsync(self._stream.fileno())
            return self._stream.tell()


@contextmanager
def output(path: str | None) -> Iterator[Writer]:
    """A writer to the path, or to standard output for None and `-`."""
    if path is None or path == "-":
        yield from _standard()
    elif os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        yield from _direct(path)
    else:
        yield from _replacing(path)


@contextmanager
def continued(path: str, length: int) -> Iterator[Writer]:
    """A writer that goes on after so many bytes of what a run to the path left beside it.

    At the end that becomes the file; where something goes wrong it stays, so that a run can go on again.
    """
    target, part = os.path.realpath(path), beside(path, "part")
    with told_as_output(path):
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _mode(target))
    stream = os.fdopen(descriptor, "r+b", _BUFFER)
    writer = Writer(stream, path)
    try:
        with told_as_output(path):
            stream.truncate(length)
            stream.seek(length)
        yield writer
        writer.sync()
    finally:
        with suppress(OSError):
            stream.close()
    with told_as_output(path):
        os.replace(part, target)


def beside(path: str, ending: str) -> str:
    """The name of a hidden file beside the output at the path."""
    target = os.path.realpath(path)
    return os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:80]}.{ending}")


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
    with told_as_output(path):
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
    part = beside(path, f"{os.getpid()}.part")
    with told_as_output(path):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _mode(target))
    stream = os.fdopen(descriptor, "wb", _BUFFER)
    writer = Writer(stream, path)
    try:
        yield writer
        writer.flush()
        with told_as_output(path):
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
def told_as_output(name: str) -> Iterator[None]:
    """What goes wrong inside with a file becomes an OutputTrouble that names the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as trouble:
        words = (trouble.strerror or str(trouble)).lower()
        raise OutputTrouble(f"{visible(name)}: could not be written: {words}") from trouble
