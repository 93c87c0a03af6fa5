"""Input: paths in, documents out, one by one; `formats.READERS` lists what is read by what."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from dipevents.read import jsonl, lines, text
from dipevents.read.formats import READERS
from dipevents.read.opening import PACKINGS, BrokenPacking, ExtraMissing, Inode, NotRead, opened
from dipevents.read.settings import MAX_BYTES, Opened, Problem, Settings
from dipevents.read.sources import STDIN, Chosen, Source, document_id, listed, sources
from dipevents.values import RawText

__all__ = ["MAX_BYTES", "READERS", "Problem", "iter_documents"]

Reader = Callable[[Opened, Settings], Iterator[RawText]]


def iter_documents(
    paths: Iterable[str],
    *,
    glob: Sequence[str] = (),
    exclude: Sequence[str] = (),
    files_from: str | None = None,
    null: bool = False,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    columns: Mapping[str, str] = MappingProxyType({}),
    never: Iterable[Inode] = (),
    on_problem: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[RawText]:
    """The documents behind the paths, in order; inputs that give none are told to `on_problem`.

    `columns` names the columns of tables by field, as in {"text": "body"}. `never` holds files not to
    read, such as an earlier output inside the folder.
    """
    settings = Settings(encoding, max_bytes, on_problem, columns)
    seen = set(never)
    named = _all_paths(paths, files_from, null, settings, seen)
    for source in sources(named, Chosen(glob, exclude), settings):
        yield from _documents(source, settings, seen)


def _all_paths(
    paths: Iterable[str], files_from: str | None, null: bool, settings: Settings, seen: set[Inode]
) -> Iterator[str]:
    yield from paths
    if files_from is None:
        return
    try:
        with opened(Source(files_from, True), set()) as source:
            names = listed(source.stream.read(), null)
    except (OSError, NotRead, BrokenPacking) as trouble:
        path = document_id(files_from)
        settings.failed(path, "missing", f"{path}: {_reason(trouble)} (the list of --files-from)")
        return
    if files_from == STDIN:
        seen.add((-1, -1))
    yield from names


def _documents(source: Source, settings: Settings, seen: set[Inode]) -> Iterator[RawText]:
    """The documents of one file; a file that goes wrong half-way keeps what was read before."""
    path = document_id(source.path)
    try:
        with opened(source, seen) as file:
            yield from _read(file, settings)
    except ExtraMissing as trouble:
        settings.skipped(path, "extra not installed", f"{path}: {trouble}")
    except NotRead as trouble:
        if not trouble.silent:
            settings.failed(path, "unreadable", f"{path}: {trouble}")
    except BrokenPacking as trouble:
        settings.failed(path, "unreadable", f"{path}: {trouble}")
    except OSError as trouble:
        settings.failed(path, "unreadable", f"{path}: {_reason(trouble)}")


def _read(file: Opened, settings: Settings) -> Iterator[RawText]:
    if file.path == STDIN:
        return _standard_input(file, settings)
    name, ending = os.path.splitext(file.path.lower())
    if ending in PACKINGS:
        ending = os.path.splitext(name)[1]
    return _reader(ending)(file, settings)


def _reader(ending: str) -> Reader:
    """What reads files of that ending; any other file is read as plain text."""
    reader: Reader = import_module(f"dipevents.read.{READERS.get(ending, 'text')}").read
    return reader


def _standard_input(file: Opened, settings: Settings) -> Iterator[RawText]:
    """Standard input has no name to go by: JSON lines if its first line is such a document."""
    first = file.stream.readline(settings.max_bytes + 1)
    reader = jsonl.read if jsonl.begins_jsonl(first) else text.read
    rest = io.BufferedReader(lines.Chained(first, file.stream))
    return reader(Opened(file.path, rest, None), settings)


def _reason(trouble: Exception) -> str:
    words = trouble.strerror if isinstance(trouble, OSError) and trouble.strerror else str(trouble)
    return words[:1].lower() + words[1:]
