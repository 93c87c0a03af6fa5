"""The fast reading of rules held against the plain one of `tests/slow_reading.py` on real text.

    python benchmarks/differential.py [--documents N] CORPUS…

A corpus is a file of JSON lines, packed or not. Prints the documents whose records are not the same, and
their number.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain, islice
from pathlib import Path

import texts

from dipevents.pipeline import load_kit

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from slow_reading import same


def main() -> int:
    """Reads every document both ways; 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=5000, help="how many at most")
    parser.add_argument("corpora", nargs="+", metavar="CORPUS")
    asked = parser.parse_args()
    kit, read, different = load_kit(statements=True), 0, 0
    for raw in islice(chain.from_iterable(map(texts.corpus, asked.corpora)), asked.documents):
        read += 1
        if not same(raw, kit):
            different += 1
            print(f"  not the same: {raw.id}")
    print(f"{read:,} documents read both ways, {different:,} not the same")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
