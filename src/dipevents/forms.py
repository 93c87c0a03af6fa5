"""The same words however they are encoded: a text composed, without marks that nobody sees, and the way back.

Zero-width characters, soft hyphens, marks of writing direction, blanks of other widths and letters written as
a base and its accents hide words from every table. Stations are given the plain form; what they find is laid
back on the text as read, so that every quote and offset is of that.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import Any

from dipevents.values import RawText, Record

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ACCENTS = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[{_UNSEEN}]+|[{_BLANKS}]|[^{_ACCENTS}{_UNSEEN}\\s][{_ACCENTS}]+")
_ANY = re.compile(f"[{_UNSEEN}{_BLANKS}{_ACCENTS}]")  # seeks fast, for the many texts that hold none
_BLANK = re.compile(f"[{_BLANKS}]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_QUOTING = ("date", "location")


class PlainForm:
    """A text in its plain form, and where each of its characters stands in the text as read."""

    def __init__(self, raw: RawText) -> None:
        self._text = raw.text
        self._starts, self._ends = array("I"), array("I")
        parts, at = [], 0
        for odd in _ODD.finditer(raw.text):
            parts.append(self._same(at, odd.start()))
            if not _HIDDEN.match(odd.group()):
                parts.append(self._composed(odd))
            at = odd.end()
        parts.append(self._same(at, len(raw.text)))
        self.raw = raw._replace(text="".join(parts), title=raw.title and plain(raw.title))

    def _same(self, start: int, end: int) -> str:
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))
        return self._text[start:end]

    def _composed(self, odd: re.Match[str]) -> str:
        letters = plain(odd.group())
        self._starts.extend([odd.start()] * len(letters))
        self._ends.extend([odd.end()] * len(letters))
        return letters

    def as_read(self, event: Record) -> Record:
        """The event with quotes and offsets of the text as read."""
        quoting = {key: self._quote(event[key]) for key in _QUOTING}
        return {
            **event, **quoting,
            "participants": [self._quote(each) for each in event["participants"]],
            "evidence": [
                {**self._quote(each), "trigger": self._quote(each["trigger"])} for each in event["evidence"]
            ],
        }  # fmt: skip

    def _quote(self, each: Any) -> Any:
        if each is None or each["start"] is None:
            return each
        start, end = self._starts[each["start"]], self._ends[each["end"] - 1]
        words = each["text"] if each["text"] is None else self._text[start:end]
        return {**each, "text": words, "start": start, "end": end}


def plain_form(raw: RawText) -> PlainForm | None:
    """The plain form of a document, or None where the text is plain as it stands, as nearly all are."""
    if raw.text.isascii() or _ANY.search(raw.text) is None:
        return None
    return PlainForm(raw)


def plain(words: str) -> str:
    """The words composed, blanks as blanks, without marks that nobody sees."""
    return unicodedata.normalize("NFC", _BLANK.sub(" ", _HIDDEN.sub("", words)))
