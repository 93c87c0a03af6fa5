"""`dipevents network`: who had to do with whom."""

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


def run_network(
    files: Sequence[str],
    format_: str = "table",
    output: str | None = None,
    level: str = "person",
    **wanted: Any,
) -> int:
    """Writes the network of the acts that fit; returns the exit code."""
    from dipevents.network import COLUMNS, gexf, graphml, network, rows

    try:
        if level not in {"person", "country"}:
            raise Trouble(f"--level: unknown value {level!r}; there are person, country", 2)
        net = network(chosen(files, join=True, **wanted), level)
        shapes = {"graphml": graphml, "gexf": gexf}
        write([shapes[format_](net)] if format_ in shapes else rows_as(rows(net), format_, COLUMNS), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def network(
    files: Files, since: Since = None, until: Until = None, types: Types = "", countries: Countries = "",
    people: People = None, places: Places = None, statuses: Statuses = "",
    format_: Annotated[
        str, typer.Option("--format", "-f", help="table, json, jsonl, csv, tsv, graphml or gexf.")
    ] = "table",
    level: Annotated[str, typer.Option("--level", help="person, or country for states only.")] = "person",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:  # fmt: skip
    """Show who met, called or wrote to whom, with counts and dates."""
    raise typer.Exit(run_network(
        files, format_, output, level, since=since, until=until, types=types, countries=countries,
        people=people or (), places=places or (), statuses=statuses,
    ))  # fmt: skip
