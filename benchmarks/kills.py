"""Runs with `--resume`, killed at random moments and gone on with: is the file always the same?

    python benchmarks/kills.py [--times N] [--seed N]

Every run is killed one to five times before it may come through. A child is forked for each, so that the
tables are loaded once; the suite uses the same functions to kill at each write to disk.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import texts

from dipevents import cli, journal
from dipevents.pipeline import load_kit

LONGEST = 1.0  # seconds till a kill


def killed_at(command: list[str], write: int) -> bool:
    """Whether the run was killed: right before its so-manieth write to disk."""
    child = os.fork()
    if child == 0:
        _kill_before(write)
        _run(command)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killed_after(command: list[str], seconds: float) -> bool:
    """Whether the run was killed after so many seconds; False where it was through by then."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        _run(command)
    time.sleep(seconds)
    _kill_all(child)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def left_over(out: Path) -> list[str]:
    """Hidden files beside an output."""
    return sorted(path.name for path in out.parent.iterdir() if path.name.startswith(f".{out.name}."))


def _kill_all(child: int) -> None:
    """Ends the child and its workers."""
    for end in (os.killpg, os.kill):
        try:
            end(child, signal.SIGKILL)
        except ProcessLookupError:  # through, or not yet a group of its own
            continue
        return


def _kill_before(write: int) -> None:
    real, left = os.fsync, write

    def counted(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        real(descriptor)

    os.fsync = counted


def _run(command: list[str]) -> NoReturn:
    """Runs a command line in the child and ends it, whatever happens."""
    code = 70
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        code = cli.run(command)
    finally:
        os._exit(code)


def main() -> int:
    """Prints how many were killed, how often, and whether all files were the same; 1 where not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    dice, kills, wrong = random.Random(asked.seed), 0, 0
    load_kit()
    journal.EVERY = 10
    unchanging = journal.program()  # by somebody who works on it meanwhile
    journal.program = lambda: unchanging
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in.jsonl"), Path(folder, "out")
        texts.written(texts.dense(400), source)
        expected: dict[str, str] = {}
        for at in range(asked.times):
            format_, jobs = ("jsonl", "csv", "tsv")[at % 3], "2" if at % 10 == 9 else "1"
            command = ["extract", str(source), "-f", format_, "-o", str(out), "-q"]
            if format_ not in expected:
                expected[format_] = _whole(command, out)
            out.unlink(missing_ok=True)
            command += ["-j", jobs, "--resume"]
            for _ in range(dice.randint(1, 5)):
                kills += killed_after(command, dice.random() * LONGEST)
            killed_at(command, sys.maxsize)
            same = _digest(out) == expected[format_] and not left_over(out)
            wrong += not same
            if not same:
                print(f"run {at}, {format_}, {jobs} jobs: not the same; left: {left_over(out)}", flush=True)
    print(f"{asked.times} runs, {kills} kills, {wrong} files not the same")
    return 1 if wrong else 0


def _whole(command: list[str], out: Path) -> str:
    killed_at([*command, "-j", "1"], sys.maxsize)
    return _digest(out)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
