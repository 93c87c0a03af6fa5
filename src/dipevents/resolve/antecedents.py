"""Those told of before: "the two leaders", "they", "both countries", a target not said again."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.mentions.items import Mention
from dipevents.resolve.identities import Identities, new_record, state_record, told_again
from dipevents.resolve.people import EXECUTIVES, Person
from dipevents.resolve.times import PAIR_REACH
from dipevents.tables.lexicon import POSTED
from dipevents.values import Record

_MINISTERIAL = frozenset("ministers negotiators envoys chiefs commanders delegations".split())
_LEAD = 2  # sentences: a title and what opens the text
_NEWS_REACH = 15  # sentences
_ELLIPTIC = 0.85  # of the confidence where the target is told elsewhere
# Which way relations go, by subtype: who follows suit does the like.
_COURSES = {
    "sever": "apart", "downgrade": "apart", "recall": "apart", "close_mission": "apart",
    "expel": "apart", "restore": "together", "establish": "together", "open_mission": "together",
}  # fmt: skip
_DONE_TO = frozenset({"with", "to", "in", "object_country", "object_host", "from"})
_STAYING = frozenset({"visitor", "guest", "host"})
_ANYBODY = frozenset("leader side head official interlocutor party counterpart statesmen statesman".split())
_RANKS = {"premier": "head_of_government", "president": "head_of_state"}
_BELOW = POSTED | frozenset(  # who is no leader
    "foreign_minister defence_minister minister commander spokesperson official security_secretary".split()
)
_FIELDS = frozenset("foreign defence defense finance interior energy trade".split())
_PUTTING_DOWN = frozenset("signed sign signs ratified ratifies ratify initialled initialed".split())
_DIPLOMATS = ("foreign", "external", "of state")  # in the titles of those who are foreign ministers

_IN_FULL = {
    "pm": "prime minister", "pms": "prime ministers", "fm": "foreign minister", "fms": "foreign ministers",
}  # fmt: skip


class Antecedents(Identities):
    """Reads what points back."""

    def _remember(self, claim: Claim, participants: list[Record], keys: list[object]) -> None:
        """Keeps the parties of the act told last, for "the two leaders" and "they"."""
        parties = list(zip(participants, keys, strict=True))
        told = bool(self.accords) and self.accords[-1][0] == claim.sentence.index
        if claim.rule.type == "agreement" and len(parties) > 1 and not (claim.mere and told):
            self.accords.append((claim.sentence.index, parties))
        if claim.mere:
            return
        if claim.rule.type == "meeting" and len(parties) > 1:
            self.gatherings.append((claim.sentence.index, parties))
        if claim.rule.type == "message" and not claim.alike:
            to = [party for party in parties if party[0]["role"] == "recipient"]
            self.addressees = (claim.sentence.index, to) if to else self.addressees
        self.last = claim.sentence.index, parties
        self.parts += [(p["role"], p, key) for p, key in parties if p["role"] in _STAYING]
        hosted = any(p["role"] == "host" for p, _ in parties)
        if claim.rule.type == "visit" and not hosted and claim.destination and claim.destination[0].group:
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
        if claim.rule.type == "relations" and claim.subtype in _COURSES:
            others = {m.country for role, m in claim.roles if role.split(">")[0] in _DONE_TO}
            states = [p["country"] for p in participants if p["role"] == "target" or p["country"] in others]
            towards = list(dict.fromkeys(code for code in states if code))
            doing = [p["country"] for p in participants if p["country"] not in towards]
            self.changes.append((claim.sentence.index, claim.subtype, towards, doing))

    def _followed(self, claim: Claim, found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
        """"Ghana broke with Togo. Benin followed": to whom another did the same, and what it was."""
        own, here = {record["country"] for record, _ in found}, claim.sentence.index
        if not claim.rule.echo or any(record["kind"] != "country" for record, _ in found):
            return []
        for index, subtype, states, doing in reversed(self.changes):
            if not own.isdisjoint(doing):
                return []  # who did it does not follow himself
            state = self.gazetteer.country(states[0]) if len(states) == 1 else None
            if here - index > PAIR_REACH or len(states) > 1:
                break
            if state is not None and state.country not in own:
                role = "target" if _COURSES[subtype] == "apart" else "actor"
                claim.subtype = subtype
                claim.confidence *= _ELLIPTIC
                return [(state_record(state.name, state.country, role), ("country", state.country))]
        return []

    def _target_before(self, claim: Claim, found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
        """The target of the act told before, where the sentence names none."""
        states = {record["country"] for record, _ in found}
        kind, here = _COURSES.get(claim.subtype or ""), claim.sentence.index
        if not claim.elliptic or (len(states) > 1 and claim.subtype == "open_mission"):
            return []
        of_all = len({record["country"] for _, course, record, _ in self.targets if course == kind}) == 1
        reach = _NEWS_REACH if of_all else PAIR_REACH  # all that the news is about turn from one state
        for index, course, record, _ in reversed(self.targets):
            state = self.gazetteer.country(record["country"])
            if here - index <= reach and course == kind and state and record["country"] not in states:
                target = state_record(state.name, record["country"], "target")
                claim.confidence *= _ELLIPTIC
                return [(target, ("country", record["country"]))]
        return self._other_state(claim, states) or self._land_by_kind(claim, states)

    def _land_by_kind(self, claim: Claim, own: set[str | None]) -> list[tuple[Record, object]]:
        """"broke off relations with the oil-rich emirate": the only other state told of just before."""
        here = claim.sentence.index
        if "with" not in claim.words:
            return []
        before = claim.clauses.items[: claim.position]
        told_here = {m.country for item in before for m in item.group if m.country}
        lands = [self.cast.lands.get(index, set()) for index in range(here - 1, here - PAIR_REACH - 1, -1)]
        for codes in (told_here, *lands):
            others = sorted(codes - own)
            state = self.gazetteer.country(others[0]) if len(others) == 1 else None
            if state is not None:
                claim.confidence *= _ELLIPTIC
                return [(state_record(state.name, state.country, "target"), ("country", state.country))]
            if others:
                return []
        return []

    def _other_state(self, claim: Claim, own: set[str | None]) -> list[tuple[Record, object]]:
        """"Peru and Chile held talks. Peru recalled its ambassador": from the other of the two."""
        here, lead = claim.sentence.index, self._other_of_lead(own)
        for at, parties in reversed(self.pairs):
            others = lead or sorted(_states_of(parties) - own)
            state = self.gazetteer.country(others[0]) if len(others) == 1 else None
            if here - at <= PAIR_REACH and state is not None and own <= _states_of(parties):
                claim.confidence *= _ELLIPTIC
                return [(state_record(state.name, state.country, "target"), ("country", state.country))]
        return []

    def _other_of_lead(self, own: set[str | None]) -> list[str]:
        """"Georgia frees officers; Moscow cuts links": whom the heading or lead sets against a state."""
        for index in (0, 1):
            codes = self.cast.lands.get(index, set())
            if len(codes) == 2 and own and own <= codes:
                return sorted(codes - own)
        return []

    def _recipient_before(
        self, claim: Claim, found: list[tuple[Record, object]]
    ) -> list[tuple[Record, object]]:
        """"Fahd received Lund. The visitor brought a letter from the King": to whoever received him."""
        senders = {record["country"] for record, _ in found} - {None}
        if claim.alike:
            near = self.addressees is not None and claim.sentence.index - self.addressees[0] <= PAIR_REACH
            told = self.addressees[1] if self.addressees is not None and near else []
            return [(told_again(record, "recipient"), key) for record, key in told]
        if not claim.borne or len(found) != 1 or not senders:
            return []
        here = claim.sentence.index
        for at, parties in reversed(self.pairs):
            others = [(p, key) for p, key in parties if p["kind"] == "person" and p["country"] not in senders]
            if here - at <= PAIR_REACH and len(others) == 1 and senders <= _states_of(parties):
                return [(told_again(others[0][0], "recipient"), others[0][1])]
        return []

    def _add_partner(self, claim: Claim, participants: list[Record], keys: list[object]) -> bool:
        """"She flies to Quito on Monday. Talks with President Vela will follow": her talks, no one else's."""
        only, here = participants[0], claim.sentence.index
        beside = all(role.startswith("with>") for role, _ in claim.roles) and only["kind"] == "person"
        near = self.last is not None and 0 < here - self.last[0] <= 2
        if len(participants) > 1 or not (beside and near) or claim.quoted or self.last is None:
            return False
        own = {id(mention) for _, mention in claim.roles}
        acting = claim.clauses.of[claim.position].subjects()
        if any(id(mention) not in own for item in acting for mention in item.group):
            return False
        others = {None, only["country"]}
        people = [p for p in self.last[1] if p[0]["kind"] == "person" and p[0]["country"] not in others]
        people = [party for party in people if party[0]["role"] == "visitor"] or people
        if len(people) > 1 and self.cast.home is not None:  # a readout by whoever has called or met
            people = [party for party in people if party[0]["country"] == self.cast.home]
            people = people if len(people) == 1 else []
        if people:  # else whoever acted, and is named first
            record, key = people[0]
            participants.append(told_again(record, "participant"))
            keys.append(key)
            claim.confidence *= _ELLIPTIC
        return bool(people)

    def _add_signatory(self, claim: Claim, participants: list[Record], keys: list[object]) -> bool:
        """"Fiji and Togo signed a pact. Fiji ratified the pact in May": the other side of the accord."""
        own, here = {p["country"] for p in participants} - {None}, claim.sentence.index
        known = claim.sentence.lows[max(0, claim.first - 2) : claim.first]
        puts_down = claim.rule.name == "agreement.sign" and not _PUTTING_DOWN.isdisjoint(claim.words)
        if not own or claim.quoted or not puts_down or {"the", "that", "this"}.isdisjoint(known):
            return False
        told = [parties for at, parties in reversed(self.accords) if 0 < here - at <= 2 * PAIR_REACH]
        if not told or not own <= _states_of(told[0]):
            return False
        others = [(p, key) for p, key in told[0] if p["country"] not in own]
        for record, key in others:
            participants.append(told_again(record, "party"))
            keys.append(key)
        claim.confidence *= _ELLIPTIC
        return bool(others)

    def _the_two(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """Who "they", "the two leaders", "both sides" are: the parties of the act told just before."""
        if self._are_unknown(claim, mention):
            return []
        if mention.klass == "gathering":
            here = claim.sentence.index
            told = [parties for at, parties in reversed(self.gatherings) if here - at <= PAIR_REACH]
            return [(told_again(record, role), key) for record, key in told[0]] if told else []
        if mention.klass == "signatories":
            return self._signatories(claim, mention, role)
        if self._are_the_sides(claim, mention):
            return self._states(mention, self._sides(claim, mention, role), role)
        if mention.title == "interlocutors" and mention.last == 0:
            return self._correspondents(claim, role)
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
            people = [p for p in told if _are_people(p)]
            men = mention.title is None and mention.pronoun is None
            if mention.last and claim.sentence.lows[mention.last - 1] in {"men", "women"}:
                told = people
            elif men:  # "the two": rather people than their states
                told = people or self._couple_as_told(claim, mention) or told
            if _names_people(mention) or (men and role != "host"):
                first = [p for _, p in self.pairs[:1]]  # whom the news is about, however far back
                told = [p for p in told + first if _are_people(p)] or told
            if _names_people(mention):
                told = [p for p in told if _may_lead(p)] or [p for p in told if not _are_posted(p)]
            parties = next(iter(told), []) or self._holders(claim, mention) or self._couple(claim, mention)
            named = mention.last > 0 or claim.rule.type == "relations"
            if not (parties or self.pairs) and mention.states and named:
                parties = self._two_lands(claim, mention, role)
        if not parties and _MINISTERIAL & set((mention.title or "").lower().split()):
            here = claim.sentence.index  # "the foreign ministers": of the two states told of before
            told = [p for at, p in reversed(self.pairs) if here - at <= PAIR_REACH]
            states = told[0] if told and len(_states_of(told[0])) == 2 else []
            return self._ministers(claim, mention, states, role)
        targets = [entry for entry in parties if entry[0]["role"] == "target"]
        if mention.states:  # "broke with Syria and Iraq after their leaders met": those broken with
            return self._states(mention, targets if len(targets) > 1 else parties, role)
        if mention.pronoun == "them" and self._acts_himself(claim, parties):
            return []
        return [(told_again(record, role), key) for record, key in parties]

    def _are_unknown(self, claim: Claim, mention: Mention) -> bool:
        """"a deal should be weighed by the leaders when they gather": people of no state that is told."""
        before = [m for item in claim.clauses.items for m in item.group if m.last <= mention.first]
        if mention.pronoun != "they" or not before:
            return False
        last = before[-1]
        return bool(last.plural and last.title) and not (last.pair or last.country or last.organization)

    def _acts_himself(self, claim: Claim, parties: list[tuple[Record, object]]) -> bool:
        """"Velayati brokered a truce between them": who does it to them is none of them."""
        acting = [m for item in claim.clauses.of[claim.position].subjects() for m in item.group]
        people = {id(person) for m in acting if (person := self.cast.named(m)) is not None}
        return any(id(key) in people for _, key in parties)

    def _signatories(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """"The treaty was signed in Bern in 1955": the states whose accord was told of last."""
        here = claim.sentence.index
        told = [parties for at, parties in reversed(self.accords) if here - at <= 2 * PAIR_REACH]
        return self._states(mention, told[0], role) if told else []

    def _correspondents(self, claim: Claim, role: str) -> list[tuple[Record, object]]:
        """"I recall our meeting in Havana", in a letter: who writes it and who reads it."""
        here, parties = claim.sentence.index, self.last[1] if self.last is not None else []
        near = self.last is not None and here - self.last[0] <= PAIR_REACH
        people = [(told_again(p, role), key) for p, key in parties if p["kind"] == "person"]
        return people if near and len(people) == 2 else []

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
        return [(state_record(s.name, s.country, role), ("country", s.country)) for s in states]

    def _are_the_sides(self, claim: Claim, mention: Mention) -> bool:
        """"The parties agreed", "the sides signed": however many they are."""
        words = claim.sentence.lows[mention.first : mention.last]
        return mention.states and words in (["the", "parties"], ["the", "sides"])

    def _sides(self, claim: Claim, mention: Mention, role: str) -> list[tuple[Record, object]]:
        """Those of the act told in the sentence, of the news itself, or of the act told just before."""
        here = claim.sentence.index
        if self.last is not None and self.last[0] == here and len(_states_of(self.last[1])) > 1:
            return self.last[1]  # "a call between A and B, in which the parties agreed"
        lead = [p for at, p in self.pairs[:1] if at <= _LEAD]
        near = [p for at, p in reversed(self.pairs) if here - at <= PAIR_REACH]
        return self._named_before(claim, mention, role) or next(iter(lead + near), [])

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

    def _couple_as_told(self, claim: Claim, mention: Mention) -> list[list[tuple[Record, object]]]:
        couple = self._couple(claim, mention)
        return [couple] if couple else []

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
            record = new_record("country" if state else "organization", role)
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
                        (state_record(state.name, state.country, role), ("country", state.country))
                        for state in states
                    ]
        return []


def _without_land(parties: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
    """The people of a visit, without the state that they went to."""
    return [p for p in parties if not (p[0]["role"] == "host" and p[0]["kind"] == "country")]


def _states_of(parties: list[tuple[Record, object]]) -> set[str]:
    return {record["country"] for record, _ in parties if record["country"]}


def _says_nothing(mention: Mention) -> bool:
    """Whether "they", "the two sides", "the leaders" could be anybody."""
    words = (mention.title or "").lower().split()
    return not words or words[0] in {"heads", "head"} or words[-1].rstrip("s") in _ANYBODY


def _spelled_out(title: str) -> str:
    """A title in small letters, "the two PMs" in full."""
    return " ".join(_IN_FULL.get(word, word) for word in title.lower().split())


def _names_people(mention: Mention) -> bool:
    """Whether the words stand for people: "the two leaders", not "the two sides"."""
    heads = (mention.title or "").lower().split()[-1:]
    return bool(heads) and heads[0].rstrip("s") in {"leader", "official", "interlocutor"}


def _are_people(parties: list[tuple[Record, object]]) -> bool:
    return all(record["kind"] == "person" for record, _ in parties)


def _may_lead(parties: list[tuple[Record, object]]) -> bool:
    """Whether those told of may be the leaders of their states: no minister, no ambassador."""
    return all(not isinstance(key, Person) or key.klass not in _BELOW for _, key in parties)


def _are_heads(parties: list[tuple[Record, object]]) -> bool:
    """Whether those told of may be heads of state or government."""
    return all(not isinstance(key, Person) or key.klass in {None, *EXECUTIVES} for _, key in parties)


def _are_posted(parties: list[tuple[Record, object]]) -> bool:
    """Whether one of them is an envoy: no leader."""
    return any(isinstance(key, Person) and key.klass in POSTED for _, key in parties)


def _plural_fits(mention: Mention, parties: list[tuple[Record, object]]) -> bool:
    """Whether a plural title can name the parties: "ministers" needs ministers, "leaders" anybody."""
    if (mention.title or "").lower().startswith("heads of "):
        return _are_heads(parties)
    if _says_nothing(mention):
        return True
    words = [word.rstrip("s") for word in _spelled_out(mention.title or "").split()]
    fields = _FIELDS.intersection(words[:-1])
    if any(record["kind"] != "person" for record, _ in parties):
        return False  # "the two ministers" are not a premier and the state he will visit
    rank = _RANKS.get(words[-1])
    untitled = [key for _, key in parties if isinstance(key, Person) and not key.title]
    if rank and any(person.klass not in {None, rank} for person in untitled):
        return False  # nor "the two premiers" a premier and a president
    told = [record["title"] for record, _ in parties if record["title"]]  # a counterpart's is not
    titles = [_spelled_out(title) for title in told]
    if words[-2:] == ["prime", "minister"]:
        return bool(titles) and all("premier" in t or "prime minister" in t for t in titles)
    if words == ["premier"]:
        titles = [title.replace("prime minister", "premier") for title in titles]
    if words[-1] == "minister":  # a secretary of state is one
        titles += [(person.klass or "").replace("_", " ") for person in untitled]
        titles = [title.replace("secretary", "minister") for title in titles]
    return bool(titles) and all(
        words[-1] in title and all(_is_of_field(title, field) for field in fields) for title in titles
    )


def _is_of_field(title: str, field: str) -> bool:
    """Whether a minister's title is of a field: "the two foreign ministers" are no premiers."""
    return any(word in title for word in (_DIPLOMATS if field == "foreign" else (field[:5],)))
