"""The network of the acts for Gephi, NetworkX and their like."""

from __future__ import annotations

from collections.abc import Iterable

from dipevents.export import Exported
from dipevents.network import gexf, graphml, network
from dipevents.values import Record


def as_graphml(acts: Iterable[Record]) -> Exported:
    """GraphML."""
    return Exported(graphml(network(acts)).encode())


def as_gexf(acts: Iterable[Record]) -> Exported:
    """GEXF 1.3 with the days of the acts."""
    return Exported(gexf(network(acts)).encode())
