"""The report: one page that needs nothing but itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from dipevents.report import network
from dipevents.report.acts import Act, Page, acts_of
from dipevents.report.filters import filters
from dipevents.report.html import Safe, joined, tag
from dipevents.report.map import world_map
from dipevents.report.marked import marked_text
from dipevents.report.table import table
from dipevents.report.timeline import legend, timeline

_SECTIONS = {
    "time": "Timeline", "who": "Who dealt with whom", "where": "Where", "acts": "Acts", "texts": "Texts",
}  # fmt: skip
_CREDIT = (
    "Outlines of countries: Natural Earth (public domain); not a statement on any border. "
    "Positions of towns: GeoNames (CC BY 4.0)."
)


def report(pages: Sequence[Page], title: str, made_by: str, merge: bool = True) -> str:
    """The documents and their acts as an HTML page; an act that several tell of is one, if they may merge."""
    acts = acts_of(pages, merge)
    numbers = {page.record["id"]: at for at, page in enumerate(pages)}
    parts = {part["id"]: act for act in acts for part in act.parts}
    body = [
        tag("header", tag("h1", title), tag("p", _counts(pages, acts), class_="facts"), _contents()),
        tag("main", filters(acts), *_pictures(acts), _section("acts", _scrolling(table(acts, numbers))),
            _section("texts", _key(), *_articles(pages, parts))),
        tag("footer", tag("p", f"Made by {made_by}. {_CREDIT}")),
    ]  # fmt: skip
    return f"<!doctype html>\n{tag('html', _head(title), tag('body', *body, _script()), lang='en')}\n"


def _head(title: str) -> Safe:
    style = _packaged("report.css")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(_packaged('report.js'))}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head", tag("meta", charset="utf-8"),
        Safe(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title), tag("style", style),
    )  # fmt: skip


def _script() -> Safe:
    return tag("script", _packaged("report.js"))


def _packaged(name: str) -> Safe:
    """A file of ours, which goes into the page as it is."""
    return Safe(files("dipevents").joinpath(f"data/report/{name}").read_text(encoding="utf-8"))


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _counts(pages: Sequence[Page], acts: Sequence[Act]) -> str:
    reports = sum(len(page.events) for page in pages)
    days = sorted(day for act in acts if act.days for day in act.days)
    span = f", {days[0]} to {days[-1]}" if days else ""
    return f"{_many(len(acts), 'act')} told {_many(reports, 'time')} in {_many(len(pages), 'text')}{span}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _contents() -> Safe:
    links = (tag("a", words, href=f"#{id_}") for id_, words in _SECTIONS.items())
    return tag("nav", *links, aria_label="Parts of the report")


def _section(id_: str, *inner: object) -> Safe:
    return tag("section", tag("h2", _SECTIONS[id_]), *inner, id=id_)


def _scrolling(inner: Safe) -> Safe:
    return tag("div", inner, class_="scroll")


def _pictures(acts: Sequence[Act]) -> list[Safe]:
    pair = (_section("who", network.picture(acts)), _section("where", world_map(acts)))
    return [_section("time", timeline(acts), legend()), tag("div", *pair, class_="pictures")]


def _key() -> Safe:
    """What the colours of the words mean."""
    kinds = ("participant", "place", "date", "trigger")
    marks = (tag("li", tag("span", kind, class_=f"m {kind}")) for kind in kinds)
    return tag("ul", *marks, class_="legend")


def _articles(pages: Sequence[Page], acts: Mapping[str, Act]) -> list[Safe]:
    """The documents with events, then the names of the others."""
    found = [_article(page, at, acts) for at, page in enumerate(pages) if page.events]
    others = [page.record["id"] for page in pages if not page.events]
    if others:
        items = tag("ul", *(tag("li", id_) for id_ in others))
        found.append(tag("details", tag("summary", f"{_many(len(others), 'text')} without events"), items))
    return found


def _article(page: Page, at: int, acts: Mapping[str, Act]) -> Safe:
    told = {act.number: act for act in (acts[event["id"]] for event in page.events)}
    items = (
        tag("li", tag("a", act.label, href=f"#d{at}e{number}"), " ", tag("a", "row", href=f"#e{number}",
            aria_label=f"row of {act.label} in the table"), data_a=str(number))
        for number, act in told.items()
    )  # fmt: skip
    inner = tag("div", marked_text(page, acts, f"d{at}e"), tag("ol", *items, class_="here"))
    name = page.record.get("title") or page.record["id"]
    heading = tag("h3", f"{at + 1}. {name}")
    facts = tag("p", joined(_facts(page), " · "), class_="facts")
    return tag("article", heading, facts, inner, id=f"d{at}", data_a=" ".join(map(str, told)))


def _facts(page: Page) -> list[object]:
    """Where a document comes from."""
    record = page.record
    filed = (record.get("dateline") or {}).get("place")
    id_ = record["id"] if record.get("title") else None  # else it is the heading
    told = (id_, record.get("date"), filed, record.get("agency"), record.get("source"))
    facts: list[object] = [each for each in told if each]
    url = str(record.get("url") or "")
    if url.startswith(("https://", "http://")):
        facts.append(tag("a", url, href=url, rel="noreferrer noopener"))
    return facts
