"""Every input that once broke a promise of an entry point, and plain ones: none breaks one now."""

from __future__ import annotations

from pathlib import Path

import pytest
from targets import TARGETS

from commandline import SEEDS

FINDINGS = sorted(Path(__file__).with_name("regressions").glob("*-*"))


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.name)
def test_a_finding_stays_mended(path: Path) -> None:
    """The file's name begins with its target."""
    TARGETS[path.name.split("-")[0]](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_the_promises_hold_for_plain_input(name: str) -> None:
    for data in (b"", b"\x00", b"\xff", bytes([65, *range(0, 160, 3)]), bytes([72, *range(160, 0, -3)])):
        TARGETS[name](data)
    for path in sorted(SEEDS.glob("*.txt")):
        TARGETS[name](b"\x01" + path.read_bytes()[:300])
