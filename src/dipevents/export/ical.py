"""What is ahead as a calendar (RFC 5545): planned acts as confirmed, proposed ones as tentative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dipevents.export import Exported
from dipevents.merge.times import interval, iso
from dipevents.render.table import event_row
from dipevents.values import Record

STATUSES = {"planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
_HEAD = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dipevents//diplomatic events//EN", "CALSCALE:GREGORIAN",
)  # fmt: skip
LINE = 75  # octets of a line
LONGEST = 31  # days of an act; what only a year is told of is no entry of a calendar


def ical(acts: Iterable[Record]) -> Exported:
    """An entry for each act to come that has a day; how many have none is told."""
    lines = list(_HEAD)
    lost = 0
    for act in acts:
        if act["status"] not in STATUSES:
            continue
        days = _days(act)
        if days is None:
            lost += 1
        else:
            lines += _entry(act, *days)
    notes = (f"acts to come that have no day, left out: {lost}",) if lost else ()
    return Exported(b"".join(map(folded, [*lines, "END:VCALENDAR"])), notes)


def _days(act: Record) -> tuple[date, date] | None:
    """First and last day, where both are told to the day."""
    value = str((act.get("date") or {}).get("value") or "")
    days = interval(value)
    exact = all(len(end) == len("2022-05-01") for end in value.split("/"))
    if days is None or not exact or days[1] - days[0] > LONGEST:
        return None
    return date.fromordinal(days[0]), date.fromordinal(days[1])


def _entry(act: Record, first: date, last: date) -> Iterator[str]:
    _, _, type_, who, where, _ = event_row(act, None)
    place = ", ".join(each for each in (act.get("venue"), where) if each)
    quote = next((each["text"] for each in act.get("evidence") or ()), "")
    source = "; ".join(map(str, act.get("documents") or [act.get("document")]))
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(str(act['id']))}@dipevents"
    yield f"DTSTAMP:{_stamp(act, first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # the first day that is not of it
    yield f"STATUS:{STATUSES[act['status']]}"
    yield f"SUMMARY:{escaped(type_.capitalize() + ': ' + who)}"
    if place:
        yield f"LOCATION:{escaped(place)}"
    yield f"DESCRIPTION:{escaped(quote)}\\n{escaped(source)}"
    yield f"CATEGORIES:{type_.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(act: Record, first: date) -> str:
    """The day of the report, or else that of the act: never today's, so that the file stays the same."""
    told = interval(act.get("document_date"))
    return (iso(told[0]) if told else first.isoformat()).replace("-", "")


def escaped(text: str) -> str:
    """A value of the type TEXT."""
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def folded(line: str) -> bytes:
    """The line ended by CRLF, cut at 75 octets and never inside a character."""
    parts, size = [b""], 0
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if size + len(octets) > LINE:
            parts.append(b" ")
            size = 1
        parts[-1] += octets
        size += len(octets)
    return b"\r\n".join(parts) + b"\r\n"
