"""Joins tellings of one act, whatever order they come in.

The most telling events go first and found acts; each later one joins the act it fits best, or founds
its own. It has to fit all that the act already holds, so that "Monday" and "Tuesday" are never
chained by an undated report that would fit both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dipevents.merge import blocking, times
from dipevents.merge.compatibility import match, occasion_fit, place_fits, precise, same_place, subtype_fits
from dipevents.merge.profiles import FUTURE, Actor, Occasion, Profile, Spot, surname

YEAR = 400  # days back that "who met in Geneva" may reach
AHEAD = 120  # days ahead that an announcement without date may reach
RECENT = 30  # days between two reports that both tell of a place and no day
FAR = 10_000
LOOK = 64  # acts looked at per key; one met more often says nothing by itself
TIE = 0.05  # two acts that fit an undated report equally well: it stays apart
Pairs = list[tuple[int, int, float]]  # who is whom, and how surely
ANYWHERE = frozenset({"call", "message"})  # no single place


class Act:
    """One act under construction: what all its tellings allow."""

    __slots__ = (
        "actors", "days", "documents", "filed", "occasions", "parts", "places", "start", "stated",
        "subtypes", "type", "weekdays", "window", "words",
    )  # fmt: skip

    def __init__(self, part: Profile) -> None:
        self.type = part.type
        self.parts: list[Profile] = []
        self.documents: set[str] = set()
        self.actors: list[Actor] = []
        self.places: list[Spot] = []
        self.occasions: list[Occasion] = []
        self.subtypes: set[str | None] = set()
        self.weekdays: set[str] = set()
        self.days: set[tuple[int, bool]] = set()  # reports' days, and whether the act lay ahead
        self.words: set[int] = set()
        self.window: times.Interval | None = None
        self.stated = False  # some telling has the day in words
        self.filed: set[int] = set()  # days of tellings that only their own date dates
        # where it stands in time, for looking it up; unlike the window it doesn't move
        self.start = part.window[0] if part.window else part.day or 0
        self.add(part)

    def add(self, part: Profile) -> None:
        """Takes a telling in and narrows what further ones may say."""
        self.parts.append(part)
        self.documents.add(part.document)
        self._add_actors(part.actors)
        if part.place and part.place not in self.places:
            self.places.append(part.place)
        if part.occasion and part.occasion not in self.occasions:
            self.occasions.append(part.occasion)
        self.subtypes.add(part.subtype)
        if part.weekday:
            self.weekdays.add(part.weekday)
        if part.day is not None:
            self.days.add((part.day, part.status in FUTURE))
        if part.words is not None:
            self.words.add(part.words)
        if part.window:
            self.window = times.overlap(self.window, part.window) if self.window else part.window
            if part.soft:
                self.filed.add(part.window[1])
            self.stated = self.stated or (part.fine and not part.soft)

    def _add_actors(self, actors: tuple[Actor, ...]) -> None:
        """New actors join; one known more closely now takes the place of the vaguer entry."""
        pairs = {j: i for i, j, _ in match(self.actors, actors)}
        for j, actor in enumerate(actors):
            if j not in pairs:
                self.actors.append(actor)
            elif _closeness(actor) > _closeness(self.actors[pairs[j]]):
                self.actors[pairs[j]] = actor


def _closeness(actor: Actor) -> tuple[bool, int]:
    return actor.kind == "person", len(actor.name.split()) if actor.name else 0


class Verdict(NamedTuple):
    """How well a telling fits an act; the higher the better."""

    score: float
    named: bool  # a named person is among what they share


def judge(act: Act, part: Profile) -> Verdict | None:
    """Whether the telling can be of this act, None where something contradicts or too little agrees."""
    if part.document in act.documents or not _time_fits(act, part):
        return None
    if not all(subtype_fits(part.type, part.subtype, each) for each in act.subtypes):
        return None
    if part.type not in ANYWHERE and not all(place_fits(part.place, each) for each in act.places):
        return None
    occasions = [occasion_fit(part.occasion, each) for each in act.occasions]
    if -1 in occasions:
        return None
    pairs = match(act.actors, part.actors)
    company = _company(act, part, pairs)
    if company is None or (company < 1 and max(score for _, _, score in pairs) < 0.7):
        return None
    here = precise(part.place) and any(
        precise(each) and part.place and same_place(part.place, each) for each in act.places
    )
    if part.abroad and part.type != "visit":  # two meet in a third country: that is a place to know it by
        here = here or any(each.country == part.abroad for each in act.places)
    same_words = part.words is not None and part.words in act.words and _filed_together(act, part)
    anchored = here or 1 in occasions or same_words
    if not anchored and (_of_another_day(act, part) or (company < 1 and not _one_travels(act, part, pairs))):
        return None
    if not (part.fine and act.window and act.window[1] - act.window[0] < 7) and not _plausible(
        act, part, anchored, pairs
    ):
        return None
    mean = sum(score for _, _, score in pairs) / len(pairs)
    near = _nearness(act, part)
    named = any(part.actors[j].name and act.actors[i].name for i, j, _ in pairs)
    return Verdict(
        mean + 0.3 * here + 0.3 * (1 in occasions) + 0.5 * same_words + near + 0.2 * company, named
    )


def _one_travels(act: Act, part: Profile, pairs: Pairs) -> bool:
    """Whether one visitor of several is told of alone: a trip is each one's own."""
    return part.type == "visit" and _same_country(act, part) and max(score for _, _, score in pairs) >= 0.9


def _of_another_day(act: Act, part: Profile) -> bool:
    """Whether two reports of different days each tell of their own day: leaders call twice a week."""
    if not part.soft or not part.window or not act.filed or part.window[1] in act.filed:
        return False
    return not act.stated or part.type in ANYWHERE


def _filed_together(act: Act, part: Profile) -> bool:
    """Whether the reports are of the same days: readouts use the same sentence every week."""
    return part.day is None or not act.days or min(abs(part.day - day) for day, _ in act.days) <= 3


def _time_fits(act: Act, part: Profile) -> bool:
    """Whether the days, weekdays and the documents' dates leave a common day."""
    window = act.window
    if window and part.window:
        window = times.overlap(window, part.window)
        if window is None:
            return False
    window = window or part.window
    weekdays = act.weekdays | ({part.weekday} if part.weekday else set())
    if len(weekdays) > 1:
        return False
    if window and window[1] - window[0] < 6:
        days = range(window[0], window[1] + 1)
        if weekdays and not any(times.weekday(day) in weekdays for day in days):
            return False
        if part.monthday and not any(_is(day, part.monthday) for day in days):
            return False
    return True


def _is(day: int, monthday: tuple[int, int]) -> bool:
    return times.iso(day)[5:] == f"{monthday[0]:02}-{monthday[1]:02}"


def _company(act: Act, part: Profile, pairs: Pairs) -> float | None:
    """1 if the parties are the same, less if one telling names fewer, None if they differ."""
    if not pairs:
        return None
    ours, theirs = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    if not _leads_met(act.actors, ours) or not _leads_met(part.actors, theirs):
        return None
    sides, met = _sides(act.actors, ours, act), _sides(part.actors, theirs, act)
    missing = sum(not hit for hit in sides.values()), sum(not hit for hit in met.values())
    if missing == (0, 0):
        return 1.0
    few, many = sorted((len(sides), len(met)))
    shared = sum(sides.values())
    if few == 2 == shared and part.fine and _sits_in_body(act, part, pairs):
        return 1.0
    if few >= 3 and shared >= 2 and 2 * shared >= few:
        return 0.6
    if few == 1 and many == 2 and not all(missing) and act.type not in {"call", "message"}:
        return 0.5 if act.type == "visit" or _of_body(act, part, pairs) else None
    return None


def _of_body(act: Act, part: Profile, pairs: Pairs) -> bool:
    """Whether they share more than one busy person, who has met others in that town too."""
    return any("person" not in (act.actors[i].kind, part.actors[j].kind) for i, j, _ in pairs)


def _sits_in_body(act: Act, part: Profile, pairs: Pairs) -> bool:
    """Whether one report names a body's session by one member: "Lawson at the Group of Seven meeting"."""
    return part.type == "meeting" and any(
        act.actors[i].kind == part.actors[j].kind == "organization" and score >= 0.9 for i, j, score in pairs
    )


def _leads_met(actors: Sequence[Actor], hit: set[int]) -> bool:
    """Whether the first of each party that met anyone is among those who were matched.

    A state beside its own official ("the Ukrainian delegation led by Svyrydenko") leads nothing.
    """
    first: dict[str, int] = {}
    reached: set[str] = set()
    for at, actor in enumerate(actors):
        if actor.kind == "person" or actor.side not in first:
            led = first.get(actor.side)
            if led is None or actors[led].kind == "country":
                first[actor.side] = at
        if at in hit:
            reached.add(actor.side)
    return all(first[side] in hit for side in reached)


def _sides(actors: Iterable[Actor], hit: set[int], act: Act) -> dict[str, bool]:
    """Each party that counts, and whether one of it was matched."""
    found: dict[str, bool] = {}
    grounds = {place.country for place in act.places}
    for at, actor in enumerate(actors):
        aside = actor.role == "mediator" or (
            actor.role == "host" and (act.type == "visit" or actor.country in grounds)
        )
        if at in hit or not aside:
            found[actor.side] = found.get(actor.side, False) or at in hit
    for side in [side for side, met in found.items() if not met and _only_hosts(actors, side, act)]:
        del found[side]
    return found


def _only_hosts(actors: Iterable[Actor], side: str, act: Act) -> bool:
    """Whether a party merely opens its house to two others who are named."""
    own = [actor for actor in actors if actor.side == side]
    return (
        bool(own)
        and all(actor.role in {"mediator", "host"} for actor in own)
        and act.type in {"visit", "meeting"}
        and (len({actor.side for actor in actors}) > 2 or act.type == "visit")
    )


def _plausible(act: Act, part: Profile, anchored: bool, pairs: Pairs) -> bool:
    """Whether an act told without an exact day may be this one: parties and place,
    or the reports' nearness."""
    scores = [score for _, _, score in pairs]
    strong = min(scores) >= 0.7 or (len(pairs) > 2 and sum(scores) >= 0.7 * len(pairs))
    apart = _gap(act, part)
    bare = _bare(act, part, pairs)
    vague = min(scores) < 0.7 and not anchored and (bare or _wide(act.window) or _wide(part.window))
    if part.type == "visit" and _same_country(act, part) and not vague:
        near = part.status in FUTURE or act.window is None or anchored
        return apart is None or apart <= (3 if min(scores) < 0.5 else 45 if near else 14)
    if act.window and part.window:  # a month or a year that holds the day
        width = max(act.window[1] - act.window[0], part.window[1] - part.window[0])
        return anchored or (strong and not bare and width <= 31)
    if anchored and (strong or apart is not None):
        if part.status in FUTURE and not bare:
            reach = AHEAD
        else:
            reach = YEAR if (act.window or part.window) and not bare else RECENT
        if part.type == "message":
            reach = RECENT
        return apart is None or apart <= reach
    return apart is not None and apart <= _unanchored_reach(act, part, strong, bare, pairs)


def _wide(window: times.Interval | None) -> bool:
    """Whether a date says no more than the year or the half of it."""
    return window is not None and window[1] - window[0] > 62


def _same_country(act: Act, part: Profile) -> bool:
    """Whether both lead to one country."""
    return part.place is not None and part.place.country in {place.country for place in act.places}


def _bare(act: Act, part: Profile, pairs: Pairs) -> bool:
    """Whether two states are all they share: "talks between Russia and Ukraine" go on for weeks."""
    return len(pairs) < 3 and all("country" in (act.actors[i].kind, part.actors[j].kind) for i, j, _ in pairs)


def _unanchored_reach(act: Act, part: Profile, strong: bool, bare: bool, pairs: Pairs) -> int:
    """Days between act and report where place and occasion say nothing; below 0 where it can't be told."""
    if bare:
        return -1
    if not strong:  # a body's session, named by it and a state: "Ukraine took part in the G7 meeting"
        body = any(act.actors[i].kind == "organization" and score >= 0.9 for i, _, score in pairs)
        return 0 if body else -1
    faces = ["country" not in (act.actors[i].kind, part.actors[j].kind) for i, j, _ in pairs]
    if part.type == "agreement":  # "agreed to stay in touch" ends every call
        return 1 if all(faces) or len(pairs) > 2 else -1
    if len(pairs) < 3 and not all(faces):
        return 0
    return 10 if part.status in FUTURE and act.window else 3


def _gap(act: Act, part: Profile) -> int | None:
    """Days between the act and the report's date, None if untold; far where time runs the wrong way."""
    ahead = part.status in FUTURE
    if act.window is None:
        if part.window is not None:
            return min((_apart(part.window, *each, 1) for each in act.days), default=None)
        return part.day and min((_between(part.day, ahead, *each) for each in act.days), default=None)
    if part.day is None:
        return None
    # a day's slack for the date line; a report's own day has its slack in the window already
    return 0 if part.window is not None else _apart(act.window, part.day, ahead, int(act.stated))


def _apart(window: times.Interval, day: int, ahead: bool, slack: int) -> int:
    """Days from the act to a report of it, or from an announcement to the act."""
    first, last = window
    if ahead:
        return max(0, first - day) if last >= day - 1 else FAR
    return max(0, day - last) if first <= day + slack else FAR


def _between(day: int, ahead: bool, other: int, other_ahead: bool) -> int:
    """Days between two reports that tell no day; what has happened is not announced afterwards."""
    early, late = (day, other) if other_ahead else (other, day)
    if ahead != other_ahead and early < late - 1:
        return FAR
    return abs(day - other)


def _nearness(act: Act, part: Profile) -> float:
    """A little more for the nearer of two acts, and for the very day."""
    if part.window and act.window:
        same = part.window == act.window or (part.soft and part.window[1] == act.window[1])
        return 0.1 if same else 0.0
    gap = _gap(act, part)
    return 0.0 if gap is None else 0.3 * max(0.0, 1 - gap / 60)


class Joiner:
    """All acts so far and where to look for the one a telling belongs to."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self._days: dict[blocking.Key, list[int]] = defaultdict(list)
        self._anchors: dict[blocking.Key, list[int]] = defaultdict(list)
        self._names: dict[blocking.Key, list[int]] = defaultdict(list)
        self._sorted = False

    def join(self, parts: Iterable[Profile]) -> list[Act]:
        """Every telling put to its act; the same acts whatever order the tellings came in."""
        told = sorted(parts, key=Profile.order)
        lost = frozenset(side for part in told for side in part.sides if side.startswith("name:"))
        for part in told:
            if lost:
                part.open_doors(lost)
            if not part.fine and not self._sorted:
                self._settle()
            at = self._choose(part)
            if at is None:
                at = len(self.acts)
                self.acts.append(Act(part))
            else:
                self.acts[at].add(part)
            self._register(at, part)
        return self.acts

    def _settle(self) -> None:
        """Puts the dated acts under each anchor in order of time."""
        for found in self._anchors.values():
            found.sort(key=lambda at: (self.acts[at].start, at))
        self._sorted = True

    def _register(self, at: int, part: Profile) -> None:
        for key in blocking.day_keys(part) if part.fine else blocking.filing_keys(part):
            _put(self._days, key, at)
            if len(self._days[key]) >= LOOK:
                self._file_by_name(key, at)
        for key in blocking.anchor_keys(part):
            if self._sorted:
                self._put_in_time(key, at)
            else:
                _put(self._anchors, key, at)

    def _file_by_name(self, key: blocking.Key, at: int) -> None:
        """On a crowded day acts are also kept by surname; all of that day's once it becomes crowded."""
        found = self._days[key]
        for each in found if len(found) == LOOK else (at,):
            for actor in self.acts[each].actors:
                if actor.name:
                    _put(self._names, (*key, surname(actor.name)), each)

    def _on_day(self, key: blocking.Key, part: Profile) -> Iterator[int]:
        """The acts under a day's key; on a crowded day those that share a surname."""
        found = self._days.get(key, ())
        if len(found) < LOOK:
            yield from found
            return
        named = [actor.name for actor in part.actors if actor.name]
        for name in named:
            yield from self._names.get((*key, surname(name)), ())[-LOOK:]
        if not named:
            yield from found[:LOOK]

    def _put_in_time(self, key: blocking.Key, at: int) -> None:
        """Keeps the acts under an anchor in order of time."""
        found = self._anchors[key]
        place = bisect_right(found, self.acts[at].start, key=lambda each: self.acts[each].start)
        if at not in found[max(0, place - LOOK) : place]:
            found.insert(place, at)

    def _choose(self, part: Profile) -> int | None:
        """The act the telling fits best; None if none does, or two do equally."""
        verdicts = []
        for at in sorted(set(self._candidates(part))):
            verdict = judge(self.acts[at], part)
            if verdict:
                verdicts.append((-verdict.score, at, verdict))
        verdicts.sort(key=lambda each: each[:2])
        if not verdicts:
            return None
        if (
            len(verdicts) > 1
            and verdicts[1][0] - verdicts[0][0] < TIE
            and not (part.fine and verdicts[0][2].named)
        ):
            return None
        return verdicts[0][1]

    def _candidates(self, part: Profile) -> Iterator[int]:
        if part.fine:
            for key in blocking.day_keys(part):
                yield from self._on_day(key, part)
            return
        for key in (*blocking.near_keys(part), *blocking.filing_keys(part)):
            yield from self._on_day(key, part)
        for key in blocking.anchor_keys(part):
            yield from self._slice(self._anchors.get(key, []), part)

    def _slice(self, found: list[int], part: Profile) -> list[int]:
        """The acts under an anchor that lie in reach of the telling's time."""
        if len(found) <= LOOK:
            return found
        first, last = part.window or (0, 10_000_000)
        if part.window is None and part.day is not None:
            first, last = part.day - YEAR, part.day + AHEAD
        low = bisect_left(found, first - 31, key=lambda at: self.acts[at].start)
        high = bisect_right(found, last, key=lambda at: self.acts[at].start)
        return found[max(low, high - LOOK) : high]


def _put(index: dict[blocking.Key, list[int]], key: blocking.Key, at: int) -> None:
    found = index[key]
    if not found or found[-1] != at:
        found.append(at)
