"""Acts told of by a word that stands for another's: "severed them", "in May with Chad"."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from dipevents.events.claims import Claim
from dipevents.events.verb_frames import VerbFrames
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_TIES = frozenset({"relations", "ties", "links"})
_ANEW = frozenset({"them", "they"})
_THAT = frozenset({"that", "which"})
_CHANGES = frozenset({"establish", "restore", "sever"})


class Echoes(VerbFrames):
    """Finds the acts that a sentence tells of a second time by a mere word."""

    def _add_echoes(self, found: list[Claim]) -> None:
        """Adds the acts that stand for others, and parts those that one verb tells of."""
        if not (_ANEW.isdisjoint(self.sentence.lows) or _TIES.isdisjoint(self.lows)):
            found.extend(self._changes_of_ties())
        if not _TIES.isdisjoint(self.lows):
            found.extend(self._ties_of_clause())
        for claim in list(found):
            found.extend(self._gapped(claim))

    def _changes_of_ties(self) -> Iterator[Claim]:
        """"had no relations with Morocco since Algiers severed them", "but they were resumed in May"."""
        noun = next((p for p, low in enumerate(self.lows) if low in _TIES), 0)
        for p in range(noun + 1, len(self.items) - 1):
            broken = self._stands_for(p + 1, ("them",))
            passive = not g.BE.isdisjoint(self.lows[p - 2 : p])
            resumed = passive and any(self._stands_for(q, ("they",)) for q in range(max(noun, p - 5), p))
            rule = self._change(self.lows[p]) if broken or resumed else None
            doing = self._clause(p).actors() if broken else []
            anew = self._look_right(p + 2, noun=False).filled.get("with", []) if broken else []
            states = [*doing, *(m for m, _ in anew)] if anew else self._states_of_ties(noun)
            if rule is None or len({mention.country for mention in states}) != 2:
                continue
            acting = {mention.country for mention in doing}
            if broken and not acting & {mention.country for mention in states}:
                continue
            claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p].j)
            other = rule.slots.get("with", "actor") if broken else "actor"
            claim.roles = [("subject>actor", mention) for mention in doing]
            claim.roles += [(f"with>{other}", m) for m in states if m.country not in acting]
            right = self._look_right(p + 1 + broken, noun=False)
            self._finish(claim, right, p, self._verb_status(p, claim))
            yield claim

    def _ties_of_clause(self) -> Iterator[Claim]:
        """"restored the ties with Israel that it cut in 1967": what the clause about the ties tells."""
        for p, low in enumerate(self.lows):
            if low not in _TIES:
                continue
            ahead = range(p + 1, min(p + 7, len(self.items) - 2))
            that = next((q for q in ahead if self.lows[q] in _THAT), 0)
            verb = self._verb_of(that + 1) if that else 0
            agents: list[Mention] = []
            if not verb:
                that, (verb, agents) = p, self._cut_by(p)
            rule = self._change(self.lows[verb]) if verb else None
            filled = self._look_right(p + 1, noun=True).filled.get("with", [])
            partners = [m for m, _ in filled if m.last <= self._token_at(that + 1)]
            if rule is None:
                continue
            doing = agents or self.items[that + 1].group or self._clause(p).actors()
            others = partners or self._other_states(p, doing)
            if not others or not doing:
                continue
            claim = Claim(rule, self.clauses, verb, self.items[verb].i, self.items[verb].j)
            claim.roles = [("subject>actor", mention) for mention in doing if mention not in others]
            claim.roles += [(f"with>{rule.slots['with']}", mention) for mention in others]
            off = self.lows[verb + 1 : verb + 2] == ["off"]
            self._finish(claim, self._look_right(verb + 1 + off, noun=False), verb, "occurred")
            claim.background = True
            yield claim

    def _token_at(self, p: int) -> int:
        """The token with which the item at p begins."""
        return self.items[p].i if p < len(self.items) else len(self.sentence.words)

    def _other_states(self, p: int, doing: list[Mention]) -> list[Mention]:
        """"Togo and Chad will restore the ties that Chad cut": the other of the two."""
        states = self._states_of_ties(p)
        acting = {mention.country for mention in doing}
        others = [mention for mention in states if mention.country not in acting]
        mine = {mention.country for mention in states} & acting
        return others if mine and len(others) == 1 else []

    def _cut_by(self, p: int) -> tuple[int, list[Mention]]:
        """"ties cut by Togo in 1984", "ties, broken off by Togo": the verb and who did it."""
        verb = p + 1 + (self.lows[p + 1 : p + 2] == [","])
        by = verb + 1 + (self.lows[verb + 1 : verb + 2] == ["off"])
        if self.lows[by : by + 1] != ["by"] or by + 1 >= len(self.items):
            return 0, []
        return verb, self.items[by + 1].group

    def _verb_of(self, subject: int) -> int:
        """The verb behind "it", "Ghana had"; 0 where nobody stands at `subject`."""
        verb = subject + 1
        while verb < len(self.items) and self.lows[verb] in {"had", "has", "have"}:
            verb += 1
        someone = self.lows[subject] == "it" or self.items[subject].kind == "A"
        return verb if someone and verb < len(self.items) else 0

    def _change(self, verb: str) -> Rule | None:
        """The rule of ties that a verb establishes, restores or severs."""
        rules = (rule for rule, noun in self.rules.nouns.get("relations", ()) if len(noun) == 1)
        return next((rule for rule in rules if rule.subtype in _CHANGES and verb in rule.governors), None)

    def _states_of_ties(self, noun: int) -> list[Mention]:
        """The two states whose ties the noun tells of."""
        filled = self._look_right(noun + 1, noun=True).filled
        partners = [m for slot in ("with", "between") for m, _ in filled.get(slot, [])]
        states = partners if len(partners) > 1 else [*self._clause(noun).actors(), *partners]
        return [mention for mention in states if mention.country]

    def _gapped(self, claim: Claim) -> Iterator[Claim]:
        """"spoke on May 1 with Lund, and on May 3 with Diallo": two acts with a time each."""
        partners = [entry for entry in claim.roles if entry[0].startswith("with>")]
        for entry in partners[1:]:
            at = next((q for q, item in enumerate(self.items) if entry[1] in item.group), 0)
            time = self._time_of_gap(at)
            if time is None or partners[0][1] in self.items[at].group:
                continue  # "are to sit down today and Sunday with Chad and Togo"
            later = copy(claim)
            later.roles = [each for each in claim.roles if each not in partners] + [entry]
            later.dates, later.places = [time], []
            later.position, later.first, later.last = at, self.items[at - 1].i, self.items[at].j
            claim.roles = [each for each in claim.roles if each != entry]
            claim.dates = [item for item in claim.dates if item is not time]
            yield later

    def _time_of_gap(self, at: int) -> Item | None:
        """The time in "and on May 3 with": what stands right before "with" behind "and"."""
        time = self.items[at - 2] if at > 3 and self.lows[at - 1] == "with" else None
        if time is None or time.kind != "D":
            return None
        before = at - 4 if self.lows[at - 3] in {"on", "in"} else at - 3
        return time if self.lows[before] == "and" else None
