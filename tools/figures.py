"""The figures in README.md: those of docs/accuracy.md and docs/performance.md, where they are kept."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
DOCS = README.parent / "docs"
FIGURES = re.compile("(<!-- figures of .*? -->\n).*(<!-- end of figures -->)", re.DOTALL)
SPEED = ("what", "---", "`dipevents extract seeds/`", "mixed text", "dense text", "peak memory")  # rows shown


def told(readme: str) -> str:
    """The README with the figures as the pages on accuracy and speed have them."""
    accuracy = [_row(cells, 9) for cells in _table(DOCS / "accuracy.md", "gold")]
    speed = [
        _row(cells, 2) for cells in _table(DOCS / "performance.md", "what") if cells[0].startswith(SPEED)
    ]
    figures = "\n".join([*accuracy, "", *speed])
    return FIGURES.sub(lambda found: f"{found[1]}\n{figures}\n\n{found[2]}", readme)


def _table(page: Path, first: str) -> list[list[str]]:
    """The rows of the page's table whose head begins with that word."""
    text = page.read_text(encoding="utf-8")
    rows = text[text.index(f"| {first} |") :].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def _row(cells: list[str], count: int) -> str:
    return f"| {' | '.join(cells[:count])} |"
