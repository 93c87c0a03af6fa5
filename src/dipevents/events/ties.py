"""Relations between states told of as nouns: ties cut and restored, embassies opened and closed."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.clause_ends import ACCORDS, CUT
from dipevents.events.envoys import as_state
from dipevents.events.letters import LetterReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention, is_seat
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_KINDS_OF_STATE = frozenset("island emirate kingdom country republic sheikhdom sultanate neighbour".split())
_AHEAD = g.MODALS | {"to", "not"}
_AGAIN = frozenset({"restored", "resumed", "re-established", "reestablished", "renewed", "normalized"})
_DECLARED = frozenset("announce announces announced ordered declared confirmed sealed decided".split())
_ORDERING = frozenset("ordered orders told directed instructed asked".split())
_OWNED = frozenset({"compound>target", "possessive>target", "of>target"})
_WEIGHING = ("discuss", "review", "brief", "debat", "explor", "consider", "examin")


class RelationReader(LetterReader):
    """Finds who opens, closes, cuts or restores, and what is no act at all."""

    def _names_by_kind(self, words: list[str]) -> bool:
        """"broke off relations with the oil-rich emirate": the state told of before, by what it is."""
        behind = words[1:6]
        return behind[:1] in (["the"], ["that"]) and not _KINDS_OF_STATE.isdisjoint(behind)

    def _is_weighed(self, start: int) -> bool:
        """"discussed the establishment of relations", "talks on the opening of an embassy"."""
        if not self._is_of_action(start):
            return False
        at = start - 4 if self.lows[start - 3] in g.DETERMINERS else start - 3
        before = self.lows[at]
        if before == "on" and self.lows[at - 1] in ACCORDS:
            return False  # "signed a communique on the establishment of relations"
        return before in {"on", "about"} or before.startswith(_WEIGHING)

    def _resumed_at(self, rule: Rule, q: int) -> int:
        """Where "were restored" stands behind "Relations with Togo, broken off in 1984,"; else 0."""
        if rule.type != "relations":
            return 0
        ahead = range(q, min(q + 20, len(self.lows)))
        cut = next((r for r in ahead if self.lows[r] in CUT and self.lows[r - 1] == ","), 0)
        behind = [r for r in ahead if cut and r > cut and self.lows[r] in _AGAIN]
        return next((r for r in behind if not g.BE.isdisjoint(self.lows[r - 2 : r])), 0)

    def _opens_something(self, passive: str | None, p: int) -> bool:
        """"The consulate opened a library", "closed its gates": not itself."""
        at = next((q for q in range(p + 1, len(self.lows)) if self.lows[q] == passive), len(self.lows))
        own = self.lows[at + 1 : at + 2] and self.lows[at + 1] in g.DETERMINING
        return bool(own) and self.lows[at + 2 : at + 3] != ["doors"]

    def _is_open_anyway(self, p: int) -> bool:
        """"The embassy opened its doors to artists", "may keep its embassy open": it was there before."""
        behind = range(p + 1, len(self.lows) - 1)
        kept = any(self.lows[q] == "open" and self.lows[q - 1] not in _AHEAD for q in behind)
        return kept or any(self.lows[q : q + 2] == ["doors", "to"] for q in behind)

    def _fill_relations(
        self, claim: Claim, left: Slots, right: Slots, governor: int | None, start: int
    ) -> None:
        """Who opens, closes, announces or receives, where the noun's own phrase does not say."""
        named = {role.split(">")[0] for role, _ in claim.roles}
        if claim.rule.subtype == "credentials" and governor is not None and not {"to", "dative"} & named:
            seen = self._whom_bearer_sees(governor) or self._whom_bearer_hears(governor)
            envoys = [m for item in self._subject(governor) for m in item.group if m.host]
            self._assign(claim, "to", seen or [as_state(m, m.host) for m in envoys if m.host])
        taken = governor is not None and self.lows[governor].startswith(("recei", "accep"))
        received = taken or any(role.endswith(">target") for role, _ in claim.roles)
        if claim.rule.subtype == "credentials" and not received:
            self._assign_seat(claim, right)
        if orderers := self._orderer(claim.rule, governor):
            between = range(governor - 2, max(0, governor - 9), -1) if governor is not None else range(0)
            verb = next((q for q in between if self.lows[q] in _ORDERING), 0)
            told = [m for q in between if q > verb for m in self.items[q].group]
            claim.roles = [("object>target", m) for m in told]
            claim.roles += [("subject>actor", m) for m in orderers if m not in told]
        over = self._over_action(claim.rule, left, start) if governor is None else None
        if over is not None and "between" not in named:
            # "Ghana and Bhutan announced the establishment of relations"
            self._assign(claim, "subject", [m for item in self._subject(over) for m in item.group])
            named.add("subject")
        if governor is None and self._nominal(claim.rule, start):
            # "Chad's severance of ties with Togo", "the severance of ties by Chad"
            before = self.items[(self._action_over(start) or 1) - 1]
            owners = before.group if before is not None and before.kind == "A" else []
            agents = [m for m, _ in right.filled.get("by", [])]
            self._assign(claim, "subject", [m for m in owners if m.possessive] or agents)
        missions = claim.rule.subtype in {"open_mission", "close_mission"}
        if missions and governor is None and named <= {"in"}:
            self._assign(claim, "subject", self._speaker_for(claim, start))
        if claim.rule.subtype == "close_mission" and governor is None and "subject" not in named:
            claim.roles = [  # "the Ghanaian embassy in Tripoli was closed": by its own state
                (f"{role.split('>')[0]}>actor" if role in _OWNED else role, m) for role, m in claim.roles
            ]

    def _speaker_for(self, claim: Claim, start: int) -> list[Mention]:
        """"Ugandan Minister Lund said the embassy in Lima would close": of the state that he speaks for."""
        said = start - 1 - (self.lows[start - 1] == "that")
        if self.items[said].kind == "D":
            said -= 1 + (self.lows[said - 1] == "on")
        spoken = said > 0 and (self.lows[said] in g.SAYING or self.lows[said] == "denied")
        if self.lows[start] != "the" or not spoken:
            return []
        lands = {m.country for _, m in claim.roles}
        told = {m.country: m for m in self._clause(said).actors() if m.country}
        speaks = len(told) == 1 and lands.isdisjoint(told)
        return [as_state(m, m.country) for m in told.values()] if speaks else []

    def _assign_seat(self, claim: Claim, right: Slots) -> None:
        """"presented his credentials in Hanoi", "at the White House", "as ambassador to Vietnam"."""
        told = [(slot.removeprefix("topic-"), m) for slot, found in right.filled.items() for m, _ in found]
        own = {m.country for _, m in claim.roles}
        posts = [as_state(m, m.host) for slot, m in told if slot == "as" and m.host]
        seats = [
            as_state(m, m.country) for slot, m in told
            if slot in {"in", "at"} and m.country not in {None, *own} and (m.gpe or is_seat(m))
        ]
        claim.roles += [("to>target", state) for state in (posts or seats)[:1]]

    def _orderer(self, rule: Rule, governor: int | None) -> list[Mention]:
        """"Syria told Tunisia to close its embassy": who has another close its own closes it."""
        if rule.subtype != "close_mission" or governor is None or governor < 4:
            return []
        told = governor - 2
        while self.items[told].kind == "A" and self.lows[told - 1] in {"and", ","}:
            told -= 2  # "ordered Libya and Tunisia to shut their embassies"
        if self.lows[governor - 1] != "to" or self.items[told].kind != "A":
            return []
        return self._clause(governor).actors() if self.lows[told - 1] in _ORDERING else []

    def _whom_bearer_hears(self, governor: int) -> list[Mention]:
        """"The King was speaking when the envoy presented his letters": to him."""
        clause = self._clause(governor)
        if clause.kind != "subordinate" or clause.parent is None or not clause.subject:
            return []
        return [m for m in clause.parent.actors() if m.klass in {"head_of_state", "monarch"}]

    def _over_action(self, rule: Rule, left: Slots, start: int) -> int | None:
        """"ordered the closure of two consulates", "put off the opening of its embassy": the verb."""
        if not {"its", "their"}.isdisjoint(left.words):
            return self._verb_of_action(rule, start)
        if not (rule.governed and self._nominal(rule, start)):
            return None
        before = range(start - 3, max(0, start - 7), -1)
        declared = next((q for q in before if self.lows[q] in _DECLARED), None)
        return declared if declared is not None else self._signed_over(start)

    def _signed_over(self, start: int) -> int | None:
        """"signed a joint communique on the establishment of relations": where "signed" stands."""
        for q in range(start - 3, max(0, start - 6), -1):
            if self.lows[q] == "on" and self.lows[q - 1] in ACCORDS:
                verbs = range(q - 2, max(0, q - 6), -1)
                return next((r for r in verbs if self.lows[r] in {"sign", "signed", "signs", "issued"}), None)
        return None

    def _verb_of_action(self, rule: Rule, start: int) -> int | None:
        """"on Monday sealed the resumption of ties": where the verb over the noun of action stands."""
        if not (rule.governed and self._nominal(rule, start)):
            return None
        verb = self._clause(start).verb
        return verb if verb is not None and start - 6 <= verb < start else None
