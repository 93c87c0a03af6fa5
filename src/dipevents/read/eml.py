"""E-mail: subject, day and text; attachments are left out."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from dipevents.read import html
from dipevents.read.content import Content, Unreadable, document_reader
from dipevents.read.decoding import decode_as_told
from dipevents.read.records import string
from dipevents.read.settings import Settings


def _convert(data: bytes, settings: Settings) -> Content:
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(("plain", "html"))
    if not message.keys() or part is None:
        raise Unreadable("no e-mail with a text in it")
    words, notice = _text(part, settings)
    notices: tuple[str, ...] = (notice,) if notice else ()
    if part.get_content_subtype() == "html":
        content = html.page(words, notices)
        words, notices = content.text, content.notices
    day, odd = _day(message)
    return Content(
        words, day, _header(message, "Subject"), _header(message, "From"),
        notices=(*notices, odd) if odd else notices,
    )  # fmt: skip


def _text(part: MIMEPart, settings: Settings) -> tuple[str, str | None]:
    """The decoded body and a notice."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode_as_told(data, settings.encoding, part.get_content_charset())


def _day(message: EmailMessage) -> tuple[str | None, str | None]:
    """The day of the Date header where it was sent, and a notice where it is none."""
    told = _header(message, "Date")
    if told is None:
        return None, None
    try:
        return parsedate_to_datetime(told).date().isoformat(), None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, f"date {told[:40]!r} is no date of an e-mail; left out"


def _header(message: EmailMessage, name: str) -> str | None:
    """A header on one line."""
    value = message.get(name)
    return string(" ".join(str(value).split())) if value is not None else None


read = document_reader(_convert, "e-mail", "save its text first", textual=True)
