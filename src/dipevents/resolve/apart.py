"""What keeps two tellings of one document apart: another office, another day, partners of their own."""

from __future__ import annotations

from datetime import date, timedelta

from dipevents.events.claims import Claim
from dipevents.resolve.dates import bounds
from dipevents.resolve.times import LEAD
from dipevents.tables import grammar as g
from dipevents.values import Record

_HIGH = frozenset("president king premier chancellor minister ambassador".split())
# Groups whose members bear the name: "negotiators" are no president, "congressmen" no secretary of state.
_TITLED = frozenset(
    "negotiator envoy commander general lawmaker legislator congressman congressmen senator expert".split()
)
_PRIVATE = frozenset("business congressional religious civic local union party".split())
_FIELDS = {
    "foreign": ("foreign", "external", "state"), "trade": ("trade", "commerce"),
    "interior": ("interior", "home"), "transport": ("transport",), "health": ("health",),
    "defence": ("defence", "defense"), "defense": ("defence", "defense"), "prime": ("prime", "premier"),
    "finance": ("finance", "treasury", "exchequer", "economy"), "energy": ("energy", "oil"),
    "agriculture": ("agriculture", "farm"),
}  # fmt: skip
_NEWS = timedelta(days=4)  # an act that a report tells without a day is not older
_LONG_AGO = timedelta(days=200)
_BELOW = frozenset("official expert negotiator envoy technician diplomat".split())
_ANYBODY = frozenset(  # may be the very people of the act
    "him her them us me it whom each one heads leaders presidents ministers counterparts counterpart "
    "government officials authorities".split()
)


def offices_differ(record: Record, other: Record) -> bool:
    """Whether "presidents" stand beside an ambassador, "negotiators" or "ministers" beside a king."""
    group, person = (record, other) if record["kind"] != "person" else (other, record)
    if not group["title"] or not person["title"]:
        return False
    one, two = (_words(each["title"]) for each in (group, person))
    if group["kind"] == "country" and _group_differs(one, two):
        return True
    ranks = _HIGH & one, _HIGH & two
    return all(ranks) and ranks[0].isdisjoint(ranks[1])


def _words(title: str) -> set[str]:
    """The words of a title, without whom its holder serves: "adviser to the President"."""
    plain = title.lower().replace("chancellor of the exchequer", "finance minister")
    return {word.rstrip("s") for word in plain.partition(" to ")[0].replace("-", " ").split()}


def _group_differs(group: set[str], person: set[str]) -> bool:
    """Whether a title of several is none that a person's can be one of: "foreign trade ministers"."""
    if not _PRIVATE.isdisjoint(group - person):
        return True
    if named := _TITLED & group:
        return named.isdisjoint(person)
    fields = [_FIELDS[word] for word in group if word in _FIELDS]
    return "minister" in group and any(person.isdisjoint(words) for words in fields)


def names_others(claim: Claim, participants: list[Record]) -> bool:
    """"met with reporters", "a meeting with the Cabinet": partners who are nobody of the act told before."""
    lows, at = claim.sentence.lows, claim.last
    if lows[at : at + 1] in (["with"], ["between"], ["among"]):
        at += 1
    elif claim.rule.name != "meeting.meet" or lows[claim.first] == "meeting" or not _is_object(claim, at):
        return False
    if at >= len(lows) or lows[at] in _ANYBODY:
        return False
    there = range(at, at + 4)
    if lows[at - 1] != "with" and any(m.first in there or m.last - 1 in there for _, m in claim.roles):
        return False  # "talks between the foreign ministers of the two countries"
    end = next((q for q in range(at, len(lows)) if lows[q] in {",", "in"} or q == at + 8), len(lows))
    first, last = claim.sentence.span(at, max(end, at + 1))  # up to the end of a long office
    return not any(p["start"] is not None and first <= p["start"] < last for p in participants)


def _is_object(claim: Claim, at: int) -> bool:
    """Whether a noun phrase stands behind the verb: "met the Malay candidates", not "met in Rome"."""
    words = claim.sentence.words[at : at + 1]
    return bool(words) and (words[0].lower() in g.DETERMINERS or words[0][0].isupper()) and not any(
        item.i == at and item.kind == "D" for item in claim.clauses.items
    )


def is_below_summit(first: Claim, one: list[Record], second: Claim, other: list[Record]) -> bool:
    """"before the summit. Officials of the two sides will meet": those who prepare it do not hold it."""
    at_summit = [_is_summit(claim) for claim in (first, second)]
    below = other if at_summit[0] else one
    return at_summit[0] != at_summit[1] and all(
        not record["name"] or record["kind"] != "person" for record in below
    ) and any(not _BELOW.isdisjoint(_words(record["title"] or "")) for record in below)


def _is_summit(claim: Claim) -> bool:
    return claim.sentence.lows[claim.last - 1] in {"summit", "summits"}


def is_long_ago(claim: Claim, value: str, today: date | None) -> bool:
    """"made at their first summit in June 1998", told below the news of today."""
    span = bounds(value) if today is not None and value[:4].isdigit() else None
    told = claim.rule.type == "meeting" and claim.status == "occurred" and claim.sentence.index > 0
    return told and span is not None and today is not None and span[1] < today - _LONG_AGO


def is_of_other_days(claim: Claim, when: Record | None, today: date | None) -> bool:
    """"Earlier this month he also met X in Turin", told below the news of today: another act."""
    if when is None or today is None or not (when["value"] or "")[:4].isdigit():
        return False
    span = bounds(when["value"])
    if span is None or claim.sentence.index <= LEAD or claim.anaphoric:
        return False
    before = span[1] < today - _NEWS or (when["text"] or "").lower().startswith("earlier this")
    return claim.status == "occurred" and before


def timed_apart(a: Record, b: Record) -> bool:
    """Whether two times are worded unlike each other and no calendar tells that they are one."""
    worded = (a["text"] or "").lower(), (b["text"] or "").lower()
    return all(worded) and worded[0] != worded[1] and not (a["value"] and b["value"])
