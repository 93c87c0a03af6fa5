"""Rules in words: what `rules show` prints and what docs/rules.md is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dipevents.rules import Rule

_EXAMPLES = (
    ("fires", "fires on"),
    ("silent", "stays silent on"),
    ("not_yet", "should fire on, but does not yet"),
)
_TOLD = {
    "name",
    "type",
    "what",
    "verbs",
    "nouns",
    "slots",
    "need",
    "confidence",
    "required",
    "musts",
    "fires",
    "silent",
    "not_yet",
}


def triggers(rule: Rule) -> list[str]:
    """The words that call the rule up: verbs in any form, nouns as they stand."""
    return [*rule.verbs, *(" ".join(noun) for noun in rule.nouns)]


def conditions(rule: Rule) -> Iterator[tuple[str, str]]:
    """The remaining keys that are set, with their values in words."""
    defaults = {"min_parties": 2, "place": frozenset({"in", "at"})}
    for key, value in rule._asdict().items():
        if key not in _TOLD and value and value != defaults.get(key):
            yield key, _in_words(value)


def told(rule: Rule) -> Iterator[str]:
    """The rule as lines of plain text."""
    yield f"{rule.name}  ({rule.type}, confidence {rule.confidence:g})"
    yield f"  {rule.what}"
    yield f"  triggers: {', '.join(triggers(rule)) or 'none; found by its shape'}"
    yield f"  roles: {_roles(rule)}"
    if rule.need:
        yield f"  needs: {_needs(rule)}"
    for key, words in conditions(rule):
        yield f"  {key}: {words}"
    for field, heading in _EXAMPLES:
        for example in getattr(rule, field):
            yield f"  {heading}: {example}"


def page(rules: Iterable[Rule]) -> Iterator[str]:
    """All rules as lines of Markdown, type by type."""
    for type_, group in groupby(
        sorted(rules, key=lambda rule: (rule.type, rule.name)), lambda rule: rule.type
    ):
        yield f"## {type_}\n"
        for rule in group:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}\n"
    yield f"{rule.what}\n"
    yield f"- triggers: {', '.join(triggers(rule)) or 'none; found by its shape'}"
    yield f"- roles: {_roles(rule)}"
    if rule.need:
        yield f"- needs: {_needs(rule)}"
    yield from (f"- `{key}`: {words}" for key, words in conditions(rule))
    yield f"- confidence: {rule.confidence:g}\n"
    for field, heading in _EXAMPLES:
        examples = getattr(rule, field)
        if examples:
            yield f"{heading[0].upper()}{heading[1:]}:\n"
            yield from (f"- {example}" for example in examples)
            yield ""


def _roles(rule: Rule) -> str:
    return ", ".join(f"{slot} → {role}" for slot, role in rule.slots.items()) or "none"


def _needs(rule: Rule) -> str:
    return "; ".join(" or ".join(sorted(each)) for each in rule.need)


def _in_words(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} by {_in_words(words)}" for key, words in value.items())
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value)))
    return "yes" if value is True else str(value)
