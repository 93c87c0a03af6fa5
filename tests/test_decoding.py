"""Bytes to documents, held word for word: where a slip would shift offsets or lose letters."""

from __future__ import annotations

import codecs
import io
import json
from typing import Any

import pytest

from dipevents.read import jsonl, lines, text
from dipevents.read.decoding import Undecodable, bom, decode, decode_as_told, known_encoding, whole, wide
from dipevents.read.settings import Opened, Problem, Settings
from dipevents.values import RawText

WORDS = "Zürich — 🙂"


def read(
    reader: Any, data: bytes, encoding: str | None = None, max_bytes: int = 10_000, size: int | None = None
) -> tuple[list[RawText], list[Problem]]:
    problems: list[Problem] = []
    settings = Settings(encoding, max_bytes, problems.append)
    return list(reader.read(Opened("in", io.BytesIO(data), size), settings)), problems


# -- bytes to text ---------------------------------------------------------------------------------

MARKS = [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "name"), MARKS)
def test_a_mark_tells_the_encoding_and_is_no_text(mark: bytes, name: str) -> None:
    data = mark + WORDS.encode(name)
    assert bom(data) == (mark, name)
    assert decode(data, None) == (WORDS, None)
    assert decode(data, name) == (WORDS, None)
    assert decode(data, name.removesuffix("-le").removesuffix("-be")) == (WORDS, None)
    assert decode(WORDS.encode(name), name) == (WORDS, None)


def test_no_mark() -> None:
    assert bom(b"abc") == (b"", None)
    assert bom(b"") == (b"", None)
    assert decode(WORDS.encode(), None) == (WORDS, None)


def test_a_mark_of_another_encoding_is_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"x", "cp1252") == ("ï»¿x", None)
    assert decode(codecs.BOM_UTF8 + b"x", "utf-8-sig") == ("x", None)
    with pytest.raises(Undecodable, match="not utf-8 at byte 0; try another --encoding NAME"):
        decode(codecs.BOM_UTF16_LE + b"x\0", "utf-8")


def test_what_is_no_utf8_is_cp1252_with_a_notice() -> None:
    notice = "not UTF-8 at byte 3; read as cp1252; --encoding NAME overrides"
    assert decode(b"caf\xe9 \x81", None) == ("café \ufffd", notice)


def test_half_pairs_in_utf16_are_replaced_one_for_one() -> None:
    data = "a\ud800b".encode("utf-16-le", "surrogatepass")
    assert decode(codecs.BOM_UTF16_LE + data, None)[0] == "a\ufffdb"
    assert decode(data, "utf-16-le")[0] == "a\ufffdb"
    with pytest.raises(Undecodable):
        decode(codecs.BOM_UTF16_LE + b"x", None)
    with pytest.raises(Undecodable):
        decode(b"\xed\xa0\x80", "utf-8")


@pytest.mark.parametrize("words", ["plain", WORDS, ""])
def test_a_whole_text_stays_the_same(words: str) -> None:
    assert whole(words) is words


def test_lone_surrogates_are_replaced() -> None:
    assert whole("é\ud800\udfff\ue000\ud7ff") == "é\ufffd\ufffd\ue000\ud7ff"


def test_encodings_by_name() -> None:
    assert [known_encoding(name) for name in ("utf-8", "koi8-r", "hex", "no such", "a\0b")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [wide(name) for name in (None, "UTF-16", "utf_32_be", "utf-8", "cp1252")] == [
        False, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "named", "text"),
    [
        (None, "koi8-r", "Москва"), ("cp1251", "koi8-r", "нПУЛЧБ"), (None, None, "íÏÓË×Á"),
        (None, "no such", "íÏÓË×Á"), ("koi8-r", None, "Москва"),
    ],
)  # fmt: skip
def test_an_encoding_asked_for_comes_first(asked: str | None, named: str | None, text: str) -> None:
    assert decode_as_told("Москва".encode("koi8-r"), asked, named)[0] == text


def test_what_is_not_as_it_says_is_decoded_as_usual() -> None:
    assert decode_as_told("é—".encode(), None, "ascii")[0] == "é—"


# -- plain text ------------------------------------------------------------------------------------


def test_a_text_is_a_document() -> None:
    assert read(text, WORDS.encode()) == ([RawText("in", WORDS)], [])
    assert read(text, b"caf\xe9")[0][0].notices == (
        "not UTF-8 at byte 3; read as cp1252; --encoding NAME overrides",
    )
    assert read(text, WORDS.encode("utf-16-le"), "utf-16-le")[0] == [RawText("in", WORDS)]
    assert read(text, codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"))[0] == [RawText("in", WORDS)]


@pytest.mark.parametrize("size", [None, 100])
def test_the_cap_is_the_last_size_that_is_read(size: int | None) -> None:
    assert len(read(text, b"x" * 100, max_bytes=100, size=size)[0]) == 1
    documents, problems = read(text, b"x" * 101, max_bytes=100, size=size and size + 1)
    over = "over 100 bytes" if size is None else "101 bytes > 100 bytes"
    way = "raise it with --max-bytes, split the file, or make it .jsonl"
    assert documents == []
    assert problems == [
        Problem("in", "failed", "too large", f"in: {over}, the limit for one document; {way}")
    ]


@pytest.mark.parametrize(
    ("data", "encoding", "kind", "reason", "message"),
    [
        (b"", None, "skipped", "empty", "in: empty, nothing to read"),
        (b" \n\t", None, "skipped", "empty", "in: empty, nothing to read"),
        (b"\xff", "ascii", "failed", "unreadable", "in: not ascii at byte 0; try another --encoding NAME"),
        (b"\0x", None, "skipped", "binary",
         "in: binary (NUL bytes), not text; convert it first, or name its --encoding"),
    ],
)  # fmt: skip
def test_no_document(data: bytes, encoding: str | None, kind: str, reason: str, message: str) -> None:
    assert read(text, data, encoding) == ([], [Problem("in", kind, reason, message)])


def test_a_nul_far_behind_is_a_character() -> None:
    for at, count in ((8191, 0), (8192, 1)):
        assert len(read(text, b"x" * at + b"\0", max_bytes=20_000)[0]) == count


# -- JSON lines ------------------------------------------------------------------------------------


def line(**keys: Any) -> bytes:
    return json.dumps(keys).encode() + b"\n"


def test_a_line_is_a_document() -> None:
    given = line(
        text=WORDS, id="a", date="2024-03-12T10:00:00+03:00", title="T", source="S", url="U", more=[1]
    )
    assert read(jsonl, given) == ([RawText("a", WORDS, "2024-03-12", "T", "S", "U", ())], [])
    plain = RawText("in#2", "x")
    assert read(jsonl, b" \n" + line(text="x", id="", date=None, title=" ", url=7, source=[]))[0] == [plain]


@pytest.mark.parametrize(
    ("id_", "told"), [(7, "7"), (0, "0"), (True, "in#1"), (1.5, "in#1"), (None, "in#1"), ("\ud800", "\ufffd")]
)
def test_ids_of_lines(id_: object, told: str) -> None:
    assert read(jsonl, line(text="x", id=id_))[0][0].id == told


@pytest.mark.parametrize("value", ["12/03/24", "2024-02-30", 7, "2024-03-12 " + "x" * 41, "y" * 50])
def test_a_date_that_is_none_is_told(value: object) -> None:
    raw = read(jsonl, line(text="x", date=value))[0][0]
    shown = repr(str(value)[:40])
    assert (raw.date, raw.notices) == (None, (f"date {shown} is no ISO date (YYYY-MM-DD); left out",))


@pytest.mark.parametrize("value", ["2024-03-12", " 2024-03-12 ", "2024-03-12 9:00", f"2024-03-12T{'x' * 40}"])
def test_a_date_with_a_time_is_a_date(value: str) -> None:
    raw = read(jsonl, line(text="x", date=value))[0][0]
    assert (raw.date, raw.notices) == ("2024-03-12", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_lines_in_wide_encodings(encoding: str, marked: bool) -> None:
    mark = {name: mark for mark, name in MARKS}[encoding]
    data = json.dumps({"text": WORDS}, ensure_ascii=False) + "\n\n" + json.dumps({"text": "b\u2028"}) + "\n"
    given = mark * marked + data.encode(encoding)
    documents, problems = read(jsonl, given, None if marked else encoding)
    assert documents == [RawText("in#1", WORDS), RawText("in#3", "b\u2028")]
    assert problems == []


def test_half_a_letter_of_a_wide_encoding_is_replaced() -> None:
    data = '{"text": "x\ud800"}\n'.encode("utf-16-le", "surrogatepass")
    assert read(jsonl, data, "utf-16-le")[0][0].text.startswith("x\ufffd")


def test_lines_in_other_encodings() -> None:
    assert read(jsonl, codecs.BOM_UTF8 + line(text="x"))[0] == [RawText("in#1", "x")]
    data = json.dumps({"text": "Привет"}, ensure_ascii=False).encode("koi8-r")
    assert read(jsonl, data, "koi8-r")[0] == [RawText("in#1", "Привет")]
    raw = read(jsonl, b'{"text": "caf\xe9"}\n')[0][0]
    assert raw.text == "café"
    assert raw.notices == ("not UTF-8 at byte 13; read as cp1252; --encoding NAME overrides",)
    assert read(jsonl, data, "ascii")[1][0].message == (
        "in:1: not ascii at byte 10; try another --encoding NAME"
    )


def broken(data: bytes, max_bytes: int = 10_000) -> list[tuple[str, str, str]]:
    documents, problems = read(jsonl, data, max_bytes=max_bytes)
    assert documents == []
    return [problem[1:] for problem in problems]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{x}\n", "broken JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[" * 50_000, "broken JSON: nested too deeply"),
        (b"[]", 'no document: a JSON object with "text" is wanted'),
        (b"{}", 'no document: "text" is missing'),
        (b'{"text": []}', 'no document: "text" is no string'),
    ],
)
def test_lines_that_are_no_document(data: bytes, words: str) -> None:
    assert broken(data, 100_000) == [("failed", "broken", f"in:1: {words}")]


def test_empty_files_and_texts() -> None:
    assert broken(b"") == [("skipped", "empty", "in: empty, nothing to read")]
    assert broken(line(text=" \n")) == [("skipped", "empty", "in:1: the text is empty")]
    assert [raw.id for raw in read(jsonl, line(text="") + line(text="x"))[0]] == ["in#2"]
    assert broken(line(text="")) == [("skipped", "empty", "in:1: the text is empty")]
    assert broken(b"\0") == [
        ("skipped", "binary", "in: binary (NUL bytes), not text; convert it first, or name its --encoding")
    ]


def test_the_cap_of_a_line_counts_bytes_of_its_text() -> None:
    words = "the text is over 10 bytes, the limit for one document; raise it with --max-bytes"
    for inside, outside in (("x" * 10, "x" * 11), ("é" * 5, "é" * 5 + "x")):
        assert len(read(jsonl, line(text=inside), max_bytes=10)[0]) == 1
        assert broken(line(text=outside), 10) == [("failed", "broken", f"in:1: {words}")]


def test_a_line_far_over_the_cap_is_passed_over() -> None:
    room = 10 * 6 + 65_536
    long = b"x" * (room - 1) + b"\n"  # read whole, and no JSON
    words = "in:2: over 10 bytes, the limit for one document; raise it with --max-bytes"
    data = line(text="a") + b"x" * (3 * room) + b"\n" + line(text="b")
    documents, problems = read(jsonl, data, max_bytes=10)
    assert [raw.id for raw in documents] == ["in#1", "in#3"]
    assert problems == [Problem("in:2", "failed", "broken", words)]
    assert "broken JSON" in read(jsonl, line(text="a") + long, max_bytes=10)[1][0].message
    assert "over 10 bytes" in read(jsonl, line(text="a") + long[:-1] + b"x", max_bytes=10)[1][0].message
    for size, words in ((room - 1, "broken JSON"), (room, "over 10 bytes")):
        assert words in read(jsonl, b"x" * size, max_bytes=10)[1][0].message


@pytest.mark.parametrize(
    ("first", "is_one"),
    [
        (b'{"text": "x"}\n', True), (b' \t{"text": "x"}', True), (codecs.BOM_UTF8 + b'{"text": "x"}', True),
        (b'{"text": 1}', False), (b'{"id": "x"}', False), (b'{"text"', False), (b'"text"', False),
        (b"words", False), (b"", False), (b'X{"text": "x"}', False),
        (b'{"a":' * 50_000, False), (b'{"text": "\xff"}', False),
    ],
)  # fmt: skip
def test_a_first_line_of_standard_input(first: bytes, is_one: bool) -> None:
    assert jsonl.begins_jsonl(first) is is_one


def test_bytes_read_already_come_before_the_rest() -> None:
    for size in (1, 2, 3, 50):
        chained = lines.Chained(b"abc", io.BytesIO(b"def"))
        assert chained.readable()
        found = []
        while data := chained.read(size):
            found.append(data)
            assert len(data) <= size
        assert b"".join(found) == b"abcdef"


def test_a_stream_is_not_asked_for_more_than_is_there() -> None:
    class Slow(io.RawIOBase):
        """Gives a byte at a time and would wait for more."""

        def read1(self, size: int) -> bytes:
            return b"x"[:size]

        def read(self, size: int = -1) -> bytes:
            raise AssertionError("would wait")

    buffer = bytearray(9)
    assert lines.Chained(b"", Slow()).readinto(buffer) == 1
    assert buffer[:2] == b"x\0"
