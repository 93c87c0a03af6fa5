"""The events our own extractor finds in gold texts."""

from __future__ import annotations

from collections.abc import Sequence

from dipevents.evaluate.gold import GoldDocument
from dipevents.values import RawText, Record


def predict(gold: Sequence[GoldDocument]) -> dict[str, list[Record]]:
    """The extractor's events for each gold document, by its id; the given date is the text's own."""
    from dipevents.pipeline import load_kit
    from dipevents.work import read_events

    kit = load_kit(statements=True) if _with_statements(gold) else load_kit()
    found: dict[str, list[Record]] = {}
    for document in gold:
        raw = RawText(document.id, document.read(), document.date)
        _, events = read_events(raw, kit)
        found.setdefault(document.id, []).extend(events)
    return found


def _with_statements(gold: Sequence[GoldDocument]) -> bool:
    """Whether the gold codes statements, whose rules are read only then."""
    return any(act.may_be("statement") for document in gold for act in document.events)
