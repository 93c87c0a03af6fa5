"""Frames over verbs: "Xi met Putin", "was summoned in Islamabad"."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.clauses import Clause
from dipevents.events.envoys import appointees, as_state, assign_host, name_appointee
from dipevents.events.frames import HABITS, JOINT_BODIES, destinations
from dipevents.events.posts import EnvoyReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_ADVERBS = frozenset(
    "home back there aboard abroad overnight early late straight first again alone together on off "
    "earlier later soon already out up down away round ahead onward onwards directly east west north "
    "south by safely secretly unannounced".split()
)

_STOPPING = frozenset(
    "stop stops stopped prevent prevents prevented keep keeps kept block blocked bar".split()
)
_JOINING = g.PREPOSITIONS | g.CONJUNCTIONS
_SEVERAL = frozenset("four five six seven eight nine ten several many numerous".split())
_USUALLY = frozenset("normally usually regularly traditionally generally typically often".split())
_NEWSMEN = frozenset("media press journalists business student civil".split())
_IDIOMS = {("on", "trial"), ("on", "strike"), ("on", "sale"), ("on", "record"), ("on", "hunger")}
_IS_OR_WAS = frozenset({"is", "are", "was", "were", "been", "being"})
_TRAVELLED = frozenset(
    "flew went came arrived travelled traveled left headed returned visited drove "
    "interrupted paused".split()
)
_SUPPLYING = frozenset("supply give lend grant sell provide deliver send help assist buy purchase".split())
_SO_FAR = frozenset({"so", "far", "already", "also", "now", "just"})
_MUTUAL = frozenset({"meeting.meet", "meeting.confer"})
_LIKE_PAST = frozenset({"set", "cut", "put", "shut"})  # whose past looks like the base form
_COURTEOUS = frozenset("say bid present hand convey brief inform thank congratulate deliver".split())
_CALLED = frozenset({"him", "her", "them"})
_LATER = frozenset({"evening", "tonight", "later", "tomorrow", "next", "coming", "end"})
_ONWARD = frozenset({"on", "next", "then", "later", "onward", "onwards"})

class VerbFrames(EnvoyReader):
    """Lays the rules of a verb over what stands around it."""

    def _verb_claim(self, rule: Rule, p: int, kind: str) -> Claim | None:
        low = self.lows[p]
        if not self._is_verb(p, low, kind):
            self._reject(rule, p, "the word is a noun here")
            return None
        if kind not in {"past", "gerund"} and (habit := self._habit(p)):
            self._reject(rule, p, f"it is what they {habit} do")
            return None
        if low in _IS_OR_WAS and "predicate" in rule.slots:
            self._reject(rule, p, "it tells what somebody is or was")
            return None
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        if follower in rule.unless_next and not (rule.soft and self._is_agreed_with(p)):
            self._reject(rule, p, f"followed by “{follower}”")
            return None
        if self.lows[p - 1 : p] == ["to"] and self.lows[p - 2] in rule.unless_before:
            self._reject(rule, p, f"behind “{self.lows[p - 2]} to” it is a prospect")
            return None
        if self._is_nobody(p):
            self._reject(rule, p, "nobody did it")
            return None
        noun_subject = self._noun_subject(p, kind)
        joint = self._joint_subject(p) if noun_subject in JOINT_BODIES and rule.type == "meeting" else []
        # but "a trip took him to Rome"
        if noun_subject and not joint and noun_subject not in rule.with_words:
            self._reject(rule, p, f"its subject is “{noun_subject}”")
            return None
        if self._is_told_of_often(p) and not (rule.type == "call" and "phone" in self.lows[p : p + 6]):
            self._reject(rule, p, "it is told of several times, or of none so far")
            return None
        if kind == "gerund" and self.lows[p - 1] == "from" and not _STOPPING.isdisjoint(
            self.lows[max(0, p - 12) : p]
        ):
            self._reject(rule, p, "it is kept from happening")
            return None
        if rule.name == "meeting.see" and low == "sees" and self.sentence.headline:
            self._reject(rule, p, "in a headline it means to expect")
            return None
        newly = self.lows[p - 1] in {"newly", "recently"} and self.lows[p - 2] not in _IS_OR_WAS
        if newly and low.endswith("ed"):
            self._reject(rule, p, "it only tells who somebody is")
            return None  # "its newly designated ambassador"
        if low.startswith("call") and self._is_called_names(p):
            self._reject(rule, p, "it gives somebody a name")
            return None
        if tuple(self.lows[p + 1 : p + 3]) in _IDIOMS:
            self._reject(rule, p, f"it means something else before “{self.lows[p + 2]}”")
            return None
        passive = kind != "gerund" and (self._passive(p) or self._is_done_to_envoy(rule, p, kind))
        particle = rule.verbs and follower in rule.particles  # "called in the ambassador"
        slots = self._look_right(p + 2 if particle else p + 1, noun=False)
        told = not rule.with_words.isdisjoint(slots.words) or self._near(rule.with_words, p)
        if rule.with_words and not (told or ("ministry" in rule.with_words and _goes_to_ministry(slots))):
            self._reject(rule, p, "none of the words it needs stands near")
            return None
        if slots.words[:1] == ["with"] and "with" in rule.slots and not _names_partner(slots):
            self._reject(rule, p, "with whom is not named")
            return None
        if rule.unless_object and self._owns_object(rule, slots):
            self._reject(rule, p, "its object is what somebody owns")
            return None
        unfit = rule.unless_object.intersection(slots.words[:6]) if slots.noun is not None else frozenset()
        unfit = unfit or rule.unless_object.intersection(self._object_words(p))
        if unfit and not self._object_leads(slots, p):
            self._reject(rule, p, f"its object is “{min(unfit)}”")
            return None
        leaving = low.startswith(("leave", "leav", "left", "depart"))
        if rule.intransitive and "object" in slots.filled and not leaving:
            self._reject(rule, p, "it takes an object")
            return None
        bound_for = leaving and "for" in slots.words
        if rule.intransitive and slots.noun is not None and slots.noun not in _ADVERBS and not bound_for:
            self._reject(rule, p, f"its object is “{slots.noun}”")
            return None
        if rule.soft and self.lows[self._clause(p).begin] == "as":
            self._reject(rule, p, "an aside: “as both agreed”")
            return None
        team = _team_sent(slots) if rule.sends else None
        if rule.sends and slots.noun is not None and team is None:
            self._reject(rule, p, f"what is sent is “{slots.noun}”")
            return None
        if rule.purpose and (follower != "to" or kind != "past"):
            self._reject(rule, p, "no infinitive follows")
            return None
        if rule.no_purpose and slots.purpose and not self._is_courteous(slots):
            self._reject(rule, p, "an infinitive makes it an appeal")
            return None
        if rule.states_only and (slots.noun is not None or "as" in slots.words or not self._acts_on_state(p)):
            self._reject(rule, p, "no state is acted upon")
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p].j)
        places = self._verb_places(rule, slots)
        if leaving:
            places = [item for item in places if item.place != "here"]  # "left here tonight for Colombo"
        if passive or rule.subtype == "appoint":
            slots = slots.copy()  # the agent and the appointee are taken out
        self._fill_verb(claim, slots, passive, p)
        if team is not None:
            self._add_team(claim, team)
        if joint:
            claim.roles = [("subject>participant", mention) for mention in joint]
        if claim.unfit:
            self._reject(rule, p, "its object is no envoy")
            return None
        several = [m for _, m in claim.roles if m.plural or not m.pronoun]
        if rule.purpose and len(several) < 2 and not any(m.plural for m in several):
            self._reject(rule, p, "one alone resolves it")
            return None
        if not self._has_parties(claim, p):
            return None
        claim.destination = places
        claim.background = self._clause(p).kind == "relative" or self._looks_back(p)
        self._finish(claim, slots, p, self._verb_status(p, claim))
        if rule.subtype == "summon" and not claim.places:
            claim.places = self._place_of_post(p)
        plural = kind == "base" and low not in _LIKE_PAST and self._is_present_plural(p)
        present = kind == "present" or plural
        if present and claim.status == "occurred" and not self.sentence.headline:
            claim.present = True
            claim.tense = "future" if rule.type == "visit" else "none"  # "who travels to Rome on Monday"
            later = any(_LATER & set(item.date.text.lower().split()) for item in claim.dates if item.date)
            onward = rule.intransitive and not _ONWARD.isdisjoint(self.lows[max(0, p - 5) : p + 3])
            if later or onward:
                claim.status = "planned"  # "who travels to Rome this evening", "then goes on to Cairo"
        if kind == "gerund" and claim.status == "occurred" and self._is_arranged(p):
            claim.tense = "future"
            if rule.intransitive and rule.type == "visit" and claim.dates:
                claim.status = "planned"  # "is flying to Skopje this week"
        if rule.undated:
            claim.dates, claim.background = [], True
        if rule.type == "relations" and claim.status == "planned" and "effective" in self.lows[p : p + 25]:
            claim.status = "occurred"  # "decided to recognize each other, effective today"
        vague = self.lows[p - 1 : p] == ["to"] and self.lows[p - 2].startswith(("continu", "maintain"))
        if vague and rule.type == "meeting" and not (claim.dates or claim.places):
            self._reject(rule, p, "talks that shall go on some time are no particular act")
            return None
        if rule.states_only and claim.status == "denied":
            self._reject(rule, p, "a stance that goes on is no act")
            return None
        if claim.status == "planned" and self._is_purpose_of_travel(p):
            claim.tense = "none" if slots.dates else "past"
        return claim if self._complete(claim, p) else None

    def _is_courteous(self, slots: Slots) -> bool:
        """"called on Lund to say goodbye": a call paid, and no appeal."""
        aim = slots.words.index("to") if "to" in slots.words else len(slots.words)
        return not _COURTEOUS.isdisjoint(slots.words[aim + 1 : aim + 2])

    def _is_called_names(self, p: int) -> bool:
        """"calling them intelligence officers": no comma, no time between."""
        behind = self.items[p + 1 : p + 3]
        pronoun = len(behind) == 2 and bool(behind[0].group) and behind[0].group[0].pronoun in _CALLED
        return pronoun and behind[1].kind == "A" and not behind[1].group[0].pronoun

    def _add_team(self, claim: Claim, team: str) -> None:
        """"Japan is sending a three-man team to Lima": people of the state that sends them."""
        sending = [m for m in self._clause(claim.position).actors() if m.country]
        if len(sending) == 1 and not claim.roles:
            sent = as_state(sending[0], sending[0].country)
            sent.title, sent.klass, sent.plural = team, "group", True
            claim.roles.append(("object>visitor", sent))

    def _joint_subject(self, p: int) -> list[Mention]:
        """"A joint Ghanaian-Togolese commission will meet": the states that it joins."""
        for q in range(p - 1, max(-1, p - 9), -1):
            if self.items[q].kind == "A":
                group = self.items[q].group
                return group if len(group) == 2 and all(m.adjective and m.country for m in group) else []
        return []

    def _is_done_to_envoy(self, rule: Rule, p: int, kind: str) -> bool:
        """"Danish ambassador expelled from Chad": an envoy before the verb, and nobody behind it."""
        if kind != "past" or not rule.object_class or not p:
            return False
        envoys = self.items[p - 1].group
        follower = self.lows[p + 1] if p + 1 < len(self.items) else "."
        sent = bool(envoys) and (envoys[-1].klass in rule.object_class or self._is_diplomat(envoys[-1]))
        return sent and (follower == "." or follower in {"from", "by", "over", "after", "to"})

    def _is_agreed_with(self, p: int) -> bool:
        """"agreed with Togo to open the border": more than to be of somebody's opinion."""
        other = self.items[p + 2] if self.lows[p + 1] == "with" and p + 2 < len(self.items) else None
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

    def _is_arranged(self, p: int) -> bool:
        """"is meeting Macron on Friday": a present that goes on, told with a time, lies ahead."""
        q = p - 2 if self.lows[p - 1].endswith("ly") or self.lows[p - 1] in {"also", "now"} else p - 1
        return q >= 0 and self.lows[q] in {"is", "are"}

    def _is_purpose_of_travel(self, p: int) -> bool:
        """"flew to Rome on Monday to meet Andreotti": the day is that of the flight, which lies behind."""
        verb = self._clause(p).verb
        if verb is None or verb >= p - 1 or self.lows[p - 1] != "to":
            return False
        return self.lows[verb + (self.lows[verb] == "had")] in _TRAVELLED | {"flown", "come", "gone"}

    def _acts_on_state(self, p: int) -> bool:
        """"recognized Croatia", "Bangladesh was recognized by": a state, not something of it."""
        if self._passive(p):
            acted = [mention for item in self._subject(p) for mention in item.group]
        else:
            behind = self.items[p + 1] if p + 1 < len(self.items) else None
            acted = behind.group if behind is not None else []
        return bool(acted) and all(
            m.kind != "person" and not (m.possessive or m.adjective) and not m.title for m in acted
        )

    def _is_present_plural(self, p: int) -> bool:
        """"where leaders gather": no infinitive and no modal before the base form."""
        did = "did" in self.lows[max(0, p - 5) : p]  # "did, however, fly"
        bound = did or self.lows[p - 1] in g.HELPERS or self.lows[p - 1] in {"to", "not", "and"}
        return not bound and bool(self._subject(p))

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
        return not words.isdisjoint(self.lows[max(0, q - 4) : p + 4])

    def _verb_places(self, rule: Rule, slots: Slots) -> list[Item]:
        if not rule.destination:
            return []
        return destinations(rule, slots)

    def _fill_verb(self, claim: Claim, slots: Slots, passive: bool, p: int) -> None:
        rule = claim.rule
        subject = [mention for item in self._subject(p) for mention in item.group] or self._it(claim, p)
        objects = [mention for mention, _ in slots.filled.get("object", [])]
        clause = self._clause(p)
        if not objects and clause.antecedent is not None and self.lows[clause.begin] in {"whom", "that"}:
            objects = clause.antecedent.group  # "Churkin, whom Musyoka met on Thursday"
        alone = rule.name in _MUTUAL and not objects and len(subject) == 1
        if alone and clause.antecedent is not None:
            subject = self._antecedents(clause, slots) or subject
        if rule.type in {"meeting", "call"}:
            self._assign(claim, "with", self._with_whom(p))
        if passive:
            self._assign_passive(claim, slots, subject)
            by = [mention for mention, _ in slots.filled.pop("by", [])]
            subject, objects = by, subject
        if rule.sends and self._verb_places(rule, slots):
            _lend_state(subject, objects)
        self._assign(claim, "subject", subject)
        if rule.subtype == "appoint":
            objects = appointees(objects)
        if "object" in rule.slots:
            self._assign(claim, "object", objects)
        if rule.body_session and "object" in rule.slots:
            self._assign(claim, "object", _joint(slots))
        if rule.object_class:
            self._assign_envoys(claim, objects)
            claim.unfit = not self._has_envoy(rule, objects, slots)
        if "host" in rule.slots:
            name_appointee(claim, slots, next((m for m in objects if m.name), None))
            named = {id(mention): mention for mentions in slots.filled.values() for mention, _ in mentions}
            assign_host(claim, list({**named, **{id(m): m for m in [*subject, *objects]}}.values()))
        if rule.soft and slots.aim is not None and self.lows[slots.aim + 1] in _SUPPLYING:
            for slot in (
                "topic-loose",
                "topic-to",
            ):  # "agreed to supply Iran with oil", "to sell jets to India"
                given = [
                    m for m, at in slots.filled.get(slot, [])
                    if m.kind != "person" and (at == slots.aim + 2 or self.lows[at - 1] == "to")
                ]  # not "to give Chad time to persuade Niger"
                self._assign(claim, "with", given)
        alone = len(claim.roles) == 1 and not (claim.roles[0][1].plural or claim.roles[0][1].pair)
        if rule.soft and slots.aim is not None and alone:
            # "Adenauer agreed to establish relations with Moscow": with whom he agreed
            self._assign(claim, "with", [m for m, _ in slots.filled.get("topic-with", [])])
        if "predicate" in rule.slots:
            self._assign_predicate(claim, slots, subject, p)
        self._assign_slots(claim, slots, {"subject", "object"})

    def _antecedents(self, clause: Clause, slots: Slots) -> list[Mention]:
        """"Ecevit and Karamanlis, who last met in March": it takes two, so all who are listed met."""
        alone = self.lows[clause.begin + 1 : clause.begin + 2] in (["is"], ["was"], ["has"])
        if self.lows[clause.begin] != "who" or clause.antecedent is None or alone or "with" in slots.filled:
            return []
        listed = self.clauses.coordinated(self.items.index(clause.antecedent), objects=True)
        return [mention for item in listed for mention in item.group]

    def _assign_predicate(self, claim: Claim, slots: Slots, subject: list[Mention], p: int) -> None:
        """"to be ambassador to Malawi": the office right behind the verb, and where it is posted."""
        objects = slots.filled.get("object", [])
        office = next((m for m, at in objects if at <= p + 2 and m.host and not m.name), None)
        if office is not None and office.host:
            role = claim.rule.slots["predicate"]
            claim.roles.append((f"predicate>{role}", as_state(office, office.host)))
            name_appointee(claim, slots, next((mention for mention in subject if mention.name), None))

    def _assign_passive(self, claim: Claim, slots: Slots, subject: list[Mention]) -> None:
        """Slots of the passive alone: "was summoned in Islamabad", "were expelled from Poland"."""
        for slot, role in claim.rule.slots.items():
            kind, _, place = slot.partition("-")
            if kind != "passive":
                continue
            if place == "host":  # "the Danish ambassador to Pakistan was summoned"
                if any(role_.endswith(f">{role}") for role_, _ in claim.roles):
                    continue
                states = [as_state(m, m.host) for m in subject if m.host]
            elif place == "left":  # "were given a week to leave Libya"
                states = self._state_left(claim.position)
            elif place == "owner":  # "Libya's ambassador to Switzerland was recalled": the sender recalls
                states = [as_state(m, m.country) for m in subject if m.country]
            else:
                named = [m for m, _ in slots.filled.get(place, [])]
                posted = any(m.host for m in subject)  # whose the ministry is, their post tells
                states = [
                    m if m.klass == "ministry" or not m.country else as_state(m, m.country)
                    for m in named
                    if m.country or (m.klass == "ministry" and not posted)
                ]
                claim.seats.extend(
                    (f"{slot}>{role}", item)
                    for prep, item, _, _ in slots.places
                    if prep == place and item.kind == "P"
                )
            claim.roles.extend((f"{slot}>{role}", state) for state in states)
        told = any(role.endswith(">actor") and (m.country or m.holder) for role, m in claim.roles)
        if claim.rule.subtype == "summon" and not (told or claim.seats):
            # "In Tripoli, the Chadian ambassador was summoned to the foreign ministry"
            for _, item, _ in self._leading_place(claim.position):
                lands = [as_state(m, m.country) for m in item.group[:1] if m.country]
                claim.roles = [entry for entry in claim.roles if not (lands and entry[0].endswith(">actor"))]
                claim.roles.extend(("passive-in>actor", land) for land in lands)



def _team_sent(slots: Slots) -> str | None:
    """The last plain word before "to", if it is a team: "a three-man trade team to Washington"."""
    before = slots.words[: slots.words.index("to")] if "to" in slots.words else []
    return before[-1] if before and before[-1] in {"team", "mission", "delegation"} else None


def _goes_to_ministry(slots: Slots) -> bool:
    """"was called to the State Department": by whatever name."""
    return any(mention.klass == "ministry" for mention, _ in slots.filled.get("to", []))


def _joint(slots: Slots) -> list[Mention]:
    """"convened the U.S.-Israel Consultative Group": the states that the body joins."""
    pair = slots.filled.get("object-adjective", [])
    return [mention for mention, _ in pair] if len(pair) == 2 and pair[0][1] == pair[1][1] else []


def _lend_state(senders: list[Mention], sent: list[Mention]) -> None:
    """"Ghana sent a delegation": those who are sent are of whoever sends them, if nothing else is told."""
    state = senders[0].country if len(senders) == 1 else None
    for mention in sent:
        nameless = mention.title and not (mention.name or mention.organization or mention.holder)
        if mention.country is None and nameless:
            mention.country = state
        mention.lent = mention.lent or state


def _names_partner(slots: Slots) -> bool:
    """Whether an actor stands behind "with", in whatever form: "met with students" names none."""
    if slots.words[1:2] and slots.words[1] in _NEWSMEN and set(slots.filled) == {"with"}:
        return any(mention.name or mention.country for mention, _ in slots.filled["with"])
    return any(slot.startswith(("with", "object", "loose", "topic-with")) for slot in slots.filled)
