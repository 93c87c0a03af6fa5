"""Opening a file once, safely: regular files only, no waiting at pipes, packed ones unpacked."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any, BinaryIO, cast

from dipevents.read.settings import Opened
from dipevents.read.sources import STDIN, Source, document_id

Inode = tuple[int, int]


class NotRead(Exception):
    """Why a file is not read; `silent` where it was read before."""

    def __init__(self, words: str, silent: bool = False) -> None:
        super().__init__(words)
        self.silent = silent


class ExtraMissing(NotRead):
    """A library that an extra brings is not there."""


class BrokenPacking(Exception):
    """What is wrong with a packed file."""


@contextmanager
def opened(source: Source, seen: set[Inode]) -> Iterator[Opened]:
    """The file as a stream of bytes, unpacked; raises NotRead, BrokenPacking or OSError."""
    if source.path == STDIN:
        yield Opened(STDIN, _stdin(seen), None)
        return
    descriptor = _descriptor(source)
    with open(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        size = _checked(before, source, seen)
        name = document_id(source.path)
        unpack = PACKINGS.get(os.path.splitext(name)[1])
        if unpack is None:
            changed = lambda: _state(os.fstat(descriptor)) != _state(before)  # noqa: E731
            yield Opened(name, file, size, changed, source.explicit)
        else:
            with unpack(file) as unpacked:
                yield Opened(name, unpacked, None, named=source.explicit)


@contextmanager
def _gzip(file: BinaryIO) -> Iterator[BinaryIO]:
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield cast(BinaryIO, unpacked)
    except (gzip.BadGzipFile, EOFError, zlib.error) as trouble:
        raise BrokenPacking(f"broken gzip: {trouble}") from trouble


@contextmanager
def _zstd(file: BinaryIO) -> Iterator[BinaryIO]:
    zstd = _zstd_library()
    try:
        with zstd.ZstdFile(file) as unpacked:
            yield unpacked
    except (zstd.ZstdError, EOFError) as trouble:
        raise BrokenPacking(f"broken zstd: {trouble}") from trouble


def _zstd_library() -> Any:
    """Python's own from 3.14 on, before that its backport."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    raise ExtraMissing("reading .zst needs pip install 'dipevents[zst]'; or unpack it first with unzstd")


PACKINGS: dict[str, Callable[[BinaryIO], AbstractContextManager[BinaryIO]]] = {".gz": _gzip, ".zst": _zstd}


def inode(path: str) -> Inode | None:
    """What tells a file from any other, or None if there is none."""
    try:
        known = os.stat(path)
    except OSError:
        return None
    return known.st_dev, known.st_ino


def _state(known: os.stat_result) -> tuple[int, int]:
    """What changes when a file is written to."""
    return known.st_size, known.st_mtime_ns


def _stdin(seen: set[Inode]) -> BinaryIO:
    """Standard input, once."""
    if sys.stdin is None or (-1, -1) in seen:
        raise NotRead("standard input is closed" if sys.stdin is None else "read before", bool(sys.stdin))
    seen.add((-1, -1))
    return sys.stdin.buffer


def _descriptor(source: Source) -> int:
    """An open descriptor that never waits for the other end of a pipe nobody named."""
    waits = source.explicit and stat.S_ISFIFO(os.stat(source.path).st_mode)
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY
    return os.open(source.path, flags if waits else flags | os.O_NONBLOCK)


def _checked(known: os.stat_result, source: Source, seen: set[Inode]) -> int | None:
    """The size of a regular file, None for a pipe; raises NotRead for anything else and for repeats."""
    if stat.S_ISFIFO(known.st_mode) and source.explicit:
        return None
    if not stat.S_ISREG(known.st_mode):
        raise NotRead("no regular file (a pipe, socket or device)")
    if (known.st_dev, known.st_ino) in seen:
        raise NotRead("read before", silent=True)
    seen.add((known.st_dev, known.st_ino))
    return known.st_size
