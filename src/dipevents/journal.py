"""How far a run with `--resume` has come, written beside its output so that a killed run can go on.

The first line says what the run was asked for; each later one, after a stretch of documents, how many are
done, how long the output then was, and a digest of those documents. The output reaches the disk before the
line that counts on it, and a line that was torn does not count. Going on means cutting the output at the last
whole line's length and passing over the documents done, if they are still the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO, NamedTuple

from dipevents.errors import NoInput, UsageTrouble
from dipevents.output import Writer, beside, continued, told_as_output
from dipevents.terminal import visible
from dipevents.values import RawText
from dipevents.work import Funnel, Outcome

EVERY = 50  # documents between two lines
CHARACTERS = 1_000_000  # of text, after which a line is written sooner

Asked = dict[str, str]  # what a run was asked for, by the name of the option


class Progress(NamedTuple):
    """What is done: documents, bytes of output, and what the run will tell at its end."""

    documents: int = 0
    length: int = 0
    digest: str = ""  # of the documents so far
    read: int = 0
    failed: int = 0
    bugs: int = 0
    events: int = 0
    funnel: Funnel = Funnel()


class Journal:
    """The progress of one run, on disk."""

    def __init__(self, file: IO[bytes], name: str, progress: Progress, stream: Writer) -> None:
        self.progress = progress
        self.stream = stream  # the output
        self._file = file
        self._name = name
        self._since = [0, 0]  # documents and characters since the last line

    def remaining(self, raws: Iterable[RawText]) -> Iterator[RawText]:
        """The documents still to do; UsageTrouble where those done are not the same any more."""
        left, digest, rest = self.progress.documents, "", iter(raws)
        while left:
            raw = next(rest, None)
            if raw is None:
                break
            digest = _digest(digest, raw)
            left -= 1
        if left or digest != self.progress.digest:
            raise UsageTrouble(_refusal(self._name, "the documents"))
        yield from rest

    def done(self, raw: RawText, outcome: Outcome) -> None:
        """Counts a document whose events are all written; now and then that is put on disk."""
        before, trouble = self.progress, outcome.trouble
        self.progress = before._replace(
            documents=before.documents + 1, digest=_digest(before.digest, raw),
            read=before.read + (trouble is None), failed=before.failed + (trouble is not None),
            bugs=before.bugs + (trouble is not None and trouble.kind == "bug"),
            events=before.events + len(outcome.events), funnel=before.funnel.plus(outcome.funnel),
        )  # fmt: skip
        self._since = [self._since[0] + 1, self._since[1] + len(raw.text)]
        if self._since[0] >= EVERY or self._since[1] >= CHARACTERS:
            self._mark()

    def _mark(self) -> None:
        """Puts the output on disk, then the line that counts on it."""
        self.progress = self.progress._replace(length=self.stream.sync())
        self._since = [0, 0]
        with told_as_output(self._name):
            self._file.write(_line(self.progress))
            self._file.flush()
            os.fsync(self._file.fileno())


@contextmanager
def journal(path: str, asked: Asked) -> Iterator[Journal]:
    """The journal of the output at that path, begun or gone on with; removed when the run is complete.

    UsageTrouble where another run writes that output, or the run begun was asked for something else.
    """
    name, part = beside(path, "journal"), beside(path, "part")
    with _locked(name, path) as file:
        progress = _begun(file, part, path, asked)
        if progress is None:
            progress = Progress()
            _begin(file, path, asked)
        try:
            with continued(path, progress.length) as stream:
                yield Journal(file, path, progress, stream)
        except NoInput:
            _remove(part, name)
            raise
        _remove(name)


def _begin(file: IO[bytes], path: str, asked: Asked) -> None:
    with told_as_output(path):
        file.seek(0)
        file.truncate()
        file.write(_line(asked))
        file.flush()
        os.fsync(file.fileno())


def program() -> str:
    """A digest of the program with its rules and tables: another version may find other events.

    A compiled package has its sources beside it and finds the same, so it is no other version.
    """
    root, digest = Path(__file__).parent, blake2b(digest_size=16)
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".csv", ".toml", ".gz", ".json", ".txt"}:
            data = path.read_bytes()
            digest.update(f"{path.relative_to(root)} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def content(path: str | None) -> str | None:
    """A digest of a file's content; None for no file."""
    return None if path is None else blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()


def _begun(file: IO[bytes], part: str, path: str, asked: Asked) -> Progress | None:
    """How far the run begun has come, the file left after its last whole line; None if nothing is done."""
    try:
        written = os.path.getsize(part)
    except OSError:
        return None
    before, progress, end = _read(file.readline()), None, file.tell()
    if not isinstance(before, dict):
        return None
    for line in file:
        value = _read(line)
        if not isinstance(value, list) or value[1] > written:
            break
        progress = Progress(*value)._replace(funnel=Funnel(*value[-1]))
        end += len(line)
    changed = sorted(name for name in asked.keys() | before.keys() if asked.get(name) != before.get(name))
    if progress is not None and changed:
        raise UsageTrouble(_refusal(path, ", ".join(changed)))
    file.seek(end)
    file.truncate()
    return progress


def _refusal(path: str, what: str) -> str:
    name = beside(path, "journal")
    return (
        f"{path}: --resume can't go on: changed since: {what}; "
        f"run it as before, or delete {name} to begin anew"
    )


@contextmanager
def _locked(name: str, path: str) -> Iterator[IO[bytes]]:
    """The journal's file, open; no second run can have it meanwhile, where the system has such locks."""
    while True:
        with told_as_output(path):
            descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            _lock(file, path)
            if _stands(name, descriptor):
                yield file
                return


def _stands(name: str, descriptor: int) -> bool:
    """Whether the open file still bears that name; a run that ended meanwhile has removed it."""
    try:
        return os.path.samestat(os.stat(name), os.fstat(descriptor))
    except OSError:
        return False


def _lock(file: IO[bytes], path: str) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as trouble:
        raise UsageTrouble(f"{visible(path)}: another run with --resume is writing it") from trouble
    except OSError:  # a file system without locks
        return


def _line(value: object) -> bytes:
    """A line that can be told from a torn one: a digest before what it says."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return blake2b(body, digest_size=8).hexdigest().encode() + b" " + body + b"\n"


def _read(line: bytes) -> object:
    """What a line says, or None where it is torn."""
    digest, _, body = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or blake2b(body, digest_size=8).hexdigest().encode() != digest:
        return None
    value: object = json.loads(body)
    return value


def _digest(before: str, raw: RawText) -> str:
    """A digest of all documents up to this one."""
    digest = blake2b(before.encode(), digest_size=16)
    digest.update(repr(raw[2:]).encode())
    for words in (raw.id, raw.text):
        data = words.encode("utf-8", "surrogatepass")
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


def _remove(*names: str) -> None:
    for name in names:
        with suppress(OSError):
            os.unlink(name)
