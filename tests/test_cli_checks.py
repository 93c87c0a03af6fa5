"""The commands that let a reader check: explain, validate, entities, and the README itself."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from commandline import ROOT, SEEDS, Cli
from dipevents import errors
from dipevents.entities import COLUMNS, KINDS
from dipevents.render.rows import FORMATS

TALK = "Leaders meet\n\nThe king of Norway met the president of Chile in Oslo on Monday.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK)
    return path


def extracted(run: Cli, out: Path, *arguments: object) -> list[dict]:
    assert run("extract", *arguments, "-f", "jsonl", "-o", out).code == 0
    return [json.loads(line) for line in out.read_text().splitlines()]


# -- explain ---------------------------------------------------------------------------------------


def test_explain_shows_what_an_event_rests_on(run: Cli, talk: Path) -> None:
    text = run("explain", talk, "--date", "2023-06-14").text
    for words in (
        "2023-06-14 by option", "Leaders meet", "meeting occurred, 2023-06-12", "meeting.meet:",
        "“met” at 33, line 3", "king, NOR  by “king of Norway” at 18",
        "“Oslo” → Oslo, city, NOR, GeoNames 3143244",
        "“Monday” → 2023-06-12, a Monday  counted from the document's day", "PLOVER CONSULT, CAMEO",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(("line", "shown"), [(3, True), (1, False)])
def test_explain_a_line(run: Cli, talk: Path, line: int, shown: bool) -> None:
    assert ("meeting.meet:" in run("explain", f"{talk}:{line}").text) == shown


def test_explain_one_event_of_a_text_or_of_a_file_of_events(run: Cli, tmp_path: Path) -> None:
    found = extracted(run, tmp_path / "e.jsonl", "seeds/")
    wanted = found[-1]
    for source in (wanted["document"], tmp_path / "e.jsonl"):
        text = run("explain", source, "--event", wanted["id"]).text
        assert text.count("├ rule") == 1
        assert wanted["id"] in text
    merged = extracted(run, tmp_path / "m.jsonl", "seeds/", "--merge")
    act = max(merged, key=lambda each: len(each["mentions"]))
    assert act["reasons"][0] in run("explain", tmp_path / "m.jsonl", "--event", act["id"]).text
    assert run("explain", tmp_path / "e.jsonl", "--event", "none").code == errors.NO_INPUT


def test_why_not(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Something happened.\nThe committee met all day in the large hall of the town."
    )
    text = run("explain", tmp_path / "a.txt", "--why-not").text
    assert "sentences, 1 with a trigger word, 0 candidates, 0 events" in text
    assert "line 2: The committee met" in text
    assert re.search(r"“met”: .+\(.*meeting\.meet", text)


def test_why_not_of_another_language(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le roi a rencontré le président à Paris, et ils ont parlé de la paix.")
    assert "not English (fr)" in run("explain", tmp_path / "a.txt").text


def test_explain_a_document_of_json_lines(run: Cli, tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in ("Nothing.", TALK)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert "meeting.meet" in run("explain", f"{tmp_path}/a.jsonl#2:3").text
    assert run("explain", f"{tmp_path}/a.jsonl#9").code == errors.NO_INPUT


def test_explain_a_file_that_is_not_there(run: Cli) -> None:
    result = run("explain", "seeds/nothing.txt")
    assert result.code == errors.NO_INPUT
    assert "no such file" in result.err


# -- validate --------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["-f", "json"], ["-f", "jsonl"], ["-f", "json", "--merge"]])
@pytest.mark.parametrize("source", ["seeds", str(SEEDS), "."])
def test_what_we_write_is_valid(run: Cli, tmp_path: Path, arguments: list[str], source: str) -> None:
    out = tmp_path / "e.json"
    run("extract", "seeds/", *arguments, "-o", out)
    result = run("validate", out, "--source", source)
    assert (result.code, result.out) == (0, b"")
    assert "0 faults; quotes checked in 5 of 5 documents" in result.err


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (["type"], "party", "type: Input should be"),
        (["date", "value"], "2021-02-30", "date.value: '2021-02-30' is no EDTF"),
        (["date", "value"], "last week", "is no EDTF"),
        (["participants", 0, "country"], "XYZ", "participants.0.country: 'XYZ' is no ISO 3166 alpha-3 code"),
        (["location", "country"], "NO", "location.country"),
        (["participants", 0, "start"], 15, "participants.0: 'king of Norway' does not stand at 15:"),
        (["evidence", 0, "end"], 2, "is no stretch of text"),
        (["evidence", 0, "text"], "Else", "evidence.0: 'Else' does not stand at"),
        (["evidence", 0, "trigger", "end"], 999, "outside its sentence"),
    ],
)
def test_every_fault_has_a_line(
    run: Cli, talk: Path, tmp_path: Path, path: list, value: object, fault: str
) -> None:
    event = extracted(run, tmp_path / "e.jsonl", talk, "--date", "2023-06-14")[0]
    place = event
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    (tmp_path / "e.jsonl").write_text(json.dumps(event))
    result = run("validate", tmp_path / "e.jsonl")
    assert result.code == errors.CHECK_FAILED
    assert fault in result.text
    assert f"e.jsonl: event {event['id']}: " in result.text


def test_ids_are_unique(run: Cli, tmp_path: Path, talk: Path) -> None:
    out = tmp_path / "e.jsonl"
    extracted(run, out, talk)
    out.write_text(out.read_text() * 2)
    assert "the id is used twice" in run("validate", out).text


def test_a_missing_text_is_a_fault_only_if_its_place_is_told(run: Cli, tmp_path: Path, talk: Path) -> None:
    out = tmp_path / "e.jsonl"
    extracted(run, out, talk)
    talk.unlink()
    assert run("validate", out).code == errors.OK
    assert "talk.txt is not in" in run("validate", out, "--source", SEEDS).text


def test_validate_documents_with_ids_of_their_own(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": TALK, "id": "mine"}))
    extracted(run, tmp_path / "e.jsonl", tmp_path / "in.jsonl")
    assert "1 of 1" in run("validate", tmp_path / "e.jsonl", "--source", tmp_path / "in.jsonl").err


@pytest.mark.parametrize("data", ["{", "[1]", '{"id": 1}', '{"a": ' * 50_000])
def test_what_is_no_event_at_all(run: Cli, tmp_path: Path, data: str) -> None:
    (tmp_path / "e.jsonl").write_text(data)
    assert run("validate", tmp_path / "e.jsonl").code == errors.CHECK_FAILED
    assert run("validate", tmp_path / "missing.jsonl").code == errors.NO_INPUT


# -- entities --------------------------------------------------------------------------------------


def test_entities(run: Cli, talk: Path) -> None:
    lines = run("entities", talk, "-f", "jsonl", "--date", "2023-06-14").out.splitlines()
    found = [json.loads(line) for line in lines]
    assert all(tuple(each) == COLUMNS for each in found)
    assert all(TALK[each["start"] : each["end"]] == each["text"] for each in found)
    shown = [(each["kind"], each["text"], each["country"], each["value"]) for each in found]
    assert shown == [
        ("person", "king of Norway", "NOR", None), ("person", "president of Chile", "CHL", None),
        ("place", "Oslo", "NOR", None), ("date", "Monday", None, "2023-06-12"),
    ]  # fmt: skip
    assert found[2]["geonames_id"] == 3143244


@pytest.mark.parametrize("format_", FORMATS)
def test_entities_in_every_format(run: Cli, format_: str) -> None:
    out = run("entities", "seeds/", "-f", format_).text
    if format_ == "json":
        count = len(json.loads(out)["entities"])
    elif format_ in {"csv", "tsv"}:
        rows = list(csv.reader(io.StringIO(out, newline=""), delimiter="," if format_ == "csv" else "\t"))
        assert tuple(rows[0]) == COLUMNS
        count = len(rows) - 1
    else:
        count = out.count("\n") - (format_ == "table")
    assert count > 100


@pytest.mark.parametrize("kind", KINDS)
def test_entities_of_a_kind(run: Cli, kind: str) -> None:
    out = run("entities", "seeds/", "-f", "jsonl", "--kind", kind).out
    assert {json.loads(line)["kind"] for line in out.splitlines()} == {kind}


def test_the_page_on_rules_has_every_key() -> None:
    from dipevents.rules import Rule

    page = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")
    made = {"type", "required", "musts"}  # not written in a rule
    assert {key for key in Rule._fields if f"`{key}`" not in page} <= made
