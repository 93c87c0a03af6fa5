"""Formats of input beside plain text: tables, web pages, e-mail, PDF, Word files, packed files."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
import zlib
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from importlib import import_module
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipevents
from commandline import Cli
from dipevents.read import Problem, iter_documents
from dipevents.read.formats import READERS
from dipevents.read.settings import Opened, Settings
from dipevents.values import RawText
from test_read import read, write

zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")

TALK = "The king of Norway met the president of Chile in Oslo on Monday."
MORE = "The two also spoke about fishing, and the foreign minister of Chile will visit Bergen tomorrow."
ODD = 'one\r\ntwo\rthree\x85four\u2028five\ttab é ﬁ e\u0301 🙂 “said”, "he" ; =1'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def email(text: str, subtype: str = "plain", **headers: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        message[name] = value
    message.set_content(text.encode(), "text", subtype, cte="base64")
    message.set_param("charset", "utf-8")
    return message.as_bytes()


def table(text: str, delimiter: str = ",") -> bytes:
    quoted = text.replace('"', '""')
    return f'id{delimiter}text\r\nx{delimiter}"{quoted}"\r\n'.encode()


def page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in text.split("\n\n"))
    menu = '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>King meets president</title>'
        '<meta property="article:published_time" content="2023-06-14T08:00:00+02:00">'
        '<meta property="og:site_name" content="Fjord Times"></head>'
        f"<body>{menu}<article><h1>King meets president</h1>{paragraphs}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def word(text: str, body: str | None = None) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in text.split("\n\n"))
    return packed_word(body or f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>')


def packed_word(body: str | bytes, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, body)
    return stream.getvalue()


def pdf(text: str) -> bytes:
    """A PDF with a page for each paragraph."""
    return pdf_of([b"BT /F1 12 Tf 20 700 Td (" + each.encode() + b") Tj ET" for each in text.split("\n\n")])


def pdf_of(streams: list[bytes], packed: bool = False) -> bytes:
    pages = [4 + 2 * at for at in range(len(streams))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, stream in zip(pages, streams, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        data, how = (zlib.compress(stream), b" /Filter /FlateDecode") if packed else (stream, b"")
        head = f"<< /Length {len(data)}".encode() + how + b" >>\nstream\n"
        objects[number + 1] = head + data + b"\nendstream"
    out, places = b"%PDF-1.4\n", []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table_ = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table_}{trailer}".encode()


CARRIERS = {  # how a text gets into a file of an ending
    ".txt": str.encode, ".jsonl": lambda text: json.dumps({"text": text}).encode(), ".csv": table,
    ".tsv": partial(table, delimiter="\t"), ".eml": email, ".html": page, ".htm": page, ".docx": word,
    ".pdf": pdf,
}  # fmt: skip
PACKINGS = {"": bytes, ".gz": partial(gzip.compress, mtime=0), ".zst": zstd.compress}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("ending", READERS)
def test_every_format_gives_events_that_quote_its_text(tmp_path: Path, ending: str, packing: str) -> None:
    path = write(tmp_path / f"a{ending}{packing}", PACKINGS[packing](CARRIERS[ending](f"{TALK}\n\n{MORE}")))
    (raw,), problems = read(path)
    assert problems == []
    assert raw.text.replace("\n", " ").split() == [*raw.text.split()]
    assert TALK in raw.text
    assert MORE in raw.text
    events = list(dipevents.iter_events([str(path)], date="2023-06-14"))
    assert [(event.type, event.date.value if event.date else None) for event in events] == [
        ("meeting", "2023-06-12"), ("visit", "2023-06-15"),
    ]  # fmt: skip
    for event in events:
        for each in (*event.evidence, event.participants[0]):
            assert raw.text[each.start : each.end] == each.text


@pytest.mark.parametrize("ending", [".txt", ".jsonl", ".csv", ".tsv", ".eml"])
def test_formats_of_text_leave_every_letter_as_it_is(tmp_path: Path, ending: str) -> None:
    (raw,), problems = read(write(tmp_path / f"a{ending}", CARRIERS[ending](ODD)))
    assert raw.text == ODD
    assert problems == []


def test_a_folder_is_not_searched_for_them_but_says_how(tmp_path: Path) -> None:
    for name in ("a.csv", "b.eml", "c.eml"):
        write(tmp_path / name, CARRIERS[name[1:]](TALK))
    documents, problems = read(tmp_path)
    assert documents == []
    assert problems[0].message.endswith("(found: 2 .eml, 1 .csv); choose with --glob '*.eml'")
    assert len(read(tmp_path, glob=["*.eml", "*.csv"])[0]) == 3


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400), st.integers(0, 600), st.booleans())
def test_any_bytes_give_a_document_or_a_problem(ending: str, data: bytes, at: int, into: bool) -> None:
    """Noise, and sound files with noise in the middle."""
    sound = CARRIERS[ending](f"{TALK}\n\n{MORE}")
    mixed = sound[:at] + data + sound[at + len(data) :] if into else data
    problems: list[Problem] = []
    reader = import_module(f"dipevents.read.{READERS[ending]}")
    opened = Opened("x", io.BytesIO(mixed), len(mixed))
    documents = list(reader.read(opened, Settings(None, 100_000, problems.append)))
    assert bool(documents) or bool(problems)
    for raw in documents:
        assert raw.text.encode("utf-8").strip()


# -- tables ----------------------------------------------------------------------------------------


def rows(tmp_path: Path, data: str | bytes, **options: object) -> tuple[list[RawText], list[Problem]]:
    return read(write(tmp_path / "a.csv", data), **options)


def test_columns_by_their_names(tmp_path: Path) -> None:
    head = "URL;Date;id;Text;title;source;other"
    documents, problems = rows(tmp_path, f'{head}\nu;2024-03-12;7;"{TALK}\nmore";t;s;o\n\n;;;{MORE}\n')
    assert documents == [
        RawText("7", f"{TALK}\nmore", "2024-03-12", "t", "s", "u"), RawText(f"{tmp_path}/a.csv#5", MORE)
    ]  # fmt: skip
    assert problems == []


def test_columns_asked_for(tmp_path: Path) -> None:
    data = f"body,text,published\n{TALK},no,2024-03-12\n"
    asked = {"text": "body", "date": "published"}
    (raw,), _ = rows(tmp_path, data, columns=asked)
    assert (raw.text, raw.date) == (TALK, "2024-03-12")
    events = list(dipevents.iter_events([str(tmp_path / "a.csv")], columns=asked))
    assert [event.document_date for event in events] == ["2024-03-12"]


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        ("body,date\nx,y\n", 1, "no column is called text; there are body, date. Name it: --columns text="),
        ("txt,date\nx,y\n", 1, "Did you mean txt?"),
        ('"text\n', 1, "no line with the names of the columns"),
        ("id,text\n1,a,b\n", 2, "3 cells where the head has 2"),
        ("text,id\na,b\n\"c\nd\"x,e\n", 3, "broken CSV"),
        ('text,id\na,b\n"c,d\ne,f\n', 3, "a quote that opens here is never closed"),
        ("id,text\n1\n", 2, '"text" is missing'),
        ("text\n" + "x" * 3000 + "\n", 2, "limit for one document"),
        ('text,id\n"' + "x\n" * 90_000, 2, "the rest of the table was not read"),
        ("text,id\na\rb,c\n", 2, "new-line character"),
    ],
)  # fmt: skip
def test_faults_of_a_table_name_their_line(tmp_path: Path, data: str, place: int, said: str) -> None:
    _, problems = rows(tmp_path, data, max_bytes=2000)
    assert problems[0].kind == "failed"
    assert problems[0].message.startswith(f"{tmp_path}/a.csv:{place}: ")
    assert said in problems[0].message


def test_a_broken_row_fails_alone(tmp_path: Path) -> None:
    documents, problems = rows(tmp_path, f'text,id\n{TALK},1\n"a"b,2\n{TALK},3\n,4\n')
    assert [raw.id for raw in documents] == ["1", "3"]
    assert [(problem.kind, problem.path) for problem in problems] == [
        ("failed", f"{tmp_path}/a.csv:3"), ("skipped", "4"),
    ]  # fmt: skip


def test_a_table_in_a_folder_that_is_no_corpus_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "prices.csv", "day,price\n2024-03-12,7\n")
    write(tmp_path / "a.txt", TALK)
    documents, problems = read(tmp_path, glob=["*"])
    assert len(documents) == 1
    assert [problem.kind for problem in problems] == ["skipped"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    (raw,), _ = rows(tmp_path, "text,id\nCafé “x”,1\n".encode(encoding))
    assert (raw.text, raw.id, bool(raw.notices)) == ("Café “x”", "1", encoding == "cp1252")


def test_long_texts_are_no_trouble(tmp_path: Path) -> None:
    """The csv module itself stops at 131,072 characters a cell."""
    (raw,), problems = rows(tmp_path, f"text\n{'word ' * 60_000}\n")
    assert len(raw.text) == 300_000
    assert problems == []


def test_columns_on_the_command_line(tmp_path: Path, run: Cli) -> None:
    path = write(tmp_path / "a.csv", f'body,published,id\n"{TALK}",2023-06-14,first\n')
    out = tmp_path / "events.jsonl"
    asked = ("--columns", "text=body,date=published")
    assert run("extract", path, *asked, "-f", "jsonl", "-o", out).code == 0
    event = json.loads(out.read_text())
    assert (event["document"], event["date"]["value"]) == ("first", "2023-06-12")
    assert "quotes checked in 1 of 1" in run("validate", out, "--source", tmp_path, *asked).err
    assert "rule" in run("explain", path, *asked).text
    assert "king" in run("entities", path, *asked).text
    assert b"King" not in run("report", path, *asked, "-o", "-").out
    assert run("extract", path).code == 4
    result = run("extract", path, "--columns", "body=text")
    assert (result.code, "unknown value 'body'" in result.err) == (2, True)
    assert "names no column" in run("extract", path, "--columns", "text").err


# -- web pages -------------------------------------------------------------------------------------


def test_a_page_tells_its_title_day_and_site(tmp_path: Path) -> None:
    (raw,), problems = read(write(tmp_path / "a.html", page(f"{TALK}\n\n{MORE}")))
    assert raw.text == f"King meets president\n\n{TALK}\n\n{MORE}"
    assert (raw.title, raw.date, raw.source) == ("King meets president", "2023-06-14", "Fjord Times")
    assert problems == []


def test_the_same_page_gives_the_same_text_every_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", page(f"{TALK}\n\n{MORE}"))
    texts = {read(path)[0][0].text for _ in range(6)}
    assert len(texts) == 1


def test_a_page_without_a_main_text_is_read_whole(tmp_path: Path) -> None:
    (raw,), _ = read(write(tmp_path / "a.html", f"<b>{TALK}</b>"))
    assert raw.text == TALK
    assert raw.notices == ("no main text found; read with menus and all",)
    assert raw.date is None


@pytest.mark.parametrize(
    ("told", "encoding", "noticed"),
    [("koi8-r", "koi8-r", False), ("utf-8", "cp1252", True), ("x", "utf-8", False)],
)
def test_encodings_of_pages(tmp_path: Path, told: str, encoding: str, noticed: bool) -> None:
    words = "Встреча в Москве" if encoding == "koi8-r" else "Café"
    data = f'<meta charset="{told}"><p>{words}</p>'.encode(encoding)
    (raw,), _ = read(write(tmp_path / "a.html", data))
    assert raw.text == words
    assert any("cp1252" in notice for notice in raw.notices) == noticed


# -- e-mail ----------------------------------------------------------------------------------------


def test_an_email_tells_its_subject_and_day(tmp_path: Path) -> None:
    headers = {"Subject": "Für die Presse", "From": "Press <press@mfa.example>",
               "Date": "Wed, 14 Jun 2023 01:30:00 +0900"}  # fmt: skip
    (raw,), _ = read(write(tmp_path / "a.eml", email(TALK, **headers)))
    assert (raw.title, raw.date, raw.source) == ("Für die Presse", "2023-06-14", "Press <press@mfa.example>")


def test_the_plain_part_is_read_or_else_the_page(tmp_path: Path) -> None:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "x"
    message.set_content(TALK)
    message.add_alternative(page(MORE).decode(), subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    assert read(write(tmp_path / "a.eml", message.as_bytes()))[0][0].text == f"{TALK}\r\n"
    only = email(page(f"{TALK}\n\n{MORE}").decode(), "html", Subject="x")
    assert TALK in read(write(tmp_path / "b.eml", only))[0][0].text


@pytest.mark.parametrize("day", ["soon", "Wed, 99 Jun 2023 01:30:00 +0900", "1" * 5000])
def test_odd_days_of_emails(tmp_path: Path, day: str) -> None:
    (raw,), _ = read(write(tmp_path / "a.eml", f"Subject: x\nDate: {day}\n\n{TALK}"))
    assert raw.date is None
    assert "is no date of an e-mail" in raw.notices[0]


# -- hostile files ---------------------------------------------------------------------------------


def encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(TALK))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def bomb_of_entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
    head = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{laughs}]>'
    return word("", f'{head}<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:document>')


def nested_email(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    return f"Subject: x\n{parts}\n{TALK}".encode()


HOSTILE = {
    "noise.pdf": (b"%PDF-1.7\n" + b"\xff\0" * 300, "failed", "no PDF that can be read"),
    "no.pdf": (TALK.encode(), "failed", "try: pdftotext"),
    "cut.pdf": (pdf(TALK)[:200], "failed", "no PDF that can be read"),
    "locked.pdf": (encrypted, "failed", "needs a password"),
    "scan.pdf": (pdf_of([b""]), "skipped", "no text in it"),
    "long.pdf": (
        pdf_of([b"BT (x" + b"a" * 20_000 + b") Tj ET"] * 2, packed=True),
        "failed",
        "its text is over 2 KiB",
    ),
    "bomb.pdf": (lambda: pdf_of([b"BT (a) Tj ET " * 3 + b" " * 100_000_000], packed=True), "failed", ""),
    "noise.docx": (b"PK\x03\x04" + b"\xff" * 300, "failed", "no DOCX that can be read"),
    "sheet.docx": (packed_word("x", "xl/workbook.xml"), "failed", "no text of Word"),
    "broken.docx": (packed_word("<w:p"), "failed", "no DOCX that can be read"),
    "laughs.docx": (bomb_of_entities, "failed", "declares no entities"),
    "empty.docx": (word(""), "skipped", "no text in it"),
    "long.docx": (word(TALK * 40), "failed", "its text is over 2 KiB"),
    "bomb.docx": (lambda: packed_word(b"<a>" + b" " * 50_000_000), "failed", "its text is over 97.7 KiB"),
    "binary.html": (b"<p>\0\0", "skipped", "binary"),
    "blank.html": (b"<html><body> </body></html>", "skipped", "no text in it"),
    "blank.eml": (b"Subject: x\n\n \n", "skipped", "no text in it"),
    "no.eml": (b"\n\n" + TALK.encode(), "failed", "no e-mail"),
    "nested.eml": (lambda: nested_email(2000), "failed", "e-mail"),
    "zeros.csv": (b"text\0,id\n", "skipped", "binary"),
    "cut.txt.zst": (zstd.compress(TALK.encode() * 9)[:-3], "failed", "broken zstd"),
    "noise.txt.zst": (b"(\xb5/\xfd" + b"\xff" * 50, "failed", "broken zstd"),
    "bomb.txt.zst": (zstd.compress(b"x" * 30_000_000), "failed", "limit for one document"),
    "bomb.jsonl.zst": (zstd.compress(b'{"text": "' + b"x" * 90_000_000), "failed", "limit for one document"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_themselves_only(tmp_path: Path, name: str, capfd: pytest.CaptureFixture) -> None:
    data, kind, said = HOSTILE[name]
    small = {"long.pdf": 2048, "long.docx": 2048, "bomb.docx": 100_000, "bomb.txt.zst": 2048}
    max_bytes = small.get(name, 10_000_000)
    path = write(tmp_path / name, data if isinstance(data, bytes) else data())
    documents, problems = read(path, write(tmp_path / "z.txt", TALK), max_bytes=max_bytes)
    assert [raw.text for raw in documents] == [TALK]
    assert [problem.kind for problem in problems] == [kind]
    assert said in problems[0].message
    assert problems[0].message.startswith(str(path))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<table><tr><td>"])
def test_pages_nested_deeply_end(tmp_path: Path, deep: str) -> None:
    documents, problems = read(write(tmp_path / "a.html", deep * 20_000 + TALK))
    assert len(documents) + len(problems) == 1


def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dipevents.read import content, pdf as reader  # noqa: I001

    class Endless:
        def PdfReader(self, stream: object) -> None:
            while True:
                pass

    monkeypatch.setattr(content, "PATIENCE", 0.05)
    monkeypatch.setattr(reader, "_library", Endless)
    documents, problems = read(write(tmp_path / "a.pdf", b"%PDF"), write(tmp_path / "z.txt", TALK))
    assert len(documents) == 1
    assert "took longer than 0.05 seconds" in problems[0].message


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("a.pdf", "pypdf", "pdf"), ("a.html", "trafilatura", "html"), ("a.txt.zst", "backports.zstd", "zst"),
        ("a.htm.gz", "trafilatura", "html"),
    ],
)  # fmt: skip
def test_a_missing_extra_is_named(
    tmp_path: Path, name: str, library: str, extra: str, run: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, "compression", None)
    ending = next(each for each in sorted(READERS, key=len, reverse=True) if each in name)
    path = write(tmp_path / name, PACKINGS[name[name.index(ending) + len(ending) :]](CARRIERS[ending](TALK)))
    result = run("extract", path, write(tmp_path / "z.txt", TALK))
    assert result.code == 0
    assert f"{path}: reading" in result.err
    assert f"pip install 'dipevents[{extra}]'" in result.err
    assert "1 skipped (1 extra not installed)" in result.err
    assert run("extract", path).code == 4


def test_text_boxes_of_word_are_told_once(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:t>{TALK}</w:t><w:tab/><w:t>x</w:t></w:r></w:p>"
    body = (
        f'<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:document>"
    )
    (raw,), _ = read(write(tmp_path / "a.docx", word("", body)))
    assert raw.text == f"{TALK}\tx"
    assert list(iter_documents([str(tmp_path / "a.docx")])) == [raw]
