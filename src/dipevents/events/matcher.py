"""Lays the rules' frames over the items of a sentence and gives back claims.

A claim says: here a sentence tells of an act of this kind, these mentions fill these roles, these
words give status, date and place. Who the mentions are, and which claims tell of the same act, is
for the stations behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.events.claims import Claim, personal
from dipevents.events.echoes import Echoes
from dipevents.events.stops import places_listed
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_TALKED_OVER = frozenset({"meeting.confer", "meeting.discuss", "meeting.discuss-with"})
_LATELY = frozenset({"just", "newly", "freshly", "recently", "only", "fresh"})
_OCCASION_NOUNS = frozenset({"summit", "conference", "forum", "assembly"})
_SPORT = frozenset(
    "match matches semifinal semifinals semi-final semi-finals quarterfinal quarterfinals quarter-final "
    "quarter-finals qualifier qualifiers championship championships tournament striker goalkeeper "
    "midfielder kickoff kick-off scored playoff playoffs play-off stadium".split()
)
_COURTESIES = frozenset({"congratulation", "condolence", "thanks"})
_WRITTEN = frozenset("message messages telegram telegrams letter letters cable note".split())
_TALKS = frozenset("conversation call talk talks meeting discussion conversations".split())
_PRESENT = frozenset("attend meet hold take participate join address sign visit discuss speak see".split())


class Matcher(Echoes):
    """Finds the claims of one sentence."""

    def claims(self) -> list[Claim]:
        """All claims of the sentence: of overlapping triggers the longest and the fullest reading."""
        if self.sentence.lows[-1] == "?":
            return []  # "do you plan to speak to him?" tells of nothing
        found = self._found()
        self._add_echoes(found)
        found += [claim for rule in self.rules.presences for claim in self._presences(rule)]
        if not _ACCOMPANYING.isdisjoint(self.lows):
            self._add_companions(found)
        return found + self._mere

    def _found(self) -> list[Claim]:
        """The claims of triggers, without those that only belong to another."""
        found: list[Claim] = []
        taken, triggers = -1, self.rules.triggers
        for p, low in enumerate(self.lows):
            if low not in triggers or p <= taken:
                continue
            best = self._best(p, low)
            if best is not None:
                found.append(best[0])
                taken = p + best[1] - 1
        if not found:
            return found
        found = [claim for claim in found if not any(_is_occasion_of(claim, other) for other in found)]
        found = [claim for claim in found if not any(_spoken_in(claim, other) for other in found)]
        found = [claim for claim in found if not (self._is_courtesy(claim) or self._is_match(claim))]
        found = [claim for claim in found if not any(self._is_agreed(claim, other) for other in found)]
        found = [claim for claim in found if not any(self._sets_scene(claim, other) for other in found)]
        found = [claim for claim in found if not any(self._is_gathered_for(claim, other) for other in found)]
        found = [claim for claim in found if not any(_is_post_given(claim, other) for other in found)]
        found = [claim for claim in found if not any(_is_recognized_too(claim, other) for other in found)]
        found = [claim for claim in found if not any(_is_aim_of_call(claim, other) for other in found)]
        self._share_scenes(found)
        self._share_fate(found)
        return found

    def _share_fate(self, claims: list[Claim]) -> None:
        """"called off a trip to Lima, where he was to meet Vela": what was to be done there is off too."""
        off = [claim for claim in claims if claim.status == "cancelled" and claim.rule.nouns]
        for claim in [each for each in claims if each.status == "planned"] if off else ():
            begin = self._clause(claim.position).begin
            if self.lows[begin] not in {"where", "which"}:
                continue
            was_to = any(
                self.lows[q] in {"was", "were"} and self.lows[q + 1] == "to"
                for q in range(begin, claim.position - 1)
            )
            if was_to and any(0 < begin - other.position <= 8 for other in off):
                claim.status = "cancelled"

    def _share_scenes(self, claims: list[Claim]) -> None:
        """"failed to agree at talks in Geneva in May": when and where they talked they did not agree."""
        accords = [claim for claim in claims if claim.rule.type == "agreement" and not claim.dates]
        talks = [claim for claim in claims if claim.rule.type == "meeting" and claim.rule.nouns]
        for claim in accords:
            for talk in talks:
                start = self._phrases.get(talk.position, (0, None))[0]
                there = claim.position < start and self.lows[start - 1] in {"at", "during"}
                if there and self._clause(talk.position) is self._clause(claim.position):
                    claim.dates, claim.places = talk.dates, claim.places or talk.places

    def _add_companions(self, claims: list[Claim]) -> None:
        """"The king, accompanied by Foreign Minister Safadi, left for Rome": Safadi takes part."""
        for q in range(len(self.items) - 2):
            if self.lows[q] not in _ACCOMPANYING or self.lows[q + 1] != "by":
                continue
            companions = self._listed(q + 2)
            for claim in claims:
                known = {id(mention) for _, mention in claim.roles}
                if claim.rule.type in {"meeting", "visit"} and self._goes_with(q, claim):
                    claim.roles += [
                        ("companion>participant", m) for m in companions if id(m) not in known
                    ]

    def _listed(self, p: int) -> list[Mention]:
        """The people named from p on, up to the first other word."""
        found: list[Mention] = []
        while p < len(self.items) and (self.items[p].kind == "A" or self.lows[p] in {",", "and"}):
            if self.lows[p] == "," and self.lows[p + 1 : p + 2] != ["and"] and self.items[p - 1].kind != "A":
                break
            found += [m for m in self.items[p].group if personal(m) and not (m.plural or m.pronoun)]
            if self.items[p].kind == "A" and any(not personal(m) for m in self.items[p].group):
                break
            p += 1
        return found

    def _goes_with(self, q: int, claim: Claim) -> bool:
        """Whether who is accompanied at q acts in the claim."""
        if q == 0:  # "Accompanied by Safadi, the king arrived"
            led = self._clause(claim.position).subjects() if claim.position > q else []
        elif claim.position < q and claim.rule.type == "visit":
            return self._clause(claim.position) is self._clause(q)  # "arrived on Monday accompanied by"
        else:
            comma = self.lows[q - 1] == ","
            led = [self.items[q - 2 if comma else q - 1]] if q > 1 else []
        acting = {id(m) for role, m in claim.roles if role.split(">")[0] in {"subject", "possessive"}}
        return any(id(mention) in acting for item in led for mention in item.group)

    def _is_courtesy(self, claim: Claim) -> bool:
        """"During the conversation, the leaders exchanged greetings": words of an act told before."""
        if claim.rule.type != "message" or claim.subtype not in _COURTESIES or claim.words & _WRITTEN:
            return False
        begin = self._clause(claim.position).begin
        opening = self.lows[begin : begin + 6]
        return opening[:1] in (["during"], ["in"], ["at"]) and not _TALKS.isdisjoint(opening)

    def _is_match(self, claim: Claim) -> bool:
        """"Brazil met Argentina in the semifinal": states without any office in a sentence of sport."""
        if claim.rule.type != "meeting" or _SPORT.isdisjoint(self.sentence.lows):
            return False
        return not any(mention.title or mention.kind == "organization" for _, mention in claim.roles)

    def _is_agreed(self, claim: Claim, other: Claim) -> bool:
        """"agreed to meet in Tokyo": what is agreed is the act, and no accord beside it."""
        acts = other.rule.type in {"meeting", "visit", "call"} or other.rule.name == "agreement.sign"
        if claim.rule.name != "agreement.agree" or not acts:
            return False
        near = claim.position < other.position <= claim.position + 6
        return (
            near
            and other.status in {"planned", "denied"}
            and "to" in self.lows[claim.position : other.position]
        )

    def _sets_scene(self, claim: Claim, other: Claim) -> bool:
        """"At the G7 summit, Biden met Sall": the summit in front is only the occasion of the meeting."""
        noun = self.lows[claim.position]
        if (
            noun not in _OCCASION_NOUNS
            or other.rule.type not in {"meeting", "agreement"}
            or not other.rule.verbs
        ):
            return False
        clause = self._clause(claim.position)
        if (
            other.position <= claim.position
            or claim.position > clause.begin + 8
            or self._clause(other.position) is not clause
        ):
            return False
        fronted = (
            self.lows[clause.begin] in {"at", "during", "on"}
            and clause.verb is not None
            and clause.verb > claim.position
        )
        if fronted and other.occasion is None:
            other.occasion = (self.items[clause.begin + 1].i, self.items[claim.position].j)
        return fronted

    def _presences(self, rule: Rule) -> Iterator[Claim]:
        """"Trudeau, in Manila for a summit", "the minister is in Oslo to attend talks"."""
        yield from self._guests(rule)
        if "back" in self.lows:
            yield from self._returners(rule)
        for p in range(1, len(self.items) - 2):
            low = self.lows[p]
            if low and low not in {"in", "to"}:
                continue  # the cheap test first
            here = self.items[p].place == "here" and self.lows[p - 1] == "," and self.lows[p + 1] == "for"
            if not here and (not low or self.items[p + 1].kind not in "AP"):
                continue
            reason = self.lows[p] == "in" and self._reason_follows(p + 2)
            if not (here or reason or self._stays(p) or self._is_simply_there(p)):
                continue
            place = self.items[p] if here else self.items[p + 1]
            if place.kind == "A" and not place.group[0].gpe:
                continue
            q = p - 1
            while q > 0 and self.lows[q] in {
                ",", "is", "was", "who", "currently", "now", "already", "are", "were", "been", "be", "will",
                "would", "has", "had", "have", "also", "still", "just", "last", "earlier", "then", "himself",
                "herself",
            }:
                q -= 1
            if self.lows[q - 2 : q] in (["for", "his"], ["for", "her"], ["for", "its"]) and q > 3:
                q -= 4  # "Rodriguez, for his part, is in Quito"
            if self.lows[q + 1] == "who" and self.items[q].kind == "D":
                q -= 2 if self.lows[q - 1] == "on" else 1  # "met Njaka on Monday, who is in Chad for talks"
            ahead = not {"will", "would"}.isdisjoint(self.lows[q + 1 : p])
            item = self.items[q]
            if item.kind != "A" or item.group[0].possessive or not all(personal(m) for m in item.group):
                continue
            if q == p - 1 and not self._is_heading():
                continue
            claim = self._presence(rule, p, item, place)
            claim.status = "planned" if ahead else "occurred"
            claim.tense = "future" if ahead else "past"
            r = self._behind_place(p)
            claim.dates = [each for each in self.items[r : r + 1] if each.kind == "D"]
            if (ahead or self.lows[p - 1] == "was") and not claim.dates and self.lows[:1] == ["on"]:
                claim.dates = [each for each in self.items[1:2] if each.kind == "D"]  # "On May 3, he was in"
            stay = self.lows[p + 2 : p + 7]
            if "visit" in stay:
                claim.subtype = next((low for low in stay if low in _KINDS_OF_VISIT), claim.subtype)
            yield claim

    def _is_heading(self) -> bool:
        """"Macron in Beirut for talks": a title, whatever its capitals, or a line in title case."""
        return self.sentence.headline or (self.sentence.index == 0 and self.sentence.words[-1] not in ".!?")

    def _guests(self, rule: Rule) -> Iterator[Claim]:
        """"told visiting Croatian Prime Minister Sanader": who visits, wherever that is."""
        for p, item in enumerate(self.items if "visiting" in self.sentence.lows else ()):
            guest = item.group[0] if item.group else None
            if guest is not None and guest.visiting and (guest.name or guest.klass not in {"official", None}):
                at = self.sentence.lows.index("visiting", item.i)
                if at and at == item.i and self.sentence.lows[at - 1] in _BEFORE_GERUND:
                    continue  # "after visiting President Kaunda"
                claim = Claim(rule, self.clauses, p, at, at + 1)
                claim.roles = [("subject>visitor", mention) for mention in item.group]
                claim.quoted, claim.background = self._clause(p).quoted, True
                yield claim

    def _returners(self, rule: Rule) -> Iterator[Claim]:
        """"Mishra, newly back from Paris and London, said": where somebody has just been."""
        for p in range(2, len(self.items) - 2):
            if self.lows[p : p + 2] != ["back", "from"] or self.items[p + 2].kind not in "AP":
                continue
            q = p - 2 if self.lows[p - 1] in _LATELY else p - 1
            item = self.items[q - 1]
            if self.lows[q] != "," or item.kind != "A" or not all(personal(m) for m in item.group):
                continue
            claim = self._presence(rule, p + 1, item, self.items[p + 2])
            claim.status, claim.tense, claim.background = "occurred", "past", True
            claim.destination += places_listed(self.items, self.lows, p + 3)
            yield claim

    def _stays(self, p: int) -> bool:
        """"was in Addis Ababa on July 9", "had been to Asmara in May": a verb of being and a time."""
        before = self.lows[p - 1]
        led = self.lows[max(0, p - 2) : p]
        inside = before in {"was", "were"} or led in (["will", "be"], ["was", "last"], ["was", "earlier"])
        inside = inside or (led == ["would", "be"] and not g.SAYING.isdisjoint(self.lows[:p]))
        been = before == "been" or (self.lows[p] == "in" and inside)
        q = self._behind_place(p)
        dated = q < len(self.items) and self.items[q].kind == "D"
        now = before in {"is", "are"} and self.lows[p] == "in" and dated and self._is_of_today(self.items[q])
        just = self.lows[max(0, p - 2) : p + 1] in (["just", "been", "to"], ["already", "been", "to"])
        return now or just or (been and dated and (self.lows[p] == "in" or before == "been"))

    def _is_simply_there(self, p: int) -> bool:
        """"is in Oslo, where he will …": of a person of rank, and nothing else is said of the place."""
        if self.lows[p] != "in" or p < 2:
            return False
        before = p - 2 if self.lows[p - 1] in {"earlier", "then"} else p - 1
        who = self.lows[before - 1] == "who"  # "Mensah, who was in Oslo, met", "was earlier in Oslo, where"
        begin = self._clause(p).begin
        timed = any(item.kind == "D" for item in self.items[begin : begin + 2])  # "On May 3 he was in Oslo,"
        if self.lows[before] not in {"is", "are"} and not (
            self.lows[before] == "was" and (who or timed or before < p - 1)
        ):
            return False
        ends = self.lows[p + 2] in {",", ".", "and", "where"}
        at = before - 1
        if who:
            at = before - 3 if self.lows[before - 2] == "," else before - 2
        people = self.items[at].group if ends else []
        return bool(people) and all(personal(m) and (m.title or m.name) and not m.former for m in people)

    def _is_of_today(self, item: Item) -> bool:
        """"is in Dili today", "are in Oslo since Wednesday"."""
        return item.date is not None and item.date.kind in {"today", "weekday"}

    def _behind_place(self, p: int) -> int:
        """Where a time would stand behind "in Oslo": behind its own "on" or "since", if there is one."""
        if self.lows[p + 2 : p + 4] == ["in", "the"]:
            return p + 4  # "was in Oslo in the first week of May"
        return p + 3 if self.lows[p + 2 : p + 3] in (["on"], ["since"], ["in"]) else p + 2

    def _reason_follows(self, p: int) -> bool:
        while p < len(self.items) and self.items[p].kind == "D":
            p += 1
        if p + 1 >= len(self.items):
            return False
        on_a_visit = self.lows[p] == "on" and self.items[p + 1].kind != "D"
        invited = self.lows[p : p + 3] == ["at", "the", "invitation"]
        ahead = self.lows[p : p + 2] == ["ahead", "of"]
        return on_a_visit or invited or ahead or self.lows[p] in {"for", "attending"} or (
            self.lows[p] == "to" and self.lows[p + 1] in _PRESENT
        )

    def _presence(self, rule: Rule, p: int, item: Item, place: Item) -> Claim:
        claim = Claim(rule, self.clauses, p, self.items[p].i, self.items[p + 1].j)
        claim.roles = [("subject>visitor", mention) for mention in item.group]
        claim.destination = [place]
        claim.quoted = self._clause(p).quoted
        self._assign_invitation(claim)
        return claim

    def _is_gathered_for(self, claim: Claim, other: Claim) -> bool:
        """"leaders gathered in Oslo for a summit": one meeting of the same people."""
        if not claim.rule.nouns or {claim.rule.type, other.rule.type} != {"meeting"}:
            return False
        gathered = self.lows[other.position] in _GATHERED and other.position < claim.position
        mine, theirs = ({id(mention) for _, mention in each.roles} for each in (claim, other))
        aimed = "for" in self.lows[max(other.position, claim.position - 4) : claim.position]
        return gathered and aimed and mine <= theirs

    def _best(self, p: int, low: str) -> tuple[Claim, int] | None:
        readings = list(self._readings(p, low))
        if len(readings) < 2:
            return readings[0] if readings else None
        return max(readings, key=lambda reading: (len(reading[0].roles) > 0, _score(reading[0]), reading[1]))

    def _readings(self, p: int, low: str) -> Iterator[tuple[Claim, int]]:
        verb = p > 0 and (self.lows[p - 1] in g.MODALS or (low == "travel" and self.lows[p - 1] == "to"))
        for rule, noun in () if verb else self.rules.nouns.get(low, ()):
            width = len(noun)
            if tuple(self.lows[p : p + width]) == noun and self._is_apt(rule, p):
                claim = self._noun_claim(rule, p, width)
                if claim is not None:
                    yield claim, width
        for rule, kind in self.rules.verbs.get(low, ()):
            claim = self._verb_claim(rule, p, kind) if self._is_apt(rule, p) else None
            if claim is not None:
                yield claim, 1

    def _is_apt(self, rule: Rule, p: int) -> bool:
        """Whether the words stand there that the rule needs, as `may_fire` asks, and tell of an act."""
        lows = self.sentence.lows
        for need in rule.musts:
            if need.isdisjoint(lows):
                self._reject(rule, p, "the words that it needs beside it are not there")
                return False
        if self._is_recalled(p):
            self._reject(rule, p, "it is what an anniversary recalls")
            return False
        return True

    def _is_told_with_day(self, p: int) -> bool:
        """"the anniversary of the establishment of relations between A and B on 1 August 1955"."""
        for q in range(max(0, p - 8), min(p + 14, len(self.items))):
            date = self.items[q].date
            if q > p and (self.lows[q] in g.HELPERS or self.lows[q] in g.RELATIVES):
                return False  # "which will be celebrated on June 2"
            if date is not None and date.kind == "day" and date.parts[1]:
                return True
        return False

    def _is_recalled(self, p: int) -> bool:
        """"the 30th anniversary of establishing relations": an act of long ago."""
        if _ANNIVERSARIES.isdisjoint(self.lows[max(0, p - 8) : p]):
            return False
        for q in range(p - 1, max(0, p - 9), -1):
            if self.lows[q] in _ANNIVERSARIES:
                return self.lows[q + 1] in {"of", "since"} and not self._is_told_with_day(p)
            if not self.lows[q].isalpha() or self.lows[q] in g.AUXILIARIES:
                return False
        return False


def _is_occasion_of(claim: Claim, other: Claim) -> bool:
    """Whether the claim's trigger only names another's occasion: "met on the sidelines of the summit"."""
    inside = other.occasion is not None and other.occasion[0] <= claim.first < other.occasion[1]
    return inside and claim.rule.type != "visit"  # "signed within the framework of his visit to Russia"


_BEFORE_GERUND = g.AUXILIARIES | frozenset(
    "after before while when since without upon by from of for like in through despite".split()
)
_GATHERED = frozenset("gathered gather gathers convened convene converged assembled met meet meets".split())
_ACCOMPANYING = frozenset({"accompanied", "joined", "flanked"})
_ANNIVERSARIES = frozenset({"anniversary", "anniversaries"})
_KINDS_OF_VISIT = frozenset({"state", "official", "working", "private"})
_SPOKEN = {"message.congratulate", "meeting.discuss-with", "meeting.discuss", "meeting.speak-with"}


def _spoken_in(claim: Claim, other: Claim) -> bool:
    """Congratulations spoken in a call or a meeting belong to it: "in a phone call, X congratulated Y"."""
    if claim.rule.name not in _SPOKEN or other is claim:
        return False
    lows = other.sentence.lows
    if other.rule.type == "message" and other.rule.name not in _SPOKEN:  # "cabled her, congratulating her"
        inside = other.first < claim.first and lows[claim.first - 1] == ","
        return inside and lows[claim.first].endswith("ing")
    if other.rule.type not in {"call", "meeting"}:
        return False
    if other.first < claim.first and lows[claim.first - 1] == "to":
        return True  # "called Sheinbaum to congratulate her"
    if claim.rule.type != "message":
        return False
    return bool({"in", "during", "at"} & set(lows[max(0, other.first - 4) : other.first]))


def _is_aim_of_call(claim: Claim, other: Claim) -> bool:
    """"spoke by phone to consult on the plan": what they rang up for is no act beside the call."""
    spoken = claim.rule.type == "call" or claim.rule.name in _TALKED_OVER
    if not spoken or other.rule.type != "call" or other.position >= claim.position:
        return False
    return claim.clauses.lows[claim.position - 1] == "to"


def _is_recognized_too(claim: Claim, other: Claim) -> bool:
    """"to recognize each other and establish diplomatic relations": one act."""
    own = claim.rule.name == "relations.recognize-each-other"
    return own and other is not claim and other.rule.type == "relations" and other.subtype == "establish"


def _is_post_given(claim: Claim, other: Claim) -> bool:
    """"has picked Burns to be ambassador to Bonn": one appointment."""
    to_be = claim.rule.name == "relations.to-be-ambassador" and other.rule.subtype == "appoint"
    return to_be and 0 < claim.position - other.position < 8


def _score(claim: Claim) -> float:
    return claim.confidence + 0.05 * min(len(claim.roles), 3)
