"""Turns a claim into a draft event: participants, place and date resolved against the document."""

from __future__ import annotations

import re
from copy import copy
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dipevents.events.claims import Claim
from dipevents.mentions.items import PLAIN_OWNER, Item, Mention
from dipevents.resolve import places
from dipevents.resolve.dates import full_day, resolve_anchored, resolve_date
from dipevents.resolve.people import Cast, Person
from dipevents.tables import grammar as g
from dipevents.tables.eras import in_its_day
from dipevents.values import DateMention, DateValue, Document, Record

if TYPE_CHECKING:
    from dipevents.tables.gazetteer import Gazetteer

ROLE_ORDER = (
    "host", "sender", "caller", "visitor", "actor", "party", "speaker", "guest", "recipient", "callee",
    "participant", "target", "addressee", "mediator",
)  # fmt: skip
# Offices whose holders make a meeting with anybody a political act.
_RANKING = frozenset(
    "head_of_state head_of_government monarch foreign_minister defence_minister deputy "
    "organization_head".split()
)
PAIR_REACH = 3  # sentences over which "the two leaders" reach back
LEAD = 3  # sentences; an act told here without any time word is the document's own news


_UN_BODIES = frozenset({"Security Council", "General Assembly"})  # states have the like
_UN = re.compile(r"\bU\.N\.|\bUN\b|\bUnited Nations\b|\b(?:UNITED NATIONS|NEW YORK|LAKE SUCCESS)\b")
_MINISTERIAL = frozenset("ministers negotiators envoys chiefs commanders delegations".split())
_DATED = frozenset({"day", "days", "month", "months"})  # times without a year of their own
_ELLIPTIC = 0.85  # of the confidence where the target is told elsewhere
# Which way relations go, by subtype: who follows suit does the like.
_COURSES = {
    "sever": "apart", "downgrade": "apart", "recall": "apart", "close_mission": "apart",
    "expel": "apart", "restore": "together", "establish": "together", "open_mission": "together",
}  # fmt: skip
_SEATS = frozenset(  # where others than the host state's people confer
    "Geneva,Vienna,New York,Brussels,Luxembourg,Strasbourg,The Hague,Davos,Paris,London,Doha".split(",")
)
_OFFICIALS = frozenset("officials authorities ministers leaders lawmakers commanders".split())
_LONG_AGO = timedelta(days=270)
_STAYING = frozenset({"visitor", "guest", "host"})
_ONE_PARTY = "only one party is known"


class Draft(NamedTuple):
    """A claim with its resolved fields, before acts told twice are joined."""

    claim: Claim
    participants: list[Record]
    keys: list[object]  # identity of each participant inside the document
    location: Record | None
    venue: str | None
    date: Record | None
    occasion: str | None
    partial: bool = False  # a meeting or call of which the sentence names one party only


class Resolver:
    """Resolves the claims of one document."""

    def __init__(self, document: Document, cast: Cast, gazetteer: Gazetteer) -> None:
        self.document = document
        self.cast = cast
        self.gazetteer = gazetteer
        self.pairs: list[
            tuple[int, list[tuple[Record, object]]]
        ] = []  # sentence and parties of the acts told
        self.full_days: list[tuple[int, int, date]] = []  # sentence and item of days told with their year
        self.targets: list[tuple[int, str, Record, object]] = []  # sentence, kind and target of the acts told
        self.days: list[tuple[int, int, date]] = []  # sentence, item and day of the acts told
        self.last: tuple[int, list[tuple[Record, object]]] | None = None  # the act told last, whatever it was
        self.parts: list[tuple[str, Record, object]] = []  # the people of the acts told and their roles

    def draft(self, claim: Claim) -> Draft | str:
        """The draft of a claim, or the reason why it tells of no event."""
        if self.document.date is None:
            self._remember_days(claim)
        if claim.rule.type == "meeting":
            self._lend_land(claim)
        participants, keys = self._participants(claim)
        if not participants:
            return "nobody who takes part is known"
        problem = self._problem(claim, participants)
        one_state = len({p["country"] or p["organization"] for p in participants} - {None}) < 2
        partial = claim.rule.type in {"meeting", "call"} and (
            problem == _ONE_PARTY or claim.anaphoric or (claim.attended and one_state)
        )
        if problem and not partial:
            return problem
        _domesticate(participants)
        _doubt_guesses(participants, keys)
        if claim.rule.type == "relations":
            _tell_apart(participants, keys)
        self._remember(claim, participants, keys)
        self._remember_target(claim, participants, keys)
        location, venue = self._location(claim, participants)
        if claim.rule.type == "visit" and location is not None:
            participants, keys = self._guests_abroad(claim, participants, keys, location)
            participants, keys = _not_at_home(participants, keys, location)
        when = self._date(claim)
        if claim.present and when is not None and self._lies_ahead(claim, when["value"]):
            claim.status = "planned"  # "negotiators reconvene in Brasilia on 25 January"
        if when is not None and (day := full_day(when["value"])) is not None:
            self.days.append((claim.sentence.index, claim.position, day))
        if claim.rule.presence and not claim.destination:
            location = self._land_of_stay(claim, participants)
            if location is not None and location["country"] == participants[0]["country"]:
                return "a visitor in his own country"
        if claim.rule.type == "visit" and location is None:
            location = self._host_state(participants)
            arrives = claim.rule.name in {"visit.arrive", "visit.expected"}
            if location is None and arrives and not claim.destination:
                location = self._arrival(participants)
                if location is None:
                    return "no place is visited"
        return Draft(claim, participants, keys, location, venue, when, self._occasion(claim), partial)

    def _guests_abroad(
        self, claim: Claim, participants: list[Record], keys: list[object], location: Record
    ) -> tuple[list[Record], list[object]]:
        """"Kim met Shoigu, on a visit to Pyongyang": of the two the one who is not at home there."""
        hung = all(slot == "adjunct>visitor" for slot, _ in claim.roles)
        if not hung or [p["country"] for p in participants] != [location["country"]]:
            return participants, keys
        before = (m for item in claim.clauses.items[: claim.position] for m in item.group)
        for mention in reversed([m for m in before if m.kind == "person"]):
            person = self.cast.named(mention) if mention.name else None
            if person is not None and person.known and person.country not in {None, location["country"]}:
                return [self._person_record(person, mention, "visitor", claim)], [person]
        return participants, keys

    def _lend_land(self, claim: Claim) -> None:
        """"in Brazil for talks with agriculture officials": they are of the state where the talks are."""
        partners = [m for role, m in claim.roles if role == "with>participant"]
        if len(partners) != 1 or len(claim.roles) == 1 or not self._are_officials(claim, partners[0]):
            return
        location, _ = self._location(claim, [])
        if location is not None and location["country"] and location["name"] not in _SEATS:
            partners[0].country = location["country"]

    def _are_officials(self, claim: Claim, mention: Mention) -> bool:
        """Whether words stand for officials of a state that they do not tell."""
        told = mention.pair or mention.country or mention.organization or mention.holder or mention.pronoun
        heads = (mention.title or "").lower().split()[-1:]
        plain = mention.kind == "country" and mention.plural and not told
        before = claim.sentence.words[mention.first - 1]
        return bool(plain and heads and heads[0] in _OFFICIALS) and not (
            before[0].isupper() or before == "other"  # "European officials"
        )

    def _lies_ahead(self, claim: Claim, value: str | None) -> bool:
        """Whether a present tense tells of what is to come: "leaves today for Madrid", "meet on May 3"."""
        today = self.document.date is not None and value == self.document.date.isoformat()
        return future(value, self.document.date) or (claim.rule.type == "visit" and today)

    def _land_of_stay(self, claim: Claim, participants: list[Record]) -> Record | None:
        """"received visiting Iraqi President Talabani": the land of the others named, else the dateline's."""
        own = {p["country"] for p in participants}
        others = {
            country
            for item in claim.clauses.items
            for m in item.group
            if (country := self._land_of(claim, m)) is not None and country not in own
        }
        if not others and (place := self.document.dateline_place) is not None:
            return self._arrival([]) or places.from_dateline(place, self.document.text, None)
        state = self.gazetteer.country(others.pop()) if len(others) == 1 else None
        if state is None:
            return None
        return places.record(state, self.document.text, None, None) | {"basis": "context"}

    def _land_of(self, claim: Claim, mention: Mention) -> str | None:
        """The state that somebody acts for, or a state named as one."""
        if mention.kind != "person":
            return None if mention.adjective or mention.possessive else mention.country
        person = self._person(claim, mention, claim.sentence.index, []) if not mention.pronoun else None
        return person.country if person is not None else mention.country

    def _remember(self, claim: Claim, participants: list[Record], keys: list[object]) -> None:
        """Keeps the parties of the act told last, for "the two leaders" and "they"."""
        parties = list(zip(participants, keys, strict=True))
        self.last = claim.sentence.index, parties
        self.parts += [(p["role"], p, key) for p, key in parties if p["role"] in _STAYING]
        if claim.rule.type == "visit" and claim.destination and claim.destination[0].group:
            host = claim.destination[0].group[0]
            if host.country and (state := self._collective(claim, host, "host")):
                parties = [*parties[:1], state]
        main = claim.clauses.of[claim.position].kind == "main"
        own = main and claim.sentence.lows[claim.first - 1] == "last"
        if claim.background and self.pairs and not own:  # but "The two last met in March"
            return  # "A called B to follow up on last week's call of C and D"
        if claim.rule.type != "message" and len({p["country"] for p, _ in parties}) > 1:
            self.pairs.append((claim.sentence.index, parties))

    def _remember_target(self, claim: Claim, participants: list[Record], keys: list[object]) -> None:
        """Keeps whom a state turned from or to, for "Libya also severed ties"."""
        for record, key in zip(participants, keys, strict=True):
            kind = _COURSES.get(claim.subtype or "")
            if kind and record["role"] == "target" and record["country"]:
                self.targets.append((claim.sentence.index, kind, record, key))

    def _target_before(self, claim: Claim, found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
        """The target of the act told before, where the sentence names none."""
        states = {record["country"] for record, _ in found}
        kind, here = _COURSES.get(claim.subtype or ""), claim.sentence.index
        if not claim.elliptic or (len(states) > 1 and claim.subtype == "open_mission"):
            return []
        for index, course, record, _ in reversed(self.targets):
            state = self.gazetteer.country(record["country"])
            if here - index <= PAIR_REACH and course == kind and state and record["country"] not in states:
                target = _state_record(state.name, record["country"], "target")
                claim.confidence *= _ELLIPTIC
                return [(target, ("country", record["country"]))]
        return []

    def _the_two(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """Who "they", "the two leaders", "both sides" are: the parties of the act told just before."""
        last = self.pairs[-1] if self.pairs else (-1, [])
        told_here = last[0] == claim.sentence.index and [p["kind"] for p, _ in last[1]] == ["person"] * 2
        parties = (
            last[1]
            if told_here and _plural_fits(mention, last[1])
            else self._named_before(claim, mention, role)
        )
        if not parties or not (mention.states or _plural_fits(mention, parties)):
            index = claim.sentence.index
            reach = PAIR_REACH if _says_nothing(mention) else 2 * PAIR_REACH
            told = [p for at, p in reversed(self.pairs) if index - at <= reach and _plural_fits(mention, p)]
            if not mention.states:  # a visitor and the state he visits are no "two"
                told = [_without_land(p) for p in told]
                told = [p for p in told if len(p) > (mention.pronoun is None)]
            if self._is_counted(claim, mention) and not mention.states:
                told = [p for p in told if len(p) == 2]
            people = [p for p in told if all(record["kind"] == "person" for record, _ in p)]
            if mention.last and claim.sentence.lows[mention.last - 1] in {"men", "women"}:
                told = people
            elif mention.title is None and mention.pronoun is None:
                told = people or told  # "the two": rather people than their states
            if _names_people(mention):
                first = [p for _, p in self.pairs[:1]]  # whom the news is about, however far back
                told = [p for p in told + first if all(record["kind"] == "person" for record, _ in p)] or told
            parties = next(iter(told), []) or self._holders(claim, mention) or self._couple(claim, mention)
            if not (parties or self.pairs) and mention.states:
                parties = self._two_lands(claim, mention, role)
        if not parties and _MINISTERIAL & set((mention.title or "").lower().split()):
            here = claim.sentence.index  # "the foreign ministers": of the two states told of before
            told = [p for at, p in reversed(self.pairs) if here - at <= PAIR_REACH]
            states = told[0] if told and len(_states_of(told[0])) == 2 else []
            return self._ministers(claim, mention, states, role)
        targets = [entry for entry in parties if entry[0]["role"] == "target"]
        if mention.states:  # "broke with Syria and Iraq after their leaders met": those broken with
            return self._states(mention, targets if len(targets) > 1 else parties, role)
        return [(_told_again(record, role), key) for record, key in parties]

    def _holders(self, claim: Claim, mention: Mention) -> list[tuple[Record, object]]:
        """"talks between the two Premiers": the only two of the document that hold such an office."""
        words = (mention.title or "").lower().split()
        if not self._is_counted(claim, mention) or _says_nothing(mention) or "leader" in words[-1]:
            return []
        people = [
            person for person in self.cast.people
            if person.known and person.title and not person.former
            and person.sightings[0][0] <= claim.sentence.index
        ]
        parties: list[tuple[Record, object]] = [
            (self._person_record(person, None, "participant", claim), person) for person in people
        ]
        fitting = [party for party in parties if _plural_fits(mention, [party])]
        apart = len({record["country"] for record, _ in fitting}) == 2
        return fitting if len(fitting) == 2 and apart else []

    def _two_lands(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """"U.S.-Japanese relations are strained. The two countries will …": the only two states named."""
        here = {
            m.country for item in claim.clauses.items for m in item.group
            if m.country and m.last <= mention.first
        }
        codes = sorted(here) if len(here) == 2 else [] if here else self.cast.two_lands(claim.sentence.index)
        states = [state for code in codes if (state := self.gazetteer.country(code)) is not None]
        return [(_state_record(s.name, s.country, role), ("country", s.country)) for s in states]

    def _is_counted(self, claim: Claim, mention: Mention) -> bool:
        """Whether the words say "two" or "both"."""
        return not {"two", "both"}.isdisjoint(claim.sentence.lows[max(0, mention.first - 2) : mention.last])

    def _ministers(
        self, claim: Claim, mention: Mention, parties: list[tuple[Record, object]], role: str
    ) -> list[tuple[Record, object]]:
        """"the foreign ministers" of two states told of: by name where the document knows them."""
        out = []
        for state, key in self._states(mention, parties, role):
            holder = self.cast.office(mention, claim.sentence.index, state["country"], mention.klass)
            out.append((self._person_record(holder, None, role, claim), holder) if holder else (state, key))
        return out

    def _couple(self, claim: Claim, mention: Mention) -> list[tuple[Record, object]]:
        """"Abiy and Isaias have much to settle. The pair will meet": two named side by side just before."""
        people = self.cast.couple(claim.sentence.index)
        before = any(m.last <= mention.first for item in claim.clauses.items for m in item.group)
        plain = _says_nothing(mention) or self._is_counted(claim, mention)
        if not people and plain and not before:  # nobody of this sentence
            people = self.cast.two_of_late(claim.sentence.index)
        parties: list[tuple[Record, object]] = [
            (self._person_record(person, None, "participant", claim), person) for person in people
        ]
        return parties if parties and _plural_fits(mention, parties) else []

    def _states(
        self, mention: Mention, parties: list[tuple[Record, object]], role: str
    ) -> list[tuple[Record, object]]:
        """The states of the parties: "the two countries signed a memorandum"."""
        found: dict[object, Record] = {}
        for party, _ in parties:
            code = party["country"]
            state = self.gazetteer.country(code) if code else None
            if state is None and party["kind"] != "organization":
                continue
            record = _record("country" if state else "organization", role)
            record["name"], record["country"] = (state.name if state else party["name"]), code
            record["title"] = mention.title if mention.title != "sides" else None
            found.setdefault(("country", code) if state else ("organization", party["name"]), record)
        return [(record, key) for key, record in found.items()]

    def _named_before(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """"Rajoy will see Macri when the two hold talks": the two people named before in the sentence."""
        if mention.states and (posted := self._posted_before(claim, mention, role)):
            return posted
        people: list[Person] = []
        states: dict[object, Record] = {}
        for item in claim.clauses.items:
            for other in item.group:
                if other.last > mention.first or mention.last == 0:
                    continue
                person = self.cast.named(other) if other.name else None
                if person is not None and person.known and person not in people:
                    people.append(person)
                elif (
                    other.kind != "person"
                    and not other.adjective
                    and (party := self._collective(claim, other, role))
                ):
                    states.setdefault(party[1], party[0])
        people = people[-2:]
        if len(people) == 2 and people[0].country != people[1].country:
            return [(self._person_record(person, None, role, claim), person) for person in people]
        stand_alone = mention.states or mention.pronoun is not None
        return (
            [(record, key) for key, record in states.items()]
            if len(states) == 2 and not people and stand_alone
            else []
        )

    def _posted_before(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """"South Korea's ambassador to China said the two countries": the sender and the host."""
        for item in claim.clauses.items:
            for envoy in item.group:
                codes = (envoy.country, envoy.host)
                if envoy.klass == "ambassador" and envoy.last <= mention.first and all(codes):
                    states = [state for code in codes if (state := self.gazetteer.country(code or ""))]
                    return [
                        (_state_record(state.name, state.country, role), ("country", state.country))
                        for state in states
                    ]
        return []

    # -- participants -----------------------------------------------------------------------------

    def _participants(self, claim: Claim) -> tuple[list[Record], list[object]]:
        found: list[tuple[Record, object]] = []
        used: set[int] = set()
        for slot_role, mention in sorted(claim.roles, key=_certainty):
            role = slot_role.split(">")[1]
            if _stands_for_pair(mention):
                if mention.pronoun and (several := _several_before(claim, mention)):
                    entries = (self._collective(claim, each, role) for each in several)
                    found += [entry for entry in entries if entry is not None]
                    continue
                if mention.pronoun is None and sum(s.startswith("compound>") for s, _ in claim.roles) > 1:
                    continue  # "the Canadian-U.S. pact, signed by the two sides"
                if mention.pair and sum(r["kind"] == "person" for r, _ in found) > 1:
                    continue  # "Xi and Ma shook hands in the first meeting between leaders of the two sides"
                found += [
                    e
                    for e in self._the_two(claim, mention, role)
                    if not any(_covers(k, e[1]) for _, k in found)
                ]
                continue
            owned = mention.owner == "its" and not (mention.country or mention.counterpart)
            if owned and not mention.name:
                mention.country = self._land_of_office(claim, found)
            entry = self._participant(claim, mention, role, used, found)
            if owned and entry is not None and isinstance(entry[1], Person) and not entry[0]["country"]:
                entry[0]["country"] = entry[1].country = self._land_of_office(claim, found)
            if entry is None:
                continue
            if any(_covers(key, entry[1]) for _, key in found):
                continue
            found = [(record, key) for record, key in found if not _covers(entry[1], key)]
            found.append(entry)
        found += [
            entry for entry in self._seats(claim) if not any(_covers(key, entry[1]) for _, key in found)
        ]
        found += self._target_before(claim, found)
        if claim.rule.type == "relations" and claim.subtype not in {"appoint", "credentials"}:
            found += self._states_beside(found)
        if claim.rule.type != "relations":  # an appointing state stands beside its ambassador
            found = [entry for entry in found if not _stands_beside_official(entry[0], found)]
        found.sort(key=lambda entry: (ROLE_ORDER.index(entry[0]["role"]), entry[0]["start"] or 0))
        return [record for record, _ in found], [key for _, key in found]

    def _land_of_office(self, claim: Claim, found: list[tuple[Record, object]]) -> str | None:
        """"He is in Togo. He met the country's premier": the only state told of just before but theirs."""
        theirs = {record["country"] for record, _ in found} | {m.country for _, m in claim.roles}
        for index in (claim.sentence.index, claim.sentence.index - 1, claim.sentence.index - 2):
            lands = self.cast.lands.get(index, set()) - theirs
            if lands:
                return next(iter(lands)) if len(lands) == 1 else None
        return None

    def _states_beside(self, found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
        """The states whose people act: "Prime Minister Lini expelled the envoy" is an act of Vanuatu."""
        told = {record["country"] for record, _ in found if record["kind"] == "country"}
        out: dict[str, tuple[Record, object]] = {}
        for person, _ in found:
            state = self.gazetteer.country(person["country"] or "")
            if person["kind"] != "person" or state is None or person["country"] in told:
                continue
            record = _state_record(state.name, person["country"], person["role"])
            out.setdefault(person["country"], (record, ("country", person["country"])))
        return list(out.values())

    def _seats(self, claim: Claim) -> list[tuple[Record, object]]:
        """The states of towns that stand for them: "a consulate in Salalah" → Oman."""
        out: list[tuple[Record, object]] = []
        for slot_role, item in claim.seats:
            place, _ = places.locate(item, claim.sentence, self.gazetteer, [], self._dateline_country())
            code = place["country"] if place else None
            state = self.gazetteer.country(code) if code else None
            if state is None:
                continue
            record = _state_record(state.name, code, slot_role.split(">")[1])
            start, end = claim.sentence.span(item.i, item.j)
            record["text"], record["start"], record["end"] = claim.sentence.text[start:end], start, end
            out.append((record, ("country", code)))
        return out

    def _participant(
        self, claim: Claim, mention: Mention, role: str, used: set[int], found: list[tuple[Record, object]]
    ) -> tuple[Record, object] | None:
        index = claim.sentence.index
        if mention.pronoun is not None:
            return self._from_pronoun(claim, mention, role, used)
        if mention.kind == "person":
            person = self._person(claim, mention, index, found)
            if person is not None:
                if not person.known and not self._met_officially(claim, person, mention):
                    return None
                used.add(id(person))
                return self._person_record(person, mention, role, claim), person
            return self._unnamed(claim, mention, role, found)
        return self._collective(claim, mention, role)

    def _from_pronoun(
        self, claim: Claim, mention: Mention, role: str, used: set[int]
    ) -> tuple[Record, object] | None:
        if mention.plural:
            return None
        token = mention.first if mention.pronoun in g.PERSONAL else claim.first
        unnamed = self._unnamed_before(claim, mention)
        if unnamed is not None:
            return self._unnamed(claim, unnamed, role, [])
        if mention.pronoun == "i":
            return self._first_person(claim, role)
        if mention.pronoun == "latter":
            return self._latter(claim, mention, role)
        if mention.pronoun in {"guest", "host"}:
            return self._guest_or_host(mention, role)
        others = used | self._subjects_of(claim, mention)
        person = self.cast.pronoun(mention, claim.sentence.index, token, others)
        if person is None:
            return self._nameless(claim, mention, role)
        used.add(id(person))
        return self._person_record(person, None, role, claim), person

    def _nameless(self, claim: Claim, mention: Mention, role: str) -> tuple[Record, object] | None:
        """"The Malian president is in Togo. He met …": the only person of the act told just before."""
        if self.last is None or claim.sentence.index - self.last[0] not in {1, 2} or mention.pronoun == "i":
            return None
        people = [party for party in self.last[1] if party[0]["kind"] == "person"]
        return (_told_again(people[0][0], role), people[0][1]) if len(people) == 1 else None

    def _guest_or_host(self, mention: Mention, role: str) -> tuple[Record, object] | None:
        """"the visitor", "the British guest": who was told of as one, else whoever was of that state."""
        hosts = mention.pronoun == "host"
        told = [(record, key) for part, record, key in reversed(self.parts) if (part == "host") == hosts]
        if mention.country:
            told += [party for _, parties in reversed(self.pairs) for party in parties]
        for record, key in told:
            if mention.country in {None, record["country"]} and record["kind"] == "person":
                return _told_again(record, role), key
        return None

    def _latter(self, claim: Claim, mention: Mention, role: str) -> tuple[Record, object] | None:
        """"the latter": who was named last before it in the sentence."""
        before = [m for item in claim.clauses.items for m in item.group if m.last <= mention.first and m.name]
        person = self.cast.named(before[-1]) if before and before[-1].kind == "person" else None
        if person is None or not person.known:
            return None
        return self._person_record(person, None, role, claim), person

    def _subjects_of(self, claim: Claim, mention: Mention) -> set[int]:
        """"The envoy called on him": who does it to "him" is another; the identities of those people."""
        if mention.pronoun not in {"him", "her"} or mention.last <= mention.first:
            return set()
        items = claim.clauses.items
        at = next((p for p, item in enumerate(items) if item.i <= mention.first < item.j), None)
        if at is None:
            return set()
        clause = claim.clauses.of[at]
        acting = [*clause.subject, *([clause.antecedent] if clause.antecedent is not None else [])]
        people = (self._person(claim, m, claim.sentence.index, []) for item in acting for m in item.group)
        return {id(person) for person in people if person is not None}

    def _first_person(self, claim: Claim, role: str) -> tuple[Record, object] | None:
        """Who says "I": the one quoted, or whose address or turn of a transcript it is."""
        voice, in_turn = self.cast.voice(claim.sentence.index)
        if claim.quoted:
            voice, in_turn = self._who_says(claim), False
        if voice is None:
            return None
        claim.background = claim.background or in_turn  # a conversation recalls acts of any day
        placed = voice.name or voice.country or (voice.title or "").lower() != "president"  # anybody's
        person = self._person(claim, voice, claim.sentence.index, []) if placed else None
        if person is not None:
            return self._person_record(person, None, role, claim), person
        if voice.name:
            return None
        elsewhere = copy(voice)
        elsewhere.first = elsewhere.last = 0  # no words of this sentence name the office
        return self._unnamed(claim, elsewhere, role, [])

    def _who_says(self, claim: Claim) -> Mention | None:
        """"I met Xi," President Lula said: the one whose words the sentence quotes, by name."""
        items, lows = claim.clauses.items, claim.clauses.lows
        for p, low in enumerate(lows):
            if low not in g.SAYING:
                continue
            for item in (*items[max(0, p - 1) : p], *items[p + 1 : p + 2]):
                if item.kind == "A" and item.group[0].kind == "person" and item.group[0].name:
                    return item.group[0]
        return None

    def _unnamed_before(self, claim: Claim, mention: Mention) -> Mention | None:
        """"a message to the King of Norway, congratulating him": who bears no name in the document."""
        if mention.pronoun not in {"him", "her"}:
            return None
        for item in reversed(claim.clauses.items):
            if item.kind != "A" or item.group[0].last > mention.first or item.group[0].pronoun is not None:
                continue
            other = item.group[0]
            if other.kind == "person":
                lone = not other.name and other.country and not other.counterpart
                known = lone and self._person(claim, other, claim.sentence.index, []) is not None
                return other if lone and not known else None
        return None

    def _person(
        self, claim: Claim, mention: Mention, index: int, found: list[tuple[Record, object]]
    ) -> Person | None:
        if mention.name:
            return self.cast.named(mention)
        if mention.counterpart:
            klass = next((key.klass for _, key in found if isinstance(key, Person) and key.klass), None)
            return self.cast.office(mention, index, mention.country, klass) if mention.country else None
        if mention.owner == PLAIN_OWNER:
            return None  # "the company's president" is not the state's
        taken = frozenset(id(key) for _, key in found if isinstance(key, Person))
        return self.cast.office(mention, index, mention.country, mention.klass, taken)

    def _met_officially(self, claim: Claim, person: Person, mention: Mention) -> bool:
        """Whether somebody of no known office stands beside a political actor in a meeting or message."""
        if claim.rule.type not in {"meeting", "call"} or len(person.words) < 2 or claim.sentence.headline:
            return False
        return any(
            (other.title is not None and other.klass in _RANKING)
            or (
                other.name is not None
                and (known := self.cast.named(other)) is not None
                and known.klass in _RANKING
            )
            for _, other in claim.roles
            if other is not mention
        )

    def _person_record(self, person: Person, mention: Mention | None, role: str, claim: Claim) -> Record:
        record = _record("person", role)
        record["name"] = person.name
        record["title"] = person.title
        record["country"] = person.country or self._land_led(person)
        record["organization"] = person.organization
        record["aliases"] = person.aliases()
        self._place_words(record, mention, claim)
        return record

    def _land_led(self, person: Person) -> str | None:
        """The state of the land in a title: "Head of Udmurtia", "Mayor of Lviv"."""
        head, _, land = (person.title or "").partition(" of ")
        led = _LEADERS & set(head.lower().split())
        place = self.gazetteer.choose(land, (), self._dateline_country()) if led and land else None
        if place is None or not (place.kind == "region" or "mayor" in led):
            return None
        return in_its_day(place.country, self.document.date)

    def _unnamed(
        self, claim: Claim, mention: Mention, role: str, found: list[tuple[Record, object]]
    ) -> tuple[Record, object] | None:
        title = mention.title
        if mention.counterpart:
            title = next((record["title"] for record, _ in found if record["title"]), None) or "counterpart"
        country = mention.country or (self.cast.home if self._is_home_office(mention) else None)
        body = mention.organization
        if country is None and body is None and (title or "").lower() == "secretary-general" and (
            (title or "")[0] == "S" or self._speaks_of_the_un()
        ):
            body = "United Nations"  # alone and with capitals it is that of the UN
        if country is None and body is None:
            return None
        record = _record("person", role)
        record["title"], record["country"], record["organization"] = title, country, body
        self._place_words(record, mention, claim)
        return record, ("office", (title or "").lower(), country, body)

    def _is_home_office(self, mention: Mention) -> bool:
        return mention.klass in {"head_of_state", "head_of_government", "foreign_minister", "monarch"} and (
            mention.owner is None and not mention.organization
        )

    def _collective(self, claim: Claim, mention: Mention, role: str) -> tuple[Record, object] | None:
        if mention.kind == "organization":
            united = mention.entry is None and mention.name in _UN_BODIES and self._speaks_of_the_un()
            if mention.weak and mention.entry is None and not united:
                return None
            record = _record("organization", role)
            name = mention.entry.name if mention.entry is not None else mention.name
            name = f"United Nations {name}" if united else name
            record["name"] = name
            record["country"] = mention.country
            key: object = ("organization", name)
        elif (holder := self._holder(claim, mention)) is not None:
            return self._person_record(holder, mention, role, claim), holder
        else:
            if mention.country is None and mention.klass == "ministry":
                mention.country = self.cast.home
            if mention.country is None and mention.title == "delegation":
                mention.country = self.cast.delegation(claim.sentence.index)
            if mention.holder is not None:
                holder = self._of_pronoun(claim, mention.holder) or self.cast.named(mention.holder)
                mention.country = mention.country or (holder.country if holder is not None else None)
            if mention.country is None:
                return None
            record = _state_record(self._country_name(mention), mention.country, role)
            key = ("country", mention.country)
        record["title"] = mention.title
        self._place_words(record, mention, claim)
        return record, key

    def _speaks_of_the_un(self) -> bool:
        return _UN.search(self.document.text) is not None

    def _of_pronoun(self, claim: Claim, mention: Mention) -> Person | None:
        if mention.pronoun is None:
            return None
        return self.cast.pronoun(mention, claim.sentence.index, mention.first, set())

    def _holder(self, claim: Claim, mention: Mention) -> Person | None:
        """Who in the document is one of "the presidents of Iran and Azerbaijan"."""
        if not mention.title or not mention.country or mention.klass not in _RANKING:
            return None
        holder = self.cast.office(mention, claim.sentence.index, mention.country, mention.klass)
        return holder if holder is not None and holder.klass == mention.klass else None

    def _country_name(self, mention: Mention) -> str | None:
        place = self.gazetteer.country(mention.country or "")
        return place.name if place is not None else mention.name

    def _place_words(self, record: Record, mention: Mention | None, claim: Claim) -> None:
        if mention is None or mention.last <= mention.first:
            return
        start, end = claim.sentence.span(mention.first, mention.last)
        record["text"], record["start"], record["end"] = claim.sentence.text[start:end], start, end

    # -- what must hold ----------------------------------------------------------------------------

    def _problem(self, claim: Claim, participants: list[Record]) -> str | None:
        kind = claim.rule.type
        roles = {p["role"] for p in participants}
        if kind == "visit":
            return self._visit_problem(participants)
        if kind in {"message"} and not {"sender", "recipient"} <= roles:
            return "sender or recipient is not known"
        if kind == "relations":
            return self._relations_problem(claim, participants)
        if claim.rule.name == "call.phone" and "callee" not in roles:
            return "who was called is not known"
        if claim.rule.name == "meeting.receive" and not {"host", "guest"} <= roles:
            return "host or guest is not known"
        if all((p["title"] or "").lower() in _IN_BUSINESS for p in participants):
            return "only people in business take part"
        if len(participants) >= 2:
            return None
        only = participants[0]
        beside = all(role.startswith("with>") for role, _ in claim.roles)  # "a deal with the EU": whose?
        if claim.rule.body_session and _is_body(only) and not beside:
            return None
        if kind == "meeting" and _is_assembly(claim, only):
            return None
        if kind in {"meeting", "call"} and self._partner_unnamed(claim, only):
            return None
        return _ONE_PARTY

    def _partner_unnamed(self, claim: Claim, only: Record) -> bool:
        """Whether the text tells of a second party that it names only by a pronoun or an office."""
        others = [mention for _, mention in claim.roles if mention.pronoun in {"he", "she", "they"}]
        named = only["start"] is not None  # "he might meet Kim": he is the one who is known
        return bool(others) and named and only["country"] is not None and claim.sentence.index <= 1

    def _visit_problem(self, participants: list[Record]) -> str | None:
        visitors = [p for p in participants if p["role"] == "visitor"]
        if not visitors:
            return "no visitor is known"
        if all(p["kind"] != "person" and not p["title"] for p in visitors):
            return "a state as a whole does not travel"
        if all(
            p["country"] is None and p["organization"] is None
            and not (_ranks(p["title"]) or p["kind"] == "organization")
            for p in visitors
        ):
            return "a visitor of no known state or rank"
        return None

    def _relations_problem(self, claim: Claim, participants: list[Record]) -> str | None:
        states = {p["country"] for p in participants if p["country"]}
        bodies = {p["name"] for p in participants if p["kind"] == "organization" and not p["country"]}
        sides = {p["role"] for p in participants} >= {"actor", "target"}
        return None if len(states) + len(bodies) > (0 if sides else 1) else "only one state is known"

    def _host_state(self, participants: list[Record]) -> Record | None:
        """"an official visit at the invitation of the Cuban leader" leads to Cuba."""
        host = next((p for p in participants if p["role"] == "host" and p["country"]), None)
        state = self.gazetteer.country(host["country"]) if host else None
        if (
            host is None
            or state is None
            or any(p["role"] == "visitor" and p["country"] == host["country"] for p in participants)
        ):
            return None
        return {**places.record(state, self.document.text, host["start"], host["end"]), "basis": "context"}

    def _arrival(self, participants: list[Record]) -> Record | None:
        """The town of the dateline, if those who arrived are of another state."""
        place = self.document.dateline_place
        home = in_its_day(place.country, self.document.date) if place is not None else None
        if place is None or any(p["country"] == home for p in participants):
            return None
        return {**places.from_dateline(place, self.document.text, None), "basis": "dateline", "country": home}

    # -- place --------------------------------------------------------------------------------------

    def _location(self, claim: Claim, participants: list[Record]) -> tuple[Record | None, str | None]:
        if claim.rule.type == "call":
            return None, None  # two ends of a line are in no one place
        visit = claim.rule.type == "visit"
        items = claim.destination if visit else [item for _, item, _ in claim.places]
        towns = {id(item) for _, item, at in claim.places if at in claim.cities and not visit}
        hints = self._country_hints(claim, participants)
        best: tuple[Record | None, str | None] = (None, None)
        for item in items:
            if item.place == "here":
                location, venue = self._here(item, claim), None
            elif item.place == "our country":
                location, venue = self._our_country(item, claim), None
            else:
                location, venue = places.locate(
                    item, claim.sentence, self.gazetteer, hints, self._dateline_country()
                )
            if location is None or (id(item) in towns and location["kind"] != "city"):
                continue
            location = {**location, "country": in_its_day(location["country"], self.document.date)}
            if best[0] is None or (
                best[0]["kind"] == "country" and location["country"] == best[0]["country"]
            ):
                best = (location, venue)
        return best

    def _country_hints(self, claim: Claim, participants: list[Record]) -> list[str]:
        hints = [p["country"] for p in participants if p["country"]]
        for item in claim.clauses.items:
            hints.extend(m.country for m in item.group if m.country and m.kind == "country")
        return hints

    def _dateline_country(self) -> str | None:
        place = self.document.dateline_place
        return place.country if place is not None else None

    def _here(self, item: Item, claim: Claim) -> Record | None:
        """"Here" in a wire story is the dateline's city."""
        place = self.document.dateline_place
        if place is None:
            return None
        record = places.from_dateline(place, self.document.text, claim.sentence.span(item.i, item.j))
        return {**record, "basis": "text"}

    def _our_country(self, item: Item, claim: Claim) -> Record | None:
        """"Our country" in a readout is that of its owner, the official it names first."""
        owner = self.cast.first_official()
        state = self.gazetteer.country((owner.country if owner else self.cast.home) or "")
        return (
            places.record(state, self.document.text, *claim.sentence.span(item.i, item.j)) if state else None
        )

    # -- time ----------------------------------------------------------------------------------------

    def _date(self, claim: Claim) -> Record | None:
        base = self.document.date
        worded: Record | None = None
        offset = self._offset(claim)
        if offset is not None:
            return offset
        for item in claim.dates:
            if item.date is None or item.date.kind == "anchored":
                continue
            dated = claim.timeless and claim.tense == "past" and item.date.kind in _DATED
            value = resolve_date(item.date, base, "none" if dated else claim.tense)
            if claim.verbless and item.date.kind in _DATED and self._is_rather_ahead(claim, item, value):
                value, claim.status = resolve_date(item.date, base, "none"), "planned"
            if base is None and (value.value or "").startswith("XXXX"):
                value = self._in_told_year(claim, item, value)
            record = _date_record(item.date, value)
            if claim.is_past and future(value.value, base) and not self._is_near(value.value):
                continue  # "signed a treaty that ends their dispute in 2030"
            if value.value is not None:
                return record
            worded = worded or record
        return self._anchored(claim) or worded

    def _is_rather_ahead(self, claim: Claim, item: Item, value: DateValue) -> bool:
        """"tempers before or during his visit from May 29", told in April: in weeks, not last year."""
        base, told = self.document.date, full_day(value.value)
        if base is None or told is None or item.date is None or claim.status != "occurred":
            return False
        return base - told > _LONG_AGO and future(resolve_date(item.date, base, "none").value, base)

    def _is_near(self, value: str | None) -> bool:
        """Whether an EDTF value is a day not after the document's by more than one."""
        told, base = full_day(value), self.document.date
        return told is not None and base is not None and told - base <= timedelta(days=1)

    def _in_told_year(self, claim: Claim, item: Item, value: DateValue) -> DateValue:
        """"on Feb. 6, 1961 … received on Jan. 31": the year of the full day told before, if near it."""
        at = claim.clauses.items.index(item)
        day = self._day_before(claim, at)
        seen = resolve_date(item.date, day, "none") if day is not None and item.date is not None else value
        return seen if (seen.value or "X")[0].isdigit() else value

    def _day_before(self, claim: Claim, at: int) -> date | None:
        """The last day with its year told before an item, in this sentence or the two before it."""
        for index, position, day in reversed(self.full_days):
            if index < claim.sentence.index or position < at:
                return day if claim.sentence.index - index < PAIR_REACH else None
        return None

    def _remember_days(self, claim: Claim) -> None:
        """Keeps the days with a year that a sentence names, once."""
        if self.full_days and self.full_days[-1][0] >= claim.sentence.index:
            return
        for at, item in enumerate(claim.clauses.items):
            value = resolve_date(item.date, None, "past").value if item.date is not None else None
            last = (value or "").partition("/")[2] or value
            if (day := full_day(last)) is not None:
                self.full_days.append((claim.sentence.index, at, day))

    def _offset(self, claim: Claim) -> Record | None:
        """"broke off relations, three days after their leaders met": the meeting, seen from the break."""
        place = {id(item): at for at, item in enumerate(claim.clauses.items)}
        if any(place[id(item)] > claim.position for item in claim.dates):
            return None  # "six weeks before a conference to be held in December"
        for item in claim.dates:
            if item.date is None or item.date.kind != "anchored":
                continue
            at = place[id(item)]
            if item.date.text.lower().endswith((" after", " before")) and at < claim.position:
                anchor = self._told(claim, at) or self._today(claim)
                return _seen_from(item.date, anchor, back=True)
        return None

    def _anchored(self, claim: Claim) -> Record | None:
        """"Later the same day", "the following day": seen from the act told before."""
        for item in claim.dates:
            ahead = item.date is not None and item.date.text.lower().endswith((" after", " before"))
            if item.date is None or item.date.kind != "anchored" or (
                ahead and claim.clauses.items.index(item) > claim.position
            ):
                continue
            day_before = item.date.parts[2:] == (-1, "day")
            at = min(claim.position, claim.clauses.items.index(item))
            anchor = self._told(claim, at) or (self._today(claim) if day_before else None)
            return _seen_from(item.date, anchor, back=False)
        return None

    def _told(self, claim: Claim, before: int) -> date | None:
        """The day of the act told last before an item of the claim's sentence, not far back."""
        here = claim.sentence.index
        for index, position, day in reversed(self.days):
            if (index < here and here - index <= PAIR_REACH) or (index == here and position < before):
                return day
        return None

    def _today(self, claim: Claim) -> date | None:
        return self.document.date if claim.sentence.index <= LEAD else None

    # -- occasion -------------------------------------------------------------------------------------

    def _occasion(self, claim: Claim) -> str | None:
        if claim.occasion is None:
            return None
        first, last = claim.occasion
        lows = claim.sentence.lows
        while first < last and lows[first] in g.DETERMINERS | g.POSSESSIVES:
            first += 1
        while last > first and not claim.sentence.words[last - 1][0].isalnum() and lows[last - 1] != ")":
            last -= 1
        return claim.sentence.quote(first, last) if last > first else None


def _seen_from(mention: DateMention, anchor: date | None, back: bool) -> Record:
    """The day that an anchored time means, without value where no day was told before it."""
    unknown = DateValue(None, "relative", None)
    return _date_record(mention, resolve_anchored(mention, anchor, back) if anchor else unknown)


def _date_record(mention: DateMention, value: DateValue) -> Record:
    return {
        "value": value.value, "text": mention.text, "start": mention.start, "end": mention.end,
        "weekday": value.weekday, "basis": value.basis,
    }  # fmt: skip


def _record(kind: str, role: str) -> Record:
    return {
        "kind": kind, "role": role, "name": None, "title": None, "country": None, "organization": None,
        "text": None, "start": None, "end": None, "aliases": [],
    }  # fmt: skip


def _told_again(record: Record, role: str) -> Record:
    """A participant of an act told before, in a role of another."""
    return {**record, "role": role, "text": None, "start": None, "end": None}


def _state_record(name: str | None, code: str | None, role: str) -> Record:
    return {**_record("country", role), "name": name, "country": code}


def _is_body(participant: Record) -> bool:
    """A body that can meet by itself: an organization, or a group of office holders."""
    if participant["kind"] == "organization":
        return True
    return participant["kind"] == "country" and bool(participant["title"])


def _is_assembly(claim: Claim, only: Record) -> bool:
    """"ASEAN foreign ministers held talks in Bali": a body's own people meet by themselves."""
    head = (only["title"] or "").lower().split()[-1:]
    acts = all(role.startswith(("subject>", "adjunct>")) for role, _ in claim.roles)
    heads = (only["title"] or "").startswith("heads of")  # "CARICOM heads of government will caucus"
    gathered = heads or head in (["ministers"], ["leaders"], ["chiefs"])
    return only["kind"] == "organization" and acts and gathered


def _covers(key: object, other: object) -> bool:
    """Whether one participant makes another superfluous: the same, or a state beside its own minister."""
    return key is other or key == other


_SUBNATIONAL = frozenset(
    "governor mayor senator congressman congresswoman representative lawmaker county councillor "
    "councilman commissioner legislator premier-designate attorney".split()
)


_IN_BUSINESS = frozenset("businessmen businesspeople entrepreneurs industrialists intellectuals".split())

_SERVING = frozenset(
    "minister ministers head director chief rector chairman chairperson president's adviser advisor aide "
    "ombudsman prosecutor plenipotentiary commander commander-in-chief labor housing veterans".split()
)


_LEADERS = frozenset("head governor president premier mayor leader minister".split())


def _leads(title: str | None) -> bool:
    return bool({"president", "chancellor", "premier"} & set((title or "").lower().split()))


def _domesticate(participants: list[Record]) -> None:
    """A governor or senator without a nation is of the one state that the others are of."""
    states = [p["country"] for p in participants if p["country"]]
    if len(set(states)) != 1:
        return
    cabinet = len(states) > 2  # three of one state and others without any: a state's own people
    led = any(_leads(p["title"]) for p in participants if p["country"])  # a guest's nation would be told
    for record in participants:
        title = set((record["title"] or "").lower().replace(".", "").split())
        own = cabinet or title & _SUBNATIONAL or (led and title & _SERVING)
        body = record["kind"] == "organization" or record["organization"] is not None
        if record["country"] is None and not body and own:
            record["country"] = states[0]


def _doubt_guesses(participants: list[Record], keys: list[object]) -> None:
    """Two heads of one rank don't meet at home: "Presidents Kennedy and Khrushchev", told in Washington."""
    if len({p["country"] for p in participants}) > 1 or len(participants) < 2:
        return
    executives = [k for k in keys if isinstance(k, Person) and k.klass in _RANKING]
    if len(executives) < 2:
        return
    for record, key in zip(participants, keys, strict=True):
        if isinstance(key, Person) and key.guessed:
            record["country"] = None


def _not_at_home(
    participants: list[Record], keys: list[object], location: Record
) -> tuple[list[Record], list[object]]:
    """"The two men toured a park in Hawassa": of two visitors only the one who is abroad there."""
    visitors = {p["country"] or p["organization"] for p in participants if p["role"] == "visitor"} - {None}
    if not location["country"] or visitors <= {location["country"]}:
        return participants, keys
    own = [p["role"] == "visitor" and p["country"] == location["country"] for p in participants]
    kept = [at for at, at_home in enumerate(own) if not at_home]
    return [participants[at] for at in kept], [keys[at] for at in kept]


def _tell_apart(participants: list[Record], keys: list[object]) -> None:
    """A minister who summons Tanzania's envoy is not Tanzania's, whatever the place suggested."""
    targets = {p["country"] for p in participants if p["role"] == "target"}
    for record, key in zip(participants, keys, strict=True):
        if record["role"] == "actor" and record["country"] in targets and isinstance(key, Person):
            record["country"] = None if key.guessed else record["country"]


_RANK_WORDS = frozenset(
    "emperor empress sultan emir shah regent president minister premier chancellor king queen "
    "secretary envoy ambassador pope prince".split()
)


def _ranks(title: str | None) -> bool:
    """Whether a title is one that travels for its state."""
    return bool(_RANK_WORDS & set((title or "").lower().replace("-", " ").split()))


def _certainty(entry: tuple[str, Mention]) -> int:
    """Names first: "the prime minister" beside a named one is another, a counterpart needs the other party.

    Who opens an embassy is not its target as well.
    """
    slot_role, mention = entry
    if mention.counterpart or slot_role in {"in>target", "to>target", "compound>target"}:
        return 2
    return 0 if mention.name else 1


def _stands_for_pair(mention: Mention) -> bool:
    """Whether words stand for people named before: "they", "the two leaders", "both ministers"."""
    if mention.pronoun in {"they", "them"}:
        return True
    if mention.title == "delegation" and not mention.states:
        return False  # one delegation, told of before
    return mention.pair and mention.country is None and mention.organization is None


def _several_before(claim: Claim, mention: Mention) -> list[Mention]:
    """"the ministers of Chile and Peru were in Lima, where García met them": those told of before."""
    if mention.pronoun == "they":
        return _states_above(claim) or _group_above(claim)
    for item in reversed(claim.clauses.items):
        group = [m for m in item.group if 0 < m.last <= mention.first and m.plural and m.title]
        if group and not group[0].pair:
            return group
    return []


def _group_above(claim: Claim) -> list[Mention]:
    """"The Taliban said they would not take part", "asked the leaders when they gather": that group."""
    above = claim.clauses.of[claim.position].parent
    subject = above.subject[-1].group if above is not None and above.subject else []
    bodies = [m for m in subject if m.kind == "organization" or (m.plural and m.title and not m.pair)]
    return bodies if len(subject) == 1 else []


def _states_above(claim: Claim) -> list[Mention]:
    """"Peru and Chile said they had set up relations with Cuba": the states whose words these are."""
    above = claim.clauses.of[claim.position].parent
    named = [m for item in (above.subject if above is not None else []) for m in item.group]
    several = len(named) > 1 and all(m.kind == "country" and m.country and not m.adjective for m in named)
    return named if several else []


_ANYBODY = frozenset("leader side head official interlocutor party counterpart statesmen statesman".split())


def _without_land(parties: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
    """The people of a visit, without the state that they went to."""
    return [p for p in parties if not (p[0]["role"] == "host" and p[0]["kind"] == "country")]


def _states_of(parties: list[tuple[Record, object]]) -> set[str]:
    return {record["country"] for record, _ in parties if record["country"]}


def _says_nothing(mention: Mention) -> bool:
    """Whether "they", "the two sides", "the leaders" could be anybody."""
    words = (mention.title or "").lower().split()
    return not words or words[0] in {"heads", "head"} or words[-1].rstrip("s") in _ANYBODY


def _names_people(mention: Mention) -> bool:
    """Whether the words stand for people: "the two leaders", not "the two sides"."""
    heads = (mention.title or "").lower().split()[-1:]
    return bool(heads) and heads[0].rstrip("s") in {"leader", "official", "interlocutor"}


def _plural_fits(mention: Mention, parties: list[tuple[Record, object]]) -> bool:
    """Whether a plural title can name the parties: "ministers" needs ministers, "leaders" anybody."""
    if _says_nothing(mention):
        return True
    words = [word.rstrip("s") for word in (mention.title or "").lower().split()]
    fields = _FIELDS.intersection(words[:-1])
    if any(record["kind"] != "person" for record, _ in parties):
        return False  # "the two ministers" are not a premier and the state he will visit
    titles = [record["title"].lower() for record, _ in parties if record["title"]]  # a counterpart's is not
    if words[-2:] == ["prime", "minister"]:
        return bool(titles) and all("premier" in t or "prime minister" in t for t in titles)
    if words[-1] == "minister":  # a secretary of state is one
        titles = [title.replace("secretary", "minister") for title in titles]
    return bool(titles) and all(
        words[-1] in title and all(_is_of_field(title, field) for field in fields) for title in titles
    )


_FIELDS = frozenset("foreign defence defense finance interior energy trade".split())
_DIPLOMATS = ("foreign", "external", "of state")  # in the titles of those who are foreign ministers


def _is_of_field(title: str, field: str) -> bool:
    """Whether a minister's title is of a field: "the two foreign ministers" are no premiers."""
    return any(word in title for word in (_DIPLOMATS if field == "foreign" else (field[:5],)))


def _stands_beside_official(record: Record, found: list[tuple[Record, object]]) -> bool:
    """Whether a bare state stands beside its own official in the same part: the official acts for it."""
    if record["kind"] != "country" or record["title"] not in {None, "delegation", "team"}:
        return False
    return any(
        other["kind"] == "person"
        and other["country"] == record["country"]
        and other["role"] == record["role"]
        for other, _ in found
    )


def document_date(claim: Claim, document: Document) -> Record | None:
    """The document's date as the act's, for its own news told without a time word."""
    if document.date is None or claim.status not in {"occurred", "denied", "cancelled"}:
        return None
    if claim.sentence.index > LEAD or claim.quoted or claim.background:
        return None
    return {
        "value": document.date.isoformat(), "text": None, "start": None, "end": None, "weekday": None,
        "basis": "document",
    }  # fmt: skip


def future(value: str | None, base: date | None) -> bool:
    """Whether an EDTF value lies after the document's day."""
    if value is None or base is None or not value[:4].isdigit():
        return False
    start = value.partition("/")[0]
    return start > base.isoformat()[: len(start)]
