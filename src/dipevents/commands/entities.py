"""`dipevents entities`: who, where and when the texts mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dipevents.commands.choices import listed, some_of
from dipevents.commands.inputs import Inputs, documents, pairs
from dipevents.commands.options import (
    Columns,
    Day,
    Dictionary,
    Exclude,
    Glob,
    Quiet,
    file_format,
    format_of,
)
from dipevents.commands.shape import Count, Limit, Shape, fields_of, in_shape, shape, sort_of
from dipevents.output import Writer, output

if TYPE_CHECKING:
    from dipevents.commands.telling import Telling
    from dipevents.render.rows import RowWriter
    from dipevents.values import RawText, Record


class Asked(NamedTuple):
    """Which mentions are wanted and how they are shown, and the file of the user's own names."""

    kinds: tuple[str, ...]
    dictionary: str | None = None
    shape: Shape = Shape()


def run_entities(inputs: Inputs, asked: Asked, format_: str, out: str | None, told: Telling) -> int:
    """Writes a row for each mention, document by document; returns the exit code."""
    with output(out) as stream:
        writer = _writer(asked.shape, format_, stream)
        found = ((record, None) for record in _found(documents(inputs, out, told.problem), asked, told))
        for record, _ in in_shape(found, asked.shape):
            writer.row(record)
            told.events += 1
        writer.finish()
        stream.flush()
    told.end()
    return told.code()


def _writer(wanted: Shape, format_: str, stream: Writer) -> RowWriter:
    """What writes the mentions, or only counts them."""
    from dipevents.entities import COLUMNS, SHOWN
    from dipevents.render import rows, summary

    if wanted.only_count:
        return summary.CountWriter(stream)
    if wanted.only_statistics:
        return summary.StatisticsWriter(stream, format_, summary.ENTITIES)
    columns = wanted.fields or (SHOWN if format_ == "table" else COLUMNS)
    return rows.row_writer(format_, stream, "entities", columns, keep=bool(wanted.fields))


def _found(raws: Iterable[RawText], asked: Asked, told: Telling) -> Iterator[Record]:
    from dipevents.entities import entities
    from dipevents.work import Wanted

    kit = Wanted(dictionary=asked.dictionary).kit()
    for raw in raws:
        told.read += 1
        for record in entities(raw, kit):
            if record["kind"] in asked.kinds:
                yield record


def kinds_of_entities() -> tuple[str, ...]:
    """The kinds of mentions."""
    from dipevents.entities import KINDS

    return KINDS


def entities(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")
    ],
    format_: Annotated[str | None, file_format("table")] = None,
    out: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
    kinds: Annotated[
        str,
        typer.Option(
            "--kind", metavar="K,…", help="person, country, organization, place, date.",
            **some_of(kinds_of_entities),
        ),
    ] = "",
    fields: Annotated[str, fields_of("entity")] = "",
    sort: Annotated[str, sort_of("entity")] = "",
    limit: Limit = None,
    count: Count = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Instead, count them by kind, country and name.")
    ] = False,
    date: Day = None,
    glob: Glob = None,
    exclude: Exclude = None,
    columns: Columns = "",
    dictionary: Dictionary = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """List who, where and when the texts mention, with offsets, countries and coordinates.

    Examples:

      dipevents entities seeds/

      dipevents entities seeds/ --kind person -f csv
    """
    from dipevents.commands.telling import Telling

    wanted = shape(fields, sort, limit, count, statistics)
    asked = Asked(listed(kinds) or kinds_of_entities(), dictionary, wanted)
    inputs = Inputs(
        tuple(paths), tuple(glob or ()), tuple(exclude or ()), date=date, columns=pairs(columns)
    )
    told = Telling(quiet, noun="mention")
    raise typer.Exit(run_entities(inputs, asked, format_of(format_, out, "table"), out, told))
