"""Which files are read by which module, and which of them a folder is searched for."""

from __future__ import annotations

# The module that reads files of an ending, imported when there is such a file.
READERS = {
    ".txt": "text", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "csv", ".html": "html", ".htm": "html",
    ".eml": "eml", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip

# A folder is searched for what holds nothing but texts; for the other endings where they are asked for, since
# a table may be no corpus, and a page may lie beside the text that was made of it.
PATTERNS = ("*.txt", "*.jsonl", "*.txt.gz", "*.jsonl.gz", "*.txt.zst", "*.jsonl.zst")
EVERY_READABLE = tuple(f"*{ending}{packed}" for ending in READERS for packed in ("", ".gz", ".zst"))
