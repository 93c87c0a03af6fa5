"""Where DIPEVENTS_COMPILE=1 asks for it, compiles by mypyc what reads a text; all else is in pyproject.toml.

    DIPEVENTS_COMPILE=1 pip install .

needs a C compiler and minutes. The events are the same, byte for byte: `make test-compiled`.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from setuptools import setup

COMPILER = "mypy==2.4.1"  # what is compiled by another one is not tested
# Only the core is looked at, not all that pyproject.toml names: what the package needs may not be there yet.
OPTIONS = ("--config-file=", "--ignore-missing-imports")
PACKAGE = Path("src/dipevents")
STATIONS = ("document", "mentions", "tables", "events", "resolve")
# Compiled, the gazetteer would make its cached properties anew at each look; a dictionary is read but once.
INTERPRETED = {"__init__.py", "gazetteer.py", "dictionary.py"}


def core() -> list[str]:
    """The modules that read a text, by their paths."""
    found = [path for name in STATIONS for path in (PACKAGE / name).glob("*.py")]
    found += [PACKAGE / name for name in ("forms.py", "pipeline.py", "rules.py")]
    return sorted(str(path) for path in found if path.name not in INTERPRETED)


def build() -> None:
    """Hands setuptools what is to be compiled, if anything."""
    if os.environ.get("DIPEVENTS_COMPILE") != "1":
        setup()
    elif "egg_info" in sys.argv and find_spec("mypyc") is None:
        setup(setup_requires=[COMPILER])  # pip asks so what a build needs, and brings it
    else:
        from mypyc.build import mypycify

        setup(ext_modules=mypycify([*OPTIONS, *core()], opt_level="2", debug_level="0"))


build()
