"""What a document says of itself: title, dateline, date, agency, language, and where its news text is.

Only the first lines are looked at closely; further down, a line that is no prose is known by its form.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dipevents.document.dateline import (
    Dateline,
    DayOfYear,
    Gazetteer,
    agency_at_end,
    agency_in_last_words,
    read_dateline,
    read_header_date,
)
from dipevents.document.furniture import (
    is_furniture,
    is_prose,
    is_sentence,
    licence_spans,
    opens_comments,
    opens_links,
)
from dipevents.document.language import foreign, guess_language, language_name
from dipevents.tables.eras import in_its_day
from dipevents.values import Document, RawText

HEAD = 8  # lines among which title, header lines and dateline are sought
_LONGEST_TITLE = 260
_PROSE = 140  # a line from here on is a paragraph; the head ends with it

_TWO_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_a-z]")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\.\.)$")


class _Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int


class _Head(NamedTuple):
    """What the first lines say; `skip` are lines that are no news text."""

    title: _Line | None
    dateline: Dateline | None
    header: DayOfYear | None
    skip: frozenset[_Line]


def read_facts(raw: RawText, gazetteer: Gazetteer) -> Document:
    """All that can be known of a document before its sentences are read."""
    text = raw.text
    lines = _lines(text)
    head = _read_head(text, lines, raw.title, gazetteer)
    language = guess_language(text)
    day, basis, odd = _date(raw, head)
    body = _body(text, lines, head, english=language in {None, "en"})
    title = raw.title or (text[slice(*head.title)] if head.title else None)
    line = head.dateline
    return Document(
        raw.id, text, day, basis, line.place if line else None, line.text if line else None,
        line.span if line else None, _agency(text, title, line, body), language, title,
        (head.title.start, head.title.end) if head.title else None, body, raw.source, raw.url,
        _warnings(raw, language, odd),
    )  # fmt: skip


def home_of(document: Document) -> str | None:
    """The state that the report was filed from, as it was on the document's day."""
    place = document.dateline_place
    return in_its_day(place.country, document.date) if place is not None else None


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            lines.append(_Line(start, start + len(words)))
        at += len(line)
    return lines


# -- the head --------------------------------------------------------------------------------------


def _read_head(text: str, lines: list[_Line], given_title: str | None, gazetteer: Gazetteer) -> _Head:
    """Reads line by line until the first paragraph has been seen."""
    title: _Line | None = None
    dates: dict[bool, DayOfYear] = {}  # by whether it is the day of an update
    dateline: Dateline | None = None
    written: Dateline | None = None
    skip: list[_Line] = []
    for at, line in enumerate(lines[:HEAD]):
        words = text[line.start : line.end]
        header = read_header_date(words)
        if header is not None:
            dates.setdefault(header.updated, header.day)
            written = written or read_dateline(text, line.start, line.end, gazetteer)
            skip.append(line)
        elif at and words == text[slice(*lines[at - 1])]:  # a caption or title printed twice
            skip += [line] if lines[at - 1] == title else [line, lines[at - 1]]
        elif is_furniture(words):
            skip.append(line)
        else:
            dateline = read_dateline(text, line.start, line.end, gazetteer)
            if dateline is not None or len(words) >= _PROSE or is_sentence(words):
                break
            if title is None and _is_title(text, lines, at, given_title):
                title = line
    return _Head(title, dateline or written, dates.get(False) or dates.get(True), frozenset(skip))


def _is_title(text: str, lines: list[_Line], at: int, given: str | None) -> bool:
    """Whether a line is the headline: short, no sentence, and set off from what follows."""
    line = lines[at]
    words = text[line.start : line.end]
    if given is not None and words.casefold() == given.strip().casefold():
        return True
    if at + 1 >= len(lines) or len(words) > _LONGEST_TITLE or at > 3:
        return False
    if words[-1] in ",;" or (words[-1] == "." and not _ABBREVIATED.search(words)):
        return False
    if _TWO_SENTENCES.search(words) or not any(letter.isalpha() for letter in words):
        return False
    following = lines[at + 1]
    if _breaks(text[line.end : following.start]) > 1:
        return True
    after = text[following.start : following.end]
    return not after[0].islower() and (len(after) >= _PROSE or is_sentence(after) or len(words) < 50)


def _breaks(between: str) -> int:
    """How many line breaks stand between two lines."""
    return len(between.replace("\r\n", "\n").replace("\r", "\n").splitlines()) or 1


def _date(raw: RawText, head: _Head) -> tuple[date | None, str | None, str | None]:
    """The document's day, what it rests on, and what was wrong with a given one.

    A dateline's day within three days of the given date is the reporter's "today" and stands for it.
    """
    given, odd = _parsed(raw.date)
    option, odd_option = _parsed(raw.option_date)
    printed = head.dateline.day if head.dateline else None
    known = given or (head.header.complete() if head.header else None)
    basis = "given" if given else "header" if known else None
    if known is not None and printed is not None:
        today = printed.near(known)
        if today is not None:
            return today, basis if today == known else "dateline", odd
    if known is None and printed is not None:
        known, basis = printed.complete(), "dateline"
        if known is None and option is not None:  # the option tells the year
            known = printed.near(option)
    if known is None and head.header is not None and option is not None:
        known, basis = head.header.near(option), "header"
    if known is not None:
        return known, basis, odd
    return option, "option" if option else None, odd or odd_option


def _parsed(day: str | None) -> tuple[date | None, str | None]:
    if not day:
        return None, None
    try:
        return date.fromisoformat(day[:10]), None
    except ValueError:
        return None, f"date {day[:40]!r} is no ISO date (YYYY-MM-DD); left out"


# -- the body --------------------------------------------------------------------------------------


def _body(text: str, lines: list[_Line], head: _Head, english: bool) -> tuple[tuple[int, int], ...]:
    """The stretches of news text: no title, dateline, furniture, captions or paragraphs in other tongues."""
    spans: list[tuple[int, int]] = []
    prose, links, loose = False, False, False
    mixed = english and not text.isascii()
    opens = head.dateline.span if head.dateline else (0, 0)
    joined = False
    for line in lines:
        words = text[line.start : line.end]
        if prose and opens_comments(words):
            break
        sound = is_prose(words) or (loose and is_sentence(words))
        if line == head.title or line in head.skip or is_furniture(words):
            links, loose = links or (prose and opens_links(words)), loose or prose
            joined = False
        elif ((links or loose) and not sound) or (mixed and foreign(words)):
            joined = False
        else:
            links = links and not is_prose(words)
            loose = loose and not sound
            prose = prose or is_prose(words) or is_sentence(words)
            start = opens[1] if line.start <= opens[0] < line.end else line.start
            if joined:
                spans[-1] = (spans[-1][0], line.end)
            elif start < line.end:
                spans.append((start, line.end))
            joined = joined or start < line.end
    return _without(spans, licence_spans(text))


def _without(spans: list[tuple[int, int]], cuts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans with the cuts taken out."""
    for first, last in cuts:
        left = [(start, min(end, first)) for start, end in spans if start < first]
        right = [(max(start, last), end) for start, end in spans if end > last]
        spans = left + right
    return tuple(spans)


def _agency(
    text: str, title: str | None, line: Dateline | None, body: tuple[tuple[int, int], ...]
) -> str | None:
    """Who reports: the dateline says, else a credit."""
    if line is not None and line.agency:
        return line.agency
    found = agency_at_end(text, title)
    if found is None and body:
        found = agency_in_last_words(text[max(body[-1][0], body[-1][1] - 80) : body[-1][1]])
    return found


def _warnings(raw: RawText, language: str | None, odd: str | None) -> tuple[str, ...]:
    warnings = [*raw.notices, *([odd] if odd else [])]
    if language not in {None, "en"}:
        warnings.append(f"looks like {language_name(language or '')}; no events are looked for")
    return tuple(warnings)
