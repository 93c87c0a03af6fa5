"""An embedded store of documents, events and acts: DuckDB, or SQLite by the file's suffix.

Both hold the same plain tables and views. A document is known by the hash of its text and is added
once; merged acts are made anew from all events whenever something was added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

from dipevents.merge import iter_merged
from dipevents.merge.times import interval, iso
from dipevents.people import fold, person_id
from dipevents.values import Record

SQLITE_SUFFIXES = (".sqlite", ".sqlite3", ".db3")
INSTALL = "pip install 'dipevents[store]'"
CHUNK = 400  # rows an INSERT; DuckDB is slow row by row, SQLite allows 32,766 parameters

_PLACE = ("location_name", "location_kind", "location_country", "latitude", "longitude", "geonames_id")
_CORE = (
    "type",
    "subtype",
    "status",
    "scope",
    "date",
    "date_first",
    "date_last",
    *_PLACE,
    "venue",
    "occasion",
)
_WHO = ("position", "kind", "role", "name", "title", "country", "organization", "person_id")
TABLES: dict[str, tuple[str, ...]] = {
    "documents": ("id", "sha256", "date", "date_basis", "source", "url", "agency", "language", "title"),
    "events": (
        "id",
        "document",
        *_CORE,
        "rule",
        "confidence",
        "plover_event",
        "plover_mode",
        "cameo",
        "record",
    ),
    "participants": ("event", *_WHO, "text"),
    "evidence": ("event", "position", "text", "first", "last", "trigger_words"),
    "acts": ("id", *_CORE, "reports", "documents", "record"),
    "act_participants": ("act", *_WHO, "aliases"),
    "act_events": ("act", "event"),
}
_NUMBERS = {"latitude": "DOUBLE", "longitude": "DOUBLE", "confidence": "DOUBLE", "geonames_id": "INTEGER",
            "position": "INTEGER", "first": "INTEGER", "last": "INTEGER", "reports": "INTEGER"}  # fmt: skip
_MADE = ("acts", "act_participants", "act_events")
VIEWS = {
    "dyads_by_month": """
        SELECT substr(x.date_first, 1, 7) AS month, x.type, a.country AS country_a, b.country AS country_b,
               count(DISTINCT x.id) AS acts
        FROM acts x JOIN act_participants a ON a.act = x.id JOIN act_participants b ON b.act = x.id
        WHERE a.country < b.country
        GROUP BY 1, 2, 3, 4""",
    "who_met_whom": """
        SELECT a.name AS person_a, a.country AS country_a, b.name AS person_b, b.country AS country_b,
               a.person_id AS id_a, b.person_id AS id_b, count(DISTINCT x.id) AS acts,
               min(x.date_first) AS first_day, max(x.date_last) AS last_day
        FROM acts x JOIN act_participants a ON a.act = x.id JOIN act_participants b ON b.act = x.id
        WHERE x.type IN ('meeting', 'call') AND x.status = 'occurred'
              AND a.kind = 'person' AND b.kind = 'person' AND a.person_id < b.person_id
        GROUP BY 1, 2, 3, 4, 5, 6""",
    "visits_by_country": """
        SELECT p.country AS visitor, x.location_country AS visited, x.status, count(DISTINCT x.id) AS visits,
               min(x.date_first) AS first_day, max(x.date_last) AS last_day
        FROM acts x JOIN act_participants p ON p.act = x.id
        WHERE x.type = 'visit' AND p.role = 'visitor'
        GROUP BY 1, 2, 3""",
}


class StoreError(Exception):
    """The store can't be opened or asked; the message says what to do."""


class Answer(NamedTuple):
    """What a query gave: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def is_store(path: str) -> bool:
    """Whether the suffix is one of a store's."""
    return path.endswith((".duckdb", *SQLITE_SUFFIXES))


def content_hash(text: str) -> str:
    """The hash a document is known by."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


class Store:
    """A store open for adding and reading; use it as a context manager."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.link = _connect(self.path)
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        for statement in _schema():
            self.link.execute(statement)
        self._known = {
            str(row[0]): str(row[1])
            for row in self.link.execute("SELECT sha256, id FROM documents").fetchall()
        }
        self._ids = set(self._known.values())
        self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.commit()
        self.link.close()

    def has(self, text: str) -> bool:
        """Whether a document of this text is in the store."""
        return content_hash(text) in self._known

    def add(self, document: Record, events: Sequence[Record], text: str) -> bool:
        """Adds a document with its events; False if its text is there already, under whatever id.

        A document whose id is known but whose text is new takes the place of the old one.
        """
        digest = content_hash(text)
        if digest in self._known:
            return False
        if document["id"] in self._ids:
            self._remove(document["id"])
        self._known[digest] = document["id"]
        self._ids.add(document["id"])
        self._changed = True
        self._rows["documents"].append(tuple(
            digest if column == "sha256" else document.get(column) for column in TABLES["documents"]
        ))  # fmt: skip
        for event in events:
            self._add_event(event)
        if len(self._rows["participants"]) > 10 * CHUNK:
            self._flush()
        return True

    def _add_event(self, event: Record) -> None:
        plover = event.get("plover") or {}
        self._rows["events"].append((
            event["id"], event["document"], *_core(event), event.get("rule"), event.get("confidence"),
            plover.get("event"), plover.get("mode"), event.get("cameo"), _json(event),
        ))  # fmt: skip
        for at, each in enumerate(event["participants"]):
            self._rows["participants"].append((event["id"], *_who(at, each), each.get("text")))
        for at, each in enumerate(event.get("evidence") or ()):
            words = (each.get("trigger") or {}).get("text")
            self._rows["evidence"].append((event["id"], at, each["text"], each["start"], each["end"], words))

    def _remove(self, document: str) -> None:
        self._flush()
        for table in ("participants", "evidence"):
            own = "event IN (SELECT id FROM events WHERE document = ?)"
            self.link.execute(f"DELETE FROM {table} WHERE {own}", (document,))  # noqa: S608 names are ours
        self.link.execute("DELETE FROM events WHERE document = ?", (document,))
        self.link.execute("DELETE FROM documents WHERE id = ?", (document,))
        self._known = {digest: id_ for digest, id_ in self._known.items() if id_ != document}

    def commit(self) -> None:
        """Writes what was added and makes the acts anew if anything was."""
        self._flush()
        if self._changed:
            self._merge()
        self._changed = False
        self.link.commit()

    def _merge(self) -> None:
        acts = iter_merged(self.events())
        for table in _MADE:
            self.link.execute(f"DELETE FROM {table}")  # noqa: S608 names are ours
        for act in acts:
            self._add_act(act)
            if len(self._rows["acts"]) >= CHUNK:
                self._flush()
        self._flush()

    def _add_act(self, act: Record) -> None:
        slim = {key: value for key, value in act.items() if key != "parts"}
        self._rows["acts"].append(
            (act["id"], *_core(act), act["reports"], len(act["documents"]), _json(slim))
        )
        for at, each in enumerate(act["participants"]):
            self._rows["act_participants"].append((act["id"], *_who(at, each), _json(each["aliases"])))
        self._rows["act_events"] += [(act["id"], event) for event in act["mentions"]]

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            for at in range(0, len(rows), CHUNK):
                _insert(self.link, table, rows[at : at + CHUNK])
            rows.clear()

    def events(self) -> Iterator[Record]:
        """All events as they were added."""
        self._flush()
        for (text,) in self.link.execute("SELECT record FROM events ORDER BY document, id").fetchall():
            yield json.loads(text)

    def acts(self) -> Iterator[Record]:
        """All acts with their parts, as `merge` gives them."""
        self.commit()
        parts = {event["id"]: event for event in self.events()}
        for (text,) in self.link.execute("SELECT record FROM acts ORDER BY date_first, id").fetchall():
            act = json.loads(text)
            yield {**act, "parts": [parts[id_] for id_ in act["mentions"]]}

    def export_parquet(self, folder: str | Path) -> list[Path]:
        """Writes every table and view as a Parquet file; the files' paths."""
        self.commit()
        Path(folder).mkdir(parents=True, exist_ok=True)
        source = self.link if _is_duckdb(self.path) else _in_duckdb(self.link)
        written = []
        for name in (*TABLES, *VIEWS):
            path = Path(folder) / f"{name}.parquet"
            source.table(name).write_parquet(str(path))
            written.append(path)
        return written


def query(path: str | Path, sql: str, parameters: Sequence[Any] = ()) -> Answer:
    """The answer of a store to one reading statement; nothing can be written or attached."""
    where = Path(path)
    if not where.is_file():
        raise StoreError(f"{where}: no such store")
    link = _connect(where, read_only=True)
    try:
        found = link.execute(sql, tuple(parameters))
        if found.description is None:
            raise StoreError("the statement gives no rows")
        return Answer(
            tuple(str(column[0]) for column in found.description), [tuple(row) for row in found.fetchall()]
        )
    except StoreError:
        raise
    except Exception as trouble:
        if type(trouble).__module__.split(".")[0] not in {"sqlite3", "duckdb", "_duckdb"}:
            raise
        raise StoreError(f"{where}: {trouble}") from trouble
    finally:
        link.close()


def read_events(path: str | Path) -> list[Record]:
    """All events of a store that exists."""
    return [
        json.loads(text) for (text,) in query(path, "SELECT record FROM events ORDER BY document, id").rows
    ]


# ---- the two engines ------------------------------------------------------------------------


def _is_duckdb(path: Path) -> bool:
    return path.suffix == ".duckdb"


def _connect(path: Path, read_only: bool = False) -> Any:
    if path.suffix not in {".duckdb", *SQLITE_SUFFIXES}:
        raise StoreError(f"{path}: a store ends in .duckdb or .sqlite")
    return _open_duckdb(path, read_only) if _is_duckdb(path) else _open_sqlite(path, read_only)


def _open_duckdb(path: Path, read_only: bool) -> Any:
    try:
        import duckdb
    except ImportError as trouble:
        raise StoreError(f"{path}: DuckDB is not installed; {INSTALL}, or use a .sqlite file") from trouble
    try:
        if not read_only:
            link = duckdb.connect(str(path))
            link.execute("BEGIN")
            return link
        # Reading the store must not become reading or writing other files.
        return duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"})
    except duckdb.Error as trouble:
        raise StoreError(f"{path}: {trouble}") from trouble


def _open_sqlite(path: Path, read_only: bool) -> Any:
    import sqlite3

    try:
        if not read_only:
            return sqlite3.connect(path)
        link = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        link.execute("SELECT count(*) FROM sqlite_master")  # a file that is no database says so here
        denied = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}
        link.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action in denied else sqlite3.SQLITE_OK)
        return link
    except sqlite3.Error as trouble:
        raise StoreError(f"{path}: {trouble}") from trouble


def _in_duckdb(source: Any) -> Any:
    """A DuckDB in memory with the tables of a SQLite store."""
    try:
        import duckdb
    except ImportError as trouble:
        raise StoreError(f"Parquet needs DuckDB; {INSTALL}") from trouble
    link = duckdb.connect(":memory:")
    for statement in _schema():
        link.execute(statement)
    for table in TABLES:
        found = source.execute(f"SELECT * FROM {table}")  # noqa: S608 names are ours
        while rows := found.fetchmany(CHUNK):
            _insert(link, table, rows)
    return link


def _schema() -> Iterator[str]:
    """The statements that make tables and views where they lack."""
    for table, columns in TABLES.items():
        told = ", ".join(f"{column} {_NUMBERS.get(column, 'VARCHAR')}" for column in columns)
        yield f"CREATE TABLE IF NOT EXISTS {table} ({told})"
    for view, body in VIEWS.items():
        yield f"CREATE VIEW IF NOT EXISTS {view} AS {body}"


def _insert(link: Any, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    one = "(" + ", ".join("?" for _ in TABLES[table]) + ")"
    sql = f"INSERT INTO {table} VALUES {', '.join([one] * len(rows))}"  # noqa: S608 names are ours
    link.execute(sql, [value for row in rows for value in row])


# ---- rows -----------------------------------------------------------------------------------


def _core(event: Record) -> Iterable[Any]:
    """The columns that events and acts share."""
    value = (event.get("date") or {}).get("value")
    days = interval(value)
    place = event.get("location") or {}
    return (
        event["type"], event.get("subtype"), event["status"], event.get("scope"), value,
        iso(days[0]) if days else None, iso(days[1]) if days else None,
        place.get("name"), place.get("kind"), place.get("country"), place.get("latitude"),
        place.get("longitude"),
        place.get("geonames_id"), event.get("venue"), event.get("occasion"),
    )  # fmt: skip


def _who(at: int, each: Record) -> Iterable[Any]:
    """The columns that participants of events and of acts share."""
    country = each.get("country")
    return (at, each["kind"], each["role"], each.get("name"), each.get("title"), country,
    each.get("organization"),
            each.get("id") or _id(each, country))  # fmt: skip


def _id(each: Record, country: str | None) -> str | None:
    if each["kind"] == "country":
        return country
    if not each.get("name"):
        return None
    return (
        person_id(each["name"], country)
        if each["kind"] == "person"
        else "org:" + "-".join(fold(each["name"]).split())
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
