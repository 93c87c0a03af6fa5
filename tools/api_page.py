"""docs/api.md: the public functions by their docstrings, the models by their fields."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import dipevents
from dipevents import api, models

MODELS = ("Event", "MergedEvent", "Participant", "Location", "EventDate", "Evidence", "Span", "DocumentFacts")


def page() -> str:
    """The page below its title."""
    parts = [
        "`import dipevents` costs nothing; what is used is loaded when it is used. Nothing prints, nothing\n"
        "is kept between two calls but the tables, and threads may call everything at once. The package is\n"
        "typed (`py.typed`), and the suite runs the examples.\n",
    ]  # fmt: skip
    for name in dipevents.__all__:
        if hasattr(api, name) and not hasattr(models, name):
            parts += _described(getattr(api, name))
    parts.append("## Models\n\nAll are frozen; `model_dump()` gives the record as JSON has it.\n")
    for name in MODELS:
        parts += _fields(getattr(models, name))
    return "\n".join(parts)


def _described(each: Any) -> Iterator[str]:
    """A function or class: its signature, what it says of itself, its example as a session."""
    words, _, example = str(inspect.getdoc(each)).partition(">>> ")
    yield f"## {each.__name__}\n"
    if not inspect.isclass(each):
        signature = inspect.signature(each)
        told = ",\n    ".join(_parameters(signature))
        yield _block(f"{each.__name__}(\n    {told},\n) -> {signature.return_annotation}")
    yield f"{words.strip()}\n"
    yield _block(f">>> {example.rstrip()}")


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    """The parameters as written, a star before the first that goes by name only."""
    starred = False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        default = "" if each.default is each.empty else f" = {_default(each.default)}"
        yield f"{each.name}: {each.annotation}{default}"


def _default(value: object) -> str:
    return repr(value) if isinstance(value, str | int | tuple | None) else "..."


def _fields(model: Any) -> Iterator[str]:
    yield f"### {model.__name__}\n"
    yield f"{inspect.getdoc(model)}\n"
    hints = {
        name: hint for base in reversed(model.__mro__) for name, hint in inspect.get_annotations(base).items()
    }
    rows = [f"| `{name}` | `{_cell(str(hints[name]))}` |" for name in model.model_fields]
    yield "\n".join(("| field | type |", "|---|---|", *rows)) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"
