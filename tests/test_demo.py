"""The demo works anywhere and shows every status; the doctor says what is wrong."""

from __future__ import annotations

import csv
import io
import json
from importlib import metadata
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from pathlib import Path

import pytest

from commandline import Cli
from dipevents import errors
from dipevents.commands import doctor
from dipevents.commands.demo import samples


def test_demo_in_any_folder(run: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("demo")
    assert result.code == 0
    assert "samples/1-oslo-meeting.txt:1" in result.text
    assert list(tmp_path.iterdir()) == []
    assert "dipevents demo --save FOLDER" in result.err


def test_demo_shows_what_there_is(run: Cli) -> None:
    events = json.loads(run("demo", "-f", "json").out)["events"]
    assert {event["type"] for event in events} >= {
        "meeting", "message", "call", "visit", "agreement", "relations",
    }  # fmt: skip
    statuses = {event["status"] for event in events}
    assert statuses == {"occurred", "planned", "proposed", "cancelled", "denied"}


def test_what_the_samples_tell(run: Cli) -> None:
    """The samples are the first thing seen: nothing in them may be read wrongly."""
    rows = csv.DictReader(io.StringIO(run("demo", "-f", "csv").text))
    told = [(row["type"], row["status"], row["date.value"], row["location.name"]) for row in rows]
    assert told == [
        ("meeting", "occurred", "2023-06-13", "Oslo"),
        ("agreement", "occurred", "2023-06-13", "Oslo"),
        ("visit", "occurred", "2023-06-12", "Oslo"),
        ("visit", "planned", "2023-06-16", "Iceland"),
        ("meeting", "occurred", "2023-06-13", "Oslo"),
        ("call", "occurred", "2023-06-14", ""),
        ("visit", "proposed", "2023-09", "Reykjavik"),
        ("message", "occurred", "2023-06-14", ""),
        ("relations", "occurred", "2023-09-04", ""),
        ("visit", "cancelled", "2023-09-20", "Accra"),
        ("meeting", "denied", "2023-08-28/2023-09-03", "Lisbon"),
        ("agreement", "occurred", "2024-03-02", "Nairobi"),
        ("meeting", "occurred", "2024-03-02", "Nairobi"),
        ("meeting", "planned", "2024-03-20", "Arusha"),
        ("visit", "planned", "2024-03-04/2024-03-10", "Kigali"),
        ("meeting", "planned", "2024-03-04/2024-03-10", "Kigali"),
    ]


def test_samples_are_saved_once_and_not_over_others(run: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "samples"
    for _ in range(2):
        assert run("demo", "--save", folder).code == 0
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    assert texts == [raw.text for raw in samples()]
    saved = json.loads(run("extract", folder, "-f", "json").out)["events"]
    assert len(saved) == len(json.loads(run("demo", "-f", "json").out)["events"])
    (folder / "1-oslo-meeting.txt").write_text("mine")
    assert run("demo", "--save", folder).code == errors.USAGE
    assert (folder / "1-oslo-meeting.txt").read_text() == "mine"
    assert run("demo", "--save", folder / "1-oslo-meeting.txt").code == errors.NO_OUTPUT


def test_the_doctor_finds_nothing(run: Cli) -> None:
    result = run("doctor")
    assert (result.code, result.err) == (0, "dipevents: 0 faults\n")
    told = {line.split()[1] for line in result.text.splitlines()}
    assert {"python", "typer", "tables", "self-test"} <= told


def test_the_doctor_finds_what_is_missing(run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    there = metadata.version

    def version(name: str) -> str:
        if name in {"rapidfuzz", "duckdb"}:
            raise metadata.PackageNotFoundError(name)
        return "0.1" if name == "rich" else there(name)

    monkeypatch.setattr(doctor, "version", version)
    monkeypatch.setattr(doctor, "SENTENCE", "Nothing happened in Oslo.")
    result = run("doctor")
    assert result.code == errors.CHECK_FAILED
    lines = {line.split()[1]: line for line in result.text.splitlines()}
    assert lines["rapidfuzz"].startswith("fault")
    assert lines["rich"].startswith("fault")
    assert "is older than 13." in lines["rich"]
    assert lines["duckdb"].startswith("note"), "an extra may be missing"
    assert "pip install 'dipevents[store]'" in lines["duckdb"]
    assert lines["self-test"].startswith("fault")


@pytest.mark.parametrize(("suffix", "told"), [(".py", "interpreted"), (EXTENSION_SUFFIXES[0], "compiled")])
def test_the_doctor_tells_whether_the_core_is_compiled(
    run: Cli, monkeypatch: pytest.MonkeyPatch, suffix: str, told: str
) -> None:
    spec = ModuleSpec("dipevents.pipeline", None, origin=f"dipevents/pipeline{suffix}")
    monkeypatch.setattr(doctor, "find_spec", lambda name: spec)
    (line,) = (line for line in run("doctor").text.splitlines() if line.split()[1] == "core")
    assert line.split()[2].strip(";") == told


def test_the_doctor_outlives_what_breaks(run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise OSError("disk on fire\x1b[31m")

    monkeypatch.setattr(doctor, "_tables", broken)
    result = run("doctor")
    assert result.code == errors.CHECK_FAILED
    assert "disk on fire<U+001B>[31m" in result.text
