"""The report: what stands in it, that no text of a document becomes markup, and how it does in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser import CHROMIUM, Browser, browser
from commandline import Cli
from dipevents.network import network
from dipevents.report import Page, report
from dipevents.report.html import shown, tag
from dipevents.report.map import WORLD, view
from dipevents.report.marked import LONG, Mark, pieces
from dipevents.report.network import WIDTH, layout
from dipevents.report.projection import project
from test_merge import ALIYEV, RAISI, event

CSS = Path("src/dipevents/data/report/report.css").read_text(encoding="utf-8")
ATTACK = (
    "<script>tripped()</script> \"><img src=x onerror=tripped()> '</div></body> <svg/onload=tripped()> "
    "</script><script>tripped()</script> &lt;b&gt; javascript:tripped() <!-- ]]> \u202etxt\x1b[31m\n"
)


class Reader(HTMLParser):
    """Elements, the texts of documents and all ids and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self._inside = 0
        self.feed(html)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        self.tags.append((name, told))
        if name in {"meta", "input"}:
            return
        self.open.append(name)
        if told.get("class") == "text":
            self.texts.append("")
            self._inside = len(self.open)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name
        self._inside = self._inside if len(self.open) >= self._inside else 0

    def handle_data(self, words: str) -> None:
        if self._inside:
            self.texts[-1] += words

    def values(self, attribute: str) -> list[str]:
        return [value for _, told in self.tags if (value := told.get(attribute))]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seeds."""
    from dipevents import cli

    path = tmp_path_factory.mktemp("report") / "seeds.html"
    assert cli.run(["report", "seeds", "-o", str(path), "-q"]) == 0
    return path


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the texts of `dipevents demo`."""
    from dipevents import cli

    path = tmp_path_factory.mktemp("report") / "samples.html"
    assert cli.run(["report", "src/dipevents/data/samples", "--glob", "*.txt", "-o", str(path), "-q"]) == 0
    return path


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a text that tries to be markup in every place it can."""
    from dipevents import cli

    folder = tmp_path_factory.mktemp("attack")
    path = folder / "'\"><img src=x onerror=tripped()>.txt"
    met = "President <b>Vladimir</b> Putin met President \"Ilham' Aliyev in Baku on 3 May 2021 & left."
    plain = "Vladimir Putin met Ilham Aliyev in Baku on 4 May 2021."
    path.write_text(f"{ATTACK}{met} {ATTACK}\n{plain}\n{ATTACK}")
    out = folder / "report.html"
    assert cli.run(["report", str(path), "-o", str(out), "-q", "--title", ATTACK]) == 0
    return out


# -- the page --------------------------------------------------------------------------------------


def test_every_act_has_its_row_and_its_words(seeds: Path) -> None:
    page = Reader(seeds.read_text(encoding="utf-8"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    links = [link for link in page.values("href") if link.startswith("#")]
    assert {link[1:] for link in links} <= set(ids)
    rows = [id_ for id_ in ids if re.fullmatch("e[0-9]+", id_)]
    assert len(rows) >= 5
    for row in rows:
        assert any(re.fullmatch(f"d[0-9]+{row}", id_) for id_ in ids), "the words of each act are marked"


def test_the_texts_are_whole(seeds: Path) -> None:
    page = Reader(seeds.read_text(encoding="utf-8"))
    originals = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
    assert page.texts == originals


def test_a_page_is_the_same_every_time(run: Cli) -> None:
    once = run("report", "seeds", "-o", "-")
    assert once.code == 0
    assert once.out == run("report", "seeds", "--jobs", 2).out


def test_nothing_is_fetched_from_elsewhere(seeds: Path) -> None:
    html = seeds.read_text(encoding="utf-8")
    page = Reader(html)
    assert not page.values("src")
    assert all(link.startswith("#") for link in page.values("href"))
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html
    assert not page.values("style"), "the policy would not let them in"


def test_texts_never_become_markup(attacked: Path) -> None:
    page = Reader(attacked.read_text(encoding="utf-8"))
    names = [name for name, _ in page.tags]
    assert names.count("script") == 1
    assert "img" not in names
    assert not [key for _, told in page.tags for key in told if key.startswith("on")]
    assert not [link for link in page.values("href") if not link.startswith("#")]
    assert "<U+202E>" in page.texts[0]
    assert "<script>tripped()</script>" in page.texts[0]


def test_only_addresses_of_the_web_are_linked(run: Cli, tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    text = "Vladimir Putin met Ilham Aliyev in Baku on 4 May 2021."
    urls = ("javascript:alert(1)", 'https://a.example/?q="<')
    lines.write_text("".join(json.dumps({"text": text, "url": url}) + "\n" for url in urls))
    page = Reader(run("report", lines).text)
    assert [link for link in page.values("href") if not link.startswith("#")] == ['https://a.example/?q="<']


@given(st.text())
def test_any_text_comes_back_from_an_element(text: str) -> None:
    page = Reader(tag("div", text, class_="text", title=text))
    assert page.texts == [shown(text)]
    assert page.tags[0][1]["title"] == shown(text)


KINDS = st.sampled_from(("sentence", "date", "place"))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), KINDS)))
def test_pieces_are_the_text_in_order(spans: list[tuple[int, int, str]]) -> None:
    text = "x" * 40
    marks = [Mark(start, start + length, kind, at) for at, (start, length, kind) in enumerate(spans)]
    cut = list(pieces(text, marks))
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    for piece in cut:
        over = {mark.act for mark in marks if mark.start <= piece.start and piece.end <= mark.end}
        assert set(piece.acts) | set(piece.sentences) <= over
        assert (piece.kind is not None) == any(marks[act].kind != "sentence" for act in over)


def test_long_texts_are_shown_around_their_events(run: Cli, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    dull = "Nothing of note is told here. " * 5000
    path.write_text(f"Vladimir Putin met Ilham Aliyev in Baku on 4 May 2021.\n{dull}\nThe end.\n")
    page = Reader(run("report", path).text)
    assert len(page.texts[0]) < LONG
    assert "characters without events" in page.texts[0]
    assert page.texts[0].startswith("Vladimir Putin met")
    assert "The end." not in page.texts[0]


def test_an_act_of_several_texts_stands_there_once(run: Cli, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}: Vladimir Putin met Ilham Aliyev in Baku on 4 May 2021.\n")
    assert "1 act told 2 times in 2 texts" in run("report", tmp_path).text
    assert "2 acts told 2 times in 2 texts" in run("report", tmp_path, "--no-merge").text


def test_a_report_without_events(run: Cli, tmp_path: Path) -> None:
    (tmp_path / "dull.txt").write_text("It rained.\n")
    result = run("report", tmp_path)
    assert result.code == 0
    assert "1 text without events" in result.text
    assert run("report", tmp_path / "no.txt").code == 4
    assert run("report").code == 2


def test_a_thousand_events_stay_small(run: Cli, tmp_path: Path) -> None:
    lines = Path("tests/gold/own-news.jsonl").read_text(encoding="utf-8")
    path = tmp_path / "news.jsonl"
    path.write_text(lines, encoding="utf-8")
    result = run("report", path)
    events = int(re.search(r"([0-9,]+) events", result.err)[1].replace(",", ""))  # type: ignore[index]
    assert events > 100
    assert len(result.out) / events < 3_000_000 / 1000


# -- pictures --------------------------------------------------------------------------------------


def test_places_lie_where_they_should() -> None:
    paris, baku, sydney = project(48.9, 2.4), project(40.4, 49.9), project(-33.9, 151.2)
    assert paris.x < baku.x < sydney.x
    assert paris.y < baku.y < 0 < sydney.y
    left, top, width, height = view([paris, baku])
    assert left < paris.x < baku.x < left + width
    assert top < paris.y < baku.y < top + height
    assert view([]) == view([project(40, -120), sydney]) == WORLD


def test_outlines_hold_their_capitals_sides() -> None:
    """No outline leaps over the map, as one does that crosses the date line."""
    for line in Path("src/dipevents/data/report/outlines.tsv").read_text(encoding="utf-8").splitlines():
        code, path = line.split("\t")
        assert re.fullmatch("[A-Z]{3}|-", code)
        for x, y in re.findall(r"[l ](-?[0-9]+)[ ]?(-?[0-9]+)", path):
            assert abs(int(x)) < 500, (code, x)
            assert abs(int(y)) < 500


def test_names_in_the_network_do_not_cover_each_other() -> None:
    names = "Alba Ruiz,Bo Lindqvist,Carla Conti,Dmitri Orlov,Emeka Obi,Farah Haddad,Goran Babic".split(",")
    events = [event(name, who=[f"{name}||IRN", ALIYEV, RAISI]) for name in names]
    places = layout(network(events))
    assert len(places) == 9
    assert all(0 <= x <= WIDTH for x, _ in places.values())
    rows = sorted(places.values(), key=lambda place: place[1])
    assert all(abs(a[0] - b[0]) > 40 or abs(a[1] - b[1]) > 20 for a, b in pairwise(rows))


def test_an_act_far_away_does_not_squeeze_the_others() -> None:
    days = [*(f"2021-05-{day:02}" for day in range(1, 21)), "1955-01-01"]
    events = [event(day, document="d", who=[RAISI, ALIYEV], date=day) for day in days]
    page = Page({"id": "d", "title": None, "date": None}, "x" * 20, events)
    html = report([page], "t", "us", merge=False)
    assert "1 far from the others stand at the ends" in html
    assert "May 2021" in html


# -- contrast --------------------------------------------------------------------------------------


def _colors(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


LIGHT = _colors(CSS.split("@media", 1)[0])
DARK = _colors(CSS.split("@media", 1)[1].split("* {", 1)[0])


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_that_of_level_aa(colors: dict[str, str]) -> None:
    grounds = ("paper", "panel", "sentence")
    types = ("meeting", "message", "call", "visit", "agreement", "relations", "statement")
    pairs = [(ink, ground) for ground in grounds for ink in ("ink", "soft", "link", *types)]
    pairs += [("ink", mark) for mark in ("participant", "place", "date", "trigger", "land", "state")]
    pairs += [("on-ink", "on")]
    found = {pair: _contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert not {pair: round(value, 2) for pair, value in found.items() if value < 4.5}
    assert _contrast(colors["relations"], colors["land"]) >= 3, "dots on the map"


# -- in a browser ----------------------------------------------------------------------------------

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt-get install chromium)")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def rows_shown(page: Browser) -> int:
    found: int = page.value("document.querySelectorAll('#table tbody tr:not(.off)').length")
    return found


@needs_browser
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [400, 1280])
def test_no_errors_no_requests_nothing_too_wide(
    chromium: Browser, samples: Path, dark: bool, width: int
) -> None:
    chromium.messages.clear()
    chromium.requests.clear()
    chromium.open(samples, dark=dark, width=width)
    assert chromium.messages == []
    assert [each for each in chromium.requests if not each.startswith("data:")] == [samples.as_uri()]
    assert chromium.value("document.documentElement.scrollWidth") <= width
    ground = chromium.value("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 23, 28)" if dark else "rgb(255, 255, 255)")


CHOOSE = """window.choose = (name, value) => {
    const field = document.querySelector(".filters").elements[name];
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@needs_browser
def test_filters(chromium: Browser, samples: Path) -> None:
    chromium.open(samples)
    everything = rows_shown(chromium)
    chromium.value("document.querySelector('[name=type][value=visit]').click()")
    without_visits = rows_shown(chromium)
    assert 0 < without_visits < everything
    assert chromium.value("document.querySelector('output').textContent").startswith(f"{without_visits} of ")
    assert chromium.value("document.querySelectorAll('svg a:not(.off) .act.visit').length") == 0
    chromium.value("document.querySelector('[type=reset]').click()")
    chromium.value("new Promise(done => setTimeout(done, 50))")
    assert rows_shown(chromium) == everything

    chromium.value(CHOOSE)
    chromium.value("choose('country', 'GHA')")
    assert rows_shown(chromium) < everything
    chromium.value("choose('country', ''); choose('since', '2023-09-10'); choose('until', '2023-09-10')")
    rows = "[...document.querySelectorAll('#table tr:not(.off)[data-d]')]"
    days = chromium.value(f"{rows}.map(row => row.dataset.d)")
    assert days, "acts dated to the month are kept by any day of it"
    assert all(first <= "2023-09-10" <= last for first, last in (each.split() for each in days))
    chromium.value("choose('since', ''); choose('until', '')")
    chromium.value("choose('person', document.querySelector('[name=person]').options[1].value)")
    assert 0 < rows_shown(chromium) < everything
    assert chromium.messages == []


@needs_browser
def test_the_keyboard_reaches_everything(chromium: Browser, samples: Path) -> None:
    chromium.open(samples)
    reached = set()
    for _ in range(40):
        chromium.press("Tab")
        reached.add(chromium.value(
            "(e => e.closest('svg') ? 'picture' : e.closest('th') ? 'sort' : e.closest('.zoom') ? 'zoom' :"
            " e.name || e.tagName)(document.activeElement)"
        ))  # fmt: skip
    assert {"type", "status", "country", "person", "since", "until", "picture", "zoom", "sort"} <= reached
    chromium.value("document.querySelector('#time a').focus()")
    before = chromium.value("document.activeElement.dataset.a")
    chromium.press("ArrowRight")
    assert chromium.value("document.activeElement.dataset.a") != before
    assert chromium.value("document.querySelectorAll('#table tr.on').length") == 1, "its row is lit"
    chromium.press("Enter")
    assert chromium.value("location.hash").startswith("#e")


@needs_browser
def test_sorting_and_the_map(chromium: Browser, samples: Path) -> None:
    chromium.open(samples)
    chromium.value("document.querySelectorAll('#table th button')[3].click()")
    who = chromium.value("[...document.querySelectorAll('#table tbody tr')].map(r => r.cells[3].textContent)")
    assert who == sorted(who, key=str.casefold)
    assert chromium.value("document.querySelectorAll('th')[3].ariaSort") == "ascending"
    wide = "Number(document.getElementById('map').getAttribute('viewBox').split(' ')[2])"
    before = chromium.value(wide)
    chromium.value("document.querySelector('.zoom [aria-label=Nearer]').click()")
    assert chromium.value(wide) < before
    chromium.value("document.querySelector('.zoom [aria-label=\"Whole world\"]').click()")
    assert chromium.value(wide) == WORLD[2]


@needs_browser
def test_a_line_of_the_network_chooses_its_acts(chromium: Browser, samples: Path) -> None:
    chromium.open(samples)
    acts = chromium.value(
        "(() => { const line = [...document.querySelectorAll('#who a')].find(a => a.dataset.a.includes(' '));"
        " line.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));"
        " return line.dataset.a.split(' ').length })()"
    )
    assert rows_shown(chromium) == acts > 1


@needs_browser
def test_without_javascript_text_and_table_are_there(
    chromium: Browser, samples: Path, attacked: Path
) -> None:
    for path in (samples, attacked):
        chromium.open(path, script=False)
        seen = "(e => e !== null && e.getClientRects().length > 0)"
        assert chromium.value(f"{seen}(document.querySelector('#table tbody tr'))")
        assert chromium.value(f"{seen}(document.querySelector('.text .trigger'))")
        assert not chromium.value(f"{seen}(document.querySelector('.filters'))")
        assert not chromium.value(f"{seen}(document.querySelector('.zoom'))")


@needs_browser
def test_no_text_is_executed(chromium: Browser, attacked: Path) -> None:
    chromium.messages.clear()
    chromium.requests.clear()
    trip = "window.trips = 0; window.tripped = () => { window.trips += 1 }"
    chromium.call("Page.addScriptToEvaluateOnNewDocument", source=trip)
    chromium.open(attacked)
    chromium.value("new Promise(done => setTimeout(done, 200))")
    assert chromium.value("window.trips") == 0
    assert chromium.messages == []
    assert [each for each in chromium.requests if not each.startswith("data:")] == [attacked.as_uri()]
    chromium.value("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=tripped()>')")
    chromium.value("new Promise(done => setTimeout(done, 200))")
    assert chromium.value("window.trips") == 0, "the page's policy stops even what would get in"


@needs_browser
def test_it_prints(chromium: Browser, samples: Path) -> None:
    chromium.open(samples, dark=True)
    assert chromium.pdf().startswith(b"%PDF")
    chromium.open(samples, dark=True, media="print")
    assert chromium.value("getComputedStyle(document.querySelector('.filters')).display") == "none"
    assert chromium.value("getComputedStyle(document.body).color") == "rgb(26, 29, 35)"
