"""Who is meant: names, surnames, offices, counterparts and pronouns inside one document.

A `Cast` is made of all mentions of the document first; then a mention is looked up in it. Nothing
is guessed: where no clear antecedent stands, the mention keeps its own words. The actor table may
give a known name its country, never a name the text lacks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from dipevents.document.sentences import Sentence
from dipevents.mentions.items import Item, Mention
from dipevents.tables.lexicon import OFFICES, rows

EXECUTIVES = frozenset({"head_of_state", "head_of_government", "monarch"})
_LEADERS = EXECUTIVES | {"party_leader"}
_SON_OF = frozenset({"bin", "ibn", "ben", "bint", "ould"})
_GENERIC = frozenset({"official", "group", "deputy", ""})
_PARTICLES = frozenset(
    "bin al el de da di du dos van von der den la le ben abu ibn mr dr jr sr ii iii iv".split()
)


class Bearer(NamedTuple):
    """Somebody of the actor table who bears a name: country, office on the day, all offices."""

    country: str | None
    office: str
    offices: frozenset[str]
    organization: str | None = None  # of those who serve no state
    given: str = ""  # the first word of the name, folded


Lookup = Callable[[str, date | None], list[Bearer]]


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word for comparison: no accents, no case, no hyphens or apostrophes."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(ch for ch in plain if ch.isalnum()).lower()


_ALIKE = (
    ("kh", "h"), ("q", "k"), ("ou", "u"), ("ph", "f"), ("w", "v"), ("sch", "sh"), ("tch", "ch"),
    ("dj", "j"), ("ck", "k"), ("x", "ks"), ("z", "s"), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Consonants only, variants of one sound written alike: Raisi, Raeisi → rs; Sergei, Sergey → srg."""
    low = folded(word)
    for old, new in _ALIKE:
        low = low.replace(old, new)
    return low[:1] + "".join(
        ch for at, ch in enumerate(low[1:], 1) if ch not in "aeiou" and ch != low[at - 1]
    )


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    """Given names and the form they stand for: Joe → Joseph, Volodymyr → Vladimir."""
    return {row["variant"]: row["name"] for row in rows("people/given.csv")}


@lru_cache(maxsize=1)
def _feminine() -> frozenset[str]:
    """Given names that only women bear, folded."""
    return frozenset(row["name"] for row in rows("people/feminine.csv"))


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart."""
    words = [folded(word) for word in name.replace("-", " ").split()]
    return tuple(word for word in words if word and word not in _PARTICLES)


_VOWELS = frozenset("aeiou")
_CONSTRUCT = frozenset({"ul", "ur", "ud"})


@lru_cache(maxsize=8_192)
def same_word(a: str, b: str) -> bool:
    """Whether two words are one name in two spellings, or one is the other's initial."""
    if a == b or _given().get(a, a) == _given().get(b, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if (a in _feminine()) != (b in _feminine()) and (a[-1] in _VOWELS) != (b[-1] in _VOWELS):
        return False  # Hasina is no Hasan
    if len(a) > 2 and (b.startswith(a) and b[len(a) :] in _CONSTRUCT):
        return True  # "Zia" for Mohammad Ziaul Haq, "Mujib" for Mujibur Rahman
    return len(a) > 3 and len(b) > 3 and a[0] == b[0] and skeleton(a) == skeleton(b)


def fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name stands in the longer, in order."""
    at = 0
    for place, word in enumerate(short, 1):
        while at < len(long) and not (
            word == long[at] or (same_word(word, long[at]) and (place < len(short) or len(long[at]) > 1))
        ):
            at += 1
        if at == len(long):
            return False
        at += 1
    return bool(short)


class Person:
    """One person of a document, with all that the document says of them."""

    __slots__ = (
        "country",
        "feminine",
        "former",
        "guessed",
        "klass",
        "known",
        "lent",
        "masculine",
        "name",
        "office",
        "organization",
        "qualified",
        "sightings",
        "spellings",
        "title",
        "words",
    )

    def __init__(self, name: str) -> None:
        self.name = name
        self.words = parts(name)
        self.title: str | None = None
        self.klass: str | None = None
        self.country: str | None = None
        self.lent: str | None = None  # the state of whoever is named beside
        self.organization: str | None = None
        self.former = False
        self.office: str | None = None  # by the actor table
        self.guessed = False  # whether the country is only that of the dateline
        self.qualified = False  # whether the text itself tells the country
        self.feminine = len(self.words) > 1 and self.words[0] in _feminine()
        self.masculine = " bin " in name.lower()  # or as the text calls him: "Mr. Harper"
        self.known = False  # named with a title, or in the actor table
        self.sightings: list[tuple[int, int, bool]] = []  # sentence, token, as a subject
        self.spellings: set[str] = set()  # of two or more words

    def aliases(self) -> list[str]:
        """How else the document spells the name in two or more words."""
        return sorted(self.spellings - {self.name})

    def acted(self, index: int) -> bool:
        """Whether the sentence before one is about the person."""
        before = max((at for at, _, _ in self.sightings if at < index), default=-1)
        return any(at == before and subject for at, _, subject in self.sightings)


class Cast:
    """The people of one document."""

    def __init__(self, lookup: Lookup, on: date | None, home: str | None) -> None:
        self.lookup = lookup
        self.on = on
        self.home = home  # alpha-3 of the dateline or of the readout's owner
        self.people: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        self.of_mention: dict[int, Person] = {}
        self.voices: list[tuple[int, Mention | None]] = []  # whose words begin at a sentence
        self.couples: list[tuple[int, Mention, Mention]] = []  # sentence and two named side by side
        self.delegations: list[tuple[int, str]] = []  # sentence and state of those told of
        self.lands: dict[int, set[str]] = {}  # the states that a sentence names or whose people
        self.heads: dict[int, Mention] = {}  # the state or body whose name opens a sentence
        self.seen: dict[int, list[tuple[int, bool, Person]]] = {}  # by sentence: token, as a subject, who
        self.at_home = False  # whether the document speaks of the state it was filed in

    def register(self, sentences: Iterable[tuple[Sentence, list[Item]]]) -> None:
        """Takes in every named person, fullest names first, so that surnames find their owners."""
        named: list[tuple[Sentence, Mention, bool]] = []
        offices: list[tuple[int, Mention, bool]] = []
        serving: list[Mention] = []  # offices under somebody named
        spouses: list[tuple[Mention, Mention]] = []
        states: dict[str, int] = {}
        spoken_of: set[str] = set()  # states named as such, not only as somebody's nation
        for sentence, items in sentences:
            actors = [(position, item) for position, item in enumerate(items) if item.kind == "A"]
            _give_offices(sentence, items, actors)
            _give_senders(sentence, items, actors)
            for first, second in _couples(sentence, items, actors):
                self.couples.append((sentence.index, first, second))
                if _are_of_states(sentence, first, second):
                    first.weak = second.weak = False
                if _share_surname(first, second):
                    spouses.append((first, second))
            self._take_head(sentence, items)
            for position, item in actors:
                for mention in item.group:
                    if mention.country:
                        self.lands.setdefault(sentence.index, set()).add(mention.country)
                        if mention.title == "delegation":
                            self.delegations.append((sentence.index, mention.country))
                        states[mention.country] = states.get(mention.country, 0) + 1
                        if mention.kind == "country" and not _is_foreign(sentence, item):
                            spoken_of.add(mention.country)
                for mention in (*item.group, *item.behind):
                    if mention.kind != "person":
                        continue
                    subject = _may_be_subject(sentence, items, position)
                    if mention.holder is not None and not mention.name:
                        serving.append(mention)
                    if mention.name:
                        named.append((sentence, mention, subject))
                    elif _tells(mention) and not (mention.counterpart or mention.possessive):
                        offices.append((sentence.index, mention, subject))
        self.at_home = self.home is not None and 2 * states.get(self.home, 0) >= max(
            states.values(), default=1
        )
        if self.home is None:
            self._infer_home(states, [mention for _, mention, _ in named])
        called = {parts(mention.name or "") for _, mention, _ in named}
        ends = {name[-k:] for name in called for k in range(1, len(name))}
        named = [each for each in named if not _is_run_together(each[1].name or "", called, ends)]
        for sentence, mention, subject in sorted(named, key=lambda entry: -len(parts(entry[1].name or ""))):
            self._take(sentence, mention, subject)
        for person in self.people:
            self._complete(person)
            person.sightings.sort()
            for index, token, subject in person.sightings:
                self.seen.setdefault(index, []).append((token, subject, person))
        self._lend(mention for _, mention, _ in named)
        self._lend_to_wives(spouses)
        for office in serving:  # "Ford's adviser" is of his state
            lord = self.of_mention.get(id(office.holder))
            office.country = office.country or (lord.country if lord is not None else None)
        self._sight(offices)
        self._settle_alone(set(states), spoken_of)

    def _take_head(self, sentence: Sentence, items: list[Item]) -> None:
        """Keeps the one state or body that the sentence is about, for "It …" behind it."""
        opening = next((item for item in items[:2] if item.kind == "A"), None)
        head = opening.group[0] if opening is not None and len(opening.group) == 1 else None
        if head is not None and head.kind != "person" and not (head.adjective or head.possessive):
            listed = sentence.lows[head.last : head.last + 1] == ["and"]
            if not listed and not head.plural:
                self.heads[sentence.index] = head

    def _sight(self, offices: list[tuple[int, Mention, bool]]) -> None:
        """"The Premier flew home. There he …": an office told without a name is its holder seen again."""
        for index, mention, subject in offices:
            holder = self.office(mention, index, mention.country, mention.klass)
            if holder is not None:
                self._see(holder, index, mention.first, subject)

    def _see(self, person: Person, index: int, token: int, subject: bool) -> None:
        insort(person.sightings, (index, token, subject))
        self.seen.setdefault(index, []).append((token, subject, person))

    def follow(self, sentences: Iterable[Sentence]) -> None:
        """"Ban met Rice. He flew on. There he …": whom a pronoun stands for is seen again."""
        for sentence in sentences:
            if _FOLLOWED.isdisjoint(sentence.lows):
                continue
            for token, low in enumerate(sentence.lows):
                if low in _QUOTES:
                    break  # who is meant inside another's words is another matter
                if low not in _FOLLOWED:
                    continue
                mention = Mention("person", token, token + 1)
                mention.pronoun = low
                person = self.pronoun(mention, sentence.index, token, set())
                if person is not None:
                    self._see(person, sentence.index, token, True)

    def _lend(self, mentions: Iterable[Mention]) -> None:
        """"Dean Brown, Ford's special emissary": whom a person serves tells the state."""
        for mention in mentions:
            person, holder = self.of_mention.get(id(mention)), mention.holder
            lord = self.of_mention.get(id(holder)) if holder is not None else None
            if person is None or lord is None or lord is person or person.organization:
                continue
            if not person.country or person.guessed:
                person.country, person.known = lord.country, True

    def _lend_to_wives(self, spouses: list[tuple[Mention, Mention]]) -> None:
        """Gives who is named as somebody's wife his state, where the text tells none."""
        for first, second in spouses:
            husband, wife = self.of_mention.get(id(first)), self.of_mention.get(id(second))
            if husband is not None and wife is not None and not (wife.country or wife.organization):
                wife.country = husband.country

    def _settle_alone(self, states: set[str], spoken_of: set[str]) -> None:
        """Where a text knows one state only, its mayors and ministers without a nation are of that state."""
        states = states | {person.country for person in self.people if person.country}
        if len(states) != 1 or self.home not in {None, *states} or not states & spoken_of:
            return  # beside "Tom Adams of Barbados", a minister without a nation is another state's
        for person in self.people:
            private = bool(_PRIVATE & set((person.title or "").lower().split()))
            if private or not person.title or _supranational(person.title):
                continue
            if not (person.country or person.organization):
                person.country, person.guessed = next(iter(states)), True

    def _infer_home(self, states: dict[str, int], named: list[Mention]) -> None:
        """Whose "the President" a readout speaks of: the state it names most beside those of its guests."""
        guests = {mention.country for mention in named if mention.country and mention.title}
        if len(guests) > 1:
            return  # one of them is the owner, and which, nobody says
        own = sorted(((count, code) for code, count in states.items() if code not in guests), reverse=True)
        if not (guests and own):
            return
        names = {mention.name or "" for mention in named}
        hosts = {bearer.country for name in names for bearer in self.lookup(name, self.on)}
        own = [entry for entry in own if entry[1] in hosts]
        if own and (len(own) == 1 or own[0][0] > own[1][0]):
            self.home = own[0][1]

    def _take(self, sentence: Sentence, mention: Mention, subject: bool) -> None:
        name = mention.name or ""
        words = parts(name)
        if not words:
            return
        styles = frozenset(_styles(sentence, mention))
        person = self._owner(words, mention, sentence.index, styles)
        if person is None:
            person = Person(name)
            self.people.append(person)
            for word in words:
                self.by_word.setdefault(skeleton(word)[:1], []).append(person)
        self.of_mention[id(mention)] = person
        person.masculine |= not _MANLY.isdisjoint(styles)
        person.feminine |= not _WOMANLY.isdisjoint(styles)
        person.sightings.append((sentence.index, mention.first, subject))
        person.spellings.update(each for each in (name, mention.styled) if each and " " in each)
        _enrich(person, mention)

    def _owner(
        self, words: tuple[str, ...], mention: Mention, index: int, styles: frozenset[str]
    ) -> Person | None:
        fitting = []
        for person in self.by_word.get(skeleton(words[-1])[:1], ()):
            if person in fitting or not fits(words, person.words) or _contradicts(person, mention, styles):
                continue
            if _is_forefather(mention.name or "", person.name):
                continue
            if (
                len(words) == 1
                and len(person.words) > 2
                and not _is_edge(words[0], person.words)
                and mention.weak
            ):
                continue
            fitting.append(person)
        if len(fitting) > 1:
            fitting.sort(
                key=lambda person: (
                    not _likely(person, mention),
                    person.klass in _MINOR,
                    words[-1] not in person.words,  # "Wang" is rather Mr Wang than Ms Wong
                    _distance(person, index),
                )
            )
        return fitting[0] if fitting else None

    def _complete(self, person: Person) -> None:
        """Country and standing from the actor table, where the document is silent."""
        if not _WOMANLY.isdisjoint((person.title or "").lower().split()):
            person.feminine = True
        if person.country and person.title and len(person.words) > 1:
            person.known = True
            return
        found = self._bearers(person)
        if len(person.words) == 1 and found and not person.feminine:
            person.feminine = all(bearer.given in _feminine() for bearer in found)
        if person.country and person.title:
            person.known = True
            return
        if found and (len(person.words) > 1 or person.title or len(found) == 1 or self._one_country(found)):
            country, office, _, organization, _ = found[0]
            if len(person.words) == 1 and not self._one_country(found):
                country = None  # "King Abdullah" of Jordan or of Saudi Arabia
            person.klass = person.klass or office or None
            person.office = office
            if person.country is None and (person.organization is None or country):
                person.country = country
            if person.country is None:
                person.organization = person.organization or organization
            person.known = True
        elif person.title:
            person.known = True
            if person.country is None and person.organization is None and not _supranational(person.title):
                home = self.home if person.klass in _NATIONAL and self.at_home else None
                person.country = person.lent or home
                person.guessed = person.country is not None and person.lent is None

    def _bearers(self, person: Person) -> list[Bearer]:
        """Who of the table may be meant, best those who held the very office."""
        if person.name.isupper() and len(person.words) == 1 and (person.masculine or person.feminine):
            return []  # "MR. HARPER:" speaks for a ministry, whatever his namesakes govern
        found = [bearer for bearer in self.lookup(person.name, self.on) if _may_be(person, bearer)]
        exact = [bearer for bearer in found if person.klass in bearer.offices]
        if len(person.words) == 1 and not exact:  # "Mr. Carter" is rather the President than his spokesman
            found.sort(key=lambda bearer: bearer.office not in EXECUTIVES)
        return exact or found

    def _one_country(self, found: list[Bearer]) -> bool:
        return len({bearer.country for bearer in found}) == 1

    # -- look-ups ---------------------------------------------------------------------------------

    def first_official(self) -> Person | None:
        """The official whom the document names first."""
        officials = [person for person in self.people if person.sightings and person.klass in _NATIONAL]
        return min(officials, key=lambda person: person.sightings[0], default=None)

    def named(self, mention: Mention) -> Person | None:
        """The person a mention with a name stands for."""
        return self.of_mention.get(id(mention))

    def office(
        self,
        mention: Mention,
        index: int,
        country: str | None,
        klass: str | None,
        taken: frozenset[int] = frozenset(),
    ) -> Person | None:
        """The holder of an office named without a name: "the Azeri president", "the SNSC chief".

        Only where the document names exactly one such person, or one stands clearly nearest before.
        """
        if klass is None or mention.former:
            return None
        fitting = [
            person
            for person in self.people
            if id(person) not in taken and self._holds(person, mention, country, klass)
        ]
        if mention.visiting:
            fitting = [person for person in fitting if person.country != self.home]
        if country is None and mention.organization is None and not mention.visiting:
            # "the President" alone is whom the text calls so without a nation
            here = index, mention.first
            told = [person for person in fitting if person.sightings and person.sightings[0][:2] < here]
            if told and not self._is_named_beside(mention, index):
                fitting = told  # "there the President met President Lund": one told of before
            if mention.first == 0:
                fitting = [person for person in fitting if not self._comes_later(person, index)] or fitting
            own = self._near_by([person for person in fitting if self._is_plainly(person)], fitting, index)
            fitting = own or [person for person in fitting if person.title] or fitting
            fitting = [person for person in fitting if _is_called(person, mention)] or fitting
        if len(fitting) > 1:
            before = [person for person in fitting if person.sightings and person.sightings[0][0] <= index]
            fitting = sorted(before or fitting, key=lambda person: _distance(person, index))
            if country is None and len({person.country for person in fitting}) > 1:
                first, second = fitting[0], fitting[1]
                if _distance(first, index) == _distance(second, index):
                    acted = [person for person in (first, second) if person.acted(index)]
                    return acted[0] if len(acted) == 1 else None  # whom the sentence before is about
        return fitting[0] if fitting else None

    def _is_named_beside(self, mention: Mention, index: int) -> bool:
        """"the Federal President [President-elect Lund]": whether a name stands right behind an office."""
        return any(0 <= token - mention.last <= 2 for token, _, _ in self.seen.get(index, ()))

    def _comes_later(self, person: Person, index: int) -> bool:
        """"Head of State met the President of Fiji": who is named behind the first word is another."""
        return any(seen is person and token > 0 for token, _, seen in self.seen.get(index, ()))

    def _near_by(self, plain: list[Person], fitting: list[Person], index: int) -> list[Person]:
        """Whom the text calls so, but for another told of just before where the former is far."""
        if not plain:
            return plain
        told = [person for person in fitting if person.sightings and person.sightings[0][0] < index]
        nearest = min(told or plain, key=lambda person: _distance(person, index))
        far = min(_distance(person, index) for person in plain) > _NEAR
        return [nearest] if far and _distance(nearest, index) <= 2 else plain

    def leader(self, country: str, index: int) -> Person | None:
        """Who "the leaders of South and North Korea" are: the only one of a state told of near by."""
        leading = [
            person for person in self.people
            if person.country == country and person.klass in _LEADING and person.known and not person.former
        ]
        near = [person for person in leading if abs(person.sightings[0][0] - index) <= _NEAR]
        return near[0] if len(leading) == 1 and near else None

    def _is_plainly(self, person: Person) -> bool:
        """Whether an office without a nation may be somebody's: of the home state, or titled without one."""
        titled = person.title is not None or self.home is None
        return person.country == self.home or (not person.qualified and titled)

    def _holds(self, person: Person, mention: Mention, country: str | None, klass: str) -> bool:
        if person.former or not (person.title or person.office):
            return False
        if country is not None and person.country != country:
            return False
        if ("consul" in (mention.title or "").lower()) != ("consul" in (person.title or "").lower()):
            return False  # a consul is no chargé d'affaires
        if mention.organization and person.organization and mention.organization != person.organization:
            return False
        if (
            mention.title
            and " " not in mention.title
            and (country is None or mention.klass == "minister")
            and _same_office(person.title, mention.title)
        ):
            return True  # "the Secretary", "the Iranian minister"
        if klass in _GENERIC or person.klass in _GENERIC or person.klass is None:
            return _same_office(person.title, mention.title)
        if country is None and klass == person.klass == "party_leader":
            return True  # "the Party leader", "the General Secretary"
        if klass == "party_leader" or _head_word(mention.title) == "leader":
            return country is not None and person.klass in _LEADERS
        if not _same_class(person.klass, klass) or (klass == "monarch" != person.klass):
            return False
        if klass == "head_of_state" and _head_word(mention.title) == "president" and person.title:
            return "president" in person.title.lower()  # a queen is none
        if klass == "monarch" and person.title and _head_word(mention.title) in _CROWNS:
            return _head_word(mention.title) == _head_word(person.title)  # a king is no crown prince
        return klass != "minister" or _same_office(person.title, mention.title)

    def delegation(self, index: int) -> str | None:
        """The state of "the delegation": of the one told of last, if any."""
        return next((code for at, code in reversed(self.delegations) if at <= index), None)

    def couple(self, index: int) -> tuple[Person, ...]:
        """The two of different states named side by side last, in the sentence before."""
        for at, first, second in reversed(self.couples):
            one, other = self.of_mention.get(id(first)), self.of_mention.get(id(second))
            if at == index - 1 and one and other and one.known and other.known:
                return (one, other) if one.country != other.country else ()
        return ()

    def two_of_late(self, index: int) -> tuple[Person, ...]:
        """The only two people, of different states, whom the sentence before or the last two name."""
        named: dict[int, Person] = {}
        for at in (index - 1, index - 2):
            named.update((id(person), person) for _, _, person in self.seen.get(at, ()))
            people = tuple(named.values())
            told = len(people) == 2 and all(person.known and person.country for person in people)
            if told and people[0].country != people[1].country:
                return people
        return ()

    def two_lands(self, index: int) -> list[str]:
        """The only two states that the sentence before or the last two name, by their codes."""
        before = self.lands.get(index - 1, set())
        for codes in (before, before | self.lands.get(index - 2, set())):
            if len(codes) == 2:
                return sorted(codes)
        return []

    def hear(self, sentences: Iterable[tuple[Sentence, list[Item]]]) -> None:
        """Takes in whose words follow a label ("Vladimir Putin: …") or a heading ("Address by …")."""
        for sentence, items in sentences:
            mention = _voice(sentence, items)
            if (
                sentence.words[:2] in _ANSWERS and self.voices
            ):  # "A: I rang the President": who is interviewed
                mention = self.voices[0][1]
            if mention is not None or _is_label(sentence):
                self.voices.append((sentence.index, mention))

    def voice(self, index: int) -> tuple[Mention | None, bool]:
        """Who says "I" in a sentence, and whether in a turn of a conversation."""
        place = bisect_right(self.voices, index, key=itemgetter(0))
        at, mention = self.voices[place - 1] if place else (0, None)
        return mention, at > 0

    def pronoun(self, mention: Mention, index: int, token: int, exclude: set[int]) -> Person | None:
        """"he", "she", "his": the last subject before it, in this sentence or the few before."""
        best: tuple[int, int, int, int] | None = None
        chosen: Person | None = None
        woman = mention.pronoun in {"she", "her"}
        voice, in_turn = self.voice(index)
        speaker = self.of_mention.get(id(voice)) if in_turn else None  # he says "I" of himself
        for at in range(index, index - 3, -1):
            for position, subject, person in self.seen.get(at, ()):
                if id(person) in exclude or person is speaker or not person.known:
                    continue
                if not _may_be_called(person, woman):
                    continue
                if at == index and position >= token:
                    continue
                fits_best = int(person.feminine)  # only where "she" is asked for
                rank = (fits_best, at, int(subject), position if at == index else -position)
                if best is None or rank > best:
                    best, chosen = rank, person
        if woman and (chosen is None or not chosen.feminine):
            chosen = self._woman_before(index, exclude | {id(speaker)}) or chosen
        return chosen or self._speaker_before(index - 2, woman)

    def _woman_before(self, index: int, exclude: set[int]) -> Person | None:
        """"Mrs. Gandhi landed. … She flies on": the woman told of last, further back than men are."""
        for at in range(index - 3, index - 3 - _FAR, -1):
            for _, _, person in reversed(self.seen.get(at, ())):
                if person.feminine and person.known and id(person) not in exclude:
                    return person
        return None

    def _speaker_before(self, index: int, woman: bool) -> Person | None:
        """Who acts in the last sentence that names anybody, if it is one and he is known."""
        for at in range(index, index - 4, -1):
            seen = self.seen.get(at, ())
            if seen:
                acting = {id(person): person for _, subject, person in seen if subject}
                person = next(iter(acting.values()), None)
                fit = len(acting) == 1 and person is not None and person.known and person.feminine == woman
                return person if fit else None
        return None


_LEADING = frozenset({"head_of_state", "head_of_government", "monarch", "party_leader"})
_NEAR = 4  # sentences
_FAR = 6  # sentences
_FOLLOWED = frozenset({"he", "she"})
_QUOTES = frozenset({'"', "“", "«"})
_NATIONAL = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister minister monarch "
    "spokesperson commander lawmaker deputy first_lady security_secretary".split()
)


_ALONE = frozenset({"first_lady", "monarch"})  # who holds another office is another
_APART = frozenset({"head_of_state", "foreign_minister"})
_MINOR = frozenset({"spokesperson", "official"})  # "Kim" is the leader rather than his spokesman
_WOMANLY = frozenset(
    "queen princess empress duchess dame lady sheikha baroness chairwoman congresswoman spokeswoman "
    "mrs mrs. ms ms. madame".split()
)
_MANLY = frozenset("mr mr. sir king prince chairman congressman spokesman".split())
_CROWNS = frozenset("king queen emir amir sultan emperor empress prince princess shah".split())
_PRIVATE = frozenset("ceo executive founder owner banker actor actress singer coach professor editor".split())


def _styles(sentence: Sentence, mention: Mention) -> list[str]:
    """The words of a mention, with the "Mr." before it."""
    first = mention.first - 1 if mention.first else 0
    if first and sentence.lows[first] == ".":
        first -= 1  # "MR. HARPER"
    return sentence.lows[first : mention.last]


def _may_be_called(person: Person, woman: bool) -> bool:
    """Whether "she", or else "he", may be said of somebody."""
    return not person.masculine or person.feminine if woman else not person.feminine


def _is_run_together(name: str, called: set[tuple[str, ...]], ends: set[tuple[str, ...]]) -> bool:
    """"Tarja Halonen Lennart Meri" below a joint text, "Lennart Meri Meri Lennart" before a reply."""
    spelled = name.split()
    if len(spelled) < 3:
        return False
    if any(one == other and len(one) > 2 for one, other in pairwise(spelled[1:])):
        return True
    words = parts(name)
    return any(
        words[k:] in called and (words[:k] in ends or (k > 1 and words[:k] in called))
        for k in range(1, len(words) - 1)
    )


def _supranational(title: str) -> bool:
    low = title.lower()
    return any(
        word in low
        for word in ("secretary-general", "secretary general", "commissioner", "high representative")
    )


_HEADING = 40  # items of a heading that are looked at
_LABEL = 9  # words, at most, that stand before the colon of a speaker's label
_SPEECHES = frozenset("address statement remarks speech interview".split())
_ANSWERS = (["A", ":"], ["Answer", ":"])


def _is_label(sentence: Sentence) -> bool:
    """Whether a sentence begins with "Question:", "Prime Minister Jansen:"."""
    head = sentence.words[:_LABEL]
    if ":" not in head or not sentence.words[0][0].isupper():
        return False
    return all(word[0].isupper() or word in {"of", "the", "and"} for word in head[: head.index(":")])


def _voice(sentence: Sentence, items: list[Item]) -> Mention | None:
    """The one whose words follow: by the label of a transcript, or the heading of an address."""
    for at, item in enumerate(items[:_HEADING]):
        if item.kind != "A" or len(item.group) != 1 or item.group[0].kind != "person":
            continue
        behind = sentence.words[item.j : item.j + 1]
        if at == 0 and behind in ([":"], ["("]) and ":" in sentence.words[: item.j + _LABEL]:
            return item.group[0]  # "Dmitry Peskov: …", "The Foreign Secretary (Mr Hurd): …"
        lows = [sentence.lows[other.i] for other in items[max(0, at - 2) : at]]
        given = lows[:1] != [] and lows[0] in _SPEECHES and lows[-1] in {"by", "from", "of", "with"}
        if sentence.index == 0 and given and behind not in (["and"], [","], ["&"]):
            return item.group[0]
        if sentence.index == 0 and item.group[0].possessive and _is_last(sentence, item.j):
            return item.group[0]  # "President Smith's address"
    return None


def _is_last(sentence: Sentence, token: int) -> bool:
    """Whether a heading ends behind a token with the noun of a speech."""
    ending = [low for low in sentence.lows[token:] if low not in {"'s", "’s", "'", "’"}]
    return len(ending) == 1 and ending[0] in _SPEECHES


def _may_be_subject(sentence: Sentence, items: list[Item], position: int) -> bool:
    if position == 0:
        return True
    before = items[position - 1]
    low = sentence.lows[before.i]
    if low == "and" and position > 2 and items[position - 2].kind == "A":
        behind = any(item.kind == "A" for item in items[: position - 2])
        return not behind or _may_be_subject(sentence, items, position - 2)  # "X met A and B": nor does B act
    return before.kind == "W" and not (
        low.isalpha() and low not in {"and", "that", "but", "while", "when", "as"}
    )


def _may_be(person: Person, bearer: Bearer) -> bool:
    """Whether a surname with its title can be the table's person: a foreign minister is no chief minister."""
    if len(person.words) > 1 or person.klass not in OFFICES or person.klass == "minister":
        return True
    if person.klass in EXECUTIVES:
        return not _LEADERS.isdisjoint(bearer.offices) or "deputy" in bearer.offices
    return bool(bearer.offices & {person.klass, "deputy", "minister", "head_of_government", "head_of_state"})


_SENT_BY = ([",", "sent", "by"], [",", "dispatched", "by"], [",", "named", "by"], [",", "appointed", "by"])
_COPULAS = frozenset(
    "is was became becomes remains remained as become named appointed elected sworn in been".split()
)


_BEFORE_OFFICE = _COPULAS | {"who", ",", "has", "had"}


def _give_offices(sentence: Sentence, items: list[Item], actors: list[tuple[int, Item]]) -> None:
    """"Callista Gingrich became ambassador to the Vatican": the office is the name's own."""
    for at, item in actors:
        person = item.group[-1]
        if not person.name or person.kind != "person" or person.title or person.possessive:
            continue
        p = _past_insertion(sentence, items, at + 1)
        while (
            p < len(items)
            and p < at + 18
            and items[p].kind == "W"
            and sentence.lows[items[p].i] in _BEFORE_OFFICE
        ):
            p += 1
        if (
            p >= len(items)
            or items[p].kind != "A"
            or p == at + 1
            or sentence.lows[items[p - 1].i] not in _COPULAS
        ):
            continue
        office = items[p].group[0]
        if (
            office.title
            and not office.name
            and not office.plural
            and not office.counterpart
            and not office.pronoun
        ):
            person.title, person.klass, person.host = office.title, office.klass, office.host
            person.country = person.country or office.country
            person.organization = person.organization or office.organization
            person.weak = False


def _give_senders(sentence: Sentence, items: list[Item], actors: list[tuple[int, Item]]) -> None:
    """"Zinovi Pechkoff, sent by President de Gaulle, arrived": whom somebody serves tells his state."""
    if "by" not in sentence.lows:
        return
    for (p, item), (q, sender) in pairwise(actors):
        envoy = item.group[-1]
        between = [sentence.lows[each.i] for each in items[p + 1 : q]]
        if envoy.name and not (envoy.country or envoy.holder) and between in _SENT_BY:
            envoy.holder = sender.group[0]


def _couples(
    sentence: Sentence, items: list[Item], actors: list[tuple[int, Item]]
) -> Iterator[tuple[Mention, Mention]]:
    """"Abiy and Isaias": two people with "and" between them and no third beside them."""
    for (p, item), (q, after) in pairwise(actors):
        first, second = item.group[-1], after.group[0]
        listed = p and sentence.lows[items[p - 1].i] in {",", "and"} and items[p - 2].kind == "A"
        joined = q == p + 2 and sentence.lows[items[p + 1].i] == "and" and not listed
        named = first.kind == second.kind == "person" and first.name and second.name
        if joined and named:
            yield first, second


def _are_of_states(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """"Peter Thomson of Fiji and Ana Torres of Peru": two who stand for their states, by whatever office."""
    for mention in (first, second):
        if "of" not in sentence.lows[mention.first : mention.last] or len(parts(mention.name or "")) < 2:
            return False
    return bool(first.country and second.country) and first.country != second.country


def _share_surname(first: Mention, second: Mention) -> bool:
    """"Vladimir and Lyudmila Putin": whether the first goes by the surname of the second."""
    he, she = (first.name or "").split(), (second.name or "").split()
    shared = len(he) == 1 and len(she) == 2 and folded(she[0]) in _feminine() and not second.title
    if shared:
        first.name = f"{he[0]} {she[1]}"
    return shared


def _past_insertion(sentence: Sentence, items: list[Item], p: int) -> int:
    """The position behind ", wife of the former speaker, on Friday": p itself where nothing is put in."""
    if p >= len(items) or items[p].kind != "W" or sentence.lows[items[p].i] != ",":
        return p
    if p + 1 < len(items) and sentence.lows[items[p + 1].i] == "who":
        return p
    for q in range(p + 1, min(p + 12, len(items))):
        if items[q].kind == "W" and sentence.lows[items[q].i] == ",":
            q += 1
            while q < len(items) and (
                items[q].kind == "D" or sentence.lows[items[q].i] in {"on", "in", "has", "had"}
            ):
                q += 1
            return q
    return p


def _extends(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    """Whether a longer name is a fuller form, not two names in a row as under a joint statement."""
    if len(old) < 2 or len(new) < len(old) + 2:
        return len(new) >= len(old)
    return same_word(new[-1], old[-1])


def _enrich(person: Person, mention: Mention) -> None:
    if mention.name and len(mention.name) > len(person.name) and _extends(parts(mention.name), person.words):
        person.name, person.words = mention.name, parts(mention.name)
    if mention.title and (
        person.title is None or (person.klass in _GENERIC and mention.klass not in _GENERIC)
    ):
        person.title, person.klass, person.former = mention.title, mention.klass, mention.former
    person.country = person.country or mention.country
    person.lent = person.lent or mention.lent
    person.qualified = person.qualified or mention.country is not None
    person.organization = person.organization or mention.organization
    person.known = person.known or not mention.weak


def _contradicts(person: Person, mention: Mention, styles: frozenset[str]) -> bool:
    if (person.masculine and styles & _WOMANLY) or (person.feminine and styles & _MANLY):
        return True  # "Mrs Thomas" is not Mr Derek Thomas
    if mention.country and person.country and mention.country != person.country:
        return True
    if person.klass and mention.klass and len(parts(mention.name or "")) == 1:
        pair = {person.klass, mention.klass}
        return len(pair) > 1 and (not _ALONE.isdisjoint(pair) or pair == _APART)
    return False


def _is_forefather(name: str, heir: str) -> bool:
    """Whether a name is that of somebody's father: Salman is not Mohammed bin Salman."""
    words, first = heir.lower().replace("-", " ").split(), name.lower().replace("-", " ").split()[:1]
    return any(low in _SON_OF and at and words[at + 1 : at + 2] == first for at, low in enumerate(words))


def _is_edge(word: str, words: tuple[str, ...]) -> bool:
    return same_word(word, words[-1]) or same_word(word, words[0]) or same_word(word, words[-2])


def _same_class(a: str | None, b: str | None) -> bool:
    return a == b or (
        a in EXECUTIVES and b in EXECUTIVES and {a, b} != {"head_of_state", "head_of_government"}
    )


def _head_word(title: str | None) -> str:
    words = (title or "").lower().split()
    if words[:1] == ["custodian"]:
        return "king"
    return words[-1] if words else ""


_RANKS = frozenset("deputy vice assistant former under acting first prime".split())


_TOWARDS = (["to"], ["with"], ["for"], ["from"], ["against"], ["in"])


def _is_foreign(sentence: Sentence, item: Item) -> bool:
    """"put off a trip to Denmark": a state that somebody turns to is hardly his own."""
    return sentence.lows[max(0, item.i - 1) : item.i] in _TOWARDS


def _tells(mention: Mention) -> bool:
    """Whether an office without a name tells of its holder: "the Premier", "the minister"."""
    bare = " " not in (mention.title or " ") and not mention.plural
    leads = bare and bool(mention.country) and _head_word(mention.title) == "leader"
    return leads or (mention.klass in OFFICES and (bare or mention.klass != "minister"))


def _is_called(person: Person, mention: Mention) -> bool:
    """"the Foreign Secretary", "the Minister of External Relations": who is called by that very title."""
    words, own = _words_of(mention.title), _words_of(person.title)
    if words == ["secretary"]:
        return own[:1] == words  # "the Secretary" is of State rather than a Foreign Secretary
    return own == words and ("secretary" in words or len(words) > 2)


def _words_of(title: str | None) -> list[str]:
    """The words of a title; a secretary general is no kind of secretary."""
    return (title or "").lower().replace("secretary general", "secretary-general").split()


def _same_office(a: str | None, b: str | None) -> bool:
    """Whether two titles name one office: the shorter one's words all stand in the longer."""
    words_a, words_b = ({w for w in _words_of(t) if len(w) > 3} for t in (a, b))
    if not words_a or not words_b or (words_a ^ words_b) & _RANKS:
        return False
    return words_a <= words_b or words_b <= words_a


def _likely(person: Person, mention: Mention) -> bool:
    """Whether a person is of the class a mention tells; a surname alone is rather that of an official."""
    return _same_class(person.klass, mention.klass) if mention.klass else person.klass is not None


def _distance(person: Person, index: int) -> int:
    before = [index - at for at, _, _ in person.sightings if at <= index]
    return min(before, default=1000)
