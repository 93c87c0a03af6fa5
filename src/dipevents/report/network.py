"""Who had to do with whom, drawn: circles for people, squares for states, diamonds for bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin, sqrt

from dipevents.network import Edge, Network, Node, network
from dipevents.report.acts import Act, country_names
from dipevents.report.html import Safe, joined, number, tag

WIDTH = 660
MOST = 40  # actors drawn, the busiest
STEPS = 160  # of the layout
SPREAD = 200  # rounds in which names that cover each other are moved apart
LABEL = 22  # letters of a name
LETTER = 7.2  # width of one

Places = dict[str, tuple[float, float]]


def picture(acts: Sequence[Act]) -> Safe:
    """The network of the acts with what it leaves out told below it."""
    whole = network(act.record for act in acts)
    net = _busiest(whole)
    if not net.edges:
        return tag("p", "No act has two actors who are named.")
    own = {str(act.record["id"]): act.number for act in acts}
    edges = [(edge, tuple(sorted(own[id_] for id_ in edge.events))) for edge in net.edges]
    places = layout(net)
    labels = {node.id: node.label for node in net.nodes}
    real = {act.number for act in acts if act.status == "occurred"}
    lines = [_line(edge, numbers, places, labels, bool(real & set(numbers))) for edge, numbers in edges]
    knots = [_knot(node, _acts_of(node, edges), places[node.id]) for node in net.nodes]
    drawn = tag(
        "svg", tag("g", *lines), tag("g", *knots), viewBox=f"0 0 {WIDTH} {_height(len(net.nodes))}",
        class_="picture rove", role="group", aria_label="Network of actors and the acts between them",
    )  # fmt: skip
    ends = {end for edge in whole.edges for end in (edge.source, edge.target)}
    note = (
        "Circles are people, squares states, diamonds organizations; the more acts, the wider a line; "
        "it is dashed where none of them has occurred."
    )
    if len(ends) > len(net.nodes):
        note += f" The {len(net.nodes)} busiest of {len(ends)} actors are drawn."
    return joined([tag("div", drawn, class_="scroll"), tag("p", note, class_="note")])


def _busiest(net: Network) -> Network:
    """The actors with most acts and the acts between them; nobody who stands alone."""
    ends = {end for edge in net.edges for end in (edge.source, edge.target)}
    ranked = sorted((node for node in net.nodes if node.id in ends), key=lambda node: (-node.acts, node.id))
    kept = {node.id for node in ranked[:MOST]}
    edges = tuple(edge for edge in net.edges if edge.source in kept and edge.target in kept)
    joined_up = {end for edge in edges for end in (edge.source, edge.target)}
    return Network(tuple(_named(node) for node in ranked if node.id in joined_up), edges)


def _named(node: Node) -> Node:
    """A state under its name instead of its code."""
    if node.kind != "country":
        return node
    return node._replace(label=country_names().get(node.label, node.label))


def layout(net: Network) -> Places:
    """Places by forces: actors push each other away, acts pull them together (Fruchterman and Reingold)."""
    ids = [node.id for node in net.nodes]
    count = len(ids)
    places = {id_: (cos(2 * pi * at / count), sin(2 * pi * at / count)) for at, id_ in enumerate(ids)}
    ideal = 1.6 / sqrt(count)
    for step in range(STEPS):
        moves = _forces(ids, net.edges, places, ideal)
        heat = 0.2 * (1 - step / STEPS)
        for id_, (dx, dy) in moves.items():
            length = hypot(dx, dy) or 1.0
            scale = min(length, heat) / length
            places[id_] = (places[id_][0] + dx * scale, places[id_][1] + dy * scale)
    return _apart(net, _fitted(places, _height(count)))


def _forces(ids: Sequence[str], edges: Sequence[Edge], places: Places, ideal: float) -> Places:
    moves = {id_: (-0.35 * places[id_][0], -0.35 * places[id_][1]) for id_ in ids}  # towards the middle
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
            square = max(dx * dx + dy * dy, 1e-4)
            _push(moves, one, other, dx, dy, ideal * ideal / square)
    for edge in edges:
        dx, dy = (places[edge.source][at] - places[edge.target][at] for at in (0, 1))
        _push(moves, edge.source, edge.target, dx, dy, -hypot(dx, dy) / ideal)
    return moves


def _push(moves: Places, one: str, other: str, dx: float, dy: float, force: float) -> None:
    moves[one] = (moves[one][0] + dx * force, moves[one][1] + dy * force)
    moves[other] = (moves[other][0] - dx * force, moves[other][1] - dy * force)


def _height(count: int) -> int:
    """How high the picture of so many actors is."""
    return 420 + 12 * max(count - 15, 0)


def _fitted(places: Places, height: int) -> Places:
    """The places stretched over the picture, with room for names."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {
        id_: (75 + (x - min(xs)) / wide * (WIDTH - 150), 25 + (y - min(ys)) / high * (height - 70))
        for id_, (x, y) in places.items()
    }


def _apart(net: Network, places: Places) -> Places:
    """The places with the actors moved apart until no name covers another, as far as there is room."""
    halves = {node.id: (max(len(_short(node.label)) * LETTER, 2 * _size(node)) / 2 + 3) for node in net.nodes}
    height = _height(len(net.nodes))
    for _ in range(SPREAD):
        for one, other in combinations(net.nodes, 2):
            (x1, y1), (x2, y2) = places[one.id], places[other.id]
            across = halves[one.id] + halves[other.id] - abs(x1 - x2)
            down = _size(one) + _size(other) + 22 - abs(y1 - y2)
            if across <= 0 or down <= 0:
                continue
            dx, dy = (across / 2, 0.0) if across < down else (0.0, down / 2)
            dx, dy = (dx if x1 >= x2 else -dx), (dy if y1 >= y2 else -dy)
            places[one.id] = _inside(x1 + dx, y1 + dy, halves[one.id], height)
            places[other.id] = _inside(x2 - dx, y2 - dy, halves[other.id], height)
    return places


def _inside(x: float, y: float, half: float, height: int) -> tuple[float, float]:
    return min(max(x, half), WIDTH - half), min(max(y, 24), height - 40)


def _acts_of(node: Node, edges: Sequence[tuple[Edge, tuple[int, ...]]]) -> list[int]:
    return sorted({at for edge, numbers in edges if node.id in edge[:2] for at in numbers})


def _line(
    edge: Edge, numbers: Sequence[int], places: Places, labels: Mapping[str, str], real: bool
) -> Safe:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    days = " to ".join(dict.fromkeys(filter(None, (edge.first, edge.last))))
    told = ", ".join(filter(None, (*edge.types, days)))
    words = f"{labels[edge.source]} – {labels[edge.target]}: {edge.acts} ({told})"
    width = min(0.5 + 1.5 * sqrt(edge.acts), 8)
    kind = "edge" if real else "edge unreal"
    line = tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=width, class_=kind)
    return tag("a", tag("title", words), line, href=f"#e{numbers[0]}", data_a=" ".join(map(str, numbers)))


def _knot(node: Node, numbers: Sequence[int], place: tuple[float, float]) -> Safe:
    x, y = place
    size = _size(node)
    told = f"{node.label}, {node.kind}{f' ({node.country})' if node.country else ''}: {node.acts} acts"
    words = tag("text", _short(node.label), x=x, y=y + size + 15, class_="name")
    return tag(
        "a", tag("title", told), _shape(node.kind, x, y, size), words, href=f"#e{numbers[0]}",
        data_a=" ".join(map(str, numbers)),
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= LABEL else name[: LABEL - 1] + "…"


def _size(node: Node) -> float:
    return (5 if node.kind == "country" else 6) + min(sqrt(node.acts) * 2, 11)


def _shape(kind: str, x: float, y: float, size: float) -> Safe:
    if kind == "person":
        return tag("circle", cx=x, cy=y, r=size, class_="knot person")
    if kind == "country":
        return tag("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, class_="knot country")
    corners = ((x, y - size - 2), (x + size + 2, y), (x, y + size + 2), (x - size - 2, y))
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return tag("polygon", points=points, class_="knot organization")
