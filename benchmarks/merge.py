"""Seconds, cost per event and peak memory of merging generated events: 10^4, 10^5 and 10^6.

    PYTHONPATH=src python benchmarks/merge.py [COUNT …]

Events tell of acts in a made-up world of 60 states, 1 to 9 reports each, spellings and precision
varied. The years covered grow with the count, as an archive's do. Each count runs in a process of
its own, so that its peak memory is its own; the tables of names are loaded before the clock starts.
The cost per event is the processor's time, which other work on the machine does not lengthen much.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from dipevents.merge import iter_merged

COUNTS = (10_000, 100_000, 1_000_000)
STATES = 60
A_DAY = 60  # events filed a day
TYPES = ("meeting", "meeting", "call", "visit", "message", "agreement")
SYLLABLES = tuple(
    "ka ro mi ta len dor vas pel nik sar ova tim bar gol hes jun lir mon qua ruf".split()
)


def world(dice: random.Random) -> list[dict[str, Any]]:
    """States with a few officials and cities each."""

    def word(count: int) -> str:
        return "".join(dice.choice(SYLLABLES) for _ in range(count)).capitalize()

    states = []
    for at in range(STATES):
        people = [
            (f"{word(2)} {word(3)}", title) for title in ("President", "Foreign Minister", "Prime Minister")
        ]
        code = f"{chr(65 + at // 26)}{chr(65 + at % 26)}X"
        states.append({"code": code, "people": people, "cities": [word(3) for _ in range(3)]})
    return states


def events(count: int) -> Iterator[dict[str, Any]]:
    """So many event records, told out of order."""
    dice = random.Random(7)
    states = world(dice)
    made, first = 0, date(1960, 1, 1)
    while made < count:
        day = first + timedelta(days=made // A_DAY)
        one, other = dice.sample(states, 2)
        kind, rank = dice.choice(TYPES), dice.randrange(3)
        city = dice.choice(one["cities"])
        for _ in range(min(dice.choice((1, 1, 2, 3, 5, 9)), count - made)):
            yield report(dice, made, kind, rank, day, (one, other), city)
            made += 1


def report(
    dice: random.Random, at: int, kind: str, rank: int, day: date, sides: tuple[Any, Any], city: str
) -> dict[str, Any]:
    """One telling of an act, vaguer or closer."""
    roles = {
        "message": ("sender", "recipient"),
        "visit": ("visitor", "host"),
        "agreement": ("party", "party"),
    }
    role = roles.get(kind, ("participant", "participant"))
    filed = day + timedelta(days=dice.choice((0, 0, 1)))
    vague = dice.random()
    value = day.isoformat() if vague < 0.8 else day.isoformat()[:7] if vague < 0.9 else None
    code = sides[0]["code"]
    text = f"Report {at}: " + " ".join(dice.choice(SYLLABLES) for _ in range(20))
    return {
        "id": f"{at:016x}", "document": f"archive/{filed.year}/{at:08}.txt",
        "document_date": filed.isoformat(),
        "document_date_basis": "given", "type": kind, "subtype": None, "status": "occurred",
        "scope": "international",
        "date": value and {"value": value, "text": value, "start": 0, "end": 9, "weekday": None,
        "basis": "text"},
        "location": None if dice.random() < 0.3 else {
            "name": city, "kind": "city", "country": code, "latitude": 1.0, "longitude": 2.0,
            "geonames_id": None, "text": city, "start": 0, "end": 4, "basis": "text",
        },
        "venue": None, "occasion": None,
        "participants": [actor(dice, side, rank, role[n]) for n, side in enumerate(sides)],
        "evidence": [{"text": text, "start": 0, "end": len(text), "trigger": {"text": "met", "start": 0,
        "end": 3}}],
        "rule": "meeting.met", "confidence": 0.9, "plover": {"event": "CONSULT", "mode": None},
        "cameo": "040",
    }  # fmt: skip


def actor(dice: random.Random, state: dict[str, Any], rank: int, role: str) -> dict[str, Any]:
    """The official by name, by surname, by office, or just the state."""
    name, title = state["people"][rank]
    shown = dice.choice((name, name, name, name.replace("k", "q").replace("v", "w"), name.split()[-1], None))
    kind = "person" if shown or dice.random() < 0.7 else "country"
    return {
        "kind": kind, "role": role, "name": shown, "title": title if kind == "person" else None,
        "country": state["code"], "organization": None, "text": shown or title, "start": 0, "end": 4,
    }  # fmt: skip


def run(count: int) -> str:
    """One row: events, acts, seconds, cost in seconds of the processor, memory."""
    for _ in iter_merged(events(100)):
        pass
    _, wall_made, made = measured(lambda: sum(1 for _ in events(count)))
    acts, wall, cost = measured(lambda: sum(1 for _ in iter_merged(events(count))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{count:>10,}{acts:>10,}{wall - wall_made:>9.1f}{(cost - made) / count * 1e6:>10.0f}{peak:>9.0f}"


def measured(work: Callable[[], int]) -> tuple[int, float, float]:
    """What the work gives, its seconds by the clock and by the processor."""
    wall, cost = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - wall, time.process_time() - cost


def main() -> None:
    """Prints a row per count, each from a process of its own."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(run(int(sys.argv[2])))
        return
    print(f"{'events':>10}{'acts':>10}{'seconds':>9}{'µs/event':>10}{'MiB':>9}", flush=True)
    for count in sys.argv[1:] or COUNTS:
        subprocess.run([sys.executable, __file__, "--one", str(count).replace("_", "")], check=True)


if __name__ == "__main__":
    main()
