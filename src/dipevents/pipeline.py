"""The line of stations: a document in, its events out.

    read → document → sentences → mentions → events → resolve → one event once → records

Nothing here knows about files, formats or the terminal.
"""

from __future__ import annotations

import dataclasses
import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise

from dipevents import rules
from dipevents.document.facts import home_of, read_facts
from dipevents.document.sentences import Sentence, sentence_spans, sentences_at
from dipevents.events.claims import Claim, Rejection
from dipevents.events.clauses import Clauses
from dipevents.events.matcher import Matcher
from dipevents.mentions.actors import ActorFinder
from dipevents.mentions.dates import find_dates
from dipevents.mentions.items import Item
from dipevents.resolve import within
from dipevents.resolve.assemble import Draft, Resolver
from dipevents.resolve.bearers import bearers
from dipevents.resolve.dates import bounds, full_day
from dipevents.resolve.people import Cast
from dipevents.resolve.records import document_record, event_record
from dipevents.resolve.times import document_date, future
from dipevents.tables import grammar as g
from dipevents.tables import lexicon
from dipevents.tables.actors import ActorTable
from dipevents.tables.actors import load as load_actors
from dipevents.tables.eras import in_its_day
from dipevents.tables.gazetteer import Gazetteer
from dipevents.values import Document, Place, RawText, Record


@dataclass(frozen=True, slots=True)
class Kit:
    """All tables, loaded once; everything else comes in as an argument."""

    lexicon: lexicon.Lexicon
    rules: rules.RuleSet
    gazetteer: Gazetteer
    actors: ActorTable


class Trace:
    """What happened on the way: the funnel, and for `explaining` the rejected candidates too.

    Without `counting`, the sentences of a text in which no trigger stands are left uncounted.
    """

    def __init__(self, counting: bool = True, explaining: bool = False) -> None:
        self.counting = counting
        self.explaining = explaining
        self.sentences = 0
        self.triggered = 0
        self.candidates = 0
        self.rejections: list[Rejection] = []
        self.drafts: list[Draft] = []


@lru_cache(maxsize=2)
def load_kit(statements: bool = False) -> Kit:
    """The packaged tables and rules; those for statements only if asked for."""
    with _nothing_collected():
        return Kit(lexicon.load(), rules.load(statements), Gazetteer.load(), load_actors())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No search for garbage inside: while tables are read, all that is made stays."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@lru_cache(maxsize=2)
def load_kit_with(dictionary: str, statements: bool = False) -> Kit:
    """The kit with a user's dictionary; raises DictionaryTrouble if the file can't be used."""
    from dipevents.tables.dictionary import read_dictionary, with_names, with_people

    kit = load_kit(statements)
    rows = read_dictionary(dictionary, kit.lexicon.country_names)
    lexicon = with_names(kit.lexicon, rows)
    return dataclasses.replace(kit, lexicon=lexicon, actors=with_people(kit.actors, rows, lexicon))


def extract_document(raw: RawText, kit: Kit, trace: Trace | None = None) -> tuple[Record, list[Record]]:
    """The document's record and its event records, of every scope, in the order of their evidence."""
    document = read_facts(raw, kit.gazetteer)
    record = document_record(document)
    if document.language not in {None, "en"}:
        return record, []
    drafts = _drafts(document, kit, trace)
    if not drafts:
        return record, []
    acts = within.join(drafts, document.date)
    within.date_at_talks(acts)
    lead = _day_of_lead(acts, document)
    for act in acts:
        act.when = act.when or _own_date(act, document, lead)
    within.place_at_talks(acts)
    within.place_during_visits(acts)
    events = [event_record(act, document) for act in acts]
    events.sort(key=lambda event: event["evidence"][0]["start"])
    return record, events


def _drafts(document: Document, kit: Kit, trace: Trace | None) -> list[Draft]:
    sentences = _worth_reading(document, kit, trace)
    rules = kit.rules
    triggered = [
        s for s in sentences if rules.may_fire(s.words, s.lows) or rules.may_tell_presence(s.words, s.lows)
    ]
    if trace is not None:
        trace.triggered = len(triggered)
    if not triggered:
        return []
    read = item_reader(document, sentences, kit)
    claims = [
        claim for sentence in triggered for claim in _claims(sentence, read(sentence, True), kit, trace)
    ]
    if all(claim.mere for claim in claims):
        return []
    cast = cast_of(document, kit)
    if any(claim.roles or claim.seats for claim in claims):  # else nobody is asked for
        offices = kit.lexicon.offices
        named = [sentence for sentence in sentences if _may_name(sentence, offices)]
        cast.register([(sentence, read(sentence, False)) for sentence in named])
        if any(mention.pronoun for claim in claims for _, mention in claim.roles):
            cast.hear((sentence, read(sentence, False)) for sentence in sentences if _may_speak(sentence))
        cast.follow(sentences)
    _settle_calls(claims, document)
    resolver = Resolver(document, cast, kit.gazetteer)
    drafts: list[Draft] = []
    for claim in chain.from_iterable(claim.acts() for claim in claims):
        draft = resolver.draft(claim)
        if isinstance(draft, str):
            if trace is not None and trace.explaining:
                trace.rejections.append(_rejected(claim, draft))
            continue
        drafts.append(_timed(draft, document))
    if trace is not None:
        trace.candidates, trace.drafts = len(claims), drafts
    return drafts


def _worth_reading(document: Document, kit: Kit, trace: Trace | None) -> list[Sentence]:
    """The sentences of a document in which some trigger may stand; none of any other."""
    text, may_call = document.text, kit.rules.may_call
    called = may_call(text)
    if not called and (trace is None or not trace.counting):
        return []
    spans = sentence_spans(document)
    if trace is not None:
        trace.sentences = len(spans)
    called = called and any(may_call(text[start:end]) for (start, end), _ in spans)
    return sentences_at(text, spans) if called else []


_FIRST_WORDS = g.DETERMINERS | g.PREPOSITIONS | g.SUBORDINATORS | g.CONJUNCTIONS | g.PRONOUNS | g.POSSESSIVES


def _may_name(sentence: Sentence, offices: frozenset[str]) -> bool:
    """Whether a sentence may name a person, state or office: a capital, or a word of a title."""
    capital = sentence.lows[0] not in _FIRST_WORDS or sentence.words[1:] != sentence.lows[1:]
    return capital or not offices.isdisjoint(sentence.lows)


def _may_speak(sentence: Sentence) -> bool:
    """The cheap test first: whether a sentence may tell whose words follow."""
    return sentence.index == 0 or ":" in sentence.words


def cast_of(document: Document, kit: Kit) -> Cast:
    """The cast of a document, still empty, which knows the actor table and the day."""
    return Cast(bearers(kit.actors), document.date, home_of(document))


_STILL_PLANNED = frozenset(
    "due scheduled set planned expected planning intended hoped ready about had was were".split()
)


def _rejected(claim: Claim, reason: str) -> Rejection:
    trigger = claim.sentence.quote(claim.first, claim.last)
    return Rejection(claim.rule.name, claim.sentence.start, trigger, reason)


def item_reader(
    document: Document, sentences: list[Sentence], kit: Kit
) -> Callable[[Sentence, bool], list[Item]]:
    """What reads the items of a sentence, once; dates only where a trigger stands."""
    proper = _proper_words(sentences)
    if _SECURITY_COUNCIL in document.text and not _OWN_COUNCIL.search(document.text):
        proper |= {"UN"}  # no state's own is spoken of
    finder = ActorFinder(kit.lexicon, proper, kit.actors.knows, kit.gazetteer.is_place)
    defined = _defined(document.text, kit.lexicon)
    office = _foreign_office(document, kit.gazetteer)
    done: dict[int, list[Item]] = {}

    def read(sentence: Sentence, triggered: bool) -> list[Item]:
        if sentence.index not in done:
            dates = find_dates(document.text, sentence.start, sentence.end) if triggered else []
            items = _dated(finder.items(sentence, dates), document.date)
            items = _of_office(items, sentence, office) if office else items
            done[sentence.index] = _as_defined(items, sentence, defined) if defined else items
        return done[sentence.index]

    return read


def _foreign_office(document: Document, gazetteer: Gazetteer) -> Place | None:
    """The state whose ministry a text calls the Foreign Office, if it is not the British one."""
    text = document.text
    if _FOREIGN_OFFICE not in text:
        return None
    home = home_of(document)
    for name, code in _FOREIGN_OFFICES.items():
        if home == code or (home is None and name in text and not _BRITISH.search(text)):
            return gazetteer.country(code)
    return None


def _of_office(items: list[Item], sentence: Sentence, state: Place) -> list[Item]:
    """The items, with the Foreign Office as the ministry of that state."""
    for item in items:
        for mention in item.group:
            words = sentence.words[mention.last - 2 : mention.last]
            before = sentence.lows[max(0, mention.last - 5) : mention.last - 2]
            british = mention.country == "GBR" and words == ["Foreign", "Office"]
            if british and mention.kind == "country" and _OF_BRITAIN.isdisjoint(before):
                mention.country, mention.name = state.country, state.name
    return items


def _defined(text: str, known_names: lexicon.Lexicon) -> dict[str, lexicon.Entry]:
    """The bodies that a text gives an acronym of its own: "the African Development Bank (ADB)"."""
    found: dict[str, lexicon.Entry] = {}
    for acronym in _ACRONYM.finditer(text):
        known = known_names.match([acronym[1]], 0)
        if known is None:
            continue  # no table would read it otherwise
        name = text[max(0, acronym.start() - 90) : acronym.start()].split()
        bodies = (known_names.match(name, at) for at in range(len(name) - 1))
        last = next((b[1] for b in bodies if b and b[0] == len(name) and b[1].kind == "organization"), None)
        if last is not None and last.name != known[1].name:
            found[acronym[1]] = last
    return found


def _as_defined(items: list[Item], sentence: Sentence, defined: dict[str, lexicon.Entry]) -> list[Item]:
    """The items, acronyms read as the text defines them."""
    for item in items:
        for mention in item.group:
            entry = defined.get(sentence.words[mention.last - 1]) if mention.kind == "organization" else None
            if entry is not None:
                mention.entry, mention.name = entry, entry.name
    return items


def _dated(items: list[Item], on: date | None) -> list[Item]:
    """The items, with the states that their names meant on the document's day."""
    if on is not None and on.year < 2004:  # no state that kept its capital has vanished since
        for item in items:
            if item.group:
                for mention in item.group:
                    if mention.country is not None:
                        mention.country = in_its_day(mention.country, on)
                    if mention.host is not None:
                        mention.host = in_its_day(mention.host, on)
                        mention.hosts = tuple(each for h in mention.hosts if (each := in_its_day(h, on)))
    return items


def _proper_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that stand capitalised inside a sentence, where a capital means a name."""
    found = {
        (word, before)
        for sentence in sentences
        if not sentence.headline
        for before, word in pairwise(sentence.words)
        if (word < "[" and word > "@") or word > "\x7f"  # others begin with no capital
    }
    return frozenset(
        word for word, before in found if word[0].isupper() and len(word) > 1 and before not in _OPENING
    )


_SIGNED = frozenset(  # "after the talks, documents were signed"
    "signed concluded adopted issued initialled initialed agreed reached struck hammered restored "
    "established severed broken opened reopened round".split()
)
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_FOREIGN_OFFICE = "Foreign Office"
_FOREIGN_OFFICES = {"Islamabad": "PAK", "Berlin": "DEU"}  # where others stand that are called so
_BRITISH = re.compile(r"\bBrit|\bLondon\b|\bWhitehall\b|\bU\.?K\b|\bEngland\b")
_OF_BRITAIN = frozenset({"british", "britain", "uk", "u.k"})
_SECURITY_COUNCIL = "Security Council"
_OWN_COUNCIL = re.compile(
    r"(?:National|Supreme|State|Defence|Defense|'s|’s|[a-z](?:an|ian|ish|ese|i)) Security Council\b"
    r"|Security Council (?:Secretary|secretary|Chairman|Deputy)\b|[Ss]ecretary of the Security Council\b"
    # a head of state sits in the chair: "held a meeting with permanent members of the Security Council"
    r"|\b(?:chair(?:ed|s|ing)|held|holds|holding) an? (?:\w+ ){0,2}(?:Security Council (?:meeting|session)"
    r"|(?:meeting|session)[\w, ]{0,30} (?:of|with) (?:(?:the )?(?:permanent )?members of )?"
    r"the Security Council)"
)
_OPENING = frozenset({".", "“", '"', ":"})


_OPENS = 1  # sentences; a title and what opens the text
_NEWS_AGE = 3  # days
_BY_NOW = frozenset({"has", "have"})
_PRESENT = frozenset({"in", "visiting"})


def _claims(sentence: Sentence, items: list[Item], kit: Kit, trace: Trace | None) -> list[Claim]:
    if all(item.kind != "A" for item in items) and _SIGNED.isdisjoint(sentence.lows):
        return []
    clauses = Clauses(sentence, items)
    if kit.rules.triggers.isdisjoint(clauses.lows) and _PRESENT.isdisjoint(sentence.lows):
        return []  # a presence has no other trigger
    rejections = trace.rejections if trace is not None and trace.explaining else None
    return Matcher(kit.rules, clauses, rejections).claims()


# Of an act told before, call or meeting.
_UNSAID = frozenset(
    {"meeting.discuss", "meeting.exchange-views", "meeting.exchange-views-held", "meeting.speak-together"}
)
_PHONED = frozenset("phone telephone telephoned phoned call calls video".split())


def _settle_calls(claims: list[Claim], document: Document) -> None:
    """"Spoke with", "discussed with": a call where the title or another call of the document says so."""
    claims[:] = [claim for claim in claims if _is_between_two(claim)]
    for claim in claims:
        if _is_on_line(claim):
            claim.rule, claim.subtype = claim.rule._replace(type="call"), "phone"
    spoken = [claim for claim in claims if claim.rule.name in within.SPOKEN or _is_gone_on(claim)]
    if not spoken:
        return
    told = any(claim.rule.type == "call" for claim in claims)
    met = any(claim.rule.type == "meeting" and claim.rule.name not in within.SPOKEN for claim in claims)
    title = document.text[slice(*document.title_span)].lower() if document.title_span else ""
    titled = bool(_PHONED & set(title.replace("’s", " ").split()))
    for claim in spoken:
        trigger = claim.sentence.lows[claim.first]
        if titled or (
            told
            and not (met and claim.rule.name in _UNSAID)
            and claim.status == "occurred" and not trigger.startswith(("brief", "review", "debat"))
        ):
            claim.rule = claim.rule._replace(type="call")
            claim.subtype = "phone"


def _is_on_line(claim: Claim) -> bool:
    """""I spoke with him on the phone," Lund said of the conversation": that on the phone."""
    lows = claim.sentence.lows
    said = claim.rule.name == "meeting.talks" and lows[claim.first] == "conversation"
    return said and not claim.places and "phone" in lows and "will" not in lows


def _is_between_two(claim: Claim) -> bool:
    """"A and B spoke today about Iran", not "is willing to talk about it"."""
    if claim.rule.name != "meeting.speak-together":
        return True
    past = claim.sentence.lows[claim.first] in {"spoke", "talked"}
    return past and len(claim.roles) == 2 and all(mention.kind == "person" for _, mention in claim.roles)


def _is_gone_on(claim: Claim) -> bool:
    """"They also consulted on trade": those told of before, no act of another kind."""
    alone = claim.rule.name == "meeting.confer" and not (claim.places or claim.dates)
    return alone and all(mention.pronoun or mention.pair for _, mention in claim.roles)


def _timed(draft: Draft, document: Document) -> Draft:
    """Plans what lies in the future."""
    claim = draft.claim
    if (
        draft.date is not None
        and claim.status == "occurred"
        and future(draft.date["value"], document.date)
        and not claim.is_past  # "On Saturday, December 9, they met", filed the day before
    ):
        claim.status = "planned"
    elif _was_reached(draft, document):
        claim.status = "occurred"
    elif claim.status in {"planned", "proposed"} and _lies_behind(draft, document):
        if not (claim.verbless or claim.ends_journey):
            return draft._replace(date=None)  # "Last week Chad said it would name an envoy"
        claim.status = "occurred"  # "what their meeting in May had brought", "went there in 2000 to see X"
    return draft


def _lies_behind(draft: Draft, document: Document) -> bool:
    """Whether the time of an act that is told as to come ended before the document's day."""
    value = (draft.date or {}).get("value")
    span = bounds(value) if value and document.date is not None else None
    return span is not None and document.date is not None and span[1] < document.date


def _was_reached(draft: Draft, document: Document) -> bool:
    """Whether the purpose of a past act lies behind: "was summoned yesterday to confer with X"."""
    claim, value = draft.claim, (draft.date or {}).get("value")
    if claim.status != "planned" or document.date is None or not value:
        return False
    if len(value) != len("2000-01-01"):  # "before the meeting last month"
        span = bounds(value) if claim.rule.nouns else None
        return span is not None and span[1] < document.date
    if claim.rule.nouns and not claim.rule.verbs:  # "flew to Malawi on Monday for talks with Muluzi"
        return claim.tense == "past" and bool(value < document.date.isoformat())
    aim = bool(claim.rule.verbs) and claim.first > 1 and claim.sentence.lows[claim.first - 1] == "to"
    cued = claim.sentence.lows[claim.first - 2] in _STILL_PLANNED if aim else True
    return not cued and bool(value < document.date.isoformat())


def _day_of_lead(acts: list[within.Act], document: Document) -> tuple[int, Record] | None:
    """The one day of the news that the first sentences tell, "established relations yesterday", and where."""
    told = [
        (at, act.when) for act in acts
        if act.when is not None
        and act.status == "occurred"
        and (at := act.drafts[0].claim.sentence.index) <= _OPENS
    ]
    days = {when["value"] for _, when in told}
    day = full_day(next(iter(days))) if len(days) == 1 else None
    if day is None or document.date is None or not 0 < (document.date - day).days <= _NEWS_AGE:
        return None
    return min(told, key=lambda entry: entry[0])


def _own_date(act: within.Act, document: Document, lead: tuple[int, Record] | None) -> Record | None:
    """The document's date or that of its lead, for its own news told without any time word."""
    if act.status in {"planned", "proposed"}:
        return None
    for draft in act.drafts:
        own = document_date(draft.claim, document)
        if own is not None:
            return lead[1] if lead is not None and _follows_lead(draft.claim, lead[0]) else own
    return None


def _follows_lead(claim: Claim, lead: int) -> bool:
    """Whether an act is told as one more of the lead's day: behind it, and not as done by now."""
    lows = claim.sentence.lows
    now = _BY_NOW.isdisjoint(lows[max(0, claim.first - 4) : claim.last]) and "today" not in lows
    return lead < claim.sentence.index and now
