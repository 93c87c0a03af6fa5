"""Output whole or not at all: every call to the system that writes fails once, and no file is torn."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dipevents import output as module
from dipevents.errors import NO_OUTPUT, OutputTrouble
from dipevents.output import Writer, beside, continued, is_terminal, output

pytestmark = pytest.mark.filterwarnings("error")  # a file that nobody closed is one
OLD, NEW = b"old", b"x" * (3 << 16)  # more than the buffer holds, so that it is written in parts


class Full(OSError):
    """A disk without room."""

    def __init__(self) -> None:
        super().__init__(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Failing:
    """Wraps a call so that the nth use of it fails, the others work."""

    def __init__(self, real: Callable[..., Any], nth: int) -> None:
        self._real = real
        self.left = nth

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise Full
        return self._real(*arguments, **named)


class Disk(io.RawIOBase):
    """A file whose writes go by way of a call that may fail."""

    def __init__(self, file: io.FileIO, nth: int) -> None:
        self._file = file
        self.failing = Failing(file.write, nth)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return int(self.failing(data))

    def close(self) -> None:
        super().close()
        self._file.close()


def written(path: Path) -> None:
    """A run that writes in three pieces."""
    with output(str(path)) as stream:
        for at in range(0, len(NEW), 1 << 16):
            assert stream.write(NEW[at : at + (1 << 16)]) == 1 << 16


def trouble_of(run: Callable[[], None]) -> OutputTrouble | None:
    """What a run fails with, if it does."""
    try:
        run()
    except OutputTrouble as trouble:
        return trouble
    return None


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_the_old_file_stays_whatever_call_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "out"
    path.write_bytes(OLD)
    real = getattr(os, call)
    for nth in count(1):
        monkeypatch.setattr(module.os, call, Failing(real, nth))
        trouble = trouble_of(lambda: written(path))
        if trouble is None:
            break
        assert str(trouble) == f"{path}: could not be written: no space left on device"
        assert trouble.code == NO_OUTPUT
        assert path.read_bytes() == OLD
        assert list(tmp_path.iterdir()) == [path]
    assert nth == 2
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("old", [True, False])
def test_the_old_file_stays_whatever_write_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    path = tmp_path / "out"
    if old:
        path.write_bytes(OLD)
    real, nth = os.fdopen, 0

    def opened(descriptor: int, mode: str, size: int) -> io.BufferedWriter:
        return io.BufferedWriter(Disk(real(descriptor, mode, 0), nth), size)

    monkeypatch.setattr(module.os, "fdopen", opened)
    for nth in count(1):  # noqa: B007 - `opened` reads it
        trouble = trouble_of(lambda: written(path))
        if trouble is None:
            break
        assert "no space left" in str(trouble)
        assert [each.read_bytes() for each in tmp_path.iterdir()] == ([OLD] if old else [])
    assert nth > 2
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def broken_off(place: AbstractContextManager[Writer], words: bytes, trouble: type[BaseException]) -> None:
    """Writes and then raises."""
    with place as stream:
        stream.write(words)
        raise trouble


def test_nothing_is_left_of_a_run_that_raises(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(OLD)
    with pytest.raises(KeyboardInterrupt):
        broken_off(output(str(path)), NEW, KeyboardInterrupt)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_stands_at_the_place_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with output(str(path)) as stream:
        stream.write(NEW)
        stream.flush()
        part = tmp_path / f".out.{os.getpid()}.part"
        assert list(tmp_path.iterdir()) == [part]
        assert part.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def test_the_mode_of_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"
    before = os.umask(0o022)
    try:
        written(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        written(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "target", tmp_path / "link"
    target.write_bytes(OLD)
    link.symlink_to(target)
    written(link)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert [each.name for each in (tmp_path / "folder").iterdir()] == ["target"]


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    written(path)
    assert beside(str(path), "part") == str(tmp_path / f".{'n' * 80}.part")
    assert path.read_bytes() == NEW


# -- what is no file -------------------------------------------------------------------------------


def test_a_device_is_written_to_and_stays() -> None:
    written(Path(os.devnull))
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_device_is_told() -> None:
    with pytest.raises(OutputTrouble, match=r"^/dev/full: could not be written: no space left on device$"):
        written(Path("/dev/full"))
    with pytest.raises(OutputTrouble), output("/dev/full") as stream:
        stream.write(b"x")  # only the last flush finds out


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputTrouble, match="is a directory"):
        written(tmp_path)
    with pytest.raises(OutputTrouble, match="no such file or directory"):
        written(tmp_path / "no" / "file")


def test_names_are_made_harmless() -> None:
    with pytest.raises(OutputTrouble) as trouble, module.told_as_output("a\x1bb"):
        raise OSError("Strange")
    assert str(trouble.value) == "a<U+001B>b: could not be written: strange"


def test_a_closed_pipe_is_no_trouble_of_the_output() -> None:
    with pytest.raises(BrokenPipeError), module.told_as_output("x"):
        raise BrokenPipeError


def test_everything_is_written_before_the_disk_is_asked_to_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(module.os, "fsync", lambda descriptor: sizes.append(os.fstat(descriptor).st_size))
    with output(str(tmp_path / "out")) as stream:
        stream.write(b"12345")
    assert sizes == [5]


def test_standard_output_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without(io.BytesIO):
        def flush(self) -> None:
            raise Full

    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=Without(), closed=False))
    words = "standard output: could not be written: no space"
    with pytest.raises(OutputTrouble, match=words), output(None):
        pass


@pytest.mark.parametrize("path", [None, "-"])
def test_standard_output(path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    held = io.BytesIO()
    buffered = io.BufferedWriter(held)  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffered))
    with output(path) as stream:
        stream.write(b"abc")
    assert held.getvalue() == b"abc"
    assert list(tmp_path.iterdir()) == []
    assert is_terminal(path) is False
    sys.stdout.close()
    with pytest.raises(OutputTrouble, match=r"^standard output is closed$"), output(path):
        pass
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputTrouble, match=r"^standard output is closed$"), output(path):
        pass
    assert is_terminal(path) is False


@pytest.mark.parametrize(("path", "told"), [(None, True), ("-", True), ("out", False)])
def test_a_terminal(path: str | None, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    assert is_terminal(path) is told


# -- going on --------------------------------------------------------------------------------------


def test_going_on_cuts_what_does_not_count(tmp_path: Path) -> None:
    path, part = tmp_path / "out", tmp_path / ".out.part"
    path.write_bytes(OLD)
    part.write_bytes(b"kept and torn")
    with continued(str(path), 4) as stream:
        assert part.read_bytes() == b"kept"
        stream.write(b" new")
        assert stream.sync() == 8
        assert part.read_bytes() == b"kept new"
        assert path.read_bytes() == OLD
        stream.write(b"!")
    assert path.read_bytes() == b"kept new!"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_done_stays_where_it_goes_wrong(tmp_path: Path) -> None:
    path, part = tmp_path / "out", tmp_path / ".out.part"
    path.write_bytes(OLD)
    with pytest.raises(KeyError):
        broken_off(continued(str(path), 0), b"done", KeyError)
    assert (path.read_bytes(), part.read_bytes()) == (OLD, b"done")
    with continued(str(path), 4) as stream:
        stream.write(b"!")
    assert path.read_bytes() == b"done!"


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_going_on_tells_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path, part = tmp_path / "out", tmp_path / ".out.part"
    path.write_bytes(OLD)
    monkeypatch.setattr(module.os, call, Failing(getattr(os, call), 1))
    with pytest.raises(OutputTrouble, match="out: could not be written: no space"):  # noqa: SIM117
        with continued(str(path), 0) as stream:
            stream.write(b"done")
    assert path.read_bytes() == OLD
    assert part.exists() == (call != "open")


def test_going_on_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(OLD)
    path.chmod(0o640)
    with continued(str(path), 0) as stream:
        stream.write(NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_writer_syncs_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(module.os, "fsync", synced.append)
    with open(tmp_path / "a", "wb") as file:
        writer = Writer(file, "a")
        writer.write(b"12345")
        assert writer.sync() == 5
        assert synced == [file.fileno()]
        assert (tmp_path / "a").read_bytes() == b"12345"
