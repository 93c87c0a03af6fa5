"""Events as marks in texts, for coders: to brat and Label Studio, and back into gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dipevents.merge import parts_of
from dipevents.values import Record

KINDS = ("person", "country", "organization", "place", "date")
ROLES = (
    "host", "guest", "mediator", "participant", "sender", "recipient", "caller", "callee", "visitor", "party",
    "actor", "target", "speaker", "addressee",
)  # fmt: skip
STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")
_WHEN, _WHERE = "when", "where"
LINKS = (*ROLES, _WHEN, _WHERE)

_KNOWN = ("name", "title", "country", "organization")  # of a participant
Note = tuple[tuple[str, str], ...]


class Span(NamedTuple):
    """Words of the text, what they are, and what is known of them beyond the words."""

    start: int
    end: int
    kind: str
    note: Note = ()


class Act(NamedTuple):
    """An event: its trigger words, who and what belongs to it in which role, and what else is coded."""

    trigger: Span  # its kind is the type
    links: tuple[tuple[str, Span], ...]
    note: Note = ()  # status, subtype, occasion, participants without words of their own


class Annotated(NamedTuple):
    """A text with its events."""

    id: str
    text: str
    date: str | None
    acts: tuple[Act, ...]

    @property
    def spans(self) -> list[Span]:
        """Every marked stretch once, in order, triggers among them."""
        found = {span for act in self.acts for span in (act.trigger, *(span for _, span in act.links))}
        return sorted(found)


# -- events to marks -------------------------------------------------------------------------------


def annotated(events: Iterable[Record], text_of: Callable[[str], str | None]) -> list[Annotated]:
    """The documents whose texts are at hand, with their events."""
    own: dict[str, list[Record]] = {}
    for event in events:
        for part in parts_of(event):
            own.setdefault(str(part["document"]), []).append(part)
    found = []
    for id_, records in own.items():
        text = text_of(id_)
        if text is not None:
            acts = tuple(act for act in map(_act, records) if act is not None)
            found.append(Annotated(id_, text, records[0].get("document_date"), acts))
    return found


def _act(event: Record) -> Act | None:
    trigger = next((each["trigger"] for each in event.get("evidence") or () if each.get("trigger")), None)
    if trigger is None:
        return None
    note: dict[str, object] = {key: event.get(key) for key in ("status", "subtype", "occasion")}
    links = []
    for at, each in enumerate(event["participants"]):
        if not _stands(each):
            known = (each.get(key) or "" for key in _KNOWN)
            note[f"implicit{at}"] = "|".join((each["role"], each["kind"], *known))
        else:
            own = _note({key: each.get(key) for key in _KNOWN})
            links.append((str(each["role"]), Span(each["start"], each["end"], str(each["kind"]), own)))
    links += _times_and_places(event)
    note |= _unworded(event)
    return Act(Span(trigger["start"], trigger["end"], str(event["type"])), tuple(links), _note(note))


def _times_and_places(event: Record) -> Iterator[tuple[str, Span]]:
    date, place = event.get("date") or {}, event.get("location") or {}
    if _stands(date):
        yield _WHEN, Span(date["start"], date["end"], "date", _note({"value": date.get("value")}))
    if _stands(place):
        known = _note({"name": place.get("name"), "country": place.get("country")})
        yield _WHERE, Span(place["start"], place["end"], "place", known)


def _unworded(event: Record) -> dict[str, object]:
    """Date and place where no words of the text give them."""
    date, place = event.get("date") or {}, event.get("location") or {}
    told: dict[str, object] = {"date": None if _stands(date) else date.get("value")}
    if place.get("name") and not _stands(place):
        told["place"] = f"{place['name']}|{place.get('country') or ''}"
    return told


def _stands(each: Record) -> bool:
    """Whether words of the text give it."""
    return each.get("start") is not None and each.get("end") is not None


def _note(values: dict[str, object]) -> Note:
    return tuple((key, str(value)) for key, value in values.items() if value)


def written(note: Note) -> str:
    """A note on one line: "name=Ilham Aliyev; country=AZE"."""
    return "; ".join(f"{key}={' '.join(value.replace(';', ',').split())}" for key, value in note)


def read_note(words: str) -> Note:
    """The note of such a line; what has no "=" is left out."""
    pairs = (part.partition("=") for part in words.split(";"))
    return tuple((key.strip(), value.strip()) for key, sign, value in pairs if sign and value.strip())


# -- marks to gold ---------------------------------------------------------------------------------


def gold(document: Annotated) -> Record:
    """The line of a gold file."""
    acts = sorted(document.acts, key=lambda act: act.trigger)
    return {
        "id": document.id, "text": document.text, "date": document.date, "coders": 1,
        "events": [_gold_event(act, document.text) for act in acts],
    }  # fmt: skip


def _gold_event(act: Act, text: str) -> Record:
    note = dict(act.note)
    dates = [dict(span.note).get("value") for role, span in act.links if role == _WHEN]
    dates.append(note.get("date"))
    places: list[Record | None] = [_gold_place(span, text) for role, span in act.links if role == _WHERE]
    places.append(_unworded_place(note["place"]) if "place" in note else None)
    people = [_gold_participant(role, span, text) for role, span in act.links if role in ROLES]
    people += [_implicit(value) for key, value in act.note if key.startswith("implicit")]
    return {
        "type": act.trigger.kind, "subtype": note.get("subtype"), "status": note.get("status", "occurred"),
        "scope": "international", "date": dates[0], "location": places[0],
        "occasion": note.get("occasion"),
        "participants": people, "quote": text[act.trigger.start : act.trigger.end],
    }  # fmt: skip


def _gold_place(span: Span, text: str) -> Record:
    note = dict(span.note)
    return {"name": note.get("name") or _words(span, text), "country": note.get("country")}


def _unworded_place(value: str) -> Record:
    name, _, country = value.partition("|")
    return {"name": name, "country": country or None}


def _gold_participant(role: str, span: Span, text: str) -> Record:
    """Who has no note was marked by a coder and goes by the words."""
    note = dict(span.note)
    name = note.get("name") if note else _words(span, text)
    told = {"name": name, **{key: note.get(key) for key in _KNOWN[1:]}}
    return told | {"role": role, "kind": span.kind}


def _implicit(value: str) -> Record:
    role, kind, *known = (value + "|||||").split("|")[:6]
    told: Record = {key: each or None for key, each in zip(_KNOWN, known, strict=True)}
    return told | {"role": role, "kind": kind}


def _words(span: Span, text: str) -> str:
    return " ".join(text[span.start : span.end].split())


def in_order(documents: Sequence[Annotated]) -> list[Annotated]:
    """The documents by id."""
    return sorted(documents, key=lambda document: document.id)
