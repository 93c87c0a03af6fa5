"""The same words in another form: byte order marks, newlines, composed letters, marks that nobody sees.

Every quote stands exactly where its offsets say, whatever the form; where the words are the same, so are the
events.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from commandline import ROOT, SEEDS
from dipevents.pipeline import load_kit
from dipevents.read import iter_documents
from dipevents.validation import Texts, faults
from dipevents.values import RawText, Record
from dipevents.work import Wanted, examine

GOLD = 20  # documents of each file
UNSEEN = dict.fromkeys(
    [0xAD, 0x61C, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
NEWLINES = {"CRLF": "\r\n", "CR": "\r", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}
# Marks that stand between words, as web pages leave them, and the same inside words.
MARKS = {
    "zero-width space": "\u200b", "joiner": "\u200d", "non-joiner": "\u200c", "word joiner": "\u2060",
    "soft hyphen": "\u00ad", "left-to-right mark": "\u200e", "right-to-left mark": "\u200f",
    "byte order mark": "\ufeff",
}  # fmt: skip
PAIRS = {"embedding": ("\u202a", "\u202c"), "override": ("\u202e", "\u202c"), "isolate": ("\u2068", "\u2069")}


@lru_cache(maxsize=1)
def texts() -> tuple[tuple[str, str | None], ...]:
    """Texts with their dates: the seeds, and gold of our own."""
    found: list[tuple[str, str | None]] = [
        (path.read_text(encoding="utf-8"), None) for path in sorted(SEEDS.glob("*.txt"))
    ]
    for path in sorted((ROOT / "tests" / "gold").glob("own-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[:GOLD]:
            record = json.loads(line)
            found.append((record["text"], record["date"]))
    return tuple(found)


class OneText(Texts):
    """The text at hand for any id."""

    def __init__(self, text: str) -> None:
        super().__init__(None)
        self._text = text

    def text(self, id_: str) -> str | None:
        return self._text


@lru_cache(maxsize=1024)
def events(text: str, date: str | None) -> tuple[Record, ...]:
    """The events of a text; every quote is held against it."""
    outcome = examine(RawText("x", text, date), load_kit(), Wanted(domestic=True))
    assert outcome.trouble is None
    assert list(faults(outcome.events, OneText(text))) == []
    return tuple(outcome.events)


def plain(words: str | None) -> str | None:
    """The words composed, without marks that nobody sees, blanks as one."""
    return None if words is None else " ".join(unicodedata.normalize("NFC", words.translate(UNSEEN)).split())


def in_short(found: tuple[Record, ...]) -> list[object]:
    """What the events say, apart from how it is written."""
    return [
        (
            each["type"], each["subtype"], each["status"], (each["date"] or {}).get("value"),
            plain((each["location"] or {}).get("name")),
            [(one["role"], one["kind"], plain(one["name"]), one["country"]) for one in each["participants"]],
        )
        for each in found
    ]  # fmt: skip


def differing(change: Callable[[str], str]) -> list[str]:
    """The heads of texts whose events are others in the changed form."""
    return [
        text[:60]
        for text, date in texts()
        if in_short(events(change(text), date)) != in_short(events(text, date))
    ]


@pytest.mark.parametrize("newline", NEWLINES.values(), ids=NEWLINES)
def test_any_newline(newline: str) -> None:
    assert differing(lambda text: text.replace("\n", newline)) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_taken_apart(form: str) -> None:
    assert any(unicodedata.normalize("NFD", text) != text for text, _ in texts())
    assert differing(lambda text: unicodedata.normalize(form, text)) == []


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("where", [r"(?<= )", r"(?= )", r"(?<=[a-z]{3})(?=[a-z]{3})", r"(?<=\b[A-Z])"])
def test_marks_that_nobody_sees(mark: str, where: str) -> None:
    place = re.compile(where)
    assert differing(lambda text: place.sub(mark, text)) == []


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_names_in_marks_of_direction(pair: tuple[str, str]) -> None:
    names = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
    assert differing(lambda text: names.sub(lambda name: pair[0] + name.group() + pair[1], text)) == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_blanks_of_other_widths(blank: str) -> None:
    assert differing(lambda text: text.replace(" ", blank)) == []


@pytest.mark.parametrize(
    ("bare", "told"),
    [
        (
            "Iranian President Ebrahim Raisi met Turkish President Recep Tayyip Erdogan in Ankara on Monday.",
            "Iranian President Ebrahim Raisi (ابراهیم رئیسی) met Turkish President Recep Tayyip Erdogan in "
            "Ankara on Monday.",
        ),
        (
            "Qatar's emir phoned Israeli President Isaac Herzog on Sunday, his office said.",
            "Qatar's emir phoned Israeli President Isaac Herzog (יצחק הרצוג) on Sunday, his office said.",
        ),
        (
            "The foreign ministers of Egypt and Sudan signed an agreement in Cairo on Tuesday.",
            "وقعت مصر والسودان اتفاقا.\n\nThe foreign ministers of Egypt and Sudan signed an agreement in "
            "Cairo on Tuesday.",
        ),
    ],
)  # fmt: skip
def test_words_from_right_to_left_beside(bare: str, told: str) -> None:
    assert in_short(events(bare, "2021-11-30"))
    assert in_short(events(told, "2021-11-30")) == in_short(events(bare, "2021-11-30"))


@pytest.mark.xfail(reason="a bracket in another script between two offices of one person parts them")
def test_a_bracket_between_two_offices() -> None:
    bare = "At the invitation of State Councilor and Foreign Minister Wang Yi, Kenyan Foreign Minister Amina "
    bare += "Mohamed will visit China on Friday."
    told = bare.replace("Councilor and", "Councilor (国务委员) and")
    assert in_short(events(told, "2017-11-30")) == in_short(events(bare, "2017-11-30"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    """With its mark, or with its name: the text that was meant, and its events."""
    text = "Le Pen’s host, the king of Norway, met the president of Chile in São Paulo on Monday."
    path = tmp_path / "a.txt"
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    path.write_bytes((mark + text).encode(encoding))
    (raw,) = iter_documents([str(path)])
    assert raw.text == text
    assert in_short(events(raw.text, "2021-11-30")) == in_short(events(text, "2021-11-30"))


def test_quotes_are_of_the_text_as_read() -> None:
    """A quote keeps the marks inside it and leaves out those around."""
    text = "\u202bThe ki\u00adng of Norway\u200b met\u00a0the president of Chile in Sa\u0303o Paulo "
    text += "on Mon\u200bday.\u202c"
    (event,) = events(text, "2021-11-30")
    assert event["date"]["text"] == "Mon\u200bday"
    assert event["location"]["text"] == "Sa\u0303o Paulo"
    assert event["participants"][0]["text"] == "ki\u00adng of Norway"
    assert event["evidence"][0]["trigger"]["text"] == "met"
    assert event["evidence"][0]["text"] == text[1:-1]
