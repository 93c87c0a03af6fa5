"""`dipevents query`: SQL on a store, reading only."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dipevents.commands.options import Format
from dipevents.commands.selection import Trouble, rows_as, told, write

if TYPE_CHECKING:
    from dipevents.store import Answer

# what SQLite and DuckDB say of a column or table that is not there
_UNKNOWN = re.compile("no such (column|table)|(Binder|Catalog) Error")


def run_query(
    sql: str, db: str, format_: str = "table", parameters: Sequence[str] = (), parquet: str | None = None
) -> int:
    """Prints what the store answers; with `parquet`, writes all tables there first; returns the exit code."""
    from dipevents.store import Store, StoreError, query

    try:
        if parquet:
            query(db, "SELECT 1")  # the store has to be there
            with Store(db) as store:
                for path in store.export_parquet(parquet):
                    print(f"wrote {path}", file=sys.stderr)
        if sql or not parquet:
            answer = query(db, sql, parameters) if sql else _columns(db)
            rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
            write(rows_as(rows, format_, answer.columns), None)
    except StoreError as trouble:
        hint = f"; dipevents query --db {db} lists them" if _UNKNOWN.search(str(trouble)) else ""
        return told(Trouble(f"{trouble}{hint}", 2))
    except Trouble as trouble:
        return told(trouble)
    return 0


def _columns(db: str) -> Answer:
    """The tables and views of a store and their columns."""
    from dipevents.store import TABLES, VIEWS, Answer, query

    names = (*TABLES, *VIEWS)
    columns = (query(db, f"SELECT * FROM {name} LIMIT 0").columns for name in names)  # noqa: S608
    rows = [(name, ", ".join(each)) for name, each in zip(names, columns, strict=True)]
    return Answer(("table", "columns"), rows)


def query(
    sql: Annotated[
        str, typer.Argument(metavar="[SQL]", help="One reading statement; without it, lists the columns.")
    ] = "",
    db: Annotated[
        str, typer.Option("--db", metavar="FILE", help="The store (.duckdb or .sqlite).")
    ] = "events.duckdb",
    format_: Format = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="VALUE", help="Value for a ?.")
    ] = None,
    parquet: Annotated[
        str | None, typer.Option("--parquet", metavar="DIR", help="Export all tables.")
    ] = None,
) -> None:
    """Ask a store in SQL; nothing can be written.

    Examples:

      dipevents query "SELECT * FROM who_met_whom" --db events.sqlite

      dipevents query --db events.sqlite

    Tables: documents, events, participants, evidence, acts, act_participants, act_events.
    Views: dyads_by_month, who_met_whom, visits_by_country.
    """
    raise typer.Exit(run_query(sql, db, format_, param or (), parquet))
