"""`dipevents unmerge`: the events an act was made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from dipevents.commands.selection import Files, Trouble, chosen, told, write
from dipevents.render.json import as_json


def run_unmerge(files: Sequence[str], ids: Sequence[str] = (), output: str | None = None) -> int:
    """Writes the parts of the acts with these ids, or of all, as JSON lines; returns the exit code."""
    from dipevents.merge import parts_of
    from dipevents.store import is_store

    try:
        # a store gives events; its acts are made of all of them
        all_ = chosen(files, join=any(map(is_store, files)))
        acts = [act for act in all_ if not ids or act["id"] in ids]
        missing = sorted(set(ids) - {act["id"] for act in acts})
        if missing:
            raise Trouble(f"no act has the id {missing[0]}", 2)
        write((as_json(part) + "\n" for act in acts for part in parts_of(act)), output)
    except Trouble as trouble:
        return told(trouble)
    return 0


def unmerge(
    files: Files,
    ids: Annotated[
        list[str] | None, typer.Option("--id", metavar="ID", help="Only this act; repeatable.")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
) -> None:
    """Give back the events that a merged act was made of, as JSON lines.

    Examples:

      dipevents unmerge acts.json -o events.jsonl

      dipevents unmerge acts.json --id 8a22f4e70df5f786
    """
    raise typer.Exit(run_unmerge(files, ids or (), output))
