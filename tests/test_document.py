"""What documents say of themselves: the seeds, and documents made up for one form each."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandline import SEEDS
from dipevents.document.facts import read_facts
from dipevents.document.language import guess_language
from dipevents.tables.gazetteer import Gazetteer
from dipevents.values import Document, RawText

GAZETTEER = Gazetteer.load()
BODY = (
    "The foreign ministers of the two countries met in the capital and spoke about trade, fisheries and the "
    "border. They will meet again in the autumn, officials said after the talks, which had lasted for hours."
)


def facts(text: str, **given_: Any) -> Document:
    return read_facts(RawText("x", text, **given_), GAZETTEER)


def in_short(document: Document) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    place = document.dateline_place
    day = document.date.isoformat() if document.date else None
    return day, document.date_basis, place.name if place else None, document.agency, document.title


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_163ac2fe44a14e1f", (None, None, "Tehran", "Mehr News Agency", None)),
        ("001_a0352740328899d0", ("2021-11-29", "dateline", "Baku", "Turan", None)),
        (
            "002_269e5ed58e1b5d5b",
            ("2022-06-19", "header", "Tehran", None,
             "Azerbaijan seeking to upgrade ties with Iran: ambassador"),
        ),
        (
            "003_4990bdb59b6fd2dd",
            (None, None, None, None,
             "Iran will not allow insecurity and foreign interference in the region: Raeisi"),
        ),
        ("004_17b483c5b92a52a4", (None, None, "Tehran", "Mehr News Agency", None)),
    ],
)  # fmt: skip
def test_seeds(name: str, expected: tuple[str | None, ...]) -> None:
    document = facts((SEEDS / f"{name}.txt").read_text(encoding="utf-8"))
    assert in_short(document) == expected
    assert document.language == "en"
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("TEHRAN, June 12 (IRNA) — ", "Tehran", "IRNA", None),
        ("MOSCOW, March 3, 2019 /TASS/. ", "Moscow", "Tass", "2019-03-03"),
        ("Baku/29.11.21/Turan: ", "Baku", "Turan", "2021-11-29"),
        ("WASHINGTON (Reuters) - ", "Washington", "Reuters", None),
        ("CAIRO, Nov. 5 (Xinhua) -- ", "Cairo", "Xinhua", None),
        ("Ankara, 2 May 2016 – ", "Ankara", None, "2016-05-02"),
        ("ASTANA – ", "Astana", None, None),
        ("NAIROBI, Kenya (AP) _ ", "Nairobi", "AP", None),
        ("Tashkent, Jul 6, 2015 (PTI) ", "Tashkent", "PTI", "2015-07-06"),
        ("(ANSA) Lisbon, March 5, 1985 - ", "Lisbon", "ANSA", "1985-03-05"),
        ("[Text] Belgrade, April 12, 1983 (TANJUG) -- ", "Belgrade", "Tanjug", "1983-04-12"),
        ("BEIJING JUNE 23, 2003. ", "Beijing", None, "2003-06-23"),
        ("Pointe-Noire, Congo (PANA) - ", "Pointe-Noire", "PANA", None),
        ("LOCARNO, Oct. 16\n\n", "Locarno", None, None),
        ("ISTANBUL\n\n", "Istanbul", None, None),
    ],
)
def test_datelines(opening: str, place: str, agency: str | None, day: str | None) -> None:
    document = facts(opening + BODY)
    assert in_short(document)[:4] == (day, "dateline" if day else None, place, agency)
    start = document.body_spans[0][0]
    assert document.text[start:].lstrip(" —–-.:").startswith("The foreign ministers")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("June 19, 2022 - 21:32", "2022-06-19"),
        ("Published: 3 February 2011, 09:15 GMT", "2011-02-03"),
        ("2018-09-30", "2018-09-30"),
        ("Monday, July 1, 2024", "2024-07-01"),
        ("Updated on 5 May 2020", "2020-05-05"),
    ],
)
def test_header_dates(line: str, day: str) -> None:
    document = facts(f"Ministers meet again\n\n{line}\n\n{BODY}")
    assert in_short(document)[:2] == (day, "header")
    assert document.title == "Ministers meet again"


def test_the_order_of_trust() -> None:
    """Given with the document, then header or dateline, then --date."""
    text = f"June 19, 2022 - 21:32\n\n{BODY}"
    assert in_short(facts(text, date="2022-07-01", option_date="2020-01-01"))[:2] == ("2022-07-01", "given")
    assert in_short(facts(text, option_date="2020-01-01"))[:2] == ("2022-06-19", "header")
    assert in_short(facts(BODY, option_date="2020-01-01"))[:2] == ("2020-01-01", "option")
    assert in_short(facts(BODY))[:2] == (None, None)


@pytest.mark.parametrize("odd", ["2024-13-01", "yesterday", "12/03/24"])
def test_a_date_that_is_none_is_said(odd: str) -> None:
    document = facts(BODY, date=odd)
    assert document.date is None
    assert "is no ISO date" in document.warnings[0]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a review", "Leave a Comment", "5 + 10 =", "What is 7 + 4?", "Share this article",
        "Facebook Twitter WhatsApp",
        "Adblock Detected", "Please consider supporting us by disabling your ad blocker",
        "All rights reserved.",
        "Subscribe to our newsletter", "Read also: Minister meets envoy in the capital",
        "Photo: Ministry / Handout",
        "We use cookies. This website uses cookies to make it work",
    ],
)  # fmt: skip
def test_furniture_is_no_news(line: str) -> None:
    document = facts(f"{BODY}\n\n{line}")
    news = "".join(document.text[start:end] for start, end in document.body_spans)
    assert "foreign ministers" in news
    assert line not in news


def test_what_readers_write_is_no_news() -> None:
    document = facts(f"{BODY}\n\nLeave a Comment\n\nThe king met the president in Paris on Monday, I heard.")
    assert all("the king" not in document.text[slice(*span)].lower() for span in document.body_spans)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Le ministre des affaires étrangères a été reçu par le président dans la capitale pour parler "
         "des relations entre les deux pays, qui sont au plus bas depuis des années.", "fr"),
        ("Der Außenminister ist mit dem Präsidenten zu einem Gespräch über die Lage an der Grenze und die "
         "Beziehungen der beiden Länder zusammengekommen, das auch von der Presse begleitet wurde.", "de"),
        ("Президент принял министра иностранных дел в Кремле и обсудил с ним положение на границе.", "ru"),
        ("رئیس جمهور با وزیر امور خارجه در تهران دیدار و گفتگو کرد و گفت پیمان تازه‌ای امضا می‌شود", "fa"),
        ("大统领在首都会见了外交部长，并就两国关系交换了意见。", "zh"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    assert guess_language(text) == language
    document = facts(text)
    assert bool(document.warnings) == (language != "en")


@given(st.text(max_size=400))
def test_any_text_has_facts(text: str) -> None:
    document = facts(text)
    last = 0
    for start, end in document.body_spans:
        assert 0 <= last <= start < end <= len(text)
        last = end


@given(
    st.lists(
        st.sampled_from(
            ["TEHRAN — ", BODY, "June 19, 2022 - 21:32", "Leave a Comment", "\n", "\n\n", "Title"]
        )
    )
)
def test_any_order_of_parts_has_facts(parts: list[str]) -> None:
    document = facts("".join(parts))
    assert all(document.text[start:end].strip() for start, end in document.body_spans)
