"""What is installed with the package: few others, each with a licence told, and locked by its hashes."""

from __future__ import annotations

import re
from importlib.metadata import requires

import pytest

from commandline import ROOT

requirements = pytest.importorskip("packaging.requirements")
PERMISSIVE = {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "CNRI-Python"}
MOST = 20


def installed_with(name: str) -> set[str]:
    """The packages that come with one, and with those, on this machine."""
    found: set[str] = set()
    left = [name]
    while left:
        for line in requires(left.pop()) or ():
            needed = requirements.Requirement(line)
            own = plain(needed.name)
            if own not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
                found.add(own)
                left.append(own)
    return found


def plain(name: str) -> str:
    """A package's name as all its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licences() -> dict[str, str]:
    """Package and licence of each line at the end of NOTICE."""
    lines = (ROOT / "NOTICE").read_text(encoding="utf-8").split("not part of it:\n\n")[1].splitlines()
    return dict(line.split(maxsplit=1) for line in lines)


def locked() -> dict[str, str]:
    """What the lock says of each package."""
    text = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    return {plain(entry.split("==")[0]): entry for entry in entries if entry}


def test_few_packages_come_with_ours_and_all_are_told() -> None:
    found = installed_with("dipevents")
    assert {"typer", "rich", "dateparser", "pydantic"} <= found
    assert len(found) <= MOST
    assert found <= licences().keys()


def test_their_licences_let_anybody_use_them() -> None:
    for name, licence in licences().items():
        assert set(re.split(" and | or ", licence)) <= PERMISSIVE, name


def test_the_lock_holds_every_package_by_its_hashes() -> None:
    entries, tools = locked(), {"pytest", "hypothesis", "ruff", "mypy", "setuptools"}
    assert installed_with("dipevents") | tools <= entries.keys()
    for name, entry in entries.items():
        assert re.match(r"[\w.-]+==[\w.]+", entry), name
        assert "--hash=sha256:" in entry, name


def test_every_requirement_says_from_which_release_on() -> None:
    for line in requires("dipevents") or ():
        needed = requirements.Requirement(line)
        if needed.name != "dipevents":  # the extras that the tests need
            assert any(each.operator in {">=", "=="} for each in needed.specifier), line
