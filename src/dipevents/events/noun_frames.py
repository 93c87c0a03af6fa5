"""Frames over nouns: "talks between Oslo and Madrid", "his visit to Kenya"."""

from __future__ import annotations

from dipevents.events.accords import whoever
from dipevents.events.claims import Claim
from dipevents.events.frames import destinations, place_item, set_subtype
from dipevents.events.governors import HALTING
from dipevents.events.noun_troubles import NounPhrase, NounTroubles
from dipevents.events.participants import WITHIN
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_BYGONE = frozenset({"recent", "previous", "earlier", "past", "last"})
_INDEFINITE = frozenset({"a", "an", "another", "several", "further"})
_SITTINGS = frozenset({"round", "meeting", "talks", "summit"})
_FURTHER = g.ORDINALS | {"next", "another", "new", "fresh", "latest", "previous", "final"}
_CALLING_OFF = ("call", "cancel", "postpon", "put", "scrap", "block", "reject", "refus")
_WENT = frozenset("flew went came travelled traveled drove arrived".split())
_OCCASIONS = frozenset("summit meeting conference session forum ceremony talks assembly congress".split())


class NounFrames(NounTroubles):
    """Lays the rules of a noun over its phrase, its verb and what stands behind."""

    def _noun_claim(self, rule: Rule, p: int, width: int) -> Claim | None:
        """The claim of a rule whose trigger noun fills the items p..p+width-1, or None with a reason kept."""
        if self._is_ruled_out(rule, p, self._word_troubles(rule, p, width)):
            return None
        noun = self._noun_read(rule, p, width)
        if noun is None or self._is_ruled_out(rule, p, self._phrase_troubles(noun)):
            return None
        words = self._words_of(noun)
        if self._is_ruled_out(rule, p, self._need_troubles(noun, words)):
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + width - 1].j)
        claim.verbless = noun.governor is None
        told = self._fill_claim(noun, claim)
        if not self._has_parties(claim, p):
            return None
        self._settle(noun, claim, told, words)
        if self._is_ruled_out(rule, p, self._act_troubles(noun, claim)):
            return None
        return claim if self._complete(claim, p) else None

    def _noun_read(self, rule: Rule, p: int, width: int) -> NounPhrase | None:
        """The noun with its phrase and its verbs; None where an attribute makes it something else."""
        start, left = self._noun_phrase(p)
        if not rule.unless_before.isdisjoint(left.words):
            self._reject(rule, p, "its attribute makes it something else")
            return None
        governor = self._governor(rule, start)
        subject_noun = governor is None and (self._is_subject(start) or self._opens_as_action(start))
        right = self._look_right(p + width, noun=True, subject_noun=subject_noun)
        noun = NounPhrase(rule, p, width, start, left, right)
        noun.governor, noun.subject_noun = governor, subject_noun
        if governor is None or rule.type == "visit":
            noun.relative = self._relative_governor(rule, p + width)
        if governor is None:
            if not (rule.type == "relations" and self._is_of_other_change(start)):
                noun.passive = self._right_governor(rule, right)
            noun.resumed = self._resumed_at(rule, p + width)
        return noun

    def _is_of_other_change(self, start: int) -> bool:
        """"established ties only to cut them": another verb of ties has them as its object."""
        rules = self.rules.nouns.get("ties", ()) if start else ()
        return any(self.lows[start - 1] in rule.governors for rule, _ in rules)

    def _words_of(self, noun: NounPhrase) -> set[str]:
        """The words of the phrase, of what stands behind and of the verb."""
        words = {*noun.left.words, *noun.right.words, *self.lows[noun.p : noun.p + noun.width]}
        if noun.governor is None and (action := self._action_over(noun.start)) is not None:
            words.add(self.lows[action])
        return words if noun.governor is None else words | {self.lows[noun.governor]}

    def _fill_claim(self, noun: NounPhrase, claim: Claim) -> _Told:
        """Gives the claim its parties and its destination; what they tell of its status."""
        rule, p, start, governor, relative = noun.rule, noun.p, noun.start, noun.governor, noun.relative
        told = _Told(noun.right)
        self._fill_noun(claim, noun.left, noun.right, governor, start)
        self._fill_inside(claim, p + noun.width)
        if rule.type in {"meeting", "visit", "call"} and "possessive" in rule.slots:
            owners, told.scheduled = self._owner_of_programme(start)
            self._assign(claim, "possessive", owners)
        told.answered = self._offer_answered(claim, governor, start)
        if rule.type == "meeting" and not claim.roles and self._is_of_talkers(noun):
            claim.roles.append(("possessive>participant", whoever("group")))  # "The next round is to be held"
        told.signed_then = noun.bare and self._add_signatories(
            claim, noun.left, noun.right, start, noun.passive
        )
        if rule.type == "relations" and governor is None and relative is None:
            self._tie_again(claim, noun.right, noun.passive, start)
        if relative is not None and governor is None:
            told.right = self._fill_relative(claim, relative)
        elif relative is not None:  # "postponed the visit he was to pay to Quito on Monday"
            told.right = self._look_right(relative + 1, noun=False)
        if rule.type == "call":
            self._fill_call(claim, p, relative)
        if rule.type == "message":
            told.thanked = self._fill_message(claim, noun, told.right)
        if rule.destination:
            claim.destination = (
                destinations(rule, told.right)
                or destinations(rule, noun.right)
                or self._compound_destination(rule, noun.left)
                or self._left_behind(p, start)
                or self._day_of_stay(start)
                or self._host_calls_off(noun)
            )
        return told

    def _host_calls_off(self, noun: NounPhrase) -> list[Item]:
        """"Havana called off a visit by an EU delegation": a visit to the state that will not have it."""
        off = noun.governor is not None and self.lows[noun.governor].startswith(_CALLING_OFF)
        if not off or "by" not in noun.right.filled or noun.governor is None:
            return []
        hosts = [m for item in self._subject(noun.governor) for m in item.group]
        return [place_item(m) for m in hosts if m.gpe and not m.title]

    def _fill_call(self, claim: Claim, p: int, relative: int | None) -> None:
        """Who rang whom, where the noun's words tell."""
        if relative is None:
            claim.roles = [(role, m) for role, m in claim.roles if role != "to>callee" or self._is_rung(p, m)]
        if any(role.endswith(">callee") for role, _ in claim.roles):
            claim.roles = [  # "in a call he made to Musharraf": who was called was called by the other
                (role.replace(">participant", ">caller"), mention) for role, mention in claim.roles
            ]

    def _fill_message(self, claim: Claim, noun: NounPhrase, right: Slots) -> bool:
        """Senders and recipients that stand elsewhere; whether it is a letter that somebody thanks for."""
        self._to_whom(claim)
        self._bear_for_another(claim)
        self._without_bearer(claim, noun.left, right, noun.governor)
        self._to_embassy(claim, right)
        self._from_embassy(claim, noun.governor)
        self._hand_in_turn(claim, noun.governor)
        self._hand_over(claim, noun.left)
        return self._thanked_for(claim, noun.start)

    def _settle(self, noun: NounPhrase, claim: Claim, told: _Told, words: set[str]) -> None:
        """Gives the claim its status, times and places, and what is known of it as news."""
        rule, p, start, governor = noun.rule, noun.p, noun.start, noun.governor
        self._finish(claim, told.right, p, self._status_of(noun, claim, told))
        told.made_before = noun.bare and self._is_told_as_made(claim, noun.left)
        if told.made_before and claim.status == "occurred":
            claim.tense, claim.verbless = "past", False
        if told.signed_then:  # "a protocol was signed to open a branch in Oslo"
            claim.places = [entry for entry in claim.places if entry[2] < self._where_signed]
        if governor is None and rule.type == "relations":
            told.over = self._over_action(rule, noun.left, start)
        self._settle_times(noun, claim, told)
        self._settle_scene(noun, claim)
        in_it = start > 0 and self.lows[start - 1] in WITHIN
        claim.timeless = governor is None and not (in_it or told.made_before)
        claim.words = frozenset(words)
        self._settle_news(noun, claim, told)
        set_subtype(claim)

    def _status_of(self, noun: NounPhrase, claim: Claim, told: _Told) -> str:
        if noun.governor is not None and self._orderer(noun.rule, noun.governor):
            return self._verb_status(noun.governor - 3, claim)
        if noun.governor is not None and self._is_plainly_done(noun.rule, noun.governor):
            return self._verb_status(noun.governor, claim)
        status = self._noun_status(noun.rule, noun.p, noun.width, noun.start, noun.governor)
        told_of = status not in {"cancelled", "denied"} or noun.rule.type == "message"
        if noun.relative is not None and noun.governor is None and told_of:
            status = self._verb_status(noun.relative, claim)  # "the pact that both signed may be forgotten"
            status = self._fate_behind(noun.relative) or status
        placed = noun.bare and self._is_placed(claim, told.right) and self._is_made_so(claim)
        made = placed or (noun.bare and self._is_made_way(claim, noun.start))
        if made and status in {"planned", "proposed"}:
            status = "occurred"  # "said that under a pact signed in May, Niger would buy camels"
        scheduled = "" if status in {"cancelled", "denied"} else told.scheduled
        status = "occurred" if told.thanked else told.answered or scheduled or status
        return self._verb_status(self._where_signed, claim) if told.signed_then else status

    def _is_of_talkers(self, noun: NounPhrase) -> bool:
        """"Another meeting is planned for May", "The meeting took place in Oslo": of those told of before."""
        low, words = self.lows[noun.p], noun.left.words
        if not noun.subject_noun or low not in _SITTINGS:
            return False
        if low == "round":
            return not _FURTHER.isdisjoint(words)
        told = noun.right.dates or noun.right.places
        again = not _FURTHER.isdisjoint(words) and not g.BE.isdisjoint(self.lows[noun.p + 1 : noun.p + 4])
        took = self.lows[noun.p + 1 : noun.p + 3] in (["took", "place"], ["was", "held"], ["is", "to"])
        return bool(told) and (again or (took and "the" in words))

    def _is_plainly_done(self, rule: Rule, governor: int) -> bool:
        """"sat down for talks", "suspended operations at its embassy": neither planned nor cancelled."""
        verb = self.lows[governor]
        closing = rule.subtype == "close_mission" and verb.startswith(HALTING)
        return closing or (rule.type == "meeting" and verb.startswith(("sat", "sit")))

    def _settle_times(self, noun: NounPhrase, claim: Claim, told: _Told) -> None:
        start, governor = noun.start, noun.governor
        head = self._verb_of_action(noun.rule, start) or start
        claim.dates = self._dates(noun.p, told.right, noun.left, governor, head)
        if claim.status == "cancelled" and governor is not None:
            # "on Monday called off talks set for Friday"
            claim.dates = [item for item in claim.dates if self.items.index(item) > governor]
        over = told.over if governor is None else governor
        if over is not None:  # "announced today the establishment of relations"
            claim.dates = [*self._times_between(over, start), *claim.dates]
        if claim.tense == "past" and governor is not None and self._is_present(governor):
            claim.tense, claim.present = "none", True
        if noun.passive is not None and noun.rule.type == "agreement" and len(claim.dates) > 1:
            claim.dates = self._behind_verb(claim.dates, noun)
        if noun.resumed:
            claim.dates = [item for item in claim.dates if self.items.index(item) > noun.resumed]
        if claim.status == "planned" and start and self.lows[start - 1] == "for":
            verb = self._clause(start).verb
            if verb is not None and self.lows[verb] in _WENT:
                claim.tense = "past"  # "flew to Malawi on Monday for talks"

    def _behind_verb(self, dates: list[Item], noun: NounPhrase) -> list[Item]:
        """"A protocol on trade in 1980 was signed today": when it was done, not what year it is about."""
        done = next((q for q in range(noun.p, len(self.items)) if self.lows[q] == noun.passive), None)
        behind = [item for item in dates if done is not None and self.items.index(item) > done]
        return behind or dates

    def _settle_scene(self, noun: NounPhrase, claim: Claim) -> None:
        """Places told by the verb before the noun or where somebody went for it."""
        if noun.governor is not None:
            claim.places = claim.places or self._places_between(noun.rule, noun.governor, noun.start)
        if noun.rule.type == "meeting" and not claim.places:
            claim.places = self._place_gone_to(noun.start)
            verb = self._clause(noun.start).verb
            if claim.places and not claim.dates and verb is not None and self._stays_in(verb):
                # "will be in Rome on Monday for talks"
                claim.dates = [item for item in self.items[verb : noun.start] if item.kind == "D"]
        if noun.governor is not None and noun.rule.type in {"message", "relations"}:
            self._take_scene(claim, noun.governor)
        if noun.rule.type == "message":
            self._leave_occasion(claim, noun.p)

    def _leave_occasion(self, claim: Claim, p: int) -> None:
        """"an invitation to the summit, which will be held in Lima in May": the summit's time and place."""
        told = range(p + 1, min(p + 40, len(self.items) - 1))
        named = (q for q in told if self.lows[q] in _OCCASIONS)
        end = next((q for q in named if self.lows[q + 1 : q + 3] == [",", "which"]), None)
        if end is not None:
            claim.dates = [item for item in claim.dates if self.items.index(item) <= end]
            claim.places = [entry for entry in claim.places if entry[2] <= end]

    def _settle_news(self, noun: NounPhrase, claim: Claim, told: _Told) -> None:
        """Whether the act is the document's own news, and whether it was told of before."""
        left, governor = noun.left.words, noun.governor
        filled = {role.split(">")[0] for role, _ in claim.roles}
        claim.background = self._is_bygone(noun) or told.thanked
        if claim.status == "cancelled" and noun.governor is None and not claim.dates:
            claim.background = self._inserted_fate(noun.p + noun.width) == "cancelled" or claim.background
        told_now = self.sentence.headline or "adjunct" in filled
        if noun.rule.type == "agreement" and not noun.acts and not told_now:
            claim.background = True  # "a long-term U.S.-Soviet agreement": in force, nobody says since when
        referring = filled <= {"adjunct"} and any(low in left for low in ("the", "this", "that"))
        claim.anaphoric = referring or (governor is None and left == ["their"])
        claim.indefinite = not (_INDEFINITE.isdisjoint(left) and g.NUMBERS.isdisjoint(left))
        witnessed = noun.bare and not noun.acts and bool(self._lookers_on(noun.start))
        if witnessed or told.over is not None:
            # "The two leaders witnessed the signing of three agreements", "ordered the closure of consulates"
            claim.background = told.thanked and told.over is None
        tied = noun.rule.type in {"agreement", "relations"} and governor is None
        if tied and "had" in told.right.words[:2]:
            claim.background = True  # "The agreement had been signed by both"
        if told.made_before or (noun.bare and self._is_of_year(claim)):
            claim.background = True  # "The accord was signed in 2003": not that of the news

    def _is_bygone(self, noun: NounPhrase) -> bool:
        """"his recent visit", "after the talks", "the calls they had in May": an act of a time before."""
        start, governor = noun.start, noun.governor
        if not _BYGONE.isdisjoint(noun.left.words):
            return True
        if governor is not None:  # "thanked him for his efforts in securing a deal"
            merit = self.lows[governor].endswith("ing") and self.lows[governor - 1] == "in"
            return merit or self._looks_back(governor)
        if self._is_aftermath(start) and not self._is_transcript(start):
            return True
        had = noun.relative is not None and self.lows[noun.relative] in {"had", "has", "have"}
        if had or self._is_reported_on(start):
            return True  # "told them of contacts during his visit"
        spoken_of = start > 2 and self._passive(start - 2)
        return spoken_of and bool(self._noun_subject(start - 2, "past"))  # "progress was made in talks"


class _Told:
    """What filling a claim of a noun brought to light, for its status and its times."""

    __slots__ = ("answered", "made_before", "over", "right", "scheduled", "signed_then", "thanked")

    def __init__(self, right: Slots) -> None:
        self.right = right  # what stands behind the noun, or behind the verb of the clause about it
        self.answered: str | None = None  # the status that the answer to an offer tells
        self.scheduled = ""  # the status of what a programme includes
        self.signed_then = False  # an accord of those told of before
        self.thanked = False  # a letter that somebody thanks for
        self.made_before = False  # "The pact signed by Fiji and Togo bans whaling"
        self.over: int | None = None  # the verb over a noun of action: "announced the closure of"
