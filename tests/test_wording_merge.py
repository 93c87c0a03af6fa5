"""Which tellings of one document are one act, and which are acts of their own."""

from __future__ import annotations

import pytest

from dipevents.values import Record
from reading import day, read
from test_wording import place, who

TODAY = "2001-03-14"  # a Wednesday


def events(text: str, kind: str = "meeting") -> list[Record]:
    return [event for event in read(text, TODAY)[1] if event["type"] == kind]


def meetings(text: str) -> list[set[object]]:
    """Who took part in each meeting, in the order of the text."""
    return [set(map(who, event["participants"])) for event in events(text)]


def test_a_meeting_with_others_lends_nothing() -> None:
    """Whom the premier also met is nobody of his talks, and neither is where or when he met them."""
    told_of = events(
        "Irish Prime Minister Bertie Ahern held talks with Estonian President Lennart Meri on Monday. "
        "In Cork, Ahern met with students of two universities last May. "
        "At a meeting with reporters in Galway, Ahern said he was content."
    )
    assert [(day(event), place(event)) for event in told_of] == [("2001-03-12", None)]


def test_a_delegate_of_another_office_does_not_stand_for_the_ministers() -> None:
    """"foreign trade ministers" of a state are not the deputy premier who talked to its firms."""
    assert meetings(
        "Bulgarian Deputy Prime Minister Petar Zhotev discussed pipelines with Austrian companies in Vienna. "
        "At a meeting in Graz last January, Austrian and Bulgarian foreign trade ministers agreed to meet "
        "again."
    )[-1] == {"Austria", "Bulgaria"}


def test_an_act_of_another_time_and_people_is_another() -> None:
    assert meetings(
        "Trade negotiator Ole Lund of Norway said Norway and Chile would open trade talks in late April. "
        "He said he would meet the Chilean delegation over the next few days."
    ) == [{"Norway", "Chile"}, {"Ole Lund", "Chile"}]


def test_a_meeting_of_an_earlier_month_is_not_the_one_of_today() -> None:
    told_of = events(
        "Finnish-Latvian talks\n\n"
        "Finnish President Tarja Halonen received Latvian Prime Minister Andris Berzins in Turku. "
        "The talks were about timber. They lasted an hour. Both sides were content. "
        "In January Halonen also met Latvian President Vaira Vike-Freiberga in Riga."
    )
    assert [day(event) for event in told_of] == ["2001-03-14", "2001-01"]


def test_an_unnamed_president_is_not_the_premier_of_his_state() -> None:
    told_of = events(
        "Finnish President Tarja Halonen met Latvian Prime Minister Andris Berzins in Turku. "
        "\"I spoke to the President of Latvia last month,\" Halonen said."
    )
    assert [day(event) for event in told_of] == ["2001-03-14", "2001-02"]


def test_those_who_sign_for_the_parties_sign_the_same_accord() -> None:
    (accord,) = events(
        "Chile and the European Union signed an agreement on salmon in Santiago on Monday. "
        "Chilean Foreign Minister Soledad Alvear and EU trade commissioner Pascal Lamy signed the accord.",
        "agreement",
    )
    assert {who(p) for p in accord["participants"]} == {"Soledad Alvear", "Pascal Lamy"}


def test_a_session_keeps_its_body_beside_those_who_attend() -> None:
    assert meetings(
        "CARICOM summit\n\nThe CARICOM summit took place in Castries. The summit was attended by Prime "
        "Minister of Barbados Owen Arthur and Prime Minister of Jamaica P. J. Patterson."
    ) == [{"Caribbean Community", "Owen Arthur", "P. J. Patterson"}]


@pytest.mark.parametrize(
    "again",
    [
        "During the talks, Meri invited Ahern to Tallinn.",
        "Ahern and Meri discussed the fleet.",
        "The leaders of the two countries discussed the fleet.",
        "The Irish and Estonian delegations then held talks.",
        "After the meeting with the Estonian president, Ahern left for Cork.",
    ],
)
def test_the_same_act_told_again_is_one(again: str) -> None:
    told = "Irish Prime Minister Bertie Ahern held talks with Estonian President Lennart Meri on Monday. "
    assert meetings(told + again) == [{"Bertie Ahern", "Lennart Meri"}]
