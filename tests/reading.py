"""One text read from start to end, and what its events say."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dipevents.pipeline import Kit, load_kit
from dipevents.values import RawText, Record
from dipevents.work import read_events


@lru_cache(maxsize=1)
def kit() -> Kit:
    return load_kit()


def read(text: str, day: str | None) -> tuple[Record, list[Record]]:
    """The document, of the given date, and its events."""
    return read_events(RawText(id="t", text=text, date=day), kit())


def day(event: Record) -> Any:
    return event["date"]["value"] if event["date"] else None
