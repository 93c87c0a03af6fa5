"""Contract of the people in office: rows of `data/actors/*.csv`, and the names they are found by."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from dipevents.resolve.people import folded
from dipevents.tables.actors import Actor, ActorTable, Term, load

DATA = Path(__file__).parents[1] / "src" / "dipevents" / "data"
FILES = sorted(path.name for path in (DATA / "actors").glob("*.csv"))
HOLDERS = sorted(set(FILES) - {"bodies.csv", "ministers.csv"})  # these hold heirs and first ministers too
HEADER = "id,name,aliases,country,office,organization,from,to"
INTERNATIONAL = "int"  # the id's first part for servants of bodies without a state
TOLERANCE = timedelta(days=3)  # hand-overs that sources date a little apart
Row = dict[str, str]
SHARED = {  # one office of one country that several hold at once, and why
    ("ARE", "monarch"): "seven emirs and their heirs",
    ("BHR", "monarch"): "the king and his heir",
    ("BIH", "head_of_state"): "a presidency of three",
    ("CIV", "head_of_state"): "Gbagbo and Ouattara both sworn in after the vote of 2010",
    ("CUB", "head_of_state"): "Raúl Castro acting while Fidel was ill",
    ("GIN", "head_of_state"): "Konaté acting after Camara was shot",
    ("HRV", "head_of_state"): "Pavletić acting in Tuđman's last days",
    ("HTI", "head_of_state"): "Aristide in exile, the army's presidents at home; a council",
    ("IRN", "head_of_state"): "the supreme leader and the president",
    ("ISR", "head_of_government"): "Olmert acting while Sharon lay in coma",
    ("JOR", "monarch"): "the king and his heir",
    ("KGZ", "head_of_state"): "Otunbayeva's interim government before Bakiyev resigned",
    ("KHM", "head_of_government"): "first and second prime minister after 1993",
    ("KOR", "head_of_state"): "acting presidents during an impeachment",
    ("KWT", "monarch"): "the emir and his heir",
    ("LBY", "head_of_government"): "rival governments since 2011",
    ("MAR", "monarch"): "the king and his heir",
    ("MDG", "head_of_government"): "rival governments of 2002",
    ("MDG", "head_of_state"): "Ratsiraka and Ravalomanana in 2002",
    ("MMR", "head_of_state"): "Min Aung Hlaing acting while Myint Swe was ill",
    ("NGA", "head_of_state"): "Jonathan acting while Yar'Adua was ill",
    ("NIC", "head_of_state"): "two co-presidents since 2025",
    ("NOR", "monarch"): "the king and his heir",
    ("OMN", "monarch"): "the sultan and his heir",
    ("SAU", "monarch"): "the king, the crown prince and the deputy crown prince",
    ("SMR", "head_of_state"): "two captains regent",
    ("THA", "head_of_government"): "Phumtham acting while Paetongtarn was suspended",
    ("VEN", "head_of_state"): "Maduro and Guaidó, each recognized by some states",
    ("ZMB", "head_of_state"): "Banda acting while Mwanawasa was ill",
}
SINGLE = ("head_of_state", "head_of_government", "monarch")


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (DATA / "actors" / name).open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def column(table: str, name: str) -> frozenset[str]:
    with (DATA / table).open(encoding="utf-8", newline="") as handle:
        return frozenset(row[name] for row in csv.DictReader(handle))


def every_row(files: list[str] = FILES) -> list[Row]:
    return [row for name in files for row in rows(name)]


def aliases(row: Row) -> list[str]:
    return row["aliases"].split("|") if row["aliases"] else []


def first_day(value: str) -> date:
    """The earliest day an ISO day, month or year may mean."""
    return date.fromisoformat((value + "-01-01")[:10])


def last_day(value: str) -> date:
    """The latest."""
    if len(value) == 10:
        return date.fromisoformat(value)
    year, month = int(value[:4]), int(value[5:] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def days_together(one: Row, other: Row) -> timedelta:
    """How long two terms surely ran at once."""
    begin = max(last_day(one["from"]), last_day(other["from"]))
    end = min(first_day(row["to"]) if row["to"] else date.max for row in (one, other))
    return end - begin


@pytest.mark.parametrize("name", FILES)
def test_header_and_line_ends(name: str) -> None:
    text = (DATA / "actors" / name).read_bytes()
    assert text.decode("utf-8").splitlines()[0] == HEADER
    assert b"\r" not in text
    assert text.endswith(b"\n")


@pytest.mark.parametrize("name", FILES)
def test_sorted_by_country_and_id(name: str) -> None:
    keys = [(row["country"], row["id"]) for row in rows(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name: str) -> None:
    lines = [tuple(row.values()) for row in rows(name)]
    assert sorted(line for line in set(lines) if lines.count(line) > 1) == []


@pytest.mark.parametrize("name", FILES)
def test_no_stray_blanks(name: str) -> None:
    values = [value for row in rows(name) for cell in row.values() for value in cell.split("|")]
    assert [value for value in values if value != " ".join(value.split())] == []


@pytest.mark.parametrize("name", FILES)
def test_ids_are_ascii_and_begin_with_the_country(name: str) -> None:
    assert [
        row["id"]
        for row in rows(name)
        if not row["id"].replace("-", "").isalnum()
        or not row["id"].isascii()
        or row["id"].split("-")[0] != (row["country"].lower() or INTERNATIONAL)
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_a_person_has_one_id_and_an_id_one_person(name: str) -> None:
    assert len({(row["id"], row["name"]) for row in rows(name)}) == len({row["id"] for row in rows(name)})
    assert doubles(rows(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_persons_lines_agree(name: str) -> None:
    people = {(row["id"], row["name"], row["aliases"], row["country"]) for row in rows(name)}
    assert len(people) == len({row["id"] for row in rows(name)})


def doubles(people: Iterable[Row]) -> list[str]:
    """Ids beside another of the same name and country; a namesake's id is the other's with a word added."""
    ids: dict[tuple[str, str], set[str]] = {}
    for row in people:
        ids.setdefault((row["country"], folded(row["name"])), set()).add(row["id"])
    return sorted(
        extra
        for found in ids.values()
        for extra in found
        if extra != min(found, key=len) and not extra.startswith(min(found, key=len) + "-")
    )


def test_files_agree_on_ids() -> None:
    """A person of several files has one id in all."""
    assert doubles(every_row()) == []


@pytest.mark.parametrize("name", FILES)
def test_countries_are_known(name: str) -> None:
    assert {row["country"] for row in rows(name)} - column("countries.csv", "alpha3") <= {""}


@pytest.mark.parametrize("name", FILES)
def test_offices_are_classes_of_titles(name: str) -> None:
    assert {row["office"] for row in rows(name)} <= column("titles.csv", "class")


@pytest.mark.parametrize("name", FILES)
def test_dates_are_iso_and_in_order(name: str) -> None:
    wrong = []
    for row in rows(name):
        for value in filter(None, (row["from"], row["to"])):
            assert len(value) in {4, 7, 10}, row
            first_day(value)
        if row["from"] and row["to"] and last_day(row["to"]) < first_day(row["from"]):
            wrong.append(row)
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_aliases_differ_from_the_name_and_each_other(name: str) -> None:
    assert [
        row["id"]
        for row in rows(name)
        if "" in aliases(row) or len({row["name"], *aliases(row)}) != 1 + len(aliases(row))
    ] == []


def together(held: list[Row]) -> list[tuple[str, str, int]]:
    """Pairs of people who surely held an office at once, with the days."""
    return [
        (one["id"], other["id"], days_together(one, other).days)
        for one, other in combinations(held, 2)
        if one["id"] != other["id"] and days_together(one, other) > TOLERANCE
    ]


def terms(shared: bool) -> dict[tuple[str, str, str], list[Row]]:
    """The dated terms of the offices that one person holds, or of those that several share."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in every_row(HOLDERS):
        key = (row["country"], row["office"])
        if row["office"] in SINGLE and row["from"] and (key in SHARED) == shared:
            found.setdefault((*key, row["organization"]), []).append(row)
    return found


def test_one_holder_at_a_time() -> None:
    """But for those of SHARED, nobody holds an office of a country that another still holds."""
    assert [pair for held in terms(shared=False).values() for pair in together(held)] == []


def test_shared_offices_are_in_use() -> None:
    """An entry of SHARED without two holders at once is a leftover."""
    used = {key[:2] for key, held in terms(shared=True).items() if together(held)}
    assert set(SHARED) - used == set()


def test_leaders_of_all_living_states() -> None:
    """Every state that has a number in the lists of states has somebody in office in 2026."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as handle:
        states = {row["alpha3"] for row in csv.DictReader(handle) if row["gw"] and not row["to"]}
    ruling = [row for row in rows("leaders.csv") if row["office"] in SINGLE]
    assert states - {row["country"] for row in ruling if (row["to"] or "9999") >= "2026"} == set()


@pytest.mark.parametrize(("name", "day", "person"), [
    ("George Bush", date(1991, 5, 1), "usa-george-h-w-bush"),
    ("George Bush", date(2004, 5, 1), "usa-george-w-bush"),
    ("Ebrahim Raeisi", None, "irn-ebrahim-raisi"),
    ("Seyed Ebrahim Raisi", date(2022, 1, 20), "irn-ebrahim-raisi"),
    ("Volodymyr Zelenskiy", date(2023, 2, 1), "ukr-volodymyr-zelensky"),
    ("Muammar Kadhafi", date(2009, 9, 23), "lby-muammar-gaddafi"),
    ("Nikos Christodoulidis", date(2024, 10, 30), "cyp-nikos-christodoulides"),
    ("Vaclav Havel", date(1991, 10, 1), "csk-vaclav-havel"),
    ("Vaclav Havel", date(1999, 3, 12), "cze-vaclav-havel"),
    ("Eduard Shevardnadze", date(1990, 6, 1), "sun-eduard-shevardnadze"),
    ("Eduard Shevardnadze", date(1999, 4, 23), "geo-eduard-shevardnadze"),
    ("Kim Jong Un", date(2019, 2, 28), "prk-kim-jong-un"),
])  # fmt: skip
def test_a_name_finds_its_bearer(name: str, day: date | None, person: str) -> None:
    assert [actor.id for actor in load().find(name, day)][:1] == [person]


@pytest.mark.parametrize(("word", "day", "person"), [
    ("Bush", date(1991, 5, 1), "usa-george-h-w-bush"),
    ("Bush", date(2004, 5, 1), "usa-george-w-bush"),
    ("Xi", date(2015, 9, 25), "chn-xi-jinping"),
    ("Aliyev", date(1999, 4, 25), "aze-heydar-aliyev"),
    ("Aliyev", date(2012, 4, 25), "aze-ilham-aliyev"),
    ("Qaddafi", date(2004, 3, 25), "lby-muammar-gaddafi"),
    ("Lula", date(2010, 5, 17), "bra-luiz-inacio-lula-da-silva"),
])  # fmt: skip
def test_a_surname_and_a_day_pick_the_holder(word: str, day: date, person: str) -> None:
    assert person in [actor.id for actor in load().by_surname(word, day)]
    others = [actor for actor in load().by_surname(word, day) if not actor.in_office(day.isoformat())]
    assert others == []


def test_unknown_names_find_nobody() -> None:
    assert load().find("Wenzel Unbekannt") == []
    assert load().by_surname("Unbekannt") == []
    assert load().by_surname("Unbekannt", date(2004, 5, 1)) == []
    assert not load().knows("Unbekannt")


def test_terms_hold_from_their_first_day_to_their_last() -> None:
    (actor,) = load().find("Jacques Chirac", date(2000, 1, 1))
    assert actor.country == "FRA"
    assert actor.in_office("1995-05-17")
    assert actor.in_office("2007-05-16")
    assert not actor.in_office("2007-05-17")


def test_a_name_finds_its_bearer_however_it_is_written() -> None:
    """Words are folded at one go for the whole table, and one by one when they are asked for."""
    odd = [
        (name, actor)
        for actor in load().everybody()
        for name in (actor.name, *actor.aliases)
        if not name.replace(" ", "").isalpha() or not name.isascii()
    ]
    assert len(odd) > 1000
    assert [name for name, actor in odd if actor not in load().find(name)] == []


def test_a_line_with_quotes_is_one_persons() -> None:
    line = 'nor-o,"Ola Nordmann, Jr.",Ola “Tor” Nord-Mann,NOR,official,"Bank, the",1990,'
    table = ActorTable([[line]])
    (actor,) = table.find("Ola Nordmann")
    assert (actor.name, actor.terms) == ("Ola Nordmann, Jr.", (Term("official", "Bank, the", "1990", None),))
    assert table.find("Ola Tor Nord Mann") == [actor]


def test_a_dictionarys_people_come_first() -> None:
    own = Actor("own", "Angela Merkel", (), "TTO", ())
    found = load().with_own([own]).find("Angela Merkel")
    assert [actor.id for actor in found] == ["own", *(actor.id for actor in load().find("Angela Merkel"))]
    assert len(found) == 2
