"""What a rule is, and the reading of `data/rules/*.toml`.

A rule is a frame: trigger words, the grammatical places that fill its roles, what must be there,
and sentences that must fire or stay silent. docs/rule-language.md has all keys on one page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from dipevents.events import status as cues
from dipevents.tables import grammar as g
from dipevents.tables import lexicon
from dipevents.tables.inflection import ACTIONS, forms

_FOLDER = Path(__file__).parent / "data" / "rules"
_KEYS = frozenset(
    "name what verbs nouns with_words slots need governors governed governor_role destination "
    "subtype subtypes unless_next unless_before unless_object min_parties people_only status "
    "confidence fires silent not_yet body_session place soft object_class presence "
    "particles intransitive no_purpose purpose plain elliptic echo states_only sends bodies_only undated "
    "dated".split()
)


class RuleError(ValueError):
    """A rule file that can't be used; the message names file and rule."""


class Rule(NamedTuple):
    """One frame. `slots` maps a grammatical place (subject, object, with, between…) to a role."""

    name: str
    type: str
    what: str
    verbs: tuple[str, ...]
    nouns: tuple[tuple[str, ...], ...]
    slots: dict[str, str]
    need: tuple[frozenset[str], ...]  # each set: one of these slots must be filled
    min_parties: int
    governors: frozenset[str]
    governed: bool
    governor_role: str | None
    destination: frozenset[str]
    place: frozenset[str]
    subtype: str | None
    subtypes: dict[str, frozenset[str]]
    with_words: frozenset[str]  # one of these words must stand in the clause
    unless_next: frozenset[str]
    unless_before: frozenset[str]
    unless_object: frozenset[str]
    people_only: frozenset[str]
    body_session: bool
    soft: bool
    object_class: frozenset[str]
    presence: bool
    particles: frozenset[str]
    intransitive: bool
    no_purpose: bool
    purpose: bool  # only where an infinitive of purpose follows
    plain: bool  # only where no attribute stands before the noun
    elliptic: bool  # the target may be that of an act told just before
    echo: bool  # what is done, and to whom, an act told just before tells
    undated: bool  # the time told is not that of the act
    dated: bool  # only where the words tell a time of the act
    bodies_only: frozenset[str]  # slots that only known bodies of states fill
    sends: bool  # whoever acts lends those acted upon their state
    states_only: bool  # what is acted upon is a state named by itself
    musts: tuple[frozenset[str], ...]  # of each set one word must stand in the sentence
    status: str | None
    confidence: float
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    not_yet: tuple[str, ...]


Needs = tuple[frozenset[bytes], ...]
Call = tuple[bytes, Needs]


class RuleSet:
    """All rules, by trigger word."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.verbs: dict[str, list[tuple[Rule, str]]] = {}
        self.nouns: dict[str, list[tuple[Rule, tuple[str, ...]]]] = {}
        for rule in self.rules:
            for lemma in rule.verbs:
                for form, kind in forms(lemma).items():
                    self.verbs.setdefault(form, []).append((rule, kind))
            for noun in rule.nouns:
                self.nouns.setdefault(noun[0], []).append((rule, noun))
        for entries in self.nouns.values():
            entries.sort(key=lambda entry: -len(entry[1]))
        self.presences = tuple(rule for rule in self.rules if rule.presence)
        self.triggers = frozenset(self.verbs) | frozenset(self.nouns)
        self._sure = frozenset(filter(self._needs_nothing, self.triggers))
        self._calls = self._called_by()
        self._runs = frozenset(self._calls)
        self._free = frozenset(run for run, calls in self._calls.items() if (b"", ()) in calls)

    def _needs_nothing(self, trigger: str) -> bool:
        """Whether some rule may fire by that word alone."""
        rules = [rule for rule, _ in self.verbs.get(trigger, ())]
        rules += [rule for rule, noun in self.nouns.get(trigger, ()) if len(noun) == 1]
        return any(not (rule.musts or rule.intransitive) for rule in rules)

    def _called_by(self) -> dict[bytes, set[Call]]:
        """By a run of letters of each trigger: the whole trigger where it has more, "one-on-one", and needs.

        What must stand beside it is told for each of its rules.
        """
        found: dict[bytes, set[Call]] = {}
        for trigger, verbs in self.verbs.items():
            called = found.setdefault(_longest_run(trigger), set())
            called.update((_compound(trigger), _needs(rule.musts)) for rule, _ in verbs)
        for trigger, nouns in self.nouns.items():
            called = found.setdefault(_longest_run(trigger), set())
            called.update(
                (_compound(trigger), _needs([*rule.musts, *({word} for word in noun[1:])]))
                for rule, noun in nouns
            )
        return found

    def may_call(self, text: str) -> bool:
        """The cheapest test: whether a trigger may stand in the text, told without reading its words."""
        letters = _letters(text)
        runs = letters.split()
        met = self._runs.intersection(runs)
        if not self._free.isdisjoint(met):
            return True
        asked = {call for run in met for call in self._calls[run]}
        return any(
            compound in letters and not any(need.isdisjoint(runs) for need in needs)
            for compound, needs in asked
        )

    def may_fire(self, words: list[str], lows: list[str]) -> bool:
        """The cheap test first: whether some rule's trigger stands there with the words it needs."""
        if not self._sure.isdisjoint(lows):
            return True
        bag = set(lows)
        for low in self.triggers & bag:
            rules = [rule for rule, _ in self.verbs.get(low, ())]
            rules += [
                rule for rule, noun in self.nouns.get(low, ()) if len(noun) == 1 or bag.issuperset(noun)
            ]
            if any(
                all(not need.isdisjoint(bag) for need in rule.musts) and _heads_somewhere(rule, words, lows)
                for rule in rules
            ):
                return True
        return False

    def may_tell_presence(self, words: list[str], lows: list[str]) -> bool:
        """Whether a sentence without a trigger may still tell that somebody was somewhere."""
        if not self.presences:
            return False
        if "back" in lows and _is_back(words, lows):
            return True
        return not _THERE.isdisjoint(lows) and _stays_somewhere(words, lows)

    def named(self, name: str) -> Rule | None:
        """The rule of that name, or None."""
        return next((rule for rule in self.rules if rule.name == name), None)


_LETTERS = bytes(
    byte | 32 if 65 <= byte & ~32 <= 90 else 32 for byte in range(256)
)  # lower case, and a blank for whatever is no letter of ASCII


def _letters(text: str) -> bytes:
    """The ASCII letters of a text in lower case, with a blank for every other character."""
    return text.encode("ascii", "replace").translate(_LETTERS)


def letter_runs(text: str) -> list[bytes]:
    """The runs of ASCII letters in a text, in lower case; every trigger holds one of them whole."""
    return _letters(text).split()


def _compound(trigger: str) -> bytes:
    """The letters of a trigger of several runs: "one" stands in every text, "one-on-one" in few."""
    letters = _letters(trigger).strip()
    return letters if b" " in letters else b""


@lru_cache(maxsize=4096)  # the same titles and governors are needed by many rules
def _longest_run(word: str) -> bytes:
    return max(letter_runs(word), key=len)


def _needs(musts: Iterable[Collection[str]]) -> Needs:
    """Sets of words of which one each must stand there, as runs of letters."""
    return tuple(frozenset(map(_longest_run, must)) for must in musts)


_HERE = g.ARRIVED | {"arrive", "arriving", "here"}


def _heads_somewhere(rule: Rule, words: list[str], lows: list[str]) -> bool:
    """Whether a rule of motion finds one of its prepositions with a name behind it."""
    if not rule.intransitive:
        return True
    for at, low in enumerate(lows):
        if low in _HERE:
            return True
        if low in rule.destination and any(word[0].isupper() for word in words[at + 1 : at + 11]):
            return True
    return False


_THERE = frozenset({"in", "to"})
_BEING = frozenset("is are was were be been last".split())
_NOW = frozenset({"is", "are"})
_TIMELY = frozenset(
    "on for to in attending next this last until since from today tomorrow yesterday early late "
    "ahead invitation".split()
)


def _is_back(words: list[str], lows: list[str]) -> bool:
    """"just back from Paris": a name behind "back from"."""
    at = lows.index("back") + 1
    return lows[at : at + 1] == ["from"] and any(word[0].isupper() for word in words[at + 1 : at + 3])


def _stays_somewhere(words: list[str], lows: list[str]) -> bool:
    """"had been to Asmara in July", "will be in Oslo next week": a name behind, and a time or an aim."""
    if _BEING.isdisjoint(lows):
        return False
    for at, low in enumerate(lows):
        before = lows[at - 1] if at else ""
        there = low == "in" and before in _BEING
        if (there or (low == "to" and before == "been")) and words[at + 1 : at + 2]:
            named = words[at + 1][0].isupper() or lows[at + 1] == "the"
            ends = before in _NOW and lows[at + 2 : at + 3] in ([","], ["."], ["and"])
            if named and (low == "to" or ends or not _TIMELY.isdisjoint(lows[at + 2 : at + 6])):
                return True
    return False


@lru_cache(maxsize=2)
def load(statements: bool = False) -> RuleSet:
    """The packaged rules, read once; those for statements only if asked for."""
    rules: list[Rule] = []
    for path in sorted(_FOLDER.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml") and (statements or path.name != "statement.toml"):
            rules.extend(parse(path.read_text(encoding="utf-8"), path.name))
    return RuleSet(rules)


def parse(text: str, source: str) -> list[Rule]:
    """The rules of one TOML file. Raises RuleError naming the rule and what is wrong with it."""
    table = tomllib.loads(text)
    return [_rule(block, table["type"], table.get("words", {}), source) for block in table.get("rule", [])]


def _listed(block: dict[str, Any], words: dict[str, list[str]], key: str) -> list[str]:
    """The words under a key, with word sets ("@deal") written out."""
    out: list[str] = []
    for value in block.get(key, []):
        out.extend(words[value[1:]] if value.startswith("@") else [value])
    return out


def _envoys() -> frozenset[str]:
    """A word of each title of those who are posted to a state."""
    titles = chain.from_iterable(lexicon.load().titles.values())
    return frozenset(max(title.words, key=len) for title in titles if title.klass in lexicon.POSTED)


def _rule(block: dict[str, Any], kind: str, words: dict[str, list[str]], source: str) -> Rule:
    name = block.get("name", "?")
    unknown = set(block) - _KEYS
    if unknown:
        raise RuleError(f"{source}: {name}: unknown key {', '.join(sorted(unknown))}")
    if not block.get("what"):
        raise RuleError(f"{source}: {name}: needs `what`, a sentence that says what it means")

    governors = frozenset(form for lemma in _listed(block, words, "governors") for form in forms(lemma))
    with_words = frozenset(_listed(block, words, "with_words"))
    musts = [with_words] if with_words else []
    if "predicate" in block.get("slots", {}):
        musts.append(_envoys())  # "was" stands in every text
    if block.get("governed") and governors:
        actions = {noun for noun, verb in ACTIONS.items() if verb in governors}
        musts.append(governors | cues.governing() | actions)

    def listed(key: str) -> list[str]:
        return _listed(block, words, key)

    return Rule(
        name=name,
        type=kind,
        what=block["what"],
        verbs=tuple(listed("verbs")),
        nouns=tuple(tuple(noun.split()) for noun in listed("nouns")),
        slots=dict(block.get("slots", {})),
        need=tuple(frozenset(item.split("|")) for item in block.get("need", [])),
        min_parties=block.get("min_parties", 2),
        governors=governors,
        governed=block.get("governed", False),
        governor_role=block.get("governor_role"),
        destination=frozenset(block.get("destination", [])),
        place=frozenset(block.get("place", ["in", "at"])),
        subtype=block.get("subtype"),
        subtypes={key: frozenset(value) for key, value in block.get("subtypes", {}).items()},
        with_words=with_words,
        musts=tuple(musts),
        unless_next=frozenset(listed("unless_next")),
        unless_before=frozenset(listed("unless_before")),
        unless_object=frozenset(listed("unless_object")),
        people_only=frozenset(block.get("people_only", [])),
        body_session=block.get("body_session", False),
        soft=block.get("soft", False),
        object_class=frozenset(block.get("object_class", [])),
        presence=block.get("presence", False),
        particles=frozenset(block.get("particles", [])),
        intransitive=block.get("intransitive", False),
        no_purpose=block.get("no_purpose", False),
        purpose=block.get("purpose", False),
        plain=block.get("plain", False),
        undated=block.get("undated", False),
        dated=block.get("dated", False),
        bodies_only=frozenset(block.get("bodies_only", [])),
        sends=block.get("sends", False),
        states_only=block.get("states_only", False),
        elliptic=block.get("elliptic", False),
        echo=block.get("echo", False),
        status=block.get("status"),
        confidence=block.get("confidence", 0.9),
        fires=tuple(block.get("fires", [])),
        silent=tuple(block.get("silent", [])),
        not_yet=tuple(block.get("not_yet", [])),
    )
