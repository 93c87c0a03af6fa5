"""The command line as tests call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


class Result(NamedTuple):
    """What came of a command line."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


Cli = Callable[..., Result]


def program(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """Starts the command line as a process of its own."""
    environment = {**os.environ, **options.pop("environment", {})}
    return subprocess.Popen(
        [sys.executable, "-m", "dipevents.cli", *map(str, arguments)],
        stdin=options.pop("stdin", subprocess.DEVNULL),
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env=environment,
        **options,
    )


def finished(process: subprocess.Popen[bytes]) -> Result:
    """Waits for such a process."""
    out, err = process.communicate(timeout=60)
    return Result(process.returncode, out or b"", err.decode("utf-8"))
