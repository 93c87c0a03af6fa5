"""Where the time goes: seconds of each station, without those it calls, and the dearest functions.

    python benchmarks/stations.py [--corpus FILE.jsonl[.gz] …]

Without a corpus the mixed text of `texts.py` is used.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import texts

from dipevents import work
from dipevents.pipeline import load_kit
from dipevents.values import RawText

# A station, and the functions that are its doors, as module:name or module:class.name.
STATIONS = {
    "document facts": ("pipeline:read_facts",),
    "cheap test": ("rules:RuleSet.may_call",),
    "sentences": ("pipeline:sentence_spans", "pipeline:sentences_at"),
    "may a rule fire": ("rules:RuleSet.may_fire",),
    "actors": ("mentions.actors:ActorFinder.items",),
    "times": ("pipeline:find_dates",),
    "rules": ("pipeline:_claims",),
    "cast": ("resolve.people:Cast.register",),
    "who, when, where": ("resolve.assemble:Resolver.draft",),
    "one event once": ("resolve.within:join",),
    "records": ("pipeline:event_record", "pipeline:document_record"),
    "checks and counts": ("work:examine",),
}
DEAREST = 25  # functions listed
PROFILED = 1_000  # documents


class Clock:
    """Seconds by station, each without the stations it calls."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STATIONS, 0.0)
        self._inside: list[float] = []  # what stations called from here took

    def timed(self, station: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted."""

        def wrapped(*arguments: Any, **options: Any) -> Any:
            begin = time.process_time()
            self._inside.append(0.0)
            try:
                return function(*arguments, **options)
            finally:
                whole = time.process_time() - begin
                self.seconds[station] += whole - self._inside.pop()
                if self._inside:
                    self._inside[-1] += whole

        return wrapped


def watch(clock: Clock) -> None:
    """Puts the clock at every door."""
    for station, doors in STATIONS.items():
        for door in doors:
            module, name = door.split(":")
            owner: Any = import_module(f"dipevents.{module}")
            *path, last = name.split(".")
            for each in path:
                owner = getattr(owner, each)
            setattr(owner, last, clock.timed(station, getattr(owner, last)))


def by_station(raws: list[RawText]) -> None:
    """Prints seconds and shares."""
    kit, clock = load_kit(), Clock()
    work.examine(raws[0], kit, work.Wanted())
    watch(clock)
    for raw in raws:
        work.examine(raw, kit, work.Wanted())
    whole = sum(clock.seconds.values())
    print(f"{'station':<20}{'seconds':>9}{'share':>8}")
    for station, seconds in clock.seconds.items():
        print(f"{station:<20}{seconds:>9.2f}{seconds / whole:>8.1%}")
    print(f"{'all':<20}{whole:>9.2f}   {texts.size(raws) / whole / 1e6:.2f} MB/s")


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", nargs="+", default=[], metavar="FILE")
    asked = parser.parse_args()
    raws = [raw for path in asked.corpus for raw in texts.corpus(path)] or texts.mixed(3_600)
    profile = cProfile.Profile()
    kit = load_kit()
    work.examine(raws[0], kit, work.Wanted())
    profile.enable()
    for raw in raws[:PROFILED]:
        work.examine(raw, kit, work.Wanted())
    profile.disable()
    by_station(raws)
    print(f"\nthe dearest functions, first {min(len(raws), PROFILED):,} documents, the profiler included")
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(DEAREST)


if __name__ == "__main__":
    main()
