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


@pytest.mark.parametrize(
    "wish",
    [
        "Ahern expressed his condolences to the Estonian president over the storm.",
        "Ahern offered condolences to Estonia's leadership and people.",
        "Ahern congratulated Meri on the fair.",
    ],
)
def test_wishes_in_a_call_belong_to_it(wish: str) -> None:
    call = "Irish Prime Minister Bertie Ahern phoned Estonian President Lennart Meri. "
    assert [event["type"] for event in read(call + wish, TODAY)[1]] == ["call"]


def test_a_telegram_beside_a_call_is_a_message() -> None:
    call = "Irish Prime Minister Bertie Ahern phoned Estonian President Lennart Meri. "
    sent = "Earlier Ahern sent Meri a telegram of condolences over the storm."
    assert {event["type"] for event in read(call + sent, TODAY)[1]} == {"call", "message"}


def test_a_council_that_a_president_chairs_is_his_own() -> None:
    assert not read("President Vladimir Putin chaired a Security Council session about roads.", TODAY)[1]
    told_of = read("The Security Council held an emergency meeting on Congo on Monday.", TODAY)[1]
    assert [who(p) for p in told_of[0]["participants"]] == ["United Nations Security Council"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Irish Prime Minister Bertie Ahern and Estonian President Lennart Meri discussed their work with "
            "NATO in Kosovo.",
            {"Bertie Ahern", "Lennart Meri"},
        ),
        (
            "Irish Prime Minister Bertie Ahern and Estonian President Lennart Meri discussed their recent "
            "engagements with Chad and Niger.",
            {"Bertie Ahern", "Lennart Meri"},
        ),
        (
            "Irish Prime Minister Bertie Ahern discussed their fleets with Estonian President Lennart Meri.",
            {"Bertie Ahern", "Lennart Meri"},
        ),
        (
            "Labour leader and Norwegian Premier Jens Stoltenberg met Estonian President Lennart Meri.",
            {"Jens Stoltenberg", "Lennart Meri"},
        ),
    ],
)
def test_who_meets_and_who_is_only_spoken_of(text: str, names: set[str]) -> None:
    assert meetings(text) == [names]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "He noted that Tarja Halonen's visit to Oslo had been a step that made possible the pact.",
            ["occurred"],
        ),
        (
            "He welcomed the visit to Chad by Finnish President Tarja Halonen later in 2001.",
            ["planned"],
        ),
        (
            "They recalled the visit to Oslo by Finnish President Tarja Halonen last autumn and the planned "
            "visit to Rome by Latvian President Vaira Vike-Freiberga.",
            ["occurred", "planned"],
        ),
        (
            "Halonen spoke of Finnish President Tarja Halonen's forthcoming visit to Chile and her visit to "
            "Peru.",
            ["planned", "planned"],
        ),
        (
            "Finnish President Tarja Halonen looks forward to the fair when she visits Peru.",
            ["planned"],
        ),
    ],
)
def test_whether_a_visit_lies_behind_or_ahead(text: str, statuses: list[str]) -> None:
    assert [event["status"] for event in events(text, "visit")] == statuses


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("He spoke a day before the IAEA board meets in Graz.", "planned", "2001-03-15"),
        (
            "Brokers wait to see if tomorrow's OPEC meeting in Vienna sets a price.",
            "planned", "2001-03-15",
        ),
        ("This builds on the January APEC meeting.", "occurred", "2001-01"),
        ("The OPEC ministers meet in Vienna this week. They meet there on Thursday and Friday, said a "
         "delegate to the OPEC meeting.", "occurred", "2001-03-12/2001-03-18"),
        (
            "Finnish President Tarja Halonen will leave on Monday to attend a CARICOM summit in Castries.",
            "planned", None,
        ),
    ],
)
def test_when_a_body_meets(text: str, status: str, value: str | None) -> None:
    event = events(text)[0]
    assert (event["status"], day(event)) == (status, value)


def test_an_exact_time_below_a_headline_counts() -> None:
    (session,) = events(
        "CARICOM officials to meet in Castries this week\n\nCastries, March 14 - CARICOM officials will meet "
        "in Castries from March 15 to March 16 to discuss trade."
    )
    assert day(session) == "2001-03-15/2001-03-16"


def test_he_who_visits_is_not_he_who_is_at_home() -> None:
    visit = events(
        "Norwegian Premier Jens Stoltenberg hopes to see Estonian President Lennart Meri when he visits "
        "Norway in May.",
        "visit",
    )
    assert [who(p) for p in visit[0]["participants"]] == ["Lennart Meri"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Chief Soviet arms negotiator Yuli Vorontsov", "Chief arms negotiator"),
        ("Principal Deputy National Security Advisor Ole Lund of Norway", None),
        ("Speaker of the Senate of the Federal Republic of Nigeria Anyim Anyim", "Speaker of the Senate"),
        ("Secretary of State of the Vatican Cardinal Angelo Sodano", "Secretary of State"),
        (
            "the chairman of the Maltese Energy Council, Guido de Marco at his home",
            "chairman of the Energy Council",
        ),
        ("a senior Chilean official", "official"),
    ],
)
def test_what_belongs_to_a_title(words: str, title: str | None) -> None:
    (meeting,) = events(f"Finnish President Tarja Halonen met with {words}.")
    other = next(p for p in meeting["participants"] if p["name"] != "Tarja Halonen")
    assert other["title"] == (title or "Principal Deputy National Security Advisor")


def test_a_visit_to_a_state_is_no_part_of_the_delegation() -> None:
    assert meetings(
        "During the visit to Chad, the Maltese delegation held talks with Chadian President Idriss Deby."
    ) == [{"Malta", "Idriss Deby"}]


def test_envoys_of_a_body_meet_where_it_sits() -> None:
    (session,) = events("A long meeting of NATO ambassadors in Brussels on Monday settled nothing.")
    assert (place(session), session["participants"][0]["title"]) == ("Brussels", "ambassadors")


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Chad and Niger, the franc fell.",
        "The price would be set after current talks with Chad and Niger, he said.",
        "Ministers asked the United Nations for funds to meet growing needs.",
    ],
)
def test_no_meeting_of_those_who_are_only_partners(text: str) -> None:
    assert not meetings(text)


def test_a_partner_in_the_nominative_is_the_other_side() -> None:
    assert meetings(
        "Irish Prime Minister Bertie Ahern said that during the talks with Estonian President Lennart Meri, "
        "he heard of the plan."
    ) == [{"Bertie Ahern", "Lennart Meri"}]


def test_those_who_attend_are_all_there() -> None:
    assert meetings(
        "The conference will be attended by Irish Prime Minister Bertie Ahern and Estonian President Lennart "
        "Meri."
    ) == [{"Bertie Ahern", "Lennart Meri"}]


def test_the_talks_that_a_leader_speaks_of_are_those_of_his_state() -> None:
    assert meetings(
        'Estonian President Lennart Meri said "good headway" was being made in trade talks with Chad.'
    ) == [{"Estonia", "Chad"}]


def test_an_envoy_named_for_a_post_is_one_person() -> None:
    (named,) = events("Last week Norway said it would name Ole Lund ambassador to Chad.", "relations")
    assert ({who(p) for p in named["participants"]}, day(named)) == ({"Norway", "Ole Lund", "Chad"}, None)


def test_whom_a_guest_meets_abroad_is_of_that_land() -> None:
    text = (
        "Peruvian President Alejandro Toledo is on a visit to Chile. "
        "Toledo met with Energy Minister Rosa Lund."
    )
    (meeting,) = events(text)
    assert [p["country"] for p in meeting["participants"]] == ["PER", "CHL"]


def test_a_president_at_a_summit_makes_it_no_meeting_of_two() -> None:
    (summit,) = events("Indian President K. R. Narayanan attended the East Asia Summit in Hanoi on Monday.")
    assert summit["subtype"] == "multilateral"


def test_talks_before_which_something_may_be_settled_are_planned() -> None:
    (talks,) = events(
        "Nobody knew whether the quarrel would end before Chad and Niger open talks in late May."
    )
    assert talks["status"] == "planned"


def test_a_call_takes_in_what_is_consulted_in_it() -> None:
    text = (
        "Readout of President Meri's Call with Prime Minister Ahern of Ireland\n\nEstonian President Lennart "
        "Meri spoke today with Irish Prime Minister Bertie Ahern. They also consulted on the fleet."
    )
    assert [event["type"] for event in read(text, TODAY)[1]] == ["call"]


def test_calls_with_each_are_calls_of_two() -> None:
    text = (
        "Telephone conversations with President of Chad Idriss Deby and Premier of Malta Eddie Fenech\n\n"
        "Vladimir Putin discussed oil during his telephone conversations with President of Chad Idriss Deby "
        "and Premier of Malta Eddie Fenech."
    )
    assert [{who(p) for p in call["participants"]} for call in events(text, "call")] == [
        {"Vladimir Putin", "Idriss Deby"},
        {"Vladimir Putin", "Eddie Fenech"},
    ]


def test_greetings_of_a_third_are_a_message_of_his() -> None:
    text = (
        "Finnish President Tarja Halonen met Pope John Paul II in Rome. Halonen conveyed to the Pope the "
        "greetings of the Irish Prime Minister."
    )
    assert not any(who(p) == "Tarja Halonen" for m in events(text, "message") for p in m["participants"])


def test_all_who_join_a_call_are_on_it() -> None:
    (call,) = events(
        "Joining President Meri of Estonia on the call were Prime Minister Ahern of Ireland, President von "
        "der Leyen of the European Commission, Chancellor Schroeder of Germany, and President Klaus of Peru.",
        "call",
    )
    assert {p["name"] for p in call["participants"]} == {
        "Meri", "Ahern", "von der Leyen", "Schroeder", "Klaus",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Irish Prime Minister Bertie Ahern briefed Estonian President Lennart Meri on ways of defeating "
            "rebels in Arua.",
            None,
        ),
        (
            "Irish Prime Minister Bertie Ahern discussed the fleet with Estonian President Lennart Meri in "
            "Tallinn.",
            "Tallinn",
        ),
        ("The G-8 summit gets under way in Genoa on Friday.", "Genoa"),
    ],
)
def test_where_they_confer(text: str, where: str | None) -> None:
    assert place(events(text)[0]) == where


@pytest.mark.parametrize(
    ("text", "value", "subtype"),
    [
        (
            "On March 29, Norwegian Prime Minister Jens Stoltenberg will hold talks with Finnish President "
            "Tarja Halonen, who will be in Norway on a working visit.",
            "2001-03-29", "working",
        ),
        (
            "Finnish Prime Minister Paavo Lipponen spoke today with Norwegian Prime Minister Jens "
            "Stoltenberg about the Norwegian premier's recent visit to Chad.",
            None, None,
        ),
    ],
)  # fmt: skip
def test_when_and_how_a_visit_is(text: str, value: str | None, subtype: str | None) -> None:
    (visit,) = events(text, "visit")
    assert (day(visit), visit["subtype"]) == (value, subtype)


def test_behind_the_dash_of_a_heading_stands_its_speaker() -> None:
    assert meetings("Malta and Chad will go on - Bertie Ahern after meeting with Lennart Meri in Dublin") == [
        {"Bertie Ahern", "Lennart Meri"}
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad's envoys are leaving the CARICOM summit to protest the choice of its chairman.", "occurred"),
        ("Prospects are slim for a meeting between U.S. and Chadian officials.", "proposed"),
    ],
)
def test_whether_a_summit_is(text: str, status: str) -> None:
    assert events(text)[0]["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "They will raise it at the CARICOM meetings or the ASEAN meetings.",
        "Halonen thanked him for convening leaders for the Paris Conference on Libya.",
        "Bilateral agreements, including a memorandum between Chad and Niger, were held up.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert not meetings(text)


def test_a_summit_proposed_beside_talks_is_another() -> None:
    talks = events(
        "Halonen stressed the importance of starting talks with Chad. "
        "Finnish President Tarja Halonen proposed to convene a summit in 2005."
    )
    assert [day(event) for event in talks if len(event["participants"]) > 1] == [None]


def test_a_firm_of_a_state_is_not_the_state() -> None:
    assert not read("CHAD, JAPAN BUILDING FIRM AGREE TO DIG WELLS", TODAY)[1]


def test_a_day_behind_an_abbreviation_ends_the_sentence() -> None:
    (visit,) = events("Finnish Premier Paavo Lipponen will visit the U.S. On April 19. He is well.", "visit")
    assert day(visit) == "2001-04-19"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Premier Paavo Lipponen, who returns from a visit to Chad on Sunday, is ill.", "visit", None),
        ("In January Finland and Chad signed a 1999 agreement worth a billion.", "agreement", "2001-01"),
        (
            "Chad proposed talks between its officials and Finnish officials in a letter on March 2.",
            "meeting", None,
        ),
        ("The March 20th meeting will follow a summit of OPEC leaders.", "meeting", None),
    ],
)  # fmt: skip
def test_a_day_of_something_else_is_not_its_day(text: str, kind: str, value: str | None) -> None:
    assert value in [day(event) for event in events(text, kind)][-1:] or not events(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Chad stopped Finnish ministers from meeting the President of Niger.",
        "Finnish Foreign Minister Erkki Tuomioja met on trial day the press.",
    ],
)
def test_what_is_kept_from_happening_is_none(text: str) -> None:
    assert not meetings(text)


def test_greetings_for_which_one_calls_are_no_message() -> None:
    text = "Finnish Premier Paavo Lipponen spoke today with Jens Stoltenberg to offer congratulations to him."
    assert not events(text, "message")


def test_what_was_done_is_not_ahead_below_a_main_verb() -> None:
    (call,) = events(
        "Finnish President Tarja Halonen will say that she spoke by phone with Norwegian Prime Minister "
        "Jens Stoltenberg.", "call",
    )  # fmt: skip
    assert call["status"] == "occurred"


def test_a_summit_at_which_two_pledge_something_is_theirs() -> None:
    assert meetings(
        "Irish Prime Minister Bertie Ahern came to tell Oslo of the summit at which Finnish President "
        "Tarja Halonen and Estonian President Lennart Meri had promised each other ships."
    ) == [{"Tarja Halonen", "Lennart Meri"}]


def test_officials_who_prepare_a_summit_do_not_hold_it() -> None:
    talks = events(
        "Finland and Chad agreed to open a liaison office in Vaasa before the summit. "
        "Experts of the two states will meet in Oslo next week to draft it."
    )
    assert all(len(event["evidence"]) == 1 for event in talks)


def test_talks_of_two_states_are_no_dinner_with_two_of_one() -> None:
    told_of = events(
        "In addition to meeting Chadian President Idriss Deby, the guests dined with his aide Mahamat Nour. "
        "All of that while talks between Niamey and N'Djamena stood still."
    )
    assert all(event["status"] == "occurred" for event in told_of)
    assert not any("talks" in part["text"] and len(event["evidence"]) > 1
                   for event in told_of for part in event["evidence"])


def test_whom_one_went_to_see_long_ago_was_seen() -> None:
    (meeting,) = events("Bertie Ahern went to Tampere in 1998 to see Tarja Halonen.")
    assert (meeting["status"], day(meeting)) == ("occurred", "1998")


@pytest.mark.parametrize(
    "text",
    [
        "Tarja Halonen and Norwegian Prime Minister Jens Stoltenberg will meet with media representatives.",
        "Chadian and Finnish officials normally meet in autumn to discuss the harvest.",
        "They told their hopes of further dialogue between Chad and the European Union in 2001.",
        "A meeting of farm ministers of the American continent begins on Friday.",
        "Such things are a matter of conversation between Chad and Niger.",
        "On the border talks with Chad, Premier Paavo Lipponen of Finland said herders matter.",
        "At a fair in Turku, Finnish and Chadian industry leaders discussed their machines.",
    ],
)
def test_what_is_no_particular_meeting(text: str) -> None:
    assert not meetings(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Talks with Jens Stoltenberg.\n\nPaavo Lipponen met with Norwegian Prime Minister Jens "
            "Stoltenberg.\n\nPaavo Lipponen Jens Stoltenberg\n\nJens Stoltenberg Stoltenberg Jens: Hi.",
            {"Paavo Lipponen", "Jens Stoltenberg"},
        ),
        (
            "Erkki Tuomioja met with Malian Party Bureau Member, Director of the Office of the Land Board, "
            "and Foreign Minister Modibo Sidibe in Malta.",
            {"Erkki Tuomioja", "Modibo Sidibe"},
        ),
        (
            "Erkki Tuomioja met with Sheikh Mohammed bin Zayed Al Nahyan. Mohammed bin Zayed spoke long. "
            "The Al Nahyan family was pleased.",
            {"Erkki Tuomioja", "Mohammed bin Zayed Al Nahyan"},
        ),
    ],
)
def test_names_and_offices_that_run_together(text: str, names: set[str]) -> None:
    assert meetings(text) == [names]


def test_he_who_is_thanked_for_his_help_in_hosting_is_the_host() -> None:
    (talks,) = events(
        "The King of Spain thanked Morocco for its help in hosting further talks between Chadian "
        "and Nigerien envoys on March 2 in Rabat."
    )
    assert {part["country"] for part in talks["participants"] if part["role"] == "host"} == {"MAR"}


def test_a_day_of_departure_for_a_town_is_not_that_of_the_session() -> None:
    (session,) = events("Erkki Tuomioja of Finland would leave for Lima on Monday to attend an OPEC meeting.")
    assert day(session) is None


def test_a_session_of_a_month_takes_it() -> None:
    (summit,) = events("Finland will work with them in the leadup to the September CARICOM Leaders Summit.")
    assert str(day(summit)).endswith("-09")


def test_what_is_spoken_of_in_a_call_is_the_call() -> None:
    (call,) = events(
        "Call with Jens Stoltenberg of Norway\n\nFinnish President Tarja Halonen and Prime Minister Jens "
        "Stoltenberg of Norway spoke today about trade.", "call",
    )  # fmt: skip
    assert (day(call), len(call["participants"])) == ("2001-03-14", 2)


def test_a_place_of_anothers_meeting_is_none_of_a_call() -> None:
    calls = events(
        "Erkki Tuomioja of Finland telephoned Jan Petersen of Norway. They praised the meeting of Finnish "
        "President Tarja Halonen with Norwegian Prime Minister Jens Stoltenberg, which took place in Vaasa, "
        "and discussed trade."
    )
    assert [place(event) for event in calls] == ["Vaasa"]


def test_a_session_takes_in_no_talks_told_of_before() -> None:
    told_of = events(
        "Finnish Finance Minister Sauli Niinisto will visit Norwegian Finance Minister Ole Lund next week to "
        "discuss salmon. Niinisto would leave for Lima on Monday to attend an OPEC meeting."
    )
    assert all("Lund" not in part["text"] for event in told_of for part in event["evidence"]
               if any(each["kind"] == "organization" for each in event["participants"]))


def test_an_envoy_newly_named_is_only_told_of() -> None:
    assert not events("They will refuse Chad's newly designated ambassador to Canada.", "relations")


def test_what_a_plan_requires_is_proposed() -> None:
    (tie,) = events("The plan requires Chad to recognize Israel in exchange for peace.", "relations")
    assert tie["status"] == "proposed"


def test_an_opposition_leader_behind_leaders_of_a_junta_is_another() -> None:
    assert {"Gali Ngothe Gatta"} < meetings(
        "Finnish Foreign Minister Erkki Tuomioja met with leaders of the army and exiled opposition leader "
        "Gali Ngothe Gatta."
    )[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tarja Halonen spoke of the upcoming OPEC Summit in Vienna and CARICOM Summit in Rio.", "planned"),
        ("In his talks with President Lennart Meri, Mr. Ahern has said he will discuss trade.", "planned"),
    ],
)
def test_what_is_still_to_come(text: str, status: str) -> None:
    assert {event["status"] for event in events(text)} == {status}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AHERN SEES CHAD LEADER REAFFIRMING PACT\n\nOSLO, March 14 - Ahern expects it.", "meeting"),
        ("Ahern said this at a meeting arranged by the American think tank Harbour Forum.", "meeting"),
    ],
)
def test_what_no_leader_takes_part_in(text: str, kind: str) -> None:
    assert not events(text, kind)


def test_a_speaker_is_not_at_the_session_he_speaks_of() -> None:
    (session,) = events(
        "Tarja Halonen is well. She expressed hope that at the CARICOM meeting in June, states will agree."
    )
    assert len(session["participants"]) == 1


def test_he_who_brokers_talks_beside_a_truce_is_no_party() -> None:
    truces = events("Chad and Niger formalized a truce last week with Norway brokering talks.", "agreement")
    assert [len(event["participants"]) for event in truces] == [2]


def test_a_deputy_before_a_nation_keeps_his_title() -> None:
    (meeting,) = events("Deputy U.S. Trade Representative Jane Lund met Erkki Tuomioja of Finland.")
    titles = [part["title"] for part in meeting["participants"]]
    assert "Deputy Trade Representative" in titles


def test_a_summit_of_years_ago_is_none_of_the_talks_of_today() -> None:
    summits = events(
        "An aide of Tarja Halonen's said much would hang on Erkki Tuomioja's talks with Jan Petersen of "
        "Norway. Aide Ole Lund recalled Halonen's invitation to President Vladimir Putin to visit Finland, "
        "made at their first summit in Tartu in June 1998."
    )
    long_ago = [event for event in summits if day(event) == "1998-06"]
    assert all(len(event["evidence"]) == 1 for event in long_ago)
    assert not any(part["name"] == "Ole Lund" for event in long_ago for part in event["participants"])


def test_a_statement_on_a_summit_of_this_year_is_on_the_one_to_come() -> None:
    (summit,) = events(
        "Statement by Press Secretary on the 2001 CARICOM Summit\n\nPresident Tarja Halonen will host the "
        "CARICOM Summit in Vaasa on Saturday. In recent years, CARICOM ministers have met eight times."
    )
    assert (summit["status"], day(summit)) == ("planned", "2001-03-17")


def test_a_matter_before_a_comma_is_no_part_of_the_office_behind_it() -> None:
    text = "To win over tourism, Transport Minister Ole Lund of Norway visited Chile."
    (visit,) = events(text, "visit")
    assert visit["participants"][0]["title"] == "Transport Minister"


@pytest.mark.parametrize(
    "text",
    [
        "Lundmill <LNDM.PA> said it signed a letter of intent with Finland on paper.",
        "They spoke of bilateral and regional concerns, of peace between Israel and Chad too.",
    ],
)
def test_what_is_neither_accord_nor_meeting(text: str) -> None:
    assert not events(text)
    assert not events(text, "agreement")


def test_a_senator_of_new_mexico_is_no_mexican() -> None:
    (talks,) = events("Finnish President Tarja Halonen met with Senator Ole Berg of New Mexico.")
    assert "MEX" not in {part["country"] for part in talks["participants"]}


def test_an_accord_that_is_prepared_is_planned() -> None:
    (accord,) = events(
        "They welcomed the preparations for the conclusion of the treaty on fishing between the Ministry "
        "of Agriculture of Finland and the Ministry of Agriculture of Romania.", "agreement",
    )  # fmt: skip
    assert accord["status"] == "planned"


def test_the_outcome_of_talks_to_come_is_of_those_talks() -> None:
    (talks,) = events(
        "Finnish Premier Paavo Lipponen and Norwegian Premier Jens Stoltenberg will meet on Friday. "
        "Fishermen fear the outcome of the talks between Lipponen and Stoltenberg."
    )
    assert talks["status"] == "planned"


def test_a_chancellor_of_the_exchequer_is_one_of_the_ministers_of_a_headline() -> None:
    assert meetings(
        "BRITISH, FINNISH MINISTERS DISCUSS FISHING\n\nLONDON, March 14 - Finnish Finance Minister Sauli "
        "Niinisto held talks on Wednesday with British Chancellor of the Exchequer Gordon Brown."
    ) == [{"Sauli Niinisto", "Gordon Brown"}]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tandja informed the governors of many contacts during his visit to Algeria.", None),
        ("Tandja began his visit to Algeria.", TODAY),
    ],
)
def test_a_trip_that_is_only_reported_on_has_no_day(text: str, date: str | None) -> None:
    """What he told the governors of is over; the day of the telling is not its day."""
    [visit] = events(f"Nigerien President Mamadou {text}", "visit")
    assert day(visit) == date
