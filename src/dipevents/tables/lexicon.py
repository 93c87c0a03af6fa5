"""The tables of who: states, institutions, organizations, agencies, blocs and titles.

`load()` reads the CSV files once and gives a `Lexicon`: phrases by their first word, so that a
token costs one dictionary look-up. Names keep their case, titles are compared in lower case.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from dipevents.document.sentences import TOKEN

# Classes of titles that tell of their holder where no name stands: "the Premier flew home".
OFFICES = frozenset(
    "head_of_state head_of_government monarch foreign_minister defence_minister minister "
    "organization_head".split()
)
POSTED = frozenset({"ambassador", "envoy"})  # classes of titles whose bearers are sent to a state
DATA = Path(__file__).parents[1] / "data"


class Entry(NamedTuple):
    """What a phrase stands for: a row of a table, seen from the finder of mentions."""

    kind: str  # country, adjective, demonym, capital, seat, body, organization, agency, bloc
    code: str | None  # alpha-3 of the state, None for intergovernmental bodies
    name: str  # canonical name
    plural: bool = False
    members: tuple[str, ...] = ()
    acronym: str | None = None
    private: bool = False  # no body of states: "Greenpeace"


class Title(NamedTuple):
    """A title's head phrase: its class and whether it is plural or names a group."""

    words: tuple[str, ...]
    klass: str
    norm: str
    plural: bool
    state: str | None = None  # alpha-3 where the title alone tells it: the pope is of the Vatican
    body: str | None = None  # the organization it heads: "UN chief"


Phrase = tuple[tuple[str, ...], Entry]
Phrases = dict[str, list[Phrase]]
Row = TypeVar("Row", Phrase, Title)  # its words come first


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a packaged CSV table, each as long as its head."""
    with (DATA / name).open(encoding="utf-8") as handle:
        lines = csv.reader(handle)
        head = next(lines)
        for line in lines:
            if line:
                yield dict(zip(head, line, strict=True))


def cells(value: str | None) -> list[str]:
    """The parts of a multi-valued cell."""
    return [cell for part in value.split("|") if (cell := part.strip())] if value else []


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut as a sentence is cut."""
    if phrase.replace(" ", "").isalpha():  # as nearly all are: no mark and no digit to look at
        return tuple(phrase.split())
    return tuple(TOKEN.findall(phrase + " "))


class _Openings(Generic[Row]):
    """The rows of a table by their first two words, since dozens begin with "United" or "deputy"."""

    def __init__(self, table: Mapping[str, list[Row]]) -> None:
        self._table: Mapping[str, list[Row]] = table  # by first word, longest first
        self._seconds: dict[str, dict[str, list[Row]]] = {}  # those met so far; "" for the first word alone

    def longest(self, tokens: Sequence[str], i: int) -> Row | None:
        """The longest row that stands at token i."""
        first = tokens[i]
        if first not in self._table:
            return None
        seconds = self._seconds.get(first) or self._sorted(first)
        if i + 1 < len(tokens):
            for row in seconds.get(tokens[i + 1], ()):
                if len(row[0]) == 2 or tuple(tokens[i : i + len(row[0])]) == row[0]:
                    return row
        alone = seconds.get("")
        return alone[0] if alone else None

    def _sorted(self, first: str) -> dict[str, list[Row]]:
        seconds = self._seconds[first] = {}
        for row in self._table[first]:
            seconds.setdefault(row[0][1] if len(row[0]) > 1 else "", []).append(row)
        return seconds


class Lexicon:
    """All names and titles the finder knows; see `match` and `title_heads`."""

    def __init__(self) -> None:
        self.phrases: Phrases = {}
        self.titles: dict[str, list[Title]] = {}
        self.modifiers: set[str] = set()
        self.portfolios: set[str] = set()
        self.honorifics: set[str] = set()
        self.styles: dict[str, set[str]] = {}  # honorifics of two words: "tan" → "sri"
        self.orgheads: set[str] = set()
        self.country_names: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.acronyms: dict[str, Entry] = {}
        self.offices: frozenset[str] = frozenset()  # words of the titles in `OFFICES`
        self.inner: frozenset[str] = (
            frozenset()
        )  # lower-case words a phrase may go on with behind its determiner
        self._names, self._heads = _Openings(self.phrases), _Openings(self.titles)

    def match(self, words: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest known name that starts at token i: (token after it, entry)."""
        found = self._names.longest(words, i)
        return None if found is None else (i + len(found[0]), found[1])

    def title_head(self, lows: Sequence[str], i: int) -> tuple[int, Title] | None:
        """The longest title head that starts at token i: (token after it, title)."""
        found = self._heads.longest(lows, i)
        return None if found is None else (i + len(found.words), found)

    def honorific(self, lows: Sequence[str], i: int) -> int:
        """How many tokens an honorific at i has: "Dr.", "Tan Sri", "Dato’ Seri"; 0 where none stands."""
        if not (lows[i] in self.honorifics or lows[i] in self.styles):
            return 0
        behind = i + 2 if i + 1 < len(lows) and lows[i + 1] in {".", "’", "'"} else i + 1
        if behind < len(lows) and lows[behind] in self.styles.get(lows[i], ()):
            return behind + 1 - i
        return behind - i if lows[i] in self.honorifics else 0

    def add(self, phrase: str, entry: Entry) -> None:
        """Adds a name unless the same words are known already: the first table wins."""
        words = words_of(phrase)
        if not words:
            return
        known = self.phrases.setdefault(words[0], [])
        for other, _ in known:
            if other == words:
                return
        known.append((words, entry))

    def put(self, phrase: str, entry: Entry) -> None:
        """Adds a name before whatever the same words meant."""
        words = words_of(phrase)
        if words:
            known = self.phrases.get(words[0], [])
            self.phrases[words[0]] = [(words, entry), *(item for item in known if item[0] != words)]

    def copy(self) -> Lexicon:
        """A lexicon of its own with the same content."""
        other = Lexicon()
        other.phrases = {word: list(known) for word, known in self.phrases.items()}
        other.titles, other.modifiers, other.portfolios = self.titles, self.modifiers, self.portfolios
        other.honorifics, other.styles, other.orgheads = self.honorifics, self.styles, self.orgheads
        other.country_names, other.capitals, other.acronyms = self.country_names, self.capitals, self.acronyms
        return other

    def finish(self) -> Lexicon:
        """Longest phrases first, so that the first fit is the longest."""
        for known in self.phrases.values():
            known.sort(key=lambda item: -len(item[0]))
        for titles in self.titles.values():
            titles.sort(key=lambda title: -len(title.words))
        self.inner = frozenset(self.modifiers | self.portfolios | self.honorifics | self.titles.keys())
        self.offices = frozenset(
            word
            for titles in self.titles.values()
            for title in titles
            if title.klass in OFFICES and not title.plural
            for word in title.words
            if len(word) > 3
        )
        self._names, self._heads = _Openings(self.phrases), _Openings(self.titles)
        return self


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The packaged lexicon, read once."""
    lexicon = Lexicon()
    _add_countries(lexicon)
    _add_institutions(lexicon)
    _add_organizations(lexicon)
    _add_agencies(lexicon)
    _add_blocs(lexicon)
    _add_titles(lexicon)
    return lexicon.finish()


def _add_countries(lexicon: Lexicon) -> None:
    table = list(rows("countries.csv"))
    for row in table:
        code, name = row["alpha3"], row["name"]
        lexicon.country_names[code] = name
        for form in [name, row["formal"], *cells(row["other_names"])]:
            _add_name(lexicon, form, Entry("country", code, name))
        for form in cells(row["demonyms"]):
            _add_name(lexicon, form, Entry("demonym", code, name, plural=_is_plural(form)))
    for row in table:
        for form in cells(row["adjectives"]):
            lexicon.add(form, Entry("adjective", row["alpha3"], row["name"]))
        for form in cells(row["capital_names"]) or cells(row["capital"]):
            lexicon.capitals.setdefault(row["alpha3"], form)
            lexicon.add(form, Entry("capital", row["alpha3"], form))
    _prefer_adjectives(lexicon, table)


def _prefer_adjectives(lexicon: Lexicon, table: Iterable[dict[str, str]]) -> None:
    """Where one word is both ("Iranian", "US"), the adjective's entry says so by its kind."""
    for row in table:
        for form in set(cells(row["adjectives"])) & set(cells(row["demonyms"])):
            words = words_of(form)
            known = lexicon.phrases.get(words[0], [])
            for at, (phrase, entry) in enumerate(known):
                if phrase == words and entry.kind == "demonym" and entry.code == row["alpha3"]:
                    known[at] = (phrase, entry._replace(kind="adjective"))


def _add_name(lexicon: Lexicon, form: str, entry: Entry) -> None:
    lexicon.add(form, entry)
    if form.startswith("The "):
        lexicon.add(form[4:], entry)


def _is_plural(form: str) -> bool:
    return form.endswith("s") or form in {"French", "British", "Dutch", "Irish", "Chinese", "Japanese"}


def _add_institutions(lexicon: Lexicon) -> None:
    for row in rows("institutions.csv"):
        kind = "seat" if row["kind"] in {"seat", "ministry"} else "body"
        _add_name(lexicon, row["name"], Entry(kind, row["country"] or None, row["name"]))


def _add_organizations(lexicon: Lexicon) -> None:
    for row in rows("organizations.csv"):
        acronym = row["acronym"] or None
        private = row["kind"] == "nongovernmental"
        entry = Entry("organization", row["country"] or None, row["name"], acronym=acronym, private=private)
        read = [_as_word(short) for short in cells(row["acronym"]) if row["kind"] == "intergovernmental"]
        for form in [row["name"], *cells(row["acronym"]), *cells(row["other_names"]), *filter(None, read)]:
            for spelling in _spellings(form):
                _add_name(lexicon, spelling, entry)
        for short in cells(row["acronym"]):
            lexicon.acronyms.setdefault(short, entry)


_ALSO_WORDS = frozenset({"Alba", "Pace", "Sica", "Isba"})  # acronyms that read as other names


def _as_word(acronym: str) -> str | None:
    """An acronym as British papers write one that is read as a word: "Igad", "Efta"; None for others."""
    word = acronym.capitalize()
    spoken = len(word) > 3 and acronym.isalpha() and acronym.isupper() and not _VOWELS.isdisjoint(word[1:-1])
    return word if spoken and word not in _ALSO_WORDS else None


_VOWELS = frozenset("aeiou")
_SPELLINGS = (
    (" Group", " group"),
    ("ization", "isation"),
    (" Center", " Centre"),
    ("Labor ", "Labour "),
    ("Defense", "Defence"),
    (" of the ", " of "),
)


def _spellings(form: str) -> list[str]:
    """A body's name in American and British spelling, with and without the inner article."""
    forms = [form]
    for old, new in _SPELLINGS:
        if old in form or new in form:
            forms += [each.replace(old, new) for each in forms if old in each]
            forms += [each.replace(new, old) for each in forms if new in each and old != " of the "]
    return list(dict.fromkeys(forms))


def _add_agencies(lexicon: Lexicon) -> None:
    for row in rows("agencies.csv"):
        _add_name(lexicon, row["name"], Entry("agency", row["country"] or None, row["name"]))


def _add_blocs(lexicon: Lexicon) -> None:
    for row in rows("blocs.csv"):
        for form in cells(row["name"]):
            lexicon.add(form, Entry("bloc", None, form, True, tuple(cells(row["members"]))))


_PLURAL_HEAD = re.compile(r".*(?:s|men|women|people|police)$")
_SINGULAR_S = frozenset("chargé d'affaires|charge d'affaires|chief of joint staffs|armed forces".split("|"))


def _add_titles(lexicon: Lexicon) -> None:
    sets = {
        "modifier": lexicon.modifiers,
        "portfolio": lexicon.portfolios,
        "honorific": lexicon.honorifics,
        "orghead": lexicon.orgheads,
    }
    for row in rows("titles.csv"):
        phrase = row["words"].lower()
        words = words_of(phrase)
        style, _, rest = phrase.partition(" ")  # "h. e." stands in a text as two initials
        if row["class"] == "honorific" and rest:
            lexicon.styles.setdefault(style, set()).add(rest)
        if row["class"] in sets:
            sets[row["class"]].update(
                [phrase, *(word for word in words if row["class"] == "portfolio" and len(word) > 3)]
            )
            continue
        plural = row["class"] == "group" or (
            phrase not in _SINGULAR_S and bool(_PLURAL_HEAD.match(_head_word(words)))
        )
        state, body = row["state"] or None, row["body"] or None
        title = Title(words, row["class"], row["norm"] or phrase, plural, state, body)
        lexicon.titles.setdefault(words[0], []).append(title)


def _head_word(words: tuple[str, ...]) -> str:
    """The noun that carries the number: "secretaries" in "secretaries of state"."""
    for at, word in enumerate(words):
        if word in {"of", "for", "to", "in", "-", "d'affaires"} and at:
            return words[at - 1]
    return words[-1]
