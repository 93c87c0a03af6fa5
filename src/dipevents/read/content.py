"""Files that hold one document in a format of their own: what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dipevents.read import text
from dipevents.read.decoding import bom, whole, wide
from dipevents.read.magic import HEAD, not_text
from dipevents.read.settings import Opened, Settings, size_in_words
from dipevents.timelimit import TimeUp, time_limit
from dipevents.values import RawText

PATIENCE = 30.0  # seconds that getting at a text may take


class Content(NamedTuple):
    """The text that a file holds, which is the document's text, and what the file says of it."""

    text: str
    date: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()


class Unreadable(Exception):
    """Why no text could be got out of a file."""


class MissingExtra(Exception):
    """The name of the extra that brings the library that is needed."""


Convert = Callable[[bytes, Settings], Content]


def document_reader(
    convert: Convert, what: str, otherwise: str, textual: bool = False
) -> Callable[[Opened, Settings], Iterator[RawText]]:
    """A reader of files in that format; `otherwise` is another way to get at the text."""

    def read(source: Opened, settings: Settings) -> Iterator[RawText]:
        """The document of the file; what stands in the way is reported."""
        data = text.data_of(source, settings)
        if data is None:
            return
        path, tip = source.path, otherwise.format(path=source.path)
        if not data.strip():
            settings.skipped(path, "empty", f"{path}: empty, nothing to read")
            return
        trouble = textual and not_text(data[:HEAD], path, wide(settings.encoding) or wide(bom(data)[1]))
        if trouble:
            settings.skipped(path, "binary", f"{path}: {trouble}")
            return
        try:
            with time_limit(PATIENCE):
                content = convert(data, settings)
        except MissingExtra as extra:
            need = f"reading {what} needs pip install 'dipevents[{extra}]'; or {tip}"
            settings.skipped(path, "extra not installed", f"{path}: {need}")
        except Unreadable as error:
            settings.failed(path, "unreadable", f"{path}: {error}; {tip}")
        except TimeUp:
            words = f"took longer than {PATIENCE:g} seconds to read"
            settings.failed(path, "unreadable", f"{path}: {words}; {tip}")
        except Exception as error:  # whatever a library makes of a hostile file, it costs this file only
            words = f"no {what} that can be read ({type(error).__name__})"
            settings.failed(path, "unreadable", f"{path}: {words}; {tip}")
        else:
            yield from _document(path, content, settings, tip)

    return read


def too_large(settings: Settings) -> Unreadable:
    """What is said of a text over the cap, or of what unpacks to more than a document can."""
    limit = size_in_words(settings.max_bytes)
    return Unreadable(f"its text is over {limit}, the limit for one document; raise it with --max-bytes")


def _document(path: str, content: Content, settings: Settings, tip: str) -> Iterator[RawText]:
    words = whole(content.text)
    if len(words.encode("utf-8")) > settings.max_bytes:
        settings.failed(path, "too large", f"{path}: {too_large(settings)}; {tip}")
    elif not words or words.isspace():
        settings.skipped(path, "empty", f"{path}: no text in it")
    else:
        yield RawText(path, words, content.date, content.title, content.source, content.url, content.notices)
