"""Bodies that act as one: by their organ, by the states that sit in them, by a long name of their own."""

from __future__ import annotations

import pytest

from reading import read

TODAY = "2001-03-14"  # a Wednesday


def parties(text: str) -> list[set[tuple[str | None, str | None]]]:
    """Name and title of all who take part, event by event."""
    return [{(p["name"], p["title"]) for p in e["participants"]} for e in read(text, TODAY)[1]]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("The board of governors of the IAEA met in Oslo on Monday.",
         "International Atomic Energy Agency", "board of governors"),
        ("The executive board of the IMF met on Monday.", "International Monetary Fund", "executive board"),
        ("The Council of Foreign Ministers of the CIS met in Minsk on Monday.",
         "Commonwealth of Independent States", "Council of Foreign Ministers"),
        ("The Non-Aligned Movement's coordinating bureau met in Harare.",
         "Non-Aligned Movement", "coordinating bureau"),
        ("The Supreme Nordic Defence Council met in Oslo on Monday.", "Supreme Nordic Defence Council", None),
        ("Foreign ministers of the Contadora group met in Panama.", "Contadora Group", "Foreign ministers"),
        ("Igad leaders met in Nairobi.", "Intergovernmental Authority on Development", "leaders"),
    ],
)  # fmt: skip
def test_a_body_meets(text: str, name: str, title: str | None) -> None:
    assert parties(text) == [{(name, title)}]


@pytest.mark.parametrize(
    "text",
    [
        "The Chile-Peru Joint Economic Commission met in Lima on Monday.",
        "The joint commission of Chile and Peru met in Lima on Monday.",
        "Chile and Peru are at odds. The joint border commission of the two countries met on Monday.",
    ],
)
def test_a_joint_body_is_the_states_that_sit_in_it(text: str) -> None:
    assert [{name for name, _ in each} for each in parties(text)] == [{"Chile", "Peru"}]


@pytest.mark.parametrize(
    "text",
    [
        "The Asian Olympic Council met in Oslo on Monday.",
        "The Chile-Peru Business Council met in Lima on Monday.",
        "The Municipal Water Committee met on Monday.",
        "The board of directors of the bank met on Monday.",
    ],
)
def test_a_body_of_sport_or_trade_is_none(text: str) -> None:
    assert parties(text) == []


def test_a_leader_is_called_like_a_town() -> None:
    text = "Chile's Ricardo Lagos met Peru's Alan Garcia in Lima."
    assert parties(text) == [{("Ricardo Lagos", None), ("Alan Garcia", None)}]


def test_behind_a_meeting_of_a_body_another_begins() -> None:
    text = "After the summits and the Supreme Nordic Council meeting, Vladimir Putin met Tarja Halonen."
    assert {"Vladimir Putin", "Tarja Halonen"} in [{name for name, _ in each} for each in parties(text)]
