"""The table of places: well made, lazy, and right about capitals, aliases and namesakes."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache

import pytest

from dipevents.tables.gazetteer import DATA, Gazetteer, fold

GAZETTEER = Gazetteer.load()
CAPITALS = """
AFG Kabul|AGO Luanda|ALB Tirana|AND Andorra la Vella|ARE Abu Dhabi|ARG Buenos Aires|ARM Yerevan|ATG St. John's
AUS Canberra|AUT Vienna|AZE Baku|BDI Gitega|BEL Brussels|BEN Porto-Novo|BFA Ouagadougou|BGD Dhaka|BGR Sofia
BHR Manama|BHS Nassau|BIH Sarajevo|BLR Minsk|BLZ Belmopan|BOL Sucre|BRA Brasilia|BRB Bridgetown
BRN Bandar Seri Begawan|BTN Thimphu|BWA Gaborone|CAF Bangui|CAN Ottawa|CHE Bern|CHL Santiago|CHN Beijing
CIV Yamoussoukro|CMR Yaounde|COD Kinshasa|COG Brazzaville|COL Bogota|COM Moroni|CPV Praia|CRI San Jose
CUB Havana|CYP Nicosia|CZE Prague|DEU Berlin|DJI Djibouti City|DMA Roseau|DNK Copenhagen|DOM Santo Domingo
DZA Algiers|ECU Quito|EGY Cairo|ERI Asmara|ESP Madrid|EST Tallinn|ETH Addis Ababa|FIN Helsinki|FJI Suva
FRA Paris|FSM Palikir|GAB Libreville|GBR London|GEO Tbilisi|GHA Accra|GIN Conakry|GMB Banjul|GNB Bissau
GNQ Malabo|GRC Athens|GRD St. George's|GTM Guatemala City|GUY Georgetown|HND Tegucigalpa|HRV Zagreb
HTI Port-au-Prince|HUN Budapest|IDN Jakarta|IND New Delhi|IRL Dublin|IRN Tehran|IRQ Baghdad|ISL Reykjavik
ISR Jerusalem|ITA Rome|JAM Kingston|JOR Amman|JPN Tokyo|KAZ Astana|KEN Nairobi|KGZ Bishkek|KHM Phnom Penh
KIR Tarawa|KNA Basseterre|KOR Seoul|KWT Kuwait City|LAO Vientiane|LBN Beirut|LBR Monrovia|LBY Tripoli
LCA Castries|LIE Vaduz|LKA Colombo|LSO Maseru|LTU Vilnius|LUX Luxembourg City|LVA Riga|MAR Rabat|MCO Monaco
MDA Chisinau|MDG Antananarivo|MDV Male|MEX Mexico City|MHL Majuro|MKD Skopje|MLI Bamako|MLT Valletta
MMR Naypyidaw|MNE Podgorica|MNG Ulaanbaatar|MOZ Maputo|MRT Nouakchott|MUS Port Louis|MWI Lilongwe
MYS Kuala Lumpur|NAM Windhoek|NER Niamey|NGA Abuja|NIC Managua|NLD Amsterdam|NOR Oslo|NPL Kathmandu|NRU Yaren
NZL Wellington|OMN Muscat|PAK Islamabad|PAN Panama City|PER Lima|PHL Manila|PLW Ngerulmud|PNG Port Moresby
POL Warsaw|PRK Pyongyang|PRT Lisbon|PRY Asuncion|PSE Ramallah|QAT Doha|ROU Bucharest|RUS Moscow|RWA Kigali
SAU Riyadh|SDN Khartoum|SEN Dakar|SGP Singapore|SLB Honiara|SLE Freetown|SLV San Salvador|SMR San Marino City
SOM Mogadishu|SRB Belgrade|SSD Juba|STP Sao Tome|SUR Paramaribo|SVK Bratislava|SVN Ljubljana|SWE Stockholm
SWZ Mbabane|SYC Victoria|SYR Damascus|TCD N'Djamena|TGO Lome|THA Bangkok|TJK Dushanbe|TKM Ashgabat|TLS Dili
TON Nuku'alofa|TTO Port of Spain|TUN Tunis|TUR Ankara|TUV Funafuti|TWN Taipei|TZA Dodoma|UGA Kampala|UKR Kyiv
URY Montevideo|USA Washington|UZB Tashkent|VAT Vatican City|VCT Kingstown|VEN Caracas|VNM Hanoi|VUT Port Vila
WSM Apia|XKX Pristina|YEM Sanaa|ZAF Pretoria|ZMB Lusaka|ZWE Harare
"""
PAIRS = [entry.split(" ", 1) for entry in re.split(r"[|\n]", CAPITALS.strip())]


@lru_cache
def places() -> list[list[str]]:
    text = (DATA / "gazetteer/places.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n")[1:-1]]


@lru_cache
def keys() -> list[list[str]]:
    text = (DATA / "gazetteer/names.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n")[:-1]]


# --- what the world knows ---


@pytest.mark.parametrize(("country", "capital"), PAIRS)
def test_a_capital_resolves_to_its_country(country: str, capital: str) -> None:
    found = GAZETTEER.choose(capital, (), None)
    assert found is not None
    assert found.country == country
    assert found.latitude is not None


@pytest.mark.parametrize(("country", "capital"), PAIRS)
def test_every_country_knows_its_capital(country: str, capital: str) -> None:
    seat = GAZETTEER.capital(country)
    assert seat is not None
    assert seat.country == country
    assert seat in GAZETTEER.lookup(capital)


def test_a_country_stands_under_its_code_and_its_name() -> None:
    iran = GAZETTEER.country("IRN")
    assert iran is not None
    assert (iran.name, iran.kind, iran.geonames_id) == ("Iran", "country", 130758)
    assert GAZETTEER.lookup("Iran")[0] == iran
    assert GAZETTEER.country("XXX") is None
    assert GAZETTEER.capital("XXX") is None


def test_the_contract_s_example_is_in_the_table() -> None:
    ashgabat = GAZETTEER.lookup("Ashgabat")[0]
    assert ashgabat == ("Ashgabat", "city", "TKM", 37.95, 58.38333, 162183, ashgabat.population)


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Kiev", "Kyiv", "UKR"), ("Peking", "Beijing", "CHN"), ("Bombay", "Mumbai", "IND"),
        ("Calcutta", "Kolkata", "IND"), ("Leningrad", "Saint Petersburg", "RUS"),
        ("St. Petersburg", "Saint Petersburg", "RUS"), ("St Petersburg", "Saint Petersburg", "RUS"),
        ("Petersburg", "Saint Petersburg", "RUS"), ("Saigon", "Ho Chi Minh City", "VNM"),
        ("Rangoon", "Yangon", "MMR"), ("Tel-Aviv", "Tel Aviv", "ISR"), ("Alma-Ata", "Almaty", "KAZ"),
        ("Sharm al-Sheikh", "Sharm el-Sheikh", "EGY"), ("Sharm El-Sheikh", "Sharm el-Sheikh", "EGY"),
        ("Nur-Sultan", "Astana", "KAZ"), ("Tiflis", "Tbilisi", "GEO"), ("Danzig", "Gdansk", "POL"),
        ("Sana'a", "Sanaa", "YEM"), ("Sana’a", "Sanaa", "YEM"), ("Reykjavík", "Reykjavik", "ISL"),
        ("the Hague", "The Hague", "NLD"), ("TEHRAN", "Tehran", "IRN"), ("Teheran", "Tehran", "IRN"),
        ("Bonn", "Bonn", "DEU"), ("Sirte", "Sirte", "LBY"), ("Camp David", "Camp David", "USA"),
        ("Kaesong", "Kaesong", "PRK"), ("Panmunjom", "Panmunjom", "KOR"), ("Davos", "Davos", "CHE"),
        ("Kharkov", "Kharkiv", "UKR"), ("Crimea", "Crimea", "UKR"), ("Karabakh", "Nagorno-Karabakh", "AZE"),
        ("Burma", "Myanmar", "MMR"), ("Soviet Union", "Soviet Union", "SUN"),
    ],
)  # fmt: skip
def test_old_and_foreign_spellings_lead_to_the_english_name(spelling: str, name: str, country: str) -> None:
    found = GAZETTEER.lookup(spelling)[0]
    assert (found.name, found.country) == (name, country)


def test_regions_and_seas_of_several_states_have_no_country() -> None:
    for name, kind in (("Middle East", "region"), ("Mideast", "region"), ("Balkans", "region"),
                       ("Persian Gulf", "other"), ("Black Sea", "other"), ("Kashmir", "region")):  # fmt: skip
        found = GAZETTEER.lookup(name)[0]
        assert (found.kind, found.country) == (kind, None)


@pytest.mark.parametrize(
    ("name", "nearby", "dateline", "country", "kind"),
    [
        ("Tripoli", (), None, "LBY", "city"), ("Tripoli", ("LBN",), None, "LBN", "city"),
        ("Tripoli", (), "LBN", "LBN", "city"), ("Tripoli", ("LBN", "LBY"), "LBN", "LBY", "city"),
        ("Tripoli", ("SYR",), "LBN", "LBN", "city"), ("Tripoli", ("USA",), None, "LBY", "city"),
        ("Georgia", ("RUS", "USA"), "USA", "GEO", "country"), ("Georgia", ("USA",), "USA", "USA", "region"),
        ("Georgia", (), None, "GEO", "country"), ("Jordan", ("ISR",), "USA", "JOR", "country"),
        ("Washington", ("GBR",), None, "USA", "city"), ("Paris", ("USA",), "USA", "FRA", "city"),
        ("Paris, Texas", ("FRA",), "FRA", "USA", "city"), ("Tripoli, Lebanon", (), None, "LBN", "city"),
        ("Albany, N.Y.", (), None, "USA", "city"), ("Atlanta, Georgia", ("GEO",), None, "USA", "city"),
        ("Moscow", ("USA",), "USA", "RUS", "city"), ("Athens", ("USA",), "USA", "GRC", "city"),
        ("Birmingham", ("USA",), None, "USA", "city"), ("Birmingham", ("GBR",), None, "GBR", "city"),
        ("London, Ontario", (), None, "CAN", "city"), ("Victoria", ("CAN",), None, "CAN", "city"),
    ],
)  # fmt: skip
def test_the_countries_around_decide_between_namesakes(
    name: str, nearby: tuple[str, ...], dateline: str | None, country: str, kind: str
) -> None:
    found = GAZETTEER.choose(name, nearby, dateline)
    assert found is not None
    assert (found.country, found.kind) == (country, kind)


def test_what_is_no_place_is_none() -> None:
    for name in ("", " ", ",", "Paris, Nowhere", "Xyzzyton", "of", "police", "nice", "\t", "tehran\t1"):
        assert GAZETTEER.choose(name, (), None) is None
        assert GAZETTEER.lookup(name) == []
        assert not GAZETTEER.is_place(name)
    assert GAZETTEER.is_place("Nice")


def test_capitals_come_first_then_size() -> None:
    found = GAZETTEER.lookup("Tripoli")
    assert [place.country for place in found[:2]] == ["LBY", "LBN"]
    alexandria = GAZETTEER.lookup("Alexandria")
    assert alexandria[0].country == "EGY"


@pytest.mark.parametrize(
    ("name", "key"),
    [
     ("São Paulo", "sao paulo"), ("Tel-Aviv", "tel aviv"), ("The Hague", "hague"),
     ("St. Louis", "saint louis"),
     ("Łódź", "lodz"), ("Xi’an", "xian"),
     ("İzmir", "izmir"), ("Malmö", "malmo"), ("  Abu  Dhabi ", "abu dhabi")],
)  # fmt: skip
def test_a_key_forgets_case_accents_and_marks(name: str, key: str) -> None:
    assert fold(name) == key


# --- what a finder may look for ---


def test_common_names_hold_places_and_no_persons_words_or_countries() -> None:
    names = GAZETTEER.common_names()
    assert {
        "Tehran",
        "Davos",
        "Kyiv",
        "Kiev",
        "Sharm el-Sheikh",
        "Middle East",
        "Qom",
        "Zürich",
        "Zurich",
    } <= names
    assert not names & {"Vladimir", "David", "Clinton", "Reading", "Sale", "Nice", "Of", "Police", "Mobile"}
    assert not names & {"Iran", "Georgia", "Jordan", "Kuwait", "United States", "US", "May", "March"}
    assert all(GAZETTEER.is_place(name) for name in names)


# --- venues ---


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [
        ("Saadabad Palace", "Tehran", "IRN"), ("Great Hall of the People", "Beijing", "CHN"),
        ("White House", "Washington", "USA"), ("the Kremlin", "Moscow", "RUS"), ("Élysée", "Paris", "FRA"),
        ("Elysee Palace", "Paris", "FRA"), ("10 Downing Street", "London", "GBR"),
        ("Blue House", "Seoul", "KOR"),
        ("UN headquarters", "New York", "USA"), ("Palais des Nations", "Geneva", "CHE"),
        ("Camp David", "Camp David", "USA"), ("Mar-a-Lago", "Palm Beach", "USA"), ("Akorda", "Astana", "KAZ"),
    ],
)  # fmt: skip
def test_a_venue_knows_its_city(name: str, city: str, country: str) -> None:
    found = GAZETTEER.venue(name)
    assert found is not None
    assert (found.city, found.country) == (city, country)


def test_unknown_and_shared_venue_names_are_none() -> None:
    assert GAZETTEER.venue("State House") is None
    assert GAZETTEER.venue("Presidential Palace") is None
    assert GAZETTEER.venue("") is None


def test_every_venue_s_city_is_a_place_of_that_country() -> None:
    with (DATA / "venues.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) >= 150
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    for row in rows:
        assert any(p.country == row["country"] for p in GAZETTEER.lookup(row["city"])), row
        assert all(value == value.strip() for value in row.values())
    assert {row["name"] for row in rows} == GAZETTEER.venue_names()


# --- the tables themselves ---


def test_nothing_is_read_before_the_first_question(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    lines = Gazetteer._lines
    monkeypatch.setattr(Gazetteer, "_lines", lambda self, path: read.append(path) or lines(self, path))
    gazetteer = Gazetteer.load()
    assert read == []
    gazetteer.common_names()
    assert read == ["gazetteer/common.txt"]
    gazetteer.lookup("Tehran")
    gazetteer.lookup("Baku")
    assert sorted(read) == ["gazetteer/common.txt", "gazetteer/names.tsv", "gazetteer/places.tsv"]


def test_the_index_is_sorted_and_points_into_the_table() -> None:
    lines = ["\t".join(key) for key in keys()]
    assert lines == sorted(lines)
    count = len(places())
    assert len({key for key, _ in keys()}) == len(keys())
    for key, numbers in keys():
        assert key == key.strip() == fold(key)
        assert all(1 <= int(number) <= count for number in numbers.split(","))


def test_the_rows_are_well_formed() -> None:
    for row in places():
        assert len(row) == 9, row
        name, kind, country, latitude, longitude, identifier, population, division, capital = row
        assert name
        assert all(value == value.strip() for value in row)
        assert kind in {"city", "region", "country", "other"}
        assert re.fullmatch(r"([A-Z]{3})?", country)
        assert capital in {"", "capital"}
        assert population.isdigit()
        assert (latitude == "") == (longitude == "")
        if latitude:
            assert -90 <= float(latitude) <= 90
            assert -180 <= float(longitude) <= 180
        assert identifier == "" or int(identifier) > 0
        assert re.fullmatch(r"([A-Z]{2}\.\w*)?", division)


def test_ids_are_unique_and_codes_are_those_of_countries() -> None:
    identifiers = Counter(row[5] for row in places() if row[5])
    assert [i for i, n in identifiers.items() if n > 1] == []
    countries = [row[2] for row in places() if row[1] == "country"]
    assert len(countries) == len(set(countries)) >= 250
    assert {row[2] for row in places()} - set(countries) <= {""}
    assert {"SUN", "YUG", "CSK", "DDR", "PSE", "TWN", "XKX", "HKG", "VAT"} <= set(countries)


def test_every_row_can_be_found_by_its_own_name() -> None:
    numbers = {key: set(found.split(",")) for key, found in keys()}
    for number, row in enumerate(places(), 1):
        assert str(number) in numbers[fold(row[0])], row


def test_the_hand_kept_lists_are_sorted_and_found() -> None:
    with (DATA / "gazetteer/extra.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) >= 500
    order = [(row["name"], row["country"]) for row in rows]
    assert order == sorted(order)
    for row in rows:
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            assert GAZETTEER.is_place(name), name
            assert row["country"] in {"", *(p.country for p in GAZETTEER.lookup(name))}, name


def test_the_tables_stay_small() -> None:
    size = sum(path.stat().st_size for path in (DATA / "gazetteer").iterdir())
    assert size <= 5_000_000
