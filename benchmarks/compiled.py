"""The compiled package held against the pure one: whether it gives the same bytes, and how much faster.

    python benchmarks/compiled.py [--rounds N] [--corpus FILE.jsonl[.gz] …]

The Python that runs this has the compiled package installed, as `make test-compiled` sees to; the pure one
is read from src/. Both read gold, the seeds, the examples of all rules, forty hostile texts and the corpora.
The exit code is 1 where a record or a reason against a candidate differs, or where nothing is compiled.
Speeds are MB a processor second, medians of rounds in which the two take turns.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import doubling
import texts

from dipevents.commands.doctor import is_compiled
from dipevents.pipeline import Trace, load_kit
from dipevents.timelimit import alarm_taken
from dipevents.values import RawText
from dipevents.work import Wanted, examine, read_events

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = 4096  # characters of a hostile text
SHOWN = 10  # documents named that differ

Speeds = dict[str, float]


def of_rules() -> Iterator[RawText]:
    """The sentences on which rules must fire or stay silent."""
    for rule in load_kit(statements=True).rules.rules:
        for at, sentence in enumerate((*rule.fires, *rule.silent, *rule.not_yet)):
            yield RawText(f"{rule.name}/{at}", sentence, "2023-06-14")


def to_read(corpora: list[str]) -> Iterator[RawText]:
    """Everything that is read both ways."""
    for path in [*map(str, sorted(texts.GOLD.glob("own-*.jsonl"))), *corpora]:
        yield from texts.corpus(path)
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield RawText(path.name, path.read_text(encoding="utf-8"), None)
    yield from of_rules()
    for name in doubling.TEXTS:
        yield RawText(name, doubling.text_of(name, HOSTILE), None)


def records(corpora: list[str]) -> Iterator[str]:
    """A line for each document: its records, and what was rejected on the way and why."""
    kit = load_kit(statements=True)
    for raw in to_read(corpora):
        trace = Trace(explaining=True)
        found = read_events(raw, kit, trace)
        yield json.dumps([raw.id, *found, trace.rejections, trace.candidates], ensure_ascii=False)


def speeds(corpora: list[str]) -> Speeds:
    """MB a processor second, for each set of texts."""
    kit, found = load_kit(), {}
    sets = {"dense": texts.dense(300), "mixed": texts.mixed(1800)}
    sets |= {Path(path).name.split(".")[0]: texts.corpus(path) for path in corpora}
    for raw in sets["dense"]:
        examine(raw, kit, Wanted())  # so that patterns and words are known, as in a long run
    for name, raws in sets.items():
        begin = time.process_time()
        with alarm_taken():
            for raw in raws:
                examine(raw, kit, Wanted(), counting=False)
        found[name] = texts.size(raws) / (time.process_time() - begin) / 1e6
    return found


def asked_of(pure: bool, what: str, corpora: list[str]) -> str:
    """What a process prints that reads with the one package or with the other."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src") if pure else ""}
    command = [sys.executable, __file__, "--child", what, "--corpus", *corpora]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    kind, _, told = done.stdout.partition("\n")
    if kind != ("pure" if pure else "compiled"):
        sys.exit(f"the package that should be {'pure' if pure else 'compiled'} is {kind}")
    return told


def differing(corpora: list[str]) -> int:
    """The number of documents that the two read differently; prints some, and how many are the same."""
    pure, compiled = (asked_of(each, "records", corpora).split("\n") for each in (True, False))
    different = [mine for mine, theirs in zip(pure, compiled, strict=True) if mine != theirs]
    for line in different[:SHOWN]:
        print(f"  not the same: {json.loads(line)[0]}")
    print(f"{len(pure) - 1:,} documents read both ways, {len(different):,} not the same")
    return len(different)


def compare(corpora: list[str], rounds: int) -> None:
    """Prints the speed of both, and the ratio."""
    found: dict[bool, list[Speeds]] = {True: [], False: []}
    for _ in range(rounds):
        for pure, runs in found.items():
            runs.append(json.loads(asked_of(pure, "speeds", corpora)))
    print(f"{'MB/s':<26}{'pure':>8}{'compiled':>10}{'ratio':>7}")
    for name in found[True][0]:
        pure, compiled = (statistics.median(run[name] for run in runs) for runs in found.values())
        print(f"{name:<26}{pure:>8.2f}{compiled:>10.2f}{compiled / pure:>7.2f}")


def answer(what: str, corpora: list[str]) -> None:
    """What a child prints: whether it is compiled, and what was asked."""
    print("compiled" if is_compiled() else "pure")
    if what == "speeds":
        print(json.dumps(speeds(corpora)))
    else:
        for line in records(corpora):
            print(line)


def main() -> int:
    """Compares bytes, then speeds; 1 where bytes differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", nargs="*", default=[], metavar="PATH", help=".jsonl[.gz], or folders")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=("records", "speeds"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    corpora = texts.files(asked.corpus)
    if asked.child:
        answer(asked.child, corpora)
        return 0
    different = differing(corpora)
    compare(corpora, asked.rounds)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
