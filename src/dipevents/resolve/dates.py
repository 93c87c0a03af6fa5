"""Says which day, month, year or span a date mention means: EDTF values by codebook section 5.

The only "today" is the base date handed in; nothing here reads a clock. What cannot be known without
inventing something (a relative word without base, "recently", the thirtieth of February) has value None.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dipevents.values import DateMention, DateValue

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_NEAR = timedelta(days=3)  # a day named for a past act may lie this much after the document's date
_TYPO_YEARS = 2  # how far a year may lie off for the sake of the weekday
_NEAREST_ORDER = timedelta(days=13)  # numeric dates of unknown order: a reading this near the base wins

Resolver = Callable[[tuple[Any, ...], date | None, str], DateValue]


def resolve_date(mention: DateMention, base: date | None, tense: str) -> DateValue:
    """What the mention means seen from `base`, for an act in the 'past', the 'future' or of no tense."""
    return _RESOLVERS[mention.kind](mention.parts, base, tense)


def resolve_anchored(mention: DateMention, anchor: date, back: bool) -> DateValue:
    """What "the following day" or "three days after" means seen from the day told before it.

    With `back`, the other way round: "three days after their leaders met" dates the meeting.
    """
    _, _, *step = mention.parts
    if not step:
        return DateValue(None, "relative", None)
    count, unit = step
    return DateValue(_counted(anchor, -count if back else count, unit), "relative", None)


# -- days of the calendar ------------------------------------------------------------------------------


def _valid(year: int, month: int, day: int) -> date | None:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _iso(day: date | None) -> str | None:
    """The day as EDTF, None outside the years we speak of."""
    return day.isoformat() if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _moved(base: date, days: int) -> date | None:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def _span(first: date | None, last: date | None) -> str | None:
    a, b = _iso(first), _iso(last)
    return None if a is None or b is None or b < a else f"{a}/{b}"


def _month_value(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _year_value(year: int) -> str | None:
    return f"{year:04d}" if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _name(weekday: int | None) -> str | None:
    return None if weekday is None else WEEKDAYS[weekday]


def _resolve_day(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    attributive, year, shift, month, day, weekday, ambiguous = parts
    if ambiguous:
        return DateValue(_either_order(year, month, day, base), "text", None)
    if year is not None:
        return DateValue(_iso(_valid(year, month, day)), "text", _name(weekday))
    if isinstance(shift, int):
        found = None if base is None else _valid(base.year + shift, month, day)
        return DateValue(_iso(found), "relative", _name(weekday))
    if base is None or shift == "other":
        return DateValue(_any_year(month, day), "text", _name(weekday))
    found = _day_near(base, month, day, weekday, "none" if attributive else tense)
    return DateValue(_iso(found), "text", _name(weekday))


def _resolve_monthday(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    """The day of that number in the month at hand or beside it."""
    if base is None:
        return DateValue(None, "relative", None)
    months = range(base.year * 12 + base.month - 2, base.year * 12 + base.month + 1)
    days = [d for n in months if (d := _valid(n // 12, n % 12 + 1, parts[1])) is not None]
    return DateValue(_iso(_fitting(days, base, tense)), "relative", None)


def _any_year(month: int, day: int) -> str | None:
    return f"XXXX-{month:02d}-{day:02d}" if _valid(2000, month, day) else None


def _either_order(year: int, month: int, day: int, base: date | None) -> str | None:
    """ "5/6/2020" is May 6 or June 5: the one near the document's date, else only the year is known."""
    both = [_valid(year, month, day), _valid(year, day, month)]
    near = [d for d in both if d is not None and base is not None and abs(d - base) <= _NEAREST_ORDER]
    return _iso(near[0]) if len(near) == 1 else _year_value(year)


def _day_near(base: date, month: int, day: int, weekday: int | None, tense: str) -> date | None:
    """That day of the year which fits the tense, and the weekday where one stands beside it."""
    years = range(base.year - 4, base.year + 5)  # a leap day may be four years off
    days = [d for d in (_valid(year, month, day) for year in years) if d is not None]
    best = _fitting(days, base, tense)
    if weekday is None or best is None or best.weekday() == weekday:
        return best
    agreeing = [d for d in days if d.weekday() == weekday and abs(d.year - base.year) <= _TYPO_YEARS]
    return min(agreeing, key=lambda d: abs(d - base)) if agreeing else best


def _fitting(days: list[date], base: date, tense: str) -> date | None:
    """The latest not after the base, the earliest not before it, or the nearest; days are sorted."""
    if tense == "past":
        return max((d for d in days if d - base <= _NEAR), default=None)
    if tense == "future":
        return min((d for d in days if base - d <= _NEAR), default=None)
    return min(days, key=lambda d: abs(d - base), default=None)


def _resolve_days(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    attributive, first, last, shift = parts
    if first[0] is None and isinstance(shift, int):
        return DateValue(_days_from_shift(first, last, shift, base), "relative", None)
    if first[0] is None and (base is None or shift == "other"):
        a, b = _any_year(first[1], first[2]), _any_year(last[1], last[2])
        return DateValue(f"{a}/{b}" if a and b else None, "text", None)
    if first[0] is not None:
        return DateValue(_span(_valid(*first), _valid(*last)), "text", None)
    assert base is not None
    begin = _day_near(base, first[1], first[2], None, "none" if attributive else tense)
    return DateValue(_span(begin, _end_after(begin, last)), "text", None)


def _end_after(begin: date | None, last: tuple[Any, ...]) -> date | None:
    if begin is None:
        return None
    over = int(last[1:] < (begin.month, begin.day))
    return _valid(begin.year + over, last[1], last[2])


def _days_from_shift(
    first: tuple[Any, ...], last: tuple[Any, ...], shift: int, base: date | None
) -> str | None:
    if base is None:
        return None
    begin = _valid(base.year + shift, first[1], first[2])
    return _span(begin, _end_after(begin, last))


# -- months and years -------------------------------------------------------------------------------------


def _resolve_month(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    attributive, year, shift, month, direction = parts
    if year is not None:
        return DateValue(_month_value(year, month), "text", None)
    if direction is None and shift is None:
        return DateValue(_bare_month(month, base, "none" if attributive else tense), "text", None)
    if shift == "other":
        return DateValue(f"XXXX-{month:02d}", "text", None)
    if base is None:
        return DateValue(None, "relative", None)
    year = base.year + shift if shift is not None else _turned(month, base, direction)
    return DateValue(_month_value(year, month), "relative", None)


def _bare_month(month: int, base: date | None, tense: str) -> str | None:
    return f"XXXX-{month:02d}" if base is None else _month_value(_year_of_month(month, base, tense), month)


def _year_of_month(month: int, base: date, tense: str) -> int:
    """The year that puts the month nearest the base, on the side the tense tells."""
    if tense == "past":
        return base.year - (month > base.month)
    if tense == "future":
        return base.year + (month < base.month)
    years = (base.year - 1, base.year, base.year + 1)
    return min(years, key=lambda year: abs((year - base.year) * 12 + month - base.month))


def _turned(month: int, base: date, direction: int) -> int:
    """The year of "last June", "this June", "next June"."""
    if direction < 0:
        return base.year - (month >= base.month)
    return base.year + (direction > 0 and month <= base.month)


def _resolve_months(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    first, last, shift = parts[1:]
    if first[0] is not None:
        return DateValue(_month_span(first, last), "text", None)
    if isinstance(shift, int):
        year = None if base is None else base.year + shift - (last[1] < first[1])
        return DateValue(_from_year(year, first[1], last[1]), "relative", None)
    if base is None or shift == "other":
        return DateValue(f"XXXX-{first[1]:02d}/XXXX-{last[1]:02d}", "text", None)
    return DateValue(_from_year(_year_of_month(first[1], base, tense), first[1], last[1]), "text", None)


def _from_year(year: int | None, first: int, last: int) -> str | None:
    return None if year is None else _month_span((year, first), (year + (last < first), last))


def _month_span(first: tuple[int, int], last: tuple[int, int]) -> str | None:
    a, b = _month_value(*first), _month_value(*last)
    return None if a is None or b is None or b < a else f"{a}/{b}"


def _resolve_year(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    return DateValue(_year_value(parts[1]), "text", None)


def _resolve_years(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    first, last = _year_value(parts[1]), _year_value(parts[2])
    return DateValue(f"{first}/{last}" if first and last else None, "text", None)


# -- weekdays and relative words ---------------------------------------------------------------------------


def _resolve_weekday(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    weekday, direction, week, day = parts[1:]
    found = None
    if base is not None and day is not None:
        found = _numbered(base, weekday, day, tense)
    elif base is not None and week is not None:
        found = _moved(base, week * 7 + weekday - base.weekday())
    elif base is not None:
        found = _turned_weekday(base, weekday, direction, tense)
    return DateValue(_iso(found), "relative", WEEKDAYS[weekday])


def _turned_weekday(base: date, weekday: int, direction: int | None, tense: str) -> date | None:
    """The named day: last, coming, or the nearest that fits; the base itself may be it."""
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if direction == -1:
        return _moved(base, -(back or 7))
    if direction == 1:
        return _moved(base, ahead or 7)
    if tense == "past":
        return _moved(base, -back)
    if tense == "future":
        return _moved(base, ahead)
    if direction == 0:  # "this Friday" is of the week at hand
        return _moved(base, weekday - base.weekday())
    return _moved(base, -back if back <= ahead else ahead)


def _numbered(base: date, weekday: int, day: int, tense: str) -> date | None:
    """ "Friday the 28th": the nearest month in which the 28th is a Friday, at most a year away."""
    first = base.year * 12 + base.month - 1
    days = (_valid(n // 12, n % 12 + 1, day) for n in range(first - 12, first + 13))
    return _fitting([d for d in days if d is not None and d.weekday() == weekday], base, tense)


def _resolve_weekdays(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    if base is None:
        return DateValue(None, "relative", WEEKDAYS[parts[1]])
    length = (parts[2] - parts[1]) % 7
    begin = _turned_weekday(base, parts[1], parts[3], tense)
    if tense == "future" and begin is not None and parts[3] is None:
        # a meeting that is still to end began in these days
        earlier = _moved(begin, -7)
        ending = None if earlier is None else _moved(earlier, length)
        begin = earlier if ending is not None and ending > base and length > 1 else begin
    end = None if begin is None else _moved(begin, length)
    return DateValue(_span(begin, end), "relative", WEEKDAYS[parts[1]])


def _resolve_today(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    return DateValue(None if base is None else _iso(_moved(base, parts[1])), "relative", None)


def _resolve_span(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    unit, direction = parts[1:]
    value = None if base is None else _SPANS[unit](base, direction, tense)
    return DateValue(value, "relative", None)


def _week(base: date, direction: int, tense: str) -> str | None:
    monday = _moved(base, 7 * direction - base.weekday())
    return None if monday is None else _span(monday, _moved(monday, 6))


def _weekend(base: date, direction: int | None, tense: str) -> str | None:
    """Saturday and Sunday: of last or next week, else the nearest that fits the tense."""
    saturday = 5 - base.weekday()
    if direction == 1 or direction == -1:
        saturday += 7 * direction
    elif saturday > 0 and tense != "future" and (tense == "past" or (direction is None and saturday > 3)):
        saturday -= 7
    begin = _moved(base, saturday)
    return None if begin is None else _span(begin, _moved(begin, 1))


def _month_span_of(base: date, direction: int, tense: str) -> str | None:
    number = base.year * 12 + base.month - 1 + direction
    return _month_value(number // 12, number % 12 + 1)


def _year_span_of(base: date, direction: int, tense: str) -> str | None:
    return _year_value(base.year + direction)


_SPANS: dict[str, Callable[[date, Any, str], str | None]] = {
    "week": _week, "weekend": _weekend, "month": _month_span_of, "year": _year_span_of,
}  # fmt: skip


def _resolve_ago(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    count, unit = parts[1:]
    if base is None or (count > 0 and tense != "future"):  # "in ten days" of a past act is how long it took
        return DateValue(None, "relative", None)
    return DateValue(_counted(base, count, unit), "relative", None)


def _counted(base: date, count: int, unit: str) -> str | None:
    """Days are counted exactly; weeks, months and years only name the week, month or year."""
    if unit == "day":
        return _iso(_moved(base, count))
    if unit in {"week", "fortnight"}:
        return _week(base, count * (2 if unit == "fortnight" else 1), "none")
    return _month_span_of(base, count, "none") if unit == "month" else _year_value(base.year + count)


def _resolve_nothing(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    return DateValue(None, "relative", _name(parts[1]) if len(parts) > 1 else None)


def _resolve_decade(parts: tuple[Any, ...], base: date | None, tense: str) -> DateValue:
    return DateValue(None, "text", None)  # no form of the codebook names ten years


_RESOLVERS: dict[str, Resolver] = {
    "day": _resolve_day, "monthday": _resolve_monthday, "days": _resolve_days,
    "month": _resolve_month, "months": _resolve_months,
    "year": _resolve_year, "years": _resolve_years, "decade": _resolve_decade, "weekday": _resolve_weekday,
    "weekdays": _resolve_weekdays, "today": _resolve_today, "span": _resolve_span, "ago": _resolve_ago,
    "vague": _resolve_nothing, "anchored": _resolve_nothing,
}  # fmt: skip

# -- EDTF values ------------------------------------------------------------------------------------------

_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def full_day(value: str | None) -> date | None:
    """The day that an EDTF value names, None where it names less or more than one."""
    full = _FULL_DAY.fullmatch(value or "")
    return None if full is None else _valid(int(full[1]), int(full[2]), int(full[3]))


def weekday_of(value: str) -> str | None:
    """The English weekday of a full day in EDTF, None for anything else."""
    full = _FULL_DAY.fullmatch(value)
    day = None if full is None else _valid(int(full[1]), int(full[2]), int(full[3]))
    return None if day is None else WEEKDAYS[day.weekday()]


def compatible(value_a: str, value_b: str) -> bool:
    """Whether two EDTF values can name the same time: their spans overlap, XXXX being any year."""
    if value_a == value_b:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a, b in _aligned(value_a, value_b))


def _aligned(value_a: str, value_b: str) -> Iterator[tuple[tuple[date, date], tuple[date, date]]]:
    """The two as pairs of first and last day, for each year that an XXXX may stand for."""
    for year in _years(value_a, value_b):
        a, b = bounds(_in_year(value_a, year)), bounds(_in_year(value_b, year))
        if a is not None and b is not None:
            yield a, b


def _in_year(value: str, year: str) -> str:
    """The value with its XXXX filled; a span whose end stands earlier in the year ends in the next one."""
    first, slash, last = value.partition("/")
    over = slash and last.startswith("XXXX") and last[4:] < first[4:]
    last = last.replace("XXXX", f"{int(year) + 1:04d}" if over else year)
    return first.replace("XXXX", year) + slash + last


def _years(value_a: str, value_b: str) -> list[str]:
    """The years worth trying for an XXXX: those of the other value, or any leap year."""
    if "XXXX" not in value_a + value_b:
        return ["0000"]
    known = bounds(value_a) or bounds(value_b)
    if known is None:
        return ["2000"]
    # A span without years may begin in the year before; nine years in a row hold every day there is.
    begin = known[1].year - 9 if known[0] == date.min else known[0].year - 1
    return [f"{year:04d}" for year in range(begin, min(known[1].year, begin + 9) + 1)]


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF value; None where it has no year or is no date of ours."""
    first, _, last = value.partition("/")
    begin = date.min if first in {"..", ""} and last else _edge(first, 0)
    end = _edge(first, 1) if "/" not in value else _end(last)
    if begin is None or end is None or end < begin:
        return None
    return begin, end


def _end(last: str) -> date | None:
    return date.max if last in {"..", ""} else _edge(last, 1)


@lru_cache(maxsize=4096)
def _edge(value: str, side: int) -> date | None:
    """The first (0) or last (1) day of a day, month or year."""
    found = _EDTF.fullmatch(value)
    if found is None or found[1] == "XXXX":
        return None
    year, month = int(found[1]), int(found[2] or (12 if side else 1))
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return _valid(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if side else 1)))


# -- dates that users give ---------------------------------------------------------------------------------

_USER_LIMIT = 40
_NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", re.ASCII)
_SHOWN_YEAR = re.compile(r"(?<![\w:.])([12]\d{3})(?!\d)", re.ASCII)
_SHOWN_DAY = re.compile(r"(?<![\w:.])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:])", re.ASCII | re.I)
_SHOWN_MONTH = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def parse_user_date(text: str) -> str | None:
    """A whole day that a user wrote, as ISO; None where it is none.

    ValueError says what to write instead where day and month could be either.
    """
    wording = text.strip()
    if len(wording) > _USER_LIMIT:
        return None
    numeric = _NUMERIC.fullmatch(wording)
    if numeric is not None:
        return _numeric_user_date(wording, *numeric.groups())
    shown = _SHOWN_YEAR.search(wording), _SHOWN_DAY.search(wording), _SHOWN_MONTH.search(wording)
    if not all(shown):
        return None
    found = _dateparser_day(wording)
    # dateparser may fill in or reshuffle what it did not read: its day must be the one the words show
    return found if found and _shows(wording, found) else None


def _numeric_user_date(wording: str, first: str, second: str, third: str) -> str | None:
    if len(first) == 4 and len(third) <= 2:
        return _iso(_valid(int(first), int(second), int(third)))
    if len(third) != 4 or len(first) > 2:
        raise ValueError(f"ambiguous date {wording!r}: write it as YYYY-MM-DD")
    year, readings = int(third), {(int(first), int(second)), (int(second), int(first))}
    found = sorted({_iso(_valid(year, month, day)) or "" for month, day in readings} - {""})
    if len(found) > 1:
        raise ValueError(f"ambiguous date {wording!r}: write {' or '.join(found)}")
    return found[0] if found else None


def _shows(wording: str, found: str) -> bool:
    year, month, day = found.split("-")
    days = {int(shown) for shown in _SHOWN_DAY.findall(_SHOWN_YEAR.sub(" ", wording))}
    named = _SHOWN_MONTH.search(wording)
    is_month = named is not None and named[0].lower() == calendar.month_abbr[int(month)].lower()
    return days == {int(day)} and year in _SHOWN_YEAR.findall(wording) and is_month


@lru_cache(maxsize=256)
def _dateparser_day(wording: str) -> str | None:
    """What dateparser reads, in English and by absolute words only, so that no clock is asked."""
    from datetime import datetime

    import dateparser  # type: ignore[import-untyped, unused-ignore]

    found = dateparser.parse(
        wording,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(2000, 1, 1), "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"], "STRICT_PARSING": True, "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )  # fmt: skip
    return None if found is None else _iso(found.date())
