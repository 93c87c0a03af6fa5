"""Turns of phrase that tell of an act: who takes part, whether it happened, where and when."""

from __future__ import annotations

from typing import Any

import pytest

from dipevents.values import Record
from reading import day, read

TODAY = "2001-03-14"  # a Wednesday


def told(text: str) -> list[tuple[str, str, set[Any]]]:
    """Type, status and names (of nameless ones the state, or the body) of every event."""
    return [(e["type"], e["status"], set(map(who, e["participants"]))) for e in read(text, TODAY)[1]]


def who(participant: Record) -> Any:
    return participant["name"] or participant["country"]


def place(event: Record) -> Any:
    return event["location"]["name"] if event["location"] else None


@pytest.mark.parametrize(
    ("text", "kind", "status", "names"),
    [
        (
            "Envoys Ole Lund of Oslo and Ana Vidal of Peru met in Quito on Monday.",
            "meeting", "occurred", {"Ole Lund", "Ana Vidal"},
        ),
        (
            "A Turkish and a Greek admiral came face to face in Malta on Monday.",
            "meeting", "occurred", {"TUR", "GRC"},
        ),
        (
            "Kenya's Daniel arap Moi and Uganda's Yoweri Museveni, who last met in Arusha in May, differ.",
            "meeting", "occurred", {"Daniel arap Moi", "Yoweri Museveni"},
        ),
        (
            "CARICOM heads of government will caucus in Castries on Friday.",
            "meeting", "planned", {"Caribbean Community"},
        ),
        (
            "Negotiators for Chile and Bolivia reconvene in La Paz on March 20.",
            "meeting", "planned", {"Chile", "Bolivia"},
        ),
        (
            "Kenyan President Daniel arap Moi told an Ethiopian envoy he would be glad to visit Asmara.",
            "visit", "proposed", {"Daniel arap Moi"},
        ),
        (
            "Landlocked Chad and its southern neighbour Cameroon signed a transit accord on Monday.",
            "agreement", "occurred", {"Chad", "Cameroon"},
        ),
        (
            "Fiji, Tonga, Samoa and five Western donors concluded a fisheries treaty in Suva on Monday.",
            "agreement", "occurred", {"Fiji", "Tonga", "Samoa"},
        ),
        (
            "The energy ministers of Chad and Niger have adjourned until Friday their talks in Kano.",
            "meeting", "occurred", {"Chad", "Niger"},
        ),
        (
            "Finnish President Tarja Halonen was received with open arms by her Estonian counterpart "
            "Lennart Meri in Tallinn.",
            "meeting", "occurred", {"Tarja Halonen", "Lennart Meri"},
        ),
        ("A World Bank team arrived in Gabon on Monday.", "visit", "occurred", {"World Bank"}),
        (
            "Irish premier Bertie Ahern huddled with several fellow leaders on Monday.",
            "meeting", "occurred", {"Bertie Ahern"},
        ),
        (
            "Irish premier Bertie Ahern gave a banquet on Monday for the leaders of 24 African countries.",
            "meeting", "occurred", {"Bertie Ahern"},
        ),
        (
            "The whole European Commission is today visiting Bonn.",
            "visit", "occurred", {"European Commission"},
        ),
        ("Irish premier Bertie Ahern is in Riga, where he will dine.", "visit", "occurred", {"Bertie Ahern"}),
        (
            "The Irish Finance Ministry made its statement after talks with Latvian officials.",
            "meeting", "occurred", {"Ireland", "Latvia"},
        ),
        (
            "Irish premier Bertie Ahern, who heads talks with the European Union, has resigned.",
            "meeting", "occurred", {"Bertie Ahern", "European Union"},
        ),
        (
            "The note was handed over by HE Foreign Minister Ali Saleh of Qatar during a meeting on Monday "
            "in "
            "Riga with HE Latvian premier Andris Berzins.",
            "meeting", "occurred", {"Ali Saleh", "Andris Berzins"},
        ),
        (
            "A Danish team led by Niels Helveg, the trade minister, flew to Riga on Monday.",
            "visit", "occurred", {"Niels Helveg"},
        ),
        (
            "Norwegian Foreign Minister Thorbjorn Jagland is not due to see his predecessor, Bjorn Tore "
            "Godal.",
            "meeting", "denied", {"Thorbjorn Jagland", "Bjorn Tore Godal"},
        ),
        (
            "The Norwegian premier turned up in Vilnius for talks with Lithuanian President Valdas Adamkus.",
            "meeting", "planned", {"NOR", "Valdas Adamkus"},
        ),
        (
            "Finnish President Tarja Halonen had a tense exchange with Estonian President Lennart Meri.",
            "meeting", "occurred", {"Tarja Halonen", "Lennart Meri"},
        ),
        (
            "Finnish President Tarja Halonen has taken a call from Estonian President Lennart Meri.",
            "call", "occurred", {"Tarja Halonen", "Lennart Meri"},
        ),
        (
            "A call that Irish premier Bertie Ahern was supposed to make to Tony Blair was postponed.",
            "call", "cancelled", {"Bertie Ahern", "Tony Blair"},
        ),
        (
            "A letter from King Harald has reached Latvian President Vaira Vike-Freiberga.",
            "message", "occurred", {"Harald", "Vaira Vike-Freiberga"},
        ),
        (
            "Namibia raised the border dispute, about which Windhoek wrote to Gaborone in May.",
            "message", "occurred", {"Namibia", "Botswana"},
        ),
        (
            "Malian President Alpha Oumar Konare, in a cable made public by the radio, thanked "
            "Ghanaian President John Kufuor.",
            "message", "occurred", {"Alpha Oumar Konare", "John Kufuor"},
        ),
        (
            "Spain's embassy in Tirana was officially reopened on Monday evening.",
            "relations", "occurred", {"Spain", "Albania"},
        ),
        (
            "Ottawa has pulled 12 of its diplomats out of Eritrea.",
            "relations", "occurred", {"Canada", "Eritrea"},
        ),
        (
            "The ambassadors of Chad and Niger to Libya had been ordered home as well.",
            "relations", "occurred", {"Chad", "Niger", "Libya"},
        ),
        (
            "The Irish foreign minister called the Israeli ambassador to the ministry.",
            "relations", "occurred", {"Ireland", "Israel", "IRL"},
        ),
        (
            "Irish premier Bertie Ahern told visiting Latvian Prime Minister Andris Berzins that talks "
            "would go on.",
            "visit", "occurred", {"Andris Berzins"},
        ),
        (
            "Chile's ambassador to Peru said the two countries could open talks on fishing next year.",
            "meeting", "proposed", {"Chile", "Peru"},
        ),
        (
            "Members of the UN Security Council met behind closed doors on Monday.",
            "meeting", "occurred", {"United Nations Security Council"},
        ),
        (
            "Irish premier Bertie Ahern arrived in Kenya and has since met ten Kenyan ministers.",
            "meeting", "occurred", {"Bertie Ahern", "Kenya"},
        ),
        (
            "Irish premier Bertie Ahern rejected suggestions for talks with the IMF.",
            "meeting", "denied", {"Bertie Ahern", "International Monetary Fund"},
        ),
        (
            "Israeli premier Ariel Sharon met the UN Middle East envoy Terje Roed-Larsen on Monday.",
            "meeting", "occurred", {"Ariel Sharon", "Terje Roed-Larsen"},
        ),
        (
            "Irish premier Bertie Ahern met Foreign Affairs, Trade and Worship Minister Adalberto "
            "Rodriguez Giavarini "
            "of Argentina.",
            "meeting", "occurred", {"Bertie Ahern", "Adalberto Rodriguez Giavarini"},
        ),
        (
            "The protest was sent in a letter from Irish premier Bertie Ahern, head of the "
            "delegation in Rome, "
            "to Peruvian President Valentin Paniagua.",
            "message", "occurred", {"Bertie Ahern", "Valentin Paniagua"},
        ),
        (
            "We welcome the understandings reached in Aqaba between officials of Israel and Jordan.",
            "agreement", "occurred", {"Israel", "Jordan"},
        ),
        (
            "It was decided by the governments of Laos and Togo to establish diplomatic relations.",
            "relations", "planned", {"Laos", "Togo"},
        ),
        (
            "Swedish premier Goran Persson met Polish premier Jerzy Buzek and, separately, with "
            "Polish President Aleksander Kwasniewski.",
            "meeting", "occurred", {"Goran Persson", "Aleksander Kwasniewski"},
        ),
        (
            "A Declaration of Peace and Friendship which Bertie Ahern and Valentin Paniagua signed "
            "today at State "
            "House ended the dispute.",
            "agreement", "occurred", {"Bertie Ahern", "Valentin Paniagua"},
        ),
        (
            "Irish premier Bertie Ahern was given a welcome by Latvian premier Andris Berzins, with "
            "whom he first "
            "had a one-on-one meeting.",
            "meeting", "occurred", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern was the first guest to be received by Latvian premier Andris "
            "Berzins.",
            "meeting", "occurred", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern launched on Monday a new round of talks with Andris Berzins "
            "of Latvia.",
            "meeting", "occurred", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "The Irish foreign minister assured the Latvian ambassador, in the course of a "
            "conversation on Monday, "
            "that all was well.",
            "meeting", "occurred", {"IRL", "LVA"},
        ),
        (
            "Irish premier Bertie Ahern praised Latvian premier Andris Berzins for the agreement he "
            "reached with "
            "Poland.",
            "agreement", "occurred", {"Andris Berzins", "Poland"},
        ),
        (
            "Envoys from Fiji and the Association of Southeast Asian Nations, or ASEAN, signed a "
            "pact on Monday.",
            "agreement", "occurred", {"Fiji", "Association of Southeast Asian Nations"},
        ),
        (
            "The dispute came up in talks between Chilean and Peruvian envoys that concluded today in Lima.",
            "meeting", "occurred", {"Chile", "Peru"},
        ),
        (
            "The visit by Irish premier Bertie Ahern follows two days of riots.",
            "visit", "occurred", {"Bertie Ahern"},
        ),
        (
            "Saouma Diallo, the Malian envoy, in Peru for talks with trade officials, said little.",
            "meeting", "planned", {"Saouma Diallo", "Peru"},
        ),
        (
            "Irish premier Bertie Ahern, his Latvian and Polish counterparts, Andris Berzins and "
            "Jerzy Buzek, as well "
            "as Spanish Prime Minister Jose Maria Aznar are to discuss trade.",
            "meeting", "planned", {"Bertie Ahern", "Andris Berzins", "Jerzy Buzek", "Jose Maria Aznar"},
        ),
        (
            "Irish premier Bertie Ahern is close to arranging a meeting with Colombian rebels.",
            "meeting", "planned", {"Bertie Ahern", "Colombia"},
        ),
        (
            "After meetings on Monday with Russia's visiting foreign minister, Igor Ivanov, Irish "
            "premier Bertie Ahern "
            "said little.",
            "visit", "occurred", {"Igor Ivanov"},
        ),
        (
            "Ghana, Togo and Benin -- the G-3 -- agreed in Lome to share power.",
            "agreement", "occurred", {"Ghana", "Togo", "Benin"},
        ),
        ("A Latvian technical team will travel to Baku.", "visit", "planned", {"Latvia"}),
        (
            "Fiji and Laos held talks. Irish premier Bertie Ahern is in Dili today.",
            "visit", "occurred", {"Bertie Ahern"},
        ),
        (
            "Irish premier Bertie Ahern will be President Mugabe's guest in Harare.",
            "visit", "planned", {"Bertie Ahern", "Mugabe"},
        ),
        (
            "Irish premier Bertie Ahern held brief talks with Latvian premier Andris Berzins.",
            "meeting", "occurred", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Ghanaian president John Kufuor met Crown Prince Faisal of Saudi Arabia. The Ghanaian leader "
            "gave the crown prince a book. He also held talks with Latvian premier Andris Berzins.",
            "meeting", "occurred", {"John Kufuor", "Andris Berzins"},
        ),
        (
            "The President of the Spanish Government, Pedro Sol, spoke on Monday. The head of the Spanish "
            "executive had met King Harald of Norway in Bergen.",
            "meeting", "occurred", {"Pedro Sol", "Harald"},
        ),
        (
            "Irish premier Bertie Ahern held talks with the tribunal's chief prosecutor, Mia Holm.",
            "meeting", "occurred", {"Bertie Ahern", "Mia Holm"},
        ),
        (
            "Latvia said the country's foreign minister, Ina Kalns, will visit Oman.",
            "visit", "planned", {"Ina Kalns"},
        ),
        (
            "The Latvian president visited Togo. He met with the country's top officials in Lome.",
            "meeting", "occurred", {"LVA", "Togo"},
        ),
        (
            "The Latvian president visited Togo. Its premier, Koffi Adom, met him in Lome.",
            "meeting", "occurred", {"LVA", "Koffi Adom"},
        ),
        (
            "Latvian-Irish trade is growing. Negotiators for the two countries met in Oslo.",
            "meeting", "occurred", {"Latvia", "Ireland"},
        ),
        (
            "The IMF executive board meets tomorrow in Washington.",
            "meeting", "planned", {"International Monetary Fund"},
        ),
        ("Riga may send a senior official to Oslo next week.", "visit", "proposed", {"LVA"}),
        (
            "Irish premier Bertie Ahern praised the visit of Latvian President Ina Kalns, which took place "
            "last week.",
            "visit", "occurred", {"Ina Kalns"},
        ),
        (
            "Irish premier Bertie Ahern met reporters before he attends next week's IMF meeting.",
            "meeting", "planned", {"Bertie Ahern", "International Monetary Fund"},
        ),
        ("Prices fell on the eve of the G20 summit in Oslo.", "meeting", "planned", {"Group of Twenty"}),
        (
            "Remarks by President Mary McAleese and President Vladimir Putin Before Bilateral Meeting",
            "meeting", "occurred", {"Mary McAleese", "Vladimir Putin"},
        ),
        (
            "The topic of Irish premier Bertie Ahern's meeting with Latvian minister Ina Kalns was to win "
            "support.",
            "meeting", "occurred", {"Bertie Ahern", "Ina Kalns"},
        ),
        (
            "Irish premier Bertie Ahern is keen to meet Russian president Vladimir Putin.",
            "meeting", "proposed", {"Bertie Ahern", "Vladimir Putin"},
        ),
        (
            "Irish premier Bertie Ahern met Finnish minister Jan Lind, Maltese minister Gino Vella and "
            "Latvian minister Ina Kalns during their visit to Dublin.",
            "visit", "occurred", {"Jan Lind", "Gino Vella", "Ina Kalns"},
        ),
        (
            "Officials of the Japanese Ministry of International Trade and Industry (MITI) met U.S. envoys.",
            "meeting", "occurred", {"Japan", "United States"},
        ),
        (
            "At a separate meeting, the NATO ministers and their Russian counterpart, Igor Ivanov, urged "
            "Serbs to vote.",
            "meeting", "occurred", {"North Atlantic Treaty Organization", "Igor Ivanov"},
        ),
        (
            "Irish premier Bertie Ahern met Governor of Tula Region Oleg Lom and Russian president Vladimir "
            "Putin.",
            "meeting", "occurred", {"Bertie Ahern", "Oleg Lom", "Vladimir Putin"},
        ),
        (
            "Irish President Mary McAleese met Massoud Barzani, the president of Iraq's Kurdish region.",
            "meeting", "occurred", {"Mary McAleese", "Massoud Barzani"},
        ),
        (
            "Latvia signed a $2.5 billion, 18-month loan agreement with Japan.",
            "agreement", "occurred", {"Latvia", "Japan"},
        ),
        (
            "Ireland and Togo signed a pact during a visit to Dublin by Togo's reclusive military ruler.",
            "agreement", "occurred", {"Ireland", "Togo"},
        ),
        (
            "Ireland and Togo signed a pact during a visit to Dublin by Togo's reclusive military ruler.",
            "visit", "occurred", {"TGO"},
        ),
        (
            "Besides holding talks with Latvian premier Andris Berzins, Irish premier Bertie Ahern is due to "
            "open a bridge.",
            "meeting", "planned", {"Andris Berzins", "Bertie Ahern"},
        ),
        (
            "On Tuesday Irish premier Bertie Ahern met with Latvian premier Andris Berzins, then with "
            "Polish premier Jerzy Buzek.",
            "meeting", "occurred", {"Bertie Ahern", "Jerzy Buzek"},
        ),
        (
            "OSLO, March 14 (Reuters) - Irish minister Tom Kitt, here for talks with Norwegian officials, "
            "said little.",
            "visit", "occurred", {"Tom Kitt"},
        ),
        (
            "Riots met the visit of Irish President Mary McAleese, who began a four-day visit last Friday.",
            "visit", "occurred", {"Mary McAleese"},
        ),
        (
            "Ireland and Latvia have an agreement, signed in 1996, to share fish.",
            "agreement", "occurred", {"Ireland", "Latvia"},
        ),
        (
            "The African Development Bank (ADB) is growing. Irish minister Tom Kitt will attend the ADB "
            "annual meeting in Cairo.",
            "meeting", "planned", {"Tom Kitt", "African Development Bank"},
        ),
        (
            "He spoke of the visit later this month by Japanese Prime Minister Yoshiro Mori.",
            "visit", "planned", {"Yoshiro Mori"},
        ),
        (
            "Ireland reiterated its refusal to meet Latvian officials.",
            "meeting", "denied", {"Ireland", "Latvia"},
        ),
        (
            "Irish premier Bertie Ahern accused Latvian premier Andris Berzins of bad faith during a meeting "
            "in Oslo.",
            "meeting", "occurred", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "The IAEA is to hold talks in Vienna.",
            "meeting", "planned", {"International Atomic Energy Agency"},
        ),
        (
            "Irish premier Bertie Ahern met Ukrainian Fuel and Energy Minister Yuri Boy.",
            "meeting", "occurred", {"Bertie Ahern", "Yuri Boy"},
        ),
        (
            "Irish minister Tom Kitt met with U.N. officials and aid groups in the capital, Niamey.",
            "meeting", "occurred", {"Tom Kitt", "United Nations"},
        ),
        (
            "Ireland agreed in talks with Latvia to share its fish.",
            "meeting", "occurred", {"Ireland", "Latvia"},
        ),
    ],
)
def test_who_takes_part(text: str, kind: str, status: str, names: set[str]) -> None:
    assert (kind, status, names) in told(text), told(text)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Irish premier Bertie Ahern and Latvian premier Andris Berzins held talks in Riga. "
            "Agreements on customs were also signed.",
            "agreement", {"Ireland", "Latvia"},
        ),
        (
            "Irish premier Bertie Ahern met Latvian premier Andris Berzins. The two last reached a deal in "
            "May.",
            "agreement", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern met Latvian premier Andris Berzins. Norway's King Harald received "
            "the two leaders at the palace.",
            "meeting", {"Harald", "Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern flies to Riga on Friday. Talks with Latvian premier Andris Berzins "
            "are "
            "to follow.",
            "meeting", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern rang Andris Berzins of Latvia. A phone conversation with Polish "
            "premier "
            "Jerzy Buzek is also planned.",
            "call", {"Bertie Ahern", "Jerzy Buzek"},
        ),
        (
            "Latvian premier Andris Berzins leads his country. Irish premier Bertie Ahern leads his. The "
            "leaders "
            "of Ireland and Latvia met on Monday.",
            "meeting", {"Bertie Ahern", "Andris Berzins"},
        ),
        (
            "Irish premier Bertie Ahern spoke in Riga. Prices rose. Wages fell. Nobody said why. He met "
            "President "
            "Vaira Vike-Freiberga.",
            "meeting", {"Bertie Ahern", "Vaira Vike-Freiberga"},
        ),
        ("Irish officials said the Prime Minister met Latvian premier Andris Berzins on Monday.",
         "meeting", {"IRL", "Andris Berzins"}),
        (
            "Irish premier Bertie Ahern's trip to Riga follows a visit to Oslo last week. ",
            "visit", {"Bertie Ahern"},
        ),
        (
            "British Prime Minister Tony Blair praised Poland. Polish premier Jerzy Buzek praised Britain. "
            "The press came. Nobody asked. In Cork talks were held between the two Premiers.",
            "meeting", {"Tony Blair", "Jerzy Buzek"},
        ),
        (
            "Irish President Mary McAleese arrived in Riga on Monday. The visitor will see the "
            "President of Latvia, "
            "Vaira Vike-Freiberga, today.",
            "meeting", {"Mary McAleese", "Vaira Vike-Freiberga"},
        ),
        (
            "Irish President Mary McAleese arrived in Riga. Later the Irish guest met Archbishop Janis "
            "Pujats.",
            "meeting", {"Mary McAleese", "Janis Pujats"},
        ),
        (
            "Secretary-General Kofi Annan saw President Robert Mugabe in Harare. He spoke of drought. "
            "Nothing came of it. He will fly to Lusaka on Friday.",
            "visit", {"Kofi Annan"},
        ),
        (
            "Latvian premier Andris Berzins arrives on Thursday. Irish premier Bertie Ahern is due a "
            "day later. "
            "They will hold talks in Oslo.",
            "meeting", {"Andris Berzins", "Bertie Ahern"},
        ),
        (
            "Vladimir Putin will visit Dublin in May. In talks with Irish premier Bertie Ahern trade "
            "is the topic. "
            "The leaders will also exchange views on Kosovo.",
            "meeting", {"Vladimir Putin", "Bertie Ahern"},
        ),
        (
            "Irish-Latvian ties are strained. The two countries signed a pact in May.",
            "agreement", {"Ireland", "Latvia"},
        ),
        (
            "Irish premier Bertie Ahern praised Poland. Polish premier Jerzy Buzek praised Ireland. "
            "The press came. "
            "Nobody asked. In Cork talks were held between the two premiers.",
            "meeting", {"Bertie Ahern", "Jerzy Buzek"},
        ),
    ],
)
def test_whom_the_text_means(text: str, kind: str, names: set[str]) -> None:
    assert any((each[0], each[2]) == (kind, names) for each in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Irish premier Bertie Ahern toured Vietnam's northern provinces on Monday.", "Vietnam"),
        ("Irish premier Bertie Ahern will visit Greenland's Thule base on Friday.", "Greenland"),
        ("Pope John Paul began a swing through Chile's rugged southern interior.", "Chile"),
        ("Irish premier Bertie Ahern is on a European tour.", "Europe"),
        ("Irish premier Bertie Ahern will go on a Latin American tour in May.", "Latin America"),
        ("Irish premier Bertie Ahern will break his journey home with a one-day stop in Riga.", "Riga"),
    ],
)
def test_where_a_visit_leads(text: str, where: str) -> None:
    assert [(e["type"], place(e)) for e in read(text, TODAY)[1]] == [("visit", where)]


def test_a_tour_is_told_by_its_states_where_they_are_named() -> None:
    text = "Irish premier Bertie Ahern ended an Asian trip that took him to Laos and Japan."
    assert sorted(place(event) for event in read(text, TODAY)[1]) == ["Japan", "Laos"]


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("Irish premier Bertie Ahern, who leaves today for Riga, is ill.", "2001-03-14", "planned"),
        (
            "Ireland will hold talks with Latvia on March 17, the second after a first round in May last "
            "year.",
            "2001-03-17", "planned",
        ),
        (
            "On his last trip, in March, Irish premier Bertie Ahern dined with Andris Berzins of Latvia.",
            "2001-03", "occurred",
        ),
        ("Nerves are raw before or during Irish premier Bertie Ahern's Riga visit from March 29.",
         "2001-03-29", "planned"),
        ("It said Irish premier Bertie Ahern yesterday met Latvian premier Andris Berzins.",
         "2001-03-13", "occurred"),
        ("Irish premier Bertie Ahern met Andris Berzins of Latvia on Monday (12).", "2001-03-12", "occurred"),
        (
            "For the first time since the 1994 war Malian President Alpha Oumar Konare met Nigerien "
            "President "
            "Mamadou Tandja on Monday.",
            "2001-03-12", "occurred",
        ),
    ],
)  # fmt: skip
def test_when_it_is(text: str, value: str, status: str) -> None:
    assert (value, status) in [(day(event), event["status"]) for event in read(text, TODAY)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "Work is going well. Putin met it with a smile.",
        "Ireland and Latvia pledged to continue to consult.",
        "There were calls from France and Spain for great changes.",
        "Bertie Ahern, who met Vladimir Putin on a number of occasions, spoke of him.",
        "Bertie Ahern and Vladimir Putin, who had not met before, shook their heads.",
        "Ireland and Latvia have a pact under which trade must be balanced.",
        "Irish premier Bertie Ahern met foreign business leaders and the leaders of the unions.",
        "Irish premier Bertie Ahern and Latvian premier Andris Berzins offered aid. Poland welcomed them.",
        "The Power of Siberia pipeline met Chile's needs.",
        "Irish President Mary McAleese spoke after visiting King Harald's orchards.",
        "Irish premier Bertie Ahern met demands for a plan. A plan was announced with Peru.",
        "The guest house in Riga met all needs of Ireland.",
        "Ireland has always sent an envoy to meetings of the IMF.",
        "The Irish president met the company's president.",
        "Irish premier Bertie Ahern met representatives of the Russian and Dutch business community.",
        "It came after a Rome board meeting of the airline in which the governments of Fiji and Peru own a "
        "share.",
        "Board members of the International Coffee Organization passed over the issue.",
    ],
)
def test_what_tells_of_no_act(text: str) -> None:
    assert told(text) == []


def test_an_envoy_is_not_of_the_land_he_is_sent_to() -> None:
    text = "Irish minister Tom Kitt and Qatari envoy Ali Hassan met the Libya envoy Gino Vella in Doha."
    people = {who(p): p["country"] for p in read(text, TODAY)[1][0]["participants"]}
    assert people == {"Tom Kitt": "IRL", "Ali Hassan": "QAT", "Gino Vella": None}


def test_congratulations_to_others_are_no_part_of_a_meeting() -> None:
    text = (
        "Irish premier Bertie Ahern met Latvian premier Andris Berzins on Monday. "
        "Polish premier Jerzy Buzek congratulated Berzins on his election."
    )
    assert [kind for kind, _, _ in told(text)] == ["meeting", "message"]


def test_a_time_behind_thanks_is_not_that_of_the_meeting() -> None:
    text = "Irish premier Bertie Ahern met Russian president Vladimir Putin, thanking him for aid last year."
    assert read(text, TODAY)[1][0]["date"]["value"] == TODAY


def test_where_a_disaster_was_is_not_where_condolences_are_from() -> None:
    text = "Vladimir Putin expressed his condolences to premier Tony Blair over the fire at Leeds station."
    assert read(text, TODAY)[1][0]["location"] is None


def test_an_invitation_to_come_on_a_visit_is_no_plan() -> None:
    text = "Vladimir Putin invited Latvian president Ina Kalns to come on a visit to Russia next year."
    assert {status for _, status, _ in told(text)} == {"proposed"}


def test_a_ministry_lends_its_last_word_to_the_title() -> None:
    text = "Irish premier Bertie Ahern met U.S. Treasury Secretary Paul Foss in Oslo."
    titles = {p["title"] for p in read(text, TODAY)[1][0]["participants"]}
    assert titles == {"premier", "Treasury Secretary"}


def test_a_summit_that_leaders_gather_for_is_one_meeting() -> None:
    text = "Leaders of Ireland and Latvia gathered in Oslo for a summit on Monday."
    assert told(text) == [("meeting", "occurred", {"Ireland", "Latvia"})]


def test_talks_are_not_of_the_day_from_which_prices_are_paid() -> None:
    text = "Irish and Latvian ministers held talks on prices to be paid from July 1."
    assert read(text, TODAY)[1][0]["date"]["value"] == TODAY
