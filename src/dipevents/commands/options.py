"""Options that several commands share, each told in the same words."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dipevents.commands.choices import COLORS, SCOPES, one_of, some_of
from dipevents.commands.inputs import columns, day, encoding
from dipevents.render import FORMATS


def event_types() -> tuple[str, ...]:
    """The types of events."""
    from dipevents.work import TYPES

    return TYPES


Format = Annotated[
    str,
    typer.Option("--format", "-f", metavar="F", help="table, json, jsonl, csv or tsv.", **one_of(FORMATS)),
]


def file_format(other: str, *more: str) -> Any:
    """The option `--format` of a command that writes files: by default as the file's name ends."""
    known = (*FORMATS, *more)
    words = f"{', '.join(known[:-1])} or {known[-1]}; else as FILE ends, else {other}."
    return typer.Option("--format", "-f", metavar="F", help=words, **one_of(known))


def format_of(format_: str | None, path: str | None, other: str, *more: str) -> str:
    """The format asked for, or that of the file's name, or the other."""
    ending = (path or "").rpartition(".")[2].lower()
    return format_ or (ending if ending in {*FORMATS, *more} else other)


Color = Annotated[
    str, typer.Option("--color", metavar="WHEN", help="auto, always or never.", **one_of(COLORS))
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="YYYY-MM-DD, for documents without a date.", parser=day),
]
Types = Annotated[
    str,
    typer.Option(
        "--types", "--type", metavar="T,…", help="Only these types; by default all but statement.",
        **some_of(event_types),
    ),
]  # fmt: skip
Scope = Annotated[
    str,
    typer.Option(
        "--scope", metavar="S", help="international, or all: domestic events too.", **one_of(SCOPES)
    ),
]
Least = Annotated[
    float, typer.Option("--min-confidence", metavar="X", min=0, max=1, help="Only events this sure.")
]
Glob = Annotated[
    list[str] | None, typer.Option("--glob", metavar="P", help="Only names like this; repeatable.")
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="P", help="No names like this; repeatable.")
]
FilesFrom = Annotated[
    str | None, typer.Option("--files-from", metavar="FILE", help="Read paths from a list, a line each.")
]
Null = Annotated[bool, typer.Option("--null", "-0", help="Paths in that list end with NUL.")]
Columns = Annotated[
    str,
    typer.Option(
        "--columns", metavar="F=C,…", help="Columns of CSV, as in text=body,date=day.", parser=columns
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Instead of UTF-8, then cp1252.", parser=encoding),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", metavar="N", min=1, help="Longest document, in bytes.")]
Dictionary = Annotated[
    str | None, typer.Option("--dict", metavar="FILE", help="Your own names too (CSV or TOML).")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes; by default one a core.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 3 if an input was skipped.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what failed.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say everything.")]
