"""What is written, held byte for byte: where a slip would spoil a cell, a line or a terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from dipevents.render import Look, renderer
from dipevents.render.csv import COLUMNS, MERGED_COLUMNS, columns_of, flat, guarded, line_of, participant
from dipevents.render.json import as_json
from dipevents.terminal import many, visible, wants_color
from test_merge import ALIYEV, event

# The first and the last of each stretch that no terminal should see, and its neighbours that it may.
HIDDEN = [
    "\x00", "\x1f", "\x7f", "\x9f", "\u061c", "\u200e", "\u200f", "\u2028", "\u202e", "\u2066", "\u2069",
    "\ufff9", "\ufffb", "\ud800", "\udfff", "\U000e0000", "\U000e007f",
]  # fmt: skip
SHOWN = [" ", "~", "\xa0", "é", "\u200d", "\u202f", "\u2065", "\u206a", "\ufff8", "\ufffd", "\U000e0080"]


# -- a terminal ------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", HIDDEN)
def test_what_hides_is_written_out(letter: str) -> None:
    assert visible(f"aX{letter}b") == f"aX<U+{ord(letter):04X}>b"


@pytest.mark.parametrize("letter", SHOWN)
def test_what_shows_stays(letter: str) -> None:
    assert visible(f"a{letter}b") == f"a{letter}b"


def test_breaks_and_tabs_are_blanks() -> None:
    assert visible("a\nb\rc\td") == "a b c d"


def test_counts_in_words() -> None:
    told = ["0 events", "1 event", "2 events", "2,000 events"]
    assert [many(count, "event") for count in (0, 1, 2, 2000)] == told


@pytest.mark.parametrize(
    ("choice", "tty", "environ", "colored"),
    [
        ("auto", True, {}, True), ("auto", False, {}, False), ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm"}, True), ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("always", False, {"NO_COLOR": "1"}, True), ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)  # fmt: skip
def test_when_to_color(choice: str, tty: bool, environ: dict[str, str], colored: bool) -> None:
    assert wants_color(choice, tty, environ) is colored


def test_color_asks_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert wants_color("auto", True) is False
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert wants_color("auto", False) is True


# -- JSON ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", [*HIDDEN, "\ufeff"])
def test_json_escapes_what_hides(letter: str) -> None:
    line = as_json({"k": f"é{letter}", letter: 1})
    assert line == f'{{"k": "é{json.dumps(letter)[1:-1]}", "{json.dumps(letter)[1:-1]}": 1}}'
    assert json.loads(line) == {"k": f"é{letter}", letter: 1}
    assert as_json(letter) == json.dumps(letter)


@pytest.mark.parametrize("letter", SHOWN)
def test_json_leaves_the_rest(letter: str) -> None:
    assert as_json(f"é{letter}") == f'"é{letter}"'


def rendered(format_: str, documents: int, events: list[dict[str, Any]], look: Look | None = None) -> str:
    out = io.BytesIO()
    made = renderer(format_, out, look)
    made.start()
    for at in range(documents):
        made.document({"id": f"d{at}"})
    for each in events:
        made.event(each, None)
    assert made.finish() == ()
    return out.getvalue().decode()


def test_json_is_a_record_a_line() -> None:
    head = '{\n"schema_version": "1.0",\n"documents": ['
    a, b = {"id": "a"}, {"id": "b"}
    assert rendered("json", 0, []) == head + '],\n"events": []\n}\n'
    assert rendered("json", 1, []) == head + '\n{"id": "d0"}\n],\n"events": []\n}\n'
    assert rendered("json", 0, [a]) == head + '],\n"events": [\n{"id": "a"}\n]\n}\n'
    assert rendered("json", 2, [a, b]) == (
        head + '\n{"id": "d0"},\n{"id": "d1"}\n],\n"events": [\n{"id": "a"},\n{"id": "b"}\n]\n}\n'
    )
    assert rendered("jsonl", 2, [a, b]) == '{"id": "a"}\n{"id": "b"}\n'


def test_events_wait_on_disk_beyond_some_memory() -> None:
    many = [{"id": "x" * 1000}] * 9000
    made = renderer("json", io.BytesIO())
    made.start()
    for each in many:
        made.event(each, None)
    assert made._events._rolled  # type: ignore[attr-defined]
    assert len(json.loads(rendered("json", 0, many))["events"]) == 9000


def test_events_wait_in_memory_as_long_as_they_are_few() -> None:
    made = renderer("json", io.BytesIO())
    for each in [{"id": "x" * 1000}] * 8000:
        made.event(each, None)
    assert not made._events._rolled  # type: ignore[attr-defined]


# -- CSV -------------------------------------------------------------------------------------------


def test_columns_of_a_row() -> None:
    assert ",".join(COLUMNS) == (
        "id,document,document_date,document_date_basis,type,subtype,status,scope,"
        "date.value,date.text,date.start,date.end,date.weekday,date.basis,"
        "location.name,location.kind,location.country,location.latitude,location.longitude,"
        "location.geonames_id,location.text,location.start,location.end,location.basis,"
        "venue,occasion,participants,evidence.text,evidence.start,evidence.end,evidence.trigger.text,"
        "evidence.trigger.start,evidence.trigger.end,rule,confidence,plover.event,plover.mode,cameo"
    )
    assert list(MERGED_COLUMNS) == ["id", "documents", "mentions", *COLUMNS[4:]]


def cells(record: dict[str, Any], look: Look | None = None, format_: str = "csv") -> dict[str, str]:
    out = io.BytesIO()
    made = renderer(format_, out, look)
    made.start()
    made.event(record, 5)
    made.document({"id": "d"})
    made.finish()
    delimiter = {"csv": ",", "tsv": "\t"}[format_]
    found = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""), delimiter=delimiter))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_every_value_has_its_cell(format_: str) -> None:
    record = event(
        "a", who=["Raisi|President|IRN|host", ALIYEV], date="2022", weekday="Sunday", place="Oslo,NOR",
        occasion="Summit", filed="2022-01-02", subtype="bilateral",
    )  # fmt: skip
    record["date"] |= {"value": "2022-01-02", "text": "Sunday", "start": 0, "end": 6, "basis": "relative"}
    record |= {"venue": "Hall", "plover": {"event": "CONSULT", "mode": "x"}, "document_date_basis": "given"}
    record["evidence"] = [
        {"text": "A met B.", "start": 7, "end": 15, "trigger": {"text": "met", "start": 9, "end": 12}},
        {"text": "Other.", "start": 20, "end": 26, "trigger": {"text": "O", "start": 20, "end": 21}},
    ]
    place = {"name": "Oslo", "kind": "city", "country": "NOR", "latitude": 1.5, "longitude": -2.5,
             "geonames_id": 0, "text": "Oslo", "start": 3, "end": 7, "basis": "text"}  # fmt: skip
    found = cells({**record, "location": place}, format_=format_)
    assert found == {
        "id": "a", "document": "doc-a", "document_date": "2022-01-02", "document_date_basis": "given",
        "type": "meeting", "subtype": "bilateral", "status": "occurred", "scope": "international",
        "date.value": "2022-01-02", "date.text": "Sunday", "date.start": "0", "date.end": "6",
        "date.weekday": "Sunday", "date.basis": "relative",
        "location.name": "Oslo", "location.kind": "city", "location.country": "NOR",
        "location.latitude": "1.5", "location.longitude": "-2.5", "location.geonames_id": "0",
        "location.text": "Oslo", "location.start": "3", "location.end": "7", "location.basis": "text",
        "venue": "Hall", "occasion": "Summit",
        "participants": "host:Raisi (IRN); participant:Ilham Aliyev (AZE)",
        "evidence.text": "A met B.", "evidence.start": "7", "evidence.end": "15",
        "evidence.trigger.text": "met", "evidence.trigger.start": "9", "evidence.trigger.end": "12",
        "rule": "meeting.met", "confidence": "0.9", "plover.event": "CONSULT", "plover.mode": "x",
        "cameo": "040",
    }  # fmt: skip


def test_a_field_stands_for_all_columns_below_it() -> None:
    assert columns_of(["id", "plover", "date.value", "own", "plover"], COLUMNS) == (
        "id", "plover.event", "plover.mode", "date.value", "own",
    )  # fmt: skip


def test_what_is_not_told_is_an_empty_cell() -> None:
    bare = {"id": "a", "type": "call", "status": "occurred", "participants": [], "document": "d"}
    found = cells({**bare, "evidence": [{"text": None, "trigger": None}]})
    assert {key for key, value in found.items() if value} == {"id", "type", "status", "document"}
    assert {key: value for key, value in cells(bare).items() if value} == {
        "id": "a", "document": "d", "type": "call", "status": "occurred",
    }  # fmt: skip


def test_a_merged_row_lists_its_parts() -> None:
    act = {**event("a"), "documents": ["d1", "d2"], "mentions": ["m1", "m2"]}
    found = cells(act, Look(merged=True))
    assert (found["documents"], found["mentions"]) == ("d1; d2", "m1; m2")
    assert flat(act)["documents"] == "d1; d2"


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ({"role": "host", "name": "N", "title": "T", "country": "IRN"}, "host:N (IRN)"),
        ({"role": "host", "title": "T", "organization": "O", "text": "x"}, "host:T"),
        ({"role": "host", "organization": "O", "text": "x"}, "host:O"),
        ({"role": "host", "text": "x", "country": None}, "host:x"),
        ({"role": "host"}, "host:"),
    ],
)
def test_who_took_part(who: dict[str, Any], told: str) -> None:
    assert participant(who) == told


@pytest.mark.parametrize("length", [2000, 2001])
def test_a_cell_holds_two_thousand_characters(length: int) -> None:
    text = "x" * length
    span = {"text": text, "start": 0, "end": length}
    found = cells({**event("a"), "evidence": [{**span, "trigger": span}]})
    kept = text if length == 2000 else "x" * 1999 + "…"
    assert (found["evidence.text"], found["evidence.trigger.text"]) == (kept, kept)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_formula_gets_an_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}1") == f"'{sign}1"
    assert guarded(f"{sign}\n") == f"'{sign}\n"
    assert guarded(f"1{sign}1") == f"1{sign}1"
    assert guarded(sign) == sign


@pytest.mark.parametrize("value", [None, 1, -1.5, True, "", "plain", "a'b"])
def test_other_cells_stay(value: object) -> None:
    assert guarded(value) is value


@pytest.mark.parametrize("letter", HIDDEN)
def test_cells_hide_nothing(letter: str) -> None:
    assert guarded(f"aX{letter}") == f"aX<U+{ord(letter):04X}>"


def test_cells_keep_breaks_and_tabs() -> None:
    assert guarded("a\tb\nc\rd") == "a\tb\nc\rd"


def test_the_guard_tells_how_many_cells_it_changed() -> None:
    out = io.BytesIO()
    made = renderer("csv", out)
    words = "like a formula and got a leading '; --csv-raw leaves text as it is"
    made.start()
    made.event({**event("a"), "venue": "plain"}, None)
    assert made.finish() == ()
    made.event({**event("b"), "venue": "=1"}, None)
    assert made.finish() == (f"1 cell begins {words}",)
    made.event({**event("c"), "venue": "=1", "occasion": "+2"}, None)
    assert made.finish() == (f"3 cells begin {words}",)


def test_raw_cells_are_as_they_are() -> None:
    found = cells({**event("a"), "venue": "=1\x1b", "occasion": "-"}, Look(raw=True))
    assert (found["venue"], found["occasion"]) == ("=1\x1b", "-")
    made = renderer("csv", io.BytesIO(), Look(raw=True))
    made.event({**event("a"), "venue": "=1"}, None)
    assert made.finish() == ()


@pytest.mark.parametrize(
    ("values", "delimiter", "line"),
    [
        (["a", None, 1, 1.5], ",", b"a,,1,1.5\n"), (["a,b", 'q"q', "\r", "x\ny"], ",",
        b'"a,b","q""q","\r","x\ny"\n'),
        (["a,b", "t\tt"], "\t", b'a,b\t"t\tt"\n'), (["\ud800", "\r\n"], ",", b'?,"\r\n"\n'),
        (["é"], ",", "é\n".encode()),
    ],
)  # fmt: skip
def test_a_line_of_cells(values: list[object], delimiter: str, line: bytes) -> None:
    assert line_of(values, delimiter) == line
