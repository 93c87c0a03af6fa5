"""`dipevents schema`: the JSON Schema of the output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dipevents.commands.choices import one_of

RECORDS = {
    "extraction": "Extraction",
    "event": "Event",
    "document": "DocumentFacts",
    "merged": "MergedEvent",
}
FORMATS = ("json-schema", "markdown")
# Where in an event each model stands.
_PLACES = {
    "EventDate": "date.", "Location": "location.", "Participant": "participants.", "Evidence": "evidence.",
    "Span": "evidence.trigger.", "Plover": "plover.", "Event": "", "DocumentFacts": "",
    "MergedEvent": "", "Dateline": "dateline.",
}  # fmt: skip


def schema(
    record: Annotated[
        str,
        typer.Argument(
            metavar="[RECORD]",
            help="extraction (all of --format json), event (a line of jsonl), document, or merged.",
            **one_of(RECORDS),
        ),
    ] = "extraction",
    format_: Annotated[
        str,
        typer.Option("--format", "-f", metavar="F", help="json-schema or markdown.", **one_of(FORMATS)),
    ] = "json-schema",
) -> None:
    """Print the JSON Schema (2020-12) of the output, or its fields and their meaning as a page.

    Examples:

      dipevents schema event > event.schema.json

      dipevents schema event --format markdown > codebook.md
    """
    if format_ == "markdown":
        print("\n".join(_page(record)))
        return
    from dipevents import models

    described = _described(RECORDS[record], models)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": models.SCHEMA_VERSION}
    print(json.dumps({**head, **described}, indent=2))


def _described(name: str, models: Any) -> dict[str, Any]:
    """The schema of a model, every field with its meaning."""
    made: dict[str, Any] = getattr(models, name).model_json_schema(mode="serialization")
    for each, schema_ in {name: made, **made.get("$defs", {})}.items():
        _tell(each, schema_.get("properties", {}))
    return made


def _tell(name: str, properties: dict[str, dict[str, Any]]) -> None:
    from dipevents.tables.fields import meanings

    known = meanings("document") if name in {"DocumentFacts", "Dateline"} else meanings("event", "merged")
    for field, property_ in properties.items():
        meaning = known.get(f"{_PLACES[name]}{field}") if name in _PLACES else None
        if meaning:
            property_["description"] = meaning


def _page(record: str) -> Iterator[str]:
    """Tables of fields in Markdown."""
    from dipevents.cli import version
    from dipevents.render.json import SCHEMA_VERSION
    from dipevents.tables.fields import meanings

    yield f"# Fields of dipevents {version()}, schema {SCHEMA_VERSION}"
    for name in ("document", "event") if record == "extraction" else (record,):
        yield from ("", f"## {name.capitalize()}", "", "| field | meaning |", "|---|---|")
        yield from (f"| `{field}` | {meaning} |" for field, meaning in meanings(name).items())
