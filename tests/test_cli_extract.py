"""`extract` end to end: formats, the same bytes in any number of processes, faults while it runs."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commandline import SEEDS, Cli, finished, program
from dipevents import errors, models, work, workers
from dipevents.render import FORMATS
from dipevents.render.csv import COLUMNS, MERGED_COLUMNS
from dipevents.validation import Texts, faults
from dipevents.values import RawText

TEXTS = sorted(SEEDS.glob("*.txt"))
TALK = "The king of Norway met the president of Chile in Oslo on Monday.\n"


def until(true: Callable[[], bool]) -> None:
    """Waits for something, not for ever."""
    for _ in range(400):
        if true():
            return
        time.sleep(0.025)
    raise AssertionError("waited in vain")


def events(out: bytes) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty different documents in JSON lines."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    texts = [file.read_text(encoding="utf-8") for file in TEXTS]
    with path.open("w", encoding="utf-8") as file:
        for at in range(60):
            record = {
                "id": f"doc {at}",
                "text": f"{texts[at % 5]}\n{at}",
                "date": f"2022-03-{at % 28 + 1:02}",
            }
            file.write(json.dumps(record) + "\n")
    return path


# -- formats ---------------------------------------------------------------------------------------


def test_json_is_the_contract(run: Cli) -> None:
    result = run("extract", "seeds/", "-f", "json")
    value = json.loads(result.out)
    models.Extraction.model_validate(value)
    assert list(value) == ["schema_version", "documents", "events"]
    assert value["schema_version"] == models.SCHEMA_VERSION
    assert [each["id"] for each in value["documents"]] == sorted(
        f"seeds/{each.name}" for each in SEEDS.glob("*.txt")
    )
    assert list(value["events"][0]) == list(models.Event.model_fields)
    assert list(value["documents"][0]) == list(models.DocumentFacts.model_fields)
    assert list(faults(value["events"], Texts(None))) == []


def test_jsonl_holds_the_same_events(run: Cli) -> None:
    whole = json.loads(run("extract", "seeds/", "-f", "json").out)["events"]
    assert events(run("extract", "seeds/", "-f", "jsonl").out) == whole


@pytest.mark.parametrize(("format_", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize(("merge", "columns"), [((), COLUMNS), (("--merge",), MERGED_COLUMNS)])
def test_csv_is_rectangular(
    run: Cli, format_: str, delimiter: str, merge: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    text = run("extract", "seeds/", "-f", format_, *merge).text
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    assert tuple(rows[0]) == columns
    assert {len(row) for row in rows} == {len(columns)}
    whole = events(run("extract", "seeds/", "-f", "jsonl", *merge).out)
    assert [row[0] for row in rows[1:]] == [each["id"] for each in whole]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_jq_reads_it(run: Cli, format_: str) -> None:
    out = run("extract", "seeds/", "-f", format_).out
    subprocess.run(["jq", "-e", "."], input=out, stdout=subprocess.DEVNULL, check=True)


def test_table_off_a_terminal_is_never_cut(run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("extract", "seeds/").text.splitlines()
    assert lines[0].split() == ["date", "status", "type", "who", "where", "source:line"]
    assert all(line.split()[-1].startswith("seeds/") for line in lines[1:])


@pytest.mark.parametrize("format_", FORMATS)
def test_no_events_are_valid_too(run: Cli, tmp_path: Path, format_: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    result = run("extract", tmp_path, "-f", format_)
    assert result.code == 0
    expected = {"table": 0, "jsonl": 0, "json": 4, "csv": 1, "tsv": 1}
    assert result.text.count("\n") >= expected[format_]
    if format_ == "json":
        assert json.loads(result.out)["events"] == []


# -- inputs ----------------------------------------------------------------------------------------


def test_every_way_in_gives_the_same_events(run: Cli, tmp_path: Path) -> None:
    """A file, standard input, gzip and JSON lines hold the same text."""
    (tmp_path / "a.txt").write_text(TALK)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TALK.encode()))
    line = json.dumps({"text": TALK}).encode()
    (tmp_path / "c.jsonl").write_bytes(line)
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(line))
    found = events(run("extract", tmp_path, "-f", "jsonl").out)
    found += events(run("extract", "-", "-f", "jsonl", stdin=TALK.encode()).out)
    found += events(run("extract", "-", "-f", "jsonl", stdin=line).out)
    assert len(found) == 6
    assert [each["document"] for each in found[2:4]] == [f"{tmp_path}/c.jsonl#1", f"{tmp_path}/d.jsonl.gz#1"]
    assert [each["document"] for each in found[4:]] == ["-", "-#1"]
    bare = [{key: each[key] for key in each if key not in {"id", "document"}} for each in found]
    assert all(each == bare[0] for each in bare)


def test_jsonl_keys_are_carried(run: Cli) -> None:
    line = {
        "text": TALK,
        "id": "x",
        "date": "2023-06-14",
        "title": "Visit",
        "source": "S",
        "url": "u",
        "more": 1,
    }
    value = json.loads(run("extract", "-", "-f", "json", stdin=json.dumps(line).encode()).out)
    document = value["documents"][0]
    assert (document["id"], document["source"], document["url"]) == ("x", "S", "u")
    assert (document["date"], document["date_basis"], document["title"]) == ("2023-06-14", "given", "Visit")
    assert value["events"][0]["date"]["value"] == "2023-06-12"


def test_date_option_stands_in_only(run: Cli) -> None:
    arguments = ("extract", "-", "-f", "jsonl", "--date", "2023-06-14")
    assert events(run(*arguments, stdin=TALK.encode()).out)[0]["document_date_basis"] == "option"
    line = json.dumps({"text": TALK, "date": "2020-01-02"}).encode()
    assert events(run(*arguments, stdin=line).out)[0]["document_date"] == "2020-01-02"


def test_files_from(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "-odd\nname.txt").write_text(TALK)
    (tmp_path / "list").write_bytes(f"{tmp_path}/-odd\nname.txt\0".encode())
    result = run("extract", "--files-from", tmp_path / "list", "-0", "-f", "jsonl")
    assert len(events(result.out)) == 1
    result = run("extract", "--files-from", "-", "-f", "jsonl", stdin=b"seeds\n")
    assert len(events(result.out)) > 5


def test_ids_used_twice_are_told_apart(run: Cli) -> None:
    line = json.dumps({"text": TALK, "id": "same"}).encode() + b"\n"
    result = run("extract", "-", "-f", "jsonl", stdin=line * 3)
    found = events(result.out)
    assert [each["document"] for each in found] == ["same", "same~2", "same~3"]
    assert len({each["id"] for each in found}) == 3
    assert "called 'same~2' here" in result.err


# -- which events ----------------------------------------------------------------------------------


def test_types_confidence_and_limit(run: Cli) -> None:
    every = events(run("extract", "seeds/", "-f", "jsonl").out)
    assert {
        each["type"] for each in events(run("extract", "seeds", "-f", "jsonl", "--types", "message").out)
    } == {"message"}
    sure = events(run("extract", "seeds/", "-f", "jsonl", "--min-confidence", "0.9").out)
    assert sure == [each for each in every if each["confidence"] >= 0.9]
    assert events(run("extract", "seeds/", "-f", "jsonl", "--limit", "2").out) == every[:2]


def test_domestic_events_only_when_asked_for() -> None:
    event = {"scope": "domestic", "type": "meeting", "confidence": 1.0}
    assert not work.Wanted().keeps(event)
    assert work.Wanted(domestic=True).keeps(event)


def test_merge_is_that_of_the_merge_command(run: Cli, tmp_path: Path) -> None:
    run("extract", "seeds/", "-f", "jsonl", "-o", tmp_path / "e.jsonl")
    apart = events(run("merge", tmp_path / "e.jsonl", "-f", "jsonl").out)
    assert events(run("extract", "seeds/", "--merge", "-f", "jsonl").out) == apart
    for each in apart:
        models.MergedEvent.model_validate(each)
    rows = run("merge", tmp_path / "e.jsonl", "-f", "csv").out
    assert run("extract", "seeds/", "--merge", "-f", "csv").out == rows


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["merge", "timeline", "network", "unmerge"])
def test_what_reads_events_writes_as_safely(run: Cli, tmp_path: Path, command: str) -> None:
    path = tmp_path / "e.jsonl"
    run("extract", "seeds/", "-f", "jsonl", "-o", path)
    assert run(command, path, "-o", "/dev/full").code == errors.NO_OUTPUT
    assert run(command, tmp_path / "missing").code == errors.NO_INPUT
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = finished(program(command, path, environment=environment))
    assert result.code == 0
    assert re.fullmatch(r"(dipevents: \d+ events; \d+ acts\n)?", result.err)


def test_a_store_takes_a_document_once(run: Cli, tmp_path: Path) -> None:
    db = tmp_path / "e.sqlite"
    for _ in range(2):
        assert run("extract", "seeds/", "--db", db, "-q").code == 0
    counted = run("query", "SELECT count(*) AS n FROM documents", "--db", db, "-f", "json").out
    assert json.loads(counted) == [{"n": 5}]


# -- the same bytes --------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_one_hash_whatever_the_world(many: Path, format_: str) -> None:
    """Hash seed, processes, time zone and locale leave the bytes alone."""
    hashes = set()
    for seed, jobs, zone, locale in (
        ("0", 1, "UTC", "C"), ("42", 2, "Pacific/Kiritimati", "C.UTF-8"),
        ("random", 3, "America/Adak", "POSIX"),
    ):  # fmt: skip
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "0"}
        result = finished(
            program("extract", many, "seeds", "-f", format_, "-j", jobs, environment=environment)
        )
        assert result.code == 0, result.err
        hashes.add(hashlib.sha256(result.out).hexdigest())
    assert len(hashes) == 1


def test_no_document_depends_on_another(run: Cli) -> None:
    files = [str(path) for path in TEXTS]
    forth = events(run("extract", *files, "-f", "jsonl").out)
    back = events(run("extract", *files[::-1], "-f", "jsonl").out)
    assert sorted(map(json.dumps, forth)) == sorted(map(json.dumps, back))


# -- faults while it runs --------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(many: Path, tmp_path: Path, jobs: int, number: signal.Signals, code: int) -> None:
    """Ends at once, whole records only, nobody left behind; a file is not begun."""
    out = tmp_path / "out.jsonl"
    with out.open("wb") as stream:
        options = {"stdin": subprocess.PIPE, "stdout": stream, "start_new_session": True}
        process = program("extract", "-", "-f", "jsonl", "-j", jobs, **options)
        assert process.stdin is not None
        process.stdin.write(many.read_bytes())
        process.stdin.flush()
        until(lambda: out.stat().st_size > 0)
        os.killpg(process.pid, number)
        start = time.monotonic()
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (code, b"")
    assert time.monotonic() - start < 5
    assert all(json.loads(line)["id"] for line in out.read_bytes().splitlines())


def test_an_interrupted_run_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    process = program("extract", "-", "-f", "jsonl", "-o", out, stdin=subprocess.PIPE)
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    assert finished(process).code == 143
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def poisoned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deed: str) -> None:
    """Makes every worker do a deed when it meets the word "poison"."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'dipevents.worker' in ' '.join(sys.orig_argv):\n"
        "    import dipevents.work as work\n"
        "    real = work.extract_document\n"
        "    def fake(raw, kit, trace=None):\n"
        "        if 'poison' in raw.text:\n"
        f"            {deed}\n"
        "        return real(raw, kit, trace)\n"
        "    work.extract_document = fake\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("import os; os._exit(7)", "crash"),
        ("import os; os.kill(os.getpid(), 11)", "crash"),
        ("raise ValueError('poison')", "bug"),
        ("import time; time.sleep(60)", "time"),
        ("while True: pass", "time"),
        ("import signal, time; signal.signal(signal.SIGALRM, signal.SIG_IGN); time.sleep(60)", "time"),
        ("print('noise'); raise SystemExit(3)", "crash"),
    ],
)
def test_a_poisoned_document_costs_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, deed: str, kind: str
) -> None:
    poisoned(monkeypatch, tmp_path, deed)
    spoilt = 5 if kind == "bug" else 3 * workers.SHARE  # alone, or in the middle of a batch
    raws = [RawText(f"d{at}", "poison" if at == spoilt else TALK) for at in range(spoilt + 7)]
    found = list(workers.outcomes(raws, work.Wanted(seconds=1.0), 2))
    assert [raw for raw, _ in found] == raws
    assert [at for at, (_, outcome) in enumerate(found) if outcome.trouble] == [spoilt]
    trouble = found[spoilt][1].trouble
    assert trouble is not None
    assert trouble.kind == kind
    assert all(len(outcome.events) == 1 for at, (_, outcome) in enumerate(found) if at != spoilt)


def test_killed_workers_lose_nothing(many: Path) -> None:
    whole = finished(program("extract", many, "-f", "jsonl", "-j", 1))
    process = program("extract", many, "-f", "jsonl", "-j", 2)
    for _ in range(3):
        time.sleep(0.4)
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True)
        for child in children.stdout.split()[:1]:
            os.kill(int(child), signal.SIGKILL)
    result = finished(process)
    assert (result.code, result.out) == (0, whole.out)


def test_no_worker_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the documents are worked on here."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(workers.subprocess, "Popen", refuse)
    found = list(workers.outcomes([RawText("a", TALK), RawText("b", TALK)], work.Wanted(), 2))
    assert [len(outcome.events) for _, outcome in found] == [1, 1]


def test_read_ahead_is_bounded(many: Path) -> None:
    """Back-pressure: who does not take outcomes gets no more documents read."""
    read = 0

    def raws():
        nonlocal read
        for at in range(500):
            read += 1
            yield RawText(str(at), TALK)

    found = workers.outcomes(raws(), work.Wanted(), 2)
    next(found)
    assert read <= (2 * workers.AHEAD + 2) * workers.MANY
    assert read < 100
    found.close()


def test_a_module_in_the_folder_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Nobody's json.py is run because the texts lie beside it."""
    (tmp_path / "json.py").write_text("raise SystemExit('run by mistake')")
    (tmp_path / "a.txt").write_text(TALK)
    command = Path(sys.executable).with_name("dipevents")
    done = subprocess.run(
        [command, "extract", ".", "-f", "csv", "-j", "2"], cwd=tmp_path, capture_output=True
    )
    assert (done.returncode, done.stdout.count(b"\n")) == (errors.OK, 2)
