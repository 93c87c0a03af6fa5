"""`dipevents explain`: why an event was found, or why none."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, NamedTuple

import typer

from dipevents import errors
from dipevents.commands.inputs import Inputs, documents, pairs
from dipevents.commands.options import Columns, Day, Dictionary
from dipevents.output import output
from dipevents.read import Problem
from dipevents.terminal import visible
from dipevents.values import RawText, Record


class Target(NamedTuple):
    """What is to be explained: a file, in it a document, in that a line."""

    path: str
    document: str | None = None
    line: int | None = None
    dictionary: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


def run_explain(target: Target, event: str | None, not_found: bool, date: str | None) -> int:
    """Prints the trees asked for; returns the exit code."""
    shown = 0
    problems: list[Problem] = []
    with output(None) as stream:
        for line in _told(target, event, not_found, date, problems.append):
            stream.write((visible(line) + "\n").encode("utf-8", "replace"))
            shown += 1
        stream.flush()
    for problem in problems:
        print(f"dipevents: {visible(problem.message)}", file=sys.stderr)
    if event is not None and not shown:
        raise errors.NoInput(f"{target.path}: no event {event!r} in it")
    if not shown:
        raise errors.NoInput(f"{target.path}: nothing to explain there")
    return errors.PARTIAL if any(problem.kind == "failed" for problem in problems) else errors.OK


def _told(
    target: Target,
    event: str | None,
    not_found: bool,
    date: str | None,
    on_problem: Callable[[Problem], None],
) -> Iterator[str]:
    if _holds_events(target.path):
        yield from _of_events(target.path, event)
        return
    for raw in documents(Inputs((target.path,), date=date, columns=target.columns), None, on_problem):
        if target.document is None or raw.id == target.document:
            yield from _of_document(raw, target, event, not_found)


def _of_document(raw: RawText, target: Target, event: str | None, not_found: bool) -> Iterator[str]:
    from dipevents.explain import Lines, account, why, why_not
    from dipevents.work import Wanted

    told = account(raw, Wanted(dictionary=target.dictionary).kit())
    lines = Lines(raw.text)
    events = [each for each in told.events if event in {None, each["id"]}]
    if target.line is not None:
        events = [each for each in events if _on_line(each, target.line, lines)]
    if event is not None and not events:
        return
    yield _head(told.document)
    if not_found or (not events and event is None):
        yield from why_not(told)
        return
    for each in events:
        yield ""
        yield from why(each, lines)


def _on_line(event: Record, line: int, lines: object) -> bool:
    number = lines.number  # type: ignore[attr-defined]
    return any(number(each["start"]) <= line <= number(each["end"] - 1) for each in event["evidence"])


def _head(document: Record) -> str:
    """The document and what it says of itself."""
    day_ = f"{document['date']} by {document['date_basis']}" if document["date"] else "no day"
    dateline = document["dateline"] or {}
    place = ", ".join(filter(None, (dateline.get("place"), dateline.get("country"))))
    known = [day_, place, document["agency"], document["title"]]
    return f"{document['id']}: {'; '.join(filter(None, known))}"


def _holds_events(path: str) -> bool:
    """Whether a file is output of ours rather than text."""
    from dipevents.store import is_store

    if path == "-" or not os.path.isfile(path):
        return False
    if is_store(path) or path.endswith((".json", ".json.gz")):
        return True
    if not path.endswith(".jsonl"):
        return False
    with open(path, "rb") as file:
        head = file.readline(4096)
    return b'"participants"' in head or (head.startswith(b'{"id"') and b'"type"' in head)


def _of_events(path: str, event: str | None) -> Iterator[str]:
    from dipevents.event_files import EventFileError, read_event_file
    from dipevents.explain import why

    try:
        for at, each in enumerate(_asked(read_event_file(path), event)):
            if at:
                yield ""
            yield from why(each)
    except EventFileError as trouble:
        raise errors.NoInput(str(trouble)) from trouble


def _asked(events: Iterable[Record], id_: str | None) -> Iterator[Record]:
    return (event for event in events if id_ in {None, event["id"]} or id_ in (event.get("mentions") or ()))


def target_of(words: str) -> Target:
    """A target as the table prints it: `seeds/a.txt`, `seeds/a.txt:5`, `news.jsonl#3`, `news.jsonl#3:5`."""
    if words == "-" or os.path.exists(words):
        return Target(words)
    match = re.fullmatch(r"(.+?)(#[0-9]{1,9})?(?::([0-9]{1,9}))?", words, re.DOTALL)
    if match is None or not os.path.exists(match[1]):
        return Target(words)
    document = f"{match[1]}{match[2]}" if match[2] else None
    return Target(match[1], document, int(match[3]) if match[3] else None)


def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE[:LINE]", help="A text, or JSON or JSONL of extract or merge.")
    ],
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="Only this event.")] = None,
    not_found: Annotated[
        bool, typer.Option("--why-not", help="What came close, and the first condition that failed.")
    ] = False,
    date: Day = None,
    columns: Columns = "",
    dictionary: Dictionary = None,
) -> None:
    """Show why an event was found: rule, trigger, roles, date and place with what they rest on.

    Examples:

      dipevents explain seeds/001_a0352740328899d0.txt

      dipevents explain seeds/001_a0352740328899d0.txt --why-not
    """
    target = target_of(file)._replace(dictionary=dictionary, columns=pairs(columns))
    raise typer.Exit(run_explain(target, event, not_found, date))
