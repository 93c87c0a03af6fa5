"""Lays the rules' frames over the items of a sentence and gives back claims.

A claim says: here a sentence tells of an act of this kind, these mentions fill these roles, these
words give status, date and place. Who the mentions are, and which claims tell of the same act, is
for the stations behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dipevents import grammar as g
from dipevents import status as cues
from dipevents.clauses import Clause, Clauses
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule, RuleSet
from dipevents.sentences import Sentence
from dipevents.slots import Slots, look_right, noun_phrase

_ADJUNCT = frozenset("on in at during after following before upon amid since from".split())
_PARTICLES = frozenset("off up in into at to down out on of through with".split())
_CONTROL = frozenset(
    "invite invited invites inviting ask asked asks asking urge urged urges urging persuade "
    "persuaded allow allowed tell told order ordered request requested wants want wanted send sent "
    "sends sending encourage encouraged instructed instruct permitted authorized authorised "
    "dispatched dispatch".split()
)
_BE = frozenset("is are was were be been being".split())
_NOUNISH = frozenset(
    "visit visits call calls host tour tours talk phone ring land head stop leave return meeting "
    "visiting brief review debate discuss lunch dine breakfast reply name present dinner travel "
    "journey see sees set pass spend".split()
)
_PHONE_WORDS = frozenset("phone telephone telephonically video videolink".split())
_GATHERING = frozenset(
    "joined gathered gather assembled assemble arrived arrive arrives arriving met meet converged "
    "came come flew fly traveled travelled hosted invited met left due expected travel travels "
    "travelling traveling head heads headed visit visits visiting visited go goes going went leave "
    "leaves leaving fly flies flying depart departed returned landed driving drove stop stopped".split()
)
_ADDRESSING = frozenset(
    "told congratulated thanked assured briefed informed urged asked invited extended expressed "
    "conveyed offered wished reminded warned tells congratulates thanks".split()
)
_SUGGESTING = frozenset(
    "suggestion proposal idea recommendation demand suggested suggests proposed proposes urged urges "
    "recommended recommends demanded demands insisted requested asked advised".split()
)
_NEVER_HEADS = (
    g.PREPOSITIONS
    | g.CONJUNCTIONS
    | g.AUXILIARIES
    | g.MODALS
    | g.SUBORDINATORS
    | g.RELATIVES
    | g.DETERMINERS
    | g.NEGATIONS
    | g.POSSESSIVES
    | g.PRONOUNS
    | g.NUMBERS
    | frozenset(
        "here there together again soon abroad alone today yesterday tomorrow tonight late early "
        "earlier later now then also too yet still even only just once twice next last this home "
        "overseas afterwards afterward behind open due set ready likely unlikely able possible "
        "impossible necessary aimed such so back up down off away out due worth long short".split()
    )
)
_DELIVERS = frozenset(
    {"deli", "hand", "conv", "carr", "brin", "brou", "pass", "tran", "rela", "subm", "pres", "took", "take"}
)
_INSERTED = [
    ["due"],
    ["scheduled"],
    ["planned"],
    ["set"],
    ["originally"],
    ["expected"],
    ["which"],
    ["initially"],
]
_MEASURES = frozenset(
    "copy copies hours hour days day round rounds series afternoon morning evening minutes week "
    "weeks set couple number".split()
)
_WISHING = frozenset(
    "wishing congratulating thanking inviting asking urging informing assuring telling requesting".split()
)
_PROPOSING = frozenset(
    "called calls calling plans plan ready readiness proposal proposals pushed pressing pushing "
    "appealed asked hopes hoped pressed prepared".split()
)
_AFTERMATH = frozenset("after following since on of from to before until as for about".split())
_SKIPPED = frozenset(
    "also then later earlier already just now both jointly separately again first twice once soon".split()
)
_NO_SUBJECTS = _NEVER_HEADS | frozenset(
    "ago today himself herself themselves time times alone else elsewhere jointly well ready due "
    "able willing set afterwards likely unlikely not never and who which that two three both all "
    "each couple pair duo trio".split()
)
_ADVERBS = frozenset(
    "home back there aboard abroad overnight early late straight first again alone together on off "
    "out up down away back round ahead onward onwards directly east west north south by late safely "
    "secretly unannounced".split()
)
_DENYING = frozenset("denied denies deny denying dismissed dismisses rejected refuted".split())
_WHO = frozenset({"who", "whom", "whose"})
_OCCASION_NOUNS = frozenset({"summit", "conference", "forum", "assembly"})
_PROSPECTS = frozenset(
    "possibility hope hopes prospect prospects importance idea chance goal aim intention question".split()
)
_AFFIXING = frozenset("put puts affixed appended added set".split())
_NOUNS_IN = frozenset(
    "participation role interest success progress involvement part place seat membership".split()
)
_PRESENT = frozenset("attend meet hold take participate join address sign visit discuss speak".split())
_SEPARATE = frozenset({"separate", "separately", "individually"})
_OTHERS = frozenset({"with", "object", "to", "between"})
_UNREAL = frozenset({"if", "unless", "whether"})


class Claim:
    """One frame that fitted; token positions are of `sentence`."""

    __slots__ = (
        "anaphoric", "background", "bare", "cities", "clauses", "confidence", "dates",
        "destination", "first", "last", "occasion", "places", "position", "quoted", "roles", "rule",
        "seats", "sentence", "separate", "soft", "status", "subtype", "tense", "words",
    )

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
        self.subtype = rule.subtype
        self.occasion: tuple[int, int] | None = None  # tokens
        self.confidence = rule.confidence
        self.soft = False
        self.bare = False  # no object of any kind
        self.background = False  # "after the summit between …", "who met …": no news of the document's own
        self.separate = False  # one of several acts that a sentence tells of at once
        self.anaphoric = False  # "in the meeting": refers back to an act told before
        self.quoted = False
        self.words: frozenset[str] = frozenset()

    def acts(self) -> list[Claim]:
        """The claim itself, or one claim for each stop of a tour or each party met separately."""
        if self.rule.type in {"meeting", "call"} and _SEPARATE & self.words:
            others = [entry for entry in self.roles if entry[0].split(">")[0] in _OTHERS]
            if len(others) > 1:
                own = [entry for entry in self.roles if entry not in others]
                return [self._with(roles=[*own, other], separate=True) for other in others]
        return self._tour()

    def _tour(self) -> list[Claim]:
        stops: dict[str | None, list[Item]] = {}
        for item in self.destination:
            code = item.group[0].country if item.group else item.state
            stops.setdefault(code, []).append(item)
        named = {code: items for code, items in stops.items() if code is not None}
        if len(named) < 2:
            return [self]
        return [self._with(destination=items) for items in named.values()]

    def _with(self, **changes: object) -> Claim:
        claim = Claim(self.rule, self.clauses, self.position, self.first, self.last)
        for slot in Claim.__slots__:
            setattr(claim, slot, changes.get(slot, getattr(self, slot)))
        return claim


class Rejection(NamedTuple):
    """Why a candidate gave no event: the first condition that failed."""

    rule: str
    sentence: int  # start offset
    trigger: str
    reason: str


class Matcher:
    """Finds the claims of one sentence."""

    def __init__(self, rules: RuleSet, clauses: Clauses, rejections: list[Rejection] | None = None) -> None:
        self.rules = rules
        self.clauses = clauses
        self.sentence = clauses.sentence
        self.items = clauses.items
        self.lows = clauses.lows
        self.rejections = rejections

    def claims(self) -> list[Claim]:
        """All claims of the sentence: of overlapping triggers the longest and the fullest reading."""
        found: list[Claim] = []
        taken = -1
        for p, low in enumerate(self.lows):
            if not low or p <= taken or low not in self.rules.triggers:
                continue
            best = self._best(p, low)
            if best is not None:
                found.append(best[0])
                taken = p + best[1] - 1
        found = [claim for claim in found if not any(_is_occasion_of(claim, other) for other in found)]
        found = [claim for claim in found if not any(_spoken_in(claim, other) for other in found)]
        found = [claim for claim in found if not any(self._sets_scene(claim, other) for other in found)]
        return found + [claim for rule in self.rules.presences for claim in self._presences(rule)]

    def _sets_scene(self, claim: Claim, other: Claim) -> bool:
        """"At the G7 summit, Biden met Sall": the summit in front is only the occasion of the meeting."""
        noun = self.lows[claim.position]
        if (
            noun not in _OCCASION_NOUNS
            or other.rule.type not in {"meeting", "agreement"}
            or not other.rule.verbs
        ):
            return False
        clause = self._clause(claim.position)
        if (
            other.position <= claim.position
            or claim.position > clause.begin + 8
            or self._clause(other.position) is not clause
        ):
            return False
        fronted = (
            self.lows[clause.begin] in {"at", "during", "on"}
            and clause.verb is not None
            and clause.verb > claim.position
        )
        if fronted and other.occasion is None:
            other.occasion = (self.items[clause.begin + 1].i, self.items[claim.position].j)
        return fronted

    def _presences(self, rule: Rule) -> Iterator[Claim]:
        """"Trudeau, in Manila for a summit", "the minister is in Oslo to attend talks"."""
        for p in range(1, len(self.items) - 2):
            if self.lows[p] != "in" or not self._reason_follows(p + 2) or self.items[p + 1].kind not in "AP":
                continue
            place = self.items[p + 1]
            if place.kind == "A" and not place.group[0].gpe:
                continue
            q = p - 1
            while q > 0 and self.lows[q] in {
                ",", "is", "was", "who", "currently", "now", "already", "are", "were", "been",
            }:
                q -= 1
            item = self.items[q]
            if item.kind != "A" or item.group[0].possessive or not all(_personal(m) for m in item.group):
                continue
            if q == p - 1:
                continue
            yield self._presence(rule, p, item, place)

    def _reason_follows(self, p: int) -> bool:
        while p < len(self.items) and self.items[p].kind == "D":
            p += 1
        if p + 1 >= len(self.items):
            return False
        return self.lows[p] in {"for", "attending", "on"} or (
            self.lows[p] == "to" and self.lows[p + 1] in _PRESENT
        )

    def _presence(self, rule: Rule, p: int, item: Item, place: Item) -> Claim:
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + 1].j)
        claim.roles = [("subject>visitor", mention) for mention in item.group]
        claim.destination = [place]
        claim.quoted = self._clause(p).quoted
        claim.status = "occurred"
        return claim

    def _best(self, p: int, low: str) -> tuple[Claim, int] | None:
        readings = list(self._readings(p, low))
        if not readings:
            return None
        return max(readings, key=lambda reading: (len(reading[0].roles) > 0, _score(reading[0]), reading[1]))

    def _readings(self, p: int, low: str) -> Iterator[tuple[Claim, int]]:
        for rule, noun in self.rules.nouns.get(low, ()):
            width = len(noun)
            if tuple(self.lows[p : p + width]) == noun:
                claim = self._noun_claim(rule, p, width)
                if claim is not None:
                    yield claim, width
        for rule, kind in self.rules.verbs.get(low, ()):
            claim = self._verb_claim(rule, p, kind)
            if claim is not None:
                yield claim, 1

    def _reject(self, rule: Rule, p: int, reason: str) -> None:
        if self.rejections is not None:
            trigger = self.sentence.words[self.items[p].i]
            self.rejections.append(Rejection(rule.name, self.sentence.start, trigger, reason))

    # -- verbs --------------------------------------------------------------------------------

    def _verb_claim(self, rule: Rule, p: int, kind: str) -> Claim | None:
        low = self.lows[p]
        if not self._is_verb(p, low, kind):
            self._reject(rule, p, "the word is a noun here")
            return None
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        if follower in rule.unless_next:
            self._reject(rule, p, f"followed by “{follower}”")
            return None
        noun_subject = self._noun_subject(p, kind)
        if noun_subject:
            self._reject(rule, p, f"its subject is “{noun_subject}”")
            return None
        passive = kind != "gerund" and self._passive(p)
        particle = rule.verbs and follower in rule.particles  # "called in the ambassador"
        slots = look_right(self.clauses, p + 2 if particle else p + 1, noun=False)
        if rule.with_words and not (rule.with_words & set(slots.words) or self._near(rule.with_words, p)):
            self._reject(rule, p, "none of the words it needs stands near")
            return None
        unfit = rule.unless_object & set(slots.words[:6])
        if unfit and slots.noun is not None and "object" not in slots.filled:
            self._reject(rule, p, f"its object is “{min(unfit)}”")
            return None
        if (
            rule.intransitive
            and "object" in slots.filled
            and not low.startswith(("leave", "leav", "left", "depart"))
        ):
            self._reject(rule, p, "it takes an object")
            return None
        if rule.intransitive and slots.noun is not None and slots.noun not in _ADVERBS:
            self._reject(rule, p, f"its object is “{slots.noun}”")
            return None
        if rule.no_purpose and slots.purpose:
            self._reject(rule, p, "an infinitive makes it an appeal")
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p].j)
        places = self._verb_places(rule, slots)
        self._fill_verb(claim, slots, passive, p)
        claim.destination = places
        claim.background = self._clause(p).kind == "relative"
        self._finish(claim, slots, p, self._verb_status(p, claim))
        return claim if self._complete(claim, slots, p) else None

    def _near(self, words: frozenset[str], p: int) -> bool:
        return bool(words & set(self.lows[max(0, p - 4) : p + 4]))

    def _is_verb(self, p: int, low: str, kind: str) -> bool:
        before = self.lows[p - 1] if p else ""
        previous = self.items[p - 1] if p else None
        if (
            low == "written"
            and self.lows[p + 1 : p + 2]
            and self.lows[p + 1] in {"message", "letter", "messages", "invitation"}
        ):
            return False
        if kind == "gerund":
            if before in {"'s", "’s"} or not (g.DETERMINERS | g.POSSESSIVES).isdisjoint(
                self.lows[max(0, p - 2) : p]
            ):
                return False  # "their August meeting"
            if previous is not None and previous.kind == "A":
                mention = previous.group[-1]
                return mention.kind == "person" and not (mention.possessive or mention.adjective)
            if low == "meeting" and before in {"in", "at", "during"}:
                return False
            return (
                not before
                or before in g.PREPOSITIONS
                or before in g.SUBORDINATORS
                or not before[0].isalpha()
                or (
                    before in g.AUXILIARIES
                    or before.endswith("ly")
                    or before in {"and", "or", "to", "also", "when"}
                )
                or (previous is not None and previous.kind == "D")
            )
        if low not in _NOUNISH:
            return before not in g.DETERMINERS
        if before in g.DETERMINERS or before in g.POSSESSIVES or before in {"'s", "’s"}:
            return False
        if before in {"to", "will", "would", "and"} or before in g.MODALS or before.endswith("ly"):
            return True
        if previous is not None and previous.kind in "AD":
            last = previous.group[-1] if previous.group else None
            return last is None or not (last.possessive or last.adjective)
        return kind == "past" or before in {
            "also", "not", "n't", "who", "then", "'ll", "did", "do", "does", ",",
        }

    def _noun_subject(self, p: int, kind: str) -> str | None:
        """The plain noun before a finite verb, which is its subject: "warships headed for the Aegean"."""
        if kind == "gerund":
            return None
        q = p - 1
        while q >= 0 and (
            self.items[q].kind == "D"
            or self.lows[q] in _SKIPPED
            or self.lows[q].endswith("ly")
            or self.lows[q] in g.AUXILIARIES
            or self.lows[q] in g.MODALS
            or self.lows[q] in g.NEGATIONS
        ):
            q -= 1
        low = self.lows[q] if q >= 0 else ""
        if not (low.isalpha() and len(low) > 2) or self.sentence.headline or low in _NO_SUBJECTS:
            return None
        if self.sentence.words[self.items[q].i][0].isupper() or g.looks_like_verb(low) or low.endswith("ing"):
            return None
        return low

    def _passive(self, p: int) -> bool:
        if self.lows[p].endswith("ing"):
            return False
        q = p - 1
        while (
            q >= 0 and p - q < 5 and (self.lows[q].endswith("ly") or self.lows[q] in {"not", "also", "being"})
        ):
            q -= 1
        return q >= 0 and self.lows[q] in _BE

    def _verb_places(self, rule: Rule, slots: Slots) -> list[Item]:
        if not rule.destination:
            return []
        return _destinations(rule, slots)

    def _fill_verb(self, claim: Claim, slots: Slots, passive: bool, p: int) -> None:
        rule = claim.rule
        subject = [mention for item in self._subject(p) for mention in item.group]
        objects = [mention for mention, _ in slots.filled.get("object", [])]
        clause = self._clause(p)
        if not objects and clause.antecedent is not None and self.lows[clause.begin] in {"whom", "that"}:
            objects = clause.antecedent.group  # "Churkin, whom Musyoka met on Thursday"
        if passive:
            self._assign_passive(claim, slots, subject)
            by = [mention for mention, _ in slots.filled.pop("by", [])]
            subject, objects = by, subject
        self._assign(claim, "subject", subject)
        if "object" in rule.slots:
            self._assign(claim, "object", objects)
        if rule.object_class:
            self._assign_envoys(claim, objects)
        if "host" in rule.slots:
            _name_appointee(slots)
            objects = subject if passive else [mention for mention, _ in slots.filled.get("object", [])]
            for mentions in [*slots.filled.values(), [(mention, p) for mention in subject]]:
                self._assign_host(claim, [mention for mention, _ in mentions])
        self._assign_slots(claim, slots, {"subject", "object"})

    def _assign_passive(self, claim: Claim, slots: Slots, subject: list[Mention]) -> None:
        """Slots of the passive alone: "was summoned in Islamabad", "were expelled from Poland"."""
        for slot, role in claim.rule.slots.items():
            kind, _, place = slot.partition("-")
            if kind != "passive":
                continue
            if place == "host":  # "the Danish ambassador to Pakistan was summoned"
                if any(role_.endswith(f">{role}") for role_, _ in claim.roles):
                    continue
                states = [_as_state(m, m.host) for m in subject if m.host]
            elif place == "owner":  # "Libya's ambassador to Switzerland was recalled": the sender recalls
                states = [_as_state(m, m.country) for m in subject if m.country]
            else:
                named = [m for m, _ in slots.filled.get(place, [])]
                states = [
                    m if m.klass == "ministry" or not m.country else _as_state(m, m.country)
                    for m in named
                    if m.country or m.klass == "ministry"
                ]
                claim.seats.extend(
                    (f"{slot}>{role}", item)
                    for prep, item, _, _ in slots.places
                    if prep == place and item.kind == "P"
                )
            claim.roles.extend((f"{slot}>{role}", state) for state in states)

    def _assign_envoys(self, claim: Claim, objects: list[Mention]) -> None:
        for mention in objects:
            if mention.klass not in claim.rule.object_class and not _is_diplomat(mention):
                continue
            for slot, code in (("object_country", mention.country), ("object_host", mention.host)):
                if slot in claim.rule.slots and code:
                    claim.roles.append((f"{slot}>{claim.rule.slots[slot]}", _as_state(mention, code)))
            if mention.name and not mention.country and "object_country" in claim.rule.slots:
                claim.roles.append((f"object_country>{claim.rule.slots['object_country']}", mention))

    def _assign_host(self, claim: Claim, mentions: list[Mention]) -> None:
        for mention in mentions:
            if mention.host and mention.klass in {"ambassador", "envoy"}:
                claim.roles.append((f"host>{claim.rule.slots['host']}", _as_state(mention, mention.host)))
                if mention.country and not mention.name:
                    claim.roles.append(("owner>actor", _as_state(mention, mention.country)))

    def _subject(self, p: int) -> list[Item]:
        controlled = self._controlled(p)
        inviter = self._inviter(p) if self.lows[p] in {"meet", "confer", "talk", "speak"} else None
        if inviter is not None:
            return [*self._clause(p).subjects(), inviter]
        if controlled is None:
            subjects = self._clause(p).subjects()
            return [*subjects, *self._leaders(subjects)]
        if self.lows[p] in {
            "attend",
            "join",
        }:  # "invited officials to attend the meeting": the inviter is there too
            return [*(item for item in self._clause(p).subjects() if item is not controlled), controlled]
        return [controlled]

    def _inviter(self, p: int) -> Item | None:
        """"turned down an invitation from Botha to meet": who invites is the other party."""
        if (
            p < 4
            or self.lows[p - 1] != "to"
            or self.items[p - 2].kind != "A"
            or self.lows[p - 3] not in {"from", "by", "of"}
        ):
            return None
        return (
            self.items[p - 2]
            if self.lows[p - 4] in {"invitation", "offer", "proposal", "request", "call"}
            else None
        )

    def _leaders(self, subjects: list[Item]) -> Iterator[Item]:
        """"a Chinese delegation led by Qian Qichen": the leader acts too."""
        for item in subjects:
            q = self.items.index(item) + 1
            led = self.lows[q : q + 2] in (["led", "by"], ["headed", "by"])
            if led and q + 2 < len(self.items) and self.items[q + 2].kind == "A":
                yield self.items[q + 2]

    def _clause(self, p: int) -> Clause:
        return self.clauses.of[p]

    def _controlled(self, p: int) -> Item | None:
        """"invited Aliyev to visit": the subject of the infinitive is the one invited."""
        if not p or self.lows[p - 1] != "to":
            return None
        for q in range(p - 2, max(-1, p - 9), -1):
            if self.items[q].kind == "A" and not self.items[q].group[0].possessive:
                before = self.lows[q - 1] if q else ""
                if (
                    before in _CONTROL
                    or before == "for"
                    or (before in {"on", "by"} and q > 1 and self.lows[q - 2].startswith("call"))
                ):
                    return self.items[q]
            if self.lows[q] in g.SUBORDINATORS:
                break
        return None

    def _verb_status(self, p: int, claim: Claim) -> str:
        clause = self._clause(p)
        floor = max(clause.begin, p - 14)
        for q in range(p - 1, floor - 1, -1):
            item = self.items[q]
            if item.kind == "A" and item in clause.subjects():
                floor = q + 1
                break
        if self.lows[p].endswith(("ed", "ld", "et", "nt", "ew", "oke", "ame")):
            floor = next((q + 1 for q in range(p - 1, floor, -1) if self.lows[q] in {"and", "but"}), floor)
        window = [self.lows[q] for q in range(floor, p) if self.lows[q] and self.clauses.of[q] is clause]
        found = cues.read("verb", window)
        if (
            found is None
            and not self.lows[p].endswith(("ed", "et", "ew", "ent", "ame"))
            and self._future_above(clause)
        ):
            found = "planned"
        if found is None and self._denied_above(clause):
            found = "denied"
        if found is None and self._infinitive(p):
            found = "planned"
        if found is None and self._suggested(p, floor):
            found = "proposed"
        if self._unreal(clause):
            return "proposed" if found in {None, "occurred", "planned"} else found
        return found or "occurred"

    def _future_above(self, clause: Clause) -> bool:
        """"will explain the plan when he visits Washington": a present tense under a future."""
        if clause.kind != "subordinate" or self.lows[clause.begin] not in {
            "when", "after", "before", "until", "once",
        }:
            return False
        above = clause.parent
        return (
            above is not None
            and above.verb is not None
            and self.lows[above.verb] in {"will", "would", "shall"}
        )

    def _denied_above(self, clause: Clause) -> bool:
        """"denied that Maduro had met Shannon", "denied a report that he had written"."""
        walk: Clause | None = clause
        while walk is not None:
            that = walk.kind in {"subordinate", "relative"} and self.lows[walk.begin] == "that"
            if that and _DENYING & set(self.lows[max(0, walk.begin - 4) : walk.begin]):
                return True
            walk = walk.parent
        return False

    def _suggested(self, p: int, subject_end: int) -> bool:
        """"Moon suggested Trump visit the zone": a base form behind one subject and a verb of proposing."""
        if self.lows[p].endswith(("s", "ed", "ing")) or self.lows[p] in {
            "met", "left", "went", "came", "flew",
        }:
            return False
        window = self.lows[max(0, subject_end - 5) : subject_end]
        return bool(_SUGGESTING & set(window))

    def _infinitive(self, p: int) -> bool:
        """"Xi to visit Moscow", "to be signed": a bare infinitive is a plan."""
        q = p - 1
        while q >= 0 and (self.lows[q] in {"be", "also", "jointly", "soon"} or self.lows[q].endswith("ly")):
            q -= 1
        if q < 0 or self.lows[q] != "to":
            return False
        return not {"first", "last", "only", "second"} & set(
            self.lows[max(0, q - 6) : q]
        )  # "became the first to restore"

    def _unreal(self, clause: Clause) -> bool:
        walk: Clause | None = clause
        while walk is not None:
            if walk.kind == "subordinate" and self.lows[walk.begin] in _UNREAL:
                return True
            walk = walk.parent
        return False

    # -- nouns --------------------------------------------------------------------------------

    def _noun_claim(self, rule: Rule, p: int, width: int) -> Claim | None:
        before = self.lows[p - 1] if p else ""
        follower = self.lows[p + width] if p + width < len(self.items) else ""
        if p + width + 1 < len(self.items) and self.items[p + width + 1].kind == "D":
            follower = ""  # "a call on Friday"
        if follower in rule.unless_next or before in rule.unless_before or not self._is_noun(p, before):
            self._reject(rule, p, f"beside “{follower or before}” it means something else")
            return None
        if self._qualifies(p + width):
            self._reject(rule, p, f"it only qualifies “{follower}”")
            return None
        start, left = noun_phrase(self.clauses, p)
        if rule.unless_before & set(left.words):
            self._reject(rule, p, "its attribute makes it something else")
            return None
        governor = self._governor(rule, start)
        relative = self._relative_governor(rule, p + width) if governor is None else None
        subject_noun = governor is None and self._is_subject(start)
        right = look_right(self.clauses, p + width, noun=True, subject_noun=subject_noun)
        passive = self._right_governor(rule, right) if governor is None else None
        if rule.governed and governor is None and passive is None and relative is None:
            self._reject(rule, p, "no verb that makes it an act")
            return None
        words = set(left.words) | set(right.words) | {self.lows[q] for q in range(p, p + width)}
        if governor is not None:
            words.add(self.lows[governor])
        if rule.with_words and not rule.with_words & words:
            self._reject(rule, p, "none of the words it needs stands near")
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + width - 1].j)
        self._fill_noun(claim, left, right, governor, start)
        if relative is not None:
            right = self._fill_relative(claim, relative)
        claim.destination = (
            _destinations(rule, right) or self._compound_destination(rule, left) if rule.destination else []
        )
        self._finish(claim, right, p, self._noun_status(p, width, start, governor, left, right))
        claim.dates = self._dates(p, right, left, governor, start)
        claim.words = frozenset(words)
        filled = {role.split(">")[0] for role, _ in claim.roles}
        claim.background = governor is None and bool(start) and self.lows[start - 1] in _AFTERMATH
        claim.anaphoric = bool({"the", "this", "that"} & set(left.words)) and filled <= {"adjunct"}
        _set_subtype(claim)
        return claim if self._complete(claim, right, p) else None

    def _compound_destination(self, rule: Rule, left: Slots) -> list[Item]:
        """"his Mideast tour", "ends China visit": the attribute names where the visit led."""
        found = [item for prep, item, _, _ in left.places if prep == "compound"]
        for mention, position in left.filled.get("compound", []):
            if mention.kind == "country" and mention.country:
                mention.gpe = mention.gpe or mention.name
                found.append(_place_item(mention, position))
        return found

    def _is_noun(self, p: int, before: str) -> bool:
        low = self.lows[p]
        if low in {
            "visit", "call", "tour", "stop", "note", "cable", "reply", "contract", "deal", "lunch",
            "dinner",
        } and (before in {"to", "will", "would", "not", "and"} or before in g.MODALS):
            return before in {"to", "and"} and self._to_is_preposition(p)
        return low not in {"meeting", "meet"} or self._meeting_noun(p, before)

    def _qualifies(self, q: int) -> bool:
        """Whether the noun before q only qualifies a noun at q: "the summit venue", "ceasefire line"."""
        low = self.lows[q] if q < len(self.items) else ""
        if not low.isalpha() or self.sentence.words[self.items[q].i][0].isupper():
            return False
        return not (
            low in _NEVER_HEADS or g.looks_like_verb(low) or low.endswith(("ly", "ed", "ing", "s", "wards"))
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

    def _governor(self, rule: Rule, start: int) -> int | None:
        """The verb whose object the noun phrase is, among the rule's governors."""
        q = start - 1
        if q < 0:
            return None
        low = self.lows[q]
        if low in rule.governors or low in cues.governing():
            return q
        if low in rule.particles and q and self.lows[q - 1] in rule.governors:
            return q - 1
        if (
            low == "to"
            and rule.type == "agreement"
            and q > 1
            and self.lows[q - 1] in {"signature", "signatures"}
        ):
            return next((r for r in range(q - 2, max(-1, q - 5), -1) if self.lows[r] in _AFFIXING), None)
        if low in _PARTICLES and q:
            if self.lows[q - 1] in rule.governors and low not in {"to", "with", "of", "at"}:
                return q - 1
            if rule.type != "agreement" and self.lows[q - 1] in {
                "part", "participated", "participate", "participating", "engaged", "joined",
            }:
                return q - 1
            if low in {"in", "on"} and self.lows[q - 1] in _BE:
                return q - 1
            if (
                low in {"at", "to"}
                and self.lows[q - 1] in {"arrived", "came", "agreed"}
                and rule.type == "agreement"
            ):
                return q - 1
            if low in {"in", "at"} and self.lows[q - 1] in {"spoke", "speaking"}:
                return None
        if self.items[q].kind == "A" and q and self.lows[q - 1] in rule.governors:
            return q - 1  # dative: "sent Bush a letter"
        if (
            self.items[q].kind == "A"
            and q > 1
            and self.lows[q - 1] == "to"
            and self.lows[q - 2] in rule.governors
        ):
            return q - 2  # "conveyed to Rahmon a message"
        if low == "of" and q > 1 and self.lows[q - 1] in _MEASURES:
            return self._measured(rule, q - 2)
        r = self._before_inserted(q)
        if r < q and r >= 0 and self.lows[r] in rule.governors:
            return r
        return None

    def _drop_own_pronoun(self, claim: Claim) -> None:
        """"postponed his trip": "his" is the subject of the verb, who is there already."""
        if any(role.startswith("subject>") for role, _ in claim.roles):
            claim.roles = [
                (role, m) for role, m in claim.roles if not (role.startswith("possessive>") and m.pronoun)
            ]

    def _relative_governor(self, rule: Rule, q: int) -> int | None:
        """"the treaty (which) Egypt and Israel signed": the verb behind the noun and its subject."""
        begin = q + 1 if q < len(self.items) and self.lows[q] in {"which", "that"} else q
        r = begin
        while (
            r < len(self.items)
            and r < begin + 9
            and (
                self.items[r].kind == "A"
                or self.lows[r] in {",", "and", "had", "has", "have", "later", "also"}
            )
        ):
            r += 1
        if r >= len(self.items) or r == begin or self.items[begin].kind != "A":
            return None
        return r if self.lows[r] in rule.governors and not self.lows[r].endswith("ing") else None

    def _fill_relative(self, claim: Claim, verb: int) -> Slots:
        """Subject, place and time of the verb in the relative clause."""
        right = look_right(self.clauses, verb + 1, noun=False)
        q = verb - 1
        subject: list[Mention] = []
        while q > claim.position and (
            self.items[q].kind == "A" or self.lows[q] in {",", "and", "had", "has", "have"}
        ):
            subject = self.items[q].group + subject
            q -= 1
        receives = bool(claim.rule.governor_role) and self.lows[verb].startswith(("recei", "accep"))
        if receives and claim.rule.type == "call":
            claim.roles.extend(("subject>callee", mention) for mention in subject)
        else:
            self._assign(claim, "subject", subject)
        if "dative" in claim.rule.slots:
            self._assign(claim, "dative", [mention for mention, _ in right.filled.get("object", [])])
        self._assign_slots(claim, right, {"subject", "adjunct", "possessive", "compound", "object"})
        return right

    def _before_inserted(self, q: int) -> int:
        """The item before times and places between verb and object: "held here on Saturday a banquet"."""
        while q >= 0:
            named = self.items[q].kind in "DP" or (
                self.items[q].kind == "A"
                and q
                and self.lows[q - 1] in {"in", "at"}
                and bool(self.items[q].group[0].gpe)
            )
            if not named:
                return q
            q -= 2 if q and self.lows[q - 1] in {"on", "in", "at"} else 1
        return q

    def _measured(self, rule: Rule, q: int) -> int | None:
        """"held three hours of talks", "a second round of negotiations": the verb before the measure."""
        floor = max(0, q - 4)
        while (
            q > floor
            and self.items[q].kind == "W"
            and self.lows[q] not in rule.governors
            and (self.lows[q].isalnum() or "-" in self.lows[q])
        ):
            q -= 1
        return q if q >= 0 and self.lows[q] in rule.governors else None

    def _is_subject(self, start: int) -> bool:
        q = start - 1
        return (
            q < 0
            or self.lows[q] in {",", "and", "but", '"', "“", ":", ";", "that"}
            or self.lows[q] in g.SUBORDINATORS
        )

    def _right_governor(self, rule: Rule, right: Slots) -> str | None:
        return next((word for word in right.words[:14] if word in rule.governors), None)

    def _fill_noun(self, claim: Claim, left: Slots, right: Slots, governor: int | None, start: int) -> None:
        slots = claim.rule.slots
        for slot in ("possessive", "compound"):
            mentions = [mention for mention, _ in left.filled.get(slot, [])]
            if slot == "compound" and not self._compound_counts(claim, mentions):
                continue
            self._assign(claim, slot, mentions)
        clause = self._clause(claim.position)
        if start and self.lows[start - 1] == "whose" and clause.antecedent is not None:
            self._assign(claim, "possessive", clause.antecedent.group)  # "Downer, whose trip was put off"
        if (
            "their" in left.words
            and claim.rule.type in {"meeting", "call"}
            and not any(slot in right.filled for slot in ("with", "between"))
        ):
            they = Mention("person", 0, 0)
            they.pronoun, they.plural = "they", True
            self._assign(claim, "possessive", [they])
        if "his" in left.words or "her" in left.words:
            self._assign(claim, "possessive", [self._pronoun_owner(left)])
        self._assign_slots(claim, right, {"subject", "adjunct", "possessive", "compound"})
        if governor is not None:
            self._govern(claim, governor, start, right)
            self._drop_own_pronoun(claim)
            if _exchanges(claim, self.lows[governor]):
                senders = [at for at, (role, _) in enumerate(claim.roles) if role == "subject>sender"]
                for at in senders[1:]:
                    claim.roles[at] = ("to>recipient", claim.roles[at][1])
        elif "adjunct" in slots and self._parties(claim) < 2 and self._hangs_on_clause(start):
            self._assign(claim, "adjunct", self._adjunct_subject(claim.position, start))
        elif start and self.lows[start - 1] == "for" and claim.rule.type == "meeting":
            self._assign(claim, "adjunct", self._gathered(claim.position, start))
        if (
            governor is None
            and "subject" in slots
            and "by" not in slots
            and self._right_governor(claim.rule, right)
        ):
            self._assign(
                claim, "subject", [m for m, _ in right.filled.get("by", [])]
            )  # "were presented by …"
        if claim.rule.subtype == "credentials":
            for role, mention in claim.roles:
                mention.weak = mention.weak and not role.endswith(
                    ">actor"
                )  # who presents credentials is an envoy
        if claim.rule.type == "message":
            self._assign(claim, "to", self._object_of_wish(claim))
        inside = claim.rule.type == "message" and start and self.lows[start - 1] in {"in", "by", "via"}
        if inside and not any(role.startswith("to>") for role, _ in claim.roles):
            self._assign(claim, "to", self._addressed(claim.position, before=True))
        if claim.rule.type == "agreement" and governor is None and self._right_governor(claim.rule, right):
            self._assign(claim, "by", [m for m, _ in right.filled.get("by", [])])

    def _compound_counts(self, claim: Claim, mentions: list[Mention]) -> bool:
        """"U.S.-Japanese talks" names the parties, "Iran talks" the topic, "OPEC meeting" a body's own."""
        if claim.rule.type == "visit":
            return bool(mentions) and mentions[0].kind == "person"
        if len(mentions) > 1:
            return True
        return bool(mentions) and mentions[0].kind == "organization" and claim.rule.body_session

    def _pronoun_owner(self, left: Slots) -> Mention:
        mention = Mention("person", 0, 0)
        mention.pronoun = "his" if "his" in left.words else "her"
        return mention

    def _govern(self, claim: Claim, governor: int, start: int, right: Slots) -> None:
        rule = claim.rule
        subject = [mention for item in self._subject_of_governor(governor) for mention in item.group]
        between = self.items[start - 1] if start else None
        if between is not None and between.kind == "A" and "dative" in rule.slots and start - 1 > governor:
            self._assign(claim, "dative", between.group)
        passive = self._passive(governor)
        if rule.type == "agreement" and len(right.filled.get("between", ())) > 1:
            return  # "secured a deal between Israel and Hamas": who secures it is a broker
        if rule.type == "meeting" and self.lows[governor].startswith("host") and not passive:
            claim.roles.extend(("subject>host", mention) for mention in subject)
            return
        if rule.name == "message.send" and self.lows[governor][:4] in _DELIVERS and "from" in right.filled:
            return  # who hands over another's letter is its bearer
        reversed_roles = bool(rule.governor_role) and self.lows[governor].startswith(("recei", "accep"))
        if passive:
            return
        if rule.type == "call" and not reversed_roles:  # "a conversation with a boy from Perm" has no caller
            claim.roles = [
                (role, m) for role, m in claim.roles if not role.startswith("from>") or m.title or m.country
            ]
        if reversed_roles and rule.type == "call":
            claim.roles = [
                ("from>caller" if role.startswith("from") else role, mention) for role, mention in claim.roles
            ]
            claim.roles.extend(("subject>callee", mention) for mention in subject)
        elif reversed_roles and rule.type == "relations":
            claim.roles.extend(("subject>target", mention) for mention in subject)
        else:
            self._assign(claim, "subject", subject)

    def _subject_of_governor(self, governor: int) -> list[Item]:
        return self._subject(governor)

    def _hangs_on_clause(self, start: int) -> bool:
        """Whether the phrase is an adjunct of its clause, not of a noun: "participation in the summit"."""
        if not start or self.lows[start - 1] not in _ADJUNCT:
            return False
        return start < 2 or self.lows[start - 2] not in _NOUNS_IN

    def _adjunct_subject(self, p: int, start: int) -> list[Mention]:
        """"In a meeting with Y, X said": the subject of the clause the phrase hangs on is the other party."""
        subjects = self._clause(p).subjects()
        prep = self.lows[start - 1]
        out = [mention for item in subjects for mention in item.group]
        if prep in {"in", "during", "at"} and start - 1 == self._clause(p).begin:
            out.extend(self._addressed(p))
        if prep in {"after", "following", "before", "since", "from", "amid", "ahead"}:
            return [mention for mention in out if mention.kind == "person"]
        return out

    def _object_of_wish(self, claim: Claim) -> list[Mention]:
        """"a message wishing Pope Francis well", "a letter inviting King Hassan": whom the message is for."""
        for q in range(claim.position + 1, min(claim.position + 4, len(self.items) - 1)):
            if (
                self.lows[q] in _WISHING
                and self.items[q + 1].kind == "A"
                and not self.items[q + 1].group[0].possessive
            ):
                return self.items[q + 1].group
        return []

    def _addressed(self, p: int, before: bool = False) -> list[Mention]:
        """"During the talks, X told Y …", "thanked Y in a letter": who was spoken to is the other party."""
        verb = self._clause(p).verb
        while (
            verb is not None
            and verb + 1 < len(self.items)
            and self.lows[verb] in g.AUXILIARIES | {"since", "also"}
        ):
            verb += 1
        if verb is None or ((verb < p) != before and not before) or self.lows[verb] not in _ADDRESSING:
            return []
        for q in range(verb + 1, min(verb + 7, len(self.items))):
            item = self.items[q]
            if item.kind == "A" and not (item.group[0].possessive or item.group[0].adjective):
                return item.group if q == verb + 1 or self.lows[q - 1] in {"to", "with"} else []
            if item.kind != "W" or (self.lows[q] in g.PREPOSITIONS and self.lows[q] not in {"to", "with"}):
                break
        return []

    def _gathered(self, p: int, start: int) -> list[Mention]:
        """"A will be joined by B for a summit", "leaders arrived for talks": those who came for it."""
        clause = self._clause(p)
        if clause.verb is None:
            return []
        if _PROPOSING & set(self.lows[max(clause.verb, start - 4) : start]):
            return [mention for item in clause.subjects() for mention in item.group]
        if not _GATHERING & set(self.lows[clause.verb : start]):
            return []
        out = [mention for item in clause.subjects() for mention in item.group]
        for q in range(clause.verb, start - 1):
            if self.lows[q] == "by" and self.items[q + 1].kind == "A":
                out.extend(self.items[q + 1].group)
        return out

    def _noun_status(
        self, p: int, width: int, start: int, governor: int | None, left: Slots, right: Slots
    ) -> str:
        found: list[str | None] = []
        clause = self._clause(p)
        if governor is not None:
            if not self.lows[governor].startswith("agree"):  # "agreed to a ceasefire" is the accord itself
                found.append(cues.read("governor", self.lows[governor:start]))
            found.append(self._verb_status(governor, None))  # type: ignore[arg-type]
            if self.lows[governor].endswith("ing") and governor and self._aimed_at(governor):
                found.append("proposed")
        window = [low for low in self.lows[max(clause.begin, start - 4) : p] if low]
        found.append(cues.read("before", window))
        if governor is None:
            behind = self._behind(p + width)
            found.append(
                cues.read("after", behind[:4] if start and self.lows[start - 1] in _ADJUNCT else behind)
            )
            if start and self.lows[start - 1] in {"in", "at", "during"}:
                found.append(self._main_tense(clause))
        if self._unreal(clause):
            found.append("proposed")
        return _strongest(found)

    def _aimed_at(self, governor: int) -> bool:
        """"momentum toward reaching an agreement", "the prospect of signing a treaty"."""
        before = self.lows[governor - 1]
        if before in {"toward", "towards", "at"}:
            return True
        return before == "of" and governor > 1 and self.lows[governor - 2] in _PROSPECTS

    def _main_tense(self, clause: Clause) -> str | None:
        """An adjunct shares the tense of its clause: "will be discussed at a meeting"."""
        if clause.verb is None:
            return None
        group = self.lows[clause.verb : clause.verb + 4]
        if (
            group[0] in {"will", "would", "shall"}
            or (group[0] in _BE and group[1:2] == ["to"])
            or "expected" in group
            or "due" in group
        ):
            return "planned"
        return None

    def _behind(self, q: int) -> list[str]:
        """The words behind a noun up to the end of its clause, without what stands inside commas' actors."""
        out: list[str] = []
        inserted = False
        for p in range(q, min(q + 22, len(self.items))):
            low = self.lows[p]
            if low == "," and (inserted or self.lows[p + 1 : p + 2] in _INSERTED):
                inserted = not inserted
                continue
            if inserted:
                continue
            if (
                low in {",", ";", ".", "“", "”", '"', ":"}
                or (low in g.SUBORDINATORS and low != "that")
                or low in _WHO
            ):
                break
            if low in g.SAYING or low in {"designed", "aimed", "meant", "intended", "seeking"}:
                break
            if low:
                out.append(low)
        return out

    # -- what every claim gets -----------------------------------------------------------------

    def _assign(self, claim: Claim, slot: str, mentions: list[Mention]) -> None:
        role = claim.rule.slots.get(slot)
        if role is None or role == "location":
            return
        for mention in mentions:
            if slot in claim.rule.people_only and not _personal(mention):
                continue
            if all(mention is not other for _, other in claim.roles):
                claim.roles.append((f"{slot}>{role}", mention))

    def _assign_slots(self, claim: Claim, slots: Slots, skip: set[str]) -> None:
        for slot, mentions in slots.filled.items():
            if slot in skip:
                continue
            if slot == "host" and claim.rule.type in {"meeting", "visit"} and "host" not in claim.rule.slots:
                claim.roles.extend(("host>host", mention) for mention, _ in mentions)
            elif slot == "mediator":
                if claim.rule.type == "meeting":  # who brokers an accord is no party to it
                    claim.roles.extend(("mediator>mediator", mention) for mention, _ in mentions)
            else:
                self._assign(claim, slot, [mention for mention, _ in mentions])
        for prep, item, _, topic in slots.places:
            if item.kind == "P" and prep in claim.rule.slots and claim.rule.type == "relations" and not topic:
                claim.seats.append((f"{prep}>{claim.rule.slots[prep]}", item))

    def _finish(self, claim: Claim, slots: Slots, p: int, status: str) -> None:
        claim.status = claim.rule.status or status
        claim.tense = {"planned": "future", "proposed": "future"}.get(claim.status, "past")
        claim.quoted = self._clause(p).quoted
        claim.places = self._places(claim, slots, p)
        claim.cities = slots.cities
        claim.dates = self._dates(p, slots, None, None, p)
        claim.words = frozenset(slots.words) | {self.lows[p], self.lows[p - 1] if p else ""}
        claim.bare = slots.noun is None
        claim.soft = claim.rule.soft and _is_soft(slots.words)
        self._assign_invitation(claim)
        if slots.occasion is not None:
            first, last = slots.occasion
            if last > first:
                claim.occasion = (self.items[first].i, self.items[last - 1].j)
        _set_subtype(claim)

    def _assign_invitation(self, claim: Claim) -> None:
        """"At the invitation of the premier, X paid a visit": the host wherever the phrase stands."""
        if claim.rule.type != "visit" or any(role == "host>host" for role, _ in claim.roles):
            return
        for p in range(len(self.lows) - 2):
            if (
                self.lows[p] == "invitation"
                and self.lows[p + 1] in {"of", "from"}
                and self.items[p + 2].kind == "A"
            ):
                claim.roles.extend(("host>host", mention) for mention in self.items[p + 2].group)

    def _places(self, claim: Claim, slots: Slots, p: int) -> list[tuple[str, Item, int]]:
        found = [
            (prep, item, q)
            for prep, item, q, topic in slots.places
            if prep in claim.rule.place and not topic and not self._in_object(claim, slots, q)
        ]
        if not found and p + 1 < len(self.items):
            found = self._leading_place(p)
        return found

    def _in_object(self, claim: Claim, slots: Slots, q: int) -> bool:
        """"discussed developments in Syria with Erdogan": the place belongs to what was discussed."""
        if slots.noun is None or claim.rule.type != "meeting" or not claim.rule.verbs:
            return False
        return any(position > q for mentions in slots.filled.values() for _, position in mentions)

    def _leading_place(self, p: int) -> list[tuple[str, Item, int]]:
        """"In Geneva, Kerry and Lavrov met" and "held here talks"."""
        clause = self._clause(p)
        for q in range(max(clause.begin, p - 25), p):
            item = self.items[q]
            before = self.lows[q - 1] if q else ""
            place = item.kind == "P" or (
                item.kind == "A" and item.group[0].gpe and not item.group[0].possessive
            )
            if place and before in {"in", "at"} and (q < 3 or self.lows[q + 1 : q + 2] == [","]):
                return [(before, item, q)]
        return []

    def _dates(
        self, p: int, right: Slots, left: Slots | None, governor: int | None, start: int
    ) -> list[Item]:
        """Times that belong to the act, best first: inside its noun phrase, behind it, before it, leading."""
        found: list[Item] = [item for item, _ in left.dates] if left is not None else []
        found += [item for item, q in right.dates if not self._said(q)]
        head = governor if governor is not None else start
        found += self._dates_before(p, head)
        return found

    def _said(self, q: int) -> bool:
        """Whether the time belongs to a verb of saying: "said on Tuesday"."""
        r = q - 1
        while r >= 0 and self.lows[r] in {"on", "late", "early", "here", "reporters", "earlier"}:
            r -= 1
        if r >= 0 and self.items[r].kind == "A" and r:
            r -= 1
        return r >= 0 and self.lows[r] in g.SAYING

    def _dates_before(self, p: int, head: int) -> list[Item]:
        clause = self._clause(p)
        found: list[Item] = []
        if head and self.lows[head - 1] in {"following", "after", "before", "since", "for"}:
            return found  # "will begin flights next year following talks": the time is the main clause's
        chain = self._chain(clause)
        for q in range(head - 1, max(-1, head - 30), -1):
            item = self.items[q]
            if item.kind != "D" or self.clauses.of[q] not in chain:
                continue
            near = head - q <= 4 or self._before_when(q, clause)
            leading = q <= 2 or (self.lows[q + 1 : q + 2] == [","] and q <= clause.begin + 4)
            if self._said(q) and not self._spoken_there(p, head):
                continue
            if near or leading or self._spoken_there(p, head):
                found.append(item)
        return found

    def _before_when(self, q: int, clause: Clause) -> bool:
        """"in 1971 when Japan and the United States signed": the time before "when" is the clause's."""
        return clause.kind == "subordinate" and clause.begin == q + 1 and self.lows[clause.begin] == "when"

    def _spoken_there(self, p: int, head: int) -> bool:
        """"said on Sunday in a meeting with …": the act is where the words were spoken."""
        return head > 0 and self.lows[head - 1] in {"in", "at", "during"}

    def _chain(self, clause: Clause) -> list[Clause]:
        chain: list[Clause] = []
        walk: Clause | None = clause
        while walk is not None:
            chain.append(walk)
            walk = walk.parent
        return chain

    def _parties(self, claim: Claim) -> int:
        return len(claim.roles)

    def _complete(self, claim: Claim, slots: Slots, p: int) -> bool:
        filled = {role.split(">")[0] for role, _ in claim.roles} | {
            role.split(">")[0] for role, _ in claim.seats
        }
        for need in claim.rule.need:
            if not need & filled:
                self._reject(claim.rule, p, f"nobody fills {' or '.join(sorted(need))}")
                return False
        hosted = any(role == "host>host" for role, _ in claim.roles)
        if (
            claim.rule.type == "visit"
            and not claim.destination
            and not hosted
            and not self._bare_visit(claim)
        ):
            self._reject(claim.rule, p, "no place is visited")
            return False
        if not claim.roles:
            self._reject(claim.rule, p, "nobody takes part")
            return False
        return True

    def _bare_visit(self, claim: Claim) -> bool:
        return (
            claim.rule.name == "visit.visit"
            and claim.status != "occurred"
            and not claim.quoted
            and claim.bare
        )


def _exchanges(claim: Claim, governor: str) -> bool:
    """"Xi and Bhandari exchanged messages": each is the other's recipient."""
    return claim.rule.type == "message" and governor.startswith("exchang")


def _name_appointee(slots: Slots) -> None:
    """"appointed Leonard Woodcock ambassador to China": the office behind the name is the person's."""
    objects = slots.filled.get("object", [])
    for at in range(len(objects) - 1):
        person, office = objects[at][0], objects[at + 1][0]
        if person.name and not office.name and office.klass in {"ambassador", "envoy"}:
            person.title, person.klass, person.host = office.title, office.klass, office.host
            person.host_at, person.weak = office.host_at, False
            del objects[at + 1]
            return


def _destinations(rule: Rule, slots: Slots) -> list[Item]:
    out: list[Item] = []
    for prep, item, _, topic in slots.places:
        if ((prep or "object") in rule.destination or item.place == "here") and not topic:
            out.append(item)
    if "object" in rule.destination:
        for mention, position in slots.filled.get("object", []):
            if mention.gpe and not mention.possessive:
                out.append(_place_item(mention, position))
    return out


def _place_item(mention: Mention, position: int) -> Item:
    item = Item("A", mention.first, mention.last)
    item.group = [mention]
    return item


def _as_state(mention: Mention, code: str) -> Mention:
    """The state behind an envoy: "the Russian ambassador" → Russia."""
    first, last = (
        mention.host_at if mention.host == code and mention.host_at else (mention.first, mention.last)
    )
    state = Mention("country", first, last)
    state.country = code
    return state


def _is_diplomat(mention: Mention) -> bool:
    return bool(mention.title) and any(
        word in (mention.title or "").lower()
        for word in ("diplomat", "ambassador", "envoy", "attach", "consul")
    )


def _personal(mention: Mention) -> bool:
    return mention.kind == "person" or (mention.plural and mention.title is not None)


def _is_soft(words: list[str]) -> bool:
    """"agreed to keep in touch", "agreed on the importance": an accord that commits to nothing definite."""
    return not (words and words[0] in {"to", "on"}) or bool(
        set(words[:6])
        & {
            "continue", "maintain", "keep", "importance", "need", "work", "remain", "strengthen",
            "enhance", "closely", "contacts", "contact", "touch", "deepen", "further", "develop",
            "expand", "promote", "cooperate", "discuss", "meet", "that", "coordinate", "stay",
            "consult", "explore", "seek", "boost", "step", "intensify", "join",
        }
    )


def _set_subtype(claim: Claim) -> None:
    words = claim.words | {claim.sentence.lows[at] for at in range(claim.first, claim.last)}
    for subtype, cue in claim.rule.subtypes.items():
        if cue & words:
            claim.subtype = subtype
            return


def _is_occasion_of(claim: Claim, other: Claim) -> bool:
    """Whether the claim's trigger only names another's occasion: "met on the sidelines of the summit"."""
    return other.occasion is not None and other.occasion[0] <= claim.first < other.occasion[1]


def _spoken_in(claim: Claim, other: Claim) -> bool:
    """Congratulations spoken in a call or a meeting belong to it: "in a phone call, X congratulated Y"."""
    spoken = claim.rule.name in {"message.congratulate", "meeting.discuss-with", "meeting.speak-with"}
    if not spoken or other is claim or other.rule.type not in {"call", "meeting"}:
        return False
    lows = other.sentence.lows
    if other.first < claim.first and lows[claim.first - 1] == "to":
        return True  # "called Sheinbaum to congratulate her"
    if claim.rule.type != "message":
        return False
    return bool({"in", "during", "at"} & set(lows[max(0, other.first - 4) : other.first]))


def _score(claim: Claim) -> float:
    return claim.confidence + 0.05 * min(len(claim.roles), 3)


def _strongest(found: list[str | None]) -> str:
    order = ["denied", "cancelled", "proposed", "planned"]
    return next((status for status in order if status in found), "occurred")


__all__ = ["Claim", "Matcher", "Rejection"]
