"""Word files (DOCX): the paragraphs, with blank lines between them."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from dipevents.read.content import Content, Unreadable, document_reader, too_large
from dipevents.read.settings import Settings

_BODY = "word/document.xml"
_MARKUP = 16  # bytes of markup that a byte of text may have
_CHUNK = 65_536
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n"}


def _convert(data: bytes, settings: Settings) -> Content:
    paragraphs = _Paragraphs(settings)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if _BODY not in packed.namelist():
            raise Unreadable("no DOCX: it holds no text of Word")
        with packed.open(_BODY) as body:
            left = settings.max_bytes * _MARKUP  # whatever the file says of its size
            while chunk := body.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise too_large(settings)
                paragraphs.feed(chunk)
    paragraphs.feed(b"", last=True)
    return Content("\n\n".join(paragraphs.done))


class _Paragraphs:
    """The paragraphs of WordprocessingML, read as it comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._left = settings.max_bytes
        self._open: list[str] = []
        self._in_text = False
        self._fallback = 0  # depth inside a second telling of a text box
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse
        self.done: list[str] = []

    def feed(self, chunk: bytes, last: bool = False) -> None:
        """Takes in some more XML."""
        self._parser.Parse(chunk, last)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if local == "Fallback":
            self._fallback += 1
        if "wordprocessingml" not in space or self._fallback:
            return
        self._in_text = local == "t"
        if local in _MARKS:
            self._open.append(_MARKS[local])

    def _end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        self._in_text = False
        if local == "Fallback":
            self._fallback -= 1
        elif local == "p" and "wordprocessingml" in space and not self._fallback:
            words = "".join(self._open).strip()
            self._open.clear()
            if words:
                self.done.append(words)

    def _characters(self, words: str) -> None:
        if self._in_text:
            self._left -= len(words)
            if self._left < 0:
                raise too_large(self._settings)
            self._open.append(words)

    def _refuse(self, *declared: object) -> None:
        raise Unreadable("no DOCX: Word declares no entities")


read = document_reader(_convert, "DOCX", "try: pandoc -t plain {path} | dipevents extract -")
