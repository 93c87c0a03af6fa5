"""Turns a claim into a draft event: participants, place and date resolved against the document."""

from __future__ import annotations

from typing import NamedTuple

from dipevents.events.claims import Claim
from dipevents.events.posts import is_bare_name
from dipevents.mentions.items import Mention
from dipevents.resolve.dates import full_day
from dipevents.resolve.identities import RANKING
from dipevents.resolve.parties import Parties
from dipevents.resolve.people import Person
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED
from dipevents.values import Record

_ONE_PARTY = "only one party is known"
_HEADS = frozenset("president premier king queen chancellor sultan emir".split())
_SUBNATIONAL = frozenset(
    "governor mayor senator congressman congresswoman representative lawmaker county councillor "
    "councilman commissioner legislator premier-designate attorney".split()
)
_IN_BUSINESS = frozenset("businessmen businesspeople entrepreneurs industrialists intellectuals".split()) | {
    "industry leaders", "business leaders", "community leaders", "business executives",
}  # fmt: skip
_SERVING = frozenset(
    "minister ministers head director chief rector chairman chairperson president's adviser advisor aide "
    "ombudsman prosecutor plenipotentiary commander commander-in-chief labor housing veterans".split()
)
_SMALL_BODIES = frozenset({"council", "commission", "committee", "troika", "quartet", "board", "presidium"})
_STATESMEN = frozenset(
    "leaders ambassadors envoys ministers presidents premiers diplomats monarchs statesmen".split()
)
_CIVIC = frozenset(
    "business religious community industry union party church civic corporate youth local".split()
)
_ABROAD = frozenset(
    "fellow foreign visiting african arab european asian western nordic baltic balkan caribbean "
    "pacific gulf latin muslim islamic allied".split()
)
STAY_REACH = 6  # sentences after a visit is told in which its guest meets the people of the land
_ATTENDED = frozenset({"attended", "chaired", "joined", "led", "headed", "opened"})
_REGIONS = frozenset({"region", "area"})  # "arrived in the region": wherever that is
_HELD = frozenset({"hold", "holds", "held", "holding"})
_RANK_WORDS = frozenset(
    "emperor empress sultan emir shah regent president minister premier chancellor king queen "
    "secretary envoy ambassador pope prince".split()
)


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


class Resolver(Parties):
    """Resolves the claims of one document."""

    def draft(self, claim: Claim) -> Draft | str:
        """The draft of a claim, or the reason why it tells of no event."""
        if self.document.date is None:
            self._remember_days(claim)
        if claim.rule.type == "meeting":
            self._lend_land(claim)
        participants, keys = self._participants(claim)
        if not participants:
            return "nobody who takes part is known"
        if claim.mere:
            self._remember(claim, participants, keys)
            return "an accord that is only spoken of"
        if claim.rule.object_class and not self._are_envoys(claim, participants, keys):
            return "who is acted upon is no envoy"
        completed = claim.rule.type in {"meeting", "call"} and self._add_partner(claim, participants, keys)
        problem = None if completed else self._problem(claim, participants)
        if problem == _ONE_PARTY and claim.rule.type == "agreement":
            problem = None if self._add_signatory(claim, participants, keys) else problem
        one_state = len({p["country"] or p["organization"] for p in participants} - {None}) < 2
        partial = claim.rule.type in {"meeting", "call"} and (
            problem == _ONE_PARTY or claim.anaphoric or (claim.attended and one_state)
        )
        if problem and not partial:
            return problem
        known = [key for record, key in zip(participants, keys, strict=True) if record["country"]]
        _domesticate(participants, self._land_of_stay_of(claim, known))
        _doubt_guesses(participants, keys)
        if claim.rule.type == "relations":
            _tell_apart(participants, keys)
        self._remember(claim, participants, keys)
        self._remember_target(claim, participants, keys)
        location, venue = self._location(claim, participants)
        if location is not None:
            self.scenes.append((claim.sentence.index, location))
        if claim.rule.type == "visit" and location is not None:
            participants, keys = self._guests_abroad(claim, participants, keys, location)
            participants, keys = _not_at_home(participants, keys, location)
            participants, keys = self._hosts_of_stop(claim, participants, keys, location)
            if self._is_in_land_of_stop(claim, location):
                return "another town of a state that is a stop already"
            if location["country"]:
                self.stays += [(claim.sentence.index, key, location["country"]) for key in keys]
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
                if location is None and _REGIONS.isdisjoint(claim.words):
                    return "no place is visited"
        return Draft(claim, participants, keys, location, venue, when, self._occasion(claim), partial)

    def _is_in_land_of_stop(self, claim: Claim, location: Record) -> bool:
        """"visited Mumbai and Agra": each state of a tour is one visit, whatever its towns."""
        before = self.stops.setdefault((claim.sentence.index, claim.position), {})
        finer = before.get(location["country"]) == "country" != location["kind"]  # "to Ukraine, to Uzhhorod"
        again = bool(before) and location["country"] in {None, *before} and not finer
        before[location["country"]] = location["kind"]
        return again

    def _hosts_of_stop(
        self, claim: Claim, participants: list[Record], keys: list[object], location: Record
    ) -> tuple[list[Record], list[object]]:
        """"to Ghana at the invitation of Nkrumah, and thereafter to Mali": he is no host in Mali."""
        if (claim.sentence.index, claim.position) not in self.stops:
            return participants, keys
        kept = [
            (record, key) for record, key in zip(participants, keys, strict=True)
            if record["role"] != "host" or record["country"] in {None, location["country"]}
        ]
        return [record for record, _ in kept], [key for _, key in kept]

    def _are_envoys(self, claim: Claim, participants: list[Record], keys: list[object]) -> bool:
        """"Kang was summoned": whether those told by name alone are told of elsewhere as envoys."""
        acted = [m for role, m in claim.roles if role == "object_country>target"]
        people: list[object] = [self.cast.named(m) for m in acted if is_bare_name(m)]
        owners = [m.holder for role, m in claim.roles if role == "passive-owner>actor" and m.holder]
        people += [self.cast.named(m) for m in owners]
        if any(m.pronoun for m in acted):
            targets = [key for p, key in zip(participants, keys, strict=True) if p["role"] == "target"]
            people += [key for key in targets if isinstance(key, Person)] or [None]
        return all(isinstance(p, Person) and p.klass in POSTED and p.country is not None for p in people)

    def _land_of_stay_of(self, claim: Claim, keys: list[object]) -> str | None:
        """"She is on a visit to Chile. She met Energy Minister X": the state in which somebody just was."""
        here = claim.sentence.index
        for index, visitor, land in reversed(self.stays):
            if here - index > STAY_REACH:
                break
            if any(visitor is key for key in keys):
                return land
        return None

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
        if claim.rule.name == "meeting.receive" and _welcomes_things(claim, participants):
            return "a state welcomes what was told, not somebody"
        if kind == "agreement" and all(m.entry is not None and m.entry.private for _, m in claim.roles):
            return "only private bodies take part"
        if all((p["title"] or "").lower() in _IN_BUSINESS for p in participants):
            return "only people in business take part"
        talking = [(role, m) for role, m in claim.roles if role != "mediator>mediator"]
        beside = all(role.startswith("with>") or _is_unknown(m) for role, m in talking)  # whose?
        if len(talking) < len(claim.roles) and sum(p["role"] != "mediator" for p in participants) < 2:
            return _ONE_PARTY  # "will go on with the UN-led talks"
        if len(participants) >= 2:
            one_side = beside and kind == "meeting" and bool(claim.rule.nouns)  # "after talks with A and B"
            he = any(m.pronoun in g.PERSONAL for _, m in claim.roles)  # "in talks with A, he said"
            one_side = one_side and not (he and any(p["kind"] == "person" for p in participants))
            return _ONE_PARTY if one_side and not _is_attended(claim) else None
        if kind == "agreement" and _with_unnamed(claim):
            return None
        only = participants[0]
        if claim.rule.body_session and _is_body(only) and not beside:
            return None
        if kind == "meeting" and (_is_assembly(claim, only) or _talks_within(claim, only)):
            return None
        if kind in {"meeting", "call"} and self._partner_unnamed(claim, only):
            return None
        return _ONE_PARTY

    def _partner_unnamed(self, claim: Claim, only: Record) -> bool:
        """Whether the text tells of a second party that it names only by a pronoun or an office."""
        others = [mention for _, mention in claim.roles if mention.pronoun in {"he", "she", "they"}]
        named = only["start"] is not None  # "he might meet Kim": he is the one who is known
        if others and named and only["country"] is not None and claim.sentence.index <= 1:
            return True
        known = only["kind"] == "person" and only["country"] is not None
        return known and any(_are_foreign(claim, mention) for _, mention in claim.roles)

    def _visit_problem(self, participants: list[Record]) -> str | None:
        visitors = [p for p in participants if p["role"] == "visitor"]
        if not visitors:
            return "no visitor is known"
        if all(p["kind"] != "person" and not p["title"] and not _travels(p) for p in visitors):
            return "a state as a whole does not travel"
        if all(
            p["country"] is None and p["organization"] is None
            and not (_ranks(p["title"]) or p["kind"] == "organization")
            for p in visitors
        ):
            return "a visitor of no known state or rank"
        return None

    def _relations_problem(self, claim: Claim, participants: list[Record]) -> str | None:
        if claim.rule.echo and claim.subtype is None:
            return "nothing told before that it could repeat"
        states = {p["country"] for p in participants if p["country"]}
        bodies = {p["name"] for p in participants if p["kind"] == "organization" and not p["country"]}
        sides = {p["role"] for p in participants} >= {"actor", "target"}
        if claim.elliptic and "with" in claim.words and not sides:
            return "the other state is not known"  # "severed ties with the emirate"
        return None if len(states) + len(bodies) > (0 if sides else 1) else "only one state is known"

    def _occasion(self, claim: Claim) -> str | None:
        if claim.occasion is None:
            return None
        first, last = claim.occasion
        lows = claim.sentence.lows
        while first < last and lows[first] in g.DETERMINING:
            first += 1
        while last > first and not claim.sentence.words[last - 1][0].isalnum() and lows[last - 1] != ")":
            last -= 1
        return claim.sentence.quote(first, last) if last > first else None


def _are_foreign(claim: Claim, mention: Mention) -> bool:
    """"huddled with fellow leaders", "a banquet for the leaders of 48 African countries": of other states."""
    heads = (mention.title or "").lower().split()[-1:]
    if not (mention.plural and heads and heads[0] in _STATESMEN) or mention.pair:
        return False
    lows = claim.sentence.lows
    words = lows[max(0, mention.first - 3) : mention.last]
    if not _CIVIC.isdisjoint(words):
        return False
    behind = lows[mention.last : mention.last + 6]
    counted = any(low.isdigit() or low in g.NUMBERS for low in behind)
    of_many = behind[:1] in (["of"], ["from"]) and counted and not g.LANDS.isdisjoint(behind)
    return of_many or not (_ABROAD.isdisjoint(words) or "the" in words)  # "the Arab leaders": those told of
def _is_unknown(mention: Mention) -> bool:
    """The state of somebody whom the text does not name."""
    told = mention.name or mention.title or mention.country or mention.pronoun or mention.pair
    return mention.kind == "country" and not told and mention.klass is None


def _is_attended(claim: Claim) -> bool:
    """"The session will be attended by A and B", "the summit at which A and B pledged": all who are there."""
    behind = claim.sentence.lows[claim.last : claim.last + 6]
    there = behind[:2] in (["at", "which"], ["in", "which"]) or behind[:1] == ["where"]
    return claim.attended or there or not _ATTENDED.isdisjoint(behind)


def _welcomes_things(claim: Claim, participants: list[Record]) -> bool:
    """"The accords please all. India welcomed them": no guests."""
    object_is_pronoun = any(m.pronoun == "them" for role, m in claim.roles if role.startswith("object>"))
    state = any(p["role"] == "host" and p["kind"] == "country" and not p["title"] for p in participants)
    return object_is_pronoun and state


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


def _with_unnamed(claim: Claim) -> bool:
    """"The United States and six other nations agreed": states that nobody names take part too."""
    lows = claim.sentence.lows
    for role, mention in claim.roles:
        if role != "subject>party" or mention.kind == "person" or mention.last > claim.first:
            continue
        behind = lows[mention.last : min(mention.last + 8, claim.first)]
        before = lows[max(0, mention.first - 5) : mention.first]
        if behind[:1] == ["and"] and not g.LANDS.isdisjoint(behind):
            return True
        if before[-1:] == ["and"] and before[-2:-1] and before[-2] in g.LANDS:
            return True
    return False


def _leads(title: str | None) -> bool:
    return bool({"president", "chancellor", "premier"} & set((title or "").lower().split()))


def _domesticate(participants: list[Record], abroad: str | None) -> None:
    """A governor or minister without a nation is of the one state that the others are of.

    Where the other is on a visit abroad, he is of the state that is visited.
    """
    states = [p["country"] for p in participants if p["country"]]
    if len(set(states)) != 1:
        return
    cabinet = len(states) > 2  # three of one state and others without any: a state's own people
    led = any(_leads(p["title"]) for p in participants if p["country"])  # a guest's nation would be told
    for record in participants:
        title = set((record["title"] or "").lower().replace(".", "").split())
        head = (record["title"] or "").lower().rpartition(" and ")[2] in _HEADS  # no company's president
        official = head or bool(title & (_SERVING | _SUBNATIONAL))
        hosted = abroad is not None and abroad != states[0] and official
        own = cabinet or title & _SUBNATIONAL or (led and title & _SERVING)
        body = record["kind"] == "organization" or record["organization"] is not None
        if record["country"] is None and not body and (own or hosted):
            record["country"] = abroad if hosted and len(states) == 1 else states[0]


def _doubt_guesses(participants: list[Record], keys: list[object]) -> None:
    """Two heads of one rank don't meet at home: "Presidents Kennedy and Khrushchev", told in Washington."""
    if len({p["country"] for p in participants}) > 1 or len(participants) < 2:
        return
    executives = [k for k in keys if isinstance(k, Person) and k.klass in RANKING]
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


def _talks_within(claim: Claim, only: Record) -> bool:
    """"The IAEA is to hold talks in Vienna": its members with each other, where no other party is told."""
    own = claim.rule.name == "meeting.talks" and [role for role, _ in claim.roles] == ["subject>participant"]
    held = not _HELD.isdisjoint(claim.clauses.lows[max(0, claim.position - 6) : claim.position])
    body = only["kind"] == "organization" and not only["title"] and _is_body(only)
    near = own and claim.roles[0][1].last >= claim.first - 8
    return near and held and body and claim.status != "proposed" and "with" not in claim.words


def _tell_apart(participants: list[Record], keys: list[object]) -> None:
    """A minister who summons Tanzania's envoy is not Tanzania's, whatever the place suggested."""
    targets = {p["country"] for p in participants if p["role"] == "target"}
    for record, key in zip(participants, keys, strict=True):
        if record["role"] == "actor" and record["country"] in targets and isinstance(key, Person):
            record["country"] = None if key.guessed else record["country"]


def _travels(party: Record) -> bool:
    """"The Security Council visited Kinshasa": a body small enough to travel as a whole."""
    last = (party["name"] or "").lower().split()[-1:]
    return party["kind"] == "organization" and bool(last) and last[0] in _SMALL_BODIES


def _ranks(title: str | None) -> bool:
    """Whether a title is one that travels for its state."""
    return bool(_RANK_WORDS & set((title or "").lower().replace("-", " ").split()))
