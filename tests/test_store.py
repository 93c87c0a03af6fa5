"""The store: the same tables in DuckDB and SQLite, documents once, reading only, Parquet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from dipevents.merge import merge_events
from dipevents.store import Store, StoreError, content_hash, query, read_events
from test_merge import ALIYEV, RAISI, event, seeds

SUFFIXES = ["sqlite", "duckdb"]


@pytest.fixture(params=SUFFIXES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
    return tmp_path / f"events.{request.param}"


def document(id_: str) -> dict[str, Any]:
    return {
        "id": id_,
        "date": None,
        "date_basis": None,
        "source": None,
        "url": None,
        "title": 'It\'s "here"; --',
    }


def fill(path: Path) -> None:
    by_document: dict[str, list[dict[str, Any]]] = {}
    for each in seeds():
        by_document.setdefault(each["document"], []).append(each)
    with Store(path) as store:
        for id_, events in by_document.items():
            assert store.add(document(id_), events, f"text of {id_}")


def test_documents_are_added_once(path: Path) -> None:
    fill(path)
    before = query(path, "SELECT count(*) FROM events").rows
    with Store(path) as store:
        assert store.has("text of 000_163ac2fe44a14e1f.txt")
        assert not store.add(document("elsewhere.txt"), [event("new")], "text of 000_163ac2fe44a14e1f.txt")
    assert query(path, "SELECT count(*) FROM events").rows == before
    assert query(path, "SELECT count(*) FROM documents").rows == [(5,)]


def test_changed_document_replaces_the_old_one(path: Path) -> None:
    with Store(path) as store:
        store.add(document("d"), [event("a", "d", who=[RAISI, ALIYEV])], "first")
    with Store(path) as store:
        assert store.add(document("d"), [event("b", "d", who=[RAISI, ALIYEV])], "second")
    assert query(path, "SELECT id FROM events").rows == [("b",)]
    assert query(path, "SELECT DISTINCT event FROM participants").rows == [("b",)]
    assert query(path, "SELECT event FROM act_events").rows == [("b",)]
    assert query(path, "SELECT sha256 FROM documents").rows == [(content_hash("second"),)]


def test_acts_are_those_of_merge(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        found = sorted(store.acts(), key=lambda act: act["id"])
    assert found == sorted(merge_events(seeds()), key=lambda act: act["id"])
    assert sorted(each["id"] for each in read_events(path)) == sorted(each["id"] for each in seeds())


def test_views_answer_what_people_ask(path: Path) -> None:
    fill(path)
    dyads = query(
        path, "SELECT acts FROM dyads_by_month WHERE month = ? AND type = 'meeting'", ["2021-11"]
    ).rows
    assert dyads == [(1,)]
    met = query(path,
    "SELECT acts FROM who_met_whom WHERE person_a LIKE '%Aliyev%' AND person_b LIKE '%Raisi%'"
                " OR person_b LIKE '%Aliyev%' AND person_a LIKE '%Raisi%'").rows  # fmt: skip
    assert met == [(1,)]
    visits = query(path, "SELECT visitor, visited, status FROM visits_by_country ORDER BY 1, 2, 3")
    assert visits.columns == ("visitor", "visited", "status")
    assert ("IRN", "AZE", "occurred") in visits.rows


@pytest.mark.parametrize("sql", [
    "DELETE FROM events", "INSERT INTO act_events VALUES ('a', 'b')", "DROP TABLE events", "nonsense",
    "ATTACH 'other.db' AS other", "SELECT * FROM nowhere",
])  # fmt: skip
def test_queries_only_read(path: Path, sql: str) -> None:
    fill(path)
    with pytest.raises(StoreError):
        query(path, sql)
    assert query(path, "SELECT count(*) > 0 FROM events").rows[0][0]


def test_duckdb_query_reads_no_other_file(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    fill(tmp_path / "events.duckdb")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(StoreError):
        query(tmp_path / "events.duckdb", f"SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')")


def test_names_are_parameters(path: Path) -> None:
    evil = "Robert'); DROP TABLE events;--"
    with Store(path) as store:
        store.add(document(evil), [event("a", evil, who=[f"{evil}|x|AAA", ALIYEV])], "t")
    assert query(path, "SELECT name FROM participants WHERE name = ?", [evil]).rows == [(evil,)]


def test_parquet_holds_tables_and_views(path: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    fill(path)
    with Store(path) as store:
        written = store.export_parquet(tmp_path / "out")
    assert {each.stem for each in written} >= {"documents", "events", "acts", "who_met_whom"}
    rows = duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'out' / 'events.parquet'}'").fetchall()
    assert rows == [(len(seeds()),)]


def test_failed_run_leaves_the_store_as_it_was(path: Path) -> None:
    fill(path)

    def fails() -> None:
        with Store(path) as store:
            store.add(document("x"), [event("x", "x", who=[RAISI])], "x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert query(path, "SELECT count(*) FROM documents").rows == [(5,)]


def test_without_duckdb_the_message_says_how_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(StoreError, match=r"pip install 'dipevents\[store\]'"):
        Store(tmp_path / "events.duckdb")


def test_other_suffix_and_no_database_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\.duckdb or \.sqlite"):
        Store(tmp_path / "events.txt")
    (tmp_path / "bad.sqlite").write_text("not a database, " * 50)
    with pytest.raises(StoreError):
        query(tmp_path / "bad.sqlite", "SELECT 1")
    with pytest.raises(StoreError, match="no such store"):
        query(tmp_path / "none.sqlite", "SELECT 1")
