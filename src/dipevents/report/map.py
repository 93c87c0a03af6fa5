"""Where the acts took place: towns as dots, acts known by their country only as its outline in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from math import sqrt

from dipevents.report.acts import Act, numbers
from dipevents.report.html import Safe, joined, number, tag
from dipevents.report.projection import Point, project

LEAST = 700  # units of the map that are shown at least, a fifth of the world
WORLD = (-1800.0, -900.0, 3600.0, 1600.0)  # left, top, width, height; without Antarctica
SHAPE = 0.55  # height by width

# The signs of the buttons, how far they move to the right, down and away, and what they are called.
_BUTTONS = (
    ("+", "0 0 0.6", "Nearer"), ("−", "0 0 1.67", "Farther"), ("⌂", "0 0 0", "Whole world"),
    ("←", "-0.25 0 1", "West"), ("→", "0.25 0 1", "East"),
    ("↑", "0 -0.25 1", "North"), ("↓", "0 0.25 1", "South"),
)  # fmt: skip

Box = tuple[float, float, float, float]
Spot = tuple[str, Point, str]  # name, place on the map, kind


def world_map(acts: Sequence[Act]) -> Safe:
    """The map around the places of the acts, with what it leaves out told below it."""
    spots: dict[Spot, list[Act]] = {}
    states: dict[str, list[Act]] = {}
    outlines = _outlines()
    points = []
    for act in acts:
        place = act.record.get("location") or {}
        if place.get("latitude") is None or place.get("longitude") is None:
            continue
        point = project(place["latitude"], place["longitude"])
        points.append(point)
        if place.get("kind") == "country" and place.get("country") in outlines:
            states.setdefault(place["country"], []).append(act)
        else:
            spots.setdefault((place["name"], point, place.get("kind") or "other"), []).append(act)
    left = len(acts) - len(points)
    note = "Dots are towns, rings regions and other places, coloured states acts known by their state only."
    note += f" {left} of {len(acts)} acts have no place." if left else ""
    return joined([_picture(outlines, states, spots, view(points)), tag("p", note, class_="note")])


def _picture(
    outlines: dict[str, str], states: dict[str, list[Act]], spots: dict[Spot, list[Act]], box: Box
) -> Safe:
    rest = "".join(path for code, path in outlines.items() if code not in states)
    drawn = tag(
        "svg", tag("path", d=rest, class_="land"),
        *(_state(code, outlines[code], told) for code, told in sorted(states.items())),
        *_spots(spots, box),
        viewBox=" ".join(map(number, box)), data_world=" ".join(map(number, WORLD)), id="map",
        class_="picture rove", role="group", aria_label="Map of the places of the acts",
    )  # fmt: skip
    buttons = [
        tag("button", sign, type="button", data_move=move, aria_label=label) for sign, move, label in _BUTTONS
    ]
    return joined([drawn, tag("div", *buttons, class_="zoom", hidden=True)])


def _state(code: str, path: str, acts: Sequence[Act]) -> Safe:
    title = tag("title", f"{acts[0].where} ({code}): {_count(acts)}")
    drawn = tag("path", d=path, class_="state")
    return tag("a", title, drawn, href=f"#e{acts[0].number}", data_a=numbers(acts))


def _spots(spots: dict[Spot, list[Act]], box: Box) -> Iterator[Safe]:
    """The places, those with most acts first; a name that would cover an earlier one is not seen."""
    unit = box[2] / 1000
    taken: list[Point] = []
    for spot, acts in sorted(spots.items(), key=lambda item: -len(item[1])):
        at = spot[1]
        quiet = any(abs(at.x - x) < 90 * unit and abs(at.y - y) < 16 * unit for x, y in taken)
        if not quiet:
            taken.append(at)
        yield _spot(spot, acts, unit, quiet)


def _spot(spot: Spot, acts: Sequence[Act], unit: float, quiet: bool) -> Safe:
    name, point, kind = spot
    size = (5 + min(sqrt(len(acts)) * 3, 16)) * unit
    dot = tag("circle", cx=point.x, cy=point.y, r=size, class_=f"spot {'town' if kind == 'city' else 'ring'}")
    words = tag(
        "text", name, x=point.x + size + 4 * unit, y=point.y + 6 * unit, font_size=19 * unit,
        class_="name quiet" if quiet else "name",
    )  # fmt: skip
    title = tag("title", f"{name}: {_count(acts)}")
    return tag("a", title, dot, words, href=f"#e{acts[0].number}", data_a=numbers(acts))


def _count(acts: Sequence[Act]) -> str:
    return "1 act" if len(acts) == 1 else f"{len(acts)} acts"


def _outlines() -> dict[str, str]:
    """SVG paths by ISO alpha-3; the lands without a code under "-"."""
    text = files("dipevents").joinpath("data/report/outlines.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        code, path = line.split("\t")
        found[code] = found.get(code, "") + path
    return found


def view(points: Sequence[Point]) -> Box:
    """The part of the map that shows the points with room around them."""
    if not points:
        return WORLD
    left, right = min(point.x for point in points), max(point.x for point in points)
    top, bottom = min(point.y for point in points), max(point.y for point in points)
    width = max((right - left) * 1.4, (bottom - top) * 1.4 / SHAPE, LEAST)
    if width >= WORLD[2] * 0.8:
        return WORLD
    height = width * SHAPE
    x = min(max((left + right - width) / 2, WORLD[0]), WORLD[0] + WORLD[2] - width)
    y = min(max((top + bottom - height) / 2, WORLD[1]), WORLD[1] + WORLD[3] - height)
    return (x, y, width, height)
