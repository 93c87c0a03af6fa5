"""When an act took place, and the days that its neighbours told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from dipevents.events.claims import Claim
from dipevents.mentions.items import Item
from dipevents.resolve.dates import full_day, resolve_anchored, resolve_date
from dipevents.resolve.whereabouts import Whereabouts
from dipevents.values import DateMention, DateValue, Document, Record

PAIR_REACH = 3  # sentences over which "the two leaders" reach back
LEAD = 3  # sentences; an act told here without any time word is the document's own news
_DATED = frozenset({"day", "days", "month", "months"})  # times without a year of their own
_LATER = re.compile(r"[Ll]ater (?:this\b|in (?=[A-Z0-9]))")  # but "later in the week" tells of what was
_LONG = frozenset("days weeks months years decades month year week".split())
_LONG_AGO = timedelta(days=270)


class Times(Whereabouts):
    """Reads times."""

    def _lies_ahead(self, claim: Claim, value: str | None) -> bool:
        """Whether a present tense tells of what is to come: "leaves today for Madrid", "meet on May 3"."""
        today = self.document.date is not None and value == self.document.date.isoformat()
        return future(value, self.document.date) or (claim.rule.type == "visit" and today)

    def _date(self, claim: Claim) -> Record | None:
        base = self.document.date
        worded: Record | None = None
        offset = self._offset(claim)
        if offset is not None:
            return offset
        for item in claim.dates:
            if item.date is None or item.date.kind == "anchored":
                continue
            dated = claim.timeless and claim.tense == "past" and item.date.kind in _DATED
            gone = claim.status == "planned" and claim.ends_journey and item.i < claim.first
            value = resolve_date(item.date, base, "none" if dated else "past" if gone else claim.tense)
            if claim.verbless and item.date.kind in _DATED and self._is_rather_ahead(claim, item, value):
                value, claim.status = resolve_date(item.date, base, "none"), "planned"
            ahead = claim.verbless and _LATER.match(item.date.text) is not None
            if ahead and claim.status == "occurred":
                claim.status = "planned"  # "during a visit later this month by Nakasone"
            if base is None and (value.value or "").startswith("XXXX"):
                value = self._in_told_year(claim, item, value)
            record = _date_record(item.date, value)
            if claim.is_past and future(value.value, base) and not self._is_near(value.value):
                continue  # "signed a treaty that ends their dispute in 2030"
            if value.value is not None:
                return record
            worded = worded or record
        return self._anchored(claim) or worded

    def _is_rather_ahead(self, claim: Claim, item: Item, value: DateValue) -> bool:
        """"tempers before or during his visit from May 29", told in April: in weeks, not last year."""
        base, told = self.document.date, full_day(value.value)
        if base is None or told is None or item.date is None or claim.status != "occurred":
            return False
        return base - told > _LONG_AGO and future(resolve_date(item.date, base, "none").value, base)

    def _is_near(self, value: str | None) -> bool:
        """Whether an EDTF value is a day not after the document's by more than one."""
        told, base = full_day(value), self.document.date
        return told is not None and base is not None and told - base <= timedelta(days=1)

    def _in_told_year(self, claim: Claim, item: Item, value: DateValue) -> DateValue:
        """"on Feb. 6, 1961 … received on Jan. 31": the year of the full day told before, if near it."""
        at = claim.clauses.items.index(item)
        day = self._day_before(claim, at)
        seen = resolve_date(item.date, day, "none") if day is not None and item.date is not None else value
        return seen if (seen.value or "X")[0].isdigit() else value

    def _day_before(self, claim: Claim, at: int) -> date | None:
        """The last day with its year told before an item, in this sentence or the two before it."""
        for index, position, day in reversed(self.full_days):
            if index < claim.sentence.index or position < at:
                return day if claim.sentence.index - index < PAIR_REACH else None
        return None

    def _remember_days(self, claim: Claim) -> None:
        """Keeps the days with a year that a sentence names, once."""
        if self.full_days and self.full_days[-1][0] >= claim.sentence.index:
            return
        for at, item in enumerate(claim.clauses.items):
            value = resolve_date(item.date, None, "past").value if item.date is not None else None
            last = (value or "").partition("/")[2] or value
            if (day := full_day(last)) is not None:
                self.full_days.append((claim.sentence.index, at, day))

    def _offset(self, claim: Claim) -> Record | None:
        """"broke off relations, three days after their leaders met": the meeting, seen from the break.

        But "had moved more warily the day before, when they met" is seen from what was told before.
        """
        dated = [(item, item.date) for item in claim.dates if item.date is not None]
        anchored = [(item, when) for item, when in dated if when.kind == "anchored"]
        if not anchored:
            return None
        place = {id(item): at for at, item in enumerate(claim.clauses.items)}
        if any(place[id(item)] > claim.position for item in claim.dates):
            return None  # "six weeks before a conference to be held in December"
        for item, when in anchored:
            at = place[id(item)]
            whole = claim.sentence.lows[item.j : item.j + 1] == [","]
            if not whole and when.text.lower().endswith((" after", " before")) and at < claim.position:
                anchor = self._told(claim, at) or self._today(claim)
                return _seen_from(when, anchor, back=True)
        return None

    def _anchored(self, claim: Claim) -> Record | None:
        """"Later the same day", "the following day": seen from the act told before."""
        for item in claim.dates:
            ahead = item.date is not None and item.date.text.lower().endswith((" after", " before"))
            if item.date is None or item.date.kind != "anchored" or (
                ahead and claim.clauses.items.index(item) > claim.position
            ):
                continue
            day_before = item.date.parts[2:] == (-1, "day")
            at = min(claim.position, claim.clauses.items.index(item))
            anchor = self._told(claim, at) or (self._today(claim) if day_before else None)
            return _seen_from(item.date, anchor, back=False)
        return None

    def _told(self, claim: Claim, before: int) -> date | None:
        """The day of the act told last before an item of the claim's sentence, not far back."""
        here = claim.sentence.index
        for index, position, day in reversed(self.days):
            if claim.is_past and self.document.date is not None and day > self.document.date:
                continue  # "envoys will be exchanged on Jan. 1 … the day before, when they met"
            if (index < here and here - index <= PAIR_REACH) or (index == here and position < before):
                return day
        return None

    def _today(self, claim: Claim) -> date | None:
        return self.document.date if claim.sentence.index <= LEAD else None


def _seen_from(mention: DateMention, anchor: date | None, back: bool) -> Record:
    """The day that an anchored time means, without value where no day was told before it."""
    unknown = DateValue(None, "relative", None)
    return _date_record(mention, resolve_anchored(mention, anchor, back) if anchor else unknown)


def _date_record(mention: DateMention, value: DateValue) -> Record:
    return {
        "value": value.value, "text": mention.text, "start": mention.start, "end": mention.end,
        "weekday": value.weekday, "basis": value.basis,
    }  # fmt: skip


def future(value: str | None, base: date | None) -> bool:
    """Whether an EDTF value lies after the document's day."""
    if value is None or base is None or not value[:4].isdigit():
        return False
    start = value.partition("/")[0]
    return start > base.isoformat()[: len(start)]


def document_date(claim: Claim, document: Document) -> Record | None:
    """The document's date as the act's, for its own news told without a time word."""
    if document.date is None or claim.status not in {"occurred", "denied", "cancelled"}:
        return None
    if claim.sentence.index > LEAD or claim.quoted or claim.background or _is_long_past(claim):
        return None
    return {
        "value": document.date.isoformat(), "text": None, "start": None, "end": None, "weekday": None,
        "basis": "document",
    }  # fmt: skip


def _is_long_past(claim: Claim) -> bool:
    """"will restore relations, months after Cuba broke them off": not of the day of the news."""
    before = claim.sentence.lows[max(0, claim.first - 8) : claim.first]
    return any(unit in _LONG and after in {"after", "since"} for unit, after in pairwise(before))
