"""Reading gold files and predictions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dipevents.evaluate.acts import ALL_TYPES, KINDS, STATUSES, Act, read_act
from dipevents.values import Record

_SUFFIX = re.compile(r"\.(?:txt|md|html)\Z")


class GoldError(ValueError):
    """A gold or prediction file that can't be used; the message names file, line and trouble."""


class GoldDocument(NamedTuple):
    """One coded document: what it says and what an annotator found in it."""

    id: str
    text: str | None
    path: Path | None
    date: str | None
    coders: int
    events: tuple[Act, ...]

    def read(self) -> str:
        """The text to extract from, as it stands in the file: no newline is touched."""
        if self.text is not None:
            return self.text
        if self.path is None:
            raise GoldError(f"{self.id}: the gold file gives neither text nor a path that exists")
        data = self.path.read_bytes()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")


def document_key(id_: str) -> str:
    """What documents are compared by: the last path part without .txt, .md or .html."""
    return _SUFFIX.sub("", id_.rsplit("/", 1)[-1])


def read_gold(path: str | Path) -> list[GoldDocument]:
    """The documents of a gold file, in its order."""
    source = Path(path)
    documents = [_document(line, source, number) for number, line in _objects(source)]
    if not documents:
        raise GoldError(f"{source}: no document in it")
    return documents


def _objects(source: Path) -> Iterator[tuple[int, Record]]:
    """Number and object of each line that isn't blank."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise GoldError(f"{source}: {getattr(trouble, 'strerror', None) or 'not UTF-8'}") from trouble
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _object(line, f"{source}:{number}")


def _object(line: str, where: str) -> Record:
    """The JSON object of a line."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as trouble:
        raise GoldError(f"{where}: not JSON ({trouble})") from trouble
    if not isinstance(value, dict):
        raise GoldError(f"{where}: not a JSON object")
    return value


def _document(line: Record, source: Path, number: int) -> GoldDocument:
    """One gold document from its line."""
    where = f"{source}:{number}"
    named = line.get("path")
    id_ = line.get("id") or named
    if not id_:
        raise GoldError(f"{where}: neither id nor path")
    return GoldDocument(
        id=str(id_),
        text=line.get("text"),
        path=_find(str(named), source) if named else None,
        date=line.get("date") or None,
        coders=int(line.get("coders") or 1),
        events=tuple(_event(record, where) for record in line.get("events") or ()),
    )


def _find(named: str, source: Path) -> Path | None:
    """The file a gold `path` means: from the current folder, the gold file's, then its parent."""
    folders = (Path(), source.parent, source.resolve().parent.parent)
    return next((folder / named for folder in folders if (folder / named).is_file()), None)


def _event(record: Record, where: str) -> Act:
    """A gold event, its closed vocabularies checked: a typo must not pass as an event nobody finds."""
    act = read_act(record)
    known: list[tuple[str, Any, tuple[str, ...]]] = [
        *(("type", type_, ALL_TYPES) for type_ in (act.type, *act.types_any)),
        *(("status", status, STATUSES) for status in (act.status, *act.status_any)),
        *(("kind", actor.kind, KINDS) for actor in act.actors),
    ]
    for field, value, allowed in known:
        if value not in allowed:
            raise GoldError(f"{where}: {field} {value!r} is none of {', '.join(allowed)}")
    return act


def read_predictions(path: str | Path) -> dict[str, list[Record]]:
    """Event objects by document id, from extract's json or jsonl or a second coder's gold file."""
    source = Path(path)
    whole = _whole(source)
    lines = [(1, whole)] if whole is not None else list(_objects(source))
    found: dict[str, list[Record]] = {}
    for number, line in lines:
        for id_, records in _grouped(line, f"{source}:{number}"):
            found.setdefault(id_, []).extend(records)
    return found


def _whole(source: Path) -> Record | None:
    """The file as one JSON object, None if it is several lines of them."""
    try:
        value = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as trouble:
        raise GoldError(f"{source}: {trouble.strerror}") from trouble
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _grouped(line: Record, where: str) -> Iterator[tuple[str, list[Record]]]:
    """Document id and events of one object: a whole extraction, a gold line, or a single event."""
    events = line.get("events")
    if isinstance(events, list) and line.get("id"):
        yield str(line["id"]), events
    elif isinstance(events, list):
        yield from ((str(document["id"]), []) for document in line.get("documents") or ())
        yield from (_single(event, where) for event in events)
    else:
        yield _single(line, where)


def _single(event: Record, where: str) -> tuple[str, list[Record]]:
    """One event under its document's id."""
    if not isinstance(event, dict) or not isinstance(event.get("document"), str):
        raise GoldError(f"{where}: an event without `document`; merged events can't be scored by document")
    return event["document"], [event]
