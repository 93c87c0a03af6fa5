"""The journal of a run with `--resume` by its lines: what it counts on, what it refuses; any call failing."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from dipevents import journal as module
from dipevents import output
from dipevents.errors import DipeventsError, NoInput, UsageTrouble
from dipevents.journal import Journal, Progress, content, journal
from dipevents.values import RawText
from dipevents.work import Funnel, Outcome, Trouble

ASKED = {"--format": "jsonl", "the program": "p"}
RAWS = [RawText(f"d{at}", f"Text {at}.", "2020-01-01" if at % 2 else None) for at in range(7)]
WHOLE = b"".join(b"record of d%d\n" % at for at in range(7))


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line after every two documents."""
    monkeypatch.setattr(module, "EVERY", 2)


class Killed(BaseException):
    """The run ends here."""


def outcome(raw: RawText) -> Outcome:
    """Every third document fails, the last one by a bug; the others have an event."""
    at = int(raw.id[1:])
    if at == 6:
        return Outcome(None, [], [], Funnel(), Trouble("bug", "w"))
    if at % 3 == 2:
        return Outcome(None, [], [], Funnel(), Trouble("time", "w"))
    return Outcome({"id": raw.id}, [{"id": raw.id}], [1], Funnel(5, 4, 3, 2, 1))


def work(path: Path, asked: dict[str, str] = ASKED, raws: list[RawText] = RAWS, till: int = 99) -> Progress:
    """A run that writes a line a document, and is killed before the document of that number."""
    with journal(str(path), asked) as kept:
        for raw in kept.remaining(raws):
            if int(raw.id[1:]) >= till:
                raise Killed
            kept.stream.write(b"record of %s\n" % raw.id.encode())
            kept.done(raw, outcome(raw))
        return kept.progress


def cut_off(path: Path, till: int, **given: Any) -> None:
    with pytest.raises(Killed):
        work(path, till=till, **given)


def lines(path: Path) -> list[Any]:
    """What the journal says, its digests checked."""
    found = []
    for line in path.with_name(f".{path.name}.journal").read_bytes().splitlines():
        digest, body = line.split(b" ", 1)
        assert digest.decode() == blake2b(body, digest_size=8).hexdigest()
        found.append(json.loads(body))
    return found


def test_a_run_leaves_its_output_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out"
    progress = work(path)
    assert path.read_bytes() == WHOLE
    assert list(tmp_path.iterdir()) == [path]
    assert progress._replace(digest="") == Progress(7, 78, "", 4, 3, 1, 4, Funnel(20, 16, 12, 8, 4))


def test_a_line_says_what_is_done(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    asked, first, second = lines(path)
    assert asked == ASKED
    assert first == [2, 26, first[2], 2, 0, 0, 2, [10, 8, 6, 4, 2]]
    assert second == [4, 52, second[2], 3, 1, 0, 3, [15, 12, 9, 6, 3]]
    assert len({first[2], second[2]}) == 2
    assert (tmp_path / ".out.part").read_bytes() == WHOLE[:65]
    assert not path.exists()


def test_a_line_comes_sooner_where_texts_are_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY", 50)
    for characters, found in ((14, [2, 4, 6]), (15, [3, 6]), (21, [3, 6]), (22, [4])):
        monkeypatch.setattr(module, "CHARACTERS", characters)  # a text has seven
        path = tmp_path / f"out{characters}"
        cut_off(path, 6)
        assert [each[0] for each in lines(path)[1:]] == found


def test_killed_anywhere_it_goes_on(tmp_path: Path) -> None:
    for till in range(7):
        path = tmp_path / f"out{till}"
        cut_off(path, till)
        seen: list[str] = []
        with journal(str(path), ASKED) as kept:
            assert kept.progress.documents == till // 2 * 2
            for raw in kept.remaining(RAWS):
                seen.append(raw.id)
                kept.stream.write(b"record of %s\n" % raw.id.encode())
                kept.done(raw, outcome(raw))
        assert seen == [raw.id for raw in RAWS[till // 2 * 2 :]]
        assert path.read_bytes() == WHOLE
        assert kept.progress._replace(digest="").funnel == Funnel(20, 16, 12, 8, 4)
    assert len(list(tmp_path.iterdir())) == 7


def test_killed_twice(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 3)
    cut_off(path, 5)
    assert [each[0] for each in lines(path)[1:]] == [2, 4]
    assert work(path).documents == 7
    assert path.read_bytes() == WHOLE


TORN = [
    b"x", b"0123456789abcdef [1]\n", b"\n", b"0123456789abcdef", b" {}\n",
]  # fmt: skip


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_line_does_not_count(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    name = tmp_path / ".out.journal"
    good = name.read_bytes()
    name.write_bytes(good + torn)
    (tmp_path / ".out.part").write_bytes(WHOLE[:60] + b"torn")
    cut_off(path, 4)
    assert name.read_bytes() == good  # the torn line is cut off before the next
    assert work(path).documents == 7
    assert path.read_bytes() == WHOLE


def test_what_stands_behind_a_torn_line_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    name = tmp_path / ".out.journal"
    asked, first, second = name.read_bytes().splitlines(keepends=True)
    name.write_bytes(asked + first + b"torn\n" + second)
    with journal(str(path), ASKED) as kept:
        assert kept.progress.documents == 2


def test_a_whole_line_without_its_end_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    name = tmp_path / ".out.journal"
    name.write_bytes(name.read_bytes()[:-1])
    with journal(str(path), ASKED) as kept:
        assert kept.progress.documents == 2


def test_a_line_does_not_count_on_more_than_was_written(tmp_path: Path) -> None:
    for length, documents in ((52, 4), (51, 2), (26, 2), (25, 0)):
        path = tmp_path / f"out{length}"
        cut_off(path, 5)
        (tmp_path / f".out{length}.part").write_bytes(WHOLE[:length])
        assert work(path).documents == 7
        assert path.read_bytes() == WHOLE
        cut_off(path, 5)
        (tmp_path / f".out{length}.part").write_bytes(WHOLE[:length])
        with journal(str(path), ASKED) as kept:
            assert kept.progress.documents == documents


@pytest.mark.parametrize("lost", [".out.part", ".out.journal"])
def test_without_the_one_or_the_other_it_begins_anew(tmp_path: Path, lost: str) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    (tmp_path / lost).unlink()
    cut_off(path, 1, asked={"--format": "csv"})
    assert lines(path) == [{"--format": "csv"}]
    assert work(path, {"--format": "csv"}).documents == 7
    assert path.read_bytes() == WHOLE


def test_a_journal_without_a_first_line_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    (tmp_path / ".out.journal").write_bytes(b"torn\n" + (tmp_path / ".out.journal").read_bytes())
    cut_off(path, 3)
    assert [each if isinstance(each, dict) else each[0] for each in lines(path)] == [ASKED, 2]
    assert work(path).documents == 7
    assert path.read_bytes() == WHOLE


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (ASKED | {"--format": "csv"}, "--format"), ({"--format": "jsonl"}, "the program"),
        (ASKED | {"--types": "call"}, "--types"),
        ({"--format": "csv", "the program": "q"}, "--format, the program"),
    ],
)  # fmt: skip
def test_another_run_is_refused(tmp_path: Path, asked: dict[str, str], named: str) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(UsageTrouble) as trouble:
        work(path, asked)
    assert str(trouble.value) == (
        f"{path}: --resume can't go on: changed since: {named}; "
        f"run it as before, or delete {tmp_path}/.out.journal to begin anew"
    )
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_where_nothing_is_done_yet_another_run_may_begin(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 1)
    assert work(path, {"--format": "csv"}).documents == 7


@pytest.mark.parametrize(
    "raws",
    [
        RAWS[:3], [], RAWS[1:], [RAWS[0], RAWS[1]._replace(text="Text 1!"), *RAWS[2:]],
        [RAWS[0], RAWS[1]._replace(date=None), *RAWS[2:]],
        [RAWS[0]._replace(id="e0"), *RAWS[1:]], [RAWS[0]._replace(title="T"), *RAWS[1:]],
        [RAWS[0]._replace(notices=("n",)), *RAWS[1:]], [RAWS[1], RAWS[0], *RAWS[2:]],
        [RAWS[0]._replace(id="d0T", text="ext 0."), *RAWS[1:]],
        [RAWS[0], *RAWS[:6]],
    ],
)  # fmt: skip
def test_other_documents_are_refused(tmp_path: Path, raws: list[RawText]) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    with pytest.raises(UsageTrouble, match="changed since: the documents; run it as before"):
        work(path, raws=raws)
    assert not path.exists()
    assert work(path).documents == 7
    assert path.read_bytes() == WHOLE


def test_documents_not_done_yet_may_change(tmp_path: Path) -> None:
    path = tmp_path / "out"
    cut_off(path, 5)
    assert work(path, raws=RAWS[:4]).documents == 4
    assert path.read_bytes() == WHOLE[:52]


def test_words_that_no_file_can_hold_are_told_apart(tmp_path: Path) -> None:
    odd = [RAWS[0]._replace(text="\ud800"), *RAWS[1:]]
    path = tmp_path / "out"
    cut_off(path, 3, raws=odd)
    with pytest.raises(UsageTrouble):
        work(path, raws=[RAWS[0]._replace(text="\udfff"), *RAWS[1:]])
    assert work(path, raws=odd).documents == 7


def test_nothing_to_read_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def run() -> None:
        with journal(str(path), ASKED):
            raise NoInput("none")

    with pytest.raises(NoInput):
        run()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_second_run_is_refused_while_one_writes(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = tmp_path / "a\x1bb"
    words = r"a<U\+001B>b: another run with --resume is writing it"
    with journal(str(path), ASKED), pytest.raises(UsageTrouble, match=words):
        work(path)
    assert work(path).documents == 7


def test_a_journal_removed_while_we_waited_for_it_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, locked = module._lock, []

    def lock(file: Any, path: str) -> None:
        real(file, path)
        locked.append(path)
        if len(locked) == 1:
            os.unlink(file_name)

    path = tmp_path / "out"
    file_name = tmp_path / ".out.journal"
    monkeypatch.setattr(module, "_lock", lock)
    cut_off(path, 3)
    assert len(locked) == 2
    assert lines(path)[0] == ASKED


@pytest.mark.parametrize("trouble", [OSError(errno.ENOLCK, "no locks"), ImportError()])
def test_without_locks_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    import fcntl

    def refuse(*arguments: object) -> None:
        raise trouble

    if isinstance(trouble, ImportError):
        monkeypatch.setitem(__import__("sys").modules, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", refuse)
    assert work(tmp_path / "out").documents == 7


def test_the_journal_is_for_its_owner(tmp_path: Path) -> None:
    cut_off(tmp_path / "out", 3)
    assert (tmp_path / ".out.journal").stat().st_mode & 0o777 == 0o600


def test_content_is_known_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"x")
    (tmp_path / "c").write_bytes(b"y")
    a, b, c = (content(str(tmp_path / name)) for name in "abc")
    assert a == b == blake2b(b"x", digest_size=16).hexdigest()
    assert a != c
    assert content(None) is None


def test_the_program_is_known_by_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule, table or module that is new, renamed or changed makes another program; bytecode does not."""
    monkeypatch.setattr(module, "__file__", str(tmp_path / "journal.py"))
    found = [module.program()]
    for name in ("a.py", "a.toml", "a.csv", "a.gz", "a.json", "a.txt", "folder/a.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        for content_ in (b"x", b"y"):
            path.write_bytes(content_)
            found.append(module.program())
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    found.append(module.program())
    assert len(set(found)) == len(found)
    assert len(found[0]) == 32
    (tmp_path / "a.pyc").write_bytes(b"x")
    assert module.program() == found[-1]


# -- any call fails --------------------------------------------------------------------------------


def failing(real: Callable[..., Any], nth: int) -> Callable[..., Any]:
    """The call, its nth use failing."""
    left = nth

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.EIO, "broken")
        return real(*arguments, **named)

    return call


class Torn(Journal):
    """A journal whose nth line is written by half before the disk fails."""

    nth = 0

    def _mark(self) -> None:
        type(self).nth -= 1
        if type(self).nth == 0:
            self.stream.sync()
            self._file.write(module._line(self.progress)[:20])
            self._file.flush()
            raise OSError(errno.EIO, "broken")
        super()._mark()


@pytest.mark.parametrize(
    ("call", "where"), [("open", os), ("fsync", os), ("replace", os), ("fdopen", os), ("_line", module)]
)
def test_any_call_may_fail_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, where: Any
) -> None:
    real = getattr(where, call)
    for nth in count(1):
        path = tmp_path / f"out{nth}"
        path.write_bytes(b"old")
        monkeypatch.setattr(where, call, failing(real, nth))
        try:
            work(path)
        except (DipeventsError, OSError):
            assert path.read_bytes() == b"old"
        else:
            break
        monkeypatch.setattr(where, call, real)
        assert work(path).documents == 7
        assert path.read_bytes() == WHOLE
    assert nth > 1
    assert path.read_bytes() == WHOLE
    monkeypatch.undo()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_a_line_torn_by_the_disk_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "Journal", Torn)
    for nth in (1, 2, 3):
        monkeypatch.setattr(Torn, "nth", nth)
        path = tmp_path / f"out{nth}"
        with pytest.raises(OSError, match="broken"):
            work(path)
        with journal(str(path), ASKED) as kept:
            assert kept.progress.documents == (nth - 1) * 2


def test_the_output_is_on_disk_before_the_line_that_counts_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        known = os.fstat(descriptor)
        order.extend(each.name for each in tmp_path.iterdir() if os.path.samestat(each.stat(), known))
        sizes.append(known.st_size)
        real(descriptor)

    sizes: list[int] = []
    monkeypatch.setattr(output.os, "fsync", fsync)
    work(tmp_path / "out")
    assert order == [".out.journal", *[".out.part", ".out.journal"] * 3, ".out.part"]
    assert sizes[1::2] == [26, 52, 78, 91]  # of the output
    assert 0 < sizes[0] < sizes[2] < sizes[4] < sizes[6]  # of the journal
