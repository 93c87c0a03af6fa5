"""Whose an act is where the noun does not name its owner: "his visit", "their talks", "its embassy"."""

from __future__ import annotations

from dipevents.events.adjuncts import AdjunctReader
from dipevents.events.claims import Claim
from dipevents.events.governors import JUDGING
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention

_HIM = {"his": "he", "her": "she", "their": "they"}


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

    def _pronoun_owner(self, left: Slots) -> Mention:
        mention = Mention("person", 0, 0)
        mention.pronoun = "i" if "my" in left.words else "his" if "his" in left.words else "her"
        return mention
