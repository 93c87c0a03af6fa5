"""Structured diplomatic events from news text, by rules anyone can read.

    >>> import dipevents
    >>> dipevents.extract("Norway's king met the president of Chile in Oslo on Monday.", date="2023-06-14")
    [Event(id='...', ... type='meeting', ... status='occurred', ...)]

The public names are loaded when they are asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipevents.api import Events, extract, iter_events, merge, to_dataframe
    from dipevents.models import DocumentFacts, Event, Location, MergedEvent, Participant

__all__ = [
    "DocumentFacts",
    "Event",
    "Events",
    "Location",
    "MergedEvent",
    "Participant",
    "extract",
    "iter_events",
    "merge",
    "to_dataframe",
]


def __getattr__(name: str) -> Any:
    if name in {"Events", "extract", "iter_events", "merge", "to_dataframe"}:
        from dipevents import api

        return getattr(api, name)
    if name in __all__:
        from dipevents import models

        return getattr(models, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
