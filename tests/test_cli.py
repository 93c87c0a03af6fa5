"""The command line as a contract: every command, every exit code, every message."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import SEEDS, Cli, finished, program
from dipevents import cli, errors

GROUPS = {each.words[:-1] for each in cli.all_commands().values() if len(each.words) > 1}
ALL = sorted({each.words for each in cli.all_commands().values()} | GROUPS)
TALK = b"The king of Norway met the president of Chile in Oslo on Monday.\n"


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help(run: Cli, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run(*words, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.text.startswith("Usage: dipevents")
    assert max(len(line) for line in result.text.splitlines()) <= 80


EXAMPLE = re.compile(r"^    .*?\bdipevents .+$", re.MULTILINE)
TYPED = re.compile(r"\bdipevents (?:[^|>;#&\"()]|\"[^\"()]*\")+")


@pytest.mark.parametrize("words", [(), *ALL], ids=" ".join)
def test_help_has_two_examples_that_can_be_typed(
    run: Cli, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = re.split("^(?:Arguments|Options):", run(*words, "--help").text, flags=re.MULTILINE)[0]
    examples = EXAMPLE.findall(text)
    assert len(examples) >= 2
    assert all(" ".join(("dipevents", *words)) in example for example in examples)
    monkeypatch.setattr("typer.core.TyperCommand.invoke", lambda command, context: None, raising=False)
    for typed in (found for example in examples for found in TYPED.findall(example)):
        assert run(*shlex.split(typed)[1:]).code == 0, typed


@pytest.mark.parametrize("name", list(cli.summaries()))
def test_summary_is_one_line(name: str) -> None:
    summary = cli.summaries()[name]
    assert summary.endswith(".")
    assert len(summary) <= 66


def test_help_names_every_command(run: Cli) -> None:
    text = run("--help").text
    assert all(f"  {name} " in text for name in cli.summaries())


def test_no_arguments_give_the_help(run: Cli) -> None:
    result = run()
    assert result.code == errors.USAGE
    assert "Commands:" in result.err


def test_version(run: Cli) -> None:
    assert run("--version").text.startswith("dipevents ")


# -- usage: exit 2, one line, what was meant --------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extrac"], "no command 'extrac'. Did you mean extract?"),
        (["seeds"], "To read files: dipevents extract seeds"),
        (["extract"], "which texts? Name files or folders"),
        (["extract", "seeds", "--formt", "json"], "no option --formt. Did you mean --format?"),
        (["extract", "seeds", "-f", "jsnol"], "Did you mean jsonl?"),
        (["extract", "seeds", "--date", "12/03/24"], "'12/03/24' is no date; use YYYY-MM-DD"),
        (["extract", "seeds", "--date", "2024-02-30"], "use YYYY-MM-DD"),
        (["extract", "seeds", "--types", "meting"], "Did you mean meeting?"),
        (["extract", "seeds", "--scope", "domestic"], "there are international, all"),
        (["extract", "seeds", "--min-confidence", "2"], "--min-confidence"),
        (["extract", "seeds", "--encoding", "utf-9"], "no encoding is called 'utf-9'"),
        (["extract", "seeds", "--jobs", "0"], "--jobs: 0 is not in the range x>=1"),
        (["extract", "seeds", "--jobs", "two"], "--jobs: 'two' is no whole number"),
        (["extract", "seeds", "--color", "never", "--limit", "-1"], "--limit"),
        (["entities", "seeds", "--kind", "persn"], "Did you mean person?"),
        (["rules", "show", "meeting.met"], "Did you mean meeting.meet?"),
        (["rules", "list", "--type", "visits"], "Did you mean visit?"),
        (["schema", "evnt"], "Did you mean event?"),
        (["schema", "-f", "markdwon"], "Did you mean markdown?"),
        (["rules", "lst"], "Did you mean 'list'?"),
        (["extract", "seeds", "--country", "Iran"], "Did you mean IRN?"),
        (["extract", "seeds", "--status", "planed"], "Did you mean planned?"),
        (["extract", "seeds", "--since", "last week"], "'last week' is no date; use YYYY, YYYY-MM"),
        (["extract", "seeds", "--color", "alway"], "Did you mean always?"),
        (["export", "seeds", "--as", "gefx"], "Did you mean gexf?"),
        (["network", "x.jsonl", "--level", "state"], "there are person, country"),
        (["merge", "x.jsonl", "-f", "xml"], "there are table, json"),
        (["completion", "bsh"], "Did you mean bash?"),
        (["evaluate", "x.jsonl", "--types", "meting"], "Did you mean meeting?"),
        (["--confg", "x", "extract"], "no option --confg. Did you mean --config?"),
    ],
)  # fmt: skip
def test_usage(run: Cli, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (errors.USAGE, b"")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_store_that_cannot_be(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_bytes(b"not a store at all, and long enough to show it" * 9)
    assert run("extract", "seeds", "--db", tmp_path / "no.sqlite").code == errors.USAGE


def test_no_file_is_read_and_written_at_once(run: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TALK)
    result = run("extract", path, "-o", path)
    assert (result.code, path.read_bytes()) == (errors.USAGE, TALK)


# -- inputs: 0, 3, 4 -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good text and one of each kind of trouble."""
    (tmp_path / "good.txt").write_bytes(TALK)
    (tmp_path / "empty.txt").write_bytes(b" \n\n")
    (tmp_path / "binary.txt").write_bytes(b"%PDF-1.7\n\0\0\0")
    (tmp_path / "large.txt").write_bytes(TALK * 40)
    (tmp_path / "lines.jsonl").write_bytes(
        json.dumps({"text": TALK.decode()}).encode() + b'\n{"text": \n{"id": 7}\n'
    )
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("good.txt", 0, "1 read, 0 skipped, 0 failed; 1 event"),
        ("empty.txt", 0, "empty, nothing to read"),
        ("binary.txt", 4, "looks like PDF, not text; try: pdftotext"),
        ("large.txt", 4, "2.5 KiB > 1000 bytes, the limit for one document; raise it with --max-bytes"),
        ("lines.jsonl", 3, "lines.jsonl:2: broken JSON"),
        ("lines.jsonl", 3, 'lines.jsonl:3: no document: "text" is missing'),
        ("godo.txt", 4, "no such file or folder. Did you mean"),
        (".", 3, "3 failed"),
    ],
)
def test_inputs(run: Cli, folder: Path, name: str, code: int, said: str) -> None:
    result = run("extract", folder / name, "--max-bytes", 1000, "-f", "json")
    assert result.code == code
    assert said in result.err
    assert isinstance(json.loads(result.out)["events"], list), "valid whatever happens"


def test_the_good_inputs_are_complete_beside_the_bad(run: Cli, folder: Path) -> None:
    alone = run("extract", folder / "good.txt", "-f", "jsonl")
    beside = run("extract", folder / "missing.txt", folder / "good.txt", folder / "binary.txt", "-f", "jsonl")
    assert (beside.code, beside.out) == (errors.PARTIAL, alone.out)


def test_strict_makes_skipped_inputs_count(run: Cli, folder: Path) -> None:
    arguments = ("extract", folder / "good.txt", folder / "binary.txt")
    assert run(*arguments).code == errors.OK
    assert run(*arguments, "--strict").code == errors.PARTIAL


def test_empty_folder(run: Cli, tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.code == errors.NO_INPUT
    assert "an empty folder" in result.err


def test_folder_of_other_files(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    result = run("extract", tmp_path)
    assert result.code == errors.NO_INPUT
    assert "0 of 1 files match *.txt, *.jsonl (found: 1 .pdf)" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(run: Cli, folder: Path) -> None:
    (folder / "good.txt").chmod(0)
    assert "permission denied" in run("extract", folder / "good.txt").err


def test_not_utf8_is_said(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "The king of Norway met the president of Chile in Caf\xe9.".encode("cp1252")
    )
    result = run("extract", tmp_path, "-f", "jsonl")
    assert "not UTF-8 at byte 52; read as cp1252" in result.err
    assert "Café" in result.text


def test_another_language_is_said(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Le président de la République a rencontré le roi des Belges à Paris ce lundi. Les deux hommes "
        "ont parlé de la situation dans les pays voisins et des relations entre leurs pays pour l'avenir."
    )
    result = run("extract", tmp_path)
    assert (result.code, result.out) == (0, b"")
    assert "looks like French" in result.err


# -- the checks asked for --------------------------------------------------------------------------


def test_fail_on_empty(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day, and nobody went out.")
    assert run("extract", tmp_path).code == errors.OK
    assert run("extract", tmp_path, "--fail-on-empty").code == errors.CHECK_FAILED
    assert run("extract", SEEDS, "-e").code == errors.OK


def test_no_events_come_with_the_funnel(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The committee met all day. It rained, and nobody went out.")
    result = run("extract", tmp_path)
    funnel = r"no events: 2 sentences, [12] with a trigger word, 0 candidates, 0 events"
    assert re.search(funnel, result.err)
    assert "dipevents explain --why-not" in result.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_sentence_counts_while_nothing_is_found(run: Cli, tmp_path: Path, jobs: str) -> None:
    for at in range(4):
        (tmp_path / f"{at}.txt").write_text("It rained, and nobody went out. The orchard is old.")
    assert "no events: 8 sentences, 0 with a trigger word" in run("extract", tmp_path, "-j", jobs).err


def test_a_bug_costs_one_document(run: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dipevents import work

    def broken(raw: object, kit: object, trace: object) -> None:
        raise KeyError("a secret of the document")

    monkeypatch.setattr(work, "extract_document", broken)
    result = run("extract", folder / "good.txt", "-j", 1)
    assert result.code == errors.BUG
    assert "a bug of ours (KeyError at test_cli.py" in result.err
    assert "secret" not in result.err
    assert "Traceback" not in result.err


def test_a_bug_of_a_command(run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dipevents.rules.load", lambda statements: 1 / 0)
    result = run("rules", "list")
    assert (result.code, result.err.count("\n")) == (errors.BUG, 1)
    assert "ZeroDivisionError" in result.err


# -- output ----------------------------------------------------------------------------------------


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv"])
def test_disk_full(format_: str) -> None:
    with open("/dev/full", "wb") as full:
        result = finished(program("extract", "seeds", "-f", format_, stdout=full))
    assert result.code == errors.NO_OUTPUT
    assert result.err.splitlines()[-1] == (
        "dipevents: standard output: could not be written: no space left on device"
    )


def test_output_that_cannot_be(run: Cli, tmp_path: Path) -> None:
    result = run("extract", "seeds", "-o", tmp_path / "no" / "such" / "folder.json")
    assert result.code == errors.NO_OUTPUT
    assert "no such file or directory" in result.err


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "tsv"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_closed_pipe(format_: str, jobs: int) -> None:
    process = program("extract", "seeds", "-f", format_, "-j", jobs, "-q")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    result = finished(process)
    assert (result.code, result.err) == (errors.CLOSED_PIPE, "")


def test_nothing_readable_leaves_the_old_output(run: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    result = run("extract", tmp_path / "missing", "-o", out)
    assert (result.code, out.read_text()) == (errors.NO_INPUT, "old")
    assert list(tmp_path.iterdir()) == [out]


def test_output_inside_the_input_is_not_read_back(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TALK)
    out = tmp_path / "out.jsonl"
    written = set()
    for _ in range(3):
        assert run("extract", tmp_path, "-f", "jsonl", "-o", out).code == 0
        written.add(out.read_bytes())
    assert len(written) == 1


# -- other commands --------------------------------------------------------------------------------


@pytest.mark.parametrize("record", ["extraction", "event", "document", "merged"])
def test_schema(run: Cli, record: str) -> None:
    schema = json.loads(run("schema", record).out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["properties"]


def test_rules_list_and_show_know_every_rule(run: Cli) -> None:
    from dipevents.rules import load

    listed = run("rules", "list").text.splitlines()
    assert [line.split()[0] for line in listed] == [rule.name for rule in load(statements=True).rules]
    for rule in load(statements=True).rules:
        text = run("rules", "show", rule.name).text
        assert rule.what in text
        assert all(example in text for example in (*rule.fires, *rule.silent))


def test_evaluate_and_gate_take_the_seeds(run: Cli) -> None:
    assert run("evaluate", "tests/gold/seeds.jsonl").code == 0
    assert run("gate", "--gold", "tests/gold/seeds.jsonl").code in {0, 1}


def test_the_program_is_installed() -> None:
    command = Path(sys.executable).with_name("dipevents")
    done = subprocess.run([command, "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("dipevents ")
