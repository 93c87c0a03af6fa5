"""docs/stories.md: the commands in its console blocks are run, and what they print stands below them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "stories.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def told(page: str) -> str:
    """The page with what its commands print now, run one after the other in an empty folder and home."""
    with tempfile.TemporaryDirectory() as folder:
        home, here = Path(folder, "home"), Path(folder, "here")
        home.mkdir()
        shutil.copytree(ROOT / "seeds", here / "seeds")
        environment = _environment(home)
        made = _BLOCK.sub(lambda block: _run(block.group(), here, environment), page)
        return made.replace(str(home), "/home/me")


def _environment(home: Path) -> dict[str, str]:
    """What a new user has: this program, the tools of the system, and nothing set."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"HOME": str(home), "PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _run(block: str, folder: Path, environment: dict[str, str]) -> str:
    """The block's commands, each with what it prints and its exit code if that is not 0."""
    parts = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, timeout=60, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        code = f"[exit {done.returncode}]\n" if done.returncode else ""
        parts.append(f"$ {command}\n{done.stdout}{code}")
    return "".join(parts)
