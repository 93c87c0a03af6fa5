"""Turns of phrase that tell of accords, messages and relations, and those that only look like it."""

from __future__ import annotations

from typing import Any

import pytest

from test_wording import told


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
        # A joint statement, by those who speak in it.
        ("Bolivia and Guinea, in a joint statement, called for peace.", "occurred", {"Bolivia", "Guinea"}),
        (
            "In a joint communique issued in La Paz on Saturday, Bolivia and Guinea called for peace.",
            "occurred", {"Bolivia", "Guinea"},
        ),
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
    ],
)
def test_no_accord(text: str) -> None:
    assert not [found for found in told(text) if found[0] == "agreement"]
