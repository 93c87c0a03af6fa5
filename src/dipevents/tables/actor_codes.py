"""Codes of the field for participants: COW and Gleditsch–Ward numbers, CAMEO-style actor codes.

State numbers stand in `data/countries.csv`; what makes a participant part of a government, an army or a
parliament stands in `data/actor_codes.csv`. A CAMEO-style code is the state's ISO 3166-1 alpha-3 code, as
POLECAT and PLOVER write states, with a role code of CAMEO 1.1b3 behind it: IRNGOV, USAMIL.
"""

from __future__ import annotations

from functools import lru_cache

from dipevents.tables import lexicon
from dipevents.values import Record


def with_codes(event: Record) -> Record:
    """The event with `codes` on each participant: `cow` and `gw` numbers and `cameo`, null where unknown."""
    people = [{**each, "codes": codes_of(each)} for each in event["participants"]]
    return {**event, "participants": people}


def codes_of(participant: Record) -> Record:
    """The codes of one participant."""
    cow, gw = _numbers().get(participant["country"] or "", (None, None))
    return {"cow": cow, "gw": gw, "cameo": _cameo(participant)}


def _cameo(participant: Record) -> str | None:
    country = participant["country"] or ""
    if participant["kind"] == "country":
        return country or None
    person = participant["kind"] == "person"
    role = _role_of_title(participant["title"]) if person else _role_of_name(participant["name"])
    return (role if role.startswith("IGO") else country + role) or None


def _role_of_title(title: str | None) -> str:
    lows = (title or "").lower().split()
    for at in range(len(lows)):
        found = lexicon.load().title_head(lows, at)
        if found is not None:
            return _roles().get(("title", found[1].klass), "")
    return ""


def _role_of_name(name: str | None) -> str:
    kind = _kinds_of_organizations().get(name or "", "")
    return _roles().get(("name", name or "")) or _roles().get(("organization", kind), "")


@lru_cache(maxsize=1)
def _roles() -> dict[tuple[str, str], str]:
    return {(row["what"], row["value"]): row["code"] for row in lexicon.rows("actor_codes.csv")}


@lru_cache(maxsize=1)
def _kinds_of_organizations() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in lexicon.rows("organizations.csv")}


@lru_cache(maxsize=1)
def _numbers() -> dict[str, tuple[int | None, int | None]]:
    table = lexicon.rows("countries.csv")
    return {row["alpha3"]: (_number(row["cow"]), _number(row["gw"])) for row in table}


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
