"""Which way imports point, what is loaded when, and what the core never touches."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "dipevents"
MODULES = sorted(PACKAGE.rglob("*.py"))
VALUES = {"values", "errors", "timelimit"}
ENGINE = {"document", "mentions", "tables", "events", "rules", "resolve"}
SENTENCES = {"mentions", "events"}
EDGE = {"pipeline", "render", "output", "store", "work", "workers", "api", "models", "merge", "explain"}
HOMES = {  # the only places where a library may be imported
    "typer": ("cli.py", "commands/"),
    "rich": ("cli.py", "commands/", "render/table.py"),
    "dateparser": ("resolve/dates.py",),
    "duckdb": ("store.py",),
    "pydantic": ("models.py", "validation.py"),
    "pandas": ("api.py", "notebook.py"),
    "trafilatura": ("read/html.py",),
    "pypdf": ("read/pdf.py",),
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def station_of(path: Path) -> str:
    return name_of(path).split("/")[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """The modules a file imports, and whether at its top level and not for type checkers only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", id(node) in top))
            if node.module == "dipevents":
                found += [(f"dipevents.{alias.name}", id(node) in top) for alias in node.names]
    return found


def ours(path: Path) -> set[str]:
    """The stations a file imports, by their first name."""
    return {name.split(".")[1] for name, _ in imports(path) if name.startswith("dipevents.")}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_in_their_places(path: Path) -> None:
    for name, _ in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or name_of(path).startswith(homes), f"{name} in {name_of(path)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_imports_upwards(path: Path) -> None:
    name, station = name_of(path), station_of(path)
    if station not in {"cli", "commands"} and not name.endswith("__main__.py"):
        assert not ours(path) & {"cli", "commands"}, "only the command line knows the command line"
    if station in ENGINE | VALUES | {"read"}:
        assert not ours(path) & EDGE
    if station in VALUES:
        assert ours(path) <= VALUES
    if station == "render":
        assert ours(path) <= {"render", "terminal", "values"}
    if station == "read":
        assert ours(path) <= {"read"} | VALUES
    if station == "pipeline":
        assert not ours(path) & (EDGE - {"pipeline"} | {"read"})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_uses_what_is_private_to_another_module(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = [(node.module, each) for node in nodes if isinstance(node, ast.ImportFrom) for each in node.names]
    assert not [each.name for module, each in named if each.name.startswith("_") and module != "__future__"]
    names = {each.asname or each.name for module, each in named if str(module).startswith("dipevents")}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            assert not node.attr.startswith("_"), f"{node.value.id}.{node.attr} in line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_clock_no_network_no_code_from_data(path: Path) -> None:
    """The day of a document is never today's; only the watch over workers looks at a clock."""
    forbidden = {"now", "today", "utcnow", "localtime", "eval", "exec", "system", "popen"}
    modules = {"socket", "urllib", "http", "requests", "pickle", "marshal", "shelve", "yaml"}
    for name, _ in imports(path):
        assert name.split(".")[0] not in modules, name
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            assert called not in forbidden, f"{called} in line {node.lineno}"
            assert not any(keyword.arg == "shell" for keyword in node.keywords)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name in SENTENCES], ids=name_of)
def test_what_is_made_for_a_sentence_has_no_cached_property(path: Path) -> None:
    """It writes into `__dict__`, after which every other attribute of the object is read the slow way."""
    assert "cached_property" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in MODULES if station_of(path) in ENGINE], ids=name_of)
def test_what_can_be_compiled_is_such_that_mypyc_can(path: Path) -> None:
    """It takes one base for a class, leaves it no `__slots__` to be read, and keeps no cached property."""
    text = path.read_text(encoding="utf-8")
    assert "cached_property" not in text or path.name == "gazetteer.py", "which is not compiled"
    for node in ast.walk(ast.parse(text)):
        assert len(getattr(node, "bases", ())) < 2, f"class in line {node.lineno}"
        assert getattr(node, "attr", None) != "__slots__", f"line {node.lineno}"


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import dipevents", "pydantic typer rich dateparser duckdb dipevents.pipeline"),
        ("from dipevents.cli import run; run(['extract', 'seeds/', '-f', 'jsonl', '-q', '-j', '1'])",
         "pydantic dateparser duckdb rich"),
        ("from dipevents.cli import run; run(['--help'])", "pydantic dateparser duckdb dipevents.pipeline"),
    ],
)  # fmt: skip
def test_only_what_is_needed_is_loaded(code: str, absent: str) -> None:
    check = f"{code}\nimport sys\nfound = set({absent.split()!r}) & set(sys.modules)\nassert not found, found"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
