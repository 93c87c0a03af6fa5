"""Datelines and header dates: "TEHRAN, June 12 (IRNA) --", "Baku/29.11.21/Turan:", "June 19, 2022 - 21:32".

A dateline is read piece by piece: a place, then days and agencies in any order, then its end. What is
no dateline by its form alone ("BRUSSELS The European Union…") needs a place the gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from dipevents.values import Place

LONGEST = 110  # characters of a dateline
WITHIN = timedelta(days=3)  # how far a dateline's day may lie from the given date and still be "today"
_PIVOT = 70  # two-digit years from here on are of the twentieth century

_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = (
    r"(?P<month>Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b\.?|July?\b\.?"
    r"|Aug(?:ust|\b\.?)|Sep(?:tember|t?\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,2})?"
_YEAR = r"(?:19|20)\d\d"
_DAY_FORMS = (
    rf"{_MONTH}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s{{0,2}}(?P<year>{_YEAR})\b(?:,\s?{_YEAR}\b)?)?",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?(?:\s{{0,2}}(?P<year>{_YEAR})\b)?",
    rf"(?P<year>{_YEAR})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\b",
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)?\d\d)\b",
)
_DAYS = [re.compile(_WEEKDAY + form, re.IGNORECASE) for form in _DAY_FORMS]

_UPPER_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'’.]{0,20}"
_UPPER = re.compile(
    rf"{_UPPER_WORD}(?:[ -]{_UPPER_WORD}){{0,4}}(?:/{_UPPER_WORD}(?: {_UPPER_WORD}){{0,2}}){{0,2}}"
)
_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž'’]{1,20}(?:-[A-Za-zÀ-ÖØ-öø-ÿ][a-zß-öø-ÿ]{0,15}){0,3}"
    r"|[A-Z]\.(?:[A-Z]\.)?)"
)
_MIXED = re.compile(rf"{_WORD}(?:[ -](?:(?:de|al|el|of|the|and|la|es|as|ash)[ -])?{_WORD}){{0,3}}")
_REGION = re.compile(
    rf",\s?(?P<region>(?:{_WORD}|[A-Z]{{2,3}}\b|{_UPPER_WORD})"
    rf"(?:[ -](?:{_WORD}|{_UPPER_WORD}|of|and)){{0,3}})"
)
_AGENCY = re.compile(
    r"\s{0,2}(?:\(\s?(?P<round>[A-Z][^()\n]{1,40}?|[a-z]{2,5}(?:/\w{2,9})?)\s?\)|/\s?(?P<slash>[A-Z][^/\n:]{1,24}?)\s?(?=/|:)/?|\[(?P<square>[A-Z][^]\n]{1,30})\])"
)
_JOINT = re.compile(r"\s{0,2}[,./]\s{0,2}|\s{1,2}")
_END = re.compile(r"\s{0,2}(?:-{1,3}|_{1,2}|[–—―]{1,2})\s{0,3}|\s?:\s{1,3}|\s?:(?=[“\"A-Z])")
_BLANKS = re.compile(r"\s{1,2}")
_GAP = re.compile(r"\s{0,2}")
_HEADING = re.compile(r"\[(?:Text|Excerpts?|Summary|Report)\]\s{1,2}")  # of a monitoring service
_AGENCY_FIRST = re.compile(r"\((?P<name>[A-Z][\w. ]{1,24})\)\s{1,2}")  # "(ANSA) Washington, March 5 -"
_CREDIT = re.compile(  # "(N.Z.P.A.-Reuter—Copyright) BANGKOK, June 2."
    r"\((?:(?:By|From|Rec\.?|Received)\s[^()\n]{2,50}"
    r"|[^()\n]{0,40}(?:Copyright|Press|Reuter|Correspondent|Service)[^()\n]{0,30})\)\s{1,2}",
    re.IGNORECASE,
)
_WIRES_FIRST = re.compile(  # "NZPA-Reuter London"
    r"(?P<first>[A-Z]{2,5})[-/](?P<second>[A-Z][A-Za-z]{1,9})\s{1,2}"
)
_UPPER_MONTHS = frozenset(name.upper() for name in _MONTHS)
_AFTER = re.compile(r"[\s\"“'‘«(\[]{0,4}(?:[^\W_a-z]|\d|[a-z]{1,3}[-A-Z])")
_BARE_AGENCY = re.compile(
    r"(?:\((?P<round>[A-Z][\w.& ]{1,30})\)"
    r"|(?P<bare>[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,15}){0,3}))\s?(?:-{1,2}|[–—]|:)\s{1,3}"
)
_LABELS = frozenset(
    "news analysis exclusive update breaking watch video opinion attention factbox explainer "
    "comment urgent correction corrected interview feature live photos poll timeline".split()
)
# What newsrooms write where the gazetteer knows the city by another name.
_NEWSROOM = {"UNITED NATIONS": "New York", "THE UNITED NATIONS": "New York", "VATICAN": "Vatican City"}

_HEADER = re.compile(
    r"\W{0,4}(?:(?P<label>published|posted|publication date|date|created|issued|released|updated|last updated"
    r"|modified|last modified)(?:\s?(?:on|at|:|-|–))?\s{0,3})?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[\s,|\-–—/·•(at]{0,6}(?:\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?\(?(?:[A-Z]{2,5}|UTC|GMT)?(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?\)?)?)?"
    r"[\s,|\-–—/·•)T.]{0,6}",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    r"[\s,|\-–—/·•(]{0,4}(?:\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|UTC|[A-Z]{3,4}))?[\s,|\-–—/·•]{1,4})?",
    re.IGNORECASE,
)
_WRITTEN_AT = re.compile(  # "Bonn, 14 May 1984"
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{1,20}(?: [A-Za-zÀ-ÖØ-öø-ÿ][\w.'’-]{0,20}){0,3}\s?[,–—-]\s){1,2}"
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)

_REPORTS = re.compile(
    r"(?:^|[,.”\"—–-]\s{0,2})(?P<name>[A-Z][\w.-]{1,20}(?: [A-Z][\w-]{1,15}){0,3})"
    r" (?:reports|reported|has learned)\.?\W{0,8}$"
)
_BY_LICENCE = re.compile(r"[Cc]ontents? (?:by|of|from) (?P<name>[A-Z][^.\n]{2,50}?) (?:is|are) ")
_SOURCE = re.compile(
    r"(?:^|\n)\W{0,3}(?:©|\([cC]\)|Copyright|[Ss]ource|SOURCE)(?:\s?:)?\s{0,2}(?:\d{4}\s{1,2})?(?:[Tt]he )?"
    r"(?P<name>[A-Z][\w. ]{1,40}?)\s{0,2}(?:[.,)\n\d]|$)"
)
_SOURCE_HINTS = ("©", "(c)", "(C)", "opyright", "ource", "OURCE")  # one of them stands in every credit
_IN_TITLE = re.compile(r"\((?P<name>[A-Z][\w. ]{1,24})\)\s{0,2}$")
_FALLBACK = (
    "AFP AP Anadolu APP DPA IANS Interfax IRNA ISNA Kyodo Mehr Reuters SANA TASS Turan UPI Xinhua Yonhap"
)


class Gazetteer(Protocol):
    """What is asked of the gazetteer."""

    def choose(self, name: str, countries: Collection[str], dateline_country: str | None) -> Place | None:
        """The place meant, or None."""


class DayOfYear(NamedTuple):
    """A day as printed, perhaps without its year."""

    year: int | None
    month: int
    day: int

    def complete(self) -> date | None:
        """The day, if its year is printed and it exists."""
        return _day(self.year, self.month, self.day) if self.year is not None else None

    def near(self, given: date) -> date | None:
        """The same day and month within three days of a given date, whatever year is printed."""
        days = (_day(given.year + step, self.month, self.day) for step in (0, -1, 1))
        return next((day for day in days if day is not None and abs(day - given) <= WITHIN), None)


class Dateline(NamedTuple):
    """What stands before the first sentence: where, when, who reports; the span reaches to the sentence."""

    span: tuple[int, int]
    text: str | None  # the place as written
    place: Place | None
    day: DayOfYear | None
    agency: str | None


class _Pieces(NamedTuple):
    day: DayOfYear | None
    agency: str | None
    end: int


def read_dateline(text: str, start: int, end: int, gazetteer: Gazetteer) -> Dateline | None:
    """The dateline that opens a paragraph, or None."""
    heading = _HEADING.match(text, start, end)
    start = heading.end() if heading is not None else start
    while start < end and text[start] in " \t\u00a0\u200b\ufeff(“\"'" and not text.startswith("(", start):
        start += 1
    if start >= end:
        return None
    first = text[start]
    if first == "(" or first.isupper():
        alone = _agency_alone(text, start, end)
        return alone or _behind_agency(text, start, end, gazetteer)
    return None


def _behind_agency(text: str, start: int, end: int, gazetteer: Gazetteer) -> Dateline | None:
    """A dateline that begins with a place, or with an agency before it."""
    led = _AGENCY_FIRST.match(text, start, end)
    agency = known_agency(led["name"]) if led is not None else None
    if agency is None:
        led = _CREDIT.match(text, start, end) if text[start] == "(" else None
    if led is None:
        placed = None if text[start] == "(" else _placed(text, start, min(end, start + LONGEST), gazetteer)
        return placed or _behind_wires(text, start, end, gazetteer)
    found = _placed(text, led.end(), min(end, led.end() + LONGEST), gazetteer)
    return found and found._replace(span=(start, found.span[1]), agency=found.agency or agency)


def _behind_wires(text: str, start: int, end: int, gazetteer: Gazetteer) -> Dateline | None:
    """"NZPA-Reuter London The Foreign Secretary": two agencies, then a city, then at once the sentence."""
    wires = _WIRES_FIRST.match(text, start, end)
    agency = known_agency(wires["first"]) if wires is not None else None
    if wires is None or agency is None or known_agency(wires["second"]) is None:
        return None
    words = text[wires.end() : wires.end() + LONGEST].split(" ", 4)
    for count in (3, 2, 1):
        name = " ".join(words[:count])
        place = find_place(name, gazetteer) if words[count : count + 1] else None
        if place is not None and place.kind == "city" and words[count][:1].isupper():
            return Dateline((start, wires.end() + len(name) + 1), name, place, None, agency)
    return None


def _placed(text: str, start: int, end: int, gazetteer: Gazetteer) -> Dateline | None:
    """A dateline that begins with a place."""
    upper = _UPPER.match(text, start, end)
    if upper is not None and len(upper.group()) > 2 and not text[upper.end() : upper.end() + 1].islower():
        found = _after_place(text, upper.start(), _before_month(upper), end, gazetteer, upper=True)
        if found is not None:
            return found
    else:
        upper = None
    mixed = _MIXED.match(text, start, end)
    if upper is None and mixed is not None:
        return _after_place(text, start, mixed.end(), end, gazetteer, upper=False)
    return None


def _before_month(upper: re.Match[str]) -> int:
    """Where the place ends in "BEIJING JUNE 23.": before the month."""
    words, _, last = upper.group().rpartition(" ")
    return upper.start() + len(words) if words and last.rstrip(".") in _UPPER_MONTHS else upper.end()


def _after_place(
    text: str, start: int, stop: int, end: int, gazetteer: Gazetteer, upper: bool
) -> Dateline | None:
    """The rest of a dateline after the words of its place."""
    for at in _place_ends(text, start, stop, end):
        pieces = _pieces(text, at, end)
        close = _END.match(text, pieces.end, end)
        sure = pieces.day is not None or pieces.agency is not None
        name = text[start:at]
        if close is None and sure and (text[pieces.end - 1 : pieces.end] in {"/", "."}):
            close = _GAP.match(text, pieces.end, end)
        if close is None and pieces.agency is not None and text[pieces.end - 1] == ")":
            close = _BLANKS.match(text, pieces.end, end)  # "Tashkent, Jul 6 (PTI) Prime Minister Modi"
        if close is None and _ends_line(text, pieces.end) and (upper or pieces.day):
            alone = find_place(name, gazetteer)  # "LOCARNO, Oct. 16", "ISTANBUL" on a line of its own
            if alone is not None and alone.kind == "city":
                return Dateline((start, pieces.end), name, alone, pieces.day, pieces.agency)
        if close is None:
            continue
        if not _opens_sentence(text, close.end()):
            continue
        if not sure and not _plain_end(close.group(), upper):
            continue
        place = find_place(name, gazetteer)
        if place is None and not (sure and (upper or "," in name)):
            continue
        if place is not None and place.kind == "country" and not sure:
            continue
        return Dateline((start, close.end()), name, place, pieces.day, pieces.agency)
    return _without_mark(text, start, stop, end, gazetteer) if upper else None


def _ends_line(text: str, at: int) -> bool:
    """Whether a line ends there, by whatever line break."""
    return text[at : at + 1].splitlines() in ([], [""])


def _place_ends(text: str, start: int, stop: int, end: int) -> list[int]:
    """Where the place may end: with one or two names of a region after it, or without."""
    ends = [stop]
    for _ in range(2):
        region = _REGION.match(text, ends[0], end)
        if region is None or _any_day(text, region.start("region"), end):
            break
        ends.insert(0, region.end())
    return ends


def _pieces(text: str, at: int, end: int) -> _Pieces:
    """Days and agencies in any order."""
    day: DayOfYear | None = None
    agency: str | None = None
    for _ in range(4):
        named = _AGENCY.match(text, at, end)
        if named is not None:
            word = (named["round"] or named["slash"] or named["square"] or "").strip()
            opening = len(named.group()) - len(named.group().lstrip(" /(["))
            found = _any_day(text, named.start() + opening, end)
            if found is None or day is not None:
                agency, at = agency or known_agency(word) or _as_agency(word), named.end()
                continue
        joint = _JOINT.match(text, at, end)
        start = joint.end() if joint else at
        dated = _any_day(text, start, end) if day is None else None
        if dated is not None:
            day, at = dated
            continue
        name = _known_agency_at(text, start, end) if agency is None and joint else None
        if name is None:
            break
        agency, at = known_agency(text[start:name]), name
    if text[at : at + 1] in {".", ","} and (day or agency):
        at += 1
    return _Pieces(day, agency, at)


def _as_agency(word: str) -> str | None:
    """A word in a dateline's brackets that looks like an agency nobody listed."""
    return word if word and len(word.split()) <= 4 and not any(letter.isdigit() for letter in word) else None


def _known_agency_at(text: str, start: int, end: int) -> int | None:
    """The end of an agency's name without brackets ("MOSCOW, March 12, TASS -")."""
    match = re.compile(r"[A-Z][\w.]{1,20}(?: [A-Z]\w{1,15}){0,3}").match(text, start, end)
    while match is not None:
        words = match.group().rstrip(".")
        stop = start + len(words)
        while words:
            if known_agency(words):
                return start + len(words)
            words = words.rpartition(" ")[0]
        match = None if stop else match
    return None


def _plain_end(mark: str, upper: bool) -> bool:
    """Whether the mark ends a dateline that has neither day nor agency: a dash that stands apart."""
    stripped = mark.strip()
    if stripped == ":":
        return upper and mark[-1:].isspace()
    return mark[-1:].isspace() and (upper or mark[:1].isspace() or len(stripped) > 1 or stripped in "—–")


def _opens_sentence(text: str, at: int) -> bool:
    return _AFTER.match(text, at) is not None


def _without_mark(text: str, start: int, stop: int, end: int, gazetteer: Gazetteer) -> Dateline | None:
    """"BRUSSELS The European Union…": a city in capitals, then at once the sentence."""
    stop -= text[stop - 1] == "."
    name = text[start:stop]
    words = name.split(" ")
    tail = _REGION.match(text, stop, end)
    options = [(tail.end(), text[start : tail.end()])] if tail else []
    if len(words[-1]) == 1 and len(words) > 1:  # "BEIJING A senior official…"
        stop, name = stop - 2, name[:-2]
    options.append((stop, name))
    for at, words_ in options:
        stopped = text.startswith(". ", at)  # "LONDON. The Foreign Secretary": capitals, then a full stop
        following = text[at + stopped : at + stopped + 3]
        if len(words_) < 4 or following[:1] != " " or not following[1:2].isupper() or words_.isdigit():
            continue
        if not any(letter.islower() for letter in text[at : at + 30]):
            continue
        place = find_place(words_, gazetteer)
        if place is not None and place.kind == "city":
            return Dateline((start, at + stopped + 1), words_, place, None, None)
    return None


def _agency_alone(text: str, start: int, end: int) -> Dateline | None:
    """"Reuters - ", "(AP) - ": an agency instead of a place."""
    match = _BARE_AGENCY.match(text, start, min(end, start + 60))
    if match is None or match.end() >= end:
        return None
    word = match["round"] or match["bare"]
    if word.lower() in _LABELS:
        return None
    agency = known_agency(word) or (_as_agency(word) if match["round"] and word.isupper() else None)
    if agency is None or (match.group().rstrip().endswith(":") and not match["round"]):
        return None
    return Dateline((start, match.end()), None, None, None, agency)


def find_place(name: str, gazetteer: Gazetteer) -> Place | None:
    """The place of a dateline's words: "NARITA, Japan", "BERLIN/PARIS", "Azerbaijan, Baku"."""
    name = name.split("/")[0].strip(" ,.") if "/" in name else name.strip(" ,")
    name = _NEWSROOM.get(name, name)
    if name.lower() in _LABELS:
        return None
    found = gazetteer.choose(name, (), None)
    if "," not in name or (found is not None and found.kind != "country"):
        return found
    first, rest = (part.strip() for part in name.split(",", 1))
    outer = gazetteer.choose(first, (), None)
    if outer is not None and outer.kind == "country":
        return gazetteer.choose(rest, (outer.country,) if outer.country else (), outer.country) or outer
    around = gazetteer.choose(rest.rpartition(",")[2].strip(), (), None)
    country = around.country if around is not None else None
    if country == "COG" and outer is not None and outer.country == "COD":
        return outer  # "Kinshasa, Congo"
    inner = gazetteer.choose(first, (country,) if country else (), country)
    return inner if inner is None or country is None or inner.country == country else around


# -- days ------------------------------------------------------------------------------------------


def _any_day(text: str, start: int, end: int) -> tuple[DayOfYear, int] | None:
    """The day printed at a position and where it ends."""
    for pattern in _DAYS:
        match = pattern.match(text, start, end)
        if match is not None:
            day = _read_day(match)
            if day is not None:
                return day, match.end()
    return None


def _read_day(match: re.Match[str]) -> DayOfYear | None:
    parts = match.groupdict()
    year = _year(parts["year"]) if parts.get("year") else None
    if "first" in parts:
        return _numeric(int(parts["first"]), int(parts["second"]), parts["mark"], year)
    month = parts["month"].rstrip(".").lower()
    return _possible(year, int(month) if month.isdigit() else _MONTHS[month], int(parts["day"]))


def _numeric(first: int, second: int, mark: str, year: int | None) -> DayOfYear | None:
    """29.11.21; with slashes only where one of the two can't be a month."""
    if mark == "." or first > 12 or first == second:
        return _possible(year, second, first)
    return _possible(year, first, second) if second > 12 else None


def _possible(year: int | None, month: int, day: int) -> DayOfYear | None:
    """The day if there is one: 29 February needs a leap year, where the year is told."""
    return DayOfYear(year, month, day) if _day(year if year is not None else 2000, month, day) else None


def _year(printed: str) -> int:
    if len(printed) == 4:
        return int(printed)
    return int(printed) + (1900 if int(printed) >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_DIGIT = re.compile(r"\d")
_ENDS_IN_YEAR = re.compile(r"(?:19|20)\d\d\.?$")


class HeaderDate(NamedTuple):
    """A line that is a date and nothing else; `updated` where it says so."""

    day: DayOfYear
    updated: bool


def read_header_date(line: str) -> HeaderDate | None:
    """The date of a header line ("June 19, 2022 - 21:32", "Published: 3 May 2019"), or None."""
    if not 6 <= len(line) <= 90 or _DIGIT.search(line) is None:
        return None
    label = _HEADER.match(line)
    assert label is not None
    clock = _BEFORE_DAY.match(line, label.end())
    written = _WRITTEN_AT.match(line) if _ENDS_IN_YEAR.search(line) else None
    for at in {
        label.end(): None,
        (clock.end() if clock else label.end()): None,
        written.end() if written else 0: None,
    }:
        found = _any_day(line, at, len(line))
        if found is None:
            continue
        rest = _CLOCK.match(line, found[1])
        tail = line[rest.end() if rest else found[1] :]
        if not tail or label["label"] or _UPDATED.match(tail):
            return HeaderDate(found[0], bool(label["label"] and _UPDATED.match(label["label"])))
    return None


# -- agencies --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    """Every agency by its lower-case name."""
    path = Path(__file__).parents[1] / "data" / "agencies.csv"
    names = _FALLBACK.split()
    if path.exists():
        lines = path.read_bytes().decode("utf-8").split("\n")[1:]
        names += [line.split(",", 1)[0] for line in lines if line and not line.startswith('"')]
    return {name.lower(): name for name in names}


def known_agency(words: str) -> str | None:
    """The agency of that name, as the table spells it."""
    found = _agencies().get(words.lower().removeprefix("the ").rstrip("."))
    return found if found is None or found.isupper() <= words.isupper() or words[:1].isupper() else None


def agency_at_end(text: str, title: str | None) -> str | None:
    """The agency of a credit: at the end of the title, of the last sentence, or in a licence line."""
    if title:
        match = _IN_TITLE.search(title)
        if match is not None and (name := known_agency(match["name"])):
            return name
    tail = text[-600:]
    for pattern, hints in ((_BY_LICENCE, ("ontent",)), (_SOURCE, _SOURCE_HINTS)):
        match = pattern.search(tail) if any(hint in tail for hint in hints) else None
        if match is not None and (name := known_agency(match["name"].strip())):
            return name
    return None


def agency_in_last_words(words: str) -> str | None:
    """"…, IRNA reports.-0-" at the end of the last paragraph."""
    tail = words[-80:]
    match = _REPORTS.search(tail) if "report" in tail or "learned" in tail else None
    return known_agency(match["name"]) if match is not None else None
