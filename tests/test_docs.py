"""Every page: its blocks are run, what stands below them is what they print, and links lead somewhere.

A block that can't be run begins with a comment that says so to readers too: `# not run here: REASON`.
"""

from __future__ import annotations

import ast
import doctest
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest

from commandline import ROOT, Cli

PLACES = ("*.md", "docs/**/*.md", "fuzz/*.md", "seeds/*.md")
PAGES = sorted(path for place in PLACES for path in ROOT.glob(place))
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"# not run here: (.+)")
MATCH = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE  # the width of a column is nobody's promise
QUOTED = re.compile(r"""'[^']*'|"[^"$`\\]*"|\s+#.*""")
PLAIN = re.compile(r"dipevents [^|<>$;&*?()`\\]+(?: > [\w./-]+)?")
PARSERS = {"json": json.loads, "toml": tomllib.loads, "xml": ElementTree.fromstring, "text": str}
TESTED_ELSEWHERE = {"docs/stories.md": "console", "docs/index.md": "{toctree}"}  # test_stories.py, make site


class Block(NamedTuple):
    """A fenced block: where it begins, and the text right below it that tells its output."""

    page: Path
    line: int
    language: str
    code: str
    output: str | None

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def not_run(self) -> str | None:
        """Why it is not run, if it is not."""
        told = NOT_RUN.match(self.code)
        return told[1] if told else None


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    blocks = []
    for at, each in enumerate(found):
        below = found[at + 1] if at + 1 < len(found) else None
        right_below = below and below[1] in {"text", "json"} and not text[each.end() : below.start()].strip()
        line = text.count("\n", 0, each.start()) + 1
        blocks.append(Block(page, line, each[1], each[2], below[2] if below and right_below else None))
    return blocks


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
RUN = [block for block in BLOCKS if block.language in {"sh", "python"} and not block.not_run]


def place(value: object) -> str:
    return value.place if isinstance(value, Block) else str(Path(str(value)).relative_to(ROOT))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the project and may be written to."""
    here = tmp_path / "here"
    here.mkdir()
    for path in ROOT.iterdir():
        if not path.name.startswith("."):
            (here / path.name).symlink_to(path)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    return here


@pytest.mark.parametrize("page", sorted({block.page for block in RUN}), ids=place)
def test_blocks_run_and_print_what_stands_below(page: Path, folder: Path, run: Cli) -> None:
    names: dict[str, Any] = {}
    for block in RUN:
        if block.page != page:
            continue
        code = block.code.replace("/tmp/", f"{folder.parent}/")
        got = in_python(code, names, block) if block.language == "python" else in_shell(code, run, block)
        if block.output is not None:
            want = block.output.replace("…", "...")
            same = doctest.OutputChecker().check_output(want, got, MATCH)
            assert same, f"{block.place} prints\n{got}"


def in_shell(code: str, run: Cli, block: Block) -> str:
    """What a block of commands prints; plain calls of ours are made in this process, which is quicker."""
    whole = "<<" in code or "\\\n" in code
    out = ""
    for line in [code] if whole else code.strip().split("\n"):
        plain = PLAIN.fullmatch(QUOTED.sub("", line))
        out += in_this_process(line, run, block) if plain and not whole else in_bash(line, block)
    return out


def in_this_process(line: str, run: Cli, block: Block) -> str:
    """What one of our commands prints, or nothing where that goes to a file."""
    words = shlex.split(line, comments=True)[1:]
    target = words[-1] if words[-2:-1] == [">"] else None
    result = run(*(words[:-2] if target else words))
    assert result.code == 0, f"{block.place}: {line}: {result.err}"
    if target is None:
        return result.text
    Path(target).write_bytes(result.out)
    return ""


def in_bash(code: str, block: Block) -> str:
    """What commands print that need a shell."""
    if "jq " in code and shutil.which("jq") is None:
        pytest.skip(f"{block.place}: jq is not installed")
    command = ["bash", "-euo", "pipefail", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{block.place}: {done.stderr}"
    return done.stdout


def in_python(code: str, names: dict[str, Any], block: Block) -> str:
    """What a cell prints, and its last value, as a notebook shows it."""
    tree = ast.parse(code, block.place)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(tree, block.place, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), block.place, "eval"), names)
            if value is not None:
                print(repr(value))
    return out.getvalue()


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.not_run], ids=place)
def test_blocks_that_are_not_run_are_sound_and_say_why(block: Block) -> None:
    if block.language == "sh":
        done = subprocess.run(["bash", "-n", "-c", block.code], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    else:
        ast.parse(block.code, block.place)
    pytest.skip(f"{block.place} is not run: {block.not_run}")


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_blocks_are_of_a_known_kind_and_can_be_read(page: Path) -> None:
    for block in blocks_of(page):
        more = TESTED_ELSEWHERE.get(place(page))
        assert block.language in {"sh", "python", more, *PARSERS}, block.place
        PARSERS.get(block.language, str)(block.code)


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        assert link.startswith("http") or (page.parent / link).exists(), link


def test_make_targets_that_pages_name_exist() -> None:
    made = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        name
        for block in BLOCKS
        if block.language in {"sh", "text"}
        for name in re.findall(r"^make ([\w-]+)", block.code, re.MULTILINE)
    }
    assert {"demo", "test"} <= named <= made


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").with_suffix("").as_posix()
        assert name == "index" or re.search(rf"^(?:.*<)?{name}>?$", index, re.MULTILINE), name


def test_the_citation_names_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {project['version']}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation
