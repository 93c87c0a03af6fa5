"""Envoys as those acted upon: who is recalled, expelled or summoned, and by whom where they were posted."""

from __future__ import annotations

from dipevents.events.claim_status import StatusReader
from dipevents.events.claims import Claim
from dipevents.events.envoys import as_state
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.mentions.phrases import MINISTRIES
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_DIPLOMATIC = ("diplomat", "ambassador", "envoy", "attach", "consul", "mission")
_BY_NAME = frozenset({"relations.summon", "relations.expel", "relations.told-to-leave"})
_POSTS = frozenset("embassy consulate consular mission".split())
_TO = frozenset({"to", "at"})
_NUMBERS = g.NUMBERS - {"one"}
_STAFF = frozenset(
    "diplomat diplomats envoy envoys ambassador ambassadors staff personnel attaches attachés mission "
    "embassy delegation consular".split()
)


class EnvoyReader(StatusReader):
    """Reads the states behind envoys."""

    def _has_envoy(self, rule: Rule, objects: list[Mention], slots: Slots) -> bool:
        """Whether it is envoys who are recalled, not troops or cars."""
        fitting = any(self._is_acted_upon(rule, mention) for mention in objects)
        fitting = fitting or bool(_STAFF & set(slots.words))
        return fitting or (rule.subtype == "expel" and _counts_alone(slots))

    def _is_acted_upon(self, rule: Rule, mention: Mention) -> bool:
        """Whether somebody is such as the rule asks for: an envoy, or one of some who are thrown out."""
        if rule.subtype == "restore" and mention.klass == "envoy":
            return False  # "its envoy will be sent back to the two countries": one who mediates
        if mention.klass in rule.object_class or self._is_diplomat(mention):
            return True
        return rule.subtype == "expel" and self._are_a_few(mention)

    def _are_a_few(self, mention: Mention) -> bool:
        """"expelled 23 Russians", "ordered out five Cubans": so many as have posts, told by their nation."""
        nationals = mention.kind == "country" and not (mention.title or mention.gpe or mention.possessive)
        lows = self.sentence.lows[max(0, mention.first - 1) : mention.last]
        counted = any(low in _NUMBERS or (low.isdigit() and len(low) < 4) for low in lows)
        return nationals and counted and lows[-1].endswith(("s", "ese"))

    def _assign_envoys(self, claim: Claim, objects: list[Mention]) -> None:
        for mention in objects:
            if not self._is_acted_upon(claim.rule, mention):
                if claim.rule.name in _BY_NAME and (is_bare_name(mention) or self._is_him(claim, mention)):
                    claim.roles.append(("object_country>target", mention))
                continue
            hosts = mention.hosts or (mention.host,)
            posts = [("object_country", mention.country), ("object_owner", mention.country)]
            posts += [("object_host", host) for host in hosts]
            for slot, code in posts:
                if slot in claim.rule.slots and code:
                    claim.roles.append((f"{slot}>{claim.rule.slots[slot]}", as_state(mention, code)))
            if mention.name and "object_country" in claim.rule.slots:  # the envoy beside the state
                claim.roles.append((f"object_country>{claim.rule.slots['object_country']}", mention))

    def _is_him(self, claim: Claim, mention: Mention) -> bool:
        """"declared him persona non grata": not "gave him until Monday", which tells of it once more."""
        again = self.lows[claim.position].startswith("g")
        return mention.pronoun in {"he", "him", "she", "her"} and not again

    def _is_diplomat(self, mention: Mention) -> bool:
        """By the title, or as "two Bulgarian embassy officials"."""
        title = (mention.title or "").lower()
        posted = not _POSTS.isdisjoint(self.sentence.lows[mention.first : mention.last])
        return bool(title) and (posted or any(word in title for word in _DIPLOMATIC))

    def _place_of_post(self, p: int) -> list[tuple[str, Item, int]]:
        """"The Danish envoy in Lima was called to the ministry": in the town where he is posted."""
        clause = self._clause(p)
        for q in range(clause.begin, min(p + 4, len(self.items))):
            for mention in self.items[q].group:
                at = mention.host_at
                if at is not None and mention.host and self.sentence.lows[at[0] - 1] == "in":
                    town = Item("P", *at)
                    town.place, town.state = self.sentence.quote(*at), mention.host
                    return [("in", town, q)]
        return []

    def _state_left(self, p: int) -> list[Mention]:
        """"were given a week to leave Libya": the state that they are to leave sends them away."""
        for q in range(p + 1, min(p + 12, len(self.items) - 1)):
            if self.lows[q] == "leave":
                group = self.items[q + 1].group
                return [as_state(m, m.country) for m in group[:1] if m.gpe and m.country and not m.adjective]
        return []

    def _land_of_ministry(self, p: int, leads: frozenset[str] = _TO, reach: int = 10) -> list[Mention]:
        """"was asked on Monday to come | to the Chilean Foreign Ministry": the state whose it is."""
        ministry = self._ministry_behind(p, leads, reach)
        return [as_state(ministry, ministry.country)] if ministry is not None and ministry.country else []

    def _ministry_behind(self, p: int, leads: frozenset[str] = _TO, reach: int = 10) -> Mention | None:
        """The ministry behind the verb or noun at p: "told to come | to the Foreign Office"."""
        for q in range(p + 1, min(p + reach, len(self.items) - 1)):
            group = self.items[q + 1].group if self.lows[q] in leads else []
            if group and self.sentence.lows[group[0].last - 1] in MINISTRIES:
                return group[0]
        return None


def is_bare_name(mention: Mention) -> bool:
    """"Kang was summoned": somebody by name alone, whose post was told before, if he is an envoy."""
    return mention.kind == "person" and bool(mention.name) and not (mention.title or mention.possessive)


def _counts_alone(slots: Slots) -> bool:
    """"Spain expelled 20 diplomats, Norway 13" as "Norway expelled 13.": a number and nothing behind it."""
    number, behind = slots.words[:1], slots.words[1:2]
    counted = bool(number) and (number[0] in _NUMBERS or (number[0].isdigit() and len(number[0]) < 4))
    return counted and (not behind or not behind[0].isalpha() or behind[0] in {"of", "more", "others"})
