"""Measures the people in office against lists of leaders, and `countries.csv` against the Factbook.

Usage: python tools/check_actors.py REFERENCE_DIR [--misses]

REFERENCE_DIR holds `leaders-who-visited-the-us.csv`, `factbook-leaders-2014-2026.csv` and
`factbook-countries.csv`. A cell such as "President of the Republic Bujar NISHANI" is cut to the name
alone; it counts as known when the first actor found for the name, in office on the list's day where
any is, has the country under which one of the lists puts that name, or which the cell itself names
("King HARALD V of Norway", under Svalbard).
"""

from __future__ import annotations

import csv
import html
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import check_countries

from dipevents.resolve.people import parts
from dipevents.tables import actors, lexicon

LEADERS = {"leaders-who-visited-the-us.csv": "first_visit", "factbook-leaders-2014-2026.csv": "first_seen"}
COUNTRIES = "factbook-countries.csv"
TARGET = 97.0


class Sighting(NamedTuple):
    """A leader as a list names them on a day, with the countries of the row and of the cell's words."""

    country: str
    name: str
    day: date
    codes: frozenset[str]


def code_of(country: str) -> str | None:
    """The alpha-3 of a country as a list writes it: "Korea, South", "Laos or Lao PDR"."""
    plain = html.unescape(country).replace("\xa0", " ").replace("’", "'")
    plain = re.sub(r"\(.*|^The | or .*", "", plain).strip()
    for form in (country, plain, " ".join(reversed(plain.split(", ")))):
        words = lexicon.words_of(form)
        found = lexicon.load().match(words, 0)
        if found and found[0] == len(words) and found[1].code:
            return found[1].code
    return check_countries.NAMES.get(country)


def persons(cell: str) -> Iterator[str]:
    """The names of a cell that may hold several: "Kris PEETERS, Didier REYNDERS"."""
    cell = html.unescape(cell).replace("\xa0", " ").replace("’", "'")
    cell = re.sub(r",? (?:Jr|Sr)\b\.?", "", re.sub(r"^[^()]*\)", "", cell))
    for part in re.split(r",\s*(?:and )?|^and\s+|\s+and\s+", re.sub(r" of (?:the )?[A-Z][a-z]+$", "", cell)):
        if name := bare(part):
            yield name


def bare(text: str) -> str:
    """A name without the titles before it and their country or body; "" where no name is left."""
    words = tuple(text.split())
    at = max((end for start in range(len(words)) for end in _ends(words, start, heads=True)), default=0)
    while at < len(words) and (longer := max(_ends(words, at), default=0)):
        at = longer
    return " ".join(words[at:])


def _ends(words: tuple[str, ...], start: int, heads: bool = False) -> Iterator[int]:
    """Where title phrases that begin at a word may end; `heads` alone, or also what stands around them."""
    for end in range(start + 1, min(start + 8, len(words)) + 1):
        phrase = " ".join(words[start:end]).lower()
        kind = _titles().get(phrase) or _titles().get(phrase.replace("-", " "), "")
        if kind and (not heads or kind not in {"modifier", "portfolio", "honorific"}):
            yield end
    if heads:
        return
    known = lexicon.load().match(words, start)
    if known and known[0] < len(words):
        yield known[0]
    if words[start].lower() in {"of", "the", "and", "for", "republic"}:
        yield start + 1


@cache
def _titles() -> dict[str, str]:
    """Title words with their class."""
    return {row["words"].lower(): row["class"] for row in lexicon.rows("titles.csv")}


def sightings(path: Path, day: str) -> list[Sighting]:
    """Every distinct leader of a list, on the first day it shows them."""
    seen: dict[tuple[str, tuple[str, ...]], Sighting] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for name in persons(row["title_and_name"]):
                codes = named_in(row["title_and_name"]) | {code_of(row["country"]) or ""}
                new = Sighting(row["country"], name, date.fromisoformat(row[day]), codes)
                seen.setdefault((new.country, parts(name)), new)
    return list(seen.values())


def named_in(cell: str) -> frozenset[str]:
    """The states a cell names: "Governor General of the Commonwealth of Australia"."""
    words = lexicon.words_of(html.unescape(cell))
    found = (lexicon.load().match(words, at) for at in range(len(words)))
    return frozenset(entry[1].code for entry in found if entry and entry[1].code)


def countries_of(lists: list[list[Sighting]]) -> dict[tuple[str, ...], set[str]]:
    """The countries under which the lists put a name: a king of several realms has several."""
    known: dict[tuple[str, ...], set[str]] = {}
    for listed in lists:
        for seen in listed:
            known.setdefault(parts(seen.name), set()).update(seen.codes)
    return known


def misses(listed: list[Sighting], right: dict[tuple[str, ...], set[str]]) -> list[str]:
    """A line for each leader whom the table does not know, or knows as another country's."""
    lost = []
    for seen in listed:
        found = bearers(seen)
        if not found or found[0].country not in right[parts(seen.name)]:
            lost.append(f"{seen.country}: {seen.name}, {seen.day}: {found[0].id if found else 'unknown'}")
    return lost


def bearers(seen: Sighting) -> list[actors.Actor]:
    """The people of a state who bear the name, those in office on the day only, if any are."""
    table = actors.load()
    found = [actor for actor in table.find(seen.name, seen.day) if actor.country]
    return found or [actor for actor in table.find(seen.name) if actor.country]


def main() -> int:
    """0 when every share reaches its target, else 1."""
    folder, verbose = Path(sys.argv[1]), "--misses" in sys.argv[2:]
    lists = {name: sightings(folder / name, day) for name, day in LEADERS.items()}
    right = countries_of(list(lists.values()))
    results = [(name, len(listed), misses(listed, right), TARGET) for name, listed in lists.items()]
    results.append((COUNTRIES, *check_countries.check(folder / COUNTRIES), check_countries.TARGET))
    reached = True
    for name, total, lost, target in results:
        share = 100.0 * (total - len(lost)) / total
        reached = reached and share >= target
        print(f"{name}: {total - len(lost)} of {total} known: {share:.1f} % (target {target:.0f} %)")
        if verbose:
            print(*(f"  {line}" for line in lost), sep="\n")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
