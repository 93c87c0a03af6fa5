"""Turns of phrase that tell of accords, messages and relations, and those that only look like it."""

from __future__ import annotations

from typing import Any

import pytest

from reading import day, read
from test_wording import TODAY, place, told


@pytest.mark.parametrize(
    ("text", "status", "names"),
    [
        # Who made an accord stands in the clause that it explains.
        ("Under a deal signed with Ghana in February, Togo will buy power.", "occurred", {"Ghana", "Togo"}),
        (
            "The minister said that under a pact signed with Chad in January, Niger would buy camels.",
            "occurred", {"Chad", "Niger"},
        ),
        ("Under a pact reached in 1974, Libya was to supply Malta with oil.", "occurred", {"Libya", "Malta"}),
        (
            "Chad and Sudan swapped 40 prisoners on Monday in a deal brokered by the African Union.",
            "occurred", {"Chad", "Sudan"},
        ),
        (
            "Fiji will lend Tuvalu 10 million dollars under an agreement signed in Suva on Monday.",
            "occurred", {"Fiji", "Tuvalu"},
        ),
        ("Under the pact, signed in Bern on March 4, Peru and Chile disarm.", "occurred", {"Peru", "Chile"}),
        (
            "Chinese Foreign Minister Wang Yi met Samoan Prime Minister Fiame Mataafa and signed an accord.",
            "occurred", {"Wang Yi", "Fiame Mataafa"},
        ),
        # A joint statement, by those who speak in it.
        ("Bolivia and Guinea, in a joint statement, called for peace.", "occurred", {"Bolivia", "Guinea"}),
        (
            "In a joint communique issued in La Paz on Saturday, Bolivia and Guinea called for peace.",
            "occurred", {"Bolivia", "Guinea"},
        ),
        (
            "A joint communique issued in Accra on Monday said Ghana and Togo would open the border.",
            "occurred", {"Ghana", "Togo"},
        ),
        # What talks end in, what is resolved upon, what is proposed.
        ("Talks between Peru and Chile have produced an agreement on fish.", "occurred", {"Peru", "Chile"}),
        ("Peru and Chile have come to terms on fish.", "occurred", {"Peru", "Chile"}),
        ("Peru and Chile resolved to open a second crossing.", "occurred", {"Peru", "Chile"}),
        ("Peru, Chile and four other nations signed a pact.", "occurred", {"Peru", "Chile"}),
        ("Peru and its neighbours agreed on a customs union in Lima.", "occurred", {"Peru"}),
        ("Peru has proposed a non-aggression pact to Chile.", "proposed", {"Peru", "Chile"}),
        ("Peru agreed on Monday to share a dam with Chile.", "occurred", {"Peru", "Chile"}),
        ("Joint Statement of Peru and Chile", "occurred", {"Peru", "Chile"}),
        (
            "Peru and the World Bank have signed a 300 million dollar loan.",
            "occurred", {"Peru", "World Bank"},
        ),
        ("Peru and Chile issued a joint political statement on Monday.", "occurred", {"Peru", "Chile"}),
        # A year before the noun, an owner beside the partner, a clause behind a comma.
        ("A 1987 Thai-Burmese border agreement drew the line.", "occurred", {"Thailand", "Myanmar"}),
        ("Kenya's defence pact with Malawi was signed on Monday.", "occurred", {"Kenya", "Malawi"}),
        ("The Suva pact, which Fiji and Tonga signed in 1984, has lapsed.", "occurred", {"Fiji", "Tonga"}),
        (
            "Kenyan President Daniel arap Moi agreed with Malawi's Hastings Banda to open the border.",
            "occurred", {"Daniel arap Moi", "Hastings Banda"},
        ),
    ],
)
def test_accords(text: str, status: str, names: set[Any]) -> None:
    assert [found for found in told(text) if found[0] == "agreement"] == [("agreement", status, names)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The two presidents witnessed the signing of four agreements.", {"Kenya", "Uganda"}),
        ("The parties agreed to build a bridge.", {"Kenya", "Uganda"}),
        ("A joint statement was issued on Feb. 8.", {"Kenya", "Uganda"}),
    ],
)
def test_accords_of_those_told_before(text: str, names: set[Any]) -> None:
    before = "Kenyan President Daniel arap Moi met Ugandan President Yoweri Museveni in Kisumu. "
    states = {"Daniel arap Moi": "Kenya", "Yoweri Museveni": "Uganda", "KEN": "Kenya", "UGA": "Uganda"}
    found = [who for kind, _, who in told(before + text) if kind == "agreement"]
    assert [{states.get(name, name) for name in who} for who in found] == [names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Thai-Burmese treaty has served well. The treaty was signed in Rangoon in 1956.",
            {"Thailand", "Myanmar"},
        ),
        (
            "The pact between Peru and Chile, he said, is good. That pact, agreed last year, is at risk.",
            {"Peru", "Chile"},
        ),
        ("The treaty was signed in Bern in 1955.", None),
    ],
)
def test_accord_named_before(text: str, names: set[Any] | None) -> None:
    assert told(text) == ([("agreement", "occurred", names)] if names else [])


@pytest.mark.parametrize(
    "text",
    [
        "Peru criticised a deal signed with Chad.",
        "Under an agreement signed in May, the airline will deliver jets to Peru.",
        "The Thai-Burmese agreement expired in July.",
        "Chile agreed with Peru that the vote was fair.",
        "The president of Peru attended the signing of four laws.",
        "A joint statement said Peru and Chile must stop the fighting.",
        "Peru resolved to fight on.",
        "Greenpeace and Amnesty International said in a joint statement that France must stop.",
        "The French government said in a joint statement with Renault that the plant would stay open.",
        "Under a contract signed in Bonn, Krupp will build a steel mill in Brazil.",
        "Chile has come to terms with its past.",
        "Portugal's Benfica and England's Chelsea agreed a fee for the Chilean striker.",
        "Japan's Toshiba and Britain's ICL signed a contract.",
        "The coalition parties agreed on a budget in Berlin.",
    ],
)
def test_no_accord(text: str) -> None:
    assert not [found for found in told(text) if found[0] == "agreement"]


@pytest.mark.parametrize(
    ("text", "status", "names"),
    [
        # Whom a bearer saw, or who received him.
        (
            "King Fahd of Saudi Arabia received Norwegian Foreign Minister Knut Frydenlund, who handed "
            "over a letter from King Olav of Norway.",
            "occurred", {"Olav", "Fahd"},
        ),
        (
            "Norwegian Foreign Minister Knut Frydenlund was received by King Fahd of Saudi Arabia, to whom "
            "he conveyed the greetings of King Olav of Norway.",
            "occurred", {"Olav", "Fahd"},
        ),
        (
            "King Fahd of Saudi Arabia received Norwegian Foreign Minister Knut Frydenlund in Riyadh. The "
            "visitor brought a letter from King Olav of Norway.",
            "occurred", {"Olav", "Fahd"},
        ),
        (
            "A letter from King Olav of Norway to King Fahd of Saudi Arabia was delivered by Minister Berg.",
            "occurred", {"Olav", "Fahd"},
        ),
        # Notes to envoys and embassies, by the state where they are posted.
        ("The Soviet ambassador in Oslo was handed a protest note on Monday.", "occurred", {"Norway", "SUN"}),
        ("A protest note was handed to the Soviet ambassador in Oslo.", "occurred", {"Norway", "SUN"}),
        (
            "A note was delivered to the French Embassy in Prague on Monday.",
            "occurred", {"Czechia", "France"},
        ),
        # Who is asked or accused in a letter has not written it.
        (
            "In a letter to U.N. chief Kofi Annan, Eritrean President Isaias Afwerki accused Ethiopia.",
            "occurred", {"Isaias Afwerki", "Kofi Annan"},
        ),
        (
            "In a letter dated March 4, Eritrea asked the Security Council to act.",
            "occurred", {"Eritrea", "United Nations Security Council"},
        ),
        (
            "He delivered a letter in which King Olav of Norway thanked King Fahd of Saudi Arabia.",
            "occurred", {"Olav", "Fahd"},
        ),
        ("Kenya replied on Monday to a letter from Malawi.", "occurred", {"Kenya", "Malawi"}),
        ("Ethiopia appealed to India for food aid in a letter.", "occurred", {"Ethiopia", "India"}),
        ("Iceland's protest to Britain was delivered on Monday.", "occurred", {"Iceland", "United Kingdom"}),
        (
            "Iceland served an ultimatum on Britain and Denmark.",
            "occurred", {"Iceland", "United Kingdom", "Denmark"},
        ),
        (
            "Somalia lodged a complaint with the African Union.",
            "occurred", {"Somalia", "African Union"},
        ),
        (
            "Kenyan President Daniel arap Moi sent greetings to participants in the African Union summit.",
            "occurred", {"Daniel arap Moi", "African Union"},
        ),
    ],
)
def test_messages(text: str, status: str, names: set[Any]) -> None:
    assert [found for found in told(text) if found[0] == "message"] == [("message", status, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The postman brought a letter from King Olav of Norway.",
        "The Danish envoy presented his letters to President Kenneth Kaunda.",
        "Kenyan President Daniel arap Moi sent greetings to participants of the Moscow book fair.",
        "The union sent a letter to the prime minister of Peru's farmers.",
        "A letter bomb was sent to the Israeli ambassador in London.",
    ],
)
def test_no_message(text: str) -> None:
    assert not [found for found in told(text) if found[0] == "message"]


@pytest.mark.parametrize(
    ("text", "status", "names"),
    [
        # Embassies that open, close, or are opened.
        ("The Ghanaian embassy in Tripoli reopened on Monday.", "occurred", {"Ghana", "Libya"}),
        ("The Embassy of Ghana in Tripoli was inaugurated on Monday.", "occurred", {"Ghana", "Libya"}),
        ("The Ghanaian embassy in Tripoli has been closed.", "occurred", {"Ghana", "Libya"}),
        ("Libya ordered the closure of the Ghanaian consulate in Benghazi.", "occurred", {"Ghana", "Libya"}),
        ("Libya has postponed the opening of its embassy in Accra.", "cancelled", {"Ghana", "Libya"}),
        (
            "Protesters called for the closure of the Ghanaian embassy in Tripoli.",
            "proposed", {"Ghana", "Libya"},
        ),
        # Envoys sent away, recalled, called in.
        ("Three Ghanaian diplomats were given 48 hours to leave Libya.", "occurred", {"Ghana", "Libya"}),
        (
            "The expulsion of three Ghanaian diplomats from Libya was announced.",
            "occurred", {"Ghana", "Libya"},
        ),
        ("Ghana announced the recall of its ambassador to Libya.", "occurred", {"Ghana", "Libya"}),
        (
            "The Israeli ambassador in Accra was called to the Foreign Ministry on Monday.",
            "occurred", {"Ghana", "Israel"},
        ),
        ("Ghana named new envoys to Libya and Mali.", "occurred", {"Ghana", "Libya", "Mali"}),
        ("Israeli ambassador expelled from Ghana", "occurred", {"Ghana", "Israel"}),
        ("Ghana recalls ambassador from Mali", "occurred", {"Ghana", "Mali"}),
        ("Ghana will end relations with Israel.", "planned", {"Ghana", "Israel"}),
        # Ties begun, restored, cut; recognition.
        (
            "Ghana and Bhutan announced the establishment of diplomatic relations.",
            "occurred", {"Ghana", "Bhutan"},
        ),
        ("Hungary said it was ready to establish ties with Latvia.", "proposed", {"Hungary", "Latvia"}),
        ("Ghana suspended relations with Israel.", "occurred", {"Ghana", "Israel"}),
        (
            "Relations between Ghana and Israel, severed in 1973, were resumed on Monday.",
            "occurred", {"Ghana", "Israel"},
        ),
        ("Ghana has threatened to break off relations with Israel.", "proposed", {"Ghana", "Israel"}),
        ("Canada withdrew its recognition of Taiwan.", "occurred", {"Canada", "Taiwan"}),
        (
            "Kenya and Uganda held talks in Kisumu on Monday. Diplomatic ties will be restored.",
            "planned", {"Kenya", "Uganda"},
        ),
        (
            "Kenya and Uganda held talks in Kisumu on Monday. Kenya recalled its ambassador in December.",
            "occurred", {"Kenya", "Uganda"},
        ),
        (
            "Kenya and Uganda held talks in Kisumu on Monday. Embassies will be opened next year.",
            "planned", {"Kenya", "Uganda"},
        ),
    ],
)
def test_relations(text: str, status: str, names: set[Any]) -> None:
    assert [found for found in told(text) if found[0] == "relations"] == [("relations", status, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed the establishment of diplomatic relations between Ghana and Bhutan.",
        "They held talks on the opening of a Ghanaian embassy in Tripoli.",
        "Russia may keep its embassy in Berlin open.",
        "Norway's embassy in Rome opened its doors to artists.",
        "The French consulate in Oran opened a library.",
        "The German embassy in Lima closed its gates at noon.",
        "Poland established good relations with Latvia.",
        "Diplomatic relations were broken off in 1973.",
        "Norway announced the recall of two million cars from Peru.",
    ],
)
def test_no_relations(text: str) -> None:
    assert not [found for found in told(text) if found[0] == "relations"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # Tit for tat is two acts.
        (
            "Nigeria has expelled two Libyan diplomats. Libya hit back by ordering two Nigerian envoys out.",
            [{"Nigeria", "Libya"}, {"Nigeria", "Libya"}],
        ),
        # An embassy's own state is not closed to itself.
        (
            "Venezuelan President Hugo Chavez ordered the closure of the Venezuelan embassy in Bogota.",
            [{"Venezuela", "Hugo Chavez", "Colombia"}],
        ),
        # Where the ministry stands tells whose it is.
        ("In Tripoli, the Nigerian ambassador was summoned to the foreign ministry.", [{"Libya", "Nigeria"}]),
    ],
)
def test_relations_between_two(text: str, acts: list[set[Any]]) -> None:
    assert [names for kind, _, names in told(text) if kind == "relations"] == acts


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The Indian charge d'affaires in Lima was summoned to the foreign ministry on Monday.", ["Lima"]),
        (
            "Peru and Chile held talks in Quito on Monday. The two countries signed a treaty on Monday.",
            ["Quito", "Quito"],
        ),
        ("In Oslo, ministers of Peru and Chile signed a pact at Fornebu airport on Monday.", ["Oslo"]),
    ],
)
def test_where(text: str, where: list[str]) -> None:
    assert [place(event) for event in read(text, TODAY)[1]] == where


def test_an_older_accord_is_not_that_of_the_news() -> None:
    text = (
        "Pakistan and India have agreed to observe a ceasefire, their armies said. "
        "The original ceasefire accord was signed in 1993."
    )
    assert [day(event) for event in read(text, TODAY)[1]] == [TODAY, "1993"]
