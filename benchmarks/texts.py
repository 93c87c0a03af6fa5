"""Documents to measure with: the project's own gold, and made-up pages in which nothing is to be found."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from dipevents.values import RawText

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
FILES = ("own-news.jsonl", "own-readouts.jsonl", "own-wire.jsonl", "seeds.jsonl")  # ever the same ones
PAGE = 12  # sentences of a page in which nothing is to be found
SHARE = 8  # pages without events for each with some, in the mixed text

# What most news is about; none of it holds a word that a rule begins with.
_WHO = ("The bakery", "A farmer near the river", "The youth choir", "Its oldest library", "The second team",
        "A retired teacher", "The harbour museum", "One orchard in the valley", "The new ferry")  # fmt: skip
_DID = ("sold more bread than ever", "lost eleven sheep to the flood", "won the autumn cup again",
        "opened its doors to children for free", "raised prices by four percent",
        "painted the old lighthouse white", "grew pears on the northern slope",
        "carried forty thousand people")  # fmt: skip
_HOW = ("after a dry summer", "although fuel cost more", "while the roof was being mended",
        "as it had done every year since 1964", "with help from neighbours",
        "because the bridge was shut")  # fmt: skip


def dense(count: int) -> list[RawText]:
    """So many documents from gold, where nearly every sentence is about an act."""
    texts = _gold()
    return [RawText(f"dense/{at}", text, day) for at, (text, day) in zip(range(count), _again(texts))]  # noqa: B905


def empty(count: int) -> list[RawText]:
    """So many pages with nothing to find."""
    dice = random.Random(11)
    return [RawText(f"empty/{at}", _page(dice), "2021-11-30") for at in range(count)]


def mixed(count: int) -> list[RawText]:
    """Both, as a newspaper has them: one document from gold after several pages without events."""
    full, plain = iter(dense(count)), iter(empty(count))
    return [next(full) if at % (SHARE + 1) == SHARE else next(plain) for at in range(count)]


def files(paths: list[str]) -> list[str]:
    """The paths, for a folder those of its texts."""
    found = [sorted(Path(path).glob("*.jsonl*")) if Path(path).is_dir() else [Path(path)] for path in paths]
    return [str(path) for each in found for path in each]


def corpus(path: str) -> list[RawText]:
    """The documents of a file of JSON lines, packed or not."""
    data = Path(path).read_bytes()
    lines = (gzip.decompress(data) if path.endswith(".gz") else data).splitlines()
    found = [json.loads(line) for line in lines]
    return [RawText(str(each.get("id", at)), each["text"], each.get("date")) for at, each in enumerate(found)]


def written(raws: list[RawText], path: Path) -> int:
    """The number of bytes of text, after writing the documents as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for at, raw in enumerate(raws):
            file.write(json.dumps({"id": f"{raw.id}.{at}", "text": raw.text, "date": raw.date}) + "\n")
    return size(raws)


def size(raws: list[RawText]) -> int:
    """Bytes of text."""
    return sum(len(raw.text.encode()) for raw in raws)


def _gold() -> list[tuple[str, str | None]]:
    found = []
    for name in FILES:
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "text" in record:
                found.append((record["text"], record.get("date")))
    return found


def _again(texts: list[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    while True:
        yield from texts


def _page(dice: random.Random) -> str:
    sentences = [f"{dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_HOW)}." for _ in range(PAGE)]
    return " ".join(sentences[: PAGE // 2]) + "\n\n" + " ".join(sentences[PAGE // 2 :])
