"""PDF: the text of the pages, by pypdf; scanned pages have none."""

from __future__ import annotations

import io
import logging
from typing import Any

from dipevents.read.content import Content, MissingExtra, Unreadable, document_reader, too_large
from dipevents.read.settings import Settings


def _convert(data: bytes, settings: Settings) -> Content:
    pdf = _library().PdfReader(io.BytesIO(data))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise Unreadable("needs a password; save it without one first")
    pages: list[str] = []
    left = settings.max_bytes
    for page in pdf.pages:
        words = page.extract_text()
        left -= len(words)
        if left < 0:
            raise too_large(settings)
        pages.append(words)
    return Content("\n".join(pages))  # a sentence may go on over the page


def _library() -> Any:
    try:
        import pypdf
    except ImportError as trouble:
        raise MissingExtra("pdf") from trouble
    # what it says about odd files is not for standard error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    return pypdf


read = document_reader(_convert, "PDF", "try: pdftotext {path} - | dipevents extract -")
