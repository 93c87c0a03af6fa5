"""`dipevents entities`: who, where and when the texts mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dipevents import errors
from dipevents.commands.inputs import Inputs, chosen, day, documents
from dipevents.commands.options import (
    Day,
    Dictionary,
    Exclude,
    Glob,
    Quiet,
)
from dipevents.output import output
from dipevents.render.rows import FORMATS, row_writer

if TYPE_CHECKING:
    from dipevents.commands.telling import Telling
    from dipevents.values import RawText, Record


class Asked(NamedTuple):
    """Which mentions are wanted, and the file of the user's own names."""

    kinds: tuple[str, ...]
    dictionary: str | None = None


def run_entities(inputs: Inputs, asked: Asked, format_: str, out: str | None, told: Telling) -> int:
    """Writes a row for each mention, document by document; returns the exit code."""
    from dipevents.entities import COLUMNS, SHOWN

    with output(out) as stream:
        writer = row_writer(format_, stream, "entities", SHOWN if format_ == "table" else COLUMNS)
        for record in _found(documents(inputs, out, told.problem), asked, told):
            writer.row(record)
            told.events += 1
        writer.finish()
        stream.flush()
    told.end()
    return told.code()


def _found(raws: Iterable[RawText], asked: Asked, told: Telling) -> Iterator[Record]:
    from dipevents.entities import entities
    from dipevents.work import Wanted

    kit = Wanted(dictionary=asked.dictionary).kit()
    for raw in raws:
        told.read += 1
        for record in entities(raw, kit):
            if record["kind"] in asked.kinds:
                yield record


def entities(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="F", help="table, json, jsonl, csv or tsv.")
    ] = "table",
    out: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
    kinds: Annotated[
        str, typer.Option("--kind", metavar="K,…", help="person, country, organization, place, date.")
    ] = "",
    date: Day = None,
    glob: Glob = None,
    exclude: Exclude = None,
    dictionary: Dictionary = None,
    quiet: Quiet = False,
) -> None:
    """List who, where and when the texts mention, with offsets, countries and coordinates.

    Examples:

      dipevents entities seeds/

      dipevents entities seeds/ --kind person -f csv
    """
    from dipevents.commands.telling import Telling
    from dipevents.entities import KINDS

    wanted = tuple(chosen("--kind", each, KINDS) for each in kinds.replace(",", " ").split()) or KINDS
    inputs = Inputs(tuple(paths), tuple(glob or ()), tuple(exclude or ()), date=day(date))
    told = Telling(quiet, noun="mention")
    written = chosen("--format", format_, FORMATS)
    raise typer.Exit(run_entities(inputs, Asked(wanted, dictionary), written, out, told) or errors.OK)
