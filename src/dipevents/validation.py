"""Whether a file of events is what it claims to be: shapes, ids, quotes, dates, countries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from dipevents.models import Event, MergedEvent
from dipevents.read import iter_documents
from dipevents.read.formats import EVERY_READABLE
from dipevents.resolve.dates import bounds
from dipevents.tables.lexicon import rows
from dipevents.values import Record

_DAY = r"(?:[0-9X]{4}|-?[0-9]{4})(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?"
_EDTF = re.compile(rf"{_DAY}|(?:{_DAY}|\.\.)?/(?:{_DAY}|\.\.)?")
_DOCUMENT = re.compile(r"(.+)#[0-9]+", re.DOTALL)


class Fault(NamedTuple):
    """What is wrong with an event."""

    event: str
    words: str


class Texts:
    """The texts that events quote, found by the events' document ids."""

    def __init__(self, folder: str | None, columns: Mapping[str, str] = MappingProxyType({})) -> None:
        self._folder = folder
        self._columns = columns
        self._last: tuple[str, str | None] | None = None
        self._all: dict[str, str] | None = None
        self.missing: set[str] = set()
        self.found: set[str] = set()

    def text(self, id_: str) -> str | None:
        """The document's text, or None where it is not at hand."""
        if self._last is None or self._last[0] != id_:
            self._last = (id_, self._read(id_))
        (self.missing if self._last[1] is None else self.found).add(id_)
        return self._last[1]

    def _read(self, id_: str) -> str | None:
        for name in (id_, _DOCUMENT.sub(r"\1", id_)):
            for path in self._places(name):
                if os.path.isfile(path):
                    inner = path + id_.removeprefix(name)
                    raws = iter_documents([path], columns=self._columns)
                    return next((raw.text for raw in raws if raw.id == inner), None)
        return self._by_own_id(id_)

    def _places(self, name: str) -> Iterator[str]:
        """Where a document may be: as it is named, or below the folder, with fewer and fewer parents."""
        if self._folder is None:
            yield name
            return
        parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
        for at in range(len(parts)):
            yield os.path.join(self._folder, *parts[at:])

    def _by_own_id(self, id_: str) -> str | None:
        """Documents of JSON lines and tables that have ids of their own."""
        if self._folder is None:
            return None
        if self._all is None:
            raws = iter_documents([self._folder], glob=EVERY_READABLE, columns=self._columns)
            self._all = {raw.id: raw.text for raw in raws}
        return self._all.get(id_)


def faults(events: Iterable[Record], texts: Texts) -> Iterator[Fault]:
    """All faults of the events, in their order."""
    seen: set[str] = set()
    for event in events:
        id_ = str(event.get("id"))
        if id_ in seen:
            yield Fault(id_, "the id is used twice")
        seen.add(id_)
        yield from (Fault(id_, words) for words in _of_event(event, texts))


def _of_event(event: Record, texts: Texts) -> Iterator[str]:
    shape = list(_shape(event))
    yield from shape
    if shape:
        return
    yield from _dates(event)
    yield from _countries(event)
    for part in event.get("parts") or (event,):
        yield from _quotes(part, texts)


def _shape(event: Record) -> Iterator[str]:
    yield from _misfits(event, MergedEvent if "parts" in event else Event, "")
    parts = event.get("parts")
    for at, part in enumerate(parts if isinstance(parts, list) else ()):
        yield from _misfits(part, Event, f"parts.{at}.")


def _misfits(record: object, model: type[BaseModel], where: str) -> Iterator[str]:
    try:
        model.model_validate(record)
    except ValidationError as trouble:
        for each in trouble.errors(include_url=False, include_input=False):
            yield f"{where}{'.'.join(map(str, each['loc']))}: {each['msg']}"


def _dates(event: Record) -> Iterator[str]:
    value = (event.get("date") or {}).get("value")
    if value is not None and (not _EDTF.fullmatch(value) or ("X" not in value and bounds(value) is None)):
        yield f"date.value: {value!r} is no EDTF"


def _countries(event: Record) -> Iterator[str]:
    told = [(f"participants.{at}", each) for at, each in enumerate(event["participants"])]
    for where, each in [*told, ("location", event.get("location") or {})]:
        code = each.get("country")
        if code is not None and code not in _codes():
            yield f"{where}.country: {code!r} is no ISO 3166 alpha-3 code"


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in rows("countries.csv"))


def _quotes(event: Record, texts: Texts) -> Iterator[str]:
    text = texts.text(str(event["document"]))
    for where, each in _quoted(event):
        start, end, words = each.get("start"), each.get("end"), each.get("text")
        if start is None and end is None:
            continue
        if start is None or end is None or words is None or not 0 <= start < end:
            yield f"{where}: {start}:{end} is no stretch of text"
        elif text is not None and text[start:end] != words:
            yield f"{where}: {words[:40]!r} does not stand at {start}:{end} of {event['document']}"
    for at, each in enumerate(event["evidence"]):
        inner = each["trigger"]
        if not each["start"] <= inner["start"] < inner["end"] <= each["end"]:
            yield f"evidence.{at}.trigger: outside its sentence"


def _quoted(event: Record) -> Iterator[tuple[str, Record]]:
    for key in ("date", "location"):
        if event.get(key):
            yield key, event[key]
    for at, each in enumerate(event["participants"]):
        yield f"participants.{at}", each
    for at, each in enumerate(event["evidence"]):
        yield f"evidence.{at}", each
        yield f"evidence.{at}.trigger", each["trigger"]
