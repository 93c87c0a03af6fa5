"""Who takes part in an act told of as a noun, in which role: from its phrase, its verb and its clause."""

from __future__ import annotations

from dipevents.events.accords import the_two, whoever
from dipevents.events.claims import Claim, personal
from dipevents.events.envoys import as_state, assign_host, name_appointee
from dipevents.events.frames import JOINT_BODIES
from dipevents.events.governors import BEFORE_VERB, INTENT
from dipevents.events.letters import BEARING
from dipevents.events.noun_senses import TOPICAL
from dipevents.events.offers import OfferReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED

_DELIVERS = frozenset(
    {"deli", "hand", "conv", "carr", "brin", "brou", "pass", "tran", "rela", "subm", "pres", "took", "take"}
)
_ATTENDING = frozenset("joining attending present participating taking".split())
_EFFORTS = frozenset("efforts effort attempts attempt need calls measures steps initiatives bid".split())
WITHIN = frozenset("at in during after following since from of".split())
_INSIDE = {"meeting": "with", "call": "with", "message": "from"}  # slots, by type
_SPEAKING_TO = frozenset({"told", "addressed", "addresses", "addressing"})
_REFUSED = frozenset("refused denied granted promised".split())
_TOOK = frozenset("take takes took taken taking had has have got gets".split())  # a call, from somebody
_HAPPENING = frozenset(
    "open opened opens begin began begun begins start started starts resume resumed resumes held".split()
)
_OURS = frozenset("meeting encounter summit talks conversation negotiations discussion discussions".split())
_GATHERINGS = frozenset({"conference", "summit", "meeting", "session", "gathering"})
_RANKED = frozenset({"first", "second", "third", "fourth", "fifth", "last", "highest"})
_SEQUENCES = frozenset("follow follows followed after precede precedes preceded before".split())

_UPON = frozenset({"on", "upon", "after", "following", "since"})
_GETTING = ("recei", "accep", "got", "get")
_TAKEN = frozenset({"accepted", "received"})


class ParticipantReader(OfferReader):
    """Gives each party its role."""

    def _is_rung(self, p: int, mention: Mention) -> bool:
        """Whether "to" belongs to the call: not in "the result of the call was an appeal to Oslo"."""
        between = self.sentence.lows[self.items[p].j : mention.first]
        return g.AUXILIARIES.isdisjoint(between)

    def _fill_relative(self, claim: Claim, verb: int) -> Slots:
        """Subject, place and time of the verb in the relative clause."""
        right = self._look_right(verb + 1, noun=False)
        q = verb - 1
        subject: list[Mention] = []
        while q > claim.position and (
            self.items[q].kind == "A"
            or self.lows[q] in BEFORE_VERB
            or self.lows[q] in INTENT
        ):
            subject = self.items[q].group + subject
            q -= 1
        if not subject and self.lows[q - 1 : q + 1] == ["the", "two"]:
            subject = [the_two()]
        if len(subject) == 1 and subject[0].pronoun in {"he", "she"}:
            office = self._judged(claim.position) or self._office_before(claim.position)
            subject = [office] if office is not None else subject  # "the King told of the call he received"
        receives = bool(claim.rule.governor_role) and self.lows[verb].startswith(_GETTING)
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

    def _fill_inside(self, claim: Claim, q: int) -> None:
        """"a summit in Oslo at which A and B spoke", "a letter in which C complained": who acted there."""
        slot = _INSIDE.get(claim.rule.type)
        written = claim.rule.slots.get("from")  # "replied to a letter in which": whoever wrote that one
        told = slot == "from" and any(role.endswith(f">{written}") for role, _ in claim.roles)
        if slot is None or slot not in claim.rule.slots or told:
            return
        for r in range(q, min(q + 9, len(self.items) - 2)):
            low = self.lows[r]
            if low == "where" or (low in WITHIN and self.lows[r + 1] == "which"):
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
        if governor is not None and self.lows[governor].startswith(TOPICAL):
            governor = None  # "suggested discussing the upcoming G20 summit": those who discuss are not there
        if "our" in left.words and clause.quoted and self.lows[claim.position] in _OURS:
            self._assign(claim, "possessive", [whoever("group", "interlocutors")])  # "since our meeting"
        if claim.rule.type == "visit" and not claim.roles:
            self._assign(claim, "possessive", self._for_whom(start))
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
            # "who is on his way to Lima"
            his_own = clause.kind == "relative" and clause.subject == [clause.antecedent]
            whose = clause.actors() if his_own else [office or self._pronoun_owner(left)]
            self._assign(claim, "possessive", whose)
        skip = {"subject", "adjunct", "possessive", "compound"}
        if claim.rule.type == "message" and self._is_signed_for(right, start, governor):
            skip.add("by")
        self._assign_slots(claim, right, skip)
        if not _RANKED.isdisjoint(self.lows[claim.position : claim.position + 12]):
            claim.roles = [(role, m) for role, m in claim.roles if not self._is_ranked_by(role, m)]
        if claim.rule.type == "relations" and governor is None and "their" in left.words:
            own = clause.actors()
            self._assign(claim, "subject", own)  # "sealed the resumption of their relations"
        if claim.rule.type == "relations" and "there" in right.words[:4] and "in" in slots:
            self._assign(claim, "in", self._named_there(claim.position))
        if claim.rule.type == "meeting":
            self._assign(claim, "for", self._honoured(claim.position))
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
            self._fill_relations(claim, left, right, governor, start)
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
        if claim.rule.type == "agreement":
            self._friends_with(claim, right)
        if self._exchanges(claim, governor):
            if self.lows[claim.position] not in {"word", "words"} and "phone" not in right.words:
                self._assign(claim, "to", [m for m, _ in right.filled.get("with", [])])
            senders = [at for at, (role, _) in enumerate(claim.roles) if role.endswith(">sender")]
            for at in senders[1:]:
                claim.roles[at] = ("to>recipient", claim.roles[at][1])
        if governor is not None:
            pass
        elif start and self.lows[start - 1] in _SPEAKING_TO and claim.rule.body_session:
            self._assign(claim, "subject", [m for m in self._clause(start).actors() if m.kind == "person"])
        elif self._is_others_session(claim, start):
            pass
        elif claim.rule.name == "visit.arrival" and self.lows[start - 1] not in _UPON:
            pass  # "saw no harm in the experts' arrival in Chad"
        elif "adjunct" in slots and self._lacks_party(claim) and self._hangs_on_clause(start):
            spoken_to = claim.rule.type in {"meeting", "call"}  # whom a letter asks has not written it
            agent = self._giver(start) if claim.rule.type == "message" else []
            self._assign(claim, "adjunct", agent or self._adjunct_subject(claim.position, start, spoken_to))
            anchor = self._anchor(start)
            if claim.rule.type in {"meeting", "call"} and self.lows[anchor - 1] in {"in", "during", "at"}:
                told = self._addressed(claim.position, before=True)
                self._assign(claim, "adjunct", told)  # "told Shultz in a two-hour meeting"
        elif claim.rule.name == "meeting.talks" and (sides := self._who_tells_of(claim, right, start)):
            claim.roles.extend(("subject>participant", side) for side in sides)
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
            # "were presented by …", but "were accepted by the King"
            taken = bool(claim.rule.governor_role) and not _TAKEN.isdisjoint(right.words)
            by = [m for m, _ in right.filled.get("by", [])]
            if taken and claim.rule.type == "relations":
                claim.roles += [("to>target", mention) for mention in by]
            else:
                self._assign(claim, "subject", by)
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

    def _who_tells_of(self, claim: Claim, right: Slots, start: int) -> list[Mention]:
        """"Manila said that talks with Washington would open": who tells of them is the other side."""
        alone = bool(claim.roles) and all(role.startswith("with>") for role, _ in claim.roles)
        if not alone or _HAPPENING.isdisjoint(right.words):
            return []
        clause = self._clause(start)
        told = clause.parent if clause.kind == "subordinate" and self.lows[clause.begin] == "that" else clause
        verb = told.verb if told is not None else None
        if told is None or verb is None or verb >= start or self.lows[verb] not in g.SAYING:
            return []
        if told is clause and any(item.kind != "D" for item in self.items[verb + 1 : start]):
            return []
        speakers = [m for m in told.actors() if m.country and (m.kind == "country" or m.title)]
        return [as_state(m, m.country) for m in speakers[:1]]

    def _exchanges(self, claim: Claim, governor: int | None) -> bool:
        """"Xi and Bhandari exchanged messages", "an exchange of letters": each is the other's recipient."""
        behind = self.lows[claim.position + 1 : claim.position + 8]
        told = "between" in claim.rule.slots or ("each" in behind and "other" in behind) or (
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
        return [mention for mention, _ in pair] if not JOINT_BODIES.isdisjoint(behind) else []

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

    def _govern(self, claim: Claim, governor: int, start: int, right: Slots) -> None:
        rule = claim.rule
        if rule.object_class and self.lows[governor] not in rule.governors:
            return  # "Libya demanded the recall of Ghana's ambassador"
        if rule.type == "agreement" and self._noun_subject(governor, "past") in _GATHERINGS:
            claim.roles.append(("subject>party", whoever("gathering")))  # "The conference adopted a plan"
            return
        subject = self._thanked(governor) or [
            mention for item in self._subject_of_governor(governor) for mention in item.group
        ] or self._it(claim, governor)
        between = self.items[start - 1] if start else None
        aimed = any(role == "to>recipient" for role, _ in claim.roles)  # "handed Lund a message to the King"
        if between is not None and between.kind == "A" and start - 1 > governor and not aimed:
            self._assign(claim, "dative", between.group)
        if rule.type == "message" and self.lows[governor - 1] == "to" and self._is_bearer(governor, start):
            subject = self._clause(governor).actors()
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
        known = self.lows[start : start + 1] == ["the"] and not self._is_for_envoy(claim, right)
        if rule.name == "message.send" and self.lows[governor][:4] in _DELIVERS and (owned or known):
            claim.borne = "from" in right.filled and not passive and bool(subject)
            if passive and self.lows[claim.position] != self.lows[start] and "from" in right.filled:
                self._assign(claim, "dative", subject)  # "was handed a message from the Emir"
            return  # who hands over another's letter, or "the letter" told of before, is its bearer
        took = self.lows[governor] in _TOOK and "from" in right.filled and "with" not in right.filled
        gets = self.lows[governor].startswith(_GETTING) or took
        reversed_roles = bool(rule.governor_role) and gets
        if passive and "dative" in rule.slots:  # "was granted an audience by the Pope"
            self._assign(claim, "dative", subject)
            self._assign(claim, "subject", [m for m, _ in right.filled.get("by", [])])
        elif passive and rule.type == "meeting" and self.lows[governor] in _REFUSED:
            self._assign(claim, "subject", subject)  # "was refused a meeting with Bazoum"
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

    def _for_whom(self, start: int) -> list[Mention]:
        """"For Lund it was the first visit to Chile": whose visit it was."""
        begin = self._clause(start).begin
        said = self.lows[start - 1] in {"was", "is"} and self.lows[start - 2] in {"it", "this"}
        led = said and self.lows[begin : begin + 1] == ["for"] and self.items[begin + 1].kind == "A"
        return self.items[begin + 1].group if led else []

    def _is_for_envoy(self, claim: Claim, right: Slots) -> bool:
        """"handed the note to the British Ambassador": a minister's own, whom no envoy bears it for."""
        given = [m for m, _ in right.filled.get("to", [])]
        return self.lows[claim.position].startswith("note") and any(m.klass in POSTED for m in given)

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
        if self.lows[max(0, governor - 2) : governor] in (["role", "in"], ["part", "in"], ["share", "in"]):
            return []  # "praised the Kingdom's role in hosting the talks"
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
