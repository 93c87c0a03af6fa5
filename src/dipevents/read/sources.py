"""Which files are read, in which order: paths as given, folders sorted, each file once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from dipevents.errors import did_you_mean
from dipevents.read.formats import PATTERNS, READERS
from dipevents.read.settings import Problem, Settings

STDIN = "-"


class Source(NamedTuple):
    """A file to read; `explicit` where the caller named it, so that a pipe may stand there too."""

    path: str
    explicit: bool


class Chosen(NamedTuple):
    """Which files of a folder are wanted; a pattern with a slash looks at the path below the folder."""

    glob: Sequence[str]
    exclude: Sequence[str]

    def wants(self, name: str, below: str) -> bool:
        """Whether a file of that name and path is to be read."""
        return _matches(self.glob or PATTERNS, name, below) and not self.shuns(name, below)

    def shuns(self, name: str, below: str) -> bool:
        """Whether a file or folder is left out."""
        return _matches(self.exclude, name, below)


def _matches(patterns: Sequence[str], name: str, below: str) -> bool:
    return any(fnmatch(below if "/" in each else name, each.rstrip("/")) for each in patterns)


def sources(paths: Iterable[str], chosen: Chosen, settings: Settings) -> Iterator[Source]:
    """The files behind the paths, folders opened up; what isn't there is reported."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _folder(path, chosen, settings)
        elif path == STDIN or os.path.lexists(path):
            yield Source(path, True)
        else:
            guess = _sibling(path)
            message = f"{document_id(path)}: no such file or folder.{guess}"
            settings.failed(document_id(path), "missing", message)


def listed(data: bytes, null: bool) -> list[str]:
    """The paths of a --files-from list: a line each, or ended by NUL."""
    parts = data.split(b"\0" if null else b"\n")
    names = parts if null else [part.removesuffix(b"\r") for part in parts]
    return [os.fsdecode(name) for name in names if name.strip()]


def document_id(path: str) -> str:
    """The path as given, with slashes, bytes that are no UTF-8 written as %XX."""
    name = path if os.sep == "/" else path.replace(os.sep, "/")
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"%{ord(c) - 0xDC00:02X}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in name)
    return name


def _folder(root: str, chosen: Chosen, settings: Settings) -> Iterator[Source]:
    """The wanted files below a folder; a word where there is none."""
    seen: Counter[str] = Counter()
    found = False
    for path in _walk(root.rstrip("/") or "/", "", chosen, settings, seen):
        found = True
        yield Source(path, False)
    if not found:
        name = document_id(root)
        settings.on_problem(Problem(name, "note", "nothing found", f"{name}: {_nothing(seen, chosen)}"))


def _walk(folder: str, below: str, chosen: Chosen, settings: Settings, seen: Counter[str]) -> Iterator[str]:
    """Files in the order of their whole paths; links to folders are not followed, hidden names skipped."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted((entry.name + ("/" if _is_folder(entry) else ""), entry) for entry in entries)
    except OSError as trouble:
        words = (trouble.strerror or str(trouble)).lower()
        settings.failed(document_id(folder), "unreadable", f"{document_id(folder)}: {words}")
        return
    for name, entry in inside:
        path, inner = _joined(folder, entry.name), f"{below}{entry.name}"
        if name.startswith("."):
            continue
        if name.endswith("/"):
            if not chosen.shuns(entry.name, inner):
                yield from _walk(path, f"{inner}/", chosen, settings, seen)
        elif chosen.wants(entry.name, inner) and not os.path.isdir(path):
            yield path
        else:
            seen[os.path.splitext(name)[1] or "no ending"] += 1


def _joined(folder: str, name: str) -> str:
    return f"{folder}{name}" if folder.endswith("/") else f"{folder}/{name}"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _nothing(seen: Counter[str], chosen: Chosen) -> str:
    """ "0 of 7 files match *.txt, *.jsonl (found: 5 .pdf, 2 .docx)…"."""
    if not seen:
        return "an empty folder, nothing to read"
    wanted = ", ".join(chosen.glob or PATTERNS[:2])
    found = ", ".join(f"{count} {ending}" for ending, count in seen.most_common(4))
    known = next((ending for ending, _ in seen.most_common() if ending in READERS), None)
    way = (
        f"choose with --glob '*{known}'" if known else "convert them to text first, or choose with --glob '*'"
    )
    return f"0 of {sum(seen.values())} files match {wanted} (found: {found}); {way}"


def _sibling(path: str) -> str:
    """ " Did you mean seeds/?" where the folder holds a name like the one asked for."""
    parent, name = os.path.split(path.rstrip("/"))
    try:
        names = sorted(os.listdir(parent or "."))
    except OSError:
        return ""
    lowered = {each.lower(): each for each in names}
    guess = did_you_mean(name, list(lowered))
    if not guess:
        return ""
    real = os.path.join(parent, lowered[guess.removeprefix(" Did you mean ").removesuffix("?")])
    return f" Did you mean {document_id(real)}{'/' if os.path.isdir(real) else ''}?"
