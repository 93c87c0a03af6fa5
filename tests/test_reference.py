"""Who and when is meant by words that point elsewhere: pairs, pronouns, owners, companions, plans."""

from __future__ import annotations

from typing import Any

import pytest

from dipevents.values import Record
from reading import day, read


def events(text: str, day: str | None = "2001-03-14") -> list[Record]:
    return read(text, day)[1]


def told(text: str, day: str | None = "2001-03-14") -> list[tuple[str, str, set[str]]]:
    """Type, status and names (of nameless ones the state) of every event."""
    return [
        (e["type"], e["status"], {p["name"] or p["country"] for p in e["participants"]})
        for e in events(text, day)
    ]


def place(event: Record) -> Any:
    return event["location"]["name"] if event["location"] else None


ROBINSON = "Irish President Mary Robinson"
MUSEVENI = "Ugandan President Yoweri Museveni"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Daniel arap Moi of Kenya and President Museveni of Uganda differ. The pair will meet.",
            {"Daniel arap Moi", "Museveni"},
        ),
        (f"{MUSEVENI} welcomed {ROBINSON} on Monday. She met Bishop Misaeri Kauma later.", {"Mary Robinson"}),
        (
            "The governments of Fiji and Tonga said today that they had established diplomatic relations "
            "with Laos.",
            {"Fiji", "Tonga", "Laos"},
        ),
        (
            "The Bush administration sent Mexico a note about the border on Monday.",
            {"United States", "Mexico"},
        ),
        (
            "Chad's president met Foreign Minister Moussa Faki on Monday. "
            "The minister later phoned Cameroonian President Paul Biya.",
            {"Moussa Faki", "Paul Biya"},
        ),
    ],
)
def test_who_is_meant(text: str, names: set[str]) -> None:
    assert any(names <= found for _, _, found in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait severed diplomatic relations with Iran on Monday. Bahrain also severed ties.",
        "Kuwait recalled its ambassador from Tehran on Monday. Bahrain recalled its ambassador too.",
    ],
)
def test_relations_of_which_the_target_was_told_before(text: str) -> None:
    first, second = events(text)
    (target,) = [p for p in second["participants"] if p["role"] == "target"]
    assert target["country"] == "IRN"
    assert second["confidence"] < first["confidence"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Plans for President Banda of Zambia to meet President Nyerere of Tanzania have fallen through.",
         "cancelled"),
        ("A plan for President Banda of Zambia to visit Tanzania in May was scrapped.", "cancelled"),
        ("Zambia denied a report that President Banda had agreed to meet President Nyerere of Tanzania.",
         "denied"),
        ("Zambian President Banda said he'll meet President Nyerere of Tanzania on Friday.", "planned"),
        ("Zambian President Banda said he'd met President Nyerere of Tanzania on Friday.", "occurred"),
        ("Zambian President Banda is meeting President Nyerere of Tanzania on Friday.", "planned"),
        ("Zambian President Banda would be pleased to host a summit with President Nyerere of Tanzania.",
         "proposed"),
        ("Zambian President Banda is to go on to Malawi before reaching Tanzania late on Friday.", "planned"),
        ("Zambia and Malawi signed a pact that fixes their border as of June 1, 2003.", "occurred"),
        ("Zambia and Malawi settled it for 12 years under a pact signed today by President Banda of Zambia "
         "and President Muluzi of Malawi.", "occurred"),
        ("President Mkapa of Tanzania got President Banda of Zambia and President Muluzi of Malawi to sign "
         "a declaration.", "occurred"),
        ("Zambian Foreign Minister Vernon Mwaanga will be in Lilongwe next week for a visit.", "planned"),
    ],
)  # fmt: skip
def test_whether_it_happened(text: str, status: str) -> None:
    found = events(text)
    assert found
    assert {event["status"] for event in found} == {status}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Zambian President Banda is meeting President Nyerere of Tanzania on Friday.", "2001-03-16"),
        ("Zambia and Malawi signed a pact on Monday that fixes a border as of June 1, 2003.", "2001-03-12"),
        ("Zambian Foreign Minister Vernon Mwaanga, who has been in Lilongwe since Sunday, saw envoys.",
         "2001-03-11"),
        ("Zambian Foreign Minister Vernon Mwaanga will be in Lilongwe next week for a visit.",
         "2001-03-19/2001-03-25"),
        ("Zambian President Banda had flown to Malawi on Feb. 29, 1996, to sign a pact with Mr. Muluzi.",
         "1996-02-29"),
    ],
)  # fmt: skip
def test_when_it_is(text: str, value: str) -> None:
    assert {day(event) for event in events(text)} == {value}


def test_a_year_told_before_dates_a_day_without_one() -> None:
    text = "On May 3, 1961, Laos and Burma signed a treaty. Laos and Thailand signed a protocol on May 9."
    assert [day(event) for event in events(text, None)] == ["1961-05-03", "1961-05-09"]


def test_where_names_the_place_of_the_clause() -> None:
    text = "Foreign Minister Ali Alatas of Indonesia left for Suva, where he met Fijian President Mara."
    meeting = next(event for event in events(text) if event["type"] == "meeting")
    assert place(meeting) == "Suva"


@pytest.mark.parametrize(
    "text",
    [
        "King Mswati III of Swaziland, accompanied by Foreign Minister Abednego Ntshangase, "
        "left for Maputo on Monday.",
        "Accompanied by Foreign Minister Abednego Ntshangase, King Mswati III of Swaziland "
        "arrived in Maputo on Monday.",
        "King Mswati III of Swaziland arrived in Maputo on Monday accompanied by Foreign Minister "
        "Abednego Ntshangase.",
    ],
)
def test_a_companion_takes_part(text: str) -> None:
    (visit,) = events(text)
    assert [(p["role"], p["name"]) for p in visit["participants"]] == [
        ("visitor", "Mswati III"),
        ("participant", "Abednego Ntshangase"),
    ]


def test_an_unnamed_delegation_is_no_companion() -> None:
    text = "Accompanied by a delegation of traders, King Mswati III of Swaziland arrived in Maputo on Monday."
    (visit,) = events(text)
    assert [p["name"] for p in visit["participants"]] == ["Mswati III"]


def test_counterparts_are_told_by_name_in_the_order_of_their_states() -> None:
    text = (
        "President Diouf of Senegal met his Malian and Guinean counterparts, "
        "Moussa Traore and Lansana Conte."
    )
    (meeting,) = events(text, "1989-03-01")
    assert {(p["name"], p["country"]) for p in meeting["participants"][1:]} == {
        ("Moussa Traore", "MLI"),
        ("Lansana Conte", "GIN"),
    }


def test_a_bearer_delivers_to_whom_he_saw() -> None:
    text = (
        "Foreign Minister Juwono of Indonesia called on King Hassan of Morocco on Monday and delivered "
        "a letter from President Suharto."
    )
    message = next(event for event in events(text) if event["type"] == "message")
    assert [(p["role"], p["name"]) for p in message["participants"]] == [
        ("sender", "Suharto"),
        ("recipient", "Hassan"),
    ]


def test_one_act_before_another_is_not_the_same() -> None:
    text = (
        "President Chiluba of Zambia telephoned President Muluzi of Malawi on Tuesday, hours after President "
        "Mkapa of Tanzania had spoken by phone to both men."
    )
    assert len([event for event in events(text) if event["type"] == "call"]) == 2


def test_a_further_office_is_no_further_person() -> None:
    text = (
        "Swedish Foreign Minister Lena Hjelm-Wallen met Cornelio Sommaruga, the Swiss president of the Red "
        "Cross, and President Diouf of Senegal, current chairman of the OAU."
    )
    assert {name for _, _, names in told(text) for name in names} >= {"Lena Hjelm-Wallen", "Diouf"}
    assert all(p["name"] for event in events(text) for p in event["participants"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Malaysian Prime Minister Datuk Seri Anwar Ibrahim visited Laos on Monday.", "Anwar Ibrahim"),
        ("Malaysian Prime Minister Dato’ Sri Najib Razak visited Laos on Monday.", "Najib Razak"),
        ("His Royal Highness Crown Prince Hussein of Jordan visited Laos on Monday.", "Hussein"),
    ],
)
def test_styles_are_no_part_of_a_name(text: str, name: str) -> None:
    (visit,) = events(text)
    assert [p["name"] for p in visit["participants"]] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Ministers Kofi Panou of Togo and Robert Dossou of Benin discussed the dialogue between "
        "Iran and Iraq.",
        "Togo's Foreign Minister Kofi Panou thanked Benin for hosting the summit of the Entente Council.",
    ],
)
def test_talks_talked_about_and_thanks_make_no_party(text: str) -> None:
    assert all(not ({"Iran", "Iraq"} & names) for _, _, names in told(text))
    assert all(kind != "meeting" or "Kofi Panou" not in names or "Robert Dossou" in names
               for kind, _, names in told(text))  # fmt: skip


def test_what_a_place_in_a_saints_name_is_not() -> None:
    text = (
        "French President Jacques Chirac met Russian President Boris Yeltsin and St. Petersburg Governor "
        "Vladimir Yakovlev on St. Patrick's Day."
    )
    (meeting,) = events(text)
    assert [p["name"] for p in meeting["participants"]] == [
        "Jacques Chirac",
        "Boris Yeltsin",
        "Vladimir Yakovlev",
    ]


def test_an_arrival_told_twice_is_one_visit_of_its_day() -> None:
    text = (
        "MOSCOW, April 13, 1987 (AP) - U.S. Secretary of State George Shultz arrived in Moscow on Monday. "
        "Shultz flew in from Helsinki."
    )
    (visit,) = events(text, None)
    assert (place(visit), visit["location"]["country"]) == ("Moscow", "SUN")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The current visit by Zambian Prime Minister Chona to Malawi would pave the way.", "occurred"),
        ("Zambian President Banda arrived in Malawi on Monday to begin a tour of the region.", "occurred"),
        ("The pact that Zambia and Malawi signed last year may be forgotten.", "occurred"),
        ("A visit to Malawi which Zambian President Banda was to make has been scrapped.", "cancelled"),
        ("President Trump pulled out of the summit with North Korean leader Kim Jong Un.", "cancelled"),
        ("Zambian President Banda flew to Malawi on Monday for talks with President Muluzi.", "occurred"),
    ],
)
def test_whether_it_goes_on_or_was_given_up(text: str, status: str) -> None:
    found = events(text)
    assert found
    assert found[-1]["status"] == status
