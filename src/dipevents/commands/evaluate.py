"""`dipevents evaluate`: how well the events fit a gold file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dipevents.commands.choices import listed, some_of
from dipevents.commands.options import event_types

if TYPE_CHECKING:
    from dipevents.evaluate.report import Mistake, Report


def run_evaluate(
    gold: str,
    predictions: str | None = None,
    types: Sequence[str] = (),
    errors: bool = False,
    calibration: bool = False,
    rules: bool = False,
    as_json: bool = False,
) -> int:
    """Prints the scores and what else was asked for; returns the exit code."""
    from dipevents.evaluate import GoldError

    try:
        report = _report(gold, predictions, types)
    except GoldError as trouble:
        print(f"dipevents: {plain(str(trouble))}", file=sys.stderr)
        return 2
    if as_json:
        value = _as_json(report, errors, calibration, rules)
        print(json.dumps(value, ensure_ascii=True, indent=2))
    else:
        print("\n".join(plain(line) for line in _lines(report, errors, calibration, rules)))
    return 0


def _report(gold: str, predictions: str | None, types: Sequence[str]) -> Report:
    """The report on stored predictions, or on what the extractor finds now."""
    from dipevents.evaluate import GoldError, predict, read_gold, read_predictions, score
    from dipevents.evaluate.acts import ALL_TYPES

    unknown = [type_ for type_ in types if type_ not in ALL_TYPES]
    if unknown:
        raise GoldError(f"unknown type {unknown[0]!r}; there are {', '.join(ALL_TYPES)}")
    documents = read_gold(gold)
    found = read_predictions(predictions) if predictions else predict(documents)
    return score(documents, found, types or None)


def _as_json(report: Report, errors: bool, calibration: bool, rules: bool) -> dict[str, Any]:
    """The whole answer as one object."""
    value = report.as_dict()
    if calibration:
        value["calibration"] = [each._asdict() for each in report.calibration()]
    if rules:
        value["rules"] = [each._asdict() for each in report.rules()]
    if errors:
        value["errors"] = [each._asdict() for each in report.errors()]
    return value


def _lines(report: Report, errors: bool, calibration: bool, rules: bool) -> Iterator[str]:
    """The whole answer as lines to read."""
    yield from report.lines()
    if calibration:
        yield from ("", *calibration_lines(report))
    if rules:
        yield from ("", *rule_lines(report))
    for mistake in report.errors() if errors else ():
        yield from ("", *error_lines(mistake))


def calibration_lines(report: Report) -> list[str]:
    """The calibration bins as a table."""
    head = f"{'confidence':<18}{'events':>7}{'mean':>7}{'right':>7}{'exact':>7}{'gap':>8}"
    rows = [
        f"{f'{b.low:.2f} - {b.high:.2f}':<18}{b.events:>7}{b.mean:>7.3f}{b.found:>7.3f}{b.exact:>7.3f}"
        f"{b.found - b.mean:>+8.3f}"
        for b in report.calibration()
    ]
    return [head, *rows]


def rule_lines(report: Report) -> list[str]:
    """Precision per rule as a table."""
    rows = report.rules()
    width = max((len(row.rule) for row in rows), default=4) + 2
    lines = [f"{'rule':<{width}}{'events':>7}{'right':>7}{'exact':>7}{'P':>7}"]
    for row in rows:
        counts = f"{row.rule:<{width}}{row.predicted:>7}{row.found:>7}{row.exact:>7}"
        lines.append(f"{counts}{row.found / row.predicted:>7.3f}")
    return lines


def error_lines(mistake: Mistake) -> list[str]:
    """A mistake over a few lines: what, where, both sides, the sentence."""
    by = f"  [{mistake.rule} {mistake.confidence}]" if mistake.rule else ""
    parts = (
        ("gold", mistake.gold),
        ("pred", f"{mistake.predicted}{by}" if mistake.predicted else None),
        ("text", mistake.sentence),
    )
    return [f"{mistake.kind}: {mistake.document}", *(f"  {name}: {value}" for name, value in parts if value)]


def plain(line: str) -> str:
    """A line without control characters: names and sentences come from files we didn't write."""
    return "".join(ch if ch.isprintable() else " " for ch in line)


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Gold file, JSON lines.")],
    predictions: Annotated[
        str | None,
        typer.Option("--predictions", metavar="FILE", help="Score these events (json or jsonl of extract)."),
    ] = None,
    types: Annotated[
        str,
        typer.Option(
            "--types", "--type", metavar="T,…", help="Only these event types.", **some_of(event_types)
        ),
    ] = "",
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake with its sentence.")] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Share right by stated confidence, 30 events a bin.")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Precision of each rule.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score events against a gold file: precision, recall, F1 by type and slot, country dyads.

    Examples:

      dipevents evaluate tests/gold/seeds.jsonl

      dipevents evaluate gold.jsonl --predictions events.jsonl --errors
    """
    raise typer.Exit(run_evaluate(gold, predictions, listed(types), errors, calibration, rules, as_json))
