"""What frames of verbs and of nouns have in common: subjects, roles, places and times of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.events.claims import Claim, Rejection, personal
from dipevents.events.clauses import Clause, Clauses
from dipevents.events.right_side import look_right
from dipevents.events.slots import Slots
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule, RuleSet
from dipevents.tables import grammar as g

_CONTROL = frozenset(
    "invite invited invites inviting ask asked asks asking urge urged urges urging persuade "
    "persuaded got convinced allow allowed tell told order ordered request requested wants want wanted "
    "send sent "
    "sends sending encourage encouraged instructed instruct permitted authorized authorised "
    "dispatched dispatch picked picks pick chosen chose named names selected nominated appointed".split()
)
_OCCASIONS = frozenset(  # "requested a visa to visit Chad": he himself goes there
    "visa permission opportunity chance invitation meeting time request letter message note leave right "
    "appointment occasion promise offer talks session call audience summit conference".split()
)
_LANDS = frozenset(  # "toured Vietnam's northern provinces"
    "province provinces region regions city cities town towns village villages island islands coast border "
    "frontier base port district districts area areas territory north south east west northeast northwest "
    "southeast southwest parliament capital interior countryside heartland zone".split()
)
_SUBJECT_FORMS = frozenset({"he", "she", "they", "i", "we"})
_JOURNEYS = frozenset(
    "expected due flew fly flies arrive arrives arrived travel travels travelled traveled come comes came go "
    "goes went head heads headed visit visited".split()
)
_BETWEEN = frozenset(  # what may stand between "was" and a participle
    "not also being afterwards thereafter later then earlier again already just now first next soon once "
    "twice never there here nevertheless nonetheless still thus therefore instead however".split()
)
_RUNNING = frozenset({"paid", "effective", "valid", "begun"})
_DATED_ALONE = frozenset({"of>visitor", "subject>visitor"})  # "the April visit of X", "X began a visit"
_FORMER = frozenset({"first", "previous", "earlier", "last", "similar"})
_HANDING = ("hand", "gave", "give", "sent", "send", "exten", "deliv", "convey", "submit", "pass", "forward")
_ADVERBIAL = frozenset({"also", "already", "now", "still"})
_SOMEWHERE = (["region"], ["area"])
_THIS_PLACE = frozenset({"capital", "country", "city", "town", "island", "resort", "kingdom"})
_THIS_LAND = frozenset({"country", "island", "kingdom"})
_ABOUT = frozenset("over about regarding concerning following after on for".split())
JOINT_BODIES = frozenset("council commission committee group forum cabinet board panel commissions".split())
HABITS = frozenset("normally usually traditionally regularly often rarely seldom never always".split())
_NOUNISH = frozenset(
    "visit visits call calls host tour tours talk phone ring land head stop leave return meeting "
    "visiting brief review debate discuss lunch dine breakfast reply name present dinner travel drive "
    "journey see sees set pass spend".split()
)


_INTENTS = frozenset(
    "desire intention plan plans decision readiness willingness wish offer pledge promise refusal request "
    "proposal".split()
)
_NEEDS = frozenset("need necessity important essential necessary time crucial vital desirable".split())
_COMING = frozenset({"arrive", "arrives", "come", "comes"})
_COMMITTING = frozenset(
    "offered promised pledged vowed proposed invited urged asked decided agreed accepted wants hopes "
    "offers plans intends".split()
)
_EARLIER = frozenset({"earlier", "previously", "last", "once"})
_LOOKING_BACK = frozenset({"following", "after", "since"})
_HALF_DAYS = frozenset({"morning", "afternoon", "evening"})
_HELD_THEN = frozenset("meeting summit session talks visit trip conference".split())
_ORDERED = frozenset({"told", "ordered", "asked"})
_GO_BETWEENS = frozenset(
    "mediator mediators facilitator facilitators guarantor guarantors go-between go-betweens "
    "intermediary intermediaries".split()
)
_MEDIATING = (["brokering"], ["mediating"], ["chairing"], ["hosting"], ["presiding"], ["facilitating"])
_WRITINGS = frozenset("message letter telegram statement cable note tweet speech call".split())
_WILL = frozenset({"will", "would", "wo", "shall"})
_INVITES = frozenset("invited invites inviting invitation invitations".split())
_INVITING = frozenset({"invited", "invites", "inviting"})
_MOTION = frozenset("travel go fly come return".split())


_SKIPPED = frozenset(
    "also then later earlier already just now both jointly separately again first twice once soon "
    "formally likewise".split()
)
_NO_SUBJECTS = g.NEVER_HEADS | frozenset(
    "ago today himself herself themselves time times alone else elsewhere jointly well ready due "
    "meanwhile however instead thus therefore moreover nonetheless nevertheless too accordingly "
    "able willing set afterwards likely unlikely not never and who which that two three both all "
    "each couple pair duo trio more".split()
)


class Frames:
    """Reads one sentence; fills what every claim gets."""

    def __init__(self, rules: RuleSet, clauses: Clauses, rejections: list[Rejection] | None = None) -> None:
        self.rules = rules
        self.clauses = clauses
        self.sentence = clauses.sentence
        self.items = clauses.items
        self.lows = clauses.lows
        self.rejections = rejections
        self._mere: list[Claim] = []  # accords only named, for "The treaty was signed in 1955" further on
        self._looked: dict[tuple[int, bool, bool], Slots] = {}
        self._phrases: dict[int, tuple[int, Slots]] = {}

    def _look_right(self, start: int, noun: bool, subject_noun: bool = False) -> Slots:
        """The slots behind a trigger, read once for all its rules; who changes them takes a copy."""
        key = (start, noun, subject_noun)
        if key not in self._looked:
            self._looked[key] = look_right(self.clauses, start, noun, subject_noun)
        return self._looked[key]

    def _reject(self, rule: Rule, p: int, reason: str) -> None:
        if self.rejections is not None:
            trigger = self.sentence.words[self.items[p].i]
            self.rejections.append(Rejection(rule.name, self.sentence.start, trigger, reason))

    def _is_ruled_out(self, rule: Rule, p: int, troubles: Iterator[str]) -> bool:
        """Whether anything speaks against a reading; the first that does is kept as the reason."""
        trouble = next(troubles, None)
        if trouble is not None:
            self._reject(rule, p, trouble)
        return trouble is not None

    def _is_verb(self, p: int, low: str, kind: str) -> bool:
        before = self.lows[p - 1] if p else ""
        previous = self.items[p - 1] if p else None
        if (
            low == "written"
            and self.lows[p + 1 : p + 2]
            and self.lows[p + 1] in {"message", "letter", "messages", "invitation"}
        ):
            return False
        if kind == "gerund":
            if before in {"'s", "’s"} or not g.DETERMINING.isdisjoint(
                self.lows[max(0, p - 2) : p]
            ):
                return False  # "their August meeting"
            if previous is not None and previous.kind == "A":
                mention = previous.group[-1]
                return mention.kind == "person" and not (mention.possessive or mention.adjective)
            if low == "meeting" and before in {"in", "at", "during"}:
                return False
            return (
                not before
                or before in g.PREPOSITIONS
                or before in g.SUBORDINATORS
                or before.startswith(("deny", "deni"))  # "denied recalling its envoy"
                or not before[0].isalpha()
                or (
                    before in g.AUXILIARIES
                    or before.endswith("ly")
                    or before in {"and", "or", "to", "when", "further", "turn"} | _ADVERBIAL
                )
                or (previous is not None and previous.kind == "D")
            )
        if low not in _NOUNISH:
            governed = kind == "present" and before.endswith("ed") and g.looks_like_verb(before)
            determined = before in g.DETERMINERS and not self.clauses.is_relative_that(p - 1)
            return not (determined or governed)  # "unleashed protests to the EC"
        if before in _SKIPPED and p > 1 and (low == "set" or self.lows[p - 2] in g.MODALS):
            return True  # "will soon set out"
        if before in g.DETERMINERS or before in g.POSSESSIVES or before in {"'s", "’s", "'", "’"}:
            return False
        if before in {"to", "will", "would", "and"} or before in g.MODALS or before.endswith("ly"):
            return True
        if self.clauses.is_company(p - 1):
            return True
        if previous is not None and previous.kind == "D" and p > 1 and (
            self.lows[p - 2] in {"'s", "’s"} or self.lows[p - 2] in g.DETERMINING
        ):
            return False  # "President Biden's March 23-24 visit with Trudeau"
        if previous is not None and previous.kind == "A" and (
            self.sentence.lows[previous.i] in {"a", "an"} or self.lows[p - 2] in {"a", "an"}
        ):
            return False  # "an IAEA visit"
        if previous is not None and previous.kind in "AD":
            last = previous.group[-1] if previous.group else None
            return last is None or not (last.possessive or last.adjective)
        return kind == "past" or before in {
            "also", "not", "n't", "who", "then", "'ll", "did", "do", "does", ",",
        }

    def _noun_subject(self, p: int, kind: str) -> str | None:
        """The plain noun before a finite verb, which is its subject: "warships headed for the Aegean"."""
        if kind == "gerund" and not self._goes_on_now(p):
            return None
        q = p - 1
        while q >= 0 and (
            self.items[q].kind == "D"
            or self.lows[q] in _SKIPPED
            or self.lows[q].endswith("ly")
            or self.lows[q] in g.AUXILIARIES
            or self.lows[q] in g.MODALS
            or self.lows[q] in g.NEGATIONS
            or self.lows[q] in {"so", "far", "”", '"'}
        ):
            q -= 1
        if q > 1 and self.lows[q] in _HALF_DAYS and self.lows[q - 1] == "the" and self.lows[q - 2] == "in":
            return None  # "Tito in the afternoon had talks"
        low = self.lows[q] if q >= 0 else ""
        if not (low.isalpha() and len(low) > 2) or self.sentence.headline or low in _NO_SUBJECTS:
            return None
        if self._closes_list(q):
            return None
        before = self.items[q - 1].group[-1:] if q and low in g.LANDS else []
        if before and before[0].kind == "organization" and before[0].title:
            return None  # "the foreign ministers of the NATO countries met"
        if low == "part" and self.lows[q - 2] == "for":
            return None  # "Caracas for its part named"
        if low == "turn" and self.lows[q - 1] == "in":
            return None  # "Gabon in turn was ending"
        if low in _WRITINGS and self.lows[q - 1] in {"a", "his", "her", "the"} and self.lows[q - 2] == "in":
            return None  # "the Prime Minister in a message congratulated him"
        if low in {"meeting", "hearing", "briefing", "gathering"} and self.clauses.determined(q):
            return low
        if self.sentence.words[self.items[q].i][0].isupper() or g.looks_like_verb(low) or low.endswith("ing"):
            return None
        return low

    def _goes_on_now(self, p: int) -> bool:
        """"is now sailing to Malta": a gerund with its verb of being."""
        q = p - 2 if self.lows[p - 1].endswith("ly") or self.lows[p - 1] in _ADVERBIAL else p - 1
        return q > 0 and self.lows[q] in {"is", "are", "was", "were"}

    def _closes_list(self, q: int) -> bool:
        """"Thailand, Pakistan and five Western powers concluded": the noun at q stands beside actors."""
        if self.clauses.is_company(q):
            return True
        r = q - 1
        lands = self.lows[q] in g.LANDS  # "Kenya and its neighbours", "and four other nations"
        while r > q - (6 if lands else 4) and r > 0 and (
            self.lows[r].isalnum() or self.items[r].kind == "A"
        ) and (
            lands or self.lows[r] not in g.POSSESSIVES  # "the leaders and their teams"
        ):
            if self.lows[r] == "and":
                return self.items[r - 1].kind == "A" and self.lows[q].endswith("s")
            r -= 1
        return False

    def _passive(self, p: int) -> bool:
        if self.lows[p].endswith("ing"):
            return False
        q = p - 1
        while (
            q >= 0
            and p - q < 5
            and (self.lows[q].endswith("ly") or self.lows[q] in _BETWEEN or self.items[q].kind == "D")
        ):
            q -= 1
        if self.lows[p] == "due" and self.items[q].kind == "A":
            return True  # "Blinken due in Beijing"
        found = q > 0 and self.lows[q] in {"himself", "herself"} and self.lows[q - 1] in {"found", "finds"}
        return q >= 0 and (self.lows[q] in g.BE or found or self._is_done_too(p, q))

    def _is_done_too(self, p: int, q: int) -> bool:
        """"was called to the ministry and told to leave": done to the same as what stands before."""
        if self.lows[q] != "and" or not (
            self.lows[p] == "given" or (self.lows[p] in _ORDERED and self.lows[p + 1 : p + 2] == ["to"])
        ):
            return False
        done = next((r for r in range(q - 1, self._clause(p).begin, -1) if self.lows[r] in g.BE), 0)
        return bool(done) and self.lows[done + 1].endswith(("ed", "en", "wn"))

    def _subject(self, p: int) -> list[Item]:
        controlled = self._controlled(p)
        inviter = self._inviter(p) if self.lows[p] in {"meet", "confer", "talk", "speak"} else None
        if inviter is not None:
            return [*self._clause(p).subjects(), inviter]
        beside = self._beside(p)
        if controlled is None and beside:
            return beside
        if controlled is None:
            subjects = self._clause(p).subjects()
            return [*subjects, *self._leaders(subjects)]
        if self.lows[p] in {"attend", "join", "take", "participate"}:
            # "invited officials to attend the meeting": the inviter is there too
            return [*(item for item in self._clause(p).subjects() if item not in controlled), *controlled]
        return controlled

    def _it(self, claim: Claim, verb: int) -> list[Mention]:
        """"It broke off relations with Togo in May": the state or body that the sentence before is about."""
        if claim.rule.type not in {"relations", "agreement"} or "it" not in self.lows[:4]:
            return []
        q, clause = verb - 1, self._clause(verb)
        while q > 0 and (self.lows[q] in g.AUXILIARIES or self.lows[q] in _SKIPPED):
            q -= 1
        opens = self.lows[q] == "it" and clause.begin in {0, q}
        return [_it_at(self.items[q].i)] if opens and not clause.subjects() else []

    def _beside(self, p: int) -> list[Item]:
        """"passed on by Lavrov, currently visiting Algeria": the participle is his before the comma."""
        q = p - 2 if self.lows[p - 1 : p] and self.lows[p - 1].endswith("ly") else p - 1
        if not self.lows[p].endswith("ing") or q < 1 or self.lows[q] != ",":
            return []
        item = self.items[q - 1]
        if item.kind != "A" or not all(personal(mention) for mention in item.group):
            return []
        listed = self.clauses.coordinated(q - 1, objects=True)  # "Lagos and Mesa, meeting in Lima, asked"
        return listed if self.lows[p] == "meeting" else [item]

    def _inviter(self, p: int) -> Item | None:
        """"turned down an invitation from Botha to meet": who invites is the other party."""
        if (
            p < 4
            or self.lows[p - 1] != "to"
            or self.items[p - 2].kind != "A"
            or self.lows[p - 3] not in {"from", "by", "of"}
        ):
            return None
        return (
            self.items[p - 2]
            if self.lows[p - 4] in {"invitation", "offer", "proposal", "request", "call"}
            else None
        )

    def _leaders(self, subjects: list[Item]) -> Iterator[Item]:
        """"a Chinese delegation led by Qian Qichen": the leader acts too."""
        for item in subjects:
            q = self.items.index(item) + 1
            q += self.lows[q : q + 1] == [","]  # "the federal delegation, led by Chief Enahoro,"
            led = self.lows[q : q + 2] in (["led", "by"], ["headed", "by"])
            if led and q + 2 < len(self.items) and self.items[q + 2].kind == "A":
                lend(item.group, self.items[q + 2].group)
                yield self.items[q + 2]

    def _clause(self, p: int) -> Clause:
        return self.clauses.of[p]

    def _controlled(self, p: int) -> list[Item] | None:
        """"invited Aliyev to visit": the subject of the infinitive are those invited."""
        if not p or self.lows[p - 1] != "to":
            return None
        owner = self._owner_of_intent(p)
        if owner is not None:
            return [owner]
        if self.lows[p - 2] == "unable" and p > 3 and self.items[p - 3].kind == "A":
            sides = self.clauses.coordinated(p - 3, objects=True)
            if self.lows[self.items.index(sides[0]) - 1] == "with":
                return sides  # "ended with the two sides unable to agree"
        travel = self._to_travel(p)
        if travel is not None:
            return self._controlled(travel)  # "asked Blinken to travel to Mexico to meet its president"
        if self._is_others_need(p) or self._is_for_others(p) or self._is_asked_of_others(p):
            return []
        if (invitation := self._invitation_to(p)) and (handed := self._handed_to(invitation)) is not None:
            return [handed]
        for q in range(p - 2, max(-1, p - 9), -1):
            if self.items[q].kind == "A" and self.items[q].group[0].pronoun in _SUBJECT_FORMS:
                break  # "told an envoy he would be glad to visit": a clause of its own
            if self.items[q].kind == "A" and not self.items[q].group[0].possessive:
                invited = self.clauses.coordinated(q, objects=True)
                first = self.items.index(invited[0])
                before = self.lows[first - 1] if first else ""
                if (
                    before in _CONTROL
                    or (before == "for" and not invited[0].group[0].gpe)
                    or (before == "to" and self.lows[first - 2] == "invitation")
                    or (
                        before in {"on", "by"} and self.lows[max(0, first - 2)].startswith("call")
                        and self.lows[p - 2] != "and"
                    )
                    or (before == "by" and first > 1 and self.lows[first - 2] in {"agreed", "decided"})
                ):
                    return invited
            if self.lows[q] in g.SUBORDINATORS:
                break
        return None

    def _invitation_to(self, p: int) -> int:
        """Where it stands in "the invitation of Speaker Lund to visit Rome"; 0 where none does."""
        q = p - 2
        if q > 3 and self.items[q].kind == "A" and self.lows[q - 1] in {"of", "from"}:
            q -= 2
        return q if q > 0 and self.lows[q] == "invitation" else 0

    def _handed_to(self, invitation: int) -> Item | None:
        """"handed Lund an invitation to visit Rome", "conveyed to Lund a written invitation": Lund."""
        for q in range(invitation - 1, max(0, invitation - 6), -1):
            item = self.items[q]
            if item.kind != "A" or item.group[0].possessive or item.group[0].owner:
                continue
            verb = q - 2 if self.lows[q - 1] == "to" else q - 1
            handed = self.lows[verb].startswith(_HANDING)
            return item if handed and item.group[0].kind == "person" else None
        return None

    def _is_others_need(self, p: int) -> bool:
        """"the need for the conflicting sides to stop and to launch talks": the sides, whom nobody names."""
        for q in range(p - 2, max(0, p - 20), -1):
            if self.items[q].kind == "A" or self.lows[q] in g.SUBORDINATORS:
                return False
            if self.lows[q] == "for" and self.lows[q - 1] in _NEEDS:
                return "to" in self.lows[q + 2 : q + 7]
        return False

    def _is_asked_of_others(self, p: int) -> bool:
        """"asked a specialist to visit Chad", "authorized a consultant on forestry to tour it"."""
        for q in range(p - 3, max(0, p - 8), -1):
            if self.lows[q] in _CONTROL:
                return self.lows[q + 1] in g.DETERMINING and _OCCASIONS.isdisjoint(self.lows[q + 2 : p - 1])
            if self.items[q].kind != "W" or not self.lows[q].isalpha():
                return False
        return False

    def _is_for_others(self, p: int) -> bool:
        """"agreed for their respective teams to meet": neither of those who agreed."""
        if self.items[p - 2].kind != "W" or not self.lows[p - 2].endswith("s"):
            return False
        for q in range(p - 3, max(0, p - 7), -1):
            if self.lows[q] == "for":
                return self.lows[q + 1] in g.DETERMINING
            if self.items[q].kind != "W" or self.lows[q] in g.PREPOSITIONS:
                return False
        return False

    def _owner_of_intent(self, p: int) -> Item | None:
        """"expressed the United States' desire to open an embassy": whose desire it is opens it."""
        if p < 4 or self.lows[p - 2] not in _INTENTS:
            return None
        q = p - 4 if self.lows[p - 3] in {"'s", "’s", "'", "’"} else p - 3
        owner = self.items[q]
        return owner if owner.kind == "A" and (owner.group[-1].possessive or q == p - 4) else None

    def _to_travel(self, p: int) -> int | None:
        """The infinitive of motion before the purpose at p."""
        for q in range(p - 2, max(0, p - 14), -1):
            if self.lows[q] in _MOTION and self.lows[q - 1] == "to":
                return q
        return None

    def _assign(self, claim: Claim, slot: str, mentions: list[Mention]) -> None:
        role = claim.rule.slots.get(slot)
        if role is None or role == "location":
            return
        for mention in mentions:
            owns = slot == "object" and self.sentence.lows[mention.last : mention.last + 1] in (["'"], ["’"])
            if slot in claim.rule.people_only and (owns or not personal(mention)):
                continue  # "discussed the G7 leaders' summit"
            if claim.rule.type == "visit" and slot == "of" and mention.gpe and not mention.title:
                continue  # "a tour of the United States"
            if slot in claim.rule.bodies_only and (mention.kind != "organization" or mention.country or (
                mention.entry is None or mention.entry.kind != "organization"
            )):
                continue
            if all(mention is not other for _, other in claim.roles):
                claim.roles.append((f"{slot}>{role}", mention))

    def _with_whom(self, p: int) -> list[Mention]:
        """"Karzai, with whom he had talks": whom the relative clause is about."""
        clause = self._clause(p)
        begin = clause.begin
        with_whom = self.lows[begin : begin + 1] == ["whom"] and self.lows[begin - 1 : begin] == ["with"]
        return clause.antecedent.group if with_whom and clause.antecedent is not None else []

    def _assign_slots(self, claim: Claim, slots: Slots, skip: set[str]) -> None:
        for slot, mentions in slots.filled.items():
            if slot in skip:
                continue
            if slot == "host" and claim.rule.type in {"meeting", "visit"} and "host" not in claim.rule.slots:
                claim.roles.extend(("host>host", mention) for mention, _ in mentions)
            elif slot == "attended":
                if claim.rule.type == "meeting":  # who watches a signing is no party to it
                    self._assign(claim, "with", [mention for mention, _ in mentions])
            elif slot == "mediator":
                if claim.rule.type == "meeting":  # who brokers an accord is no party to it
                    claim.roles.extend(("mediator>mediator", mention) for mention, _ in mentions)
            elif slot == "with":  # but "formalized a truce with Norway brokering talks"
                helping = [m for m, at in mentions if self._mediates(at)]
                partners = [m for m, at in mentions if self.lows[at + 1 : at + 2] not in _MEDIATING]
                self._assign(claim, slot, [m for m in partners if m not in helping])
                if claim.rule.type == "meeting":
                    claim.roles.extend(("mediator>mediator", mention) for mention in helping)
            else:
                self._assign(claim, slot, [mention for mention, _ in mentions])
        for prep, item, _, topic in slots.places:
            if item.kind == "P" and prep in claim.rule.slots and claim.rule.type == "relations" and not topic:
                claim.seats.append((f"{prep}>{claim.rule.slots[prep]}", item))

    def _mediates(self, at: int) -> bool:
        """"with Norway and Cuba as guarantors", "with Malaysia acting as facilitator"."""
        q = at + 1
        while q + 1 < len(self.items) and self.lows[q] == "and" and self.items[q + 1].kind == "A":
            q += 2
        q += self.lows[q : q + 1] in (["acting"], ["serving"])
        return self.lows[q : q + 1] == ["as"] and any(
            word in _GO_BETWEENS for word in self.lows[q + 1 : q + 3]
        )

    def _finish(self, claim: Claim, slots: Slots, p: int, status: str) -> None:
        claim.status = claim.rule.status or status
        ahead = claim.status == "denied" and not _WILL.isdisjoint(self.lows[max(0, p - 4) : p])
        claim.tense = "none" if ahead else _TENSES.get(claim.status, "past")
        claim.quoted = self._clause(p).quoted
        claim.places = self._places(claim, slots, p)
        claim.cities = slots.cities
        claim.dates = self._dates(p, slots, None, None, p)
        claim.words = frozenset(slots.words) | {self.lows[p], self.lows[p - 1] if p else ""}
        claim.bare = slots.noun is None
        claim.soft = claim.rule.soft and _is_soft(slots.words)
        if claim.rule.name == "meeting.discuss-with":
            claim.places = [entry for entry in claim.places if self._is_there(claim, entry[2] - 2)]
        if claim.rule.name.startswith(("meeting.discuss", "meeting.exchange-views")):
            claim.dates = [item for item in claim.dates if _is_near(item)]
        if claim.rule.type == "visit" and self._hangs_on_invitation(p):
            claim.dates = self._behind_invitation(claim, p)
        if claim.rule.soft and slots.aim is not None:
            self._leave_to_aim(claim, slots.aim)
        self._assign_invitation(claim)
        if slots.occasion is not None:
            first, last = slots.occasion
            if last > first:
                claim.occasion = (self.items[first].i, self.items[last - 1].j)
        set_subtype(claim)

    def _is_there(self, claim: Claim, q: int) -> bool:
        """"briefed Sullivan in Rome", not "briefed him on ways of defeating rebels in Arua"."""
        item = self.items[max(0, q)]
        parties = [mention for _, mention in claim.roles]
        return item.kind == "D" or any(mention in parties for mention in item.group)

    def _hangs_on_invitation(self, p: int) -> bool:
        at = [q for q in range(max(0, p - 10), p + 1) if self.lows[q] in _INVITES]
        return bool(at) and "at" not in self.lows[max(0, at[0] - 2) : at[0]]

    def _behind_invitation(self, claim: Claim, p: int) -> list[Item]:
        """"On Monday he was invited to Rome in May": when the visit is to be, not when it was offered."""
        if claim.destination and claim.destination[0] in self.items:
            p = max(p, self.items.index(claim.destination[0]))
        return [item for item in claim.dates if self.items.index(item) > p]

    def _leave_to_aim(self, claim: Claim, aim: int) -> None:
        """"agreed to meet in Dushanbe next month": when and where are those of what was agreed."""
        act = self.lows[aim + 1] in self.rules.triggers
        claim.dates = [
            item
            for item in claim.dates
            if self.items.index(item) < aim or (not act and _is_near(item))
        ]
        claim.places = [entry for entry in claim.places if entry[2] < aim]

    def _assign_invitation(self, claim: Claim) -> None:
        """"At the invitation of the premier, X paid a visit": the host wherever the phrase stands."""
        if claim.rule.type != "visit" or any(role.endswith(">host") for role, _ in claim.roles):
            return
        inviters: list[Mention] = []
        for p, low in enumerate(self.lows):
            guest = low in {"guest", "guests"} and "as" in self.lows[max(0, p - 2) : p]  # "as guest of Lund"
            if low == "invitation" or guest:
                inviters = self._who_extends(p)
            elif low in _INVITING and p < claim.position:
                inviters = self._who_invites(p)
            if inviters:
                break
        visitors = {id(mention) for _, mention in claim.roles}
        claim.roles.extend(("host>host", mention) for mention in inviters if id(mention) not in visitors)

    def _who_extends(self, p: int) -> list[Mention]:
        """"at the invitation of the premier", "Reagan's invitation to Gorbachev", "his invitation"."""
        styled = self.lows[p + 2 : p + 3] in (["his"], ["her"])  # "of His Majesty King Hussein"
        at = p + 3 if styled else p + 2
        behind = self.items[at] if at < len(self.items) else None
        if behind is not None and behind.kind == "A" and self.lows[p + 1] in {"of", "from"}:
            return behind.group
        before = self.items[p - 2] if p > 1 and self.lows[p - 1] in {"'s", "’s"} else self.items[p - 1]
        if p and before.kind == "A" and before.group[-1].possessive:
            return before.group
        if p and self.lows[p - 1] in {"his", "her"} and self.lows[p + 1 : p + 2] == ["to"]:
            return self._clause(p).actors()
        return []

    def _who_invites(self, p: int) -> list[Mention]:
        """"Putin invited Modi to visit Moscow", "Modi was invited by Putin to visit Moscow"."""
        if self.lows[p] == "inviting" and p and self.items[p - 1].kind == "A":
            return self.items[p - 1].group  # "a message from Xi inviting Yoon to Beijing"
        if not self._passive(p):
            return self._clause(p).actors()
        by = p + 2 < len(self.items) and self.lows[p + 1] == "by" and self.items[p + 2].kind == "A"
        return self.items[p + 2].group if by else []

    def _places(self, claim: Claim, slots: Slots, p: int) -> list[tuple[str, Item, int]]:
        found = [
            (prep, item, q)
            for prep, item, q, topic in slots.places
            if (prep in claim.rule.place or item.place == "here")
            and not (topic or self._in_object(claim, slots, q) or _is_aimed_at(slots, item, q))
            and not (claim.rule.type == "message" and self._is_matter(p, q))
        ]
        if found and all(self.lows[q + 1 : q + 2] == ["airport"] for _, _, q in found):
            return [*self._leading_place(p), *found]  # "In Oslo, both signed a pact at Fornebu airport"
        if not found and p + 1 < len(self.items):
            found = self._leading_place(p) or self._place_where(p)
        if not found and claim.rule.verbs and (there := self._there(claim)) is not None:
            found = [("in", there, p + 1)]
        return found

    def _is_matter(self, p: int, q: int) -> bool:
        """"condolences over the attack at the Manchester stadium": where that was which it is about."""
        return any(
            self.lows[r] in _ABOUT and self.items[r + 1].kind == "W" and not self.lows[r + 1].isdigit()
            for r in range(p + 1, q - 1)
        )

    def _looks_back(self, p: int) -> bool:
        """"where he had met Xi", "had earlier gone to Washington": a past before that of the news."""
        window = self.lows[max(0, p - 4) : p]
        clause = self._clause(p)
        from_there = self.lows[clause.begin] == "where" and "from" in self.lows[
            max(0, clause.begin - 4) : clause.begin
        ]
        if from_there:
            return True  # "returned from Samarkand, where he met Xi"
        if window[-1:] == ["last"]:
            return True  # "the two, who last met in March"
        inside = clause.kind == "subordinate" or not _EARLIER.isdisjoint(window)
        return inside and "had" in window

    def _place_where(self, p: int) -> list[tuple[str, Item, int]]:
        """"returned from Samarkand, where he met Xi": the place that the clause is about."""
        clause: Clause | None = self._clause(p)
        begin = self._clause(p).begin
        if begin > 2 and self.lows[begin - 1 : begin + 1] == ["during", "which"]:
            q = begin - 3 if self.lows[begin - 2] == "," else begin - 2  # "a trip to Kabul during which he"
            return [("in", self.items[q], q)] if _is_town(self.items[q]) else []
        while clause is not None and self.lows[clause.begin] != "where":
            clause = clause.parent
        if clause is None or clause.begin < 2:
            return []
        q = clause.begin - 2 if self.lows[clause.begin - 1] == "," else clause.begin - 1
        item = self.items[q]
        return [("in", item, q)] if _stands_as_place(item) else []

    def _in_object(self, claim: Claim, slots: Slots, q: int) -> bool:
        """"discussed developments in Syria with Erdogan": the place belongs to what was discussed."""
        if slots.noun is None or claim.rule.type != "meeting" or not claim.rule.verbs:
            return False
        return any(position > q for mentions in slots.filled.values() for _, position in mentions)

    def _leading_place(self, p: int) -> list[tuple[str, Item, int]]:
        """"In Geneva, Kerry and Lavrov met" and "held here talks"."""
        clause = self._clause(p)
        for q in range(max(clause.begin, p - 25), p):
            item = self.items[q]
            before = self.lows[q - 1] if q else ""
            held = self.clauses.of[q]  # "the talks, which took place in Oslo, and discussed"
            own = held is clause or held.kind != "relative" or self.lows[held.begin] != "which"
            leads = own and before in {"in", "at"} and (q < 3 or self.lows[q + 1 : q + 2] == [","])
            if leads and _stands_as_place(item):
                return [(before, item, q)]
        return []

    def _dates(
        self, p: int, right: Slots, left: Slots | None, governor: int | None, start: int
    ) -> list[Item]:
        """Times that belong to the act, best first: in its noun phrase, behind it, before it, leading."""
        if self.lows[start - 1 : start] == ["from"] and self.lows[start - 2].startswith("return"):
            return []  # "who returns from a visit to Chad on Sunday"
        own: list[Item] = [item for item, _ in left.dates] if left is not None else []
        years = all(item.date is not None and item.date.kind == "year" for item in own)
        year = years and governor is not None
        found = [] if year else own  # "in January signed a 1987 agreement"
        behind = [
            (item, q) for item, q in right.dates if not (self._said(q, p) or self._measures(item, q, p))
        ]
        aim = right.aim if right.aim is not None else len(self.items)
        found += [item for item, q in behind if q < aim]
        head = governor if governor is not None else start
        if left is None or governor is not None or left.words[-1:] != ["recent"]:
            found += self._dates_before(p, head)  # but "spoke today about his recent visit"
        found += own if year else []
        return found + [item for item, q in behind if q > aim]  # "today met to discuss the vote on Sunday"

    def _measures(self, item: Item, q: int, p: int) -> bool:
        """"the first visit in 14 years", "in force as of June 1": no time of the act itself."""
        words = item.date.text.lower().split() if item.date is not None else []
        reach = 7 if self.lows[q - 1] == "in" else 3
        if "since" in self.lows[max(p if reach == 7 else 0, q - reach) : q]:
            return True  # "the third meeting since 2021", "the first since De Gasperi in 1951"
        if not _FORMER.isdisjoint(self.lows[max(p + 1, q - 5) : q - 1]) and "after" in self.lows[p + 1 : q]:
            return True  # "will meet in April, after a first round in May last year"
        if self.lows[q - 1] == "effective" or self.lows[max(0, q - 2) : q] in (
            ["as", "of"], ["effect", "on"], ["force", "on"],
        ):
            return True  # "signed a protocol that opens the border as of June 1"
        if self.lows[q - 1] == "from" and q - 2 > p and self.lows[q - 2] in _RUNNING:
            return True  # "talks on prices to be paid from July 1"
        if q - 4 > p and self.lows[q - 4] == "in" and self.lows[q - 2] in {"letter", "message", "telegram"}:
            return True  # "proposed that they meet in a letter on March 2"
        if self.lows[q - 2 : q] == ["time", "in"]:
            return True  # "the third time in recent weeks"
        if {"anniversary", "anniversaries"} & set(self.lows[p + 1 : q]):
            return True  # "exchanged messages on the 65th anniversary of the treaty of 1 August 1955"
        if self.lows[q - 1] == "for" and words and words[-1].endswith("0s"):
            return True  # "an accord on a helicopter for the 1990s"
        long = "in" in {words[0], self.lows[q - 1]} if words else False
        span = long and words[-1] in {"years", "decades", "months", "century"}
        counted = words[:1] == ["this"] and words[-1:] in (["year"], ["month"], ["week"])
        if counted and not g.ORDINALS.isdisjoint(self.sentence.lows):
            return True  # "his sixth meeting with the Brazilian this year"
        return span and bool({"first", "second", "only", "longest"} & set(self.sentence.lows))

    def _said(self, q: int, act: int = -1) -> bool:
        """Whether the time belongs to a verb of saying that is not the act: "said on Tuesday"."""
        r = q - 1
        while r >= 0 and self.lows[r] in {"on", "late", "early", "here", "reporters", "earlier"}:
            r -= 1
        if r >= 0 and self.items[r].kind == "A" and r:
            r -= 1
        if r >= 0 and self.lows[r] in g.NOUN_VERBS and self.clauses.determined(r):
            return False  # "a telephone call last night"
        return r >= 0 and r != act and self.lows[r] in g.SAYING

    def _dates_before(self, p: int, head: int) -> list[Item]:
        clause = self._clause(p)
        found: list[Item] = []
        if head and self.lows[head - 1] in {"following", "after", "before", "since", "for"}:
            # "will begin flights next year following talks": the time is the main clause's
            return self._time_of_journey(head) if self.lows[head - 1] == "for" else found
        chain = self._chain(clause)
        fronted = self._fronted_end(head)
        ahead = clause.verb is not None and self.lows[clause.verb] in {"will", "would"}
        for q in range(head - 1, max(-1, head - 30), -1):
            item = self.items[q]
            if item.kind != "D" or not (self.clauses.of[q] in chain or self._opens_clause(q, head)):
                continue
            if q + 1 < p and self.lows[q + 1] in _HELD_THEN:
                continue  # "The March 20th meeting will follow a summit"
            if ahead and self.clauses.of[q] is not clause:
                continue  # "Today I was assured that it will be decided at the next meeting"
            if 1 < q < fronted:
                continue  # "Following talks in Oslo the day before, Ahtisaari telephoned Annan"
            near = head - q <= 4 or self._before_when(q, clause)
            begins = q <= clause.begin + 4 or self.lows[max(0, q - 2)] in {"’", "”", '"', "'"}
            begins = begins or self._stands_apart_before(q, clause)
            leading = q <= 2 or (self.lows[q + 1 : q + 2] == [","] and begins)
            between = q == head - 1 and self.items[q - 1].kind == "A"  # "said the minister yesterday met"
            if self._said(q) and not (between or self._spoken_there(p, head)):
                continue
            if self._is_of_offer(q, head) or self._is_of_departure(q, head):
                continue
            if near or leading or self._spoken_there(p, head):
                found.append(item)
        return found

    def _stands_apart_before(self, q: int, clause: Clause) -> bool:
        """"On his last trip, in June, he and Gaddafi dined": between commas, ahead of the subject."""
        apart = self.lows[q - 2 : q] in ([",", "in"], [",", "on"]) or self.lows[q - 1] == ","
        return apart and bool(clause.subject) and self.items.index(clause.subject[0]) > q

    def _time_of_journey(self, head: int) -> list[Item]:
        """"is expected in Amman on Friday for talks": the day of coming is that of the talks."""
        verb = self._clause(head - 1).verb
        went = verb is not None and not _JOURNEYS.isdisjoint(self.lows[verb : verb + 4])
        return [item for item in self.items[head - 2 : head - 1] if item.kind == "D" and went]

    def _is_of_departure(self, q: int, head: int) -> bool:
        """"will leave on Monday to attend the session in Lima": when that is, nobody says."""
        verb = q - 2 if self.lows[q - 1] == "on" else q - 1
        if self.lows[verb - 1] == "for" and self.items[verb].kind != "W":
            verb -= 2  # "will leave for Lima on Monday to attend"
        leaves = self.lows[verb].startswith(("leave", "leav", "left", "depart"))
        return leaves and self.lows[q + 1 : q + 2] == ["to"] and head > q + 1

    def _is_of_offer(self, q: int, head: int) -> bool:
        """"met him on Sunday and offered to visit Honiara": when it was offered, not when the visit is."""
        if self.lows[head - 1] != "to":
            return False
        verbs = self.lows[max(0, head - 8) : head - 1]
        return not _COMMITTING.isdisjoint(verbs)

    def _fronted_end(self, head: int) -> int:
        """Where the comma of "Following talks in Oslo …," stands; 0 if nothing like it opens the sentence."""
        opened = self.lows[0] in _LOOKING_BACK or self.lows[:2] == ["in", "follow"]
        if not opened and not (self.lows[0] == "in" and self.lows[1:2] == ["follow-up"]):
            return 0
        return next((q for q in range(1, head) if self.lows[q] == ","), 0)

    def _opens_clause(self, q: int, head: int) -> bool:
        """ "six months after Tokyo and East Berlin established": a time ahead of the subjects."""
        date = self.items[q].date
        if date is None or date.kind != "anchored" or not date.text.lower().endswith(" after"):
            return False
        return all(
            self.items[r].kind == "A" or self.lows[r] in {"and", ",", "had"} for r in range(q + 1, head)
        )

    def _before_when(self, q: int, clause: Clause) -> bool:
        """"in 1971 when Chile and Peru signed": the time before "when" is the clause's."""
        return clause.kind == "subordinate" and clause.begin == q + 1 and self.lows[clause.begin] == "when"

    def _spoken_there(self, p: int, head: int) -> bool:
        """"said on Sunday in a meeting with …": the act is where the words were spoken."""
        return head > 0 and self.lows[head - 1] in {"in", "at", "during"}

    def _chain(self, clause: Clause) -> list[Clause]:
        chain: list[Clause] = []
        walk: Clause | None = clause
        while walk is not None:
            chain.append(walk)
            walk = walk.parent
        return chain

    def _has_parties(self, claim: Claim, p: int) -> bool:
        """Whether the roles are filled that the rule needs; asked before status and times are read."""
        filled = {role.split(">")[0] for role, _ in claim.roles} | {
            role.split(">")[0] for role, _ in claim.seats
        }
        for need in claim.rule.need:
            if not need & filled and self._may_lack(claim, need):
                claim.elliptic = claim.rule.elliptic
            elif not need & filled:
                self._reject(claim.rule, p, f"nobody fills {' or '.join(sorted(need))}")
                return False
        if not claim.roles and claim.rule.type != "visit":  # whose host may stand further away
            self._reject(claim.rule, p, "nobody takes part")
            return False
        return True

    def _may_lack(self, claim: Claim, need: frozenset[str]) -> bool:
        """"Libya also severed ties": the other state is that of an act told before, if of any."""
        if claim.rule.subtype == "summon" and "passive-to" in need:
            # "Samoa's envoy was called to the ministry": to whose, the dateline tells
            return any(role == "object_country>target" for role, _ in claim.roles)
        if claim.rule.name == "message.send" and "to" in need and self._is_alike(claim.position):
            claim.alike = True
            return True  # "The Crown Prince sent a similar cable": to whom the one before went
        if claim.borne and "to" in need:
            return True  # "The visitor brought a letter from the King": to whoever received him
        acts = any(role.startswith(("subject>", "passive-owner>")) for role, _ in claim.roles)
        return claim.rule.elliptic and acts and any(claim.rule.slots.get(slot) == "target" for slot in need)

    def _is_alike(self, p: int) -> bool:
        """"a similar cable", "two identical letters of congratulation", "also sent a telegram"."""
        before = self.lows[max(0, p - 3) : p]
        also = "also" in before and not {"sent", "cabled", "sends"}.isdisjoint(before)
        return also or not {"similar", "identical"}.isdisjoint(before)

    def _complete(self, claim: Claim, p: int) -> bool:
        """Whether a visit has a place and a visitor or host."""
        if claim.rule.type != "visit":
            return True
        hosts = {"host>host", "subject>host"} if claim.rule.nouns else {"host>host"}
        hosted = any(role in hosts for role, _ in claim.roles)
        placed = claim.destination or hosted or self._bare_visit(claim) or self._is_arrival(claim)
        placed = placed or self._leads_to_region(claim)
        if not claim.destination and (land := self._this_land(claim) or self._there(claim)) is not None:
            claim.destination = [land]
            placed = placed or land.place == "there"
        if not (placed or self._is_somebodys(claim)):
            self._reject(claim.rule, p, "no place is visited")
            return False
        if not claim.roles:
            self._reject(claim.rule, p, "nobody takes part")
            return False
        return True

    def _this_land(self, claim: Claim) -> Item | None:
        """"arrives on the island", "arrived in the country": all of it, not the town of the dateline."""
        p = claim.position
        for q in range(p + 1, min(p + 4, len(self.items))):
            there = self.lows[q - 1] == "the" and self.lows[q - 2] in {"in", "on", "into"}
            if there and self.lows[q] in _THIS_LAND:
                item = Item("P", self.items[q - 1].i, self.items[q].j)
                item.place = "this country"
                return item
        return None

    def _there(self, claim: Claim) -> Item | None:
        """"will travel there next week", "met there on Monday": the place told of before."""
        if claim.rule.type == "visit" and "to" not in claim.rule.destination:
            return None
        for q in range(claim.position + 1, min(claim.position + 3, len(self.items))):
            if self.lows[q] == "there" and self.lows[q + 1 : q + 2] != ["is"]:
                item = Item("P", self.items[q].i, self.items[q].j)
                item.place = "there"
                return item
        return None

    def _leads_to_region(self, claim: Claim) -> bool:
        """"paid three visits to the area", "would leave for the region": wherever that is."""
        known = any(m.kind == "person" and (m.name or m.title) for _, m in claim.roles)
        behind = self.lows[claim.position + 1 : claim.position + 4]
        there = behind[:2] in (["to", "the"], ["for", "the"], ["in", "the"]) and behind[2:] in _SOMEWHERE
        return known and there

    def _is_somebodys(self, claim: Claim) -> bool:
        """"the visit by Assistant Secretary Newman": told of as known, wherever it leads."""
        nouns = self.lows[claim.position : claim.position + 2]  # not "repeated visits", "a visit to a shrine"
        if claim.rule.name != "visit.noun" or nouns[0].endswith("s") or nouns[-1] in {"to", "at", "in"}:
            return False
        return any(
            (slot in {"by>visitor", "possessive>visitor"} or (slot in _DATED_ALONE and claim.dates))
            and m.kind == "person" and m.title
            and (m.name or (m.country and self.lows[claim.position - 1] == "the"))
            for slot, m in claim.roles
        )

    def _is_arrival(self, claim: Claim) -> bool:
        """"Plenković arrived Sunday": where a report that is filed there need not say."""
        word = self.lows[claim.position]
        if word in {"flew", "came", "jetted"} and self._comes_in(claim.position):
            return claim.status == "occurred"
        nowhere = not _THIS_PLACE.isdisjoint(claim.words)  # "arrived in the capital this evening"
        elsewhere = claim.places or not (nowhere or self._names_no_place(claim.position))
        if claim.rule.name == "visit.expected" or (word in _COMING and claim.status == "planned"):
            return bool(claim.dates) and not claim.places and "to" not in claim.words  # "arrives tomorrow"
        return word in g.ARRIVED and claim.status == "occurred" and not elsewhere

    def _names_no_place(self, p: int) -> bool:
        """"arrived from Bucharest on Monday": no preposition of place but before a time."""
        ahead = range(p + 1, min(p + 12, len(self.items) - 1))
        ahead = range(p + 1, next((q for q in ahead if self.lows[q] == ","), ahead.stop))
        return not any(
            self.lows[q] in {"at", "in", "to", "on"}
            and not self._is_time_or_visit(q + 1)
            and not (self.lows[q] == "to" and g.looks_like_verb(self.lows[q + 1]))  # "to open the ceremony"
            for q in ahead
        )

    def _is_time_or_visit(self, q: int) -> bool:
        """"arrived on Monday", "arrived on a three-day visit": neither is a place."""
        return self.items[q].kind == "D" or bool({"visit", "tour"} & set(self.lows[q : q + 5]))

    def _comes_in(self, p: int) -> bool:
        """"flew in from Nigeria", "came in on Monday": to where the report is from."""
        after = self.items[p + 2] if p + 2 < len(self.items) else None
        follows = after is not None and (after.kind == "D" or self.lows[p + 2] in {"from", "for", "on"})
        return self.lows[p + 1 : p + 2] == ["in"] and follows

    def _bare_visit(self, claim: Claim) -> bool:
        return (
            claim.rule.name == "visit.visit"
            and claim.status != "occurred"
            and not any(role.startswith("object") for role, _ in claim.roles)
            and not claim.quoted
            and claim.bare
        )


def destinations(rule: Rule, slots: Slots) -> list[Item]:
    """The places that a rule takes for where a visit leads."""
    out: list[Item] = []
    led = any(prep == "to" and not topic for prep, _, _, topic in slots.places)
    for prep, item, position, topic in slots.places:
        aimed = slots.aim is not None and position > slots.aim
        beside = led and prep in {"in", "at"}  # "a visit to Peru after talks in Lima"
        if (
            ((prep or "object") in rule.destination or item.place == "here")
            and not (topic or aimed or beside)
        ):
            out.append(item)
    out = [item for item in out if item.place != "here"] or out  # "his visit to Peking, observers here say"
    if not out and "of" in rule.destination:  # "a tour of New Zealand"
        toured = [m for m, _ in slots.filled.get("of", []) if m.gpe and m.kind == "country" and not m.title]
        out = [place_item(mention) for mention in toured]
    if not out and "object" in rule.destination and not {"areas", "parts"}.isdisjoint(slots.words[:4]):
        toured = [m for m, _ in slots.filled.get("of", []) if m.gpe]  # "toured flooded areas of Peru"
        out = [place_item(mention) for mention in toured]
    if not out and not _LANDS.isdisjoint(slots.words[:8]):
        owners = (slots.filled.get(f"{prep}-owner", []) for prep in rule.destination)
        out = [place_item(m) for found in owners for m, _ in found if m.gpe]
    if rule.nouns:  # "a Latin American tour which includes Bolivia and Guatemala"
        out = [place_item(m) for m, _ in slots.filled.get("among", []) if m.gpe] or out
    if "object" in rule.destination:
        for mention, _ in slots.filled.get("object", []):
            if mention.gpe and not mention.possessive:
                out.append(place_item(mention))
    return out


def lend(led: list[Mention], leaders: list[Mention]) -> None:
    """Gives the leaders of delegations the states of these: one each, or all the same."""
    states = [mention.country for mention in led]
    each = states if len(states) == len(leaders) else [states[0]] * len(leaders)
    for leader, state in zip(leaders, each, strict=True):
        leader.lent = leader.lent or state


def place_item(mention: Mention) -> Item:
    """A state or town named as an actor, as the place it also is."""
    item = Item("A", mention.first, mention.last)
    item.group = [mention]
    return item


def _is_town(item: Item) -> bool:
    """Whether an item is a place that no state is named for."""
    entry = item.group[0].entry if item.kind == "A" else None
    return item.kind == "P" or (entry is not None and entry.kind == "capital")


def _stands_as_place(item: Item) -> bool:
    """Whether an item is a place, or a state or town that owns nothing behind it."""
    if item.kind != "A":
        return item.kind == "P"
    return bool(item.group[0].gpe) and not item.group[0].possessive


_TENSES = {"planned": "future", "proposed": "future", "cancelled": "none"}  # called off: nearest


def _is_aimed_at(slots: Slots, item: Item, q: int) -> bool:
    """"met to discuss stability in Haiti": a state behind the purpose is no place of meeting."""
    return slots.aim is not None and q > slots.aim and item.kind == "A" and q not in slots.cities


def _is_near(item: Item) -> bool:
    """A time of the week: "discussed the summit in June" tells not when it was discussed."""
    return item.date is not None and item.date.kind in {"weekday", "today", "day"}


def _is_soft(words: list[str]) -> bool:
    """"agreed to keep in touch", "agreed on the importance": an accord that commits to nothing definite."""
    return not (words and words[0] in {"to", "on"}) or bool(
        set(words[:6])
        & {
            "continue", "maintain", "keep", "importance", "need", "work", "remain", "strengthen",
            "enhance", "closely", "contacts", "contact", "touch", "deepen", "further", "develop",
            "expand", "promote", "cooperate", "discuss", "meet", "that", "coordinate", "stay",
            "consult", "explore", "seek", "boost", "step", "intensify", "join", "speak", "talk",
        }
    )


def _it_at(token: int) -> Mention:
    it = Mention("country", token, token + 1)
    it.pronoun = "it"
    return it


def set_subtype(claim: Claim) -> None:
    """Gives the claim the subtype that its words tell of, where its rule knows one."""
    words = claim.words | {claim.sentence.lows[at] for at in range(claim.first, claim.last)}
    for subtype, cue in claim.rule.subtypes.items():
        if cue & words:
            claim.subtype = subtype
            return
