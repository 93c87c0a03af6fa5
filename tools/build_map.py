"""Build the country outlines of the report's map from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    PYTHONPATH=src python tools/build_map.py package/countries-110m.json

The package world-atlas (ISC) carries Natural Earth (public domain) as TopoJSON. The outlines are
projected, rounded to whole units of a map 3,600 wide and written as SVG paths, a country a line:
ISO alpha-3 code (or "-" where there is none), tab, path. Antarctica is left out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dipevents.report.projection import project

DATA = Path(__file__).parents[1] / "src" / "dipevents" / "data"
OUTPUT = DATA / "report" / "outlines.tsv"
SHORTENED = {
    "W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Falkland Is.": "FLK",
    "Fr. S. Antarctic Lands": "ATF", "Central African Rep.": "CAF", "Eq. Guinea": "GNQ", "Solomon Is.": "SLB",
    "Bosnia and Herz.": "BIH", "N. Cyprus": "-", "Somaliland": "-",
}  # fmt: skip

Degrees = list[tuple[float, float]]
Ring = list[tuple[int, int]]


def codes() -> dict[str, str]:
    """ISO alpha-3 by every name that countries.csv has for a living state."""
    found: dict[str, str] = {}
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], row["formal"], *row["other_names"].split("|")):
                found.setdefault(name, row["alpha3"])
    return found | SHORTENED


def arcs(topology: dict[str, Any]) -> list[Degrees]:
    """The arcs in degrees, east before north."""
    (width, height), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * width + left, y * height + bottom))
        made.append(points)
    return made


def rings(geometry: dict[str, Any], lines: list[Degrees]) -> Iterator[Ring]:
    """The rings of a country as whole points of the map, none with fewer than three."""
    shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in (ring for shape in shapes for ring in shape):
        degrees = [point for at in ring for point in (lines[at] if at >= 0 else reversed(lines[~at]))]
        for part in within_the_world(unwound(degrees)):
            points: Ring = []
            for east, north in part:
                x, y = project(north, east)
                if not points or points[-1] != (round(x), round(y)):
                    points.append((round(x), round(y)))
            if len(points) > 3:
                yield points[:-1] if points[0] == points[-1] else points


def unwound(ring: Degrees) -> Degrees:
    """The ring without leaps from one edge of the world to the other."""
    found = [ring[0]]
    for east, north in ring[1:]:
        turns = round((found[-1][0] - east) / 360)
        found.append((east + 360 * turns, north))
    return found


def within_the_world(ring: Degrees) -> Iterator[Degrees]:
    """The parts of a ring on either side of the date line, each where the map has it."""
    for shift in (-360, 0, 360):
        part = [(east + shift, north) for east, north in ring]
        for edge, side in ((180, 1), (-180, -1)):
            part = clipped(part, edge, side)
        if part:
            yield part


def clipped(ring: Degrees, edge: float, side: int) -> Degrees:
    """What of a ring lies on this side of a meridian."""
    found: Degrees = []
    for (x1, y1), (x2, y2) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside, before = side * (edge - x2) >= 0, side * (edge - x1) >= 0
        if inside != before:
            found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        if inside:
            found.append((x2, y2))
    return found


def path(points: Ring) -> str:
    """A closed SVG path of relative steps."""
    (x, y), steps = points[0], []
    for right, down in points[1:]:
        steps.append(f"{right - x} {down - y}")
        x, y = right, down
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def main(source: str) -> None:
    """Reads the TopoJSON and writes the outlines."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    lines, known = arcs(topology), codes()
    rows = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name != "Antarctica":
            rows.append(f"{known[name]}\t{''.join(map(path, rings(geometry, lines)))}\n")
    OUTPUT.write_text("".join(sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} countries, {OUTPUT.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
