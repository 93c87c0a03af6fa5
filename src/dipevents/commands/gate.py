"""`dipevents gate`: fails where a figure on the project's gold falls below its floor."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

if TYPE_CHECKING:
    from dipevents.evaluate.gate import Changes, Floors, Pin
    from dipevents.evaluate.report import Report

GOLD = ("tests/gold/seeds.jsonl", "tests/gold/own*.jsonl")  # patterns, from the project's folder
PINS = "tests/gate.json"
LAST = "tests/gold/last.jsonl"

Predict = Callable[[Sequence[Any]], Mapping[str, list[dict[str, Any]]]]


class Outcome(NamedTuple):
    """What came of one gold file."""

    name: str
    digest: str
    now: Floors
    pin: Pin | None
    report: Report
    predictions: Mapping[str, list[dict[str, Any]]]
    changes: Changes | None


def run_gate(
    gold: Sequence[str] = (),
    update: bool = False,
    lower: bool = False,
    pins: str = PINS,
    last: str = LAST,
    predict: Predict | None = None,
) -> int:
    """Holds the figures against their floors and prints both; returns the exit code."""
    from dipevents.evaluate import GoldError
    from dipevents.evaluate.gate import read_pins

    try:
        known = read_pins(Path(pins))
        outcomes = [_outcome(path, known, last, predict) for path in gold or own_gold()]
    except GoldError as trouble:
        print(f"dipevents: {trouble}", file=sys.stderr)
        return 2
    troubles = [each for outcome in outcomes for each in _troubles(outcome, update, lower, bool(gold))]
    for outcome in outcomes:
        print("\n".join((*_lines(outcome), "")))
    for words in troubles:
        print(f"dipevents: gate: {words}", file=sys.stderr)
    if update and not troubles:
        _keep(outcomes, known, Path(pins), last, lower)
    return 1 if troubles else 0


def own_gold() -> list[str]:
    """The project's own gold files."""
    return [str(path) for pattern in GOLD for path in sorted(Path().glob(pattern))]


def _outcome(path: str, known: Mapping[str, Pin], last: str, predict: Predict | None) -> Outcome:
    """Runs the extractor over one gold file and scores it, and the last release's events too."""
    from dipevents.evaluate import gate, read_gold, score
    from dipevents.evaluate import predict as run

    documents = read_gold(path)
    name = gate.gold_name(path)
    predictions = (predict or run)(documents)
    report = score(documents, predictions)
    kept = gate.read_last(_kept(last, name), name)
    changes = gate.changes(report, score(documents, kept)) if kept is not None else None
    digest = gate.digest(Path(path), documents)
    return Outcome(name, digest, gate.floors(report), known.get(name), report, predictions, changes)


def _kept(last: str, name: str) -> Path:
    """Where a gold file's last events are kept: foreign gold's stay out of the project's files."""
    from dipevents.evaluate.gate import is_own

    return Path(last) if is_own(name) else Path("build", "gate", f"{Path(name).stem}.jsonl")


def _troubles(outcome: Outcome, update: bool, lower: bool, asked: bool) -> Iterator[str]:
    """Why the gate stays shut for one gold file."""
    from dipevents.evaluate.gate import below

    name, pin = outcome.name, outcome.pin
    if pin is None:
        if not update and not asked:
            yield f"{name}: no floors yet; `gate --update` pins them"
        return
    if outcome.digest != pin.sha256 and not update:
        yield f"{name}: the gold has changed; look at the figures, then `gate --update`"
    if not (update and lower):
        hint = "; --update --lower pins it" if update else ""
        yield from (f"{name}: {fall}{hint}" for fall in below(pin.floors, outcome.now))


def _keep(outcomes: Sequence[Outcome], known: Mapping[str, Pin], pins: Path, last: str, lower: bool) -> None:
    """Pins the new floors and keeps the events as the last release's."""
    from dipevents.evaluate.gate import Pin, raised, write_last, write_pins

    kept = dict(known)
    for each in outcomes:
        before = each.pin.floors if each.pin else {}
        kept[each.name] = Pin(each.digest, raised(before, each.now, lower))
        write_last(_kept(last, each.name), each.name, each.predictions)
    write_pins(pins, kept)


def _lines(outcome: Outcome) -> Iterator[str]:
    """What to read about one gold file."""
    from dipevents.commands.evaluate import plain, rule_lines

    yield f"== {outcome.name}"
    yield from outcome.report.lines()
    yield ""
    yield f"{'figure':<18}{'floor':>7}{'now':>7}"
    floors = outcome.pin.floors if outcome.pin else {}
    for figure, now in outcome.now.items():
        floor = f"{floors[figure]:.3f}" if figure in floors else "-"
        yield f"{figure:<18}{floor:>7}{now:>7.3f}"
    yield ""
    yield from map(plain, _change_lines(outcome.changes))
    yield ""
    yield from map(plain, rule_lines(outcome.report))


def _change_lines(changes: Changes | None) -> Iterator[str]:
    """The events gained and lost since the last release."""
    if changes is None:
        yield "no events of a last release are kept for this gold"
        return
    yield f"since the last release: {len(changes.gained)} events gained, {len(changes.lost)} lost"
    for sign, verdicts in (("+", changes.gained), ("-", changes.lost)):
        for each in verdicts:
            yield f"{sign} [{each.verdict}] {each.document}: {each.event}"


def gate(
    gold: Annotated[
        list[str] | None,
        typer.Option("--gold", metavar="PATH", help="Gold file, repeatable; else the project's own."),
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Pin the figures and keep the events.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --update: floors may go down.")] = False,
) -> None:
    """Fail where a figure on gold is below its floor; show events gained and lost, precision per rule.

    Examples:

      dipevents gate

      dipevents gate --gold tests/gold/seeds.jsonl
    """
    raise typer.Exit(run_gate(gold or (), update, lower))
