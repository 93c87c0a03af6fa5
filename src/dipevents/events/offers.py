"""Talks that one side offers and the other answers: "Chad rejected Togo's proposal for talks"."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.envoys import as_state
from dipevents.events.owners import OwnerReader
from dipevents.mentions.items import Mention
from dipevents.tables import grammar as g

_OFFERS = frozenset(
    "proposal offer request call invitation suggestion demand appeal overture idea plea".split()
)
_AIMED = frozenset({"for", "of", "to"})
# How an answer begins, and what is then true of the talks.
_ANSWERS = (
    (("reject", "refus", "turn", "declin", "dismiss", "spurn", "rebuff"), "denied"),
    (("accept", "agree"), "planned"),
    (("consider", "stud", "repl", "answer", "respond", "welcom", "receiv", "support", "weigh"), "proposed"),
)


class OfferReader(OwnerReader):
    """Finds who offers talks and who is asked for them."""

    def _offer_answered(self, claim: Claim, governor: int | None, start: int) -> str | None:
        """Gives talks the parties of the offer before them; the status that its answer tells, or None."""
        told = self._offer_before((start if governor is None else governor) - 1)
        if claim.rule.type != "meeting" or len(claim.roles) > 1 or told is None:
            return None
        offer, owner = told
        at = next((q for q in range(offer - 1, max(-1, offer - 7), -1) if self._answer(q)), None)
        asked = self._clause(at).actors() if at is not None else []
        if self.lows[(at or 0) - 1] == "to" and (controlled := self._controlled(at or 0)):
            asked = [m for item in controlled for m in item.group]  # "urged Chad to accept"
        if at is None or not asked or owner.country in {m.country for m in asked}:
            return None
        role = claim.rule.slots["adjunct"]
        offering = owner if owner.kind == "person" else as_state(owner, owner.country)
        claim.roles = [(f"adjunct>{role}", m) for m in (*asked, offering)]
        return "proposed" if self.lows[at - 1] == "to" else self._answer(at)

    def _offer_before(self, at: int) -> tuple[int, Mention] | None:
        """Where the offer's noun stands and whose it is: "a Togolese offer of", "a request from Togo for"."""
        if at < 3 or self.lows[at] not in _AIMED:
            return None
        q = at - 1
        if self.items[q].kind == "A" and self.lows[q - 1] == "from" and self.lows[q - 2] in _OFFERS:
            return q - 2, self.items[q].group[0]
        if self.lows[q] not in _OFFERS:
            return None
        before = q - 2 if self.items[q - 1].kind == "W" and self.lows[q - 1] not in g.DETERMINING else q - 1
        owners = self.items[before].group
        owner = owners[0] if owners and owners[0].country else None
        owned = owner is not None and (owner.possessive or owner.adjective or not owner.gpe)
        return (q, owner) if owner is not None and owned else None

    def _answer(self, q: int) -> str | None:
        """The status that the verb at q tells, if it is one of answering."""
        low = self.lows[q]
        return next((status for begins, status in _ANSWERS if low.startswith(begins)), None)
