"""Times to EDTF, one by one: no day, month or year that the words do not give."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dipevents.resolve.dates import bounds, compatible, parse_user_date, resolve_date, weekday_of
from dipevents.values import DateMention

WEDNESDAY = date(2021, 6, 16)
PAST, FUTURE, NONE = "past", "future", ""
Expected = tuple[str | None, str, str | None]


def told(kind: str, parts: tuple[Any, ...], base: date | None, tense: str) -> Expected:
    return tuple(resolve_date(DateMention(0, 1, "x", kind, parts), base, tense))  # type: ignore[return-value]


def check(kind: str, parts: tuple[Any, ...], base: date | None, tense: str, *expected: str | None) -> None:
    assert told(kind, parts, base, tense) == expected


@pytest.mark.parametrize(
    ("year", "shift", "month", "day", "base", "tense", "value", "basis"),
    [
        (2021, None, 3, 5, WEDNESDAY, PAST, "2021-03-05", "text"),
        (2021, None, 2, 29, WEDNESDAY, PAST, None, "text"),
        (1000, None, 1, 1, None, PAST, "1000-01-01", "text"),
        (999, None, 1, 1, None, PAST, None, "text"), (2999, None, 12, 31, None, PAST, "2999-12-31", "text"),
        (3000, None, 1, 1, None, PAST, None, "text"), (2021, None, 13, 1, None, PAST, None, "text"),
        (2021, None, 12, 1, None, PAST, "2021-12-01", "text"), (2021, None, 1, 0, None, PAST, None, "text"),
        # last year, next year
        (None, -1, 3, 5, WEDNESDAY, PAST, "2020-03-05", "relative"),
        (None, -1, 3, 5, None, PAST, None, "relative"),
        (None, 1, 2, 29, WEDNESDAY, FUTURE, None, "relative"),
        # no year, nothing to count from
        (None, None, 3, 5, None, PAST, "XXXX-03-05", "text"),
        (None, None, 2, 29, None, NONE, "XXXX-02-29", "text"),
        (None, None, 2, 30, None, NONE, None, "text"),
        (None, "other", 3, 5, WEDNESDAY, PAST, "XXXX-03-05", "text"),
        # the side that the tense tells, with three days of grace
        (None, None, 6, 19, WEDNESDAY, PAST, "2021-06-19", "text"),
        (None, None, 6, 20, WEDNESDAY, PAST, "2020-06-20", "text"),
        (None, None, 6, 13, WEDNESDAY, FUTURE, "2021-06-13", "text"),
        (None, None, 6, 12, WEDNESDAY, FUTURE, "2022-06-12", "text"),
        (None, None, 12, 20, WEDNESDAY, FUTURE, "2021-12-20", "text"),
        (None, None, 12, 20, WEDNESDAY, NONE, "2020-12-20", "text"),
        (None, None, 12, 10, WEDNESDAY, NONE, "2021-12-10", "text"),
        (None, None, 1, 20, WEDNESDAY, NONE, "2021-01-20", "text"),
        # leap days, four years off at most
        (None, None, 2, 29, WEDNESDAY, PAST, "2020-02-29", "text"),
        (None, None, 2, 29, WEDNESDAY, FUTURE, "2024-02-29", "text"),
        (None, None, 2, 29, date(2101, 3, 1), PAST, None, "text"),
        (None, None, 2, 29, date(1899, 3, 1), FUTURE, None, "text"),
        (None, None, 2, 29, date(1900, 3, 1), FUTURE, "1904-02-29", "text"),
        (None, None, 2, 29, date(2100, 3, 1), PAST, "2096-02-29", "text"),
    ],
)  # fmt: skip
def test_days(
    year: int | None, shift: Any, month: int, day: int, base: date | None, tense: str, value: str | None,
    basis: str,
) -> None:  # fmt: skip
    check("day", (False, year, shift, month, day, None, False), base, tense, value, basis, None)


def test_a_day_that_only_qualifies_has_no_tense() -> None:
    parts = (True, None, None, 6, 30, None, False)
    check("day", parts, WEDNESDAY, PAST, "2021-06-30", "text", None)
    check("day", (False, *parts[1:]), WEDNESDAY, PAST, "2020-06-30", "text", None)


@pytest.mark.parametrize(
    ("weekday", "value"),
    [(4, "2021-06-18"), (6, "2023-06-18"), (3, "2020-06-18"), (0, "2021-06-18")],  # 2018 is too far off
)
def test_a_weekday_beside_the_day_settles_a_wrong_year(weekday: int, value: str) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    check("day", (False, None, None, 6, 18, weekday, False), WEDNESDAY, NONE, value, "text", name)
    check("day", (False, 2021, None, 6, 18, weekday, False), None, NONE, "2021-06-18", "text", name)
    check("day", (False, None, "other", 6, 18, weekday, False), WEDNESDAY, NONE, "XXXX-06-18", "text", name)
    check("day", (False, None, 0, 6, 18, weekday, False), WEDNESDAY, NONE, "2021-06-18", "relative", name)


@pytest.mark.parametrize(
    ("base", "value"),
    [
        (date(2020, 5, 10), "2020-05-06"), (date(2020, 5, 19), "2020-05-06"), (date(2020, 5, 20), "2020"),
        (date(2020, 4, 23), "2020-05-06"), (date(2020, 6, 1), "2020-06-05"), (None, "2020"),
        (date(2021, 5, 6), "2020"),
    ],
)  # fmt: skip
def test_a_day_of_unknown_order(base: date | None, value: str) -> None:
    check("day", (False, 2020, None, 5, 6, None, True), base, PAST, value, "text", None)


@pytest.mark.parametrize(
    ("first", "last", "shift", "base", "tense", "value", "basis"),
    [
        ((2021, 11, 28), (2021, 12, 2), None, None, PAST, "2021-11-28/2021-12-02", "text"),
        ((2021, 11, 28), (2021, 11, 28), None, None, PAST, "2021-11-28/2021-11-28", "text"),
        ((2021, 11, 28), (2021, 11, 27), None, None, PAST, None, "text"),
        ((2021, 11, 31), (2021, 12, 2), None, None, PAST, None, "text"),
        ((None, 11, 28), (None, 12, 2), -1, WEDNESDAY, PAST, "2020-11-28/2020-12-02", "relative"),
        ((None, 12, 30), (None, 1, 2), 0, WEDNESDAY, PAST, "2021-12-30/2022-01-02", "relative"),
        ((None, 11, 28), (None, 12, 2), -1, None, PAST, None, "relative"),
        ((None, 11, 28), (None, 12, 2), None, None, PAST, "XXXX-11-28/XXXX-12-02", "text"),
        ((None, 11, 28), (None, 12, 2), "other", WEDNESDAY, PAST, "XXXX-11-28/XXXX-12-02", "text"),
        ((None, 2, 28), (None, 2, 30), None, None, PAST, None, "text"),
        ((None, 2, 30), (None, 3, 2), None, None, PAST, None, "text"),
        ((None, 6, 28), (None, 6, 30), None, WEDNESDAY, PAST, "2020-06-28/2020-06-30", "text"),
        ((None, 6, 28), (None, 6, 30), None, WEDNESDAY, FUTURE, "2021-06-28/2021-06-30", "text"),
        ((None, 6, 10), (None, 6, 10), None, WEDNESDAY, PAST, "2021-06-10/2021-06-10", "text"),
        ((None, 12, 30), (None, 1, 2), None, WEDNESDAY, PAST, "2020-12-30/2021-01-02", "text"),
        ((None, 2, 29), (None, 3, 2), None, date(2101, 5, 1), PAST, None, "text"),
    ],
)  # fmt: skip
def test_spans_of_days(
    first: Any, last: Any, shift: Any, base: date | None, tense: str, value: str | None, basis: str
) -> None:
    check("days", (False, first, last, shift), base, tense, value, basis, None)


def test_a_span_that_only_qualifies_has_no_tense() -> None:
    parts = (True, (None, 6, 28), (None, 6, 30), None)
    check("days", parts, WEDNESDAY, PAST, "2021-06-28/2021-06-30", "text", None)


@pytest.mark.parametrize(
    ("year", "shift", "month", "direction", "base", "tense", "value", "basis"),
    [
        (2021, None, 3, None, None, PAST, "2021-03", "text"),
        (1000, None, 1, None, None, PAST, "1000-01", "text"),
        (2999, None, 1, None, None, PAST, "2999-01", "text"), (999, None, 1, None, None, PAST, None, "text"),
        (3000, None, 1, None, None, PAST, None, "text"),
        (None, -1, 3, None, WEDNESDAY, PAST, "2020-03", "relative"),
        (None, -1, 3, None, None, PAST, None, "relative"),
        (None, "other", 3, None, WEDNESDAY, PAST, "XXXX-03", "text"),
        (None, None, 3, None, None, PAST, "XXXX-03", "text"),
        (None, None, 5, None, WEDNESDAY, PAST, "2021-05", "text"),
        (None, None, 6, None, WEDNESDAY, PAST, "2021-06", "text"),
        (None, None, 7, None, WEDNESDAY, PAST, "2020-07", "text"),
        (None, None, 5, None, WEDNESDAY, FUTURE, "2022-05", "text"),
        (None, None, 6, None, WEDNESDAY, FUTURE, "2021-06", "text"),
        (None, None, 7, None, WEDNESDAY, FUTURE, "2021-07", "text"),
        (None, None, 1, None, WEDNESDAY, NONE, "2021-01", "text"),
        (None, None, 11, None, WEDNESDAY, NONE, "2021-11", "text"),
        (None, None, 11, None, date(2021, 1, 9), NONE, "2020-11", "text"),
        (None, None, 2, None, date(2021, 12, 9), NONE, "2022-02", "text"),
        # last, this and next June
        (None, None, 6, -1, WEDNESDAY, PAST, "2020-06", "relative"),
        (None, None, 5, -1, WEDNESDAY, PAST, "2021-05", "relative"),
        (None, None, 7, 0, WEDNESDAY, PAST, "2021-07", "relative"),
        (None, None, 5, 0, WEDNESDAY, FUTURE, "2021-05", "relative"),
        (None, None, 6, 1, WEDNESDAY, FUTURE, "2022-06", "relative"),
        (None, None, 7, 1, WEDNESDAY, FUTURE, "2021-07", "relative"),
        (None, None, 6, -1, None, PAST, None, "relative"),
    ],
)  # fmt: skip
def test_months(
    year: int | None, shift: Any, month: int, direction: int | None, base: date | None, tense: str,
    value: str | None, basis: str,
) -> None:  # fmt: skip
    check("month", (False, year, shift, month, direction), base, tense, value, basis, None)


def test_a_month_that_only_qualifies_has_no_tense() -> None:
    check("month", (True, None, None, 7, None), WEDNESDAY, PAST, "2021-07", "text", None)


@pytest.mark.parametrize(
    ("first", "last", "shift", "base", "tense", "value", "basis"),
    [
        ((2021, 3), (2021, 5), None, None, PAST, "2021-03/2021-05", "text"),
        ((2021, 3), (2021, 3), None, None, PAST, "2021-03/2021-03", "text"),
        ((2021, 3), (2021, 2), None, None, PAST, None, "text"), ((999, 3),
        (2021, 2), None, None, PAST, None, "text"),
        ((2021, 3), (3000, 2), None, None, PAST, None, "text"),
        ((None, 3), (None, 5), -1, WEDNESDAY, PAST, "2020-03/2020-05", "relative"),
        ((None, 3), (None, 3), -1, WEDNESDAY, PAST, "2020-03/2020-03", "relative"),
        ((None, 11), (None, 2), -1, WEDNESDAY, PAST, "2019-11/2020-02", "relative"),
        ((None, 3), (None, 5), -1, None, PAST, None, "relative"),
        ((None, 3), (None, 5), None, None, PAST, "XXXX-03/XXXX-05", "text"),
        ((None, 3), (None, 5), "other", WEDNESDAY, PAST, "XXXX-03/XXXX-05", "text"),
        ((None, 3), (None, 5), None, WEDNESDAY, PAST, "2021-03/2021-05", "text"),
        ((None, 11), (None, 2), None, WEDNESDAY, PAST, "2020-11/2021-02", "text"),
        ((None, 8), (None, 8), None, WEDNESDAY, FUTURE, "2021-08/2021-08", "text"),
    ],
)  # fmt: skip
def test_spans_of_months(
    first: Any, last: Any, shift: Any, base: date | None, tense: str, value: str | None, basis: str
) -> None:
    check("months", (False, first, last, shift), base, tense, value, basis, None)


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [(2019, 2021, "2019/2021"), (999, 2021, None), (2021, 3000, None), (1000, 2999, "1000/2999")],
)
def test_years(first: int, last: int, value: str | None) -> None:
    check("years", (False, first, last), None, PAST, value, "text", None)
    for year in (first, last):
        check("year", (False, year), None, PAST, str(year) if 1000 <= year <= 2999 else None, "text", None)


@pytest.mark.parametrize(
    ("weekday", "direction", "week", "tense", "value"),
    [
        (0, None, 1, PAST, "2021-06-21"), (4, None, -1, FUTURE, "2021-06-11"),
        (2, -1, None, PAST, "2021-06-09"), (1, -1, None, PAST, "2021-06-15"),
        (3, -1, None, FUTURE, "2021-06-10"),
        (2, 1, None, FUTURE, "2021-06-23"), (3, 1, None, PAST, "2021-06-17"),
        (1, 1, None, PAST, "2021-06-22"),
        (3, None, None, PAST, "2021-06-10"), (2, None, None, PAST, "2021-06-16"),
        (1, None, None, FUTURE, "2021-06-22"), (2, None, None, FUTURE, "2021-06-16"),
        (0, 0, None, NONE, "2021-06-14"), (6, 0, None, NONE, "2021-06-20"), (6, 0, None, PAST, "2021-06-13"),
        (5, None, None, NONE, "2021-06-19"), (6, None, None, NONE, "2021-06-13"),
        (2, None, None, NONE, "2021-06-16"),
    ],
)  # fmt: skip
def test_weekdays(weekday: int, direction: Any, week: Any, tense: str, value: str) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    parts = (False, weekday, direction, week, None)
    check("weekday", parts, WEDNESDAY, tense, value, "relative", name)
    check("weekday", parts, None, tense, None, "relative", name)


@pytest.mark.parametrize(
    ("weekday", "day", "base", "tense", "value"),
    [
        (4, 28, WEDNESDAY, PAST, "2021-05-28"), (4, 28, WEDNESDAY, FUTURE, "2022-01-28"),
        (4, 28, WEDNESDAY, NONE, "2021-05-28"), (2, 16, WEDNESDAY, PAST, "2021-06-16"),
        (0, 31, date(2021, 5, 15), PAST, "2020-08-31"), (0, 31, date(2021, 5, 15), FUTURE, "2021-05-31"),
        # a year is as far as one looks
        (2, 31, date(2019, 9, 15), FUTURE, None), (6, 31, date(2020, 1, 15), FUTURE, "2020-05-31"),
    ],
)  # fmt: skip
def test_weekdays_with_their_number(
    weekday: int, day: int, base: date, tense: str, value: str | None
) -> None:
    assert told("weekday", (False, weekday, None, None, day), base, tense)[0] == value


@pytest.mark.parametrize(
    ("first", "last", "tense", "value"),
    [
        (0, 1, PAST, "2021-06-14/2021-06-15"), (4, 6, PAST, "2021-06-11/2021-06-13"),
        (0, 4, FUTURE, "2021-06-14/2021-06-18"), (6, 0, FUTURE, "2021-06-20/2021-06-21"),
        (0, 2, FUTURE, "2021-06-21/2021-06-23"), (1, 3, FUTURE, "2021-06-15/2021-06-17"),
        (2, 3, FUTURE, "2021-06-16/2021-06-17"), (5, 6, NONE, "2021-06-19/2021-06-20"),
        (5, 1, PAST, "2021-06-12/2021-06-15"),
    ],
)  # fmt: skip
def test_spans_of_weekdays(first: int, last: int, tense: str, value: str) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[first]
    check("weekdays", (False, first, last, None), WEDNESDAY, tense, value, "relative", name)
    check("weekdays", (False, first, last, None), None, tense, None, "relative", name)


@pytest.mark.parametrize(
    ("direction", "value"), [(1, "2021-06-21/2021-06-22"), (-1, "2021-06-14/2021-06-15")]
)
def test_turned_spans_of_weekdays(direction: int, value: str) -> None:
    """"next Monday and Tuesday", "last Monday and Tuesday"."""
    check("weekdays", (False, 0, 1, direction), WEDNESDAY, "past", value, "relative", "Monday")


MONDAY, TUESDAY = date(2021, 6, 14), date(2021, 6, 15)
SATURDAY, SUNDAY = date(2021, 6, 19), date(2021, 6, 20)
BEFORE, COMING = "2021-06-12/2021-06-13", "2021-06-19/2021-06-20"


@pytest.mark.parametrize(
    ("unit", "direction", "base", "tense", "value"),
    [
        ("week", 0, WEDNESDAY, PAST, "2021-06-14/2021-06-20"),
        ("week", 1, WEDNESDAY, PAST, "2021-06-21/2021-06-27"),
        ("week", -1, WEDNESDAY, PAST, "2021-06-07/2021-06-13"), ("week", 0, None, PAST, None),
        ("week", 1, date.max, PAST, None), ("week", -1, date.min, PAST, None),
        ("month", 0, WEDNESDAY, PAST, "2021-06"), ("month", 1, date(2021, 12, 5), PAST, "2022-01"),
        ("month", -1, date(2021, 1, 5), PAST, "2020-12"), ("month", -1, date(2022, 1, 31), PAST, "2021-12"),
        ("year", -1, WEDNESDAY, PAST, "2020"), ("year", 1, WEDNESDAY, PAST, "2022"),
        ("weekend", 1, WEDNESDAY, FUTURE, "2021-06-26/2021-06-27"), ("weekend", -1, WEDNESDAY, PAST, BEFORE),
        ("weekend", None, WEDNESDAY, PAST, BEFORE), ("weekend", None, WEDNESDAY, FUTURE, COMING),
        ("weekend", None, WEDNESDAY, NONE, COMING), ("weekend", None, TUESDAY, NONE, BEFORE),
        ("weekend", None, MONDAY, NONE, BEFORE), ("weekend", 0, MONDAY, NONE, COMING),
        ("weekend", None, MONDAY, FUTURE, COMING), ("weekend", 0, MONDAY, PAST, BEFORE),
        ("weekend", None, SATURDAY, PAST, COMING), ("weekend", None, SUNDAY, PAST, COMING),
        ("weekend", None, SATURDAY, NONE, COMING), ("weekend", -1, SATURDAY, PAST, BEFORE),
        ("weekend", None, date(2021, 6, 18), PAST, BEFORE), ("weekend", None, date.max, FUTURE, None),
    ],
)  # fmt: skip
def test_spans(unit: str, direction: Any, base: date | None, tense: str, value: str | None) -> None:
    check("span", (False, unit, direction), base, tense, value, "relative", None)


@pytest.mark.parametrize(
    ("count", "unit", "base", "tense", "value"),
    [
        (-3, "day", WEDNESDAY, PAST, "2021-06-13"), (0, "day", WEDNESDAY, PAST, "2021-06-16"),
        (3, "day", WEDNESDAY, FUTURE, "2021-06-19"), (3, "day", WEDNESDAY, PAST, None),
        (3, "day", WEDNESDAY, NONE, None), (1, "day", WEDNESDAY, PAST, None), (-3, "day", None, PAST, None),
        (-2, "week", WEDNESDAY, PAST, "2021-05-31/2021-06-06"),
        (-1, "fortnight", WEDNESDAY, PAST, "2021-05-31/2021-06-06"),
        (-3, "fortnight", WEDNESDAY, PAST, "2021-05-03/2021-05-09"),
        (-2, "month", WEDNESDAY, PAST, "2021-04"),
        (-3, "year", WEDNESDAY, PAST, "2018"), (-9000, "year", WEDNESDAY, PAST, None),
        (-9_000_000, "day", WEDNESDAY, PAST, None),
    ],
)  # fmt: skip
def test_counted_from_the_day(
    count: int, unit: str, base: date | None, tense: str, value: str | None
) -> None:
    check("ago", (False, count, unit), base, tense, value, "relative", None)


def test_what_names_no_time() -> None:
    check("today", (False, -1), WEDNESDAY, PAST, "2021-06-15", "relative", None)
    check("today", (False, -1), None, PAST, None, "relative", None)
    check("vague", (False,), WEDNESDAY, PAST, None, "relative", None)
    check("anchored", (False, 0), WEDNESDAY, PAST, None, "relative", "Monday")
    check("anchored", (False, None), WEDNESDAY, PAST, None, "relative", None)
    check("decade", (False, 1990), WEDNESDAY, PAST, None, "text", None)


# -- EDTF values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2021-06-16", (WEDNESDAY, WEDNESDAY)), ("2021-02", (date(2021, 2, 1), date(2021, 2, 28))),
        ("2021", (date(2021, 1, 1), date(2021, 12, 31))), ("2021~", (date(2021, 1, 1), date(2021, 12, 31))),
        ("2021-06-16/2021-06-16", (WEDNESDAY, WEDNESDAY)),
        ("2020/2021-06", (date(2020, 1, 1), date(2021, 6, 30))),
        ("../2021-05", (date.min, date(2021, 5, 31))), ("/2021", (date.min, date(2021, 12, 31))),
        ("2021/..", (date(2021, 1, 1), date.max)), ("2021-05/", (date(2021, 5, 1), date.max)),
        ("../..", (date.min, date.max)), ("/..", (date.min, date.max)),
        ("1000", (date(1000, 1, 1), date(1000, 12, 31))), ("2999", (date(2999, 1, 1), date(2999, 12, 31))),
        *((value, None) for value in (
            "", "/", "..", "x", "2021-06-31", "2021-13", "2021-00", "2021-00-01", "0999", "3000",
            "XXXX-06-16", "2021-06/2021-05", "2021/X", "X/2021", "2021-6", "2021-06-16T00", "XXXX",
            "2021/3000",
        )),
    ],
)  # fmt: skip
def test_the_days_of_a_value(value: str, days: tuple[date, date] | None) -> None:
    assert bounds(value) == days


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("2021-06", "2021-06-16", True), ("2021-06", "2021-07-01", False),
        ("2021-06", "2021-06-30/2021-08", True),
        ("2021-05-31", "2021-06", False), ("x", "x", True), ("x", "2021", False),
        ("XXXX-06-16", "2021-06-16", True), ("XXXX-06-16", "2021-06-17", False), ("XXXX-06-16", "2021", True),
        ("XXXX-06-16", "XXXX-06", True), ("XXXX-06-16", "XXXX-07", False), ("XXXX-02-29", "2021", False),
        ("XXXX-02-29", "2021/2024", True), ("XXXX-02-29", "XXXX-02", True), ("XXXX-02-29", "XXXX-03", False),
        ("XXXX-12-30/XXXX-01-02", "2021-12-31", True), ("XXXX-12-30/XXXX-01-02", "2022-01-01", True),
        ("XXXX-12-30/XXXX-01-02", "2022-01-03", False), ("XXXX-12-30/XXXX-01-02", "2021-06", False),
        ("XXXX-05/XXXX-05", "2021-12", False), ("XXXX-05/XXXX-05", "2021-05", True),
        ("XXXX-02-29", "../2021", True), ("XXXX-02-29", "2021/..", True), ("XXXX-02-29", "2097/2103", False),
        ("XXXX-02-29", "1897/..", True), ("XXXX-02-29", "../1903", True),
    ],
)  # fmt: skip
def test_whether_two_values_can_be_one(one: str, other: str, can: bool) -> None:
    assert compatible(one, other) is can
    assert compatible(other, one) is can


@pytest.mark.parametrize(
    ("value", "name"),
    [("2021-06-16", "Wednesday"), ("2021-06-20", "Sunday"), ("2021-06", None), ("2021-02-30", None),
     ("XXXX-06-16", None), ("2021-06-16/2021-06-17", None)],
)  # fmt: skip
def test_the_weekday_of_a_value(value: str, name: str | None) -> None:
    assert weekday_of(value) == name


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-3-1", "2024-03-01"), ("2024-03-111", None), ("13/3/2024", "2024-03-13"),
        ("3/13/2024", "2024-03-13"),
        ("3/3/2024", "2024-03-03"), ("31/31/2024", None), ("12 March 2024", "2024-03-12"),
        ("March 12th, 2024", "2024-03-12"), ("12 MARCH 2024", "2024-03-12"),
        ("12TH MARCH 2024", "2024-03-12"),
        ("March 2024", None), ("12 March", None), ("30 February 2024", None), ("x" * 41, None), ("", None),
    ],
)  # fmt: skip
def test_days_that_users_write(words: str, day: str | None) -> None:
    try:
        assert parse_user_date(words) == day
    except ValueError:
        assert day is None


@pytest.mark.parametrize(
    ("words", "way"),
    [("3/4/2024", "write 2024-03-04 or 2024-04-03"), ("3/4/24", "write it as YYYY-MM-DD"),
     ("123/4/2024", "write it as YYYY-MM-DD")],
)  # fmt: skip
def test_days_in_two_orders_are_refused(words: str, way: str) -> None:
    with pytest.raises(ValueError, match=f"ambiguous date '{words}': {way}"):
        parse_user_date(words)
