"""Reading: which files, in which order, decoded how, and what is said of those that can't be read."""

from __future__ import annotations

import codecs
import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipevents.read import Problem, iter_documents, seen
from dipevents.read.decoding import decode, whole
from dipevents.values import RawText

TEXT = "The two sides met in Ljubljana — “for talks”.\n"


def read(*paths: object, **options: object) -> tuple[list[RawText], list[Problem]]:
    problems: list[Problem] = []
    documents = list(iter_documents([str(path) for path in paths], on_problem=problems.append, **options))
    return documents, problems


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# -- which files -----------------------------------------------------------------------------------


def test_a_folder_is_searched_in_order_hidden_names_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt", "note.md", "c.jsonl"):
        write(tmp_path / name, json.dumps({"text": TEXT}) if name.endswith("jsonl") else TEXT)
    documents, problems = read(tmp_path)
    names = [os.path.relpath(raw.id, tmp_path) for raw in documents]
    assert names == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "c.jsonl#1"]
    assert problems == []


def test_a_file_named_explicitly_is_always_read(tmp_path: Path) -> None:
    assert len(read(write(tmp_path / ".hidden.md", TEXT))[0]) == 1


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"glob": ["*.md"]}, ["x.md"]),
        ({"exclude": ["a"]}, ["b.txt"]),
        ({"exclude": ["a/*.txt"]}, ["b.txt"]),
        ({"glob": ["a/*"]}, ["a/c.txt"]),
    ],
)
def test_glob_and_exclude(tmp_path: Path, options: dict, names: list[str]) -> None:
    for name in ("a/c.txt", "b.txt", "x.md"):
        write(tmp_path / name, TEXT)
    documents, _ = read(tmp_path, **options)
    assert [os.path.relpath(raw.id, tmp_path) for raw in documents] == names


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    os.link(path, tmp_path / "b.txt")
    os.symlink(path, tmp_path / "c.txt")
    assert len(read(tmp_path, path, tmp_path)[0]) == 1


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A farm of folders that link to each other ends at once."""
    for at in range(6):
        write(tmp_path / str(at) / "a.txt", TEXT)
        for other in range(6):
            os.symlink(tmp_path / str(other), tmp_path / str(at) / f"to{other}")
    assert len(read(tmp_path)[0]) == 6


def test_pipes_and_devices_in_a_folder_never_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.symlink("/dev/zero", tmp_path / "b.txt")
    write(tmp_path / "c.txt", TEXT)
    documents, problems = read(tmp_path)
    assert len(documents) == 1
    assert {problem.kind for problem in problems} == {"failed"}


def test_odd_names(tmp_path: Path) -> None:
    for name in (b"-rf.txt", b"line\nbreak.txt", b"esc\x1b[31m.txt", b"not utf-8 \xff.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(TEXT)
    documents, problems = read(tmp_path)
    assert len(documents) == 4
    assert problems == []
    assert all(raw.id.encode("utf-8") for raw in documents)
    assert any(raw.id.endswith("not utf-8 %FF.txt") for raw in documents)


# -- what is in them -------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".txt", ".jsonl"])  # the others: test_formats.py
@pytest.mark.parametrize("packed", [False, True])
def test_every_reader_gives_the_text_untouched(tmp_path: Path, ending: str, packed: bool) -> None:
    text = "one\r\ntwo\rthree\x85four\u2028five\ttab é ﬁ e\u0301 🙂"
    data = text.encode() if ending == ".txt" else json.dumps({"text": text}).encode()
    path = write(
        tmp_path / (f"a{ending}" + (".gz" if packed else "")), gzip.compress(data) if packed else data
    )
    documents, problems = read(path)
    assert [raw.text for raw in documents] == [text]
    assert problems == []


@pytest.mark.parametrize(
    ("data", "text", "noticed"),
    [
        (TEXT.encode("utf-8"), TEXT, False),
        (TEXT.encode("utf-8-sig"), TEXT, False),
        (TEXT.encode("utf-16"), TEXT, False),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT, False),
        (TEXT.encode("cp1252"), TEXT, True),
        (b"caf\xe9 \x81", "café \ufffd", True),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str, noticed: bool) -> None:
    raw = read(write(tmp_path / "a.txt", data))[0][0]
    assert (raw.text, bool(raw.notices)) == (text, noticed)


def test_an_encoding_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Встреча в Москве".encode("koi8-r"))
    assert read(path, encoding="koi8-r")[0][0].text == "Встреча в Москве"
    assert "not ascii at byte 0" in read(path, encoding="ascii")[1][0].message


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    text, _ = decode(data, None)
    whole(text).encode("utf-8")
    assert len(whole(text)) == len(text)


@pytest.mark.parametrize(
    ("name", "data", "kind", "said"),
    [
        ("a.txt", b"", "skipped", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "skipped", "empty"),
        ("a.txt", b"%PDF-1.4 \0", "skipped", "PDF"),
        ("a.txt", b"PK\x03\x04word/document.xml", "skipped", "DOCX"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "skipped", "PNG image"),
        ("a.txt", b"text with \0 early", "skipped", "not text"),
        ("a.txt.gz", b"\x1f\x8bbroken", "failed", "gzip"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 9, mtime=0)[:-20], "failed", "broken gzip"),
        ("a.txt", b"x" * 2000, "failed", "limit for one document"),
        ("a.txt.gz", gzip.compress(b"x" * 10_000_000, mtime=0), "failed", "limit for one document"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_no_text(tmp_path: Path, name: str, data: bytes, kind: str, said: str) -> None:
    documents, problems = read(write(tmp_path / name, data), max_bytes=1000)
    assert documents == []
    assert [problem.kind for problem in problems] == [kind]
    assert said in problems[0].message
    assert problems[0].message.startswith(str(tmp_path / name))


def test_a_nul_late_in_the_text_is_a_character(tmp_path: Path) -> None:
    text = "x" * 9000 + "\0" + "y"
    assert read(write(tmp_path / "a.txt", text))[0][0].text == text


def test_a_file_that_lies_about_its_size_is_read_up_to_the_cap() -> None:
    documents, problems = read("/proc/kallsyms", max_bytes=1000)
    assert documents == []
    assert len(problems) == 1


def test_a_file_written_to_while_it_is_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dipevents.read import text as reader

    path = write(tmp_path / "a.txt", TEXT)
    real = reader.decode

    def meanwhile(data: bytes, encoding: str | None) -> tuple[str, str | None]:
        path.write_text(TEXT + "more")
        return real(data, encoding)

    monkeypatch.setattr(reader, "decode", meanwhile)
    raw = read(path)[0][0]
    assert (raw.text, raw.notices) == (TEXT, ("was written to while it was read",))


# -- JSON lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "broken JSON"),
        (b"[1]", "a JSON object"),
        (b'{"txt": "x"}', '"text" is missing'),
        (b'{"text": 7}', '"text" is no string'),
        (b"[" * 50_000, "nested too deeply"),
        (b'{"text": "' + b"x" * 5000 + b'"}', "limit for one document"),
    ],
)
def test_a_broken_line_fails_alone(tmp_path: Path, line: bytes, said: str) -> None:
    good = json.dumps({"text": TEXT}).encode()
    documents, problems = read(
        write(tmp_path / "a.jsonl", good + b"\n" + line + b"\n" + good), max_bytes=2000
    )
    assert [raw.id for raw in documents] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#3"]
    assert problems[0].message.startswith(f"{tmp_path}/a.jsonl:2: ")
    assert said in problems[0].message


def test_jsonl_has_no_cap_of_its_own(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}) + "\n"
    assert len(read(write(tmp_path / "a.jsonl", line * 100), max_bytes=1000)[0]) == 100


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-12", "2024-03-12"), ("2024-03-12T10:00:00Z", "2024-03-12"), ("", None), (None, None),
        ("12/03/24", None), ("2024-02-30", None), (20240312, None), ("x" * 10_000, None),
    ],
)  # fmt: skip
def test_dates_of_lines(tmp_path: Path, value: object, day: str | None) -> None:
    raw = read(write(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "date": value})))[0][0]
    assert raw.date == day
    assert bool(raw.notices) == (day is None and value not in {None, ""})


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    raw = read(write(tmp_path / "a.jsonl", b'{"text": "a\\ud800b\\udfffc", "id": "\\udc00"}'))[0][0]
    assert (raw.text, raw.id) == ("a\ufffdb\ufffdc", "\ufffd")


def test_ids_are_remembered_beyond_what_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "FRESH", 7)
    known, keys = seen.Seen(), [hash(str(at)) for at in range(500)]
    for at, key in enumerate(keys):
        assert key not in known
        known.add(key)
        assert all(earlier in known for earlier in keys[: at + 1 : 13])
    assert all(key in known for key in keys)
