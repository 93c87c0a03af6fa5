"""The quality gate: floors under the figures on gold, a digest of the gold, what was gained and lost."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from dipevents.evaluate.acts import Act, read_act
from dipevents.evaluate.gold import GoldDocument, GoldError, document_key
from dipevents.evaluate.report import Report, short
from dipevents.values import Record

STEP = 1000  # floors have three decimals, rounded down

Floors = dict[str, float]


class Pin(NamedTuple):
    """What is held fast for one gold file."""

    sha256: str
    floors: Floors


class Verdict(NamedTuple):
    """A predicted event and what the gold says of it: exact, found, wrong or not counted."""

    document: str
    event: str
    verdict: str


class Changes(NamedTuple):
    """Events that the last release did not find, and those that only it found."""

    gained: tuple[Verdict, ...]
    lost: tuple[Verdict, ...]


def digest(gold: Path, documents: Iterable[GoldDocument]) -> str:
    """A SHA-256 over the gold file and the texts it points to."""
    seen = hashlib.sha256(gold.read_bytes())
    for document in documents:
        if document.text is None and document.path is not None:
            seen.update(document.path.read_bytes())
    return seen.hexdigest()


def floors(report: Report) -> Floors:
    """The figures of a report as floors; those with nothing to divide by are left out."""
    return {
        name: math.floor(value * STEP + 1e-6) / STEP
        for name, value in report.figures().items()
        if value is not None
    }


def below(pinned: Floors, now: Floors) -> list[str]:
    """Each floor that a figure falls below, in words."""
    falls = [(name, floor) for name, floor in pinned.items() if now.get(name, -1.0) < floor]
    return [
        f"{name} {now[name]:.3f} is below its floor {floor:.3f}" if name in now else f"{name}: no case left"
        for name, floor in falls
    ]


def raised(pinned: Floors, now: Floors, lower: bool) -> Floors:
    """The new floors: never below the old ones unless asked."""
    return dict(now) if lower else {name: max(pinned.get(name, 0.0), value) for name, value in now.items()}


def read_pins(path: Path) -> dict[str, Pin]:
    """The pins by gold file; none where the file isn't there yet."""
    if not path.exists():
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return {name: Pin(str(pin["sha256"]), dict(pin["floors"])) for name, pin in value["gold"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise GoldError(f"{path}: not a gate file; `gate --update` writes one") from trouble


def write_pins(path: Path, pins: Mapping[str, Pin]) -> None:
    """Writes the pins, sorted by gold file."""
    value = {"gold": {name: pins[name]._asdict() for name in sorted(pins)}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def compact(record: Record) -> Record:
    """An event cut down to what scoring asks, for keeping with a release."""
    act = read_act(record)
    return {
        "type": act.type,
        "status": act.status,
        "scope": act.scope,
        "date": act.date,
        "location": act.place._asdict() if act.place else None,
        "participants": [
            {"kind": actor.kind, "role": actor.role, "name": actor.name, "title": actor.title,
             "country": actor.country}
            for actor in act.actors
        ],
        "rule": record.get("rule"),
        "confidence": record.get("confidence"),
    }  # fmt: skip


def read_last(path: Path, gold: str) -> dict[str, list[Record]] | None:
    """The last release's events for a gold file by document, None where none are kept."""
    kept = {line["id"]: line["events"] for line in _lines(path) if line.get("gold") == gold}
    return kept or None


def write_last(path: Path, gold: str, predictions: Mapping[str, Sequence[Record]]) -> None:
    """Keeps the events of a release, a document a line; those for other gold files stay."""
    others = [line for line in _lines(path) if line.get("gold") != gold]
    own = [
        {"gold": gold, "id": id_, "events": [compact(record) for record in predictions[id_]]}
        for id_ in sorted(predictions)
        if predictions[id_]
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = sorted((*others, *own), key=lambda line: (line["gold"], line["id"]))
    path.write_text("".join(map(_dumped, lines)), encoding="utf-8")


def _dumped(value: Record) -> str:
    """A JSON line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a kept file, none where there is no file."""
    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except ValueError as trouble:
        raise GoldError(f"{path}: not JSON lines; `gate --update` writes it anew") from trouble


def verdicts(report: Report) -> list[Verdict]:
    """What the gold says of each prediction."""
    told: list[tuple[str, Act, str]] = []
    for document in report.documents:
        told += [(document.id, p.predicted, "exact" if p.exact else "found") for p in document.pairs]
        told += [(document.id, act, "wrong") for act in document.spurious]
        told += [(document.id, act, "not counted") for act in document.uncounted]
    return [Verdict(document_key(id_), short(act), verdict) for id_, act, verdict in told]


def changes(now: Report, last: Report) -> Changes:
    """The events only one of two releases found, with what the gold says of each."""
    here, there = verdicts(now), verdicts(last)
    return Changes(tuple(_only(here, there)), tuple(_only(there, here)))


def _only(one: Sequence[Verdict], other: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts of the first whose event the second has not, counting repeats."""
    spare = Counter((each.document, each.event) for each in other)
    only = []
    for each in one:
        key = each.document, each.event
        if spare[key]:
            spare[key] -= 1
        else:
            only.append(each)
    return only


def gold_name(path: str) -> str:
    """The name a gold file is pinned under: its path as given, in POSIX form."""
    return PurePath(path).as_posix()


def is_own(name: str) -> bool:
    """Whether a gold file lies in the folder the gate runs in, so that its words may be kept there."""
    path = PurePath(name)
    return not path.is_absolute() and ".." not in path.parts
