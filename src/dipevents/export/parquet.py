"""The flat tables as Parquet, written by DuckDB with a type for every column."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from dipevents.errors import UsageTrouble
from dipevents.export import Exported
from dipevents.export.tables import rows_of
from dipevents.store import INSTALL, Store, StoreError
from dipevents.values import Record

_INTEGERS = {"position", "start", "end", "geonames_id", "cow", "gw", "trigger_start", "trigger_end"}
_NUMBERS = {"latitude", "longitude", "confidence"}
_TRUTHS = {"mutual"}
_DAYS = {"event_date", "date_first", "date_last", "publication_date"}


def parquet(name: str, records: Iterable[Record]) -> Exported:
    """The table of that name."""
    columns, rows = rows_of(name, records)
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with source.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
        try:
            with Store(Path(folder) / "rows.duckdb") as store:
                types = {column: type_of(column) for column in columns}
                found = store.link.read_json(str(source), columns=types, format="newline_delimited")
                found.write_parquet(str(target))
        except StoreError as trouble:
            if INSTALL in str(trouble):
                raise UsageTrouble(f"Parquet needs DuckDB, which is not installed: {INSTALL}") from trouble
            raise
        return Exported(target.read_bytes())


def type_of(column: str) -> str:
    """The type of a column in DuckDB's words."""
    last = column.rsplit(".", 1)[-1].removeprefix("actor_").removeprefix("recipient_")
    if last in _INTEGERS:
        return "INTEGER"
    if last in _NUMBERS:
        return "DOUBLE"
    if last in _TRUTHS:
        return "BOOLEAN"
    return "DATE" if last in _DAYS else "VARCHAR"


def events(records: Iterable[Record]) -> Exported:
    """A row an event."""
    return parquet("events", records)


def participants(records: Iterable[Record]) -> Exported:
    """A row a participant."""
    return parquet("participants", records)


def dyads(records: Iterable[Record]) -> Exported:
    """A row a pair of actor and recipient."""
    return parquet("dyads", records)


def evidence(records: Iterable[Record]) -> Exported:
    """A row a sentence."""
    return parquet("evidence", records)
