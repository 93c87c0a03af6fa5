"""`dipevents config`: which options are set, and where."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from dipevents import configuration, errors
from dipevents.commands.choices import one_of
from dipevents.commands.options import Format
from dipevents.terminal import visible
from dipevents.values import Record

COLUMNS = ("option", "value", "source")

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Options from a file and from the environment.

    Keys of the file are long names of options: `jobs = 2` on top for all commands, below `[extract]` for
    that one. Variables are DIPEVENTS_JOBS and DIPEVENTS_EXTRACT_JOBS. Options on the command line win over
    variables, variables over the file. No file is read beside the input or in the current folder.

    Examples:

      dipevents config show

      dipevents config path
    """,
)


def names_of_commands() -> list[str]:
    """The commands, with their own commands behind a dot."""
    from dipevents.cli import all_commands

    return list(all_commands())


@app.command("show")
def show(
    ctx: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND]", help="All options of this one, also those not set.",
            **one_of(names_of_commands),
        ),
    ] = None,
    format_: Format = "table",
) -> None:  # fmt: skip
    """Show what options a file or a variable sets, with their values.

    Examples:

      dipevents config show

      DIPEVENTS_JOBS=2 dipevents config show extract
    """
    from dipevents.cli import all_commands
    from dipevents.commands.selection import rows_as, write

    path, all_ = ctx.find_root().obj, all_commands()
    file = _file(path, all_)
    for words in configuration.unknown_variables(all_, os.environ):
        print(f"dipevents: {visible(words)}", file=sys.stderr)
    shown = [all_[command]] if command else all_.values()
    rows = [row for each in shown for row in _rows(each, file, everything=bool(command))]
    write(rows_as(rows, format_, COLUMNS), None)
    if not rows:
        where = f"in {path}" if file else f"in a file; {path} is not there" if path else "in a file"
        print(f"dipevents: nothing is set, neither by a variable nor {visible(where)}", file=sys.stderr)


@app.command("path")
def path_(ctx: typer.Context) -> None:
    """Print where the file is, or would be.

    Examples:

      dipevents config path

      "${EDITOR:-vi}" "$(dipevents config path)"
    """
    path = ctx.find_root().obj
    if path is None:
        raise errors.UsageTrouble("--no-config: there is no file; leave it out")
    print(path)


def _file(path: Path | None, all_: dict[str, configuration.Command]) -> configuration.Configuration | None:
    return configuration.Configuration(path, all_) if path is not None and path.exists() else None


def _rows(
    command: configuration.Command, file: configuration.Configuration | None, everything: bool
) -> Iterator[Record]:
    """A row for each option that is set, or for every one."""
    seen: set[int] = set()
    for name, option in command.options.items():
        found = configuration.from_environment(command, name, os.environ)
        found = found or (file.setting(command, name) if file else None)
        if found is None and everything and id(option) not in seen:
            found = configuration.Setting(_default(option), "default")
        if found is not None and id(option) not in seen:
            seen.add(id(option))
            told = (".".join((*command.words, name)), _as_toml(found.value), found.source)
            yield dict(zip(COLUMNS, told, strict=True))


def _as_toml(value: Any) -> Any:
    """A value as the file has it; words without their quotation marks."""
    return str(value).lower() if isinstance(value, bool) else value


def _default(option: Any) -> Any:
    return option.default if isinstance(option.default, str | int | float | bool) else None
