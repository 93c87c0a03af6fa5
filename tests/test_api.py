"""The library, and properties that hold for any text."""

from __future__ import annotations

import csv
import doctest
import io
import json
import random
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipevents
from commandline import SEEDS, Cli
from dipevents import api
from dipevents.entities import entities
from dipevents.explain import Lines, account, why, why_not
from dipevents.pipeline import load_kit
from dipevents.validation import Texts, faults
from dipevents.values import RawText
from dipevents.work import Wanted, examine
from dipevents.worker import batch_line, outcomes_line, read_batch, read_outcomes

TALK = "The king of Norway met the president of Chile in Oslo on Monday."
WORDS = (
    "met with President Putin Aliyev the King of Norway Foreign Minister Lavrov in Ashgabat on Monday to "
    "will visit sent a letter phoned signed an agreement between Iran and Azerbaijan talks , . ; “ ” ( ) ' "
    "said that he his counterpart U.S. EU NATO November 28 2021 was postponed cancelled denied not "
    "\n \n\n — and or"
).split(" ")
sentences = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(
    st.text(max_size=300), sentences, st.lists(st.one_of(sentences, st.text(max_size=20))).map("\n".join)
)


def test_extract() -> None:
    event = dipevents.extract(TALK, date="2023-06-14")[0]
    assert isinstance(event, dipevents.Event)
    assert event.date is not None
    assert (event.type, event.date.value, event.document) == ("meeting", "2023-06-12", "-")
    assert dipevents.extract(TALK, date=date(2023, 6, 14)) == [event]
    assert dipevents.extract(TALK, types=["visit"]) == []
    with pytest.raises(ValueError, match="iso"):
        dipevents.extract(TALK, date="12/03/24")


def test_iter_events_and_merge() -> None:
    events = list(dipevents.iter_events([str(SEEDS)]))
    acts = dipevents.merge(events)
    assert all(isinstance(act, dipevents.MergedEvent) for act in acts)
    assert len(acts) < len(events)
    assert dipevents.merge(acts) == acts == dipevents.merge(events[::-1])
    problems = []
    assert list(dipevents.iter_events(["nowhere"], on_problem=problems.append)) == []
    assert problems[0].kind == "failed"


def test_merge_is_the_function_however_it_is_reached() -> None:
    import dipevents.merge
    from dipevents.api import merge

    assert dipevents.merge([]) == merge([]) == []


def test_the_names_are_there() -> None:
    assert set(dipevents.__all__) <= set(dir(dipevents))
    assert all(getattr(dipevents, name) for name in dipevents.__all__)
    with pytest.raises(AttributeError):
        dipevents.nothing  # noqa: B018


def test_four_threads_find_what_one_finds() -> None:
    """In a process of its own, so that the threads race for the tables too."""
    code = """
import sys, threading, dipevents
start, found = threading.Barrier(4), {}
def work(name):
    start.wait()
    events = list(dipevents.iter_events(sys.argv[1:]))
    found[name] = (events, dipevents.merge(events))
threads = [threading.Thread(target=work, args=(at,)) for at in range(4)]
for each in threads: each.start()
for each in threads: each.join()
alone = list(dipevents.iter_events(sys.argv[1:]))
assert alone and all(found[at] == (alone, dipevents.merge(alone)) for at in range(4))
"""
    done = subprocess.run([sys.executable, "-c", code, str(SEEDS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", ["dipevents", "dipevents.api"])
def test_examples_of_the_library_run(module: str) -> None:
    found = import_module(module)
    done = doctest.testmod(found, extraglobs={"dipevents": dipevents}, optionflags=doctest.ELLIPSIS)
    assert done.failed == 0
    assert done.attempted > 0


def test_every_public_function_has_an_example() -> None:
    functions = [getattr(api, name) for name in dipevents.__all__ if hasattr(api, name)]
    ours = [each for each in functions if each.__module__ == "dipevents.api"]
    assert len(ours) == 5
    assert all(">>> " in (each.__doc__ or "") for each in ours)


# -- notebooks and frames --------------------------------------------------------------------------


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert attrs == []

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;\u202e"]
)
def test_a_notebook_shows_events_and_obeys_none_of_their_words(bad: str) -> None:
    text = f"The king of Norway met the president of Chile at the “{bad}” summit in Oslo."
    events = dipevents.extract(text, id=bad)
    assert len(events) == 1
    for shown in (events, events[0], dipevents.merge(events), dipevents.merge(events)[0]):
        page = Page(shown._repr_html_())
        assert page.tags == {"div", "table", "thead", "tbody", "tr", "th", "td", "mark"}
        assert bad.replace("\u202e", "<U+202E>") in page.words
        assert "king (NOR), president (CHL)" in page.words


def test_a_notebook_shows_the_first_hundred() -> None:
    events = dipevents.Events(dipevents.extract(TALK) * 103)
    assert Page(events._repr_html_()).words.endswith("… and 3 more")
    assert dipevents.Events()._repr_html_().startswith("<div>")


def test_a_frame_holds_what_csv_holds(run: Cli) -> None:
    events = list(dipevents.iter_events(["seeds/"]))
    for found, more in ((events, ()), (dipevents.merge(events), ("--merge",))):
        frame = dipevents.to_dataframe(found)
        cells = csv.DictReader(io.StringIO(run("extract", "seeds/", "-f", "csv", "--csv-raw", *more).text))
        assert frame.to_dict("records") == [
            {name: _like(frame[name].dtype, value) for name, value in row.items()} for row in cells
        ]


def _like(dtype: object, value: str) -> object:
    if value == "":
        return None
    return {"Int64": int, "Float64": float}.get(str(dtype), str)(value)


def test_a_frame_has_the_same_types_with_and_without_events() -> None:
    some, none = dipevents.extract(TALK).to_dataframe(), dipevents.to_dataframe([])
    assert dict(some.dtypes) == dict(none.dtypes)
    assert dipevents.to_dataframe(event.model_dump() for event in dipevents.extract(TALK)).equals(some)
    with pytest.raises(ValueError, match="merge all of them or none"):
        dipevents.to_dataframe([*dipevents.extract(TALK), *dipevents.merge(dipevents.extract(TALK))])


def test_without_pandas_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'dipevents\[pandas\]'"):
        dipevents.to_dataframe([])


# -- any text --------------------------------------------------------------------------------------


class OneText(Texts):
    """The text at hand for any id."""

    def __init__(self, text: str) -> None:
        super().__init__(None)
        self._text = text

    def text(self, id_: str) -> str | None:
        return self._text


@given(texts)
def test_any_text_gives_valid_events(text: str) -> None:
    """No exception, every span quotes the text, ids are unique, dates EDTF, countries ISO; the same again."""
    raw = RawText("x", text.encode("utf-8", "replace").decode("utf-8"))
    wanted = Wanted(domestic=True)
    outcome = examine(raw, load_kit(), wanted)
    assert outcome.trouble is None
    assert list(faults(outcome.events, OneText(raw.text))) == []
    assert len(outcome.lines) == len(outcome.events)
    assert examine(raw, load_kit(), wanted) == outcome


@given(texts)
def test_any_text_has_entities_and_an_account(text: str) -> None:
    raw = RawText("x", text.encode("utf-8", "replace").decode("utf-8"), date="2021-11-30")
    for each in entities(raw, load_kit()):
        assert raw.text[each["start"] : each["end"]] == each["text"] != ""
    told = account(raw, load_kit())
    lines = Lines(raw.text)
    assert all(list(why(event, lines)) for event in told.events)
    assert next(why_not(told)).endswith(f"{len(told.events)} events")


@given(texts)
def test_a_worker_gives_what_we_give(text: str) -> None:
    raw = RawText("x", text.encode("utf-8", "replace").decode("utf-8"), notices=("n",))
    assert list(read_batch(batch_line([raw, raw]))) == [raw, raw]
    outcome = examine(raw, load_kit(), Wanted())
    assert json.dumps(read_outcomes(outcomes_line([outcome]))) == json.dumps([outcome])


@given(texts)
def test_uncounted_sentences_change_no_event(text: str) -> None:
    raw = RawText("x", text.encode("utf-8", "replace").decode("utf-8"))
    counted, uncounted = (examine(raw, load_kit(), Wanted(), counting) for counting in (True, False))
    assert counted[:3] == uncounted[:3]
    assert counted.funnel[1:] == uncounted.funnel[1:]


def in_short(events: list[dict]) -> list[tuple]:
    return [
        (each["type"], each["status"], (each["date"] or {}).get("value"),
         (each["location"] or {}).get("name"),
         [(one["role"], one["name"], one["country"]) for one in each["participants"]])
        for each in events
    ]  # fmt: skip


def events_of(text: str) -> list[dict]:
    return examine(RawText("x", text, date="2021-11-30"), load_kit(), Wanted()).events


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x85", "\u2028"])
def test_any_newline_gives_the_same_events(path, newline: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert in_short(events_of(text.replace("\n", newline))) == in_short(events_of(text))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_a_paragraph_more_takes_nothing_away(path) -> None:
    text = path.read_text(encoding="utf-8")
    more = text + "\n\nThe harvest was good this year, farmers said, and the prices of grain went down again."
    assert in_short(events_of(more)) == in_short(events_of(text))


def test_no_document_remembers_another() -> None:
    texts_ = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    first = [events_of(text) for text in texts_]
    order = list(range(5)) * 3
    random.Random(1).shuffle(order)
    assert all(events_of(texts_[at]) == first[at] for at in order)
