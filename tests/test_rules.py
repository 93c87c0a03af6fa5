"""Every rule's own sentences are its tests: `fires`, `silent` and, as strict known gaps, `not_yet`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dipevents import rules
from dipevents.document.facts import read_facts
from dipevents.document.sentences import sentences_of
from dipevents.evaluate import read_gold
from dipevents.pipeline import extract_document, load_kit
from dipevents.values import RawText

_MARK = re.compile(r"\[(?P<role>[a-z_]+) (?P<words>[^\[\]]+)\]")
_DAY = date(2020, 6, 15).isoformat()
GOLD = sorted((Path(__file__).parent / "gold").glob("[!l]*.jsonl"))
RULES = rules.load(statements=True).rules
_NOT_ROLES = {"date", "location"}


def plain(example: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without marks, and the marks as (role, words)."""
    marks = [(match["role"], match["words"]) for match in _MARK.finditer(example)]
    return _MARK.sub(lambda match: match["words"], example), marks


def events_of(text: str, statements: bool = False) -> list[dict]:
    _, events = extract_document(RawText("example", text, date=_DAY), load_kit(statements))
    return events


def overlaps(participant: dict, words: str, text: str) -> bool:
    """Whether a participant's words lie inside the marked ones, or its name names them."""
    at = text.find(words)
    if participant["start"] is not None:
        return participant["start"] < at + len(words) and at < participant["end"]
    return bool(participant["name"]) and any(word in words for word in participant["name"].split())


def misses(rule: rules.Rule, example: str) -> list[str]:
    """What an example promises and the extractor does not give."""
    text, marks = plain(example)
    events = [event for event in events_of(text, rule.type == "statement") if event["type"] == rule.type]
    if not events:
        return ["no event of the type"]
    best: list[str] | None = None
    for event in events:
        wrong = []
        for role, words in marks:
            if role == "date":
                if event["date"] is None or event["date"]["text"] is None:
                    wrong.append(f"date {words}")
            elif role == "location":
                if event["location"] is None or (event["location"]["text"] or "") not in words + words:
                    wrong.append(f"location {words}")
            elif not any(p["role"] == role and overlaps(p, words, text) for p in event["participants"]):
                wrong.append(f"{role} {words}")
        wanted = sum(role not in _NOT_ROLES for role, _ in marks)
        if len(event["participants"]) > wanted:
            wrong.append("more participants than marked")
        best = wrong if best is None or len(wrong) < len(best) else best
    return best or []


def cases(key: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.name}:{key}-{at}")
        for rule in RULES
        for at, example in enumerate(getattr(rule, key), 1)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_both_kinds_of_examples(rule: rules.Rule) -> None:
    assert rule.fires, "needs a sentence that fires"
    assert rule.silent, "needs a sentence that stays silent"


def test_rule_names_are_unique_and_start_with_their_type() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.name.startswith(rule.type + ".") for rule in RULES)


@pytest.mark.parametrize(("rule", "example"), cases("fires"))
def test_fires(rule: rules.Rule, example: str) -> None:
    assert misses(rule, example) == []


@pytest.mark.parametrize(("rule", "example"), cases("silent"))
def test_silent(rule: rules.Rule, example: str) -> None:
    found = [
        event for event in events_of(example) if event["type"] == rule.type and event["scope"] != "domestic"
    ]
    assert found == []


@pytest.mark.xfail(strict=True, reason="known gap")
@pytest.mark.parametrize(("rule", "example"), cases("not_yet"))
def test_not_yet(rule: rules.Rule, example: str) -> None:
    assert misses(rule, example) == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_ids_are_unique_in_a_document(path: Path) -> None:
    for document in read_gold(path):
        raw = RawText(document.id, document.read(), date=document.date)
        _, events = extract_document(raw, load_kit(statements=True))
        assert len({event["id"] for event in events}) == len(events), document.id


@pytest.mark.parametrize(
    "text",
    [
        "The president will travel to Germany and Angola next week.",
        "Mr. Stubb met separately with Emmanuel Macron and Keir Starmer in Paris on Monday.",
    ],
)
def test_separate_acts_of_one_sentence_have_ids_of_their_own(text: str) -> None:
    events = events_of("WASHINGTON, June 15 (Reuters) - " + text)
    assert len(events) == len({event["id"] for event in events}) == 2


def test_the_cheap_test_lets_every_sentence_pass_that_may_fire() -> None:
    kit = load_kit(statements=True)
    texts = [document.text for path in GOLD for document in read_gold(path) if document.text]
    texts += [plain(example)[0] for rule in RULES for example in (*rule.fires, *rule.silent)]
    passing = stopped = 0
    for text in texts:
        for sentence in sentences_of(read_facts(RawText("x", text), kit.gazetteer)):
            passes = kit.rules.may_call(text[sentence.start : sentence.end])
            assert passes or not kit.rules.may_fire(sentence.words, sentence.lows), sentence.words
            passing, stopped = passing + passes, stopped + (not passes)
    assert passing > stopped > 100


@pytest.mark.parametrize("text", ["It was a dry summer.", "They are to be kept.", "Courtesy costs nothing."])
def test_words_of_every_text_call_no_rule_alone(text: str) -> None:
    """Of "be" and of words that only begin a trigger, another word is asked for."""
    assert not load_kit().rules.may_call(text)


def test_a_trigger_of_several_words_in_one_calls_only_as_a_whole() -> None:
    may_call = load_kit().rules.may_call
    assert may_call("On the fringes the two had a One-on-One.")
    assert not may_call("One orchard on the northern slope gave more pears than the other one.")
