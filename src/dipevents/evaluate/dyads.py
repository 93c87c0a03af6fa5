"""The country-dyad measure of the field: who dealt with whom, by type, per document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from dipevents.evaluate.acts import Act, Actor, Place
from dipevents.evaluate.names import acronym, same_organization

Dyad = tuple[str, str, str]


def dyads(act: Act, type_: str, actors: Iterable[Actor], places: Iterable[Place | None]) -> set[Dyad]:
    """The dyads of an act read as the type given: its actors' codes two by two, a visit's country too."""
    codes = {code for code in map(_code, actors) if code}
    pairs = set(combinations(sorted(codes), 2))
    for place in places if type_ == "visit" else ():
        if place and place.country:
            pairs |= set(combinations(sorted(codes | {place.country}), 2))
    return {(type_, one, other) for one, other in pairs}


def _code(actor: Actor) -> str | None:
    """The code a participant stands under: its country, or the acronym of an organization without one."""
    if actor.country:
        return actor.country
    return acronym(actor.name) if actor.kind == "organization" and actor.name else None


def compare(gold: Sequence[Act], predicted: Sequence[Act]) -> tuple[int, int, int]:
    """How many dyads of a document are right, were predicted and are wanted.

    An alternative (another type, a place that is right too) counts as the wanted dyad it stands for; one of
    an optional or domestic event or an optional participant is left out.
    """
    stands_for: dict[Dyad, Dyad] = {}
    free: set[Dyad] = set()
    wanted: set[Dyad] = set()
    for act in gold:
        if act.optional or act.domestic:
            free |= _allowed(act)
        else:
            wanted |= _wanted(act)
            free |= _allowed(act)
            stands_for.update(_alternatives(act))
    said = {stands_for.get(dyad, dyad) if dyad not in wanted else dyad for dyad in _said(gold, predicted)}
    right = len(said & wanted)
    return right, right + len(said - wanted - free), len(wanted)


def _wanted(act: Act) -> set[Dyad]:
    """The dyads a firm gold event asks for."""
    return dyads(act, act.type, (actor for actor in act.actors if not actor.optional), (act.place,))


def _allowed(act: Act) -> set[Dyad]:
    """Every dyad that is no mistake because of this gold event."""
    places = (act.place, *act.location_any)
    return set().union(*(dyads(act, type_, act.actors, places) for type_ in (act.type, *act.types_any)))


def _alternatives(act: Act) -> dict[Dyad, Dyad]:
    """For each wanted dyad read as another right type, the dyad as wanted."""
    return {
        (type_, one, other): (own, one, other) for own, one, other in _wanted(act) for type_ in act.types_any
    }


def _said(gold: Sequence[Act], predicted: Sequence[Act]) -> set[Dyad]:
    """The dyads of the predictions, organizations under the gold's code where the name test holds."""
    known = [
        actor for act in gold for actor in act.actors
        if actor.kind == "organization" and actor.name and not actor.country
    ]  # fmt: skip
    said: set[Dyad] = set()
    for act in predicted:
        said |= dyads(act, act.type, (_as_known(actor, known) for actor in act.actors), (act.place,))
    return said


def _as_known(actor: Actor, known: Sequence[Actor]) -> Actor:
    """The participant, or the gold's organization of the same name ("ASEAN" for its name in full)."""
    if actor.kind != "organization" or actor.country or not actor.name:
        return actor
    name = actor.name
    return next((other for other in known if other.name and same_organization(other.name, name)), actor)
