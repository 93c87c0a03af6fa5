"""The plain reading of rules that the fast one must agree with: no index, no cheap test, nothing kept.

Every word of every rule is tried at every word of every sentence, each sentence is read whole, and each look
behind a trigger is taken anew.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from dipevents import pipeline
from dipevents.events.claims import Claim
from dipevents.events.frames import Frames
from dipevents.events.matcher import Matcher
from dipevents.events.right_side import look_right
from dipevents.pipeline import Kit, extract_document
from dipevents.rules import Rule, RuleSet, _heads_somewhere
from dipevents.tables.inflection import forms
from dipevents.values import RawText, Record


class Scanned:
    """What is called up by a word, found by going through all rules."""

    def __init__(self, entries: list[tuple[str, Any]]) -> None:
        self._entries = entries

    def get(self, low: str, default: object = ()) -> list[Any]:
        """The entries of that word, in the order of the rules."""
        return [entry for word, entry in self._entries if word == low]

    def __contains__(self, low: str) -> bool:
        return any(word == low for word, _ in self._entries)

    def __rand__(self, words: Iterable[str]) -> set[str]:
        return {word for word in words if word in self}

    def isdisjoint(self, words: Iterable[str]) -> bool:
        """Whether none of the words is called."""
        return not any(word in self for word in words)


class SlowRules(RuleSet):
    """The same rules without any shortcut."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        verbs = [(form, (rule, kind)) for rule, form, kind in _verb_forms(self.rules)]
        nouns = [(noun[0], (rule, noun)) for rule in self.rules for noun in rule.nouns]
        nouns.sort(key=lambda entry: -len(entry[1][1]))  # the longest phrase is the one that is meant
        self.verbs: Any = Scanned(verbs)
        self.nouns: Any = Scanned(nouns)
        self.triggers: Any = Scanned(verbs + nouns)
        self.presences = tuple(rule for rule in self.rules if rule.presence)

    def may_call(self, text: str) -> bool:
        """Every text may."""
        return True

    def may_fire(self, words: list[str], lows: list[str]) -> bool:
        """Every sentence may."""
        return True


def _verb_forms(rules: Iterable[Rule]) -> Iterator[tuple[Rule, str, str]]:
    for rule in rules:
        for lemma in rule.verbs:
            for form, kind in forms(lemma).items():
                yield rule, form, kind


def triggers_in(words: Iterable[str], text: str) -> set[str]:
    """Those of the words that stand in a text by themselves, sought one by one."""
    low = text.lower()
    return {word for word in words if word in low and _alone(word, low)}


def trigger_words(rules: Iterable[Rule]) -> frozenset[str]:
    """The first words of all nouns and every form of every verb."""
    found = {noun[0] for rule in rules for noun in rule.nouns}
    return frozenset(found.union(form for _, form, _ in _verb_forms(rules)))


def _alone(word: str, low: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", low) is not None


def called(rules: Iterable[Rule], words: list[str], lows: list[str]) -> bool:
    """Whether some rule has its trigger in a sentence, and beside it the words it needs."""
    return any(
        (any(form in lows for _, form, _ in _verb_forms([rule]))
         or any(all(word in lows for word in noun) for noun in rule.nouns))
        and all(any(word in lows for word in must) for must in rule.musts)
        and _heads_somewhere(rule, words, lows)
        for rule in rules
    )  # fmt: skip


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Inside, every sentence is asked for names, and what stands behind a trigger is read each time."""

    def look(self: Frames, start: int, noun: bool, subject_noun: bool = False) -> Any:
        return look_right(self.clauses, start, noun, subject_noun)

    present = Matcher._presences

    def presences(self: Matcher, rule: Rule) -> Iterator[Claim]:
        # being somewhere has no trigger of its own: it is told of where a rule is called, or in plain words
        words, lows = self.sentence.words, self.sentence.lows
        if called(self.rules.rules, words, lows) or self.rules.may_tell_presence(words, lows):
            yield from present(self, rule)

    with (
        patch.object(Frames, "_look_right", look),
        patch.object(Matcher, "_presences", presences),
        patch.object(pipeline, "_may_name", lambda *_: True),
    ):
        yield


def read_slowly(raw: RawText, kit: Kit) -> tuple[Record, list[Record]]:
    """What `extract_document` gives, by the long way."""
    with _nothing_kept():
        return extract_document(raw, dataclasses.replace(kit, rules=SlowRules(kit.rules.rules)))


def same(raw: RawText, kit: Kit) -> bool:
    """Whether the fast and the slow reading give the same records."""
    return read_slowly(raw, kit) == extract_document(raw, kit)
