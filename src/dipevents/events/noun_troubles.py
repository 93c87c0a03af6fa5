"""Why a trigger noun tells of no act: it means something else, or is only spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.events.claims import Claim
from dipevents.events.participants import ParticipantReader
from dipevents.events.slots import Slots
from dipevents.rules import Rule

_OTHER_TIES = frozenset(
    "trade economic commercial business air rail postal transport transportation telephone shipping sea road "
    "sporting sports cultural military energy banking financial telecommunications academic".split()
)
_FORMAL = frozenset({"bilateral", "formal", "official"})
_LASTING = frozenset({"dialogue", "dialogues", "forum", "forums", "consultations"})
_STANDSTILLS = frozenset("stalemate deadlock impasse standstill stall".split())

_CONCLUDED = frozenset(
    "signed concluded agreed reached initialled ratified announced struck brokered sealed clinched".split()
)


class NounPhrase:
    """A trigger noun with all that stands around it. Positions are of items."""

    __slots__ = (
        "governor", "left", "p", "passive", "relative", "resumed", "right", "rule", "start", "subject_noun",
        "width",
    )  # fmt: skip

    def __init__(self, rule: Rule, p: int, width: int, start: int, left: Slots, right: Slots) -> None:
        self.rule = rule
        self.p, self.width = p, width  # items p..p+width-1 are the trigger
        self.start, self.left = start, left  # where its phrase begins, and what stands in it before the noun
        self.right = right
        self.subject_noun = False  # whether a verb behind it is its own
        self.governor: int | None = None  # the verb before it
        self.relative: int | None = None  # the verb of the clause behind it: "the treaty both signed"
        self.passive: str | None = None  # the verb behind it whose subject it is
        self.resumed = 0  # where "were restored" stands behind "Relations, broken off in 1984,"

    @property
    def acts(self) -> bool:
        """Whether a verb makes it an act."""
        return not (self.governor is None and self.passive is None and self.relative is None)

    @property
    def bare(self) -> bool:
        """An accord that no verb before it or behind "which" tells of."""
        return self.rule.type == "agreement" and self.governor is None and self.relative is None


class NounTroubles(ParticipantReader):
    """Tells nouns apart from acts."""

    def _word_troubles(self, rule: Rule, p: int, width: int) -> Iterator[str]:
        """What the words right beside the noun say against it."""
        before = self.lows[p - 1] if p else ""
        follower = self.lows[p + width] if p + width < len(self.items) else ""
        if p + width + 1 < len(self.items) and self.items[p + width + 1].kind == "D":
            follower = ""  # "a call on Friday"
        if (
            (width == 1 and follower in rule.unless_next and not self._leads_to_actor(p + width, follower))
            or before in rule.unless_before
            or not self._is_noun(p, before)
        ):
            yield f"beside “{follower or before}” it means something else"
        if rule.dated:
            self._name_accord(rule, p, width)
        if rule.dated and not self._told_times:
            yield "no time is told"
        if rule.type == "call" and self._is_appeal(p + width):
            yield "it is an appeal"
        if self._qualifies(p + width):
            yield f"it only qualifies “{follower}”"

    def _phrase_troubles(self, noun: NounPhrase) -> Iterator[str]:
        """What its phrase, its verb and what stands behind say against it."""
        rule, p, start = noun.rule, noun.p, noun.start
        if rule.no_purpose and noun.right.purpose:
            yield "an infinitive tells what it is for"
        if rule.name == "message.noun" and self._is_credence(p, start):
            yield "an envoy's letters of credence"
        if noun.resumed and rule.subtype in {"sever", "downgrade"}:
            yield "what was cut was restored"
        if rule.type in {"meeting", "visit", "call"} and self.lows[p].endswith("s") and self._is_habit(start):
            yield "it is what they often do"
        received = rule.name == "message.noun" and start > 0 and self.lows[start - 1].startswith("receiv")
        if received and self._clause(start).subjects():
            yield "who receives it is told of"
        if rule.type == "relations" and self._is_weighed(start):
            yield "it is only spoken of or weighed"
        if rule.type == "relations" and self._is_traffic(start, p):
            yield "ties of trade or traffic"
        if rule.body_session and self._is_either(p, noun.width, start):
            yield "one or the other, which nobody tells"
        yield from self._governor_troubles(noun)
        if start > 1 and self.lows[start - 1] == "for" and self._is_post(start - 2):
            yield "it is part of a title"
        going_home = start > 0 and self.lows[start - 1] == "for" and self.lows[p] == "consultations"
        if going_home and self._recalls_envoy:
            yield "for which an envoy goes home"
        if rule.type == "meeting" and "board" in noun.left.words and not _names_body(noun):
            yield "the board of a company meets"
        if noun.governor is None and self._is_discussed(rule, p, start):
            yield "it is only what is talked about"
        mission = rule.subtype in {"open_mission", "close_mission"} and noun.governor is None
        if mission and (self._opens_something(noun.passive, p) or self._is_open_anyway(p)):
            yield "it was there before"
        if rule.type == "meeting" and start > 1 and self.lows[start - 2] in _STANDSTILLS:
            yield "they stand still"  # "amid a stalemate in talks between A and B"
        if rule.type == "meeting" and self._is_addressed_to(start):
            yield "it is what a message is addressed to"
        if rule.type == "agreement" and noun.governor is None and self._takes_effect(p):
            yield "it takes effect, and was made before"
        if noun.governor is None and self._is_abstract(rule, start):
            yield "it is spoken of as a thing, not as an act"
        if rule.governed and not noun.acts and not self._nominal(rule, start):
            yield "no verb that makes it an act"

    def _takes_effect(self, p: int) -> bool:
        """"The treaty between Chad and Togo came into force on Monday"."""
        for q in range(p + 2, min(p + 14, len(self.items) - 1)):
            if self.lows[q] == "into" and self.lows[q + 1] in {"force", "effect"}:
                effect = self.lows[q - 1].startswith(("came", "come", "coming", "enter", "went", "go"))
                return effect and _CONCLUDED.isdisjoint(self.lows[p:q])
        return False

    def _is_traffic(self, start: int, p: int) -> bool:
        """"cut air links with Chad", but "diplomatic and trade ties", "ties, air links and mail"."""
        if _OTHER_TIES.isdisjoint(self.lows[start:p]):
            return False
        return {"diplomatic", "ties", "relations"}.isdisjoint(self.lows[max(0, start - 3) : p])

    def _governor_troubles(self, noun: NounPhrase) -> Iterator[str]:
        """What the verb before it says against it."""
        if noun.governor is None:
            return
        low = self.lows[noun.governor]
        if noun.rule.name == "message.send" and self._only_invites(noun.p, noun.governor):
            yield "it is the invitation to a visit, and nothing is sent"
        held = noun.rule.type == "agreement" and low in {"have", "has"}
        if held and "signed" not in self.lows[noun.p + 1 : noun.p + 4]:
            yield "it is in force, and nobody says since when"
        if low.startswith(("support", "reaching", "achieving")) and self.lows[noun.p] == "settlement":
            yield "it is what somebody would like"
        if self._is_topic(noun.governor):
            yield "it is only what is talked about"
        sets_up = low.startswith(("set", "establish", "creat", "institut", "launch"))
        if noun.rule.type == "meeting" and self.lows[noun.p] in _LASTING and sets_up:
            yield "it is set up to go on, and no particular act"

    def _need_troubles(self, noun: NounPhrase, words: set[str]) -> Iterator[str]:
        """What the rule asks for and the words do not give."""
        rule, right = noun.rule, noun.right
        if rule.plain and not _FORMAL.issuperset(noun.left.words):
            yield "an attribute stands before it"
        if rule.with_words and not rule.with_words & words:
            yield "none of the words it needs stands near"
        nobody = right.words[:1] == ["with"] and not any("with" in slot for slot in right.filled)
        if rule.type == "relations" and nobody and not (rule.elliptic and self._names_by_kind(right.words)):
            yield "with whom is not named"

    def _act_troubles(self, noun: NounPhrase, claim: Claim) -> Iterator[str]:
        """What its time and its status say against it."""
        if self._goes_on_vaguely(claim, noun.governor, noun.left):
            yield "talks that shall go on some time are no particular act"
        if noun.rule.dated and not self._is_made_then(claim, noun.left, noun.right):
            yield "nobody says when it was made"


def _names_body(noun: NounPhrase) -> bool:
    """Whether the words around it name an organization."""
    filled = (found for slots in (noun.left, noun.right) for found in slots.filled.values())
    return any(mention.kind == "organization" for found in filled for mention, _ in found)
