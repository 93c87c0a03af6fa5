"""Writes what pages have from the program: in docs/ api.md, cli.md, rules.md, dipevents.1 and the outputs in
stories.md, in README.md the figures.

python tools/make_docs.py           write them
python tools/make_docs.py --check   fail where they are out of date; stories.md has a test of its own
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import api_page
import figures
import man_page
import stories

from dipevents.cli import all_commands, summaries
from dipevents.rulebook import page
from dipevents.rules import load

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MADE = "<!-- Made by `make docs`; do not edit. -->\n"


def rules_page() -> str:
    """docs/rules.md."""
    rules = load(statements=True).rules
    head = (
        "# Rules\n",
        MADE,
        f"{len(rules)} rules, as they stand in `src/dipevents/data/rules`. A rule is called up by a trigger "
        "word; the actors around it fill the roles. Brackets in the examples mark the roles that a test "
        "expects. `dipevents rules show NAME` prints a single one.\n",
    )
    return "\n".join((*head, *page(rules))).rstrip() + "\n"


def cli_page() -> str:
    """docs/cli.md."""
    parts = ["# Commands\n", MADE]
    for name in summaries():
        parts += [f"## dipevents {name}\n", _block(help_of(name))]
        below = [each.words for each in all_commands().values() if each.words[:-1] == (name,)]
        parts += [_block(help_of(*words)) for words in below]
    return "\n".join(parts)


def help_of(*words: str) -> str:
    """What `--help` prints, 100 columns wide."""
    environment = {**os.environ, "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "dipevents.cli", *words, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


def pages(all_: bool) -> Iterator[tuple[Path, str]]:
    """Each page's place and what it should say."""
    yield DOCS / "rules.md", rules_page()
    yield DOCS / "cli.md", cli_page()
    yield DOCS / "dipevents.1", man_page.page()
    yield DOCS / "api.md", "\n".join(("# In Python\n", MADE, api_page.page()))
    yield figures.README, figures.told(figures.README.read_text(encoding="utf-8"))
    if all_:
        yield stories.PAGE, stories.told(stories.PAGE.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Writes or checks; the exit code."""
    stale = [
        (path, text)
        for path, text in pages(all_="--check" not in arguments)
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path, _ in stale:
            print(f"{path.relative_to(ROOT)} is out of date; run make docs", file=sys.stderr)
        return 1 if stale else 0
    DOCS.mkdir(exist_ok=True)
    for path, text in stale:
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
