"""Reads what stands to the right and to the left of a trigger: the slots of a frame.

`look_right` walks the items behind the trigger until its clause ends and sorts what it meets by
the preposition that governs it; `noun_phrase` walks left over the adjectives, owners and
attributes of a noun. Both are bounded and do not interpret: rules do that.
"""

from __future__ import annotations

from dipevents.events.clauses import Clauses
from dipevents.mentions.items import Item, Mention
from dipevents.tables import grammar as g

REACH = 45  # items; what stands further away belongs to something else
_LIGHT = frozenset(
    "begun held took take was were is are be been being has have had will would to due set scheduled "
    "expected "
    "began begin begins started start starts opened open opens ended end ends resumed resume resumes "
    "concluded conclude signed reached planned attended hosted announced made paid continue "
    "handed conveyed transmitted relayed forwarded "
    "continued convene convened brokered mediated chaired organized organised postponed cancelled "
    "canceled called put suspended broke lasted sent dated delivered received addressed written "
    "between place takes taking going aimed focused designed last lasting starting beginning during "
    "including involving get gets got".split()
)
_TOPICS = frozenset("on about over regarding concerning of for against despite as like than under".split())
_MULTIWORD = {
    ("along", "with"): "with", ("together", "with"): "with", ("jointly", "with"): "with",
    ("ahead", "of"): "ahead", ("accompanied", "by"): "with", ("at", "the", "invitation", "of"): "host",
    ("hosted", "by"): "host", ("mediated", "by"): "mediator", ("brokered", "by"): "mediator",
    ("under", "the", "mediation", "of"): "mediator", ("with", "the", "mediation", "of"): "mediator",
    ("chaired", "by"): "with", ("attended", "by"): "attended", ("on", "behalf", "of"): "behalf",
    ("in", "the", "presence", "of"): "topic", ("face", "to", "face", "with"): "with",
    ("in", "accordance", "with"): "topic", ("in", "line", "with"): "topic",
    ("in", "connection", "with"): "topic", ("as", "well", "as"): "and", ("in", "front", "of"): "topic",
    ("on", "to"): "to", ("out", "to"): "to", ("out", "of"): "from",
    ("back", "to"): "to", ("over", "to"): "to", ("down", "to"): "to",
    ("up", "to"): "to", ("across", "to"): "to", ("onward", "to"): "to",
    ("in", "solidarity", "with"): "topic", ("in", "support", "of"): "topic",
    ("in", "protest", "at"): "topic",
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
_REMARKING = frozenset(
    "thanking praising urging pledging promising vowing warning stressing noting recalling hailing "
    "congratulating assuring reiterating underlining emphasizing emphasising criticizing criticising".split()
)
_JOURNEYS = frozenset({"visit", "trip", "tour"})
_MONEY = frozenset({"$", "€", "£", "¥"})
_TIMED = frozenset(
    "commenced commences "
    "planned scheduled set took takes take held begin start open end begins began opens opened starts "
    "started ends ended convenes convened begun taken concluded concludes resumed".split()
)
_BEFORE_TIMED = g.HELPERS | {"to", "due", "scheduled", "be"}
_SITUATIONS = frozenset("situation crisis war conflict".split())
_SITES = frozenset("airport station harbour harbor port".split())
_PUT_DOWN = frozenset("signed initialled initialed ratified concluded".split())
_PARTICLES_OF_NAMES = frozenset("von van der den de da dos di del la le".split())
_LENGTHS = frozenset("minutes hour hours day days night week weeks month months while time".split())
_COUNTING = g.NUMBERS | g.DETERMINERS | set("more than over about nearly at least an few half and".split())
_PARTICLES = frozenset("down up off out away together".split())
_CLOSED = (
    g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS | g.SUBORDINATORS | g.AUXILIARIES | g.MODALS
    | g.RELATIVES | g.PRONOUNS | g.POSSESSIVES | g.NEGATIONS
)  # fmt: skip
_MEMBERLY = frozenset({"member", "participating", "founding", "neighbouring", "neighboring", "arab", "gulf"})
_ACCORDS = frozenset(
    "agreement treaty memorandum accord protocol pact declaration understanding deal statement communique "
    "communiqué".split()
)
_TEXTS = _ACCORDS | frozenset("truce ceasefire agreements accords".split())
_TIMES_OF = frozenset(
    "summer spring autumn winter fall end beginning start middle half week weeks night evening morning day "
    "days eve afternoon close month year quarter weekend course".split()
)
_WORDS = frozenset("remarks comments statements statement speech claims attacks criticism".split())
_MISSIONS = frozenset("embassy embassies consulate consulates mission missions".split())
_TIES = frozenset({"relations", "ties", "links"})
CUT = frozenset({"severed", "broken", "cut", "suspended", "interrupted", "frozen"})
_REOPENING = frozenset("reopened reopens closed closes inaugurated".split())
_WHEREUPON = frozenset("in at on by after between during out late early".split())
_MADE = frozenset(
    "issued adopted initialled initialed struck agreed clinched ratified sealed inked hammered".split()
)
_ADJECTIVAL = ("ary", "al", "ic", "ive", "ous")
_BEING = frozenset("was were been be being is are".split())
_PARTICIPIAL = ("ed", "en", *_ADJECTIVAL)
_APPOSED = frozenset(
    "host hostess guest visitor interlocutor predecessor successor namesake friend rival boss".split()
)
_CONVEYING = frozenset(
    "inviting asking urging requesting informing calling telling protesting expressing demanding "
    "condemning warning complaining".split()
)
_STYLES = frozenset({"highness", "majesty", "excellency", "holiness", "eminence"})
_OCCASIONS = frozenset("summit conference forum assembly session ceremony congress gathering".split())
_MEMBERS = frozenset(
    "include includes included involve involves involved involving group groups grouping attended "
    "bring brings brought".split()
)
_BRINGS = frozenset("bring brings brought bringing gather gathers gathered grouping groups grouped".split())
_RIVALS = frozenset(
    "visit meeting talks summit trip tour election elections conference vote referendum".split()
)
_SESSIONS = frozenset("negotiations session sessions meetings consultations congress games match".split())
_ROOMS = frozenset("residence office palace home villa house headquarters ministry estate".split())
_MEDIATED = frozenset("brokered mediated sponsored facilitated".split())
_AMOUNTS = frozenset("number group range dozens scores series handful several host some members".split())
_SEPARATORS = frozenset({",", "“", "”", '"'})
_THINGS = frozenset("message letter call note telegram cable invitation visit".split())
_CLOSING = frozenset("after before following during since".split())
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
# What is the matter somewhere: "the situation in Gaza", "hostages in Beirut" say nothing of where people met.
_ATTENDANTS = frozenset("participants guests delegates members organisers organizers".split())
_MATTERS = frozenset(
    "situation situations war wars conflict conflicts crisis crises fighting violence ceasefire truce "
    "escalation events developments elections election attack attacks offensive operation operations "
    "hostages clashes unrest coup bombing killing siege protests confrontation aid forces troops "
    "casualties people government peace stability security rights reforms process bloodshed interests "
    "investment investments projects presence influence involvement intervention rebels militants "
    "insurgency terrorism tensions base bases mission democracy embassy reconstruction earthquake".split()
)
_SPANS: dict[str, list[tuple[str, ...]]] = {}  # by their first word, longest first
for _span in sorted(_MULTIWORD, key=len, reverse=True):
    _SPANS.setdefault(_span[0], []).append(_span)


class Slots:
    """What stands around a trigger, by grammatical place."""

    __slots__ = ("aim", "cities", "dates", "end", "filled", "noun", "occasion", "places", "purpose", "words")

    def __init__(self) -> None:
        self.filled: dict[str, list[tuple[Mention, int]]] = {}
        self.places: list[tuple[str, Item, int, bool]] = []  # preposition, item, position, behind a topic
        self.dates: list[tuple[Item, int]] = []
        self.cities: set[int] = set()  # positions of places that count only if they are towns
        self.purpose = False  # whether an infinitive of purpose follows
        self.aim: int | None = None  # where that infinitive begins
        self.noun: str | None = None  # the object's head where the object is no actor
        self.words: list[str] = []  # lower-case words walked over
        self.occasion: tuple[int, int] | None = None  # items of the occasion's name
        self.end = 0

    def copy(self) -> Slots:
        """The same slots, for a rule that takes some of what fills them away."""
        slots = Slots()
        for each in Slots.__slots__:
            setattr(slots, each, getattr(self, each))
        slots.filled = {slot: list(mentions) for slot, mentions in self.filled.items()}
        return slots

    def add(self, slot: str, item: Item, position: int) -> None:
        self.filled.setdefault(slot, []).extend((mention, position) for mention in item.group)


def look_right(clauses: Clauses, start: int, noun: bool, subject_noun: bool = False) -> Slots:
    """The slots behind a trigger that ends before item `start`."""
    return _Right(clauses, noun, subject_noun).run(start)


class _Right:
    def __init__(self, clauses: Clauses, noun: bool, subject_noun: bool) -> None:
        self.clauses = clauses
        self.items = clauses.items
        self.lows = clauses.lows
        self.noun = noun
        self.subject_noun = subject_noun
        self.slots = Slots()
        self.start = 0
        self.prep: str | None = None
        self.last: str | None = None  # the slot of the last actor, for lists
        self.party: str | None = None  # the slot of the last actor that is no place
        self.hanging: str | None = (
            None  # the preposition of a group that is no actor: "with opponents, including X"
        )
        self.topic = False  # behind "on", "about", "to discuss": what follows is not the act's own
        self.past_verb = False
        self.closed = False  # behind "after", "following": another act begins
        self.rival = False  # behind another act's noun in a purpose: its time is not ours
        self.noun_since = False

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
        if self.lows[p + 1 : p + 2] and self.lows[p + 1] in g.PLACE_NOUNS:
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
            slot == "between" and self.lows[self.start - 1] in _ACCORDS
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

    def _by_of_words(self, p: int) -> bool:
        """"a note over remarks by Amin": not who wrote the note."""
        before = self.lows[p - 2] if self.lows[p - 1] == "by" else ""
        return self.topic and before in _WORDS and self.lows[self.start - 1] in _THINGS | {"protest"}

    def _is_shifted(self, p: int) -> bool:
        """"received at his office today the ambassador of Chile": an object behind time and place."""
        behind = self.items[p - 1].kind in "DP" or self.lows[p - 1] in _ROOMS
        return not self.noun and not self.slots.filled and p > self.start and behind

    def _is_the_capital(self, p: int) -> bool:
        """"met aid groups in the capital, Niamey"."""
        return self.lows[max(0, p - 4) : p] == ["in", "the", "capital", ","]

    def _is_listed(self, p: int) -> bool:
        attribute = p > 1 and "-" in self.lows[p - 1][1:]  # "and the six-nation Gulf Cooperation Council"
        q = p - 2 if attribute else p - 1
        q -= attribute and q > 0 and self.lows[q] in g.DETERMINERS
        if p > 0 and self.lows[q] in {",", "and", "&", "or"}:
            return True
        return p > self.start and self.items[p - 1].kind == "A" and self.clauses.closes_with_comma(p - 1)

    def _starts_clause(self, p: int, slot: str) -> bool:
        """Whether the actor is the subject of a new clause: "met Putin and Xi said"."""
        if self.prep or self._completes_pair(p) or self._is_next(p):
            return False
        q = p + 1
        if self.lows[q : q + 3] == ["face", "to", "face"]:
            return False
        while (
            q < len(self.items) and (self.lows[q].endswith("ly") or self.items[q].kind == "D") and q < p + 4
        ):
            q += 1
        if q >= len(self.items) or not self.lows[q]:
            return False
        low = self.lows[q]
        if (
            low.endswith("ing")
            and len(low) > 5
            and p
            and self.lows[p - 1] == ","
            and low not in {"including", "during"}
        ):
            return True  # "severed ties on Saturday, the Kremlin calling in the ambassador"
        finite = (
            low in g.AUXILIARIES or low in g.MODALS or (g.looks_like_verb(low) and not low.endswith("ing"))
        )
        return finite and (bool(slot) or self._is_listed(p))

    def _is_next(self, p: int) -> bool:
        """"expelled 18 embassy staff identified as spies": right behind the verb stands its object."""
        between = self.lows[self.start : p]
        return not self.noun and all(low.isdigit() or low in g.DETERMINERS for low in between)

    def _completes_pair(self, p: int) -> bool:
        """"talks between A and B ended", "an accord signed by A and B settled": B belongs to the noun."""
        if self.last == "between" and self._is_listed(p) and len(self.slots.filled["between"]) < 2:
            return True
        beside = self.noun and self.subject_noun and self.last == "with"
        if beside and self.lows[p - 1] == "and" and self.items[p - 2].kind == "A":
            return True  # "Talks led by A and B opened"
        if not self.noun or not self._is_listed(p):
            return False
        if self.subject_noun and self.last == "of" and self.lows[p - 1] == "and":
            return True  # "the meeting of ASEAN and Japan will be held"
        if self.subject_noun and self.last in {"for", "on"} and self.lows[p - 1] == "and":
            return True  # "a truce for Laos and Cambodia was signed"
        if self.last in {"between", "among"}:
            return self.subject_noun or len(self.slots.filled.get(self.last, ())) < 2
        return self.subject_noun and self.last == "by"

    def _word(self, p: int, low: str) -> int | None:
        self.slots.words.append(low)
        for phrase in _SPANS.get(low, ()):
            if tuple(self.lows[p : p + len(phrase)]) == phrase:
                return self._phrase(p, phrase)
        if low in _STYLES and self.lows[p + 1 : p + 2] == [","]:
            return p + 2  # "with His Highness, Crown Prince Mishal"
        if low == "," and self.noun and self.lows[p + 1 : p + 3] in (["the", "first"], ["the", "only"]):
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
        if low in g.SUBORDINATORS and not (low in {"after", "before", "since", "until"} and self._nominal(p)):
            return None
        if low == ";" and self.last and self._list_runs_on(p):
            return p + 1  # "with Giscard; James Callaghan, Prime Minister of Britain; and Schmidt"
        if low in {";", ":", "“", "”", '"', "--", "—", "–", "-"} and not (low == "-" and self.noun):
            return self._skip_dashes(p) if low in g.DASHES else None
        if (low.isdigit() or low in g.NUMBERS) and self.lows[p + 1 : p + 2] == ["of"] and self._counts(p + 2):
            return p + 2
        if low in g.DETERMINERS or low in g.NUMBERS or low in g.POSSESSIVES:
            return p + 1
        return self._other(p, low)

    def _counts(self, p: int) -> bool:
        """"pulled 41 of its diplomats out": what is counted stands right behind the verb."""
        return not self.noun and p < len(self.items) and self.items[p].kind == "A" and p - 2 == self.start

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
        elif slot == "and" and _RIVALS & set(self.lows[p + 4 : p + 6]):
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

    def _punctuation(self, p: int, low: str) -> int | None:
        if low == "," and self._ends_at_comma(p):
            return None
        if low == "and" and p + 1 < len(self.items) and self._verb_at(p + 1) and not self.subject_noun:
            return None
        if low == "and" and self.noun and self.last and self._another_thing(p + 1):
            return None
        if low == "and" and self.prep and p + 1 < len(self.items) and self.items[p + 1].kind == "A" and (
            self.lows[p - 1].endswith(_ADJECTIVAL)
        ):
            return p + 1
        if low not in {"'s", "’s"} and self.lows[p - 1] not in _APPOSED:
            self.prep = None if self.items[p - 1].kind == "W" else self.prep
        return p + 1

    def _list_runs_on(self, p: int) -> bool:
        """Whether a person without a verb of its own follows a semicolon in a list."""
        q = p + 2 if self.lows[p + 1 : p + 2] == ["and"] else p + 1
        if q >= len(self.items) or self.items[q].kind != "A" or self.items[q].group[0].kind != "person":
            return False
        return not (q + 1 < len(self.items) and self._verb_at(q + 1))

    def _another_thing(self, p: int) -> bool:
        """"received a call from A, and a written message from B": another noun with parties of its own."""
        things = self.lows[p + 1 : p + 5]
        return self.lows[p : p + 1] in (["a"], ["an"]) and not _THINGS.isdisjoint(things) and "from" in things

    def _verb_at(self, p: int) -> bool:
        low = self.lows[p]
        return bool(low) and (low in g.AUXILIARIES or low in g.MODALS or g.looks_like_verb(low))

    def _ends_at_comma(self, p: int) -> bool:
        """A comma ends the reach where a clause with its own verb follows it."""
        nxt = p + 1
        if nxt >= len(self.items):
            return True
        low = self.lows[nxt]
        if self.lows[nxt : nxt + 3] == ["as", "well", "as"]:
            return False
        if low in _REMARKING and not self.noun:
            return True  # ", thanking him for the release of prisoners last year"
        if low in g.SUBORDINATORS or low in {"but", "with", "saying", "adding", "according"}:
            return not (low == "with" and (self._still_lacks_party(nxt) or self._goes_on_with(p)))
        if low in g.SAYING:
            return True
        return not self.subject_noun and self._finite_at(nxt)

    def _goes_on_with(self, comma: int) -> bool:
        """"a session with Hu, with Wen and with Dai", no absolute as in ", with both sides saying"."""
        listed = self.lows[comma + 3 : comma + 5] in (["and", "with"], [",", "with"])
        return self._goes_on_apart(comma) or (self.last == "with" and listed)

    def _goes_on_apart(self, comma: int) -> bool:
        """"met with Biden and, separately, with Lantos", "and, later in the day, with Kutesa"."""
        apart = self.items[comma - 1].kind == "D" or self.lows[comma - 1] in {"separately", "later"}
        return apart and self.lows[max(0, comma - 3) : comma - 1] == ["and", ","]

    def _still_lacks_party(self, p: int) -> bool:
        """"sat down this morning, in the building, with X", no absolute as in ", with both sides saying"."""
        behind = self.lows[p + 2 : p + 3]
        if behind == ["as"]:
            return False  # "signed a deal, with Thailand as the lone critic"
        absolute = bool(behind) and behind[0].endswith("ing")
        return "with" not in self.slots.filled and (self.noun or (not self.slots.filled and not absolute))

    def _finite_at(self, p: int) -> bool:
        """Whether a finite verb stands at p, no participle as in ", accompanied by" or ", attended by"."""
        low = self.lows[p]
        if low in g.AUXILIARIES or low in g.MODALS:
            return True
        if self._heads_of(p):
            return False
        follower = self.lows[p + 1] if p + 1 < len(self.items) else ""
        light = low in _LIGHT and (
            not follower or follower in g.PREPOSITIONS or follower in {"to", "earlier", "later"}
        )
        participle = follower in {"by", "with"} or light
        return bool(low) and g.looks_like_verb(low) and not low.endswith("ing") and not participle

    def _heads_of(self, p: int) -> bool:
        """"a letter from Denman, head of the delegation, to …": a noun, no verb."""
        return self.lows[p] in {"head", "chief", "chair"} and self.lows[p + 1 : p + 2] == ["of"]

    def _preposition(self, p: int, low: str) -> int | None:
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
                or (low == "for" and not self._place_next(p) and not _RIVALS & set(self.lows[p + 1 : p + 4]))
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

    def _another_with(self, p: int) -> bool:
        """"met with Kozyrev and with Primakov", "met with Kozyrev and, separately, with Primakov"."""
        before = self.lows[p - 2 if self.lows[p - 1] == "then" else p - 1]  # "then with President Trump"
        again = self.last == "with" and before in {"and", ","} and not self.topic
        return again or (p > 3 and self.lows[p - 1] == "," and self._goes_on_apart(p - 1))

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
        before = self.lows[p - 1]
        if before == "link" and self.lows[p - 2] == "video":
            return False  # "spoke by video link with"
        ahead = self.items[p + 1] if p + 1 < len(self.items) else None
        if before in _SITUATIONS and ahead is not None and ahead.group and ahead.group[0].kind == "person":
            return False  # "discussed the situation with Velayati"
        if before in _RELATIONAL or (not self.noun and before in _TALKED_OF):
            return True
        people = ahead is not None and any(mention.kind == "person" for mention in ahead.group)
        return not (self.noun or people) and "their" in self.lows[max(0, p - 4) : p]  # "their work with NATO"

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
        plain = low not in g.DETERMINERS and low not in g.POSSESSIVES and low not in _ATTENDANTS
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

    def _clause_follows(self, p: int) -> bool:
        """"since it suspended payments", "after Xi left": a clause with a time of its own."""
        if p + 2 >= len(self.items):
            return False
        if self.lows[p] in {"before", "until"} and self._runs_on(p):
            return True
        subject = self.lows[p + 1] in g.PRONOUNS or (
            self.items[p + 1].kind == "A" and not self.items[p + 1].group[-1].possessive
        )
        return subject and self._verb_at(p + 2)

    def _runs_on(self, p: int) -> bool:
        """"before his term runs out": a verb behind a plain noun."""
        for q in range(p + 2, min(p + 6, len(self.items))):
            low = self.lows[q]
            if low in g.PREPOSITIONS or low == "," or self.items[q].kind == "D":
                return False
            if low and (low in g.AUXILIARIES or low in g.MODALS or (low in g.VERBS and low.endswith("s"))):
                return True
        return False

    def _nominal(self, p: int) -> bool:
        return p + 1 < len(self.items) and not (
            self.lows[p + 1].endswith("ing") or self.items[p + 1].kind == "A"
        )

    def _members_follow(self, p: int) -> int:
        """The position behind ", which include" or "involving" after a noun of talks; 0 where none stands."""
        if not self.noun or self.lows[p] not in {
            "which", "that", "--", "—", "–", "involving", "grouping", "attended",
        }:
            return 0
        q = p
        while q < p + 4 and q < len(self.items) and self.lows[q] in {"which", "that", "--", "—", "–", ","}:
            q += 1
        if q < len(self.items) and self.lows[q] in _MEMBERS:
            return q + 2 if self.lows[q + 1 : q + 2] in (["together"], ["by"]) else q + 1
        return 0

    def _gathers(self, p: int) -> int:
        """The position behind "will bring together" or "gathers" after a noun of meeting, or 0."""
        if not (self.noun and self.subject_noun):
            return 0
        q = p + 1 if self.lows[p] in {"will", "would", "to", "has", "had"} else p
        if q + 1 < len(self.items) and self.lows[q] in _BRINGS:
            return (
                q + 2
                if self.lows[q + 1] == "together"
                else q + 1
                if self.lows[q].startswith(("gather", "group"))
                else 0
            )
        return 0

    def _skip_relative(self, p: int) -> int | None:
        of_topic = self.topic and self.noun_since
        between = self.lows[self.start : p]
        doing = any(low.endswith("ing") and low not in _RIVALS for low in between)
        if of_topic and between[-1:] == [","] and doing and (_RIVALS | _SESSIONS).isdisjoint(between):
            of_topic = False  # "talks on ending the war, which took place in Istanbul"
            self.topic = self.noun_since = not self._is_light(p + 1)
        if self.noun and self._is_light(p + 1) and not of_topic and self.lows[p] != "who":
            return p + 1  # "the meeting that begins here today", "talks, which took place in Oslo"
        for q in range(p + 1, min(p + 25, len(self.items))):
            if self.lows[q] == ",":
                return q + 1
            signed = self.noun and self.subject_noun and self.lows[q] in {"was", "were"}
            if signed and self.lows[q + 1 : q + 2] and self.lows[q + 1] in _PUT_DOWN:
                return q  # "The agreement under which Turkey will get supplies was signed here today"
        return None

    def _is_light(self, p: int) -> bool:
        """Whether a verb at p tells only when or where the act is: "will be held", "took place"."""
        while p < len(self.items) and self.lows[p] in _BEFORE_TIMED:
            p += 1
        off = self.lows[p : p + 1] == ["set"] and self.lows[p + 1 : p + 2] in (["off"], ["up"], ["out"])
        return p < len(self.items) and self.lows[p] in _TIMED and not off  # "a pact that set off alarm"

    def _skip_dashes(self, p: int) -> int | None:
        for q in range(p + 1, min(p + 20, len(self.items))):
            if self.lows[q] == self.lows[p]:
                return q + 1
        return None

    def _other(self, p: int, low: str) -> int | None:
        if self._blocks(p, low):
            light = low in _LIGHT or self._passive_participle(p, low) or self._is_made(p, low)
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
        if self.topic and self.noun and low in _RIVALS and (measured or self.clauses.determined(p)):
            return None  # "a trip, because of business, including the visit by Nakasone"
        if low in _PARTICLES_OF_NAMES and any(item.kind == "A" for item in self.items[p + 1 : p + 3]):
            return p + 1  # "received von der Leyen"
        if low in _AMOUNTS and self.lows[p + 1 : p + 2] == ["of"] and self.prep and not self.topic:
            return p + 2  # "with a number of high-level officials"
        if self.prep == "to" and low in _ATTENDANTS and (body := self._body_of(p)):
            self.slots.add("to", self.items[body], body)
            return body + 1
        if self.prep is None and not self.slots.filled and self._is_apposed(p):
            return p + 2  # "saw his predecessor, Manasseh Sogavare"
        if self._is_attribute_of_actor(p, low):
            return p + 1  # "attended the annual East Asia Summit"
        bare = self.prep is None and self.slots.noun is None and not self.topic and not self.slots.places
        plain = low[:1].isalpha() and not low.endswith("ly") and low not in _PARTICLES
        if bare and self._no_object() and plain:
            self.slots.noun = low
        if self.prep in g.PLACE_PREPOSITIONS and self._place_noun_ahead(p):
            return p + 1
        if (self.noun or self.slots.filled) and low in _CONVEYING:
            self.closed = self.topic = True  # "a letter inviting him to Seoul": Seoul is not written to
        if low[:1].isalpha() and not low.endswith("ly"):
            self.noun_since = True
            self.rival = self.rival or (self.topic and low in _RIVALS)
            if low in _RIVALS and not {"and", "for"}.isdisjoint(self.slots.words):
                self.topic = True
                self.closed = self.noun and "for" in self.slots.words
            if self.prep in {"in", "at", "with", "between", "to", "from", "by", "of"}:
                self.hanging = self.prep
                self.prep = self.prep if self._adjective_like(p) or self._is_apposed(p) else None
        return p + 1

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
        return framed and low.endswith(_ADJECTIVAL)

    def _is_made(self, p: int, low: str) -> bool:
        """"a communique issued in Lomé": right behind the noun of an accord, with time, place or agent."""
        if low in CUT and self.lows[p - 1] == "," and self.lows[self.start - 1] in _TIES:
            return True  # "Relations between Chad and Togo, broken off in 1984, were restored"
        if low in _REOPENING and self.subject_noun and self.lows[self.start - 1] in _MISSIONS:
            return True  # "The Chadian embassy in Tripoli reopened on Monday"
        noun = p - 2 if self.lows[p - 1] == "," else p - 1  # "That pact, agreed last year"
        if low not in _MADE or noun != self.start - 1 or self.lows[noun] not in _TEXTS:
            return False
        return p + 1 < len(self.items) and (self.items[p + 1].kind == "D" or self.lows[p + 1] in _WHEREUPON)

    def _passive_participle(self, p: int, low: str) -> bool:
        """"a communique was issued by …": what is done to the noun is still its own clause."""
        before = self.lows[p - 2] if self.lows[p - 1].endswith("ly") else self.lows[p - 1]
        done = low.endswith(("ed", "en", "wn", "de", "pt"))
        return self.subject_noun and done and before in _BEING

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
        paired = self.lows[p].endswith(_ADJECTIVAL) and self.lows[p + 1 : p + 2] == ["and"]
        q = p + 2 if paired else p + 1  # "extraordinary and plenipotentiary ambassadors"
        while q < min(p + 3, len(self.items)) and self._is_attribute(q):
            q += 1  # "to his southern counterpart Lho"
        return q < len(self.items) and self.items[q].kind in "AP"

    def _is_attribute(self, q: int) -> bool:
        low = self.lows[q]
        return low.isalpha() and not (low in _CLOSED or g.looks_like_verb(low))

    def _is_apposed(self, p: int) -> bool:
        """"with his host, Premier Li Peng": the name behind the comma is the host's."""
        named = p + 2 < len(self.items) and self.lows[p + 1] == "," and self.items[p + 2].kind == "A"
        return named and self.lows[p] in _APPOSED

    def _blocks(self, p: int, low: str) -> bool:
        """A finite verb ends the reach."""
        if low in g.AUXILIARIES or low in g.MODALS:
            return True
        if not g.looks_like_verb(low) or low.endswith("ing"):
            return low in {"saying", "adding", "telling"}
        if low == "states" and self.lows[p - 1] in _MEMBERLY:
            return False
        if low in {"phone", "telephone"} and self.lows[p + 1 : p + 2] in (["lines"], ["links"], ["calls"]):
            return False
        if (low in g.NOUN_VERBS and self.clauses.determined(p)) or self._heads_of(p):
            return False
        if self.lows[p - 1].endswith(_PARTICIPIAL) and self.lows[p - 2] in g.PREPOSITIONS:
            return not low.endswith("s")  # "was received with folded hands by his counterpart"
        before, owners = self.lows[p - 1], self.items[p - 1].group
        owned = before in {"'s", "’s"} or (bool(owners) and owners[-1].possessive)  # "Chile's rugged south"
        return not (owned or before in g.DETERMINERS or before in g.PREPOSITIONS)


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
            if not _can_compound(items, lows, q, p):
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
        elif low == "and" and q and lows[q - 1].endswith(_ADJECTIVAL) and lows[q + 1].endswith(_ADJECTIVAL):
            q -= 1  # "conducted bilateral and regional consultations"
        elif low == "-" and q and lows[q - 1].isdigit():
            q -= 2  # "a 75-minute meeting"
        elif low in _SEPARATORS and q and _between_attributes(items, lows, q):
            q -= 1  # "a brief, friendly meeting", "a “frank” talk"
        elif low in _MONEY:
            q -= 1  # "a $1.3 billion agreement"
        elif low in g.PREPOSITIONS or low in g.CONJUNCTIONS or not low[:1].isalnum() or _is_verb(lows, q):
            break
        elif low in _PARTICLES:
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
        lows[r].isalpha() or lows[r] in _SEPARATORS or lows[r] in _MONEY or lows[r][0].isdigit()
    ):
        if lows[r] in {"a", "an", "the"}:
            return True
        if lows[r] in g.PREPOSITIONS or lows[r] in g.CONJUNCTIONS or lows[r] in g.AUXILIARIES:
            return False
        r -= 1
    return lows[r] in {"a", "an", "the"}


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
    if low == "state" or (low == "brief" and not (q and (lows[q - 1] in g.MODALS or lows[q - 1] == "to"))):
        return False  # "will pay state visits", "held brief talks"
    if low in g.AUXILIARIES or low in g.MODALS or low in g.SUBORDINATORS or low in g.RELATIVES:
        return True
    if q and lows[q - 1] in g.MODALS:
        return True  # "will seal the pact"
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
    return not (before in g.DETERMINERS or before in g.POSSESSIVES or before in {"'s", "’s"})
