"""How time and memory grow: 1, 10 and 100 MB of text, 10^3 to 10^6 documents, each in a run of its own.

    python benchmarks/growth.py [--megabytes N …] [--documents N …]

Megabytes are of mixed text as in `bench.py`. Documents are a sentence each, every ninth with an act, so that
what a document costs shows. Seconds are the processor's, of one process from its start to its end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path

import texts

from dipevents.values import RawText

ROOT = Path(__file__).resolve().parents[1]
_SPENT = """import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))"""
_ACT = "The king of Norway met the president of Chile in Oslo on Monday."


def mixed(size: int) -> Iterator[RawText]:
    """So many bytes of mixed text."""
    begun, pages = 0, chain.from_iterable(texts.mixed(9_000) for _ in count())
    for raw in pages:
        if begun >= size:
            return
        begun += len(raw.text.encode())
        yield raw


def short(number: int) -> Iterator[RawText]:
    """So many documents of a sentence."""
    plain = texts.empty(200)
    for at in range(number):
        text = _ACT if at % 9 == 8 else plain[at % 200].text.partition(".")[0] + "."
        yield RawText(str(at), text, "2021-11-30")


def row(raws: Iterable[RawText], path: Path) -> str:
    """A line of the table: what a run over the documents costs."""
    number = size = 0
    with path.open("w", encoding="utf-8") as file:
        for number, raw in enumerate(raws, 1):
            file.write(json.dumps({"id": str(number), "text": raw.text, "date": raw.date}) + "\n")
            size += len(raw.text.encode())
    command = [sys.executable, "-m", "dipevents.cli", "extract", str(path), "-f", "jsonl", "-q", "-j", "1"]
    between = [sys.executable, "-c", _SPENT, *command]
    seconds, memory = json.loads(subprocess.run(between, capture_output=True, cwd=ROOT, check=True).stdout)
    path.unlink()
    return (
        f"{number:>10,}{size / 1e6:>9.1f}{seconds:>10.2f}{size / seconds / 1e6:>8.2f}"
        f"{number / seconds:>12,.0f}{memory:>9.1f}"
    )


def main() -> None:
    """Prints the table, a row as it is measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, nargs="*", default=[1, 10, 100])
    parser.add_argument("--documents", type=int, nargs="*", default=[10**3, 10**4, 10**5, 10**6])
    asked = parser.parse_args()
    print(f"{'documents':>10}{'MB':>9}{'seconds':>10}{'MB/s':>8}{'documents/s':>12}{'MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        for raws in chain((mixed(each * 10**6) for each in asked.megabytes), map(short, asked.documents)):
            print(row(raws, path), flush=True)


if __name__ == "__main__":
    main()
