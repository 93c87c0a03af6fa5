"""Renderers: nothing that a text holds gets out of its cell, its line or its quotes."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents import models
from dipevents.render import FORMATS, Look, renderer
from dipevents.render.csv import guarded
from dipevents.render.json import SCHEMA_VERSION, as_json
from dipevents.render.rows import FORMATS as ROW_FORMATS
from dipevents.render.rows import row_writer
from dipevents.terminal import visible, wants_color

ESCAPES = [
    "\x1b[31mred", "\x1b]8;;http://x\x07link", "\x1b]52;c;aGk=\x07", "\x9b2J", "\x90q\x9c", "\r\nover",
    "\x08\x08", "\r",
    "\x00", "\x7f", "a\u202eb", "\u2066x\u2069", "\ufeff", "\U000e0041", "\u2028", "[bold]x[/]",
    "[/items]", ":smile:",
    "[link=http://x]y[/link]", "<script>", "&amp;", '"quoted"', "a,b", "a\tb",
]  # fmt: skip
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"]
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\U000e0000-\U000e007f]"
)
LOOKS = [Look(), Look(terminal=True, width=80), Look(terminal=True, width=200)]


def event(text: str) -> dict[str, Any]:
    """An event that holds the text wherever text can be."""
    span = {"text": text, "start": 0, "end": 1}
    return {
        "id": text, "document": text, "document_date": None, "document_date_basis": None, "type": "meeting",
        "subtype": None, "status": "occurred", "scope": "international",
        "date": {"value": None, **span, "weekday": None, "basis": "text"},
        "location": {
            "name": text, "kind": "city", "country": text, "latitude": 1.5, "longitude": -0.25,
            "geonames_id": 7, **span, "basis": "text",
        },
        "venue": text, "occasion": text,
        "participants": [
            {"kind": "person", "role": "participant", "name": text, "title": text, "country": None,
             "organization": text, **span},
        ],
        "evidence": [{**span, "trigger": dict(span)}], "rule": "r", "confidence": 0.9,
        "plover": {"event": "CONSULT", "mode": None}, "cameo": "040",
    }  # fmt: skip


def rendered(format_: str, events: list[dict[str, Any]], look: Look | None = None) -> str:
    out = io.BytesIO()
    made = renderer(format_, out, look)
    made.start()
    for each in events:
        made.event(each, 3)
    made.finish()
    return out.getvalue().decode("utf-8")


def test_formats_are_those_of_the_contract() -> None:
    assert tuple(FORMATS) == ("table", "json", "jsonl", "csv", "tsv") == ROW_FORMATS


def test_the_schema_version_is_one() -> None:
    assert SCHEMA_VERSION == models.SCHEMA_VERSION


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", ESCAPES + FORMULAS)
@pytest.mark.parametrize("look", LOOKS, ids=["pipe", "narrow", "wide"])
def test_nothing_reaches_a_terminal_that_it_obeys(format_: str, text: str, look: Look) -> None:
    found = rendered(format_, [event(text)], look)
    if format_ == "table" and look.terminal:
        found = found.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "")  # our own
        found = re.sub("\x1b\\[[0-9;]*m", "", found)
    assert not HARMFUL.search(found.replace("\r", "") if format_ in {"csv", "tsv"} else found)


@pytest.mark.parametrize("text", ["[/items]", "[bold]x[/]", ":smile:", "[link=u]y[/link]", "{x}", "%s"])
def test_the_table_prints_markup_as_it_stands(text: str) -> None:
    for look in LOOKS:
        assert text in rendered("table", [event(text)], look)


@given(st.text(max_size=30))
def test_json_gives_back_any_text(text: str) -> None:
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for line in (as_json(event(whole)), rendered("jsonl", [event(whole)]).removesuffix("\n")):
        assert "\n" not in line
        assert json.loads(line) == event(whole)
    assert json.loads(rendered("json", [event(whole)]))["events"] == [event(whole)]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_json_has_no_number_that_is_none(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_json({"x": value})


@given(st.text(max_size=30))
def test_raw_csv_gives_back_any_text(text: str) -> None:
    for format_, delimiter in (("csv", ","), ("tsv", "\t")):
        out = rendered(format_, [event(text)], Look(raw=True))
        rows = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter, strict=True))
        assert len(rows) == 1
        assert rows[0]["venue"] == re.sub("[\ud800-\udfff]", "?", text)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    row = next(csv.DictReader(io.StringIO(rendered("csv", [event(text)]), newline="")))
    assert not any(
        cell[:1] in set("=+-@\t\r\n＝＋－＠") for cell in row.values() if cell and not _number(cell)
    )
    assert guarded(-5) == -5


def _number(cell: str) -> bool:
    return re.fullmatch(r"-?[0-9.]+", cell) is not None


def test_the_guard_is_counted() -> None:
    made = renderer("csv", io.BytesIO())
    made.start()
    made.event(event("=1"), None)
    assert "--csv-raw" in made.finish()[0]


def test_long_sentences_fit_a_cell() -> None:
    row = next(csv.DictReader(io.StringIO(rendered("csv", [event("x" * 5000)]), newline="")))
    assert len(row["evidence.text"]) == 2000


@pytest.mark.parametrize("format_", ROW_FORMATS)
@pytest.mark.parametrize("text", ESCAPES)
def test_rows_are_harmless_too(format_: str, text: str) -> None:
    out = io.BytesIO()
    writer = row_writer(format_, out, "entities", ("a", "b"))
    writer.row({"a": text, "b": None})
    writer.finish()
    assert not HARMFUL.search(out.getvalue().decode().replace("\r", ""))


@given(st.text())
def test_visible_text_is_one_harmless_line(text: str) -> None:
    shown = visible(text)
    assert not HARMFUL.search(shown)
    assert "\n" not in shown
    assert visible(shown) == shown


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_the_terminal(width: int) -> None:
    names = ["Kassym-Jomart Tokayev", "the minister of trade of a country with a long name", "外交部长"]
    table = rendered("table", [event(name) for name in names], Look(terminal=True, width=width))
    from rich.cells import cell_len

    lines = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in table.splitlines()]
    assert max(map(cell_len, lines)) <= width
    assert all(part in "".join(lines) for part in ("occurred", "meeting"))


def test_a_long_table_is_written_as_it_comes() -> None:
    out = io.BytesIO()
    made = renderer("table", out)
    made.start()
    for at in range(250):
        made.event(event(f"n{at}"), at)
    assert out.getvalue().count(b"\n") == 251
    made.finish()


@pytest.mark.parametrize("choice", ["auto", "always", "never"])
@pytest.mark.parametrize("tty", [True, False])
@pytest.mark.parametrize(
    ("environ", "auto"),
    [({}, None), ({"NO_COLOR": "1"}, False), ({"FORCE_COLOR": "1"}, True), ({"TERM": "dumb"}, False)],
)
def test_color(choice: str, tty: bool, environ: dict[str, str], auto: bool | None) -> None:
    expected = {"always": True, "never": False}.get(choice, tty if auto is None else auto)
    assert wants_color(choice, tty, environ) == expected
