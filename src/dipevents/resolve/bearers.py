"""Who in the actor table bears a name, as a document's cast wants to know it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dipevents.resolve.people import Bearer
from dipevents.tables.actors import Actor, ActorTable


def bearers(actors: ActorTable) -> Callable[[str, date | None], list[Bearer]]:
    """The look-up of those who bear a name or a surname, on a day."""

    def find(name: str, on: date | None) -> list[Bearer]:
        found = actors.find(name, on) if " " in name else actors.by_surname(name, on)
        return [
            Bearer(actor.country or None, _office(actor, on), frozenset(term.office for term in actor.terms))
            for actor in found
        ]

    return find


def _office(actor: Actor, on: date | None) -> str:
    """The office an actor held on a day, or the last one known."""
    day = on.isoformat() if on is not None else "9999"
    for term in actor.terms:
        if (term[2] or "") <= day <= (term[3] or "9999"):
            return str(term[0])
    return str(actor.terms[-1][0]) if actor.terms else ""
