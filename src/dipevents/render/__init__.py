"""Output: records in, bytes out, written as they come; FORMATS lists the formats."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dipevents.render.writing import Look, Renderer

__all__ = ["FORMATS", "Look", "Renderer", "renderer"]

# Where each format's renderer is; loaded when asked for.
FORMATS: dict[str, tuple[str, str]] = {
    "table": ("table", "TableRenderer"),
    "json": ("json", "JsonRenderer"),
    "jsonl": ("json", "JsonLinesRenderer"),
    "csv": ("csv", "CsvRenderer"),
    "tsv": ("csv", "TsvRenderer"),
}


def renderer(format_: str, stream: Any, look: Look | None = None) -> Renderer:
    """A renderer of that format writing to a binary stream."""
    look = look or Look()
    module, name = FORMATS[format_]
    if look.fields and format_ == "table":
        name = "FieldsRenderer"
    made: Renderer = getattr(import_module(f"dipevents.render.{module}"), name)(stream, look)
    if look.fields and module == "json":
        from dipevents.render.fields import Picking

        return Picking(made, look.fields)
    return made
