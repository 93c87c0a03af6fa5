"""The text of a document with the words of its events marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from dipevents.report.acts import Act, Page
from dipevents.report.html import Safe, joined, tag
from dipevents.values import Record

LONG = 20_000  # characters from which on a text is shown around its events only
AROUND = 1_500  # characters kept on either side there

_KINDS = ("trigger", "date", "place", "participant")  # where words are two of these, the first wins


class Mark(NamedTuple):
    """Words that an act rests on; `kind` "sentence" for whole evidence."""

    start: int
    end: int
    kind: str
    act: int


class Piece(NamedTuple):
    """A stretch of text over which nothing changes."""

    start: int
    end: int
    sentences: tuple[int, ...]  # the acts it is evidence for
    kind: str | None
    acts: tuple[int, ...]
    omitted: int = 0  # characters it stands for without showing them


def marks_of(page: Page, acts: Mapping[str, Act]) -> list[Mark]:
    """The marks of a document; `acts` by the ids of their events."""
    found = []
    for event in page.events:
        number = acts[event["id"]].number
        for kind, span in _spans(event):
            start, end = span.get("start"), span.get("end")
            if start is not None and end is not None and start < end:
                found.append(Mark(start, end, kind, number))
    return found


def _spans(event: Record) -> Iterator[tuple[str, Record]]:
    for each in event["evidence"]:
        yield "sentence", each
        yield "trigger", each["trigger"]
    for each in event["participants"]:
        yield "participant", each
    if event["date"] is not None:
        yield "date", event["date"]
    if event["location"] is not None:
        yield "place", event["location"]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends."""
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(text), *begins, *ends})
    live: list[Mark] = []
    for start, end in pairwise(cuts):
        for mark in ends.get(start, ()):
            live.remove(mark)
        live += begins.get(start, ())
        yield _piece(start, end, live)


def _piece(start: int, end: int, live: Sequence[Mark]) -> Piece:
    sentences = tuple(sorted({mark.act for mark in live if mark.kind == "sentence"}))
    kind = next((kind for kind in _KINDS if any(mark.kind == kind for mark in live)), None)
    acts = tuple(sorted({mark.act for mark in live if mark.kind == kind}))
    return Piece(start, end, sentences, kind, acts)


def marked_text(page: Page, acts: Mapping[str, Act], prefix: str) -> Safe:
    """The text as HTML; the first word of act 3 has the id `prefix` + "3"."""
    marks = marks_of(page, acts)
    cut = list(pieces(page.text, marks))
    if len(page.text) > LONG:
        cut = list(_around(cut))
    anchored: set[int] = set()
    parts: list[Safe] = []
    for sentences, group in groupby(cut, key=lambda piece: piece.sentences):
        inner = joined([_marked(piece, page.text, prefix, anchored) for piece in group])
        parts.append(tag("span", inner, class_="s", data_a=_list(sentences)) if sentences else inner)
    return tag("div", *parts, class_="text", dir="auto")


def _marked(piece: Piece, text: str, prefix: str, anchored: set[int]) -> Safe:
    words = text[piece.start : piece.end]
    if piece.omitted:
        return tag("i", f"[… {piece.omitted:,} characters without events …]", class_="cut")
    if piece.kind is None:
        return joined([words])
    new = [act for act in piece.acts if act not in anchored] if piece.kind == "trigger" else []
    anchored.update(new)
    anchors = [tag("span", id=f"{prefix}{act}", class_="to") for act in new]
    link = f"#e{piece.acts[0]}" if piece.kind == "trigger" else None
    name = "a" if link else "span"
    return joined([*anchors, tag(name, words, class_=f"m {piece.kind}", data_a=_list(piece.acts), href=link)])


def _list(acts: Iterable[int]) -> str:
    return " ".join(map(str, acts))


def _around(cut: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, what is far from any mark left out."""
    for at, piece in enumerate(cut):
        length = piece.end - piece.start
        if piece.kind is not None or piece.sentences or length <= 2 * AROUND:
            yield piece
            continue
        first = piece.start if at == 0 else piece.start + AROUND
        last = piece.end if at == len(cut) - 1 else piece.end - AROUND
        if first > piece.start:
            yield piece._replace(end=first)
        yield piece._replace(omitted=last - first)
        if last < piece.end:
            yield piece._replace(start=last)
