"""`dipevents dict`: names of your own, checked and begun."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dipevents.errors import UsageTrouble

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Names of your own, for --dict.

    Examples:

      dipevents dict init own.csv

      dipevents dict check own.csv
    """,
)


@app.command("check")
def check(file: Annotated[str, typer.Argument(metavar="FILE", help="CSV or TOML.")]) -> None:
    """Tell every fault of a dictionary, with its line and how to mend it; exit 2 if there is one.

    Examples:

      dipevents dict check own.csv

      dipevents dict check own.toml && dipevents extract seeds/ --dict own.toml
    """
    from dipevents.tables import lexicon
    from dipevents.tables.dictionary import read_dictionary

    entries = read_dictionary(file, lexicon.load().country_names)
    kinds = [entry.kind for entry in entries]
    counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    print(f"{file}: {len(entries)} entries, no fault{f' ({counted})' if counted else ''}")


@app.command("init")
def init(file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write it.")]) -> None:
    """Write a dictionary with two entries to begin with; a file that is there stays.

    Examples:

      dipevents dict init own.csv

      dipevents dict init ships-and-envoys.csv
    """
    from dipevents.output import output
    from dipevents.tables.dictionary import TEMPLATE

    if os.path.exists(file):
        raise UsageTrouble(f"{file} is there already; choose another name")
    with output(file) as stream:
        stream.write(TEMPLATE.encode())
        stream.flush()
    print(f"{file}: edit it, then dipevents dict check {file}")
