"""`--fields`, `--sort`, `--limit`, `--count`, `--statistics`: what is shown of records, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Annotated, Any, NamedTuple

import typer

from dipevents.commands.choices import checked, listed
from dipevents.commands.selection import rows_as
from dipevents.errors import UsageTrouble
from dipevents.output import Writer
from dipevents.render import Look, Renderer, renderer
from dipevents.values import Record

EVENT = ("event", "merged")


class Shape(NamedTuple):
    """Which fields, sorted by which, or only how many."""

    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    limit: int | None = None
    only_count: bool = False
    only_statistics: bool = False

    @property
    def summary(self) -> bool:
        """Whether no record is written at all."""
        return self.only_count or self.only_statistics


def shape(
    fields: str, sort: str, limit: int | None = None, count: bool = False, statistics: bool = False
) -> Shape:
    """The options together; UsageTrouble where both kinds of summary are asked for.

    Fields do not matter to a summary: they may stand in the user's file for the runs that write records.
    """
    if count and statistics:
        raise UsageTrouble("--count and --statistics are two answers; leave one out")
    return Shape(() if count or statistics else listed(fields), listed(sort), limit, count, statistics)


def fields_of(*of: str) -> Any:
    """The option `--fields` of a command that writes such records."""
    said = "Only these; `--fields help` lists them all."
    return typer.Option(
        "--fields", metavar="F,…", help=said, is_eager=True, callback=_helped(of), **_listing(of, "")
    )


def sort_of(*of: str) -> Any:
    """The option `--sort`."""
    said = "Sort by these fields; -F turns the order round."
    return typer.Option("--sort", metavar="F,…", help=said, **_listing(of, "-"))


Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=0, help="Stop after so many.")
]
Count = Annotated[bool, typer.Option("--count", help="Only say how many there are.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Instead, count them by type, status, year, country, place.")
]


def _listing(of: Iterable[str], sign: str) -> dict[str, Any]:
    """What checks and completes a list of fields, each with that sign before it or not."""

    def parse(value: str) -> str:
        if value == "help":
            return value
        from dipevents.tables.fields import meanings

        known = meanings(*of)
        for each in listed(value):
            checked(each.removeprefix(sign), known)
        return value

    def complete(incomplete: str) -> list[str]:
        from dipevents.tables.fields import meanings

        before, comma, last = incomplete.rpartition(",")
        mark = sign if sign and last.startswith(sign) else ""
        fitting = [name for name in meanings(*of) if name.startswith(last.removeprefix(mark))]
        return [f"{before}{comma}{mark}{name}" for name in fitting]

    return {"parser": parse, "autocompletion": complete}


def _helped(of: Iterable[str]) -> Any:
    """A callback that prints the fields where `help` is asked for, and ends the run."""

    def callback(ctx: typer.Context, value: str) -> str:
        if value == "help" and not ctx.resilient_parsing:
            for line in _told(of):
                print(line)
            raise typer.Exit
        return value

    return callback


def _told(of: Iterable[str]) -> Iterator[str]:
    from dipevents.tables.fields import meanings

    known = meanings(*of)
    plain = meanings("event") if "event" in of else known
    width = max(map(len, known))
    for name, meaning in known.items():
        yield f"{name:<{width}}  {meaning}{'' if name in plain else ' (merged)'}"


def fitting(wanted: Shape, of: str) -> Shape:
    """The same, if the records have all these fields; UsageTrouble otherwise."""
    from dipevents.tables.fields import meanings

    for option, fields in (("--fields", wanted.fields), ("--sort", wanted.sort)):
        for field in fields:
            if field.removeprefix("-") not in meanings(of):
                only = "--merge gives" if of == "event" else "--merge takes away"
                raise UsageTrouble(f"{option}: {only} the field {field.removeprefix('-')!r}")
    return wanted


def writer_of(wanted: Shape, format_: str, stream: Writer, look: Look) -> Renderer:
    """What writes the records, or only counts them."""
    if wanted.summary:
        from dipevents.render.summary import CountWriter, StatisticsWriter, Summary

        return Summary(CountWriter(stream) if wanted.only_count else StatisticsWriter(stream, format_))
    return renderer(format_, stream, look._replace(fields=wanted.fields))


def as_rows(rows: Sequence[Record], columns: Sequence[str], format_: str, wanted: Shape) -> Iterator[str]:
    """Flat rows as asked for: sorted, some columns only, or their number."""
    ordered = [row for row, _ in in_shape(((row, None) for row in rows), wanted)]
    if wanted.only_count:
        yield f"{len(ordered)}\n"
        return
    shown = wanted.fields or columns
    yield from rows_as([{name: row[name] for name in shown} for row in ordered], format_, shown)


def in_shape(records: Iterable[tuple[Record, Any]], wanted: Shape) -> Iterable[tuple[Record, Any]]:
    """The records with what belongs to each, so many and sorted as asked for; unsorted they stay a stream."""
    if wanted.sort:
        from dipevents.render.fields import in_order

        records = in_order(records, wanted.sort)
    return islice(records, wanted.limit)
