"""Who is the same person: names compared across spellings, and one stable id per person.

A name is brought to a key of sounds that transliterations share: accents, honorifics, articles and
most vowels go, letters that alphabets write differently (kh/h, gh/g, sh/ş, q/k, w/v) fall together.
Chinese and Korean names have a key of their own, since there the vowels tell people apart.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mister",
        "madam",
        "madame",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "hon",
        "honourable",
        "honorable",
        "rev",
        "reverend",
        "sheikh",
        "sheik",
        "shaikh",
        "shaykh",
        "sheikha",
        "ayatollah",
        "hojatoleslam",
        "hojjatoleslam",
        "hojatolislam",
        "imam",
        "mullah",
        "maulana",
        "hajj",
        "haji",
        "hajji",
        "seyyed",
        "seyed",
        "sayyed",
        "sayyid",
        "sayed",
        "syed",
        "excellency",
        "majesty",
        "highness",
        "holiness",
        "his",
        "her",
        "pope",
        "king",
        "queen",
        "prince",
        "princess",
        "emir",
        "sultan",
        "president",
    ]
)
PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ol",
        "ad",
        "as",
        "ash",
        "an",
        "ar",
        "at",
        "bin",
        "ben",
        "ibn",
        "bint",
        "binti",
        "abu",
        "aboul",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "le",
        "la",
        "les",
        "los",
        "las",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "zu",
        "zur",
        "und",
        "y",
        "e",
        "of",
        "the",
        "af",
        "av",
    ]
)
_FATHER = frozenset({"bin", "ben", "ibn", "bint"})
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "i": "1", "ii": "2", "iii": "3",
"iv": "4",
             "v": "5", "vi": "6", "xvi": "16", "xiv": "14", "xxiii": "23"}  # fmt: skip
_LETTERS = str.maketrans({
    "ə": "a", "ı": "i", "ş": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ć": "ch", "š": "sh", "ś": "sh",
    "ž": "zh",
    "ź": "z", "ż": "z", "ğ": "g", "đ": "d", "ł": "l", "ø": "o", "æ": "a", "œ": "o", "ß": "ss", "ð": "d",
    "þ": "th",
    "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "`": "", "ʿ": "", "ʾ": "", "´": "",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Name(NamedTuple):
    """A name ready to be compared."""

    words: tuple[str, ...]  # folded, without honorifics and particles
    suffix: str | None  # jr, sr or a regnal number
    east: tuple[str, str] | None  # family and given name by sound, if Chinese or Korean
    double: bool  # the surname is written with a hyphen
    chain: bool  # a chain of fathers: "X bin Y bin Z", where the first word is the person's own


def _table(name: str) -> Iterable[dict[str, str]]:
    text = (files("dipevents.data") / "people" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """Folded given name → the form it stands for: volodymyr → vladimir, bill → william."""
    return {row["variant"]: row["name"] for row in _table("given.csv")}


def _form(word: str) -> str:
    """The given name a variant stands for; Wolodymyr is Volodymyr by a German's ear."""
    return _variants().get(word) or _variants().get(word.replace("w", "v"), word)


@lru_cache(maxsize=1)
def _east_surnames() -> dict[str, str]:
    """Folded Chinese or Korean family name → its sound: lee, yi, rhee → li."""
    return {row["surname"]: row["sound"] for row in _table("surnames.csv")}


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A name in small letters without accents and apostrophes, other scripts romanized."""
    low = text.casefold().translate(_LETTERS)
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", low) if not unicodedata.combining(ch))
    bare = bare.translate(_LETTERS)
    if bare.isascii():
        return bare
    from anyascii import anyascii

    return anyascii(bare).casefold().replace("'", "")


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> Name:
    """The name as its comparable parts."""
    raw = _WORD.findall(fold(name.replace(".", ". ")))
    raw = [word for at, word in enumerate(raw) if word not in HONORIFICS or _is_name(raw, at)] or raw
    suffix = _SUFFIXES.get(raw[-1]) if len(raw) > 1 else None
    raw = raw[:-1] if suffix else raw
    east = _east(raw)
    chain = any(word in _FATHER for word in raw[1:])
    split = [part for word in raw for part in word.split("-") if part]
    kept = [w for at, w in enumerate(_servants(split)) if w not in PARTICLES or (not at and len(w) == 1)]
    return Name(tuple(kept or split), suffix, east, "-" in raw[-1] if raw else False, chain)


def _is_name(words: list[str], at: int) -> bool:
    """Whether an honorific is somebody's name here: "Sultan bin Salman", "Martin King"."""
    return at == 1 == len(words) - 1 or (at + 1 < len(words) and words[at + 1] in _FATHER)


def _servants(words: list[str]) -> list[str]:
    """Arabic compounds in one word: abd al-rahman, abdul rahman, abdulrahman → abdrahman."""
    out: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in _ABD and at + 1 < len(words):
            at += 1
            if words[at] in _ARTICLES and at + 1 < len(words):
                at += 1
            out.append("abd" + words[at])
        elif word in {"din", "deen", "dine"} and out:
            out[-1] += "din"
        elif word in _LINKS and at + 1 < len(words) and words[at + 1] in {"din", "deen", "dine"} and out:
            at += 1
            out[-1] += "din"
        else:
            out.append(_OWN.sub(r"abd\1", _FAITH.sub("din", word)))
        at += 1
    return out


_ABD = frozenset(
    ["abd", "abdel", "abdul", "abdol", "abdal", "abdoul", "abdou", "abdu", "abdur", "abdus", "abdel"]
)
_ARTICLES = frozenset(["al", "el", "ul", "ol", "ar", "ur", "er", "as", "us", "an", "ad"])
_LINKS = frozenset(["al", "el", "ul", "ud", "ad", "ed", "uddin"])
_OWN = re.compile(r"^abd(?:[aeou]|ou)(?:l|r(?=r)|s(?=s))((?!l?ah?$)\w{3,})$")
_FAITH = re.compile(r"(?:[aeou]|ou)d{1,2}(?:in|een|ine)$")


# ---- sounds ---------------------------------------------------------------------------------

_DIGRAPHS = (
    ("shch", "sh"), ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("zh", "j"),
    ("sh", "s"), ("ch", "k"), ("kh", "h"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"),
    ("ts", "s"), ("tz", "s"), ("x", "ks"), ("qu", "k"), ("q", "k"), ("g", "k"), ("c", "k"), ("w", "v"),
    ("z", "s"),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_SOFT_J = re.compile(r"(?<=[aeioy])j$|(?<=i)j(?=[ae])")  # Nikolaj, Selenskyj, Alijev
_GLIDE = re.compile(r"^(?:y|i(?=[aeou]))(?=[aeiou])")  # Yevgeny, Evgeny; Iulia, Yulia


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The consonants of a word, variants alike, with the colour of its first vowel; all vowels if short."""
    low = word
    for old, new in _DIGRAPHS:
        low = low.replace(old, new)
    low = _SOFT_J.sub("y", low)
    low = re.sub(r"dt?$", "t", low)  # Ahmed, Ahmet; Schmidt, Schmitt
    low = _GLIDE.sub("", low)
    low = re.sub(r"(?<=[aeiou])h(?=[^aeiouy]|$)", "", low)
    low = re.sub(r"(.)\1+", r"\1", low)
    pieces = re.findall(r"[aeiouy]+|[^aeiouy]+", low)
    bones = "".join(piece for piece in pieces if piece[0] not in _VOWELS)
    colours = [_colour(piece) for piece in pieces if piece[0] in _VOWELS]
    if len(bones) <= 2:
        return "".join(_colour(piece) if piece[0] in _VOWELS else piece for piece in pieces)
    mark = "U" if colours and colours[0] == "U" else ""
    lead = "A" if pieces[0][0] in _VOWELS else ""
    return lead + mark + bones


def _colour(run: str) -> str:
    """A run of vowels as one of three: o and u are dark, a open, the rest bright."""
    if run[0] in "ou":
        return "U"
    return "A" if run[0] == "a" or run[:2] in {"ei", "ey"} else "I"


# ---- Chinese and Korean ---------------------------------------------------------------------

_SYLLABLE = re.compile(
    r"(?:(?:ch|zh|sh|hs|ts|tz|ss|sz|ky|hy|gw|hw|ry|[bcdfghjklmnpqrstwxyz])?h?"
    r"[yw]?[aeiouy]{1,3}(?:ng|n|k|m|p|l|t|r|h)?){1,3}"
)
_EAST_SOUNDS = (
    ("ng", "N"), ("tzu", "ci"), ("tsu", "ci"), ("ssu", "si"), ("szu", "si"), ("hs", "s"), ("zh", "c"),
    ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("sh", "s"), ("x", "s"), ("j", "c"), ("q", "c"), ("z", "c"), ("g", "k"), ("d",
    "t"),
    ("b", "p"), ("r", "l"), ("yeo", "yo"), ("eou", "iu"), ("woo", "u"), ("wu", "u"), ("oo", "u"), ("eo", "o"),
    ("eu", "u"), ("ee", "i"), ("yi", "i"), ("ae", "e"), ("ou", "u"), ("ien", "ian"), ("ieh", "ie"), ("uN",
    "oN"),
    ("eh", "e"), ("ih", "i"), ("uo", "o"), ("ck", "k"), ("hui", "hi"), ("wh", "hw"), ("yun", "yon"), ("uk",
    "ok"),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def east_sound(word: str) -> str:
    """A Chinese or Korean word so that Wade-Giles, pinyin and Korean romanizations fall together."""
    out = word
    for old, new in _EAST_SOUNDS:
        out = out.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", out)


def _east(raw: list[str]) -> tuple[str, str] | None:
    """Family and given name by sound if the words are a Chinese or Korean name, in either order."""
    if not 2 <= len(raw) <= 3:
        return None
    surnames = _east_surnames()
    if len(raw) == 2 and raw[0] in surnames and raw[1] in surnames:  # Wang Yi, Yi Wang: no telling
        one, other = sorted((surnames[raw[0]], surnames[raw[1]]))
        return one, other
    for family, given in ((raw[0], raw[1:]), (raw[-1], raw[:-1])):
        joined = "".join(given).replace("-", "")
        if family in surnames and len(joined) <= 12 and _SYLLABLE.fullmatch(joined):
            return surnames[family], "".join(east_sound(part) for word in given for part in word.split("-"))
    return None


# ---- comparing ------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def same_word(a: str, b: str, given: bool = False) -> bool:
    """Whether two words are one name in two spellings."""
    if a == b:
        return True
    if min(len(a), len(b)) == 1:
        return given and a[0] == b[0]
    if given and _form(a) == _form(b):
        return True
    if _other_gender(a, b, given):
        return False
    if sound(a) == sound(b) or sound(a.replace("e", "a")) == sound(b.replace("e", "a")):
        return True
    if given and sound(a.replace("g", "j")) == sound(b.replace("g", "j")):  # Cairo's Nagib is Beirut's Najib
        return True
    return _near(a, b)


def _near(a: str, b: str) -> bool:
    """Whether two long words differ by a letter or two, by spelling rather than by name."""
    if min(len(a), len(b)) < 6 or a[0] != b[0]:
        return False
    from rapidfuzz.distance import Levenshtein

    x, y = sound(a), sound(b)
    return Levenshtein.distance(x, y, score_cutoff=1) <= 1 and Levenshtein.distance(a, b, score_cutoff=2) <= 2


def _other_gender(a: str, b: str, given: bool) -> bool:
    """Ivanov and Ivanova, Mario and Maria are two people."""
    ends = {_ending(a), _ending(b)}
    return ends == {"a", "-"} or (given and ends == {"a", "o"})


def _ending(word: str) -> str:
    bare = word.removesuffix("h") if word.endswith(("ah", "eh")) else word
    return bare[-1] if bare[-1] in "ao" else ("-" if bare[-1] not in _VOWELS else "*")


@lru_cache(maxsize=1 << 17)
def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: spellings, order, initials, short and long forms."""
    return similarity(a, b) > 0


@lru_cache(maxsize=1 << 17)
def similarity(a: str, b: str) -> float:
    """0 for two people; 1 for the same name, less where one form says less than the other."""
    one, two = parse(a), parse(b)
    if not one.words or not two.words or (one.suffix and two.suffix and one.suffix != two.suffix):
        return 0.0
    if one.east and two.east:
        return 1.0 if one.east == two.east else 0.0
    short, long = sorted((one, two), key=lambda each: (len(each.words), each.words))
    if len(short.words) == 1:
        return 0.5 if _is_surname(short, long) else 0.0
    if _aligned(short, long) or (not (short.chain or long.chain) and _aligned(_turned(short), long)):
        return 1.0 if len(short.words) == len(long.words) else 0.9
    one_word, other_word = "".join(short.words), "".join(long.words)  # Amir Abdollahian, Amirabdollahian
    alike = sound(one_word) == sound(other_word) and not _other_gender(one_word, other_word, True)
    alike = alike and all(len(word) > 1 for word in short.words + long.words)
    return 0.9 if alike and one_word[:2] == other_word[:2] else 0.0


def _is_surname(short: Name, long: Name) -> bool:
    """Whether a single word is the other name's surname (or all of it)."""
    word = short.words[0]
    if len(word) == 1:
        return False
    if long.east and len(long.words) > 1 and word in _east_surnames():
        return _east_surnames()[word] == long.east[0]
    ends = long.words[1:] or long.words
    return any(same_word(word, each) for each in ends)


def _turned(name: Name) -> Name:
    """The name with its last word first, as "Abe Shinzo" for "Shinzo Abe"."""
    return name._replace(words=(name.words[-1], *name.words[:-1]))


def _aligned(short: Name, long: Name) -> bool:
    """Whether the words of the shorter stand in the longer in order, given name and surname among them."""
    first, last = short.words[0], short.words[-1]
    if (short.chain or long.chain) and not same_word(first, long.words[0], True):
        return False
    at = 0
    hits = []
    for place, word in enumerate(short.words):
        given = place < len(short.words) - 1
        while at < len(long.words) and not same_word(
            word, long.words[at], given and at < len(long.words) - 1
        ):
            at += 1
        if at == len(long.words):
            return False
        hits.append(at)
        at += 1
    if len(last) == 1 or len(long.words[hits[-1]]) == 1 or _other_initials(short, long):
        return False
    return hits[0] == 0 or hits[-1] == len(long.words) - 1


def _other_initials(short: Name, long: Name) -> bool:
    """Whether both have initials in the middle and not the same ones: George W., George H. W."""
    one, other = ([word[0] for word in name.words[1:-1]] for name in (short, long))
    initials = any(len(word) == 1 for word in short.words[1:-1] + long.words[1:-1])
    return bool(one and other) and initials and one != other


# ---- ids ------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A key that the usual spellings of one full name share."""
    parsed = parse(name)
    if parsed.east:
        return ".".join(parsed.east)
    words = [word for word in parsed.words if len(word) > 1] or list(parsed.words)
    if parsed.double and len(words) > 2 and not parsed.chain:
        words[-2:] = [words[-2] + words[-1]]  # Ahmadi-Nejad, Ahmadinejad
    ends = (
        words
        if len(words) < 3
        else words[:2]
        if parsed.chain
        else [words[0], words[_surname_at(name, words)]]
    )
    sounds = sorted(_keyed(word) for word in ends)
    return "-".join(sounds) + (f"-{parsed.suffix}" if parsed.suffix else "")


@lru_cache(maxsize=1)
def _spanish() -> frozenset[str]:
    """Folded Spanish given names."""
    return frozenset(row["name"] for row in _table("spanish.csv"))


def _surname_at(name: str, words: list[str]) -> int:
    """Where the first surname stands: the last word, but the last but one in a Spanish double surname."""
    portuguese = set(name.casefold().split()) & {"da", "do", "das", "dos"} or any(ch in name for ch in "ãõ")
    if portuguese or words[0] not in _spanish():
        return len(words) - 1
    return next((at for at, word in enumerate(words) if word not in _spanish()), len(words) - 1)


def _keyed(word: str) -> str:
    """A word's sound, with a mark where a final a tells a woman's name from a man's."""
    base = _form(word)
    return sound(base) + (
        "a" if _ending(base) == "a" and not base.endswith(("enka", "iya", "iyah", "iyya")) else ""
    )


def person_id(name: str, country: str | None = None, on: date | None = None) -> str:
    """One id per person: the actor table's, else country and name key; the same in every run."""
    known = _in_table(name, country, on)
    return known or f"{(country or 'xxx').lower()}:{name_key(name)}"


def _in_table(name: str, country: str | None, on: date | None) -> str | None:
    """The id of the one actor of the table who bears this name, None if there is none or more."""
    found = _bearers(name, country, None)
    if len(found) > 1 and on is not None:
        found = _bearers(name, country, on)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 16)
def _bearers(name: str, country: str | None, on: date | None) -> tuple[str, ...]:
    """The ids of the table's actors of this name and country, in office on the day if one is given."""
    try:
        from dipevents.tables.actors import load
    except ImportError:
        return ()
    if len(parse(name).words) < 2:
        return ()
    found = load().find(name, on)
    return tuple(sorted({actor.id for actor in found if country is None or actor.country in {None, country}}))
