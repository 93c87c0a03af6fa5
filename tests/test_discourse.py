"""What one sentence alone does not tell: who says "I", which day is meant, who else was at the talks."""

from __future__ import annotations

import json

import pytest

from dipevents.values import Record
from reading import day, read


def events(text: str, day: str | None = "2021-03-18") -> list[Record]:
    return read(text, day)[1]


def parties(event: Record) -> list[tuple[str | None, str | None]]:
    return [(p["name"], p["country"]) for p in event["participants"]]


CALLED = "I telephoned President Alassane Ouattara of Ivory Coast"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Address by President Nana Akufo-Addo of Ghana\n\n{CALLED} today.", "Nana Akufo-Addo"),
        (
            f"An interview with President Nana Akufo-Addo of Ghana\n\nQ: And then?\n\nA: {CALLED}.",
            "Nana Akufo-Addo",
        ),
        (f"Briefing\n\nForeign Minister Retno Marsudi of Indonesia: {CALLED} last week.", "Retno Marsudi"),
        (f'"{CALLED} on Monday," Senegalese President Macky Sall said.', "Macky Sall"),
        (f"President of Kenya Uhuru Kenyatta spoke. \n\n{CALLED} today.", None),
        (f"Briefing\n\nPresident Macky Sall of Senegal: Thank you.\n\nQuestion: {CALLED} today.", None),
    ],
)
def test_who_says_i(text: str, speaker: str | None) -> None:
    calls = [event for event in events(text) if event["type"] == "call"]
    callers = [p["name"] for event in calls for p in event["participants"] if p["role"] == "caller"]
    assert callers == ([speaker] if speaker else [])


def test_an_office_may_speak() -> None:
    text = "Address by the President of Chile\n\nI spoke today with President Luis Lacalle Pou of Uruguay."
    (event,) = events(text)
    assert parties(event) == [(None, "CHL"), ("Luis Lacalle Pou", "URY")]
    assert event["participants"][0]["text"] is None


def test_a_conversation_recalls_acts_of_any_day() -> None:
    told = f"Foreign Minister Retno Marsudi of Indonesia: {CALLED}."
    (recalled,) = events(f"Briefing\n\n{told}")
    (news,) = events(f"Address by Foreign Minister Retno Marsudi of Indonesia\n\n{CALLED}.")
    assert (day(recalled), day(news)) == (None, "2021-03-18")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "They praised the recent summit between President Kagame of Rwanda and President Ruto of Kenya.",
            None,
        ),
        ("President Kagame of Rwanda held a summit with President Ruto of Kenya.", "2021-03-18"),
        (
            "President Ruto of Kenya spoke with President Kagame of Rwanda about the May 4 climate summit.",
            "2021-03-18",
        ),
        ("President Ruto of Kenya spoke with President Kagame of Rwanda on May 4, 2020.", "2020-05-04"),
        ("In February, President Ruto of Kenya was invited to Kigali.", None),
        (
            "On Monday President Kagame of Rwanda invited President Ruto of Kenya to visit Kigali in May.",
            "2021-05",
        ),
        ("Envoys met, six months after Kenya and Rwanda established diplomatic relations.", "2020-09"),
    ],
)
def test_whose_day_it_is(text: str, value: str | None) -> None:
    assert [day(event) for event in events(text)] == [value]


def test_talks_followed_up_keep_their_own_day() -> None:
    text = (
        "President Kagame of Rwanda had a telephone conversation with President Ruto of Kenya. The leaders "
        "discussed trade in follow-up to the talks held on March 2."
    )
    assert next((event["type"], day(event)) for event in events(text)) == ("call", "2021-03-18")


def test_an_anniversary_is_no_act() -> None:
    text = "Kenya and Rwanda marked the 30th anniversary of establishing diplomatic relations."
    assert events(text) == []


HELD = "Prime Minister Mia Mottley of Barbados met President Irfaan Ali of Guyana in Bridgetown."


def test_who_attends_joins_the_talks() -> None:
    (event,) = events(f"{HELD} The talks were attended by Foreign Minister Hugh Todd of Guyana.")
    assert parties(event)[2:] == [("Hugh Todd", "GUY")]


def test_an_attended_list_is_no_meeting_of_its_own() -> None:
    text = "The meeting was attended by Finance Minister Ukur Yatani and Minister Fred Matiangi of Kenya."
    assert events(text) == []


def test_inverted_lists() -> None:
    text = (
        "President Park Chung-hee of South Korea hosted a conference. Joining President Park on the call "
        "were Premier Gough Whitlam of Australia and President Ferdinand Marcos of the Philippines."
    )
    (event,) = events(text, "1974-03-01")
    assert event["type"] == "call"
    assert [code for _, code in parties(event)] == ["KOR", "AUS", "PHL"]
    assert {p["role"] for p in event["participants"]} == {"participant"}


@pytest.mark.parametrize(
    "line", ["Bonn, 14 May 1984", "Bonn, May 14, 1984", "The Hague, Netherlands, 14 May 1984"]
)
def test_a_line_of_place_and_date_dates_the_text(line: str) -> None:
    text = f"{line}\n\nChancellor Helmut Kohl of West Germany today received President Kaunda of Zambia."
    document, found = read(text, None)
    assert (document["date"], document["date_basis"]) == ("1984-05-14", "header")
    assert [day(event) for event in found] == ["1984-05-14"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The U.S.-Japan yen-dollar talks ended.", ["USA", "JPN"]),
        ("Leaders attended the Japan-Philippines-U.S. summit.", ["JPN", "PHL", "USA"]),
        ("A meeting of the Russian-Turkish Cooperation Council was held.", ["RUS", "TUR"]),
    ],
)
def test_pairs_name_the_parties(text: str, codes: list[str]) -> None:
    (event,) = events(text)
    assert [code for _, code in parties(event)] == codes


def test_who_speaks_of_a_session_sits_not_in_it() -> None:
    text = (
        "President Macron of France hoped that the decision to be made at the coming EU summit would hold."
    )
    (event,) = events(text)
    assert [p["kind"] for p in event["participants"]] == ["organization"]


def test_a_partner_alone_is_no_event() -> None:
    text = "They stressed the need to reach a negotiated agreement with the European Union."
    assert json.dumps(events(text)) == "[]"


@pytest.mark.parametrize("verb", ["will travel to Ottawa on April 2", "is to visit Ottawa on April 2"])
def test_the_text_tells_what_a_heading_leaves_open(verb: str) -> None:
    text = (
        f"Statement on President Biden's Visit to Canada\n\nPresident Joe Biden of the United States {verb}."
    )
    (event,) = events(text)
    assert (event["type"], event["status"], day(event)) == ("visit", "planned", "2021-04-02")


def test_a_past_verb_beside_the_next_day_tells_of_a_late_dated_text() -> None:
    text = "On Friday, March 19, Foreign Minister Hugh Todd of Guyana met President Santokhi of Suriname."
    assert [(event["status"], day(event)) for event in events(text)] == [("occurred", "2021-03-19")]


@pytest.mark.parametrize(
    "text",
    [
        "He served as Special Envoy for Israeli-Palestinian Negotiations.",
        "Martin Indyk had also been the U.S. Ambassador to Israel then.",
        "The judge received a J.D. from the University of Montana and a Ph.D. from Trinity College.",
    ],
)
def test_careers_are_no_acts(text: str) -> None:
    assert events(text) == []


def test_times_of_what_is_offered_or_counted() -> None:
    offered = "President Ruto called King Letsie III of Lesotho today to offer help after a March 8 storm."
    counted = "On March 15, Kenya, Rwanda and Uganda held their third meeting since 2019."
    assert [day(event) for text in (offered, counted) for event in events(text)] == [
        "2021-03-18",
        "2021-03-15",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Interstate Council of the Eurasian Economic Community met in Minsk.",
        "OPEC's pricing committee met in Vienna.",
        "The International Coffee Organization council met in London.",
    ],
)
def test_an_organ_stands_for_its_body(text: str) -> None:
    (event,) = events(text)
    (body,) = event["participants"]
    assert (body["kind"], body["name"] is not None, body["title"] is not None) == ("organization", True, True)
