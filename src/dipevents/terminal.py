"""What may reach a terminal: text of documents, file names and error messages, made harmless."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

# C0, DEL and C1 move cursors and retitle windows; bidi controls, tags and line separators let text
# pose as something else; a lone surrogate cannot be written at all.
HIDDEN = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
_CONTROL = re.compile(f"[{HIDDEN}\U000e0000-\U000e007f]")
_BLANKS = {"\n": " ", "\r": " ", "\t": " "}


def visible(text: str) -> str:
    """The text on one line, with every control or direction character written out as <U+XXXX>."""
    if text.isprintable():  # nothing hidden, the usual case
        return text
    return _CONTROL.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    letter = match.group()
    return _BLANKS.get(letter) or f"<U+{ord(letter):04X}>"


def many(count: int, noun: str) -> str:
    """ "1 event", "2,000 events"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def wants_color(choice: str, is_tty: bool, environ: Mapping[str, str] | None = None) -> bool:
    """Whether to colour: the option first, then NO_COLOR, FORCE_COLOR, TERM=dumb, then the terminal."""
    environ = os.environ if environ is None else environ
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return is_tty and environ.get("TERM") != "dumb"
