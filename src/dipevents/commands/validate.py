"""`dipevents validate`: whether a file of events holds what it promises."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dipevents import errors
from dipevents.commands.inputs import pairs
from dipevents.commands.options import Columns
from dipevents.output import output
from dipevents.terminal import visible

if TYPE_CHECKING:
    from dipevents.validation import Fault, Texts


def run_validate(path: str, source: str | None, columns: dict[str, str]) -> int:
    """Prints a line for each fault; returns the exit code."""
    from dipevents.validation import Texts

    texts = Texts(source, columns)
    count = 0
    with output(None) as stream:
        for words in _told(path, source, texts):
            stream.write((visible(words) + "\n").encode("utf-8", "replace"))
            count += 1
        stream.flush()
    quotes = f"quotes checked in {len(texts.found)} of {len(texts.found) + len(texts.missing)} documents"
    hint = "" if source is not None or not texts.missing else "; --source DIR says where the others are"
    counted = "1 fault" if count == 1 else f"{count:,} faults"
    print(f"dipevents: {counted}; {quotes}{hint}", file=sys.stderr)
    return errors.CHECK_FAILED if count else errors.OK


def _told(path: str, source: str | None, texts: Texts) -> Iterator[str]:
    """A line for each fault."""
    for fault in _faults(path, texts):
        yield f"{path}: event {fault.event}: {fault.words}" if fault.event else f"{path}: {fault.words}"
    for id_ in sorted(texts.missing) if source is not None else ():
        yield f"{path}: {id_} is not in {source}"


def _faults(path: str, texts: Texts) -> Iterator[Fault]:
    from dipevents.event_files import EventFileError, read_event_file
    from dipevents.validation import Fault, faults

    if path != "-" and not os.path.isfile(path):
        raise errors.NoInput(f"{path}: no such file")
    try:
        yield from faults(read_event_file(path, strict=False), texts)
    except EventFileError as trouble:
        yield Fault("", str(trouble).removeprefix(f"{path}: "))


def validate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSON or JSONL of extract or merge, or -.")],
    source: Annotated[
        str | None, typer.Option("--source", metavar="DIR", help="Where the texts are; else as the ids say.")
    ] = None,
    columns: Columns = "",
) -> None:
    """Check a file of events: shapes, unique ids, every quote at its place, dates, countries.

    Prints a line for each fault; the exit code is 1 if there is any.

    Examples:

      dipevents validate events.jsonl

      dipevents validate events.jsonl --source seeds/
    """
    raise typer.Exit(run_validate(file, source, dict(pairs(columns))))
