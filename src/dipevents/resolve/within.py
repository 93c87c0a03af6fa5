"""One event once: drafts of one document that tell of the same act become one.

Two drafts join when their type is the same, nothing in status, date or place speaks against it
and the smaller set of participants is contained in the larger (a state contains its officials).
The fuller draft keeps its fields; the other fills what it lacks, with basis `context`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dipevents.events.claims import Claim
from dipevents.resolve import apart
from dipevents.resolve.assemble import Draft
from dipevents.resolve.dates import bounds, compatible, full_day
from dipevents.resolve.people import Person
from dipevents.values import Record

_JUST_BEFORE = 2  # sentences
_NEAR = 5  # sentences from the talks to what was signed there


class Act:
    """An act of one document: the leading draft and those that tell of the same."""

    __slots__ = (
        "drafts", "keys", "location", "occasion", "participants", "status", "today", "type", "venue", "when",
    )  # fmt: skip

    def __init__(self, draft: Draft, today: date | None) -> None:
        self.drafts = [draft]
        self.type = draft.claim.rule.type
        self.status = draft.claim.status
        self.participants = list(draft.participants)
        self.keys = list(draft.keys)
        self.location = draft.location
        self.venue = draft.venue
        self.when = draft.date
        self.occasion = draft.occasion
        self.today = today  # the document's day

    def has(self, key: object) -> bool:
        """Whether the very person, body or state of the key takes part."""
        return key in self.keys


def join(drafts: list[Draft], today: date | None) -> list[Act]:
    """The acts that the drafts tell of, in the order of their first evidence."""
    acts: list[Act] = []
    for draft in sorted(drafts, key=lambda each: each.claim.rule.type != "call"):  # it takes in its own talks
        if draft.partial:
            continue
        home = _home(draft, acts)
        if home is None:
            acts.append(Act(draft, today))
        else:
            _absorb(home, draft)
    acts.sort(key=lambda act: _place(act.drafts[0]))
    _join_partial([draft for draft in drafts if draft.partial], acts, today)
    acts = _without_vague(_without_tours(_without_called_off(acts)))
    return [act for act in acts if not _told_apart(act, acts)]


def _without_called_off(acts: list[Act]) -> list[Act]:
    """"Statement on Biden's Travel to Sydney" over a text that calls the trip off tells of no other trip."""
    kept = list(acts)
    for off in (act for act in acts if act.status == "cancelled" and act.type in {"visit", "meeting"}):
        for act in acts:
            if act in kept and _is_headed(act, off):
                off.drafts.extend(act.drafts)
                kept.remove(act)
    return kept


def _without_tours(acts: list[Act]) -> list[Act]:
    """"his Asian trip that took him to Japan and China": where its countries are named, they are told."""
    visits = [act for act in acts if act.type == "visit" and act.location]
    return [act for act in acts if not any(_is_tour_of(act, visit) for visit in visits)]


def _without_vague(acts: list[Act]) -> list[Act]:
    """"the visit by the premier": where another of his is told with its place, this is that one."""
    placed = [act for act in acts if act.type == "visit" and act.location]
    return [
        act
        for act in acts
        if act.type != "visit" or act.location
        or not any(key in other.keys for key in act.keys for other in placed)
    ]


def _is_tour_of(act: Act, visit: Act) -> bool:
    """Whether an act is a tour of a part of the world to which the other visit belongs."""
    place, stop = act.location, visit.location
    if act.type != "visit" or place is None or stop is None or place["country"] or not stop["country"]:
        return False
    here, there = (each.drafts[0].claim.sentence.index for each in (act, visit))
    return place["kind"] == "region" and act.keys == visit.keys and abs(here - there) <= 1


def _is_headed(act: Act, off: Act) -> bool:
    """Whether an act is only what a heading without a verb calls the one that was called off."""
    claim = act.drafts[0].claim
    bare = claim.sentence.index == 0 and bool(claim.rule.nouns) and len(act.drafts) == 1
    same = act.type == off.type and act.keys == off.keys and _places_agree(act.location, off.location)
    return bare and same and act.status != "cancelled"


def _home(draft: Draft, acts: list[Act]) -> Act | None:
    """The act a draft tells of, best one of the very people rather than of their states."""
    if draft.claim.attended and (told := _attended_act(draft, acts)) is not None:
        return told
    found = [act for act in acts if _same_act(act, draft)]
    return next((act for act in found if all(key in act.keys for key in draft.keys)), next(iter(found), None))


def _attended_act(draft: Draft, acts: list[Act]) -> Act | None:
    """"Putin met Abe. The talks were attended by Lavrov and Kono": the act told just before."""
    here = draft.claim.sentence.index
    states = {p["country"] for p in draft.participants} - {None}
    for act in reversed(acts):
        near = 0 < here - max(each.claim.sentence.index for each in act.drafts) <= 2
        if near and act.type in {"meeting", "call"} and states <= {p["country"] for p in act.participants}:
            return act
    return None


def _place(draft: Draft) -> tuple[int, int]:
    return draft.claim.sentence.index, draft.claim.first


def _told_apart(act: Act, acts: list[Act]) -> bool:
    """Whether the text takes an act apart: "Rice meets Olmert, Abbas", who "met separately with" each."""
    if len(act.participants) < 3 or any(draft.claim.separate for draft in act.drafts):
        return False
    each = [a for a in acts if a.type == act.type and any(draft.claim.separate for draft in a.drafts)]
    covered = {id(key) for a in each for key in a.keys}
    return len(each) > 1 and all(id(key) in covered for key in act.keys)


HEAD = 4  # sentences in which a headline and the text below it tell one act in parts


def _join_partial(drafts: list[Draft], acts: list[Act], today: date | None) -> None:
    """Tellings that name one party are evidence of an act told in full, or two of them make one.

    "Telephone conversation with X" above "During a telephone conversation, Y …" is one call.
    """
    left: list[Draft] = []
    for draft in drafts:
        home = _home(draft, acts) or _attended(draft, acts)
        if home is not None and not _is_of_others(draft, home):
            _absorb(home, draft)
        elif _stands_alone(draft):
            acts.append(Act(draft, today))
        elif draft.claim.sentence.index < HEAD and not draft.claim.quoted:
            left.append(draft)
    for at, first in enumerate(left):
        second = next((other for other in left[at + 1 :] if _complete_each_other(first, other)), None)
        if second is not None:
            act = Act(first, today)
            _absorb(act, second)
            acts.append(act)
            return


def _stands_alone(draft: Draft) -> bool:
    """"Lund and Diaz agreed at their meeting in Oslo": named by both, with a time or place of its own."""
    states = {record["country"] for record in draft.participants} - {None}
    claim = draft.claim
    theirs = "their" in claim.sentence.lows[max(0, claim.first - 4) : claim.first]
    told = bool(claim.places or claim.dates) and not (claim.quoted or claim.background)
    return theirs and told and len(states) > 1


def _is_of_others(draft: Draft, home: Act) -> bool:
    """"In addition to meeting Deby, the envoys dined", before talks of two states: a verb in the text."""
    told = min(each.claim.sentence.index for each in home.drafts)
    sentence = draft.claim.sentence
    return bool(draft.claim.rule.verbs) and sentence.index < told and not sentence.headline


def _attended(draft: Draft, acts: list[Act]) -> Act | None:
    """"Biden hosted a meeting. It was attended by A and B": the act that the next sentence fills."""
    here = draft.claim.sentence.index
    return next(
        (
            act
            for act in acts
            if act.drafts[0].claim.attended and 0 < act.drafts[0].claim.sentence.index - here <= 2
        ),
        None,
    )


def _complete_each_other(first: Draft, second: Draft) -> bool:
    if first.claim.rule.type != second.claim.rule.type or first.claim.sentence is second.claim.sentence:
        return False
    if not (first.claim.sentence.index == 0 and first.claim.rule.nouns and second.claim.rule.nouns):
        return False
    one, other = first.participants[0], second.participants[0]
    return one["country"] != other["country"] and first.claim.status == second.claim.status


def place_during_visits(acts: list[Act]) -> None:
    """A meeting of a visitor with the visited state's people took place where the visit led."""
    visits = [
        act for act in acts if act.type == "visit" and act.location and act.status in {"occurred", "planned"}
    ]
    for act in acts:
        if act.type not in {"meeting", "agreement"} or act.location is not None:
            continue
        for visit in visits:
            if not _leads_to_meetings(visit):
                continue
            together = act.drafts[0].claim.sentence is visit.drafts[0].claim.sentence
            if (act.status == visit.status or together) and _during(act, visit):
                act.location = {**visit.location, "basis": "context"} if visit.location else None
                break


def date_at_talks(acts: list[Act]) -> None:
    """"held talks on July 7. The two leaders signed a treaty": on the day on which they talked."""
    for act, talk in _at_talks(acts):
        first, told = act.drafts[0].claim, talk.drafts[0].claim
        news = not first.background and first.sentence.index - told.sentence.index <= _JUST_BEFORE
        day = full_day(talk.when["value"]) if talk.when is not None and talk.type == "meeting" else None
        if act.when is None and news and day is not None:
            act.when = talk.when


def place_at_talks(acts: list[Act]) -> None:
    """"held talks in Suva. After the talks, the two signed a treaty": where they had talked."""
    for act, talk in _at_talks(acts):
        same_day = act.when is not None and talk.when is not None and act.when["value"] == talk.when["value"]
        if act.location is None and talk.location is not None and (same_day or _is_of_gathering(act)):
            act.location = {**talk.location, "basis": "context"}


def _at_talks(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Accords, each with the talks or accords of the same states that are told in or just before it."""
    told = [act for act in acts if act.status == "occurred" and act.type in {"meeting", "agreement"}]
    for act in told:
        states = {p["country"] for p in act.participants}
        if act.type != "agreement" or None in states:
            continue
        for talk in told:
            behind = act.drafts[0].claim.sentence.index - talk.drafts[0].claim.sentence.index
            same = states == {p["country"] for p in talk.participants}
            if talk is not act and same and 0 <= behind <= _NEAR:
                yield act, talk


def _is_of_gathering(act: Act) -> bool:
    """Whether those who gathered are its parties: "The conference adopted a communique"."""
    return any(mention.klass == "gathering" for _, mention in act.drafts[0].claim.roles)


def _leads_to_meetings(visit: Act) -> bool:
    """Whether a visit tells where its guest was, not only what he was shown: "toured a park in Hawassa"."""
    return any(
        draft.claim.bare or draft.claim.rule.name != "visit.visit"
        for draft in visit.drafts
        if draft.location is not None and visit.location is not None
        and draft.location["name"] == visit.location["name"]
    )


def _during(act: Act, visit: Act) -> bool:
    country = visit.location["country"] if visit.location else None
    visitors = [key for key, p in zip(visit.keys, visit.participants, strict=True) if p["role"] == "visitor"]
    hosts = any(p["country"] == country for p in act.participants)
    there = any(isinstance(key, Person) and key in act.keys for key in visitors)
    home = any(p["country"] == country for p in visit.participants if p["role"] == "visitor")
    return hosts and there and not home and _dates_overlap(act.when, visit.when)


def _dates_overlap(meeting: Record | None, visit: Record | None) -> bool:
    if meeting is None or visit is None or not meeting["value"] or not visit["value"]:
        return True
    return bool(meeting["value"][:7] == visit["value"][:7])


def _same_act(act: Act, draft: Draft) -> bool:
    if draft.claim.separate and len(act.keys) > len(draft.keys):
        return False
    return (
        (act.type == draft.claim.rule.type or _tells_of_call(act, draft))
        and _roles_agree(act, draft)
        and _status_agrees(act, draft)
        and not _is_sequence(act.drafts[-1].claim, draft.claim)
        and _dates_agree(act.when, draft.date)
        and not _timed_apart(act, draft)
        and not _is_bygone(act, draft)
        and not _brings_partner(act, draft)
        and not apart.is_below_summit(act.drafts[-1].claim, act.participants, draft.claim, draft.participants)
        and (not draft.partial or _is_part(act, draft))
        and _places_agree(act.location, draft.location)
        and not _is_wider(act, draft)
        and _subtypes_agree(act, draft)
    )


SPOKEN = frozenset(  # rules of words that a call and a meeting share
    {
        "meeting.speak-with", "meeting.discuss-with", "meeting.discuss", "meeting.exchange-views",
        "meeting.exchange-views-held",
        "meeting.speak-together",
    }
)  # fmt: skip
_TALK = frozenset("conversation discussion discussions talks dialogue consultations".split())


def _tells_of_call(act: Act, draft: Draft) -> bool:
    """"spoke with", "during the conversation" beside a call of the same people is that call."""
    claim = draft.claim
    if _is_wished(claim):  # in a call or meeting it belongs to that
        there = _sides(act.keys, act.participants)
        wished = _sides(draft.keys, draft.participants)
        own = all(
            record["kind"] == "country" or record["name"] or act.has(key)
            for key, record in wished
        )  # not "conveyed to her the greetings of the Patriarch"
        return own and act.type in {"call", "meeting"} and all(
            any(_matches(a, b) for b in there) for a in wished
        )
    if act.type != "call" or claim.rule.type != "meeting" or draft.location is not None:
        return False
    if claim.rule.name in SPOKEN:
        return True
    return claim.sentence.lows[claim.first] in _TALK


_WISHES = frozenset("condolences condolence sympathy sympathies congratulations greetings wishes".split())
_WRITTEN = frozenset("letter message messages telegram telegrams cable note sent sends send".split())


def _is_wished(claim: Claim) -> bool:
    """"congratulated him", "expressed condolences to her": with no letter or telegram told."""
    if claim.rule.name == "message.congratulate":
        return True
    lows = claim.sentence.lows
    wish = claim.rule.type == "message" and not _WISHES.isdisjoint(lows[claim.first : claim.last])
    return wish and _WRITTEN.isdisjoint(lows)


def _is_sequence(first: Claim, second: Claim) -> bool:
    """"telephoned Aptidon, hours after Annan had spoken to both": one act before the other."""
    if first.sentence is not second.sentence or not (first.rule.verbs and second.rule.verbs):
        return False
    clause = second.clauses.of[second.position]
    opens = second.sentence.lows[second.clauses.items[clause.begin].i]
    return first.clauses.of[first.position] is not clause and opens in {"after", "before"}


def _is_another(first: Claim, second: Claim) -> bool:
    """"They signed a declaration. They also signed a memorandum and adopted a communique": three papers."""
    papers = first.sentence.lows[first.last - 1], second.sentence.lows[second.last - 1]
    added = first.sentence is second.sentence or "also" in second.sentence.lows
    return first.indefinite and second.indefinite and added and papers[0] != papers[1]


def _subtypes_agree(act: Act, draft: Draft) -> bool:
    if act.type == "agreement":
        return not _is_another(act.drafts[0].claim, draft.claim)
    if act.type not in {"relations", "message", "statement"}:
        return True
    mine, other = act.drafts[0].claim.subtype, draft.claim.subtype
    if act.type == "message" and (mine is None or other is None):  # "sent a message and congratulated him"
        return act.drafts[-1].claim.sentence is draft.claim.sentence or mine == other
    return mine == other or (act.type == "message" and "letter" in {mine, other})


def _roles_agree(act: Act, draft: Draft) -> bool:
    small, large = sorted(
        (_sides(act.keys, act.participants), _sides(draft.keys, draft.participants)), key=len
    )
    if len(small) == 1 and small[0][1]["kind"] == "organization":  # its session is no talk with its head
        return draft.claim.attended or any(small[0][0] == key for key, _ in large)
    return bool(small) and all(any(_matches(a, b) for b in large) for a in small) and _directed(act, draft)


def _directed(act: Act, draft: Draft) -> bool:
    """Opposite senders are two messages, and tit for tat is two expulsions."""
    if act.type not in {"message", "relations"}:
        return True
    part = "sender" if act.type == "message" else "actor"
    first = {p["country"] for p in act.participants if p["role"] == part}
    second = {p["country"] for p in draft.participants if p["role"] == part}
    return not first or not second or bool(first & second)


def _sides(keys: list[object], participants: list[Record]) -> list[tuple[object, Record]]:
    return list(zip(keys, participants, strict=True))


def _matches(a: tuple[object, Record], b: tuple[object, Record]) -> bool:
    key, record = a
    other, other_record = b
    if key == other:
        return True
    if isinstance(key, Person) and isinstance(other, Person):
        return False
    if apart.offices_differ(record, other_record):
        return False
    same_state = record["country"] is not None and record["country"] == other_record["country"]
    body, other_body = _body(record), _body(other_record)
    return same_state or (body is not None and body == other_body)


def _body(record: Record) -> str | None:
    """The body that somebody acts for, or that is named itself."""
    return record["organization"] or (record["name"] if record["kind"] == "organization" else None)


def _status_agrees(act: Act, draft: Draft) -> bool:
    a, b = act.status, draft.claim.status
    if a == b or {a, b} == {"planned", "proposed"} or _only_headed(act, draft):
        return True
    if b == "occurred" and a == "planned" and _is_spoken_of(act, draft):
        return True
    along = any(each.claim.sentence is draft.claim.sentence for each in act.drafts)
    return _purpose_of(act.drafts[-1], draft) or (along and _is_wished(draft.claim))


def _is_spoken_of(act: Act, draft: Draft) -> bool:
    """"will meet on Friday. Fishermen fear the outcome of the talks between the two": those to come."""
    claim = draft.claim
    lows = claim.sentence.lows[max(0, claim.first - 3) : claim.first]
    bare = claim.verbless and draft.date is None and draft.location is None and lows[-1:] == ["the"]
    of_these = bare and lows[-2:-1] == ["of"] and lows[:1] in (["outcome"], ["result"], ["results"])
    very = len(draft.keys) == len(act.keys) and all(map(act.has, draft.keys))
    return of_these and very and claim.rule.type == "meeting"


_ON_THE_WAY = frozenset("heads flies leaves goes travels departs".split())


def _only_headed(act: Act, draft: Draft) -> bool:
    """"Statement on President Biden's Travel to Canada": the text below tells whether it is still to come."""
    lead = act.drafts[0].claim
    if lead.sentence.lows[0] == "remarks":  # a transcript of the act itself
        return False
    heads = all(each.claim.sentence.index == 0 for each in act.drafts) and draft.claim.sentence.index > 0
    vague = act.when is None or len(act.when["value"] or "") == len("2024")
    titled = lead.sentence.lows[-1] not in {".", "!", "”", '"'}
    on_the_way = titled and lead.sentence.lows[lead.first] in _ON_THE_WAY  # "Lund heads for Cairo"
    bare = heads and (lead.timeless or on_the_way) and act.status == "occurred" and vague
    return bare and draft.claim.status == "planned"


def _purpose_of(first: Draft, second: Draft) -> bool:
    """"sent a message to congratulate him": the infinitive names the same act's purpose."""
    if first.claim.sentence is not second.claim.sentence:
        return False
    at = second.claim.first
    return at > 0 and second.claim.sentence.lows[at - 1] == "to" and first.claim.rule.type == "message"


def _is_bygone(act: Act, draft: Draft) -> bool:
    """"spoke to follow up on the talks held on April 12": their day is not that of the news."""
    value = draft.date["value"] if draft.date is not None else None
    if value is None or act.when is not None:
        return False
    if apart.is_long_ago(draft.claim, value, act.today):
        return True
    if act.drafts[0].claim.background:
        return False
    bygone = draft.claim.background and draft.claim.status == "occurred"
    if bygone and all(each.claim.sentence.index == 0 for each in act.drafts) and _is_of_late(act, value):
        bygone = False  # "Leaders meet", a title, above "spoke after a meeting on Tuesday"
    return bygone or apart.is_of_other_days(draft.claim, draft.date, act.today)


def _is_of_late(act: Act, value: str) -> bool:
    """Whether a day is that of the news or the one before."""
    day = full_day(value)
    return day is not None and act.today is not None and timedelta() <= act.today - day <= timedelta(days=1)


def _brings_partner(act: Act, draft: Draft) -> bool:
    """"while talks between Niamey and N'Djamena stood still": not the dinner with an aide of one."""
    nations = {p["country"] for p in act.participants}
    alone = len(nations) == 1 and all(isinstance(key, Person) for key in act.keys)
    states = all(p["kind"] == "country" and not p["title"] for p in draft.participants)
    others = states and len({p["country"] for p in draft.participants} - nations) == 1
    if _opens_session(act, draft):
        return True
    meets = act.type == "meeting" and not draft.claim.anaphoric and draft.claim.sentence.index > 0
    return meets and alone and others


def _opens_session(act: Act, draft: Draft) -> bool:
    """"will visit Lund to discuss salmon. He will attend an OPEC meeting": no talks of that meeting."""
    bodies = any(p["kind"] == "organization" for p in act.participants)
    before = all(each.claim.sentence.index > draft.claim.sentence.index for each in act.drafts)
    spoke = draft.partial and draft.claim.rule.name in SPOKEN and not draft.claim.sentence.headline
    return spoke and bodies and before and not draft.claim.anaphoric


def _is_part(act: Act, draft: Draft) -> bool:
    """Whether a telling with one party known is of the act: it names that very party and no other partner.

    Above and in the headline an office or a state is enough: "Talks with Ghana's leader".
    """
    claim = draft.claim
    if claim.anaphoric or claim.attended:
        return True
    lead = act.drafts[0].claim.sentence.index
    headed = claim.sentence.index == 0 or lead == 0
    very = any(map(act.has, draft.keys))
    below = claim.sentence.index == 0 and lead == 1  # names those that the headline only counts
    another = claim.indefinite or claim.sentence.lows[claim.last : claim.last + 1] in (["a"], ["an"])
    below_heading = lead == 0 and act.drafts[0].claim.sentence.headline
    if another and claim.status in {"planned", "proposed"} and claim.sentence.index and not below_heading:
        return False  # "proposed to convene a summit in 2025": one not told of before
    along = any(each.claim.sentence is claim.sentence for each in act.drafts)  # "told reporters after it"
    return (very or headed) and (below or along or not apart.names_others(claim, draft.participants))


def _dates_agree(a: Record | None, b: Record | None) -> bool:
    if a is None or b is None:
        return True
    if a["value"] and b["value"]:
        return compatible(a["value"], b["value"])
    if a["weekday"] and b["weekday"]:
        return bool(a["weekday"] == b["weekday"])
    return True


def _timed_apart(act: Act, draft: Draft) -> bool:
    """"open talks in late April. He will meet X's envoys in the next few days": neither people nor time."""
    very = all(map(act.has, draft.keys))
    return not very and act.when is not None and draft.date is not None and apart.timed_apart(
        act.when, draft.date
    )


def _places_agree(a: Record | None, b: Record | None) -> bool:
    if a is None or b is None:
        return True
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return False
    return a["name"] == b["name"] or "country" in {a["kind"], b["kind"]} or "region" in {a["kind"], b["kind"]}


def _absorb(act: Act, draft: Draft) -> None:
    if draft.claim.status == "planned" and (act.status == "proposed" or _only_headed(act, draft)):
        act.status = "planned"
    act.drafts.append(draft)
    if act.type == "message":
        act.drafts[0].claim.subtype = act.drafts[0].claim.subtype or draft.claim.subtype
    act.participants, act.keys = _joined(act, draft)
    act.location, act.venue = _better_place(act, draft)
    if _finer(draft.date, act.when):
        act.when = draft.date
    act.occasion = act.occasion or draft.occasion


_TELLING = frozenset({"host", "guest", "caller", "callee"})


def _joined(act: Act, draft: Draft) -> tuple[list[Record], list[object]]:
    """Named people take the place of their state; new participants are added."""
    records, keys = list(act.participants), list(act.keys)
    session = len(keys) == 1
    for key, record in zip(draft.keys, draft.participants, strict=True):
        at = next((n for n, own in enumerate(keys) if _matches((own, records[n]), (key, record))), None)
        if act.type == "call" and record["role"] == "host":
            record = {**record, "role": "participant"}  # who hosts a video conference is on the line
        if at is None:
            records.append(record)
            keys.append(key)
        elif session and records[at]["kind"] == "organization" and key != keys[at]:
            records.append(record)  # a session and who was there
            keys.append(key)
        elif isinstance(key, Person) and not isinstance(keys[at], Person) and key not in keys:
            records[at], keys[at] = {**record, "role": records[at]["role"]}, key
        if at is not None and records[at]["role"] == "participant" and record["role"] in _TELLING:
            records[at] = {**records[at], "role": record["role"]}  # "welcomed" tells more than "met"
    return records, keys


def _is_wider(act: Act, draft: Draft) -> bool:
    """A visit to a part of the world is none to one of its states."""
    a, b = act.location, draft.location
    told = act.type == "visit" and a is not None and b is not None
    return told and bool(a["country"]) != bool(b["country"])  # type: ignore[index]


def _better_place(act: Act, draft: Draft) -> tuple[Record | None, str | None]:
    mine, other = act.location, draft.location if act.type != "call" else None
    if other is not None and (
        mine is None or (mine["kind"] in {"country", "region"} and other["kind"] == "city")
    ):
        return {
            **other,
            "basis": "context" if other["basis"] == "text" else other["basis"],
        }, draft.venue or act.venue
    return mine, act.venue or draft.venue


def _finer(new: Record | None, old: Record | None) -> bool:
    if new is None:
        return False
    if old is None or (old["value"] is None and new["value"] is not None):
        return True
    if not (new["value"] and old["value"]):
        return False
    inner, outer = bounds(new["value"]), bounds(old["value"])
    if inner is None or outer is None:
        return len(new["value"]) > len(old["value"]) and "/" not in new["value"]
    # "this week" in the headline, "from April 30 to May 2" below it
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
