"""English verb forms: from a lemma to the forms a text shows, and back."""

from __future__ import annotations

import re

_IRREGULAR = {
    "meet": "meets met met meeting", "hold": "holds held held holding", "have": "has had had having",
    "send": "sends sent sent sending", "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking", "sit": "sits sat sat sitting",
    "fly": "flies flew flown flying", "pay": "pays paid paid paying", "make": "makes made made making",
    "take": "takes took taken taking", "give": "gives gave given giving", "go": "goes went gone going",
    "leave": "leaves left left leaving", "come": "comes came come coming",
    "begin": "begins began begun beginning", "strike": "strikes struck struck striking",
    "break": "breaks broke broken breaking", "cut": "cuts cut cut cutting",
    "withdraw": "withdraws withdrew withdrawn withdrawing", "ring": "rings rang rung ringing",
    "tell": "tells told told telling", "set": "sets set set setting", "seek": "seeks sought sought seeking",
    "bring": "brings brought brought bringing", "bid": "bids bade|bid bidden|bid bidding",
    "find": "finds found found finding",
    "sever": "severs severed severed severing", "shut": "shuts shut shut shutting",
    "run": "runs ran run running",
    "get": "gets got got getting", "hand": "hands handed handed handing", "put": "puts put put putting",
    "throw": "throws threw thrown throwing", "undertake": "undertakes undertook undertaken undertaking",
    "win": "wins won won winning", "lead": "leads led led leading", "draw": "draws drew drawn drawing",
    "ink": "inks inked inked inking",
    "call": "calls called called calling", "host": "hosts hosted hosted hosting",
    "travel": "travels traveled|travelled traveled|travelled traveling|travelling",
    "cancel": "cancels canceled|cancelled canceled|cancelled canceling|cancelling",
    "visit": "visits visited visited visiting",
    "initial": "initials initialed|initialled initialed|initialled initialing|initialling",
    "read": "reads read read reading",
    "do": "does did done doing", "drive": "drives drove driven driving",
    "freeze": "freezes froze frozen freezing",
    "become": "becomes became become becoming", "be": "is|are was|were been being",
    "wind": "winds wound wound winding",
    "re-establish": "re-establishes re-established re-established re-establishing",
    "spend": "spends spent spent spending", "see": "sees saw seen seeing",
    "label": "labels labelled|labeled labelled|labeled labelling",
    "reopen": "reopens reopened reopened reopening", "huddle": "huddles huddled huddled huddling",
    "shake": "shakes shook shaken shaking",
    "forge": "forges forged forged forging",
}  # fmt: skip


# Nouns of action by their verb: "the signing of the treaty" tells that it was signed.
ACTIONS = {
    "signing": "sign", "conclusion": "conclude", "ratification": "ratify", "initialling": "initial",
    "establishment": "establish", "restoration": "restore", "resumption": "resume", "severance": "sever",
    "reestablishment": "restore", "re-establishment": "restore", "renewal": "renew", "freezing": "freeze",
    "closure": "close", "closing": "close", "opening": "open", "reopening": "reopen",
    "inauguration": "inaugurate", "severing": "sever", "normalization": "normalize",
    "normalisation": "normalise", "rupture": "rupture", "signature": "sign", "suspension": "suspend",
}  # fmt: skip


# Past forms that only a table tells: "broke", "met". Those that are a base form as well are left out.
PASTS = frozenset(
    form
    for lemma, row in _IRREGULAR.items()
    for form in row.split()[1].split("|")
    if form not in _IRREGULAR and not form.endswith("ed")
)


def forms(lemma: str) -> dict[str, str]:
    """Every form of a verb with its kind: base, present, past, participle, gerund.

    A form that is both past and participle is given as "past".
    """
    found = {lemma: "base"}
    kinds = ("present", "past", "participle", "gerund")
    for kind, cell in zip(kinds, _forms_of(lemma), strict=True):
        for form in cell.split("|"):
            found.setdefault(form, kind)
    return found


def _forms_of(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split()
    past, gerund = _past(lemma), _gerund(lemma)
    return [_present(lemma), past, past, gerund]


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in "aeiou"


def _present(lemma: str) -> str:
    if _consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _consonant_y(lemma) else _doubled(lemma) + "ed"


def _gerund(lemma: str) -> str:
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else _doubled(lemma)) + "ing"


# One syllable that ends in one vowel and one consonant: "plan", "skip", "jet".
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_STRESSED_AT_THE_END = frozenset(
    "submit transmit commit admit permit refer defer confer expel compel".split()
)


def _doubled(lemma: str) -> str:
    """The stem before -ed and -ing: "plann", "submitt"."""
    doubles = _SHORT.fullmatch(lemma) or lemma in _STRESSED_AT_THE_END
    return lemma + lemma[-1] if doubles else lemma
