"""`dipevents merge`: events of the same act become one, across documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated

import typer

from dipevents.commands.selection import Trouble, chosen, rows_as, told, write
from dipevents.render.json import as_json
from dipevents.values import Record


def run_merge(files: Sequence[str], format_: str = "json", output: str | None = None) -> int:
    """Merges the events of the files and writes the acts; returns the exit code."""
    from dipevents.merge import iter_merged

    try:
        acts = iter_merged(chosen(files))
        if format_ in {"csv", "tsv"}:
            _write_rows(acts, format_, output)
        else:
            write(rendered(acts, format_), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def _write_rows(acts: Iterable[Record], format_: str, path: str | None) -> None:
    from dipevents.output import output
    from dipevents.render import Look, renderer

    with output(path) as stream:
        writer = renderer(format_, stream, Look(merged=True))
        writer.start()
        for act in acts:
            writer.event(act, None)
        for words in writer.finish():
            print(f"dipevents: {words}", file=sys.stderr)
        stream.flush()


def rendered(acts: Iterable[Record], format_: str) -> Iterator[str]:
    """The acts as json, jsonl or table."""
    if format_ == "jsonl":
        return (as_json(act) + "\n" for act in acts)
    if format_ == "json":
        return _object(acts)
    if format_ == "table":
        from dipevents.timeline import COLUMNS, timeline

        return rows_as(timeline(acts), "table", COLUMNS)
    raise Trouble(f"--format: unknown value {format_!r}; there are json, jsonl, table, csv, tsv", 2)


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
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="JSON or JSONL of extract or merge, a store, or -.")
    ],
    format_: Annotated[str, typer.Option("--format", "-f", help="json, jsonl, table, csv or tsv.")] = "json",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:
    """Join events of the same act across documents, with reasons; nothing is lost."""
    raise typer.Exit(run_merge(files, format_, output))
