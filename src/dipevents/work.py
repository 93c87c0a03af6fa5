"""One document's work: the extractor run on it, the events that are wanted, what went wrong.

The same function serves one process and many, so that both write the same bytes.
"""

from __future__ import annotations

from typing import NamedTuple

from dipevents.forms import plain_form
from dipevents.pipeline import Kit, Trace, extract_document, load_kit, load_kit_with
from dipevents.tables.actor_codes import with_codes
from dipevents.timelimit import TimeUp, time_limit
from dipevents.values import RawText, Record

DEFAULT_TYPES = ("meeting", "message", "call", "visit", "agreement", "relations")
TYPES = (*DEFAULT_TYPES, "statement")
SLOWEST = 4000  # characters a second that the slowest machine is trusted with
PATIENCE = 20.0  # seconds that every document may take


class Wanted(NamedTuple):
    """Which events of a document are kept."""

    types: tuple[str, ...] = DEFAULT_TYPES
    domestic: bool = False
    least: float = 0.0  # confidence
    seconds: float | None = None  # a document may take; None goes by its length
    dictionary: str | None = None  # a file of the user's own names
    codes: bool = False  # codes of the field on participants

    @property
    def statements(self) -> bool:
        """Whether statements are asked for, whose rules are read only then."""
        return "statement" in self.types

    def kit(self) -> Kit:
        """The tables and rules for it; raises DictionaryTrouble if the dictionary can't be used."""
        if self.dictionary is None:
            return load_kit(self.statements)
        return load_kit_with(self.dictionary, self.statements)

    def keeps(self, event: Record) -> bool:
        """Whether an event is wanted."""
        if event["scope"] == "domestic" and not self.domestic:
            return False
        return event["type"] in self.types and event["confidence"] >= self.least

    def limit(self, text: str) -> float:
        """How many seconds a text may take."""
        return PATIENCE + len(text) / SLOWEST if self.seconds is None else self.seconds


class Funnel(NamedTuple):
    """How many are left at each step from the sentences to the events."""

    sentences: int = 0
    triggered: int = 0
    candidates: int = 0
    found: int = 0
    kept: int = 0

    def plus(self, other: Funnel) -> Funnel:
        """The sum of both."""
        return Funnel(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Trouble(NamedTuple):
    """Why a document gave nothing: `bug` of ours, or `time`, or a `crash` of the worker."""

    kind: str
    words: str


class Outcome(NamedTuple):
    """What came of a document; `lines` are those of the events' first sentences."""

    document: Record | None
    events: list[Record]
    lines: list[int]
    funnel: Funnel
    trouble: Trouble | None = None


def examine(raw: RawText, kit: Kit, wanted: Wanted, counting: bool = True) -> Outcome:
    """What the extractor makes of one document; a bug or an endless loop costs this document only.

    The funnel is told by runs that find nothing: the others need not be `counting` every sentence.
    """
    seconds = wanted.limit(raw.text)
    try:
        with time_limit(seconds):
            trace = Trace(counting)
            document, events = read_events(raw, kit, trace)
    except TimeUp:
        return failed(Trouble("time", f"took longer than {seconds:g} seconds; --time-limit allows more"))
    except Exception as trouble:  # whatever it is, it is this document's
        return failed(Trouble("bug", f"a bug of ours ({type(trouble).__name__}{_where(trouble)})"))
    for event in events:
        if not _quotes(event, raw.text):
            return failed(Trouble("bug", "a bug of ours (a quote that is not in the text)"))
    kept = [event for event in events if wanted.keeps(event)]
    if wanted.codes:
        kept = [with_codes(event) for event in kept]
    funnel = Funnel(trace.sentences, trace.triggered, trace.candidates, len(events), len(kept))
    return Outcome(document, kept, _lines(raw.text, kept), funnel)


def read_events(raw: RawText, kit: Kit, trace: Trace | None = None) -> tuple[Record, list[Record]]:
    """The document's record and its events, however its letters are encoded; quotes are as read."""
    form = plain_form(raw)
    if form is None:
        return extract_document(raw, kit, trace)
    document, events = extract_document(form.raw, kit, trace)
    return document, [form.as_read(event) for event in events]


def failed(trouble: Trouble) -> Outcome:
    """The outcome of a document that gave nothing."""
    return Outcome(None, [], [], Funnel(), trouble)


def _where(trouble: BaseException) -> str:
    """The line of ours where it happened; never words of the document."""
    trace = trouble.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
    return f" at {name}:{trace.tb_lineno}"


def _quotes(event: Record, text: str) -> bool:
    """Whether every quoted stretch stands in the text where the event says."""
    quoted = [event["date"], event["location"], *event["participants"], *event["evidence"]]
    quoted += [each["trigger"] for each in event["evidence"]]
    return all(
        text[each["start"] : each["end"]] == each["text"]
        for each in quoted
        if each is not None and each["start"] is not None and each["text"] is not None
    )


def _lines(text: str, events: list[Record]) -> list[int]:
    """The line of each event's first sentence, counted once through the text."""
    lines, number, last = [], 1, 0
    for event in events:
        start = event["evidence"][0]["start"]
        if start < last:
            number, last = 1, 0
        number += text.count("\n", last, start)
        last = start
        lines.append(number)
    return lines
