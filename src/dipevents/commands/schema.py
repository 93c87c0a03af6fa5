"""`dipevents schema`: the JSON Schema of the output."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from dipevents.errors import UsageTrouble, did_you_mean

RECORDS = {
    "extraction": "Extraction",
    "event": "Event",
    "document": "DocumentFacts",
    "merged": "MergedEvent",
}


def schema(
    record: Annotated[
        str,
        typer.Argument(
            metavar="[RECORD]",
            help="extraction (all of --format json), event (a line of jsonl), document, or merged.",
        ),
    ] = "extraction",
) -> None:
    """Print the JSON Schema (2020-12) of the output, field by field.

    Examples:  dipevents schema   dipevents schema event > event.schema.json
    """
    if record not in RECORDS:
        hint = did_you_mean(record, list(RECORDS))
        raise UsageTrouble(f"no record {record!r}; there are {', '.join(RECORDS)}.{hint}")
    from dipevents import models

    described = getattr(models, RECORDS[record]).model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": models.SCHEMA_VERSION}
    print(json.dumps({**head, **described}, indent=2))
