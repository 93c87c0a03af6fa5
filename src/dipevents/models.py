"""The public values: frozen Pydantic models of the output contract.

Inside the pipeline an event travels as a plain `dict` record with exactly these keys in exactly
this order; these models describe it, validate it and give it types at the
public edge. Offsets are half-open and count Unicode code points of the text as read.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1.0"

EventType = Literal["meeting", "message", "call", "visit", "agreement", "relations", "statement"]
Status = Literal["occurred", "planned", "proposed", "cancelled", "denied"]
Scope = Literal["international", "domestic", "unknown"]
ParticipantKind = Literal["person", "country", "organization"]
Role = Literal[
    "host",
    "guest",
    "mediator",
    "participant",
    "sender",
    "recipient",
    "caller",
    "callee",
    "visitor",
    "party",
    "actor",
    "target",
    "speaker",
    "addressee",
]


class Frozen(BaseModel):
    """A value that never changes once made and knows no other fields."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Span(Frozen):
    """Words of the text and where they stand: `text == document[start:end]`."""

    text: str
    start: int
    end: int


class Evidence(Span):
    """A whole sentence that tells of the event, and the trigger words in it."""

    trigger: Span


class Participant(Frozen):
    """Who took part, in which role, and the words that name them."""

    kind: ParticipantKind
    role: Role
    name: str | None = None
    title: str | None = None
    country: str | None = None
    organization: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    aliases: tuple[str, ...] = ()


class EventDate(Frozen):
    """When the act takes place, as EDTF; `value` is null where the wording can't be resolved."""

    value: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    weekday: str | None = None
    basis: Literal["text", "relative", "document", "context"] = "text"


class Location(Frozen):
    """Where the act takes place, in the gazetteer's English form; degrees north and east."""

    name: str
    kind: Literal["city", "region", "country", "other"] = "other"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    basis: Literal["text", "context", "dateline"] = "text"


class Plover(Frozen):
    """PLOVER event class and mode."""

    event: str | None = None
    mode: str | None = None


class Act(Frozen):
    """What an event of one document and one merged from several have in common: how a notebook shows them."""

    def _repr_html_(self) -> str:
        from dipevents.notebook import html

        return html([self.model_dump(mode="json")])


class Event(Act):
    """One diplomatic act in one document."""

    id: str
    document: str
    document_date: str | None = None
    document_date_basis: str | None = None
    type: EventType
    subtype: str | None = None
    status: Status
    scope: Scope
    date: EventDate | None = None
    location: Location | None = None
    venue: str | None = None
    occasion: str | None = None
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    plover: Plover
    cameo: str | None = None


class MergedEvent(Act):
    """One act, joined from the events of one or more documents."""

    id: str
    type: EventType
    subtype: str | None = None
    status: Status
    scope: Scope
    date: EventDate | None = None
    location: Location | None = None
    venue: str | None = None
    occasion: str | None = None
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...] = ()
    rule: str | None = None
    confidence: float | None = None
    plover: Plover | None = None
    cameo: str | None = None
    document_date: str | None = None
    document_date_basis: str | None = None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    reports: int = 1
    reprints: tuple[Any, ...] = ()
    parts: tuple[dict[str, Any], ...]
    sources: dict[str, str]
    reasons: tuple[str, ...]
    conflicts: tuple[Any, ...]
    history: tuple[Any, ...]


class Dateline(Frozen):
    """Where a wire story was filed."""

    place: str | None = None
    country: str | None = None


class DocumentFacts(Frozen):
    """What the document says of itself."""

    id: str
    source: str | None = None
    url: str | None = None
    date: str | None = None
    date_basis: Literal["given", "header", "dateline", "option"] | None = None
    dateline: Dateline | None = None
    agency: str | None = None
    language: str | None = None
    title: str | None = None
    warnings: tuple[str, ...] = ()


class Extraction(Frozen):
    """What `dipevents extract --format json` prints."""

    schema_version: str = SCHEMA_VERSION
    documents: tuple[DocumentFacts, ...]
    events: tuple[Event, ...]
