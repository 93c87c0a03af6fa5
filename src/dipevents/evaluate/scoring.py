"""Scoring predictions against gold, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dipevents.evaluate import dyads
from dipevents.evaluate.acts import DEFAULT_TYPES, Act, read_act
from dipevents.evaluate.gold import GoldDocument, document_key
from dipevents.evaluate.matching import Pair, pair_events, same_actor
from dipevents.evaluate.report import DocumentScore, Report
from dipevents.values import Record


class _Known(NamedTuple):
    """Predictions by full id and by what ids are compared by."""

    by_id: Mapping[str, list[Record]]
    by_key: Mapping[str, list[Record]]

    def of(self, id_: str) -> list[Record]:
        """The events predicted for a gold document."""
        return self.by_id[id_] if id_ in self.by_id else self.by_key.get(document_key(id_), [])


def score(
    gold: Sequence[GoldDocument],
    predictions: Mapping[str, Iterable[Record]],
    types: Sequence[str] | None = None,
) -> Report:
    """How well the predicted events of each document (by its id) fit the gold, in the types asked for."""
    asked = tuple(types) if types else _types_of(gold)
    known = _known(predictions)
    documents = tuple(score_document(each, known.of(each.id), asked) for each in gold)
    return Report(documents, asked, _notes(gold, known))


def _types_of(gold: Sequence[GoldDocument]) -> tuple[str, ...]:
    """The default types, and `statement` where the gold holds one."""
    coded = {act.type for document in gold for act in document.events}
    return (*DEFAULT_TYPES, *sorted(coded - set(DEFAULT_TYPES)))


def _known(predictions: Mapping[str, Iterable[Record]]) -> _Known:
    """The predictions ready for looking up."""
    by_id = {id_: list(records) for id_, records in predictions.items()}
    by_key: dict[str, list[Record]] = {}
    for id_, records in by_id.items():
        by_key.setdefault(document_key(id_), []).extend(records)
    return _Known(by_id, by_key)


def _notes(gold: Sequence[GoldDocument], known: _Known) -> tuple[str, ...]:
    """What a reader must know before trusting the figures: documents that never met."""
    keys = {document_key(document.id) for document in gold}
    strangers = sum(key not in keys for key in known.by_key)
    absent = sum(document.id not in known.by_id and document_key(document.id) not in known.by_key
                 for document in gold)  # fmt: skip
    notes = []
    if strangers:
        notes.append(f"{strangers} predicted document(s) are not in the gold and were left out")
    if absent:
        notes.append(f"{absent} of {len(gold)} gold documents have no predictions")
    if len(keys) < len(gold):
        notes.append("some gold documents share the last part of their ids")
    return tuple(notes)


def score_document(document: GoldDocument, records: Iterable[Record], types: Sequence[str]) -> DocumentScore:
    """The pairs of one document, what was missed, what was too much and what isn't counted."""
    predicted = [act for act in map(read_act, records) if not act.domestic and act.type in _read(types)]
    sought = [act for act in document.events if not act.domestic]
    pairs, left_gold, left_predicted = _pairs(sought, predicted)
    domestic = [act for act in document.events if act.domestic]
    excused = [act for act in left_predicted if any(_excuses(other, act) for other in domestic)]
    spurious = [act for act in left_predicted if act not in excused]
    kept = set(types)
    return DocumentScore(
        id=document.id,
        pairs=tuple(pair for pair in pairs if not pair.gold.optional and pair.gold.type in kept),
        missed=tuple(act for act in left_gold if not act.optional and act.type in kept),
        spurious=tuple(act for act in spurious if act.type in kept),
        uncounted=(*(pair.predicted for pair in pairs if pair.gold.optional), *excused),
        dyads=dyads.compare(_of_types(document.events, kept), _of_types(predicted, kept)),
    )


def _read(types: Sequence[str]) -> set[str]:
    """Which predictions are read: all default types, as one may stand for another, and those asked for."""
    return {*DEFAULT_TYPES, *types}


def _of_types(acts: Iterable[Act], types: set[str]) -> list[Act]:
    """The acts whose type, or an alternative to it, is asked for."""
    return [act for act in acts if act.type in types or types.intersection(act.types_any)]


def _pairs(gold: Sequence[Act], predicted: Sequence[Act]) -> tuple[list[Pair], list[Act], list[Act]]:
    """The pairs, then the gold events and the predictions left over."""
    chosen = pair_events(gold, predicted)
    paired_gold, paired_predicted = {at for at, _, _ in chosen}, {mate for _, mate, _ in chosen}
    return (
        [Pair(gold[at], predicted[mate], match) for at, mate, match in chosen],
        [act for at, act in enumerate(gold) if at not in paired_gold],
        [act for mate, act in enumerate(predicted) if mate not in paired_predicted],
    )


def _excuses(domestic: Act, predicted: Act) -> bool:
    """Whether a domestic gold event is what an unpaired prediction was made of."""
    return domestic.may_be(predicted.type) and any(
        same_actor(actor, other) for actor in domestic.actors for other in predicted.actors
    )
