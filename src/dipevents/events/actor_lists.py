"""Lists of actors behind a trigger: which names belong to one list, and what comma or "and" ends it."""

from __future__ import annotations

from dipevents.events.clause_ends import ClauseEnds
from dipevents.events.noun_phrases import ADJECTIVAL
from dipevents.tables import grammar as g

_REMARKING = frozenset(
    "thanking praising urging pledging promising vowing warning stressing noting recalling hailing "
    "congratulating assuring reiterating underlining emphasizing emphasising criticizing criticising".split()
)
_BREAKING = frozenset("breaking cutting severing ending dropping ditching abandoning".split())
_APPOSED = frozenset(
    "host hostess guest visitor interlocutor predecessor successor namesake friend rival boss".split()
)
_MEMBERS = frozenset(
    "include includes included involve involves involved involving group groups grouping attended "
    "bring brings brought".split()
)
_BEFORE_VERB = frozenset("also then later now already still soon again himself herself".split())
_BRINGS = frozenset("bring brings brought bringing gather gathers gathered grouping groups grouped".split())
THINGS = frozenset("message letter call note telegram cable invitation visit".split())


class ActorLists(ClauseEnds):
    """Tells the next of a list from the subject of a new clause."""

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
        while q < min(len(self.items), p + 4) and (
            self.lows[q].endswith("ly") or self.lows[q] in _BEFORE_VERB or self.items[q].kind == "D"
        ):
            q += 1  # "held a talk with Lund, and he also met Diaz"
        if q >= len(self.items) or not self.lows[q]:
            return False
        low = self.lows[q]
        if low.endswith("ed") and self.lows[q + 1 : q + 2] == ["by"]:
            return False  # "received today a delegation headed by Lund"
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

    def _counts(self, p: int) -> bool:
        """"pulled 41 of its diplomats out": what is counted stands right behind the verb."""
        return not self.noun and p < len(self.items) and self.items[p].kind == "A" and p - 2 == self.start

    def _punctuation(self, p: int, low: str) -> int | None:
        if low == "," and self._ends_at_comma(p):
            return None
        if low == "and" and p + 1 < len(self.items) and self._verb_at(p + 1) and not self.subject_noun:
            return None
        if low == "and" and self.noun and self.last and self._another_thing(p + 1):
            return None
        if low == "and" and self.prep and p + 1 < len(self.items) and self.items[p + 1].kind == "A" and (
            self.lows[p - 1].endswith(ADJECTIVAL)
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
        return self.lows[p : p + 1] in (["a"], ["an"]) and not THINGS.isdisjoint(things) and "from" in things

    def _ends_at_comma(self, p: int) -> bool:
        """A comma ends the reach where a clause with its own verb follows it."""
        nxt = p + 1
        if nxt >= len(self.items):
            return True
        low = self.lows[nxt]
        if self.lows[nxt : nxt + 3] == ["as", "well", "as"]:
            return False
        if low in _BREAKING:
            return True  # "established ties with China, breaking with Taiwan"
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
        only_places = all(slot.removeprefix("topic-") in g.PLACE_PREPOSITIONS for slot in self.slots.filled)
        return "with" not in self.slots.filled and (self.noun or (only_places and not absolute))

    def _another_with(self, p: int) -> bool:
        """"met with Kozyrev and with Primakov", "met with Kozyrev and, separately, with Primakov"."""
        before = self.lows[p - 2 if self.lows[p - 1] == "then" else p - 1]  # "then with President Trump"
        again = self.last == "with" and before in {"and", ","} and not self.topic
        return again or (p > 3 and self.lows[p - 1] == "," and self._goes_on_apart(p - 1))

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

    def _is_apposed(self, p: int) -> bool:
        """"with his host, Premier Li Peng": the name behind the comma is the host's."""
        named = p + 2 < len(self.items) and self.lows[p + 1] == "," and self.items[p + 2].kind == "A"
        return named and self.lows[p] in _APPOSED
