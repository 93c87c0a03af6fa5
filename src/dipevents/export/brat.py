"""brat standoff: a folder with a .txt and a .ann for each document, and the configuration brat needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from dipevents.errors import OutputTrouble
from dipevents.export.annotations import (
    KINDS,
    LINKS,
    ROLES,
    STATUSES,
    Act,
    Annotated,
    Note,
    Span,
    read_note,
    written,
)  # fmt: skip
from dipevents.output import output
from dipevents.work import TYPES

Links = dict[str, list[tuple[str, str]]]  # roles and ids of spans by the id of an event

INDEX = "documents.tsv"  # which file is which document
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_BREAK = re.compile(r"[\n\r]+")


class BratTrouble(ValueError):
    """Annotations that can't be read; the message says where and why."""


def write_brat(documents: Sequence[Annotated], folder: str) -> None:
    """Writes the folder; every name in it is made here, so that no document's id leads out of it."""
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise OutputTrouble(f"{folder}: {(trouble.strerror or str(trouble)).lower()}") from trouble
    lines = []
    for document in documents:
        name = file_name(document.id)
        _write(place / f"{name}.txt", document.text)
        _write(place / f"{name}.ann", "".join(f"{line}\n" for line in ann(document)))
        lines.append(f"{name}\t{document.date or ''}\t{document.id.encode('unicode_escape').decode()}\n")
    _write(place / INDEX, "".join(sorted(lines)))
    _write(place / "annotation.conf", configuration())


def _write(path: Path, text: str) -> None:
    with output(str(path)) as stream:
        stream.write(text.encode("utf-8", "replace"))


def file_name(id_: str) -> str:
    """A name for a document that any file system takes, and no other document has."""
    digest = sha256(id_.encode("utf-8", "replace")).hexdigest()[:8]
    stem = _UNSAFE.sub("_", id_.rsplit("/", 1)[-1].removesuffix(".txt")).strip("._")
    return f"{stem[:60] or 'document'}-{digest}"


def ann(document: Annotated) -> Iterator[str]:
    """The lines of the .ann file; offsets count code points, as brat's do."""
    spans = document.spans
    numbers = {span: at for at, span in enumerate(spans, 1)}
    for span, at in numbers.items():
        yield f"T{at}\t{_bound(span, document.text)}"
    notes = 0
    for span, at in numbers.items():
        if span.note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{at}\t{written(span.note)}"
    for number, act in enumerate(document.acts, 1):
        yield f"E{number}\t{act.trigger.kind}:T{numbers[act.trigger]}{''.join(_arguments(act, numbers))}"
        note = dict(act.note)
        yield f"A{number}\tStatus E{number} {note.pop('status', 'occurred')}"
        if note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes E{number}\t{written(tuple(note.items()))}"


def _bound(span: Span, text: str) -> str:
    """Kind, fragments and words; a stretch over several lines is several fragments."""
    fragments, start = [], span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        if found.start() > start:
            fragments.append((start, found.start()))
        start = found.end()
    if start < span.end:
        fragments.append((start, span.end))
    places = ";".join(f"{first} {last}" for first, last in fragments)
    return f"{span.kind} {places}\t{' '.join(text[first:last] for first, last in fragments)}"


def _arguments(act: Act, numbers: dict[Span, int]) -> Iterator[str]:
    """Roles and spans; a role that several have is numbered from the second on."""
    seen: dict[str, int] = {}
    for role, span in act.links:
        seen[role] = seen.get(role, 0) + 1
        yield f" {role}{seen[role] if seen[role] > 1 else ''}:T{numbers[span]}"


def configuration() -> str:
    """annotation.conf: kinds, types with their roles, statuses."""
    who = "|".join(("person", "country", "organization"))
    roles = ", ".join(f"{role}*:{who}" for role in ROLES)
    lines = ["[entities]", *KINDS, "", "[relations]", "", "[events]"]
    lines += [f"{type_}\t{roles}, when?:date, where?:place" for type_ in TYPES]
    return "\n".join([*lines, "", "[attributes]", f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}", ""])


# -- back ------------------------------------------------------------------------------------------


def read_brat(folder: str) -> list[Annotated]:
    """The documents of such a folder as a coder left them."""
    place = Path(folder)
    known = dict(_index(place / INDEX))
    texts = sorted(place.glob("*.txt"))
    if not texts:
        raise BratTrouble(f"{folder}: no .txt in it")
    found = []
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        notes = path.with_suffix(".ann")
        lines = notes.read_text(encoding="utf-8").split("\n") if notes.exists() else []
        date, id_ = known.get(path.stem, (None, path.name))
        found.append(Annotated(id_, text, date, tuple(acts_of(lines, text, str(notes)))))
    return found


def _index(path: Path) -> Iterator[tuple[str, tuple[str | None, str]]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                name, date, id_ = line.split("\t")
                yield name, (date or None, id_.encode().decode("unicode_escape"))
            except ValueError as trouble:
                raise BratTrouble(f"{path}: not as dipevents wrote it: {line[:60]!r}") from trouble


def acts_of(lines: Iterable[str], text: str, where: str) -> Iterator[Act]:
    """The events of the lines of an .ann file; `where` names it in messages."""
    spans: dict[str, Span] = {}
    events: Links = {}
    notes: dict[str, Note] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            _read_line(line, len(text), spans, events, notes)
        except (ValueError, IndexError) as trouble:
            raise BratTrouble(f"{where}:{number}: not brat's standoff: {line[:60]!r}") from trouble
    for id_, ((type_, trigger), *links) in events.items():
        try:
            told = [(role, spans[span]._replace(note=notes.get(span, ()))) for role, span in links]
            yield Act(spans[trigger]._replace(kind=type_), tuple(told), notes.get(id_, ()))
        except KeyError as trouble:
            raise BratTrouble(f"{where}: {id_} has a part {trouble} that is not there") from trouble


def _read_line(
    line: str, length: int, spans: dict[str, Span], events: Links, notes: dict[str, Note]
) -> None:
    id_, told = line.split("\t")[:2]
    if id_[0] == "T":
        kind, places = told.split(" ", 1)
        ends = [int(each) for each in re.split("[ ;]", places)]
        if not 0 <= ends[0] < ends[-1] <= length:
            raise ValueError
        spans[id_] = Span(ends[0], ends[-1], kind)
    elif id_[0] == "E":
        pairs = [part.partition(":") for part in told.split()]
        events[id_] = [(re.sub("[0-9]+$", "", role), span) for role, _, span in pairs]
        if not pairs or not all(role in LINKS for role, _ in events[id_][1:]):
            raise ValueError
    elif id_[0] == "A":
        name, of, *value = told.split()
        notes[of] = (*notes.get(of, ()), (name.lower(), value[0]))
    elif id_[0] == "#":
        of = told.split()[1]
        notes[of] = (*notes.get(of, ()), *read_note(line.split("\t", 2)[2]))
