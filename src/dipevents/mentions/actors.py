"""Finds who is named in a sentence: people, states, organizations, by table and by shape.

The finder walks a sentence once and, wherever a noun phrase can begin, reads

    [determiner] [modifiers] [nationality|organization] [title [of …]] [name] [, apposition]

in which every part may be missing. What comes back are `Item`s in order: actors, places, dates
and plain words. Nothing is resolved here; a mention says only what its own words say.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dipevents.document.sentences import Sentence
from dipevents.mentions import traits as t
from dipevents.mentions.bodies import JOINT, ORGANS, TELLING
from dipevents.mentions.items import Item, Mention, is_seat
from dipevents.mentions.names import Known, is_particle, may_be_name, may_be_odd_name
from dipevents.mentions.offices import COUNTERPARTS
from dipevents.mentions.phrases import (
    BOTH_SIDES,
    COLLECTIVES,
    COUNTED,
    MINISTRIES,
    OPENING,
    PAIRS,
    PEOPLES,
    STANDING,
    STATE_HEADS,
    STAYING,
    PhraseReader,
)
from dipevents.mentions.places import TOURED, TOWNS
from dipevents.mentions.states import CLITICS, may_join_nations
from dipevents.mentions.titles import SENT, may_modify, may_open_title, singular
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED, Lexicon
from dipevents.values import DateMention

_WORDS: list[Item] = []  # plain words are all alike: one item a position, as many as the longest sentence has
_STYLES = frozenset({"HE", "HH", "HRH", "HM"})
_LEADING = g.DETERMINERS | g.POSSESSIVES | g.NUMBERS
_FIRSTS = tuple(["the", word] for word in ("first", "only", "second", "last"))  # "Wen, the first premier to"
_OPENERS = _LEADING | g.PERSONAL | {"her", "here", "i"}
_UNOWNED = g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS | g.SUBORDINATORS
_ARTICLES = frozenset({"al-", "el-"})  # Arabic ones, before a name
_REGIMES = frozenset({"administration", "government", "regime", "cabinet"})
_HIS = frozenset({"his", "her"})
_STAFF = frozenset("aide aides adviser advisers advisor advisors emissary emissaries envoy envoys".split())
_OWNERS = _HIS | {"its"}
_OWNED = frozenset({"government", "country", "administration"})
_NEAR = frozenset({"opposite", "nearby", "neighboring", "neighbouring"})
_GOES_ON = COUNTERPARTS | MINISTRIES | PAIRS | STAYING | ORGANS | JOINT | COLLECTIVES | _NEAR


@lru_cache(maxsize=4)
def _traits_of(lexicon: Lexicon) -> t.Traits:
    """What words tell by themselves, given the tables."""

    def tell(word: str) -> int:
        low = word.lower()
        capital, inner = word[0].isupper(), low in lexicon.inner
        arabic = low[:3] in _ARTICLES
        asked = (
            (t.BEGINS, inner or low in _OPENERS or (word != low and capital) or arabic),
            (t.LEADS, low in _LEADING or low.isdigit()),
            (t.FOLLOWS, capital or inner or low in _GOES_ON or low[:5] in {"newly", "high-"} or arabic),
            (t.MODIFIES, may_modify(lexicon, low)),
            (t.LISTED, word in lexicon.phrases),
            (t.HEADS, low in lexicon.titles),
            (t.TITLES, may_open_title(lexicon, low)),
            (t.NAMES, may_be_name(lexicon, word, low)),
            (t.STANDS, low in STANDING),
            (t.PARTICLE, is_particle(word, low)),
            (t.ODD, may_be_odd_name(lexicon, word, low)),
            (t.ANOTHER, low in COUNTERPARTS or low == "opposite"),
            (t.OWNS, word in CLITICS),
            (t.HIS, low in _HIS),
            (t.REGIME, low in _REGIMES),
            (t.ORGAN, low in TELLING),
            (t.SENT, low in SENT),
            (t.TOURS, low in TOURED),
            (t.COUNTS, low in COUNTED),
            (t.NATIONS, word in lexicon.phrases or may_join_nations(word, low)),
            (t.PLAIN, not (capital or inner or low in OPENING) and word.isalpha()),
        )
        return sum(bit for bit, holds in asked if holds)

    return t.Traits(tell)


def _plain_words(n: int) -> list[Item]:
    """The items of plain words, `n` of them or more."""
    if n > len(_WORDS):
        _WORDS.extend(Item("W", i, i + 1) for i in range(len(_WORDS), n))
    return _WORDS


class ActorFinder(Known):
    """Reads the items of one sentence after another."""

    def __init__(
        self,
        lexicon: Lexicon,
        proper: frozenset[str],
        surname: Callable[[str], bool],
        is_place: Callable[[str], bool],
    ) -> None:
        super().__init__(lexicon, _traits_of(lexicon), proper, surname, is_place)

    def items(self, sentence: Sentence, dates: list[DateMention]) -> list[Item]:
        """The items of the sentence, in order, covering every token once."""
        return _Walk(self, sentence, dates).run()


class _Walk(PhraseReader):
    """One pass over one sentence."""

    def run(self) -> list[Item]:
        items: list[Item] = []
        actors: list[int] = []  # their positions among the items
        plain, done = _plain_words(self.n), 0
        for i in self._beginnings():
            if i < done:
                continue
            item = self._date(i) if i in self.dates else self._actor(i)
            if item is not None:
                items += plain[done:i]
                if item.group:
                    actors.append(len(items))
                    item.behind += [m.holder for m in item.group if m.holder is not None]
                items.append(item)
                done = item.j
        items += plain[done : self.n]
        if actors and not _STAFF.isdisjoint(self.lows):
            items = self._staffed(items)
            actors = [p for p, item in enumerate(items) if item.group]
        if len(actors) > 1:  # what one actor lends another
            if any(self._tells_office(items, p) for p in actors if items[p].group[0].title):
                items, actors = self._further_offices(items)
            if any(items[p].group[0].plural and len(items[p].group) > 1 for p in actors[1:]):
                items, actors = self._paired_offices(items)
            self._serve(items, actors)
            self._share_state(items, actors)
            self._lend_owners(items, actors)
        if actors and self.bits & t.REGIME:
            items = self._regimes(items)
        if self.bits & t.OWNS and any(
            items[p].group[-1].possessive for p in actors if p < len(items) and items[p].group
        ):
            items = self._retainers(self._governments(items))
        return self._own_governments(items) if self.bits & t.HIS else items

    def _beginnings(self) -> list[int]:
        """The tokens at which a time, an actor or a place may begin."""
        begins = t.BEGINS
        found = [i for i, bits in enumerate(self.traits) if bits & begins]
        if self.dates:
            return sorted({*found, *(i for i in self.dates if i < self.n)})
        return found

    def _tells_office(self, items: list[Item], p: int) -> bool:
        """"Benin's head of state, Nicephore Soglo, current chairman of ECOWAS": a further office at p."""
        office = items[p].group[0]
        if p < 1 or len(items[p].group) > 1 or office.kind != "person" or not office.title or office.name:
            return False
        parted = self.words[items[p].i - 1] == ","
        man = items[p - 1] if items[p - 1].group else items[p - 2] if p > 1 else items[p - 1]
        named = bool(man.group) and man.group[-1].kind == "person" and man.group[-1].name is not None
        close = named and parted and man.j >= items[p].i - 1
        listed = self.lows[items[p].j : items[p].j + 1] == ["and"]
        first = self.lows[items[p].i : items[p].i + 2] in _FIRSTS
        bare = first or (self.lows[items[p].i] not in _LEADING and not self.words[items[p].i][0].isupper())
        return close and bare and not listed and not (office.plural or office.possessive)

    def _further_offices(self, items: list[Item]) -> tuple[list[Item], list[int]]:
        """The items with further offices as part of whom they are told of, and where the actors are."""
        out: list[Item] = []
        for p, item in enumerate(items):
            if not (item.group and self._tells_office(items, p)):
                out.append(item)
                continue
            if self.words[out[-1].i] == "," and not out[-1].group:
                out.pop()
            out[-1].j = item.j
        return out, [p for p, item in enumerate(out) if item.group]

    def _paired_offices(self, items: list[Item]) -> tuple[list[Item], list[int]]:
        """"Lund and Amin, the presidents of Chad and Togo, met": the items, each name with its office."""
        out: list[Item] = []
        for item in items:
            names = self._bare_names(out, len(item.group)) if _are_offices(item.group) else []
            for name, office in zip(names, item.group, strict=bool(names)):
                name.title, name.klass = singular(office.title or ""), office.klass
                name.country, name.organization = office.country, office.organization
                name.entry = office.entry
            if names:
                out.pop()  # the comma
                out[-1].j = item.j
            else:
                out.append(item)
        return out, [p for p, item in enumerate(out) if item.group]

    def _bare_names(self, items: list[Item], count: int) -> list[Mention]:
        """So many people without an office, listed right before the comma that ends the items; else none."""
        found: list[Mention] = []
        p = len(items) - 1 if items and self.words[items[-1].i] == "," else 0
        while p > 0 and len(found) < count and self.words[items[p].i] in {",", "and"}:
            p -= self.words[items[p].i] == "and" and self.words[items[p - 1].i] == ","  # "A, B, and C"
            man = items[p - 1].group[0] if p > 0 and len(items[p - 1].group) == 1 else None
            if man is None or man.kind != "person" or not man.name or man.title or man.country:
                return []
            found.insert(0, man)
            p -= 2
        before = items[p - 1 : p + 1] if p > 0 else []
        listed = len(before) == 2 and self.words[before[1].i] in {",", "and"} and bool(before[0].group)
        return found if len(found) == count and not listed else []

    def _governments(self, items: list[Item]) -> list[Item]:
        """"Maduro's government": the state of the person, as one actor."""
        if STATE_HEADS.isdisjoint(self.lows):
            return items
        out: list[Item] = []
        p = 0
        while p < len(items):
            item = items[p]
            person = item.group[-1] if item.group else None
            if (
                person is None
                or person.kind != "person"
                or not person.possessive
                or p + 2 >= len(items)
                or self.words[items[p + 1].i] not in CLITICS
                or self.lows[items[p + 2].i] not in STATE_HEADS
                or items[p + 2].kind != "W"
            ):
                out.append(item)
                p += 1
                continue
            mention = Mention("country", item.i, items[p + 2].j)
            mention.holder, mention.country = person, person.country
            person.possessive = False
            state = Item("A", item.i, items[p + 2].j)
            state.group = [mention]
            state.behind = [person]
            out.append(state)
            p += 3
        return out

    def _regimes(self, items: list[Item]) -> list[Item]:
        """"the Bush administration", "officials of the Thatcher government": the state of the person."""
        out: list[Item] = []
        for item in items:
            head = out[-1] if out else None
            named = head is not None and len(head.group) == 1 and self._gives_name(head.group[0])
            if head is not None and named and self._is_staff(item):
                item.group[0].holder, item.group[0].first = head.group[0], head.i
                item.i, item.behind = head.i, [head.group[0]]
                out[-1] = item  # "Reagan Administration officials"
                continue
            if head is None or item.kind != "W" or self.lows[item.i] not in _REGIMES or not named:
                out.append(item)
                continue
            mention = Mention("country", head.i, item.j)
            mention.holder = head.group[0]
            state = Item("A", head.i, item.j)
            state.group, state.behind = [mention], [head.group[0]]
            out[-1] = state
            self._give_officials(out, mention.holder)
        return out

    def _is_staff(self, item: Item) -> bool:
        """"Administration officials": people of a regime that the name before tells."""
        first = item.group[0] if item.group else None
        words = (first.title or "").lower().split() if first is not None else []
        return first is not None and first.plural and not first.country and words[:1] == ["administration"]

    def _gives_name(self, mention: Mention) -> bool:
        """Whether a person stands before "administration" by surname: "the Bush", "the Obama"."""
        plain = mention.kind == "person" and mention.name and not (mention.title or mention.possessive)
        return bool(plain) and " " not in (mention.name or "")

    def _give_officials(self, out: list[Item], holder: Mention) -> None:
        """"officials of the Obama administration": the officials are of that state too."""
        of = len(out) > 2 and self.lows[out[-2].i] in {"of", "from", "in"} and bool(out[-3].group)
        officials = out[-3].group[0] if of else None
        if officials is not None and officials.plural and officials.title and not officials.country:
            officials.holder = holder
            out[-3].j = out[-1].j
            out[-3].behind = [holder]
            del out[-2:]

    def _retainers(self, items: list[Item]) -> list[Item]:
        """"Dean Brown, President Ford's special emissary,": the office of the one named before the comma."""
        out: list[Item] = []
        p = 0
        while p < len(items):
            man, whose = items[p], items[p + 2 : p + 5]
            if not (
                man.group and self._is_retained(man, items[p + 1 : p + 2], whose, items[p + 5 : p + 6])
            ):
                out.append(man)
                p += 1
                continue
            named, office = man.group[-1], whose[2].group[0]
            named.title, named.klass, named.holder = office.title or "envoy", office.klass, whose[0].group[0]
            named.weak = False
            closed = p + 5 < len(items) and self.words[items[p + 5].i] == ","
            item = Item("A", man.i, whose[2].j + (1 if closed else 0))
            item.group, item.behind = man.group, [whose[0].group[0]]
            out.append(item)
            p += 6 if closed else 5
        return out

    def _is_retained(self, man: Item, comma: list[Item], whose: list[Item], after: list[Item]) -> bool:
        if len(whose) < 3 or not (man.group and whose[0].group and whose[2].group):
            return False
        if self.words[comma[0].i] != "," or self.words[whose[1].i] not in CLITICS:
            return False
        named, holder, office = man.group[-1], whose[0].group[0], whose[2].group[0]
        person = named.kind == holder.kind == office.kind == "person" and holder.possessive
        untold = named.name and not (named.title or named.country) and office.title and not office.name
        closed = not after or self.words[after[0].i] in {",", ".", ")", ";", "--", "—"}
        return bool(person and untold and closed)

    def _place_in(self, person: Mention, of: Item, ministry: Mention) -> None:
        """"Vladimir Tchizhov of the Russian Foreign Ministry": he is of its state."""
        named = person.kind == "person" and person.name and not (person.country or person.organization)
        if named and self.lows[of.i] == "of" and of.i == person.last:
            person.country, person.weak = ministry.country, False

    def _staffed(self, items: list[Item]) -> list[Item]:
        """"Obama aides", "Putin aide Yuri Ushakov": they are of the state of whoever is named before."""
        out: list[Item] = []
        for item in items:
            lord = out[-1].group[0] if out and len(out[-1].group) == 1 else None
            beside = lord is not None and self._gives_name(lord) and out[-1].j == item.i
            if lord is None or not beside or self.lows[item.i] not in _STAFF:
                out.append(item)
                continue
            staff = item
            if item.kind == "W":
                staff = Item("A", item.i, item.j)
                staff.group = [Mention("person", item.i, item.j)]
                staff.group[0].title, staff.group[0].klass = self.lows[item.i], "official"
            staff.group[0].holder = lord
            staff.i, staff.behind = out[-1].i, [lord]
            out[-1] = staff
        return out

    def _serve(self, items: list[Item], actors: list[int]) -> None:
        """"Ford's special envoy, Dean Brown,": whoever serves somebody is of his state."""
        for p in actors:
            office = items[p].group[0]
            if is_seat(office) and p > 1 and items[p - 2].group:
                self._place_in(items[p - 2].group[-1], items[p - 1], office)
            served = p > 1 and self.words[items[p - 1].i] in CLITICS
            staff = office.kind == "person" or (office.plural and not office.country and not office.name)
            if not served or not staff or not office.title:
                continue
            crown = self.lows[items[p].i - 2] == "majesty" and office.klass in POSTED and not office.country
            if crown:
                office.country = "GBR"  # "Her Majesty's Ambassador to Peru", as only London writes
            lord = items[p - 2].group[-1] if items[p - 2].group else None
            if lord is None or lord.kind != "person" or items[p - 2].j != items[p - 1].i:
                continue
            lord.possessive = True
            if not (office.country or office.organization or office.counterpart):
                office.holder = lord

    def _lend_owners(self, items: list[Item], actors: list[int]) -> None:
        """"Peru said its foreign minister, José de la Puente, …": an owned office is of whoever owns it."""
        for at, p in enumerate(actors):
            for mention in items[p].group:
                owned = mention.owner in _OWNERS and mention.title and not mention.counterpart
                if mention.kind == "person" and owned and mention.country is None:
                    self._lend(mention, [items[q].group[0] for q in actors[:at]])

    def _lend(self, office: Mention, before: list[Mention]) -> None:
        """Gives an owned office the state of the only one named before it who can own it."""
        if office.owner in _HIS:
            people = [other for other in before if other.kind == "person" and other.pronoun is None]
            if len(people) == 1 and people[0].name:
                office.holder = people[0]
            return
        states = {o.country for o in before if o.kind == "country" and not o.adjective and o.country}
        if len(states) == 1:
            office.lent = states.pop()
            if office.klass != "envoy":
                office.country = office.lent

    def _own_governments(self, items: list[Item]) -> list[Item]:
        """"said his government had broken with Oman": the state of whoever "his" is."""
        out: list[Item] = []
        for item in items:
            owned = out and item.kind == "W" and self.lows[item.i] in _OWNED and self.lows[out[-1].i] in _HIS
            if not owned or out[-1].kind != "W":
                out.append(item)
                continue
            first = out.pop().i
            mention = Mention("country", first, item.j)
            mention.holder = Mention("person", first, first + 1)
            mention.holder.pronoun = self.lows[first]
            state = Item("A", first, item.j)
            state.group = [mention]
            out.append(state)
        return out

    def _share_state(self, items: list[Item], actors: list[int]) -> None:
        """"Foreign Minister A and Defence Minister B of Korea": the state belongs to both."""
        for p in actors:
            if p < 2 or self.lows[items[p - 1].i] not in {"and", ","} or not items[p - 2].group:
                continue
            self._pass_state_on(items, p)
            last = items[p].group[-1]
            if last.shape != "of":
                continue
            if self.words[items[p - 2].j - 1] == ",":
                continue  # "A, Minister for Trade, and Prime Minister B of Barbados": "of" is B's
            for mention in items[p - 2].group:
                ranks = {mention.klass, last.klass}  # two foreign ministers are of two states
                alike = len(ranks) == 1 or ranks == {"head_of_state", "head_of_government"}
                apart = alike and bool(mention.name)  # but "the President and Prime Minister of Poland"
                if mention.kind == "person" and mention.title and mention.country is None and not apart:
                    mention.lent = last.country

    def _pass_state_on(self, items: list[Item], p: int) -> None:
        """"Colombian Foreign Minister A and Minister of Justice B": B serves the same state, if no other."""
        first, second = items[p - 2].group[-1], items[p].group[0]
        people = first.kind == second.kind == "person" and first.title and second.title and second.name
        if people and first.country and not (second.country or second.organization or second.lent):
            second.lent = first.country if first.klass != second.klass else None

    def _date(self, i: int) -> Item | None:
        mention = self.dates.get(i)
        if mention is None:
            return None
        j = i + 1
        while j < self.n and self.sentence.starts[j] < mention.end:
            j += 1
        item = Item("D", i, j)
        item.date = mention
        return item

    def _actor(self, i: int) -> Item | None:
        low = self.lows[i]
        if low in _OPENERS:  # all that these lines ask about
            if (low in g.PERSONAL and self.words[i] != "HE") or (low == "her" and self._object_pronoun(i)):
                return self._pronoun(i)
            if self.words[i] == "I" and not self._is_regnal(i):
                return self._pronoun(i)
            if low == "here" or (low == "this" and not TOWNS.isdisjoint(self.lows[i + 1 : i + 5])):
                return self._here(i)
            if low == "our" and self.lows[i + 1 : i + 2] == ["country"]:
                item = Item("P", i, i + 2)
                item.place = "our country"
                return item
            if low == "the" and self.lows[i + 1 : i + 2] == ["latter"] and self._stands_alone(i + 2):
                mention = Mention("person", i, i + 2)
                mention.pronoun = "latter"
                item = Item("A", i, i + 2)
                item.group = [mention]
                return item
            if low in _LEADING and not self._leads_on(i):
                return None
        place = self._place(i)
        if place is not None:
            return place
        styled = self.words[i] in _STYLES and i + 1 < self.n and (
            self.words[i + 1][0].isupper() or self.lows[i + 1] == "the"
        )
        found = self._phrase(i + 1 if styled else i)  # "HE Foreign Minister …", as Gulf agencies write
        if found is None:
            return None
        j, group = found
        item = Item("A", i, j)
        item.group = group
        return item

    def _stands_alone(self, k: int) -> bool:
        """"the latter said": a verb follows, no noun."""
        return k < self.n and (self.lows[k] in g.HELPERS or g.looks_like_verb(self.lows[k]))

    def _leads_on(self, i: int) -> bool:
        """The cheap test first: whether a name or a title's word can follow the determiner at i."""
        j, traits = i + 1, self.traits
        while j < self.n and j - i < 4 and (traits[j] & t.LEADS or self.lows[j] == "own"):
            j += 1
        if j >= self.n:
            return False
        if traits[j] & t.FOLLOWS:
            return True
        if self.lows[j] in PEOPLES and j + 1 < self.n and self.lows[j + 1] in {"of", "and"}:
            return True
        if self.bits & t.OWNS and not CLITICS.isdisjoint(self.words[j + 1 : j + 4]):
            return True  # "the country's foreign minister"
        if self.lows[j] in BOTH_SIDES and self._stands_alone(j + 1):
            return True  # "The parties agreed"
        return bool(self.bits & t.COUNTS) and not COUNTED.isdisjoint(self.lows[i:j])

    def _is_regnal(self, i: int) -> bool:
        """"Charles I met": a number behind a name; but "on Tuesday I met"."""
        if not i or not self.words[i - 1][0].isupper():
            return False
        return not any(
            self.dates[j].end > self.sentence.starts[i - 1] for j in range(i - 4, i) if j in self.dates
        )

    def _object_pronoun(self, i: int) -> bool:
        """"called her on Sunday": no noun follows that she could own."""
        if i + 1 >= self.n or i + 1 in self.dates or not self.words[i + 1][0].isalpha():
            return True
        return self.lows[i + 1] in _UNOWNED

    def _pronoun(self, i: int) -> Item | None:
        mention = Mention("person", i, i + 1)
        mention.pronoun = self.lows[i]
        mention.plural = self.lows[i] in {"they", "them"}
        item = Item("A", i, i + 1)
        item.group = [mention]
        return item


def _are_offices(group: list[Mention]) -> bool:
    """"the presidents of Chad and Togo": one office in several states."""
    several = len(group) > 1 and all(m.plural and m.title and m.kind == "country" for m in group)
    return several and not any(m.hosts or m.pair for m in group)
