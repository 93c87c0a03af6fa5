"""Frames over nouns: "talks between Oslo and Madrid", "his visit to Kenya"."""

from __future__ import annotations

from dipevents.events.accords import whoever
from dipevents.events.claims import Claim
from dipevents.events.frames import destinations, set_subtype
from dipevents.events.participants import WITHIN, ParticipantReader
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_BYGONE = frozenset({"recent", "previous", "earlier", "past", "last"})
_INDEFINITE = frozenset({"a", "an", "another", "several", "further"})
_FURTHER = g.ORDINALS | {"next", "another", "new", "fresh", "latest", "previous", "final"}
_WENT = frozenset("flew went came travelled traveled drove arrived".split())


class NounFrames(ParticipantReader):
    """Lays the rules of a noun over its phrase, its verb and what stands behind."""

    def _noun_claim(self, rule: Rule, p: int, width: int) -> Claim | None:
        before = self.lows[p - 1] if p else ""
        follower = self.lows[p + width] if p + width < len(self.items) else ""
        if p + width + 1 < len(self.items) and self.items[p + width + 1].kind == "D":
            follower = ""  # "a call on Friday"
        if (
            (width == 1 and follower in rule.unless_next and not self._leads_to_actor(p + width, follower))
            or before in rule.unless_before
            or not self._is_noun(p, before)
        ):
            self._reject(rule, p, f"beside “{follower or before}” it means something else")
            return None
        if rule.dated:
            self._name_accord(rule, p, width)
        if rule.dated and not self._told_times:
            self._reject(rule, p, "no time is told")
            return None
        if rule.type == "call" and self._is_appeal(p + width):
            self._reject(rule, p, "it is an appeal")
            return None
        if self._qualifies(p + width):
            self._reject(rule, p, f"it only qualifies “{follower}”")
            return None
        start, left = self._noun_phrase(p)
        if not rule.unless_before.isdisjoint(left.words):
            self._reject(rule, p, "its attribute makes it something else")
            return None
        governor = self._governor(rule, start)
        asked = governor is None or rule.type == "visit"
        relative = self._relative_governor(rule, p + width) if asked else None
        subject_noun = governor is None and self._is_subject(start)
        right = self._look_right(p + width, noun=True, subject_noun=subject_noun)
        if rule.no_purpose and right.purpose:
            self._reject(rule, p, "an infinitive tells what it is for")
            return None
        passive = self._right_governor(rule, right) if governor is None else None
        if rule.name == "message.send" and governor is not None and self._only_invites(p, governor):
            self._reject(rule, p, "it is the invitation to a visit, and nothing is sent")
            return None
        if rule.name == "message.noun" and self._is_credence(p, start):
            self._reject(rule, p, "an envoy's letters of credence")
            return None
        resumed = self._resumed_at(rule, p + width) if governor is None else 0
        if resumed and rule.subtype in {"sever", "downgrade"}:
            self._reject(rule, p, "what was cut was restored")
            return None
        received = rule.name == "message.noun" and start and self.lows[start - 1].startswith("receiv")
        if rule.type in {"meeting", "visit", "call"} and self.lows[p].endswith("s") and self._is_habit(start):
            self._reject(rule, p, "it is what they often do")
            return None
        if received and self._clause(start).subjects():
            self._reject(rule, p, "who receives it is told of")
            return None
        held = rule.type == "agreement" and governor is not None and self.lows[governor] in {"have", "has"}
        if held and "signed" not in self.lows[p + 1 : p + 4]:
            self._reject(rule, p, "it is in force, and nobody says since when")
            return None
        wished = governor is not None and self.lows[governor].startswith(("support", "reaching", "achieving"))
        if wished and self.lows[p] == "settlement":
            self._reject(rule, p, "it is what somebody would like")
            return None
        if rule.type == "relations" and self._is_weighed(start):
            self._reject(rule, p, "it is only spoken of or weighed")
            return None
        if rule.body_session and self._is_either(p, width, start):
            self._reject(rule, p, "one or the other, which nobody tells")
            return None
        if governor is not None and self._is_topic(governor):
            self._reject(rule, p, "it is only what is talked about")
            return None
        if start > 1 and self.lows[start - 1] == "for" and self._is_post(start - 2):
            self._reject(rule, p, "it is part of a title")
            return None
        if (
            start
            and self.lows[start - 1] == "for"
            and self.lows[p] == "consultations"
            and self._recalls_envoy
        ):
            self._reject(rule, p, "for which an envoy goes home")
            return None
        if rule.type == "meeting" and "board" in left.words:
            named = [m for slots in (left, right) for found in slots.filled.values() for m, _ in found]
            if not any(m.kind == "organization" for m in named):
                self._reject(rule, p, "the board of a company meets")
                return None
        if governor is None and self._is_discussed(rule, p, start):
            self._reject(rule, p, "it is only what is talked about")
            return None
        mission = rule.subtype in {"open_mission", "close_mission"} and governor is None
        if mission and (self._opens_something(passive, p) or self._is_open_anyway(p)):
            self._reject(rule, p, "it was there before")
            return None
        if rule.type == "meeting" and self._is_addressed_to(start):
            self._reject(rule, p, "it is what a message is addressed to")
            return None
        if governor is None and self._is_abstract(rule, start):
            self._reject(rule, p, "it is spoken of as a thing, not as an act")
            return None
        acts = governor is not None or passive is not None or relative is not None
        if rule.governed and not acts and not self._nominal(rule, start):
            self._reject(rule, p, "no verb that makes it an act")
            return None
        words = set(left.words) | set(right.words) | {self.lows[q] for q in range(p, p + width)}
        if governor is not None:
            words.add(self.lows[governor])
        if rule.plain and left.words:
            self._reject(rule, p, "an attribute stands before it")
            return None
        if rule.with_words and not rule.with_words & words:
            self._reject(rule, p, "none of the words it needs stands near")
            return None
        if (
            rule.type == "relations"
            and right.words[:1] == ["with"]
            and not any("with" in slot for slot in right.filled)
            and not (rule.elliptic and self._names_by_kind(right.words))
        ):
            self._reject(rule, p, "with whom is not named")
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + width - 1].j)
        claim.verbless = governor is None
        self._fill_noun(claim, left, right, governor, start)
        self._fill_inside(claim, p + width)
        answered = self._offer_answered(claim, governor, start)
        of_talks = subject_noun and self.lows[p] == "round" and not _FURTHER.isdisjoint(left.words)
        if of_talks and not claim.roles:
            claim.roles.append(("possessive>participant", whoever("group")))  # "The next round is to be held"
        aimed = right
        bare = rule.type == "agreement" and governor is None and relative is None
        signed_then = bare and self._add_signatories(claim, left, right, start, passive)
        if rule.type == "relations" and governor is None and relative is None:
            self._tie_again(claim, right, passive, start)
        if relative is not None and governor is None:
            right = self._fill_relative(claim, relative)
        elif relative is not None:  # "postponed the visit he was to pay to Quito on Monday"
            right = self._look_right(relative + 1, noun=False)
        if rule.type == "call" and relative is None:
            claim.roles = [(role, m) for role, m in claim.roles if role != "to>callee" or self._is_rung(p, m)]
        if rule.type == "call" and any(role.endswith(">callee") for role, _ in claim.roles):
            claim.roles = [  # "in a call he made to Musharraf": who was called was called by the other
                (role.replace(">participant", ">caller"), mention) for role, mention in claim.roles
            ]
        thanked = False
        if rule.type == "message":
            self._bear_for_another(claim)
            self._without_bearer(claim, left, governor)
            self._to_embassy(claim, right)
            self._hand_over(claim, left)
            thanked = self._thanked_for(claim, start)
        if not self._has_parties(claim, p):
            return None
        claim.destination = (
            destinations(rule, right)
            or destinations(rule, aimed)
            or self._compound_destination(rule, left)
            or self._left_behind(p, start)
            or self._day_of_stay(start)
            if rule.destination
            else []
        )
        status = self._noun_status(rule, p, width, start, governor)
        if governor is None and relative is not None and status not in {"cancelled", "denied"}:
            status = self._verb_status(relative, claim)  # "the pact that both signed may be forgotten"
        placed = bare and self._is_placed(claim, right) and self._is_made_so(claim)
        made = placed or (bare and self._is_made_way(claim, start))
        if made and status in {"planned", "proposed"}:
            status = "occurred"  # "said that under a pact signed in May, Niger would buy camels"
        status = "occurred" if thanked else answered or status
        if signed_then:
            status = self._verb_status(self._where_signed, claim)
        self._finish(claim, right, p, status)
        made_before = bare and self._is_told_as_made(claim, left)
        if made_before and claim.status == "occurred":
            claim.tense, claim.verbless = "past", False
        if signed_then:  # "a protocol was signed to open a branch in Oslo"
            claim.places = [entry for entry in claim.places if entry[2] < self._where_signed]
        claim.dates = self._dates(p, right, left, governor, self._verb_of_action(rule, start) or start)
        if (
            claim.status == "cancelled" and governor is not None
        ):  # "on Monday called off talks set for Friday"
            claim.dates = [item for item in claim.dates if self.items.index(item) > governor]
        over = self._over_action(rule, left, start) if governor is None and rule.type == "relations" else None
        if over is not None:  # "announced today the establishment of relations"
            claim.dates = [*self._times_between(over, start), *claim.dates]
        if governor is not None:
            claim.dates = [*self._times_between(governor, start), *claim.dates]
            claim.places = claim.places or self._places_between(rule, governor, start)
        if rule.type == "meeting" and not claim.places:
            claim.places = self._place_gone_to(start)
        if governor is not None and rule.type in {"message", "relations"}:
            self._take_scene(claim, governor)
        if claim.tense == "past" and governor is not None and self._is_present(governor):
            claim.tense, claim.present = "none", True
        if resumed:
            claim.dates = [item for item in claim.dates if self.items.index(item) > resumed]
        if claim.status == "planned" and start and self.lows[start - 1] == "for":
            verb = self._clause(start).verb
            if verb is not None and self.lows[verb] in _WENT:
                claim.tense = "past"  # "flew to Malawi on Monday for talks"
        in_it = bool(start) and self.lows[start - 1] in WITHIN
        claim.timeless = governor is None and not (in_it or made_before)
        claim.words = frozenset(words)
        filled = {role.split(">")[0] for role, _ in claim.roles}
        claim.background = not _BYGONE.isdisjoint(left.words) or (
            governor is None and self._is_aftermath(start) and not self._is_transcript(start)
        )
        if governor is not None and self._looks_back(governor):
            claim.background = True
        if governor is not None and self.lows[governor].endswith("ing") and self.lows[governor - 1] == "in":
            claim.background = True  # "thanked him for his efforts in securing a deal"
        had = relative is not None and governor is None and self.lows[relative] in {"had", "has", "have"}
        if had or (governor is None and self._is_reported_on(start)):
            claim.background = True  # "the calls they had in May", "told them of contacts during his visit"
        spoken_of = governor is None and start > 2 and self._passive(start - 2)
        if spoken_of and self._noun_subject(start - 2, "past"):
            claim.background = True  # "said progress was being made in talks with Japan"
        told_now = self.sentence.headline or "adjunct" in filled
        if rule.type == "agreement" and not acts and not told_now:
            claim.background = True  # "a long-term U.S.-Soviet agreement": in force, nobody says since when
        referring = filled <= {"adjunct"} and any(low in left.words for low in ("the", "this", "that"))
        claim.anaphoric = referring or (governor is None and left.words == ["their"])
        claim.indefinite = not (_INDEFINITE.isdisjoint(left.words) and g.NUMBERS.isdisjoint(left.words))
        if bare and not acts and self._lookers_on(start):
            claim.background = False  # "The two leaders witnessed the signing of three agreements"
        claim.background = claim.background or thanked
        if over is not None:
            claim.background = False  # "ordered the closure of two consulates"
        if rule.type in {"agreement", "relations"} and governor is None and "had" in right.words[:2]:
            claim.background = True  # "The agreement had been signed by both"
        if made_before or (bare and self._is_of_year(claim)):
            claim.background = True  # "The accord was signed in 2003": not that of the news
        set_subtype(claim)
        if self._goes_on_vaguely(claim, governor, left):
            self._reject(rule, p, "talks that shall go on some time are no particular act")
            return None
        if rule.dated and not self._is_made_then(claim, left, right):
            self._reject(rule, p, "nobody says when it was made")
            return None
        return claim if self._complete(claim, p) else None
