"""A user's own dictionary: names of people, organizations and states beside the packaged tables.

A CSV or TOML file, an entry a line: alias, name, kind, country, title, from, to, id. All faults of a
file are found at once, each with its line and how to mend it.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dipevents.errors import UsageTrouble, did_you_mean
from dipevents.tables.actors import Actor, ActorTable, Term
from dipevents.tables.lexicon import Entry, Lexicon

COLUMNS = ("alias", "name", "kind", "country", "title", "from", "to", "id")
KINDS = ("person", "organization", "country")
MOST_TOLD = 20  # faults printed; the rest is counted
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
TEMPLATE = """alias,name,kind,country,title,from,to,id
Kamla,Kamla Persad-Bissessar,person,TTO,Prime Minister,2010-05-26,2015-09-09,
The Quartet,Middle East Quartet,organization,,,,,
"""


class DictionaryTrouble(UsageTrouble):
    """A dictionary that can't be used, with all its faults; nothing was done."""

    @property
    def lines(self) -> tuple[str, ...]:
        """A line a fault."""
        return tuple(str(self).split("\n"))


class Row(NamedTuple):
    """One entry and where it stands: `alias` is how texts write it, `name` what it stands for."""

    line: int
    alias: str
    name: str
    kind: str
    country: str
    title: str
    start: str
    end: str
    id: str


def read_dictionary(path: str, countries: Iterable[str]) -> list[Row]:
    """The entries of a file; raises DictionaryTrouble with every fault if there is any."""
    try:
        found = list(_rows(Path(path)))
    except OSError as trouble:
        raise DictionaryTrouble(f"{path}: {(trouble.strerror or str(trouble)).lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as trouble:
        raise DictionaryTrouble(
            f"{path}: not readable as {Path(path).suffix[1:] or 'CSV'}: {trouble}"
        ) from None
    known = frozenset(countries)
    faults = [f"{path}:{row.line}: {fault}" for row in found for fault in _faults(row, known)]
    if faults:
        more = f"\n… and {len(faults) - MOST_TOLD} more" if len(faults) > MOST_TOLD else ""
        raise DictionaryTrouble("\n".join(faults[:MOST_TOLD]) + more)
    return found


def _rows(path: Path) -> Iterator[Row]:
    if path.suffix.lower() == ".toml":
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("entry", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise DictionaryTrouble(f"{path}:1: entry is no list of tables; write [[entry]] above each")
        for number, entry in enumerate(entries, 1):
            yield _row(number, {key: str(value) for key, value in entry.items()})
        return
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        lacking = [name for name in ("alias", "name", "kind") if name not in (reader.fieldnames or ())]
        if lacking:
            raise DictionaryTrouble(
                f"{path}:1: no column {lacking[0]!r}; the first line is {','.join(COLUMNS)}"
            )
        for cells in reader:
            yield _row(reader.line_num, cells)


def _row(line: int, cells: dict[str, Any]) -> Row:
    values = {key: (cells.get(key) or "").strip() for key in COLUMNS}
    return Row(
        line, values["alias"], values["name"] or values["alias"], values["kind"].lower(),
        values["country"].upper(), values["title"], values["from"], values["to"], values["id"],
    )  # fmt: skip


def _faults(row: Row, countries: frozenset[str]) -> Iterator[str]:
    if not row.alias:
        yield "no alias; write how the texts name it"
    if row.kind not in KINDS:
        yield f"kind {row.kind!r} is none of {', '.join(KINDS)}.{did_you_mean(row.kind, list(KINDS))}"
    if row.country and row.country not in countries:
        yield f"country {row.country!r} is no ISO 3166-1 alpha-3 code such as TTO"
    if row.kind == "country" and not row.country:
        yield "a country needs its alpha-3 code in column country"
    given = {name: day for name, day in (("from", row.start), ("to", row.end)) if day}
    odd = {name: day for name, day in given.items() if not _DAY.fullmatch(day)}
    for name, day in odd.items():
        yield f"{name} {day!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY"
    if len(given) == 2 and not odd and row.start > row.end:
        yield f"from {row.start} lies after to {row.end}"


def with_names(lexicon: Lexicon, rows: Iterable[Row]) -> Lexicon:
    """The lexicon with the dictionary's organizations and states before its own names."""
    own = [row for row in rows if row.kind != "person"]
    extended = lexicon.copy()
    for row in own:
        kind = "organization" if row.kind == "organization" else "country"
        acronym = row.alias if row.alias.isupper() and " " not in row.alias else None
        extended.put(row.alias, Entry(kind, row.country or None, row.name, acronym=acronym))
        extended.put(row.name, Entry(kind, row.country or None, row.name, acronym=acronym))
    return extended.finish()


def with_people(table: ActorTable, rows: Iterable[Row], lexicon: Lexicon) -> ActorTable:
    """The table of people in office with the dictionary's people."""
    people: dict[str, Actor] = {}
    for row in rows:
        if row.kind != "person":
            continue
        key = row.id or f"{(row.country or 'xxx').lower()}:{row.name.lower()}"
        term = Term(_office(row.title, lexicon), None, row.start or None, row.end or None)
        known = people.get(key)
        aliases = (row.alias,) if row.alias != row.name else ()
        if known is None:
            people[key] = Actor(key, row.name, aliases, row.country or None, (term,))
        else:
            people[key] = known._replace(aliases=known.aliases + aliases, terms=(*known.terms, term))
    return table.with_own(list(people.values()))


def _office(title: str, lexicon: Lexicon) -> str:
    """The class of a title, `official` for one the tables do not know."""
    lows = title.lower().split()
    found = lexicon.title_head(lows, 0) if lows else None
    return found[1].klass if found is not None else "official"
