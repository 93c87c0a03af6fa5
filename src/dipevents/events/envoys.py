"""Envoys in a claim: which state sends them, and where they are posted."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention
from dipevents.tables.lexicon import POSTED

_OFFICES = ("object", "as", "topic-as")


def name_appointee(claim: Claim, slots: Slots, person: Mention | None) -> None:
    """"appointed Leonard Woodcock ambassador to China": the office behind the name is the person's."""
    for slot in _OFFICES:
        for at, (office, _) in enumerate(slots.filled.get(slot, [])):
            if office.name or office.klass not in POSTED or person is None or not person.name:
                continue
            person.title, person.klass, person.host = office.title, office.klass, office.host
            person.host_at, person.weak = office.host_at, False
            if office.country:
                claim.roles.append(("owner>actor", as_state(office, office.country)))
                person.country = person.country or office.country
            del slots.filled[slot][at]
            return


def appointees(objects: list[Mention]) -> list[Mention]:
    """"named Woodcock ambassador to China": one person, for the office behind the name is no other."""
    posts = [m for m in objects if m.klass in POSTED and not m.name and any(o.name for o in objects)]
    return [mention for mention in objects if mention not in posts]


def assign_host(claim: Claim, mentions: list[Mention]) -> None:
    """The state to which an envoy is posted, and the one whose envoy he is."""
    for mention in mentions:
        hosts = mention.hosts or ((mention.host,) if mention.host else ())
        if hosts and mention.klass in POSTED:
            for host in hosts:
                claim.roles.append((f"host>{claim.rule.slots['host']}", as_state(mention, host)))
            if mention.country and not mention.name:
                claim.roles.append(("owner>actor", as_state(mention, mention.country)))


def as_state(mention: Mention, code: str | None) -> Mention:
    """The state behind an envoy: "the Russian ambassador" → Russia."""
    first, last = (
        mention.host_at if mention.host == code and mention.host_at else (mention.first, mention.last)
    )
    state = Mention("country", first, last)
    state.country = code
    if code is None:
        state.holder = mention
    return state
