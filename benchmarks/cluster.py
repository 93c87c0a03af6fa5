"""What a cluster costs: documents and events per core-hour on two worker processes of this machine.

    python benchmarks/cluster.py [--corpus FILE.jsonl[.gz] …] [--documents N] [--events N]

Needs `pip install '.[dask]'`. The hours that a billion pages need are those figures multiplied.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

import texts
from merge import events as made_up

from dipevents import distributed
from dipevents.render.json import as_json

WORKERS = 2
BILLION = 1e9


def extracting(client: Any, raws: list[Any], folder: Path) -> str:
    """Documents per core-hour, from files to files."""
    path = folder / "in.jsonl"
    size = texts.written(raws, path)
    distributed.extract(client, [str(path)], str(folder / "warm"), block=size)  # tables loaded
    begin = time.perf_counter()
    parts = distributed.extract(client, [str(path)], str(folder / "events"), block=max(1, size // 16))
    hours = (time.perf_counter() - begin) * WORKERS / 3600
    count = sum(part.documents for part in parts)
    rate = count / hours
    return (
        f"extract  {count:>9,} documents of {size / count:,.0f} bytes, {len(parts)} tasks: "
        f"{rate / 1e6:.2f} million a core-hour; a billion: {BILLION / rate:,.0f} core-hours"
    )


def merging(client: Any, count: int, folder: Path) -> str:
    """Events per core-hour, from files to files."""
    files = [folder / f"{at}.jsonl" for at in range(8)]
    streams = [path.open("w", encoding="utf-8") for path in files]
    for at, event in enumerate(made_up(count)):
        streams[at * 8 // count].write(as_json(event) + "\n")
    for stream in streams:
        stream.close()
    begin = time.perf_counter()
    parts = distributed.merge(client, [str(path) for path in files], str(folder / "acts"))
    hours = (time.perf_counter() - begin) * WORKERS / 3600
    biggest = max(part.documents for part in parts) / sum(part.documents for part in parts)
    return (
        f"merge    {count:>9,} events into {sum(part.events for part in parts):,} acts: "
        f"{count / hours / 1e6:.2f} million a core-hour; the biggest of {len(parts)} groups has {biggest:.0%}"
    )


def main() -> None:
    """Prints both lines."""
    from distributed import Client, LocalCluster

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=20_000)
    asked = parser.parse_args()
    raws = [raw for path in asked.corpus for raw in texts.corpus(path)] or texts.mixed(asked.documents)
    begin = time.perf_counter()
    with (
        LocalCluster(WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
        tempfile.TemporaryDirectory() as folder,
    ):
        print(f"cluster  ready in {time.perf_counter() - begin:.1f} s")
        print(extracting(client, raws, Path(folder)))
        print(merging(client, asked.events, Path(folder)))


if __name__ == "__main__":
    main()
