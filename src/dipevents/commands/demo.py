"""`dipevents demo`: the events of a few sample texts, anywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import Annotated

import typer

from dipevents import errors
from dipevents.commands.options import Color, Format
from dipevents.output import is_terminal, output
from dipevents.render import Look, renderer
from dipevents.values import RawText


def samples() -> Iterator[RawText]:
    """The sample texts that come with the package."""
    folder = files("dipevents").joinpath("data/samples")
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".txt"):
            yield RawText(f"samples/{path.name}", path.read_text(encoding="utf-8"))


def run_demo(format_: str, save: str | None, color: str = "auto") -> int:
    """Writes the events of the samples; returns the exit code."""
    from dipevents.terminal import wants_color
    from dipevents.work import Wanted
    from dipevents.workers import outcomes

    terminal = is_terminal(None)
    with output(None) as stream:
        writer = renderer(format_, stream, Look(terminal=terminal, color=wants_color(color, terminal)))
        writer.start()
        for _, outcome in outcomes(samples(), Wanted(), jobs=1):
            assert outcome.document is not None
            writer.document(outcome.document)
            for event, line in zip(outcome.events, outcome.lines, strict=True):
                writer.event(event, line)
        writer.finish()
        stream.flush()
    where = "FOLDER" if save is None else save
    if save is not None:
        _save(save)
    print(
        "dipevents: these texts are invented and come with the program; to try more:\n"
        + ("" if save is not None else "  dipevents demo --save FOLDER\n")
        + f"  dipevents explain {os.path.join(where, '1-oslo-meeting.txt')}\n"
        f"  dipevents report {where} -o report.html",
        file=sys.stderr,
    )
    return errors.OK


def _save(folder: str) -> None:
    """Copies the samples; a file of that name that says something else is left alone."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as trouble:
        raise errors.OutputTrouble(f"{folder}: {(trouble.strerror or str(trouble)).lower()}") from trouble
    for raw in samples():
        path = os.path.join(folder, os.path.basename(raw.id))
        content = raw.text.encode()
        if os.path.exists(path) and not _holds(path, content):
            raise errors.UsageTrouble(f"{path} is there already and is another text; choose another folder")
        with output(path) as stream:
            stream.write(content)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == content
    except OSError:
        return False


def demo(
    format_: Format = "table",
    save: Annotated[
        str | None, typer.Option("--save", metavar="FOLDER", help="Copy the texts there too.")
    ] = None,
    color: Color = "auto",
) -> None:
    """Show what the program does, on invented texts that come with it.

    Examples:

      dipevents demo

      dipevents demo --save samples && dipevents report samples -o report.html
    """
    raise typer.Exit(run_demo(format_, save, color))
