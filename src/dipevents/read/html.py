"""Web pages: the main text, without menus and footers, by trafilatura."""

from __future__ import annotations

import logging
import re
from typing import Any

from dipevents.read.content import Content, MissingExtra, document_reader
from dipevents.read.decoding import decode_as_told
from dipevents.read.records import string
from dipevents.read.settings import Settings

_CHARSET = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_CHATTY = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
# Only what a page states as its day of publication; bounds stand here lest the clock decide.
_DATES = {
    "original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2199-12-31",
}  # fmt: skip


def page(words: str, notices: tuple[str, ...] = ()) -> Content:
    """The main text of a page, a blank line between paragraphs; all of its text where none is the main."""
    library = _library()
    found = library.bare_extraction(
        words, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=_DATES
    )
    if found is None or not found.text:
        text = library.html2txt(f"<html><body>{words}</body></html>") or ""
        notice = "no main text found; read with menus and all"
        return Content(text, notices=(*notices, notice) if text else notices)
    text = found.text.replace("\n", "\n\n")
    site = string(found.sitename) or string(found.hostname)
    return Content(text, found.date or None, string(found.title), site, string(found.url), notices)


def _convert(data: bytes, settings: Settings) -> Content:
    told = _CHARSET.search(data[:4096])
    words, notice = decode_as_told(data, settings.encoding, told[1].decode("ascii") if told else None)
    return page(words, (notice,) if notice else ())


def _library() -> Any:
    try:
        import trafilatura
    except ImportError as trouble:
        raise MissingExtra("html") from trouble
    for name in _CHATTY:  # what they say about odd pages is not for standard error
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


read = document_reader(_convert, "web pages", "save the page as text first", textual=True)
