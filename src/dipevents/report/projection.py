"""Degrees to points of the report's world map: the Natural Earth projection, 3,600 units wide."""

from __future__ import annotations

from math import radians
from typing import NamedTuple

_SCALE = 1800 / 2.7353  # half the width of the projected world in radians


class Point(NamedTuple):
    """Units to the right and downwards of the crossing of equator and prime meridian."""

    x: float
    y: float


def project(latitude: float, longitude: float) -> Point:
    """Where a place lies on the map."""
    north, east = radians(latitude), radians(longitude)
    square = north * north
    fourth = square * square
    width = -0.013791 + fourth * (0.003971 * square - 0.001529 * fourth)
    height = -0.044475 + 0.028874 * square - 0.005916 * fourth
    x = east * (0.8707 - 0.131979 * square + fourth * width)
    y = north * (1.007226 + square * (0.015085 + fourth * height))
    return Point(x * _SCALE, -y * _SCALE)
