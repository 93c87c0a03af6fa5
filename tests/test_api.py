"""The library, and properties that hold for any text."""

from __future__ import annotations

import json
import random
import threading
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipevents
from commandline import SEEDS
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


def test_threads_share_the_tables() -> None:
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(dipevents.extract(TALK, date="2023-06-14")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(each == found[0] for each in found)


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
