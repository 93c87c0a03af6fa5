"""Whether the act of a claim happened, by the verbs and cues around it."""

from __future__ import annotations

from collections.abc import Iterator

from dipevents.events import status as cues
from dipevents.events.claims import Claim
from dipevents.events.clauses import Clause
from dipevents.events.frames import Frames
from dipevents.rules import Rule
from dipevents.tables import grammar as g
from dipevents.tables.inflection import ACTIONS, PASTS

_DURING = (["in"], ["at"], ["during"])
_CLOSED = g.AUXILIARIES | g.MODALS | g.PREPOSITIONS | g.PRONOUNS | g.ADVERBS | g.CONJUNCTIONS
_UNDER_WAY = frozenset({"current", "ongoing"})
_COMING = frozenset({"next", "upcoming", "forthcoming"})
_INTENDED = frozenset({"planned", "scheduled", "proposed", "expected", "cancelled"})
_GLAD = frozenset("glad pleased happy delighted honored honoured".split())
_DONE = frozenset(
    "reached signed adopted established made concluded approved achieved agreed taken given".split()
)
ADJUNCT = frozenset("on in at into during after following before upon amid since from".split())
_IN_COURSE = ["in", "the", "course", "of"]
_PRESENTS = frozenset(
    "meet meets gather gathers convene convenes open opens hold holds visit visits arrive arrives leave "
    "leaves travel travels host hosts receive receives sign signs".split()
)
_AIMS = frozenset(
    "protest avoid demand express mark press seek show urge explain brief tell ask attract secure win "
    "persuade convince reassure celebrate honour honor".split()
)
_AHEAD = frozenset("will scheduled due expected would".split())
_SPOKEN_BEFORE = frozenset(
    "remarks speech address spoke speak speaks speaking testified testify testimony appeared appear "
    "statement".split()
)
_ASPECTS = frozenset("topic topics subject aim purpose theme focus goal objective agenda".split())
_SUGGESTING = frozenset(
    "suggestions proposals suggestion proposal "
    "idea recommendation demand suggested suggests proposed proposes urged urges "
    "recommended recommends demanded demands insisted requested asked advised".split()
)
_INSERTED = [
    ["due"],
    ["scheduled"],
    ["planned"],
    ["set"],
    ["originally"],
    ["expected"],
    ["which"],
    ["initially"],
    ["pencilled"],
    ["tentatively"],
    ["provisionally"],
    ["penciled"],
]
_DENYING = frozenset("denied denies deny denying dismissed dismisses rejected refuted".split())
_PAST_ENDINGS = ("ed", "et", "ew", "ent", "ame", "spoke", "took", "held", "told")
_BASES = frozenset({"meet", "name", "present", "get", "renew", "review"})  # that end like a past
_TAKEN_BACK = frozenset("withdrew withdrawn withdraws rescinded revoked retracted cancelled canceled".split())
_OFFERS = frozenset({"offer", "offers", "proposal", "request", "requests", "invitation"})
_PROPOSED = frozenset({"proposal", "suggestion", "idea", "plan", "offer"})
_REJECTING = frozenset("rejected rejects turned rebuffed spurned dismissed refused declined".split())
_REJECTED = frozenset({"rejected", "declined", "refused", "rebuffed", "denied"})
_GOES_ON = frozenset("meet confer hold visit sign receive discuss attend address see".split())
_MEANT = frozenset("meant intended planned hoped wanted wished".split())
_ASKING = frozenset({"ask", "invite", "urge", "request"})
_LED = frozenset({"led", "prompted", "forced", "compelled", "caused", "moved"})
_HOPING = frozenset("hope hopes hoped hoping wish wished".split())
_HEARSAY = frozenset("reports report rumours rumors claims allegations suggestions stories".split())
_UNTRUE = frozenset(
    "untrue false baseless unfounded incorrect wrong fabricated groundless "
    "invention inventions fabrication fabrications nonsense fiction".split()
)
_WHO = frozenset({"who", "whom", "whose"})
_PROSPECTS = frozenset(
    "possibility hope hopes prospect prospects importance idea chance goal aim intention question".split()
)
_DID_NOT = frozenset("did didn't could couldn't will won't would wouldn't has hasn't had hadn't".split())
_GOING_ON = frozenset("continued continues began started managed proceeded decision".split())
_FIRSTS = frozenset("first last only second latest most highest highest-ranking highest-level".split())
_TAKEN = frozenset({"took", "used", "seized", "taking", "using", "welcomed", "enjoyed"})
_MET_FOR = frozenset("summoned called received met convoked saw".split())
_HONOUR = frozenset("honor honour pleasure privilege".split())
_DOUBTING = frozenset({"unlikely", "doubtful", "possible", "likely", "probable"})
_MODAL = frozenset({"will", "would", "shall"})
_WRITING = frozenset(
    "telegram telegrams letter letters message messages cable wrote telephoned phoned".split()
)
_COMING_ABOUT = frozenset(
    "take taken took happen happened occur occurred go gone come be begin begun start started open opened "
    "resume resumed held hold meet materialize materialise materialized scheduled planned".split()
)
_ACCORDS = frozenset("deal accord agreement ceasefire truce pact treaty appointment nomination".split())
_BECAME = frozenset({"became", "was", "is", "being", "becoming", "becomes"})
_MEANS = frozenset("dialogue talks negotiations negotiation consultations consultation".split())
_ARRIVED = frozenset("arrived landed flew came stepped touched reached".split())
_PLANS = frozenset("plan plans arrangements preparations scheme proposal proposals efforts".split())
_WANTING = frozenset({"would", "will", "planned"})
_CALLED_OFF = frozenset("cancelled canceled postponed shelved scrapped aborted suspended".split())
_HELD = frozenset("began begins opened opens started starts ended ends resumed took held".split())
_ENDS = frozenset({",", ";", "–", "—", "during", "in", "at", "after", "held", "met", "had", "made", "said"})
_PREPARING = frozenset({"preparations", "preparation", "preparing"})
_UNREAL = frozenset({"if", "unless", "whether"})


class StatusReader(Frames):
    """Reads the status of a claim from its sentence."""

    def _verb_status(self, p: int, claim: Claim | None) -> str:
        clause = self._clause(p)
        if self.lows[p - 1 : p] == ["having"]:
            return "denied" if not _DENYING.isdisjoint(self.lows[max(0, p - 3) : p - 1]) else "occurred"
        if self._was_first(p):
            return "occurred"
        floor = max(clause.begin, p - 14)
        for q in range(p - 1, floor - 1, -1):
            item = self.items[q]
            if item.kind == "A" and item in clause.subjects():
                floor = q + 1
                break
        if self.lows[p].endswith(("ed", "ld", "et", "nt", "ew", "oke", "ame")):
            floor = next((q + 1 for q in range(p - 1, floor, -1) if self.lows[q] in {"and", "but"}), floor)
        window = [
            self.lows[q]
            for q in range(floor, p)
            if self.lows[q] and self.clauses.of[q] is clause and not self._leads_to_time(q)
        ]
        found = cues.read("verb", window)
        if (
            found is None
            and (self.lows[p] in _BASES or not self.lows[p].endswith(_PAST_ENDINGS))
            and self.lows[p] not in PASTS
            and self._future_above(clause)
        ):
            found = "planned"
        if found in {None, "planned"} and self._denied_above(clause):
            found = "denied"
        if found == "planned" and "would" in window and self._is_conditional(p):
            found = "proposed"
        if found is None and self.lows[p].endswith("ing") and self.lows[p - 1 : p] == ["before"]:
            found = self._tense_above(clause)  # "is to go on to Cairo before reaching Israel"
            found = found or ("planned" if self._will_before(clause, p) else None)
        if found is None and self._is_fronted_beside(p):
            found = "planned" if not _AHEAD.isdisjoint(self.lows[p : p + 24]) else None
        if found is None and self._is_yet_to_come(p, clause):
            found = "planned"
        if found is None and self._shares_modal(p, clause):
            found = "planned"
        if found is None and (first := self._infinitive_before(p, clause)) is not None:
            return self._verb_status(first, claim)
        if found in {None, "planned"} and self._hoped_above(clause):
            found = "proposed"
        if found is None and self._infinitive(p) and not self._said_in_writing(p):
            found = "proposed" if self._is_invited(p) else "planned"
            found = "cancelled" if found == "proposed" and self._is_withdrawn(p) else found
        if found == "planned" and self.lows[p - 1 : p] == ["to"]:
            found = "occurred" if self._is_brought_about(p) else self._fate_of_plan(p) or found
            found = "proposed" if found == "planned" and self._is_asked(p) else found
        sends = claim is not None and claim.rule.sends
        if found is None and sends and self.lows[p].endswith("ing") and self.lows[p - 1] in {"is", "are"}:
            found = "planned"  # "is sending Vance to Seoul"
        if found is None and self._suggested(p, floor):
            found = "proposed"
        if found in {"proposed", "planned"} and (self._is_turned_down(p) or self._is_rejected_above(clause)):
            return "denied"
        if found in {"proposed", "planned"} and self._came_to_nothing(p):
            return "cancelled"
        if self._unreal(clause):
            return "proposed" if found in {None, "occurred", "planned", "denied"} else found
        return found or "occurred"

    def _is_conditional(self, p: int) -> bool:
        """"If he were asked, he would go": a condition stands before the verb at p."""
        return self.lows[0] in {"if", "were", "should"} and "," in self.lows[:p]

    def _came_to_nothing(self, p: int) -> bool:
        """"had meant to go to Algiers but stayed away": an intention told as gone."""
        intended = self.lows[p - 2] in _MEANT and self.lows[p - 3 : p - 2] == ["had"]
        return intended and self.lows[p - 1] == "to" and "but" in self.lows[p : p + 20]

    def _fate_behind(self, relative: int) -> str | None:
        """"A meeting that they had called for June was postponed": what became of it, behind the clause."""
        for p in range(relative + 1, min(relative + 10, len(self.items) - 1)):
            if self.lows[p] in {",", "."}:
                return None
            if self.lows[p] in {"was", "were"}:
                found = cues.read("after", self.lows[p : p + 4])
                return found if found == "cancelled" else None
        return None

    def _is_asked(self, p: int) -> bool:
        """"would ask the Pope once more to visit": what one is asked to do is no plan yet."""
        ahead = range(p - 2, max(0, p - 5), -1)
        asked = next((q for q in ahead if self.items[q].kind == "A"), 0)
        return asked > 0 and self.lows[asked - 1] in _ASKING

    def _is_brought_about(self, p: int) -> bool:
        """"got Abiy and Mohamud to sign", "led Taiwan to break": what somebody was got to do was done."""
        led = p > 2 and self.items[p - 2].kind == "A" and self.lows[p - 3] in _LED
        able = p > 2 and self.lows[p - 2] == "able" and self.lows[p - 3] in {"was", "were"}
        return led or able or "got" in self.lows[max(0, p - 9) : p - 1]

    def _fate_of_plan(self, p: int) -> str | None:
        """"Plans for him to confer in Lima with Nyerere have fallen through": what is told of the plan."""
        head = next((q for q in range(p - 2, max(-1, p - 9), -1) if self.lows[q] in _PLANS), None)
        if head is None or head > 3 or self.lows[head + 1 : head + 2] not in (["for"], ["to"]):
            return None
        return cues.read("after", [low for low in self._behind(p + 1) if low not in _WANTING])

    def _leads_to_time(self, q: int) -> bool:
        """"failed in February to reach": the preposition goes with the time and parts no cue."""
        return self.lows[q] in {"in", "on"} and q + 1 < len(self.items) and self.items[q + 1].kind == "D"

    def _future_above(self, clause: Clause) -> bool:
        """"will explain the plan when he visits Washington": a present tense under a future."""
        if clause.kind != "subordinate" or self.lows[clause.begin] not in {
            "when", "after", "before", "until", "once",
        }:
            return False
        above = clause.parent
        return (
            above is not None
            and above.verb is not None
            and (
                self.lows[above.verb] in {"will", "would", "shall", "could", "may", "might"}
                or not {"expected", "due", "scheduled"}.isdisjoint(self.lows[above.verb : above.verb + 4])
                or "forward" in self.lows[above.verb : clause.begin]  # "looks forward to it when he visits"
            )
        )

    def _is_fronted_beside(self, p: int) -> bool:
        """"Besides holding talks with Karzai, Singh is scheduled to open a dam"."""
        beside = self.lows[:1] == ["besides"] or self.lows[:3] == ["in", "addition", "to"]
        return beside and p < 5 and self.lows[p].endswith("ing")

    def _is_yet_to_come(self, p: int, clause: Clause) -> bool:
        """"told reporters before he attends the meeting": a present tense behind "before"."""
        opens = clause.kind == "subordinate" and self.lows[clause.begin] in {"before", "until"}
        if opens and clause.verb == p and self.lows[p].endswith("s") and self.lows[p] != "was":
            return True
        times = (self.items[q] for q in range(max(0, p - 6), p) if self.items[q].kind == "D")
        ahead = any(self.sentence.lows[item.j - 1] == "before" for item in times)  # "a day before Xi arrives"
        return ahead and self.lows[p] in _PRESENTS

    def _shares_modal(self, p: int, clause: Clause) -> bool:
        """"will discuss trade and exchange opinions": a base form behind "and" under one "will"."""
        base = not self.lows[p].endswith(("s", "ed", "ing")) and self.lows[p - 1 : p] == ["and"]
        return base and clause.verb is not None and clause.verb < p and self.lows[clause.verb] in _MODAL

    def _infinitive_before(self, p: int, clause: Clause) -> int | None:
        """"was to take part in a show, and meet with ministers": the infinitive that a base form goes on."""
        if self.lows[p] not in _GOES_ON or self.lows[p - 1 : p] != ["and"]:
            return None
        ahead = range(p - 3, max(clause.begin, p - 20), -1)
        infinitives = (q + 1 for q in ahead if self.lows[q] == "to")
        return next((q for q in infinitives if g.looks_like_verb(self.lows[q])), None)

    def _was_first(self, p: int) -> bool:
        """"became the first leader to meet Trump", "Wen, the first premier to visit Fiji,"."""
        ahead = [item for item in self.items[max(0, p - 9) : p] if item.kind != "D"]  # not "last week"
        before = [low for item in ahead for low in self.sentence.lows[item.i : item.j]]
        ranked = not _FIRSTS.isdisjoint(before)
        apposed = [low for low in before if low in {",", "the"}][-2:] == [",", "the"]
        told = bool(_BECAME & set(before)) or apposed
        infinitive = self.lows[p - 1 : p] == ["to"] or self.lows[max(0, p - 2) : p] == ["to", "be"]
        return p > 1 and infinitive and ranked and told

    def _denied_above(self, clause: Clause) -> bool:
        """"denied that Maduro had met Shannon", "denied he had met", "denied a report that he wrote"."""
        if any(
            self.lows[self.items.index(item) - 1] in _DENYING
            for item in clause.subjects()
            if self.items.index(item)
        ):
            return True
        for that in self._thats(clause):
            before = self._before_that(that, told=True)
            if _DENYING & set(before) or self._is_hearsay(that):
                return True
            if before[-2:-1] == ["but"]:
                return False  # "denied that he had left but confirmed that they had met"
        return False

    def _is_rejected_above(self, clause: Clause) -> bool:
        """"rejected on Tuesday a proposal that Lund meet Diallo": what was proposed will not be."""
        for that in self._thats(clause):
            before = self.lows[max(0, that.begin - 8) : that.begin]
            if before[-1:] and before[-1] in _PROPOSED and not _REJECTING.isdisjoint(before):
                return True
        return False

    def _thats(self, clause: Clause) -> Iterator[Clause]:
        """The clauses around that "that" opens, from the inside out."""
        walk: Clause | None = clause
        while walk is not None:
            if walk.kind in {"subordinate", "relative"} and self.lows[walk.begin] == "that":
                yield walk
            walk = walk.parent

    def _before_that(self, that: Clause, told: bool = False) -> list[str]:
        """The words before "that"; more of them in "denied a Cairo newspaper's report that"."""
        reach = 8 if told and self.lows[that.begin - 1] in _HEARSAY else 4
        return self.lows[max(0, that.begin - reach) : that.begin]

    def _is_hearsay(self, that: Clause) -> bool:
        """"reports that the ambassador had been summoned were untrue"."""
        told = bool(that.begin) and self.lows[that.begin - 1] in _HEARSAY
        return told and not _UNTRUE.isdisjoint(self.lows[that.begin :])

    def _said_in_writing(self, p: int) -> bool:
        """"sent a telegram to express condolences": what it was sent for was done by it."""
        return not _WRITING.isdisjoint(self.lows[max(0, p - 6) : p])

    def _is_invited(self, p: int) -> bool:
        """"an invitation to the king to visit Cairo", "the plan requires them to recognize Israel"."""
        before = self.lows[max(0, p - 10) : p]
        demanded = not {"require", "requires", "required"}.isdisjoint(before)
        return demanded or ("invitation" in before and "accepted" not in before)

    def _is_withdrawn(self, p: int) -> bool:
        """"withdrew its invitation to Lund to visit", "An invitation to visit has been withdrawn"."""
        asked = next((q for q in range(p - 1, max(-1, p - 16), -1) if self.lows[q] == "invitation"), None)
        if asked is None:
            return False
        taken_back = any(done in _TAKEN_BACK for done, _ in self._done_behind(p))
        return taken_back or not _TAKEN_BACK.isdisjoint(self.lows[max(0, asked - 4) : asked])

    def _is_turned_down(self, p: int) -> bool:
        """"Kuwait's offer to host the two was turned down": what was offered did not come about."""
        if self.lows[p - 1 : p] != ["to"] or _OFFERS.isdisjoint(self.lows[max(0, p - 6) : p - 1]):
            return False
        fates = self._done_behind(p)
        return any(done in _REJECTED or (done == "turned" and after == "down") for done, after in fates)

    def _done_behind(self, p: int) -> Iterator[tuple[str, str]]:
        """"was turned | down": what stands behind each form of "be" in the words that follow, two by two."""
        words = [*self.lows[p : p + 16], ""]
        return ((words[at + 1], words[at + 2]) for at in range(len(words) - 2) if words[at] in g.BE)

    def _hoped_above(self, clause: Clause) -> bool:
        """"voiced the hope that Rouhani would visit Havana"."""
        if clause.kind == "relative" and self.lows[clause.begin] in {"who", "whom", "which"}:
            return False  # "hopes that Bush, to whom he sent a letter, will help"
        before = (self._before_that(that)[-2:] for that in self._thats(clause))
        return any(not (_HOPING.isdisjoint(words) and _DOUBTING.isdisjoint(words)) for words in before)

    def _suggested(self, p: int, subject_end: int) -> bool:
        """"Moon suggested Trump visit the zone": a base form behind one subject and a verb of proposing."""
        if self.lows[p].endswith(("s", "ed", "ing")) or self.lows[p] in {
            "met", "left", "went", "came", "flew",
        }:
            return False
        for that in self._thats(self._clause(p)):  # "proposed in a letter that they meet"
            above = that.parent
            if above is not None and _SUGGESTING & set(
                self.lows[max(above.begin, that.begin - 14) : that.begin]
            ):
                return True
        window = self.lows[max(0, subject_end - 5) : subject_end]
        return bool(_SUGGESTING & set(window))

    def _infinitive(self, p: int) -> bool:
        """"Xi to visit Moscow", "to be signed": a bare infinitive is a plan."""
        q = p - 1
        while q >= 0 and (self.lows[q] in {"be", "also", "jointly", "soon"} or self.lows[q].endswith("ly")):
            q -= 1
        q -= q > 0 and self.lows[p] == "part" and self.lows[q] == "take"
        if q < 0 or self.lows[q] != "to":
            return False
        if self.lows[q - 1] in _GOING_ON or self.lows[q - 2 : q] == ["in", "addition"]:
            return False  # "continued to hold consultations"
        verb = self._clause(p).verb
        if self.lows[p] in {"begin", "start", "open"} and verb is not None and self.lows[verb] in _ARRIVED:
            return False  # "arrived today to begin a tour of the United States"
        if self.lows[q - 1] in _GLAD and self.lows[q - 2] in {"am", "is", "are", "was", "were"}:
            return False  # "was glad to welcome"
        honoured = self.lows[max(0, q - 10) : q]
        if not _HONOUR.isdisjoint(honoured) and not {"was", "is", "it"}.isdisjoint(honoured):
            return False  # "it is a great honour for him to meet the delegation"
        if self.lows[q - 1] in {"occasion", "opportunity"} and not _TAKEN.isdisjoint(
            self.lows[max(0, q - 6) : q]
        ):
            return False  # "took the opportunity to confer"
        # "became the first to restore"
        return _FIRSTS.isdisjoint(self.lows[max(0, q - 6) : q])

    def _unreal(self, clause: Clause) -> bool:
        walk: Clause | None = clause
        while walk is not None:
            if walk.kind == "subordinate" and self.lows[walk.begin] in _UNREAL:
                return True
            if walk.kind == "subordinate" and self.lows[walk.begin] in {"before", "until"}:
                return False  # "whether it can be settled before the two open talks": they will
            walk = walk.parent
        return False

    def _noun_status(
        self, rule: Rule, p: int, width: int, start: int, governor: int | None
    ) -> str:
        found: list[str | None] = []
        clause = self._clause(p)
        if governor is not None:
            accord = self.lows[governor].startswith("agree") or (
                self.lows[governor].startswith("announc")
                and (self.lows[p] in _ACCORDS or rule.type == "relations")
            )
            if accord and rule.type == "meeting" and self.lows[governor + 1] != "in":
                found.append("planned")  # "agreed to talks"
            if not accord:  # "agreed to a ceasefire", "announced the deal" tell of the accord itself
                kind = rule.type == "message" or rule.name == "meeting.hospitality"
                offered = kind and self.lows[governor].startswith("offer")  # "condolences", "a lunch"
                broken = rule.subtype in {"sever", "downgrade"}  # "broke off relations" is the act itself
                broken = broken or self.lows[p] == "foot"  # "set foot in Zambia"
                found.append(None if offered or broken else cues.read("governor", self.lows[governor:start]))
            told = rule.type == "message" and self._was_done_there(governor)
            found.append(None if told else self._verb_status(governor, None))
            if self.lows[governor].endswith("ing") and governor and self._aimed_at(governor):
                found.append("proposed")
        inside = start and self.lows[start - 1] in {"in", "at", "during", "after", "following"}
        floor = start - 2 if inside and governor is None else max(clause.begin, start - 4)
        of_action = rule.type in {"agreement", "relations"} and self._is_of_action(start)
        if of_action:
            floor = max(clause.begin, start - 7)  # "called for the closure of the embassy"
        if governor is not None and rule.subtype in {"sever", "downgrade"}:
            floor = governor + 1  # "suspended relations" is the act itself
        if inside and rule.type == "message":
            floor = start  # "proposed in a letter": what the letter says, not whether it was written
        attributes = self.sentence.lows[self.items[start].i : self.items[p].i]
        goes_on = governor is None and not _UNDER_WAY.isdisjoint(attributes)
        if goes_on or self._took_place(p + width) or self._is_transcript(start):
            return "occurred"  # "the current visit would pave the way"
        if rule.type == "visit" and self._is_invited_on(start):
            found.append("proposed")
        if self._is_on_eve(start) or self._will_say_there(start, p):
            found.append("planned")
        if not _COMING.isdisjoint(attributes) or self._shares_coming(start):
            found.append("planned")  # also where it stands inside an actor: "the next U.S.-Japan meeting"
        timed = self.items[start - 1 if self.lows[start] in {"'s", "’s"} else start]
        given = governor is None and timed.kind == "D"  # "to see if tomorrow's session decides"
        window = [
            self.lows[q]
            for q in range(max(0, floor), p)
            # "for ten years under a pact", but "called for the closure of the embassy"
            if self.lows[q] and (self.lows[q] != "for" or of_action or q >= start - 1)
            and not (given and self.lows[q] == "if")
        ]
        window = [
            low for at, low in enumerate(window) if low != "before" or not self._said_before(window, at)
        ]
        window = [
            low for at, low in enumerate(window)
            if low != "no" or at >= len(window) - (p - start) or window[at + 1 : at + 2] == ["plans"]
        ]  # "would impose no conditions on a visit"
        if not _FIRSTS.isdisjoint(attributes):
            window = [low for low in window if low != "not"]  # "this is not my first visit"
        found.append(cues.read("before", window))
        if governor is None:
            done_there = start > 1 and self.lows[start - 1] in ADJUNCT and self._reduced(start - 2)
            spoken_of = done_there or self._is_aspect(start)
            behind = [] if spoken_of else self._behind(p + width)
            if not spoken_of and self._opens_then(p + width):
                found.append("planned")
            if not spoken_of and self._is_moved(p + width):
                found.append("cancelled")
            hung = self.lows[start - 4 : start] == _IN_COURSE
            hung = hung or (start > 0 and self.lows[start - 1] in ADJUNCT)
            after = cues.read("after", _own(behind) if hung else behind)
            ended = after == "cancelled" and rule.subtype in {"sever", "downgrade"}  # "were broken off"
            found.append(None if ended else after)
            if not any(found):
                found.append(self._inserted_fate(p + width))
            if rule.type == "visit" and self.lows[start - 1 : start] == ["with"]:  # "with a stop in Oslo"
                found.append(self._main_tense(clause, start))
            sits = self.lows[start - 2 : start] == ["sitting", "in"]
            if not (sits or self._reduced(start - 2)) and self.lows[start - 1 : start] in _DURING:
                ahead = self._tense_agreed(clause, start) if rule.type != "agreement" else None
                found.append(self._main_tense(clause, start) or ahead)
        if governor is not None and self._is_called_for(governor, p + width):
            found.append("planned")
        if (self._unreal(clause) and not given) or self._is_means(p, start):
            found.append("proposed")
        if governor is None and self._denied_above(clause):
            found.append("denied")
        return _strongest(found)

    def _is_of_action(self, start: int) -> bool:
        """"the closure of the embassy": the noun at start hangs on a noun of action."""
        return start > 1 and self.lows[start - 1] == "of" and self.lows[start - 2] in ACTIONS

    def _shares_coming(self, start: int) -> bool:
        """"his forthcoming visit to Chile and his talks with Lagos": one attribute for both."""
        at = self.items[start].i
        joined = self.lows[start - 1 : start] == ["and"]
        before = self.sentence.lows[max(0, at - 20) : at - 1] if joined else []
        near = before[-1 - before[::-1].index(",") :] if "," in before else before
        return not {"upcoming", "forthcoming"}.isdisjoint(near)

    def _will_say_there(self, start: int, p: int) -> bool:
        """"In his talks with Meri, Ahern has said he will discuss trade": they are to come."""
        ahead = self.lows[p : p + 14] if start < 4 and self.lows[start - 1 : start] == ["in"] else []
        at = ahead.index("said") if "said" in ahead and "," in ahead else len(ahead)
        return ahead[at + 2 : at + 3] == ["will"]

    def _is_transcript(self, start: int) -> bool:
        """"Remarks by President A and President B before Meeting": the talk that opens the meeting."""
        opens = self.sentence.headline and self.lows[0] in {"remarks", "statement", "statements"}
        return opens and self.lows[start - 1 : start] == ["before"]

    def _is_invited_on(self, start: int) -> bool:
        """"invited Tokayev to come on a visit to Russia"."""
        before = self.lows[max(0, start - 8) : start]
        return before[-1:] == ["on"] and not {"invited", "invites", "inviting"}.isdisjoint(before)

    def _is_on_eve(self, start: int) -> bool:
        """"on the eve of the summit", where "eve" is read as a time."""
        eve = self.items[start - 2] if start > 1 and self.lows[start - 1] == "of" else None
        lows = self.lows[max(0, start - 6) : start]
        preparing = lows[-1:] in (["of"], ["the"]) and "for" in lows and not _PREPARING.isdisjoint(lows)
        if preparing or lows[-2:] == ["advent", "of"] or self._is_prepared_too(start):
            return True  # "preparations for the conclusion of the protocol"
        return eve is not None and eve.kind == "D" and self.sentence.lows[eve.j - 1] == "eve"

    def _is_prepared_too(self, start: int) -> bool:
        """"preparations for the visit of A to B and the summit": the last of what is made ready."""
        before = self.lows[max(0, start - 18) : start]
        at = next((i for i, word in enumerate(before) if word in _PREPARING), len(before))
        between = before[at + 1 :]
        if between[:1] != ["for"] or "and" not in between or not _ENDS.isdisjoint(between):
            return False
        return not any(word.endswith("ed") for word in between)

    def _said_before(self, window: list[str], at: int) -> bool:
        """"delivered remarks before a session of Congress": in front of it."""
        return at > 0 and window[at - 1] in _SPOKEN_BEFORE

    def _is_aspect(self, start: int) -> bool:
        """"the topic of the meeting was to attract support": what follows is said of the topic."""
        return start > 1 and self.lows[start - 1] == "of" and self.lows[start - 2] in _ASPECTS

    def _took_place(self, q: int) -> bool:
        """"the importance of the visit by Draghi, which took place last week"."""
        ahead = self.lows[q : q + 9]
        at = ahead.index("took") if "took" in ahead else 0
        return at > 0 and ahead[at - 1] in {"which", "that"} and ahead[at + 1 : at + 2] == ["place"]

    def _was_done_there(self, p: int) -> bool:
        """"summoned the envoy to hand him a note": what somebody was met for was done."""
        before = self.lows[max(self._clause(p).begin, p - 12) : p - 1]
        return self.lows[p - 1] == "to" and not _MET_FOR.isdisjoint(before)

    def _reduced(self, q: int) -> bool:
        """"the agreements reached at the summit": the phrase hangs on a participle behind a noun."""
        noun = (
            q > 0
            and self.lows[q - 1].isalpha()
            and self.lows[q - 1] not in _CLOSED
            and self.items[q - 1].kind == "W"
        )
        return noun and (self.lows[q] in _DONE or self.lows[q].endswith("ed"))

    def _is_means(self, p: int, start: int) -> bool:
        """"should be settled by dialogue", "resolve it through talks": a way that is wished for."""
        means = bool(start) and self.lows[start - 1] in {"by", "through", "via"} and self.lows[p] in _MEANS
        reached = start > 2 and self.lows[start - 2] in _DONE and self.lows[start - 3] in {"was", "were"}
        return means and not reached

    def _aimed_at(self, governor: int) -> bool:
        """"momentum toward reaching an agreement", "the prospect of signing a treaty"."""
        before = self.lows[governor - 1]
        if before in {"toward", "towards", "at"}:
            return True
        return before == "of" and governor > 1 and self.lows[governor - 2] in _PROSPECTS

    def _tense_agreed(self, clause: Clause, start: int) -> str | None:
        """"agreed to continue at a meeting in Brussels": what was agreed to lies ahead."""
        if clause.verb is None:
            return None
        verbs = self.lows[clause.verb : start]
        for at, low in enumerate(verbs[:-1]):
            behind = verbs[at + 1 : at + 4]
            if (
                low == "agreed"
                and "to" in behind[:2]
                and g.PREPOSITIONS.isdisjoint(behind[behind.index("to") + 1 :][:1])
            ):
                return "planned"
        return None

    def _will_before(self, clause: Clause, start: int) -> bool:
        """"and we shall pursue it at the session": a second verb of the clause, nearer by."""
        for q in range(start - 2, max(clause.begin, start - 9), -1):
            if self.lows[q] in {"will", "shall"}:
                return True
            if self.lows[q] in {",", "that", "who", "which"} or self.items[q].kind == "A":
                return False
        return False

    def _main_tense(self, clause: Clause, before: int | None = None) -> str | None:
        """An adjunct shares the tense of its clause: "will be discussed at a meeting"."""
        if clause.verb is None:
            return None
        if before is not None and self._will_before(clause, before):
            return "planned"
        group = self.lows[clause.verb : clause.verb + 4]
        if group[:2] == ["would", "not"]:
            return None  # "at their talks Chad would not budge"
        if (
            group[0] in {"will", "would", "shall"}
            or (group[0] in g.BE and group[1:2] == ["to"])
            or "expected" in group
            or "due" in group
        ):
            return "planned"
        return None

    def _tense_above(self, clause: Clause) -> str | None:
        """The tense of the clause or of the one it stands in."""
        found = self._main_tense(clause)
        return found or (self._main_tense(clause.parent) if clause.parent is not None else None)

    def _lists(self, comma: int) -> bool:
        """"talks between Russia, Turkey and Iran were postponed": a comma between names ends no clause."""
        around = self.items[comma - 1 : comma + 2 : 2]
        goes_on = self.lows[comma + 2 : comma + 3] in ([","], ["and"])
        return goes_on and len(around) == 2 and all(item.kind in "AP" for item in around)

    def _is_negated(self, p: int) -> bool:
        """"did not", "won't", as two words or one."""
        low = self.lows[p]
        return low in _DID_NOT and (
            low.endswith(("n't", "n’t")) or self.lows[p + 1 : p + 2] in (["not"], ["never"])
        )

    def _comes_about(self, p: int) -> bool:
        """"did not take place": whether the verb behind a negation is one of coming about."""
        after = [
            low for low in self.lows[p : p + 3] if low not in {"not", "yet", "even", "have", "be", "been"}
        ]
        return not after or after[0] in _COMING_ABOUT

    def _is_called_for(self, governor: int, q: int) -> bool:
        """"has called a summit for Friday": when those who are called are to come."""
        called = self.lows[governor].startswith(("call", "conven", "summon"))
        behind = self.items[q + 1 : q + 2] if self.lows[q : q + 1] == ["for"] else []
        return called and bool(behind) and behind[0].kind == "D"

    def _opens_then(self, q: int) -> bool:
        """"The summit opens in Maputo on Friday": a present of the timetable, on a day not today."""
        ahead = range(q, min(q + 4, len(self.items)))
        opens = next((p for p in ahead if self.lows[p] in {"opens", "begins", "starts", "convenes"}), None)
        if opens is None or self.sentence.headline:
            return False
        days = [item.date for item in self.items[opens : opens + 8] if item.date is not None]
        return bool(days) and days[0].kind not in {"today", "vague", "anchored"}

    def _is_moved(self, q: int) -> bool:
        """"has been moved to June": to another time, not to another town."""
        for p in range(q, min(q + 14, len(self.items) - 2)):
            if self.lows[p] == "moved" and self.lows[p + 1] == "to":
                return self.items[p + 2].kind == "D" or "date" in self.lows[p + 2 : p + 5]
        return False

    def _inserted_fate(self, q: int) -> str | None:
        """", scheduled for the autumn of 2001,", ", called off in May,": if nothing else is told of it."""
        for p in range(q, min(q + 12, len(self.items) - 1)):
            if self.lows[p] == ",":
                word, after = self.lows[p + 1], self.lows[p + 2 : p + 3]
                told = word != "set" or after in (["for"], ["to"]) or after == [""]
                if word in _CALLED_OFF or (word in {"called", "put"} and after == ["off"]):
                    return None if self._is_held_after(p + 1) else "cancelled"
                return "planned" if [word] in _INSERTED[:4] and told else None
        return None

    def _is_held_after(self, p: int) -> bool:
        """", postponed from April, began on Monday": it took place in the end."""
        if not {"from", "since", "twice"}.isdisjoint(self.lows[p : p + 3]):
            return True
        behind = next((q for q in range(p, min(p + 14, len(self.items))) if self.lows[q] == ","), 0)
        return bool(behind) and not _HELD.isdisjoint(self.lows[behind + 1 : behind + 4])

    def _is_aim(self, q: int) -> bool:
        """Whether an infinitive says what somebody does it for: "to protest", not "to be held"."""
        verb = self.lows[q] if q < len(self.items) else ""
        return verb in _AIMS

    def _is_another_to_come(self, q: int) -> bool:
        """"the planned visit": a noun phrase that tells its own status."""
        article = self.lows[q : q + 1] and self.lows[q] in g.DETERMINING
        return bool(article) and not (_COMING | _INTENDED).isdisjoint(self.lows[q + 1 : q + 3])

    def _behind(self, q: int) -> list[str]:
        """The words behind a noun up to the end of its clause, without what stands inside commas' actors."""
        out: list[str] = []
        inserted = False
        for p in range(q, min(q + 22, len(self.items))):
            low = self.lows[p]
            if low == "," and (inserted or self.lows[p + 1 : p + 2] in _INSERTED):
                inserted = not inserted
                continue
            if inserted or (low == "," and self._lists(p)):
                continue
            if low == "and" and self.lows[p + 1 : p + 2] and self.lows[p + 1] in _MODAL:
                break  # "used it for talks with Cook and will continue to Rome": of another verb
            if (
                low in {",", ";", ".", "“", "”", '"', ":"}
                or (low in g.SUBORDINATORS and low != "that")
                or low in _WHO
                or (low == "which" and self.lows[p - 1] in g.PREPOSITIONS)  # "the pact under which they will"
            ):
                break
            if low == "that" and p > q and self.items[p - 1].kind == "W" and self.lows[p - 1].isalpha():
                break  # "had been a step that made the pact possible": said of the step
            if low == "to" and self.items[p - 1].kind != "A" and self._is_aim(p + 1):
                break  # "is leaving the summit to protest the choice of its chairman"
            if low in {"and", "or"} and self._is_another_to_come(p + 1):
                break  # "the visit by Blair in May and the planned visit by Chirac"
            called_off = low == "called" and self.lows[p + 1 : p + 2] == ["off"]
            if (low in g.SAYING and not called_off) or low in {
                "designed",
                "aimed",
                "meant",
                "intended",
                "seeking",
            }:
                break
            if low == "not" and p + 1 < len(self.items) and (
                self.items[p + 1].kind == "D" or self.lows[p + 1] == "to"
            ):
                break  # "on March 31 and not March 30", "the summit agreed not to act": it was held
            if self._is_negated(p) and not self._comes_about(p + 1):
                break  # "the signing did not settle the issue": it was a signing all the same
            if low:
                out.append(low)
        return out


def _own(behind: list[str]) -> list[str]:
    """"agreed in a call on Monday that X would return": behind an adjunct, "that" is the clause's."""
    near = behind[:4]
    return near[: near.index("that")] if "that" in near else near


def _strongest(found: list[str | None]) -> str:
    order = ["denied", "cancelled", "proposed", "planned"]
    return next((status for status in order if status in found), "occurred")
