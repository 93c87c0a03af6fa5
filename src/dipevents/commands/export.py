"""`dipevents export`: events in the shapes of other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from dipevents import errors
from dipevents.commands.choices import checked
from dipevents.commands.selection import (
    Countries,
    Files,
    People,
    Places,
    Since,
    Statuses,
    Trouble,
    Types,
    Until,
    chosen,
    told,
)  # fmt: skip
from dipevents.export import SHAPES, exporter
from dipevents.output import is_terminal, output
from dipevents.terminal import visible

WITH_TEXTS = ("brat", "labelstudio")
ALL = (*SHAPES, *WITH_TEXTS)
_SHORT = {"csv": "csv:events", "parquet": "parquet:events", "ics": "ical"}
_BINARY = "parquet"


def run_export(
    files: Sequence[str], shape: str, out: str | None, merge: bool | None, source: str | None, **wanted: Any
) -> int:
    """Writes the events that fit in that shape; returns the exit code."""
    try:
        if shape in WITH_TEXTS:
            return _with_texts(shape, chosen(files, **wanted), out, source)
        join = SHAPES[shape].acts if merge is None else merge
        made = exporter(shape)(chosen(files, join=join, **wanted))
    except Trouble as trouble:
        return told(trouble)
    except Exception:  # ours, unless the events are at fault
        _blame(files)
        raise
    with output(out) as stream:
        stream.write(made.content)
        stream.flush()
    _say(made.notes)
    return errors.OK


def _blame(files: Sequence[str]) -> None:
    """Raises NoInput where a file's events are not as the contract has them."""
    from dipevents.event_files import read_event_file
    from dipevents.validation import Texts, faults

    for path in files:
        fault = None if path == "-" else next(faults(read_event_file(path), Texts(os.devnull)), None)
        if fault is not None:
            words = f"event {fault.event}: {fault.words}"
            raise errors.NoInput(f"{path}: {words}; dipevents validate {path} tells more")


def _with_texts(shape: str, events: Iterable[Any], out: str | None, source: str | None) -> int:
    """Writes texts with their annotations; 3 where some texts are not at hand, 4 where none is."""
    from dipevents.export.annotations import annotated
    from dipevents.export.brat import write_brat
    from dipevents.export.labelstudio import labelstudio
    from dipevents.validation import Texts

    if shape == "brat" and out in {None, "-"}:
        raise errors.UsageTrouble("brat wants a folder: -o FOLDER")
    texts = Texts(source)
    documents = annotated(events, texts.text)
    lost = len(texts.missing)
    if lost and not documents:
        raise errors.NoInput(f"none of the {lost} texts is at hand; --source DIR says where they are")
    if shape == "brat":
        write_brat(documents, str(out))
    else:
        with output(out) as stream:
            stream.write(labelstudio(documents))
            stream.flush()
    if lost:
        _say([f"{lost} of {lost + len(documents)} texts are not at hand; --source DIR says where they are"])
    return errors.PARTIAL if lost else errors.OK


def _say(notes: Iterable[str]) -> None:
    for words in notes:
        print(f"dipevents: {visible(words)}", file=sys.stderr)


def _shape(words: str) -> str:
    """The full name of a shape."""
    return checked(_SHORT.get(words, words), ALL)


def _shapes(incomplete: str) -> list[str]:
    return [name for name in ALL if name.startswith(incomplete)]


def export(
    files: Files,
    shape: Annotated[
        str,
        typer.Option(
            "--as", "--to", metavar="SHAPE",
            help="csv:T or parquet:T, with T events, participants, dyads or evidence; graphml, gexf, "
            "geojson, timelinejs, ical, brat, labelstudio.",
            parser=_shape, autocompletion=_shapes,
        ),
    ],
    since: Since = None, until: Until = None, types: Types = "", countries: Countries = "",
    people: People = None, places: Places = None, statuses: Statuses = "",
    merge: Annotated[
        bool | None,
        typer.Option(
            "--merge/--no-merge",
            help="Every act once, or every report of it; by default once but in CSV and Parquet.",
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="DIR", help="Where the texts are; else as the ids say.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write here; for brat, a folder.")
    ] = None,
) -> None:  # fmt: skip
    """Write events for spreadsheets, statistics, networks, maps, timelines, calendars and coders.

    Examples:

      dipevents export events.jsonl --as csv:dyads -o dyads.csv

      dipevents export events.jsonl --as gexf --type meeting,call -o met.gexf

      dipevents export events.jsonl --as brat --source texts/ -o to-correct/
    """
    if shape.startswith(_BINARY) and is_terminal(out):
        raise errors.UsageTrouble("Parquet is no text; write it to a file with -o FILE")
    raise typer.Exit(run_export(
        files, shape, out, merge, source, since=since, until=until, types=types, countries=countries,
        people=people or (), places=places or (), statuses=statuses,
    ))  # fmt: skip
