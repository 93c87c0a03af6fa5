"""Small slips put into the modules where a slip corrupts data, one at a time: does a test fail?

    python benchmarks/mutants.py [--least N] [MODULE …]

Each slip changes a comparison, an operator, a constant, a condition or what is returned, or leaves a call
out. It is made in a copy of the package under `build/`, and a child forked for it runs the module's tests
there till the first failure. Prints the slips no test noticed and the share that was; slips that change
nothing anybody could see are listed with the reason in `mutants-equivalent.toml` and not counted.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import shutil
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dipevents"
COPY = ROOT / "build" / "mutants"
EQUIVALENT = Path(__file__).with_name("mutants-equivalent.toml")

# The tests of each module, the quickest to notice something first.
TESTS = {
    "read/decoding.py": "test_decoding test_read",
    "read/text.py": "test_decoding test_read",
    "read/jsonl.py": "test_decoding test_read",
    "read/lines.py": "test_decoding test_read",
    "read/records.py": "test_decoding test_read test_formats",
    "terminal.py": "test_writers test_render",
    "render/csv.py": "test_writers test_render",
    "render/json.py": "test_writers test_render",
    "output.py": "test_output",
    "journal.py": "test_journal",
    "resolve/dates.py": "test_date_values test_dates",
}
_SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.And: ast.Or, ast.Or: ast.And, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip


class Mutant(NamedTuple):
    """One slip: where it is, how it reads, and the module with it."""

    line: int
    name: str  # "function: before → after"
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every slip of a module, one at a time."""
    whole = ast.parse(source)
    found = []
    for number, (node, function) in enumerate(_places(whole)):
        for after in _changes(node):
            made = copy.deepcopy(whole)
            there, _ = list(_places(made))[number]
            told = f"{function}: {_shown(node)} → {_shown(after)}"
            _replace(made, there, after)
            slipped = ast.unparse(ast.fix_missing_locations(made))
            found.append(Mutant(getattr(node, "lineno", 0), told, slipped))
    return found


def _places(tree: ast.AST, function: str = "module") -> Iterator[tuple[ast.AST, str]]:
    """The nodes that may be changed, and the function each is in; no annotation, docstring or message."""
    for field, value in ast.iter_fields(tree):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST) or _is_words(node):
                continue
            inner = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else function
            yield node, inner
            yield from _places(node, inner)


def _is_words(node: ast.AST) -> bool:
    """A docstring, a message, an import, or what only a checker of types reads."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    checked = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return checked or isinstance(node, ast.JoinedStr | ast.Raise | ast.Import | ast.ImportFrom | ast.Assert)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand there by a slip."""
    if isinstance(node, ast.Compare | ast.BinOp | ast.BoolOp):
        yield from _swapped(node)
    elif isinstance(node, ast.AugAssign) and type(node.op) in _SWAPS:
        yield _with(node, op=_SWAPS[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _other(node.value))
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        if not isinstance(node.test, ast.Compare | ast.UnaryOp):  # those are changed themselves
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Return) and not _is_nothing(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()
    elif isinstance(node, ast.Break | ast.Continue):
        yield _SWAPS[type(node)]()


def _swapped(node: ast.Compare | ast.BinOp | ast.BoolOp) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            yield _with(node, ops=[*node.ops[:at], _SWAPS[type(op)](), *node.ops[at + 1 :]])
    elif type(node.op) in _SWAPS:
        yield _with(node, op=_SWAPS[type(node.op)]())


def _other(value: object) -> Iterator[object]:
    """Other constants in place of one."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str | bytes):
        yield value + value[:1] + ("X" if isinstance(value, str) else b"X")


def _is_nothing(node: ast.AST | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    made = copy.copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Puts the new node where the old one stands."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if each is old else each for each in value]


def _shown(node: ast.AST) -> str:
    words = f"if {ast.unparse(node.test)}" if isinstance(node, ast.If) else ast.unparse(node)
    return " ".join(words.split())[:100]


def tested(module: str, source: str, seconds: float) -> bool:
    """Whether the module's tests pass with that source in the copy, in that time."""
    (COPY / "dipevents" / module).write_text(source, encoding="utf-8")
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os._exit(_run_tests(module))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run_tests(module: str) -> int:
    """Runs pytest in this process, silently."""
    import pytest

    if not os.environ.get("MUTANTS_DEBUG"):
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nothing, descriptor)
    files = [str(ROOT / "tests" / f"{name}.py") for name in TESTS[module].split()]
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", *files]))


def measured(module: str, equivalent: dict[str, str]) -> float:
    """The share of the module's slips that a test notices, after telling those that none does."""
    source = (PACKAGE / module).read_text(encoding="utf-8")
    begun = time.monotonic()
    if not tested(module, source, 600):
        raise SystemExit(f"{module}: its tests fail without any slip")
    seconds = 10 + 4 * (time.monotonic() - begun)
    all_ = [each for each in mutants(source) if each.name not in equivalent]
    lived = []
    for each in all_:
        if tested(module, each.source, seconds):
            lived.append(each)
            print(f"  {module}:{each.line}: {each.name}", flush=True)
    (COPY / "dipevents" / module).write_text(source, encoding="utf-8")
    share = 1 - len(lived) / len(all_)
    print(f"{module:<20}{len(all_):>5} slips, {len(all_) - len(lived):>5} noticed, {share:.1%}", flush=True)
    return share


def _copy() -> None:
    """A copy of the package that comes before the real one, for us and all we start; no bytecode is kept."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(PACKAGE, COPY / "dipevents", ignore=shutil.ignore_patterns("__pycache__"))
    sys.path.insert(0, str(COPY))
    os.environ |= {"PYTHONPATH": str(COPY), "PYTHONDONTWRITEBYTECODE": "1"}
    sys.dont_write_bytecode = True


def _warm() -> None:
    """What every child needs and is not ours."""
    for name in ("hypothesis", "pytest", "rich.table", "typer", "pydantic", "dateparser", "csv", "sqlite3"):
        __import__(name)


def main() -> int:
    """Measures the modules asked for, or all; 1 where one is below the least share."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--least", type=float, default=0.85, help="share of slips to notice")
    parser.add_argument("modules", nargs="*", default=list(TESTS), metavar="MODULE")
    asked = parser.parse_args()
    os.chdir(ROOT)
    _copy()
    _warm()
    known = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    shares = [measured(module, known.get(module, {})) for module in asked.modules]
    return 0 if min(shares) >= asked.least else 1


if __name__ == "__main__":
    sys.exit(main())
