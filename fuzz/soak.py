"""Coverage-guided fuzzing of the entry points in `targets.py`, one process a target.

    python fuzz/soak.py [--seconds N] [TARGET …]

Needs `pip install '.[fuzz]'`. What was found interesting is kept in `build/fuzz` for the next time; an input
that breaks a promise is written to `tests/regressions`, where a test runs it from then on. Prints executions
and findings of each target, as they stand in the ledger of `README.md`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "build" / "fuzz"
FINDINGS = ROOT / "tests" / "regressions"
LONGEST = {"reading": 512, "files": 512, "dictionary": 512, "merged": 64}  # bytes
PAGE = 160  # the others': as words, a page of text
EVENT = b'{"id":"a","type":"call","status":"occurred","participants":[],"document":"d"}'
_DONE = re.compile(r"(?:Done (\d+) runs|stat::number_of_executed_units:\s*(\d+)|^#(\d+)\s)", re.MULTILINE)


def fuzz(name: str, arguments: list[str]) -> None:
    """Feeds one target till its time is over or a promise is broken."""
    import atheris

    with atheris.instrument_imports(include=["dipevents"]):
        from targets import TARGETS
    TARGETS[name](bytes([65, *range(PAGE - 1)]))  # tables are read now, not on the fuzzer's time
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


def soak(name: str, seconds: int) -> tuple[int, int]:
    """Executions and findings of one target, in a process of its own."""
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    _plant(name, corpus)
    before = set(FINDINGS.iterdir())
    command = [
        sys.executable, __file__, "--target", name, str(corpus), f"-max_total_time={seconds}",
        f"-max_len={LONGEST.get(name, PAGE)}", f"-artifact_prefix={FINDINGS}/{name}-", "-timeout=60",
        "-rss_limit_mb=2048", "-print_final_stats=1", "-report_slow_units=1000",
    ]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    (CORPUS / f"{name}.log").write_text(done.stdout)
    counts = [int(number) for match in _DONE.findall(done.stdout) for number in match if number]
    return max(counts, default=0), len(set(FINDINGS.iterdir()) - before)


def _plant(name: str, corpus: Path) -> None:
    """First inputs: the seeds' heads as they stand, and each word once."""
    from dipevents.tables.dictionary import TEMPLATE

    for at, path in enumerate(sorted((ROOT / "seeds").glob("*.txt"))):
        (corpus / f"seed-{at}").write_bytes(b"\x01" + path.read_bytes()[: PAGE - 1])
    (corpus / "words").write_bytes(bytes([65, *range(PAGE - 1)]))
    if name == "files":
        (corpus / "event").write_bytes(EVENT)
    if name == "dictionary":
        (corpus / "table").write_bytes(TEMPLATE.encode())
        (corpus / "toml").write_bytes(b'[[entry]]\nalias = "K"\nkind = "person"\ncountry = "TTO"\n')
    if name == "reading":
        (corpus / "line").write_bytes(b'{"text":"Iran met","date":"2021-11-28","id":1}\n')


def main() -> int:
    """Runs the targets asked for, or all; 1 where something was found."""
    if sys.argv[1:2] == ["--target"]:
        fuzz(sys.argv[2], sys.argv[3:])
        return 0
    from targets import TARGETS

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=120, help="for each target")
    parser.add_argument("targets", nargs="*", default=list(TARGETS), metavar="TARGET")
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        parser.error("the fuzzer is not installed: pip install '.[fuzz]'")
    found = 0
    for name in asked.targets:
        runs, findings = soak(name, asked.seconds)
        found += findings
        print(f"{name:<10}{runs:>10,} executions{findings:>4} findings", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
