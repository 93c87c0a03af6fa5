"""Where the reading to the right of a trigger ends: at a verb, at a clause of its own, behind a relative."""

from __future__ import annotations

from dipevents.events.clauses import Clauses
from dipevents.events.noun_phrases import ADJECTIVAL
from dipevents.events.slots import Slots
from dipevents.tables import grammar as g

_COMING = frozenset({"came", "come", "arrived", "went", "exchanged"})
_MAIL = frozenset(
    "message messages letter letters telegram telegrams cable cables note notes condolences "
    "congratulations greetings felicitations".split()
)
LIGHT = frozenset(  # verbs that leave the clause to the noun before them: "talks held in Oslo"
    "begun held took take was were is are be been being has have had will would to due set scheduled "
    "expected "
    "began begin begins started start starts opened open opens ended end ends resumed resume resumes "
    "concluded conclude signed reached planned attended hosted announced made paid continue "
    "handed conveyed transmitted relayed forwarded "
    "continued convene convened brokered mediated chaired organized organised postponed cancelled "
    "canceled called put suspended broke lasted sent dated delivered received addressed written "
    "between place takes taking going aimed focused designed last lasting starting beginning during "
    "including involving get gets got".split()
)
_TIMED = frozenset(
    "commenced commences "
    "planned scheduled set took takes take held begin start open end begins began opens opened starts "
    "started ends ended convenes convened begun taken concluded concludes resumed".split()
)
_BEFORE_TIMED = g.HELPERS | {"to", "due", "scheduled", "be"}
_PUT_DOWN = frozenset("signed initialled initialed ratified concluded".split())
_MEMBERLY = frozenset({"member", "participating", "founding", "neighbouring", "neighboring", "arab", "gulf"})
ACCORDS = frozenset(
    "agreement treaty memorandum accord protocol pact declaration understanding deal statement communique "
    "communiqué".split()
)
_TEXTS = ACCORDS | frozenset("truce ceasefire agreements accords".split())
_MISSIONS = frozenset("embassy embassies consulate consulates mission missions".split())
_STRICKEN = (["areas"], ["parts"], ["regions"], ["towns"], ["villages"], ["districts"])
_TIES = frozenset({"relations", "ties", "links"})
CUT = frozenset({"severed", "broken", "cut", "suspended", "interrupted", "frozen"})
_REOPENING = frozenset("reopened reopens closed closes inaugurated".split())
_WHEREUPON = frozenset("in at on by after between during out late early".split())
_MADE = frozenset(
    "issued adopted initialled initialed struck agreed clinched ratified sealed inked hammered".split()
)
_PARTICIPIAL = ("ed", "en", *ADJECTIVAL)
RIVALS = frozenset(  # acts of their own beside the one that is read
    "visit meeting talks summit trip tour election elections conference vote referendum".split()
)
_SESSIONS = frozenset("negotiations session sessions meetings consultations congress games match".split())


class ClauseEnds:
    """What was read so far behind a trigger, and whether the clause ends there."""

    def __init__(self, clauses: Clauses, noun: bool, subject_noun: bool) -> None:
        self.clauses = clauses
        self.items = clauses.items
        self.lows = clauses.lows
        self.noun = noun
        self.subject_noun = subject_noun
        self.slots = Slots()
        self.start = 0
        self.prep: str | None = None
        self.last: str | None = None  # the slot of the last actor, for lists
        self.party: str | None = None  # the slot of the last actor that is no place
        self.hanging: str | None = (
            None  # the preposition of a group that is no actor: "with opponents, including X"
        )
        self.topic = False  # behind "on", "about", "to discuss": what follows is not the act's own
        self.past_verb = False
        self.closed = False  # behind "after", "following": another act begins
        self.rival = False  # behind another act's noun in a purpose: its time is not ours
        self.noun_since = False

    def _verb_at(self, p: int) -> bool:
        low = self.lows[p]
        return bool(low) and (low in g.AUXILIARIES or low in g.MODALS or g.looks_like_verb(low))

    def _finite_at(self, p: int) -> bool:
        """Whether a finite verb stands at p, no participle as in ", accompanied by" or ", attended by"."""
        low = self.lows[p]
        if low in g.AUXILIARIES or low in g.MODALS:
            return True
        if self._heads_of(p):
            return False
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        light = low in LIGHT and (
            not follower or follower in g.PREPOSITIONS or follower in {"to", "earlier", "later"}
        )
        participle = follower in {"by", "with"} or light
        return bool(low) and g.looks_like_verb(low) and not low.endswith("ing") and not participle

    def _heads_of(self, p: int) -> bool:
        """"a letter from Denman, head of the delegation, to …": a noun, no verb."""
        return self.lows[p] in {"head", "chief", "chair"} and self.lows[p + 1 : p + 2] == ["of"]

    def _clause_follows(self, p: int) -> bool:
        """"since it suspended payments", "after Xi left": a clause with a time of its own."""
        if p + 2 >= len(self.items):
            return False
        if self.lows[p] in {"before", "until"} and self._runs_on(p):
            return True
        subject = self.lows[p + 1] in g.PRONOUNS or (
            self.items[p + 1].kind == "A" and not self.items[p + 1].group[-1].possessive
        )
        return subject and self._verb_at(p + 2)

    def _runs_on(self, p: int) -> bool:
        """"before his term runs out": a verb behind a plain noun."""
        for q in range(p + 2, min(p + 6, len(self.items))):
            low = self.lows[q]
            if low in g.PREPOSITIONS or low == "," or self.items[q].kind == "D":
                return False
            if low and (low in g.AUXILIARIES or low in g.MODALS or (low in g.VERBS and low.endswith("s"))):
                return True
        return False

    def _nominal(self, p: int) -> bool:
        return p + 1 < len(self.items) and not (
            self.lows[p + 1].endswith("ing") or self.items[p + 1].kind == "A"
        )

    def _skip_relative(self, p: int) -> int | None:
        of_topic = self.topic and self.noun_since
        between = self.lows[self.start : p]
        doing = any(low.endswith("ing") and low not in RIVALS for low in between)
        if of_topic and between[-1:] == [","] and doing and (RIVALS | _SESSIONS).isdisjoint(between):
            of_topic = False  # "talks on ending the war, which took place in Istanbul"
            self.topic = self.noun_since = not self._is_light(p + 1)
        if self.noun and self._is_light(p + 1) and not of_topic and self.lows[p] != "who":
            return p + 1  # "the meeting that begins here today", "talks, which took place in Oslo"
        if self.noun and not self.subject_noun and (made := self._past_making(p + 1)):
            return made
        for q in range(p + 1, min(p + 25, len(self.items))):
            if self.lows[q] == ",":
                return q + 1
            signed = self.noun and self.subject_noun and self.lows[q] in {"was", "were"}
            if signed and self.lows[q + 1 : q + 2] and self.lows[q + 1] in _PUT_DOWN:
                return q  # "The agreement under which Turkey will get supplies was signed here today"
        return None

    def _past_making(self, p: int) -> int:
        """Behind "which were signed", taking the verb in; 0 where nothing was made."""
        made = self._made_behind(p)
        if made:
            self.past_verb = True
            self.slots.words.append(self.lows[made - 1])
        return made

    def _made_behind(self, p: int) -> int:
        """Behind "praised the protocols between A and B, which were signed"; 0 where they were not."""
        while p + 1 < len(self.items) and self.lows[p] in g.HELPERS:
            p += 1
        text = self.lows[self.start - 1]
        made = self.lows[p - 1] in g.BE and self.lows[p] in _PUT_DOWN | _MADE
        return p + 1 if made and (text in _TEXTS or text.rstrip("s") in ACCORDS) else 0

    def _is_light(self, p: int) -> bool:
        """Whether a verb at p tells only when or where the act is: "will be held", "took place"."""
        while p < len(self.items) and self.lows[p] in _BEFORE_TIMED:
            p += 1
        off = self.lows[p : p + 1] == ["set"] and self.lows[p + 1 : p + 2] in (["off"], ["up"], ["out"])
        return p < len(self.items) and self.lows[p] in _TIMED and not off  # "a pact that set off alarm"

    def _skip_dashes(self, p: int) -> int | None:
        for q in range(p + 1, min(p + 20, len(self.items))):
            if self.lows[q] == self.lows[p]:
                return q + 1
        return None

    def _is_made(self, p: int, low: str) -> bool:
        """"a communique issued in Lomé": right behind the noun of an accord, with time, place or agent."""
        if low in CUT and self.lows[p - 1] == "," and self.lows[self.start - 1] in _TIES:
            return True  # "Relations between Chad and Togo, broken off in 1984, were restored"
        if low in _REOPENING and self.subject_noun and self.lows[self.start - 1] in _MISSIONS:
            return True  # "The Chadian embassy in Tripoli reopened on Monday"
        if low in _COMING and self.subject_noun and self.lows[self.start - 1] in _MAIL:
            return True  # "A letter came for Lund from Paris", "Letters exchanged by Lund and Amin"
        noun = p - 2 if self.lows[p - 1] == "," else p - 1  # "That pact, agreed last year"
        if low not in _MADE or noun != self.start - 1 or self.lows[noun] not in _TEXTS:
            return False
        return p + 1 < len(self.items) and (self.items[p + 1].kind == "D" or self.lows[p + 1] in _WHEREUPON)

    def _passive_participle(self, p: int, low: str) -> bool:
        """"a communique was issued by …": what is done to the noun is still its own clause."""
        before = self.lows[p - 2] if self.lows[p - 1].endswith("ly") else self.lows[p - 1]
        done = low.endswith(("ed", "en", "wn", "de", "pt"))
        return self.subject_noun and done and before in g.BE

    def _blocks(self, p: int, low: str) -> bool:
        """A finite verb ends the reach."""
        if low in g.AUXILIARIES or low in g.MODALS:
            return True
        if not g.looks_like_verb(low) or low.endswith("ing"):
            return low in {"saying", "adding", "telling"}
        if p == self.start and low.endswith("ed") and self.lows[p + 1 : p + 2] in _STRICKEN:
            return False  # "toured flooded areas of Peru"
        if low == "states" and self.lows[p - 1] in _MEMBERLY:
            return False
        if low in {"phone", "telephone"} and self.lows[p + 1 : p + 2] in (["lines"], ["links"], ["calls"]):
            return False
        if (low in g.NOUN_VERBS and self.clauses.determined(p)) or self._heads_of(p):
            return False
        if self.lows[p - 1].endswith(_PARTICIPIAL) and self.lows[p - 2] in g.PREPOSITIONS:
            return not low.endswith("s")  # "was received with folded hands by his counterpart"
        before, owners = self.lows[p - 1], self.items[p - 1].group
        owned = before in {"'s", "’s"} or (bool(owners) and owners[-1].possessive)  # "Chile's rugged south"
        return not (owned or before in g.DETERMINERS or before in g.PREPOSITIONS)
