"""`dipevents doctor`: whether everything is in place."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from tempfile import TemporaryFile
from typing import NamedTuple

import typer

from dipevents import errors
from dipevents.terminal import visible

OLDEST = (3, 11)
FOR_DEVELOPERS = {"test", "lint", "build-data", "bench", "fuzz", "docs"}  # extras nobody needs for use
SENTENCE = "The king of Norway met the president of Chile in Oslo on Monday."

_NAME = re.compile("[A-Za-z0-9._-]+")
_EXTRA = re.compile("extra == ['\"]([^'\"]+)['\"]")
_LEAST = re.compile(">=([0-9.]+)")


class Finding(NamedTuple):
    """One thing looked at; `level` is ok, note (works without it) or fault."""

    level: str
    what: str
    words: str


def findings() -> Iterator[Finding]:
    """What was found, in the order in which one would mend it."""
    yield _python()
    yield from _packages()
    yield Finding("ok", "core", "compiled" if is_compiled() else "interpreted; the same events, but slower")
    yield _tried("tables", _tables)
    yield _tried("self-test", _self_test)
    yield _tried("temporary files", _temporary)
    yield _encoding()


def _python() -> Finding:
    told = f"{platform.python_version()} on {sys.platform} {platform.machine()}"
    if sys.version_info >= OLDEST:
        return Finding("ok", "python", told)
    return Finding("fault", "python", f"{told}; {'.'.join(map(str, OLDEST))} or newer is needed")


def is_compiled() -> bool:
    """Whether what reads a text was compiled when the package was installed: docs/performance.md says how."""
    found = find_spec("dipevents.pipeline")
    return found is not None and str(found.origin).endswith(tuple(EXTENSION_SUFFIXES))


def _packages() -> Iterator[Finding]:
    """The program, what it needs, and what its extras would bring."""
    try:
        yield Finding("ok", "dipevents", version("dipevents"))
        wanted = requires("dipevents") or []
    except PackageNotFoundError:
        yield Finding("note", "dipevents", "runs from its folder and is not installed: pip install .")
        return
    for line in wanted:
        extra = _EXTRA.search(line)
        if extra is None or extra[1] not in FOR_DEVELOPERS:
            yield _package(line, extra[1] if extra else None)


def _package(line: str, extra: str | None) -> Finding:
    """What there is of a requirement; only what an extra brings may be missing."""
    found, least = _NAME.match(line), _LEAST.search(line)
    assert found is not None
    level = "fault" if extra is None else "note"
    install = "pip install " + (f"'dipevents[{extra}]'" if extra else found[0])
    try:
        there = version(found[0])
    except PackageNotFoundError:
        return Finding(level, found[0], f"not installed; {install}")
    if least is not None and _numbers(there) < _numbers(least[1]):
        return Finding(level, found[0], f"{there} is older than {least[1]}; {install}")
    return Finding("ok", found[0], f"{there} (for {extra})" if extra else there)


def _numbers(version_: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall("[0-9]+", version_)[:3])


def _tried(what: str, check: Callable[[], str]) -> Finding:
    """What a check says, or what went wrong in it."""
    try:
        return Finding("ok", what, check())
    except Exception as trouble:  # whatever it is, it is what the doctor looks for
        return Finding("fault", what, f"{type(trouble).__name__}: {trouble}")


def _tables() -> str:
    """How many rules and places there are, and the hash of all packaged data for reports of faults."""
    from dipevents.pipeline import load_kit

    kit = load_kit(statements=True)
    digest = sha256()
    for path in _all_files(files("dipevents").joinpath("data")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{len(kit.rules.rules)} rules; data {digest.hexdigest()[:12]}"


def _all_files(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.is_dir():
            yield from _all_files(path)
        else:
            yield path


def _self_test() -> str:
    """Finds an event in a sentence; raises ValueError where what is found is not what is told."""
    from dipevents.pipeline import extract_document, load_kit
    from dipevents.values import RawText

    _, events = extract_document(RawText("-", SENTENCE, "2023-06-14"), load_kit())
    told = [(event["type"], (event["date"] or {})["value"], event["location"]["name"]) for event in events]
    if told != [("meeting", "2023-06-12", "Oslo")]:
        raise ValueError(f"found {told} in {SENTENCE!r}")
    return "a meeting on 2023-06-12 in Oslo, as it should be"


def _temporary() -> str:
    """Writes and reads a temporary file; nothing else is ever kept, there is no cache."""
    with TemporaryFile() as file:
        file.write(b"dipevents")
        file.seek(0)
        if file.read() != b"dipevents":
            raise OSError("what was written could not be read")
    return "can be written; no cache is kept"


def _encoding() -> Finding:
    encoding = str(getattr(sys.stdout, "encoding", None) or "unknown")
    if encoding.lower().replace("-", "") == "utf8":
        return Finding("ok", "terminal", encoding)
    return Finding("note", "terminal", f"{encoding}; names may look odd, PYTHONUTF8=1 helps")


def run_doctor() -> int:
    """Prints a line for each finding; 1 where something is wrong."""
    found = list(findings())
    for each in found:
        print(f"{each.level:<6}{each.what:<18}{visible(each.words)}")
    faults = sum(1 for each in found if each.level == "fault")
    print(f"dipevents: {'1 fault' if faults == 1 else f'{faults} faults'}", file=sys.stderr)
    return errors.CHECK_FAILED if faults else errors.OK


def doctor() -> None:
    """Check versions, extras, tables and a sentence; exit 1 where something is wrong.

    Examples:

      dipevents doctor

      dipevents doctor > for-a-bug-report.txt
    """
    raise typer.Exit(run_doctor())
