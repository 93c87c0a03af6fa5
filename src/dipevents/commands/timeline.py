"""`dipevents timeline`: acts in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

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
    rows_as,
    told,
    write,
)  # fmt: skip


def run_timeline(
    files: Sequence[str], format_: str = "table", output: str | None = None, join: bool = True, **wanted: Any
) -> int:
    """Writes the acts that fit by date; returns the exit code."""
    from dipevents.timeline import COLUMNS, timeline

    try:
        write(rows_as(timeline(chosen(files, join=join, **wanted)), format_, COLUMNS), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def timeline(
    files: Files, since: Since = None, until: Until = None, types: Types = "", countries: Countries = "",
    people: People = None, places: Places = None, statuses: Statuses = "",
    format_: Annotated[str, typer.Option("--format", "-f", help="table, json, jsonl, csv or tsv.")] = "table",
    no_merge: Annotated[bool, typer.Option("--no-merge",
    help="A row per report instead of per act.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:  # fmt: skip
    """List acts by date, each once however many documents tell it."""
    raise typer.Exit(run_timeline(
        files, format_, output, not no_merge, since=since, until=until, types=types, countries=countries,
        people=people or (), places=places or (), statuses=statuses,
    ))  # fmt: skip
