"""Filters respect the precision of dates; the commands read extract, merge and store alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commandline import Cli
from dipevents.commands.merge import run_merge
from dipevents.commands.query import run_query
from dipevents.commands.timeline import run_timeline
from dipevents.commands.unmerge import run_unmerge
from dipevents.filters import FilterError, Filters, filtered
from dipevents.store import Store
from dipevents.timeline import COLUMNS, timeline
from test_merge import ALIYEV, RAISI, event, seeds


def kept(event_: dict[str, Any], **wanted: Any) -> bool:
    return bool(list(filtered([event_], Filters(**wanted))))


@pytest.mark.parametrize(("date", "since", "until", "keeps"), [
    ("2022-05-10", "2022-05", "2022-05", True), ("2022-05", "2022-05-10", "2022-05-12", True),
    ("2022", "2022-05-10", None, True), ("2022-05-10", "2022-05-11", None, False),
    ("2022-05-10", None, "2022-05-09", False), ("2022-05-10", None, "2022-05-10", True),
    ("2022-04-29/2022-05-02", "2022-05", None, True), ("2022-04", "2022-05", None, False),
    (None, "2022", None, False), (None, None, None, True), ("XXXX-07-26", "2000", None, False),
    ("2022-05-31", None, "2022-05", True), ("2021-12-31", "2022", None, False),
])  # fmt: skip
def test_time(date: str | None, since: str | None, until: str | None, keeps: bool) -> None:
    assert kept(event(date=date, who=[RAISI]), since=since, until=until) is keeps


@pytest.mark.parametrize(("wanted", "keeps"), [
    ({"types": ("meeting", "call")}, True), ({"types": ("visit",)}, False),
    ({"countries": ("IRN",)}, True), ({"countries": ("irn", "FRA")}, True), ({"countries": ("TKM",)}, False),
    ({"participants": ("Ibrahim Raeisi",)}, True), ({"participants": ("Raisi",)}, True),
    ({"participants": ("Raisi", "Aliyev")}, True), ({"participants": ("Raisi", "Putin")}, False),
    ({"participants": ("Heydar Aliyev",)}, False),
    ({"locations": ("ashgabat",)}, True), ({"locations": ("TKM",)}, True), ({"locations": ("Baku",)}, False),
    ({"statuses": ("occurred",)}, True), ({"statuses": ("planned", "denied")}, False),
])  # fmt: skip
def test_other_fields(wanted: dict[str, Any], keeps: bool) -> None:
    assert kept(event(who=[RAISI, ALIYEV], place="Ashgabat,TKM"), **wanted) is keeps


def test_country_of_a_visit_may_be_the_one_visited() -> None:
    assert kept(event(type="visit", who=["Ana Lund||DNK|visitor"], place="Oslo,NOR"), countries=("NOR",))


@pytest.mark.parametrize(
    "wanted", [{"since": "12/03/24"}, {"until": "soon"}, {"since": "2023", "until": "2022"}]
)
def test_unreadable_times_are_refused(wanted: dict[str, str]) -> None:
    with pytest.raises(FilterError):
        filtered([], Filters(**wanted))


def test_timeline_is_in_order_and_undated_last() -> None:
    rows = timeline(
        [event("a", who=[RAISI]), event("b", date="2022", who=[ALIYEV]), event("c", date="2021-05-01")]
    )
    assert [row["date"] for row in rows] == ["2021-05-01", "2022", None]
    assert rows[1]["participants"] == "Ilham Aliyev (AZE)"


# ---- the commands ---------------------------------------------------------------------------


@pytest.fixture
def events_file(tmp_path: Path) -> Path:
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"schema_version": "1.0", "documents": [], "events": seeds()}, indent=1))
    return path


def test_merge_of_merge_is_the_same_file(events_file: Path, tmp_path: Path) -> None:
    once, twice, lines = tmp_path / "once.json", tmp_path / "twice.json", tmp_path / "lines.jsonl"
    assert run_merge([str(events_file)], output=str(once)) == 0
    assert run_merge([str(once), str(events_file)], output=str(twice)) == 0
    assert run_merge([str(once)], "jsonl", str(lines)) == 0
    assert once.read_bytes() == twice.read_bytes()
    assert [json.loads(line) for line in lines.open()] == json.loads(once.read_text())["events"]


def test_unmerge_gives_the_events_back(events_file: Path, tmp_path: Path) -> None:
    merged, parts = tmp_path / "merged.jsonl", tmp_path / "parts.jsonl"
    run_merge([str(events_file)], "jsonl", str(merged))
    assert run_unmerge([str(merged)], output=str(parts)) == 0
    assert {json.loads(line)["id"] for line in parts.open()} == {each["id"] for each in seeds()}
    assert run_unmerge([str(merged)], ["nothing"]) == 2


def test_unmerge_knows_the_acts_of_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "events.sqlite"
    with Store(path) as store:
        for each in "ab":
            store.add({"id": each}, [event(each, each, who=[RAISI, ALIYEV], date="2021-11-28")], each)
        (act,) = store.acts()
    assert run_unmerge([str(path)], [act["id"]]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]


def test_timeline_reads_every_form(
    events_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "events.sqlite"
    with Store(store) as open_store:
        for at, each in enumerate(seeds()):
            open_store.add({"id": f"{each['document']}#{at}"}, [each], str(at))
    merged = tmp_path / "merged.json"
    run_merge([str(events_file)], output=str(merged))
    told = []
    for path in (events_file, merged, store):
        assert run_timeline([str(path)], "json", since="2021-11", until="2021-11") == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1] == told[2]
    assert [(row["date"], row["location"]) for row in told[0]] == [("2021-11-28", "Ashgabat")]


@pytest.mark.parametrize(("text", "code"), [("", 0), ("{", 4), ("[1]", 4), ('{"id": 1}', 4), ("[" * 5000, 4)])
def test_files_that_are_not_ours(
    text: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text)
    assert run_timeline([str(path)]) == code
    told = capsys.readouterr()
    assert (str(path) in told.err) is (code != 0)


def test_csv_without_rows_has_its_header(events_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_timeline([str(events_file)], "csv", people=["Nobody Known"]) == 0
    assert capsys.readouterr().out.split() == [",".join(COLUMNS)]


def test_missing_file_and_bad_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_timeline([str(tmp_path / "none.json")]) == 4
    assert run_timeline([], since="x") == 2
    assert capsys.readouterr().out == ""


def test_query_prints_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "events.sqlite"
    with Store(store) as open_store:
        open_store.add({"id": "d"}, [event("a", "d", who=[RAISI, ALIYEV], date="2021-11-28")], "t")
    assert run_query("SELECT type, date FROM acts WHERE date = ?", str(store), "jsonl", ["2021-11-28"]) == 0
    assert json.loads(capsys.readouterr().out) == {"type": "meeting", "date": "2021-11-28"}
    assert run_query("", str(store), "jsonl") == 0
    tables = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"table": "act_events", "columns": "act, event"} in tables
    assert "who_met_whom" in {row["table"] for row in tables}
    assert run_query("SELECT month FROM acts", str(store)) == 2
    assert f"no such column: month; dipevents query --db {store} lists them" in capsys.readouterr().err
    assert run_query("DROP TABLE acts", str(store)) == 2
    assert run_query("SELECT 1", str(tmp_path / "none.duckdb")) == 2


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--since", "2022"], Filters(since="2022")),
        (["--until", "2021-12"], Filters(until="2021-12")),
        (["--country", "aze,irn", "--status", "planned"], Filters(countries=("AZE",), statuses=("planned",))),
        (["--participant", "Shamkhani", "--location", "Baku"],
         Filters(participants=("Shamkhani",), locations=("Baku",))),
    ],
)  # fmt: skip
def test_extract_chooses_as_the_commands_that_read_events_do(
    run: Cli, options: list[str], wanted: Filters
) -> None:
    whole = [json.loads(line) for line in run("extract", "seeds", "-f", "jsonl").out.splitlines()]
    result = run("extract", "seeds", "-f", "jsonl", *options)
    expected = list(filtered(whole, wanted))
    assert [json.loads(line) for line in result.out.splitlines()] == expected
    assert 0 < len(expected) < len(whole)
    assert f"; {len(expected)} event" in result.err


def test_extract_merges_before_it_chooses(run: Cli) -> None:
    """The report without a date belongs to the act that has one."""
    acts = run("extract", "seeds", "--merge", "--until", "2021-12", "-f", "jsonl").out.splitlines()
    assert [len(json.loads(act)["mentions"]) for act in acts] == [4]


def test_nothing_fits(run: Cli) -> None:
    result = run("extract", "seeds", "--participant", "Nobody Known")
    assert (result.code, result.out) == (0, b"")
    assert "all left out by --scope, --types, --min-confidence or another filter" in result.err
