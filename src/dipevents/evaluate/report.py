"""What scoring found: figures, mistakes, calibration, precision per rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dipevents.evaluate.acts import Act, Actor
from dipevents.evaluate.matching import (
    Pair,
    date_right,
    place_free,
    place_named,
    place_right,
    role_right,
)

BIN = 30  # events a calibration bin holds at the least


class Tally(NamedTuple):
    """Counts that make a precision, a recall and an F1; None where there is nothing to divide by."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of what is wanted that was predicted."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        counted = self.predicted + self.gold
        return 2 * self.right / counted if counted else None


def total(tallies: Iterable[Tally]) -> Tally:
    """The tallies added up."""
    rows = list(tallies)
    return Tally(sum(t.right for t in rows), sum(t.predicted for t in rows), sum(t.gold for t in rows))


class DocumentScore(NamedTuple):
    """What scoring found in one document; pairs are those with firm gold events."""

    id: str
    pairs: tuple[Pair, ...]
    missed: tuple[Act, ...]
    spurious: tuple[Act, ...]
    uncounted: tuple[Act, ...]
    dyads: tuple[int, int, int]


class Row(NamedTuple):
    """The figures of one event type, or of all."""

    type: str
    found: Tally
    exact: Tally


class Mistake(NamedTuple):
    """One thing that is wrong, with all a reader needs to see why."""

    document: str
    kind: str
    gold: str | None
    predicted: str | None
    rule: str | None
    confidence: float | None
    sentence: str | None


class Bin(NamedTuple):
    """Predictions of like confidence and the share of them that is right."""

    low: float
    high: float
    events: int
    mean: float
    found: float
    exact: float


class RuleRow(NamedTuple):
    """How often a rule's events were right."""

    rule: str
    predicted: int
    found: int
    exact: int


class Report(NamedTuple):
    """The scores of a set of documents."""

    documents: tuple[DocumentScore, ...]
    types: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def pairs(self) -> list[Pair]:
        """All found pairs with firm gold events."""
        return [pair for document in self.documents for pair in document.pairs]

    def rows(self) -> list[Row]:
        """Found and exact figures per type, those without any event left out; the last row is all."""
        rows = [self._row(type_) for type_ in self.types]
        kept = [row for row in rows if row.found.predicted or row.found.gold]
        return [*kept, Row("all", total(row.found for row in rows), total(row.exact for row in rows))]

    def _row(self, type_: str) -> Row:
        """The figures of one type; a pair counts under the gold's."""
        pairs = [pair for pair in self.pairs if pair.gold.type == type_]
        missed = sum(act.type == type_ for document in self.documents for act in document.missed)
        spurious = sum(act.type == type_ for document in self.documents for act in document.spurious)
        counts = len(pairs) + spurious, len(pairs) + missed
        return Row(type_, Tally(len(pairs), *counts), Tally(sum(p.exact for p in pairs), *counts))

    def participants(self) -> Tally:
        """Participants over found pairs."""
        return total(Tally(p.match.right, p.match.predicted, p.match.wanted) for p in self.pairs)

    def roles(self) -> Tally:
        """Roles of the wanted participants that were found."""
        return _share(role_right(gold, said) for gold, said in self._matched())

    def countries(self) -> Tally:
        """Countries of the wanted persons that were found."""
        return _share(
            gold.country == said.country for gold, said in self._matched() if gold.kind == "person"
        )

    def _matched(self) -> Iterator[tuple[Actor, Actor]]:
        """Wanted participants and the predicted ones taken for them."""
        for pair in self.pairs:
            for at, mate in pair.match.pairs:
                if not pair.gold.actors[at].optional:
                    yield pair.gold.actors[at], pair.predicted.actors[mate]

    def status(self) -> Tally:
        """Status over found pairs."""
        return _share(pair.gold.status_right(pair.predicted.status) for pair in self.pairs)

    def dates(self) -> Tally:
        """Dates over found pairs where either side has a value."""
        return total(_date(pair) for pair in self.pairs)

    def locations(self) -> Tally:
        """Places over found pairs where either side has one."""
        return total(_place(pair) for pair in self.pairs)

    def dyads(self) -> Tally:
        """Country dyads over documents."""
        return total(Tally(*document.dyads) for document in self.documents)

    def slots(self) -> dict[str, Tally]:
        """The slot scores by name."""
        return {
            "participants": self.participants(),
            "roles": self.roles(),
            "country of person": self.countries(),
            "status": self.status(),
            "date": self.dates(),
            "location": self.locations(),
            "dyad": self.dyads(),
        }

    def figures(self) -> dict[str, float | None]:
        """The figures a gate holds fast, by name."""
        whole, slots = self.rows()[-1], self.slots()
        held = ("participants", "roles", "status", "date", "location", "dyad")
        return {
            "event_f1": whole.found.f1,
            "event_precision": whole.found.precision,
            "exact_f1": whole.exact.f1,
            **{name: slots[name].f1 for name in held},
        }

    def lines(self) -> list[str]:
        """The report as a plain table."""
        head = f"{'type':<18}{'gold':>6}{'pred':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}"
        head += f"{'exact':>8}{'P':>7}{'R':>7}{'F1':>7}"
        slot_head = f"{'slot':<18}{'gold':>6}{'pred':>6}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}"
        slots = [_slot_line(name, tally) for name, tally in self.slots().items()]
        closing = [f"note: {note}" for note in self.notes]
        return [head, *map(_row_line, self.rows()), "", slot_head, *slots, "", self._scope_line(), *closing]

    def _scope_line(self) -> str:
        """What the figures rest on."""
        uncounted = sum(len(document.uncounted) for document in self.documents)
        return (
            f"{len(self.documents)} documents; {uncounted} predictions not counted (optional or domestic "
            "gold); slots over found pairs, dyads per document"
        )

    def errors(self) -> list[Mistake]:
        """Every mistake, by document."""
        return [mistake for document in self.documents for mistake in _mistakes(document)]

    def judged(self) -> list[tuple[Act, bool, bool]]:
        """Each counted prediction with whether it was found and whether it is exact."""
        right = [(pair.predicted, True, pair.exact) for pair in self.pairs]
        return right + [(act, False, False) for each in self.documents for act in each.spurious]

    def calibration(self, size: int = BIN) -> list[Bin]:
        """Bins of at least `size` predictions by stated confidence; equal confidences stay together."""
        known = [(float(act.record["confidence"]), found, exact)
                 for act, found, exact in self.judged() if "confidence" in act.record]  # fmt: skip
        groups: list[list[tuple[float, bool, bool]]] = []
        for each in sorted(known):
            if not groups or (len(groups[-1]) >= size and groups[-1][-1][0] != each[0]):
                groups.append([])
            groups[-1].append(each)
        if len(groups) > 1 and len(groups[-1]) < size:
            last = groups.pop()
            groups[-1] += last
        return [_bin(group) for group in groups]

    def rules(self) -> list[RuleRow]:
        """Precision of each rule that made a counted prediction, the busiest first."""
        counts: dict[str, list[int]] = {}
        for act, found, exact in self.judged():
            row = counts.setdefault(str(act.record.get("rule") or "?"), [0, 0, 0])
            for place, one in enumerate((True, found, exact)):
                row[place] += one
        rows = [RuleRow(rule, *row) for rule, row in counts.items()]
        return sorted(rows, key=lambda row: (-row.predicted, row.rule))

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready values, the mistakes left out."""
        return {
            "documents": len(self.documents),
            "types": {
                row.type: {"found": as_dict(row.found), "exact": as_dict(row.exact)} for row in self.rows()
            },
            "slots": {name: as_dict(tally) for name, tally in self.slots().items()},
            "notes": list(self.notes),
        }


def as_dict(tally: Tally) -> dict[str, float | int | None]:
    """A tally with its shares, rounded."""
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return tally._asdict() | {name: None if x is None else round(x, 4) for name, x in shares.items()}


def _share(rights: Iterable[bool]) -> Tally:
    """A tally of yes and no, where predicted and wanted are the same cases."""
    answers = list(rights)
    return Tally(sum(answers), len(answers), len(answers))


def _date(pair: Pair) -> Tally:
    """The date of one pair; an alternative to no date is wanted only once it is given."""
    gold, said = pair.gold, pair.predicted
    if said.date is None:
        return Tally(0, 0, int(gold.date is not None and not gold.date_null_ok))
    right = date_right(gold, said)
    return Tally(int(right), 1, int(right or gold.date is not None))


def _place(pair: Pair) -> Tally:
    """The place of one pair; a dateline's is no mistake where the gold has none."""
    gold, said = pair.gold, pair.predicted
    if said.place is None:
        return Tally(0, 0, int(gold.place is not None and not gold.location_null_ok))
    right = place_named(gold, said)
    if not right and place_free(gold, said):
        return Tally()
    return Tally(int(right), 1, int(right or gold.place is not None))


def _figure(value: float | None) -> str:
    """A share with three decimals, a dash where there is none."""
    return f"{'-' if value is None else format(value, '.3f'):>7}"


def _shares(tally: Tally) -> str:
    """Precision, recall and F1 side by side."""
    return "".join(map(_figure, (tally.precision, tally.recall, tally.f1)))


def _row_line(row: Row) -> str:
    """One type's line."""
    found, exact = row.found, row.exact
    counts = f"{row.type:<18}{found.gold:>6}{found.predicted:>6}{found.right:>7}"
    return f"{counts}{_shares(found)}{exact.right:>8}{_shares(exact)}"


def _slot_line(name: str, tally: Tally) -> str:
    """One slot's line."""
    return f"{name:<18}{tally.gold:>6}{tally.predicted:>6}{tally.right:>7}{_shares(tally)}"


def short(act: Act) -> str:
    """An act in one line: type, status, date, place, who."""
    place = act.place.name or act.place.country if act.place else None
    head = " ".join((act.type, act.status, act.date or "-", place or "-"))
    return f"{head}: {', '.join(map(_who, act.actors)) or 'nobody'}"


def _who(actor: Actor) -> str:
    """A participant in a few words: "visitor Alexander Stubb (FIN)", a question mark where optional."""
    name = actor.name or (f"[{actor.title}]" if actor.title else actor.kind)
    mark = "?" if actor.optional else ""
    return f"{actor.role or '-'} {name}{f' ({actor.country})' if actor.country else ''}{mark}"


def _mistakes(document: DocumentScore) -> Iterator[Mistake]:
    """What is wrong in one document."""
    for act in document.missed:
        yield _mistake(document.id, "missed", act, None)
    for act in document.spurious:
        yield _mistake(document.id, "spurious", None, act)
    for pair in document.pairs:
        for kind in _wrong(pair):
            yield _mistake(document.id, kind, pair.gold, pair.predicted)


def _wrong(pair: Pair) -> list[str]:
    """The kinds of mistake in a found pair."""
    gold, said = pair.gold, pair.predicted
    wanted = [(gold.actors[at], said.actors[mate]) for at, mate in pair.match.pairs]
    matched = [(one, other) for one, other in wanted if not one.optional]
    checks = {
        "wrong participant": pair.match.exact,
        "wrong role": all(role_right(one, other) for one, other in matched),
        "wrong country": all(one.country == other.country for one, other in matched if one.kind == "person"),
        "wrong status": gold.status_right(said.status),
        "wrong date": date_right(gold, said),
        "wrong place": place_right(gold, said),
    }
    return [kind for kind, right in checks.items() if not right]


def _mistake(document: str, kind: str, gold: Act | None, said: Act | None) -> Mistake:
    """A mistake with both sides in short form and the sentence it rests on, or the gold's quote."""
    record = said.record if said else {}
    evidence: Sequence[dict[str, Any]] = record.get("evidence") or ()
    sentence = evidence[0].get("text") if evidence else (gold.record.get("quote") if gold else None)
    return Mistake(
        document=document,
        kind=kind,
        gold=short(gold) if gold else None,
        predicted=short(said) if said else None,
        rule=record.get("rule"),
        confidence=record.get("confidence"),
        sentence=" ".join(str(sentence).split()) if sentence else None,
    )


def _bin(group: Sequence[tuple[float, bool, bool]]) -> Bin:
    """The bin of predictions given in order of confidence."""
    size = len(group)
    mean, found, exact = (sum(each[place] for each in group) / size for place in range(3))
    return Bin(group[0][0], group[-1][0], size, mean, found, exact)
