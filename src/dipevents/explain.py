"""The answers to "why this event?" and "why none?", as lines of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dipevents.document.facts import read_facts
from dipevents.document.sentences import Sentence, sentences_of
from dipevents.events.claims import Rejection
from dipevents.pipeline import Kit, Trace, extract_document
from dipevents.rules import RuleSet, load
from dipevents.values import RawText, Record

LONGEST = 160  # characters of a sentence that are shown
Branch = tuple[str, str]


class Account(NamedTuple):
    """A document with its events and all that happened on the way to them."""

    raw: RawText
    document: Record
    events: list[Record]
    trace: Trace
    sentences: list[Sentence]
    kit: Kit


def account(raw: RawText, kit: Kit) -> Account:
    """The account of one document."""
    trace = Trace(explaining=True)
    document, events = extract_document(raw, kit, trace)
    sentences = sentences_of(read_facts(raw, kit.gazetteer)) if trace.sentences else []
    return Account(raw, document, events, trace, sentences, kit)


# -- why -------------------------------------------------------------------------------------------


def why(event: Record, lines: Lines | None = None) -> Iterator[str]:
    """The tree of one event: rule, trigger, roles, date and place with what they rest on."""
    date = (event.get("date") or {}).get("value") or "no day"
    yield f"{event['type']} {event['status']}, {date}  ({event['id']})"
    branches = list(_branches(event, lines))
    width = max(len(name) for name, _ in branches)
    for at, (name, words) in enumerate(branches, 1):
        yield f"{'└' if at == len(branches) else '├'} {name:<{width}}  {words}"


def _branches(event: Record, lines: Lines | None) -> Iterator[Branch]:
    yield "rule", _rule(event)
    for each in event.get("evidence") or ():
        yield from _evidence(each, lines)
    for each in event["participants"]:
        yield each["role"], _participant(each)
    yield "status", event["status"]
    yield "date", _date(event)
    yield "place", _place(event)
    for key in ("subtype", "venue", "occasion"):
        if event.get(key):
            yield key, str(event[key])
    yield "scope", event.get("scope") or "unknown"
    plover = event.get("plover") or {}
    codes = " ".join(filter(None, (plover.get("event"), plover.get("mode"))))
    yield "codes", f"PLOVER {codes or 'none'}, CAMEO {event.get('cameo') or 'none'}"
    yield "confidence", str(event.get("confidence"))
    yield from _merged(event)


def _rule(event: Record) -> str:
    rule = load(statements=True).named(str(event.get("rule")))
    return f"{event.get('rule')}: {rule.what}" if rule is not None else str(event.get("rule"))


def _evidence(each: Record, lines: Lines | None) -> Iterator[Branch]:
    where = f", line {lines.number(each['start'])}" if lines is not None else ""
    document = f" of {each['document']}" if each.get("document") else ""
    yield "trigger", f"“{each['trigger']['text']}” at {each['trigger']['start']}{where}{document}"
    yield "sentence", _shortened(each["text"])


def _participant(each: Record) -> str:
    known = [each.get(key) for key in ("name", "title", "country", "organization")]
    words = ", ".join(str(value) for value in known if value) or "nobody named"
    if each.get("text") is None:
        return f"{words}  by a pronoun or from the context"
    return f"{words}  by “{each['text']}” at {each.get('start', '?')}"


_DATE_BASES = {
    "text": "the words say so",
    "relative": "counted from the document's day",
    "document": "no other day is told: the document's day",
    "context": "told with another mention of the act",
}
_PLACE_BASES = {
    "text": "the words say so",
    "context": "told with another mention of the act",
    "dateline": "the dateline's city",
}


def _date(event: Record) -> str:
    date = event.get("date")
    if not date:
        return "none told"
    base = event.get("document_date")
    day = f"; the document's day is {base} by {event.get('document_date_basis')}" if base else ""
    if date.get("value") is None:
        return f"“{date.get('text') or '?'}” has no value: the document has no day{day}"
    words = f"“{date['text']}” → " if date.get("text") else ""
    weekday = f", a {date['weekday']}" if date.get("weekday") else ""
    return f"{words}{date['value']}{weekday}  {_basis(date, _DATE_BASES)}{day}"


def _place(event: Record) -> str:
    place = event.get("location")
    if not place:
        return "none told"
    known = [place.get(key) for key in ("name", "kind", "country")]
    if place.get("geonames_id"):
        known.append(f"GeoNames {place['geonames_id']}")
    words = f"“{place['text']}” → " if place.get("text") else ""
    return f"{words}{', '.join(filter(None, known))}  {_basis(place, _PLACE_BASES)}"


def _basis(told: Record, words: dict[str, str]) -> str:
    """What a date or place rests on; files that others wrote may not say."""
    basis = told.get("basis") or "it is not said why"
    return words.get(basis, basis)


def _merged(event: Record) -> Iterator[Branch]:
    """What joined the reports of a merged event."""
    for words in event.get("reasons") or ():
        yield "joined", str(words)
    for words in event.get("conflicts") or ():
        yield "conflict", str(words)


# -- why not ---------------------------------------------------------------------------------------


def why_not(told: Account) -> Iterator[str]:
    """The funnel, and for each candidate that gave no event the first condition that failed."""
    trace = told.trace
    yield (
        f"{trace.sentences} sentences, {trace.triggered} with a trigger word, {trace.candidates} candidates, "
        f"{len(told.events)} events"
    )
    if not trace.sentences:
        yield _nothing_read(told)
    lines = Lines(told.raw.text)
    in_order = sorted([*trace.rejections, *_passed_over(told)], key=lambda each: each.sentence)
    for start, rejections in groupby(in_order, key=lambda each: each.sentence):
        yield f"line {lines.number(start)}: {_shortened(_sentence(told.raw.text, start))}"
        yield from _rejected(list(rejections))


def _passed_over(told: Account) -> Iterator[Rejection]:
    """Sentences with a trigger word that the cheap tests left out before any rule was laid over them."""
    seen = {each.sentence for each in told.trace.rejections}
    seen |= {each["start"] for event in told.events for each in event["evidence"]}
    for sentence in told.sentences:
        if sentence.start in seen:
            continue
        rules = told.kit.rules
        if rules.may_fire(sentence.words, sentence.lows):
            reason = "nobody is named who could take part"
        else:
            reason = "the words that its rules need beside it are not there"
        for word, low in zip(sentence.words, sentence.lows, strict=True):
            if low in rules.triggers:
                yield Rejection(_called_up(rules, low), sentence.start, word, reason)


def _called_up(rules: RuleSet, low: str) -> str:
    """The rules that a word calls up."""
    found = [rule.name for rule, _ in rules.verbs.get(low, ())]
    found += [rule.name for rule, _ in rules.nouns.get(low, ())]
    return ", ".join(dict.fromkeys(found))


def _nothing_read(told: Account) -> str:
    language = told.document["language"]
    if language not in {None, "en"}:
        return f"the text is not English ({language}), so no sentence was read"
    return "no news text is left beside headers and page furniture"


def _rejected(rejections: Iterable[Rejection]) -> Iterator[str]:
    """A line for each trigger and reason, with the rules that fell for it."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in rejections:
        rules = found.setdefault((each.trigger, each.reason), [])
        if each.rule not in rules:
            rules.append(each.rule)
    for (trigger, reason), rules in found.items():
        yield f"  “{trigger}”: {reason}  ({', '.join(rules)})"


class Lines:
    """The lines of a text by offset."""

    def __init__(self, text: str) -> None:
        self._breaks = [at for at, letter in enumerate(text) if letter == "\n"]

    def number(self, offset: int) -> int:
        """The number of the line an offset is in, from 1."""
        return bisect_right(self._breaks, offset - 1) + 1


def _sentence(text: str, start: int) -> str:
    return text[start : start + LONGEST + 1].split("\n\n")[0]


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
