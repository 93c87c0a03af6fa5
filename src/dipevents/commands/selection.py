"""The options that choose events, shared by the commands that read events back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dipevents.commands.choices import STATUSES, listed, some_of
from dipevents.commands.options import event_types
from dipevents.errors import nearest
from dipevents.render.json import as_json
from dipevents.terminal import visible
from dipevents.values import Record

if TYPE_CHECKING:
    from dipevents.filters import Filters

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="JSON or JSONL of extract or merge, a store, or -.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on.")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, month or year.")]
Types = Annotated[
    str,
    typer.Option(
        "--type", "--types", metavar="T,…", help="Only these event types.", **some_of(event_types)
    ),
]


def _names_of_countries() -> dict[str, str]:
    from dipevents.tables.lexicon import rows

    return {row["alpha3"]: row["name"] for row in rows("countries.csv")}


def _countries(words: str) -> str:
    """The codes in capitals, if there are such countries."""
    names = _names_of_countries()
    codes = [code.upper() for code in listed(words)]
    for code in codes:
        if code not in names:
            by_name = {name.lower(): alpha3 for alpha3, name in names.items()}
            guess = nearest(code, list(by_name))
            hint = f" Did you mean {by_name[guess]}?" if guess else ""
            raise typer.BadParameter(f"no country has the ISO alpha-3 code {code!r}.{hint}")
    return ",".join(codes)


Countries = Annotated[
    str,
    typer.Option(
        "--country", metavar="AAA,…", help="A party of these (ISO alpha-3).", parser=_countries,
        autocompletion=some_of(_names_of_countries)["autocompletion"],
    ),
]  # fmt: skip
People = Annotated[
    list[str] | None,
    typer.Option(
        "--participant", metavar="NAME", help="Takes part, in any spelling; repeatable: all of them."
    ),
]
Places = Annotated[
    list[str] | None, typer.Option("--location", metavar="NAME", help="City, country or venue; repeatable.")
]
Statuses = Annotated[
    str, typer.Option("--status", metavar="S,…", help="Only these statuses.", **some_of(STATUSES))
]


class Trouble(Exception):
    """Something a user can mend, with the exit code it means."""

    def __init__(self, words: str, code: int) -> None:
        super().__init__(words)
        self.code = code


def filters_of(
    since: str | None = None, until: str | None = None, types: str = "", countries: str = "",
    people: Sequence[str] = (), places: Sequence[str] = (), statuses: str = "",
) -> Filters:  # fmt: skip
    """The options that choose events, together."""
    from dipevents.filters import Filters

    return Filters(
        since, until, listed(types), listed(countries), tuple(people), tuple(places), listed(statuses)
    )


def chosen(
    files: Sequence[str], since: str | None = None, until: str | None = None, types: str = "",
    countries: str = "",
    people: Sequence[str] = (), places: Sequence[str] = (), statuses: str = "", join: bool = False,
) -> Iterator[Record]:  # fmt: skip
    """The events of all files that fit; raises `Trouble` with message and exit code.

    To `join` comes before choosing: the report without a date belongs to the act that has one.
    """
    from dipevents.filters import FilterError, filtered
    from dipevents.merge import iter_merged

    wanted = filters_of(since, until, types, countries, people, places, statuses)
    try:
        events = read_all(files)
        return _guarded(filtered(iter_merged(events) if join else events, wanted))
    except FilterError as trouble:
        raise Trouble(str(trouble), 2) from trouble


def read_all(files: Sequence[str]) -> Iterator[Record]:
    """The events of all files, one after the other."""
    from dipevents.event_files import read_event_file

    for path in files:
        yield from read_event_file(path)


def _guarded(events: Iterator[Record]) -> Iterator[Record]:
    from dipevents.event_files import EventFileError
    from dipevents.store import INSTALL, StoreError

    try:
        yield from events
    except EventFileError as trouble:
        raise Trouble(str(trouble), 4) from trouble
    except StoreError as trouble:
        raise Trouble(str(trouble), 2 if INSTALL in str(trouble) else 4) from trouble


def told(trouble: Trouble) -> int:
    """Says on stderr what is wrong; the exit code."""
    print(f"dipevents: {visible(str(trouble))}", file=sys.stderr)
    return trouble.code


def write(chunks: Iterable[str], output: str | None) -> None:
    """Writes to a file, whole or not at all, or to standard output."""
    from dipevents import output as place

    with place.output(output) as stream:
        for chunk in chunks:
            stream.write(chunk.encode("utf-8", "replace"))
        stream.flush()


def rows_as(rows: Sequence[Record], format_: str, columns: Sequence[str]) -> Iterator[str]:
    """Flat rows as table, json, jsonl, csv or tsv; a CSV without rows still has its header."""
    if format_ == "json":
        yield as_json(rows) + "\n"
    elif format_ == "jsonl":
        yield from (as_json(row) + "\n" for row in rows)
    elif format_ in {"csv", "tsv"}:
        yield _csv(rows, columns, "," if format_ == "csv" else "\t")
    else:
        yield from _table(rows)


def _csv(rows: Sequence[Record], columns: Sequence[str], delimiter: str) -> str:
    from dipevents.render.csv import guarded, line_of

    lines: list[Iterable[object]] = [columns]
    lines += [map(guarded, row.values()) for row in rows]
    return b"".join(line_of(line, delimiter) for line in lines).decode()


def _table(rows: Sequence[Record]) -> Iterator[str]:
    """Columns in line, nothing cut, nothing that a terminal would obey."""
    if not rows:
        return
    cells = [[visible("" if value is None else str(value)) for value in row.values()] for row in rows]
    lines = [list(map(str, rows[0])), *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
