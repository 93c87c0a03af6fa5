"""Nouns that hang on a clause: "In a meeting with Lund, Diallo said", "arrived in Rome for talks"."""

from __future__ import annotations

from dipevents.events.claim_status import ADJUNCT
from dipevents.events.claims import Claim, personal
from dipevents.events.envoys import as_state
from dipevents.events.governors import MEASURES
from dipevents.events.noun_senses import PROCESSES, NounSenses
from dipevents.mentions.items import Item, Mention
from dipevents.tables import grammar as g

_GATHERING = frozenset(
    "used joined gathered gather assembled assemble arrived arrive arrives arriving converged "
    "came come flew fly traveled travelled hosted invited left due expected travel travels "
    "travelling traveling head heads headed visit visits visiting visited go goes going went leave "
    "leaves leaving flies flying depart departed returned landed driving drove stop stopped turned".split()
)
_PROPOSING = frozenset(
    "called calls calling plans plan ready readiness proposal proposals pushed pressing pushing "
    "appealed asked hopes hoped pressed prepared suggestion suggestions demands requests".split()
)
_AFTERMATH = frozenset("after following since on of from to before until as for about".split())
_REMARKS = frozenset("remarks statements statement comments".split())
_BOUNDS = frozenset("course start beginning outset opening end close conclusion".split())
_FOLLOWING = frozenset({"up", "follow-up", "addition", "prior", "continuation"})  # "in follow-up to talks"
_DWELLING = frozenset(
    "focused focus focuses concentrated centered centred touched commented insisted relied dwelt "
    "reflected reported looked congratulated".split()
)
_BEFORE_BEING = g.MODALS | {"has", "had", "have", "not", "also"}
_FRONTING = frozenset({"during", "on", "in", "after", "at", "following"})
_NOUNS_IN = frozenset(
    "participation role interest success progress involvement part place seat membership".split()
)


class AdjunctReader(NounSenses):
    """Finds the parties that the clause names, not the noun."""

    def _is_aftermath(self, start: int) -> bool:
        """"after the talks", "in follow-up to the summit": an act that the news only looks back to."""
        before = self.lows[start - 1] if start else ""
        return before in _AFTERMATH or (before == "to" and self.lows[start - 2] in _FOLLOWING)

    def _hangs_on_clause(self, start: int) -> bool:
        """Whether the phrase is an adjunct of its clause, not of a noun: "participation in the summit"."""
        start = self._anchor(start)
        if start > 1 and self.lows[start - 1] == "to" and self.lows[start - 2] in _FOLLOWING:
            return True
        if start and self.lows[start - 1] == "with" and self.lows[start] in {"a", "an", "his", "her"}:
            return self._stops_over(start)
        if start > 1 and self.lows[start - 2 : start] == ["ahead", "of"]:
            return "with" in self.lows[start : start + 8]  # not "ahead of another APEC summit"
        if not start or self.lows[start - 1] not in ADJUNCT:
            return False
        if self._reduced(start - 2):
            return False
        if self.lows[start - 1] == "on" and self.lows[start - 2] in _DWELLING:
            return False  # "focused on the Security Council's discussion"
        return start < 2 or self.lows[start - 2] not in _NOUNS_IN | {"aside", "apart", "away"}

    def _anchor(self, start: int) -> int:
        """Where the phrase begins that a noun closes: "at the start of two days of talks" at "the"."""
        while start > 2 and self.lows[start - 1] == "of" and (
            self.lows[start - 2] in MEASURES or self.lows[start - 2] in _BOUNDS
        ):
            start -= 2
            while start and self.items[start - 1].kind == "W" and self.lows[start - 1] not in g.PREPOSITIONS:
                low = self.lows[start - 1]
                if not (low in g.DETERMINERS or low in g.NUMBERS or low.isalnum()):
                    break
                start -= 1
        return start

    def _fronts(self, p: int, start: int) -> bool:
        """"During his visit to Oslo, Juncker said": the owner is the subject that follows."""
        clause = self._clause(p)
        opens = start - 1 == clause.begin and self.lows[start - 1] in _FRONTING
        return opens and bool(self._adjunct_subject(p, start))

    def _lacks_party(self, claim: Claim) -> bool:
        """Whether the noun itself leaves open who took part: "his trip", "a meeting of EU leaders" do not."""
        named = [role for role, _ in claim.roles if not role.startswith("host>")]
        if claim.rule.type == "visit":
            return not named
        if claim.rule.type == "message" and not any(role.endswith(">sender") for role in named):
            return True  # "in a message to Presidents A and B": who wrote it
        complete = any(
            role.startswith("of>") and (mention.plural or mention.kind == "organization")
            for role, mention in claim.roles
        )
        others_only = all(role.startswith("with>") for role in named)  # "in talks with A and B, C said"
        return (len(named) < 2 or others_only) and not complete

    def _adjunct_subject(self, p: int, start: int, spoken_to: bool = True) -> list[Mention]:
        """"In a meeting with Y, X said": the subject of the clause the phrase hangs on is the other party."""
        start = self._anchor(start)
        prep = "ahead" if self.lows[start - 2 : start] == ["ahead", "of"] else self.lows[start - 1]
        out = self._clause(p).actors() or self._agent(start)
        if self.lows[start - 2 : start - 1] == ["that"] and prep == "at":
            return []  # "hoped that at the session in June, the members will agree"
        if self.lows[max(0, start - 3) : start - 1] in ([",", "made"], [",", "issued"], [",", "reached"]):
            return []  # "Lund recalled the invitation, made at their first summit"
        if prep == "on" and self.lows[p] in PROCESSES and start - 1 == self._clause(p).begin:
            return []  # "On the border talks with Chad, Lund said": what he speaks of
        if start > 2 and self._passive(start - 2) and self._noun_subject(start - 2, "past"):
            # "Lawson said progress had been made in talks with Japan": his state's talks, not his
            return [as_state(m, m.country) for m in out]
        if out and spoken_to and prep in {"in", "during", "at"} and start - 1 == self._clause(p).begin:
            out.extend(self._addressed(p))
        if prep in {"after", "following", "before", "since", "from", "amid", "ahead"}:
            people = [m for m in out if m.kind == "person" or m.klass == "ministry"]
            several = len(out) > 1 and all(m.kind == "country" and not m.adjective for m in out)
            bodies = [m for m in out if m.kind == "organization" and m.title and not m.country]
            if bodies and self.lows[p].startswith("session"):
                return bodies  # "OPEC delegates said after a special session"
            pair = [m for m in out if m.pair and m.title]  # "The two leaders spoke after a meeting"
            return people or (out if several else pair)  # "Iran and Iraq signed a truce after talks"
        return out

    def _is_others_session(self, claim: Claim, start: int) -> bool:
        """"hoped that the decision to be taken at the EU session …": who speaks of a body sits not in it."""
        own = any(mention.kind == "organization" for _, mention in claim.roles) and claim.rule.body_session
        done = start > 3 and self._passive(start - 2)
        by_other = done and (
            self.lows[start - 4 : start - 2] == ["to", "be"] or self._noun_subject(start - 2, "past")
        )
        return own and bool(by_other) and self.lows[start - 1] in {"at", "in", "during"}

    def _agent(self, start: int) -> list[Mention]:
        """"This was stated by Zelenskyy following talks with Macron": the agent of a passive."""
        for q in range(start - 2, max(0, start - 12), -1):
            spoken = self.sentence.headline and self.lows[q - 1] in _REMARKS
            verb = q - 2 if self.lows[q - 1] in {"over", "out", "up", "down", "on"} else q - 1
            if self.lows[q] == "by" and self.items[q + 1].kind == "A" and (spoken or self._passive(verb)):
                return [mention for item in self._listed_from(q + 1) for mention in item.group]
        return []

    def _gathered(self, p: int, start: int) -> list[Mention]:
        """"A will be joined by B for a summit", "leaders arrived for talks": those who came for it."""
        clause = self._clause(p)
        if (apposed := self._apposed_there(start)) is not None:
            return apposed.group
        if clause.verb is None:
            return []
        if _PROPOSING & set(self.lows[max(clause.verb, start - 4) : start]):
            return clause.actors()
        if not self._stays_in(clause.verb) and not _GATHERING & set(self.lows[clause.verb : start]):
            return []
        out = clause.actors()
        for q in range(clause.verb, start - 1):
            if self.lows[q] == "by" and self.items[q + 1].kind == "A":
                out.extend(self.items[q + 1].group)
        return out

    def _stays_in(self, verb: int) -> bool:
        """Whether a verb says that somebody is somewhere: "is in", "will be in", "had been in"."""
        behind = [low for low in self.lows[verb : verb + 5] if low not in _BEFORE_BEING]
        return behind[:1] != [] and behind[0] in g.BE and behind[1:2] == ["in"]

    def _apposed_there(self, start: int) -> Item | None:
        """"Saouma, in Brazil for talks", "De Croo, here for talks with officials": who is where they are."""
        if self.lows[start - 1 : start] != ["for"] or start < 4:
            return None
        here = self.items[start - 2].place == "here"
        before = start - 3 if here else start - 4
        at = before - 1 if self.lows[before] == "," else before
        parted = at < before or self.clauses.closes_with_comma(at)
        if not parted or not (here or (self.lows[start - 3] == "in" and self._place_gone_to(start))):
            return None
        item = self.items[at]
        return item if item.kind == "A" and all(personal(m) for m in item.group) else None
