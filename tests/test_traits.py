"""What a word tells by itself only spares questions: whoever asks all of them reads the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dipevents.document.facts import read_facts
from dipevents.document.sentences import sentences_of
from dipevents.mentions import actors
from dipevents.mentions import traits as t
from dipevents.mentions.items import Item
from dipevents.pipeline import item_reader
from dipevents.values import RawText
from reading import kit

GOLD = Path(__file__).parent / "gold"
# The bits that only say where nobody need be asked. The others also tell what is read.
SPARING = (
    t.MODIFIES | t.LISTED | t.HEADS | t.TITLES | t.NATIONS | t.TOURS | t.COUNTS | t.STANDS | t.ODD
    | t.ANOTHER | t.OWNS | t.HIS | t.REGIME | t.ORGAN | t.SENT
)  # fmt: skip


def items(text: str, day: str | None) -> list[str]:
    """The items of every sentence of a text, as words."""
    document = read_facts(RawText("t", text, day), kit().gazetteer)
    sentences = sentences_of(document)
    read = item_reader(document, sentences, kit())
    return [shown(item) for sentence in sentences for item in read(sentence, True)]


def shown(item: Item) -> str:
    mentions = [[getattr(mention, name) for name in mention.__slots__] for mention in item.group]
    return f"{item.kind} {item.i} {item.j} {item.place} {item.state} {mentions}"


@pytest.mark.parametrize("name", ["own-agencies", "own-news", "own-readouts"])
def test_sparing_questions_changes_no_answer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [(gold["text"], gold.get("date")) for gold in map(json.loads, lines)]
    spared = [items(*text) for text in texts]
    told = actors._traits_of(kit().lexicon)
    asked = t.Traits(lambda word: told[word] | SPARING)
    monkeypatch.setattr(actors, "_traits_of", lambda lexicon: asked)
    assert [items(*text) for text in texts] == spared


def test_the_memory_of_words_starts_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t, "MOST_WORDS", 2)
    traits = t.Traits(len)
    assert [traits[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(traits) == 2
