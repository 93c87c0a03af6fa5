"""Who met whom: counts, dates, and files that other programs read."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from dipevents.merge import merge_events
from dipevents.network import gexf, graphml, network, rows
from test_merge import ALIYEV, RAISI, event, seeds

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def test_acts_between_two_are_counted_once_each() -> None:
    net = network(merge_events(seeds()))
    row = next(row for row in rows(net) if {row["a"], row["b"]} == {"Ebrahim Raisi", "Ilham Aliyev"})
    assert row["acts"] == 3  # one meeting from four documents, two messages
    assert row["types"] == "meeting, message"
    assert (row["first"], row["last"]) == ("2021-11-28", "2022-05-31")


def test_spellings_are_one_node_even_unmerged() -> None:
    net = network([event("a", who=[RAISI, ALIYEV]), event("b", who=["Seyed Ibrahim Raeisi||IRN", ALIYEV])])
    assert len(net.nodes) == 2
    assert net.edges[0].acts == 2


def test_country_level_and_unnamed_offices() -> None:
    events = [event("a", who=[RAISI, ALIYEV]), event("b", who=["|ambassador|AZE", "||IRN"])]
    assert [node.id for node in network(events, "country").nodes] == ["AZE", "IRN"]
    assert network(events, "country").edges[0].acts == 2
    assert {"AZE", "IRN"} <= {node.id for node in network(events).nodes}


def test_a_visit_ties_the_visitors_state_to_the_one_visited() -> None:
    visit = event("a", type="visit", who=["Ana Lund|Foreign Minister|DNK|visitor"], place="Oslo,NOR")
    (edge,) = network([visit], "country").edges
    assert (edge.source, edge.target, edge.types) == ("DNK", "NOR", ("visit",))
    assert network([visit]).edges == ()


def test_gexf_has_days_for_the_timeline() -> None:
    events = [event("a", who=[RAISI, ALIYEV], date="2021-11-28"), event("b", who=[RAISI, ALIYEV],
    date="2022-06"),
              event("c", who=[RAISI, ALIYEV], date="2022-06-29"), event("d", who=[RAISI,
              ALIYEV])]  # fmt: skip
    root = ElementTree.fromstring(gexf(network(events)))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (root.get("version"), graph.get("mode"), graph.get("timeformat")) == ("1.3", "dynamic", "date")
    edge = root.find(f".//{GEXF}edge")
    assert edge is not None
    assert edge.get("weight") == "4"
    spells = [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")]
    assert spells == [("2021-11-28", "2021-11-28"), ("2022-06-01", "2022-06-30")]
    assert {node.get("label") for node in root.iter(f"{GEXF}node")} == {"Ebrahim Raisi", "Ilham Aliyev"}


def test_graphml_declares_every_key_it_uses() -> None:
    root = ElementTree.fromstring(graphml(network(merge_events(seeds()))))
    declared = {(key.get("id"), key.get("for")) for key in root.iter(f"{GRAPHML}key")}
    for domain in ("node", "edge"):
        for element in root.iter(GRAPHML + domain):
            assert {(data.get("key"), domain) for data in element.iter(f"{GRAPHML}data")} <= declared
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in root.iter(f"{GRAPHML}edge"))


@pytest.mark.parametrize(
    "name", ['A"><x/>', "A & B", "A\x00\x1b[31m B", "A\ud800 B", "<![CDATA[ x ]]>", "'\"&lt;"]
)
def test_odd_names_leave_the_files_well_formed(name: str) -> None:
    net = network([event("a", who=[f"{name}||IRN", ALIYEV])])
    for text in (graphml(net), gexf(net)):
        ElementTree.fromstring(text.encode("utf-8"))


def test_nothing_gives_empty_files() -> None:
    net = network([])
    assert rows(net) == []
    ElementTree.fromstring(gexf(net))
    ElementTree.fromstring(graphml(net))
