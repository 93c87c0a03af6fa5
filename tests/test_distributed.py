"""Many machines, here two worker processes of one: the same events and acts as on one.

Skipped where dask is not installed; `make test-distributed` installs it.
"""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from merge import events as made_up

from commandline import ROOT, SEEDS, Cli
from dipevents import distributed
from dipevents.merge import blocking, merge_events
from dipevents.merge.profiles import Profile
from dipevents.render.json import as_json
from dipevents.work import Wanted

dask = pytest.importorskip("distributed", reason="dask.distributed is not installed: make test-distributed")


@pytest.fixture(autouse=True)
def no_network() -> None:
    """Processes of one machine talk over its loopback."""


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A cluster of two worker processes."""
    with (
        dask.LocalCluster(2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
        dask.Client(cluster) as found,
    ):
        yield found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of gold and the seeds, some without an id, and a line that is none."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    texts = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    for gold in sorted((ROOT / "tests" / "gold").glob("own-*.jsonl")):
        texts += [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()[:25]]
    with path.open("w", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            record = {"text": text, "date": f"2022-03-{at % 28 + 1:02}"}
            file.write(
                json.dumps({"id": f"d{at}", **record} if at % 3 else record, ensure_ascii=False) + "\n"
            )
            if at == 20:
                file.write("broken\n\n")
    return path


def rows(parts: list[distributed.Part]) -> list[str]:
    return [line for part in parts for line in Path(part.path).read_text(encoding="utf-8").splitlines()]


def alone(run: Cli, path: Path, *options: str) -> list[str]:
    return run("extract", path, "-f", "jsonl", "-j", 1, "-q", *options).text.splitlines()


@pytest.mark.parametrize("block", [10_000, 10_000_000])
def test_the_same_events_in_the_same_order(
    client: Any, run: Cli, many: Path, tmp_path: Path, block: int
) -> None:
    parts = distributed.extract(client, [str(many)], str(tmp_path), block=block)
    assert rows(parts) == alone(run, many)
    assert (len(parts) > 3) is (block == 10_000)
    assert sum(part.failed for part in parts) == 1
    assert sum(part.documents for part in parts) == many.read_text(encoding="utf-8").count('"text"')
    assert any("broken JSON" in words for part in parts for words in part.troubles)


def test_tables_are_loaded_once_in_each_worker(client: Any, many: Path, tmp_path: Path) -> None:
    distributed.extract(client, [str(many)], str(tmp_path), block=5_000)
    found = client.run(_loads)
    assert len(found) == 2
    assert all(misses <= 1 for misses in found.values())


def _loads() -> int:
    from dipevents.pipeline import load_kit

    return load_kit.cache_info().misses


def test_csv_and_parquet_hold_the_same_documents(client: Any, run: Cli, many: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    arrow = pytest.importorskip("pyarrow")
    records = [json.loads(line) for line in many.read_text(encoding="utf-8").splitlines() if line[:1] == "{"]
    records = [{"id": f"r{at}", **record} for at, record in enumerate(records)]
    lines, table, columns = tmp_path / "a.jsonl", tmp_path / "a.csv", tmp_path / "a.parquet"
    lines.write_text("".join(json.dumps(record) + "\n" for record in records))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text", "date"])
        writer.writeheader()
        writer.writerows(records)
    parquet.write_table(arrow.Table.from_pylist(records), columns, row_group_size=16)
    expected = alone(run, lines)
    for path in (table, columns):
        assert rows(distributed.extract(client, [str(path)], str(tmp_path / path.suffix))) == expected


def test_a_bag_of_events(client: Any, run: Cli, many: Path) -> None:
    found = distributed.bag(client, [str(many)], Wanted(types=("meeting",)), block=20_000).compute()
    assert [as_json(event) for event in found] == alone(run, many, "--types", "meeting")


def test_the_same_acts_as_on_one_machine(client: Any, run: Cli, many: Path, tmp_path: Path) -> None:
    parts = distributed.extract(client, [str(many)], str(tmp_path / "events"), block=10_000)
    acts = rows(distributed.merge(client, [part.path for part in parts], str(tmp_path / "acts"), groups=5))
    assert sorted(acts) == sorted(alone(run, many, "--merge"))


def test_the_same_acts_of_a_made_up_world(client: Any, tmp_path: Path) -> None:
    events = list(made_up(3_000))
    paths = []
    for at in range(4):
        path = tmp_path / f"{at}.jsonl"
        path.write_text("".join(as_json(event) + "\n" for event in events[at::4]))
        paths.append(str(path))
    parts = distributed.merge(client, paths, str(tmp_path / "acts"))
    assert sorted(rows(parts)) == sorted(as_json(act) for act in merge_events(events))
    assert sum(part.events > 0 for part in parts) > 2


def test_no_key_leads_out_of_its_group() -> None:
    """Whatever the merge looks an event up by begins with a type and parties that the event is grouped by."""
    for event in made_up(500):
        part = Profile(event, None)
        part.open_doors(frozenset(side for side in part.sides if side.startswith("name:")))
        grouped = set(distributed.keys_of(part))
        ways = (blocking.day_keys, blocking.near_keys, blocking.anchor_keys, blocking.filing_keys)
        for key in itertools.chain.from_iterable(way(part) for way in ways):
            assert distributed._number(key[:2]) in grouped


def test_what_can_not_be_read_is_said(client: Any, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        distributed.extract(client, ["nowhere/*.jsonl"], str(tmp_path))
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(ValueError, match=r"\.parquet"):
        distributed.extract(client, [str(tmp_path / "a.pdf")], str(tmp_path))
