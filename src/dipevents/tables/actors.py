"""The table of people in office: who they are, of which state, in which office from when to when.

Rows stand in `data/actors/*.csv`, one person and office a line; a person's lines share an id.
The table tells the country and office of a name that a text gives; it never adds a name.

A line is taken apart when a word of its names is first met: few of eleven thousand people stand in a text.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dipevents.resolve.people import fits, folded, parts, same_word

_FOLDER = Path(__file__).parents[1] / "data" / "actors"

# Where the family name stands first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "SGP", "KHM", "HUN"})
_MOST_ASKED = 20_000  # names remembered, a few megabytes


class Term(NamedTuple):
    """An office held: its class as in titles.csv, the body it belongs to, ISO days or years, or None."""

    office: str
    organization: str | None
    start: str | None
    end: str | None

    def holds(self, day: str) -> bool:
        """Whether the office was held on an ISO day; an unknown end leaves it open."""
        return (self.start or "") <= day and (self.end is None or day[: len(self.end)] <= self.end)


class Actor(NamedTuple):
    """A person of the table. `country` is alpha-3, None for servants of international bodies."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    terms: tuple[Term, ...]

    def names(self) -> list[tuple[str, ...]]:
        """The words of every name, folded."""
        return [words for name in (self.name, *self.aliases) if (words := parts(name))]

    def in_office(self, day: str) -> bool:
        """Whether any office was held on an ISO day."""
        return any(term.holds(day) for term in self.terms)

    def called(self, word: str) -> bool:
        """Whether a folded word is the family name proper, not one of the middle."""
        return any(
            words[-1] == word or (self.country in _FAMILY_FIRST and words[0] == word)
            for words in self.names()
        )

    def near(self, year: int, margin: int = 12) -> bool:
        """Whether any office was held within some years of a year; undated offices are."""
        return any(
            (not term.start or int(term.start[:4]) - margin <= year)
            and (not term.end or year <= int(term.end[:4]) + margin)
            for term in self.terms
        )


class ActorTable:
    """Actors by the words of their names and aliases."""

    def __init__(self, people: Iterable[Sequence[str]], own: Sequence[Actor] = ()) -> None:
        self._people = tuple(people)  # of each the lines, as they stand in the tables
        self._actors = dict(enumerate(own))  # a dictionary's come first; then those who were met
        self._own = len(own)
        self._with = _by_word([*map(_own_names, own), *map(_names, self._people)])
        self._surnames: dict[str, list[Actor]] = {}
        self._asked: dict[tuple[str, ...], tuple[list[Actor], list[Actor]]] = {}

    def with_own(self, own: Sequence[Actor]) -> ActorTable:
        """The table with the people of a dictionary before its own."""
        return ActorTable(self._people, own)

    def everybody(self) -> list[Actor]:
        """All actors, in the order of the tables."""
        return [self._actor(at) for at in range(self._own + len(self._people))]

    def _actor(self, at: int) -> Actor:
        if at not in self._actors:
            self._actors[at] = _read_actor(self._people[at - self._own])
        return self._actors[at]

    def _with_word(self, word: str) -> list[Actor]:
        """Those of whose names a folded word is one."""
        return [self._actor(at) for at in self._with.get(word, ())]

    def _bearers_of(self, word: str) -> list[Actor]:
        """Those whom papers may call by a folded word alone; remembered, as every name asks for it."""
        if word not in self._with:
            return []
        known = self._surnames.get(word)
        if known is None:
            known = self._surnames[word] = [
                actor
                for actor in dict.fromkeys(self._with_word(word))
                if any(word in _family_names(words, actor.country) for words in actor.names())
            ]
        return known

    def knows(self, word: str) -> bool:
        """Whether somebody of the table is called so by surname."""
        return bool(self._bearers_of(folded(word)))

    def by_surname(self, word: str, on: date | None = None) -> list[Actor]:
        """Who bears the surname: those in office on the day, else those who were within a dozen years."""
        key = folded(word)
        bearers = self._bearers_of(key)
        bearers = [a for a in bearers if a.called(key)] or bearers  # "Obama" is first of all Barack Obama
        if on is None:
            return list(bearers)
        return [a for a in bearers if a.in_office(on.isoformat())] or [a for a in bearers if a.near(on.year)]

    def find(self, name: str, on: date | None = None) -> list[Actor]:
        """Who bears a name of two or more words, under any of their spellings."""
        words = parts(name)
        if len(words) < 2:
            found = self.by_surname(words[0], on) if words else []
            numbered = [actor for actor in found if name in {actor.name, *actor.aliases}]
            return numbered or found  # "Abdullah II" is no other Abdullah
        exact, fitting = self._bearers(words)
        if not exact and on is not None:  # a name that only fits is somebody's of its day
            fitting = [actor for actor in fitting if actor.near(on.year)]
        return _at(exact or fitting, on)

    def _bearers(self, words: tuple[str, ...]) -> tuple[list[Actor], list[Actor]]:
        """Who is called exactly so, and whose names fit; remembered, because names come again and again."""
        known = self._asked.get(words)
        if known is None:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            known = self._asked[words] = self._sought(words)
        return known

    def _sought(self, words: tuple[str, ...]) -> tuple[list[Actor], list[Actor]]:
        fitting: dict[Actor, None] = {}
        exact: dict[Actor, None] = {}
        for key in (words[-1], words[0]):
            for actor in self._with_word(key):
                for known in actor.names():
                    if key not in (known[-1], known[0]):
                        continue
                    if known == words:
                        exact[actor] = None
                    elif len(known) > 1 and _same_name(words, known):
                        fitting[actor] = None
        return list(exact), list(fitting)


def _family_names(words: tuple[str, ...], country: str | None) -> set[str]:
    """The words of a name by which papers may call its bearer alone."""
    found = {words[-1], words[0]} if country in _FAMILY_FIRST else {words[-1]}
    if len(words) > 2:
        found.update(word for word in words[1:-1] if len(word) > 3)
    return found


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name's words stand in the other's and first names agree, or all words in any order."""
    return sorted(one) == sorted(other) or (
        same_word(one[0], other[0]) and (fits(one, other) or fits(other, one))
    )


def _at(actors: list[Actor], on: date | None) -> list[Actor]:
    if on is None or len(actors) < 2:
        return list(actors)
    day = on.isoformat()
    return [actor for actor in actors if actor.in_office(day)] or list(actors)


_NO_LETTER = re.compile(r"[^\w\s]+|_")


def _by_word(names: Sequence[str]) -> dict[str, list[int]]:
    """Who has a word in their names; all folded at one go, which one by one would take ten times as long."""
    plain = unicodedata.normalize("NFKD", "\n".join(names).replace("-", " ").replace("|", " "))
    found: dict[str, list[int]] = {}
    for at, words in enumerate(_NO_LETTER.sub("", plain).lower().split("\n")):
        for word in set(words.split()):
            found.setdefault(word, []).append(at)
    return found


def _names(lines: Sequence[str]) -> str:
    """All names on a person's lines."""
    return "|".join([name for line in lines for name in _cells(line, 3)[1:3]])


def _own_names(actor: Actor) -> str:
    return " ".join("|".join((actor.name, *actor.aliases)).split())


def _cells(line: str, most: int = -1) -> list[str]:
    """The cells of a line, or its first ones and the rest; the few lines with quotes are read slowly."""
    return next(csv.reader([line])) if '"' in line else line.split(",", most)


@lru_cache(maxsize=1)
def load() -> ActorTable:
    """The packaged table."""
    people: dict[str, list[str]] = {}
    for path in sorted(_FOLDER.glob("*.csv")):
        for line in path.read_text(encoding="utf-8").split("\n")[1:-1]:
            people.setdefault(line.partition(",")[0], []).append(line)
    return ActorTable(people.values())


def _read_actor(lines: Sequence[str]) -> Actor:
    """The person whom the lines of one id tell of; the first line has the name."""
    rows = [_cells(line) for line in lines]
    id_, name, _, country, *_ = rows[0]
    aliases = dict.fromkeys(alias for row in rows for alias in row[2].split("|") if alias)
    terms = tuple(
        Term(office, organization or None, start or None, end or None)
        for *_, office, organization, start, end in rows
    )
    return Actor(id_, name, tuple(aliases), country or None, terms)
