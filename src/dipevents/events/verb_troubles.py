"""Why a trigger verb tells of no act: a noun, a habit, an idiom, an object that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dipevents.events.frames import HABITS, JOINT_BODIES
from dipevents.events.noun_frames import NounFrames
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_ADVERBS = frozenset(
    "home back there aboard abroad overnight early late straight first again alone together on off "
    "earlier later soon already out up down away round ahead onward onwards directly east west north "
    "south by safely secretly unannounced next then afterwards afterward thereafter there".split()
)
_STOPPING = frozenset(
    "stop stops stopped prevent prevents prevented keep keeps kept block blocked bar".split()
)
_JOINING = g.PREPOSITIONS | g.CONJUNCTIONS
_SEVERAL = frozenset("four five six seven eight nine ten several many numerous".split())
_USUALLY = frozenset("normally usually regularly traditionally generally typically often".split())
_NEWSMEN = frozenset("media press journalists business student civil".split())
_IDIOMS = {("on", "trial"), ("on", "strike"), ("on", "sale"), ("on", "record"), ("on", "hunger")}
_GOING_ON_AS_BEFORE = frozenset(
    "be have not continue remain stay keep maintain consult coordinate help benefit further".split()
)
_GOES = frozenset({"go", "goes", "went", "gone", "going"})
_TEAMS = frozenset({"team", "mission", "delegation"})
_IS_OR_WAS = frozenset({"is", "are", "was", "were", "been", "being"})
_SO_FAR = frozenset({"so", "far", "already", "also", "now", "just"})
_COURTEOUS = frozenset("say bid present hand convey brief inform thank congratulate deliver".split())
_CALLED = frozenset({"him", "her", "them"})
_BIDDING = frozenset({"told", "asked", "ordered", "requested", "instructed"})
_BACKING_OUT = ("declin", "refus", "fail", "against", "reject")
_ALIKE = frozenset({"that", "same", "like", "similar", "this"})
STATEHOOD = frozenset({"independence", "sovereignty", "statehood"})


class VerbTroubles(NounFrames):
    """Tells verbs apart from acts."""

    def _verb_troubles(self, rule: Rule, p: int, kind: str) -> Iterator[str]:
        """What the verb and the words before it say against it."""
        low = self.lows[p]
        if not self._is_verb(p, low, kind):
            yield "the word is a noun here"
        if kind not in {"past", "gerund"} and (habit := self._habit(p)):
            yield f"it is what they {habit} do"
        if low in _IS_OR_WAS and "predicate" in rule.slots:
            yield "it tells what somebody is or was"
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        bound = rule.soft and (self._is_agreed_with(p) or self._agrees_on_deed(p))
        if follower in rule.unless_next and not bound:
            yield f"followed by “{follower}”"
        if self.lows[p - 1 : p] == ["to"] and self.lows[p - 2] in rule.unless_before:
            yield f"behind “{self.lows[p - 2]} to” it is a prospect"
        if self._is_nobody(p):
            yield "nobody did it"
        noun = self._noun_subject(p, kind)  # but "a trip took him to Rome"
        if noun and noun not in rule.with_words and not self._joint_subject(rule, p, kind):
            yield f"its subject is “{noun}”"
        if self._is_told_of_often(p) and not (rule.type == "call" and "phone" in self.lows[p : p + 6]):
            yield "it is told of several times, or of none so far"
        kept = kind == "gerund" and self.lows[p - 1] == "from"
        if kept and not _STOPPING.isdisjoint(self.lows[max(0, p - 12) : p]):
            yield "it is kept from happening"
        if rule.name == "meeting.see" and low == "sees" and self.sentence.headline:
            yield "in a headline it means to expect"
        appeal = rule.name == "meeting.call-on" and follower == "upon"
        if appeal and not {"for", "to"}.isdisjoint(self.lows[p + 3 : p + 4]):
            yield "it is an appeal"
        if rule.name == "meeting.see" and "off" in self.lows[p + 2 : p + 3]:
            yield "seen off, somebody leaves"
        if rule.name == "meeting.receive" and low == "greets" and self.sentence.headline:
            yield "in a headline it may mean to write"
        newly = self.lows[p - 1] in {"newly", "recently"} and self.lows[p - 2] not in _IS_OR_WAS
        if newly and low.endswith("ed"):
            yield "it only tells who somebody is"  # "its newly designated ambassador"
        if low.startswith("call") and self._is_called_names(p):
            yield "it gives somebody a name"
        if rule.type == "meeting" and "since" in self.lows[p + 1 : p + 4] and self._is_not_done(p):
            yield "they had not done so since"  # "whom he had not met since 1986"
        over = follower == "over" and "over" not in rule.particles
        if self.lows[p] in _GOES and over and self.lows[p + 2 : p + 3] != ["to"]:
            yield "it means to review"
        if tuple(self.lows[p + 1 : p + 3]) in _IDIOMS:
            yield f"it means something else before “{self.lows[p + 2]}”"

    def _agrees_on_deed(self, p: int) -> bool:
        """"agreed that their services would work together": what shall be done, no opinion."""
        if self.lows[p + 1 : p + 2] != ["that"]:
            return False
        for q in range(p + 2, min(p + 16, len(self.items))):
            if self.lows[q] in {"would", "will", "shall"}:
                done = self.lows[q + 1] == "be" and self.lows[q + 2].endswith(("ed", "set", "held", "lt"))
                return done or self.lows[q + 1] not in _GOING_ON_AS_BEFORE
            if self.lows[q] in g.HELPERS or self.lows[q] == ",":
                return False
        return False

    def _is_not_done(self, p: int) -> bool:
        """Whether the verb at p stands in a negated perfect: "had not met", "hadn't seen"."""
        before = self.lows[max(0, p - 4) : p]
        perfect = any(low.startswith(("had", "has", "have")) for low in before)
        return perfect and any(low in {"not", "never"} or low.endswith(("n't", "n’t")) for low in before)

    def _slot_troubles(self, rule: Rule, p: int, kind: str, slots: Slots) -> Iterator[str]:
        """What stands behind the verb and speaks against it."""
        told = not rule.with_words.isdisjoint(slots.words) or self._near(rule.with_words, p)
        ministry = _goes_to_ministry(slots) or self._ministry_behind(p) is not None
        told = told or "told" in rule.slots or ("ministry" in rule.with_words and ministry)
        if rule.with_words and not told:
            yield "none of the words it needs stands near"
        if slots.words[:1] == ["with"] and "with" in rule.slots and not _names_partner(slots):
            yield "with whom is not named"
        yield from self._object_troubles(rule, p, slots)
        if rule.name == "visit.lead-to" and not _leads_team(slots):
            yield "no delegation is led"
        if rule.name == "meeting.invite-to" and not self._invites_to(rule.with_words, p):
            yield "it invites to no meeting"
        if rule.name == "relations.told-to-come" and self._ministry_behind(p) is None:
            yield "no ministry is told of"
        if rule.subtype == "expel" and "come" in self.lows[p : p + 6] and "home" in slots.words:
            yield "it is called home"
        bidden = rule.type == "visit" and not _BIDDING.isdisjoint(self.lows[max(0, p - 5) : p])
        if bidden and self._ministry_behind(p) is not None:
            yield "an envoy is called in"
        if rule.soft and self.lows[self._clause(p).begin] == "as":
            yield "an aside: “as both agreed”"
        if rule.echo and kind == "gerund":
            yield "no act of its own"
        behind = "".join(self.lows[p + 1 : p + 2])
        if rule.echo and not (self._takes_like_step(p) if rule.with_words else _follows_suit(slots, behind)):
            yield "not what was told before"
        if rule.sends and slots.noun is not None and team_sent(slots) is None:
            yield f"what is sent is “{slots.noun}”"
        if rule.purpose and (self.lows[p + 1 : p + 2] != ["to"] or kind != "past"):
            yield "no infinitive follows"
        goes_on = slots.aim is not None and self.lows[slots.aim - 1] in {"and", "order"}
        if rule.no_purpose and slots.purpose and not (goes_on or _is_courteous(slots)):
            yield "an infinitive makes it an appeal"  # but "to call on X and to see Y", "in order to"
        things = slots.noun is not None and slots.noun not in STATEHOOD and not self._is_mutual(p)
        if rule.states_only and (things or "as" in slots.words or not self._acts_on_state(p)):
            yield "no state is acted upon"

    def _object_troubles(self, rule: Rule, p: int, slots: Slots) -> Iterator[str]:
        """What its object says against it."""
        if rule.unless_object and self._owns_object(rule, slots):
            yield "its object is what somebody owns"
        unfit = rule.unless_object.intersection(slots.words[:6]) if slots.noun is not None else frozenset()
        unfit = unfit or rule.unless_object.intersection(self._object_words(p))
        if unfit and not self._object_leads(slots, p):
            yield f"its object is “{min(unfit)}”"
        leaving = is_leaving(self.lows[p])
        if rule.intransitive and "object" in slots.filled and not leaving:
            yield "it takes an object"
        bound_for = leaving and "for" in slots.words
        if rule.intransitive and slots.noun is not None and slots.noun not in _ADVERBS and not bound_for:
            yield f"its object is “{slots.noun}”"

    def _joint_subject(self, rule: Rule, p: int, kind: str) -> list[Mention]:
        """"A joint Ghanaian-Togolese commission will meet": the states that it joins."""
        if rule.type != "meeting" or self._noun_subject(p, kind) not in JOINT_BODIES:
            return []
        for q in range(p - 1, max(-1, p - 9), -1):
            if self.items[q].kind == "A":
                group = self.items[q].group
                return group if len(group) == 2 and all(m.adjective and m.country for m in group) else []
        return []

    def _is_called_names(self, p: int) -> bool:
        """"calling them intelligence officers": no comma, no time between."""
        behind = self.items[p + 1 : p + 3]
        pronoun = len(behind) == 2 and bool(behind[0].group) and behind[0].group[0].pronoun in _CALLED
        return pronoun and behind[1].kind == "A" and not behind[1].group[0].pronoun

    def _is_agreed_with(self, p: int) -> bool:
        """"agreed with Togo to open the border": more than to be of somebody's opinion."""
        other = self.items[p + 2] if p + 2 < len(self.items) and self.lows[p + 1] == "with" else None
        aimed = self.lows[p + 3 : p + 4] == ["to"] or "would" in self.lows[p + 3 : p + 7]
        return other is not None and other.kind == "A" and aimed

    def _is_nobody(self, p: int) -> bool:
        """"no French president has been received there since": none whom the text could mean."""
        if "no" not in self.sentence.lows:  # the cheap test first: clauses are not told yet
            return False
        subjects = self._clause(p).subjects()
        return bool(subjects) and self.sentence.lows[subjects[0].i] == "no"

    def _owns_object(self, rule: Rule, slots: Slots) -> bool:
        """"to meet U.S. demands": the actor only stands before the thing."""
        objects = slots.filled.get("object", [])
        behind = objects[0][1] + 1 if objects else len(self.items)
        return behind < len(self.items) and self.sentence.lows[self.items[behind].i] in rule.unless_object

    def _habit(self, p: int) -> str | None:
        """The adverb of "normally meet", "usually try to meet"."""
        q = p - 3 if self.lows[max(0, p - 2) : p] == ["try", "to"] else p - 1
        return self.lows[q] if q >= 0 and self.lows[q] in HABITS else None

    def _is_told_of_often(self, p: int) -> bool:
        """"met him on a number of occasions", "had not met before"."""
        ahead = self.lows[p + 1 : p + 9]
        if ahead[1:2] == ["times"] and (ahead[0].isdigit() or ahead[0] in _SEVERAL):
            return True  # "their ministers have met eight times"
        often = "occasions" in ahead and not {"several", "many", "number", "numerous"}.isdisjoint(ahead)
        not_yet = "not" in self.lows[max(0, p - 3) : p] and ahead[:1] in (["before"], ["previously"])
        aims = self.lows[p - 1] == "to" and not _USUALLY.isdisjoint(self.lows[max(0, p - 16) : p])
        usual = aims or (self.lows[p - 1] in _USUALLY and not self.lows[p].endswith(("ed", "met")))
        return often or usual or (not_yet and self.lows[p + 2 : p + 3] in ([","], ["."], ["and"]))

    def _invites_to(self, meetings: frozenset[str], p: int) -> bool:
        """"invited both sides to a new round of talks": what stands behind "to" is a meeting."""
        before = self.lows[max(0, p - 4) : p]
        negated = not g.NEGATIONS.isdisjoint(before[-3:])
        negated = negated or any(low.startswith(_BACKING_OUT) for low in before)
        to = next((q for q in range(p + 1, min(p + 12, len(self.lows))) if self.lows[q] == "to"), 0)
        for q in range(to + 1, min(to + 7, len(self.lows))) if to and not negated else ():
            if self.lows[q] in meetings:
                return True
            if self.items[q].kind not in "WD" or g.looks_like_verb(self.lows[q]):
                break
        return False

    def _takes_like_step(self, p: int) -> bool:
        """"took that step", "took a like step", but no "took the first step" or "the same step of …"."""
        at = next((q for q in range(p + 1, min(p + 6, len(self.lows))) if self.lows[q].startswith("step")), 0)
        alike = bool(at) and not _ALIKE.isdisjoint(self.lows[p + 1 : at])
        return alike and self.lows[at + 1 : at + 2] not in (["of"], ["to"], ["towards"], ["toward"])

    def _is_mutual(self, p: int) -> bool:
        return self.lows[p + 1 : p + 3] == ["each", "other"]

    def _acts_on_state(self, p: int) -> bool:
        """"recognized Croatia", "Bangladesh was recognized by": a state, not something of it."""
        if self._passive(p) or self._is_mutual(p):
            acted = [mention for item in self._subject(p) for mention in item.group]
        else:
            at = p + 1 + (self.lows[p + 1 : p + 2] != [] and self.lows[p + 1].endswith("ly"))
            at += self.lows[at : at + 1] == ["with"]  # "broke completely with Libya"
            behind = self.items[at] if at < len(self.items) else None
            acted = behind.group if behind is not None else []
            if not STATEHOOD.isdisjoint(self.lows[at + 1 : at + 3]):
                return True  # "recognized Togo's independence"
            acted = acted or self._told_of(p)
        return bool(acted) and all(
            m.kind != "person" and not (m.possessive or m.adjective) and not m.title for m in acted
        )

    def _told_of(self, p: int) -> list[Mention]:
        """"Togo, which Ghana recognised in May": what a relative clause of another subject is about."""
        clause = self._clause(p)
        what = clause.antecedent if self.lows[clause.begin] == "which" else None
        return what.group if what is not None and what not in clause.subject else []

    def _object_leads(self, slots: Slots, p: int) -> bool:
        """Whether an actor stands before any plain noun: "received Modi", not "the statement of Modi"."""
        objects = slots.filled.get("object", [])
        return bool(objects) and not any(
            self.lows[q].isalpha() and self.lows[q] not in g.DETERMINERS for q in range(p + 1, objects[0][1])
        )

    def _object_words(self, p: int) -> list[str]:
        """The plain words right behind a verb, also where one looks like a verb: "meet growing needs"."""
        end = p + 1
        while end < min(p + 8, len(self.items)) and self.items[end].kind == "W" and (
            self.lows[end] not in _JOINING and self.lows[end][0].isalnum()
        ):
            end += 1
        return self.lows[p + 1 : end]

    def _near(self, words: frozenset[str], p: int) -> bool:
        q = p
        while q and (self.lows[q - 1] in g.AUXILIARIES or self.lows[q - 1] in _SO_FAR):
            q -= 1  # "a trip that has so far taken him to"
        return not words.isdisjoint(self.lows[max(0, q - 4) : p + 6])


def _follows_suit(slots: Slots, follower: str) -> bool:
    """"followed a day later", "followed suit": nothing else that is followed, and in no other way."""
    plain = slots.noun in {None, "suit"} and "object" not in slots.filled
    return plain and (bool(slots.dates) or not follower.isalpha() or follower in {"suit", "soon", "late"})


def is_leaving(low: str) -> bool:
    """Whether a verb is one of leaving, whose object is the place left."""
    return low.startswith(("leave", "leav", "left", "depart"))


def team_sent(slots: Slots) -> str | None:
    """The last plain word before "to", if it is a team: "a three-man trade team to Washington"."""
    before = slots.words[: slots.words.index("to")] if "to" in slots.words else []
    teams = [word for word, behind in pairwise([*before, "to"]) if word in _TEAMS and behind in {"to", "of"}]
    return teams[0] if teams else None


def _leads_team(slots: Slots) -> bool:
    """"led a delegation to Peru", "heads a ten-man team to Togo"."""
    led = any((m.title or "").lower() in _TEAMS | {"delegation"} for m, _ in slots.filled.get("object", []))
    return led or team_sent(slots) is not None


def _is_courteous(slots: Slots) -> bool:
    """"called on Lund to say goodbye": a call paid, and no appeal."""
    aim = slots.words.index("to") if "to" in slots.words else len(slots.words)
    return not _COURTEOUS.isdisjoint(slots.words[aim + 1 : aim + 2])


def _goes_to_ministry(slots: Slots) -> bool:
    """"was called to the State Department": by whatever name."""
    return any(mention.klass == "ministry" for mention, _ in slots.filled.get("to", []))


def _names_partner(slots: Slots) -> bool:
    """Whether an actor stands behind "with", in whatever form: "met with students" names none."""
    if slots.words[1:2] and slots.words[1] in _NEWSMEN and set(slots.filled) == {"with"}:
        return any(mention.name or mention.country for mention, _ in slots.filled["with"])
    return any(slot.startswith(("with", "object", "loose", "topic-with")) for slot in slots.filled)
