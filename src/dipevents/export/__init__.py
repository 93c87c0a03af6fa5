"""Events in the shapes of other programs; SHAPES lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

from dipevents.values import Record

__all__ = ["SHAPES", "Exported", "Shape", "exporter"]


class Exported(NamedTuple):
    """The file's content and what the user should know about it."""

    content: bytes
    notes: tuple[str, ...] = ()


class Shape(NamedTuple):
    """Where the exporter is, and whether it tells acts rather than each report of them."""

    module: str
    function: str
    acts: bool


SHAPES: dict[str, Shape] = {
    "csv:events": Shape("csv", "events", False),
    "csv:participants": Shape("csv", "participants", False),
    "csv:dyads": Shape("csv", "dyads", False),
    "csv:evidence": Shape("csv", "evidence", False),
    "parquet:events": Shape("parquet", "events", False),
    "parquet:participants": Shape("parquet", "participants", False),
    "parquet:dyads": Shape("parquet", "dyads", False),
    "parquet:evidence": Shape("parquet", "evidence", False),
    "graphml": Shape("graphs", "as_graphml", True),
    "gexf": Shape("graphs", "as_gexf", True),
    "geojson": Shape("geojson", "geojson", True),
    "timelinejs": Shape("timelinejs", "timelinejs", True),
    "ical": Shape("ical", "ical", True),
}


def exporter(shape: str) -> Callable[[Iterable[Record]], Exported]:
    """What makes a file of that shape out of events."""
    module, function, _ = SHAPES[shape]
    made: Callable[[Iterable[Record]], Exported]
    made = getattr(import_module(f"dipevents.export.{module}"), function)
    return made
