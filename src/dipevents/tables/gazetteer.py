"""Places by name: cities, regions, seas and countries, and the venues that stand in them.

The tables are plain text, sorted when they are built; nothing is read before the first question,
and a look-up is one bisection over the lines as they are.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dipevents.values import Place

DATA = Path(__file__).parents[1] / "data"

# Letters that do not come apart under NFKD, and the marks that spellings differ by.
_FOLD = str.maketrans(
    {
        "-": " ", "‐": " ", "–": " ", "/": " ", "\u00a0": " ", "’": None, "‘": None, "'": None, "`": None,
        "ʼ": None, "ʻ": None, "ʹ": None, ".": None, "ø": "o", "Ø": "o",
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n",
    }
)  # fmt: skip
_RIVAL_OF_CAPITAL = 0.15  # how large, beside a capital, the namesake in a country named nearby must be
_RIVAL = 0.02  # the same beside any other place
_AMERICAN_RIVAL = 0.15  # American namesakes: every story names the United States
_REGION_WEIGHT = 1_000_000  # regions carry no population


class Venue(NamedTuple):
    """A palace, ministry or hall and the city where it stands."""

    name: str
    city: str
    country: str
    note: str


class _Row(NamedTuple):
    place: Place
    division: str  # GeoNames code of the first-level division, as "US.TX"
    is_capital: bool


def fold(name: str) -> str:
    """The key a name is filed under: no case, accents, apostrophes, hyphens or leading article."""
    if name.isascii() and name.isalnum():
        return name.lower()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_FOLD))
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    key = " ".join(name.translate(_FOLD).lower().split())
    key = key.removeprefix("the ")
    return "saint " + key[3:] if key.startswith("st ") else key


MOST_KNOWN = 50_000  # names remembered, some megabytes


class Gazetteer:
    """Every place the package knows, read when first asked for."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._found: dict[str, tuple[_Row, ...]] = {}
        self._known: dict[str, bool] = {}  # whether a name is a place's; started anew when it grows

    @classmethod
    def load(cls) -> Gazetteer:
        """The packaged gazetteer; costs nothing until it is asked something."""
        return cls()

    def lookup(self, name: str) -> list[Place]:
        """All places of that name or alias: countries, then capitals, then by size; [] if none."""
        return [row.place for row in self._rows(name)]

    def is_place(self, name: str) -> bool:
        """Whether any place bears the name, or the airport that ends in "Airport"."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            airport = name.endswith(" Airport") and self.venue(name) is not None
            known = self._known[name] = airport or bool(self._rows(name))
        return known

    def choose(self, name: str, countries: Collection[str], dateline_country: str | None) -> Place | None:
        """The place meant: "Paris, Texas" says it itself; else the countries around decide, then size."""
        rows = self._rows(name)
        if not rows and "," in name:
            rows = self._qualified(name)
        if not rows:
            return None
        nearby = frozenset(countries)
        if rows[0].place.country in nearby:
            return rows[0].place
        if rows[0].place.kind == "country":
            return _country_or_namesake(rows, nearby, dateline_country).place
        for wanted in (nearby, frozenset((dateline_country,)) if dateline_country else frozenset()):
            for row in rows:
                if row.place.country in wanted and _can_stand_for(row, rows[0]):
                    return row.place
        return rows[0].place

    def common_names(self) -> frozenset[str]:
        """Names a finder may look for in running text; no country names, no persons, no common words."""
        return self._common

    def country(self, alpha3: str) -> Place | None:
        """The country of that code, at its capital's position."""
        return self._countries.get(alpha3)

    def capital(self, alpha3: str) -> Place | None:
        """The capital of that country or territory."""
        return self._capitals.get(alpha3)

    def venue(self, name: str) -> Venue | None:
        """Where a well-known palace, ministry or hall stands; None if unknown or ambiguous."""
        return self._venues.get(fold(name))

    def venue_names(self) -> frozenset[str]:
        """The venues' names as written in the table."""
        return frozenset(venue.name for venue in self._venues.values())

    def _rows(self, name: str) -> tuple[_Row, ...]:
        if name.islower():  # "police" and "nice" are Polish and French towns only with a capital
            return ()
        key = fold(name)
        found = self._found.get(key)
        return self._file(key) if found is None else found

    def _file(self, key: str) -> tuple[_Row, ...]:
        start = key + "\t"
        at = bisect_left(self._names, start)
        if not key or at == len(self._names) or not self._names[at].startswith(start):
            return ()
        numbers = self._names[at][len(start) :].split(",")
        rows = tuple(_read_row(self._places[int(number)]) for number in numbers)
        self._found[key] = rows  # only names that exist are kept, so this stays small
        return rows

    def _qualified(self, name: str) -> tuple[_Row, ...]:
        """Rows for "Paris, Texas", "Springfield, Ill." or "Tripoli, Lebanon"."""
        inner, _, outer = name.partition(",")
        outer = outer.strip()
        wholes = self._rows(self._divisions.get(outer, outer))
        rows = self._rows(inner.strip())
        return tuple(row for row in rows if any(_lies_in(row, whole) for whole in wholes))

    @cached_property
    def _names(self) -> list[str]:
        return self._lines("gazetteer/names.tsv")

    @cached_property
    def _places(self) -> list[str]:
        return self._lines("gazetteer/places.tsv")

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(self._lines("gazetteer/common.txt"))

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {
            row.place.country: row.place for row in self._head if row.place.country and not row.is_capital
        }

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        return {row.place.country: row.place for row in self._head if row.place.country and row.is_capital}

    @cached_property
    def _head(self) -> list[_Row]:
        """Countries and capitals, which open the table of places."""
        rows = []
        for line in self._places[1:]:
            row = _read_row(line)
            if row.place.kind != "country" and not row.is_capital:
                break
            rows.append(row)
        return rows

    @cached_property
    def _divisions(self) -> dict[str, str]:
        lines = self._lines("gazetteer/abbreviations.csv")[1:]
        return {short: name for short, _, name in (line.partition(",") for line in lines)}

    @cached_property
    def _venues(self) -> dict[str, Venue]:
        import csv  # a slow import for the one table that needs quotes

        with (self._folder / "venues.csv").open(encoding="utf-8", newline="") as table:
            return {fold(row["name"]): Venue(**row) for row in csv.DictReader(table)}

    def _lines(self, path: str) -> list[str]:
        return (self._folder / path).read_bytes().decode("utf-8").split("\n")[:-1]


def _read_row(line: str) -> _Row:
    name, kind, country, latitude, longitude, identifier, population, division, capital = line.split("\t")
    place = Place(
        name,
        kind,
        country or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(identifier) if identifier else None,
        int(population),
    )
    return _Row(place, division, capital == "capital")


def _weight(row: _Row) -> int:
    return row.place.population if row.place.kind == "city" else _REGION_WEIGHT


def _can_stand_for(row: _Row, first: _Row) -> bool:
    """Whether a lesser namesake is large enough to be meant where its country is named."""
    if row.place.country == "USA" and first.place.country != "USA":
        share = 1.0 if first.is_capital else _AMERICAN_RIVAL
    else:
        share = _RIVAL_OF_CAPITAL if first.is_capital else _RIVAL
    return _weight(row) >= share * _weight(first)


def _country_or_namesake(rows: tuple[_Row, ...], nearby: frozenset[str], dateline: str | None) -> _Row:
    """A country gives way (Georgia to the American state) only where all around speaks of the other."""
    for row in rows[1:]:
        if dateline and row.place.country == dateline and nearby <= {dateline}:
            return row
    return rows[0]


def _lies_in(row: _Row, whole: _Row) -> bool:
    if whole.place.kind == "country":
        return row.place.country == whole.place.country
    return bool(whole.division) and row.division == whole.division and row.place != whole.place
