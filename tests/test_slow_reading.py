"""The fast reading of rules gives what the plain one gives; at length in `benchmarks/differential.py`."""

from __future__ import annotations

import dataclasses

import pytest
import texts

from commandline import SEEDS
from dipevents.document.facts import read_facts
from dipevents.document.sentences import sentences_of
from dipevents.pipeline import extract_document, load_kit
from dipevents.rules import RuleSet
from dipevents.values import RawText
from slow_reading import SlowRules, called, read_slowly, same, trigger_words, triggers_in

KIT = load_kit(statements=True)
RAWS = [RawText(path.name, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
RAWS += texts.dense(40) + texts.empty(3)


def test_both_readings_give_the_same() -> None:
    assert [raw.id for raw in RAWS if not same(raw, KIT)] == []


def test_they_find_something() -> None:
    assert sum(len(read_slowly(raw, KIT)[1]) for raw in RAWS[:5]) > 10


class Blind(RuleSet):
    """Rules whose cheap test passes over what it should not."""

    def may_fire(self, words: list[str], lows: list[str]) -> bool:
        """Nothing with a "met" in it."""
        return "met" not in lows and super().may_fire(words, lows)


def test_a_test_that_passes_over_an_event_is_found_out() -> None:
    blind = dataclasses.replace(KIT, rules=Blind(KIT.rules.rules))
    raw = RawText("x", "The king of Norway met the president of Chile in Oslo.")
    assert extract_document(raw, blind) != extract_document(raw, KIT) == read_slowly(raw, KIT)
    assert not same(raw, blind)


def test_what_may_fire_is_heard_by_the_cheaper_tests() -> None:
    rules, words = KIT.rules, trigger_words(KIT.rules.rules)
    heard = 0
    for raw in RAWS[:30]:
        for sentence in sentences_of(read_facts(raw, KIT.gazetteer)):
            text = raw.text[sentence.start : sentence.end]
            assert rules.triggers & set(sentence.lows) <= triggers_in(words, text)
            fires = rules.may_fire(sentence.words, sentence.lows)
            if sentence.index < 4:
                assert fires == called(rules.rules, sentence.words, sentence.lows)
            if fires:
                heard += 1
                assert triggers_in(words, text)
                assert rules.may_call(text)
    assert heard > 50


def test_the_index_calls_up_what_going_through_all_rules_does() -> None:
    rules, slow = KIT.rules, SlowRules(KIT.rules.rules)
    assert rules.triggers == trigger_words(rules.rules)
    for low in sorted(rules.triggers):
        assert low in slow.triggers
        assert rules.verbs.get(low, []) == slow.verbs.get(low)
        assert rules.nouns.get(low, []) == slow.nouns.get(low)


@pytest.mark.parametrize("low", ["", "zzz", "the", "metre"])
def test_a_word_of_no_rule_calls_up_nothing(low: str) -> None:
    slow = SlowRules(KIT.rules.rules)
    assert low not in slow.triggers
    assert low not in KIT.rules.triggers
    assert slow.verbs.get(low) == slow.nouns.get(low) == []
