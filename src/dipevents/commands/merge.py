"""`dipevents merge`: events of the same act become one, across documents."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated

import typer

from dipevents.commands.options import Quiet, file_format, format_of
from dipevents.commands.selection import Files, Trouble, chosen, rows_as, told, write
from dipevents.commands.shape import (
    Count,
    Limit,
    Shape,
    Statistics,
    fields_of,
    in_shape,
    shape,
    sort_of,
    writer_of,
)
from dipevents.render.json import as_json
from dipevents.terminal import many
from dipevents.values import Record


def run_merge(
    files: Sequence[str], format_: str = "json", output: str | None = None, wanted: Shape | None = None,
    quiet: bool = False,
) -> int:  # fmt: skip
    """Merges the events of the files and writes the acts; returns the exit code."""
    from dipevents.merge import iter_merged

    wanted = wanted or Shape()
    if format_ == "table" and not wanted.sort:
        wanted = wanted._replace(sort=("date",))
    counts: Counter[str] = Counter()
    try:
        merged = iter_merged(_counted(chosen(files), counts, "event"))
        shaped = in_shape(((act, None) for act in merged), wanted)
        acts = _counted((act for act, _ in shaped), counts, "act")
        if format_ == "json" and not wanted.summary:
            write(_object(_picked(acts, wanted)), output)
        elif format_ == "table" and not (wanted.fields or wanted.summary):
            write(_table(acts), output)
        else:
            _write_rows(acts, format_, output, wanted)
    except Trouble as trouble:
        return told(trouble)
    if not quiet:
        print(f"dipevents: {many(counts['event'], 'event')}; {many(counts['act'], 'act')}", file=sys.stderr)
    return 0


def _counted(records: Iterable[Record], counts: Counter[str], noun: str) -> Iterator[Record]:
    for record in records:
        counts[noun] += 1
        yield record


def _write_rows(acts: Iterable[Record], format_: str, path: str | None, wanted: Shape) -> None:
    from dipevents.output import output
    from dipevents.render import Look

    with output(path) as stream:
        writer = writer_of(wanted, format_, stream, Look(merged=True))
        writer.start()
        for act in acts:
            writer.event(act, None)
        for words in writer.finish():
            print(f"dipevents: {words}", file=sys.stderr)
        stream.flush()


def _picked(acts: Iterable[Record], wanted: Shape) -> Iterable[Record]:
    from dipevents.render.fields import picked, tree

    asked = tree(wanted.fields)
    return (picked(act, asked) for act in acts) if asked else acts


def _table(acts: Iterable[Record]) -> Iterator[str]:
    """A row for each act."""
    from dipevents.timeline import COLUMNS, row

    return rows_as([row(act) for act in acts], "table", COLUMNS)


def _object(acts: Iterable[Record]) -> Iterator[str]:
    """One JSON object, written act by act."""
    from dipevents.models import SCHEMA_VERSION

    yield f'{{"schema_version": "{SCHEMA_VERSION}", "events": ['
    first = iter(acts)
    head = next(first, None)
    if head is not None:
        yield "\n" + as_json(head)
        yield from chain.from_iterable((",\n", as_json(act)) for act in first)
    yield "\n]}\n"


def merge(
    files: Files,
    format_: Annotated[str | None, file_format("json")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
    fields: Annotated[str, fields_of("merged")] = "",
    sort: Annotated[str, sort_of("merged")] = "",
    limit: Limit = None,
    count: Count = False,
    statistics: Statistics = False,
    quiet: Quiet = False,
) -> None:
    """Join events of the same act across documents, with reasons; nothing is lost.

    Examples:

      dipevents merge events.jsonl -o acts.json

      dipevents merge mon.jsonl tue.jsonl -f csv --fields date,type,reports
    """
    wanted = shape(fields, sort, limit, count, statistics)
    raise typer.Exit(run_merge(files, format_of(format_, output, "json"), output, wanted, quiet))
