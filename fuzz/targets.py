"""Nine entry points that take any bytes, and what must hold whatever the bytes are.

`soak.py` feeds them from a coverage-guided fuzzer, `tests/test_regressions.py` with every file that once
broke one. A target returns nothing; a broken promise is an exception.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

from dipevents.document.facts import read_facts
from dipevents.entities import entities
from dipevents.event_files import EventFileError, read_event_file
from dipevents.mentions.dates import find_dates
from dipevents.merge import merge_events
from dipevents.pipeline import extract_document, load_kit
from dipevents.read import MAX_BYTES
from dipevents.read.formats import READERS
from dipevents.read.settings import Opened, Settings
from dipevents.render import FORMATS, Look, renderer
from dipevents.render.csv import COLUMNS
from dipevents.render.json import as_json
from dipevents.resolve.dates import bounds, resolve_date
from dipevents.tables.dictionary import DictionaryTrouble, read_dictionary
from dipevents.terminal import HIDDEN
from dipevents.validation import Texts, faults
from dipevents.values import RawText, Record

# A byte stands for one of these, so that half of what the fuzzer makes reads like news.
WORDS = (
    ",",
    *(
        "President,Putin,Aliyev,Raisi,the King of Norway,Foreign Minister,Lavrov,Prime Minister,"
        "Ambassador,he,his,counterpart,who,his Iranian counterpart,U.S.,EU,NATO,the UN,Iran,Azerbaijan,"
        "Chile,Turkey,Oslo,Ashgabat,Geneva,Baku,met,met with,will meet,visited,arrived in,phoned,"
        "spoke by phone with,sent a letter to,congratulated,signed,an agreement,a treaty,talks,held,"
        "between,with,and,in,on,to,of,from,for,at,the,a,not,denied,cancelled,postponed,planned,"
        "is expected to,summoned,recalled,expelled,received,hosted,condolences,on Monday,last Friday,"
        "tomorrow,November 28,2021,28.11.21,next week,in March 2024,two weeks ago,earlier,said,"
        "told reporters,“,”,\",',’s,(,),[,],—,-,–,:,;,.,...,!,?,\n,\n\n,\r\n,\t, ,/,BAKU,(Reuters),IRNA,"
        "WASHINGTON,TEHRAN,Dear,Mr.,Dr.,Jr.,III,al-,bin,von,O',é,e\u0301,ş,\u200b,\u202e,\u2028,\ufeff,🙂,"
        "\x00,Path,1,12,00,1999,a.m.,GMT,http://x.y,@,#,%,&,*"
    ).split(","),
)
_NOBODY = Settings(None, MAX_BYTES, lambda problem: None)
_OBEYED = re.compile(f"(?![\n\r\t])[{HIDDEN}]")  # no renderer may let it through
_TYPES = ("meeting", "call", "visit", "message", "agreement", "relations", "statement")
_STATUSES = ("occurred", "planned", "cancelled", "proposed", "denied", "ongoing")
_DAYS = (None, "2021-11-28", "2021-11", "2021", "2021-11-28/2021-12-02", "XXXX-11-28", "9999-12-31", "x")


def words_of(data: bytes) -> str:
    """News-like words for the bytes, or the bytes themselves as text, as the first byte says."""
    if not data or data[0] < 64:
        return data[1:].decode("utf-8", "replace")
    joiner = "" if data[0] % 8 == 0 else " "
    return joiner.join(WORDS[each % len(WORDS)] for each in data[1:])


def reading(data: bytes) -> None:
    """Bytes to documents: no exception, and a text that can be written as UTF-8."""
    for name in sorted(set(READERS.values())):
        reader = import_module(f"dipevents.read.{name}")
        for raw in reader.read(Opened("x", io.BytesIO(data), len(data)), _NOBODY):
            assert raw.text.encode("utf-8").strip()
            as_json(raw)


def facts(data: bytes) -> None:
    """What a document says of itself: its spans lie in the text, in order, apart."""
    raw = RawText("x", words_of(data))
    document = read_facts(raw, load_kit().gazetteer)
    for span in (document.title_span, document.dateline_span):
        assert span is None or 0 <= span[0] < span[1] <= len(raw.text), span
    last = 0
    for start, end in document.body_spans:
        assert last <= start < end <= len(raw.text), document.body_spans
        last = end


def mentioned(data: bytes) -> None:
    """Sentences and mentions: every one quotes the text."""
    raw = RawText("x", words_of(data), date="2021-11-30")
    for each in entities(raw, load_kit()):
        assert raw.text[each["start"] : each["end"]] == each["text"] != ""


class _OneText(Texts):
    """The text at hand for any id."""

    def __init__(self, whole: str) -> None:
        super().__init__(None)
        self._whole = whole

    def text(self, id_: str) -> str | None:
        return self._whole


def extracted(data: bytes) -> None:
    """A whole document: valid records, exact quotes, and the same records again."""
    raw = RawText("x", words_of(data), date="2021-11-30" if len(data) % 2 else None)
    record, events = extract_document(raw, load_kit())
    found = list(faults(events, _OneText(raw.text)))
    assert not found, found
    assert extract_document(raw, load_kit()) == (record, events)
    for event in events:
        assert json.loads(as_json(event)) == event


def dates(data: bytes) -> None:
    """Times in a text: exact, none overlapping, and a value that is a span of days, or none."""
    whole = words_of(data)
    last = 0
    for mention in find_dates(whole, 0, len(whole)):
        assert last <= mention.start < mention.end <= len(whole)
        assert whole[mention.start : mention.end] == mention.text
        last = mention.end
        for base in (None, date(2021, 11, 30), date.min, date.max):
            for tense in ("past", "future", ""):
                value = resolve_date(mention, base, tense).value
                assert value is None or "X" in value or bounds(value) is not None, value


def files(data: bytes) -> None:
    """A file that may hold events: it is read, or refused in words."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl", dir=_memory()) as file:
        file.write(data)
        file.flush()
        try:
            events = list(read_event_file(file.name))
        except EventFileError:
            return
    merge_events(events)


def dictionary(data: bytes) -> None:
    """A user's names as CSV and as TOML: taken, or refused with lines that name the file."""
    for ending in (".csv", ".toml"):
        with tempfile.NamedTemporaryFile(suffix=ending, dir=_memory()) as file:
            file.write(data)
            file.flush()
            try:
                rows = read_dictionary(file.name, ("NOR", "TTO"))
            except DictionaryTrouble as trouble:
                rows, lines = [], trouble.lines
            else:
                lines = ()
            assert all(row.alias and row.kind for row in rows)
            assert all(line.startswith((file.name, "… and ")) for line in lines)


def rendered(data: bytes) -> None:
    """An event with any words in every format: nothing a terminal obeys, and the words again."""
    words = words_of(data)
    span = {"text": words, "start": 0, "end": 9}
    event = _event(0, (data + bytes(8))[:8]) | {"venue": words, "occasion": words, "document": words}
    event["evidence"] = [{**span, "trigger": span}]
    for format_ in FORMATS:
        out = io.BytesIO()
        made = renderer(format_, out, Look(raw=False))
        made.start()
        made.event(event, 1)
        made.finish()
        told = out.getvalue().decode("utf-8")
        assert not _OBEYED.search(told), (format_, told)
        if format_ == "jsonl":
            assert json.loads(told) == event
        elif format_ == "csv":
            header, row = csv.reader(io.StringIO(told, newline=""), strict=True)
            assert len(header) == len(row) == len(COLUMNS)
            assert row[COLUMNS.index("venue")][:1] not in {*"=+-@", "\t", "\r", "\n"} or len(words) < 2


def _memory() -> str | None:
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


def merged(data: bytes) -> None:
    """Merging: the same acts in any order and when merged again, and no event lost."""
    events = list(_events(data))
    acts = merge_events(events)
    told = sorted(as_json(event) for event in events)
    assert sorted({as_json(part) for act in acts for part in act["parts"]}) == sorted(set(told))
    assert [as_json(act) for act in merge_events(events[::-1])] == [as_json(act) for act in acts]
    assert [as_json(act) for act in merge_events(acts)] == [as_json(act) for act in acts]


def _events(data: bytes) -> Iterator[Record]:
    """Events made of eight bytes each."""
    for at in range(0, len(data) - 7, 8):
        yield _event(at // 8, data[at : at + 8])


def _event(at: int, code: bytes) -> Record:
    type_, status = _TYPES[code[0] % len(_TYPES)], _STATUSES[code[1] % len(_STATUSES)]
    day = _DAYS[code[2] % len(_DAYS)]
    place = ("Oslo", "Geneva", "Iran", None)[code[3] % 4]
    trigger = {"text": "met", "start": 0, "end": 3}
    return {
        "id": f"{at:016x}", "document": f"d{code[4] % 8}", "document_date": _DAYS[code[4] // 8 % 8],
        "document_date_basis": None, "type": type_, "subtype": None, "status": status,
        "scope": "international",
        "date": day and {
            "value": day, "text": day, "start": 0, "end": 9, "basis": "text",
            "weekday": (None, "Monday", "Sunday")[code[5] % 3],
        },
        "location": place and {
            "name": place, "kind": "country" if place == "Iran" else "city",
            "country": ("NOR", "CHE", "IRN", None)[code[3] // 4 % 4], "latitude": None, "longitude": None,
            "geonames_id": None, "text": place, "start": 0, "end": 4, "basis": "text",
        },
        "venue": None, "occasion": ("15th ECO Summit", None)[code[5] // 3 % 2],
        "participants": [_who(code[6]), _who(code[7])][: 1 + code[1] // 8 % 2],
        "evidence": [{"text": f"met {code[5] % 4}", "start": 0, "end": 5, "trigger": trigger}],
        "rule": "meeting.met", "confidence": code[5] / 255, "plover": {"event": "CONSULT", "mode": None},
        "cameo": "040",
    }  # fmt: skip


def _who(code: int) -> dict[str, Any]:
    name = ("Ebrahim Raisi", "Ibrahim Raisi", "Raisi", "Ilham Aliyev", "Aliyev", None, "ECO", "Ş")[code % 8]
    return {
        "kind": ("person", "country", "organization", "person")[code // 8 % 4],
        "role": ("participant", "host", "sender", "mediator")[code // 32 % 4], "name": name,
        "title": "President" if code % 3 else None, "country": ("IRN", "AZE", None)[code % 3],
        "organization": None, "text": name or "x", "start": 0, "end": 4,
    }  # fmt: skip


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (reading, facts, mentioned, extracted, dates, files, merged, dictionary, rendered)
}
