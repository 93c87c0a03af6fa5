"""All who take part in one act, with their roles."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.mentions.items import Mention
from dipevents.resolve import places
from dipevents.resolve.antecedents import Antecedents
from dipevents.resolve.identities import RANKING, state_record
from dipevents.resolve.people import Person
from dipevents.tables import grammar as g
from dipevents.values import Record

ROLE_ORDER = (
    "host", "sender", "caller", "visitor", "actor", "party", "speaker", "guest", "recipient", "callee",
    "participant", "target", "addressee", "mediator",
)  # fmt: skip
_SEATS = frozenset(  # where others than the host state's people confer
    "Geneva,Vienna,New York,Brussels,Luxembourg,Strasbourg,The Hague,Davos,Paris,London,Doha".split(",")
)
_HE = frozenset({"he", "she", "his", "her"})
_OBJECTS = frozenset({"him", "her", "them"})
_OFFICIALS = frozenset("officials authorities ministers leaders lawmakers commanders".split())


class Parties(Antecedents):
    """Gathers the parties of a claim."""

    def _guests_abroad(
        self, claim: Claim, participants: list[Record], keys: list[object], location: Record
    ) -> tuple[list[Record], list[object]]:
        """"Kim met Shoigu, on a visit to Pyongyang": of the two the one who is not at home there.

        Neither is "he" in "Kim hopes to see Shoigu when he visits Pyongyang".
        """
        hung = all(slot == "adjunct>visitor" or m.pronoun in _HE for slot, m in claim.roles)
        if not hung or [p["country"] for p in participants] != [location["country"]]:
            return participants, keys
        before = (m for item in claim.clauses.items[: claim.position] for m in item.group)
        several = "their" in claim.clauses.lows[max(0, claim.position - 3) : claim.position]
        guests: list[tuple[Record, object]] = []
        for mention in reversed([m for m in before if m.kind == "person"]):
            person = self.cast.named(mention) if mention.name else None
            if person is not None and person.known and person.country not in {None, location["country"]}:
                guests.insert(0, (self._person_record(person, mention, "visitor", claim), person))
            if guests and not (several and person is guests[0][1]):
                break  # one guest, or all of a list
        if not guests:
            return participants, keys
        return [record for record, _ in guests], [key for _, key in guests]

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

    def _participants(self, claim: Claim) -> tuple[list[Record], list[object]]:
        found: list[tuple[Record, object]] = []
        used: set[int] = set()
        titles = _of_one_person(claim)
        for slot_role, mention in sorted(claim.roles, key=_certainty):
            if id(mention) in titles:
                continue
            role = slot_role.split(">")[1]
            if _stands_for_pair(mention):
                if mention.pronoun and (several := _several_before(claim, mention)):
                    for entry in [self._collective(claim, each, role) for each in several]:
                        if entry is not None and not any(_covers(key, entry[1]) for _, key in found):
                            found.append(entry)
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
            if mention.owner in {"his", "her"} and mention.klass in RANKING:
                _give_lords_land(claim, mention)
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
        found += self._target_before(claim, found) + self._recipient_before(claim, found)
        found += self._summoner(claim, found) + self._followed(claim, found)
        if claim.subtype in {"appoint", "credentials"}:
            _give_nation(found)
        if claim.rule.type == "relations" and claim.subtype not in {"appoint", "credentials"}:
            found += self._states_beside(_without_self(found))
            found = _without_self(found)
        found = [entry for entry in found if not self._is_further_office(entry[0], found)]
        if claim.rule.type != "relations":  # an appointing state stands beside its ambassador
            found = [entry for entry in found if not _stands_beside_official(entry[0], found)]
        found.sort(key=lambda entry: (ROLE_ORDER.index(entry[0]["role"]), entry[0]["start"] or 0))
        return [record for record, _ in found], [key for _, key in found]

    def _is_further_office(self, record: Record, found: list[tuple[Record, object]]) -> bool:
        """"Party leader and Malian Prime Minister Ibrahim Keita": one who holds both."""
        if record["kind"] != "person" or record["name"] or record["end"] is None:
            return False
        behind = self.document.text[record["end"] : record["end"] + 5].lower()
        return behind == " and " and any(
            other["name"] and other["start"] == record["end"] + 5 and other["country"] == record["country"]
            for other, _ in found
        )

    def _summoner(self, claim: Claim, found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
        """"Samoa's envoy was called to the ministry": that of the state from which the report is filed."""
        roles = {record["role"] for record, _ in found}
        home = self.gazetteer.country(self._dateline_country() or "")
        if claim.subtype != "summon" or roles != {"target"} or home is None:
            return []
        others = {m.country for item in claim.clauses.items for m in item.group if m.country}
        if home.country in others or not others <= {record["country"] for record, _ in found}:
            return []
        return [(state_record(home.name, home.country, "actor"), ("country", home.country))]

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
            record = state_record(state.name, person["country"], person["role"])
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
            record = state_record(state.name, code, slot_role.split(">")[1])
            start, end = claim.sentence.span(item.i, item.j)
            record["text"], record["start"], record["end"] = claim.sentence.text[start:end], start, end
            out.append((record, ("country", code)))
        return out


def _of_one_person(claim: Claim) -> set[int]:
    """"with Party Bureau Member, Director of the Land Board, and Foreign Minister Sidibe": offices of one."""
    group = [m for role, m in claim.roles if role.startswith("with>") and m.kind == "person"]
    group.sort(key=lambda mention: mention.first)
    bare = [
        mention for mention in group
        if not mention.name and not mention.plural
        and claim.sentence.lows[mention.first - 1] not in g.DETERMINING
    ]  # fmt: skip
    one = len(bare) > 1 and len(group) == len(bare) + 1 and bool(group[-1].name)
    return {id(mention) for mention in bare} if one else set()


def _without_self(found: list[tuple[Record, object]]) -> list[tuple[Record, object]]:
    """"Chavez closed the Venezuelan embassy in Bogota": the embassy's own state is not closed to itself."""
    acting = {record["country"] for record, _ in found if record["role"] == "actor"} - {None}
    others = {r["country"] for r, _ in found if r["role"] == "target" and r["country"] not in acting}
    if not others:
        return found
    return [(r, key) for r, key in found if r["role"] != "target" or r["country"] not in acting]


def _covers(key: object, other: object) -> bool:
    """Whether one participant makes another superfluous: the same, or a state beside its own minister."""
    return key is other or key == other


def _certainty(entry: tuple[str, Mention]) -> int:
    """Names first: "the prime minister" beside a named one is another, a counterpart needs the other party.

    Who opens an embassy is not its target as well.
    """
    slot_role, mention = entry
    if mention.pronoun in _OBJECTS:
        return 2  # "he gave a luncheon for him": who acts first, then somebody else
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
    several = [m for m in subject if m.plural and not m.pair]
    bodies = [m for m in subject if m.kind == "organization"] + [m for m in several if m.title]
    bodies = bodies or [m for m in several if m.kind == "country" and not m.gpe]  # "The Saudis say they"
    return bodies if len(subject) == 1 else []


def _states_above(claim: Claim) -> list[Mention]:
    """"Peru and Chile said they had set up relations with Cuba": the states whose words these are."""
    above = claim.clauses.of[claim.position].parent
    named = [m for item in (above.subject if above is not None else []) for m in item.group]
    several = len(named) > 1 and all(m.kind == "country" and m.country and not m.adjective for m in named)
    return named if several else []


def _give_lords_land(claim: Claim, office: Mention) -> None:
    """"A Tunisian official denied that his foreign minister had …": an office is of its owner's state."""
    before = [m for item in claim.clauses.items for m in item.group if m.last <= office.first]
    people = [m for m in before if m.kind == "person" and m.country]
    if people and not (office.country or office.name or office.counterpart or office.organization):
        office.country = people[-1].country


def _give_nation(found: list[tuple[Record, object]]) -> None:
    """"President Tebboune named Ali Amrani ambassador to Mali": the envoy is of the state that sends him."""
    sending = {record["country"] for record, _ in found if record["role"] == "actor" and record["country"]}
    if len(sending) != 1:
        return
    for record, key in found:
        if record["role"] == "actor" and isinstance(key, Person) and not (key.country or key.organization):
            record["country"] = next(iter(sending))


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
