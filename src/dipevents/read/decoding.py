"""Bytes to text: the encoding, and nothing else changed."""

from __future__ import annotations

import codecs
import re

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Undecodable(Exception):
    """The bytes are not what --encoding or the byte order mark says."""


def decode(data: bytes, encoding: str | None) -> tuple[str, str | None]:
    """The text and a notice: the encoding asked for, else by BOM, else UTF-8, else cp1252."""
    mark, marked = bom(data)
    if marked is not None and _fits(encoding, marked):
        return _asked(data[len(mark) :], marked), None
    if encoding is not None:
        return _asked(data, encoding), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as trouble:
        notice = f"not UTF-8 at byte {trouble.start}; read as cp1252; --encoding NAME overrides"
        return data.decode("cp1252", "replace"), notice


def decode_as_told(data: bytes, asked: str | None, told: str | None) -> tuple[str, str | None]:
    """The same, where the document itself names its encoding and nobody asked for another."""
    if asked is None and told is not None and known_encoding(told):
        try:
            return decode(data, told)
        except Undecodable:  # it says so and is not
            pass
    return decode(data, asked)


def bom(data: bytes) -> tuple[bytes, str | None]:
    """The byte order mark the data begin with and the encoding it stands for."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return mark, name
    return b"", None


def whole(text: str) -> str:
    """The text with every lone surrogate replaced by U+FFFD, one for one."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def known_encoding(name: str) -> bool:
    """Whether Python knows a text encoding of that name."""
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except (LookupError, ValueError):
        return False


def wide(encoding: str | None) -> bool:
    """Whether the encoding writes Latin letters with NUL bytes."""
    return encoding is not None and codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _fits(encoding: str | None, marked: str) -> bool:
    """Whether the mark is one of the encoding asked for, so that it is no part of the text."""
    return encoding is None or marked.startswith(codecs.lookup(encoding).name.removesuffix("-sig"))


def _asked(data: bytes, encoding: str) -> str:
    try:
        errors = "surrogatepass" if wide(encoding) else "strict"
        return whole(data.decode(encoding, errors))
    except UnicodeDecodeError as trouble:
        raise Undecodable(f"not {encoding} at byte {trouble.start}; try another --encoding NAME") from trouble
