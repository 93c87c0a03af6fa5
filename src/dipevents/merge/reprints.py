"""Reprints: documents that tell an act in nearly the same words count as one report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dipevents.values import Record

ALIKE = 0.9  # share of words: agencies' copies differ by a place line or a changed number
COMPARED = 60  # texts compared with each other; beyond that only equal texts are found
_WORD = re.compile(r"\w+")


def report_groups(parts: Sequence[Record]) -> list[list[str]]:
    """The documents grouped by report, each group sorted; a group of one is a report of its own."""
    texts = {str(part["document"]): _words(part) for part in parts}
    groups: list[tuple[frozenset[str], list[str]]] = []
    exact: dict[frozenset[str], int] = {}
    for document in sorted(texts):
        words = texts[document]
        at = exact.get(words) if len(words) >= 6 else None
        if at is None and len(words) >= 6:
            at = next((i for i, (own, _) in enumerate(groups[:COMPARED]) if _alike(own, words)), None)
        if at is None:
            at = len(groups)
            groups.append((words, []))
        exact.setdefault(words, at)
        groups[at][1].append(document)
    return [documents for _, documents in groups]


def _words(part: Record) -> frozenset[str]:
    text = " ".join(str(each.get("text") or "") for each in part.get("evidence") or ())
    return frozenset(_WORD.findall(text.casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) >= 6 and len(one & other) >= ALIKE * len(one | other)
