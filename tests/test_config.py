"""Options from a file and from variables: which wins, where they are read, what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from commandline import SEEDS, Cli
from dipevents import configuration, errors


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's file would be."""
    for name in [name for name in os.environ if name.startswith("DIPEVENTS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    path = tmp_path / "home" / "dipevents" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_the_place_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somebody")
    assert str(configuration.user_file({})) == "/somebody/.config/dipevents/config.toml"
    assert str(configuration.user_file({"XDG_CONFIG_HOME": "/x"})) == "/x/dipevents/config.toml"
    relative = configuration.user_file({"XDG_CONFIG_HOME": "here"})
    assert str(relative) == "/somebody/.config/dipevents/config.toml", "the specification ignores such"


def test_each_wins_over_the_one_before(run: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(*more: str) -> str:
        return run("extract", "seeds", "-q", "--limit", "1", *more).text[:9]

    assert written().startswith("date")
    file.write_text('format = "jsonl"\n')
    assert written() == '{"id": "1'
    file.write_text('format = "jsonl"\n[extract]\nformat = "json"\n')
    assert written() == '{\n"schema'
    monkeypatch.setenv("DIPEVENTS_FORMAT", "csv")
    assert written() == "id,docume"
    monkeypatch.setenv("DIPEVENTS_EXTRACT_FORMAT", "tsv")
    assert written() == "id\tdocume"
    assert written("-f", "jsonl") == '{"id": "1'
    assert written("-f", "table").startswith("date")


def test_every_kind_of_value(run: Cli, file: Path) -> None:
    file.write_text(
        'jobs = 1\n[extract]\ntypes = ["visit", "call"]\nmin-confidence = 0.5\nmerge = true\nquiet = true\n'
        'format = "jsonl"\nfields = "type,documents"\nglob = ["*.txt"]\n[rules.list]\ntype = "call"\n'
    )
    result = run("extract", "seeds")
    assert (result.code, result.err) == (0, "")
    events = [json.loads(line) for line in result.out.splitlines()]
    assert events
    assert all(event["type"] == "visit" and event["documents"] for event in events)
    assert all(line.startswith("call.") for line in run("rules", "list").text.splitlines())


def test_files_are_named_from_the_folder_of_the_configuration(run: Cli, file: Path) -> None:
    assert run("dict", "init", file.parent / "own.csv").code == 0
    file.write_text('[extract]\ndict = "own.csv"\n')
    assert run("extract", "seeds").code == 0
    file.write_text('[extract]\ndict = "none.csv"\n')
    result = run("extract", "seeds")
    assert result.code == errors.USAGE
    assert str(file.parent / "none.csv") in result.err


def test_nothing_is_read_beside_the_input_or_here(
    run: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "strange"
    (folder / ".config" / "dipevents").mkdir(parents=True)
    (folder / "dipevents").mkdir()
    for name in ("config.toml", "dipevents.toml", ".dipevents.toml", "dipevents/config.toml",
                 ".config/dipevents/config.toml", "pyproject.toml"):  # fmt: skip
        (folder / name).write_text("no toml at all")
    (folder / "a.txt").write_text("It rained.")
    monkeypatch.chdir(folder)
    assert run("extract", ".", "--format", "jsonl").code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("fromat = 'json'", "fromat: no option is called 'fromat'. Did you mean format?"),
        ("[extract]\nfromat = 'json'", "extract.fromat: no option of extract is called 'fromat'. Did you"),
        ("[merge]\njobs = 2", "merge.jobs: no option of merge is called 'jobs'."),
        ("[extrct]\njobs = 2", "[extrct]: no command 'extrct'. Did you mean extract?"),
        ("[rules.lst]\ntype = 'call'", "[rules.lst]: no command 'lst'. Did you mean list?"),
        ("[extract]\njobs = 'two'", "extract.jobs = 'two': should be a whole number"),
        ("[extract]\njobs = true", "extract.jobs = True: should be a whole number"),
        ("[extract]\njobs = 1.5", "extract.jobs = 1.5: should be a whole number"),
        ("[extract]\njobs = 0", "extract.jobs = 0: 0 is not in the range x>=1"),
        ("[extract]\nmin-confidence = 'high'", "extract.min-confidence = 'high': should be a number"),
        ("[extract]\nmerge = 'yes'", "extract.merge = 'yes': should be true or false"),
        ("[extract]\nformat = 3", "extract.format = 3: should be words in quotation marks"),
        ("[extract]\nformat = ['json']", "extract.format = ['json']: should be words in quotation marks"),
        ("[extract]\nformat = 'jsnol'", "extract.format = 'jsnol': unknown value 'jsnol'; there are table"),
        ("[extract]\ntypes = ['meting']", "Did you mean meeting?"),
        ("[extract]\nfields = 'dat'", "Did you mean date?"),
        ("[extract]\ndate = 2024-01-01", "should be words in quotation marks"),
        ("jobs = ", "no TOML"),
        ("jobs = 1\x00", "no TOML"),
    ],
)
def test_a_file_with_faults_stops_every_command(run: Cli, file: Path, content: str, said: str) -> None:
    file.write_text(content)
    for arguments in (["extract", "seeds"], ["schema"], ["config", "show"]):
        result = run(*arguments)
        assert (result.code, result.out) == (errors.USAGE, b"")
        assert f"{file}: " in result.err
        assert said in result.err
        assert result.err.count("\n") == 1


def test_what_helps_to_mend_it_works_with_faults(run: Cli, file: Path) -> None:
    file.write_text("jobs = ")
    assert run("config", "path").text == f"{file}\n"
    assert run("doctor").code == 0
    assert run("--version").code == 0
    assert run("completion", "fish").code == 0
    assert run("--no-config", "schema").code == 0


def test_another_file_or_none(run: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('[extract]\nformat = "json"\n')
    other = tmp_path / "other.toml"
    other.write_text('[extract]\nformat = "csv"\n')
    assert run("--config", other, "extract", "seeds").text.startswith("id,")
    assert run("--no-config", "extract", "seeds").text.startswith("date ")
    monkeypatch.setenv("DIPEVENTS_CONFIG", str(other))
    assert run("extract", "seeds").text.startswith("id,")
    assert run("config", "path").text == f"{other}\n"
    monkeypatch.setenv("DIPEVENTS_CONFIG", str(tmp_path / "none.toml"))
    result = run("extract", "seeds")
    assert result.code == errors.USAGE
    assert "none.toml: no such file or directory" in result.err


def test_a_variable_is_named_in_its_fault(run: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPEVENTS_TYPES", "meting")
    assert "DIPEVENTS_TYPES: unknown value 'meting'" in run("extract", "seeds").err
    monkeypatch.setenv("DIPEVENTS_EXTRACT_TYPES", "visit")
    monkeypatch.setenv("DIPEVENTS_JOBS", "two")
    assert "DIPEVENTS_JOBS: 'two' is no whole number" in run("extract", "seeds").err


def test_show_tells_values_and_where_they_come_from(
    run: Cli, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = run("config", "show")
    assert (nothing.code, nothing.out) == (0, b"")
    assert f"{file} is not there" in nothing.err
    file.write_text('jobs = 2\n[extract]\ntypes = ["visit", "call"]\n')
    monkeypatch.setenv("DIPEVENTS_REPORT_JOBS", "3")
    monkeypatch.setenv("DIPEVENTS_JBOS", "4")
    result = run("config", "show", "-f", "jsonl")
    assert "DIPEVENTS_JBOS: no option has this variable. Did you mean DIPEVENTS_JOBS?" in result.err
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"option": "extract.types", "value": "visit,call", "source": f"{file}: extract.types"},
        {"option": "extract.jobs", "value": 2, "source": f"{file}: jobs"},
        {"option": "report.jobs", "value": "3", "source": "DIPEVENTS_REPORT_JOBS"},
    ]
    whole = run("config", "show", "extract").text
    assert "extract.format" in whole
    assert "default" in whole


def test_resume_takes_the_file_and_variables_for_options(
    run: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that was killed under one configuration does not go on under another."""
    from kills import killed_at

    from dipevents import journal

    monkeypatch.setattr(journal, "EVERY", 1)
    monkeypatch.setattr(journal, "program", lambda: "this one")
    out = tmp_path / "out.jsonl"
    command = ["extract", str(SEEDS), "-f", "jsonl", "-o", str(out), "-j", "1", "-q", "--resume"]
    file.write_text('[extract]\ntypes = "visit"\n')
    assert killed_at(command, 3)
    file.write_text('[extract]\ntypes = "meeting"\n')
    assert "--types" in run(*command).err
    file.unlink()
    monkeypatch.setenv("DIPEVENTS_TYPES", "call")
    assert "--types" in run(*command).err
    monkeypatch.setenv("DIPEVENTS_TYPES", "visit")
    assert run(*command).code == 0, "the same options, from elsewhere"
    assert {json.loads(line)["type"] for line in out.read_text().splitlines()} == {"visit"}
