"""Whose an act is where the noun does not name its owner: "his visit", "their talks", "its embassy"."""

from __future__ import annotations

from dipevents.events.adjuncts import AdjunctReader
from dipevents.events.claims import Claim
from dipevents.events.governors import JUDGING
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention

_PROGRAMMES = frozenset("programme program schedule agenda itinerary diary".split())
_INCLUDING = frozenset({"includes", "include", "included", "features"})
_HIM = {"his": "he", "her": "she", "their": "they"}
_OF_WORKS = frozenset("nuclear missile space weapons aid development economic reform television".split())


class OwnerReader(AdjunctReader):
    """Finds who is meant by a pronoun, or by none."""

    def _drop_own_pronoun(self, claim: Claim) -> None:
        """"postponed his trip": "his" is the subject of the verb, who is there already."""
        if any(role.startswith("subject>") for role, _ in claim.roles):
            claim.roles = [
                (role, m) for role, m in claim.roles if not (role.startswith("possessive>") and m.pronoun)
            ]

    def _honoured(self, p: int) -> list[Mention]:
        """"gave a banquet in his honour": him."""
        ahead = self.lows[p + 1 : p + 8]
        for at, low in enumerate(ahead[:-2]):
            if low == "in" and ahead[at + 1] in _HIM and ahead[at + 2] in {"honour", "honor"}:
                mention = Mention("person", 0, 0)
                mention.pronoun = _HIM[ahead[at + 1]]
                mention.plural = mention.pronoun == "they"
                return [mention]
        return []

    def _judged(self, p: int) -> Mention | None:
        """"congratulated Erdogan on the agreement he reached": he is the one who is congratulated."""
        for q in range(p - 1, max(self._clause(p).begin, p - 7), -1):
            item = self.items[q]
            if item.kind == "A" and not item.group[0].possessive:
                judged = q and self.lows[q - 1].startswith(JUDGING) and self.lows[q + 1] in {"on", "for"}
                return item.group[0] if judged else None
        return None

    def _named_there(self, p: int) -> list[Mention]:
        """"no diplomats in Havana since 1961, it set up a mission there": the state of the place before."""
        for q in range(p - 1, 0, -1):
            group = self.items[q].group
            if group and group[0].gpe and self.lows[q - 1] in {"in", "at"}:
                return group
        return []

    def _owner_before(self, p: int) -> list[Mention]:
        """"Ottawa said its embassy would be closed": whose it is, by the state named last before."""
        for q in range(p - 1, -1, -1):
            group = self.items[q].group
            if group and group[0].kind == "country" and not (group[0].adjective or group[0].possessive):
                return group
        return []

    def _office_before(self, start: int) -> Mention | None:
        """"The Russian President briefed Jiang on his meeting": the office that is the subject owns it."""
        subjects = [
            m for item in self._clause(start).subjects() for m in item.group if item.j <= self.items[start].i
        ]
        lone = subjects[0] if len(subjects) == 1 else None
        unnamed = lone is not None and lone.kind == "person" and not (lone.name or lone.pronoun)
        return lone if unnamed else None

    def _they_before(self, p: int, start: int) -> list[Mention]:
        """"Following their talks, Putin and Blair left": the subjects that follow, else "they"."""
        own = self._adjunct_subject(p, start) if self._fronts(p, start) else []
        they = Mention("person", 0, 0)
        they.pronoun, they.plural = "they", True
        return own if len(own) > 1 else [they]

    def _owner_of_programme(self, start: int) -> tuple[list[Mention], str]:
        """"Her programme includes talks with A", "On his schedule are talks with B": whose, and its status.

        Nobody and no status where no programme is told of.
        """
        verb = start - 1
        if verb > 0 and self.lows[verb] in {"and", ","}:  # "includes talks with A and a meeting with B"
            ahead = range(verb - 1, max(self._clause(start).begin, verb - 16), -1)
            verb = next((q for q in ahead if self.lows[q] in _INCLUDING), 0)
        listed = verb > 1 and self.lows[verb] in {"is", "are"} and self.lows[verb - 1] in _PROGRAMMES
        if verb < 1 or not (listed or self.lows[verb] in _INCLUDING):
            return [], ""
        before = range(verb - 1, max(-1, verb - 8), -1)
        at = next((q for q in before if self.lows[q] in _PROGRAMMES), None)
        if at is not None and self.lows[at - 1] in _OF_WORKS:
            return [], ""  # "Iran's nuclear programme included a secret site"
        status = "occurred" if self.lows[verb] == "included" else "planned"
        return (self._owner_at(at), status) if at is not None else ([], "")

    def _owner_at(self, at: int) -> list[Mention]:
        """Whose the noun at `at` is: "her full programme", "Lund's schedule", "the programme of the King"."""
        if self.lows[at + 1] == "of" and self.items[at + 2].kind == "A":
            return self.items[at + 2].group
        for q in range(at - 1, max(-1, at - 4), -1):
            if self.items[q].kind == "A":
                return self.items[q].group if self.items[q].group[-1].possessive else []
            if self.lows[q] in {"his", "her"}:
                mention = Mention("person", 0, 0)
                mention.pronoun = self.lows[q]
                return [mention]
        return []

    def _pronoun_owner(self, left: Slots) -> Mention:
        mention = Mention("person", 0, 0)
        mention.pronoun = "i" if "my" in left.words else "his" if "his" in left.words else "her"
        return mention
