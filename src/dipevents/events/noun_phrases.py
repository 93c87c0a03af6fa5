"""Reads what stands to the left of a noun: its adjectives, owners and attributes.

The walk is bounded and does not interpret: rules do that.
"""

from __future__ import annotations

from dipevents.events.clauses import Clauses
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item
from dipevents.tables import grammar as g

_MONEY = frozenset({"$", "€", "£", "¥"})
PARTICLES = frozenset("down up off out away together".split())
ADJECTIVAL = ("ary", "al", "ic", "ive", "ous")
_MEDIATED = frozenset("brokered mediated sponsored facilitated led hosted".split())
_JOINT = frozenset({"joint", "trilateral", "tripartite", "common", "final"})
_GATHERINGS = frozenset("meeting summit conference session assembly".split())
_OPENING = g.POSSESSIVES | {"a", "an", "the"}
_SEPARATORS = frozenset({",", "“", "”", '"'})


def noun_phrase(clauses: Clauses, p: int) -> tuple[int, Slots]:
    """Walks left from a noun over its attributes: (first item of the phrase, slots to the left).

    Slots: `possessive` ("Raisi's"), `pronoun` ("his"), `compound` ("Bush visit", "U.S.-Japanese").
    """
    slots = Slots()
    items, lows = clauses.items, clauses.lows
    q = p - 1
    plain = False  # whether a plain word stands between the noun and what is read
    while q >= 0 and p - q < 12:
        item, low = items[q], lows[q]
        if item.kind == "A" and plain and slots.filled.get("compound") and not item.group[-1].possessive:
            break
        if item.kind == "A":
            mention = item.group[-1]
            if mention.possessive:
                slots.add("possessive", item, q)
                q = _listed_owners(items, lows, q, slots)
                break
            if mention.plural and mention.title and lows[q + 1 : q + 2] in (["'"], ["’"]):
                q -= 1
                continue  # "the 10th Sino-Russian Prime Ministers' Meeting"
            if not (_can_compound(items, lows, q, p) or _names_gathering(clauses, q, p)):
                break
            slots.add("compound", item, q)
            q -= 1
            if q > 0 and lows[q] in {"–", "-"} and items[q - 1].kind == "A":
                slots.add("compound", items[q - 1], q - 1)  # "the U.S. – Canada Taskforce"
                q -= 2
            if (
                mention.kind == "organization"
                and q > 0
                and lows[q] == "and"
                and items[q - 1].kind == "A"
                and (items[q - 1].group[-1].kind == "organization")
            ):
                slots.add("compound", items[q - 1], q - 1)  # "IMF and World Bank meetings"
                q -= 2
        elif item.kind == "D":
            slots.dates.append((item, q))
            q -= 1
        elif item.kind == "P":
            slots.places.append(("compound", item, q, False))
            q -= 1
        elif low in {"'s", "’s", "'", "’"}:
            q -= 1
        elif low.endswith(("ed", "led")) and q > 1 and lows[q - 1] == "-" and items[q - 2].kind == "A":
            if low in _MEDIATED:
                slots.add("mediator", items[q - 2], q - 2)
            q -= 3  # "U.S.-brokered talks", "a U.S.-led mission"
        elif low == ")" and "(" in lows[max(0, q - 3) : q]:
            q = max(r for r in range(max(0, q - 3), q) if lows[r] == "(") - 1  # "the Organization's (WTO)"
        elif low in g.DETERMINERS or low in g.POSSESSIVES:
            slots.words.append(low)
            q -= 1
            if low not in {"all", "both", "several", "two"}:
                break
        elif low == "and" and q and lows[q - 1].endswith(ADJECTIVAL) and lows[q + 1].endswith(ADJECTIVAL):
            q -= 1  # "conducted bilateral and regional consultations"
        elif low == "-" and q and (lows[q - 1].isdigit() or lows[q - 1] in g.NUMBERS):
            q -= 2  # "a 75-minute meeting", "a six-point statement"
        elif low in _SEPARATORS and q and _between_attributes(items, lows, q):
            q -= 1  # "a brief, friendly meeting", "a “frank” talk"
        elif low in _MONEY:
            q -= 1  # "a $1.3 billion agreement"
        elif low in g.PREPOSITIONS or low in g.CONJUNCTIONS or not low[:1].isalnum() or _is_verb(lows, q):
            break
        elif low in PARTICLES:
            break  # "called off talks"
        else:
            slots.words.append(low)
            plain = plain or low not in {"-", "and"}
            q -= 1
    return q + 1, slots


def _between_attributes(items: list[Item], lows: list[str], q: int) -> bool:
    """Whether a comma or quotation mark stands among the attributes behind an article."""
    r = q - 1
    while r > q - 5 and r > 0 and items[r].kind == "W" and (
        lows[r][:1].isalnum() or lows[r] in _SEPARATORS or lows[r] in _MONEY
    ):
        if lows[r] in _OPENING:
            return True  # "cut its so-called “diplomatic relations”"
        if lows[r] in g.PREPOSITIONS or lows[r] in g.CONJUNCTIONS or lows[r] in g.AUXILIARIES:
            return False
        r -= 1
    return lows[r] in _OPENING


def _listed_owners(items: list[Item], lows: list[str], q: int, slots: Slots) -> int:
    """"Putin and Xi's meeting", "the prime minister's and the king's": owners before the last."""
    while (
        q >= 2
        and lows[q - 1] == "and"
        and items[q - 2].kind == "A"
        and items[q - 2].group[-1].kind == "person"
    ):
        q -= 2
        slots.add("possessive", items[q], q)
    return q - 1


def _names_gathering(clauses: Clauses, q: int, p: int) -> bool:
    """"the 29th ASEAN Ministerial Meeting": a body's name and capitals up to the noun."""
    body = clauses.items[q].group[-1]
    named = body.kind == "organization" and not body.possessive and clauses.lows[p] in _GATHERINGS
    words = clauses.sentence.words
    behind = clauses.items[q + 1 : p + 1]
    return named and all(item.kind == "W" and words[item.i][0].isupper() for item in behind)


def _can_compound(items: list[Item], lows: list[str], q: int, p: int) -> bool:
    mention = items[q].group[-1]
    if mention.pronoun or (mention.plural and not mention.adjective and mention.kind != "organization"):
        return False
    hyphened = q + 2 < len(items) and lows[q + 1] == "-" and items[q + 2].kind == "A"  # "U.S.-Soviet"
    if mention.adjective or hyphened:
        return True
    if q > 1 and lows[q - 1] == "–" and items[q - 2].kind == "A" and mention.kind == "country":
        return True  # "Australia – U.S. Ministerial Consultations"
    return items[q].kind == "A" and q + 1 == p


def _is_verb(lows: list[str], q: int) -> bool:
    low = lows[q]
    if low == "press" and q and lows[q - 1] in _JOINT:
        return False  # "issued a joint press statement"
    if low == "state" or (low == "brief" and not (q and (lows[q - 1] in g.MODALS or lows[q - 1] == "to"))):
        return False  # "will pay state visits", "held brief talks"
    if low in g.AUXILIARIES or low in g.MODALS or low in g.SUBORDINATORS or low in g.RELATIVES:
        return True
    if low in {"worded", "phrased"}:
        return False  # "a strongly worded note"
    if q and (lows[q - 1] in g.MODALS or (low.endswith("s") and lows[q - 1] in {"that", "which"})):
        return True  # "will seal the pact", "a protocol that restores relations"
    if not g.looks_like_verb(low) or low.endswith("ing"):
        return low in {
            "holding", "having", "attending", "hosting", "opening", "making", "paying", "ending",
            "sending", "signing", "resuming", "starting", "continuing", "beginning", "concluding", "reaching",
            "cancelling", "canceling", "severing", "restoring", "establishing", "breaking", "cutting",
            "normalizing", "normalising", "suspending", "downgrading", "upgrading", "closing",
            "reopening", "exchanging", "delivering", "conveying", "receiving", "presenting",
            "initialling", "initialing", "ratifying", "inking", "postponing", "scrapping", "skipping",
            "boycotting", "proposing", "convening", "chairing", "brokering", "mediating", "launching",
            "joining", "completing", "finishing", "renewing", "addressing", "finalizing", "finalising",
            "freezing", "reducing", "lowering", "restarting", "reviving", "seeking", "securing", "sealing",
            "conducting", "extending", "expressing", "offering", "transmitting", "lodging", "handing",
            "submitting", "issuing", "dispatching", "arranging", "witnessing", "planning", "requesting",
        }
    before = lows[q - 1] if q else ""
    if before == "that" and q > 1 and lows[q - 2] in g.DOERS:
        return True  # "one of the countries that broke diplomatic relations"
    return not (before in g.DETERMINERS or before in g.POSSESSIVES or before in {"'s", "’s"})
