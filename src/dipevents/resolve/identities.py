"""Whom or what one mention stands for: a person of the cast, an office, a state, a body."""

from __future__ import annotations

import re
from copy import copy

from dipevents.events.claims import Claim
from dipevents.mentions.items import PLAIN_OWNER, Mention
from dipevents.resolve.people import Person
from dipevents.resolve.times import Times
from dipevents.tables import grammar as g
from dipevents.tables.eras import in_its_day
from dipevents.values import Record

# Offices whose holders make a meeting with anybody a political act.
RANKING = frozenset(
    "head_of_state head_of_government monarch foreign_minister defence_minister deputy "
    "organization_head".split()
)
_UN_BODIES = frozenset({"Security Council", "General Assembly"})  # states have the like
_UN = re.compile(r"\bU\.N\.|\bUN\b|\bUnited Nations\b|\b(?:UNITED NATIONS|NEW YORK|LAKE SUCCESS)\b")
_STAFF = frozenset({"ministry", "spokesperson", "official"})
_LEADERS = frozenset("head governor president premier mayor leader minister".split())


class Identities(Times):
    """Reads who a mention is."""

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
        if mention.pronoun == "it":
            return self._state_before(claim, role)
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
        person = self.cast.pronoun(mention, claim.sentence.index, token, others) or self._named_behind(claim)
        if person is None:
            return self._nameless(claim, mention, role)
        used.add(id(person))
        return self._person_record(person, None, role, claim), person

    def _state_before(self, claim: Claim, role: str) -> tuple[Record, object] | None:
        """"Fiji is small. It broke with Togo": the state or body whose name opens the sentence before."""
        head = self.cast.heads.get(claim.sentence.index - 1)
        if head is None or head.pair or head.pronoun:
            return None
        elsewhere = copy(head)
        elsewhere.first = elsewhere.last = 0  # no words of this sentence name it
        elsewhere.title = None
        return self._collective(claim, elsewhere, role)

    def _named_behind(self, claim: Claim) -> Person | None:
        """"After he met Kharrazi, Foreign Secretary Straw spoke": the subject of the clause that follows."""
        clause = claim.clauses.of[claim.position]
        if clause.kind != "subordinate" or clause.begin > 0:
            return None
        for behind in dict.fromkeys(claim.clauses.of[claim.position :]):
            named = [m for item in behind.subject for m in item.group if behind is not clause and m.name]
            if named:
                person = self.cast.named(named[0]) if len(named) == 1 else None
                return person if person is not None and person.known else None
        return None

    def _nameless(self, claim: Claim, mention: Mention, role: str) -> tuple[Record, object] | None:
        """"The Malian president is in Togo. He met …": the only person of the act told just before."""
        if self.last is None or claim.sentence.index - self.last[0] not in {1, 2} or mention.pronoun == "i":
            return None
        people = [party for party in self.last[1] if party[0]["kind"] == "person"]
        return (told_again(people[0][0], role), people[0][1]) if len(people) == 1 else None

    def _guest_or_host(self, mention: Mention, role: str) -> tuple[Record, object] | None:
        """"the visitor", "the British guest": who was told of as one, else whoever was of that state."""
        hosts = mention.pronoun == "host"
        told = [(record, key) for part, record, key in reversed(self.parts) if (part == "host") == hosts]
        if mention.country:
            told += [party for _, parties in reversed(self.pairs) for party in parties]
        for record, key in told:
            if mention.country in {None, record["country"]} and record["kind"] == "person":
                return told_again(record, role), key
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
        if mention.owner == PLAIN_OWNER or (mention.holder is not None and not mention.country):
            return None  # "the company's president" is not the state's
        taken = frozenset(id(key) for _, key in found if isinstance(key, Person))
        return self.cast.office(mention, index, mention.country, mention.klass, taken)

    def _met_officially(self, claim: Claim, person: Person, mention: Mention) -> bool:
        """Whether somebody of no known office stands beside a political actor in a meeting or message."""
        plain = claim.rule.type not in {"meeting", "call"} or claim.sentence.headline
        if plain or " " not in person.name:
            return False
        return any(
            (other.title is not None and other.klass in RANKING)
            or ((known := self._known(claim, other)) is not None and known.klass in RANKING)
            for _, other in claim.roles
            if other is not mention
        )

    def _known(self, claim: Claim, mention: Mention) -> Person | None:
        """Somebody named, or meant by "he" or "she"."""
        if mention.name is not None:
            return self.cast.named(mention)
        personal = mention.pronoun in {"he", "she"}
        return self.cast.pronoun(mention, claim.sentence.index, mention.first, set()) if personal else None

    def _person_record(self, person: Person, mention: Mention | None, role: str, claim: Claim) -> Record:
        record = new_record("person", role)
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
        country = mention.country or self._land_of_speakers(claim, mention)
        if title == "Shah" and mention.owner is None:
            country = country or "IRN"  # the only one known by the title alone
        if country is None and self._is_home_office(mention):
            country = self.cast.home
        body = mention.organization
        if country is None and body is None and (title or "").lower() == "secretary-general" and (
            (title or "")[0] == "S" or self._speaks_of_the_un()
        ):
            body = "United Nations"  # alone and with capitals it is that of the UN
        if country is None and body is None:
            return None
        record = new_record("person", role)
        record["title"], record["country"], record["organization"] = title, country, body
        self._place_words(record, mention, claim)
        return record, ("office", (title or "").lower(), country, body)

    def _land_of_speakers(self, claim: Claim, mention: Mention) -> str | None:
        """"Turkish officials said the Prime Minister …": the only state whose people speak before it."""
        if not self._is_home_office(mention):
            return None
        speaking = {
            m.country for item in claim.clauses.items for m in item.group
            if m.last <= mention.first and m.country and (m.klass in _STAFF or (m.plural and m.title))
        }
        return next(iter(speaking)) if len(speaking) == 1 else None

    def _is_home_office(self, mention: Mention) -> bool:
        return mention.klass in {"head_of_state", "head_of_government", "foreign_minister", "monarch"} and (
            mention.owner is None and not mention.organization and mention.holder is None
        )

    def _collective(self, claim: Claim, mention: Mention, role: str) -> tuple[Record, object] | None:
        if mention.kind == "organization":
            united = mention.entry is None and mention.name in _UN_BODIES and self._speaks_of_the_un()
            if mention.weak and mention.entry is None and not united:
                return None
            record = new_record("organization", role)
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
            record = state_record(self._country_name(mention), mention.country, role)
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
        if mention.title == "leaders" and not claim.sentence.headline:
            return self._leader(claim, mention)
        if not mention.title or not mention.country or mention.klass not in RANKING:
            return None
        holder = self.cast.office(mention, claim.sentence.index, mention.country, mention.klass)
        return holder if holder is not None and holder.klass == mention.klass else None

    def _leader(self, claim: Claim, mention: Mention) -> Person | None:
        """One of "the leaders of South and North Korea", if the document names each of them."""
        states = [m.country for _, m in claim.roles if m.title == "leaders" and m.first == mention.first]
        leaders = [self.cast.leader(state, claim.sentence.index) if state else None for state in states]
        if len(states) < 2 or None in leaders:
            return None
        return leaders[states.index(mention.country)]

    def _country_name(self, mention: Mention) -> str | None:
        place = self.gazetteer.country(mention.country or "")
        return place.name if place is not None else mention.name

    def _place_words(self, record: Record, mention: Mention | None, claim: Claim) -> None:
        if mention is None or mention.last <= mention.first:
            return
        start, end = claim.sentence.span(mention.first, mention.last)
        record["text"], record["start"], record["end"] = claim.sentence.text[start:end], start, end


def new_record(kind: str, role: str) -> Record:
    return {
        "kind": kind, "role": role, "name": None, "title": None, "country": None, "organization": None,
        "text": None, "start": None, "end": None, "aliases": [],
    }  # fmt: skip


def told_again(record: Record, role: str) -> Record:
    """A participant of an act told before, in a role of another."""
    return {**record, "role": role, "text": None, "start": None, "end": None}


def state_record(name: str | None, code: str | None, role: str) -> Record:
    return {**new_record("country", role), "name": name, "country": code}
