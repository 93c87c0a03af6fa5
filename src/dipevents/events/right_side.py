"""Reads what stands to the right of a trigger.

`look_right` walks the items behind the trigger until its clause ends and sorts what it meets by
the preposition that governs it. It is bounded and does not interpret: rules do that.
"""

from __future__ import annotations

from dipevents.events.clause_ends import ACCORDS, LIGHT, RIVALS
from dipevents.events.clauses import Clauses
from dipevents.events.noun_phrases import ADJECTIVAL, PARTICLES
from dipevents.events.prepositions import ATTENDANTS, SPANS, PrepositionReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item
from dipevents.tables import grammar as g

REACH = 45  # items; what stands further away belongs to something else
_JOURNEYS = frozenset({"visit", "trip", "tour"})
_ISSUED = frozenset("published issued released read broadcast".split())
_WORDS_ISSUED = frozenset("statement statements note notes announcement announcements decree".split())
_SITES = frozenset("airport station harbour harbor port".split())
_PARTICLES_OF_NAMES = frozenset("von van der den de da dos di del la le".split())
_CLOSED = (
    g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS | g.SUBORDINATORS | g.AUXILIARIES | g.MODALS
    | g.RELATIVES | g.PRONOUNS | g.POSSESSIVES | g.NEGATIONS
)  # fmt: skip
_TIMES_OF = frozenset(
    "summer spring autumn winter fall end beginning start middle half week weeks night evening morning day "
    "days eve afternoon close month year quarter weekend course".split()
)
_CONVEYING = frozenset(
    "inviting asking urging requesting informing calling telling protesting expressing demanding "
    "condemning warning complaining".split()
)
_STYLES = frozenset({"highness", "majesty", "excellency", "holiness", "eminence"})
_ROOMS = frozenset("residence office palace home villa house headquarters ministry estate".split())
_AMOUNTS = frozenset("number group range dozens scores series handful several host some members".split())


def look_right(clauses: Clauses, start: int, noun: bool, subject_noun: bool = False) -> Slots:
    """The slots behind a trigger that ends before item `start`."""
    return _Right(clauses, noun, subject_noun).run(start)


class _Right(PrepositionReader):
    """Walks over words, actors, places and times, one item after the other."""

    def run(self, start: int) -> Slots:
        p = self.start = start
        limit = min(len(self.items), start + REACH)
        while p < limit:
            step = self._step(p)
            if step is None:
                break
            p = step
        self.slots.end = p
        return self.slots

    def _step(self, p: int) -> int | None:
        """The next position, or None where the clause ends."""
        item = self.items[p]
        if item.kind == "W":
            return self._word(p, self.lows[p])
        if item.kind == "A":
            return self._actor(p, item)
        if item.kind == "D":
            if not (self.rival or self._dates_a_noun(p, item)):
                self.slots.dates.append((item, p))
                self.slots.words.extend(item.date.text.lower().split() if item.date is not None else ())
            self.prep = None
            return p + 1
        noun = self.lows[p + 1] if p + 1 < len(self.items) else ""
        if noun in g.PLACE_NOUNS or noun in g.STATE_NOUNS:
            return p + 1  # "in the Caribbean city of Santa Marta"
        if self.topic and self.noun_since:
            self.slots.cities.add(p)  # "talks on trade in Geneva", but "on border markets in Baluchestan"
        self.slots.places.append((self.prep or "", item, p, self.topic and not self.noun_since))
        self.prep = None
        return p + 1

    def _dates_a_noun(self, p: int, item: Item) -> bool:
        """"Monday's ruling", "spoke about the April 22 summit": the time is that of the noun behind it."""
        if self.lows[p + 1 : p + 2] in (["'s"], ["’s"]) or self.lows[p - 1] in {"'s", "’s"}:
            return True
        if self.lows[p - 1] == "of" and p - 1 > self.start and self.items[p - 2].kind == "W":
            return self.lows[p - 2] not in _TIMES_OF  # "a bargain on the fish pact of 1972"
        inside = item.date is not None and bool(item.date.parts[0]) and self.lows[p - 1] in g.DETERMINERS
        return inside and p > 1 and self.lows[p - 2] not in {"at", "in", "during", "by", "via"}

    def _actor(self, p: int, item: Item) -> int | None:
        owner = all(mention.possessive for mention in item.group)
        if item.group[0].gpe and self._is_the_capital(p):
            self.slots.places.append(("in", item, p, self.topic))
            return p + 1
        before = self.lows[p - 1] if p and self.prep in g.PLACE_PREPOSITIONS else ""
        gone = before in g.PLACE_NOUNS or before in _ROOMS
        if gone and item.group[0].kind == "person":
            self.prep = None  # "received in this capital the Prime Minister of Fiji"
        slot = self.prep or ("object" if not self.noun_since or self._is_shifted(p) else "loose")
        if self.noun and self.party and self.lows[p - 1 : p] == [";"]:
            slot = self.party  # "had meetings with Giscard; James Callaghan, Prime Minister of Britain"
        if slot == "loose" and self._is_listed(p) and self.last:
            slot = self.last
        if slot == "object" and self._is_listed(p) and self.last:
            slot = self.last
        listed = self.party and slot in g.PLACE_PREPOSITIONS and self._is_listed(p)
        if listed and item.group[0].kind == "person":
            slot, self.prep = self.party or slot, None  # "telephoned Kenny in Dublin and Premier Szydlo"
        if not owner and self._starts_clause(p, slot):
            return None
        if slot == "to" and self.last == "to" and self.lows[p + 1 : p + 2] == ["to"] and self._is_listed(p):
            return None  # "a letter to A, and B to C": who else wrote to whom
        gpe = any(mention.gpe for mention in item.group) and not (
            item.group[0].possessive  # but "flew into Pyongyang's Sunan airport"
            and _SITES.isdisjoint(self.lows[p + 2 : p + 5])
        )
        if slot in g.PLACE_PREPOSITIONS and gpe:
            self.slots.places.append((slot, item, p, self.topic))
        accord = (
            slot == "between" and self.lows[self.start - 1] in ACCORDS
        )  # "on cooperation between A and B"
        another = not _JOURNEYS.isdisjoint(self.lows[self.start : p])  # "a deal during a visit by the king"
        away = another or self._by_of_words(p) if self.noun else self.rival or self.closed
        of_other = slot == "by" and away
        if of_other or (self.topic and not accord and slot not in {"host", "mediator", "occasion", "by"}):
            slot = slot if slot.startswith("topic-") else f"topic-{slot}"
        if owner and p + 1 < len(self.items):
            self.prep = slot if self.prep else None
            self.noun_since = self.items[p + 1].kind == "W"
            self.slots.add(f"{slot}-owner", item, p)
            return p + 1
        if all(mention.adjective for mention in item.group):
            self.slots.add(f"{slot}-adjective", item, p)
            return p + 1
        self.slots.add(slot, item, p)
        self.last, self.prep = slot, None
        self.party = slot if slot not in g.PLACE_PREPOSITIONS else self.party
        return p + 1

    def _is_shifted(self, p: int) -> bool:
        """"received at his office today the ambassador of Chile": an object behind time and place."""
        behind = self.items[p - 1].kind in "DP" or self.lows[p - 1] in _ROOMS
        placed = all(slot in g.PLACE_PREPOSITIONS for slot in self.slots.filled)  # "at his Giza residence"
        return not self.noun and placed and p > self.start and behind

    def _is_the_capital(self, p: int) -> bool:
        """"met aid groups in the capital, Niamey"."""
        return self.lows[max(0, p - 4) : p] == ["in", "the", "capital", ","]

    def _word(self, p: int, low: str) -> int | None:
        self.slots.words.append(low)
        for phrase in SPANS.get(low, ()):
            if tuple(self.lows[p : p + len(phrase)]) == phrase:
                return self._phrase(p, phrase)
        if low in _STYLES and self.lows[p + 1 : p + 2] == [","]:
            return p + 2  # "with His Highness, Crown Prince Mishal"
        if low == "," and self.noun and self.lows[p + 1 : p + 3] in (["the", "first"], ["the", "only"]):
            if self.lows[p + 3 : p + 5] == ["day", "of"] and "," in self.lows[p + 5 : p + 8]:
                return p + 6 + self.lows[p + 5 : p + 8].index(",")  # "on Monday, the first day of her visit,"
            return None  # "a tour of the United States, the first by a Kremlin chief"
        if low in {",", "and", "&", "or", "(", ")", "both", "also", "'s", "’s", "separately", "individually"}:
            return self._punctuation(p, low)
        if low in {"after", "before", "since", "until"} and self._clause_follows(p):
            return None
        if low in g.PREPOSITIONS:
            return self._preposition(p, low)
        members = self._members_follow(p) or self._gathers(p)
        if members:
            self.prep, self.topic = "among", False
            return members
        if low in g.RELATIVES:
            return self._skip_relative(p)
        if low == "that" and self.noun and self._is_light(p + 1):
            return p + 1  # "a trip that was due to begin on Tuesday"
        if low == "that" and self.noun and (made := self._past_making(p + 1)):
            return made  # "an agreement that was signed on Monday by Peru and Chile"
        if low in g.SUBORDINATORS and not (low in {"after", "before", "since", "until"} and self._nominal(p)):
            return None
        if low == ";" and self.last and self._list_runs_on(p):
            return p + 1  # "with Giscard; James Callaghan, Prime Minister of Britain; and Schmidt"
        if low in {"”", '"'} and p == self.start and self.noun and self.lows[p + 1 : p + 2] == ["with"]:
            return p + 1  # "severed "diplomatic relations" with Taiwan"
        if low in {";", ":", "“", "”", '"', "--", "—", "–", "-"} and not (low == "-" and self.noun):
            return self._skip_dashes(p) if low in g.DASHES else None
        if (low.isdigit() or low in g.NUMBERS) and self.lows[p + 1 : p + 2] == ["of"] and self._counts(p + 2):
            return p + 2
        if low in g.DETERMINERS or low in g.NUMBERS or low in g.POSSESSIVES:
            return p + 1
        return self._other(p, low)

    def _other(self, p: int, low: str) -> int | None:
        if low in _ISSUED and self.lows[p - 1] in _WORDS_ISSUED and self.noun:
            return p + 1  # "broke off relations in statements published on Monday"
        if self._blocks(p, low):
            light = low in LIGHT or self.lows[p : p + 2] == ["taken", "place"]
            light = light or self._passive_participle(p, low) or self._is_made(p, low)
            light = light or (low in g.MODALS and p + 1 < len(self.items) and self.lows[p + 1] in LIGHT)
            if not (self.noun and light):
                return None
            self.past_verb = True
            self.prep = None
            return p + 1
        if low == "public" and self.lows[p - 1] == "made":
            self.closed = self.topic = True  # "a letter made public in Pristina"
        if self._heads_of(p):
            self.topic = True  # where he heads it tells nothing of the act
        measured = self.lows[p - 1] == "of" and self.clauses.determined(p - 1)  # "another round of talks"
        if self.topic and self.noun and low in RIVALS and (measured or self.clauses.determined(p)):
            return None  # "a trip, because of business, including the visit by Nakasone"
        if self.prep and not self.topic and (named := self._state_by_noun(p)):
            return named
        if low in _PARTICLES_OF_NAMES and any(item.kind == "A" for item in self.items[p + 1 : p + 3]):
            return p + 1  # "received von der Leyen"
        if low in _AMOUNTS and self.lows[p + 1 : p + 2] == ["of"] and self.prep and not self.topic:
            return p + 2  # "with a number of high-level officials"
        if self.prep == "to" and low in ATTENDANTS and (body := self._body_of(p)):
            self.slots.add("to", self.items[body], body)
            return body + 1
        owned = all(slot.endswith("-owner") for slot in self.slots.filled)  # "Rabin's predecessor, Shamir"
        if self.prep is None and owned and self._is_apposed(p):
            return p + 2  # "saw his predecessor, Manasseh Sogavare"
        if self._is_attribute_of_actor(p, low):
            return p + 1  # "attended the annual East Asia Summit"
        bare = self.prep is None and self.slots.noun is None and not self.topic and not self.slots.places
        plain = low[:1].isalpha() and not low.endswith("ly") and low not in PARTICLES
        if bare and self._no_object() and plain:
            self.slots.noun = low
        if self.prep in g.PLACE_PREPOSITIONS and self._place_noun_ahead(p):
            return p + 1
        if (self.noun or self.slots.filled) and low in _CONVEYING:
            self.closed = self.topic = True  # "a letter inviting him to Seoul": Seoul is not written to
        if low[:1].isalpha() and not low.endswith("ly"):
            self.noun_since = True
            self.rival = self.rival or (self.topic and low in RIVALS)
            if low in RIVALS and not {"and", "for"}.isdisjoint(self.slots.words):
                self.topic = True
                self.closed = self.noun and "for" in self.slots.words
            if self.prep in {"in", "at", "with", "between", "to", "from", "by", "of"}:
                self.hanging = self.prep
                means = self.prep == "by" and low.endswith("ing")  # "at our talks by calling both sides"
                goes_on = self._adjective_like(p) or self._is_apposed(p)
                self.prep = self.prep if goes_on and not means else None
        return p + 1

    def _state_by_noun(self, p: int) -> int:
        """"with the tiny Pacific nation of Nauru": where the state's name stands; 0 where none does."""
        for q in range(p, min(p + 3, len(self.items) - 2)):
            if self.lows[q] in g.STATE_NOUNS and self.lows[q + 1] == "of":
                return q + 2 if any(mention.gpe for mention in self.items[q + 2].group) else 0
        return 0

    def _body_of(self, p: int) -> int:
        """"greetings to participants in the UN session": where the body stands; 0 if there is none."""
        if self.lows[p + 1 : p + 2] not in (["in"], ["of"], ["at"]):
            return 0
        at = p + 2 + (self.lows[p + 2 : p + 3] == ["the"])
        body = self.items[at].group[:1] if at < len(self.items) else []
        known = bool(body) and body[0].kind == "organization" and body[0].entry is not None
        return at if known and not body[0].country else 0

    def _is_attribute_of_actor(self, p: int, low: str) -> bool:
        """Whether an adjective stands between an article and an actor."""
        framed = (
            self.lows[p - 1] in g.DETERMINERS and p + 1 < len(self.items) and self.items[p + 1].kind == "A"
        )
        return framed and low.endswith(ADJECTIVAL)

    def _no_object(self) -> bool:
        return all(slot.endswith(("-adjective", "-owner")) for slot in self.slots.filled)

    def _place_noun_ahead(self, p: int) -> bool:
        """"in the city of Basra", "in the Iranian capital Tehran": the preposition reaches the name."""
        for q in range(p, min(p + 5, len(self.items))):
            if self.lows[q] in g.PLACE_NOUNS:
                return True
            if (
                self.lows[q] in g.PREPOSITIONS
                or self.lows[q] in {",", ".", "and"}
                or self.items[q].kind == "D"
            ):
                return False
        return False

    def _adjective_like(self, p: int) -> bool:
        """Whether the word stands between a preposition and its actor: "with visiting Iraqi…"."""
        paired = self.lows[p].endswith(ADJECTIVAL) and self.lows[p + 1 : p + 2] == ["and"]
        q = p + 2 if paired else p + 1  # "extraordinary and plenipotentiary ambassadors"
        while q < min(p + 3, len(self.items)) and self._is_attribute(q):
            q += 1  # "to his southern counterpart Lho"
        return q < len(self.items) and self.items[q].kind in "AP"

    def _is_attribute(self, q: int) -> bool:
        low = self.lows[q]
        return low.isalpha() and not (low in _CLOSED or g.looks_like_verb(low))
