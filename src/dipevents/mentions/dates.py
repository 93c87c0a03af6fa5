"""Finds the words of a sentence that name a time; what they mean is told by `resolve.dates`.

`find_dates` looks for cue words and digits first and tries the patterns only where one stands; of the
patterns that fit at a place the longest wins. Every `DateMention.parts` begins with `attributive`: true
where the words stand inside a noun phrase ("the June 20 summit", "Friday's talks"). By kind there follow

    day       year, shift, month, day, weekday, ambiguous    "Nov. 28, 2021", "29.11.21", "Monday (June 20)"
    monthday  day                                            "on the 22nd", "the evening of the 16th inst."
    days      (year, month, day), (year, month, day), shift  "June 20-22", "28 November to 2 December"
    month     year, shift, month, direction                  "in May 2022", "mid-July", "last June"
    months    (year, month), (year, month), shift            "from June to August 2005"
    year      year                                           "in 2003", "the 1972 treaty", "late 2004"
    years     year, year                                     "between 1994 and 1996"
    decade    year                                           "in the 1990s"
    weekday   weekday, direction, week, day                  "Friday", "last Friday", "Monday of next week"
    weekdays  weekday, weekday, direction                    "Monday and Tuesday", "next Monday and Tuesday"
    today     days from today                                "today", "last night", "tomorrow"
    span      unit, direction                                "last week", "later this month", "this weekend"
    ago       count, unit                                    "two weeks ago" (-2), "in three days" (3)
    vague                                                    "recently", "in the coming months"
    anchored  weekday, count, unit                           "the following day", "three days earlier" (-3)

`shift` is -1, 0 or 1 for "last, this, next year", "other" for "that year"; `direction` and `week` are -1, 0
or 1 for last, this, next; a weekday counts from Monday = 0; whatever the words do not tell is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import Any

from dipevents.values import DateMention

Reading = tuple[Any, ...]  # kind, then the parts without `attributive`
Reader = Callable[[re.Match[str], str], Reading | None]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: n for n, word in enumerate(_COUNTED.split())} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_ORDERED = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: n for n, word in enumerate(_ORDERED.split(), start=1)}
_DIRECTIONS = {
    "last": -1, "past": -1, "this past": -1, "this last": -1, "this": 0,
    "next": 1, "coming": 1, "upcoming": 1, "this coming": 1, "this next": 1,
}  # fmt: skip

# -- pieces of the patterns; every repeat is bounded, so that each pattern is linear ---------------------

_S = r"\s{1,4}"
_DASH = r"[-‐‑‒–—]"
_TO = rf"(?P<to>\s{{0,2}}{_DASH}\s{{0,2}}|{_S}(?:to|through|thru|until|till|and|&){_S})"
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)"
_SHORT_WEEKDAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?!\w)\.?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.(?=[\s\d,;:)\]–—-]|$)|(?!\w)))(?!\w(?<![\d]))"
)
_UNITS = (
    r"(?:%|(?:pct|percent|per\s?cent|million|billion|trillion|mln|bln|bn|dlrs|dollars|euros?|yen|pounds|barrels|bpd"
    r"|tons|tonnes|km|kilometers|kilometres|miles|meters|metres|feet|hectares|acres|people|persons|troops|soldiers"
    r"|men|women|children|members|delegates|participants|representatives|refugees|families|workers|jobs|cases"
    r"|deaths|hours|minutes|points|others|countries|companies|officers|police|civilians|voters|students|times|more"
    r"|additional|local|other|foreign)(?!\w))"
)
_NO_AMOUNT = rf"(?![.:]\d|,\d{{3}}(?!\d)|\s{{0,2}}{_UNITS})"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w){_NO_AMOUNT}"
_DAY_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)(?!\w)"
_YEAR = rf"[12]\d{{3}}(?!\w){_NO_AMOUNT}"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?:day|week|fortnight|month|year|decade|century|centurie)"
_DIRECTION = r"(?:this(?:\s(?:past|coming|last|next))?|last|next|past|coming|upcoming)"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|lunchtime|midnight)"
_MOD = (
    rf"(?:(?:very\s)?(?:early|late|earlier|later|mid)(?:[\s-]{{1,3}}(?:in|on|of)(?=\s))?(?:\s{{1,3}}|{_DASH})"
    rf"(?:the\s{{1,3}})?"
    rf"|(?:end|beginning|start|middle|close){_S}of{_S}(?:the\s{{1,3}})?|end(?:\s|{_DASH})"
    rf"|(?:first|second|third|fourth|last|final|latter){_S}"
    rf"(?:week|weekend|half|part|quarter|third|days|months|{_WEEKDAY}){_S}(?:of|in){_S}(?:the\s{{1,3}})?)"
)


def _tail(number: int) -> str:
    """The year after a day or month: ", 2021", "of 2021", "this year", "of that year"."""
    return (
        rf"(?:(?:\s{{0,2}},\s{{0,3}}|{_S}(?:of{_S}|in{_S})?)(?P<y{number}>{_YEAR})"
        rf"|{_S}(?:of{_S}|in{_S})?(?P<s{number}>last|this|next|that|the\ssame|the\sfollowing|the\sprevious){_S}year(?!\w))?"
    )


class _Pattern:
    """A pattern, compiled when it is first tried: many a run meets few kinds of dates."""

    __slots__ = ("_words", "match")

    def __init__(self, words: str) -> None:
        self._words = words
        self.match: Callable[[str, int, int], re.Match[str] | None] = self._first_match

    def _first_match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.match = re.compile(self._words, re.IGNORECASE).match
        return self.match(text, start, end)


_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|{_SHORT_WEEKDAY})"
_COMMA = r"(?:\s{0,2}[,(]\s{0,2}|\s{1,4})"
_LEAD = rf"(?:(?P<w>{_ANY_WEEKDAY})(?:{_S}{_PART})?{_COMMA}(?:(?:the|on){_S})?)?"
_BESIDE = rf"(?:{_ANY_WEEKDAY}{_COMMA})?"
_TRAIL = rf"(?:\s?\)|\s{{0,2}}\((?P<wt>{_ANY_WEEKDAY})\))?"
_DAY_FIRST = rf"(?P<d1>{_DAY})(?:\sday)?(?:{_S}of{_S}|\s{{0,3}}{_DASH}?\s{{0,3}})(?P<m1>{_MONTH})"
_ORDINAL_FIRST = rf"(?P<d1>{'|'.join(_ORDINALS)}){_S}of{_S}(?P<m1>{_MONTH})"
_MONTH_FIRST = rf"(?P<m1>{_MONTH})\s{{0,4}}(?:the\s)?(?P<d1>{_DAY}|{_DAY_WORD})"

_ISO = _Pattern(r"(?P<y>[12]\d{3})(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d|(?!T)\w|[/-])")
_NUMERIC = _Pattern(r"(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<y>[12]\d{3}|\d\d)(?!\w|[-/]\d|\.\d)")
_NAMED_DAY = rf"(?:{_DAY_FIRST}|{_ORDINAL_FIRST.replace('1>', '9>')})"
_LAST_DAY = rf"(?P<d2>{_DAY}|{_DAY_WORD})"
_LAST_MONTH = rf"(?P<m2>{_MONTH})"
_OF = rf"{_S}(?:of{_S})?"
_DAY_MONTH = _Pattern(rf"{_LEAD}{_MOD}?{_NAMED_DAY}{_tail(1)}{_TRAIL}")
_MONTH_DAY = _Pattern(rf"{_LEAD}{_MOD}?{_MONTH_FIRST}{_tail(1)}{_TRAIL}")
_DAYS_MONTH = _Pattern(
    rf"{_BESIDE}(?P<d1>{_DAY}){_TO}(?:the\s)?(?P<d2>{_DAY}){_OF}(?P<m1>{_MONTH}){_tail(1)}"
)
_MONTH_DAYS = _Pattern(rf"{_BESIDE}{_MONTH_FIRST}{_TO}(?:the\s)?{_LAST_DAY}{_tail(1)}")
_DAY_TO_DAY = _Pattern(
    rf"{_BESIDE}{_DAY_FIRST}{_tail(1)}\)?,?{_TO}{_BESIDE}(?P<d2>{_DAY}){_OF}{_LAST_MONTH}{_tail(2)}\)?"
)
_MONTH_DAY_TO = _Pattern(
    rf"{_BESIDE}{_MONTH_FIRST}{_tail(1)}\)?,?{_TO}{_BESIDE}{_LAST_MONTH}\s{{0,4}}{_LAST_DAY}{_tail(2)}\)?"
)
_MONTH_YEAR = _Pattern(rf"{_MOD}?(?:(?P<dir>{_DIRECTION}){_S})?(?P<m1>{_MONTH}){_tail(1)}")
_MONTH_TO = _Pattern(rf"{_MOD}?(?P<m1>{_MONTH}){_tail(1)}{_TO}{_MOD}?(?P<m2>{_MONTH}){_tail(2)}")
_YEAR_ALONE = _Pattern(rf"(?P<mod>{_MOD})?(?P<y1>{_YEAR})")
_YEAR_TO = _Pattern(rf"(?P<y1>{_YEAR})(?:{_TO})(?P<y2>{_YEAR}|\d\d(?!\w))")
_DECADE = _Pattern(rf"(?:(?:early|mid|late)(?:\s|{_DASH}))?(?P<y>1\d\d0|20\d0)[’']?s(?!\w)")
_ON_WEEKDAY = _Pattern(
    rf"{_MOD}?(?:(?P<dir>{_DIRECTION}){_S})?(?P<w>{_WEEKDAY})(?:{_S}{_PART}(?!\w))?"
    rf"(?:{_S}(?P<gone>last)(?!\w)(?!\s{{1,4}}(?:week|month|year)))?"
    rf"(?:{_S}(?:(?:of|in){_S})?(?P<week>last|this|next|the\scoming){_S}week(?!\w))?"
    rf"(?:(?:,?{_S}(?:the{_S})?)(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?!\w)(?!{_S}(?:of{_S})?(?-i:[A-Za-z])))?"
    rf"(?:\s\((?P<dp>3[01]|[12]?\d)\))?"
)
_WEEKDAY_TO = _Pattern(rf"(?P<w>{_WEEKDAY})(?:{_S}{_PART})?{_TO}(?P<w2>{_WEEKDAY})(?:{_S}{_PART}(?!\w))?")
_TURNED_WEEKDAYS = _Pattern(
    rf"(?P<dir>{_DIRECTION}){_S}(?P<w>{_WEEKDAY}){_TO}(?P<w2>{_WEEKDAY})(?!\w)"
)
_OTHER_WEEKDAY = _Pattern(rf"(?:previous|following|preceding){_S}(?P<w>{_WEEKDAY})")
_TODAY = _Pattern(
    rf"(?:(?:early|earlier|late|later){_S}(?:on{_S})?)?(?:(?P<zero>to-?day|to-?night)|(?P<minus>yesterday|last\snight"
    rf"|last\sevening)|(?P<plus>to-?morrow))(?!\w)(?:{_S}{_PART}(?!\w))?"
)
_THIS_DAY = _Pattern(
    rf"(?:earlier|later|early|late){_S}(?:in|on)?{_S}?(?:the|this){_S}(?:same{_S})?day(?!\w)"
    rf"|(?:(?:early|earlier|late|later){_S})?this{_S}(?:morning|afternoon|evening|lunchtime)(?!\w)"
)
_TWO_DAYS = _Pattern(r"day\s(?:(?P<minus>before\syesterday)|(?P<plus>after\stomorrow))(?!\w)")
_SPAN = _Pattern(
    rf"{_MOD}?(?P<dir>{_DIRECTION}){_S}(?:calendar\s)?(?P<unit>weekend|week|month|year|quarter|decade|century"
    rf"|spring|summer|autumn|fall|winter)(?!\w)(?!{_S}ago(?!\w))"
)
_IN_THE = _Pattern(
    rf"(?:(?:earlier|later|early|late|end|beginning|start|middle|second\shalf|first\shalf){_S}(?:in|of){_S}"
    rf"(?:the|this){_S}(?:current{_S})?(?P<unit>week|month|year)|(?P<end>year|month){_DASH}end)(?!\w)"
)
_WEEKEND = _Pattern(rf"(?:over|at|on|during|for){_S}the{_S}(?P<unit>weekend)(?!\w)")
_AGO = _Pattern(
    rf"(?P<n>{_COUNT})(?P<half>\sand\sa\shalf)?{_S}(?P<unit>{_UNIT})s?{_S}(?P<way>ago|earlier|later|before|after|prior"
    rf"|previously|from{_S}(?:now|today))(?:{_S}today)?(?!\w)"
)
_IN_COUNT = _Pattern(rf"in{_S}(?P<n>{_COUNT}){_S}(?P<unit>{_UNIT})s?(?:[’']s?)?(?:{_S}time)?(?!\w)")
_SEASON = _Pattern(
    rf"(?:spring|summer|autumn|fall|winter|(?:first|second|third|fourth|last){_S}(?:quarter|half)){_S}"
    rf"(?:of{_S}|in{_S})?(?P<y1>{_YEAR})"
)
_FEW = r"(?:few|several|couple\sof|some|many|two|three|four|five|six|seven|eight|nine|ten|dozen|\d{1,3})"
_UNITS_OF_TIME = r"(?:hours|days|weeks|weekends|months|years|decades|centuries)"
_VAGUE = _Pattern(
    rf"(?:recently|lately|nowadays|(?:recent|coming|past|last|next|previous|upcoming|following){_S}"
    rf"(?:{_FEW}{_S})?(?:or{_S}\w{{1,9}}{_S})?{_UNITS_OF_TIME}|(?:near|not{_S}too{_S}distant|distant){_S}future"
    rf"|recent{_S}(?:past|times)|eve(?={_S}of(?!\w))"
    rf"|(?:a{_S})?(?:few|several|couple{_S}of|some){_S}{_UNITS_OF_TIME}{_S}(?:ago|earlier|later|before|from{_S}now))(?!\w)"
)
_MONTHDAY = _Pattern(
    rf"(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?!\w)(?:{_S}(?:inst(?:ant)?\.?|of{_S}(?:this|the){_S}month)(?!\w))?"
    rf"(?=\s{{0,2}}(?:[.,;:)]|$|{_S}(?-i:[a-z]+)))"
)
_ON_THE = re.compile(
    r"(?<!\w)(?:on|until|till|since|(?:morning|afternoon|evening|night|eve) of) the $", re.IGNORECASE
)
_MEASURING = re.compile(rf"{_S}of(?!\w)")
_OTHER_DAY = _Pattern(
    rf"(?:(?:previous|following|next|same|preceding){_S}(?:day|night|morning|evening|week|month|year|weekend)"
    rf"|(?:day|night|evening|week|month|year){_S}(?:before|earlier|after|later))(?!\w)"
)
_THAT_DAY = _Pattern(r"(?:day|night|evening)(?!\w)")

# -- what stands left and right ----------------------------------------------------------------------------

_LAST_WORD = re.compile(r"([^\W\d_]+(?:[’'][sS])?)[\s\-‐‑‒–—(\"“]{0,4}$")
_NEXT_WORD = re.compile(r"\s{1,4}([^\W\d_]+)|-(?=[a-zA-Z])")
_POSSESSIVE = re.compile(r"[’'][sS](?!\w)|[’'](?=\s)")
_DETERMINERS = _words(
    "the a an its his her their our my this that these those another recent upcoming annual planned "
    "scheduled proposed historic landmark deadly key crucial"
)
_STRONG = _words("in since last next this early late mid during until till")
_WEAK = _words("of by from to for before after through between around and or throughout beginning")
_ON = _words(
    "on by until till since from before after to through of the and effective ending ended starting "
    "between beginning due dated for"
)
_YEAR_LED = _words("in since during")
_YEAR_WEAK = _words(
    "of from until till by before after through to around circa between and early late mid year december "
    "november october september august july june may april march february january throughout"
)
_YEAR_BEFORE_NOUN = _words("at for with under to of on from before after ahead")
_CLOSERS = _words(
    "a an and any are as at be because been before being but by could despite did do does during each for "
    "from had has have he her his if in including into is it its may might must near no nor not of off on "
    "or our out over said says she should since so such than that the their them then there these they "
    "this those though through to told too toward towards under until upon was we were when where whether "
    "which while who whom whose will with without would you your i about after against ahead along also "
    "amid among around between both here following just only, only there via what how came began ended "
    "started met held took made went visited signed agreed arrived left said called due and/or"
)
_EVENT_NOUNS = _words(
    "accord accords agreement agreements attack attacks ballot bombing bombings call ceasefire ceremony "
    "communique conference congress convention council coup crisis deadline deal declaration decree "
    "election elections event forum hearing incident inauguration invasion invitation interview letter "
    "massacre meeting meetings memorandum message negotiations pact plenum poll polls protocol raid rally "
    "referendum report resolution revolution round session sessions speech statement strike strikes "
    "summit summits talks telegram tour treaty trip truce understanding visit vote war"
)
_ARRANGED = _words(
    "planned scheduled set due slated expected arranged fixed pencilled put postponed delayed deferred visit "
    "trip summit meeting talks election elections conference session"
)
_FEASTS = _words("black bloody super maundy ash palm cyber good easter holy shrove")
_PAPERS = _words("times telegraph mirror express independent herald mail post star world punch")


def _before(text: str, low: int, start: int) -> str:
    """The word left of `start`, small letters, "" where there is none in the sentence."""
    found = _LAST_WORD.search(text[max(low, start - 24) : start])
    return found[1].lower() if found else ""


def _after(text: str, end: int, high: int) -> str:
    """The word right of `end` as written, "-" for a hyphen, "" where something else stands there."""
    found = _NEXT_WORD.match(text, end, high)
    return "" if found is None else (found[1] or "-")


def _attributive(text: str, low: int, start: int, end: int, high: int) -> bool:
    if _POSSESSIVE.match(text, end, high):
        return True
    word = _after(text, end, high)
    if not word or word.lower() in _CLOSERS:
        return False
    if word.lower() in _EVENT_NOUNS:
        return True
    left = _before(text, low, start)
    return left in _DETERMINERS or left.endswith(("'s", "’s"))


# -- readers: what a match says, or None where it only looked like a time -----------------------------------


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _weekday(word: str | None) -> int | None:
    return None if word is None else _WEEKDAYS.index(word[:3].lower())


def _day(word: str) -> int:
    digits = word.rstrip("stndrhSTNDRH")
    if digits.isdigit():
        return int(digits)
    return _NUMBERS.get(word.lower()) or _ORDINALS[word.lower()]


def _year(word: str | None) -> int | None:
    return None if word is None else int(word)


def _shift(word: str | None) -> int | str | None:
    if word is None:
        return None
    return _DIRECTIONS.get(word.lower(), "other")


def _is_verb(month: str, year: str | None) -> bool:
    """Small "may", "march", "mar" are words of their own, unless a year makes them a month."""
    return year is None and month.rstrip(".") in {"may", "march", "mar", "dec", "sep", "oct", "jan"}


def _bare_word_day(match: re.Match[str], left: str) -> bool:
    """Whether a spelled day is no day: "In July two men", "May one ask", against "from July one"."""
    word = match["d1"]
    return not word[0].isdigit() and not (left in _ON or match["y1"] or (word[0].isupper() and left))


def _read_iso(match: re.Match[str], left: str) -> Reading | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return ("day", int(match["y"]), None, month, day, None, False)


@lru_cache(maxsize=1)  # one document at a time, so that no more than one text is held
def _habit(text: str) -> str | None:
    """Which comes first in the document's numeric dates, "day" or "month", where one of them tells."""
    for found in _SLASHED.finditer(text):
        first, second = int(found[1]), int(found[2])
        if 12 < first <= 31 and second <= 12:
            return "day"
        if 12 < second <= 31 and first <= 12:
            return "month"
    return None


_SLASHED = re.compile(r"(?<![\d/.-])(\d\d?)[-/](\d\d?)[-/](?:[12]\d{3}|\d\d)(?![\d/-])")


def _read_numeric(match: re.Match[str], left: str) -> Reading | None:
    first, second, dotted = int(match["a"]), int(match["b"]), match["sep"] == "."
    if dotted and len(match["y"]) == 2 and len(match["b"]) == 1:
        return None  # "3.2.11" is a version or a section
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 1900 if year > 68 else 2000  # the POSIX reading
    day_first = dotted or first > 12 or (second <= 12 and _habit(match.string) == "day")
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    open_order = not dotted and first <= 12 and second <= 12 and first != second
    return ("day", year, None, month, day, None, open_order and _habit(match.string) is None)


def _read_day_month(match: re.Match[str], left: str) -> Reading | None:
    month, day = match["m1"] or match["m9"], match["d1"] or match["d9"]
    return _one_day(match, month, day)


def _read_month_day(match: re.Match[str], left: str) -> Reading | None:
    return None if _bare_word_day(match, left) else _one_day(match, match["m1"], match["d1"])


_ATTACKS = re.compile(r"\s{1,4}(?:terror|attack|hijack|suicide)", re.IGNORECASE)


def _one_day(match: re.Match[str], month: str, day: str) -> Reading | None:
    if _is_verb(month, match["y1"]) or (match[0].endswith(")") and "(" not in match[0]):
        return None
    found = ("day", _year(match["y1"]), _shift(match["s1"]), _month(month), _day(day))
    if found[1:] == (None, None, 9, 11) and _ATTACKS.match(match.string, match.end()):
        return None  # the name of an event of 2001, not a day of the year at hand
    return (*found, _weekday(match["w"] or match["wt"]), False)


def _read_days_in_month(match: re.Match[str], left: str) -> Reading | None:
    first, last = _day(match["d1"]), _day(match["d2"])
    two_days = "and" in match["to"].lower() and last - first > 1 and left != "between"  # "June 3 and 10"
    if two_days or first >= last or _is_verb(match["m1"], match["y1"]) or _bare_word_day(match, left):
        return None
    year, month = _year(match["y1"]), _month(match["m1"])
    return ("days", (year, month, first), (year, month, last), _shift(match["s1"]))


def _read_day_to_day(match: re.Match[str], left: str) -> Reading | None:
    if _is_verb(match["m1"], match["y1"]) or _is_verb(match["m2"], match["y2"]):
        return None
    if match[0].count(")") != match[0].count("("):
        return None
    if "and" in match["to"].lower() and left != "between":
        return None
    first = (_year(match["y1"]), _month(match["m1"]), _day(match["d1"]))
    last = (_year(match["y2"]), _month(match["m2"]), _day(match["d2"]))
    return ("days", *_share_year(first, last), _shift(match["s2"] or match["s1"]))


def _share_year(first: tuple[Any, ...], last: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Both ends with a year where one has it: a smaller month at the end is of the year after."""
    over = int(last[1:] < first[1:])
    if last[0] is not None and first[0] is None:
        return (last[0] - over, *first[1:]), last
    if first[0] is not None and last[0] is None:
        return first, (first[0] + over, *last[1:])
    return first, last


def _read_monthday(match: re.Match[str], left: str) -> Reading | None:
    """"On the 22nd": no noun may follow that the number counts, as in "on the 22nd floor"."""
    text, start, end = match.string, match.start(), match.end()
    led = left == "the" and _ON_THE.search(text, max(0, start - 24), start) is not None
    word = _after(text, end, len(text))
    return ("monthday", _day(match["d"])) if led and (not word or word in _CLOSERS) else None


def _read_month(match: re.Match[str], left: str) -> Reading | None:
    name, year, shift = match["m1"], _year(match["y1"]), _shift(match["s1"])
    if year is None and shift is None and match.start() == match.start("m1") and not _dated(match, left):
        return None
    if _is_verb(name, match["y1"]) or (year is None and name == "august"):
        return None
    towards = match["dir"]
    way = None if towards is None else _DIRECTIONS[" ".join(towards.lower().split())]
    return ("month", year, shift, _month(name), way)


_NOUN_RIGHT = re.compile(  # "the July APEC meeting"
    r"\s{1,4}(?:[A-Z][\w.-]*\s{1,4}(?:of\s)?){0,3}?([a-z]+|Summit|Meeting)\b"
)
_NAME_RIGHT = re.compile(r"\s{1,4}[A-Z][a-z]")


def _dated(match: re.Match[str], left: str) -> bool:
    """Whether a month's bare name is a time here: "in June", "the October meeting", not "Theresa May"."""
    name = match["m1"]
    if name.rstrip(".") in {"Jan", "Mar", "MAR", "JAN"} and left not in _STRONG:
        return False
    if left in _STRONG:
        return True
    if name == "May" and left in {"for", "until", "till"}:
        before = match.string[max(0, match.start() - 36) : match.start()].lower().split()
        return not _ARRANGED.isdisjoint(before)  # "planned for May"
    if left in _WEAK and name not in {"May", "MAY"}:
        verb = left == "to" and name in {"March", "MARCH"}
        return not verb and not _NAME_RIGHT.match(match.string, match.end())
    noun = _NOUN_RIGHT.match(match.string, match.end())
    followed = noun is not None and noun[1].lower() in _EVENT_NOUNS
    followed = followed or _POSSESSIVE.match(match.string, match.end()) is not None
    return followed and (left in _DETERMINERS or left in {"at", "after"}) and name != "May"


def _read_months(match: re.Match[str], left: str) -> Reading | None:
    joined = match["to"].strip().lower()
    if joined in {"and", "&"} and left != "between" and not (match["y2"] and left == "in"):
        return None  # but "in July and August 1999"
    known = match["y2"] or match["s2"]
    if _is_verb(match["m1"], known) or _is_verb(match["m2"], known):
        return None
    if not (left in _STRONG or left in _WEAK or known) and match.start() == match.start("m1"):
        return None
    first, last = (_year(match["y1"]), _month(match["m1"])), (_year(match["y2"]), _month(match["m2"]))
    return ("months", *_share_year(first, last), _shift(match["s2"]))


def _read_year(match: re.Match[str], left: str) -> Reading | None:
    year = int(match["y1"])
    word = _after(match.string, match.end(), len(match.string))
    noun = bool(word) and word.lower() not in _CLOSERS
    if not 1700 <= year <= 2100 and (noun or not (match["mod"] or left in _YEAR_LED)):
        return None  # "in 1200 villages"
    if match["mod"] or left in _YEAR_LED:
        return ("year", year)
    if left in _YEAR_WEAK or (noun and left in _DETERMINERS):
        return ("year", year)
    named = word.lower() in _EVENT_NOUNS or bool(_POSSESSIVE.match(match.string, match.end()))
    return ("year", year) if named and left in _YEAR_BEFORE_NOUN else None


def _read_years(match: re.Match[str], left: str) -> Reading | None:
    first, word = int(match["y1"]), match["y2"]
    last = int(word) if len(word) == 4 else first // 100 * 100 + int(word)
    joined = match["to"].strip().lower()
    if last <= first or (len(word) == 2 and joined not in tuple("-‐‑‒–—")):
        return None
    if joined in {"and", "&"} and left != "between":
        return None
    return ("years", first, last) if left in _YEAR_LED | _YEAR_WEAK | _DETERMINERS else None


def _read_decade(match: re.Match[str], left: str) -> Reading | None:
    return ("decade", int(match["y"]))


def _read_season(match: re.Match[str], left: str) -> Reading | None:
    return ("year", int(match["y1"]))


_PAPER = re.compile(r"\s([A-Z][a-z]{1,15})")
_MAIL_ON = re.compile(r"Mail\s{1,4}on\s{1,4}$")


def _read_weekday(match: re.Match[str], left: str) -> Reading | None:
    paper = _PAPER.match(match.string, match.end())
    if left in _FEASTS or (paper is not None and paper[1].lower() in _PAPERS):
        return None
    if left == "on" and _MAIL_ON.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    towards = match["dir"]
    way = None if towards is None else _DIRECTIONS[" ".join(towards.lower().split())]
    week = match["week"]
    turn = None if week is None else _DIRECTIONS[week.lower().split()[-1]]
    told = match["d"] or match["dp"]
    day = _day(told) if told else None
    return ("weekday", _weekday(match["w"]), -1 if match["gone"] else way, turn, day)


def _read_weekdays(match: re.Match[str], left: str) -> Reading | None:
    first, last = _weekday(match["w"]), _weekday(match["w2"])
    if first is None or last is None or first == last:
        return None
    if match["to"].strip().lower() in {"and", "&"} and (last - first) % 7 != 1 and left != "between":
        return None
    towards = match.groupdict().get("dir")
    way = None if towards is None else _DIRECTIONS[" ".join(towards.lower().split())]
    return ("weekdays", first, last, way)


def _read_other_weekday(match: re.Match[str], left: str) -> Reading | None:
    return ("anchored", _weekday(match["w"]))


def _read_today(match: re.Match[str], left: str) -> Reading | None:
    return ("today", -1 if match["minus"] else 1 if match["plus"] else 0)


def _read_this_day(match: re.Match[str], left: str) -> Reading | None:
    return ("anchored", None, 0, "day") if "same" in match[0].lower().split() else ("today", 0)


def _read_two_days(match: re.Match[str], left: str) -> Reading | None:
    return ("today", -2 if match["minus"] else 2)


_SEASONS = _words("spring summer autumn fall winter quarter decade century")


def _read_span(match: re.Match[str], left: str) -> Reading | None:
    way, unit = " ".join(match["dir"].lower().split()), match["unit"].lower()
    rolling = left == "the" and way != "this"  # "over the last year" ends today
    if rolling and unit != "weekend" and match.start() == match.start("dir"):
        return ("vague",)
    if way in {"past", "coming", "upcoming"} or unit in _SEASONS:
        return ("vague",)
    return ("span", unit, _DIRECTIONS[way])


def _read_in_the(match: re.Match[str], left: str) -> Reading | None:
    return ("span", (match["unit"] or match["end"]).lower(), 0)


def _read_weekend(match: re.Match[str], left: str) -> Reading | None:
    return ("span", "weekend", None)


def _read_ago(match: re.Match[str], left: str) -> Reading | None:
    way = match["way"].lower()
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    unit = match["unit"].lower()
    anchored = way != "ago" and not way.startswith("from")
    if match["half"] or unit in {"decade", "century", "centurie"} or left == "than":  # "less than a week"
        return ("anchored", None) if anchored else ("vague",)
    if anchored:
        return ("anchored", None, count if way in {"later", "after"} else -count, unit)
    return ("ago", -count if way == "ago" else count, unit)


def _read_in_count(match: re.Match[str], left: str) -> Reading | None:
    count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    unit = match["unit"].lower()
    return None if unit in {"decade", "century", "centurie"} else ("ago", count, unit)


def _read_vague(match: re.Match[str], left: str) -> Reading | None:
    measured = _MEASURING.match(match.string, match.end()) and match[0][:9].lower() == "following"
    return None if measured else ("vague",)  # "following four days of talks"


_SPANS = _words("day night evening week month year")
_WAYS = {
    "previous": -1, "preceding": -1, "before": -1, "earlier": -1, "same": 0,
    "following": 1, "next": 1, "after": 1, "later": 1,
}  # fmt: skip


def _read_other_day(match: re.Match[str], left: str) -> Reading | None:
    determined = left in {"the", "a", "that", "on", "an"} or match[0][:4].lower() == "next"
    if not determined or left in {"each", "every"}:
        return None
    words = match[0].lower().split()
    way, unit = (words[1], words[0]) if words[0] in _SPANS else (words[0], words[1])
    unit = "day" if unit in {"night", "morning", "evening"} else unit
    return ("anchored", None, _WAYS[way], unit) if unit != "weekend" else ("anchored", None)


def _read_that_day(match: re.Match[str], left: str) -> Reading | None:
    return ("anchored", None, 0, "day") if left == "that" else None


# A number of four digits may be a year, a smaller one a day or how many days ago.
_FOUR_DIGITS: tuple[tuple[_Pattern, Reader], ...] = (
    (_ISO, _read_iso), (_YEAR_TO, _read_years), (_YEAR_ALONE, _read_year), (_DECADE, _read_decade),
)  # fmt: skip
_FEWER_DIGITS: tuple[tuple[_Pattern, Reader], ...] = (
    (_NUMERIC, _read_numeric), (_DAY_TO_DAY, _read_day_to_day), (_DAYS_MONTH, _read_days_in_month),
    (_DAY_MONTH, _read_day_month), (_AGO, _read_ago), (_MONTHDAY, _read_monthday),
)  # fmt: skip
# What follows a number in any of those: most numbers of a text count something else.
_GOES_ON = re.compile(
    rf"(?:st|nd|rd|th)|[-/.]\d|\s{{0,4}}{_DASH}|{_S}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of|to|thr"
    rf"|until|till|and|&|{_UNIT})",
    re.IGNORECASE,
)
_MONTH_LED: tuple[tuple[_Pattern, Reader], ...] = (
    (_MONTH_DAY_TO, _read_day_to_day), (_MONTH_DAYS, _read_days_in_month), (_MONTH_DAY, _read_month_day),
    (_MONTH_TO, _read_months), (_MONTH_YEAR, _read_month),
)  # fmt: skip
_WEEKDAY_LED: tuple[tuple[_Pattern, Reader], ...] = (
    (_DAY_TO_DAY, _read_day_to_day), (_MONTH_DAY_TO, _read_day_to_day), (_DAYS_MONTH, _read_days_in_month),
    (_MONTH_DAYS, _read_days_in_month), (_DAY_MONTH, _read_day_month), (_MONTH_DAY, _read_month_day),
    (_WEEKDAY_TO, _read_weekdays),
    (_ON_WEEKDAY, _read_weekday),
)  # fmt: skip
_WORD_LED: tuple[tuple[_Pattern, Reader], ...] = (
    (_TODAY, _read_today), (_THIS_DAY, _read_this_day), (_TWO_DAYS, _read_two_days), (_SPAN, _read_span),
    (_IN_THE, _read_in_the), (_AGO, _read_ago), (_IN_COUNT, _read_in_count), (_VAGUE, _read_vague),
    (_MONTH_YEAR, _read_month), (_MONTH_DAY, _read_month_day), (_DAY_MONTH, _read_day_month),
    (_MONTH_TO, _read_months), (_TURNED_WEEKDAYS, _read_weekdays),
    (_ON_WEEKDAY, _read_weekday), (_OTHER_WEEKDAY, _read_other_weekday),
    (_YEAR_ALONE, _read_year), (_DECADE, _read_decade), (_SEASON, _read_season), (_WEEKEND, _read_weekend),
    (_OTHER_DAY, _read_other_day), (_THAT_DAY, _read_that_day),
)  # fmt: skip


# One look through the sentence for the places where a time may begin; the word there says what to try.
_CUE_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
_CUE_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thur thu fri sat sun"
)
_CUE_WORDS = (
    "today tonight tomorrow to-day to-night to-morrow yesterday early earlier late later lately last next "
    "mid end past coming upcoming recent recently nowadays previous following preceding same near eve day "
    "night week month year evening"
)
_CUE_OF = "beginning start middle close spring summer autumn fall winter latter final"
_CUE_COUNTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth one two three four five six seven "
    "eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty few several couple some"
)
_BEFORE_UNIT = (
    r"\s{1,4}(?:and\sa|of\s|day|week|fortnight|month|year|decade|centur|half|part|quarter|third|[A-Z])"
)
# Words by kind with what must stand behind them.
_CUE_FAMILIES = (
    (_MONTH_LED, _CUE_MONTHS, r"(?!\w)"),
    (_WEEKDAY_LED, _CUE_WEEKDAYS, r"(?!\w)"),
    (_WORD_LED, _CUE_WORDS, r"(?!\w)"),
    (_WORD_LED, _CUE_OF, r"(?=\s{1,4}(?:(?:of|in|OF|IN|[12]\d{3})(?!\w)|(?:week|half|days|months)))"),
    (_WORD_LED, _CUE_COUNTS, rf"(?={_BEFORE_UNIT})"),
    (
        _WORD_LED, "this",
        r"(?=\s{1,4}(?:[A-Z]|past|last|coming|next|week|month|year|morning|afternoon|evening|lunch))",
    ),
    (_WORD_LED, "a an", r"(?=\s(?:day|week|fortnight|month|year|few|couple|decade|century))"),
    (_WORD_LED, "in", r"(?=\s{1,4}\w{1,9}\s{1,4}(?:day|week|fortnight|month|year))"),
    (_WORD_LED, "not", r"(?=\stoo\sdistant)"),
    (_WORD_LED, "distant", r"(?=\s)"),
    (_WORD_LED, "very", r"(?=\s(?:early|late))"),
    (_WORD_LED, "over at on during for", r"(?=\s{1,4}the\s{1,4}weekend)"),
)  # fmt: skip
_LED = {word: patterns for patterns, words, _ in _CUE_FAMILIES for word in words.split()}


def _cue_words() -> str:
    """The words small, capitalized or in capitals, grouped by first letter: quicker than ignoring case."""
    groups: dict[str, list[str]] = {}
    for _, words, behind in _CUE_FAMILIES:
        for letter, rest in groupby(sorted(words.split()), key=lambda word: word[0]):
            ends = dict.fromkeys(end for word in rest for end in (word[1:], word[1:].upper()))
            groups.setdefault(letter, []).append(f"(?:{'|'.join(ends)}){behind}")
    return "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(ends)})" for letter, ends in groups.items())


_CUE = re.compile(rf"(?<!\w)(?:\d{{1,4}}(?!\d)|{_cue_words()})")
_LEADING_PREPOSITION = re.compile(
    r"(?:over|at|on|during|for|in)\s{1,4}(?:the\s{1,4}(?=weekend))?", re.IGNORECASE
)


def find_dates(text: str, start: int, end: int) -> list[DateMention]:
    """All times named in `text[start:end]`, one sentence, from left to right, none overlapping."""
    found: list[DateMention] = []
    position = start
    while (cue := _CUE.search(text, position, end)) is not None:
        mention = _longest(text, start, cue, end)
        if mention is None:
            position = cue.end()
            continue
        found.append(mention)
        position = max(mention.end, cue.end())
    return found


def _longest(text: str, low: int, cue: re.Match[str], high: int) -> DateMention | None:
    """The longest time that begins at the cue."""
    at, best, reading = cue.start(), 0, None
    for pattern, read in _LED.get(cue.group().lower()) or _led_by_number(cue, high):
        match = pattern.match(text, at, high)
        if match is not None and match.end() > best:
            read_as = read(match, _before(text, low, at))
            if read_as is not None:
                best, reading = match.end(), read_as
    return None if reading is None else _mention(text, low, at, best, high, reading)


def _led_by_number(cue: re.Match[str], high: int) -> tuple[tuple[_Pattern, Reader], ...]:
    """What to try at a number."""
    if cue.end() - cue.start() == len("1987"):
        return _FOUR_DIGITS
    return _FEWER_DIGITS if _GOES_ON.match(cue.string, cue.end(), high) else ()


def _mention(text: str, low: int, start: int, end: int, high: int, reading: Reading) -> DateMention:
    """The mention without a preposition at its head; an abbreviation's full stop stays."""
    lead = _LEADING_PREPOSITION.match(text, start, end)
    if lead is not None:
        start = lead.end()
    inside = _attributive(text, low, start, end, high)
    return DateMention(start, end, text[start:end], reading[0], (inside, *reading[1:]))
