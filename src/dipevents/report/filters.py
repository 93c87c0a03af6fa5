"""The form that chooses acts; without JavaScript it stays hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipevents.network import network
from dipevents.report.acts import Act, country_names
from dipevents.report.html import Safe, tag

TYPES = ("meeting", "message", "call", "visit", "agreement", "relations", "statement")
STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")


def filters(acts: Sequence[Act]) -> Safe:
    """Boxes for types and statuses, lists of countries and people, two days, the count."""
    types = [each for each in TYPES if any(act.type == each for act in acts)]
    statuses = [each for each in STATUSES if any(act.status == each for act in acts)]
    return tag(
        "form", _boxes("type", types), _boxes("status", statuses), _list("country", _countries(acts)),
        _list("person", _people(acts)), _day("since", "from day"), _day("until", "to day"),
        tag("button", "all acts", type="reset"), tag("output", f"{len(acts)} acts", aria_live="polite"),
        class_="filters", hidden=True, autocomplete="off", aria_label="Choose acts",
    )  # fmt: skip


def _boxes(name: str, values: Iterable[str]) -> Safe:
    boxes = (
        tag("label", tag("input", type="checkbox", name=name, value=value, checked=True), f" {value}")
        for value in values
    )
    return tag("fieldset", tag("legend", name), *boxes)


def _list(name: str, values: Iterable[tuple[str, str]]) -> Safe:
    options = (tag("option", words, value=value) for value, words in values)
    return tag("label", name, tag("select", tag("option", "any", value=""), *options, name=name))


def _day(name: str, words: str) -> Safe:
    return tag("label", words, tag("input", type="date", name=name))


def _countries(acts: Iterable[Act]) -> list[tuple[str, str]]:
    names = country_names()
    codes = {code for act in acts for code in act.countries}
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])


def _people(acts: Sequence[Act]) -> list[tuple[str, str]]:
    """Ids and names of the people, by name."""
    ids = {id_ for act in acts for id_ in act.people}
    nodes = network(act.record for act in acts).nodes
    told = ((node.id, f"{node.label} ({node.country})" if node.country else node.label) for node in nodes)
    return sorted(((id_, name) for id_, name in told if id_ in ids), key=lambda pair: pair[1])
