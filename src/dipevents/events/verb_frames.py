"""Frames over verbs: "Xi met Putin", "was summoned in Islamabad"."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.events.accords import whoever
from dipevents.events.claims import Claim
from dipevents.events.clauses import Clause
from dipevents.events.envoys import appointees, as_state, assign_host, name_appointee
from dipevents.events.frames import destinations
from dipevents.events.posts import is_bare_name
from dipevents.events.slots import Slots
from dipevents.events.stops import further_stops
from dipevents.events.verb_troubles import STATEHOOD, VerbTroubles, is_leaving, team_sent
from dipevents.mentions.items import Item, Mention, is_seat
from dipevents.rules import Rule
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED

_TRAVELLED = frozenset(
    "flew went came arrived travelled traveled left headed returned visited drove "
    "interrupted paused".split()
)
_SUPPLYING = frozenset("supply give lend grant sell provide deliver send help assist buy purchase".split())
_MUTUAL = frozenset({"meeting.meet", "meeting.confer"})
_LIKE_PAST = frozenset({"set", "cut", "put", "shut"})  # whose past looks like the base form
_LATER = frozenset({"evening", "tonight", "later", "tomorrow", "next", "coming", "end"})
_ONWARD = frozenset({"on", "next", "then", "later", "onward", "onwards"})


class VerbFrames(VerbTroubles):
    """Lays the rules of a verb over what stands around it."""

    def _verb_claim(self, rule: Rule, p: int, kind: str) -> Claim | None:
        """The claim of a rule whose trigger verb stands at p, or None with a reason kept."""
        if self._is_ruled_out(rule, p, self._verb_troubles(rule, p, kind)):
            return None
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        particle = rule.verbs and follower in rule.particles  # "called in the ambassador"
        that = rule.echo and follower == "that"  # "took that step two years ago"
        slots = self._look_right(p + 2 if particle or that else p + 1, noun=False)
        if self._is_ruled_out(rule, p, self._slot_troubles(rule, p, kind, slots)):
            return None
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p].j)
        places = self._verb_places(rule, slots) or self._land_of_clause(rule, p)
        if is_leaving(self.lows[p]):
            places = [item for item in places if item.place != "here"]  # "left here tonight for Colombo"
        passive = kind != "gerund" and (self._passive(p) or self._is_done_to_envoy(rule, p, kind))
        if passive or rule.subtype == "appoint":
            slots = slots.copy()  # the agent and the appointee are taken out
        self._fill_verb(claim, slots, passive, p)
        self._fill_group(claim, slots, kind)
        if self._is_ruled_out(rule, p, _role_troubles(claim)) or not self._has_parties(claim, p):
            return None
        claim.destination = places
        claim.background = self._clause(p).kind == "relative" or self._looks_back(p)
        self._finish(claim, slots, p, self._verb_status(p, claim))
        self._settle_verb(claim, slots, kind)
        if self._is_ruled_out(rule, p, self._stance_troubles(claim)):
            return None
        return claim if self._complete(claim, p) else None

    def _fill_group(self, claim: Claim, slots: Slots, kind: str) -> None:
        """Teams that a state sends, and the states that a joint commission joins."""
        rule, p = claim.rule, claim.position
        team = team_sent(slots) if rule.sends else None
        if team is not None:
            self._add_team(claim, team)
        if joint := self._joint_subject(rule, p, kind):
            claim.roles = [("subject>participant", mention) for mention in joint]

    def _settle_verb(self, claim: Claim, slots: Slots, kind: str) -> None:
        """What the form of the verb tells of status and times."""
        rule, p = claim.rule, claim.position
        if rule.subtype == "summon" and not claim.places:
            claim.places = self._place_of_post(p)
        plural = kind == "base" and self.lows[p] not in _LIKE_PAST and self._is_present_plural(p)
        if (kind == "present" or plural) and claim.status == "occurred" and not self.sentence.headline:
            self._settle_present(claim)
        if kind == "gerund" and claim.status == "occurred" and self._is_arranged(p):
            claim.tense = "future"
            if rule.intransitive and rule.type == "visit" and claim.dates:
                claim.status = "planned"  # "is flying to Skopje this week"
        if rule.undated:
            claim.dates, claim.background = [], True
        if rule.type == "relations" and claim.status == "planned" and "effective" in self.lows[p : p + 25]:
            claim.status = "occurred"  # "decided to recognize each other, effective today"
        if claim.status == "planned" and self._is_purpose_of_travel(p):
            claim.tense = "none" if slots.dates else "past"

    def _settle_present(self, claim: Claim) -> None:
        """"who travels to Rome on Monday", "who travels to Rome this evening", "then goes on to Cairo"."""
        p = claim.position
        claim.present = True
        claim.tense = "future" if claim.rule.type == "visit" else "none"
        later = any(_LATER & set(item.date.text.lower().split()) for item in claim.dates if item.date)
        onward = claim.rule.intransitive and not _ONWARD.isdisjoint(self.lows[max(0, p - 5) : p + 3])
        if later or onward:
            claim.status = "planned"

    def _stance_troubles(self, claim: Claim) -> Iterator[str]:
        """What its time and its status say against it."""
        p = claim.position
        vague = self.lows[p - 1 : p] == ["to"] and self.lows[p - 2].startswith(("continu", "maintain"))
        if vague and claim.rule.type == "meeting" and not (claim.dates or claim.places):
            yield "talks that shall go on some time are no particular act"
        if claim.rule.states_only and claim.status == "denied":
            yield "a stance that goes on is no act"

    def _add_team(self, claim: Claim, team: str) -> None:
        """"Japan is sending a three-man team to Lima": people of the state that sends them."""
        sending = [m for m in self._clause(claim.position).actors() if m.country]
        if len(sending) == 1 and not claim.roles:
            sent = as_state(sending[0], sending[0].country)
            sent.title, sent.klass, sent.plural = team, "group", True
            claim.roles.append(("object>visitor", sent))

    def _is_done_to_envoy(self, rule: Rule, p: int, kind: str) -> bool:
        """"Danish ambassador expelled from Chad": an envoy before the verb, and nobody behind it."""
        if kind != "past" or not rule.object_class or not p:
            return False
        envoys = self.items[p - 1].group
        follower = self.lows[p + 1] if p + 1 < len(self.items) else "."
        sent = bool(envoys) and (envoys[-1].klass in rule.object_class or self._is_diplomat(envoys[-1]))
        return sent and (follower == "." or follower in {"from", "by", "over", "after", "to"})

    def _is_arranged(self, p: int) -> bool:
        """"is meeting Macron on Friday": a present that goes on, told with a time, lies ahead."""
        q = p - 2 if self.lows[p - 1].endswith("ly") or self.lows[p - 1] in {"also", "now"} else p - 1
        if q >= 0 and self.lows[q] in {"was", "were"}:
            above = self._clause(p).parent  # "said that he was leaving for Lima on Friday"
            return above is not None and above.verb is not None and self.lows[above.verb] in g.SAYING
        return q >= 0 and self.lows[q] in {"is", "are"}

    def _is_purpose_of_travel(self, p: int) -> bool:
        """"flew to Rome on Monday to meet Andreotti": the day is that of the flight, which lies behind."""
        verb = self._clause(p).verb
        if verb is None or verb >= p - 1 or self.lows[p - 1] != "to":
            return False
        return self.lows[verb + (self.lows[verb] == "had")] in _TRAVELLED | {"flown", "come", "gone"}

    def _is_present_plural(self, p: int) -> bool:
        """"where leaders gather": no infinitive and no modal before the base form."""
        did = "did" in self.lows[max(0, p - 5) : p]  # "did, however, fly"
        bound = did or self.lows[p - 1] in g.HELPERS or self.lows[p - 1] in {"to", "not", "and"}
        return not bound and bool(self._subject(p))

    def _verb_places(self, rule: Rule, slots: Slots) -> list[Item]:
        if not rule.destination:
            return []
        places = destinations(rule, slots)
        return places + further_stops(self.items, self.lows, places) if rule.type == "visit" else places

    def _land_of_clause(self, rule: Rule, p: int) -> list[Item]:
        """"Mozambique, which Abe visited in January": what the relative clause is about."""
        clause = self._clause(p)
        land = clause.antecedent
        about = "object" in rule.destination and self.lows[clause.begin] in {"which", "that"}
        if land is None or not about or clause.kind != "relative" or land in clause.subject:
            return []
        return [land] if land.kind == "P" or land.group[0].gpe else []

    def _fill_verb(self, claim: Claim, slots: Slots, passive: bool, p: int) -> None:
        rule = claim.rule
        subject = [mention for item in self._subject(p) for mention in item.group] or self._it(claim, p)
        objects = [mention for mention, _ in slots.filled.get("object", [])]
        clause = self._clause(p)
        if not objects and clause.antecedent is not None and self.lows[clause.begin] in {"whom", "that"}:
            objects = clause.antecedent.group  # "Churkin, whom Musyoka met on Thursday"
        if rule.states_only and not objects:
            objects = self._state_recognized(p, slots)
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
            by_name = any(
                (role == "object_country>target" and (is_bare_name(m) or m.pronoun))
                or (role == "passive-owner>actor" and m.holder and is_bare_name(m.holder))
                for role, m in claim.roles
            )
            claim.unfit = not (by_name or self._has_envoy(rule, objects, slots))
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
        if "told" in rule.slots and self._is_of_it(p, passive):
            claim.roles.append((f"told>{rule.slots['told']}", whoever("signatories")))
        if rule.name == "relations.exchange-ambassadors" and passive and not claim.roles:
            claim.roles.append(("subject>actor", whoever("group")))  # "Ambassadors will be exchanged in May"

    def _state_recognized(self, p: int, slots: Slots) -> list[Mention]:
        """"Togo, which Ghana recognised in May", "recognised Togo's independence": the state."""
        owners = slots.filled.get("object-owner", [])
        free = [m for m, at in owners if not STATEHOOD.isdisjoint(self.lows[at + 1 : at + 3])]
        return free or self._told_of(p)

    def _is_of_it(self, p: int, passive: bool) -> bool:
        """"It had been signed in May", "parliament ratified them": an accord that a pronoun stands for."""
        if not passive:
            return self._stands_for(p + 1, ("it", "them"))
        q = p - 1
        while q >= 0 and (self.lows[q] in g.AUXILIARIES or self.lows[q].endswith("ly")):
            q -= 1
        return q >= 0 and self._stands_for(q, ("it", "they"))

    def _stands_for(self, p: int, pronouns: tuple[str, ...]) -> bool:
        group = self.items[p].group if p < len(self.items) else []
        plain = "it" in pronouns and self.lows[p : p + 1] == ["it"]
        return plain or (bool(group) and group[0].pronoun in pronouns)

    def _antecedents(self, clause: Clause, slots: Slots) -> list[Mention]:
        """"Ecevit and Karamanlis, who last met in March": it takes two, so all who are listed met."""
        alone = self.lows[clause.begin + 1 : clause.begin + 2] in (["is"], ["was"], ["has"])
        if self.lows[clause.begin] != "who" or clause.antecedent is None or alone or "with" in slots.filled:
            return []
        listed = self.clauses.coordinated(self.items.index(clause.antecedent), objects=True)
        return [mention for item in listed for mention in item.group]

    def _who_made_known(self, expelled: list[Mention]) -> list[Mention]:
        """"has been declared persona non grata, the Chilean ministry said": whose ministry says so."""
        own = {mention.country for mention in expelled}
        for item in self.items:
            for mention in item.group:
                if is_seat(mention) and mention.country not in own:
                    return [as_state(mention, mention.country)]
        return []

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
                states = [
                    as_state(m, m.country) for m in subject
                    if m.country or (m.klass in POSTED and m.name) or is_bare_name(m)
                ]
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
        if claim.rule.subtype == "expel" and not any(role.endswith(">actor") for role, _ in claim.roles):
            claim.roles.extend(("passive-in>actor", state) for state in self._who_made_known(subject))
        told = any(role.endswith(">actor") and (m.country or m.holder) for role, m in claim.roles)
        if claim.rule.subtype == "summon" and not (told or claim.seats):
            claim.roles.extend(("passive-to>actor", land) for land in self._land_of_ministry(claim.position))
            # "In Tripoli, the Chadian ambassador was summoned to the foreign ministry"
            for _, item, _ in self._leading_place(claim.position):
                lands = [as_state(m, m.country) for m in item.group[:1] if m.country]
                claim.roles = [entry for entry in claim.roles if not (lands and entry[0].endswith(">actor"))]
                claim.roles.extend(("passive-in>actor", land) for land in lands)


def _role_troubles(claim: Claim) -> Iterator[str]:
    """What those who fill its roles say against it."""
    if claim.unfit:
        yield "its object is no envoy"
    several = [m for _, m in claim.roles if m.plural or not m.pronoun]
    if claim.rule.purpose and len(several) < 2 and not any(m.plural for m in several):
        yield "one alone resolves it"


def _joint(slots: Slots) -> list[Mention]:
    """"convened the U.S.-Israel Consultative Group": the states that the body joins."""
    pair = slots.filled.get("object-adjective", [])
    return [mention for mention, _ in pair] if len(pair) == 2 and pair[0][1] == pair[1][1] else []


def _lend_state(senders: list[Mention], sent: list[Mention]) -> None:
    """"Ghana sent a delegation": those who are sent are of whoever sends them, if nothing else is told."""
    state = senders[0].country if len(senders) == 1 else None
    body = senders[0] if len(senders) == 1 and senders[0].kind == "organization" and not state else None
    for mention in sent:
        nameless = mention.title and not (mention.name or mention.organization or mention.holder)
        if nameless and not (mention.country or state) and len(senders) == 1 and senders[0].kind == "person":
            mention.holder = senders[0]  # "Babangida dispatched special envoys"
        if mention.country is None and nameless:
            mention.country = state
            if body is not None and mention.title == "delegation":  # "The EU sent a delegation": its own
                mention.kind, mention.name, mention.entry = body.kind, body.name, body.entry
        mention.lent = mention.lent or state
