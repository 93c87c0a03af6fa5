"""The table of people in office: who they are, of which state, in which office from when to when.

Rows stand in `data/actors/*.csv`, one person and office a line; a person's lines share an id.
The table tells the country and office of a name that a text gives; it never adds a name.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from dipevents.resolve.people import fits, folded, parts, same_word
from dipevents.tables.lexicon import rows

_FOLDER = resources.files("dipevents") / "data" / "actors"


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

    def in_office(self, day: str) -> bool:
        """Whether any office was held on an ISO day."""
        return any(term.holds(day) for term in self.terms)

    def called(self, word: str) -> bool:
        """Whether a folded word is the family name proper, not one of the middle."""
        names = [parts(name) for name in (self.name, *self.aliases)]
        return any(
            words and (words[-1] == word or (self.country in _FAMILY_FIRST and words[0] == word))
            for words in names
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

    def __init__(self, actors: list[Actor]) -> None:
        self.actors = actors
        self._surnames: dict[str, list[Actor]] = {}
        self._full: dict[str, list[tuple[tuple[str, ...], Actor]]] = {}
        self._asked: dict[tuple[str, ...], tuple[list[Actor], list[Actor]]] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self._enter(actor, parts(name))

    def _enter(self, actor: Actor, words: tuple[str, ...]) -> None:
        if not words:
            return
        for key in dict.fromkeys((words[-1], words[0])):
            self._full.setdefault(key, []).append((words, actor))
        for word in _family_names(words, actor.country):
            bearers = self._surnames.setdefault(word, [])
            if actor not in bearers:
                bearers.append(actor)

    def knows(self, word: str) -> bool:
        """Whether somebody of the table is called so by surname."""
        return folded(word) in self._surnames

    def by_surname(self, word: str, on: date | None = None) -> list[Actor]:
        """Who bears the surname: those in office on the day, else those who were within a dozen years."""
        key = folded(word)
        bearers = self._surnames.get(key, [])
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
            for known, actor in self._full.get(key, ()):
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


@lru_cache(maxsize=1)
def load() -> ActorTable:
    """The packaged table."""
    lines: dict[str, list[dict[str, str]]] = {}
    for path in sorted(_FOLDER.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".csv"):
            for row in rows(f"actors/{path.name}"):
                lines.setdefault(row["id"], []).append(row)
    return ActorTable([_actor(own) for own in lines.values()])


def _actor(lines: list[dict[str, str]]) -> Actor:
    """The person whom the lines of one id tell of; the first line has the name."""
    first = lines[0]
    aliases = dict.fromkeys(alias for line in lines for alias in line["aliases"].split("|") if alias)
    terms = tuple(
        Term(line["office"], line["organization"] or None, line["from"] or None, line["to"] or None)
        for line in lines
    )
    return Actor(first["id"], first["name"], tuple(aliases), first["country"] or None, terms)
