"""`dipevents extract`: the events of news texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from dipevents import errors
from dipevents.commands.choices import listed
from dipevents.commands.inputs import Inputs, documents, pairs
from dipevents.commands.options import (
    Color,
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
    file_format,
    format_of,
)
from dipevents.commands.selection import Countries, People, Places, Since, Statuses, Until, filters_of
from dipevents.commands.shape import (
    EVENT,
    Count,
    Limit,
    Shape,
    Statistics,
    fields_of,
    fitting,
    in_shape,
    shape,
    sort_of,
    writer_of,
)
from dipevents.output import Writer, is_terminal, output
from dipevents.read import MAX_BYTES
from dipevents.render import Look, Renderer

if TYPE_CHECKING:
    from dipevents.commands.telling import Telling
    from dipevents.filters import Filters
    from dipevents.journal import Asked, Journal, Progress
    from dipevents.store import Store
    from dipevents.values import RawText, Record
    from dipevents.work import Outcome, Wanted

Fits = Callable[["Record"], bool]
Pairs = Generator["tuple[RawText, Outcome]", None, None]

EXAMPLES = "dipevents extract seeds/   dipevents extract news.jsonl -o events.jsonl"
RESUMABLE = ("jsonl", "csv", "tsv")  # what can be gone on with at any event


class Outputs(NamedTuple):
    """Where the events go, and how."""

    format: str = "table"
    path: str | None = None
    merge: bool = False
    raw: bool = False
    color: str = "auto"
    store: str | None = None
    resume: bool = False
    shape: Shape = Shape()
    filters: Filters | None = None


def run_extract(inputs: Inputs, wanted: Wanted, outputs: Outputs, jobs: int | None, told: Telling) -> int:
    """Reads, extracts and writes document by document; returns the exit code."""
    _not_both(inputs, outputs.path)
    with ExitStack() as stack:
        kept = stack.enter_context(_journal(inputs, wanted, outputs)) if outputs.resume else None
        stream = kept.stream if kept else stack.enter_context(output(outputs.path))
        told.show_progress(not is_terminal(outputs.path))
        store = stack.enter_context(_store(outputs.store)) if outputs.store else None
        writer = writer_of(outputs.shape, outputs.format, stream, _look(outputs))
        raws = documents(inputs, outputs.path, told.problem)
        fits = _fitting(outputs.filters)
        each = fits if not outputs.merge else None  # an act is chosen when all its reports are known
        pairs = stack.enter_context(closing(_examined(raws, wanted, jobs, told, kept, each)))
        live = outputs.path in {None, "-"}  # somebody may be reading along
        if kept is not None and kept.progress.documents:
            _tell_done(kept.progress, told)
        else:
            writer.start()
        records = _records(pairs, writer, store, outputs.merge, fits)
        for event, line in in_shape(records, _left(outputs.shape, told)):
            writer.event(event, line)
            told.events += 1
            if live:
                stream.flush()
        _finish(writer, stream, outputs, told)
    told.end(_hint(inputs, outputs) if told.events else None)
    return told.code()


def _left(wanted: Shape, told: Telling) -> Shape:
    """What is still asked for after the events of an earlier run."""
    return wanted if wanted.limit is None else wanted._replace(limit=max(0, wanted.limit - told.events))


def _fitting(filters: Filters | None) -> Fits | None:
    """Tells whether an event is wanted; None where all are."""
    if filters is None:
        return None
    from dipevents.filters import FilterError, fitting

    try:
        return fitting(filters)
    except FilterError as trouble:
        raise errors.UsageTrouble(str(trouble)) from trouble


def _examined(
    raws: Iterable[RawText], wanted: Wanted, jobs: int | None, told: Telling, kept: Journal | None,
    fits: Fits | None,
) -> Pairs:  # fmt: skip
    """The documents with what came of them; troubles are told, and what is done is kept in the journal."""
    from dipevents.timelimit import alarm_taken
    from dipevents.workers import outcomes

    with alarm_taken(), closing(outcomes(kept.remaining(raws) if kept else raws, wanted, jobs)) as pairs:
        for raw, found in pairs:
            outcome = _without(found, fits) if fits else found
            told.outcome(raw, outcome)
            if outcome.document is not None:
                yield raw, outcome
            if kept is not None:
                kept.done(raw, outcome)


def _without(outcome: Outcome, fits: Fits) -> Outcome:
    """The outcome with the wanted events only."""
    kept = [pair for pair in zip(outcome.events, outcome.lines, strict=True) if fits(pair[0])]
    return outcome._replace(events=[event for event, _ in kept], lines=[line for _, line in kept])


def _records(
    pairs: Iterable[tuple[RawText, Outcome]], writer: Renderer, store: Store | None, merge: bool,
    fits: Fits | None,
) -> Iterator[tuple[Record, int | None]]:  # fmt: skip
    """The events to write and their lines, documents written on the way."""
    found = _events(pairs, writer, store)
    if not merge:
        yield from found
        return
    from dipevents.merge import iter_merged

    for act in filter(fits, iter_merged(event for event, _ in found)):
        yield act, None


def _events(
    pairs: Iterable[tuple[RawText, Outcome]], writer: Renderer, store: Store | None
) -> Iterator[tuple[Record, int | None]]:
    for raw, outcome in pairs:
        assert outcome.document is not None
        writer.document(outcome.document)
        if store is not None:
            store.add(outcome.document, outcome.events, raw.text)
        yield from zip(outcome.events, outcome.lines, strict=True)


def _finish(writer: Renderer, stream: Writer, outputs: Outputs, told: Telling) -> None:
    """Ends the output; where nothing could be read, an older output file stays as it is."""
    notes = writer.finish()
    if told.code() == errors.NO_INPUT and outputs.path not in {None, "-"}:
        told.end()
        raise errors.NoInput(f"nothing could be read; {outputs.path} was left as it was")
    stream.flush()
    for words in notes:
        told.note(words)


@contextmanager
def _store(path: str) -> Iterator[Store]:
    """The store, open; what goes wrong with it is told in words."""
    from dipevents.store import Store, StoreError

    store: Store | None = None
    try:
        with Store(path) as store:
            yield store
    except StoreError as trouble:
        raise errors.UsageTrouble(str(trouble)) from trouble
    except Exception as trouble:
        if type(trouble).__module__.split(".")[0] not in {"sqlite3", "duckdb", "_duckdb"}:
            raise
        kind = errors.UsageTrouble if store is None else errors.OutputTrouble
        raise kind(f"{path}: {str(trouble).splitlines()[0]}") from trouble


def _journal(inputs: Inputs, wanted: Wanted, outputs: Outputs) -> AbstractContextManager[Journal]:
    """The journal of a run that can go on after it was killed."""
    from dipevents.journal import journal

    wrong = None
    if outputs.path in {None, "-"} or not _is_plain(str(outputs.path)):
        wrong = "needs a file to go on with; give one with -o FILE"
    elif outputs.format not in RESUMABLE:
        wrong = f"does not go with -f {outputs.format}; choose -f jsonl, csv or tsv"
    elif outputs.merge:
        wrong = "does not go with --merge; run dipevents merge on the file afterwards"
    elif outputs.shape.sort or outputs.shape.summary:
        wrong = "does not go with --sort, --count or --statistics, which wait for the last event"
    elif outputs.store:
        wrong = "does not go with --db; a store takes each document once by itself"
    if wrong:
        raise errors.UsageTrouble(f"--resume {wrong}")
    return journal(str(outputs.path), _asked(inputs, wanted, outputs))


def _is_plain(path: str) -> bool:
    return os.path.isfile(path) or not os.path.lexists(path)


def _asked(inputs: Inputs, wanted: Wanted, outputs: Outputs) -> Asked:
    """All that the output depends on except the documents, by the name of its option."""
    from dipevents.journal import content, program

    names = {
        "domestic": "--scope", "least": "--min-confidence", "seconds": "--time-limit", "raw": "--csv-raw",
        "paths": "the paths", "path": "-o", "dictionary": "--dict", "filters": "the filters",
    }  # fmt: skip
    values = {**inputs._asdict(), **wanted._asdict(), **outputs._asdict(), **outputs.shape._asdict()}
    values |= {"path": os.path.realpath(str(outputs.path)), "dictionary": content(wanted.dictionary)}
    del values["color"], values["shape"]
    asked = {names.get(name, "--" + name.replace("_", "-")): repr(value) for name, value in values.items()}
    return {**asked, "the program": program()}


def _tell_done(done: Progress, told: Telling) -> None:
    """What was done before counts as if it were done now."""
    told.read, told.events, told.bugs, told.funnel = done.read, done.events, done.bugs, done.funnel
    told.failed += done.failed
    told.note(f"going on after {done.documents:,} documents and {done.events:,} events")


def _look(outputs: Outputs) -> Look:
    from dipevents.terminal import wants_color

    terminal = is_terminal(outputs.path)
    color = wants_color(outputs.color, terminal)
    return Look(terminal=terminal, color=color, raw=outputs.raw, merged=outputs.merge)


def _not_both(inputs: Inputs, out: str | None) -> None:
    """No file is read and written at once."""
    if out in {None, "-"} or not os.path.exists(str(out)):
        return
    for path in inputs.paths:
        if path != "-" and os.path.isfile(path) and os.path.samefile(path, str(out)):
            raise errors.UsageTrouble(f"{path} is input and output at once; choose another -o FILE")


def _hint(inputs: Inputs, outputs: Outputs) -> str | None:
    """What to do next, for who sees the table on a terminal."""
    seen = outputs.format == "table" and is_terminal(outputs.path)
    if not seen or not inputs.paths or "-" in inputs.paths:
        return None
    return "next: dipevents explain FILE shows why; -f jsonl is for programs, -f csv for spreadsheets"


# -- options ---------------------------------------------------------------------------------------


def extract(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input."),
    ] = None,
    format_: Annotated[str | None, file_format("table")] = None,
    out: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, whole or not at all.")
    ] = None,
    date: Day = None,
    types: Types = "",
    scope: Scope = "international",
    least: Least = 0.0,
    since: Since = None,
    until: Until = None,
    countries: Countries = "",
    people: People = None,
    places: Places = None,
    statuses: Statuses = "",
    fields: Annotated[str, fields_of(*EVENT)] = "",
    sort: Annotated[str, sort_of(*EVENT)] = "",
    limit: Limit = None,
    count: Count = False,
    statistics: Statistics = False,
    merge: Annotated[
        bool, typer.Option("--merge", help="One event for what several documents tell.")
    ] = False,
    db: Annotated[
        str | None, typer.Option("--db", metavar="FILE", help="Add to this store too (.duckdb or .sqlite).")
    ] = None,
    glob: Glob = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    null: Null = False,
    columns: Columns = "",
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", metavar="S", min=0.001, help="Seconds a document may take."),
    ] = None,
    dictionary: Dictionary = None,
    codes: Annotated[bool, typer.Option("--codes", help="COW, GW and CAMEO codes of participants.")] = False,
    jobs: Jobs = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="With -o FILE: go on where a run with --resume was cut off.")
    ] = False,
    fail_on_empty: Annotated[
        bool, typer.Option("--fail-on-empty", "-e", help="Exit 1 without events.")
    ] = False,
    strict: Strict = False,
    csv_raw: Annotated[bool, typer.Option("--csv-raw", help="CSV cells as they are, formulas too.")] = False,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find the diplomatic events of news texts.

    Examples:

      dipevents extract seeds/

      dipevents extract news.jsonl -o events.jsonl

      dipevents extract inbox/ --status planned --since 2024-03 --sort date

      cat story.txt | dipevents extract - --date 2024-03-12 -f json | jq .events
    """
    if not paths and files_from is None:
        raise errors.UsageTrouble(f"which texts? Name files or folders, or - for standard input: {EXAMPLES}")
    inputs = Inputs(
        tuple(paths or ()), tuple(glob or ()), tuple(exclude or ()), files_from, null,
        encoding, max_bytes, date, pairs(columns),
    )  # fmt: skip
    wanted_shape = fitting(shape(fields, sort, limit, count, statistics), "merged" if merge else "event")
    filters = None
    if since or until or countries or people or places or statuses:
        filters = filters_of(since, until, "", countries, people or (), places or (), statuses)
    written = format_of(format_, out, "table")
    outputs = Outputs(written, out, merge, csv_raw, color, db, resume, wanted_shape, filters)

    from dipevents.commands.telling import Telling
    from dipevents.work import DEFAULT_TYPES, Wanted

    told = Telling(quiet, verbose, strict)
    kept: Any = listed(types) or DEFAULT_TYPES
    wanted = Wanted(kept, scope == "all", least, time_limit, dictionary, codes)
    if dictionary is not None:
        wanted.kit()  # its faults are told before anything is read
    code = run_extract(inputs, wanted, outputs, jobs, told)
    if fail_on_empty and not told.events and code == errors.OK:
        code = errors.CHECK_FAILED
    raise typer.Exit(code)
