"""Many reports, one act: events joined across documents, with reasons, and taken apart again.

The parts of an act travel with it. Merging always goes back to the parts and starts from their
sorted set, so it depends neither on the order of files nor on what was merged before.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dipevents.merge.clusters import Act, Joiner
from dipevents.merge.joined import build
from dipevents.merge.profiles import Profile
from dipevents.merge.roster import Spelling, spellings
from dipevents.values import Record

__all__ = ["iter_merged", "merge_events", "parts_of", "unmerge"]

MANY = 8  # events of a document from which on its spellings are kept

Pack = Callable[[Record], Any]
Unpack = Callable[[Any], Record]


def merge_events(events: Iterable[Record]) -> list[Record]:
    """One record an act, in order of date; input may hold single events and merged ones alike."""
    return list(_merged(events, lambda record: record, lambda payload: payload))


def iter_merged(events: Iterable[Record]) -> Iterator[Record]:
    """The same one by one, with the events packed meanwhile: for a million of them in small memory."""
    return _merged(events, _pack, _unpack)


def parts_of(event: Record) -> Sequence[Record]:
    """The events an act was made of; a single event is its own only part."""
    parts: Sequence[Record] = event.get("parts", (event,))
    return parts


def unmerge(merged: Iterable[Record], id_: str) -> list[Record]:
    """The parts of the act with this id, as they were; KeyError if there is none."""
    for event in merged:
        if event["id"] == id_:
            return list(parts_of(event))
    raise KeyError(id_)


def _merged(events: Iterable[Record], pack: Pack, unpack: Unpack) -> Iterator[Record]:
    acts = Joiner().join(_profiles(events, pack, unpack))
    own: dict[str, list[Profile]] = defaultdict(list)
    for act in acts:
        for part in act.parts:
            own[part.document].append(part)
    kept: dict[str, tuple[Spelling, ...]] = {}
    for act in sorted(acts, key=_place_in_time):
        names = {document: _spellings(document, own, kept, unpack) for document in act.documents}
        yield build([unpack(part.payload) for part in act.parts], names)


def _spellings(
    document: str, own: dict[str, list[Profile]], kept: dict[str, tuple[Spelling, ...]], unpack: Unpack
) -> tuple[Spelling, ...]:
    """The document's spellings of names; kept where many acts will ask for them."""
    if document in kept:
        return kept[document]
    parts = [part for part in own[document] if any(actor.name for actor in part.actors)]
    found = spellings(unpack(part.payload) for part in parts)
    if len(parts) > MANY:
        kept[document] = found
    return found


def _profiles(events: Iterable[Record], pack: Pack, unpack: Unpack) -> list[Profile]:
    """Each part once, however often it was given."""
    found: list[Profile] = []
    seen: dict[str, list[int]] = {}
    for event in events:
        for part in parts_of(event):
            at = seen.get(part["id"])
            if at is None:
                seen[part["id"]] = [len(found)]
            elif any(unpack(found[each].payload) == part for each in at):
                continue
            else:
                at.append(len(found))
            found.append(Profile(part, pack(part)))
    return found


def _place_in_time(act: Act) -> tuple[Any, ...]:
    """By day, undated last, then by id."""
    first = min(act.parts, key=lambda part: (part.document, part.id))
    return (act.window is None, act.start, first.document, first.id)


def _pack(record: Record) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)  # JSON may escape half a character


def _unpack(payload: bytes) -> Record:
    record: Record = json.loads(zlib.decompress(payload))
    return record
