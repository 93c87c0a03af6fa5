"""Whether work grows in line with the text: forty hostile texts, each measured at doubling lengths.

    python benchmarks/doubling.py [NAME …]

Prints the seconds at 64, 128 and 256 KiB and the last ratio, the best of three runs each. Linear work
gives 2.0; the goal is 2.3 at most, beyond 3.0 the exit code is 1.
"""

from __future__ import annotations

import sys
import time

from dipevents.pipeline import load_kit
from dipevents.values import RawText
from dipevents.work import Wanted, examine

SIZES = (65_536, 131_072, 262_144)
# Prose first, so that the text counts as English news and every station has its turn.
PROSE = "The minister of Norway said that the two sides met in the capital, and they will meet again. " * 8
END = " The president of Iran met with the king of Norway."
TEXTS = {
    "names": "Aliyev Putin Lavrov Raisi ", "titles": "President Minister ", "spaces": "met      \t",
    "quotes": "“\"'", "commas": "Iran, Azerbaijan, ", "met": "met met met ", "digits": "1 2 3 28 11 2021 ",
    "brackets": "((([[[{{{", "dashes": "— – - -- ", "capitals": "A B C D ", "dots": "U.S. ... . .",
    "and": "Iran and ", "of": "President of ", "will": "will to will ", "the": "the the ",
    "blank lines": "\n\n a\n", "lines": "met\nIran\n", "dates": "November 28, ", "weekdays": "on Monday ",
    "owners": "Iran's Azerbaijan's ", "meetings": "Iran met with Azerbaijan in Ashgabat on Monday. ",
    "one word": "a", "upper case": "IRAN MET WITH AZERBAIJAN ", "datelines": "Baku/29.11.21/",
    "colons": "said: ", "semicolons": "Iran; ", "with": "with with Iran ", "his": "he his counterpart ",
    "joiners": "\u200b\u200d", "marks": "e\u0301\u0302", "emoji": "🙂🙂", "arabic": "رئیس ",
    "cyrillic": "Путин ", "numbers": "10,000,000.00 ", "hyphens": "Iran-Azerbaijan-", "addresses": "a@b.c ",
    "links": "http://x.y/z ", "agencies": "(IRNA) — ", "visits": "visited Iran and ",
    "talks": "talks between Iran and Azerbaijan and ",
}  # fmt: skip


def text_of(name: str, size: int) -> str:
    """A hostile text of about that many characters."""
    piece = TEXTS[name]
    return PROSE + (piece * (size // len(piece) + 1))[:size] + END


def seconds(name: str, size: int) -> float:
    """The best of three runs."""
    raw, kit = RawText(name, text_of(name, size)), load_kit()
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        outcome = examine(raw, kit, Wanted())
        best = min(best, time.process_time() - start)
        assert outcome.trouble is None, outcome.trouble
    return best


def main(names: list[str]) -> int:
    """Prints the table; 1 where something grows beyond 3.0."""
    worst = 0.0
    print(f"{'text':<12}" + "".join(f"{size // 1024:>8}K" for size in SIZES) + f"{'ratio':>8}")
    for name in names or TEXTS:
        found = [seconds(name, size) for size in SIZES]
        ratio = found[-1] / max(found[-2], 0.002)
        worst = max(worst, ratio)
        print(f"{name:<12}" + "".join(f"{each:>9.3f}" for each in found) + f"{ratio:>8.2f}", flush=True)
    print(f"worst ratio {worst:.2f}")
    return 1 if worst > 3.0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
