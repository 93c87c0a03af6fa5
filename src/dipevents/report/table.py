"""The acts as a table, with links into the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dipevents.report.acts import Act
from dipevents.report.html import Safe, joined, tag

COLUMNS = ("date", "status", "type", "who", "where", "occasion", "sure", "words")


def table(acts: Sequence[Act], documents: Mapping[str, int]) -> Safe:
    """A row an act; `documents` has the number of each by its id."""
    head = tag("tr", *(tag("th", name, scope="col") for name in COLUMNS))
    body = tag("tbody", *(_row(act, documents) for act in acts))
    caption = tag("caption", "The acts in order of time; the last column leads to the words they rest on.")
    return tag("table", caption, tag("thead", head), body, id="table")


def _row(act: Act, documents: Mapping[str, int]) -> Safe:
    record = act.record
    subtype = record.get("subtype")
    kind = tag("span", act.type, class_=f"type {act.type}")
    confidence = record.get("confidence")
    cells = (
        act.when, tag("span", act.status, class_=f"status {act.status}"),
        joined([kind, f" {subtype.replace('_', ' ')}"]) if subtype else kind,
        act.who, _place(act), record.get("occasion") or "",
        "" if confidence is None else f"{confidence:.2f}", _links(act, documents),
    )  # fmt: skip
    return tag(
        "tr", *(tag("td", cell) for cell in cells), id=f"e{act.number}", data_a=str(act.number),
        data_t=act.type, data_s=act.status, data_c=" ".join(act.countries), data_p=" ".join(act.people),
        data_d=" ".join(act.days) if act.days else None,
    )  # fmt: skip


def _place(act: Act) -> str:
    venue = act.record.get("venue")
    return f"{act.where}, {venue}" if venue and act.where and venue != act.where else act.where


def _links(act: Act, documents: Mapping[str, int]) -> Safe:
    told = sorted({documents[part["document"]] for part in act.parts})
    links = [
        tag("a", f"text {at + 1}", href=f"#d{at}e{act.number}", aria_label=f"its words in text {at + 1}")
        for at in told
    ]
    return joined(links, ", ")
