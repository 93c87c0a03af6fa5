"""What every reader is told, and what it tells back about inputs it could not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

MIB = 1024 * 1024
MAX_BYTES = 10 * MIB


class Problem(NamedTuple):
    """An input that gave no document, or a word about the search; `message` names the way out."""

    path: str
    kind: str  # skipped (by policy), failed, or note (no input of its own)
    reason: str  # binary, empty, missing, unreadable, too large, broken…
    message: str


class Settings(NamedTuple):
    """How to read: encoding asked for, cap on one document, where problems go, columns of tables by field."""

    encoding: str | None
    max_bytes: int
    on_problem: Callable[[Problem], None]
    columns: Mapping[str, str] = MappingProxyType({})

    def skipped(self, path: str, reason: str, message: str) -> None:
        """Reports an input left out by policy."""
        self.on_problem(Problem(path, "skipped", reason, message))

    def failed(self, path: str, reason: str, message: str) -> None:
        """Reports an input that could not be read."""
        self.on_problem(Problem(path, "failed", reason, message))


class Opened(NamedTuple):
    """An input, open for reading from its start; `size` is None where it is not known beforehand."""

    path: str
    stream: BinaryIO
    size: int | None
    changed: Callable[[], bool] = lambda: False  # whether it was written to since
    named: bool = True  # by the caller, not found in a folder


def size_in_words(size: int) -> str:
    """A size as people write it: 512 bytes, 12 KiB, 1.2 GiB."""
    for unit, name in ((1024 * MIB, "GiB"), (MIB, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"
