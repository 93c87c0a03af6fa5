"""The participants of a joined act: one entry each, with a canonical name, an id and all spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from dipevents.merge.best import Best, most
from dipevents.merge.compatibility import match
from dipevents.merge.profiles import Actor, make_actor
from dipevents.people import HONORIFICS, fold, person_id, same_person
from dipevents.values import Record

_LEADING = ("host", "guest", "mediator", "sender", "caller", "visitor", "actor", "speaker", "recipient",
"callee",
            "target", "addressee", "party", "participant")  # fmt: skip
_KEYS = ("kind", "role", "name", "title", "country", "organization")
_STYLES = frozenset(
    [
        "seyyed",
        "seyed",
        "sayyed",
        "sayyid",
        "sayed",
        "syed",
        "sheikh",
        "sheik",
        "shaikh",
        "haji",
        "hajji",
        "mullah",
    ]
)


WORDS = 5  # a name of more is more often two things run together


class Spelling(NamedTuple):
    """A name as one document has it, also with the style before it: "Seyed Ebrahim Raisi"."""

    name: str
    country: str | None
    styled: tuple[str, ...]


class Entry:
    """One participant over all parts."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.told: list[tuple[Record, Record]] = []  # (part, participant)


def entries(parts: Sequence[Record]) -> list[Entry]:
    """Who took part: the parts' participants laid together, the most telling part first."""
    found: list[Entry] = []
    for part in sorted(parts, key=_fullness):
        actors = [make_actor(*(each.get(key) or None for key in _KEYS)) for each in part["participants"]]
        pairs = {j: i for i, j, _ in match([entry.actor for entry in found], actors)}
        for j, (actor, value) in enumerate(zip(actors, part["participants"], strict=True)):
            if j not in pairs:
                pairs[j] = len(found)
                found.append(Entry(actor))
            elif actor.name and not found[pairs[j]].actor.name:
                found[pairs[j]].actor = actor
            found[pairs[j]].told.append((part, value))
    return found


def _fullness(part: Record) -> tuple[Any, ...]:
    """Named people first, so that offices and countries find the person they stand for."""
    named = sum(1 for each in part["participants"] if each.get("name") and each.get("kind") == "person")
    return (-named, -len(part["participants"]), part["document"], part["id"])


def participant(
    entry: Entry, weight: Mapping[str, float], spellings: Mapping[str, Sequence[Spelling]], on: date | None
) -> tuple[Record, str | None]:
    """The participant as merged, and the document its name came from."""
    kind = _most_of(entry, "kind", weight).value
    if any(value.get("kind") == "person" for _, value in entry.told):
        kind = "person"
    told = [(part, value) for part, value in entry.told if value.get("kind") == kind]
    country = _most_of(entry, "country", weight).value
    documents = [part["document"] for part, _ in entry.told]
    spelled = _spelled(told, country, documents, spellings) if kind == "person" else {}
    name = _name(told, spelled, weight)
    source = next(
        (pair for pair in told if pair[1].get("name") == name.value), told[0] if told else entry.told[0]
    )
    record = {
        "kind": kind, "role": _role(entry, weight), "name": name.value,
        "title": _title(told, weight), "country": country,
        "organization": _most_of(entry, "organization", weight).value,
        "text": source[1].get("text"), "start": source[1].get("start"), "end": source[1].get("end"),
        "document": source[0]["document"],
        "id": _id(kind, name.value, country, on),
        "aliases": _aliases(told, spelled),
    }  # fmt: skip
    return record, name.document


def _most_of(entry: Entry, field: str, weight: Mapping[str, float]) -> Best:
    return most(
        [{field: value.get(field), "document": part["document"]} for part, value in entry.told], field, weight
    )


def _title(told: Sequence[tuple[Record, Record]], weight: Mapping[str, float]) -> str | None:
    rows = [{"title": value.get("title"), "document": part["document"]} for part, value in told]
    value = most(rows, "title", weight).value
    return str(value) if value else None


def _role(entry: Entry, weight: Mapping[str, float]) -> str:
    """The role most reports give; a role that says more goes before plain `participant`."""
    votes: Counter[str] = Counter()
    for part, value in entry.told:
        votes[value["role"]] += weight[part["document"]]  # type: ignore[assignment]
    special = [role for role in votes if role != "participant"] or list(votes)
    return min(
        special, key=lambda role: (-round(votes[role], 6), _LEADING.index(role) if role in _LEADING else 99)
    )


def _name(
    told: Sequence[tuple[Record, Record]],
    spelled: Mapping[str, Sequence[Spelling]],
    weight: Mapping[str, float],
) -> Best:
    """The full name most reports use; a bare surname only where nothing fuller is told."""
    rows = [
        {"name": value["name"], "document": part["document"]} for part, value in told if value.get("name")
    ]
    if rows:
        rows += [
            {"name": each.name, "document": document}
            for document, spellings in spelled.items()
            for each in spellings
            if {"name": each.name, "document": document} not in rows
        ]
    full = [row for row in rows if " " in row["name"]]
    usual = [row for row in full if len(set(row["name"].split())) == len(row["name"].split()) <= WORDS]
    return most(usual or full or rows, "name", weight)


def _id(kind: str, name: str | None, country: str | None, on: date | None) -> str | None:
    """The canonical id: of the person, the country, the body; None for an office without a name."""
    if kind == "country":
        return country
    if not name:
        return None
    return person_id(name, country, on) if kind == "person" else "org:" + "-".join(fold(name).split())


def _spelled(
    told: Sequence[tuple[Record, Record]],
    country: str | None,
    documents: Iterable[str],
    spellings: Mapping[str, Sequence[Spelling]],
) -> dict[str, list[Spelling]]:
    """How each of the act's documents spells this person anywhere."""
    own = {value["name"] for _, value in told if value.get("name")}
    return {
        document: [each for each in spellings.get(document, ()) if _same(each, own, country)]
        for document in sorted(set(documents))
    }


def _aliases(told: Sequence[tuple[Record, Record]], spelled: Mapping[str, Sequence[Spelling]]) -> list[str]:
    """Every spelling of two or more words in the act's documents, the canonical one among them."""
    found = {value["name"] for _, value in told if value.get("name")}
    for each in (spelling for spellings in spelled.values() for spelling in spellings):
        found |= {each.name, *each.styled}
    return sorted(alias for alias in found if len(alias.split()) > 1)


def _same(spelling: Spelling, names: set[str], country: str | None) -> bool:
    known = country is not None and spelling.country is not None
    if known and country != spelling.country:
        return False
    return any(same_person(spelling.name, each) and _told_in_full(spelling.name, each) for each in names)


def _told_in_full(one: str, other: str) -> bool:
    """Whether a bare surname stands in the fuller name letter by letter: Bono is not Albares Bueno."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    return len(short) > 1 or set(short) <= {part for word in long for part in (word, *word.split("-"))}


def spellings(events: Iterable[Record]) -> tuple[Spelling, ...]:
    """How a document's events spell the people in them, each spelling once."""
    found: dict[tuple[str, str | None], set[str]] = {}
    for event in events:
        texts = [each["text"] for each in event.get("evidence") or ()]
        for value in event["participants"]:
            if value.get("name") and value.get("kind") == "person":
                seen = found.setdefault((value["name"], value.get("country")), set())
                seen |= styled(value["name"], [value.get("text") or "", *texts])
                seen |= set(value.get("aliases") or ())
    return tuple(Spelling(*key, tuple(sorted(found[key]))) for key in found)


def styled(name: str, texts: Iterable[str]) -> set[str]:
    """The name with the style before it, where one stands in the texts: "Seyed Ebrahim Raisi"."""
    return {f"{style} {name}" for text in texts for style in _styles(name, text)}


@lru_cache(maxsize=1 << 12)
def _styles(name: str, text: str) -> tuple[str, ...]:
    found, at = [], text.find(name)
    while at > 0:
        before = text[max(0, at - 24) : at].split()
        if before and text[at - 1] == " " and fold(before[-1]) in _STYLES and fold(before[-1]) in HONORIFICS:
            found.append(before[-1])
        at = text.find(name, at + len(name))
    return tuple(found)
