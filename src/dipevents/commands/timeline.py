"""`dipevents timeline`: acts in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from dipevents.commands.options import file_format, format_of
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
    write,
)  # fmt: skip
from dipevents.commands.shape import Count, Limit, Shape, as_rows, fields_of, shape, sort_of


def run_timeline(
    files: Sequence[str], format_: str = "table", output: str | None = None, join: bool = True,
    asked: Shape | None = None, **wanted: Any,
) -> int:  # fmt: skip
    """Writes the acts that fit by date; returns the exit code."""
    from dipevents.timeline import COLUMNS, timeline

    try:
        rows = timeline(chosen(files, join=join, **wanted))
        write(as_rows(rows, COLUMNS, format_, asked or Shape()), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def timeline(
    files: Files, since: Since = None, until: Until = None, types: Types = "", countries: Countries = "",
    people: People = None, places: Places = None, statuses: Statuses = "",
    format_: Annotated[str | None, file_format("table")] = None,
    fields: Annotated[str, fields_of("timeline")] = "", sort: Annotated[str, sort_of("timeline")] = "",
    limit: Limit = None, count: Count = False,
    no_merge: Annotated[bool, typer.Option("--no-merge",
    help="A row per report instead of per act.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:  # fmt: skip
    """List acts by date, each once however many documents tell it.

    Examples:

      dipevents timeline events.jsonl --since 2022-05 --type visit

      dipevents timeline events.jsonl --participant "Ilham Aliyev" -f csv
    """
    raise typer.Exit(run_timeline(
        files, format_of(format_, output, "table"), output, not no_merge, shape(fields, sort, limit, count),
        since=since, until=until, types=types, countries=countries,
        people=people or (), places=places or (), statuses=statuses,
    ))  # fmt: skip
