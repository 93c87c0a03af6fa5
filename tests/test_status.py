"""Whether an act happened, is planned, was proposed, called off or denied, in many turns of phrase."""

from __future__ import annotations

import pytest

from reading import read

TODAY = "2004-04-14"  # a Wednesday
TURNS = {
    "cancelled": """
        A summit between @ and $ has been put back to May.
        A summit between @ and $ was pushed back.
        A meeting between the foreign ministers of Chile and Bolivia has been moved to June.
        Talks between Chile and Bolivia have been shelved.
        Talks between Chile and Bolivia are on hold.
        Talks between Chile and Bolivia have been put on ice.
        Plans for a summit between Chile and Bolivia fell through.
        A visit to La Paz by @ has been dropped.
        The meeting between @ and $ is off.
        The trip to La Paz of @ was rescheduled for June.
        @ scrapped a trip to La Paz.
        @ has pulled out of a summit with $.
        Chile and Bolivia broke off talks on Monday.
        Chile suspended talks with Bolivia on Monday.
    """,
    "denied": """
        A meeting between @ and $ did not materialise.
        @ will not travel to La Paz for the inauguration.
        @ ruled out a meeting with $.
        @ turned down an invitation to visit La Paz.
        @ declined to meet $.
        @ said he had no plans to meet $.
        Chile denied that its foreign minister had met Bolivian officials in secret.
        Chile dismissed reports of secret talks with Bolivia.
        There will be no talks between Chile and Bolivia, the minister said.
        Chile and Bolivia have not held talks since 2003.
        @ snubbed $ by skipping a meeting with him.
        Chile and Bolivia failed to meet as planned on Monday.
        A letter from @ to $ was never sent, the ministry said.
        Chile has refused to sign a gas accord with Bolivia.
        Chile denied having recalled its ambassador to Bolivia.
        Chile has no intention of breaking relations with Bolivia.
        Chile said it would not recall its ambassador from Bolivia.
    """,
    "proposed": """
        Chile is ready to hold talks with Bolivia.
        Chile has offered to hold talks with Bolivia.
        Chile would be willing to meet Bolivia for talks.
        @ may visit La Paz in May.
        @ is considering a visit to La Paz.
        Bolivia wants @ to visit La Paz.
        $ has asked for a meeting with @.
        $ hopes to meet @ in May.
        $ suggested a summit with @.
        $ called for a summit with @.
        If he were invited, @ would visit La Paz.
        $ is eager to meet @.
        Chile and Bolivia should hold talks, the UN said.
        A possible meeting between @ and $ was mooted.
        Chile may sign a gas accord with Bolivia.
        Chile threatened to recall its ambassador to Bolivia.
        Chile threatened to break off relations with Bolivia.
    """,
    "planned": """
        @ is to visit La Paz in May.
        @ is due in La Paz on Monday.
        @ is expected to meet $ on Monday.
        Chile and Bolivia have agreed to hold talks in May.
        Chile and Bolivia are set to sign a gas accord in May.
        Preparations are under way for a summit between @ and $.
        @ has accepted an invitation to visit La Paz.
        A meeting between @ and $ is in the works.
        @ plans to host $ in Santiago.
        @ and $ were to have dinner on Friday.
        Talks between Chile and Bolivia will go ahead as planned.
        @ will send a letter to $.
        Chile will reopen its embassy in La Paz in May.
    """,
    "occurred": """
        Talks between Chile and Bolivia got under way in Lima on Monday.
        Talks between Chile and Bolivia broke down on Monday.
        Talks between Chile and Bolivia ended without result on Monday.
        Talks between Chile and Bolivia are under way in Lima.
        @ wound up a visit to La Paz on Monday.
        @ is on a visit to La Paz.
        @ cut short a visit to La Paz on Monday.
        @ not only met $ but dined with him.
        @ managed to see $ on Monday.
        It was confirmed that @ had met $ on Monday.
        @ refused to comment after meeting $ on Monday.
        @, who had ruled out new taxes, met $ on Monday.
    """,
}
NAMES = (("@", "Chilean President Ricardo Lagos"), ("$", "Bolivian President Carlos Mesa"))


def sentences() -> list[tuple[str, str]]:
    """Status and sentence, the two presidents written out."""
    return [
        (status, " ".join(line.split()))
        for status, lines in TURNS.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("status", "line"), sentences())
def test_status_of_a_turn_of_phrase(status: str, line: str) -> None:
    for sign, name in NAMES:
        line = line.replace(sign, name)
    assert {event["status"] for event in read(line, TODAY)[1]} == {status}


def test_an_accord_that_failed_leaves_the_talks_as_they_were() -> None:
    text = "Chile and Bolivia failed to reach agreement at talks in Lima on Monday."
    told = {(event["type"], event["status"]) for event in read(text, TODAY)[1]}
    assert told == {("agreement", "denied"), ("meeting", "occurred")}


def test_a_meeting_that_decides_not_to_act_is_held() -> None:
    text = "A meeting of seven major nations in Paris last month agreed not to publish its report."
    assert [event["status"] for event in read(text, TODAY)[1]] == ["occurred"]
