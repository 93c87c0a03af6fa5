"""The page on what happens when things go wrong names tests that exist."""

from __future__ import annotations

import re

import pytest

from commandline import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "test_" in line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_a_row_names_tests_that_exist(row: str) -> None:
    source = ""
    for file, name in re.findall(r"`(?:tests/)?(test_\w+\.py)?(?:::)?(test_\w+…?)?[^`]*`", row):
        if file:
            source = (ROOT / "tests" / file).read_text(encoding="utf-8")
        if name:
            ending = "" if name.endswith("…") else r"\("
            assert re.search(rf"^def {name.removesuffix('…')}{ending}", source, re.MULTILINE), name
