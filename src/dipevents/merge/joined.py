"""Builds the merged record of an act from its parts: the same parts give the same record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from dipevents.merge import best, times
from dipevents.merge.reasons import conflicts, reasons
from dipevents.merge.reprints import report_groups
from dipevents.merge.roster import Entry, Spelling, entries, participant
from dipevents.values import Record

_LEADS = ("host", "sender", "caller", "visitor", "actor", "speaker")


def build(parts: Iterable[Record], spellings: Mapping[str, Sequence[Spelling]]) -> Record:
    """One act: best values, where they came from, and why; `spellings` by document."""
    rows = sorted(parts, key=lambda part: (part.get("document_date") or "9999", part["document"], part["id"]))
    groups = report_groups(rows)
    weight = best.weights(rows, groups)
    values = {
        "subtype": best.most(rows, "subtype", weight), "status": best.best_status(rows),
        "scope": _scope(rows, weight), "date": best.best_date(rows, weight),
        "location": best.best_place(rows, weight), "venue": best.most(rows, "venue", weight),
        "occasion": best.most(rows, "occasion", weight),
    }  # fmt: skip
    who = _in_order(entries(rows))
    told = [participant(entry, weight, spellings, _day(values["date"].value)) for entry in who]
    lead = min(rows, key=lambda part: (-(part.get("confidence") or 0), part["document"], part["id"]))
    merged: Record = {
        "id": act_id(rows), "type": rows[0]["type"], **{field: value.value for field,
        value in values.items()},
        "participants": [record for record, _ in told],
        "evidence": _evidence(rows, groups), "rule": lead.get("rule"), "confidence": lead.get("confidence"),
        "plover": lead.get("plover"), "cameo": lead.get("cameo"),
        "document_date": rows[0].get("document_date"),
        "document_date_basis": rows[0].get("document_date_basis"),
        "mentions": [part["id"] for part in rows], "documents": sorted({part["document"] for part in rows}),
        "reports": len(groups), "reprints": [group for group in groups if len(group) > 1], "parts": rows,
    }  # fmt: skip
    merged["sources"] = _sources(values, told)
    merged["history"] = _history(rows)
    merged["reasons"] = reasons(merged, rows, who, groups)
    merged["conflicts"] = conflicts(merged, rows, who)
    return merged


def act_id(parts: Iterable[Record]) -> str:
    """A digest of the parts' ids."""
    ids = "\n".join(sorted(str(part["id"]) for part in parts))
    return blake2b(ids.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _scope(rows: Sequence[Record], weight: Mapping[str, float]) -> best.Best:
    """International if any report shows it so; unknown gives way to what is known."""
    known = [part for part in rows if part.get("scope") not in {None, "unknown"}]
    return best.most(
        [part for part in known if part["scope"] == "international"] or known or rows, "scope", weight
    )


def _day(value: Record | None) -> date | None:
    """The first day of the act, to look people up on."""
    days = times.interval((value or {}).get("value"))
    return date.fromordinal(days[0]) if days else None


def _in_order(who: list[Entry]) -> list[Entry]:
    """Leading roles first, then as the fullest report has them."""
    return sorted(who, key=lambda entry: entry.actor.role not in _LEADS)


def _evidence(rows: Sequence[Record], groups: Sequence[Sequence[str]]) -> list[Record]:
    """The sentences of each report, once per group of reprints, each with its document."""
    first = {group[0] for group in groups}
    return [
        {**each, "document": part["document"]}
        for part in rows if part["document"] in first for each in part.get("evidence") or ()
    ]  # fmt: skip


def _sources(values: Mapping[str, best.Best], told: Sequence[tuple[Record, str | None]]) -> dict[str, str]:
    """Field → the document its value came from."""
    found = {field: value.document for field, value in values.items()}
    found |= {f"participants.{at}.name": document for at, (_, document) in enumerate(told)}
    return {field: document for field, document in found.items() if document}


def _history(rows: Sequence[Record]) -> list[Record]:
    """Status by document date, in order of time."""
    return [
        {"date": part.get("document_date"), "status": part["status"], "document": part["document"]}
        for part in rows
    ]
