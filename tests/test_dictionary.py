"""A user's dictionary: what it adds, and how its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipevents.pipeline import extract_document, load_kit, load_kit_with
from dipevents.tables.dictionary import TEMPLATE, DictionaryTrouble, read_dictionary
from dipevents.values import RawText

CODES = ("TTO", "FJI", "NOR")


def file_of(folder: Path, text: str, name: str = "own.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_template_is_sound(tmp_path: Path) -> None:
    rows = read_dictionary(file_of(tmp_path, TEMPLATE), CODES)
    assert [row.kind for row in rows] == ["person", "organization"]


def test_names_and_people_are_found(tmp_path: Path) -> None:
    lines = (
        "alias,name,kind,country,title\nBluewater Pact,Bluewater Pact,organization,,\n"
        "Velasquan,Ana Velasquan,person,FJI,President\n"
    )
    path = file_of(tmp_path, lines)
    text = "Velasquan met Bluewater Pact envoys in Oslo."
    _, events = extract_document(RawText("x", text), load_kit_with(path))
    found = {(p["kind"], p["country"]) for event in events for p in event["participants"]}
    assert found == {("person", "FJI"), ("organization", None)}
    _, without = extract_document(RawText("x", text), load_kit())
    assert without == []


def test_toml_is_read_too(tmp_path: Path) -> None:
    text = '[[entry]]\nalias = "Viken"\nname = "Viken"\nkind = "country"\ncountry = "NOR"\n'
    assert read_dictionary(file_of(tmp_path, text, "own.toml"), CODES)[0].country == "NOR"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "alias,name,kind,country,title,from,to,id\n"
        ",X,person,NOR,,,,\nY,Y,persn,XX1,,12/5,,\nZ,Z,country,,,2001,2000,\n"
    )
    with pytest.raises(DictionaryTrouble) as caught:
        read_dictionary(file_of(tmp_path, text), CODES)
    told = str(caught.value).splitlines()
    assert [line.split(":")[1] for line in told] == ["2", "3", "3", "3", "4", "4"]
    assert "Did you mean person?" in told[1]


@pytest.mark.parametrize("text", ["who,what\na,b\n", ""])
def test_wrong_columns(tmp_path: Path, text: str) -> None:
    with pytest.raises(DictionaryTrouble, match="no column 'alias'"):
        read_dictionary(file_of(tmp_path, text), CODES)


def test_missing_file() -> None:
    with pytest.raises(DictionaryTrouble, match="no such file"):
        read_dictionary("nowhere.csv", CODES)
