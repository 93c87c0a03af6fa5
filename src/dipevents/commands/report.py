"""`dipevents report`: a page of texts, timeline, network, map, table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from dipevents import errors
from dipevents.commands.choices import listed
from dipevents.commands.inputs import Inputs, documents, pairs
from dipevents.commands.options import (
    Columns,
    Day,
    Dictionary,
    Encoding,
    Exclude,
    FilesFrom,
    Glob,
    Jobs,
    Least,
    MaxBytes,
    Null,
    Quiet,
    Scope,
    Strict,
    Types,
    Verbose,
)
from dipevents.output import is_terminal, output
from dipevents.read import MAX_BYTES

if TYPE_CHECKING:
    from dipevents.commands.telling import Telling
    from dipevents.report import Page
    from dipevents.work import Wanted

EXAMPLE = "dipevents report seeds/ -o report.html"


def run_report(
    inputs: Inputs, wanted: Wanted, out: str, title: str | None, merge: bool, jobs: int | None, told: Telling
) -> int:
    """Reads, extracts and writes the page; returns the exit code."""
    from dipevents.cli import version
    from dipevents.report import report

    told.show_progress(True)
    pages = list(_pages(inputs, wanted, out, jobs, told))
    if told.code() == errors.NO_INPUT:
        told.end()
        raise errors.NoInput("nothing could be read; no report was written")
    name = title or "Diplomatic events"
    with output(out) as stream:
        stream.write(report(pages, name, f"dipevents {version()}", merge).encode("utf-8", "replace"))
        stream.flush()
    told.end(None if out == "-" else f"next: open {out} in a browser; it needs no network")
    return told.code()


def _pages(inputs: Inputs, wanted: Wanted, out: str, jobs: int | None, told: Telling) -> Iterator[Page]:
    """The documents with their events; troubles are told."""
    from dipevents.report import Page
    from dipevents.workers import outcomes

    with closing(outcomes(documents(inputs, out, told.problem), wanted, jobs)) as pairs:
        for raw, outcome in pairs:
            told.outcome(raw, outcome)
            told.events += len(outcome.events)
            if outcome.document is not None:
                text = raw.text if outcome.events else ""  # only what has events is shown
                yield Page(outcome.document, text, outcome.events)


def report(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")
    ] = None,
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write the page here; - is standard output.")
    ] = "-",
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What stands on top.")] = None,
    date: Day = None,
    types: Types = "",
    scope: Scope = "international",
    least: Least = 0.0,
    no_merge: Annotated[
        bool, typer.Option("--no-merge", help="An act for every report, not one for all that tell it.")
    ] = False,
    glob: Glob = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    null: Null = False,
    columns: Columns = "",
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    dictionary: Dictionary = None,
    jobs: Jobs = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show texts and their events on one page for any browser, without network.

    The page holds the texts with the words of each event marked, a timeline, the network of who dealt
    with whom, a map, filters and a table. An act that several texts tell of stands there once.

    Examples:

      dipevents report seeds/ -o report.html

      dipevents report news.jsonl -o tour.html --title "The March tour"
    """
    if not paths and files_from is None:
        raise errors.UsageTrouble(f"which texts? Name files or folders, or - for standard input: {EXAMPLE}")
    if is_terminal(out):
        raise errors.UsageTrouble(f"the page is long; write it to a file: {EXAMPLE}")
    inputs = Inputs(
        tuple(paths or ()), tuple(glob or ()), tuple(exclude or ()), files_from, null,
        encoding, max_bytes, date, pairs(columns),
    )  # fmt: skip

    from dipevents.commands.telling import Telling
    from dipevents.work import DEFAULT_TYPES, Wanted

    told = Telling(quiet, verbose, strict)
    wanted = Wanted(listed(types) or DEFAULT_TYPES, scope == "all", least, dictionary=dictionary)
    wanted.kit()  # a dictionary with faults is told before anything is read
    raise typer.Exit(run_report(inputs, wanted, out, title, not no_merge, jobs, told))
