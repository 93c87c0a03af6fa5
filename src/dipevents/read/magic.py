"""Inputs that are no text: known by their first bytes, each with a way to get at the text."""

from __future__ import annotations

HEAD = 8192  # bytes looked at

_PIPE = "| dipevents extract -"
_TIPS = (
    (b"%PDF-", "PDF", "try: pdftotext {path} - " + _PIPE),
    (b"PK\x03\x04", "a ZIP archive", "unpack it first"),
    (b"PK\x05\x06", "a ZIP archive", "unpack it first"),
    (b"\x1f\x8b", "gzip", "try: zcat {path} " + _PIPE),
    (b"\x89PNG\r\n", "a PNG image", "try: tesseract {path} - " + _PIPE),
    (b"\xff\xd8\xff", "a JPEG image", "try: tesseract {path} - " + _PIPE),
    (b"GIF8", "a GIF image", "text recognition is needed first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file", "save it as text first"),
    (b"{\\rtf", "RTF", "save it as text first"),
    (b"BZh", "bzip2", "try: bzcat {path} " + _PIPE),
    (b"\xfd7zXZ\x00", "xz", "try: xzcat {path} " + _PIPE),
    (b"(\xb5/\xfd", "zstd", "try: zstdcat {path} " + _PIPE),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", "export the texts first"),
)
_IN_ZIP = (
    (b"word/", "DOCX", "try: pandoc -t plain {path} " + _PIPE),
    (b"application/epub", "EPUB", "try: pandoc -t plain {path} " + _PIPE),
    (b"opendocument.text", "ODT", "try: pandoc -t plain {path} " + _PIPE),
    (b"[Content_Types].xml", "an Office file", "save it as text first"),
)


def not_text(head: bytes, path: str, wide: bool = False) -> str | None:
    """Why the bytes are no text and what to do, or None; NUL is no sign in a wide encoding."""
    known = next((entry for entry in _TIPS if head.startswith(entry[0])), None)
    if known is not None and known[0] == b"PK\x03\x04":
        known = next((entry for entry in _IN_ZIP if entry[0] in head[:HEAD]), known)
    if known is not None:
        return f"looks like {known[1]}, not text; {known[2].format(path=path)}"
    if not wide and b"\0" in head[:HEAD]:
        return "binary (NUL bytes), not text; convert it first, or name its --encoding"
    return None
