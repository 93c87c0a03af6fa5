"""What a rule says when it fits: the claim, with the mentions that fill its roles, or why it was rejected."""

from __future__ import annotations

from typing import NamedTuple

from dipevents.document.sentences import Sentence
from dipevents.events.clauses import Clauses
from dipevents.events.stops import LATER
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule

_PAST = frozenset("met spoke held told sent flew went paid came gave began".split())
_SEPARATE = frozenset({"separate", "separately", "individually"})
_SEVERAL = frozenset({"meetings", "calls", "talks"})  # "had bilateral meetings with A and B"
_CALLS = frozenset({"calls", "conversations"})  # each has its own two ends
_OTHERS = frozenset({"with", "object", "to", "from", "between", "topic-on"})

# Compiled, a class has no `__slots__` to be read.
_FIELDS = (
    "alike",
    "anaphoric",
    "attended",
    "background",
    "bare",
    "borne",
    "cities",
    "clauses",
    "confidence",
    "dates",
    "destination",
    "elliptic",
    "first",
    "indefinite",
    "last",
    "mere",
    "occasion",
    "places",
    "position",
    "present",
    "quoted",
    "roles",
    "rule",
    "seats",
    "sentence",
    "separate",
    "soft",
    "status",
    "subtype",
    "tense",
    "timeless",
    "unfit",
    "verbless",
    "words",
)


_WENT = frozenset("went came travelled traveled flew flown visited gone".split())

_ALIKE = frozenset({"similar", "like", "separate"})  # each of several sent one of his own


class Claim:
    """One frame that fitted; token positions are of `sentence`."""

    __slots__ = _FIELDS

    def __init__(self, rule: Rule, clauses: Clauses, position: int, first: int, last: int) -> None:
        self.rule = rule
        self.clauses = clauses
        self.sentence: Sentence = clauses.sentence
        self.position = position  # of the trigger among the items
        self.first = first  # tokens first..last-1 are the trigger
        self.last = last
        self.roles: list[tuple[str, Mention]] = []
        self.seats: list[tuple[str, Item]] = []  # places that stand for their state: "a consulate in Salalah"
        self.places: list[tuple[str, Item, int]] = []  # best first
        self.cities: set[int] = set()  # positions of places that count only if they are towns
        self.destination: list[Item] = []
        self.dates: list[Item] = []  # best first
        self.status = "occurred"
        self.tense = "past"
        self.present = False  # the verb is in the present, which may tell of what lies ahead
        self.timeless = False  # no verb tells whether it lies behind or ahead: "the Vilnius summit in July"
        self.subtype = rule.subtype
        self.occasion: tuple[int, int] | None = None  # tokens
        self.confidence = rule.confidence
        self.soft = False
        self.bare = False  # no object of any kind
        self.unfit = False  # the object is not of the class that the rule asks for
        self.background = False  # "after the summit between …", "who met …": no news of the document's own
        self.separate = False  # one of several acts that a sentence tells of at once
        self.anaphoric = False  # "in the meeting": refers back to an act told before
        self.attended = False  # names only who else was there: "the talks were also attended by …"
        self.elliptic = False  # names no target: "Libya also severed ties"
        self.quoted = False
        self.indefinite = False  # "a memorandum", "another": one not told of before
        self.alike = False  # a message like that told before, to the same recipient
        self.borne = False  # another's message: "The visitor brought a letter from the King"
        self.mere = False  # an accord named with its parties, and no act: "the Soviet-Finnish treaty"
        self.verbless = False  # a noun that no verb governs: "during his visit from May 29"
        self.words: frozenset[str] = frozenset()

    @property
    def is_past(self) -> bool:
        """Whether a verb in the past tense tells of the act."""
        trigger = self.sentence.lows[self.last - 1]
        return bool(self.rule.verbs) and self.status == "occurred" and (
            trigger in _PAST or trigger.endswith("ed")
        )

    @property
    def ends_journey(self) -> bool:
        """Whether it tells what somebody went somewhere for: "travelled there in June to see X"."""
        aim = self.sentence.lows[max(0, self.first - 14) : self.first]
        return "to" in aim[-4:] and not _WENT.isdisjoint(aim)

    def acts(self) -> list[Claim]:
        """The claim itself, or one claim for each stop of a tour or each party met separately."""
        noun = self.sentence.lows[self.last - 1]
        several = noun in _SEVERAL and "bilateral" in self.words
        apart = _SEPARATE & self.words or several or (noun in _CALLS and bool(self.rule.nouns))
        apart = apart or self._rings_each() or self._in_separate_calls()
        if self.rule.type in {"meeting", "call", "message"} and apart:
            others = [entry for entry in self.roles if entry[0].split(">")[0] in _OTHERS]
            if len(others) > 1:
                own = [entry for entry in self.roles if entry not in others]
                between = any(entry[0].startswith("between") for entry in others)
                if not own and (between or self.rule.type != "call"):  # "in calls between A and B"
                    return [self]
                return [self._with(roles=[*own, other], separate=True) for other in others]
            acting = [entry for entry in self.roles if entry not in others]
            if "each" in self.sentence.lows[: self.first] and len(acting) > 1 and others:
                # "Hasina and Muizzu each had a separate meeting with Modi"
                return [self._with(roles=[each, *others], separate=True) for each in acting]
        senders = [entry for entry in self.roles if entry[0].endswith(">sender")]
        before = self.sentence.lows[max(0, self.first - 3) : self.first]
        if self.rule.type == "message" and len(senders) > 1 and not _ALIKE.isdisjoint(before):
            others = [entry for entry in self.roles if entry not in senders]
            return [self._with(roles=[each, *others], separate=True) for each in senders]
        if self.rule.body_session and self._of_bodies():
            return [self._with(roles=[role]) for role in self.roles]
        return self._tour()

    def _in_separate_calls(self) -> bool:
        """"In three separate calls, Fidan discussed it with A, B and C"."""
        lows = self.sentence.lows[:6]
        return "separate" in lows and not {"calls", "meetings", "talks"}.isdisjoint(lows)

    def _rings_each(self) -> bool:
        """"telephoned King Fahd and President Mubarak": a call has two ends."""
        called = [m for role, m in self.roles if role == "object>callee"]
        return len(called) > 1 and all(m.kind == "person" and m.name for m in called)

    def _of_bodies(self) -> bool:
        """Whether several bodies meet each for itself: "after the CIS and EAEU summits"."""
        bodies = all(role.startswith("compound>") and m.kind == "organization" for role, m in self.roles)
        plural = self.sentence.lows[self.last - 1].endswith("s")
        return len(self.roles) > 1 and bodies and plural

    def _tour(self) -> list[Claim]:
        stops: dict[str | None, list[Item]] = {}
        for item in sorted(self.destination, key=lambda each: each.i):
            code = item.group[0].country if item.group else item.state or item.place  # towns are placed later
            stops.setdefault(code, []).append(item)
        named = {code: items for code, items in stops.items() if code is not None}
        if len(named) < 2:
            return [self]
        return [self._with(destination=items, dates=self._times_at(items)) for items in named.values()]

    def _times_at(self, stop: list[Item]) -> list[Item]:
        """"visited Laos on May 1 and Chad on May 4": the time behind a stop is that of the stop."""
        items = self.clauses.items
        here = [at for at, item in enumerate(items) if any(item.i == each.i for each in stop)]
        behind = items[here[-1] + 1 : here[-1] + 3] if here else []
        own = [item for item in behind if item.kind == "D" and item in self.dates]
        opens = min(each.i for each in self.destination)
        first = next((at for at, item in enumerate(items) if item.i == opens), 0)
        if here and not LATER.isdisjoint(self.clauses.lows[first : here[0]]):
            return own  # "to Tonga on Tuesday, followed by Vanuatu"
        others = [item for item in self.dates if item.kind == "D" and self._stands_behind_stop(item)]
        return own or [item for item in self.dates if item not in others] or self.dates

    def _stands_behind_stop(self, time: Item) -> bool:
        """Whether a time stands right behind one of the places that the visit leads to."""
        items = self.clauses.items
        at = items.index(time) if time in items else 0
        before = items[at - 2] if at > 1 and items[at - 1].kind == "W" else items[at - 1] if at else None
        return before is not None and any(before.i == each.i for each in self.destination)

    def __copy__(self) -> Claim:
        """Told in so many words, since `copy` knows no way to take a compiled object apart."""
        return self._with()

    def _with(self, **changes: object) -> Claim:
        claim = Claim(self.rule, self.clauses, self.position, self.first, self.last)
        for slot in _FIELDS:
            setattr(claim, slot, changes.get(slot, getattr(self, slot)))
        return claim


class Rejection(NamedTuple):
    """Why a candidate gave no event: the first condition that failed."""

    rule: str
    sentence: int  # start offset
    trigger: str
    reason: str


def personal(mention: Mention) -> bool:
    """Whether the mention is of people, by name or by office, or of a body in which those of states sit."""
    people = mention.plural and (mention.title is not None or mention.pair)
    return mention.kind == "person" or people or mention.klass == "joint_body"
