"""Every export opened by a reader of its own kind, and corrections brought back without a span shifted."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandline import Cli
from dipevents.evaluate.gold import read_gold
from dipevents.export import SHAPES, brat, exporter, labelstudio
from dipevents.export.annotations import Act, Annotated, Span, gold
from dipevents.export.ical import escaped, folded
from dipevents.export.tables import DYADS, dyads
from dipevents.export.timelinejs import days_of
from dipevents.merge import merge_events
from test_merge import ALIYEV, RAISI, event

TRICKY = '=cmd|"/c calc"!A1 <script>x</script> &\r\n, ; \\ \U0001f1ee\U0001f1f7 é\u202e'


@pytest.fixture
def events(run: Cli, tmp_path: Path) -> Path:
    """The events of the seeds."""
    path = tmp_path / "events.jsonl"
    assert run("extract", "seeds", "-f", "jsonl", "-o", path, "-q").code == 0
    return path


@pytest.fixture
def tricky() -> list[dict[str, Any]]:
    """Events whose words would break careless writers."""
    who = [f"{TRICKY.replace('|', '/')}||IRN", ALIYEV]
    days = "2022-06-20/2022-06-22"
    planned = event("b\r\nX", type="visit", status="planned", who=["||IRN|visitor"], date=days)
    return [
        event("a,1", who=who, date="2022-05", place="Oslo,NOR", words=TRICKY, occasion=TRICKY),
        {**planned, "venue": TRICKY, "document": TRICKY},
        event("c", who=[RAISI, ALIYEV]),
    ]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


# -- tables ----------------------------------------------------------------------------------------


def test_csv_shapes_hang_together(run: Cli, events: Path) -> None:
    tables = {name: rows(run("export", events, "--as", f"csv:{name}").out) for name in (
        "events", "participants", "dyads", "evidence")}  # fmt: skip
    ids = {row["id"] for row in tables["events"]}
    records = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    assert len(tables["events"]) == len(records)
    assert len(tables["participants"]) == sum(len(record["participants"]) for record in records)
    assert len(tables["evidence"]) == sum(len(record["evidence"]) for record in records)
    for name in ("participants", "dyads", "evidence"):
        assert {row["event_id"] for row in tables[name]} <= ids
    assert run("export", events, "--as", "csv").out == run("extract", "seeds", "-f", "csv").out


def test_csv_keeps_its_shape_whatever_the_words(tricky: list[dict[str, Any]]) -> None:
    for name in ("csv:events", "csv:participants", "csv:dyads", "csv:evidence"):
        made = exporter(name)(tricky)
        found = rows(made.content)
        assert found
        assert all(None not in row and None not in row.values() for row in found)
        assert not [cell for row in found for cell in row.values() if cell.startswith("=")]
        assert b"\xe2\x80\xae" not in made.content
    assert exporter("csv:participants")(tricky).notes


def test_dyads_of_a_merged_file(run: Cli, events: Path, tmp_path: Path) -> None:
    merged = tmp_path / "merged.json"
    run("merge", events, "-o", merged)
    found = rows(run("export", merged, "--as", "csv:dyads").out)
    assert found == rows(run("export", events, "--as", "csv:dyads", "--merge").out)
    assert any("; " in row["document"] for row in found)


def pairs(**given: Any) -> list[tuple[str, str, bool]]:
    found = dyads(event("e", **given))
    return [(one["country"], other["country"], mutual) for one, other, mutual in found]


def test_who_acts_on_whom() -> None:
    assert pairs(type="message", who=["||IRN|sender", "||AZE|recipient"]) == [("IRN", "AZE", False)]
    assert pairs(type="meeting", who=["||IRN|participant", "||AZE|participant"]) == [
        ("IRN", "AZE", True), ("AZE", "IRN", True),
    ]  # fmt: skip
    assert pairs(type="visit", who=["||IRN|visitor"], place="Baku,AZE") == [("IRN", "AZE", False)]
    hosted = pairs(type="visit", who=["||IRN|visitor", "||TUR|host"], place="Baku,AZE")
    assert hosted == [("IRN", "TUR", False)]
    assert pairs(type="visit", who=["||IRN|visitor", "||RUS|visitor"]) == []
    assert pairs(type="visit", who=["||IRN|visitor"], place="Tehran,IRN") == []
    assert pairs(type="message", who=["||IRN|sender"]) == []
    assert len(pairs(type="relations", who=["||IRN|actor", "||SAU|actor"])) == 2
    assert pairs(type="relations", who=["||IRN|actor", "||SAU|target"]) == [("IRN", "SAU", False)]
    assert len(pairs(type="agreement", who=["||IRN|party", "||SAU|party", "||CHN|party"])) == 6
    assert pairs(type="meeting", who=[RAISI, "Hossein Amirabdollahian||IRN"]) == []


def test_a_month_is_no_day_in_dyads() -> None:
    def row(value: str) -> dict[str, str]:
        return rows(exporter("csv:dyads")([event("e", who=[RAISI, ALIYEV], date=value)]).content)[0]

    month, day, span = row("2022-05"), row("2022-05-03"), row("2022-06-20/2022-06-22")
    assert (month["event_date"], month["date_first"], month["date_last"]) == ("", "2022-05-01", "2022-05-31")
    assert (day["event_date"], day["date_last"]) == ("2022-05-03", "2022-05-03")
    assert (span["event_date"], span["date_last"]) == ("2022-06-20", "2022-06-22")
    assert (day["actor_country"], day["actor_cow"]) in {("IRN", "630"), ("AZE", "373")}
    assert list(day) == list(DYADS)


def test_parquet_in_duckdb(run: Cli, events: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs DuckDB (pip install 'dipevents[store]')")
    for name in ("events", "participants", "dyads", "evidence"):
        path = tmp_path / f"{name}.parquet"
        assert run("export", events, "--as", f"parquet:{name}", "-o", path).code == 0
        found = duckdb.read_parquet(str(path))
        table = rows(run("export", events, "--as", f"csv:{name}").out)
        assert found.columns == list(table[0])
        assert len(found.fetchall()) == len(table)
    types = dict(zip(found.columns, found.types, strict=True))
    assert types["start"] == "INTEGER"
    first = duckdb.sql(f"SELECT min(event_date) FROM '{tmp_path / 'dyads.parquet'}'").fetchall()
    assert first == [(date(2021, 11, 28),)]


# -- graphs, maps, timelines, calendars ------------------------------------------------------------


@pytest.mark.parametrize("shape", ["graphml", "gexf"])
def test_networks_in_networkx(run: Cli, events: Path, tmp_path: Path, shape: str) -> None:
    networkx = pytest.importorskip("networkx", reason="needs networkx (pip install networkx)")
    path = tmp_path / f"net.{shape}"
    assert run("export", events, "--as", shape, "-o", path).code == 0
    if shape == "graphml":
        graph = networkx.read_graphml(str(path))
    else:  # networkx knows GEXF 1.2, which differs in nothing but names from what is written here
        newer = path.read_text(encoding="utf-8").replace('version="1.3"', 'version="1.2"')
        older = newer.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        graph = networkx.read_gexf(io.BytesIO(older.encode()), version="1.2draft")
    told = json.loads(run("network", events, "-f", "json").out)
    assert graph.number_of_edges() == len(told)
    assert {(a, b) for a, b in graph.edges} == {(row["a_id"], row["b_id"]) for row in told}
    assert path.read_bytes() == run("network", events, "-f", shape).out


def test_geojson(run: Cli, events: Path, tricky: list[dict[str, Any]]) -> None:
    result = run("export", events, "--as", "geojson")
    found = json.loads(result.out)
    assert found["type"] == "FeatureCollection"
    assert "their geometry null" in result.err
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        point = feature["geometry"]
        assert (point is None) == (feature["properties"]["place"] is None)
        if point is not None:
            east, north = point["coordinates"]
            assert point["type"] == "Point"
            assert -180 <= east <= 180
            assert -90 <= north <= 90
    cities = {each["properties"]["place"]: each["geometry"]["coordinates"] for each in found["features"]
              if each["geometry"]}  # fmt: skip
    assert cities["Baku"][0] > cities["Baku"][1], "east comes first"
    assert len(json.loads(exporter("geojson")(tricky).content)["features"]) == 3


def test_timelinejs(run: Cli, events: Path, tricky: list[dict[str, Any]]) -> None:
    result = run("export", events, "--as", "timelinejs")
    slides = json.loads(result.out)["events"]
    assert "left out" in result.err
    for slide in slides:
        assert slide["start_date"]["year"] > 2000
        assert set(slide["text"]) == {"headline", "text"}
    assert {"year": 2022, "month": 5} in [slide["start_date"] for slide in slides]
    told = json.dumps(json.loads(exporter("timelinejs")(tricky).content))
    assert "<script>" not in told
    assert "&lt;script&gt;" in told


def test_timelinejs_dates_have_the_precision_told() -> None:
    assert days_of("2022") == ({"year": 2022}, {"year": 2022})
    start, end = days_of("2022-06-20/2022-07")
    assert (start, end) == ({"year": 2022, "month": 6, "day": 20}, {"year": 2022, "month": 7})


def test_a_calendar_in_icalendar(tricky: list[dict[str, Any]]) -> None:
    icalendar = pytest.importorskip("icalendar", reason="needs icalendar (pip install icalendar)")
    planned = event("p", status="proposed", who=[RAISI, ALIYEV], date="2022-07-01", filed="2022-06-19")
    undated = event("u", status="planned", who=[RAISI, ALIYEV], date="2022-07")
    made = exporter("ical")([*tricky, planned, undated])
    assert made.notes == ("acts to come that have no day, left out: 1",)
    calendar = icalendar.Calendar.from_ical(made.content)
    visit, meeting = calendar.walk("VEVENT")
    assert (visit.decoded("dtstart"), visit.decoded("dtend")) == (date(2022, 6, 20), date(2022, 6, 23))
    assert (str(visit["status"]), str(meeting["status"])) == ("CONFIRMED", "TENTATIVE")
    assert "<script>x</script> &" in str(visit["location"])
    assert str(visit["uid"]).endswith("@dipevents")
    assert meeting.decoded("dtstamp").date() == date(2022, 6, 19)


@given(st.text())
def test_calendar_lines_fold_between_characters(text: str) -> None:
    line = folded(f"SUMMARY:{escaped(text)}")
    assert line.endswith(b"\r\n")
    for part in line.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(part) <= 75
        part.decode("utf-8")
    assert line.replace(b"\r\n ", b"") == f"SUMMARY:{escaped(text)}\r\n".encode("utf-8", "replace")


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_nothing_gives_an_empty_file_of_its_kind(shape: str) -> None:
    if shape.startswith("parquet"):
        pytest.importorskip("duckdb")
    assert exporter(shape)([]).content


@pytest.mark.parametrize("shape", [shape for shape in sorted(SHAPES) if not shape.startswith("parquet")])
def test_the_same_every_time(shape: str, tricky: list[dict[str, Any]]) -> None:
    records = merge_events(tricky) if SHAPES[shape].acts else tricky
    assert exporter(shape)(records) == exporter(shape)(records)


# -- annotations and back --------------------------------------------------------------------------

NAME = st.text(alphabet="abc é\n\r\U0001f1ee\U0001f1f7\u202e\u0301", min_size=6, max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> Annotated:
    """A text of awkward characters with a few events on it."""
    text = draw(NAME)

    def span(kind: str, note: tuple[tuple[str, str], ...] = ()) -> Span:
        start = draw(st.integers(0, len(text) - 2))
        return Span(start, draw(st.integers(start + 1, len(text))), kind, note)

    acts = []
    for _ in range(draw(st.integers(0, 3))):
        count = draw(st.integers(0, 3))
        people = [("participant", span("person", (("name", f"N{at}"),))) for at in range(count)]
        acts.append(Act(span("meeting"), tuple(people), (("status", "planned"), ("subtype", "bilateral"))))
    return Annotated("a/b.txt", text, "2022-05-01", tuple(acts))


def told(document: Annotated) -> list[tuple[Any, ...]]:
    return sorted((act.trigger, sorted(act.links), dict(act.note).get("status")) for act in document.acts)


@given(documents())
def test_label_studio_and_back(document: Annotated) -> None:
    content = labelstudio.labelstudio([document]).decode()
    back = labelstudio.read_labelstudio(content, "x")[0]
    assert told(back) == told(document)
    wide = document.text.encode("utf-16-le", "surrogatepass")
    for region in json.loads(content)[0]["predictions"][0]["result"]:
        if region["type"] == "labels":
            value = region["value"]
            found = wide[2 * value["start"] : 2 * value["end"]].decode("utf-16-le", "surrogatepass")
            assert found == value["text"], "offsets are those of JavaScript"


@given(documents())
def test_brat_and_back(document: Annotated) -> None:
    lines = list(brat.ann(document))
    for line in lines:
        if line[0] == "T":
            _, where, words = line.split("\t")
            ends = re.findall("([0-9]+) ([0-9]+)", where)
            assert " ".join(document.text[int(a) : int(b)] for a, b in ends) == words
            assert "\n" not in words
    spans = [span for act in document.acts for span in (act.trigger, *(span for _, span in act.links))]
    if all(document.text[span.start : span.end].strip("\r\n") == document.text[span.start : span.end]
           for span in spans):  # fmt: skip
        back = document._replace(acts=tuple(brat.acts_of(lines, document.text, "x")))
        assert told(back) == told(document)


def test_brat_folder(run: Cli, events: Path, tmp_path: Path) -> None:
    folder = tmp_path / "coded"
    assert run("export", events, "--as", "brat", "-o", folder).code == 0
    texts = sorted(folder.glob("*.txt"))
    assert len(texts) == 5
    originals = sorted(Path("seeds").glob("*.txt"))
    assert [path.read_bytes() for path in texts] == [path.read_bytes() for path in originals]
    assert "[events]" in (folder / "annotation.conf").read_text(encoding="utf-8")
    out = tmp_path / "gold.jsonl"
    assert run("import", folder, "-o", out).code == 0
    assert len(read_gold(out)) == 5
    score = run("evaluate", out, "--predictions", events).text
    for name in ("all", "date", "location", "status"):
        assert re.search(rf"^{name} .* 1\.000", score, re.MULTILINE)


def test_a_correction_arrives(run: Cli, events: Path, tmp_path: Path) -> None:
    folder = tmp_path / "coded"
    run("export", events, "--as", "brat", "-o", folder)
    notes = next(folder.glob("001*.ann"))
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace("Status E1 occurred", "Status E1 denied"), encoding="utf-8")
    lines = map(json.loads, run("import", folder).text.splitlines())
    corrected = next(line for line in lines if line["id"].startswith("seeds/001"))
    assert corrected["events"][0]["status"] == "denied"


def test_no_document_leads_out_of_the_folder(tmp_path: Path) -> None:
    names = ["../../../etc/passwd", "/abs.txt", "a\x00b", "x" * 300, "..", "A.txt", "a.txt", "a\tb\nc"]
    marked = [Annotated(name, "text", None, (Act(Span(0, 4, "meeting"), ()),)) for name in names]
    brat.write_brat(marked, str(tmp_path / "coded"))
    assert [path.name for path in tmp_path.iterdir()] == ["coded"]
    assert {document.id for document in brat.read_brat(str(tmp_path / "coded"))} == set(names)


def test_label_studio_configuration_is_xml() -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(labelstudio.configuration())
    assert {each.get("value") for each in root.iter("Label")} >= {"person", "date", "meeting", "relations"}
    assert labelstudio.configuration() in Path("docs/export.md").read_text(encoding="utf-8")


def test_gold_takes_a_coders_own_marks_by_their_words() -> None:
    text = "Ana Silva met Bo Ek in Oslo."
    who = (("participant", Span(0, 9, "person")), ("where", Span(23, 27, "place")))
    line = gold(Annotated("d", text, None, (Act(Span(10, 13, "meeting"), who),)))
    told = line["events"][0]
    assert told["participants"][0]["name"] == "Ana Silva"
    assert told["location"] == {"name": "Oslo", "country": None}
    assert (told["quote"], told["status"]) == ("met", "occurred")


# -- troubles --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--as", "csv:dyad"], 2, "Did you mean csv:dyads?"),
        (["--as", "brat"], 2, "-o FOLDER"),
        (["--as", "csv", "--type", "meting"], 2, "unknown value 'meting'"),
        (["--as", "labelstudio", "--source", "docs"], 4, "--source DIR"),
    ],
)
def test_messages(run: Cli, events: Path, arguments: list[str], code: int, said: str) -> None:
    result = run("export", events, *arguments)
    assert (result.code, result.out) == (code, b"")
    assert said in result.err


def test_a_missing_text_leaves_the_others(run: Cli, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Vladimir Putin met Ilham Aliyev in Baku on 4 May 2021.\n")
    gone = tmp_path / "b.txt"
    gone.write_text(text.read_text())
    events = tmp_path / "events.jsonl"
    run("extract", text, gone, "-f", "jsonl", "-o", events)
    gone.unlink()
    result = run("export", events, "--as", "labelstudio")
    assert result.code == 3
    assert len(json.loads(result.out)) == 1


@pytest.mark.parametrize(
    "ann", ["T1\tperson 0\tx", "T1\tperson 5 2\tx", "T1\tperson 0 99\tx", "E1\tmeeting:T9",
            "E1\tmeeting:T1 foe:T1", "nonsense"],
)  # fmt: skip
def test_broken_annotations_are_told(run: Cli, tmp_path: Path, ann: str) -> None:
    (tmp_path / "a.txt").write_text("Some text")
    (tmp_path / "a.ann").write_text(ann)
    result = run("import", tmp_path)
    assert result.code == 4
    assert "a.ann" in result.err


@pytest.mark.parametrize("shape", ["csv:dyads", "parquet:events", "geojson", "ical", "brat"])
def test_events_at_fault_are_told_and_no_bug(run: Cli, tmp_path: Path, shape: str) -> None:
    if shape.startswith("parquet"):
        pytest.importorskip("duckdb")
    broken = event("b", who=[RAISI, ALIYEV], date="2022-05-01", place="Oslo,NOR")
    broken["date"]["value"], broken["location"]["latitude"] = 5, "north"
    broken["evidence"] = [{"trigger": {}}]
    (tmp_path / "e.jsonl").write_text(json.dumps(broken))
    result = run("export", tmp_path / "e.jsonl", "--as", shape, "-o", tmp_path / "out")
    assert result.code == 4
    assert not (tmp_path / "out").exists()


def test_what_is_not_of_label_studio(run: Cli, tmp_path: Path) -> None:
    for content in ("{", "{}", '[{"data": {}}]', "[3]"):
        (tmp_path / "x.json").write_text(content)
        assert run("import", tmp_path / "x.json").code in {0, 4}
    assert run("import", tmp_path / "missing.json").code == 4
