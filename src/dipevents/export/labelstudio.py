"""Label Studio: tasks with predictions to correct, and back; its offsets count UTF-16 units."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from dipevents.export.annotations import (
    KINDS,
    LINKS,
    STATUSES,
    Act,
    Annotated,
    Note,
    Span,
    read_note,
    written,
)  # fmt: skip
from dipevents.render.json import as_json
from dipevents.values import Record
from dipevents.work import TYPES


class LabelStudioTrouble(ValueError):
    """Tasks that can't be read; the message says which and why."""


def labelstudio(documents: Sequence[Annotated]) -> bytes:
    """A JSON list of tasks."""
    tasks = ",\n".join(as_json(_task(document)) for document in documents)
    return f"[\n{tasks}\n]\n".encode()


def _task(document: Annotated) -> Record:
    data = {"text": document.text, "document": document.id, "date": document.date}
    return {"data": data, "predictions": [{"model_version": "dipevents", "result": list(_result(document))}]}


def _result(document: Annotated) -> Iterator[Record]:
    units = Units(document.text)
    ids = {span: f"s{at}" for at, span in enumerate(document.spans, 1)}
    told = {span for act in document.acts for _, span in act.links}
    for span, id_ in ids.items():
        if span in told:
            yield _region(id_, span, document.text, units, span.note)
    for number, act in enumerate(document.acts, 1):  # two acts may share their trigger words
        note = dict(act.note)
        status = note.pop("status", "occurred")
        region = _region(f"e{number}", act.trigger, document.text, units, tuple(note.items()))
        yield region
        choice = {key: region["value"][key] for key in ("start", "end", "text")} | {"choices": [status]}
        yield region | {"from_name": "status", "type": "choices", "value": choice}
        for role, span in act.links:
            yield {
                "type": "relation", "from_id": f"e{number}", "to_id": ids[span], "direction": "right",
                "labels": [role],
            }  # fmt: skip


def _region(id_: str, span: Span, text: str, units: Units, note: Note) -> Record:
    value = {
        "start": units.of(span.start), "end": units.of(span.end), "text": text[span.start : span.end],
        "labels": [span.kind],
    }  # fmt: skip
    told: Record = {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    return told | ({"meta": {"text": [written(note)]}} if note else {})


class Units:
    """Code points to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def of(self, point: int) -> int:
        """The units before a code point."""
        from bisect import bisect_left

        return point + bisect_left(self._wide, point)

    def back(self, unit: int) -> int:
        """The code points before a unit."""
        point = unit
        for at in self._wide:
            if at >= point - 1:
                break
            point -= 1
        return point


def configuration() -> str:
    """The labeling configuration that the tasks go with."""
    labels = "".join(f"    <Label value={quoteattr(each)}/>\n" for each in (*KINDS, *TYPES))
    roles = "".join(f"    <Relation value={quoteattr(each)}/>\n" for each in LINKS)
    choices = "".join(f"    <Choice value={quoteattr(each)}/>\n" for each in STATUSES)
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n'
        f'  <Relations>\n{roles}  </Relations>\n  <Text name="text" value="$text"/>\n'
        f'  <Choices name="status" toName="text" perRegion="true">\n{choices}  </Choices>\n</View>\n'
    )


# -- back ------------------------------------------------------------------------------------------


def read_labelstudio(content: str, where: str) -> list[Annotated]:
    """The documents of an export in Label Studio's JSON; a task no coder touched goes by its predictions."""
    try:
        tasks = json.loads(content)
        return [_document(task) for task in tasks]
    except (ValueError, RecursionError, KeyError, TypeError, IndexError, AttributeError) as trouble:
        raise LabelStudioTrouble(f"{where}: no JSON export of Label Studio ({trouble!r})") from trouble


def _document(task: Any) -> Annotated:
    data = task["data"]
    answers = [each for each in task.get("annotations") or () if not each.get("was_cancelled")]
    results = (answers or task.get("predictions") or [{"result": []}])[-1]["result"]
    text, date = _text(data["text"]), data.get("date")
    acts = tuple(_acts(results, text))
    return Annotated(_text(data["document"]), text, None if date is None else _text(date), acts)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text is wanted where {value!r:.40} stands")
    return value


def _unit(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"a whole number is wanted where {value!r:.40} stands")
    return value


def _acts(results: Iterable[Any], text: str) -> Iterator[Act]:
    units = Units(text)
    spans: dict[str, Span] = {}
    status: dict[str, str] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    for each in results:
        if each["type"] == "relation":
            role = (each.get("labels") or ["participant"])[0]
            links.setdefault(each["from_id"], []).append((_text(role), each["to_id"]))
        elif each["type"] == "choices":
            status[each["id"]] = _text(each["value"]["choices"][0])
        else:
            value = each["value"]
            note = read_note("; ".join((each.get("meta") or {}).get("text") or ()))
            start, end = (units.back(_unit(value[key])) for key in ("start", "end"))
            spans[each["id"]] = Span(start, end, _text(value["labels"][0]), note)
    for id_, span in spans.items():
        if span.kind in TYPES:
            told = tuple((role, spans[to]) for role, to in links.get(id_, ()))
            note = (("status", status.get(id_, "occurred")), *span.note)
            yield Act(span._replace(note=()), told, note)
