"""Plain text: one file, one document."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.read.decoding import Undecodable, bom, decode, whole, wide
from dipevents.read.magic import HEAD, not_text
from dipevents.read.settings import Opened, Settings, size_in_words
from dipevents.values import RawText


def read(source: Opened, settings: Settings) -> Iterator[RawText]:
    """The document, unless it is binary, empty or over the cap."""
    data = data_of(source, settings)
    raw = None if data is None else document(source.path, data, settings)
    if raw is not None and source.changed():
        raw = raw._replace(notices=(*raw.notices, "was written to while it was read"))
    if raw is not None:
        yield raw


def data_of(source: Opened, settings: Settings) -> bytes | None:
    """All bytes of the file; None where they are over the cap, which is reported."""
    if source.size is not None and source.size > settings.max_bytes:
        _too_large(source, settings, source.size)
        return None
    data = source.stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        _too_large(source, settings, None)
        return None
    return data


def document(path: str, data: bytes, settings: Settings) -> RawText | None:
    """The bytes as a document; None where a problem was reported."""
    trouble = not_text(data[:HEAD], path, wide(settings.encoding) or wide(bom(data)[1]))
    if trouble:
        settings.skipped(path, "binary", f"{path}: {trouble}")
        return None
    try:
        text, notice = decode(data, settings.encoding)
    except Undecodable as error:
        settings.failed(path, "unreadable", f"{path}: {error}")
        return None
    if not text or text.isspace():
        settings.skipped(path, "empty", f"{path}: empty, nothing to read")
        return None
    return RawText(path, whole(text), notices=(notice,) if notice else ())


def _too_large(source: Opened, settings: Settings, size: int | None) -> None:
    limit = size_in_words(settings.max_bytes)
    over = f"{size_in_words(size)} > {limit}" if size is not None else f"over {limit}"
    settings.failed(
        source.path, "too large", f"{source.path}: {over}, the limit for one document; "
        "raise it with --max-bytes, split the file, or make it .jsonl",
    )  # fmt: skip
