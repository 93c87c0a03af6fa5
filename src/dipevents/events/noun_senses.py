"""Whether a noun tells of an act at all: "calls for change" and "the summit venue" do not."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.frames import HABITS
from dipevents.events.scenes import SceneReader
from dipevents.events.slots import Slots
from dipevents.rules import Rule
from dipevents.tables import grammar as g

TOPICAL = ("discuss", "review", "brief", "debat")
_GOING_ON = ("continu", "maintain", "support", "pursu", "develop", "strengthen", "intensif", "deepen")
_MISSIVES = frozenset("greetings message messages letter telegram address participants".split())
_LASTING = frozenset("continued continuing further regular constant constructive ongoing political".split())
_ABSTRACT = frozenset(
    "development future state prospects strengthening promotion importance expansion deepening "
    "intensification continuation course dynamics level role value benefits aspect aspects "
    "matter question".split()
)
_RECALLING = frozenset("recalled recalling recall recalls withdrew withdrawn called summoned".split())
_TELLING = frozenset("inform informs informed brief briefs briefed tell tells told".split())
PROCESSES = frozenset("dialogue talks negotiations consultations process".split())

_IN_WRITING = frozenset("written letter message letters handed delivered".split())


class NounSenses(SceneReader):
    """Finds the nouns that mean something else, or are only talked about."""

    def _only_invites(self, p: int, governor: int) -> bool:
        """"extended an invitation to the King to visit Accra": more than said only if it is written."""
        said = self.lows[p].startswith("invitation") and self.lows[governor].startswith(("exten", "renew"))
        return said and _IN_WRITING.isdisjoint(self.lows)

    def _is_reported_on(self, start: int) -> bool:
        """"informed them about contacts during his visit to China": of a time before."""
        clause = self._clause(start)
        if clause.verb is None or self.lows[start - 1 : start] != ["during"]:
            return False
        told = self.lows[clause.verb : start]
        return not _TELLING.isdisjoint(told[:3]) and not {"about", "on", "of"}.isdisjoint(told)

    def _is_habit(self, start: int) -> bool:
        """"has always sent an envoy to meetings of the ICO"."""
        if HABITS.isdisjoint(self.lows):
            return False
        verb = self._clause(start).verb
        return verb is not None and not HABITS.isdisjoint(self.lows[max(0, verb - 2) : verb + 2])

    def _is_appeal(self, q: int) -> bool:
        """"calls from France and the Netherlands for significant changes"."""
        if self.lows[q : q + 1] != ["from"]:
            return False
        q += 1
        while q < len(self.items) and (self.items[q].kind == "A" or self.lows[q] in {"and", ",", "the"}):
            q += 1
        thing = self.items[q + 1].kind if self.lows[q : q + 1] == ["for"] and q + 1 < len(self.items) else "D"
        return thing == "W" and not (self.lows[q + 1].isdigit() or self.lows[q + 1] in g.NUMBERS | {"about"})

    def _leads_to_actor(self, q: int, follower: str) -> bool:
        """"made three calls to Galtieri": no "call to resign"."""
        return follower == "to" and q + 1 < len(self.items) and self.items[q + 1].kind == "A"

    @property
    def _recalls_envoy(self) -> bool:
        """"called home for consultations": what the sentence tells of is a recall."""
        return not _RECALLING.isdisjoint(self.sentence.lows)

    def _is_post(self, q: int) -> bool:
        """"Special Envoy for Israeli-Palestinian Negotiations", "the coordinator for the talks"."""
        item = self.items[q]
        if item.kind == "A":
            return bool(item.group[-1].title) and not item.group[-1].name
        return self.lows[q] in {"envoy", "representative", "coordinator", "negotiator", "adviser", "advisor"}

    def _is_addressed_to(self, start: int) -> bool:
        """"greetings to the special session", "a message to the participants in a meeting"."""
        q = start - 2
        if self.lows[start - 1 : start] in (["in"], ["of"], ["at"]) and self.lows[q] == "participants":
            q -= 1
            while q > 0 and self.lows[q] in g.DETERMINERS:
                q -= 1
            return q > 0 and self.lows[q] == "to"
        return start > 1 and self.lows[start - 1] == "to" and self.lows[q] in _MISSIVES

    def _goes_on_vaguely(self, claim: Claim, governor: int | None, left: Slots) -> bool:
        """"agreed to continue consultations", "supports continued dialogue": neither when nor where."""
        if claim.rule.type != "meeting":
            return False
        word = self.lows[governor] if governor is not None else ""
        if governor is None and "further" in left.words and self.lows[claim.position] == "dialogue":
            return True  # "hopes of further dialogue in 2001"
        vague = word.startswith(_GOING_ON) or not _LASTING.isdisjoint(left.words)
        return vague and claim.status in {"planned", "proposed"} and not (claim.dates or claim.places)

    def _is_abstract(self, rule: Rule, start: int) -> bool:
        """"the development of the Russia-EU energy dialogue"."""
        return (
            rule.type == "meeting"
            and start > 1
            and self.lows[start - 1] == "of"
            and self.lows[start - 2] in _ABSTRACT
            and self.lows[max(0, start - 4) : start - 1] != ["in", "the", "course"]
        )

    def _is_topic(self, governor: int) -> bool:
        """"talks on establishing relations": spoken of, neither done nor planned."""
        before = self.lows[governor - 1] if governor else ""
        agreed = governor > 1 and self.lows[governor - 2].startswith("agree")  # "agreed on holding talks"
        return self.lows[governor].endswith("ing") and before in {"on", "about"} and not agreed

    def _is_discussed(self, rule: Rule, p: int, start: int) -> bool:
        """"discussed the EU-led dialogue between Kosovo and Serbia", "support the talks between both"."""
        if self.lows[p] == "consultation" and self.lows[p - 1 : p] == ["in"]:
            return True  # "including in consultation with allies": a way of doing it
        spoken_of = start and self.lows[start - 1].startswith((*TOPICAL, "support", "promot"))
        viewed = self.lows[start - 1 : start] == ["on"] and self.lows[max(0, start - 2)] in {"views", "view"}
        return bool(spoken_of or viewed) and rule.type == "meeting" and self.lows[p] in PROCESSES

    def _is_noun(self, p: int, before: str) -> bool:
        low = self.lows[p]
        if low in {
            "visit", "call", "tour", "stop", "note", "cable", "reply", "contract", "deal", "lunch",
            "dinner", "talk", "breakfast", "protest", "chat",
        } and (before in {"to", "will", "would", "not", "and"} or before in g.MODALS):
            return before in {"to", "and"} and self._to_is_preposition(p)
        return low not in {"meeting", "meet"} or self._meeting_noun(p, before)

    def _qualifies(self, q: int) -> bool:
        """Whether the noun before q only qualifies a noun at q: "the summit venue", "ceasefire line"."""
        low = self.lows[q] if q < len(self.items) else ""
        if not low.isalpha() or low == "past" or self.sentence.words[self.items[q].i][0].isupper():
            return False
        return not (
            low in g.NEVER_HEADS or g.looks_like_verb(low) or low.endswith(("ly", "ed", "ing", "s", "wards"))
        )

    def _to_is_preposition(self, p: int) -> bool:
        return False

    def _meeting_noun(self, p: int, before: str) -> bool:
        if self.lows[p] == "meet":
            return (
                self.sentence.headline
                and before not in {"to", "will", "and"}
                and p + 1 >= len(self.items) - 1
            )
        follower = self.items[p + 1] if p + 1 < len(self.items) else None
        if self.lows[p + 1 : p + 2] and self.lows[p + 1] in g.POSSESSIVES:
            return False  # "assist Ecuador in meeting its needs"
        if (
            before in g.DETERMINERS
            or before in g.POSSESSIVES
            or before in {"'s", "’s", "of", "in", "at", "during"}
        ):
            return True
        if self.items[p - 1].kind == "A" and p:
            mention = self.items[p - 1].group[-1]
            return mention.possessive or mention.adjective or mention.kind != "person"
        object_follows = follower is not None and (follower.kind == "A" or self.lows[p + 1] == "with")
        return not (object_follows and self._is_verb(p, "meeting", "gerund"))
