"""Completion: what a shell is offered, that the scripts work, that it costs nothing otherwise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import Cli

COMMAND = [sys.executable, "-m", "dipevents.cli"]


def offered(words: str) -> list[str]:
    """What bash is offered for the last of the words."""
    environment = {
        **os.environ,
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
        "_DIPEVENTS_COMPLETE": "complete_bash",
    }
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dipevents ex", ["extract", "explain", "export"]),
        ("dipevents extract --form", ["--format"]),
        ("dipevents extract -f j", ["json", "jsonl"]),
        ("dipevents extract --types meeting,v", ["meeting,visit"]),
        ("dipevents timeline --status occurred,p", ["occurred,planned", "occurred,proposed"]),
        ("dipevents extract --fields date.v", ["date.value"]),
        ("dipevents extract --sort id,conf", ["id,confidence", "id,conflicts"]),
        ("dipevents extract --scope ", ["international", "all"]),
        ("dipevents entities --kind p", ["person", "place"]),
        ("dipevents export x --as gr", ["graphml"]),
        ("dipevents rules show visit.st", ["visit.stay"]),
        ("dipevents config show rules.", ["rules.list", "rules.show"]),
        ("dipevents schema ev", ["event"]),
        ("dipevents extract --country NO", ["NOR"]),
        ("dipevents completion ", ["bash", "zsh", "fish"]),
        ("dipevents extract se", []),  # files are the shell's own affair
    ],
)
def test_offered(words: str, expected: list[str]) -> None:
    assert offered(words) == expected


def test_offered_by_bash_itself(tmp_path: Path) -> None:
    """The script, in a shell as people have it."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    folder = Path(sys.executable).parent
    typed = (
        'eval "$(dipevents completion bash)"; COMP_WORDS=(dipevents extract --color a); COMP_CWORD=3; '
        '_dipevents_completion dipevents; echo "${COMPREPLY[*]}"'
    )
    done = subprocess.run(
        [bash, "--norc", "-c", typed], capture_output=True, text=True, cwd=tmp_path,
        env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.stdout.split() == ["auto", "always"]


@pytest.mark.parametrize(("shell", "name"), [("zsh", "compdef"), ("fish", "complete --command dipevents")])
def test_scripts_for_other_shells(run: Cli, shell: str, name: str) -> None:
    result = run("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert name in result.text
    assert f"_DIPEVENTS_COMPLETE=complete_{shell}" in result.text
    program = shutil.which(shell)
    if program is not None:  # the shell itself finds no fault in it
        assert subprocess.run([program, "-n"], input=result.out, capture_output=True).returncode == 0


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_offered_to_other_shells(shell: str) -> None:
    environment = {
        **os.environ,
        "_TYPER_COMPLETE_ARGS": "dipevents extract --color ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_DIPEVENTS_COMPLETE": f"complete_{shell}",
    }
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("auto", "always", "never"))


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["extract", "--help"]])
def test_nothing_heavy_is_loaded_to_start(arguments: list[str]) -> None:
    absent = {"rich", "pydantic", "dateparser", "rapidfuzz", "tomllib", "dipevents.pipeline"}
    code = (
        f"from dipevents.cli import run; run({arguments}); import sys; "
        f"found = {absent!r} & set(sys.modules); assert not found, found"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
