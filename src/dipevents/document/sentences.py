"""Sentences and tokens, each with its place in the text as read.

One regular expression finds where a sentence may end; a look back at the last word decides
whether it does ("U.S.", "Gen.", "W."). Blank lines always end a sentence; a single line break
only where the line is finished or too short to have been wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dipevents.values import Document

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col maj adm sen rep gov prof st rev hon sgt capt cmdr brig no nos vs etc "
    "e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd jr sr calif tex fla "
    "mass conn dept h.e h.m h.h h.r.h s.e u.s u.k u.n u.s.s.r d.c messrs msgr mgr mme mlle ph.d a.m p.m ret "
    "ft mt pres sec min amb eng approx est".split()
)
# After these abbreviations a sentence may still end; a following capital settles nothing by itself.
_MAY_END = frozenset("u.s u.k u.n u.s.s.r d.c etc inc corp co ltd jr sr a.m p.m dept".split())
_STARTERS = frozenset(
    "the a an in on at he she it they we i but this that these those his her their its for after before "
    "as when while if there earlier later last meanwhile however both according".split()
)
_ONLY_A_DAY = re.compile(r"\s+[OI]n\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?\.(?:\s|$)")
_ENDINGS = frozenset(word[-2:] for word in _ABBREVIATIONS)
_BOUNDARY = re.compile(  # the first class alone tells where to look, which the engine seeks fast
    r"[.!?…”’\n\r\x0b\x0c\x85\u2028\u2029](?:"
    r"(?<=[.!?…])[.!?…]{0,3}[\"”’'»)\]]{0,3}(?=\s)"
    r"|(?<=\w[”’])(?=\s+(?:On|In|At|The|He|She|During|Later|Earlier)\s)"
    r"|(?<=\n)(?:[ \t\r]*\n|(?=\s*\S))|(?<=\r)(?!\n)|(?<=[\x0b\x0c\x85\u2028\u2029]))"
)
_LAST_WORD = re.compile(r"([^\s(“\"‘'\[]{1,20})$")
_NEXT = re.compile(r"\s*(?:[-•*–—]{1,2}\s{1,2})?[\"“‘'«(\[]{0,3}([^\s]{1,20})")
_INITIALS = re.compile(
    r"(?:[A-Z]\.){1,3}[A-Z](?<!U\.S)(?<!U\.K)(?<!U\.N)(?<!D\.C)(?<!S\.R)"
)  # P.W. Botha, H.D. Deve Gowda
_BREAKS = frozenset("\r\x85\u2028\u2029")  # of lines, where it is no line feed
_WRAPPED_FROM = 58  # a line at least this long may have been broken by a wrapping editor
_OPENING = {"”": "“", "’": "‘"}
MAX_SENTENCE = 2000  # characters; longer runs are cut at a space, so that work stays linear

TOKEN = re.compile(  # the first group is the token
    r"([A-Z]?[a-z]+(?=[ ,\n;:)?!\"”])"  # most words; whatever else begins so is told apart below
    r"|[,.;:()\"“”?!%$<>]"  # most marks, at which nothing else can begin
    r"|(?:[^\W\d_]\.){2,}(?:[-‐‑‒–](?=[A-Z])(?:(?:[A-Z]\.){2,}|[^\W_]+))*"  # U.S. K.T. U.S.-Japan
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Prof|St|Jr|Sr|Rev|Hon|Eng|Engr|Sgt|Capt|Cmdr|Brig|Messrs|Msgr|Mgr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No)\.(?=\s|['’][sS]\b)"
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|(?:I|[Hh]e|[Ss]he|[Ww]e|[Yy]ou|[Tt]hey|[Ii]t|[Ww]ho)(?=['’](?:ll|d|ve|re|m)\b)"
    r"|(?<=[IeueytoEU])['’](?:ll|d|ve|re|m)\b"
    r"|['’][sS]\b"
    r"|\d[\d.,:/]*\d(?:st|nd|rd|th)?|\d(?:st|nd|rd|th)?"
    r"|[^\W_]+(?:(?:[-‐‑‒–]|['’](?![sS]\b))"
    r"(?!(?:brokered|mediated)\b"  # US-brokered, UN-led talks
    r"|(?:led|hosted|sponsored|facilitated) (?:peace )?(?:talk|negotiat|deal|truce|cease|dialogue))"
    r"(?:(?:[A-Z]\.){2,}|[^\W_]+))*"
    r"|--+|[^\w\s])"
    r"[ \n]?"  # the blank behind is taken in, since to try all of this in vain there costs as much as a token
)


def split(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of the given stretches of text, as half-open spans without outer blanks."""
    return [piece for start, end in spans for piece in _split_stretch(text, start, end)]


def _split_stretch(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() <= begin or not _ends_sentence(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark[0] == "\n":
        return mark.count("\n") > 1 or _ends_line(text, begin, match.start(), match.end(), end)
    if mark[0] in _BREAKS:
        empty = text[match.end() : match.end() + 80].lstrip(" \t")[:1] == mark[0]
        return empty or _ends_line(text, begin, match.start(), match.end(), end)
    if mark[0] in _OPENING:  # a heading in quotation marks that ran into the text
        return text[begin : begin + 9].lstrip()[:1] == _OPENING[mark[0]]
    if mark[0] not in ".!?…":
        return True
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return True
    word = following.group(1)
    if not (word[0].isupper() or word[0].isdigit() or not word[0].isascii()):
        return False
    return mark[0] != "." or not _is_abbreviation(text, begin, match.start(), word)


def _is_abbreviation(text: str, begin: int, dot: int, following: str) -> bool:
    if text[dot - 2 : dot].lower() not in _ENDINGS and not text[dot - 1].isupper():
        return False  # told by two letters, as for most words
    last = _LAST_WORD.search(text, max(begin, dot - 20), dot)
    if last is None:
        return False
    word = last.group(1)
    if (len(word) == 1 and word.isupper()) or _INITIALS.fullmatch(word):
        return True
    low = word.lower()
    if low not in _ABBREVIATIONS:
        return False
    if low in _MAY_END and _ONLY_A_DAY.match(text, dot + 1):
        return True  # "when he visits the U.S. On April 19."
    return not (low in _MAY_END and following.rstrip(",.").lower() in _STARTERS)


def _ends_line(text: str, begin: int, newline: int, after: int, end: int) -> bool:
    """Whether a single line break ends the sentence."""
    line_start = max(text.rfind(text[newline], begin, newline) + 1, begin)
    line = text[line_start:newline].rstrip()
    if not line or line[-1] in ",;-–—":
        return not line
    following = _NEXT.match(text, after, end)
    if following is None or following.group(1)[0].islower():
        return False
    return line[-1] in '.!?:"”’)…' or len(line) < _WRAPPED_FROM


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without outer blanks, cut where it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    if end > start:
        yield start, end


class Sentence:
    """A sentence with its tokens: parallel lists, because there are millions of them.

    `words` are the tokens as they stand, `lows` their lower-case form, `starts` their
    offsets in the document. `headline` marks a title or a line in title or upper case, where
    capitals prove nothing; there `words` of an upper-case line are written in title case.
    """

    __slots__ = ("_starts", "_tokens", "end", "headline", "index", "lows", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, index: int, title: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.index = index
        words: list[str] = TOKEN.findall(text, start, end)
        self._tokens = words
        self._starts: list[int] = []
        self.headline = _is_headline(words) or (title and _is_title_case(words))
        if self.headline and _is_upper(words):
            words = [_recased(word) for word in words]
        self.words = words
        self.lows = lows = " ".join(words).lower().split()  # no token holds a blank
        if not _CLITICS.isdisjoint(lows):
            self.lows = [_spelled_out(lows, at) if low in _CLITICS else low for at, low in enumerate(lows)]

    @property
    def starts(self) -> list[int]:
        """The offset of each token, found when first asked for: most sentences hold no event."""
        if not self._starts:
            at, find, starts = self.start, self.text.find, self._starts
            for token in self._tokens:  # only blanks and underscores part two: none is found too early
                at = find(token, at)
                starts.append(at)
                at += len(token)
        return self._starts

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first..last-1."""
        starts = self.starts
        return starts[first], starts[last - 1] + len(self._tokens[last - 1])

    def quote(self, first: int, last: int) -> str:
        """The words of the tokens first..last-1 as they stand in the text."""
        if last == first + 1:
            return self._tokens[first]
        start, end = self.span(first, last)
        return self.text[start:end]


_CLITICS = frozenset(mark + clitic for mark in "'’" for clitic in ("ll", "d", "ve", "re", "m", "s"))
_SPELLED_OUT = {"ll": "will", "ve": "have", "re": "are", "m": "am"}
_SUBJECTS = frozenset({"he", "she", "it", "who"})


def _spelled_out(lows: list[str], at: int) -> str:
    """The word that a clitic stands for: "he'll", "he'd met" and "he'd meet", "he's meeting"."""
    low = lows[at]
    if not at:
        return low
    clitic, behind = low[1:], lows[at + 1] if at + 1 < len(lows) else ""
    if clitic == "s":
        return "is" if lows[at - 1] in _SUBJECTS and behind.endswith("ing") else low
    if clitic == "d":
        return "had" if behind.endswith("ed") or behind in _PARTICIPLES else "would"
    return _SPELLED_OUT[clitic]


_PARTICIPLES = frozenset(
    "met held told sent spoken been gone had come made taken given seen left flown said paid written "
    "just never already".split()
)


def _recased(word: str) -> str:
    return word if "." in word or len(word) <= 2 else word.title() if "-" in word else word.capitalize()


def _alphabetic(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 3 and word[0].isalpha()]


def _is_upper(words: list[str]) -> bool:
    for word in words[:8]:  # the cheap test first
        if len(word) > 3 and word.isupper():
            break
    else:
        return False
    long = _alphabetic(words)
    return len(long) > 1 and sum(word.isupper() for word in long) >= 0.8 * len(long)


def _is_title_case(words: list[str]) -> bool:
    long = _alphabetic(words)
    if len(long) < 2 or sum(word[0].isupper() for word in long) < 0.75 * len(long):
        return False
    if not _PLAIN_VERBS.isdisjoint(words):
        return False  # "Vladimir Putin met with Economics Minister Michael Glos"
    small = sum(word[0].islower() and word not in _SMALL for word in long)
    # "President Putin and President Chirac had a telephone conversation" is none
    return small < 2 and small * 6 <= len(long)


_PLAIN_VERBS = frozenset({"met", "held", "had", "has", "was", "were", "are", "sent", "took", "will", "spoke"})
_SMALL = frozenset(
    "with from into over after before amid against about between during under upon toward towards "
    "than that".split()
)


def _is_headline(words: list[str]) -> bool:
    if not 3 <= len(words) <= 40 or words[-1] in ".!":
        return _is_upper(words)
    return _is_title_case(words) and len(_alphabetic(words)) >= 4


def sentence_spans(document: Document) -> list[tuple[tuple[int, int], bool]]:
    """Where the sentences of a document stand, each with whether it is of the title."""
    spans = [(span, False) for span in split(document.text, document.body_spans)]
    if document.title_span is not None:
        first = [(span, True) for span in split(document.text, [document.title_span])]
        spans = first + [entry for entry in spans if entry[0][0] >= document.title_span[1]]
    return spans


def sentences_of(document: Document) -> list[Sentence]:
    """The sentences of a document, those of its title in front."""
    return sentences_at(document.text, sentence_spans(document))


def sentences_at(text: str, spans: Iterable[tuple[tuple[int, int], bool]]) -> list[Sentence]:
    """The sentences that stand there, each told whether it is of the title."""
    return [Sentence(text, start, end, at, title) for at, ((start, end), title) in enumerate(spans)]
