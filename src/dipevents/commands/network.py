"""`dipevents network`: who had to do with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from dipevents.commands.choices import one_of
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

GRAPHS = ("graphml", "gexf")
LEVELS = ("person", "country")


def run_network(
    files: Sequence[str],
    format_: str = "table",
    output: str | None = None,
    level: str = "person",
    asked: Shape | None = None,
    **wanted: Any,
) -> int:
    """Writes the network of the acts that fit; returns the exit code."""
    from dipevents.network import COLUMNS, gexf, graphml, network, rows

    try:
        net = network(chosen(files, join=True, **wanted), level)
        shapes = {"graphml": graphml, "gexf": gexf}
        made = shapes.get(format_)
        write([made(net)] if made else as_rows(rows(net), COLUMNS, format_, asked or Shape()), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def network(
    files: Files, since: Since = None, until: Until = None, types: Types = "", countries: Countries = "",
    people: People = None, places: Places = None, statuses: Statuses = "",
    format_: Annotated[str | None, file_format("table", *GRAPHS)] = None,
    level: Annotated[str, typer.Option(
        "--level", metavar="L", help="person, or country for states only.", **one_of(LEVELS)
    )] = "person",
    fields: Annotated[str, fields_of("link")] = "", sort: Annotated[str, sort_of("link")] = "",
    limit: Limit = None, count: Count = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:  # fmt: skip
    """Show who met, called or wrote to whom, with counts and dates.

    Examples:

      dipevents network events.jsonl --type meeting,call

      dipevents network events.jsonl --level country -o states.gexf
    """
    raise typer.Exit(run_network(
        files, format_of(format_, output, "table", *GRAPHS), output, level, shape(fields, sort, limit, count),
        since=since, until=until, types=types, countries=countries,
        people=people or (), places=places or (), statuses=statuses,
    ))  # fmt: skip
