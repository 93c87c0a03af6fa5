"""Clauses: which actor is the subject of which verb.

One pass from left to right over the items of a sentence with a small stack, no parser. A clause
opens at a relative pronoun, a subordinator, a quotation mark or a new subject with its verb, and
closes at the comma, bracket or quotation mark that belongs to it. The pass is linear, and every
word knows its clause; a clause without a subject of its own borrows its parent's.
"""

from __future__ import annotations

from dipevents.document.sentences import Sentence
from dipevents.mentions.items import Item, Mention
from dipevents.tables import grammar as g

_OPENERS = frozenset({"(", "[", "“", "«"})
_CLOSERS = frozenset({")", "]", "”", "»"})
# Where clauses begin and end; of all other words only the verb matters.
_BOUNDS = _OPENERS | _CLOSERS | g.DASHES | g.RELATIVES | g.SUBORDINATORS | {'"', ",", ";", ":"}
_ACTED = frozenset("met saw sent gave sought brought left meets sees visits hosts receives calls".split())
_SKIPPED = frozenset(
    "also then later earlier already just now both jointly separately again reportedly last "
    "himself herself themselves".split()
)


_APPOSED = frozenset("bloc ally neighbor neighbour rival counterpart giant partner group".split())
_GOING_BY = frozenset({"stopped", "passed", "dropped", "abided"})
_FURTHER = frozenset({"other", "several", "some", "many", "various"})
_KIN = frozenset({"wife", "husband", "spouse", "son", "daughter", "brother", "sister"})
_OF_STATES = g.NUMBERS | frozenset(
    "other member several many neighbouring neighboring arab baltic gulf african asian european island "
    "western eastern southern northern coastal signatory founding remaining".split()
)


_UNVERBED = g.DETERMINING | {"to"}
_COPULAS = g.BE | {"became", "become", "becomes", "remains", "remained"}
_CARRIERS = frozenset(
    "ship ships warship warships vessel vessels frigate submarine plane planes aircraft jet flight train "
    "team squad orchestra troops".split()
)
_BARE = frozenset({"after", "before", "since", "until"})  # prepositions where no clause follows
_MUTUAL = frozenset({"broke", "severed", "restored"})  # "Chad and Togo, which broke off relations": both
_SERVING = frozenset("acts act acted serves served serve works worked doubles office".split())  # "as"
_SAID = frozenset(
    "said says announced reported confirmed added noted recalled stressed explained claimed told".split()
)
_SOME = g.NUMBERS | frozenset("some most many several both all".split())


class Clause:
    """A stretch with one subject. `kind`: main, relative, subordinate, aside (brackets, quotes)."""

    __slots__ = (
        "after_comma", "antecedent", "begin", "fronted", "inserted", "kind", "object", "of_others", "parent",
        "quoted", "subject", "verb",
    )

    def __init__(self, kind: str, begin: int, parent: Clause | None, after_comma: bool = False) -> None:
        self.kind = kind
        self.begin = begin
        self.parent = parent
        self.after_comma = after_comma
        self.subject: list[Item] = []
        self.object: Item | None = None  # the last actor that was no subject: whom "to" may control
        self.verb: int | None = None  # the first finite verb
        self.quoted: bool = parent.quoted if parent is not None else False
        self.antecedent: Item | None = None  # of a relative clause
        self.of_others = False  # "the young people who came to our country": no actor
        self.inserted = False  # between subject and verb: "after Hawke, worried by Tripoli, rang him"
        self.fronted = False  # inside a phrase that stands before the subject: "In talks held with X, Y said"

    def subjects(self) -> list[Item]:
        """The subject, if need be the parent's: "after meeting Putin, Erdogan said"."""
        clause: Clause | None = self
        while clause is not None:
            if clause.subject:
                return clause.subject
            if clause.of_others:
                return []
            clause = clause.parent
        return []

    def actors(self) -> list[Mention]:
        """Who the subject names, one after the other."""
        return [mention for item in self.subjects() for mention in item.group]


_COMPANY = frozenset(
    "party wife husband delegation entourage suite aides advisers staff family daughter son".split()
)
_TURNS = frozenset(
    {f"{lead} {whose} {what}" for lead in ("for", "on") for whose in ("his", "her", "its", "their")
     for what in ("part", "side")}
    | {"in turn", "in its turn", "in his turn", "in her turn", "in response", "in reply", "in retaliation"}
    | {"too", "likewise", "meanwhile", "however"}
)  # fmt: skip
_TURN_WORDS = frozenset(turn.split()[0] for turn in _TURNS)


class Clauses:
    """The clause of every item of a sentence."""

    def __init__(self, sentence: Sentence, items: list[Item]) -> None:
        self.sentence = sentence
        self.items = items
        self.lows = [sentence.lows[item.i] if item.kind == "W" else "" for item in items]
        self._of: list[Clause] | None = None
        if "may" in self.lows and "May" in sentence.words:
            self._take_out_months()
        self.stack = [Clause("main", 0, None)]
        self.front = -1  # the comma behind a phrase that stands before the subject
        self.current.fronted = (
            bool(items) and self.lows[0] in g.PREPOSITIONS and self.lows[0] not in {"as", "than"}
        )

    def _take_out_months(self) -> None:
        """"is planned for May": inside a sentence, with a capital, it is no modal verb."""
        words = self.sentence.words
        for p, item in enumerate(self.items):
            month = self.lows[p] == "may" and words[item.i] == "May" and item.i > 0
            if month and words[item.i - 1][-1].isalpha():
                self.lows[p] = ""

    @property
    def of(self) -> list[Clause]:
        """The clause of every item, told when first asked for: most triggers fail before that."""
        if self._of is None:
            self._of = self._walk()
        return self._of

    def _walk(self) -> list[Clause]:
        told, headline = [], self.sentence.headline
        for p, low in enumerate(self.lows):
            if not low:
                if self.items[p].kind == "A":
                    self._actor(p, self.items[p])
            elif low in _BOUNDS:
                self._bound(p, low)
            elif g.looks_like_verb(low) or low in g.HELPERS or headline:  # the cheap test first
                self._verb(p, low)
            told.append(self.stack[-1])
        return told

    @property
    def current(self) -> Clause:
        return self.stack[-1]

    def _verb(self, p: int, low: str) -> None:
        clause = self.stack[-1]
        if clause.verb is None and not (clause.fronted or clause.inserted) and self._is_verb(p, low):
            clause.verb = p
            if clause.kind == "subordinate" and not clause.subject and self._noun_leads(clause, p):
                clause.of_others = True  # "where thousands of people lined the streets to welcome him"

    def _noun_leads(self, clause: Clause, p: int) -> bool:
        """Whether a plural noun stands right before the verb at p, inside the clause."""
        before = self.lows[p - 1]
        plain = before.isalpha() and not g.looks_like_verb(before) and before not in g.PRONOUNS
        return p - clause.begin > 1 and plain and (before.endswith("s") or before in {"people", "police"})

    def _is_verb(self, p: int, low: str) -> bool:
        return self._finite(p, low) or self._headline_infinitive(p, low)

    def _bound(self, p: int, low: str) -> None:
        if low in _CLOSERS or (low == '"' and self._inside_quote()):
            self._close_aside()
        elif low in _OPENERS or low == '"':
            self._open("aside", p)
            self.current.quoted = self.current.quoted or low in {"“", '"', "«"}
        elif low == ",":
            self._comma(p)
        elif low in {";", ":"} or (low in g.DASHES and not self._joins(p)):
            self._break(p)
        elif low in g.RELATIVES:
            self._relative(p)
        elif low in g.SUBORDINATORS:
            self._subordinate(p)

    def _joins(self, p: int) -> bool:
        """"the U.S. – Africa Leaders Summit": a dash between two states parts no clauses."""
        around = self.items[p - 1 : p + 2 : 2] if p else []
        return len(around) == 2 and all(
            item.kind == "A" and item.group[0].kind != "person" for item in around
        )

    def _headline_infinitive(self, p: int, low: str) -> bool:
        """"Merkel to meet Tusk": the infinitive right behind the subject is the clause's verb."""
        if (
            p < 2
            or self.lows[p - 1] != "to"
            or not self.current.subject
            or self.items[p - 2] is not self.current.subject[-1]
        ):
            return False
        return g.looks_like_verb(low)

    def _inside_quote(self) -> bool:
        return any(clause.kind == "aside" and self.lows[clause.begin] == '"' for clause in self.stack)

    def _open(self, kind: str, p: int) -> None:
        if len(self.stack) < 12:
            self.stack.append(Clause(kind, p, self.current, p > 0 and self.lows[p - 1] == ","))

    def _close_aside(self) -> None:
        while len(self.stack) > 1:
            if self.stack.pop().kind == "aside":
                break

    def _break(self, p: int) -> None:
        while len(self.stack) > 1 and self.current.kind != "aside":
            self.stack.pop()
        if self.lows[p] in {";", ":"} or self._names_speaker(p):
            fresh = Clause("main", p, self.current.parent)
            fresh.quoted = self.current.quoted
            self.stack[-1] = fresh

    def _names_speaker(self, p: int) -> bool:
        """"We will go on - Ahern after talks with Meri": behind the dash of a heading stands who says so."""
        after = self.items[p + 1] if self.sentence.index == 0 and p + 2 < len(self.items) else None
        person = after is not None and after.kind == "A" and after.group[0].kind == "person"
        return person and self.lows[p + 2] in {"after", "following", "during", "at"}

    def _relative(self, p: int) -> None:
        of_thing = self.lows[p] == "which" and not _CARRIERS.isdisjoint(self.lows[max(0, p - 2) : p])
        antecedent = None if of_thing else next(
            (self.items[q] for q in range(p - 1, max(-1, p - 4), -1) if self.items[q].kind == "A"), None
        )
        self._open("relative", p)
        if self.lows[p - 1 : p] in (["everyone"], ["those"], ["anyone"], ["all"], ["others"], ["people"]):
            antecedent = None  # "X, Y and everyone who reached an agreement"
        self.current.antecedent = antecedent
        plain = bool(p) and self.items[p - 1].kind == "W" and self.lows[p - 1].isalpha()
        self.current.of_others = of_thing or (antecedent is None and self.lows[p] == "who" and plain)
        governed = bool(p) and self.lows[p - 1] in g.PREPOSITIONS  # "in which he offered": he is the subject
        if antecedent is not None and self.lows[p] in {"who", "which"} and not governed:
            several = self.lows[p] == "who" and self.lows[p + 1 : p + 2] in (["are"], ["were"], ["have"])
            several = several or (self.lows[p + 1 : p + 2] != [] and self.lows[p + 1] in _MUTUAL)
            at = self.items.index(antecedent)
            self.current.subject = self.coordinated(at, objects=True) if several else [antecedent]
        if antecedent is None:
            self._take_predicated(p)

    def _take_predicated(self, p: int) -> None:
        """"Ghana was among the countries that broke off ties", "Those who wrote were A and B": who did it."""
        clause, outer = self.current, self.current.parent
        if self._is_cleft(p) and self._has_done(p + 1):
            clause.subject = [self.items[p - 1]]
        if not self._opens_for_those(p):
            return
        clause.of_others = True
        if outer is None:
            return
        if outer.subject:
            inside = self.lows[max(outer.begin, p - 9) : p]
            clause.subject = outer.subject if not _COPULAS.isdisjoint(inside) else []
        elif outer.begin == 0 and self.lows[0] in {"among", "the", "those"} and p < 7:
            clause.subject = self._named_behind(p)

    def _opens_for_those(self, p: int) -> bool:
        """Whether the pronoun at p is of some who are told only by what they did: "the countries that"."""
        return p > 0 and self.lows[p - 1] in g.DOERS and self._has_done(p + 1)

    def _has_done(self, p: int) -> bool:
        """Whether a finite verb stands at p, right behind its pronoun."""
        low = self.lows[p] if p < len(self.lows) else ""
        return low in g.HELPERS or (g.looks_like_verb(low) and low not in g.NOUN_VERBS)

    def _named_behind(self, p: int) -> list[Item]:
        """"Those who wrote to him | were | A, B and C": the actors behind the copula."""
        end = min(p + 25, len(self.items) - 1)
        at = next((q for q in range(p + 2, end) if self._names_at(q)), None)
        if at is None:
            return []
        last = at + 1
        while last + 2 < len(self.items) and self.lows[last + 1] in {",", "and"}:
            step = 2 if self.items[last + 2].kind == "A" else 3
            if self.items[min(last + step, len(self.items) - 1)].kind != "A":
                break
            last += step
        return self.coordinated(last, objects=True)

    def _names_at(self, q: int) -> bool:
        named = self.lows[q] in _COPULAS and self.items[q + 1].kind == "A"
        return named and self.lows[q - 1] not in {"who", "that", "which"}

    def _subordinate(self, p: int) -> None:
        if self.lows[p] == "as" and self._next_is_noun(p):
            return
        if self.lows[p] == "once" and p and self.lows[p - 1] in {"never", "only", "at", "than"}:
            return  # "never once sat down"
        if self.lows[p] == "once" and self.lows[p + 1 : p + 2] in (["more"], ["again"]):
            return
        if self.lows[p] == "since" and p and self.lows[p - 1] in {"has", "have", "had"}:
            return  # "has since met the ministers"
        self._open("subordinate", p)
        if self.lows[p] == "that":
            self._take_predicated(p)

    def _next_is_noun(self, p: int) -> bool:
        """"as president", "as part of": a preposition, not a conjunction."""
        if p + 1 >= len(self.items) or (p and self.lows[p - 1] in _SERVING):
            return True
        nxt = self.items[p + 1]
        office = nxt.kind == "A" and nxt.group[0].title is not None and nxt.group[0].name is None
        if office and (self.closes_with_comma(p + 1) or self.lows[p + 2 : p + 3] in ([","], ["."])):
            return True  # "acts with Rice as a mediator, …"
        determined = self.lows[p + 1] in g.DETERMINERS or self.lows[p + 1] in g.POSSESSIVES
        return nxt.kind == "W" and (not determined or self._is_bare_phrase(p + 2))

    def _is_bare_phrase(self, p: int) -> bool:
        """"who is acting with Rice as a mediator, met": nothing but a noun up to the comma."""
        for q in range(p, min(p + 5, len(self.items))):
            low = self.lows[q]
            if low in {",", ".", ";"}:
                return q > p
            if self.items[q].kind != "W" or not low.isalpha() or g.looks_like_verb(low) or low in g.HELPERS:
                return False
        return False

    def _comma(self, p: int) -> None:
        clause = self.current
        if self._ends_front(p, clause):
            self.front = p
        elif self._list_goes_on(p):
            return
        if clause.inserted or self._inserts(p, clause):
            clause.inserted = not clause.inserted
            return
        clause.fronted = False
        if len(self.stack) < 2 or clause.kind == "aside":
            return
        unsaid = clause.kind == "subordinate" and bool(clause.subject) and clause.verb is None
        bare = clause.verb is None and not clause.subject and self.lows[clause.begin] in _BARE
        if bare and self.items[p - 1].kind == "W":
            self.stack.pop()  # "In a statement issued after the talks, both said"
            return
        if clause.kind == "relative" or clause.begin == 0 or clause.after_comma or (
            self._resumes(p) and not unsaid  # "that a delegation headed by Carstens, an envoy, travelled"
        ):
            self.stack.pop()

    def _inserts(self, p: int, clause: Clause) -> bool:
        """Whether a participle's phrase begins behind the comma, between the subject and its verb."""
        if clause.kind == "relative" and clause.begin == p - 1 and clause.verb is None:
            return self._aside_end(p) > 0  # "who, according to the ministry, accepted"
        if clause.subject and self._is_said_aside(p):
            return True
        begun = clause.kind == "subordinate" and clause.verb is None and bool(clause.subject)
        return begun and clause.subject[-1] is self.items[p - 1] and self._aside_end(p) > 0

    def _is_said_aside(self, comma: int) -> bool:
        """"is expected, officials said, to visit": who says so stands between two commas."""
        for q in range(comma + 2, min(comma + 8, len(self.items) - 2)):
            if self.lows[q] == ",":
                return False
            if self.lows[q] in _SAID:
                end = q + 1 + (self.items[q + 1].kind == "D")
                if self.lows[end : end + 1] != [","] or end + 1 >= len(self.items):
                    return False
                return self.lows[end + 1] == "to" or self._finite(end + 1, self.lows[end + 1])
        return False

    def _aside_end(self, comma: int) -> int:
        """Where the comma stands that closes ", worried by the news," before a verb; 0 if none does."""
        opens = self.lows[comma + 1] if comma + 1 < len(self.items) else ""
        if not (opens.endswith(("ed", "ing")) or opens in g.PREPOSITIONS):
            return 0
        for q in range(comma + 2, min(comma + 14, len(self.items) - 1)):
            if self.lows[q] == "," or self.closes_with_comma(q):
                return q if self._finite(q + 1, self.lows[q + 1]) else 0
        return 0

    def _ends_front(self, p: int, clause: Clause) -> bool:
        """"After talks with A, B and C signed": the comma parts no list, for the sentence needs a subject."""
        bare = clause.kind == "subordinate" and self.lows[clause.begin] in _BARE
        begun = clause.verb is not None or bool(clause.subject)
        if not (clause.fronted or bare) or begun or p + 4 >= len(self.items):
            return False
        if clause.fronted and self._is_at_place(p):
            return self._list_has_verb(p + 1)  # "In Lima, Chad, Mali and Togo signed"
        pair = self.items[p + 1].kind == self.items[p + 3].kind == "A" and self.lows[p + 2] in {"and", "&"}
        if not pair or self.items[p - 1].kind != "A" or p - clause.begin < 3:
            return False
        return self._verb_follows(p + 3)

    def _is_at_place(self, comma: int) -> bool:
        """"In Lima, Chad, Mali and Togo", but "In Lima, Peru, Chad and Mali": a place before states."""
        place, after = self.items[comma - 1], self.items[comma + 1]
        if self.lows[comma - 2] not in {"in", "at"} or not is_place(place) or after.kind != "A":
            return False
        here = {mention.country for mention in place.group}
        return all(m.gpe and m.country not in here for m in after.group)

    def _list_goes_on(self, p: int) -> bool:
        """Whether the comma stands in a list of names: "visited Iran, Iraq and Syria"."""
        if p + 2 >= len(self.items) or p == 0:
            return False
        before, after = self.items[p - 1], self.items[p + 1]
        named = before.kind in "AP" and after.kind in "AP" and is_place(before) == is_place(after)
        return named and (self.lows[p + 2] in {",", "and"})

    def _resumes(self, p: int) -> bool:
        """Whether a verb follows the comma, as after an inserted clause."""
        nxt = p + 1
        return (
            nxt < len(self.items) and self._finite(nxt, self.lows[nxt]) and not self.lows[nxt].endswith("ing")
        )

    def _finite(self, p: int, low: str) -> bool:
        if low in g.HELPERS:
            return low != "having"  # "Having conferred with X, Y flew home"
        if not (g.looks_like_verb(low) or self.sentence.headline) or not low or not low[0].isalpha():
            return False
        if self.sentence.headline and low.endswith("s") and len(low) > 3 and self._between_actors(p):
            return True  # "Lawmaker Compares Xi to Hitler"
        if low.endswith(("ed", "led")) and self.lows[p + 1 : p + 2] == ["by"] and low not in _GOING_BY:
            named = p + 2 < len(self.items) and self.items[p + 2].kind == "A"
            if named:
                return False  # "a delegation headed by Carstens"
        if low.endswith("ing") or not g.looks_like_verb(low) or (p and self.lows[p - 1] == "having"):
            return False
        before = self.lows[p - 1] if p else ""
        if before in _UNVERBED and not self.is_relative_that(p - 1):
            return False
        return not self._noun_here(p)

    def is_relative_that(self, p: int) -> bool:
        """"the countries | that | broke off ties", "It was Ghana | that | did": no determiner."""
        if self.lows[p] != "that" or p == 0:
            return False
        return self.lows[p - 1] in g.DOERS or self._is_cleft(p)

    def _is_cleft(self, p: int) -> bool:
        """"It was Ghana | that | broke off ties", "It was Lund | who | called"."""
        was = p > 2 and self.lows[p - 2] in g.BE and self.lows[p - 3] == "it"
        return was and self.items[p - 1].kind == "A"

    def _between_actors(self, p: int) -> bool:
        before = self.items[p - 1] if p else None
        after = self.items[p + 1] if p + 1 < len(self.items) else None
        if before is None or after is None or before.kind != "A" or after.kind != "A":
            return False
        return not (before.group[-1].possessive or before.group[-1].adjective)

    def _noun_here(self, p: int) -> bool:
        """"the planned visit", "in a phone call": nouns behind a preposition or a determiner."""
        if self.lows[p] == "states" and p and self.lows[p - 1] in _OF_STATES:
            return True  # "Ghana and 27 other states signed a charter"
        if p > 0 and self.lows[p - 1] in g.PREPOSITIONS:
            return True
        return self.lows[p] in g.NOUN_VERBS and self.determined(p)

    def is_company(self, p: int) -> bool:
        """"Yameogo and his party": whether the noun at p tells of those with the actor before it."""
        owned = p > 2 and self.lows[p - 1] in g.POSSESSIVES and self.lows[p - 2] == "and"
        return owned and self.lows[p] in _COMPANY and self.items[p - 3].kind == "A"

    def determined(self, p: int) -> bool:
        """Whether a determiner or an owner stands before p with only attributes between."""
        if self.is_company(p - 1):
            return False  # "Yameogo and his party leave tomorrow"
        for q in range(p - 1, max(-1, p - 5), -1):
            low = self.lows[q]
            if self.is_relative_that(q):
                return False
            if low in g.DETERMINERS or low in g.POSSESSIVES or low in {"'s", "’s", "whose"}:
                return True
            if (
                q == p - 1
                and self.items[q].kind == "A"
                and not g.POSSESSIVES.isdisjoint(self.lows[max(0, q - 2) : q])
            ):
                return True  # "during his week-long Washington visit"
            if not low.isalpha() or low in g.PREPOSITIONS or low in g.AUXILIARIES or low in g.MODALS:
                return False
            if low == "turn":
                return False  # "was in its turn breaking off ties"
        return False

    # -- actors ---------------------------------------------------------------------------------

    def _actor(self, p: int, item: Item) -> None:
        if all(mention.possessive or mention.adjective for mention in item.group):
            if item.group[-1].possessive and self._staff_speaks(p):
                self._other_speaks(p)
            return
        if p > 1 and self.lows[p - 1] == "not" and self.lows[p - 2] in {"but", "and", ","}:
            return  # "Nakasone, but not Sumita, will attend"
        if self._is_alias(p) or self._is_put_in(p):
            return
        clause = self.current
        if clause.inserted:
            clause.inserted = not self.closes_with_comma(p)
            return
        if item.group[0].pronoun in {"him", "her", "them"}:
            clause.object = item
            return
        follows = self._verb_follows(p)
        parted = self.lows[max(0, p - 1) : p] == [","] or self.lows[max(0, p - 2) : p] == [",", "and"]
        leads = clause.fronted and clause.verb is None  # "At his request, A and B consulted"
        governed = self._governed(p) and not (follows and (parted or leads))
        if follows and not governed:
            self._new_subject(p, item)
        elif clause.verb is None and not governed and not self._object_of_gerund(p):
            self._first_subject(p, item)
        else:
            clause.object = item

    def _is_alias(self, p: int) -> bool:
        """"the Association of Southeast Asian Nations, or ASEAN,": the same body once more."""
        before = self.items[p - 3] if p > 2 and self.lows[p - 2 : p] == [",", "or"] else None
        if before is None or before.kind != "A":
            return False
        one, other = before.group[-1].entry, self.items[p].group[0].entry
        return one is not None and other is not None and one.name == other.name

    def _is_put_in(self, p: int) -> bool:
        """"Britain and Canada -- the G-6 -- agreed": between dashes, behind the subject."""
        dashed = p > 0 and self.lows[p - 1] in g.DASHES and self.lows[p + 1 : p + 2] == [self.lows[p - 1]]
        return dashed and bool(self.current.subject)

    def _staff_speaks(self, p: int) -> bool:
        """", Moon's top security adviser said": somebody's people, whom no mention stands for."""
        if self.lows[p - 1 : p] != [","] or self.lows[p + 1 : p + 2] not in (["'s"], ["’s"]):
            return False
        for q in range(p + 2, min(p + 7, len(self.items))):
            if self.lows[q] in g.SAYING and q > p + 2:
                return True
            if not self.lows[q].isalpha() or self.lows[q] in g.PREPOSITIONS:
                return False
        return False

    def _other_speaks(self, p: int) -> None:
        """Opens the clause of a speaker whom no mention stands for."""
        fresh = Clause("main", p, self.current.parent)
        fresh.of_others, fresh.quoted = True, self.current.quoted
        self.stack[-1] = fresh

    def _governed(self, p: int) -> bool:
        """Whether a preposition, or a list behind one, governs the actor at p."""
        q = p - 1
        pronoun = self.items[p].group[0].pronoun
        if pronoun in {"he", "she", "they"} or (q >= 0 and self.items[q].kind in "AP"):
            return False  # "From Dushanbe he will travel on", "In a letter to Delors Berisha asked"
        for _ in range(12):
            if q < 0:
                return False
            low = self.lows[q]
            if self.items[q].kind in "APD" or low in {",", "and", "&"}:
                if self.items[q].kind == "D":
                    return False
                parted = q in {0, self.front} or self.items[q - 1].kind not in "AP" or self._leaves_place(q)
                if low == "," and parted:
                    return False
                q -= 1
                continue
            if low in {"his", "her"}:
                q -= 1  # "at the invitation of His Imperial Majesty Haile Selassie"
                continue
            state = bool(self.items[p].group[0].gpe) and self.lows[q - 1] in g.STATE_NOUNS
            if low == "of" and q and (state or self.lows[q - 1] in _SOME):
                q -= 2  # "Three of the ministers", "The Pacific nation of Nauru"
                while q >= 0 and (self.lows[q] in g.STATE_NOUNS or self._qualifies_state(q)):
                    q -= 1
                continue
            if low in {"after", "before", "since", "until"}:
                return not self._list_has_verb(p)
            return low in g.PREPOSITIONS and low not in {"as", "than"}
        return False

    def _qualifies_state(self, q: int) -> bool:
        """"the tiny | Pacific | nation": a word between the article and the noun of a state."""
        item = self.items[q]
        if item.kind == "W":
            low = self.lows[q]
            return low in g.DETERMINERS or (low.isalpha() and low not in g.PREPOSITIONS | g.CONJUNCTIONS)
        return item.kind == "P" or all(mention.adjective for mention in item.group)

    def _leaves_place(self, comma: int) -> bool:
        """"In Oslo, Blinken and Yang": behind the comma another phrase begins."""
        return is_place(self.items[comma - 1]) and not is_place(self.items[comma + 1])

    def _list_has_verb(self, p: int) -> bool:
        """Whether a verb follows the list of actors at p: "after A, B and C signed" is a clause."""
        q = p
        while q + 2 < len(self.items) and q < p + 12 and self.lows[q + 1] in {",", "and", "&"}:
            if self.lows[q + 1] == "," and self._aside_end(q + 1):
                return True
            q += 3 if self.lows[q + 2] in {"and", "&"} and q + 3 < len(self.items) else 2
            if self.items[q].kind != "A":
                others = self._past_others(q)  # "after Ghana, Guinea and 27 other states signed"
                return others > q and self._verb_follows(others - 1)
        return self._verb_follows(q)

    def _past_others(self, q: int) -> int:
        """The position behind "27 other states", "several other countries"; q itself where none stand."""
        ahead = range(q, min(q + 4, len(self.items) - 1))
        lands = next((r for r in ahead if self.lows[r] in g.LANDS or self.lows[r] == "members"), None)
        return lands + 1 if lands is not None and "other" in self.lows[q:lands] else q

    def _object_of_gerund(self, p: int) -> bool:
        """"after meeting Mugabe": the actor is the gerund's object."""
        if self.items[p].group and self.items[p].group[0].pronoun in {"he", "she", "they"}:
            return False  # "Before leaving she signed"
        low = self.lows[p - 1] if p else ""
        if p > 1 and self.lows[p - 2] == "to" and g.looks_like_verb(low):
            return True  # "before flying to London to see Lund"
        return (
            low.endswith("ing")
            and len(low) > 5
            and low not in {"including", "following", "morning", "evening"}
        )

    def _verb_follows(self, p: int) -> bool:
        q = p + 1
        if self.lows[q : q + 1] == ["and"]:
            others = self._past_others(q + 1)
            q = others if others > q + 1 else q
            p = q - 1
        while (
            q < len(self.items)
            and q < p + 4
            and (self.lows[q] in _SKIPPED or self.lows[q].endswith("ly") or self.items[q].kind == "D")
        ):
            q += 1
        if self.lows[q : q + 1] == ["on"] and self.items[q + 1 : q + 2] and self.items[q + 1].kind == "D":
            q += 2  # "Chad on Saturday signed"
        q = self._past_turn(q)
        return q < len(self.items) and self._finite(q, self.lows[q])

    def _past_turn(self, q: int) -> int:
        """"Taiwan for its part was", "Japan, in turn, had": behind the words that hand it the turn."""
        parted = self.lows[q : q + 1] == [","]
        begin = q + parted
        if begin >= len(self.lows) or self.lows[begin] not in _TURN_WORDS:
            return q  # the cheap test first
        for length in (3, 2, 1):
            end = begin + length
            turned = " ".join(self.lows[begin:end]) in _TURNS
            if turned and (not parted or self.lows[end : end + 1] == [","]):
                return end + parted
        return q

    def _new_subject(self, p: int, item: Item) -> None:
        clause = self.current
        clause.fronted = False
        if clause.verb is None:
            self._first_subject(p, item)
            return
        if p and self.lows[p - 1] in {",", "and", "&"} and self._listed_with_subject(p):
            clause.subject.append(item)
            return
        fresh = Clause("main" if clause.kind == "main" else clause.kind, p, clause)
        fresh.quoted = clause.quoted
        fresh.subject = self.coordinated(p)
        if clause.kind == "main" and p and self.lows[p - 1] in {",", "and", "but", '"', "”"}:
            fresh.parent = clause.parent
            self.stack[-1] = fresh
        else:
            fresh.kind = "subordinate"
            if len(self.stack) < 12:
                self.stack.append(fresh)

    def _listed_with_subject(self, p: int) -> bool:
        return False if self.current.verb is not None else bool(self.current.subject)

    def _first_subject(self, p: int, item: Item) -> None:
        clause = self.current
        if clause.subject and p and self.lows[p - 1] in {",", "and", "&"}:
            previous = clause.subject[-1]
            if previous.j >= item.i - 2:
                clause.subject.append(item)
                return
        if clause.subject and self._outranks(clause.subject[0], item):
            return
        inner = p == clause.begin + 1  # "Mozambique, which Abe visited"
        if clause.kind != "relative" or not clause.subject or inner:
            clause.subject = self.coordinated(p)

    def _outranks(self, old: Item, new: Item) -> bool:
        """A named person who began the clause stays its subject before an unnamed apposition."""
        return (
            old.group[0].name is not None
            and old.group[0].kind == "person"
            and new.group[0].name is None
            and (new.group[0].pronoun is None)
        )

    def _is_object(self, p: int) -> bool:
        """"called his counterparts, and Putin spoke": behind a verb stands its object, no subject."""
        low = self.lows[p - 1] if p > 1 else ""  # "Landlocked Ethiopia and its neighbour Djibouti"
        if low in _ACTED or (self._object_of_gerund(p) and not self.determined(p - 1)):
            return True  # "After Blair met Kharrazi, Straw spoke"
        if p > 2 and self.lows[p - 2] == "to" and low.isalpha() and low not in g.DETERMINERS:
            return True  # "is to meet Yang, and Jiang will give a banquet"
        return bool(low) and low not in g.SAYING and low.endswith("ed") and self._finite(p - 1, low)

    def closes_with_comma(self, p: int) -> bool:
        """Whether an apposition has taken the comma behind it in: "A, president of Chile, B and C"."""
        return self.items[p].kind == "A" and self.sentence.words[self.items[p].j - 1] == ","

    def _before_apposed(self, q: int) -> int:
        """"Iran and its ally Syria", "the EU and the trade bloc Mercosur": where "and" stands."""
        if q < 2 or not self.lows[q].isalpha() or self.lows[q] not in _APPOSED:
            return q
        for r in range(q - 1, max(0, q - 5), -1):
            if self.lows[r] in {"and", "&"}:
                return r
            if not (self.lows[r].isalpha() or self.items[r].kind == "A") or g.looks_like_verb(self.lows[r]):
                return q
        return q

    def coordinated(self, p: int, objects: bool = False) -> list[Item]:
        """The actor at p and those listed before it: "Iran, Iraq and Syria"; objects too if asked."""
        group = [self.items[p]]
        q = p - 1
        if q > 1 and self.lows[q] in _FURTHER:
            q -= 1  # "the finance minister and other officials"
        if q > 1 and self.lows[q] in _KIN and self.lows[q - 1] in g.POSSESSIVES:
            q -= 2  # "Moon and his wife Kim"
        q = self._before_apposed(q)
        if self.lows[max(0, q - 2) : q + 1] == ["as", "well", "as"]:
            q -= 3
            while q > 0 and self.lows[q] == ",":
                q -= 1
            return [*self.coordinated(q, objects), *group] if self.items[q].kind == "A" else group
        while q >= 0 and len(group) < 12:
            if self.lows[q] not in {",", "and", "&"} and not self.closes_with_comma(q):
                break
            while q > 0 and self.lows[q] in {",", "and", "&"}:
                q -= 1
            joined = q == p - 2 and self.lows[q + 1] in {"and", "&"} and self.lows[q - 1 : q] == [","]
            if self.items[q].kind != "A" or (self._is_object(q) and not objects):
                break
            if not objects and self._governed(q) and not (
                joined and self.stack[0].begin == 0 and self.lows[0] in g.PREPOSITIONS
            ):
                break
            group.insert(0, self.items[q])
            q -= 1
        return group


def is_place(item: Item) -> bool:
    """Whether an item is a place rather than somebody: "In Oslo, Blinken and Yang …" is no list of three."""
    return item.kind == "P" or any(mention.gpe for mention in item.group)
