"""Frames over nouns: "talks between Oslo and Madrid", "his visit to Kenya"."""

from __future__ import annotations

from dipevents.events.accords import whoever
from dipevents.events.claim_status import ADJUNCT
from dipevents.events.claims import Claim, personal
from dipevents.events.clauses import is_place
from dipevents.events.envoys import as_state, assign_host, name_appointee
from dipevents.events.frames import BE, HABITS, destinations, place_item, set_subtype
from dipevents.events.governors import INTENT, JUDGING, MEASURES
from dipevents.events.letters import BEARING
from dipevents.events.slots import Slots
from dipevents.events.ties import RelationReader
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_GATHERING = frozenset(
    "used joined gathered gather assembled assemble arrived arrive arrives arriving converged "
    "came come flew fly traveled travelled hosted invited left due expected travel travels "
    "travelling traveling head heads headed visit visits visiting visited go goes going went leave "
    "leaves leaving flies flying depart departed returned landed driving drove stop stopped turned".split()
)
_DELIVERS = frozenset(
    {"deli", "hand", "conv", "carr", "brin", "brou", "pass", "tran", "rela", "subm", "pres", "took", "take"}
)
_PROPOSING = frozenset(
    "called calls calling plans plan ready readiness proposal proposals pushed pressing pushing "
    "appealed asked hopes hoped pressed prepared suggestion suggestions demands requests".split()
)
_AFTERMATH = frozenset("after following since on of from to before until as for about".split())
_BYGONE = frozenset({"recent", "previous", "earlier", "past", "last"})
_JOINT_BODIES = frozenset("council commission committee group forum cabinet board panel commissions".split())
_ATTENDING = frozenset("joining attending present participating taking".split())
_REMARKS = frozenset("remarks statements statement comments".split())
_EFFORTS = frozenset("efforts effort attempts attempt need calls measures steps initiatives bid".split())
_BOUNDS = frozenset("course start beginning outset opening end close conclusion".split())
_TOPICAL = ("discuss", "review", "brief", "debat")
_GOING_ON = ("continu", "maintain", "support", "pursu", "develop", "strengthen", "intensif", "deepen")
_MISSIVES = frozenset("greetings message messages letter telegram address participants".split())
_LEAVING = frozenset({"left", "leave", "leaves", "leaving"})
_FOLLOWING = frozenset({"up", "follow-up", "addition", "prior", "continuation"})  # "in follow-up to talks"
_INDEFINITE = frozenset({"a", "an", "another", "several", "further"})
_DWELLING = frozenset(
    "focused focus focuses concentrated centered centred touched commented insisted relied dwelt "
    "reflected reported looked congratulated".split()
)
_LASTING = frozenset("continued continuing further regular constant constructive ongoing political".split())
_ABSTRACT = frozenset(
    "development future state prospects strengthening promotion importance expansion deepening "
    "intensification continuation course dynamics level role value benefits aspect aspects "
    "matter question".split()
)
_WITHIN = frozenset("at in during after following since from of".split())
_INSIDE = {"meeting": "with", "call": "with", "message": "from"}  # slots, by type
_FRONTING = frozenset({"during", "on", "in", "after", "at", "following"})
_SPEAKING_TO = frozenset({"told", "addressed", "addresses", "addressing"})
_RECALLING = frozenset("recalled recalling recall recalls withdrew withdrawn called summoned".split())
_PROCESSES = frozenset("dialogue talks negotiations consultations process".split())
_TOOK = frozenset("take takes took taken taking had has have got gets".split())  # a call, from somebody
_TRAVEL = frozenset("journey tour trip visit voyage swing mission travels".split())
_OURS = frozenset("meeting encounter summit talks conversation negotiations discussion discussions".split())
_FURTHER = g.ORDINALS | {"next", "another", "new", "fresh", "latest", "previous", "final"}
_RANKED = frozenset({"first", "second", "third", "fourth", "fifth", "last", "highest"})
_SEQUENCES = frozenset("follow follows followed after precede precedes preceded before".split())
_WENT = frozenset("flew went came travelled traveled drove arrived".split())
_NOUNS_IN = frozenset(
    "participation role interest success progress involvement part place seat membership".split()
)


class NounFrames(RelationReader):
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
        supported = governor is not None and self.lows[governor].startswith("support")
        if supported and self.lows[p] == "settlement":
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
        if rule.type == "message":
            self._bear_for_another(claim)
            self._without_bearer(claim, left, governor)
            self._to_embassy(claim, right)
            self._hand_over(claim, left)
        if not self._has_parties(claim, p):
            return None
        claim.destination = (
            destinations(rule, right)
            or destinations(rule, aimed)
            or self._compound_destination(rule, left) or self._left_behind(p, start)
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
        if signed_then:
            status = self._verb_status(self._where_signed, claim)
        self._finish(claim, right, p, status)
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
        claim.timeless = governor is None and not (start and self.lows[start - 1] in _WITHIN)
        claim.words = frozenset(words)
        filled = {role.split(">")[0] for role, _ in claim.roles}
        claim.background = not _BYGONE.isdisjoint(left.words) or (
            governor is None and self._is_aftermath(start) and not self._is_transcript(start)
        )
        if governor is not None and self._looks_back(governor):
            claim.background = True
        if governor is not None and self.lows[governor].endswith("ing") and self.lows[governor - 1] == "in":
            claim.background = True  # "thanked him for his efforts in securing a deal"
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
        if over is not None:
            claim.background = False  # "ordered the closure of two consulates"
        if rule.type in {"agreement", "relations"} and governor is None and "had" in right.words[:2]:
            claim.background = True  # "The agreement had been signed by both"
        if bare and self._is_of_year(claim):
            claim.background = True  # "The accord was signed in 2003": not that of the news
        set_subtype(claim)
        if self._goes_on_vaguely(claim, governor, left):
            self._reject(rule, p, "talks that shall go on some time are no particular act")
            return None
        if rule.dated and not self._is_made_then(claim, left, right):
            self._reject(rule, p, "nobody says when it was made")
            return None
        return claim if self._complete(claim, p) else None

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

    def _is_rung(self, p: int, mention: Mention) -> bool:
        """Whether "to" belongs to the call: not in "the result of the call was an appeal to Oslo"."""
        between = self.sentence.lows[self.items[p].j : mention.first]
        return g.AUXILIARIES.isdisjoint(between)

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

    def _is_aftermath(self, start: int) -> bool:
        """"after the talks", "in follow-up to the summit": an act that the news only looks back to."""
        before = self.lows[start - 1] if start else ""
        return before in _AFTERMATH or (before == "to" and self.lows[start - 2] in _FOLLOWING)

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

    def _is_present(self, governor: int) -> bool:
        """"who hold a summit on June 29": the time may lie ahead."""
        low = self.lows[governor]
        inside = not self.sentence.headline and self.lows[governor - 1] not in g.AUXILIARIES | {"to"}
        return inside and low in {"hold", "holds", "attend", "attends", "host", "hosts", "open", "opens"}

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
        spoken_of = start and self.lows[start - 1].startswith((*_TOPICAL, "support", "promot"))
        viewed = self.lows[start - 1 : start] == ["on"] and self.lows[max(0, start - 2)] in {"views", "view"}
        return bool(spoken_of or viewed) and rule.type == "meeting" and self.lows[p] in _PROCESSES

    def _compound_destination(self, rule: Rule, left: Slots) -> list[Item]:
        """"his Mideast tour", "ends China visit": the attribute names where the visit led."""
        found = [item for prep, item, _, _ in left.places if prep == "compound"]
        for mention, _ in left.filled.get("compound", []):
            if mention.kind == "country" and mention.country:
                mention.gpe = mention.gpe or mention.name
                found.append(place_item(mention))
        return found

    def _left_behind(self, p: int, start: int) -> list[Item]:
        """"left Cairo after a two-day visit": the visit was to what is left."""
        ended = start > 3 and self.lows[start - 4 : start] == ["at", "the", "end", "of"]
        if not (start and (ended or self.lows[start - 1] in {"after", "following"})):
            return []
        verb = next((q for q in range(start - 2, max(-1, start - 14), -1) if self.lows[q] in _LEAVING), None)
        if verb is None:
            return []
        place = self.items[verb + 1]
        if place.kind == "A" and place.group[0].gpe:
            return [place_item(place.group[0])]
        return [place] if place.kind == "P" else []

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

    def _drop_own_pronoun(self, claim: Claim) -> None:
        """"postponed his trip": "his" is the subject of the verb, who is there already."""
        if any(role.startswith("subject>") for role, _ in claim.roles):
            claim.roles = [
                (role, m) for role, m in claim.roles if not (role.startswith("possessive>") and m.pronoun)
            ]

    def _fill_relative(self, claim: Claim, verb: int) -> Slots:
        """Subject, place and time of the verb in the relative clause."""
        right = self._look_right(verb + 1, noun=False)
        q = verb - 1
        subject: list[Mention] = []
        while q > claim.position and (
            self.items[q].kind == "A"
            or self.lows[q] in {",", "and", "had", "has", "have"}
            or self.lows[q] in INTENT
        ):
            subject = self.items[q].group + subject
            q -= 1
        if len(subject) == 1 and subject[0].pronoun in {"he", "she"}:
            office = self._judged(claim.position) or self._office_before(claim.position)
            subject = [office] if office is not None else subject  # "the King told of the call he received"
        receives = bool(claim.rule.governor_role) and self.lows[verb].startswith(("recei", "accep"))
        if receives and claim.rule.type == "call":
            claim.roles.extend(("subject>callee", mention) for mention in subject)
        else:
            self._assign(claim, "subject", subject)
        if "dative" in claim.rule.slots:
            self._assign(claim, "dative", [mention for mention, _ in right.filled.get("object", [])])
        self._assign_slots(claim, right, {"subject", "adjunct", "possessive", "compound", "object"})
        return right

    def _is_ranked_by(self, role: str, mention: Mention) -> bool:
        """"was the first by an Irish premier": of what rank the visit was, not whose."""
        before = self.sentence.lows[max(0, mention.first - 3) : mention.first]
        return role.startswith("by>") and "by" in before and not _RANKED.isdisjoint(before)

    def _owner_of_journey(self, start: int) -> list[Mention]:
        """"X's trip to Lima will follow | visits to Quito and La Paz": whose the first journey is."""
        for q in range(start - 1, self._clause(start).begin, -1):
            if self.lows[q] in _TRAVEL:
                return [mention for mention, _ in self._noun_phrase(q)[1].filled.get("possessive", [])]
        return []

    def _judged(self, p: int) -> Mention | None:
        """"congratulated Erdogan on the agreement he reached": he is the one who is congratulated."""
        for q in range(p - 1, max(self._clause(p).begin, p - 7), -1):
            item = self.items[q]
            if item.kind == "A" and not item.group[0].possessive:
                judged = q and self.lows[q - 1].startswith(JUDGING) and self.lows[q + 1] in {"on", "for"}
                return item.group[0] if judged else None
        return None

    def _named_there(self, p: int) -> list[Mention]:
        """"no diplomats in Havana since 1961, it set up a mission there": the state of the place before."""
        for q in range(p - 1, 0, -1):
            group = self.items[q].group
            if group and group[0].gpe and self.lows[q - 1] in {"in", "at"}:
                return group
        return []

    def _owner_before(self, p: int) -> list[Mention]:
        """"Ottawa said its embassy would be closed": whose it is, by the state named last before."""
        for q in range(p - 1, -1, -1):
            group = self.items[q].group
            if group and group[0].kind == "country" and not (group[0].adjective or group[0].possessive):
                return group
        return []

    def _fill_inside(self, claim: Claim, q: int) -> None:
        """"a summit in Oslo at which A and B spoke", "a letter in which C complained": who acted there."""
        slot = _INSIDE.get(claim.rule.type)
        written = claim.rule.slots.get("from")  # "replied to a letter in which": whoever wrote that one
        told = slot == "from" and any(role.endswith(f">{written}") for role, _ in claim.roles)
        if slot is None or slot not in claim.rule.slots or told:
            return
        for r in range(q, min(q + 9, len(self.items) - 2)):
            low = self.lows[r]
            if low == "where" or (low in _WITHIN and self.lows[r + 1] == "which"):
                inside = self._listed_from(r + (1 if low == "where" else 2))
                if slot == "with" and len(inside) > 1:  # theirs, not that of who told of it
                    claim.roles = [entry for entry in claim.roles if not entry[0].startswith("adjunct>")]
                if len(inside) > 1 or slot == "from":
                    self._assign(claim, slot, [mention for item in inside for mention in item.group])
                if slot == "from" and inside:
                    self._assign(claim, "to", self._spoken_to_there(self.items.index(inside[-1]) + 1))
                return
            if low in g.SUBORDINATORS or low in {".", ";", ":", "“"} or low in g.AUXILIARIES:
                return

    def _fill_noun(self, claim: Claim, left: Slots, right: Slots, governor: int | None, start: int) -> None:
        slots = claim.rule.slots
        for slot in ("possessive", "compound"):
            mentions = [mention for mention, _ in left.filled.get(slot, [])]
            if slot == "compound" and not self._compound_counts(claim, mentions):
                continue
            self._assign(claim, slot, mentions)
        clause = self._clause(claim.position)
        self._assign(claim, "with", self._with_whom(claim.position))
        if governor is not None and self.lows[governor].startswith(_TOPICAL):
            governor = None  # "suggested discussing the upcoming G20 summit": those who discuss are not there
        if "our" in left.words and clause.quoted and self.lows[claim.position] in _OURS:
            self._assign(claim, "possessive", [whoever("group", "interlocutors")])  # "since our meeting"
        if claim.rule.type == "visit" and not claim.roles and start and self.lows[start - 1] in _SEQUENCES:
            self._assign(claim, "possessive", self._owner_of_journey(start))
        if start and self.lows[start - 1] == "whose" and clause.antecedent is not None:
            self._assign(claim, "possessive", clause.antecedent.group)  # "Downer, whose trip was put off"
        if (
            "their" in left.words
            and claim.rule.type in {"meeting", "call"}
            and not any(slot in right.filled for slot in ("with", "between"))
        ):
            self._assign(claim, "possessive", self._they_before(claim.position, start))
        theirs = {"'s", "’s"} & set(self.lows[start : claim.position])  # "his family's visit" is not his
        if {"his", "her", "my"} & set(left.words) and not (theirs or self._fronts(claim.position, start)):
            office = self._office_before(start)
            self._assign(claim, "possessive", [office or self._pronoun_owner(left)])
        skip = {"subject", "adjunct", "possessive", "compound"}
        if claim.rule.type == "message" and self._is_signed_for(right, start, governor):
            skip.add("by")
        self._assign_slots(claim, right, skip)
        if not _RANKED.isdisjoint(self.lows[claim.position : claim.position + 12]):
            claim.roles = [(role, m) for role, m in claim.roles if not self._is_ranked_by(role, m)]
        if claim.rule.type == "relations" and governor is None and "their" in left.words:
            own = [mention for item in clause.subjects() for mention in item.group]
            self._assign(claim, "subject", own)  # "sealed the resumption of their relations"
        if claim.rule.type == "relations" and "there" in right.words[:4] and "in" in slots:
            self._assign(claim, "in", self._named_there(claim.position))
        if claim.rule.type == "meeting":
            self._assign(claim, "of", self._joint_body(right))
            claim.roles.extend(("mediator>mediator", m) for m, _ in left.filled.get("mediator", []))
        if claim.rule.type in {"meeting", "call"}:
            self._fill_attendance(claim, left, right, start, governor)
        owned = claim.rule.type == "relations" and "its" in left.words
        if governor is None and owned and self._right_governor(claim.rule, right):
            self._assign(claim, "subject", self._owner_before(start))
        if claim.rule.type == "agreement" and governor is not None:
            self._add_talkers(claim, governor)
        if claim.rule.object_class:
            self._assign_envoys(claim, [mention for mention, _ in right.filled.get("of", [])])
        if claim.rule.type == "relations":
            self._fill_relations(claim, left, governor, start)
        if governor is not None:
            self._govern(claim, governor, start, right)
            self._drop_own_pronoun(claim)
            if claim.rule.name == "message.send" and self.lows[governor] in BEARING:
                # "conveyed the greetings of the King"
                self._assign(claim, "from", [m for m, _ in right.filled.get("of", []) if personal(m)])
            if claim.rule.type == "message" and any(role == "from>sender" for role, _ in claim.roles):
                self._deliver(claim, governor)
        if claim.rule.name == "agreement.sign" and governor is not None:
            self._signs_with(claim, governor)
        if self._exchanges(claim, governor):
            senders = [at for at, (role, _) in enumerate(claim.roles) if role.endswith(">sender")]
            for at in senders[1:]:
                claim.roles[at] = ("to>recipient", claim.roles[at][1])
        if governor is not None:
            pass
        elif start and self.lows[start - 1] in _SPEAKING_TO and claim.rule.body_session:
            speakers = [m for item in self._clause(start).subjects() for m in item.group]
            self._assign(claim, "subject", [m for m in speakers if m.kind == "person"])
        elif self._is_others_session(claim, start):
            pass
        elif "adjunct" in slots and self._lacks_party(claim) and self._hangs_on_clause(start):
            spoken_to = claim.rule.type in {"meeting", "call"}  # whom a letter asks has not written it
            agent = self._giver(start) if claim.rule.type == "message" else []
            self._assign(claim, "adjunct", agent or self._adjunct_subject(claim.position, start, spoken_to))
            anchor = self._anchor(start)
            if claim.rule.type in {"meeting", "call"} and self.lows[anchor - 1] in {"in", "during", "at"}:
                told = self._addressed(claim.position, before=True)
                self._assign(claim, "adjunct", told)  # "told Shultz in a two-hour meeting"
        elif claim.rule.type == "meeting":
            anchor = self._anchor(start)
            of_body = any(
                role.startswith("compound>") for role, _ in claim.roles
            )  # "plans for an OPEC meeting"
            lone = not of_body and self._lacks_party(claim)
            if self.lows[max(0, anchor - 1)] == "for" and lone:
                self._assign(claim, "adjunct", self._gathered(claim.position, anchor))
        if (
            governor is None
            and "subject" in slots
            and "by" not in slots
            and self._right_governor(claim.rule, right)
        ):
            # "were presented by …"
            self._assign(claim, "subject", [m for m, _ in right.filled.get("by", [])])
        if "host" in slots:
            right = right.copy()
            name_appointee(claim, right, next((m for _, m in claim.roles if m.name), None))
            assign_host(claim, [mention for filled in right.filled.values() for mention, _ in filled])
            assign_host(claim, [mention for _, mention in claim.roles])
        if claim.rule.subtype == "credentials":
            for role, mention in claim.roles:
                # who presents credentials is an envoy
                mention.weak = mention.weak and not role.endswith(">actor")
        if claim.rule.type == "message":
            self._assign(claim, "to", self._object_of_wish(claim))
        inside = claim.rule.type == "message" and start and self.lows[start - 1] in {"in", "by", "via"}
        if inside and not any(role.startswith("to>") for role, _ in claim.roles):
            self._assign(claim, "to", self._addressed(claim.position, before=True))
        if claim.rule.name == "agreement.sign" and "with" in right.filled:
            owners = [mention for mention, _ in left.filled.get("possessive", [])]
            claim.roles.extend(("by>party", m) for m in owners)  # "Fiji's pact with Tonga was signed"
        if claim.rule.type == "agreement" and governor is None and self._right_governor(claim.rule, right):
            self._assign(claim, "by", [m for m, _ in right.filled.get("by", [])])

    def _exchanges(self, claim: Claim, governor: int | None) -> bool:
        """"Xi and Bhandari exchanged messages", "an exchange of letters": each is the other's recipient."""
        told = "between" in claim.rule.slots or (
            governor is not None and self.lows[governor].startswith(("exchang", "swap"))
        )
        return claim.rule.type == "message" and told

    def _fill_attendance(
        self, claim: Claim, left: Slots, right: Slots, start: int, governor: int | None
    ) -> None:
        """Whether "the talks were attended by …", "joining Biden on the call were …" is all that is told."""
        present = self._inverted_list(start, claim)
        self._assign(claim, "with", present)
        referring = bool({"the", "this"} & set(left.words)) and not {"possessive", "compound"} & set(
            left.filled
        )
        there = right.filled.get("attended")
        until = there[0][1] if there else right.end
        told = any(
            slot in {"between", "with", "of", "among"} and filled[0][1] < until
            for slot, filled in right.filled.items()
        )
        joined = governor is not None and self.lows[governor] in {"joined", "attended"} and not right.filled
        claim.attended = referring and not told and (bool(present) or bool(there) or joined)

    def _inverted_list(self, start: int, claim: Claim) -> list[Mention]:
        """"Joining Biden on the call were A, B and C", "Also present at the meeting were A and B"."""
        opens = next((q for q in (0, 1) if self.lows[q] in _ATTENDING), None)
        if opens is None or not 0 < start - opens < 5:
            return []
        q = claim.position + claim.last - claim.first
        if self.lows[q : q + 1] not in (["were"], ["was"], ["are"], ["is"]):
            return []
        present = [self.items[opens + 1], *self._listed_from(q + 1)]
        return [mention for item in present for mention in item.group]

    def _joint_body(self, right: Slots) -> list[Mention]:
        """"a meeting of the Russian-Turkish Cooperation Council": the states that the body joins."""
        pair = right.filled.get("of-adjective", [])
        if len(pair) < 2 or pair[0][1] != pair[1][1]:
            return []
        behind = self.lows[pair[0][1] + 1 : pair[0][1] + 6]
        return [mention for mention, _ in pair] if not _JOINT_BODIES.isdisjoint(behind) else []

    def _compound_counts(self, claim: Claim, mentions: list[Mention]) -> bool:
        """"U.S.-Japanese talks" names the parties, "Iran talks" the topic, "OPEC meeting" a body's own."""
        if claim.rule.type == "visit":
            return bool(mentions) and mentions[0].kind == "person"
        if len(mentions) > 1 or claim.rule.subtype == "close_mission":
            return True
        if claim.rule.subtype == "open_mission":
            return claim.verbless  # "The Ghanaian embassy in Tripoli reopened"
        session = claim.rule.body_session and claim.rule.type != "agreement"  # "the UN Convention": a name
        return bool(mentions) and mentions[0].kind == "organization" and session

    def _times_between(self, governor: int, start: int) -> list[Item]:
        """"signed in Bishkek on December 4 a protocol": times between the verb and its object."""
        between = range(governor + 1, start)
        return [self.items[q] for q in between if self.items[q].kind == "D" and self.lows[q - 1] != "until"]

    def _places_between(self, rule: Rule, governor: int, start: int) -> list[tuple[str, Item, int]]:
        """"sign in Washington the memorandum": places between the verb and its object."""
        return [
            (self.lows[q - 1], self.items[q], q)
            for q in range(governor + 2, start)
            if self.lows[q - 1] in rule.place
            and is_place(self.items[q])
        ]

    def _place_gone_to(self, start: int) -> list[tuple[str, Item, int]]:
        """"travelling to Washington for a meeting of the IMF", "arrived in Rome on Monday for talks"."""
        q = start - 2
        while q > 1 and (self.items[q].kind == "D" or self.lows[q] == "on"):
            q -= 1
        item = self.items[q] if q > 1 and self.lows[start - 1] == "for" else None
        named = item is not None and (item.kind == "P" or (item.kind == "A" and bool(item.group[0].gpe)))
        if item is None or not named or self.lows[q - 1] not in {"in", "to", "at"}:
            return []
        return [("in", item, q)]

    def _office_before(self, start: int) -> Mention | None:
        """"The Russian President briefed Jiang on his meeting": the office that is the subject owns it."""
        subjects = [
            m for item in self._clause(start).subjects() for m in item.group if item.j <= self.items[start].i
        ]
        lone = subjects[0] if len(subjects) == 1 else None
        unnamed = lone is not None and lone.kind == "person" and not (lone.name or lone.pronoun)
        return lone if unnamed else None

    def _they_before(self, p: int, start: int) -> list[Mention]:
        """"Following their talks, Putin and Blair left": the subjects that follow, else "they"."""
        own = self._adjunct_subject(p, start) if self._fronts(p, start) else []
        they = Mention("person", 0, 0)
        they.pronoun, they.plural = "they", True
        return own if len(own) > 1 else [they]

    def _pronoun_owner(self, left: Slots) -> Mention:
        mention = Mention("person", 0, 0)
        mention.pronoun = "i" if "my" in left.words else "his" if "his" in left.words else "her"
        return mention

    def _govern(self, claim: Claim, governor: int, start: int, right: Slots) -> None:
        rule = claim.rule
        if rule.object_class and self.lows[governor] not in rule.governors:
            return  # "Libya demanded the recall of Ghana's ambassador"
        subject = self._thanked(governor) or [
            mention for item in self._subject_of_governor(governor) for mention in item.group
        ]
        between = self.items[start - 1] if start else None
        aimed = any(role == "to>recipient" for role, _ in claim.roles)  # "handed Lund a message to the King"
        if between is not None and between.kind == "A" and start - 1 > governor and not aimed:
            self._assign(claim, "dative", between.group)
        if rule.type == "message" and self.lows[governor - 1] == "to" and self._is_bearer(governor, start):
            subject = [m for item in self._clause(governor).subjects() for m in item.group]
        if rule.type == "visit" and "by" in right.filled:
            return  # "called off a planned trip to the North by Pompeo"
        passive = self._passive(governor) and self.lows[governor] not in {"locked", "engaged", "involved"}
        if rule.type == "agreement" and self.lows[governor].startswith("broker"):
            return
        if len(right.filled.get("between", ())) > 1 and (
            rule.type == "agreement"
            or self.lows[governor].startswith(("conclud", "broker", "secur", "welcom"))
        ):
            return  # "secured a deal between Israel and Hamas": who secures it is a broker
        if rule.type == "meeting" and self.lows[governor].startswith(("host", "co-host")) and not passive:
            claim.roles.extend(("subject>host", mention) for mention in subject)
            return
        owned = "from" in right.filled or bool({"'s", "’s"} & set(self.lows[start : claim.position]))
        if rule.name == "message.send" and self.lows[governor][:4] in _DELIVERS and (
            owned or self.lows[start : start + 1] == ["the"]
        ):
            claim.borne = "from" in right.filled and not passive and bool(subject)
            return  # who hands over another's letter, or "the letter" told of before, is its bearer
        took = self.lows[governor] in _TOOK and "from" in right.filled and "with" not in right.filled
        gets = self.lows[governor].startswith(("recei", "accep")) or took
        reversed_roles = bool(rule.governor_role) and gets
        if passive and "dative" in rule.slots:  # "was granted an audience by the Pope"
            self._assign(claim, "dative", subject)
            self._assign(claim, "subject", [m for m, _ in right.filled.get("by", [])])
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
        elif rule.type == "call" and "to" in right.filled:  # "made a telephone call to the King"
            claim.roles.extend(("subject>caller", mention) for mention in subject)
        elif reversed_roles and rule.type == "relations":
            claim.roles.extend(("subject>target", mention) for mention in subject)
        else:
            self._assign(claim, "subject", subject)

    def _kind(self, governor: int) -> str:
        """A governor's form, as far as it matters for its subject."""
        return "gerund" if self.lows[governor].endswith("ing") else "past"

    def _is_bearer(self, governor: int, start: int) -> bool:
        """"asked Shoigu to convey his greetings to Putin": who is asked only carries the other's message."""
        own = not {"his", "her", "their"}.isdisjoint(self.lows[start : start + 3])
        return own and self._controlled(governor) is not None

    def _subject_of_governor(self, governor: int) -> list[Item]:
        if self.lows[governor] == "part" and governor and self.lows[governor - 1] in {"take", "taking"}:
            governor -= 1  # "invited Zelensky to take part in the summit"
        if self._is_an_effort(governor) or self._noun_subject(governor, self._kind(governor)):
            return []
        return self._subject(governor)

    def _is_an_effort(self, governor: int) -> bool:
        """"support for efforts to end the war and resume a dialogue": whose dialogue, nobody says."""
        for q in range(governor - 1, max(0, governor - 12), -1):
            if self.lows[q] in g.AUXILIARIES or self.lows[q] in g.SUBORDINATORS:
                return False
            if self.lows[q] == "to":
                own = any(low in g.POSSESSIVES for low in self.lows[max(0, q - 4) : q])
                return self.lows[q - 1] in _EFFORTS and not own
        return False

    def _hangs_on_clause(self, start: int) -> bool:
        """Whether the phrase is an adjunct of its clause, not of a noun: "participation in the summit"."""
        start = self._anchor(start)
        if start > 1 and self.lows[start - 1] == "to" and self.lows[start - 2] in _FOLLOWING:
            return True
        if start and self.lows[start - 1] == "with" and self.lows[start] in {"a", "an", "his", "her"}:
            return self._stops_over(start)
        if not start or self.lows[start - 1] not in ADJUNCT:
            return False
        if self._reduced(start - 2):
            return False
        if self.lows[start - 1] == "on" and self.lows[start - 2] in _DWELLING:
            return False  # "focused on the Security Council's discussion"
        return start < 2 or self.lows[start - 2] not in _NOUNS_IN | {"aside", "apart", "away"}

    def _stops_over(self, start: int) -> bool:
        """"will break his journey with a stop in Tashkent", "ended the tour with a visit to Mali"."""
        return not _TRAVEL.isdisjoint(self.lows[max(self._clause(start).begin, start - 8) : start])

    def _anchor(self, start: int) -> int:
        """Where the phrase begins that a noun closes: "at the start of two days of talks" at "the"."""
        while start > 2 and self.lows[start - 1] == "of" and (
            self.lows[start - 2] in MEASURES or self.lows[start - 2] in _BOUNDS
        ):
            start -= 2
            while start and self.items[start - 1].kind == "W" and self.lows[start - 1] not in g.PREPOSITIONS:
                low = self.lows[start - 1]
                if not (low in g.DETERMINERS or low in g.NUMBERS or low.isalnum()):
                    break
                start -= 1
        return start

    def _fronts(self, p: int, start: int) -> bool:
        """"During his visit to Oslo, Juncker said": the owner is the subject that follows."""
        clause = self._clause(p)
        opens = start - 1 == clause.begin and self.lows[start - 1] in _FRONTING
        return opens and bool(self._adjunct_subject(p, start))

    def _lacks_party(self, claim: Claim) -> bool:
        """Whether the noun itself leaves open who took part: "his trip", "a meeting of EU leaders" do not."""
        named = [role for role, _ in claim.roles if not role.startswith("host>")]
        if claim.rule.type == "visit":
            return not named
        complete = any(
            role.startswith("of>") and (mention.plural or mention.kind == "organization")
            for role, mention in claim.roles
        )
        others_only = all(role.startswith("with>") for role in named)  # "in talks with A and B, C said"
        return (len(named) < 2 or others_only) and not complete

    def _adjunct_subject(self, p: int, start: int, spoken_to: bool = True) -> list[Mention]:
        """"In a meeting with Y, X said": the subject of the clause the phrase hangs on is the other party."""
        subjects = self._clause(p).subjects()
        start = self._anchor(start)
        prep = self.lows[start - 1]
        out = [mention for item in subjects for mention in item.group] or self._agent(start)
        if self.lows[start - 2 : start - 1] == ["that"] and prep == "at":
            return []  # "hoped that at the session in June, the members will agree"
        if self.lows[max(0, start - 3) : start - 1] in ([",", "made"], [",", "issued"], [",", "reached"]):
            return []  # "Lund recalled the invitation, made at their first summit"
        if prep == "on" and self.lows[p] in _PROCESSES and start - 1 == self._clause(p).begin:
            return []  # "On the border talks with Chad, Lund said": what he speaks of
        if start > 2 and self._passive(start - 2) and self._noun_subject(start - 2, "past"):
            # "Lawson said progress had been made in talks with Japan": his state's talks, not his
            return [as_state(m, m.country) for m in out]
        if out and spoken_to and prep in {"in", "during", "at"} and start - 1 == self._clause(p).begin:
            out.extend(self._addressed(p))
        if prep in {"after", "following", "before", "since", "from", "amid", "ahead"}:
            people = [m for m in out if m.kind == "person" or m.klass == "ministry"]
            several = len(out) > 1 and all(m.kind == "country" and not m.adjective for m in out)
            bodies = [m for m in out if m.kind == "organization" and m.title and not m.country]
            if bodies and self.lows[p].startswith("session"):
                return bodies  # "OPEC delegates said after a special session"
            return people or (out if several else [])  # "Iran and Iraq signed a truce after talks"
        return out

    def _is_others_session(self, claim: Claim, start: int) -> bool:
        """"hoped that the decision to be taken at the EU session …": who speaks of a body sits not in it."""
        own = any(mention.kind == "organization" for _, mention in claim.roles) and claim.rule.body_session
        done = start > 3 and self._passive(start - 2)
        by_other = done and (
            self.lows[start - 4 : start - 2] == ["to", "be"] or self._noun_subject(start - 2, "past")
        )
        return own and bool(by_other) and self.lows[start - 1] in {"at", "in", "during"}

    def _agent(self, start: int) -> list[Mention]:
        """"This was stated by Zelenskyy following talks with Macron": the agent of a passive."""
        for q in range(start - 2, max(0, start - 12), -1):
            spoken = self.sentence.headline and self.lows[q - 1] in _REMARKS
            verb = q - 2 if self.lows[q - 1] in {"over", "out", "up", "down", "on"} else q - 1
            if self.lows[q] == "by" and self.items[q + 1].kind == "A" and (spoken or self._passive(verb)):
                return [mention for item in self._listed_from(q + 1) for mention in item.group]
        return []

    def _gathered(self, p: int, start: int) -> list[Mention]:
        """"A will be joined by B for a summit", "leaders arrived for talks": those who came for it."""
        clause = self._clause(p)
        if (apposed := self._apposed_there(start)) is not None:
            return apposed.group
        if clause.verb is None:
            return []
        if _PROPOSING & set(self.lows[max(clause.verb, start - 4) : start]):
            return [mention for item in clause.subjects() for mention in item.group]
        there = self.lows[clause.verb] in BE and self.lows[clause.verb + 1] == "in"
        if not there and not _GATHERING & set(self.lows[clause.verb : start]):
            return []
        out = [mention for item in clause.subjects() for mention in item.group]
        for q in range(clause.verb, start - 1):
            if self.lows[q] == "by" and self.items[q + 1].kind == "A":
                out.extend(self.items[q + 1].group)
        return out


    def _apposed_there(self, start: int) -> Item | None:
        """"Saouma, in Brazil for talks", "De Croo, here for talks with officials": who is where they are."""
        if self.lows[start - 1 : start] != ["for"] or start < 4:
            return None
        here = self.items[start - 2].place == "here"
        before = start - 3 if here else start - 4
        at = before - 1 if self.lows[before] == "," else before
        parted = at < before or self.clauses.closes_with_comma(at)
        if not parted or not (here or (self.lows[start - 3] == "in" and self._place_gone_to(start))):
            return None
        item = self.items[at]
        return item if item.kind == "A" and all(personal(m) for m in item.group) else None
