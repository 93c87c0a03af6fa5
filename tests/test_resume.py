"""`--resume`: a run killed anywhere goes on and writes the file of a run that was not killed."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from kills import killed_after, killed_at, left_over

from commandline import SEEDS, Cli, finished, program
from dipevents import errors, journal

TALK = "The king of Norway met the president of Chile in Oslo on Monday.\n"
FORMATS = ("jsonl", "csv", "tsv")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty documents and a broken line."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    texts = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    with path.open("w", encoding="utf-8") as file:
        for at in range(40):
            text = f"{texts[at % 5]}\n{at}" if at % 3 else TALK
            file.write(json.dumps({"id": f"d{at}", "text": text}) + "\n")
        file.write("broken\n")
    return path


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line in the journal every few documents, of a program that nobody edits meanwhile."""
    monkeypatch.setattr(journal, "EVERY", 10)
    monkeypatch.setattr(journal, "program", lambda: "this one")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_run_with_resume_writes_what_one_without_writes(
    run: Cli, many: Path, tmp_path: Path, format_: str
) -> None:
    plain, kept = tmp_path / "a", tmp_path / "b"
    without = run("extract", many, "-f", format_, "-o", plain, "-j", 1)
    with_ = run("extract", many, "-f", format_, "-o", kept, "-j", 1, "--resume")
    assert (with_.code, with_.err) == (without.code, without.err) == (errors.PARTIAL, without.err)
    assert kept.read_bytes() == plain.read_bytes()
    assert left_over(kept) == []


@pytest.mark.parametrize("format_", FORMATS[:2])
def test_killed_at_every_write_to_disk(run: Cli, many: Path, tmp_path: Path, format_: str) -> None:
    """kill -9 before the first fsync, before the second, and so on until a run comes through."""
    out = tmp_path / "out"
    command = ["extract", str(many), "-f", format_, "-o", str(out), "-j", "1", "-q"]
    run(*command)
    whole = out.read_bytes()
    out.write_bytes(b"old")
    at = 1
    while killed_at([*command, "--resume"], at):
        assert out.read_bytes() == b"old"
        result = run(*command, "--resume")
        assert (result.code, out.read_bytes()) == (errors.PARTIAL, whole)
        assert left_over(out) == []
        out.write_bytes(b"old")
        at += 1
    assert at == 11


def test_killed_again_and_again(many: Path, tmp_path: Path, run: Cli) -> None:
    """Each run comes a little further, and a line torn by the kill does not count."""
    out = tmp_path / "out"
    command = ["extract", str(many), "-f", "jsonl", "-o", str(out), "-j", "1", "-q"]
    run(*command)
    whole = out.read_bytes()
    out.unlink()
    runs = 0
    while killed_at([*command, "--resume"], 3):
        runs += 1
        with (tmp_path / ".out.journal").open("ab") as file:
            file.write(b"torn line")
        with (tmp_path / ".out.part").open("ab") as file:
            file.write(b"half a rec")
        assert runs < 9
    assert runs == 4
    assert out.read_bytes() == whole
    assert left_over(out) == []


@pytest.mark.parametrize(("jobs", "moments"), [(1, (0.05, 0.2, 0.5)), (2, (1.0,))])
def test_killed_at_any_moment(
    many: Path, tmp_path: Path, run: Cli, jobs: int, moments: tuple[float, ...]
) -> None:
    out = tmp_path / "out"
    command = ["extract", str(many), "-f", "csv", "-o", str(out), "-j", str(jobs), "-q"]
    run(*command)
    whole = out.read_bytes()
    for moment in moments:
        killed_after([*command, "--resume"], moment)
        assert run(*command, "--resume").code == errors.PARTIAL
        assert out.read_bytes() == whole


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_is_full_at_any_write(
    run: Cli, many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The first write fails, then the second, and so on; each time the next run goes on."""
    out = tmp_path / "out"
    command = ["extract", str(many), "-f", "csv", "-o", str(out), "-j", "1", "-q"]
    run(*command)
    whole = out.read_bytes()
    real, left = getattr(os, call), 0

    def failing(*arguments: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*arguments)

    failures = 0
    while True:
        out.write_bytes(b"old")
        left = failures + 1
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing)
            result = run(*command, "--resume")
        if left > 0:
            break
        failures += 1
        assert (result.code, out.read_bytes()) == (errors.NO_OUTPUT, b"old")
        assert "no space left" in result.err
        run(*command, "--resume")
        assert out.read_bytes() == whole
    assert failures == {"fsync": 10, "replace": 1}[call]
    assert out.read_bytes() == whole


def begun(many: Path, out: Path, *more: str) -> None:
    """A run that was killed after its second line in the journal."""
    assert killed_at(["extract", str(many), "-f", "jsonl", "-o", str(out), "-j", "1", *more, "--resume"], 5)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (("--types", "meeting"), "--types"), (("--scope", "all"), "--scope"),
        (("--min-confidence", "0.5"), "--min-confidence"), (("--date", "2020-01-01"), "--date"),
        (("--limit", "3"), "--limit"), (("--fields", "id"), "--fields"), (("--codes",), "--codes"),
        (("--max-bytes", "1000"), "--max-bytes"),
        (("--encoding", "cp1252"), "--encoding"), (("-f", "csv"), "--format"), (("seeds",), "the paths"),
        (("--time-limit", "9"), "--time-limit"), (("--glob", "*.txt"), "--glob"),
    ],
)  # fmt: skip
def test_another_option_is_refused(
    run: Cli, many: Path, tmp_path: Path, changed: tuple[str, ...], named: str
) -> None:
    out = tmp_path / "out"
    begun(many, out)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    result = run("extract", many, "-f", "jsonl", "-o", out, "--resume", *changed)
    assert result.code == errors.USAGE
    assert named in result.err
    assert ".out.journal" in result.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_another_program_or_dictionary_is_refused(
    run: Cli, many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tmp_path / "names.csv"
    names.write_text("alias,name,kind,country\nKamla,Kamla Persad-Bissessar,person,TTO\n")
    out = tmp_path / "out"
    begun(many, out, "--dict", str(names))
    command = ("extract", many, "-f", "jsonl", "-o", out, "--resume", "--dict", names)
    names.write_text("alias,name,kind,country\nKamla,Kamla Harris,person,USA\n")
    assert "--dict" in run(*command).err
    names.write_text("alias,name,kind,country\nKamla,Kamla Persad-Bissessar,person,TTO\n")
    with monkeypatch.context() as patch:
        patch.setattr(journal, "program", lambda: "another")
        assert "the program" in run(*command).err
    assert run(*command).code == errors.PARTIAL


def test_other_documents_are_refused(run: Cli, many: Path, tmp_path: Path) -> None:
    own, out = tmp_path / "own.jsonl", tmp_path / "out"
    own.write_bytes(many.read_bytes())
    begun(own, out)
    own.write_bytes(many.read_bytes().replace(b"Norway", b"Sweden", 1))
    result = run("extract", own, "-f", "jsonl", "-o", out, "--resume")
    assert (result.code, "the documents" in result.err) == (errors.USAGE, True)
    own.write_bytes(b"".join(many.read_bytes().splitlines(True)[:3]))
    assert run("extract", own, "-f", "jsonl", "-o", out, "--resume").code == errors.USAGE
    own.write_bytes(many.read_bytes())
    assert run("extract", own, "-f", "jsonl", "-o", out, "--resume").code == errors.PARTIAL


@pytest.mark.parametrize(
    "options", [(), ("-f", "json"), ("-f", "jsonl", "--merge"), ("-f", "jsonl", "--db", "x.sqlite")]
)
def test_what_does_not_go_with_resume(run: Cli, tmp_path: Path, options: tuple[str, ...]) -> None:
    result = run("extract", "seeds", "-o", tmp_path / "out", "--resume", *options)
    assert result.code == errors.USAGE
    assert "--resume" in result.err
    assert list(tmp_path.iterdir()) == []
    assert run("extract", "seeds", "-f", "jsonl", "--resume").code == errors.USAGE
    assert run("extract", "seeds", "-f", "jsonl", "-o", "/dev/null", "--resume").code == errors.USAGE


def test_the_limit_counts_what_was_done(run: Cli, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ["extract", str(many), "-f", "jsonl", "-o", str(out), "-j", "1", "-q", "--limit", "25"]
    run(*command)
    whole = out.read_bytes()
    assert killed_at([*command, "--resume"], 4)
    run(*command, "--resume")
    assert out.read_bytes() == whole
    assert whole.count(b"\n") == 25


def test_interrupted_or_full_it_can_go_on(run: Cli, many: Path, tmp_path: Path) -> None:
    """Ctrl-C keeps what is done too; nothing readable keeps nothing."""
    out = tmp_path / "out"
    process = program("extract", "-", "-f", "jsonl", "-o", out, "--resume", stdin=subprocess.PIPE)
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    assert finished(process).code == errors.TERMINATED
    assert not out.exists()
    assert run("extract", "nowhere", "-f", "jsonl", "-o", tmp_path / "b", "--resume").code == errors.NO_INPUT
    assert left_over(tmp_path / "b") == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs file locks")
def test_two_runs_do_not_write_one_output(run: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with journal.journal(str(out), {}):
        result = run("extract", "seeds", "-f", "jsonl", "-o", out, "--resume")
    assert (result.code, "another run" in result.err) == (errors.USAGE, True)
