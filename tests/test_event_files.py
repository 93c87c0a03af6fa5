"""Files of events that others wrote: read, or refused with file, place and way out; never a bug."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandline import Cli
from dipevents import errors
from dipevents.explain import why
from dipevents.export import SHAPES, exporter
from dipevents.export.annotations import annotated, gold
from dipevents.export.labelstudio import LabelStudioTrouble, labelstudio, read_labelstudio
from dipevents.filters import Filters, filtered
from dipevents.merge import merge_events
from dipevents.network import network
from dipevents.render.json import as_json
from dipevents.shapes import misfit
from dipevents.timeline import timeline
from dipevents.validation import Texts, faults
from test_merge import ALIYEV, RAISI, event

Path_ = tuple[Any, ...]
ONE = event("a", who=[RAISI, ALIYEV], date="2021-11-28", place="Ashgabat,TKM", occasion="Summit")
TWO = event("b", document="doc-b", who=[RAISI, ALIYEV], date="2021-11", place="Ashgabat,TKM")
ACT = merge_events([ONE, TWO])[0]
ODD: tuple[Any, ...] = (
    None, 5, -1, True, 1.5, 10**30, "", "x", "2021-13-45", "\ud800", [], [1], [None], [[]], [{}], {},
    {"a": 1},
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
EXPORTS = [name for name in SHAPES if not name.startswith("parquet")]


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every key and every item, however deep."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from places(each, (*path, key))


def changed(value: Any, path: Path_, new: Any) -> Any:
    """The value with another one at that place; Ellipsis takes the key away."""
    made = copy.deepcopy(value)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    if new is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return made


def stations(record: dict[str, Any]) -> None:
    """What commands do with events they have read."""
    acts = merge_events([record, TWO])
    assert as_json(acts)
    assert list(timeline(acts))
    network(acts, "person")
    network(acts, "country")
    list(filtered([record], Filters("2021", None, (), ("IRN",), ("Raisi",), ("Ashgabat",), ())))
    assert list(why(record))
    labelstudio(annotated([record], lambda document: "x" * 99))


def told_or_taken(record: Any) -> bool:
    """Whether the event is refused in words; if not, no station stumbles over it."""
    list(faults([record], Texts("nowhere")))
    words = misfit(record)
    if words is None:
        stations(record)
    else:
        assert words.endswith((" is wanted", " is missing", " is too large a number")), words
    return words is not None


@pytest.mark.parametrize("whole", [ONE, ACT], ids=["event", "act"])
def test_no_odd_value_at_any_place_is_a_bug(whole: dict[str, Any]) -> None:
    refused = taken = 0
    for at, path in enumerate(places(whole)):
        for new in (..., ODD[at % len(ODD)], ODD[(at + 7) % len(ODD)], ODD[(at + 12) % len(ODD)]):
            if told_or_taken(changed(whole, path, new)):
                refused += 1
            else:
                taken += 1
    assert refused > 50
    assert taken > 50


@given(st.data())
@settings(max_examples=150)
def test_no_value_whatsoever_is_a_bug(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([ONE, ACT]))
    path = data.draw(st.sampled_from(list(places(whole))))
    told_or_taken(changed(whole, path, data.draw(JSON)))


def test_ours_are_no_misfits() -> None:
    assert misfit(ONE) is None
    assert misfit(ACT) is None
    least = {"id": "a", "type": "call", "status": "occurred", "participants": [], "document": "d"}
    assert misfit(least) is None
    stations(least)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_the_edge_lets_through_is_exported_or_told(run: Cli, tmp_path: Path, name: str) -> None:
    for path in list(places(ONE))[::5]:
        for new in (..., "x", None):
            record = changed(ONE, path, new)
            if misfit(record) is None and not list(faults([record], Texts("nowhere"))):
                assert exporter(name)([record]).content
    (tmp_path / "e.jsonl").write_text(json.dumps({**ONE, "evidence": [{}]}))
    result = run("export", tmp_path / "e.jsonl", "--as", name)
    assert (result.code, result.out) == (errors.NO_INPUT, b"")


COMMANDS = (
    ("merge",), ("unmerge",), ("timeline",), ("network",), ("explain",), ("export", "--as", "csv:dyads"),
    ("timeline", "--no-merge", "--since", "2021"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_number_as_date_is_told_with_its_line(run: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(f"{json.dumps(ONE)}\n\n{json.dumps(changed(TWO, ('date', 'value'), 5))}\n")
    result = run(command[0], path, *command[1:])
    assert result.code == errors.NO_INPUT
    assert f"{path}:3: date.value is a number; text or null is wanted; `dipevents validate`" in result.err


def test_validate_tells_all_of_it(run: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    broken = changed(changed(ACT, ("date", "value"), 5), ("parts", 0, "status"), [])
    path.write_text(json.dumps({"events": [ONE, broken]}))
    result = run("validate", path)
    assert result.code == errors.CHECK_FAILED
    assert "date.value: Input should be" in result.text
    assert "parts.0.status: Input should be" in result.text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({**ONE, "participants": 5}, "participants is a number; a list is wanted"),
        ({**ONE, "participants": [5]}, "participants.0 is a number; an object is wanted"),
        (changed(ONE, ("participants", 1, "role"), ...), "participants.1.role is missing"),
        ({**ONE, "id": True}, "id is true or false; text is wanted"),
        ({**ONE, "confidence": 1e300}, "confidence is too large a number"),
        (changed(ONE, ("evidence", 0, "trigger"), None), "evidence.0.trigger is null; an object is wanted"),
        ({**ACT, "parts": None}, "parts is null; a list is wanted"),
        (changed(ACT, ("parts", 1, "document"), ...), "parts.1.document is missing"),
    ],
)
def test_what_is_wrong_is_named(value: dict[str, Any], words: str) -> None:
    assert misfit(value) == words


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_json_does_not_know(run: Cli, tmp_path: Path, number: str) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(ONE) + "\n" + json.dumps({**ONE, "own": "?"}).replace('"?"', number) + "\n")
    result = run("merge", path)
    assert result.code == errors.NO_INPUT
    assert f"{path}:2: broken JSON: {number}" in result.err


def test_a_packed_file_that_is_torn(run: Cli, tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl.gz"
    packed = gzip.compress((json.dumps(ONE) + "\n").encode() * 50)
    for data in (packed[:-20], packed[:60] + b"\xff" * 40 + packed[100:], b"no gzip"):
        path.write_bytes(data)
        result = run("merge", path)
        assert result.code == errors.NO_INPUT
        assert str(path) in result.err


# -- annotations -----------------------------------------------------------------------------------


def test_no_odd_value_in_a_label_studio_export_is_a_bug() -> None:
    texts = annotated([ONE], lambda document: "x" * 99)
    tasks = json.loads(labelstudio(texts))
    read = 0
    for at, path in enumerate(places(tasks)):
        for new in (..., ODD[at % len(ODD)], ODD[(at + 5) % len(ODD)]):
            try:
                for document in read_labelstudio(json.dumps(changed(tasks, path, new)), "x"):
                    assert as_json(gold(document))
            except LabelStudioTrouble:
                continue
            read += 1
    assert read > 20


@pytest.mark.parametrize(
    ("name", "content"), [("a.ann", "E1\t \n"), ("a.ann", "T1\tperson 0\n"), ("documents.tsv", "a\n")]
)
def test_a_broken_brat_folder_is_told(run: Cli, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "a.txt").write_text("Leaders met.")
    (tmp_path / name).write_text(content)
    result = run("import", tmp_path)
    assert result.code == errors.NO_INPUT
    assert name in result.err
