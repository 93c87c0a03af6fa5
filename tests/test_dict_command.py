"""`dipevents dict`, `--dict` and `--codes`, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dipevents.cli import run
from dipevents.errors import OK, USAGE

STORY = "Kamla met General Smith of Canada in Oslo on 3 May 2012.\n"


def test_begun_checked_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, story = tmp_path / "own.csv", tmp_path / "story.txt"
    story.write_text(STORY)
    assert run(["dict", "init", str(own)]) == OK
    assert run(["dict", "check", str(own)]) == OK
    assert "2 entries, no fault" in capsys.readouterr().out
    assert run(["extract", str(story), "--dict", str(own), "--codes", "-f", "jsonl"]) == OK
    (line,) = capsys.readouterr().out.splitlines()
    codes = {each["name"]: each["codes"] for each in json.loads(line)["participants"]}
    assert codes == {
        "Kamla": {"cow": 52, "gw": 52, "cameo": "TTO"},
        "Smith": {"cow": 20, "gw": 20, "cameo": "CANMIL"},
    }


def test_many_processes_know_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.csv"
    run(["dict", "init", str(own)])
    for at in range(4):
        (tmp_path / f"{at}.txt").write_text(STORY)
    capsys.readouterr()
    assert run(["extract", str(tmp_path), "--dict", str(own), "-j", "2", "-f", "jsonl"]) == OK
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize(
    "command", [["dict", "check"], ["extract", "-", "--dict"], ["entities", "-", "--dict"]]
)
def test_every_fault_is_told_at_once(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("alias,name,kind,country\n,X,person,QQQ\nFoo,,perso,\n")
    assert run([*command, str(bad)]) == USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split(" ")[1] for line in told.err.splitlines()] == [f"{bad}:2:", f"{bad}:2:", f"{bad}:3:"]


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.csv"
    own.write_text("mine")
    assert run(["dict", "init", str(own)]) == USAGE
    assert own.read_text() == "mine"
    assert "there already" in capsys.readouterr().err


def test_codes_are_absent_unless_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The president of Chile met the king of Norway in Oslo.\n")
    assert run(["extract", str(story), "-f", "jsonl"]) == OK
    (line,) = capsys.readouterr().out.splitlines()
    assert all("codes" not in each for each in json.loads(line)["participants"])
