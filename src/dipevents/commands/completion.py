"""`dipevents completion`: a script that makes the shell complete words."""

from __future__ import annotations

from typing import Annotated

import typer

from dipevents.commands.choices import one_of

SHELLS = ("bash", "zsh", "fish")


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.", **one_of(SHELLS))],
) -> None:
    """Print a script for bash, zsh or fish that completes commands, options, types, formats, fields, rules.

    Examples:

      eval "$(dipevents completion bash)"   # in ~/.bashrc

      dipevents completion zsh > ~/.zfunc/_dipevents   # a folder of $fpath

      dipevents completion fish > ~/.config/fish/completions/dipevents.fish
    """
    from dipevents.cli import complete

    raise typer.Exit(complete(f"source_{shell}"))
