"""The nth call of a kind fails, for every n till a run comes through: the other documents stay complete."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from commandline import SEEDS, Cli
from dipevents import errors, workers
from dipevents.read import opening

TALK = "The king of Norway met the president of Chile in Oslo on Monday."


class Failing:
    """Counts the uses of a call, the nth of which fails."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*arguments, **named)


class Disk(io.RawIOBase):
    """A file whose reads go by way of a call that may fail."""

    def __init__(self, descriptor: int, failing: Failing) -> None:
        self._file = io.FileIO(descriptor)
        self._failing = failing

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return int(self._failing(self._file.readinto, buffer))

    def close(self) -> None:
        super().close()
        self._file.close()


def failing_reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Failing]:
    """Reads of inputs of which the first fails, then the second, and so on."""
    for nth in count(1):
        failing = Failing(nth)

        def opened(descriptor: int, mode: str, failing: Failing = failing) -> io.BufferedReader:
            return io.BufferedReader(Disk(descriptor, failing))

        monkeypatch.setattr(opening, "open", opened, raising=False)
        yield failing


def events(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_file_that_cannot_be_read_costs_its_own_events(
    run: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    command = ("extract", SEEDS, "-f", "jsonl", "-o", out, "-j", 1)
    assert run(*command).code == errors.OK
    whole, lost = events(out), set()
    for failing in failing_reads(monkeypatch):
        result = run(*command)
        found = events(out)
        missing = {each["document"] for each in whole} - {each["document"] for each in found}
        assert found == [each for each in whole if each["document"] not in missing]
        if failing.left > 0:
            break
        assert result.code == errors.PARTIAL
        assert "input/output error" in result.err
        assert len(missing) <= 1
        lost |= missing
    assert lost == {each["document"] for each in whole}
    assert (result.code, found) == (errors.OK, whole)


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_breaks_off_keeps_the_documents_before(
    run: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    noise = random.Random(1).randbytes(2000).hex  # does not pack well, so that there are reads enough
    lines = [json.dumps({"id": f"d{at}", "text": TALK, "more": noise()}) + "\n" for at in range(12)]
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    data = "".join(lines).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    out = tmp_path / "out.jsonl"
    kept = []
    for failing in failing_reads(monkeypatch):
        out.write_text("old")
        result = run("extract", path, "-f", "jsonl", "-o", out, "-j", 1, "-q")
        if failing.left > 0:
            break
        found = out.read_text()
        kept.append(0 if found == "old" else len(events(out)))
        assert result.code == (errors.NO_INPUT if found == "old" else errors.PARTIAL)
        assert str(path) in result.err
        if found != "old":
            assert [each["document"] for each in events(out)] == [f"d{at}" for at in range(kept[-1])]
    assert kept == sorted(kept)
    assert kept[0] == 0
    assert result.code == errors.OK
    assert len(events(out)) == 12


def test_a_worker_that_cannot_be_started_costs_nothing(
    run: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    command = ("extract", SEEDS, "-f", "jsonl", "-o", out, "-q")
    assert run(*command, "-j", 1).code == errors.OK
    whole, real = out.read_bytes(), subprocess.Popen
    for nth in count(1):
        failing = Failing(nth)
        monkeypatch.setattr(workers.subprocess, "Popen", partial(failing, real))
        out.write_text("old")
        assert run(*command, "-j", 2).code == errors.OK
        assert out.read_bytes() == whole
        if failing.left > 0:
            break
    assert nth > 1


def test_an_events_file_that_breaks_off_leaves_the_old_output(
    run: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events_, out = tmp_path / "e.jsonl", tmp_path / "out"
    assert run("extract", SEEDS, "-f", "jsonl", "-o", events_, "-q").code == errors.OK
    real = Path.open
    for nth in count(1):
        failing = Failing(nth)

        def opened(self: Path, failing: Failing = failing, **given: Any) -> Any:
            if self != events_:
                return real(self, **given)
            return io.TextIOWrapper(
                io.BufferedReader(Disk(os.open(self, os.O_RDONLY), failing), 1 << 14), encoding="utf-8"
            )

        monkeypatch.setattr(Path, "open", opened)
        out.write_text("old")
        result = run("merge", events_, "-o", out)
        if failing.left > 0:
            break
        assert (result.code, out.read_text()) == (errors.NO_INPUT, "old")
        assert f"{events_}: Input/output error" in result.err
    assert nth > 2
    assert result.code == errors.OK
    assert json.loads(out.read_text())["events"]
