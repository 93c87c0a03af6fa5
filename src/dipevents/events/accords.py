"""Who made an accord whose own phrase names no parties: "Under a deal signed in May, Togo will sell …"."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.events.envoys import as_state
from dipevents.events.governors import GovernorReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule

_TALKS = frozenset("talks meeting negotiations visit summit consultations leaders presidents".split())
_SIGNINGS = frozenset("signed adopted concluded initialled initialed issued".split())
_BEING_SIGNED = frozenset({"was", "were"})
_AT_TALKS = frozenset({"after", "following", "during", "presence", "end", "conclusion", "upon"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "no"})
_MAKING = frozenset(
    "signed reached concluded struck brokered mediated negotiated sealed initialled initialed clinched "
    "announced agreed inked finalised finalized ratified made issued adopted hammered".split()
)
_FRIENDLY = frozenset(
    "friendship amity cooperation co-operation partnership trade ties relations "
    "alliance understanding".split()
)
_ENDING = ("ended", "conclud", "culminat", "closed")
_BY_WAY_OF = frozenset("in under with through by via".split())
_OPENING = frozenset({"that", "said", ",", "and", "but", '"', "“"})
_TERMS = frozenset("terms part provisions framework".split())
_LOOKING_ON = frozenset(
    "witnessed witness witnesses witnessing attended oversaw oversees supervised watched presided "
    "presiding".split()
)
_DEALING = frozenset(
    "supply supplies supplied give gives gave lend lends lent sell sells sold provide provides provided "
    "deliver delivers delivered send sends sent receive receives received get gets buy buys bought ship "
    "ships shipped export exports import imports build builds built pay pays paid return returns".split()
)
_PARTNERS = ("object", "to", "from", "for", "in", "with")  # of whoever deals: "supply Malta with oil"
_BEING = frozenset({"was", "were", "be", "been", "will", "would"})
_SAYS = frozenset({"said", "says", "stated", "declared", "announced"})
_TEXTS = frozenset({"statement", "communique", "communiqué", "declaration"})
_YIELDING = frozenset("talks negotiations discussions summit meeting consultations".split())
_SIGNING = ("sign", "initial", "conclud", "ink")
_PUT_OFF = ("postpon", "cancel", "delay", "froze", "freez", "suspend", "announc", "confirm", "defer")
_MEETING = frozenset("met talks meeting conferred received discussions negotiations".split())
_BEING_MADE = frozenset("was were is are will would to has had be been".split())
_TIES = frozenset({"establish", "restore", "sever"})
_STATES = frozenset({"country", "organization"})


class AccordReader(GovernorReader):
    """Finds the parties that stand elsewhere in the sentence, or before it."""

    def _name_accord(self, rule: Rule, p: int, width: int) -> None:
        """Keeps whose accord "the Soviet-Finnish treaty" is, told of as an act or not."""
        pair: list[tuple[Mention, int]] = []
        if self.lows[p + width : p + width + 1] == ["between"]:
            pair = self._look_right(p + width, noun=True).filled.get("between", [])
        elif any(item.kind == "A" for item in self.items[max(0, p - 4) : p]):
            _, left = self._noun_phrase(p)
            pair = left.filled.get("compound", [])
        if len(pair) > 1:
            claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + width - 1].j)
            claim.roles = [("by>party", mention) for mention, _ in pair]
            claim.mere = True
            self._mere.append(claim)

    def _is_known(self, left: Slots) -> bool:
        """"the treaty", "that pact": one told of before."""
        return not {"the", "this", "that", "these", "those"}.isdisjoint(left.words)

    def _is_of_year(self, claim: Claim) -> bool:
        """"The treaty was signed in 1955": one named before, with a year of its own."""
        known = any(mention.klass == "signatories" for _, mention in claim.roles)
        words = [item.date.text for item in claim.dates if item.date is not None] if known else []
        return any(word.isdigit() and len(word) == 4 for text in words for word in text.split())

    def _is_told_as_made(self, claim: Claim, left: Slots) -> bool:
        """"The pact signed by Fiji and Togo bans whaling": which one it is, and not the news."""
        at = claim.position + claim.last - claim.first
        made = at < len(self.items) and self.lows[at] in _MAKING
        return made and "the" in left.words and not self.sentence.headline

    def _is_made_so(self, claim: Claim) -> bool:
        """"the agreements reached in May", "was signed in Bern", not "would be signed"."""
        ahead = self.lows[claim.position + 1 : claim.position + 4]
        return {"will", "would", "be", "to"}.isdisjoint(ahead)

    def _is_placed(self, claim: Claim, right: Slots) -> bool:
        """"signed in Bern", ", agreed last year": right behind the noun, and told when or where."""
        at = claim.position + claim.last - claim.first
        at += self.lows[at : at + 1] == [","]
        while at < len(self.items) and self.lows[at] in _BEING_MADE:
            at += 1  # "The treaty will be signed in May"
        made = at < len(self.items) and self.lows[at] in _MAKING
        return made and bool(right.dates or right.places)

    def _add_signatories(
        self, claim: Claim, left: Slots, right: Slots, start: int, passive: str | None
    ) -> bool:
        """Gives an accord parties told elsewhere; true if those are whoever was told of before."""
        role, named = claim.rule.slots.get("by"), {slot.split(">")[0] for slot, _ in claim.roles}
        if role is None or named - {"with"}:
            return False
        if not named and self._nominal(claim.rule, start):
            found = self._signers_between(start) or self._lookers_on(start)
        elif named and self._nominal(claim.rule, start):
            found = self._who_puts_off(start)
        elif not named and (speaking := self._who_agrees_in_it(claim)):
            found = speaking
        elif not named and right.aim is not None and len(tied := right.filled.get("topic-between", [])) > 1:
            found = [m for m, _ in tied]  # "protocols signed in Bern to restore ties between A and B"
        elif passive is None:
            found = []
        else:
            found = self._doers(claim, start, bool(named))
        claim.roles.extend((f"by>{role}", mention) for mention in found)
        if not claim.roles and (self._made_at_talks(claim) or self._ended_in(claim, start)):
            claim.roles.append((f"by>{role}", whoever("group")))
        if claim.roles or passive is None:
            return False
        if self._is_known(left) and self._is_placed(claim, right):
            claim.roles.append((f"by>{role}", whoever("signatories")))
            return False
        then = self._signed_then(left, start)
        if then or self._signed_there(start):
            claim.roles.append((f"by>{role}", whoever("group")))
        return then

    def _made_at_talks(self, claim: Claim) -> bool:
        """"A joint statement issued after the talks called for calm": by those who talked."""
        at = claim.position + claim.last - claim.first
        made = not _MAKING.isdisjoint(self.lows[at : at + 1])
        if claim.position > 4 or self.lows[at - 1].endswith("s") or not made:
            return False  # "implementing the agreements reached during their talks" tells of old ones
        behind = self.lows[at + 1 : at + 8]
        return bool(behind) and behind[0] in _AT_TALKS | {"at", "on"} and not _TALKS.isdisjoint(behind)

    def _ended_in(self, claim: Claim, start: int) -> bool:
        """"The talks ended with the signing of a memorandum": by those who talked."""
        verb = self._clause(start).verb
        if verb is None or not self._nominal(claim.rule, start):
            return False
        ended = self.lows[verb].startswith(_ENDING) and self.lows[verb + 1 : verb + 2] in (["with"], ["in"])
        return ended and self.lows[verb - 1] in _TALKS and self.lows[verb - 2] in {"the", "their"}

    def _tie_again(self, claim: Claim, right: Slots, passive: str | None, start: int) -> None:
        """"Diplomatic ties will be restored": those of whoever was told of before."""
        clause = self._clause(start)
        said = clause.kind == "main" or self.lows[clause.begin : clause.begin + 1] == ["that"]
        listed = right.words[:1] == [","]  # "ties, air links and telephone lines": told of by the last
        unsaid = passive is not None and said and not (_acting(claim) or listed)
        if not unsaid or _BEING.isdisjoint(right.words[: right.words.index(passive or "")]):
            return
        if claim.rule.subtype in _TIES:
            claim.roles.append(("between>actor", whoever("group")))
        elif claim.rule.subtype == "open_mission" and self.lows[claim.position].endswith("s"):
            claim.roles.append(("subject>actor", whoever("group")))  # "Embassies are to be opened in May"

    def _who_puts_off(self, start: int) -> list[Mention]:
        """"Chad froze the signing of a pact with Togo": Chad, who would have signed it."""
        clause = self._clause(start)
        near = clause.verb is not None and start - 8 < clause.verb
        told = near and any(low.startswith(_PUT_OFF) for low in self.lows[clause.verb : start])
        return clause.actors() if told else []

    def _lookers_on(self, start: int) -> list[Mention]:
        """"The two leaders witnessed the signing of agreements": by their states."""
        clause = self._clause(start)
        if clause.verb is None or _LOOKING_ON.isdisjoint(self.lows[clause.verb : start]):
            return []
        watching = clause.actors()
        if any(m.pronoun == "they" or m.pair for m in watching):
            return [whoever("group")]
        states = [as_state(m, m.country) for m in watching if m.kind == "person" and not m.pronoun]
        return states if len(states) > 1 else []

    def _signers_between(self, start: int) -> list[Mention]:
        """"the signing in Lima by Chad and Togo of a pact": who stands between the action and the accord."""
        action = self._action_by(start - 2)
        if action is None:
            return []
        by = next(q for q in range(action, start) if self.lows[q] == "by")
        signers = [m for item in self.items[by + 1 : start] for m in item.group if not m.adjective]
        return signers if len(signers) > 1 else []

    def _add_talkers(self, claim: Claim, governor: int) -> None:
        """"Talks between Ghana and Togo produced an agreement": the accord is theirs."""
        begin = self._clause(governor).begin
        noun = next((q for q in range(governor - 1, begin - 1, -1) if self.lows[q] in _YIELDING), None)
        if noun is None or claim.rule.name != "agreement.of-talks":
            return
        filled = self._look_right(noun + 1, noun=True, subject_noun=True).filled
        talkers = [mention for mention, at in filled.get("between", []) if at < governor]
        claim.roles.extend(("by>party", mention) for mention in talkers if len(talkers) > 1)

    def _friends_with(self, claim: Claim, right: Slots) -> None:
        """"signed a treaty of friendship with Chad": the other party, where only one is told."""
        several = any(m.plural or m.pair or m.pronoun == "they" for _, m in claim.roles)
        if len(claim.roles) != 1 or several or not claim.roles[0][0].endswith(">party"):
            return
        told = right.filled.get("topic-with", [])
        others = [m for m, at in told if self.lows[at - 1] == "with" and self.lows[at - 2] in _FRIENDLY]
        self._assign(claim, "with", others)

    def _signs_with(self, claim: Claim, governor: int) -> None:
        """"signed with Togo a treaty"; "met Lini in Vila and signed a treaty": with whom he has just met."""
        if self.lows[governor + 1] == "with" and claim.position > governor + 2:
            told = {id(mention) for _, mention in claim.roles}
            others = [m for m in self.items[governor + 2].group if id(m) not in told]
            claim.roles.extend(("with>party", mention) for mention in others)
        alone = len(claim.roles) == 1 and claim.roles[0][0] == "subject>party"
        if not (alone and self.lows[governor - 1] == "and" and self.lows[governor].startswith(_SIGNING)):
            return
        begin = self._clause(governor).begin
        named = (q for q in range(governor - 2, begin, -1) if self.items[q].kind == "A")
        seen = next((q for q in named if self.items[q].group[0].kind == "person"), None)
        if seen is None or _MEETING.isdisjoint(self.lows[begin:seen]):
            return
        signer, others = claim.roles[0][1], self.items[seen].group
        people = all(m.kind == "person" and not (m.pronoun or m.possessive) for m in others)
        if people and not (signer.plural or signer.pair or any(m is signer for m in others)):
            claim.roles.extend(("with>party", mention) for mention in others)

    def _who_agrees_in_it(self, claim: Claim) -> list[Mention]:
        """"A joint communique issued in Accra said Ghana and Togo would disarm": whom it speaks for."""
        words = self.lows[claim.position : claim.position + 18]
        said = next((at for at, low in enumerate(words) if low in _SAYS), 0)
        if not said or _TEXTS.isdisjoint(words[:3]) or "joint" not in self.lows[max(0, claim.position - 2) :]:
            return []
        at = claim.position + said + 1
        at += self.lows[at : at + 1] == ["that"]
        listed = self._listed_from(at)
        states = [m for item in listed for m in item.group if m.kind == "country" and not m.adjective]
        behind = self.items.index(listed[-1]) + 1 if listed else len(self.items)
        asked = self.lows[behind : behind + 1] in (["should"], ["must"], ["need"])
        return states if len(states) > 1 and not asked else []

    def _doers(self, claim: Claim, start: int, partner: bool) -> list[Mention]:
        """"Under a deal signed in May, A will sell oil to B", "A and B made peace in a deal struck there"."""
        if not self._is_made_way(claim, start):
            return []
        doing = [mention for item in self._who_does(claim, start) for mention in item.group]
        several = len({m.country or m.name for m in doing}) > 1 or any(m.pair for m in doing)
        if partner or several:
            return doing
        return [*doing, *others] if doing and (others := self._dealt_with(start)) else []

    def _who_does(self, claim: Claim, start: int) -> list[Item]:
        """"said that under a deal signed in May, Togo would buy": who stands behind the comma."""
        before = self.lows[start - 2] if start > 1 else "that"
        if before in _OPENING:
            ahead = range(claim.position + 2, min(claim.position + 17, len(self.items) - 1))
            comma = next((q for q in ahead if self.lows[q] == ","), 0)
            return self._listed_from(comma + 1) if comma else []
        return self._clause(start).subjects()

    def _is_made_way(self, claim: Claim, start: int) -> bool:
        """"under an agreement signed in May", "Under the accord, signed in Bern": a way, and made before."""
        at = claim.position + claim.last - claim.first
        at += self.lows[at : at + 1] == [","]
        return self._is_way(start) and at < len(self.items) and self.lows[at] in _MAKING

    def _is_way(self, start: int) -> bool:
        """"under an agreement", "in a deal", "as part of an accord": how something is done."""
        before = self.lows[start - 1] if start else ""
        return before in _BY_WAY_OF or (before == "of" and self.lows[start - 2] in _TERMS)

    def _dealt_with(self, start: int) -> list[Mention]:
        """"will lend Fiji 50 million dollars": the states that the clause's verb is about."""
        clause = self._clause(start)
        begin = clause.verb if clause.verb is not None else clause.begin
        ahead = range(begin, min(begin + 6, len(self.items)))
        verb = next((q for q in ahead if self.lows[q] in _DEALING), None)
        if verb is None:
            return []
        filled = self._look_right(verb + 1, noun=False).filled
        partners = ([m for m, _ in filled.get(slot, []) if m.kind in _STATES] for slot in _PARTNERS)
        return next((found for found in partners if found), [])

    @property
    def _told_times(self) -> bool:
        return any(item.kind == "D" for item in self.items)

    def _is_made_then(self, claim: Claim, left: Slots, right: Slots) -> bool:
        """"the accord between Ghana and Togo in May": the time is of the noun, and it is told of as made."""
        own = [item for item, _ in left.dates]
        if any(not slot.startswith("compound>") for slot, _ in claim.roles):
            own += [item for item, q in right.dates if self.lows[q - 1] != "by"]
        made = claim.status == "occurred" and any(item in own for item in claim.dates)
        before = self.lows[max(0, claim.position - 3) : claim.position]
        return made and {"on", "of", "implementing"}.isdisjoint(before)

    def _signed_there(self, start: int) -> bool:
        """"Following the talks, documents were signed": by those who talked."""
        lows = self.sentence.lows
        told = not _TALKS.isdisjoint(lows) and not _AT_TALKS.isdisjoint(lows)
        return told and self._is_signed(start)

    def _signed_then(self, left: Slots, start: int) -> bool:
        """"A number of documents were also signed": by those told of before, if nothing else is said."""
        known = not _KNOWN.isdisjoint(left.words)
        return self._is_signed(start) and not (known or self._clause(start).quoted)

    def _is_signed(self, start: int) -> bool:
        """Whether a main clause says that something was or will be signed."""
        return self._where_signed > 0 and self._clause(start).kind == "main"

    @property
    def _where_signed(self) -> int:
        """The participle of "was signed", "will be signed", "are to be signed"; 0 where none stands."""
        for p, low in enumerate(self.lows):
            if low not in _SIGNINGS:
                continue
            before = self.lows[max(0, p - 2) : p]
            if not _BEING_SIGNED.isdisjoint(before):
                return p
            ahead = {"will", "is", "are", "would"}.intersection(self.lows[max(0, p - 4) : p])
            if "be" in before and ahead:
                return p
        return 0


def _acting(claim: Claim) -> bool:
    """Whether somebody acts in the claim already."""
    return any(role.endswith(">actor") for role, _ in [*claim.roles, *claim.seats])


def whoever(klass: str, title: str = "sides") -> Mention:
    """Those told of before: both sides as states, the signatories of an accord, or two who write."""
    mention = Mention("country", 0, 0)
    mention.plural = mention.pair = True
    mention.states = title == "sides"
    mention.klass, mention.title = klass, title
    return mention


def the_two() -> Mention:
    """"the communique that the two signed": two told of before, people rather than states."""
    mention = whoever("group")
    mention.states, mention.title = False, None
    return mention
