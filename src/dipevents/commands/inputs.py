"""What the commands that read texts are told about them, and the documents that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date as calendar
from typing import NamedTuple

import typer

from dipevents.read import MAX_BYTES, Problem
from dipevents.values import RawText


class Inputs(NamedTuple):
    """Where the documents come from."""

    paths: tuple[str, ...]
    glob: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    files_from: str | None = None
    null: bool = False
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    date: str | None = None
    columns: tuple[tuple[str, str], ...] = ()  # field and column of tables


def documents(inputs: Inputs, out: str | None, on_problem: Callable[[Problem], None]) -> Iterator[RawText]:
    """The documents as read, each under an id of its own; the output file is none of them."""
    from dipevents.read import iter_documents
    from dipevents.read.opening import inode

    own = inode(out) if out is not None and out != "-" else None
    raws = iter_documents(
        inputs.paths, glob=inputs.glob, exclude=inputs.exclude, files_from=inputs.files_from,
        null=inputs.null, encoding=inputs.encoding, max_bytes=inputs.max_bytes, columns=dict(inputs.columns),
        never=[own] if own else (), on_problem=on_problem,
    )  # fmt: skip
    for raw in _told_apart(raws):
        yield raw._replace(option_date=inputs.date) if inputs.date else raw


def _told_apart(raws: Iterable[RawText]) -> Iterator[RawText]:
    """The documents; one with the id of an earlier one gets a number behind it and a notice."""
    from dipevents.read.seen import Seen

    seen = Seen()
    for raw in raws:
        key, name, times = hash(raw.id), raw.id, 1
        while key in seen:
            times += 1
            name = f"{raw.id}~{times}"
            key = hash(name)
        seen.add(key)
        if times == 1:
            yield raw
        else:
            notice = f"the id {raw.id!r} was used before; called {name!r} here"
            yield raw._replace(id=name, notices=(*raw.notices, notice))


def day(value: str) -> str:
    """The value of --date as ISO 8601."""
    try:
        if len(value) != 10:
            raise ValueError
        return calendar.fromisoformat(value).isoformat()
    except ValueError as trouble:
        raise typer.BadParameter(f"{value!r} is no date; use YYYY-MM-DD") from trouble


def columns(words: str) -> str:
    """The value of --columns, if it names fields of a document and a column for each."""
    from dipevents.commands.choices import checked
    from dipevents.read.records import FIELDS

    for field, column in pairs(words):
        checked(field, FIELDS)
        if not column:
            raise typer.BadParameter(f"{field!r} names no column; write it as text=body,date=published")
    return words


def pairs(words: str) -> tuple[tuple[str, str], ...]:
    """Fields and columns of a value such as `text=body,date=published`."""
    told = (each.partition("=") for each in words.split(",") if each.strip())
    return tuple((field.strip(), column.strip()) for field, _, column in told)


def encoding(name: str) -> str:
    """The value of --encoding, if there is such an encoding."""
    from dipevents.read import decoding

    if not decoding.known_encoding(name):
        raise typer.BadParameter(f"no encoding is called {name!r}; try utf-8, cp1252 or utf-16")
    return name
