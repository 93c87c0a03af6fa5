"""When two names mean the same person, body or place: the scorer's tests, apart from the extractor's.

They are kept independent of the gazetteer on purpose: a judge must not share the witness's mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

HONORIFICS = frozenset((
    "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "dr", "prof", "professor", "sir", "dame",
    "lord", "lady", "hon", "honourable", "honorable", "rev", "reverend", "sheikh", "sheik", "shaikh",
    "shaykh", "ayatollah", "hojatoleslam", "hojjatoleslam", "imam", "mullah", "maulana", "hajj", "haji",
    "seyyed", "seyed", "sayyed", "sayyid", "sayed", "syed", "excellency", "majesty", "highness",
    "holiness", "his", "her"
))
MINOR = frozenset((  # no letter in an acronym
    "of", "the", "and", "for", "on", "in", "to", "at", "de", "des", "la", "le", "du", "&", "a", "an"
))
NUMBERS = {"five": "5", "six": "6", "seven": "7", "eight": "8", "ten": "10", "twenty": "20"}
SIMILAR = 0.8  # the contract's figures
LETTERS = 4

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
                        "ħ": "h", "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "`": ""})
_WORD = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,11})\)")


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents, apostrophes and punctuation."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return tuple(_WORD.findall(bare.translate(_PLAIN)))


def _without(tokens: tuple[str, ...], dropped: frozenset[str]) -> tuple[str, ...]:
    """The words less those to drop; all of them if nothing else were left."""
    return tuple(token for token in tokens if token not in dropped) or tokens


def _same_word(one: str, other: str) -> bool:
    """Whether two words of a name agree: equal, an initial, or nearly the same spelling."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if min(len(one), len(other)) < LETTERS:
        return False
    first, second = sorted((one, other))  # the ratio depends on the order
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= SIMILAR


def _covered(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name stands in the longer one."""
    short, long = sorted((one, other), key=len)
    return bool(short) and all(any(_same_word(word, mate) for mate in long) for word in short)


@lru_cache(maxsize=100_000)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's."""
    return _covered(_without(words(one), HONORIFICS), _without(words(other), HONORIFICS))


@lru_cache(maxsize=100_000)
def same_organization(one: str, other: str) -> bool:
    """Whether two names may be one body's: by their words, an acronym or initials."""
    if _covered(_without(words(one), MINOR), _without(words(other), MINOR)):
        return True
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    return (_has_acronym(one) or _has_acronym(other)) and acronym(one) == acronym(other)


def same_place(one: str | None, other: str | None) -> bool:
    """Whether every word of one place name stands in the other."""
    first, second = set(words(one or "")), set(words(other or ""))
    return first <= second or second <= first


def _tokens(name: str) -> list[str]:
    """The words of an organization's name with their capitals, points and apostrophes closed up."""
    closed = re.sub(r"\b([Cc])o-op", r"\1oop", name)
    closed = re.sub(r"['’]s?\b|\.", "", closed)
    return _WORD.findall(closed)


def _is_acronym(token: str) -> bool:
    """Whether a word looks like an acronym: two or more capitals or digits and nothing else."""
    return len(token) >= 2 and token.isalnum() and token == token.upper() and not token.isdigit()


def _has_acronym(name: str) -> bool:
    """Whether a name that isn't all in capitals holds an acronym."""
    tokens = _tokens(name)
    return any(map(_is_acronym, tokens)) and (len(tokens) == 1 or not all(map(_is_acronym, tokens)))


@lru_cache(maxsize=50_000)
def acronym(name: str) -> str:
    """The acronym of a body: the one its name gives, or made of its initials ("EU", "G7", "HAMAS")."""
    bracketed = _BRACKETED.search(name)
    if bracketed:
        return bracketed.group(1).upper().replace("-", "")
    tokens = [token for token in _tokens(name) if token.casefold() not in MINOR] or _tokens(name)
    if len(tokens) == 1:
        return tokens[0].upper()
    return "".join(_initial(token) for token in tokens)


def _initial(token: str) -> str:
    """What a word gives to an acronym: its first letter, a numeral, or itself if it is one."""
    if _is_acronym(token) or token.isdigit():
        return token
    return NUMBERS.get(token.casefold(), token[0].upper())


def _abbreviates(short: str, long: str) -> bool:
    """Whether the first name is a single word that spells the start of every main word of the other."""
    letters, tokens = "".join(_tokens(short)).upper(), _tokens(long)
    if len(words(short)) > 1 and letters != short.replace("-", "").replace(".", "").upper():
        return False  # more than one word, and not "G-7" or "U.N."
    if not 2 <= len(letters) <= 12 or len(tokens) < 2:
        return False
    return letters == acronym(long) or _spelled(letters, [token.upper() for token in tokens])


def _spelled(letters: str, tokens: list[str]) -> bool:
    """Whether the letters run through the words in order: ASEAN through "…of SouthEast Asian Nations"."""
    reached = {0}
    for token in tokens:
        further = set(reached) if token.casefold() in MINOR else set()
        for at in reached:
            further.update(_ends(letters, at, token))
        reached = further
    return len(letters) in reached


def _ends(letters: str, at: int, token: str) -> list[int]:
    """The places in `letters` that the word can bring us to, from `at` on, starting with its initial."""
    if at >= len(letters) or letters[at] != token[0]:
        return []
    ends, at = [at + 1], at + 1
    for letter in token[1:]:
        if at < len(letters) and letters[at] == letter:
            at += 1
            ends.append(at)
    return ends
