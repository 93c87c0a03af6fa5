"""Finds who is named in a sentence: people, states, organizations, by table and by shape.

The finder walks a sentence once and, wherever a noun phrase can begin, reads

    [determiner] [modifiers] [nationality|organization] [title [of …]] [name] [, apposition]

in which every part may be missing. What comes back are `Item`s in order: actors, places, dates
and plain words. Nothing is resolved here; a mention says only what its own words say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dipevents import grammar as g
from dipevents.lexicon import Entry, Lexicon, Title
from dipevents.sentences import Sentence
from dipevents.values import DateMention

_PARTICLES = frozenset(
    "bin bint ibn al el de da di do du dos das del della van von der den la le los zu ter ten abu "
    "abd ben af av ul ur ud y e san mac ould wa arap".split()
)
_CLITICS = frozenset({"'s", "’s", "'S", "’S"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
_STATE_HEADS = frozenset(
    "government governments side sides delegation delegations administration regime leadership cabinet "
    "authorities parliament military army junta presidency".split()
)
_TOWARDS = frozenset({"ambassador", "envoy"})  # "ambassador to Iran": Iran is where, not whose
_SHAPES = frozenset(
    "airport palace province region street university hospital island islands river sea square "
    "center centre hotel stadium avenue hall house club school college church mosque temple museum "
    "bay strait gulf base camp park bridge mountain lake county city town village district state "
    "road beach valley airfield port republic territory oblast krai land federation emirate "
    "governorate canton dam canal line pipeline project festival award prize cup exchange theatre "
    "theater forum".split()
)
_COMPANIES = frozenset(
    "inc corp co ltd plc llc group holdings gmbh ag sa bank airlines motors oil energy".split()
)
_NOT_NAMES = (
    g.DETERMINERS
    | g.PREPOSITIONS
    | g.SUBORDINATORS
    | g.CONJUNCTIONS
    | g.PRONOUNS
    | g.POSSESSIVES
    | g.MODALS
    | g.AUXILIARIES
    | g.MONTHS
    | g.WEEKDAYS
    | g.NUMBERS
    | frozenset(
        "however meanwhile earlier later last next also both only former today yesterday tomorrow "
        "there here then now asked speaking more most new first second third according when "
        "thousands hundreds officials mr mr. mrs mrs. ms ms. dr dr. yes no urgent update exclusive "
        "attention photo readout joint statement remarks during under islam god internet english "
        "summit conference treaty agreement protocol convention meeting meetings talks dialogue "
        "negotiations consultations session visit visits call calls letter letters message messages "
        "memorandum memoranda understanding joint communique communiqué congratulations condolences "
        "telegram embassy pact accord declaration charter day week christmas easter ramadan olympics "
        "cup games war revolution republican republicans democrat democrats democratic muslim "
        "christian jewish sunni shiite shia arab western north south east west northern southern "
        "eastern western central european asian african american latin".split()
    )
)
# Nouns that a title only qualifies: "an official visit", "the general election", "ministers' meeting".
_QUALIFIED = frozenset(
    "visit visits trip trips tour talks meeting meetings summit statement statements election "
    "elections assembly strike post posts office race candidate candidates campaign palace residence "
    "sources source data figures report reports level language news agency newspaper reception "
    "banquet dinner lunch invitation letter letters ceremony opening results ties relations "
    "exchanges discussions negotiations consultations status records documents document delegation "
    "channels position policy duties capacity public amnesty reserve".split()
)
_ATTRIBUTES = frozenset(
    "led based backed controlled brokered born owned run held occupied style mediated sponsored".split()
)
_MINISTRIES = frozenset({"ministry", "department", "office"})
_STAFF = [
    ["spokesman"],
    ["spokeswoman"],
    ["spokesperson"],
    ["official"],
    ["officials"],
    ["sources"],
    ["source"],
    ["chief"],
]
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:m|ve|re|ll|d))$")
_SIDES = frozenset("sides countries nations states governments delegations teams parties".split())
_POLITIES = frozenset({"Republic", "Federation", "Kingdom", "State", "Government", "Union"})
# Family names that are English words: at the beginning of a sentence they are words.
_ALSO_WORDS = frozenset(
    "so an no he we in on as do go if it my or to up us me be by at am can will long young king son "
    "song sun may mark bill park moon ban wan low lay see say man men old new good hope love best "
    "just well still yet then here now".split()
)
# What is named after a town: "the Paris Agreement", "the Geneva Convention".
_NAMED_AFTER = frozenset(
    "agreement accord accords agreements protocol treaty convention conventions club declaration "
    "process principles conference document charter pact communique plan stock exchange bourse post "
    "times herald university olympics".split()
)
_ALSO_NAMES = frozenset(
    "king bishop pope judge major marshal sen shah prince sultan emir khan dean abbot rao baron duke "
    "earl noble".split()
)
_PLACE_NOUNS = frozenset(
    "capital city town port resort village region province state island suburb district".split()
)
_HYPHENS = ("-", "‐", "‑", "‒", "–")
_COMBINING = {
    "sino": "CHN",
    "russo": "RUS",
    "anglo": "GBR",
    "franco": "FRA",
    "indo": "IND",
    "greco": "GRC",
    "turko": "TUR",
    "austro": "AUT",
    "hispano": "ESP",
    "italo": "ITA",
    "luso": "PRT",
    "nippo": "JPN",
    "ukro": "UKR",
}
MAX_NAME = 7


class Mention:
    """One actor as one phrase names it. Token positions are of its sentence."""

    __slots__ = (
        "adjective", "counterpart", "country", "entry", "first", "former", "gpe", "head", "holder",
        "host", "host_at", "kind", "klass", "last", "name", "organization", "owner", "pair",
        "plural", "possessive", "pronoun", "shape", "states", "title", "visiting", "weak",
    )

    def __init__(self, kind: str, first: int, last: int) -> None:
        self.kind = kind  # person, country, organization
        self.first = first  # tokens first..last-1 name the actor
        self.last = last
        self.name: str | None = None
        self.title: str | None = None
        self.klass: str | None = None  # class of the title
        self.country: str | None = None
        self.organization: str | None = None
        self.entry: Entry | None = None
        self.plural = False
        self.states = False  # "the two countries", "the ministers of the two countries": their states
        self.pair = False  # "the two leaders": whoever was told of before
        self.gpe: str | None = None  # the name as a place, for states and capitals
        self.host: str | None = None  # "ambassador to Iran": IRN
        self.host_at: tuple[int, int] | None = None  # the tokens that name it
        self.holder: Mention | None = None  # "Maduro's government": Maduro
        self.counterpart = False
        self.owner: str | None = None  # "his", "her", "their", "its"
        self.pronoun: str | None = None
        self.possessive = False  # followed by 's
        self.adjective = False  # "Iranian-Azerbaijani": names states only as an attribute
        self.former = False
        self.visiting = False
        self.weak = False  # a capitalised run and nothing more
        self.shape: str = ""
        self.head = False

    def __repr__(self) -> str:
        return (
            f"<{self.kind} {self.name or self.title or self.pronoun} {self.country} {self.first}-{self.last}>"
        )


class Item:
    """A stretch of tokens: an actor group (A), a place (P), a date (D) or a word (W)."""

    __slots__ = ("behind", "date", "group", "i", "j", "kind", "place", "state")

    def __init__(self, kind: str, i: int, j: int) -> None:
        self.kind = kind
        self.i = i
        self.j = j
        self.group: list[Mention] = []
        self.behind: list[Mention] = []  # people named on the way who do not act themselves
        self.place: str | None = None
        self.state: str | None = None  # alpha-3 of the state named behind the place
        self.date: DateMention | None = None


_WORDS = tuple(Item("W", i, i + 1) for i in range(600))  # plain words are all alike: one item a position
_LEADING = g.DETERMINERS | g.POSSESSIVES | g.NUMBERS
_OPENERS = _LEADING | g.PERSONAL | {"her", "here"}
_COUNTED = frozenset({"two", "both", "three"})
_GOES_ON = _COUNTERPARTS | _MINISTRIES | {"opposite", "nearby", "neighboring", "neighbouring"}


class _TitleRun(NamedTuple):
    start: int
    end: int  # after the complement
    klass: str
    plural: bool
    text: str
    country: str | None
    organization: str | None
    host: str | None
    states: tuple[Entry, ...]  # "the presidents of Iran and Azerbaijan"
    host_at: tuple[int, int] | None = None


class ActorFinder:
    """Reads the items of one sentence after another; holds the tables and what is known of names."""

    def __init__(
        self,
        lexicon: Lexicon,
        proper: frozenset[str],
        surname: Callable[[str], bool],
        is_place: Callable[[str], bool],
    ) -> None:
        self.lexicon = lexicon
        self.proper = proper  # words capitalised inside a sentence of the document
        self.surname = surname  # whether somebody of the actor table is called so
        self.is_place = is_place

    def known(self, word: str) -> bool:
        """Whether a capitalised word is a name in this document or in the actor table."""
        return word in self.proper or self.surname(word)

    def items(self, sentence: Sentence, dates: list[DateMention]) -> list[Item]:
        """The items of the sentence, in order, covering every token once."""
        return _Walk(self, sentence, dates).run()


class _Walk:
    """One pass over one sentence."""

    def __init__(self, finder: ActorFinder, sentence: Sentence, dates: list[DateMention]) -> None:
        self.lexicon = finder.lexicon
        self.known = finder.known
        self.proper = finder.proper
        self.is_place = finder.is_place
        self.sentence = sentence
        self.words = sentence.words
        self.lows = sentence.lows
        self.n = len(sentence.words)
        self.title_end = -1  # where the title read last ended
        self.matches: dict[int, tuple[int, Entry] | None] = {}  # what the tables know, by token
        self.dates = {self._token_at(mention.start): mention for mention in dates}

    def _token_at(self, offset: int) -> int:
        starts = self.sentence.starts
        low, high = 0, len(starts)
        while low < high:
            middle = (low + high) // 2
            if starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _match(self, i: int) -> tuple[int, Entry] | None:
        """The longest known name at token i, looked up once."""
        if i not in self.matches:
            self.matches[i] = self.lexicon.match(self.words, i) if i < self.n else None
        return self.matches[i]

    def run(self) -> list[Item]:
        items: list[Item] = []
        i = 0
        words, lows, inner = self.words, self.lows, self.lexicon.inner
        while i < self.n:
            item: Item | None = None
            if i in self.dates:
                item = self._date(i)
            elif (
                words[i][0].isupper()
                or lows[i] in _OPENERS
                or lows[i] in inner
                or lows[i][:3] in {"al-", "el-"}
            ):
                item = self._actor(i)
            items.append(item or (_WORDS[i] if i < len(_WORDS) else Item("W", i, i + 1)))
            i = items[-1].j
        self._share_state(items)
        return self._governments(items)

    def _governments(self, items: list[Item]) -> list[Item]:
        """"Maduro's government": the state of the person, as one actor."""
        if all(item.kind != "A" or not item.group[-1].possessive for item in items):
            return items
        out: list[Item] = []
        p = 0
        while p < len(items):
            item = items[p]
            person = item.group[-1] if item.group else None
            heads = (
                p + 2 < len(items)
                and self.words[items[p + 1].i] in _CLITICS
                and self.lows[items[p + 2].i] in _STATE_HEADS
            )
            if (
                person is None
                or person.kind != "person"
                or not person.possessive
                or not heads
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

    def _share_state(self, items: list[Item]) -> None:
        """"Foreign Minister A and Defence Minister B of Korea": the state belongs to both."""
        for p in range(2, len(items)):
            last = items[p].group[-1] if items[p].group else None
            if last is None or last.shape != "of" or self.lows[items[p - 1].i] not in {"and", ","}:
                continue
            for mention in items[p - 2].group:
                if mention.kind == "person" and mention.title and mention.country is None:
                    mention.country = last.country

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
        if (low in g.PERSONAL and self.words[i] != "HE") or (low == "her" and self._object_pronoun(i)):
            return self._pronoun(i)
        if low == "here":
            return self._here(i)
        if low == "our" and self.lows[i + 1 : i + 2] == ["country"]:
            item = Item("P", i, i + 2)
            item.place = "our country"
            return item
        if low in _LEADING and not self._leads_on(i):
            return None
        after_place = i > 0 and self._place_before(i)
        place = self._place(i, after_place)
        if place is not None:
            return place
        found = self._phrase(i)
        if found is None:
            return None
        j, group = found
        item = Item("A", i, j)
        item.group = group
        return item

    def _leads_on(self, i: int) -> bool:
        """The cheap test first: whether a name or a title's word can follow the determiner at i."""
        j = i + 1
        while j < self.n and j - i < 4 and (self.lows[j] in _LEADING or self.lows[j].isdigit()):
            j += 1
        if j >= self.n:
            return False
        low = self.lows[j]
        if (
            self.words[j][0].isupper()
            or low in self.lexicon.inner
            or low in _GOES_ON
            or low[:5] in {"newly", "high-"}
        ):
            return True
        return low[:3] in {"al-", "el-"} or not _COUNTED.isdisjoint(self.lows[i:j])

    def _place_before(self, i: int) -> bool:
        """Whether the words before i lead to a place: "in", "the city of", "the port"."""
        low = self.lows[i - 1]
        if low in g.PLACE_PREPOSITIONS or low in _PLACE_NOUNS:
            return True
        if low == "of":
            return i > 1 and self.lows[i - 2] in _PLACE_NOUNS
        return low in {
            "visit", "visited", "visits", "visiting", "left", "leave", "leaving", "reached", "and",
            ",",
        }

    def _object_pronoun(self, i: int) -> bool:
        """"called her on Sunday": no noun follows that she could own."""
        if i + 1 >= self.n or i + 1 in self.dates or not self.words[i + 1][0].isalpha():
            return True
        return self.lows[i + 1] in g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS | g.SUBORDINATORS

    def _pronoun(self, i: int) -> Item | None:
        mention = Mention("person", i, i + 1)
        mention.pronoun = self.lows[i]
        mention.plural = self.lows[i] in {"they", "them"}
        item = Item("A", i, i + 1)
        item.group = [mention]
        return item

    # -- places -----------------------------------------------------------------------------

    def _place(self, i: int, after_place: bool) -> Item | None:
        """A place that is no state and no capital: a city, a region, a venue."""
        k = i + 1 if self.lows[i] in {"the", "nearby", "neighboring", "neighbouring"} else i
        if k >= self.n or not self.words[k][0].isupper() or self._match(k):
            return None
        j = self._longest_place(k)
        if j is None:
            return None
        follows_state = self._comma_state(j)
        tours = j < self.n and self.lows[j] in {"tour", "trip", "visit", "swing"}
        if i and self.lows[i - 1] == "for" and self._attributive(j):
            return None  # "leave for Federal employees"
        if not (after_place or follows_state or tours) or self._names_a_person(k, j):
            return None
        item = Item("P", i, j)
        item.place = " ".join(self.words[k:j])
        if follows_state:
            item.j, item.state = self._state_after_comma(j)
        return item

    def _here(self, i: int) -> Item | None:
        """"here" in a wire story; the resolver knows the dateline."""
        item = Item("P", i, i + 1)
        item.place = "here"
        return item

    def _longest_place(self, k: int) -> int | None:
        for j in range(min(k + 4, self.n), k, -1):
            named = self.words[j - 1][0].isupper() or self.words[j - 1][0].isdigit()
            if named and self.is_place(" ".join(self.words[k:j])):
                return j
        return None

    def _state_after_comma(self, j: int) -> tuple[int, str | None]:
        """Takes in ", South Korea" and the comma behind it."""
        match = self._match(j + 1)
        if match is None:
            return j, None
        end = match[0]
        if end < self.n and self.words[end] == "," and not self._list_goes_on(end):
            end += 1
        return end, match[1].code

    def _list_goes_on(self, comma: int) -> bool:
        return comma + 1 < self.n and self.words[comma + 1][0].isupper()

    def _comma_state(self, j: int) -> bool:
        if j + 1 < self.n and self.words[j] == ",":
            match = self._match(j + 1)
            return match is not None and match[1].kind == "country"
        return False

    def _names_a_person(self, k: int, j: int) -> bool:
        return (
            j < self.n and self._is_name_token(j) and not self._comma_state(j) and not self.sentence.headline
        )

    # -- noun phrases -----------------------------------------------------------------------

    def _phrase(self, i: int) -> tuple[int, list[Mention]] | None:
        k, owner = self._determiner(i)
        if k >= self.n:
            return None
        start = k
        k, flags = self._modifiers(k)
        if k >= self.n:
            return None
        pair = self._two_sides(i, k)
        if pair is not None:
            return pair
        several = self._nations_group(k, flags)
        if several is not None:
            return several
        nation, k2, possessive = self._nation(k)
        if nation is not None:
            k3, more = self._modifiers(k2)
            flags |= more
        else:
            k3 = k
        found = self._titled(start, k3, nation, possessive, flags, owner, i)
        if found is not None:
            return found
        if "visiting" in flags:
            return None
        if nation is not None:
            ministry = self._ministry(k2)
            if ministry:
                mention = self._of_entry(nation, k, ministry)
                mention.gpe = None
                return ministry, [mention]
            return self._nation_alone(k, k2, nation, possessive, i)
        ministry = self._ministry(k)
        if ministry and i < k:  # "the Foreign Ministry": whose, the document tells
            mention = Mention("country", k, ministry)
            mention.klass = "ministry"
            return ministry, [mention]
        if start > i and self.lows[i] not in {"the"}:
            return None
        return self._name_alone(k, flags)

    def _two_sides(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the two sides", "both countries": whoever was told of before."""
        counted = {"two", "both", "three"} & set(self.lows[i:k])
        if counted and self.lows[i] in {"the", "both"} and self._verb(k) and self.words[i][0].islower():
            k -= 1  # "when the two hold talks"
        elif self.lows[k] not in _SIDES or not counted:
            return None
        if k + 1 < self.n and self.words[k + 1] in {"'", "’"}:
            return None
        mention = Mention("country", i, k + 1)
        mention.plural, mention.klass, mention.pair = True, "group", True
        mention.title = "sides" if self.lows[k] in _SIDES else None
        mention.states = mention.title is not None
        return k + 1, [mention]

    def _ministry(self, k: int) -> int:
        """The token after "Foreign Ministry", "Ministry of Foreign Affairs", "State Department", or 0."""
        j = k
        while (
            j < self.n
            and j < k + 5
            and (self.lows[j] in self.lexicon.portfolios or self.lows[j] in {"and", "&"})
            and (self.lows[j] not in _MINISTRIES)
        ):
            j += 1
        if j >= self.n or self.lows[j] not in _MINISTRIES or (j == k and self.lows[j + 1 : j + 2] != ["of"]):
            return 0
        if j > k:
            return j + 1 if self.lows[j + 1 : j + 2] not in _STAFF else 0
        j += 2
        while (
            j < self.n
            and j < k + 9
            and (self.lows[j] in self.lexicon.portfolios or self.lows[j] in {"and", "&", "the", "for"})
        ):
            j += 1
        return j if j > k + 2 and self.lows[j : j + 1] not in _STAFF else 0

    def _determiner(self, i: int) -> tuple[int, str | None]:
        k, owner = i, None
        while k < self.n and k - i < 4:
            low = self.lows[k]
            if low in g.POSSESSIVES:
                owner = low
            elif not self._leads(k):
                break
            k += 1
        return k, owner

    def _leads(self, k: int) -> bool:
        """Whether a determiner or a small number stands at k; "A" inside a sentence is an initial."""
        low = self.lows[k]
        if low == "a" and self.words[k] == "A" and k > 0:
            return False
        return low in g.DETERMINERS or low in g.NUMBERS or (low.isdigit() and len(low) < 4)

    def _modifiers(self, k: int) -> tuple[int, frozenset[str]]:
        flags: set[str] = set()
        for _ in range(6):
            if k >= self.n:
                break
            low = self.lows[k]
            if low in self.lexicon.honorifics:
                flags.add("honorific")
                k += 1
                if k < self.n and self.words[k] == ".":
                    k += 1
            elif (
                low in self.lexicon.modifiers
                and not self.lexicon.title_head(self.lows, k)
                and not self._participle(k)
            ):
                flags.add("former" if low in {"former", "ex", "then", "late", "ex-president"} else low)
                k += 1
                if k < self.n and self.words[k] == "-":
                    k += 1
            elif low.startswith("high-") or low.startswith("newly"):
                k += 1
            else:
                break
        return k, frozenset(flags)

    def _participle(self, k: int) -> bool:
        """"Carter appointed Woodcock", "has appointed": behind a name or an auxiliary it is the verb."""
        if k == 0 or not self.lows[k].endswith("ed") or self.words[k][0].isupper():
            return False
        return self.words[k - 1][0].isupper() or self.lows[k - 1] in g.AUXILIARIES

    def _nation(self, k: int) -> tuple[Entry | None, int, bool]:
        """A state, capital, seat or organization at k: (entry, token after it and its 's, had 's)."""
        match = self._match(k) if k < self.n else None
        if match is None:
            return self._nation_from_form(k)
        j, entry = match
        if entry.kind in {"agency", "bloc"}:
            return None, k, False
        j = self._skip_acronym(j)
        if j < self.n and self.words[j] in _CLITICS:
            return entry, j + 1, True
        if j < self.n and self.words[j] in {"'", "’"} and self.words[j - 1].endswith("s"):
            return entry, j + 1, True
        return entry, j, False

    def _nation_from_form(self, k: int) -> tuple[Entry | None, int, bool]:
        """Hyphenated attributes: "U.S.-backed" gives nothing, "EU-brokered" neither."""
        return None, k, False

    def _skip_acronym(self, j: int) -> int:
        """Steps over "(ECO)" after a name."""
        if (
            j + 2 < self.n
            and self.words[j] == "("
            and self.words[j + 2] == ")"
            and self.words[j + 1].isupper()
        ):
            return j + 3
        return j

    def _nations_group(self, k: int, flags: frozenset[str]) -> tuple[int, list[Mention]] | None:
        """"Israeli and Palestinian negotiators", "U.S.-Japanese", "the two Koreas"."""
        match = self._match(k)
        if match is not None and match[1].kind == "bloc":
            return match[0], [self._state(code, k, match[0]) for code in match[1].members]
        pair = self._hyphen_pair(k) if match is None else None
        if pair is not None:
            return k + 1, pair
        entries, j = self._listed_nations(k)
        if len(entries) < 2 or j >= self.n:
            return None
        if self.lows[j] in {"counterparts", "colleagues"}:  # "his Iraqi, Omani and Turkish counterparts"
            return j + 1, [self._listed_counterpart(entry, first, last) for entry, first, last in entries]
        run = self._title_run(j)
        if run is None or not run.plural:
            return None
        group = [self._group_member(entry, first, last, run) for entry, first, last in entries]
        names = self._shared_names(run.end, run)
        if names is not None and len(names[1]) == len(group):
            for mention, state in zip(names[1], group, strict=True):
                mention.country, mention.organization = state.country, state.organization
            return names
        return run.end, group

    def _listed_counterpart(self, entry: Entry, first: int, last: int) -> Mention:
        mention = self._of_entry(entry, first, last)
        mention.title, mention.klass, mention.plural, mention.gpe = "counterparts", "group", True, None
        return mention

    def _hyphen_pair(self, k: int) -> list[Mention] | None:
        word = self.words[k]
        for hyphen in _HYPHENS:
            if hyphen in word:
                halves = word.split(hyphen)
                break
        else:
            return None
        codes = [self._half(half) for half in halves]
        if len(codes) < 2 or None in codes or len(set(codes)) != len(codes):
            return None
        group = [self._state(code, k, k + 1) for code in codes if code]
        for mention in group:
            mention.adjective = True
        return group

    def _half(self, half: str) -> str | None:
        match = self.lexicon.phrases.get(half)
        for phrase, entry in match or ():
            if len(phrase) == 1 and entry.kind in {
                "country", "adjective", "capital", "demonym", "organization",
            }:
                return entry.code or (entry.acronym or "").split("|")[0] or None
        return _COMBINING.get(half.lower())

    def _listed_nations(self, k: int) -> tuple[list[tuple[Entry, int, int]], int]:
        entries: list[tuple[Entry, int, int]] = []
        j = k
        while len(entries) < 12:
            if j < self.n and self.lows[j] == "the":
                j += 1
            match = self._match(j) if j < self.n else None
            if match is None or match[1].kind in {"agency", "bloc", "demonym"}:
                break
            entries.append((match[1], j, match[0]))
            j = match[0]
            if j < self.n and self.words[j] in _CLITICS:
                j += 1
            step = self._list_step(j)
            if step == j:
                return entries, j
            j = step
        return entries, entries[-1][2] if entries else k

    def _list_step(self, j: int) -> int:
        """Token after "," or "and" or ", and"; j itself where the list ends."""
        k = j
        if k < self.n and self.words[k] == ",":
            k += 1
        if k < self.n and self.lows[k] in {"and", "&"}:
            k += 1
        return k

    def _group_member(self, entry: Entry, first: int, last: int, run: _TitleRun) -> Mention:
        mention = self._of_entry(entry, first, last)
        mention.title, mention.klass, mention.plural = run.text, run.klass, True
        return mention

    def _state(self, code: str, first: int, last: int) -> Mention:
        name = self.lexicon.country_names.get(code)
        if name is None:
            mention = Mention("organization", first, last)
            mention.name = code
            return mention
        mention = Mention("country", first, last)
        mention.country, mention.name = code, name
        return mention

    def _of_entry(self, entry: Entry, first: int, last: int) -> Mention:
        """The mention of a state or an organization itself."""
        if entry.kind in {"organization", "body"}:
            mention = Mention("organization", first, last)
            mention.name = self.sentence.quote(first, last)
        else:
            mention = Mention("country", first, last)
            mention.name = self.lexicon.country_names.get(entry.code or "", entry.name)
        mention.country, mention.entry = entry.code, entry
        if entry.kind in {"country", "capital"}:
            mention.gpe = entry.name
        elif entry.kind == "seat":
            mention.gpe = self.lexicon.capitals.get(entry.code or "")
        return mention

    # -- titles -----------------------------------------------------------------------------

    def _titled(
        self,
        start: int,
        k: int,
        nation: Entry | None,
        possessive: bool,
        flags: frozenset[str],
        owner: str | None,
        i: int,
    ) -> tuple[int, list[Mention]] | None:
        if k < self.n and (self.lows[k] in _COUNTERPARTS or self.lows[k : k + 2] == ["opposite", "number"]):
            return self._counterpart(k, nation, owner)
        run = self._title_run(k)
        if run is None:
            if possessive and nation is not None and nation.kind != "organization":
                return self._possessed_name(start, k, nation)
            return None
        if run.plural:
            return self._plural_title(start, run, nation)
        name_at = self.title_end = self._name_start(run.end)
        end = self._name_end(name_at)
        mention = self._titled_mention(start, run, nation, flags, owner)
        if end > name_at:
            return self._named(mention, name_at, end)
        if not self._office_stands(i, run, nation, owner):
            return None
        return self._unnamed(mention, run)

    def _titled_mention(
        self, start: int, run: _TitleRun, nation: Entry | None, flags: frozenset[str], owner: str | None
    ) -> Mention:
        mention = Mention("person", start, run.end)
        mention.title, mention.klass = run.text, run.klass
        mention.organization, mention.country = run.organization, run.country
        mention.host, mention.host_at = run.host, run.host_at
        if nation is not None:
            mention.country = nation.code or run.country
            if nation.kind in {"organization", "body"}:
                mention.organization = nation.name
            mention.entry = nation
        mention.owner = owner
        mention.former = "former" in flags
        mention.visiting = "visiting" in flags
        if mention.former and run.text:
            mention.title = f"former {run.text}"
        return mention

    def _office_stands(self, i: int, run: _TitleRun, nation: Entry | None, owner: str | None) -> bool:
        """Whether a title without a name can stand for a person: "the Azeri minister", not "minister"."""
        if run.klass == "clergy" and nation is None:
            return False
        if run.end < self.n and self.lows[run.end] in _QUALIFIED and self.words[run.end][0].islower():
            return False
        determined = (
            i < run.start
            or run.host is not None
            or owner is not None
            or nation is not None
            or run.country is not None
        )
        return determined or self.words[run.start][0].isupper()

    def _name_start(self, k: int) -> int:
        """Steps over honorifics between a title and a name: "Foreign Minister Sheikh Abdullah"."""
        j = k
        while j < self.n and j < k + 4 and self.lows[j] in self.lexicon.honorifics:
            j += 2 if j + 1 < self.n and self.words[j + 1] == "." else 1
        return j

    def _named(self, mention: Mention, name_at: int, end: int) -> tuple[int, list[Mention]]:
        self._set_name(mention, name_at, end)
        mention.last = end
        return self._after_name(mention, end)

    def _set_name(self, mention: Mention, first: int, last: int) -> None:
        while first < last - 1 and self.lows[first] in self.lexicon.honorifics:
            first += 1
        mention.name = self._name_text(first, last)

    def _name_text(self, first: int, last: int) -> str:
        if self.sentence.headline:
            text = " ".join(self.words[first:last])
            return text.replace(" , ", ", ")
        return " ".join(self.sentence.quote(first, last).split())

    def _after_name(self, mention: Mention, j: int) -> tuple[int, list[Mention]]:
        """What may follow a name: "of Australia", "(R-Calif.)", an apposition."""
        if j < self.n and (
            self.words[j] in _CLITICS or (self.words[j] in {"'", "’"} and self.words[j - 1][-1:] == "s")
        ):
            mention.possessive = True
            return j, [mention]
        j = self._of_state(mention, j)
        j = self._skip_parenthesis(j)
        j = self._apposition(mention, j)
        return j, [mention]

    def _of_state(self, mention: Mention, j: int) -> int:
        if j + 1 >= self.n or self.lows[j] != "of":
            return j
        k = j + 2 if self.lows[j + 1] == "the" and j + 2 < self.n else j + 1
        match = self._match(k)
        if match is None or match[1].kind not in {"country", "organization"}:
            return j
        entry = match[1]
        mention.country = entry.code or mention.country
        if entry.kind == "organization":
            mention.organization = entry.name
        mention.last = match[0]
        mention.shape = "of"
        return match[0]

    def _skip_parenthesis(self, j: int) -> int:
        if j < self.n and self.words[j] == "(":
            for k in range(j + 1, min(j + 8, self.n)):
                if self.words[k] == ")":
                    return k + 1
        return j

    def _apposition(self, mention: Mention, j: int) -> int:
        """", the Secretary of Iran's Supreme National Security Council (SNSC),": the token after it."""
        if (
            j + 2 < self.n
            and self.words[j] == ","
            and self.words[j + 1].isdigit()
            and self.words[j + 2] == ","
        ):
            j += 2
        if j + 2 >= self.n or self.words[j] not in {",", "--", "—", "–"}:
            return j
        k, _owner = self._determiner(j + 1)
        k, flags = self._modifiers(k)
        if k >= self.n:
            return j
        nation, k2, _possessive = self._nation(k)
        k2, more = self._modifiers(k2)
        run = self._title_run(k2)
        if run is None or run.plural or self._name_end(run.end) > run.end:
            return j
        end = self._skip_parenthesis(run.end)
        if (
            end < self.n
            and self.words[end] not in {",", ".", "--", "—", "–", ")", ";", ":"}
            and (self.lows[end] not in g.RELATIVES)
        ):
            return j
        self._take_apposition(mention, run, nation, "former" in (flags | more))
        return end + 1 if end < self.n and self.words[end] in {",", "--", "—", "–"} else end

    def _take_apposition(self, mention: Mention, run: _TitleRun, nation: Entry | None, former: bool) -> None:
        if mention.title is None:
            mention.title, mention.klass = run.text, run.klass
            mention.former = former
            mention.host, mention.host_at = run.host, run.host_at
        code = (nation.code if nation else None) or run.country
        mention.country = mention.country or code
        mention.organization = mention.organization or run.organization
        if nation is not None and nation.kind in {"organization", "body"}:
            mention.organization = mention.organization or nation.name
        mention.weak = False

    def _unnamed(self, mention: Mention, run: _TitleRun) -> tuple[int, list[Mention]]:
        """An office alone, or with its holder's name behind a comma."""
        j = run.end
        if j < self.n and self.words[j] == ",":
            end = self._name_end(j + 1)
            named = end > j + 1 and (end - j > 2 or self.known(self.words[j + 1]))
            if named and (end >= self.n or self.words[end] in {",", ".", ")", "—", "--"} or self._verb(end)):
                self._set_name(mention, j + 1, end)
                mention.last = end
                comma = end < self.n and self.words[end] == ","
                return end + 1 if comma else end, [mention]
            merged = self._second_title(mention, j + 1)
            if merged is not None:
                return merged
        if j < self.n and self.words[j] in _CLITICS:
            mention.possessive = True
        return j, [mention]

    def _second_title(self, office: Mention, k: int) -> tuple[int, list[Mention]] | None:
        """"the US mediator, UN Ambassador William Richardson,": the office behind is the same person's."""
        found = self._phrase(k) if k < self.n and self.words[k][0].isupper() else None
        if found is None or len(found[1]) != 1:
            return None
        end, person = found[0], found[1][0]
        closes = end >= self.n or self.words[end] in {",", ".", ")", ";"}
        listed = end + 1 < self.n and self.words[end] == "," and self.lows[end + 1] in {"and", "&"}
        same = person.country in {None, office.country} or office.country is None
        if not (person.name and person.title and closes and same) or listed or person.possessive:
            return None
        person.first = office.first
        person.country = person.country or office.country
        return end + 1 if end < self.n and self.words[end] == "," else end, [person]

    def _verb(self, k: int) -> bool:
        return k < self.n and (self.lows[k] in g.AUXILIARIES or g.looks_like_verb(self.lows[k]))

    def _plural_title(
        self, start: int, run: _TitleRun, nation: Entry | None
    ) -> tuple[int, list[Mention]] | None:
        names = self._shared_names(run.end, run)
        if names is not None:
            for mention in names[1]:
                if nation is not None:
                    mention.country = mention.country or nation.code
                    if nation.kind in {"organization", "body"}:
                        mention.organization = nation.name
                mention.first = start if mention is names[1][0] else mention.first
            return names
        if run.states:
            group = [self._group_member(entry, start, run.end, run) for entry in run.states]
            return self._holders(run, group) or (run.end, group)
        if nation is not None:
            return run.end, [self._group_member(nation, start, run.end, run)]
        mention = Mention("country", start, run.end)
        mention.title, mention.klass, mention.plural = run.text, run.klass, True
        mention.country, mention.organization = run.country, run.organization
        both = self._of_both(run.end)
        if both:
            mention.last, mention.pair, mention.states = both, True, True
            return both, [mention]
        definite = start > 0 and self.lows[start - 1] in {"the", "both", "two", "these", "three", "four"}
        follows = self.lows[run.end] if run.end < self.n else ""
        mention.pair = definite and follows not in {"of", "from", "in", "at", "for", "who"}
        return run.end, [mention]

    def _of_both(self, k: int) -> int:
        """The token after "of the two countries" behind a plural title; 0 where it does not stand."""
        if self.lows[k : k + 1] not in (["of"], ["from"]):
            return 0
        j = k + 1
        while j < self.n and self.lows[j] in {"the", "two", "both", "three"}:
            j += 1
        return j + 1 if j > k + 1 and self.lows[j : j + 1] and self.lows[j] in _SIDES else 0

    def _holders(self, run: _TitleRun, group: list[Mention]) -> tuple[int, list[Mention]] | None:
        """"the ministers of Argentina and Chile, Dante Caputo and Jaime del Valle,": a name a state."""
        if run.end >= self.n or self.words[run.end] != ",":
            return None
        names = self._shared_names(run.end + 1, run)
        if names is None or len(names[1]) != len(group):
            return None
        for mention, state in zip(names[1], group, strict=True):
            mention.country, mention.organization = state.country, state.organization
        end = names[0]
        return end + 1 if end < self.n and self.words[end] == "," else end, names[1]

    def _shared_names(self, k: int, run: _TitleRun) -> tuple[int, list[Mention]] | None:
        """"presidents Xi Jinping of China and Vladimir Putin of Russia": one mention a name."""
        group: list[Mention] = []
        j = k
        while len(group) < 12:
            end = self._name_end(j)
            if end == j:
                break
            mention = Mention("person", j, end)
            self._set_name(mention, j, end)
            mention.title, mention.klass = _singular(run.text), run.klass
            mention.country, mention.organization = run.country, run.organization
            j = self._of_state(mention, end)
            j = self._skip_parenthesis(j)
            group.append(mention)
            step = self._list_step(j)
            if step == j or self._name_end(step) == step or self._title_run(step) is not None:
                break
            j = step
        return (j, group) if group else None

    def _counterpart(self, k: int, nation: Entry | None, owner: str | None) -> tuple[int, list[Mention]]:
        """"his Azerbaijani counterpart Ilham Aliyev", with what follows merged in."""
        j = k + 1 if self.lows[k] in _COUNTERPARTS else k + 2
        mention = Mention("person", k, j)
        mention.counterpart, mention.owner = True, owner
        mention.country = nation.code if nation else None
        if nation is not None and nation.kind == "organization":
            mention.organization = nation.name
        mention.plural = self.lows[k] in {"counterparts", "colleagues"}
        listed = self._counterparts_of(k, j) if mention.plural else None
        if listed is not None:
            return listed
        j = self._of_state(mention, j)
        follow = j + 1 if j < self.n and self.words[j] == "," else j
        title = self._title_run(self._modifiers(follow)[0]) if follow < self.n else None
        name_at = self._name_start(title.end if title is not None else follow)
        end = self._name_end(name_at)
        if end > name_at and (follow == j or title is not None or end - name_at > 1):
            self._set_name(mention, name_at, end)
            if title is not None:
                mention.title, mention.klass = title.text, title.klass
            mention.last = end
            comma = follow > j and end < self.n and self.words[end] == ","
            return self._of_state(mention, end) + (1 if comma else 0), [mention]
        mention.last = j
        return j, [mention]

    def _counterparts_of(self, k: int, j: int) -> tuple[int, list[Mention]] | None:
        """"their counterparts from China, Japan and India": one state a name."""
        if j >= self.n or self.lows[j] not in {"from", "of"}:
            return None
        stop, entries, _ = self._complement(j, True)
        if not entries:
            return None
        group = [self._of_entry(entry, k, stop) for entry in entries]
        for mention in group:
            mention.title, mention.klass, mention.plural, mention.gpe = "counterparts", "group", True, None
        return stop, group

    def _possessed_name(self, start: int, k: int, nation: Entry) -> tuple[int, list[Mention]] | None:
        """"Russia's Putin"."""
        end = self._name_end(k)
        if end == k or nation.kind not in {"country", "capital"}:
            return None
        mention = Mention("person", k, end)
        self._set_name(mention, k, end)
        mention.country = nation.code
        mention.weak = True
        mention.shape = "possessed"
        return self._after_name(mention, end)

    def _owned(self, k: int) -> bool:
        """"recalled its ambassador from Athens": behind an owner, "from" tells whence."""
        return any(low in g.POSSESSIVES for low in self.lows[max(0, k - 3) : k])

    # -- one title with its complement --------------------------------------------------------

    def _title_run(self, k: int) -> _TitleRun | None:
        """The title that begins at k, with its complement ("of the Expediency Council")."""
        found = self._title_heads(k)
        if found is None:
            return None
        end, klass, plural, head = found
        text = self.sentence.quote(k, end) if not self.sentence.headline else " ".join(self.words[k:end])
        country, organization, host = (
            (head.state, head.body, None) if head is not None else (None, None, None)
        )
        states: tuple[Entry, ...] = ()
        recalled = klass in _TOWARDS and end < self.n and self.lows[end] == "from" and self._owned(k)
        if end < self.n and self.lows[end] in _complements(klass) and not recalled:
            stop, entries, extra = self._complement(end, plural)
            if stop > end:
                prep = self.lows[end]
                text = f"{text} {prep} {extra}" if extra else text
                end = stop
                state = next((entry for entry in entries if entry.code), None)
                body = next((entry for entry in entries if entry.kind in {"organization", "body"}), None)
                if klass in _TOWARDS and prep in {"to", "in", "at", "for"}:
                    host = state.code if state else None
                else:
                    country = state.code if state else country
                    organization = body.name if body else organization
                if plural and prep in {"of", "from"}:
                    states = tuple(entries)
        host_at = self._where_named(host, found[0], end) if host else None
        return _TitleRun(
            k, end, klass, plural, " ".join(text.split()), country, organization, host, states, host_at
        )

    def _where_named(self, code: str, first: int, last: int) -> tuple[int, int] | None:
        """The tokens among first..last-1 that name a state."""
        for t in range(first, last):
            match = self._match(t)
            if match is not None and match[1].code == code:
                return t, min(match[0], last)
        return None

    def _title_heads(self, k: int) -> tuple[int, str, bool, Title | None] | None:
        """Words up to the last head of a title: (token after it, class, plural, the head)."""
        j, end, klass, plural = k, 0, "", False
        last: Title | None = None
        lexicon, lows = self.lexicon, self.lows
        while j < self.n and j - k < 14:
            head = lexicon.title_head(lows, j)
            if head is not None and lows[head[0] : head[0] + 1] and lows[head[0]] in {"bin", "bint", "ibn"}:
                break  # "Sultan bin Saad" is called so
            if head is not None and not (j > k and end and self._is_proper_after(j)):
                j, title = head
                end, plural, last = j, title.plural, title
                klass = (
                    klass
                    if klass and title.klass in {"official", "group"} and not title.plural
                    else title.klass
                )
                continue
            low = lows[j]
            inside = (
                low in lexicon.portfolios or low in lexicon.modifiers or (low[0].isdigit() and len(low) < 5)
            )
            capital = self.words[j][0].isupper()
            body = capital and low in lexicon.orgheads and j > k and not end
            joined = low in {"and", "&", ",", "-", "/"} and j > k
            belongs = body or (inside and (not end or capital))
            if not belongs and not (joined and self._title_goes_on(j, bool(end), plural)):
                break
            j += 1
        return (end, klass, plural, last) if end else None

    def _is_proper_after(self, j: int) -> bool:
        """Whether a head behind a head is rather a name: "Prime Minister King"."""
        return self.words[j][0].isupper() and self.words[j - 1][0].islower()

    def _title_goes_on(self, j: int, ended: bool, plural: bool) -> bool:
        nxt = j + 1
        if nxt >= self.n or plural:
            return False
        low = self.lows[nxt]
        if not ended:
            return low in self.lexicon.portfolios or self.lexicon.title_head(self.lows, nxt) is not None
        if self.words[j] in {",", "-"}:
            return False
        again = self._title_heads(nxt)
        return again is not None and not again[2] and self._name_end(again[0]) > again[0]

    def _complement(self, end: int, plural: bool) -> tuple[int, list[Entry], str]:
        """After "of", "for", "to": (token after it, what it names, its words without the state)."""
        entries: list[Entry] = []
        kept: list[str] = []
        j = end + 1
        if j < self.n and self.lows[j] == "the":
            j += 1
        stop = end
        while j < self.n and j - end < 16:
            match = self._match(j)
            if match is not None and match[1].kind not in {"agency", "bloc"}:
                if entries and not plural and entries[-1].kind == "country" and match[1].kind != "body":
                    break
                entries.append(match[1])
                if match[1].kind not in {"country", "adjective", "demonym"}:
                    kept.extend(self.words[j : match[0]])
                j = stop = self._skip_acronym(match[0])
                if match[1].kind == "adjective" and j < self.n and self.words[j] in _POLITIES:
                    j = stop = j + 1  # "President of the Polish Republic"
                if j < self.n and self.words[j] in _CLITICS:
                    j = stop = j + 1
                elif match[1].kind == "country" and not plural:
                    break
                if plural:
                    j = self._after_list_comma(j)
                continue
            width = self._complement_words(j, bool(kept))
            if not width:
                break
            kept.extend(self.words[j : j + width])
            j += width
            if self.lows[j - 1] not in {"and", "of", "the", "for", "&", "-", "on", ","}:
                stop = j
        if stop == end:
            return end, [], ""
        while kept and kept[-1].lower() in {"and", "of", "the", "for", ",", "&", "-", "on"}:
            kept.pop()
        return stop, entries, ("the " if kept and kept[0][0].isupper() else "") + " ".join(kept)

    def _after_list_comma(self, j: int) -> int:
        step = self._list_step(j)
        if step == j or step >= self.n:
            return j
        k = step + 1 if self.lows[step] == "the" and step + 1 < self.n else step
        match = self._match(k)
        return k if match is not None and match[1].kind in {"country", "organization", "capital"} else j

    def _complement_words(self, j: int, begun: bool) -> int:
        """How many tokens at j belong to the complement: portfolio and institution words."""
        low = self.lows[j]
        lexicon = self.lexicon
        if low in lexicon.portfolios or low in lexicon.orgheads or low in lexicon.modifiers:
            return 1
        head = lexicon.title_head(self.lows, j)
        if head is not None:
            return head[0] - j
        if low in {"and", "of", "the", "for", "&", "-", "on", ","} and begun and j + 1 < self.n:
            if low == "," and self.lows[j + 1] not in lexicon.portfolios:
                return 0
            return 1 if self._complement_words(j + 1, True) or self._match(j + 1) else 0
        if begun and self.is_place(self.words[j]) and j + 2 < self.n and self.words[j + 1][0].isupper():
            return 1  # "Head of the Autonomous Republic of Crimea Sergei Aksyonov"
        if self.words[j][0].isupper():
            for k in range(j + 1, min(j + 5, self.n)):
                if not self.words[k][0].isupper() and self.lows[k] not in {"and", "of", "the"}:
                    break
                if self.words[k][0].isupper() and (
                    self.lows[k] in lexicon.orgheads or self.lows[k] in _SHAPES
                ):
                    return k - j + 1
        return 0

    # -- states and names alone ---------------------------------------------------------------

    def _nation_alone(
        self, first: int, last: int, entry: Entry, possessive: bool, i: int
    ) -> tuple[int, list[Mention]] | None:
        head = self.lows[last] if last < self.n else ""
        if head == "capital" and entry.code in self.lexicon.capitals:
            return self._capital(first, last, entry)
        if head in _STATE_HEADS:
            mention = self._of_entry(entry, first, last + 1)
            if entry.kind in {"organization", "body"}:
                mention.name = entry.name
            mention.gpe = None
            return last + 1, [mention]
        if entry.kind == "adjective":
            return self._adjective_alone(first, last, entry, i)
        if possessive:
            mention = self._of_entry(entry, first, last - 1)
            mention.possessive = True
            return last, [mention]
        mention = self._of_entry(entry, first, last)
        mention.plural = entry.plural
        if entry.kind == "capital" and self._comma_state(last):
            end, code = self._state_after_comma(last)
            if code == entry.code:
                return end, [mention]
        if (
            entry.kind in {"country", "capital"}
            and self._is_name_token(last)
            and self._name_like(first, last)
        ):
            return self._name_from(first, self._name_end(last))
        if self._attributive(last) or (
            last < self.n and self.lows[last] in _NAMED_AFTER and self.words[last][0].isupper()
        ):
            mention.adjective = True
        return last, [mention]

    def _capital(self, first: int, last: int, entry: Entry) -> tuple[int, list[Mention]]:
        """"the Chinese capital", "Iran's capital city of Tehran": the city, by the state's name."""
        mention = Mention("country", first, last + 1)
        mention.country = entry.code
        mention.name = self.lexicon.country_names.get(entry.code or "")
        mention.gpe = self.lexicon.capitals[entry.code or ""]
        j = last + 1
        while j < self.n and self.lows[j] in {"city", "of", ","} and j < last + 4:
            j += 1
        match = self._match(j) if j < self.n else None
        if match is not None and match[1].kind == "capital" and match[1].code == entry.code:
            mention.entry, mention.last = match[1], match[0]
            j = match[0]
            return (j + 1 if j < self.n and self.words[j] == "," else j), [mention]
        mention.entry = Entry("capital", entry.code, mention.gpe)
        return last + 1, [mention]

    def _name_like(self, first: int, last: int) -> bool:
        """"Jordan Smith", "Paris Hilton": a state's or capital's name that begins a person's."""
        end = self._name_end(last)
        return end > last and not self.sentence.headline and self.known(self.words[end - 1])

    def _attributive(self, last: int) -> bool:
        """Whether a lower-case noun follows, so that the name only qualifies it: "Iran nuclear talks"."""
        if last >= self.n or not self.words[last][0].isalpha() or self.words[last][0].isupper():
            return False
        if last in self.dates:
            return False
        low = self.lows[last]
        closed = (
            low in g.PREPOSITIONS
            or low in g.CONJUNCTIONS
            or low in g.AUXILIARIES
            or low in g.MODALS
            or low in g.SUBORDINATORS
            or low in g.RELATIVES
            or low in g.DETERMINERS
            or low in g.NEGATIONS
            or low in g.POSSESSIVES
            or low in g.PRONOUNS
            or low in g.ADVERBS
        )
        return (
            not closed and not g.looks_like_verb(low) and not low.endswith("ly") and not low.endswith("ing")
        )

    def _adjective_alone(
        self, first: int, last: int, entry: Entry, i: int
    ) -> tuple[int, list[Mention]] | None:
        mention = self._of_entry(entry, first, last)
        mention.adjective = True
        names_people = first > i or self.lows[first].endswith("s")
        follows = self.words[last] if last < self.n else "."
        closed = not follows[0].isalpha() or not self._attributive(last)
        if names_people and closed and not (last < self.n and self.words[last][0].isupper()):
            mention.adjective = False
            mention.plural = True
        elif entry.name and self.words[first] in {"US", "U.S.", "UK", "U.K.", "EU", "UAE"} and closed:
            mention.adjective = False
            mention.gpe = entry.name
        return last, [mention]

    def _name_alone(self, k: int, flags: frozenset[str]) -> tuple[int, list[Mention]] | None:
        end = self._name_end(k)
        if end == k:
            return None
        body = self._body_end(k, end)
        if body is not None:
            return body
        if not self._credible_name(k, end, "honorific" in flags):
            return None
        mention = Mention("person", k, end)
        self._set_name(mention, k, end)
        mention.weak = "honorific" not in flags
        mention.former = "former" in flags
        return self._after_name(mention, end)

    def _credible_name(self, k: int, end: int, honorific: bool) -> bool:
        if honorific:
            return True
        words = self.words[k:end]
        if words[-1].lower() in _SHAPES or words[-1].lower() in _COMPANIES:
            return False
        if len(words) > 1 and any(
            low in self.lexicon.portfolios or low.endswith("ing") for low in self.lows[k:end]
        ):
            return False
        if all("." in word for word in words):
            return False  # "B.A.", "J."
        if len(words) == 1:
            return self.known(words[0]) and not (
                self.lows[k] in _ALSO_WORDS and words[0] not in self.proper and self._begins(k)
            )
        if self.sentence.headline:
            return all(self.known(word) for word in words if len(word) > 3)
        return k > 0 or self.known(words[-1]) or not words[0].lower().endswith("ing")

    def _begins(self, k: int) -> bool:
        """Whether a capital at k may be that of a sentence's or a quotation's first word."""
        return k == 0 or not self.words[k - 1][0].isalnum()

    def _name_from(self, first: int, end: int) -> tuple[int, list[Mention]]:
        """A person whose first name is a state's or capital's: "Nursultan Nazarbayev", "Israel Katz"."""
        mention = Mention("person", first, end)
        self._set_name(mention, first, end)
        mention.weak = True
        return self._after_name(mention, end)

    def _body_end(self, k: int, end: int) -> tuple[int, list[Mention]] | None:
        """An unknown body: a capitalised run that ends in "Council", "Committee", "Forum"…"""
        if self.lows[end - 1] not in self.lexicon.orgheads or end - k < 2 or self.sentence.headline:
            return None
        mention = Mention("organization", k, end)
        mention.name = self._name_text(k, end)
        mention.weak = True
        return end, [mention]

    def _name_end(self, k: int) -> int:
        """The token after the name that begins at k; k itself where none does."""
        j = k
        while j < self.n and j - k < MAX_NAME:
            if self._is_name_token(j) or self._particle_of_name(j):
                j += 1
            elif (
                j > k
                and self._particle(j)
                and j + 2 < self.n
                and self._particle(j + 1)
                and self._is_name_token(j + 2)
            ):
                j += 2  # "Jose de la Puente"
            elif j > k and self.words[j] in {"“", '"'} and self._nickname(j):
                j += 3
            else:
                break
        return self._suffix(k, j)

    def _particle(self, j: int) -> bool:
        return self.lows[j] in _PARTICLES and (self.words[j][0].islower() or self.lows[j] in {"al", "el"})

    def _particle_of_name(self, j: int) -> bool:
        return self._particle(j) and j + 1 < self.n and self._is_name_token(j + 1)

    def _nickname(self, j: int) -> bool:
        return j + 3 < self.n and self.words[j + 2] in {"”", '"'} and self._is_name_token(j + 3)

    def _suffix(self, k: int, j: int) -> int:
        """Takes in ", Jr." after a name."""
        if j > k and j + 1 < self.n and self.words[j] == "," and self.words[j + 1] in {"Jr", "Jr.", "Sr."}:
            return j + 2
        return j

    def _is_name_token(self, j: int) -> bool:
        if j >= self.n:
            return False
        word, low = self.words[j], self.lows[j]
        if not word[0].isupper():
            return low[:3] in {"al-", "el-"} and len(low) > 4 and word[3].isupper()
        if any(letter.isdigit() for letter in word) or (word.count(".") > 1 and word in self.lexicon.phrases):
            return False
        if low in self.lexicon.honorifics and not (low in _ALSO_NAMES and self._ends_name(j)):
            return False
        if low in _NOT_NAMES or _CONTRACTED.search(low) or low.rpartition("-")[2] in _ATTRIBUTES:
            return False
        if len(word) > 1 and word.isupper() and len(word) < 6 and "." not in word and not self.known(word):
            return len(word) < 4 and self._between_names(j)  # "Retno LP Marsudi"
        if self.sentence.headline and not self.known(word) and not self._first_name(j):
            return False
        if self._starts_title(j):
            return False
        match = self._match(j)
        if (
            match is not None
            and j == self.title_end
            and match[1].kind in {"capital", "country"}
            and match[0] == j + 1
        ):
            return self._is_name_token(j + 1)  # "President Nursultan Nazarbayev"
        return match is None or (match[1].kind in {"demonym", "agency"} and self.known(word) and j > 0)

    def _ends_name(self, j: int) -> bool:
        """Whether a title's word at j ends a name: "Hun Sen", "Shabir Shah", "Martin Luther King"."""
        before = self.words[j - 1] if j else ""
        after = self.words[j + 1] if j + 1 < self.n else "."
        return (
            before[:1].isupper()
            and before.isalpha()
            and not after[0].isupper()
            and (self.lows[j - 1] not in _NOT_NAMES and self.lexicon.title_head(self.lows, j - 1) is None)
        )

    def _first_name(self, j: int) -> bool:
        """In a headline, whether an unknown word between a title and a known name is its first name."""
        if j + 1 >= self.n or not self.words[j + 1][0].isupper() or not self.known(self.words[j + 1]):
            return False
        after_title = j == self.title_end or (
            j > 0
            and self.words[j - 1][0].isupper()
            and any(self._ends_title(j, t) for t in range(max(0, j - 3), j))
        )
        return after_title and not g.looks_like_verb(self.lows[j])

    def _ends_title(self, j: int, t: int) -> bool:
        head = self.lexicon.title_head(self.lows, t)
        return head is not None and head[0] == j

    def _between_names(self, j: int) -> bool:
        if j == 0 or j + 1 >= self.n or self.sentence.headline:
            return False
        before, after = self.words[j - 1], self.words[j + 1]
        return (
            before.istitle()
            and after.istitle()
            and not self._match(j)
            and (self.lows[j - 1] not in _NOT_NAMES and self.lows[j + 1] not in _NOT_NAMES)
        )

    def _starts_title(self, j: int) -> bool:
        head = self.lexicon.title_head(self.lows, j)
        if head is not None:
            return not (j > 0 and self.lows[j] in _ALSO_NAMES and self._ends_name(j))
        low = self.lows[j]
        return low in self.lexicon.portfolios and self._title_heads(j) is not None


_OF = frozenset({"of", "for", "from"})
_POSTED = frozenset({"of", "for", "to", "in", "at", "from", "on"})


def _complements(klass: str) -> frozenset[str]:
    """The prepositions before a title's complement: an envoy is to somewhere; leaders in a city meet."""
    return (
        _POSTED
        if klass in {"ambassador", "envoy", "spokesperson", "deputy", "official", "commander"}
        else _OF
    )


def _singular(title: str) -> str:
    if title.lower().endswith("secretaries of state"):
        return title[: -len("aries of state")] + "ary of state"
    return title[:-1] if title.endswith("s") else title


__all__ = ["ActorFinder", "Item", "Mention", "Title"]
