"""HTML and SVG in which no word of a document is taken for markup: what is not `Safe` is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from dipevents.terminal import HIDDEN

# Direction overrides and control characters are shown, not obeyed; line breaks and tabs are kept.
_HIDDEN = re.compile(f"(?![\t\n])[{HIDDEN}\ufeff\U000e0000-\U000e007f]")
_VOID = {"meta", "input", "br", "col", "hr"}

Attribute = str | int | float | bool | None


class Safe(str):
    """Markup of our own making."""

    __slots__ = ()


def safe(value: object) -> Safe:
    """The value as text between tags or in an attribute; markup stays as it is."""
    if isinstance(value, Safe):
        return value
    return Safe(escape(shown(str(value))))


def shown(text: str) -> str:
    """The text with hidden characters written out as <U+XXXX> and every line break a LF."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def tag(name: str, /, *children: object, **attributes: Attribute) -> Safe:
    """An element; `class_` and `data_a` are the attributes class and data-a, None and False are none."""
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Safe(f"<{name}{told}>")
    return Safe(f"<{name}{told}>{''.join(map(safe, children))}</{name}>")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    key = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {key}"
    return f' {key}="{safe(number(value) if isinstance(value, float) else value)}"'


def number(value: float) -> str:
    """A length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def joined(parts: Iterable[object], between: str = "") -> Safe:
    """The parts one after the other."""
    return Safe(safe(between).join(map(safe, parts)))
