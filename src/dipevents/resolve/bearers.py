"""Who in the actor table bears a name, as a document's cast wants to know it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dipevents.resolve.people import Bearer, folded
from dipevents.tables.actors import Actor, ActorTable, Term


def bearers(actors: ActorTable) -> Callable[[str, date | None], list[Bearer]]:
    """The look-up of those who bear a name or a surname, on a day."""

    def find(name: str, on: date | None) -> list[Bearer]:
        found = actors.find(name, on) if " " in name else actors.by_surname(name, on)
        return [
            Bearer(
                actor.country or None,
                _term(actor, on).office if actor.terms else "",
                frozenset(term.office for term in actor.terms),
                _term(actor, on).organization if actor.terms and not actor.country else None,
                folded(actor.name.partition(" ")[0]),
            )
            for actor in found
        ]

    return find


def _term(actor: Actor, on: date | None) -> Term:
    """The term that an actor served on a day, or the last one known."""
    day = on.isoformat() if on is not None else "9999"
    held = (term for term in actor.terms if (term.start or "") <= day <= (term.end or "9999"))
    return next(held, actor.terms[-1])
