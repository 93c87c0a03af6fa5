"""Which ids were read before, in eight bytes each: a run over millions of documents keeps them all."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from heapq import merge

FRESH = 65_536  # ids kept as a set, which takes ten times the memory


class Seen:
    """A set of hashes that only grows: the latest as they are, the others in sorted runs."""

    def __init__(self) -> None:
        self._fresh: set[int] = set()
        self._runs: list[array[int]] = []  # each longer than the next

    def __contains__(self, key: int) -> bool:
        return key in self._fresh or any(_holds(run, key) for run in self._runs)

    def add(self, key: int) -> None:
        """Keeps a hash, which is not yet in it."""
        self._fresh.add(key)
        if len(self._fresh) < FRESH:
            return
        run = array("q", sorted(self._fresh))
        self._fresh.clear()
        while self._runs and len(self._runs[-1]) <= len(run):
            run = array("q", merge(self._runs.pop(), run))
        self._runs.append(run)


def _holds(run: array[int], key: int) -> bool:
    at = bisect_left(run, key)
    return at < len(run) and run[at] == key
