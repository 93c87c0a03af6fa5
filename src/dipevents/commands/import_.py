"""`dipevents import`: corrected annotations as a gold file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dipevents import errors
from dipevents.output import output

if TYPE_CHECKING:
    from dipevents.export.annotations import Annotated as Document


def run_import(path: str, out: str | None) -> int:
    """Writes a line of gold for each document; returns the exit code."""
    from dipevents.export.annotations import gold, in_order
    from dipevents.render.json import as_json

    documents = in_order(_read(path))
    with output(out) as stream:
        for document in documents:
            stream.write((as_json(gold(document)) + "\n").encode("utf-8", "replace"))
        stream.flush()
    events = sum(len(document.acts) for document in documents)
    print(f"dipevents: {len(documents)} documents; {events} events", file=sys.stderr)
    return errors.OK


def _read(path: str) -> list[Document]:
    from dipevents.export.brat import BratTrouble, read_brat
    from dipevents.export.labelstudio import LabelStudioTrouble, read_labelstudio

    try:
        if Path(path).is_dir():
            return read_brat(path)
        return read_labelstudio(Path(path).read_text(encoding="utf-8"), path)
    except OSError as trouble:
        raise errors.NoInput(f"{path}: {(trouble.strerror or str(trouble)).lower()}") from trouble
    except UnicodeDecodeError as trouble:
        raise errors.NoInput(f"{path}: not UTF-8 at byte {trouble.start}") from trouble
    except (BratTrouble, LabelStudioTrouble) as trouble:
        raise errors.NoInput(str(trouble)) from trouble


def import_(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="A folder of brat, or a JSON export of Label Studio.")
    ],
    out: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:
    """Make a gold file of what coders corrected, for `evaluate`.

    Examples:

      dipevents import to-correct/ -o gold.jsonl

      dipevents import project-1.json -o gold.jsonl
    """
    raise typer.Exit(run_import(path, out))
