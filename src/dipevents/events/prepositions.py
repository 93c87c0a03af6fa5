"""Prepositions behind a trigger, of one word or several, and whether what they govern is the act's own."""

from __future__ import annotations

from dipevents.events.actor_lists import THINGS, ActorLists
from dipevents.events.clause_ends import RIVALS
from dipevents.tables import grammar as g

_TOPICS = frozenset("on about over regarding concerning of for against despite as like than under".split())
_MULTIWORD = {
    ("along", "with"): "with", ("together", "with"): "with", ("jointly", "with"): "with",
    ("ahead", "of"): "ahead", ("accompanied", "by"): "with", ("at", "the", "invitation", "of"): "host",
    ("hosted", "by"): "host", ("mediated", "by"): "mediator", ("brokered", "by"): "mediator",
    ("facilitated", "by"): "mediator", ("sponsored", "by"): "mediator", ("moderated", "by"): "mediator",
    ("under", "the", "mediation", "of"): "mediator", ("with", "the", "mediation", "of"): "mediator",
    ("under", "the", "auspices", "of"): "mediator", ("under", "the", "aegis", "of"): "mediator",
    ("under", "the", "sponsorship", "of"): "mediator", ("under", "the", "supervision", "of"): "mediator",
    ("under", "the", "chairmanship", "of"): "with",
    ("chaired", "by"): "with", ("attended", "by"): "attended", ("on", "behalf", "of"): "behalf",
    ("in", "the", "presence", "of"): "attended", ("face", "to", "face", "with"): "with",
    ("in", "accordance", "with"): "topic", ("in", "line", "with"): "topic",
    ("in", "connection", "with"): "topic", ("as", "well", "as"): "and", ("in", "front", "of"): "topic",
    ("on", "to"): "to", ("out", "to"): "to", ("out", "of"): "from",
    ("back", "to"): "to", ("over", "to"): "to", ("down", "to"): "to",
    ("up", "to"): "to", ("across", "to"): "to", ("onward", "to"): "to",
    ("in", "solidarity", "with"): "topic", ("in", "support", "of"): "topic",
    ("in", "protest", "at"): "topic", ("to", "that", "effect"): "medium",
    ("in", "response", "to"): "topic", ("in", "retaliation", "for"): "topic",
    ("in", "sympathy", "with"): "topic", ("in", "contrast", "with"): "topic",
    ("in", "keeping", "with"): "topic",
    ("in", "exchange", "for"): "topic", ("at", "odds", "with"): "topic", ("in", "return", "for"): "topic",
    ("because", "of"): "topic", ("instead", "of"): "topic", ("invited", "by"): "host",
    ("with", "mediator"): "mediator", ("led", "by"): "with", ("headed", "by"): "with",
    ("joined", "by"): "with", ("on", "the", "sidelines", "of"): "occasion",
    ("on", "the", "margins", "of"): "occasion", ("on", "the", "fringes", "of"): "occasion",
    ("in", "the", "corridors", "of"): "occasion",
    ("in", "the", "framework", "of"): "occasion", ("within", "the", "framework", "of"): "occasion",
    ("on", "the", "occasion", "of"): "topic", ("on", "the", "occasion"): "medium",
    ("over", "the", "phone"): "medium",
    ("over", "the", "telephone"): "medium", ("on", "the", "phone"): "medium", ("by", "phone"): "medium",
    ("by", "telephone"): "medium", ("by", "satellite", "phone"): "medium",
    ("by", "mobile", "phone"): "medium", ("by", "satellite", "telephone"): "medium",
    ("over", "phone"): "medium", ("via", "phone"): "medium",
    ("under", "way"): "medium", ("in", "audience"): "medium", ("in", "private", "audience"): "medium",
    ("on", "the", "telephone"): "medium", ("capital", "of"): "place", ("in", "honor", "of"): "for",
    ("in", "honour", "of"): "for",
}  # fmt: skip
_SITUATIONS = frozenset("situation crisis war conflict".split())
_LENGTHS = frozenset("minutes hour hours day days night week weeks month months while time".split())
_COUNTING = g.NUMBERS | g.DETERMINERS | set("more than over about nearly at least an few half and".split())
_WORDS = frozenset("remarks comments statements statement speech claims attacks criticism".split())
_OCCASIONS = frozenset("summit conference forum assembly session ceremony congress gathering".split())
_AUSPICES = frozenset("auspices mediation sponsorship supervision aegis".split())
_CLOSING = frozenset("after before following during since upon".split())
_TALKED_OF = frozenset(
    "talks negotiations dialogue discussions consultations meeting meetings agreement agreements "
    "deal accord treaty contact contacts engagement engagements diplomacy coordination collaboration "
    "alliance association".split()
)
_RELATIONAL = frozenset(
    "border borders relations ties cooperation war conflict dispute disputes tension tensions "
    "fighting gap differences distance trade partnership links friendship clashes hostilities "
    "situation relationship balance link row rift feud boundary frontier crisis difference "
    "process similarities exchange exchanges flights "
    "traffic standoff interaction integration friction".split()
)
ATTENDANTS = frozenset("participants guests delegates members organisers organizers".split())
# What is the matter somewhere: "the situation in Gaza", "hostages in Beirut" say nothing of where people met.
_MATTERS = frozenset(
    "situation situations war wars conflict conflicts crisis crises fighting violence ceasefire truce "
    "escalation events developments elections election attack attacks offensive operation operations "
    "hostages clashes unrest coup bombing killing siege protests confrontation aid forces troops "
    "casualties people government peace stability security rights reforms process bloodshed interests "
    "investment investments projects presence influence involvement intervention rebels militants "
    "insurgency terrorism tensions base bases mission democracy embassy reconstruction earthquake".split()
)
SPANS: dict[str, list[tuple[str, ...]]] = {}  # by their first word, longest first
for _span in sorted(_MULTIWORD, key=len, reverse=True):
    SPANS.setdefault(_span[0], []).append(_span)


class PrepositionReader(ActorLists):
    """Tells what is the act's own from what it is about."""

    def _by_of_words(self, p: int) -> bool:
        """"a note over remarks by Amin": not who wrote the note."""
        before = self.lows[p - 2] if self.lows[p - 1] == "by" else ""
        return self.topic and before in _WORDS and self.lows[self.start - 1] in THINGS | {"protest"}

    def _phrase(self, p: int, phrase: tuple[str, ...]) -> int | None:
        slot = _MULTIWORD[phrase]
        if slot == "medium":
            self.slots.words.extend(phrase[1:])
            self.prep = None
        elif phrase[0] in {"led", "headed"} and p and self.items[p - 1].kind == "A" and self.last:
            self.prep = self.last  # "a Russian delegation headed by Novak"
            for leader in self.items[p + 2].group if p + 2 < len(self.items) else ():
                leader.lent = leader.lent or self.items[p - 1].group[0].country
        elif slot == "topic" or (phrase[0] in {"led", "headed"} and self.noun_since):
            self.topic = True
        elif slot == "mediator" and phrase[0] == "under" and self.topic:
            self.prep = "topic"  # "backed the work under the aegis of the UN"
        elif slot == "and" and RIVALS & set(self.lows[p + 4 : p + 6]):
            return None  # "as well as a visit to India by …": another one
        elif slot == "and":
            self.prep = self.last
        elif slot == "occasion":
            self.slots.occasion = self.slots.occasion or (
                p + len(phrase),
                self._occasion_end(p + len(phrase)),
            )
            self.prep, self.last = "occasion", None
            return max(p + len(phrase), self._occasion_end(p + len(phrase)))
        elif slot == "ahead":
            self.closed = self.topic = self.rival = True  # "ahead of a summit with Clinton": another act
        else:
            self.prep = slot
        return p + len(phrase)

    def _occasion_end(self, p: int) -> int:
        q = p
        while q < len(self.items) and q < p + 16:
            low = self.lows[q]
            if low in {",", ".", ";", ":", "“", "”", '"'} or low in g.SUBORDINATORS or low in g.RELATIVES:
                break
            if self.items[q].kind == "D" and q > p + 1:
                break
            if (low in {"in", "at", "on", "to"} and q > p) or (low and g.looks_like_verb(low) and q > p + 1):
                break
            q += 1
        return q

    def _preposition(self, p: int, low: str) -> int | None:
        if low == "on" and p == self.start and not self.noun and self.lows[p + 1 : p + 2] == ["from"]:
            return p + 1  # "went on from Kuwait to Muscat"
        if low == "under" and not self.topic and self.lows[p + 2 : p + 3] and self.lows[p + 2] in _AUSPICES:
            self.slots.add("mediator", self.items[p + 1], p + 1)  # "under UN auspices"
            self.prep = None
            return p + 3
        if low in _CLOSING and not (self.noun and low in {"during", "before"}):
            self.closed = self.topic = True
        if low in _CLOSING and any(word.endswith("ing") for word in self.lows[p + 1 : p + 2]):
            self.rival = True  # "before returning on March 21": the time of the return
        if low in {"amid", "despite", "including", "following", "without"} and self.slots.filled:
            self.topic = self.topic or low != "including"
            self.prep = (self.last or self.hanging) if low == "including" else low
            return p + 1
        if low == "to" and self._infinitive(p):
            if self.topic and self.lows[p - 1] == "," and self.lows[p + 1] == "be":
                return None  # "views on a new accord, to be concluded in Paris in December"
            return self._purpose(p)
        if low == "for" and self.noun and self.lows[p - 1] in {"held", "given", "hosted"}:
            self.prep, self.noun_since = low, False  # "a reception held for him by the king"
            return p + 1
        if low == "for" and (lasted := self._lasts(p)):
            return lasted
        if p + 1 < len(self.items) and self.items[p + 1].kind == "D":  # "on Friday" is no topic
            self.prep = low
            return p + 1
        if low == "in" and p == self.start and self.lows[p - 1] in {"ceasefire", "cease-fire", "truce"}:
            self.topic = True  # "agreed to a ceasefire in Gaza": where it holds
        stationed = low == "at" and self.lows[p - 1] in {"forces", "troops", "bases"}
        if stationed or (low == "in" and p > self.start and self.lows[p - 1] in _MATTERS):
            self.topic, self.noun_since, self.prep = True, False, low
            return p + 1
        if low in {"at", "during"} and self.slots.occasion is None:
            head = self._occasion_head(p)
            if head is not None:
                self.slots.occasion = (p + 1, self._occasion_end(head))
                self.prep = self.last = None
                return self.slots.occasion[1]
        if (
            low == "of"
            and (self.prep in g.PLACE_PREPOSITIONS or (self.prep is None and not self.noun))
            and (self.lows[p - 1] in g.PLACE_NOUNS)
        ):
            return p + 1
        if low in _TOPICS and not (low == "of" and not self.noun_since) and not (low == "for" and self.noun):
            self.topic = (
                self.topic
                or low not in {"of", "for", "as"}
                or (low == "for" and not self._place_next(p) and not RIVALS & set(self.lows[p + 1 : p + 4]))
            )
        elif (
            low in {"with", "between", "in", "at", "by", "to"}
            and self.topic
            and not (self.closed or (self.rival and not self.noun))
            and self._city_or_party(p, low)
        ):
            if low in {"in", "at"}:
                self.slots.cities.add(p + 1)
            self.topic = False
        if low in {"between", "with"} and p > self.start and self._belongs_to_noun(p):
            self.topic = True
        if low == "with" and self._another_with(p):
            self.slots.words.append("separately")
        self.prep = "noun-of" if low == "of" and self.noun and self.noun_since else low
        self.noun_since = False
        return p + 1

    def _lasts(self, p: int) -> int:
        """The position behind "for two days", "for more than an hour"; 0 where no length of time stands."""
        ahead = range(p + 1, min(p + 6, len(self.items)))
        unit = next((q for q in ahead if self.lows[q] in _LENGTHS), 0)
        plain = all(
            self.lows[q] in _COUNTING or self.lows[q].isdigit() or self.lows[q].endswith("ly")
            for q in range(p + 1, unit)
        )
        return unit + 1 if unit and plain else 0

    def _belongs_to_noun(self, p: int) -> bool:
        """"relations with Russia", "discussed Argentina's talks with the IMF": it is the noun's before it."""
        at = self._noun_before(p)
        before = self.lows[at]
        if before == "link" and self.lows[at - 1] == "video":
            return False  # "spoke by video link with"
        ahead = self.items[p + 1] if p + 1 < len(self.items) else None
        with_somebody = ahead is not None and bool(ahead.group) and ahead.group[0].kind == "person"
        owned = not g.POSSESSIVES.isdisjoint(self.lows[max(0, p - 4) : p])  # "his ties with Lund"
        of_both = before not in {"relations", "ties"} or self.lows[at - 1] in {"bilateral", "mutual"}
        matter = before in _RELATIONAL and of_both and not (self.noun or owned)
        if with_somebody and (before in _SITUATIONS or matter):
            return False  # "discussed the situation with Velayati", "discussed trade with Lund"
        of_ties = self.noun and self.lows[self.start - 1] in {"relations", "ties"}
        if before in _RELATIONAL or (before in _TALKED_OF and (of_ties or not self.noun)):
            return True  # "restored relations at talks between envoys of both"
        people = ahead is not None and any(mention.kind == "person" for mention in ahead.group)
        return not (self.noun or people) and "their" in self.lows[max(0, p - 4) : p]  # "their work with NATO"

    def _noun_before(self, p: int) -> int:
        """Where the word before p stands, or before "here", "in Oslo" or "on Monday"."""
        q = p - 1
        while q > self.start and self.items[q].kind in "PD":
            q -= 2 if self.lows[q - 1] in {"in", "at", "on"} else 1
        return q

    def _occasion_head(self, p: int) -> int | None:
        """The noun of an occasion behind "at": "at the XV Summit of …"."""
        for q in range(p + 1, min(p + 7, len(self.items))):
            if self.lows[q] in _OCCASIONS:
                return q
            if self.lows[q] in g.PREPOSITIONS or self.lows[q] in {",", ".", "and"}:
                break
        return None

    def _place_next(self, p: int) -> bool:
        return p + 1 < len(self.items) and self.items[p + 1].kind in "PA"

    def _city_or_party(self, p: int, low: str) -> bool:
        """Behind a topic only a city ("in Geneva") or a party ("with Chile") is the act's."""
        if p + 1 >= len(self.items):
            return False
        nxt = self.items[p + 1]
        if nxt.kind == "P":
            return low in {"in", "at"}
        if nxt.kind == "A" and low in {"in", "at"}:
            return any(m.entry is not None and m.entry.kind in {"capital", "seat"} for m in nxt.group)
        if low == "to":  # "letters about the incident to the Security Council's president"
            aimed = self.slots.aim is not None  # "a letter offering to submit the case to the OAS"
            return (
                nxt.kind == "A"
                and self.noun
                and not aimed
                and any(m.title or m.kind == "organization" for m in nxt.group)
            )
        return (
            nxt.kind == "A" and low in {"with", "between"} and (self.noun or any(m.title for m in nxt.group))
        )

    def _infinitive(self, p: int) -> bool:
        if p + 1 >= len(self.items) or self.items[p + 1].kind != "W":
            return False
        low = self.lows[p + 1]
        plain = low not in g.DETERMINERS and low not in g.POSSESSIVES and low not in ATTENDANTS
        return low[:1].isalpha() and plain

    def _purpose(self, p: int) -> int:
        """"to discuss …": what follows is what it was about; "to be held" is still the act."""
        self.slots.words.append(self.lows[p + 1])
        light = self.lows[p + 1] in {"be", "begin", "start", "open", "resume", "take"} or (
            self.noun and self.lows[p + 1] == "have"  # "a visit which was to have begun on Monday"
        )
        if not (light and self.noun):
            self.slots.aim = self.slots.aim or p
        if light:
            self.slots.purpose = not self.noun
            return p + 2
        self.topic = self.slots.purpose = True
        self.prep, self.last = None, None
        self.noun_since = True
        return p + 2
