"""Who had to do with whom: actors as nodes, acts between them as weighted, dated edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from dipevents.merge.times import interval, iso
from dipevents.people import fold, person_id
from dipevents.values import Record

COLUMNS = ("a", "b", "acts", "types", "first", "last", "a_id", "b_id")
Spell = tuple[str, str]  # first and last day, ISO


class Node(NamedTuple):
    """An actor: a person, a country or a body."""

    id: str
    label: str
    kind: str
    country: str | None
    acts: int
    spell: Spell | None  # from the first dated act to the last


class Edge(NamedTuple):
    """All acts between two actors."""

    source: str
    target: str
    acts: int
    types: tuple[str, ...]
    spells: tuple[Spell, ...]  # the dated acts, each once
    events: tuple[str, ...]

    @property
    def first(self) -> str | None:
        """The first day of the first dated act."""
        return self.spells[0][0] if self.spells else None

    @property
    def last(self) -> str | None:
        """The last day of any dated act."""
        return max(spell[1] for spell in self.spells) if self.spells else None


class Network(NamedTuple):
    """Nodes and edges, both sorted by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(events: Iterable[Record], level: str = "person") -> Network:
    """The network of the acts; with level "country" the states stand for their people."""
    told: dict[str, list[tuple[Node, Record]]] = {}
    between: dict[tuple[str, str], list[Record]] = {}
    for event in events:
        nodes = {node.id: node for node in _nodes(event, level)}
        for id_, node in nodes.items():
            told.setdefault(id_, []).append((node, event))
        for pair in combinations(sorted(nodes), 2):
            between.setdefault(pair, []).append(event)
    return Network(
        tuple(_node(told[id_]) for id_ in sorted(told)),
        tuple(_edge(pair, between[pair]) for pair in sorted(between)),
    )


def _nodes(event: Record, level: str) -> Iterator[Node]:
    """The actors of one act; an office without a name is its country, a visit is also to a country."""
    visited = (event.get("location") or {}).get("country") if event["type"] == "visit" else None
    if visited and level == "country":
        yield Node(visited, visited, "country", visited, 0, None)
    for each in event.get("participants") or ():
        country = each.get("country")
        if each.get("kind") == "country" or (country and (level == "country" or not each.get("name"))):
            if country:
                yield Node(country, country, "country", country, 0, None)
        elif each.get("name"):
            yield Node(_id(each), each["name"], each["kind"], country, 0, None)


def _id(participant: Record) -> str:
    if participant.get("id"):
        return str(participant["id"])
    if participant["kind"] == "person":
        return person_id(participant["name"], participant.get("country"))
    return "org:" + "-".join(fold(participant["name"]).split())


def _spell(event: Record) -> Spell | None:
    days = interval((event.get("date") or {}).get("value"))
    return (iso(days[0]), iso(days[1])) if days else None


def _node(told: Sequence[tuple[Node, Record]]) -> Node:
    """The actor over all acts, under the name most acts use."""
    labels = [node.label for node, _ in told]
    label = min(set(labels), key=lambda each: (-labels.count(each), -len(each), each))
    spells = [spell for _, event in told if (spell := _spell(event))]
    whole = (min(s[0] for s in spells), max(s[1] for s in spells)) if spells else None
    return told[0][0]._replace(label=label, acts=len(told), spell=whole)


def _edge(pair: tuple[str, str], events: Sequence[Record]) -> Edge:
    spells = sorted({spell for event in events if (spell := _spell(event))})
    types = sorted({event["type"] for event in events})
    return Edge(*pair, len(events), tuple(types), tuple(spells), tuple(sorted(str(e["id"]) for e in events)))


def rows(net: Network) -> list[Record]:
    """One row an edge, the busiest first."""
    labels = {node.id: node.label for node in net.nodes}
    found: list[Record] = [
        {"a": labels[e.source], "b": labels[e.target], "acts": e.acts, "types": ", ".join(e.types),
         "first": e.first, "last": e.last, "a_id": e.source, "b_id": e.target}
        for e in net.edges
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-row["acts"], row["a"], row["b"]))


# ---- XML ------------------------------------------------------------------------------------


def _quoted(value: object) -> str:
    """An attribute's value in quotes, without characters that XML forbids."""
    text = "".join(ch for ch in str(value) if ch in "\t\n\r" or (ch >= " " and not _forbidden(ch)))
    return quoteattr(text)


def _forbidden(ch: str) -> bool:
    return "\ud800" <= ch <= "\udfff" or ch in "\ufffe\uffff"


def graphml(net: Network) -> str:
    """The network as GraphML."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(_graphml_key(*key) for key in _GRAPHML_KEYS),
        '<graph id="dipevents" edgedefault="undirected">',
    ]
    for node in net.nodes:
        data = {"label": node.label, "kind": node.kind, "country": node.country, "node_acts": node.acts}
        lines.append(f"<node id={_quoted(node.id)}>{_graphml_data(data)}</node>")
    for at, edge in enumerate(net.edges):
        data = {"weight": edge.acts, "types": ", ".join(edge.types), "first": edge.first, "last": edge.last}
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        lines.append(f'<edge id="e{at}" {ends}>{_graphml_data(data)}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


_GRAPHML_KEYS = (
    ("label", "node", "string"), ("kind", "node", "string"), ("country", "node", "string"),
    ("node_acts", "node", "int"), ("weight", "edge", "double"), ("types", "edge", "string"),
    ("first", "edge", "string"), ("last", "edge", "string"),
)  # fmt: skip


def _graphml_key(name: str, domain: str, kind: str) -> str:
    shown = "acts" if name == "node_acts" else name
    return f'<key id="{name}" for="{domain}" attr.name="{shown}" attr.type="{kind}"/>'


def _graphml_data(data: Mapping[str, object]) -> str:
    told = ((key, _quoted(value)[1:-1]) for key, value in data.items() if value is not None)
    return "".join(f'<data key="{key}">{value.replace("&quot;", chr(34))}</data>' for key, value in told)


def gexf(net: Network) -> str:
    """The network as GEXF 1.3 with the days of the acts, which Gephi's timeline shows."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '<graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">',
        '<attributes class="node">',
        '<attribute id="kind" title="kind" type="string"/>',
        '<attribute id="country" title="country" type="string"/>',
        '<attribute id="acts" title="acts" type="integer"/>',
        "</attributes>",
        '<attributes class="edge"><attribute id="types" title="types" type="string"/></attributes>',
        "<nodes>",
        *(_gexf_node(node) for node in net.nodes),
        "</nodes>",
        "<edges>",
        *(_gexf_edge(at, edge) for at, edge in enumerate(net.edges)),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    return "\n".join(lines)


def _gexf_node(node: Node) -> str:
    values = {"kind": node.kind, "country": node.country, "acts": node.acts}
    spells = [node.spell] if node.spell else []
    inner = _gexf_values(values) + _gexf_spells(spells)
    return f"<node id={_quoted(node.id)} label={_quoted(node.label)}>{inner}</node>"


def _gexf_edge(at: int, edge: Edge) -> str:
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    inner = _gexf_values({"types": ", ".join(edge.types)}) + _gexf_spells(_apart(edge.spells))
    return f'<edge id="{at}" {ends} weight="{edge.acts}">{inner}</edge>'


def _apart(spells: Iterable[Spell]) -> list[Spell]:
    """The spells with those that overlap made one: Gephi refuses intervals that overlap."""
    found: list[Spell] = []
    for first, last in sorted(spells):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _gexf_values(values: Mapping[str, object]) -> str:
    told = (
        f'<attvalue for="{key}" value={_quoted(value)}/>'
        for key, value in values.items()
        if value is not None
    )
    return f"<attvalues>{''.join(told)}</attvalues>"


def _gexf_spells(spells: Sequence[Spell]) -> str:
    told = "".join(f'<spell start="{first}" end="{last}"/>' for first, last in spells)
    return f"<spells>{told}</spells>" if spells else ""
