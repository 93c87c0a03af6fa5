"""Whether two tellings can be of one act: actors, places, occasions, subtypes, one test each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from dipevents.merge.profiles import RANKS, Actor, Occasion, Spot, body_key
from dipevents.people import parse, similarity

NEAR = 30.0  # km: Sharm el-Sheikh and its airport, a capital and the residence outside it
_OPPOSED = frozenset(
    frozenset(pair) for pair in (
        ("sender", "recipient"), ("visitor", "host"), ("actor", "target"), ("speaker", "addressee"),
        ("mediator", "guest"),
    )
)  # fmt: skip
_LOOSE = {"message": frozenset({"letter"}), "agreement": frozenset({"agreement"})}
FAMILY_FIRST = frozenset(["JPN", "HUN", "CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"])
_STRICT = frozenset({"message", "agreement", "relations", "statement"})


@lru_cache(maxsize=1 << 17)
def fit(one: Actor, other: Actor) -> float:
    """How surely two actors are one, 0 where something contradicts."""
    if frozenset((one.role, other.role)) in _OPPOSED:
        return 0.0
    if one.country and other.country and one.country != other.country:
        return 0.0
    kinds = {one.kind, other.kind}
    if kinds == {"person"}:
        return _person(one, other)
    if kinds == {"organization"}:
        return _body(one.name or one.organization, other.name or other.organization)
    if kinds == {"country"}:
        return 0.8 if one.country == other.country else 0.0
    if "organization" in kinds and "person" in kinds:
        person, body = (one, other) if one.kind == "person" else (other, one)
        if person.organization:
            return 0.6 * _body(person.organization, body.name)
        if person.office:  # the president is not Congress
            return 0.0
    return 0.4 if one.country and one.country == other.country else 0.0


def _person(one: Actor, other: Actor) -> float:
    if one.name and other.name:
        alike = similarity(one.name, other.name)
        known = one.country is not None and other.country is not None
        if alike == 0.5 and known and one.office and office_fit(one.office, other.office) == 0.7:
            return 0.8  # "Shultz, the Secretary of State"
        if not alike and known and _family_first(one, other):
            return 0.5
        return alike if known or alike > 0.5 else 0.4 * bool(alike)
    if one.country is None or other.country is None:
        return 0.3 if one.office and one.office == other.office else 0.0
    return office_fit(one.office, other.office)


def _family_first(one: Actor, other: Actor) -> bool:
    """Whether one is called by the family name that stands first in the other: Kishida, Kishida Fumio."""
    short, long = sorted((parse(str(one.name)).words, parse(str(other.name)).words), key=len)
    return one.country in FAMILY_FIRST and len(short) == 1 < len(long) and short[0] == long[0]


def office_fit(one: frozenset[str], other: frozenset[str]) -> float:
    """Whether two titles can name one office: the words of the shorter stand in the longer."""
    if not one or not other:
        return 0.4
    if one & RANKS != other & RANKS:
        return 0.0
    if one <= other or other <= one:
        return 0.7
    return 0.0


@lru_cache(maxsize=1 << 14)
def _body(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.3
    return 0.9 if one.casefold() == other.casefold() or body_key(one) == body_key(other) else 0.0


def same_place(one: Spot, other: Spot) -> bool:
    """Whether both name the same city, region or venue (or the same country and no more)."""
    if one.geonames_id and one.geonames_id == other.geonames_id:
        return True
    return (
        bool(one.key)
        and one.key == other.key
        and (one.country == other.country or None in (one.country, other.country))
    )


def place_fits(one: Spot | None, other: Spot | None) -> bool:
    """Whether two places don't contradict: city in its country, venue in its city."""
    if one is None or other is None or one.weak or other.weak or same_place(one, other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if "country" in {one.kind, other.kind}:
        return True
    if "region" in {one.kind, other.kind} and one.kind != other.kind:
        return True
    return _distance(one, other) <= NEAR


def _distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places, far apart where coordinates lack."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 20_000.0
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(up / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(along / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(chord)))


def precise(place: Spot | None) -> bool:
    """Whether the place is narrower than a country and stated for the act."""
    return place is not None and place.kind != "country" and not place.weak


@lru_cache(maxsize=1 << 15)
def occasion_fit(one: Occasion | None, other: Occasion | None) -> int:
    """1 the same occasion, 0 nothing said, -1 another session of the same series."""
    if one is None or other is None:
        return 0
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    series = shared >= 0.5 or (one.acronym is not None and one.acronym == other.acronym)
    if not series:
        return 0
    return -1 if None not in (one.number, other.number) and one.number != other.number else 1


def subtype_fits(kind: str, one: str | None, other: str | None) -> bool:
    """Whether two subtypes can be of one act."""
    if one is None or other is None or one == other or kind not in _STRICT:
        return True
    return bool({one, other} & _LOOSE.get(kind, frozenset()))


def match(ones: Sequence[Actor], others: Sequence[Actor]) -> list[tuple[int, int, float]]:
    """Actors paired one to one, the surest first."""
    scored = [(fit(a, b), -i, -j) for i, a in enumerate(ones) for j, b in enumerate(others)]
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs = []
    for score, i, j in sorted((each for each in scored if each[0] > 0), reverse=True):
        if -i not in used_i and -j not in used_j:
            used_i.add(-i)
            used_j.add(-j)
            pairs.append((-i, -j, score))
    return pairs
