"""Which predicted participants and events are the gold's: the contract's Scoring paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dipevents.evaluate.acts import Act, Actor, Place
from dipevents.evaluate.names import same_organization, same_person, same_place, words

FOUND = 0.5  # participant F1 from which a pair may be the same event
BONUS = 0.1  # for each of date, place and status right
OPTIONAL = 0.05  # a wanted event goes before an optional one


class Match(NamedTuple):
    """How the participants of a pair fit."""

    pairs: tuple[tuple[int, int], ...]  # places of gold and predicted participant, optional ones too
    right: int  # wanted and found
    predicted: int  # predicted, less those left out
    wanted: int

    @property
    def f1(self) -> float:
        """Participant F1; 1 where nothing is wanted and nothing too much was said."""
        counted = self.predicted + self.wanted
        return 2 * self.right / counted if counted else 1.0

    @property
    def exact(self) -> bool:
        """Whether all wanted participants are there and no other."""
        return self.right == self.wanted == self.predicted


class Pair(NamedTuple):
    """A gold event and the prediction taken for it."""

    gold: Act
    predicted: Act
    match: Match

    @property
    def exact(self) -> bool:
        """All wanted participants, no other, status right."""
        return self.match.exact and self.gold.status_right(self.predicted.status)


def same_actor(gold: Actor, predicted: Actor) -> bool:
    """Whether a predicted participant is the gold's."""
    if gold.kind == "organization":
        return predicted.kind != "person" and _names(gold, predicted, same_organization)
    if gold.kind == "person" and gold.name:
        return predicted.kind == "person" and _names(gold, predicted, same_person)
    if predicted.kind == "person" and predicted.name:
        return False
    if gold.country:
        return gold.country == predicted.country
    return gold.kind == predicted.kind and not predicted.country and gold.name == predicted.name


def _names(gold: Actor, predicted: Actor, same: Callable[[str, str], bool]) -> bool:
    """Whether both have a name and the test given holds for them."""
    return bool(gold.name and predicted.name and same(gold.name, predicted.name))


def role_right(gold: Actor, predicted: Actor) -> bool:
    """Whether the role is the gold's or an alternative."""
    return predicted.role == gold.role or predicted.role in gold.roles_any


def match_actors(gold: Act, predicted: Act) -> Match:
    """The best one-to-one assignment of participants: wanted before optional, likest before others."""
    edges = _edges(gold.actors, predicted.actors)
    taken: dict[int, int] = {}  # predicted -> gold
    wanted = [at for at, actor in enumerate(gold.actors) if not actor.optional]
    spare = [at for at, actor in enumerate(gold.actors) if actor.optional]
    for at in (*wanted, *spare):
        _augment(at, edges, taken, set())
    _prefer(edges, taken, gold.actors, predicted.actors)
    pairs = tuple(sorted((at, mate) for mate, at in taken.items()))
    right = sum(not gold.actors[at].optional for at, _ in pairs)
    left_out = len(pairs) - right + _free_hosts(gold, predicted, taken)
    return Match(pairs, right, len(predicted.actors) - left_out, len(wanted))


def _edges(gold: Sequence[Actor], predicted: Sequence[Actor]) -> dict[int, list[int]]:
    """For each gold participant the predicted ones that may be it, likest first."""
    return {
        at: sorted(
            (mate for mate, other in enumerate(predicted) if same_actor(actor, other)),
            key=lambda mate, actor=actor: -_likeness(actor, predicted[mate]),  # type: ignore[misc]
        )
        for at, actor in enumerate(gold)
    }


def _likeness(gold: Actor, predicted: Actor) -> int:
    """How alike two participants are that may be the same: name first, then kind, country, role."""
    return (
        8 * (words(gold.name or "") == words(predicted.name or ""))
        + 4 * (gold.kind == predicted.kind)
        + 2 * (gold.country == predicted.country)
        + role_right(gold, predicted)
    )


def _augment(at: int, edges: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Gives the gold participant a partner, others moving over where they can (Kuhn's algorithm)."""
    for mate in edges[at]:
        if mate in seen:
            continue
        seen.add(mate)
        if mate not in taken or _augment(taken[mate], edges, taken, seen):
            taken[mate] = at
            return True
    return False


def _prefer(
    edges: dict[int, list[int]], taken: dict[int, int], gold: Sequence[Actor], predicted: Sequence[Actor]
) -> None:
    """Swaps partners where both fit either way and the swap makes them more alike."""
    mates = sorted(taken)
    for place, one in enumerate(mates):
        for two in mates[place + 1 :]:
            first, second = taken[one], taken[two]
            if two not in edges[first] or one not in edges[second]:
                continue
            now = _likeness(gold[first], predicted[one]) + _likeness(gold[second], predicted[two])
            swapped = _likeness(gold[first], predicted[two]) + _likeness(gold[second], predicted[one])
            if swapped > now:
                taken[one], taken[two] = second, first


def _free_hosts(gold: Act, predicted: Act, taken: dict[int, int]) -> int:
    """How many unmatched predicted hosts of a visit are countries, which nobody counts."""
    if "visit" not in (gold.type, predicted.type):
        return 0
    return sum(
        actor.role == "host" and actor.kind == "country" and mate not in taken
        for mate, actor in enumerate(predicted.actors)
    )


def date_right(gold: Act, predicted: Act) -> bool:
    """Whether the date is the gold's, an alternative, or nothing where nothing is right."""
    if predicted.date is None:
        return gold.date is None or gold.date_null_ok
    return predicted.date == gold.date or predicted.date in gold.date_any


def fits_place(gold: Place, predicted: Place) -> bool:
    """Whether two places may be one: every word of one name in the other, no other country."""
    if gold.country and predicted.country and gold.country != predicted.country:
        return False
    return same_place(gold.name, predicted.name)


def place_named(gold: Act, predicted: Act) -> bool:
    """Whether the prediction names the gold's place or an alternative."""
    places = (*((gold.place,) if gold.place else ()), *gold.location_any)
    return predicted.place is not None and any(fits_place(place, predicted.place) for place in places)


def place_free(gold: Act, predicted: Act) -> bool:
    """Whether the prediction's place isn't counted: the dateline's, and the gold has none."""
    return gold.place is None and predicted.place is not None and predicted.place.basis == "dateline"


def place_right(gold: Act, predicted: Act) -> bool:
    """Whether the place is the gold's, an alternative, or nothing where nothing is right."""
    if predicted.place is None:
        return gold.place is None or gold.location_null_ok
    return place_named(gold, predicted) or place_free(gold, predicted)


def pair_events(gold: Sequence[Act], predicted: Sequence[Act]) -> list[tuple[int, int, Match]]:
    """Places of gold and predicted event in each pair, taken one to one, best first."""
    candidates = []
    for at, act in enumerate(gold):
        for mate, other in enumerate(predicted):
            match = match_actors(act, other) if act.may_be(other.type) else None
            if match and match.f1 >= FOUND:
                candidates.append((-_rank(act, other, match), at, mate, match))
    return _one_to_one(sorted(candidates, key=lambda each: each[:3]))


def _rank(gold: Act, predicted: Act, match: Match) -> float:
    """How good a pair is; rounded, so that sums of tenths compare as meant."""
    right = (
        gold.date == predicted.date,  # the contract: equal to the gold's, not an alternative
        place_right(gold, predicted),
        gold.status_right(predicted.status),
    )
    return round(match.f1 + BONUS * sum(right) - OPTIONAL * gold.optional, 9)


def _one_to_one(candidates: list[tuple[float, int, int, Match]]) -> list[tuple[int, int, Match]]:
    """The candidates that remain when each event is used once, in the order given."""
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, at, mate, match in candidates:
        if at not in used_gold and mate not in used_predicted:
            used_gold.add(at)
            used_predicted.add(mate)
            pairs.append((at, mate, match))
    return pairs
