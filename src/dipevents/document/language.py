"""Which language a text is in, by its script and its most frequent words; a guess, and a cheap one."""

from __future__ import annotations

import re
from typing import NamedTuple

LOOKED_AT = 3000  # characters
_FIRST_LOOK = 800  # enough for most English text

# Words that English has and its neighbours lack ("in", "a", "on", "is" are shared).
_ENGLISH = frozenset(
    "the and to that with from by has for said his its at have been were was will are their which "
    "who after of this they would but be he it as she not says more about over than you we our".split()
)
_NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "pl": "Polish",
    "cs": "Czech", "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish", "az": "Azerbaijani",
    "id": "Indonesian", "sq": "Albanian", "hr": "Croatian", "vi": "Vietnamese", "sw": "Swahili",
    "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "he": "Hebrew",
    "el": "Greek", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "hi": "Hindi", "bn": "Bengali",
    "th": "Thai", "ka": "Georgian", "hy": "Armenian", "am": "Amharic", "und": "a language unknown to us",
}  # fmt: skip
_SHARED = frozenset("a an as at be by do for have i in is me no of on or so to".split())  # with English
_WORDS = {
    language: frozenset(words.split()) - _SHARED
    for language, words in {
        "fr": "le la les des du et une un est dans pour que qui par sur au aux avec ce sont été "
        "l'on ses plus ont",
        "de": "der die das und den dem des ein eine einen mit von zu im ist sich nicht auch auf für "
        "als wurde hat",
        "es": "el la los las de que y en un una por con para del se su al es como más fue ha entre "
        "este sobre",
        "it": "il lo la gli le di che e un una per con del della dei nel è sono alla dal ha anche più si non",
        "pt": "o a os as de que e em um uma para com do da dos das no na por não ao se mais foi são pelo",
        "nl": "de het een en van dat die op te zijn met voor niet aan er ook bij naar uit heeft "
        "werd wordt door",
        "sv": "och att det som en ett på är av för med den till inte har om från de var sig men efter sade",
        "da": "og at det som en et på er af for med den til ikke har om fra de var sig men efter sagde blev",
        "no": "og at det som en et på er av for med den til ikke har om fra de var seg men etter sa "
        "ble hadde",
        "fi": "ja on ei että se hän oli ovat myös mutta kun sekä joka mukaan kanssa jälkeen ollut tai niin",
        "pl": "i w na z się do nie że to o jest przez po od dla za oraz jak został który była tego są",
        "cs": "a v na se s že je o z do pro by jako po za který ve jsou ale od byl také při své podle",
        "hu": "a az és hogy nem egy is van volt ez meg csak már azt mint vagy után szerint között kell lesz",
        "ro": "și în de la cu pe că din a fost este un o pentru nu care al sunt mai se prin după între",
        "tr": "ve bir bu da de ile için olarak olan daha çok en sonra kadar ise gibi dedi etti cumhurbaşkanı",
        "az": "və bir bu da də ilə üçün olan edib olub o daha sonra kimi ki prezidenti bildirib görüş isə",
        "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga telah adalah menteri",
        "sq": "dhe të në e i për me nga që një është ka u si më së ishte janë por nuk kjo tha",
        "hr": "i u je se na da za su od o s koji što kao ne će bi iz ali nakon kako te rekao sa li",
        "vi": "và của là các có được trong cho với đã này không một người những đến tại ông về ra",
        "sw": "na ya wa kwa ni za la katika cha hii alisema kuwa rais huo hiyo kama watu ambao",
    }.items()
}
_FOREIGN = frozenset().union(*_WORDS.values())
# Compiled when they are first asked for: such classes are dear, and English needs none.
_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("uk", r"[іїєґІЇЄҐ]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("fa", r"[پچژگ]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ka", r"[\u10a0-\u10ff]"),
    ("hy", r"[\u0530-\u058f]"),
    ("am", r"[\u1200-\u137f]"),
)
_OTHER_SCRIPT = r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]"
_LATIN = r"[A-Za-z\u00c0-\u024f\u0259\u1e00-\u1eff]"
_OTHER_LETTERS = 12  # as many letters of another script are only quoted
_MARKED_SHARE = 6  # of so many words one is written with accents, in a language that has them
_STRIPPED = ".,;:!?\"'“”‘’()[]«»"


class _Share(NamedTuple):
    """How many of the words looked at belong to a language's frequent ones."""

    language: str
    hits: int
    words: int


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, `und` for one unknown, None if none can be told."""
    words = text[:_FIRST_LOOK].lower().split()
    hits = sum(map(_ENGLISH.__contains__, words))
    if hits * 5 >= len(words) > 11:
        return "en"
    return _closer_look(text[:LOOKED_AT])


def language_name(code: str) -> str:
    """The English name of a language we may guess."""
    return _NAMES.get(code, code)


def foreign(paragraph: str) -> bool:
    """Whether a paragraph of an English document is in another language."""
    if paragraph.isascii():
        return False
    odd = len(paragraph) - len(paragraph.encode("ascii", "ignore"))
    if odd <= _OTHER_LETTERS and odd * _MARKED_SHARE < len(paragraph.split()):
        return False  # too few for either test below, as where only the quotation marks are curly
    other = len(re.findall(_OTHER_SCRIPT, paragraph))
    if other > _OTHER_LETTERS and other > len(re.findall(_LATIN, paragraph)):
        return True
    words = _words(paragraph)
    marked = sum(not word.isascii() and bool(re.search(_LATIN, word)) for word in words)
    if len(words) < 4 or marked * _MARKED_SHARE < len(words):
        return False
    english = sum(map(_ENGLISH.__contains__, words))
    hits = _best(words).hits  # a name alone brings one: "Pérez de Cuéllar"
    return hits > english + 1 or (english == 0 and hits > 0)


def _closer_look(text: str) -> str | None:
    other = len(re.findall(_OTHER_SCRIPT, text)) if not text.isascii() else 0
    if other > _OTHER_LETTERS and other > len(re.findall(_LATIN, text)):
        return _by_script(text)
    words = _words(text)
    english = sum(map(_ENGLISH.__contains__, words))
    small = [word for word in text.split() if word[:1].islower()]  # names count for no language: "Al Aqsa"
    small = _words(" ".join(small)) or words
    enough = max(english, 2)
    if sum(map(_FOREIGN.__contains__, small)) > enough:  # the cheap test first: all languages at once
        best = _best(small)
        if best.hits > enough and best.hits * 10 >= len(words):
            return best.language
    if english * 12 >= len(words) and english:
        return "en"
    if len(words) < 12:
        return None
    return "und" if not text.isascii() and english * 25 < len(words) and foreign(text) else None


def _words(text: str) -> list[str]:
    return [word.strip(_STRIPPED) for word in text.lower().split()]


def _best(words: list[str]) -> _Share:
    """The foreign language whose frequent words the text has most of."""
    shares = (_Share(code, sum(map(known.__contains__, words)), len(words)) for code, known in _WORDS.items())
    return max(shares, key=lambda share: share.hits)


def _by_script(text: str) -> str:
    counted = {code: len(re.findall(pattern, text)) for code, pattern in _SCRIPTS}
    for rare, common in (("ja", "zh"), ("uk", "ru"), ("fa", "ar")):  # one letter in thirty gives them away
        if counted[rare] * 30 >= counted[common] and counted[rare] > 1:
            return rare
        counted[rare] = 0
    best = max(counted, key=lambda code: counted[code])
    return best if counted[best] else "und"
