"""Which fields are shown, sorted by which, how many there are, and in which colours."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from commandline import ROOT, Cli, program
from dipevents import errors, models
from dipevents.commands.choices import SCOPES, STATUSES
from dipevents.commands.options import event_types
from dipevents.entities import COLUMNS as ENTITY_COLUMNS
from dipevents.network import COLUMNS as LINK_COLUMNS
from dipevents.render import FORMATS
from dipevents.render.csv import COLUMNS, MERGED_COLUMNS
from dipevents.render.fields import in_order, picked, single, tree
from dipevents.tables.fields import meanings
from dipevents.timeline import COLUMNS as TIMELINE_COLUMNS


@pytest.fixture(scope="module")
def events_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from dipevents import cli

    path = tmp_path_factory.mktemp("events") / "events.jsonl"
    assert cli.run(["extract", str(ROOT / "seeds"), "-f", "jsonl", "-o", str(path), "-q"]) == 0
    return path


def lines(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


# -- the table of fields ---------------------------------------------------------------------------


def fields_in(model: type[models.Frozen], before: str = "") -> list[str]:
    """The fields of a model and of those below it, by their dotted names."""
    found = []
    for name, field in model.model_fields.items():
        found.append(f"{before}{name}")
        below = [each for each in _parts(field.annotation) if isinstance(each, type)]
        for each in below:
            if issubclass(each, models.Frozen):
                found += fields_in(each, f"{before}{name}.")
    return found


def _parts(annotation: Any) -> list[Any]:
    inner = get_args(annotation) if get_origin(annotation) is not Literal else ()
    return [annotation, *(part for each in inner for part in _parts(each))]


@pytest.mark.parametrize(
    ("of", "model"),
    [("event", models.Event), ("document", models.DocumentFacts), ("merged", models.MergedEvent)],
)
def test_every_field_of_the_contract_is_told(of: str, model: type[models.Frozen]) -> None:
    told = set(meanings(of))
    assert set(fields_in(model)) <= told
    if of != "merged":  # the parts of its participants are no model
        assert told - set(fields_in(model)) <= {"participants.codes"}


def test_the_fields_of_rows_are_those_of_the_programs() -> None:
    assert tuple(meanings("entity")) == ENTITY_COLUMNS
    assert tuple(meanings("timeline")) == TIMELINE_COLUMNS
    assert tuple(meanings("link")) == LINK_COLUMNS
    assert set(COLUMNS) <= set(meanings("event"))
    assert set(MERGED_COLUMNS) <= set(meanings("merged"))


def test_options_know_the_values_of_the_contract() -> None:
    assert event_types() == get_args(models.EventType)
    assert set(STATUSES) == set(get_args(models.Status))
    assert "international" in SCOPES


def test_the_schema_tells_every_meaning(run: Cli) -> None:
    schema = json.loads(run("schema", "event").out)
    assert all(property_["description"] for property_ in schema["properties"].values())
    assert schema["$defs"]["Location"]["properties"]["latitude"]["description"] == "degrees north"
    page = run("schema", "event", "-f", "markdown").text
    assert all(f"| `{field}` | {meaning} |" in page for field, meaning in meanings("event").items())


# -- picking and sorting ---------------------------------------------------------------------------

RECORD = {
    "id": "x",
    "date": {"value": "2021", "text": "that year"},
    "participants": [{"name": "A", "country": "AZE"}, {"name": None, "country": "IRN"}],
    "venue": None,
    "confidence": 0.9,
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["venue", "id"], {"venue": None, "id": "x"}),
        (["date.text", "date.value"], {"date": {"text": "that year", "value": "2021"}}),
        (["date.text", "date"], {"date": RECORD["date"]}),
        (["participants.name"], {"participants": [{"name": "A"}, {"name": None}]}),
        (["location.name"], {"location": None}),
        (["participants.codes.cow"], {"participants": [{"codes": None}, {"codes": None}]}),
    ],
)
def test_picked(fields: list[str], expected: dict[str, Any]) -> None:
    assert picked(RECORD, tree(fields)) == expected
    assert list(picked(RECORD, tree(fields))) == list(expected), "in the order asked for"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("id", "x"), ("venue", None), ("confidence", 0.9), ("date", "2021"), ("participants", "A"),
        ("participants.country", "AZE; IRN"), ("location.name", None), ("location", None),
    ],
)  # fmt: skip
def test_single(field: str, expected: object) -> None:
    assert single(RECORD, field) == expected


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (["a"], "bdca"), (["-a"], "cdba"), (["-b", "a"], "abdc"), (["b", "-a"], "cdba"), ([], "abcd"),
    ],
)  # fmt: skip
def test_order_is_stable_and_nulls_stand_last(keys: list[str], order: str) -> None:
    values = {"a": (None, 2), "b": (1, 1), "c": ("x", 1), "d": (2, 1)}
    items = [({"a": first, "b": second}, name) for name, (first, second) in values.items()]
    assert "".join(name for _, name in in_order(items, keys)) == order


# -- on the command line ---------------------------------------------------------------------------


def test_fields_in_json_lie_where_they_lie_in_the_contract(run: Cli) -> None:
    asked = ("--fields", "id,date.value,participants.country")
    whole = json.loads(run("extract", "seeds", "-f", "json").out)
    some = json.loads(run("extract", "seeds", "-f", "json", *asked).out)
    assert some["documents"] == whole["documents"]
    expected = [
        {
            "id": event["id"],
            "date": event["date"] and {"value": event["date"]["value"]},
            "participants": [{"country": each["country"]} for each in event["participants"]],
        }
        for event in whole["events"]
    ]
    assert some["events"] == lines(run("extract", "seeds", "-f", "jsonl", *asked).out) == expected


@pytest.mark.parametrize("merge", [(), ("--merge",)])
def test_every_field_can_be_asked_for_in_every_format(run: Cli, merge: tuple[str, ...]) -> None:
    fields = list(meanings("merged" if merge else "event"))
    for format_ in FORMATS:
        result = run("extract", "seeds", "-f", format_, *merge, "--fields", ",".join(fields))
        assert result.code == 0
        assert result.out


def test_fields_in_csv_are_the_cells_of_every_csv(run: Cli) -> None:
    whole = list(csv.DictReader(io.StringIO(run("extract", "seeds", "-f", "csv").text)))
    asked = ("--fields", "type,date,evidence.text,participants,participants.title")
    some = list(csv.DictReader(io.StringIO(run("extract", "seeds", "-f", "csv", *asked).text)))
    dates = [name for name in COLUMNS if name.startswith("date.")]
    shared = ["type", *dates, "evidence.text", "participants"]
    assert list(some[0]) == [*shared, "participants.title"]
    assert [{key: row[key] for key in shared} for row in some] == [
        {key: row[key] for key in shared} for row in whole
    ]
    assert some[0]["participants.title"] == "President; President"


def test_fields_in_a_table_are_columns_even_if_empty(run: Cli) -> None:
    text = run("extract", "seeds", "--fields", "venue,date,location,participants").text
    head, first = text.splitlines()[:2]
    assert head.split() == ["venue", "date", "location", "participants"]
    assert "“Friday”" in first
    assert "Ilham Aliyev (AZE) → Ebrahim Raisi (IRN)" in first


@pytest.mark.parametrize(
    ("command", "of"),
    [("extract", "event"), ("merge", "merged"), ("entities", "entity"), ("timeline", "timeline"),
     ("network", "link")],
)  # fmt: skip
def test_fields_help_needs_no_input(run: Cli, command: str, of: str) -> None:
    result = run(command, "--fields", "help")
    assert (result.code, result.err) == (0, "")
    told = [line.split()[0] for line in result.text.splitlines()]
    assert set(meanings(of)) <= set(told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fields", "dat.value"], "Did you mean date.value?"),
        (["--sort", "-confidense"], "Did you mean confidence?"),
        (["--fields", "id,reports"], "--fields: --merge gives the field 'reports'"),
        (["--sort", "-reports"], "--sort: --merge gives the field 'reports'"),
        (["--merge", "--fields", "document"], "--fields: --merge takes away the field 'document'"),
        (["--count", "--statistics"], "--count and --statistics are two answers"),
        (["--resume", "-f", "jsonl", "-o", "x", "--sort", "id"], "--resume does not go with --sort"),
    ],
)
def test_fields_that_cannot_be(run: Cli, arguments: list[str], said: str) -> None:
    result = run("extract", "seeds", *arguments)
    assert (result.code, result.out) == (errors.USAGE, b"")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_sorted_then_cut(run: Cli) -> None:
    whole = lines(run("extract", "seeds", "-f", "jsonl").out)
    found = lines(run("extract", "seeds", "-f", "jsonl", "--sort", "-confidence,id", "--limit", "4").out)
    assert found == sorted(whole, key=lambda event: (-event["confidence"], event["id"]))[:4]


def test_count_is_a_number_and_nothing_else(run: Cli, events_file: Path) -> None:
    whole = lines(run("extract", "seeds", "-f", "jsonl").out)
    assert run("extract", "seeds", "--count").text == f"{len(whole)}\n"
    assert run("extract", "seeds", "--count", "--limit", 2, "-f", "json", "--fields", "id").text == "2\n"
    for command in ("merge", "timeline"):
        acts = lines(run(command, events_file, "-f", "jsonl").out)
        assert run(command, events_file, "--count").text == f"{len(acts)}\n"
    mentions = lines(run("entities", "seeds", "-f", "jsonl").out)
    assert run("entities", "seeds", "--count").text == f"{len(mentions)}\n"


def test_statistics_count_what_there_is(run: Cli) -> None:
    whole = lines(run("extract", "seeds", "-f", "jsonl").out)
    told = json.loads(run("extract", "seeds", "--statistics", "-f", "json").out)["statistics"]
    counts = {(row["field"], row["value"]): row["count"] for row in told}
    for field in ("type", "status"):
        expected = Counter(event[field] for event in whole)
        assert {value: n for (name, value), n in counts.items() if name == field} == expected
        assert [row["count"] for row in told if row["field"] == field] == sorted(expected.values())[::-1]
    assert sum(n for (name, _), n in counts.items() if name == "year") == len(whole)
    of_iran = sum(any(each["country"] == "IRN" for each in event["participants"]) for event in whole)
    assert counts["country", "IRN"] == of_iran
    asked = ("--statistics", "--sort", "-confidence", "--limit", 1, "-f", "json")
    surest = json.loads(run("extract", "seeds", *asked).out)["statistics"]
    assert {row["count"] for row in surest} == {1}
    assert run("extract", "seeds", "--statistics").text.splitlines()[0].split() == ["field", "value", "count"]
    assert run("entities", "seeds", "--statistics", "-f", "csv").text.startswith("field,value,count\nkind,")


def test_rows_of_other_commands_take_the_same_options(run: Cli, events_file: Path) -> None:
    rows = run("timeline", events_file, "--fields", "type,date", "--sort", "-date", "-f", "csv").text
    assert rows.splitlines()[:2] == ["type,date", "visit,2022-06-20"]
    links = run("network", events_file, "--fields", "acts", "--sort", "-acts", "--limit", 1, "-f", "jsonl")
    assert links.text == '{"acts": 3}\n'
    acts = lines(run("merge", events_file, "-f", "jsonl", "--fields", "reports", "--sort", "-reports").out)
    assert acts[0] == {"reports": 4}
    assert list(json.loads(run("merge", events_file, "--fields", "id").out)["events"][0]) == ["id"]
    people = lines(run("entities", "seeds", "--kind", "person", "--fields", "name", "-f", "jsonl").out)
    assert {"name": "Ilham Aliyev"} in people


def test_without_sort_events_are_written_as_they_come(tmp_path: Path) -> None:
    """The first event leaves while the second text has not come in yet."""
    talk = "The king of Norway met the president of Chile in Oslo on Monday."
    process = program(
        "extract", "-", "-f", "jsonl", "--fields", "type", "-j", "1", "-q", stdin=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"text": talk}).encode() + b"\n" + b'{"text": "' + b"x" * 100)
    process.stdin.flush()
    assert process.stdout.readline() == b'{"type": "meeting"}\n'
    process.stdin.write(b'"}\n')
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.TSV", "a.txt", "csv"])
def test_the_format_is_that_of_the_name(run: Cli, tmp_path: Path, events_file: Path, name: str) -> None:
    path = tmp_path / name
    ending = path.suffix.lower().removeprefix(".")
    for other, *command in (
        ("table", "extract", "seeds"), ("json", "merge", events_file), ("table", "timeline", events_file),
        ("table", "network", events_file), ("table", "entities", "seeds"),
    ):  # fmt: skip
        format_ = ending if ending in FORMATS else other
        run(*command, "-o", path)
        assert path.read_bytes() == run(*command, "-f", format_).out
    run("timeline", events_file, "-o", path, "-f", "csv")
    assert path.read_text().startswith("date,"), "an option wins over a name"


def test_a_network_is_a_graph_if_its_name_says_so(run: Cli, tmp_path: Path, events_file: Path) -> None:
    run("network", events_file, "-o", tmp_path / "a.gexf")
    assert "<gexf" in (tmp_path / "a.gexf").read_text()


# -- colours ---------------------------------------------------------------------------------------


def on_terminal(*arguments: str, environment: dict[str, str]) -> str:
    """What the command writes where standard output is a terminal."""
    master, slave = pty.openpty()
    plain = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "dipevents.cli", *arguments], stdout=slave, stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL, env={**plain, "TERM": "xterm", "COLUMNS": "120", **environment},
    )  # fmt: skip
    os.close(slave)
    written = b""
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        written += data
    os.close(master)
    assert process.wait(timeout=30) == 0
    return written.decode()


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
        ((), {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colors_on_a_terminal(arguments: tuple[str, ...], environment: dict[str, str], colored: bool) -> None:
    text = on_terminal("demo", *arguments, environment=environment)
    assert ("\x1b[" in text) is colored
    assert "line" in text.splitlines()[0], "the width is that of the terminal, also of a dumb one"


def test_colors_in_a_pipe(run: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    plain = run("extract", "seeds").text
    colored = run("extract", "seeds", "--color", "always").text
    assert "\x1b" not in plain
    assert "\x1b[32moccurred\x1b[0m" in colored
    assert "\x1b" not in run("extract", "seeds", "--color", "always", "-f", "jsonl").text
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("extract", "seeds").text == colored
