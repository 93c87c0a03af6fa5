"""The dated acts as JSON of TimelineJS, with the precision they have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from dipevents.export import Exported
from dipevents.merge.times import interval, iso
from dipevents.render.json import as_json
from dipevents.render.table import event_row
from dipevents.values import Record

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")


def timelinejs(acts: Iterable[Record]) -> Exported:
    """A slide an act, in order of time; TimelineJS shows texts as HTML, so they are escaped."""
    slides, lost = [], 0
    for act in acts:
        value = (act.get("date") or {}).get("value")
        if interval(value) is None:
            lost += 1
        else:
            slides.append(_slide(act, str(value)))
    lines = ",\n".join(map(as_json, slides))
    notes = (f"acts without a date, left out: {lost}",) if lost else ()
    return Exported(f'{{"events": [\n{lines}\n]}}\n'.encode(), notes)


def _slide(act: Record, value: str) -> Record:
    _, status, type_, who, where, _ = event_row(act, None)
    start, end = days_of(value)
    quote = next((each["text"] for each in act.get("evidence") or ()), "")
    told = " · ".join(each for each in (status, where, act.get("occasion")) if each)
    slide: Record = {
        "unique_id": str(act["id"]), "group": type_, "start_date": start,
        "text": {
            "headline": escape(f"{type_.capitalize()}: {who}"),
            "text": f"<p>{escape(told)}</p><blockquote>{escape(quote)}</blockquote>",
        },
    }  # fmt: skip
    return slide | ({"end_date": end} if end != start else {})


def days_of(value: str) -> tuple[Record, Record]:
    """First and last date as TimelineJS has them, of what years, months and days the value tells."""
    first, _, last = value.partition("/")
    ends = [_DATE.match(first), _DATE.match(last or first)]
    if not all(ends):  # EDTF's further forms
        days = interval(value)
        assert days is not None
        ends = [_DATE.match(iso(day)) for day in days]
    names = ("year", "month", "day")
    told = [
        {name: int(part) for name, part in zip(names, end.groups(), strict=True) if part}
        for end in ends
        if end is not None
    ]
    return told[0], told[1]
