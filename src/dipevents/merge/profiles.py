"""What comparing needs of an event, read once: small, so that a million of them fit in memory."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from dipevents.merge import times
from dipevents.people import fold, parse, sound
from dipevents.values import Record

FINE = 7  # days; a wider date says too little to find the act by
FUTURE = frozenset({"planned", "proposed", "cancelled"})


class Actor(NamedTuple):
    """One participant as far as comparing asks."""

    kind: str
    role: str
    name: str | None
    office: frozenset[str]
    country: str | None
    organization: str | None
    side: str  # the party it stands for: a country, else a body, else the name's sound


class Spot(NamedTuple):
    """A place as far as comparing asks."""

    key: str
    kind: str
    country: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    weak: bool  # only the dateline's city


class Profile:
    """One event: what it is compared by, and its record (or a packed form of it) as payload."""

    __slots__ = (
        "actors", "day", "document", "doors", "fine", "id", "monthday", "occasion", "payload", "place",
        "sides",
        "soft",
        "status", "subtype", "type", "weekday", "window", "words",
    )  # fmt: skip

    def __init__(self, record: Record, payload: Any) -> None:
        self.payload = payload
        self.id = str(record["id"])
        self.document = str(record["document"])
        self.type: str = record["type"]
        self.subtype: str | None = record.get("subtype")
        self.status: str = record.get("status") or "occurred"
        own = times.interval(record.get("document_date"))
        self.day = own[0] if own else None
        self._read_date(record.get("date"))
        self.place = _spot(record.get("location"))
        self.occasion = occasion_key(record.get("occasion"))
        self.actors = tuple(_actor(each) for each in record.get("participants") or ())
        self.sides = tuple(sorted({actor.side for actor in self.actors if actor.side}))
        self.doors = self.sides
        self.words = evidence_key(record.get("evidence") or ())

    def _read_date(self, given: Record | None) -> None:
        """Window of days, whether it is the document's own day only, and an unresolved weekday."""
        value = given.get("value") if given else None
        self.window = times.interval(value)
        self.soft = bool(given) and given.get("basis") == "document" if given else False
        if self.soft and self.window:  # the news of today may be yesterday's act
            self.window = (self.window[0] - 1, self.window[1])
        self.weekday = given.get("weekday") if given and self.window is None else None
        self.monthday = times.yearless(value)
        self.fine = self.window is not None and self.window[1] - self.window[0] < FINE

    @property
    def abroad(self) -> str | None:
        """The country of the place if it is none of the parties': where two others meet."""
        place = self.place
        third = place and not place.weak and place.country and place.country not in self.sides
        return place.country if place and third else None

    def open_doors(self, lost: frozenset[str]) -> None:
        """Lets the event be found by surname too, where another report lacks that person's country."""
        named = {"name:" + surname(actor.name) for actor in self.actors if actor.name and actor.country}
        self.doors = tuple(sorted({*self.sides, *(named & lost)}))

    def order(self) -> tuple[Any, ...]:
        """Where the event stands among all: the most telling first, then by id; input order is unseen."""
        named = sum(1 for actor in self.actors if actor.name and actor.kind == "person")
        vague = 2 if not self.fine else int(self.soft)
        return (vague, -named, self.place is None, -len(self.actors), self.day or 0, self.document, self.id)


def _actor(value: Record) -> Actor:
    keys = ("kind", "role", "name", "title", "country", "organization")
    return make_actor(*(value.get(key) or None for key in keys))


@lru_cache(maxsize=1 << 16)
def make_actor(
    kind: str | None,
    role: str | None,
    name: str | None,
    title: str | None,
    country: str | None,
    body: str | None,
) -> Actor:
    """One shared value per wording, since a few thousand people fill a million events."""
    side = country or ""
    whole = body or (name if kind == "organization" else None)
    if not side and whole:
        side = "org:" + body_key(whole)
    if not side and name:
        side = "name:" + surname(name)
    return Actor(kind or "person", role or "participant", name, office_words(title), country, body, side)


def _spot(value: Record | None) -> Spot | None:
    if not value or not (value.get("name") or value.get("country")):
        return None
    keys = ("name", "kind", "country", "geonames_id", "latitude", "longitude")
    return make_spot(*(value.get(key) for key in keys), value.get("basis") == "dateline")


@lru_cache(maxsize=1 << 14)
def make_spot(
    name: str | None, kind: str | None, country: str | None, geonames_id: int | None, latitude: float | None,
    longitude: float | None, weak: bool,
) -> Spot:  # fmt: skip
    """One shared value per place."""
    return Spot(fold(name or ""), kind or "other", country, geonames_id, latitude, longitude, weak)


# ---- keys -----------------------------------------------------------------------------------

_MINOR = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "its",
        "his",
        "her",
        "their",
        "with",
        "by",
        "from",
        "deputy_",
        "mr",
        "republic",
        "islamic",
        "state-run",
    ]
)
_OFFICES = {
    "premier": "prime minister", "pm": "prime minister", "fm": "foreign minister",
    "secretary of state": "foreign minister",
    "top diplomat": "foreign minister", "chief diplomat": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "external affairs minister": "foreign minister", "minister of external affairs": "foreign minister",
    "foreign secretary": "foreign minister", "defense": "defence", "defense secretary": "defence minister",
    "secretary of defense": "defence minister", "minister of defense": "defence minister",
    "minister of defence": "defence minister", "head of state": "president", "chief executive": "president",
    "envoy to": "ambassador", "vice-president": "vice president", "sec-gen": "secretary general",
    "secretary-general": "secretary general", "national security advisor": "national security adviser",
}  # fmt: skip
RANKS = frozenset(["deputy", "vice", "former", "ex", "assistant", "acting", "first", "under"])
_WORD = re.compile(r"[a-z0-9]+")
_BRACKET = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,11})\)")
_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)?\Z|([ivxl]{1,7})\Z")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ORDINALS = {word: at for at, word in enumerate(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth"], 1)}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def office_words(title: str | None) -> frozenset[str]:
    """The words of an office, synonyms brought together: "premier" and "prime minister" are one."""
    if not title:
        return frozenset()
    low = fold(title)
    for other, usual in _OFFICES.items():
        low = re.sub(rf"\b{re.escape(other)}\b", usual, low)
    return frozenset(_singular(word) for word in _WORD.findall(low) if word not in _MINOR)


def _singular(word: str) -> str:
    """Without the plural: "the presidents of" two countries are each a president."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1 << 14)
def body_key(name: str) -> str:
    """The acronym of a body: given in brackets, the name itself, or its initials."""
    bracket = _BRACKET.search(name)
    if bracket:
        return bracket[1].upper().replace("-", "")
    words = [word for word in re.findall(r"[^\W_]+", name.replace(".", "")) if word.casefold() not in _MINOR]
    if len(words) == 1:
        return str(words[0].upper())
    return "".join(word if word.isupper() and len(word) > 1 else word[0].upper() for word in words)


@lru_cache(maxsize=1 << 14)
def surname(name: str | None) -> str:
    """The sound of the surname."""
    parsed = parse(name or "")
    if parsed.east:
        return parsed.east[0]
    return sound(parsed.words[-1]) if parsed.words else ""


class Occasion(NamedTuple):
    """An occasion as far as comparing asks: its words, its number, its acronym."""

    words: frozenset[str]
    number: int | None
    acronym: str | None


@lru_cache(maxsize=1 << 14)
def occasion_key(text: str | None) -> Occasion | None:
    """The occasion's words without its ordinal, which stands apart."""
    if not text:
        return None
    bracket = _BRACKET.search(text)
    words, number = set(), None
    for word in _WORD.findall(fold(text)):
        figure = _number(word)
        if figure is not None:
            number = figure if number is None else number
        elif word not in _MINOR and len(word) > 1:
            words.add(word.rstrip("s") if len(word) > 3 else word)
    return Occasion(frozenset(words), number, bracket[1].upper() if bracket else _only_acronym(text))


def _only_acronym(text: str) -> str | None:
    found = re.search(r"\b[A-Z][A-Z0-9]{1,9}\b", re.sub(r"\b[IVXL]+\b", " ", text))
    return found[0] if found else None


def _number(word: str) -> int | None:
    if word in _ORDINALS:
        return _ORDINALS[word]
    found = _ORDINAL.match(word)
    if not found:
        return None
    if found[1]:
        return int(found[1])
    total = 0
    for at, letter in enumerate(word):
        value = _ROMAN[letter]
        total += -value if any(_ROMAN[later] > value for later in word[at + 1 : at + 2]) else value
    return total


def evidence_key(evidence: Any) -> int | None:
    """A number for the first sentence's words, the same for reprints; None if it is short."""
    if not evidence:
        return None
    words = tuple(_WORD.findall(str(evidence[0].get("text") or "").casefold()))
    return stable_hash(words) if len(words) >= 8 else None


def stable_hash(words: tuple[str, ...]) -> int:
    """The same number in every run, whatever PYTHONHASHSEED is."""
    from hashlib import blake2b

    text = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")
