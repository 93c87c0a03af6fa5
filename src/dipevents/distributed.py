"""The same work on many machines, by dask.distributed (`pip install 'dipevents[dask]'`).

    from distributed import Client
    from dipevents import distributed

    client = Client("scheduler:8786")
    parts = distributed.extract(client, ["news/*.jsonl"], "events/")
    acts = distributed.merge(client, [part.path for part in parts], "acts/")

Documents come from JSON lines, CSV or Parquet; events and acts are part files of JSON lines in a folder that
all machines see. Each worker process loads the tables once. Start workers with one thread: the work holds
Python's lock, so that a second one gains nothing.
"""

from __future__ import annotations

import csv
import glob
import gzip
import io
import json
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from dipevents.event_files import read_event_file
from dipevents.merge import blocking, parts_of
from dipevents.merge.clusters import Act, Joiner
from dipevents.merge.joined import build
from dipevents.merge.profiles import Profile
from dipevents.merge.roster import Spelling, spellings
from dipevents.output import Writer, output
from dipevents.read import MAX_BYTES, jsonl
from dipevents.read.settings import Opened, Problem, Settings
from dipevents.render.json import as_json
from dipevents.values import RawText, Record
from dipevents.work import Wanted, examine

BLOCK = 32 * 1024 * 1024  # bytes of JSON lines that make a task
COLUMNS = ("id", "text", "date", "title", "source", "url")  # of CSV and Parquet; all but text may be absent
_PACKED = (".gz",)

Groups = dict[int, int]  # a group of acts' work, by the keys that lead to it


class Block(NamedTuple):
    """A stretch of a file that one task reads: bytes of JSON lines, a row group of Parquet, or the whole."""

    path: str
    start: int = 0
    end: int | None = None
    lines: int = 0  # that stand before it


class Part(NamedTuple):
    """A file of events or acts, and what it came from."""

    path: str
    documents: int
    events: int
    failed: int = 0  # documents, or lines that are none
    troubles: tuple[str, ...] = ()  # the first of them, in words


# -- documents to events ---------------------------------------------------------------------------


def extract(
    client: Any, paths: Iterable[str], folder: str, wanted: Wanted | None = None, block: int = BLOCK
) -> list[Part]:
    """Writes the events of the documents to part files in the folder, in order; gives the parts.

    Paths may hold `*`. Ids of documents must be unique, and a dictionary's path must be seen by all workers.
    A part is written whole or not at all, so a task that is repeated on another machine does no harm.
    """
    os.makedirs(folder, exist_ok=True)
    blocks = _blocks(client, _files(paths), block)
    names = [os.path.join(folder, f"events-{at:05}.jsonl") for at in range(len(blocks))]
    asked = wanted or Wanted()
    futures = client.map(write_events, blocks, names, wanted=asked, pure=False)
    found: list[Part] = client.gather(futures)
    return found


def bag(client: Any, paths: Iterable[str], wanted: Wanted | None = None, block: int = BLOCK) -> Any:
    """The events as a dask bag, a partition a block: nothing is read before it is computed."""
    from dask import bag as bags
    from dask import delayed

    asked = wanted or Wanted()
    return bags.from_delayed(
        [delayed(events_of)(each, asked) for each in _blocks(client, _files(paths), block)]
    )


def events_of(block: Block, wanted: Wanted) -> list[Record]:
    """The events of a block's documents; documents that fail give none."""
    settings = Settings(None, MAX_BYTES, lambda problem: None)
    kit = wanted.kit()
    outcomes = (examine(raw, kit, wanted, counting=False) for raw in documents(block, settings))
    return [event for outcome in outcomes for event in outcome.events]


def write_events(block: Block, name: str, wanted: Wanted) -> Part:
    """Writes the events of a block's documents; the part."""
    count, troubles, kit = Counter[str](), list[str](), wanted.kit()

    def failed(words: str) -> None:
        count["failed"] += 1
        troubles.append(words)

    def told(problem: Problem) -> None:
        if problem.kind == "failed":
            failed(problem.message)

    with output(name) as stream:
        for raw in documents(block, Settings(None, MAX_BYTES, told)):
            outcome = examine(raw, kit, wanted, counting=False)
            if outcome.trouble is not None:
                failed(f"{raw.id}: {outcome.trouble.words}")
                continue
            count["documents"] += 1
            count["events"] += len(outcome.events)
            _write(stream, outcome.events)
    return Part(name, count["documents"], count["events"], count["failed"], tuple(troubles[:5]))


def documents(block: Block, settings: Settings) -> Iterator[RawText]:
    """The documents of a block, under the ids that `dipevents extract` gives them."""
    lines = io.BytesIO(_lines(block))
    ours, shift = f"{block.path}#", block.lines
    for raw in jsonl.read(Opened(block.path, lines, None), settings):
        number = raw.id.removeprefix(ours)
        if shift and number != raw.id and number.isdecimal():
            raw = raw._replace(id=f"{ours}{int(number) + shift}")
        yield raw


def _lines(block: Block) -> bytes:
    """The block as JSON lines."""
    kind = _kind(block.path)
    if kind == ".parquet":
        return _json_lines(_parquet_rows(block))
    if kind == ".csv":
        return _json_lines(_csv_rows(block.path))
    if block.path.endswith(_PACKED):
        with gzip.open(block.path) as file:
            return file.read()
    with open(block.path, "rb") as file:
        file.seek(block.start)
        return file.read() if block.end is None else file.read(block.end - block.start)


def _json_lines(rows: Iterable[Record]) -> bytes:
    return b"".join(json.dumps(row, default=str).encode() + b"\n" for row in rows)


def _csv_rows(path: str) -> Iterator[Record]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with gzip.open(path) if path.endswith(_PACKED) else open(path, "rb") as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        for row in csv.DictReader(text):
            yield {name: row[name] for name in COLUMNS if row.get(name)}


def _parquet_rows(block: Block) -> Iterator[Record]:
    from pyarrow import parquet

    with parquet.ParquetFile(block.path) as file:
        there = [name for name in COLUMNS if name in file.schema_arrow.names]
        rows: list[Record] = file.read_row_group(block.start, columns=there).to_pylist()
    yield from rows


# -- blocks ----------------------------------------------------------------------------------------


def _files(paths: Iterable[str]) -> list[str]:
    """The files behind the paths, those behind a `*` sorted; FileNotFoundError where there is none."""
    found = []
    for path in paths:
        matching = sorted(glob.glob(path)) or [path]
        if not os.path.isfile(matching[0]):
            raise FileNotFoundError(f"{path}: no such file")
        found += matching
    return found


def _kind(path: str) -> str:
    """The ending that tells the format."""
    kind = os.path.splitext(path.lower().removesuffix(".gz"))[1]
    if kind not in {".jsonl", ".csv", ".parquet"}:
        raise ValueError(f"{path}: .jsonl, .csv and .parquet are read, the first two also with .gz")
    return kind


def _blocks(client: Any, files: Sequence[str], size: int) -> list[Block]:
    """The files cut into blocks, in order, each knowing how many lines stand before it."""
    cut: list[list[Block]] = client.gather(client.map(blocks_of, files, size=size, pure=False))
    return [block for blocks in cut for block in blocks]


def blocks_of(path: str, size: int) -> list[Block]:
    """A file cut into blocks: JSON lines at line ends, Parquet at row groups; what is packed stays whole."""
    if _kind(path) == ".parquet":
        from pyarrow import parquet

        with parquet.ParquetFile(path) as file:
            return [Block(path, group) for group in range(file.num_row_groups)]
    if _kind(path) == ".csv" or path.endswith(_PACKED) or os.path.getsize(path) <= size:
        return [Block(path)]
    found, start, lines = [], 0, 0
    with open(path, "rb") as file:
        while data := file.read(size):
            data += file.readline()
            found.append(Block(path, start, start + len(data), lines))
            start += len(data)
            lines += data.count(b"\n")
    return found


# -- events to acts --------------------------------------------------------------------------------


def merge(client: Any, paths: Iterable[str], folder: str, groups: int | None = None) -> list[Part]:
    """Writes the acts that the events tell of to part files in the folder: those that one machine would find.

    A group-by on the keys of merging: events that could ever be compared share type and parties, directly or
    over others, and land in one group. A document's events must stand in one file, as `extract` has them.
    """
    os.makedirs(folder, exist_ok=True)
    files = _files(paths)
    lost = frozenset[str]().union(*client.gather(client.map(sides_without_country, files, pure=False)))
    [known] = client.scatter([lost], broadcast=True)
    linked = client.gather(client.map(linked_keys, files, lost=known, pure=False))
    number = groups or 4 * max(1, len(client.scheduler_info()["workers"]))
    [home] = client.scatter([_homes(linked, number)], broadcast=True)
    pieces = [client.submit(split, path, known, home, number, pure=False) for path in files]
    names = [os.path.join(folder, f"acts-{at:05}.jsonl") for at in range(number)]
    futures = []
    for at, name in enumerate(names):
        own = [client.submit(_item, piece, at) for piece in pieces]
        futures.append(client.submit(merge_group, own, known, name, pure=False))
    found: list[Part] = client.gather(futures)
    return found


def sides_without_country(path: str) -> frozenset[str]:
    """Surnames that stand for a party, so that reports with the country too must be found by them."""
    sides = (side for part in _told(path, frozenset()) for side in part.sides)
    return frozenset(side for side in sides if side.startswith("name:"))


def linked_keys(path: str, lost: frozenset[str]) -> list[tuple[list[int], int]]:
    """The file's keys in sets that hang together, each with its number of events."""
    union, events = _Union(), Counter[int]()
    for part in _told(path, lost):
        keys = keys_of(part)
        union.join(keys)
        events[keys[0]] += 1
    found: dict[int, list[int]] = {}
    for key in union.known():
        found.setdefault(union.root(key), []).append(key)
    return [(keys, sum(events[key] for key in keys)) for keys in found.values()]


def keys_of(part: Profile) -> list[int]:
    """What an event is grouped by: a number for each way it can be found; its id's where there is none."""
    keys: list[Any] = [(part.type, pair) for pair in blocking.parties(part)]
    if part.words is not None:
        keys.append((part.type, part.words))
    return [_number(key) for key in keys or [(part.type, part.id)]]


def _number(key: Any) -> int:
    return int.from_bytes(blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _homes(linked: Iterable[list[tuple[list[int], int]]], number: int) -> Groups:
    """The group of each key: what hangs together stays together; the biggest go first, to the emptiest."""
    union, events = _Union(), Counter[int]()
    for keys, count in (each for found in linked for each in found):
        union.join(keys)
        events[keys[0]] += count
    sizes, members = Counter[int](), dict[int, list[int]]()
    for key in union.known():
        sizes[union.root(key)] += events[key]
        members.setdefault(union.root(key), []).append(key)
    load, homes = [0] * number, Groups()
    for root in sorted(members, key=lambda each: (-sizes[each], each)):
        group = load.index(min(load))
        load[group] += sizes[root]
        homes |= dict.fromkeys(members[root], group)
    return homes


def split(path: str, lost: frozenset[str], homes: Groups, number: int) -> list[bytes]:
    """The file's events by group, packed, each group's with the spellings of its documents."""
    events: list[list[Record]] = [[] for _ in range(number)]
    named: dict[str, list[Record]] = {}
    for part in _told(path, lost):
        events[homes[keys_of(part)[0]]].append(part.payload)
        if any(actor.name for actor in part.actors):
            named.setdefault(part.document, []).append(part.payload)
    found = {document: spellings(parts) for document, parts in named.items()}
    return [_packed(each, found) for each in events]


def merge_group(pieces: Iterable[bytes], lost: frozenset[str], name: str) -> Part:
    """Joins the events of one group and writes its acts in order of time; the part."""
    told: dict[str, Profile] = {}
    names: dict[str, tuple[Spelling, ...]] = {}
    for piece in pieces:
        events, found = json.loads(zlib.decompress(piece))
        for event in events:
            told.setdefault(as_json(event), _Told(event, event, lost))
        names |= {each: tuple(Spelling(one, of, tuple(styled)) for one, of, styled in rows)
                  for each, rows in found.items()}  # fmt: skip
    acts = sorted(Joiner().join(told.values()), key=_place_in_time)
    with output(name) as stream:
        for act in acts:
            own = {document: names.get(document, ()) for document in act.documents}
            _write(stream, [build([part.payload for part in act.parts], own)])
    return Part(name, len({part.document for part in told.values()}), len(acts))


class _Told(Profile):
    """An event that can be found by all the surnames that any machine's events lack the country of."""

    __slots__ = ()

    def __init__(self, record: Record, payload: Any, lost: frozenset[str]) -> None:
        super().__init__(record, payload)
        super().open_doors(lost)

    def open_doors(self, lost: frozenset[str]) -> None:
        """They are open."""


class _Union:
    """Sets of numbers that hang together."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def known(self) -> Iterable[int]:
        """All numbers seen."""
        return self._above

    def root(self, key: int) -> int:
        """The number that stands for its set."""
        above = self._above
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, keys: Sequence[int]) -> None:
        """Puts the numbers into one set."""
        for key in keys:
            self._above.setdefault(key, key)
        for key in keys[1:]:
            one, other = self.root(keys[0]), self.root(key)
            self._above[max(one, other)] = min(one, other)


def _told(path: str, lost: frozenset[str]) -> Iterator[Profile]:
    for event in read_event_file(path):
        for part in parts_of(event):
            yield _Told(part, part, lost)


def _place_in_time(act: Act) -> tuple[Any, ...]:
    """By day, undated last, then by id: the order in which `dipevents merge` writes."""
    first = min(act.parts, key=lambda part: (part.document, part.id))
    return (act.window is None, act.start, first.document, first.id)


def _packed(events: list[Record], names: dict[str, tuple[Spelling, ...]]) -> bytes:
    own = {event["document"]: names.get(event["document"], ()) for event in events}
    return zlib.compress(json.dumps([events, own]).encode(), 1)


def _item(pieces: Sequence[bytes], at: int) -> bytes:
    return pieces[at]


def _write(stream: Writer, records: Iterable[Record]) -> None:
    for record in records:
        stream.write((as_json(record) + "\n").encode())
