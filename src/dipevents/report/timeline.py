"""The acts along an axis of time, a lane a type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dipevents.report.acts import Act
from dipevents.report.html import Safe, joined, tag
from dipevents.work import TYPES

WIDTH = 1000
LEFT, RIGHT = 110, 985  # where the axis begins and ends
MARK = 12  # width of an act of a day
ROW = 15  # between acts that stand above each other
LEVELS = 12  # of them at most; more acts share places
DENSE = 8  # acts from which on a few far ones are set at the edge of the axis
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FORMS = (
    ("occurred", "occurred"), ("planned", "planned"), ("proposed", "proposed"),
    ("cancelled", "cancelled or denied"),
)  # fmt: skip


class Axis(NamedTuple):
    """The days shown, as ordinals; acts outside stand at its ends."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Where a day stands."""
        inside = min(max(day, self.first), self.last)
        return LEFT + 10 + (RIGHT - LEFT - 20) * (inside - self.first) / max(self.last - self.first, 1)


def timeline(acts: Sequence[Act]) -> Safe:
    """The picture with what it leaves out told below it."""
    dated = [act for act in acts if act.days]
    left = len(acts) - len(dated)
    note = f"{left} of {len(acts)} acts have no day and stand in the table only." if left else ""
    if not dated:
        return tag("p", note or "No acts.")
    axis = _axis(dated)
    top, parts = 22, []
    for type_ in (each for each in TYPES if any(act.type == each for act in dated)):
        lane, height = _lane([act for act in dated if act.type == type_], axis, top)
        parts += [
            tag("text", type_, x=8, y=top + 17, class_="lane"), lane,
            tag("line", x1=0, x2=WIDTH, y1=top + height, y2=top + height, class_="rule"),
        ]  # fmt: skip
        top += height
    picture = tag(
        "svg", *_ticks(axis, top), *parts, viewBox=f"0 0 {WIDTH} {top + 4}", class_="picture rove",
        role="group", aria_label="Acts by date and type",
    )  # fmt: skip
    outside = sum(1 for act in dated if not axis.first <= _ordinal(act, 0) <= axis.last)
    if outside:
        note += f" {outside} far from the others stand at the ends of the axis."
    return joined([tag("div", picture, class_="scroll"), tag("p", note.strip(), class_="note")])


def _ordinal(act: Act, end: int) -> int:
    assert act.days is not None
    return date.fromisoformat(act.days[end]).toordinal()


def _axis(acts: Sequence[Act]) -> Axis:
    """From the first day to the last, or where most acts are if that is much shorter."""
    firsts = sorted(_ordinal(act, 0) for act in acts)
    first, last = firsts[0], max(_ordinal(act, 1) for act in acts)
    if len(firsts) >= DENSE:
        few = len(firsts) // 8
        low, high = firsts[few], firsts[-1 - few]
        margin = max((high - low) // 4, 7)
        if (high - low + 2 * margin) * 3 < last - first:
            return Axis(max(low - margin, first), min(high + margin, last))
    return Axis(first, last) if last - first > 6 else Axis(first - 3, last + 3)


def _lane(acts: Sequence[Act], axis: Axis, top: int) -> tuple[Safe, int]:
    """The acts of a type, those that would cover each other one above the other; and the height."""
    free: list[float] = []  # where each level has room again
    marks = []
    for act in acts:
        start, end = axis.x(_ordinal(act, 0)), axis.x(_ordinal(act, 1))
        level = next((at for at, x in enumerate(free) if x <= start), len(free))
        if level == LEVELS:
            level = free.index(min(free))
        free[level : level + 1] = [max(start + MARK, end + MARK / 2) + 2]
        marks.append(_mark(act, start, end, top + 6 + ROW * level))
    return tag("g", *marks), 12 + ROW * max(len(free), 1)


def _mark(act: Act, start: float, end: float, y: float) -> Safe:
    shape = tag(
        "rect", x=start - MARK / 2, y=y, width=max(end - start, 0) + MARK, height=MARK, rx=MARK // 2,
        class_=f"act {act.type} {act.status}",
    )  # fmt: skip
    struck = act.status in {"cancelled", "denied"}
    line = tag("line", x1=start - 6, y1=y + MARK + 2, x2=start + 6, y2=y - 2, class_=f"strike {act.type}")
    drawn = (shape, line) if struck else (shape,)
    return tag("a", tag("title", act.label), *drawn, href=f"#e{act.number}", data_a=str(act.number))


def _ticks(axis: Axis, bottom: int) -> Iterator[Safe]:
    """Lines with dates at round days."""
    for day, words in _round_days(axis):
        x = axis.x(day.toordinal())
        yield tag("line", x1=x, x2=x, y1=16, y2=bottom, class_="rule")
        yield tag("text", words, x=x, y=11, class_="tick")


def _round_days(axis: Axis) -> Iterator[tuple[date, str]]:
    span = axis.last - axis.first
    if span > 1100:
        first, last = date.fromordinal(axis.first).year + 1, date.fromordinal(axis.last).year
        step = max(1, -(-(last - first + 1) // 12))
        yield from ((date(year, 1, 1), str(year)) for year in range(first, last + 1, step))
    elif span > 60:
        months = list(_months(axis))
        yield from months[:: max(1, -(-len(months) // 12))]
    else:
        for at in range(axis.first, axis.last + 1, max(1, -(-span // 8))):
            day = date.fromordinal(at)
            yield day, f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _months(axis: Axis) -> Iterator[tuple[date, str]]:
    for at in range(axis.first, axis.last + 1):
        day = date.fromordinal(at)
        if day.day == 1:
            yield day, f"{MONTHS[day.month - 1]} {day.year}"


def legend() -> Safe:
    """What the forms mean."""
    items = (
        tag("li", tag("svg", _sample(status), viewBox="0 0 16 16", aria_hidden="true"), words)
        for status, words in _FORMS
    )
    return tag("ul", *items, class_="legend")


def _sample(status: str) -> Safe:
    rect = tag("rect", x=2, y=2, width=MARK, height=MARK, rx=MARK // 2, class_=f"act statement {status}")
    line = tag("line", x1=2, y1=15, x2=14, y2=1, class_="strike statement")
    return tag("g", rect, line) if status == "cancelled" else rect
