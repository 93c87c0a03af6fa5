"""The six stories happen as docs/stories.md tells them."""

from __future__ import annotations

import difflib
import shutil

import pytest
import stories


@pytest.mark.skipif(not shutil.which("bash") or not shutil.which("jq"), reason="bash or jq is not installed")
def test_what_the_page_tells_is_what_happens() -> None:
    page = stories.PAGE.read_text(encoding="utf-8")
    now = stories.told(page)
    changes = difflib.unified_diff(page.splitlines(), now.splitlines(), "docs/stories.md", "now", lineterm="")
    assert now == page, "make docs writes it anew:\n" + "\n".join(changes)
