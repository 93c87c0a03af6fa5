"""Verbs that make a noun an act: "held talks", "the treaty that both signed"."""

from __future__ import annotations

from dipevents.events import status as cues
from dipevents.events.noun_phrases import noun_phrase
from dipevents.events.posts import EnvoyReader
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g
from dipevents.tables.inflection import ACTIONS

_PARTICLES = frozenset("short over off up in into at to down out on of through with".split())
_LEAVING_OUT = frozenset("pulled pull pulls pulling backed back backing bowed dropped".split())
_DISMISSING = frozenset("denied denies dismissed dismisses rejected rejects refuted".split())
_NAMING = frozenset("called termed dubbed described hailed labelled labeled billed calls".split())
_RUMOURS = frozenset("reports rumours rumors claims talk suggestions allegations stories speculation".split())
_HELPING = frozenset("have has had do does did".split())  # "the treaty has served both well"
_HALLS = frozenset("palace residence office house ministry headquarters hall villa airport".split())
INTENT = frozenset(
    "was were is are due scheduled expected planned planning hoping to intended supposed".split()
)
_MERITS = frozenset(
    "hospitality leadership role efforts effort generosity work success assistance help support".split()
)
JUDGING = ("thank", "prais", "critici", "congratul", "condemn", "blam", "commend", "applaud", "rebuk")
MEASURES = frozenset(
    "copy copies hours hour days day round rounds series afternoon morning evening minutes week "
    "weeks set couple number resumption holding convening reopening relaunch "
    "first second third fourth fifth last".split()
)

BEFORE_VERB = frozenset({",", "and", "had", "has", "have", "later", "also", "will", "would"})
_PARTS = frozenset("level part parts portion chapter chapters text texts".split())

_OPERATIONS = frozenset("operations work services activities".split())
HALTING = ("suspend", "halt", "ceas", "stop")
_REPLYING = frozenset("replied replies reply responded responds respond".split())


_BETWEEN_ACTION = frozenset({"by", "and", ",", "in", "on", "at", "here"})


class GovernorReader(EnvoyReader):
    """Finds the verb that governs a noun."""

    def _noun_phrase(self, p: int) -> tuple[int, Slots]:
        """The first item of the phrase and the slots to the left, read once for all rules of the noun."""
        if p not in self._phrases:
            self._phrases[p] = noun_phrase(self.clauses, p)
        return self._phrases[p]

    def _governor(self, rule: Rule, start: int) -> int | None:
        """The verb whose object the noun phrase is, among the rule's governors."""
        q = start - 1
        if q > 0 and self.lows[q] in {'"', "“"}:
            q -= 1  # 'severed "diplomatic relations" with Taiwan'
        if q < 0:
            return None
        q = self._before_naming(q)
        low = self.lows[q]
        if low in {"following", "including"}:
            return None
        if low in rule.governors or low in cues.governing():
            return q
        if low in rule.particles and q:
            verb = q - 2 if self.lows[q - 1] == "back" else q - 1  # "went back to the negotiating table"
            verbs = (verb, self._before_inserted(q - 1))  # "replied on Friday to the letter"
            governing = next((each for each in verbs if self.lows[each] in rule.governors), None)
            if governing is not None:
                return governing
        if rule.type in {"relations", "meeting"} and (phrase := self._by_phrase(rule, q)):
            return phrase
        left = self._left_out_of(q)
        if left is not None and rule.type in {"meeting", "visit", "call"}:
            return left
        if low in _PARTICLES and q:
            if rule.type != "message" and (self.lows[q - 1], low) in cues.phrasal():
                return q - 1  # "called off talks"
            if (
                self.lows[q - 1] in rule.governors
                and low not in {"to", "with", "of", "at"}
                and not self.clauses.determined(q - 1)  # "the freeze in relations"
            ):
                return q - 1
            if rule.type != "agreement" and self.lows[q - 1] in {
                "part", "participated", "participate", "participating", "engaged", "joined", "locked",
            }:
                return q - 1
            if low in {"in", "on"} and self.lows[q - 1] in g.BE:
                return q - 1
            if (
                low in {"at", "to"}
                and self.lows[q - 1] in {"arrived", "came", "come", "agreed"}
                and rule.type == "agreement"
            ):
                return q - 1
            if low == "to" and self.lows[q - 1] == "agreed" and rule.type == "meeting":
                return q - 1  # "agreed to follow-on negotiations"
            if low in {"in", "at"} and self.lows[q - 1] in {"spoke", "speaking"}:
                return None
        if self.items[q].kind == "A" and q and self.lows[q - 1] in rule.governors:
            return q - 1  # dative: "sent Bush a letter"
        if (
            self.items[q].kind == "A"
            and q > 1
            and self.lows[q - 1] == "to"
            and self.lows[q - 2] in rule.governors
        ):
            return q - 2  # "conveyed to Rahmon a message"
        if self.items[q].kind == "A" and q > 2 and self.lows[q - 2 : q] in (["on", "to"], ["over", "to"]):
            # "passed on to him a letter", "handed over to Brezhnev a message"
            return q - 3 if self.lows[q - 3] in rule.governors else None
        if low == "with" and rule.type == "message":
            return self._sent_with(rule, q)
        if low == "of" and q > 1 and self.lows[q - 1] in _RUMOURS:
            return self._rumoured(q - 2)
        if low == "of" and q > 1 and (
            self.lows[q - 1] in MEASURES
            or (self.lows[q - 1] in _PARTS and rule.type in {"agreement", "relations"})
        ):
            return self._measured(rule, q - 2)
        if low == "and":
            return self._of_list(rule, q)
        r = self._before_inserted(q)
        if rule.type == "agreement" and r > 1 and self.items[r].kind == "A" and self.lows[r - 1] == "with":
            r = self._before_inserted(r - 2)  # "signed with Senegal on Tuesday a loan agreement"
        if r < q and r >= 0 and self.lows[r] in rule.governors:
            return r
        return None

    def _by_phrase(self, rule: Rule, q: int) -> int:
        """"entered into relations", "put an end to its relations": where the verb stands; else 0.

        So with "sat down for talks" and "suspended operations at its embassy".
        """
        if self.lows[q] == "into" and self.lows[q - 1] in rule.governors:
            return q - 1
        if rule.type == "meeting":
            sat = q > 1 and self.lows[q - 1] == "down" and self.lows[q - 2].startswith(("sat", "sit"))
            return q - 2 if sat and self.lows[q] in {"for", "to"} else 0
        at_work = q > 1 and self.lows[q] == "at" and self.lows[q - 1] in _OPERATIONS
        if rule.subtype == "close_mission" and at_work:
            return q - 2 if self.lows[q - 2].startswith(HALTING) else 0
        ended = q > 3 and self.lows[q - 2 : q + 1] == ["an", "end", "to"] and "end" in rule.governors
        return q - 1 if ended and self.lows[q - 3].startswith("put") else 0

    def _before_naming(self, q: int) -> int:
        """"ended what he called a historic visit": the item before "what", or q itself."""
        named = q - (self.lows[q] == "as" and q > 0)
        if self.lows[named] not in _NAMING:
            return q
        before = next((r for r in range(named - 1, max(0, named - 6), -1) if self.lows[r] == "what"), 0)
        return before - 1 if before else q

    def _rumoured(self, q: int) -> int | None:
        """"dismissed newspaper reports of secret talks": the verb that denies them."""
        floor = max(-1, q - 3)
        while q > floor and self.lows[q].isalpha() and self.lows[q] not in cues.governing():
            q -= 1
        return q if q > floor and self.lows[q] in _DISMISSING else None

    def _left_out_of(self, q: int) -> int | None:
        """"pulled out of the summit", "withdrew from a meeting": the verb, if that is what stands at q."""
        if self.lows[q] == "of" and q > 1 and self.lows[q - 1] == "out" and self.lows[q - 2] in _LEAVING_OUT:
            return q - 2
        withdrawn = self.lows[q] == "from" and q and self.lows[q - 1] in {"withdrew", "withdraw", "withdrawn"}
        return q - 1 if withdrawn else None

    def _nominal(self, rule: Rule, start: int) -> bool:
        """"the recent signing of the agreement between A and B": a noun that makes it an act."""
        action = self._action_over(start)
        return action is not None and ACTIONS[self.lows[action]] in rule.governors

    def _relative_governor(self, rule: Rule, q: int) -> int | None:
        """"the treaty (which) Egypt and Israel signed": the verb behind the noun and its subject."""
        q += self.lows[q : q + 2] == [",", "which"]
        begin = q + 1 if q < len(self.items) and self.lows[q] in {"which", "that"} else q
        if begin == q and self.lows[q : q + 1] in (["to"], ["of"], ["on"]) and (
            rule.type == "agreement" or (rule.type == "visit" and self.lows[q] == "to")
        ):  # "the Declaration of Peace and Friendship which both signed"
            ahead = range(q + 1, min(q + 8, len(self.items)))
            begin = next((r + 1 for r in ahead if self.lows[r] in {"which", "that"}), q)
        r = begin
        two = self.lows[begin : begin + 2] == ["the", "two"]
        if two:
            r = begin + 2  # "the communique that the two signed"
        while (
            r < len(self.items)
            and r < begin + 9
            and (
                self.items[r].kind == "A"
                or self.lows[r] in BEFORE_VERB
                or (rule.type in {"visit", "call", "message"} and self.lows[r] in INTENT)
            )
        ):
            r += 1
        if r >= len(self.items) or r == begin or not (two or self.items[begin].kind == "A"):
            return None
        if self.lows[r - 1] in {"had", "has", "have"} and self.lows[r] in g.PREPOSITIONS:
            return r - 1 if self.lows[r - 1] in rule.governors else None  # "the talks A had in Oslo with B"
        return r if self.lows[r] in rule.governors and not self.lows[r].endswith("ing") else None

    def _action_over(self, start: int) -> int | None:
        """"the restoration, on 19 April, of relations": where the noun of action over a noun stands."""
        if start < 2 or self.lows[start - 1] != "of":
            return None
        if self.lows[start - 2] in ACTIONS:
            return start - 2
        at = self._before_inserted(start - 2)
        if at >= 0 and self.lows[at] in ACTIONS:
            return at
        return self._action_by(start - 2)

    def _action_by(self, q: int) -> int | None:
        """"the signing | in Lima by Chad and Togo | of a pact": the noun before its place and its agents."""
        agents = False
        for at in range(q, max(0, q - 14), -1):
            low = self.lows[at]
            agents = agents or low == "by"
            if agents and low in ACTIONS:
                return at
            if self.items[at].kind not in "APD" and low not in _BETWEEN_ACTION:
                return None
        return None

    def _opens_as_action(self, start: int) -> bool:
        """"The signing of a pact by A and B took place": whether its noun of action is the subject."""
        action = self._action_over(start) if self.lows[start - 1 : start] == ["of"] else None
        if action is None:
            return False
        begin = action - 1 if self.lows[action - 1] in {"the", "a"} else action
        return self._is_subject(begin)

    def _before_inserted(self, q: int) -> int:
        """The item before what stands between verb and object: "held here on Saturday a banquet"."""
        if self.lows[q] == ",":  # "has received, according to his aides, a letter"
            opened = next((r for r in range(q - 2, max(0, q - 8), -1) if self.lows[r] == ","), 0)
            inserted = bool(opened) and self.lows[opened + 1] in g.PREPOSITIONS | {"according"}
            return opened - 1 if inserted else q
        while q >= 0:
            if self.lows[q] in _HALLS:  # "received Tuesday at the Republican Palace a written message"
                ahead = range(q - 1, max(-1, q - 6), -1)
                q = next((r - 1 for r in ahead if self.lows[r] in {"at", "in"}), -1)
                continue
            named = self.items[q].kind in "DP" or (
                self.items[q].kind == "A"
                and q
                and self.lows[q - 1] in {"in", "at"}
                and bool(self.items[q].group[0].gpe)
            )
            if not named:
                return q
            q -= 2 if q and self.lows[q - 1] in {"on", "in", "at", "until"} else 1
        return q

    def _of_list(self, rule: Rule, q: int) -> int | None:
        """"sent a basket of flowers and a telegram to": the verb before the first of two objects."""
        for r in range(q - 1, max(-1, q - 9), -1):
            if self.lows[r] in rule.governors and not self._is_plain_noun(r):
                return r
            if self.items[r].kind == "A" and self.lows[r - 1] == "to":
                continue  # "conveyed to Lund the greetings and a message of the King"
            if self.items[r].kind != "W" or not self.lows[r].isalpha() or self.lows[r] in g.AUXILIARIES:
                return None
        return None

    def _sent_with(self, rule: Rule, q: int) -> int | None:
        """"sent an envoy to Lusaka with a message for Kaunda": who sends the bearer sends the message.

        So does who "replied with a cable".
        """
        if self.lows[q - 1] in _REPLYING and rule.name == "message.send":
            return q - 1
        for r in range(q - 1, max(-1, q - 16), -1):
            if self.lows[r] in {"sent", "sends", "dispatched", "send"} and self.lows[r] in rule.governors:
                return r
            if self.lows[r] in {".", ";", "“"}:
                break
        return None

    def _measured(self, rule: Rule, q: int) -> int | None:
        """"held three hours of talks", "a second round of negotiations": the verb before the measure."""
        floor = max(0, q - 4)
        while (
            q > floor
            and self.items[q].kind == "W"
            and self.lows[q] not in rule.governors
            and self.lows[q] not in cues.governing()
            and self.lows[q] not in g.PREPOSITIONS
            and (self.lows[q].isalnum() or "-" in self.lows[q])
        ):
            q -= 1
        if q > floor and self.items[q].kind == "D":
            q = self._before_inserted(q)  # "launched on Wednesday a new round of talks"
        elif q > floor and self.items[q].kind == "A" and self.lows[q - 1] in rule.governors:
            q -= 1  # "handed him copies of his credentials"
        governs = q >= 0 and (self.lows[q] in rule.governors or self.lows[q] in cues.governing())
        fits = governs and not self._is_plain_noun(q)
        return q if fits else None

    def _is_plain_noun(self, q: int) -> bool:
        """"accepted the peace plan in talks", "at the start of talks": no verb."""
        return self.lows[q] in g.NOUN_VERBS and self.clauses.determined(q)

    def _is_subject(self, start: int) -> bool:
        q = start - 1
        return (
            q < 0
            or self.lows[q] in {",", "and", "but", '"', "“", ":", ";", "that"}
            or self.lows[q] in g.SUBORDINATORS
        )

    def _right_governor(self, rule: Rule, right: Slots) -> str | None:
        words = right.words[:20]
        if "based" in words:
            words = words[: words.index("based")]  # "a deal based on what the Council endorsed"
        return next((word for word in words if word in rule.governors and word not in _HELPING), None)

    def _listed_from(self, p: int) -> list[Item]:
        """The actors of the list that begins at p: "A, B and C"."""
        found: list[Item] = []
        for item, low in zip(self.items[p:], self.lows[p:], strict=True):
            if item.kind == "A" and not item.group[0].possessive:
                found.append(item)
            elif low not in {",", "and", "&", "also"}:
                break
        return found
    def _is_either(self, p: int, width: int, start: int) -> bool:
        """"at the G20 meetings or the G8 meetings": meetings of some kind."""
        noun = self.lows[p + width - 1]
        beside = self.lows[p + width : p + width + 1] + self.lows[max(0, start - 1) : start]
        return noun.endswith("s") and noun != "talks" and "or" in beside

    def _thanked(self, governor: int) -> list[Mention]:
        """"thanked him for Lithuania's hospitality in hosting the summit": whose hospitality it is."""
        at = governor - 1 - self.lows[governor - 1].endswith("ly")  # "on officially opening its embassy"
        thanked = self.items[at - 1] if at > 1 and self.lows[at] in {"for", "on"} else None
        if thanked is not None and thanked.kind == "A" and self.lows[governor].endswith("ing"):
            praised = self.lows[at - 2].startswith(JUDGING)  # "thanked Romania for hosting"
            return thanked.group if praised else []
        if self.lows[governor - 1] == "in" and self.lows[governor - 3] in {"its", "their", "his", "her"}:
            thanked = self.items[governor - 5]  # "thanked Turkey for its assistance in hosting the talks"
            merit = self.lows[governor - 4] == "for" and self.lows[governor - 2] in _MERITS
            return thanked.group if merit and governor > 5 and thanked.kind == "A" else []
        owner = self.items[governor - 3] if governor > 3 and self.lows[governor - 1] == "in" else None
        if owner is None or self.lows[governor - 2] not in _MERITS or owner.kind != "A":
            return []
        return owner.group if owner.group[-1].possessive else []
