"""Dates: what is found in a sentence, what it means from a document's date, and what is never invented."""

from __future__ import annotations

import calendar
import re
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipevents.mentions.dates import find_dates
from dipevents.resolve.dates import bounds, compatible, parse_user_date, resolve_date, weekday_of
from dipevents.values import DateMention

B = date(2021, 11, 30)  # a Tuesday
W = date(2006, 12, 13)  # a Wednesday
R = date(1987, 4, 8)  # a Wednesday
N = None


def found(text: str) -> list[DateMention]:
    return find_dates(text, 0, len(text))


# text, the words found, base, tense, EDTF value
TABLE = [
    # days with a year
    ("They met on November 28, 2021 in Rome.", "November 28, 2021", B, "past", "2021-11-28"),
    ("They met on 28 November 2021.", "28 November 2021", N, "past", "2021-11-28"),
    ("on Nov. 28, 2021,", "Nov. 28, 2021", N, "past", "2021-11-28"),
    ("on Dec 13, 2006", "Dec 13, 2006", N, "past", "2006-12-13"),
    ("on the 28th of November, 2021", "28th of November, 2021", N, "past", "2021-11-28"),
    ("on Sunday, November 28, 2021,", "Sunday, November 28, 2021", N, "past", "2021-11-28"),
    ("dated 2021-11-28 in Rome", "2021-11-28", B, "none", "2021-11-28"),
    ("dated 2021/11/28", "2021/11/28", N, "none", "2021-11-28"),
    ("signed 2021-11-28T10:00", "2021-11-28", N, "none", "2021-11-28"),
    ("signed on 29.11.21 in Bern", "29.11.21", B, "past", "2021-11-29"),
    ("signed on 29.11.1995 in Bern", "29.11.1995", B, "past", "1995-11-29"),
    ("signed on 11/28/2021", "11/28/2021", N, "past", "2021-11-28"),
    ("signed on 28/11/2021", "28/11/2021", N, "past", "2021-11-28"),
    ("signed on 5/6/2020", "5/6/2020", N, "past", "2020"),
    ("signed on 5/6/2020", "5/6/2020", date(2020, 6, 7), "past", "2020-06-05"),
    ("signed on 5/6/2020", "5/6/2020", date(2020, 5, 7), "past", "2020-05-06"),
    ("signed on 5/5/2020", "5/5/2020", N, "past", "2020-05-05"),
    ("signed on 4/3/2020, read on 28/3/2020", "4/3/2020", N, "past", "2020-03-04"),
    ("signed on 4/3/2020, read on 3/28/2020", "4/3/2020", N, "past", "2020-04-03"),
    ("WASHINGTON, APRIL 8, 1987", "APRIL 8, 1987", N, "none", "1987-04-08"),
    ("on February 30, 2021", "February 30, 2021", B, "past", None),
    ("on 31 June", "31 June", B, "past", None),
    ("on 31 June", "31 June", N, "past", None),
    # a day of the month alone
    ("is due in Cairo on the 22nd.", "22nd", R, "future", "1987-04-22"),
    ("will leave on the 3rd for Rome", "3rd", R, "future", "1987-05-03"),
    ("On the evening of the 6th, he left", "6th", R, "past", "1987-04-06"),
    ("met on the 29th", "29th", R, "past", "1987-03-29"),
    ("met on the 7th inst. in Rome", "7th inst.", R, "past", "1987-04-07"),
    ("met on the 31st", "31st", N, "past", None),
    # days without one
    ("met on November 28", "November 28", B, "past", "2021-11-28"),
    ("met on Nov. 28", "Nov. 28", N, "past", "XXXX-11-28"),
    ("met on 26 July", "26 July", N, "past", "XXXX-07-26"),
    ("will meet on December 15", "December 15", B, "future", "2021-12-15"),
    ("will meet on January 5", "January 5", B, "future", "2022-01-05"),
    ("met on January 5", "January 5", B, "past", "2021-01-05"),
    ("met on December 15", "December 15", B, "past", "2020-12-15"),
    ("met on December 2", "December 2", B, "past", "2021-12-02"),
    ("will meet on November 28", "November 28", B, "future", "2021-11-28"),
    ("on January 5", "January 5", B, "none", "2022-01-05"),
    ("on 20th of June", "20th of June", W, "past", "2006-06-20"),
    ("on the fourth of July", "fourth of July", W, "past", "2006-07-04"),
    ("on APRIL 8", "APRIL 8", R, "past", "1987-04-08"),
    ("due by May Five", "May Five", R, "future", "1987-05-05"),
    ("effective July one", "July one", R, "future", "1987-07-01"),
    ("on June 5 last year", "June 5 last year", W, "past", "2005-06-05"),
    ("on June 5 this year", "June 5 this year", W, "past", "2006-06-05"),
    ("on June 5 last year", "June 5 last year", N, "past", None),
    ("on June 5 that year", "June 5 that year", W, "past", "XXXX-06-05"),
    ("on Feb. 29", "Feb. 29", date(2021, 3, 1), "past", "2020-02-29"),
    ("on Feb. 29", "Feb. 29", N, "past", "XXXX-02-29"),
    ("met on Monday (June 20)", "Monday (June 20)", date(2022, 6, 21), "past", "2022-06-20"),
    ("met on Monday (June 20)", "Monday (June 20)", date(2021, 8, 1), "past", "2022-06-20"),
    ("met on Friday, June 19,", "Friday, June 19", date(2020, 6, 30), "past", "2020-06-19"),
    ("met on Monday, 28 November", "Monday, 28 November", date(2022, 12, 1), "past", "2022-11-28"),
    ("met on June 20 (Monday)", "June 20 (Monday)", N, "past", "XXXX-06-20"),
    ("the June 20 summit", "June 20", date(2022, 6, 10), "past", "2022-06-20"),
    # spans of days
    ("from Dec. 3 to 9", "Dec. 3 to 9", W, "past", "2006-12-03/2006-12-09"),
    ("on June 20-22", "June 20-22", N, "past", "XXXX-06-20/XXXX-06-22"),
    ("on June 20-22, 2022", "June 20-22, 2022", N, "past", "2022-06-20/2022-06-22"),
    ("from June 20 to 22", "June 20 to 22", B, "past", "2021-06-20/2021-06-22"),
    ("on November 3–4", "November 3–4", W, "past", "2006-11-03/2006-11-04"),
    ("from Dec. 10 to 13", "Dec. 10 to 13", date(2006, 12, 5), "future", "2006-12-10/2006-12-13"),
    ("28 November to 2 December", "28 November to 2 December", B, "past", "2021-11-28/2021-12-02"),
    ("28-30 November 2021", "28-30 November 2021", N, "past", "2021-11-28/2021-11-30"),
    ("between June 3 and June 5", "June 3 and June 5", W, "past", "2006-06-03/2006-06-05"),
    ("on April 8-9", "April 8-9", date(1987, 3, 24), "future", "1987-04-08/1987-04-09"),
    ("on June 3 and 4", "June 3 and 4", W, "past", "2006-06-03/2006-06-04"),
    ("on June 3 and 10", "June 3", W, "past", "2006-06-03"),
    ("on 1 and 2 May", "1 and 2 May", W, "past", "2006-05-01/2006-05-02"),
    ("Nov 30-Dec 2", "Nov 30-Dec 2", W, "past", "2006-11-30/2006-12-02"),
    ("December 30 to January 2, 2006", "December 30 to January 2, 2006", N, "past", "2005-12-30/2006-01-02"),
    (
        "28 December to 3 January",
        "28 December to 3 January",
        date(2007, 1, 4),
        "past",
        "2006-12-28/2007-01-03",
    ),
    ("Wednesday, Dec. 3 to 9", "Wednesday, Dec. 3 to 9", date(2003, 12, 10), "past", "2003-12-03/2003-12-09"),
    ("on June 30-31, 2021", "June 30-31, 2021", N, "past", None),
    # months and years
    ("in May 2022", "May 2022", B, "none", "2022-05"),
    ("in November of 2021", "November of 2021", N, "none", "2021-11"),
    ("in October", "October", W, "past", "2006-10"),
    ("in October", "October", W, "future", "2007-10"),
    ("in December", "December", W, "past", "2006-12"),
    ("in October", "October", N, "past", "XXXX-10"),
    ("in January", "January", date(1987, 3, 17), "past", "1987-01"),
    ("since March", "March", B, "past", "2021-03"),
    ("in mid-July", "mid-July", W, "past", "2006-07"),
    ("in mid-April", "mid-April", date(1987, 3, 17), "future", "1987-04"),
    ("on the last Sunday of October", "last Sunday of October", W, "past", "2006-10"),
    ("a year ago today", "a year ago today", W, "past", "2005"),
    ("in late June", "late June", W, "past", "2006-06"),
    ("in early May 2004", "early May 2004", W, "past", "2004-05"),
    ("at the end of May 2022", "end of May 2022", N, "none", "2022-05"),
    ("by end-March", "end-March", B, "future", "2022-03"),
    ("in the last week of May", "last week of May", W, "past", "2006-05"),
    ("met last June", "last June", W, "past", "2006-06"),
    ("met last September", "last September", date(1987, 3, 22), "past", "1986-09"),
    ("met last December", "last December", W, "past", "2005-12"),
    ("met last June.", "last June", N, "past", None),
    ("next June", "next June", W, "future", "2007-06"),
    ("this June", "this June", W, "none", "2006-06"),
    ("in June this year", "June this year", W, "past", "2006-06"),
    ("in June last year", "June last year", W, "past", "2005-06"),
    ("from June to August 2005", "June to August 2005", N, "past", "2005-06/2005-08"),
    ("from June to August", "June to August", W, "past", "2006-06/2006-08"),
    ("from November to February", "November to February", W, "past", "2006-11/2007-02"),
    ("between June and August", "June and August", N, "past", "XXXX-06/XXXX-08"),
    ("signed in 2003", "2003", B, "past", "2003"),
    ("since 1971", "1971", N, "past", "1971"),
    ("the accord of 1971", "1971", N, "past", "1971"),
    ("the 1972 treaty", "1972", B, "past", "1972"),
    ("in late 2004", "late 2004", B, "past", "2004"),
    ("by the end of 2005", "end of 2005", B, "past", "2005"),
    ("in the summer of 2005", "summer of 2005", N, "past", "2005"),
    ("between 1994 and 1996", "1994 and 1996", N, "past", "1994/1996"),
    ("in 1999-2001", "1999-2001", N, "past", "1999/2001"),
    ("in the 1990s", "1990s", B, "past", None),
    # weekdays
    ("met on Friday", "Friday", B, "past", "2021-11-26"),
    ("met on Tuesday", "Tuesday", B, "past", "2021-11-30"),
    ("met on Wednesday", "Wednesday", B, "past", "2021-11-24"),
    ("will meet on Friday", "Friday", B, "future", "2021-12-03"),
    ("will meet on Tuesday", "Tuesday", B, "future", "2021-11-30"),
    ("will meet on Monday", "Monday", B, "future", "2021-12-06"),
    ("Friday's talks", "Friday", B, "none", "2021-12-03"),
    ("Sunday’s talks", "Sunday", B, "none", "2021-11-28"),
    ("met on Friday", "Friday", N, "past", None),
    ("met Tuesday night", "Tuesday night", W, "past", "2006-12-12"),
    ("early Saturday", "early Saturday", W, "past", "2006-12-09"),
    ("late on Friday", "late on Friday", W, "past", "2006-12-08"),
    ("last Friday", "last Friday", B, "past", "2021-11-26"),
    ("last Tuesday", "last Tuesday", B, "past", "2021-11-23"),
    ("next Wednesday", "next Wednesday", date(1987, 4, 27), "future", "1987-04-29"),
    ("next Tuesday", "next Tuesday", B, "future", "2021-12-07"),
    ("this Friday", "this Friday", B, "future", "2021-12-03"),
    ("this Monday", "this Monday", B, "past", "2021-11-29"),
    ("this past Friday", "this past Friday", B, "past", "2021-11-26"),
    ("Monday of next week", "Monday of next week", B, "future", "2021-12-06"),
    ("Thursday last week", "Thursday last week", B, "past", "2021-11-25"),
    ("Sunday the 28th", "Sunday the 28th", B, "past", "2021-11-28"),
    ("on Monday and Tuesday", "Monday and Tuesday", B, "past", "2021-11-29/2021-11-30"),
    ("on Monday and Tuesday", "Monday and Tuesday", date(1987, 3, 22), "future", "1987-03-23/1987-03-24"),
    ("from Monday to Wednesday", "Monday to Wednesday", B, "future", "2021-11-29/2021-12-01"),
    ("on Thursday and Friday", "Thursday and Friday", N, "past", None),
    ("the following Friday", "following Friday", B, "past", None),
    # relative words
    ("met today", "today", B, "past", "2021-11-30"),
    ("met earlier today", "earlier today", B, "past", "2021-11-30"),
    ("earlier in the day", "earlier in the day", B, "past", "2021-11-30"),
    ("this morning", "this morning", B, "past", "2021-11-30"),
    ("will meet tonight", "tonight", B, "future", "2021-11-30"),
    ("met yesterday", "yesterday", B, "past", "2021-11-29"),
    ("met last night", "last night", B, "past", "2021-11-29"),
    ("tomorrow morning", "tomorrow morning", B, "future", "2021-12-01"),
    ("the day before yesterday", "day before yesterday", B, "past", "2021-11-28"),
    ("met today", "today", N, "past", None),
    ("last week", "last week", B, "past", "2021-11-22/2021-11-28"),
    ("next week's summit", "next week", B, "future", "2021-12-06/2021-12-12"),
    ("this week", "this week", B, "past", "2021-11-29/2021-12-05"),
    ("earlier this week", "earlier this week", B, "past", "2021-11-29/2021-12-05"),
    ("late last week", "late last week", B, "past", "2021-11-22/2021-11-28"),
    ("last month", "last month", date(2021, 1, 5), "past", "2020-12"),
    ("earlier this month", "earlier this month", B, "past", "2021-11"),
    ("later this month", "later this month", B, "future", "2021-11"),
    ("at the end of this month", "end of this month", B, "future", "2021-11"),
    ("next month", "next month", W, "future", "2007-01"),
    ("last year", "last year", B, "past", "2020"),
    ("late last year", "late last year", B, "past", "2020"),
    ("later in the year", "later in the year", B, "future", "2021"),
    ("last week", "last week", N, "past", None),
    ("over the weekend", "weekend", B, "past", "2021-11-27/2021-11-28"),
    ("last weekend", "last weekend", B, "past", "2021-11-27/2021-11-28"),
    ("next weekend", "next weekend", B, "future", "2021-12-11/2021-12-12"),
    ("this weekend", "this weekend", B, "future", "2021-12-04/2021-12-05"),
    ("three days ago", "three days ago", B, "past", "2021-11-27"),
    ("two weeks ago", "two weeks ago", B, "past", "2021-11-15/2021-11-21"),
    ("10 months ago", "10 months ago", B, "past", "2021-01"),
    ("a year ago", "a year ago", B, "past", "2020"),
    ("30 years ago", "30 years ago", B, "past", "1991"),
    ("three days ago", "three days ago", N, "past", None),
    ("will meet in two days", "two days", B, "future", "2021-12-02"),
    ("saw five capitals in ten days", "ten days", B, "past", None),
    ("three days earlier", "three days earlier", B, "past", None),
    ("the following day", "following day", B, "past", None),
    ("the night before", "night before", B, "past", None),
    ("recently", "recently", B, "past", None),
    ("in recent weeks", "recent weeks", B, "past", None),
    ("in the coming months", "coming months", B, "future", None),
    ("a few days ago", "a few days ago", B, "past", None),
    ("over the last year", "last year", B, "past", None),
    ("on the eve of the summit", "eve", B, "past", None),
]


@pytest.mark.parametrize(("text", "words", "base", "tense", "value"), TABLE)
def test_found_and_resolved(text: str, words: str, base: date | None, tense: str, value: str | None) -> None:
    mention = found(text)[0]
    assert mention.text == words
    assert resolve_date(mention, base, tense).value == value


@pytest.mark.parametrize(
    "text",
    [
        "They may march in protest, and march they did.",
        "They met on the 22nd floor, on the 5th anniversary, at the 3rd of four rounds.",
        "Theresa May said so after Prime Minister May left.",
        "Talks with April Jones and a letter from June Carter.",
        "An august body of judges sat in the sun and wed two cultures.",
        "He may 5 times have called; prices rose 5 percent to 1,500.",
        "Some 2000 soldiers, of 1500 people, at 10:30, in 1200 villages of 40 provinces.",
        "In all 1998 delegates and 2003 others came.",
        "The Good Friday accord was praised in the Sunday Times.",
        "Resolution 1701, section 3.2.11, Flight 370, version 10.2.7.1, 24/7.",
        "Someone monitored the second seminar; the decade of mayhem marched on.",
        "See www.example.org/2025/06/1file and a.b/2025/06/12/talks for more.",
        "In this way the last man, next to the first, was the same.",
    ],
)
def test_only_looks_like_a_time(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("the June 20 summit", True),
        ("ahead of June 20 talks", True),
        ("last week's meeting", True),
        ("the 1972 treaty", True),
        ("they met on June 20 in Rome", False),
        ("on Friday Holm left", False),
        ("on Friday with Holm", False),
        ("its 1994 charter", True),
    ],
)
def test_attributive(text: str, flag: bool) -> None:
    assert found(text)[0].parts[0] is flag


def test_several_in_one_sentence_in_order() -> None:
    text = "Signed on June 3, 2004, it was renewed last year and, on Monday, torn up."
    assert [m.text for m in found(text)] == ["June 3, 2004", "last year", "Monday"]


def test_only_within_the_sentence() -> None:
    text = "On June 20 they met. On Friday they parted."
    assert [m.text for m in find_dates(text, 21, len(text))] == ["Friday"]
    assert [m.text for m in find_dates(text, 0, 7)] == [] or find_dates(text, 0, 7)[0].text == "June"
    assert find_dates(text, 5, 5) == []


def test_weekday_is_kept_without_base() -> None:
    assert resolve_date(found("on Friday")[0], None, "past") == (None, "relative", "Friday")
    assert resolve_date(found("on Friday, June 19")[0], None, "past") == ("XXXX-06-19", "text", "Friday")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("on June 20", "text"),
        ("in 2003", "text"),
        ("on Friday", "relative"),
        ("today", "relative"),
        ("last June", "relative"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    assert resolve_date(found(text)[0], B, "past").basis == basis


@pytest.mark.parametrize(
    ("value", "name"),
    [("2021-11-28", "Sunday"), ("2021-11", None), ("2021-02-30", None), ("XXXX-11-28", None), ("", None)],
)
def test_weekday_of(value: str, name: str | None) -> None:
    assert weekday_of(value) == name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2021", "2021-03", True),
        ("2021-03", "2021-03-31", True),
        ("2021-03", "2021-04-01", False),
        ("2021-06-20/2021-06-22", "2021-06-22", True),
        ("2021-06-20/2021-06-22", "2021-06-23", False),
        ("2021-06-20/2021-06-22", "2021-06-22/2021-06-24", True),
        ("XXXX-07-26", "2004-07-26", True),
        ("XXXX-07-26", "2004-07-27", False),
        ("XXXX-07-26", "2004", True),
        ("XXXX-07-26", "XXXX-07", True),
        ("XXXX-07-26", "XXXX-08", False),
        ("XXXX-12-30/XXXX-01-02", "2006-01-01", True),
        ("XXXX-12-30/XXXX-01-02", "2006-01-03", False),
        ("XXXX-02-29", "2003", False),
        ("XXXX-02-29", "2001/2009", True),
        ("2021/..", "2025-01-01", True),
        ("../2021", "2022", False),
        ("../2021", "XXXX-05", True),
        ("nonsense", "2021", False),
        ("nonsense", "nonsense", True),
    ],
)
def test_compatible(a: str, b: str, same: bool) -> None:
    assert compatible(a, b) is same
    assert compatible(b, a) is same


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-12", "2024-03-12"),
        (" 2024/3/12 ", "2024-03-12"),
        ("12 March 2024", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("12th of March 2024", "2024-03-12"),
        ("Tue, 12 Mar 2024 10:00:00 GMT", "2024-03-12"),
        ("13/12/2024", "2024-12-13"),
        ("12.13.2024", "2024-12-13"),
        ("5/5/2024", "2024-05-05"),
        ("2024-02-30", None),
        ("30 February 2024", None),
        ("March 2024", None),
        ("2024", None),
        ("yesterday", None),
        ("Friday", None),
        ("", None),
        ("12 March 2024 " * 9, None),
    ],
)
def test_user_dates(text: str, value: str | None) -> None:
    assert parse_user_date(text) == value


@pytest.mark.parametrize("text", ["5/6/2020", "05.06.2020", "12/3/24", "01-02-03"])
def test_ambiguous_user_date_says_what_to_write(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"ambiguous date .* write (it as YYYY-MM-DD|2020-05-06 or 2020-06-05)"
    ):
        parse_user_date(text)


def test_ordinary_dates_do_without_dateparser() -> None:
    held = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "dateparser"}
    try:
        resolve_date(found("on Monday (June 20)")[0], B, "past")
        assert parse_user_date("2024-03-12") == "2024-03-12"
        assert "dateparser" not in sys.modules
    finally:
        sys.modules.update(held)


# -- any text ------------------------------------------------------------------------------------------------

_SOUP = (
    "on in the of last next this early mid- May March june JULY Nov. 28 31 30th 2021 1987 9999 5/6/2020 "
    "29.11.21 2021-02-30 Monday (Friday) and to - – , . 's ’s ago weeks two a day before after year "
    "from between İ 🙂 ß"
)
_PIECES = st.sampled_from(_SOUP.split())
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES).map("".join)
)
_BASES = st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max))
_DAY = r"(?:\d{4}|XXXX)-\d\d-\d\d"
_MONTH = r"(?:\d{4}|XXXX)-\d\d"
_EDTF = re.compile(rf"\d{{4}}|{_DAY}|{_MONTH}|{_DAY}/{_DAY}|\d{{4}}/\d{{4}}|{_MONTH}/{_MONTH}")


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _BASES, st.sampled_from(["past", "future", "none"]), st.integers(0, 20), st.integers(0, 90))
def test_any_text(text: str, base: date | None, tense: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(max(start, end), len(text))
    last = start
    for mention in find_dates(text, start, end):
        assert last <= mention.start < mention.end <= end
        assert mention.text == text[mention.start : mention.end]
        last = mention.end
        value = resolve_date(mention, base, tense)
        assert value.basis in {"text", "relative"}
        assert value.value is None or _EDTF.fullmatch(value.value)
        if value.value is not None and "XXXX" not in value.value:
            assert bounds(value.value) is not None


@given(st.dates(date(1000, 1, 8), date(2999, 12, 20)), st.sampled_from(["past", "future"]), st.integers(0, 6))
def test_weekday_lies_within_a_week(base: date, tense: str, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    value = resolve_date(found(f"on {name}")[0], base, tense).value
    assert value is not None
    distance = date.fromisoformat(value) - base
    assert weekday_of(value) == name
    assert timedelta(0) <= (distance if tense == "future" else -distance) <= timedelta(days=6)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_full_days_come_back_whatever_the_base(day: date) -> None:
    month = calendar.month_name[day.month]
    for text in (
        f"on {month} {day.day}, {day.year}",
        f"on {day.day} {month} {day.year}",
        f"dated {day.isoformat()}",
    ):
        assert resolve_date(found(text)[0], B, "past").value == day.isoformat()


@given(st.text(max_size=45), st.text(alphabet="0123456789-/. ,MayJunth", max_size=25))
@settings(max_examples=60, deadline=None)
def test_user_date_is_a_day_or_a_value_error(text: str, other: str) -> None:
    for wording in (text, other):
        try:
            value = parse_user_date(wording)
        except ValueError:
            continue
        assert value is None or weekday_of(value)


@given(st.sampled_from(TABLE), st.sampled_from(TABLE))
def test_compatible_is_symmetric_and_holds_for_itself(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    if a[4] and b[4]:
        assert compatible(a[4], b[4]) is compatible(b[4], a[4])
        assert compatible(a[4], a[4])
