"""Measures `countries.csv` against a list of countries such as the CIA World Factbook's.

Usage: python tools/check_countries.py FACTBOOK_COUNTRIES.CSV

The list has the columns country, demonym_noun, adjective, capital. A cell counts as known when
every form read from it leads to the row of its own country, or, where a territory is called by its
state's adjective, to that state. Prints the misses and the share.
"""

from __future__ import annotations

import csv
import html
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src" / "dipevents" / "data" / "countries.csv"
EMPTY = {"", "none", "NA"}
TARGET = 99.0
NAMES = {  # the list's own wordings that are no names of the news
    "The Dominican": "DOM",
    "Virgin Islands": "VIR",
    "Jersey": "JEY",
    "Falkland Islands (Islas Malvinas)": "FLK",
    "Svalbard (sometimes referred to as Spitsbergen, the largest island in the archipelago)": "SJM",
}
NO_CODE = {"Akrotiri", "Dhekelia"}  # British bases without a code of their own
OWNERS = {"ABW": "NLD", "CUW": "NLD", "HKG": "CHN", "MAC": "CHN", "SPM": "FRA"}  # "Dutch" means NLD, not ABW
Index = dict[str, set[str]]


def table() -> list[dict[str, str]]:
    """The rows of the table under test."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def index(rows: list[dict[str, str]], columns: tuple[str, ...]) -> Index:
    """Every form of the columns, with the codes of the rows that list it."""
    known: Index = {}
    for row in rows:
        for column in columns:
            for form in row[column].split("|"):
                if form:
                    known.setdefault(form, set()).add(row["alpha3"])
    return known


def demonym_forms(cell: str) -> list[str]:
    """The forms of a demonym cell: "Turk(s)" gives Turk and Turks."""
    forms: list[str] = []
    cell = re.sub(r"\((?:singular|plural|US|colloquial|collective)[^)]*\)", "", cell.split(";")[0])
    for part in re.split(r",| or |/", cell):
        part = part.strip().removeprefix("or ")
        ending = re.fullmatch(r"(.*?)((?:wo)?man)?\s?\((s|men|women)\)", part)
        if ending and ending[2] and ending[3] != "s":
            forms += [ending[1] + ending[2], ending[1] + ending[3]]
        elif ending:
            stem = ending[1] + (ending[2] or "")
            forms += [stem, stem + ending[3]]
        elif part:
            forms.append(part)
    return forms


def adjective_forms(cell: str) -> list[str]:
    """The forms of an adjective cell without its remarks."""
    cell = re.sub(r"\((?:or )(\w+)\)", r"or \1", re.sub(r"; note.*", "", cell))
    cell = re.sub(r"\((?:singular|plural|colloquial)\)|\(s\)", "", cell)
    return [part.strip() for part in re.split(r"[,;/]| or ", cell) if part.strip()]


def capital_forms(cell: str) -> list[str]:
    """The seats a capital cell names, without its remarks."""
    if cell.startswith(("no official", "administered")):
        return []
    cell = re.sub(r"\([^)]*\)", "", re.sub(r"; note.*", "", cell))
    cell = re.sub(r" in Romanian.*|; Nay Pyi Taw is.*", "", cell)
    if cell == "Washington, D.C.":
        return [cell]
    return [part.strip() for part in re.split(r"[;,]", cell) if part.strip() and "located" not in part]


def code_of(name: str, names: Index) -> str | None:
    """The code the table gives for a country as the list names it."""
    found = names.get(name) or names.get(name.removeprefix("The "), set())
    return NAMES.get(name) or next(iter(found), None)


def check(path: Path) -> tuple[int, list[str]]:
    """How many cells were looked at, and a line for each that is not fully known."""
    rows = table()
    names = index(rows, ("name", "formal", "other_names"))
    people = index(rows, ("demonyms", "adjectives"))
    seats = index(rows, ("capital", "capital_names"))
    total, misses, seen = 0, [], set()
    with path.open(encoding="utf-8", newline="") as handle:
        for entry in csv.DictReader(handle):
            name = html.unescape(entry["country"])
            for column, reader, known in (
                ("demonym_noun", demonym_forms, people),
                ("adjective", adjective_forms, people),
                ("capital", capital_forms, seats),
            ):
                cell = html.unescape(entry[column] or "")
                forms = [] if cell.split(" (")[0] in EMPTY else reader(cell)
                if not forms or name in NO_CODE or (name, column) in seen:
                    continue
                seen.add((name, column))
                total += 1
                code = code_of(name, names)
                right = {code, OWNERS.get(code or "")}
                lost = [form for form in forms if not right & known.get(form, set())]
                if lost:
                    misses.append(f"{name} ({code}) {column}: {', '.join(lost)}")
    return total, misses


def main() -> int:
    """0 when the share reaches the target, else 1."""
    total, misses = check(Path(sys.argv[1]))
    print(*misses, sep="\n")
    share = 100.0 * (total - len(misses)) / total
    print(f"{total - len(misses)} of {total} cells known: {share:.1f} %")
    return 0 if share >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
