"""Who writes to whom where a letter's own phrase does not say: bearers, and those addressed."""

from __future__ import annotations

from dipevents.events.accords import AccordReader
from dipevents.events.claims import Claim, personal
from dipevents.events.envoys import as_state
from dipevents.events.slots import Slots
from dipevents.mentions.items import Mention
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED

_ADDRESSING = frozenset(
    "accused criticised criticized rebuked pressed berated lectured "
    "told congratulated thanked assured briefed informed urged asked invited extended expressed "
    "conveyed offered wished reminded warned notified petitioned tells congratulates thanks "
    "invites asks urges informs assures warns reminds".split()
)
_WISHING = frozenset(
    "wishing congratulating thanking inviting asking urging informing assuring telling requesting".split()
)
BEARING = frozenset(
    "delivered handed presented conveyed transmitted gave brought passed carried submitted relayed".split()
)
_RECEIVED = frozenset("received receives met meets welcomed hosted saw".split())
_AT = frozenset({"at"})
_MISSIONS = frozenset({"embassy", "legation", "mission", "consulate"})

_HANDED = frozenset("handed given presented".split())
_CALLED = frozenset("called summoned convoked received".split())

_INSERTED = g.AUXILIARIES | {"since", "also", "already", "now"}


class LetterReader(AccordReader):
    """Finds senders and recipients that stand elsewhere in the sentence."""

    def _bear_for_another(self, claim: Claim) -> None:
        """"a letter that Thompson delivered for the President to Khrushchev": the President's letter."""
        claim.roles = [
            (role, _principal(mention) if role.endswith(">sender") else mention)
            for role, mention in claim.roles
        ]
        slots = {role.split(">")[0] for role, _ in claim.roles}
        if not {"for", "to", "subject"} <= slots or BEARING.isdisjoint(self.lows):
            return
        claim.roles = [
            ("from>sender" if role.startswith("for>") else role, mention)
            for role, mention in claim.roles
            if not role.startswith("subject>")
        ]

    def _to_whom(self, claim: Claim) -> None:
        """"George Bush, to whom he also sent a letter": whom the relative clause is about."""
        clause = self._clause(claim.position)
        begins = self.lows[max(0, clause.begin - 1) : clause.begin + 1]
        if begins == ["to", "whom"] and clause.antecedent is not None:
            self._assign(claim, "to", clause.antecedent.group)

    def _deliver(self, claim: Claim, governor: int) -> None:
        """"called on Gandhi and delivered a letter from the King": whom the bearer saw receives it."""
        told = any(role.endswith(">recipient") for role, _ in claim.roles)
        begin = self._clause(governor).begin
        if told or self.lows[governor] not in BEARING:
            return
        self._assign(claim, "to", self._whom_bearer_sees(governor))
        if self.lows[governor - 1 : governor] != ["and"]:
            return
        seen = next((q for q in range(governor - 2, begin, -1) if self.items[q].kind == "A"), None)
        if seen is None or not all(personal(m) and not m.possessive for m in self.items[seen].group):
            return
        bearers = {id(mention) for mention in self._clause(governor).actors()}
        if not any(id(mention) in bearers for mention in self.items[seen].group):
            self._assign(claim, "to", self.items[seen].group)

    def _whom_bearer_sees(self, governor: int) -> list[Mention]:
        """"received Lund, who handed over a letter from the King", "Amin, to whom he handed a letter"."""
        clause = self._clause(governor)
        if clause.kind != "relative" or clause.parent is None:
            return []
        if self.lows[clause.begin] == "whom" and self.lows[clause.begin - 1] == "to":
            return clause.antecedent.group if clause.antecedent is not None else []
        verb = clause.parent.verb
        seen = verb is not None and not _RECEIVED.isdisjoint(self.lows[verb : clause.begin])
        hosts = clause.parent.actors()
        return hosts if self.lows[clause.begin] in {"who", "that", "which"} and seen else []

    def _take_scene(self, claim: Claim, governor: int) -> None:
        """"received at the palace today Berg, who presented his credentials": then and there."""
        clause = self._clause(governor)
        if clause.parent is None or clause.parent.verb is None or not self._whom_bearer_sees(governor):
            return
        scene = self._look_right(clause.parent.verb + 1, noun=False)
        here = [(prep, item, q) for prep, item, q, topic in scene.places if not topic]
        claim.places = claim.places or [entry for entry in here if entry[0] in claim.rule.place]
        claim.dates = claim.dates or [item for item, _ in scene.dates]

    def _hand_over(self, claim: Claim, left: Slots) -> None:
        """"A note was handed to the Soviet ambassador in Oslo": by the state where he is posted."""
        if any(role.endswith(">sender") for role, _ in claim.roles) or "their" in left.words:
            return
        there = self._ministry_where(claim.position)
        if there is not None and any(role.endswith(">recipient") for role, _ in claim.roles):
            claim.roles.append(("subject>sender", there))
            return
        posted = [m for role, m in claim.roles if role.endswith(">recipient") and m.klass in POSTED]
        if len(posted) == 1 and posted[0].host and "subject" in claim.rule.slots:
            sender = as_state(posted[0], posted[0].host)
            claim.roles.append((f"subject>{claim.rule.slots['subject']}", sender))

    def _ministry_where(self, p: int) -> Mention | None:
        """"was called to the Chilean foreign ministry, where he was handed a note": by Chile."""
        if near := self._land_of_ministry(p, _AT, reach=12):
            return near[0]  # "was handed to Lund at the Foreign Office"
        begin = self._clause(p).begin
        at = begin - 2 if self.lows[begin - 1 : begin] == [","] else begin - 1
        house = self.items[at].group[:1] if self.lows[begin] == "where" and at > 0 else []
        return as_state(house[0], house[0].country) if house and house[0].klass == "ministry" else None

    def _thanked_for(self, claim: Claim, start: int) -> bool:
        """"thanked Putin for his letter", "for the message he had received": Putin's, to who thanks him."""
        thanked = self.items[start - 2] if start > 2 and self.lows[start - 1] == "for" else None
        if thanked is None or thanked.kind != "A" or not self.lows[start - 3].startswith("thank"):
            return False
        own = {"his", "her"} & set(self.lows[start : claim.position])
        got = "received" in self.lows[claim.position + 1 : claim.position + 7]
        if own or got or self.lows[start] == "the":
            thankers = [m for m in self._clause(start).actors() if m not in thanked.group]
            claim.roles = [("from>sender", m) for m in thanked.group]
            claim.roles += [("to>recipient", m) for m in thankers]
        return len(claim.roles) > 1

    def _without_bearer(self, claim: Claim, left: Slots, right: Slots, governor: int | None) -> None:
        """"Haq's message to Castro, delivered by Ambassador Lund": who brings it has not written it."""
        owners = [("possessive>sender", mention) for mention, _ in left.filled.get("possessive", [])]
        owners += [entry for entry in claim.roles if entry[0] == "from>sender"]
        owners += [("from>sender", mention) for mention, _ in right.filled.get("of", []) if personal(mention)]
        if governor is not None or not owners or BEARING.isdisjoint(self.lows[claim.position :]):
            return
        others = [entry for entry in claim.roles if not entry[0].endswith(">sender")]
        claim.roles = [*others, *owners]

    def _is_signed_for(self, right: Slots, start: int, governor: int | None) -> bool:
        """"expressed his sympathy in a telegram signed by Cardinal Lund": whose words they are is told."""
        inside = governor is not None or (bool(start) and self.lows[start - 1] in {"in", "by", "via"})
        return inside and "signed" in right.words and bool(self._clause(start).subjects())

    def _to_embassy(self, claim: Claim, right: Slots) -> None:
        """"handed to the French Embassy in Prague": a note to France, by the state where that stands."""
        slots = claim.rule.slots
        if "to" not in slots or any(role.endswith(f">{slots['to']}") for role, _ in claim.roles):
            return
        for mention, at in right.filled.get("to-adjective", []):
            if self.lows[at + 1 : at + 2] and self.lows[at + 1] in _MISSIONS:
                self._assign(claim, "to", [as_state(mention, mention.country)])
                self._from_land(claim, at + 2)
                return
        at = self._embassy_of(claim.position + 1)
        if at:
            mention = self.items[at].group[0]
            self._assign(claim, "to", [as_state(mention, mention.country)])
            self._from_land(claim, at + 1)

    def _embassy_of(self, p: int) -> int:
        """"a note | to the embassy of | Chad": where the state stands, close behind p; else 0."""
        for q in range(p, min(p + 4, len(self.items) - 4)):
            behind = self.lows[q : q + 4]
            if behind[:2] == ["to", "the"] and behind[2] in _MISSIONS and behind[3] == "of":
                return q + 4 if self.items[q + 4].kind == "A" and self.items[q + 4].group[0].country else 0
        return 0

    def _from_embassy(self, claim: Claim, governor: int | None) -> None:
        """"The Chadian embassy sent a note", "The Embassy of Chad in Oslo sent one": its state writes."""
        if governor is None or self._passive(governor):
            return
        if any(role.endswith(">sender") for role, _ in claim.roles):
            return
        begin = self._clause(governor).begin
        for q in range(begin, min(begin + 5, governor)):
            if self.lows[q] in _MISSIONS:
                owner = self.items[q + 2] if self.lows[q + 1] == "of" else self.items[max(begin, q - 1)]
                if self.lows[q - 1 : q] in (["'s"], ["’s"]):
                    owner = self.items[max(begin, q - 2)]
                states = [as_state(m, m.country) for m in owner.group[:1] if m.country]
                self._assign(claim, "subject", states)
                return
            if self.lows[q] in g.PREPOSITIONS:
                return

    def _hand_in_turn(self, claim: Claim, governor: int | None) -> None:
        """"was called in to the Chilean ministry and handed a note": to him, by Chile."""
        if governor is None or self.lows[governor] not in _HANDED or self.lows[governor - 1] != "and":
            return
        clause = self._clause(governor)
        before = range(clause.begin, governor - 1)
        called = next((q for q in before if self.lows[q] in g.BE and self.lows[q + 1] in _CALLED), None)
        if called is None or any(role.endswith(">recipient") for role, _ in claim.roles):
            return
        houses = [m for q in range(called, governor) for m in self.items[q].group if m.klass == "ministry"]
        claim.roles = [("to>recipient", m) for m in clause.actors()]
        claim.roles += [("subject>sender", as_state(m, m.country)) for m in houses[:1] if m.country]

    def _from_land(self, claim: Claim, q: int) -> None:
        """The state in whose capital the embassy before q stands, as the sender, if none is named."""
        if any(role.endswith(">sender") for role, _ in claim.roles) or self.lows[q : q + 1] != ["in"]:
            return
        town = self.items[q + 1].group[:1]
        states = [as_state(m, m.country) for m in town if m.gpe and m.country]
        self._assign(claim, "subject" if "subject" in claim.rule.slots else "from", states)

    def _is_credence(self, p: int, start: int) -> bool:
        """"will present his letters to the President": those that accredit an envoy."""
        presented = bool(start) and self.lows[start - 1].startswith(("present", "submit"))
        return self.lows[p] == "letters" and presented

    def _giver(self, start: int) -> list[Mention]:
        """"the advice given by Amin in a message to Heath": whose advice it was wrote it."""
        given = start > 3 and self.lows[start - 3] == "by" and self.lows[start - 1] == "in"
        return self.items[start - 2].group if given else []

    def _spoken_to_there(self, p: int) -> list[Mention]:
        """"a letter in which President A thanked President B": whom the verb at p is spoken to."""
        spoken = p + 1 < len(self.items) and self.lows[p] in _ADDRESSING
        return self.items[p + 1].group if spoken and self.items[p + 1].kind == "A" else []

    def _object_of_wish(self, claim: Claim) -> list[Mention]:
        """"a message wishing Pope Francis well", "a letter inviting King Hassan": whom the message is for."""
        for q in range(claim.position + 1, min(claim.position + 4, len(self.items) - 1)):
            if (
                self.lows[q] in _WISHING
                and self.items[q + 1].kind == "A"
                and not self.items[q + 1].group[0].possessive
            ):
                return self.items[q + 1].group
        return []

    def _addressed(self, p: int, before: bool = False) -> list[Mention]:
        """"During the talks, X told Y …", "thanked Y in a letter": who was spoken to is the other party."""
        verb = self._clause(p).verb
        while (
            verb is not None
            and verb + 1 < len(self.items)
            and self.lows[verb] in _INSERTED
        ):
            verb += 1
        if before and verb is not None and self.lows[verb] not in _ADDRESSING:
            verb = self._resumed(p) or verb
        if verb is None or ((verb < p) != before and not before) or self.lows[verb] not in _ADDRESSING:
            return []
        for q in range(verb + 1, min(verb + 7, len(self.items))):
            item = self.items[q]
            if item.kind == "A" and not (item.group[0].possessive or item.group[0].adjective):
                if item.group[0].plural and not item.group[0].title:
                    return []  # "urged Ukrainians to vote"
                return item.group if q == verb + 1 or self.lows[q - 1] in {"to", "with"} else []
            if item.kind != "W" or (self.lows[q] in g.PREPOSITIONS and self.lows[q] not in {"to", "with"}):
                break
        return []

    def _resumed(self, p: int) -> int | None:
        """"Amin, in a cable made public by the radio, wished Heath": the verb behind the comma."""
        ahead = range(p + 1, min(p + 12, len(self.items) - 1))
        return next((q + 1 for q in ahead if self.lows[q] == "," and self.lows[q + 1] in _ADDRESSING), None)


def _principal(mention: Mention) -> Mention:
    """"An envoy of President Lund handed over a letter": it is Lund's."""
    lord = mention.holder
    if lord is None or mention.name or not (lord.kind == mention.kind == "person"):
        return mention
    return lord
