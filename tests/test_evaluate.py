"""The scorer, held against each sentence of the contract's paragraphs on gold files and scoring."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dipevents.commands.evaluate import error_lines, evaluate, run_evaluate
from dipevents.commands.gate import gate, run_gate
from dipevents.evaluate import GoldDocument, GoldError, Report, predict, read_gold, read_predictions, score
from dipevents.evaluate.__main__ import main
from dipevents.evaluate.acts import Act, read_act
from dipevents.evaluate.gold import document_key
from dipevents.evaluate.matching import match_actors
from dipevents.evaluate.names import acronym, same_organization, same_person, same_place
from dipevents.values import RawText

Record = dict[str, Any]
TYPES = ["meeting", "message", "call", "visit", "agreement", "relations"]


def person(name: str | None, country: str | None = None, role: str = "participant", **more: Any) -> Record:
    return {"kind": "person", "name": name, "country": country, "role": role, **more}


def country(code: str, role: str = "participant", **more: Any) -> Record:
    return {"kind": "country", "name": code.title(), "country": code, "role": role, **more}


def body(name: str, code: str | None = None, role: str = "participant", **more: Any) -> Record:
    return {"kind": "organization", "name": name, "country": code, "role": role, **more}


def event(*who: Record, type: str = "meeting", **more: Any) -> Record:
    return {"type": type, "status": "occurred", "scope": "international", "date": None, "location": None,
            "participants": list(who), **more}  # fmt: skip


def at(name: str, code: str | None = None, basis: str | None = None) -> Record:
    return {"name": name, "country": code} | ({"basis": basis} if basis else {})


def document(*events: Record, id: str = "a/one.txt") -> GoldDocument:
    return GoldDocument(id, "text", None, None, 1, tuple(map(read_act, events)))


def scored(gold: Record | list[Record], predicted: Record | list[Record], **more: Any) -> Report:
    wanted = gold if isinstance(gold, list) else [gold]
    said = predicted if isinstance(predicted, list) else [predicted]
    return score([document(*wanted)], {"one": said}, **more)


def counts(report: Report) -> tuple[int, int, int]:
    """Right, predicted, gold events."""
    return tuple(report.rows()[-1].found)  # type: ignore[return-value]


def exact(report: Report) -> int:
    return report.rows()[-1].exact.right


NORWAY, OSLO = at("Norway", "NOR"), at("Oslo", "NOR")
STUBB, STORE = person("Alexander Stubb", "FIN"), person("Jonas Gahr Støre", "NOR")
KRISTERSSON, KARIS = person("Ulf Kristersson", "SWE"), person("Alar Karis", "EST")
TALKS = event(STUBB, STORE)


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Jonas Gahr Støre", "Store"),
            ("Mr Stubb", "Alexander Stubb"),
            ("Dr. Angela Merkel", "Angela Merkel"),
            ("Sheikh Hasina", "Hasina"),
            ("J. F. Kennedy", "John Fitzgerald Kennedy"),
            ("Ibrahim Raisi", "Seyyed Ebrahim Raeisi"),
            ("Emmanuel Macron", "emmanuel MACRON"),
            ("Lech Wałęsa", "Lech Walesa"),
            ("O'Brien", "Conan O’Brien"),
        ],
    )
    def test_one_person(self, one: str, other: str) -> None:
        assert same_person(one, other)
        assert same_person(other, one)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Alexander Stubb", "Alexander Smith"),
            ("Mr Stubb", "Mr Store"),
            ("Kim", "Kam"),  # similar, but below four letters
            ("Barham Salih", "Baram Talabani"),
            ("Ban", "Banerjee"),
        ],
    )
    def test_two_persons(self, one: str, other: str) -> None:
        assert not same_person(one, other)
        assert not same_person(other, one)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("European Union", "EU"),
            ("the European Union", "European Union"),
            ("U.N.", "United Nations"),
            ("NATO", "North Atlantic Treaty Organization"),
            ("ASEAN", "Association of Southeast Asian Nations"),
            ("OSCE", "Organization for Security and Co-operation in Europe"),
            ("ECOWAS", "Economic Community of West African States"),
            ("Group of Seven", "G-7"),
            ("G7", "G-7"),
            ("UN Security Council", "United Nations Security Council"),
            ("Organisation of Islamic Cooperation", "Organization of Islamic Cooperation (OIC)"),
        ],
    )
    def test_one_body(self, one: str, other: str) -> None:
        assert same_organization(one, other)
        assert same_organization(other, one)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("European Union", "African Union"),
            ("EU", "UN"),
            ("UN", "UNESCO"),
            ("NATO", "Nordic Council"),
            ("Arab League", "Andean Lawyers"),
        ],
    )
    def test_two_bodies(self, one: str, other: str) -> None:
        assert not same_organization(one, other)

    @pytest.mark.parametrize(
        ("name", "letters"),
        [("European Union", "EU"), ("U.N.", "UN"),
         ("Economic Cooperation Organization (ECO)", "ECO"), ("Hamas", "HAMAS"),
         ("UN High Commissioner for Refugees", "UNHCR"), ("Group of Seven", "G7"), ("G-7", "G7")],
    )  # fmt: skip
    def test_acronym(self, name: str, letters: str) -> None:
        assert acronym(name) == letters

    def test_place_is_one_name_within_the_other(self) -> None:
        assert same_place("Washington", "Washington D.C.")
        assert same_place("Malmö", "Malmo")
        assert not same_place("New York", "York City")


class TestActors:
    def fits(self, gold: Record, said: Record) -> bool:
        return match_actors(read_act(event(gold)), read_act(event(said))).right == 1

    def test_unnamed_person_fits_country_and_unnamed_person_of_same_code(self) -> None:
        unnamed = person(None, "FIN", title="foreign minister")
        assert self.fits(unnamed, person(None, "FIN"))
        assert self.fits(unnamed, country("FIN"))
        assert not self.fits(unnamed, person("Alexander Stubb", "FIN"))
        assert not self.fits(unnamed, person(None, "SWE"))

    def test_gold_country_fits_what_is_no_named_person(self) -> None:
        assert self.fits(country("FIN"), person(None, "FIN"))
        assert self.fits(country("FIN"), body("Eduskunta", "FIN"))
        assert not self.fits(country("FIN"), person("Alexander Stubb", "FIN"))
        assert not self.fits(country("FIN"), country("SWE"))

    def test_named_person_wants_a_name(self) -> None:
        assert not self.fits(STUBB, person(None, "FIN"))
        assert not self.fits(STUBB, country("FIN"))
        assert self.fits(STUBB, person("Stubb", None))

    def test_unknown_codes_do_not_fit_everything(self) -> None:
        assert not self.fits(person(None, None), body("European Union"))

    def test_optional_matched_is_left_out_of_both_counts(self) -> None:
        gold = read_act(event(STUBB, STORE, KARIS | {"optional": True}))
        with_it, without = read_act(event(STUBB, STORE, KARIS)), read_act(event(STUBB, STORE))
        for said in (with_it, without):
            match = match_actors(gold, said)
            assert (match.right, match.predicted, match.wanted) == (2, 2, 2)
            assert match.exact

    def test_wanted_is_served_before_optional(self) -> None:
        gold = event(country("FIN", optional=True), country("FIN"), country("NOR"))
        match = match_actors(read_act(gold), read_act(event(country("FIN"), country("NOR"))))
        assert (match.right, match.predicted) == (2, 2)

    def test_likest_names_go_together(self) -> None:
        father, son = person("George Bush", "USA"), person("George W. Bush", "USA")
        gold, said = read_act(event(father, son)), read_act(event(son, father))
        assert match_actors(gold, said).pairs == ((0, 1), (1, 0))

    def test_a_partner_moves_over_for_another(self) -> None:
        gold = read_act(event(person("Raúl Castro", "CUB"), person("Castro", "CUB")))
        match = match_actors(gold, read_act(event(person("Castro", "CUB"), person("Fidel Castro", "CUB"))))
        assert match.right == 2

    def test_country_as_host_of_a_visit_is_left_out(self) -> None:
        gold, host = person("Alexander Stubb", "FIN", "visitor"), country("EST", "host")
        visit, said = event(gold, type="visit"), event(gold, host, type="visit")
        assert exact(scored(visit, said)) == 1
        assert exact(scored(event(gold), event(gold, host))) == 0, "only in a visit"
        assert exact(scored(visit, event(gold, person("Alar Karis", "EST", "host"), type="visit"))) == 0

    def test_matched_country_host_counts(self) -> None:
        visit = event(person("Alexander Stubb", "FIN", "visitor"), country("EST", "host"), type="visit")
        assert scored(visit, visit).participants() == (2, 2, 2)


class TestPairing:
    def test_type_must_be_equal_or_an_alternative(self) -> None:
        call = event(STUBB, STORE, type="call")
        assert counts(scored(TALKS, call)) == (0, 1, 1)
        assert counts(scored(TALKS | {"types_any": ["call"]}, call)) == (1, 1, 1)

    def test_found_from_participant_f1_of_a_half(self) -> None:
        assert counts(scored(event(STUBB, STORE, KRISTERSSON), event(STUBB))) == (1, 1, 1)  # 2/(1+3)
        four = event(STUBB, STORE, KRISTERSSON, KARIS)
        assert counts(scored(four, event(STUBB))) == (0, 1, 1)  # 2/(1+4)

    def test_one_to_one(self) -> None:
        assert counts(scored(TALKS, [TALKS, TALKS])) == (1, 2, 1)
        assert counts(scored([TALKS, TALKS], TALKS)) == (1, 1, 2)

    def test_date_decides_between_like_pairs(self) -> None:
        monday, friday = TALKS | {"date": "2024-05-06"}, TALKS | {"date": "2024-05-10"}
        report = scored([monday, friday], [friday, monday])
        assert report.dates() == (2, 2, 2)

    def test_equal_date_goes_before_an_alternative(self) -> None:
        loose = TALKS | {"date": "2024-05", "date_any": ["2024-05-06"]}
        strict = TALKS | {"date": "2024-05-06"}
        report = scored([loose, strict], [TALKS | {"date": "2024-05-06"}, TALKS | {"date": "2024-05"}])
        assert report.dates() == (2, 2, 2)

    def test_place_and_status_decide_too(self) -> None:
        oslo, turku = TALKS | {"location": at("Oslo", "NOR")}, TALKS | {"location": at("Turku", "FIN")}
        assert scored([oslo, turku], [turku, oslo]).locations() == (2, 2, 2)
        planned = TALKS | {"status": "planned"}
        assert scored([TALKS, planned], [planned, TALKS]).status() == (2, 2, 2)

    def test_better_participants_go_before_one_right_slot(self) -> None:
        near = event(STUBB, STORE, KRISTERSSON, date="2024-05-06")
        report = scored([TALKS, near], event(STUBB, STORE, date="2024-05-06"))
        assert [pair.gold.date for pair in report.pairs] == [None]  # 1.0 + 0.2 against 0.8 + 0.3

    def test_firm_goes_before_optional(self) -> None:
        report = scored([TALKS | {"optional": True}, TALKS], TALKS)
        assert counts(report) == (1, 1, 1)

    def test_optional_event_is_neither_wanted_nor_wrong(self) -> None:
        assert counts(scored(TALKS | {"optional": True}, [])) == (0, 0, 0)
        assert counts(scored(TALKS | {"optional": True}, TALKS)) == (0, 0, 0)

    def test_domestic_predictions_are_dropped(self) -> None:
        assert counts(scored(TALKS, TALKS | {"scope": "domestic"})) == (0, 0, 1)

    def test_domestic_gold_excuses_its_like(self) -> None:
        home = event(STUBB, KARIS, scope="domestic")
        assert counts(scored(home, event(STUBB, STORE, KRISTERSSON))) == (0, 0, 0)
        assert counts(scored(home, event(STUBB, STORE, type="call"))) == (0, 1, 0), "another type"
        assert counts(scored(home, event(KRISTERSSON, STORE))) == (0, 1, 0), "no shared participant"

    def test_domestic_gold_takes_no_prediction_from_a_firm_one(self) -> None:
        assert counts(scored([event(STUBB, STORE, scope="domestic"), TALKS], TALKS)) == (1, 1, 1)

    def test_documents_stay_apart(self) -> None:
        gold = [document(TALKS, id="x/one.txt"), document(TALKS, id="x/two.txt")]
        report = score(gold, {"one": [TALKS, TALKS], "three": [TALKS]})
        assert counts(report) == (1, 2, 2)
        assert any("not in the gold" in note for note in report.notes)

    def test_statements_only_where_asked(self) -> None:
        praise = event(STUBB, STORE, type="statement")
        assert counts(scored(TALKS, [TALKS, praise])) == (1, 1, 1)
        assert counts(scored([TALKS, praise], [TALKS, praise])) == (2, 2, 2)

    def test_types_chosen(self) -> None:
        call = event(STUBB, STORE, type="call")
        assert counts(scored([TALKS, call], [TALKS, call, call], types=["call"])) == (1, 2, 1)


class TestExact:
    def test_all_wanted_no_other_status_right(self) -> None:
        assert exact(scored(TALKS, TALKS)) == 1
        assert exact(scored(TALKS, event(STUBB, STORE, KARIS))) == 0
        assert exact(scored(TALKS, event(STUBB))) == 0
        assert exact(scored(TALKS, TALKS | {"status": "planned"})) == 0

    def test_status_alternative(self) -> None:
        report = scored(TALKS | {"status_any": ["planned"]}, TALKS | {"status": "planned"})
        assert exact(report) == 1
        assert report.status() == (1, 1, 1)

    def test_role_does_not_matter(self) -> None:
        report = scored(TALKS, event(STUBB | {"role": "host"}, STORE))
        assert exact(report) == 1
        assert report.roles() == (1, 2, 2)


class TestSlots:
    def test_participants_over_found_pairs(self) -> None:
        report = scored([TALKS, event(KARIS)], event(STUBB, STORE, KRISTERSSON))
        assert report.participants() == (2, 3, 2)

    def test_role_alternative(self) -> None:
        gold = event(STUBB | {"roles_any": ["host"]}, STORE)
        assert scored(gold, event(STUBB | {"role": "host"}, STORE)).roles() == (2, 2, 2)

    def test_country_of_person(self) -> None:
        said = event(STUBB | {"country": "SWE"}, STORE)
        assert scored(TALKS, said).countries() == (1, 2, 2)
        assert scored(event(country("FIN")), event(country("FIN"))).countries() == (0, 0, 0)

    @pytest.mark.parametrize(
        ("gold", "said", "tally"),
        [
            ({"date": "2024-05-06"}, "2024-05-06", (1, 1, 1)),
            ({"date": "2024-05-06"}, "2024-05", (0, 1, 1)),
            ({"date": "2024-05-06", "date_any": ["2024-05"]}, "2024-05", (1, 1, 1)),
            ({"date": "2024-05-06"}, None, (0, 0, 1)),
            ({"date": "2024-05-06", "date_null_ok": True}, None, (0, 0, 0)),
            ({"date": "2024-05-06", "date_null_ok": True}, "2024-05-07", (0, 1, 1)),
            ({"date": None}, "2024-05-06", (0, 1, 0)),
            ({"date": None, "date_any": ["2024-05-06"]}, "2024-05-06", (1, 1, 1)),
            ({"date": None, "date_any": ["2024-05-06"]}, None, (0, 0, 0)),
            ({"date": None}, None, (0, 0, 0)),
        ],
    )
    def test_date(self, gold: Record, said: str | None, tally: tuple[int, int, int]) -> None:
        assert scored(TALKS | gold, TALKS | {"date": {"value": said}}).dates() == tally

    @pytest.mark.parametrize(
        ("gold", "said", "tally"),
        [
            ({"location": OSLO}, OSLO, (1, 1, 1)),
            ({"location": OSLO}, at("Oslo", None), (1, 1, 1)),
            ({"location": at("Birmingham", "GBR")}, at("Birmingham", "USA"), (0, 1, 1)),
            ({"location": OSLO}, NORWAY, (0, 1, 1)),
            ({"location": OSLO, "location_any": [NORWAY]}, NORWAY, (1, 1, 1)),
            ({"location": at("Washington", "USA")}, at("Washington, D.C.", "USA"), (1, 1, 1)),
            ({"location": OSLO}, None, (0, 0, 1)),
            ({"location": OSLO, "location_null_ok": True}, None, (0, 0, 0)),
            ({"location": None}, at("Oslo", "NOR", "text"), (0, 1, 0)),
            ({"location": None}, at("Oslo", "NOR", "dateline"), (0, 0, 0)),
            ({"location": at("Turku", "FIN")}, at("Oslo", "NOR", "dateline"), (0, 1, 1)),
            ({"location": None, "location_any": [OSLO]}, at("Oslo", "NOR", "dateline"), (1, 1, 1)),
            ({"location": None, "location_any": [OSLO]}, at("Turku", "FIN", "dateline"), (0, 0, 0)),
        ],
    )
    def test_location(self, gold: Record, said: Record | None, tally: tuple[int, int, int]) -> None:
        assert scored(TALKS | gold, TALKS | {"location": said}).locations() == tally


class TestDyads:
    def test_set_of_type_and_two_countries(self) -> None:
        assert scored([TALKS, TALKS], TALKS).dyads() == (1, 1, 1)
        assert scored(event(STUBB, STORE, KRISTERSSON), []).dyads() == (0, 0, 3)
        assert scored(TALKS, event(STUBB, STORE, type="call")).dyads() == (0, 1, 1)
        assert scored(event(STUBB, person("Sauli Niinistö", "FIN")), []).dyads() == (0, 0, 0)

    def test_visit_adds_the_country_visited(self) -> None:
        visit = event(STUBB, type="visit", location=at("Oslo", "NOR"))
        assert scored(visit, visit).dyads() == (1, 1, 1)
        assert scored(TALKS | {"location": at("Oslo", "SWE")}, TALKS).dyads() == (1, 1, 1), "only a visit"

    def test_organization_without_country_stands_as_acronym(self) -> None:
        gold = event(STUBB, body("Association of Southeast Asian Nations"))
        assert scored(gold, event(STUBB, body("ASEAN"))).dyads() == (1, 1, 1)
        assert scored(event(STUBB, body("European Union")), event(STUBB, body("EU"))).dyads() == (1, 1, 1)
        assert scored(event(STUBB, body("Hamas", "PSE")), event(STUBB, country("PSE"))).dyads() == (1, 1, 1)

    def test_dyads_of_optional_and_domestic_gold_are_not_wrong(self) -> None:
        for mark in ({"optional": True}, {"scope": "domestic"}):
            assert scored(TALKS | mark, TALKS).dyads() == (0, 0, 0)
        third = event(STUBB, STORE, KARIS | {"optional": True})
        assert scored(third, event(STUBB, STORE, KARIS)).dyads() == (1, 1, 1)

    def test_alternatives_are_right_too(self) -> None:
        call = event(STUBB, STORE, type="call")
        assert scored(TALKS | {"types_any": ["call"]}, call).dyads() == (1, 1, 1)
        visit = event(STUBB, type="visit", location=at("Oslo", "NOR"), location_any=[at("Tartu", "EST")])
        assert scored(visit, visit | {"location": at("Tartu", "EST")}).dyads() == (0, 0, 1)


class TestFiles:
    def write(self, path: Path, *lines: Any) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    @pytest.mark.parametrize("id_", ["b.txt", "x/b.md", "/y/z/b.html", "b"])
    def test_ids_by_last_part_without_suffix(self, id_: str) -> None:
        assert document_key(id_) == "b"

    def test_other_suffixes_stay(self) -> None:
        assert document_key("x/b.jsonl#3") == "b.jsonl#3"

    @pytest.mark.parametrize("folder", ["here", "gold", "."])
    def test_path_sought_from_here_then_gold_then_its_parent(
        self, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / folder / "texts").mkdir(parents=True)
        (tmp_path / folder / "texts/a.txt").write_bytes("Hér.\r\n".encode())
        gold = self.write(tmp_path / "gold/g.jsonl", {"path": "texts/a.txt", "events": []})
        (tmp_path / "here").mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / "here")
        [found] = read_gold(gold)
        assert found.id == "texts/a.txt"
        assert found.read() == "Hér.\r\n"

    def test_absent_text_is_told_when_asked_for(self, tmp_path: Path) -> None:
        [found] = read_gold(self.write(tmp_path / "g.jsonl", {"id": "a", "path": "none.txt"}))
        with pytest.raises(GoldError, match="neither text nor a path"):
            found.read()

    def test_absent_keys_mean_null_empty_false(self, tmp_path: Path) -> None:
        line = {"id": "a", "text": "", "events": [{"type": "visit", "status": "planned"}]}
        [found] = read_gold(self.write(tmp_path / "g.jsonl", line))
        [act] = found.events
        assert (act.date, act.place, act.actors, act.optional, found.coders) == (None, None, (), False, 1)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("{\n", ":1: not JSON"),
            ('{"id":"a"}\n[]\n', ":2: not a JSON object"),
            ("\n", "no document"),
            ('{"text":"x"}\n', "neither id nor path"),
            ('{"id":"a","events":[{"type":"metting"}]}\n', "metting"),
            ('{"id":"a","events":[{"type":"visit","status":"done"}]}\n', "done"),
        ],
    )
    def test_broken_gold_names_line_and_trouble(self, content: str, words: str, tmp_path: Path) -> None:
        (tmp_path / "g.jsonl").write_text(content)
        with pytest.raises(GoldError, match=words):
            read_gold(tmp_path / "g.jsonl")

    def test_predictions_as_json_jsonl_and_gold_lines(self, tmp_path: Path) -> None:
        told = TALKS | {"document": "x/a.txt"}
        whole = {"documents": [{"id": "x/a.txt"}, {"id": "x/b.txt"}], "events": [told, told]}
        assert read_predictions(self.write(tmp_path / "1", whole)) == {"x/a.txt": [told, told], "x/b.txt": []}
        assert read_predictions(self.write(tmp_path / "2", told, told)) == {"x/a.txt": [told, told]}
        assert read_predictions(self.write(tmp_path / "3", {"id": "a", "events": [TALKS]})) == {"a": [TALKS]}
        assert read_predictions(self.write(tmp_path / "4")) == {}

    def test_merged_predictions_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="merged"):
            read_predictions(self.write(tmp_path / "m", TALKS | {"documents": ["a", "b"]}))

    def test_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        gold = self.write(tmp_path / "g.jsonl", {"id": "a", "text": "", "events": [TALKS]})
        found = event(STUBB, KARIS, document="x/a.txt", rule="r", confidence=0.9)
        said = self.write(tmp_path / "p.jsonl", found)
        assert main([str(gold), "--predictions", str(said), "--errors", "--calibration"]) == 0
        out = capsys.readouterr().out
        assert "wrong participant: a/one" not in out
        assert "wrong participant: a" in out
        assert run_evaluate(str(gold), str(said), as_json=True, rules=True) == 0
        value = json.loads(capsys.readouterr().out)
        assert value["types"]["all"]["found"]["f1"] == 1.0
        assert value["rules"] == [{"rule": "r", "predicted": 1, "found": 1, "exact": 0}]

    def test_command_refuses(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([]) == 2
        assert main([str(tmp_path / "none.jsonl")]) == 2
        gold = self.write(tmp_path / "g.jsonl", {"id": "a", "text": ""})
        assert run_evaluate(str(gold), types=["dinner"]) == 2
        assert capsys.readouterr().out == ""


class TestReport:
    def test_mistakes_by_kind_with_both_sides(self) -> None:
        evidence = [{"text": "The two\nspoke  here."}]
        said = event(STUBB | {"role": "host", "country": "EST"}, STORE, KARIS, status="planned",
                     date={"value": "2024-05"}, location=at("Oslo"), rule="meeting.met", confidence=0.8,
                     evidence=evidence)  # fmt: skip
        gold = [TALKS | {"quote": "met"}, event(KRISTERSSON, KARIS, type="call", quote="rang")]
        mistakes = scored(gold, [said, event(STORE, type="visit")]).errors()
        assert [each.kind for each in mistakes] == [
            "missed", "spurious", "wrong participant", "wrong role", "wrong country", "wrong status",
            "wrong date", "wrong place",
        ]  # fmt: skip
        assert mistakes[0].sentence == "rang"
        assert mistakes[0].predicted is None
        assert mistakes[1].gold is None
        last = mistakes[-1]
        assert (last.rule, last.confidence, last.sentence) == ("meeting.met", 0.8, "The two spoke here.")
        who = "participant Alexander Stubb (FIN), participant Jonas Gahr Støre (NOR)"
        assert last.gold == f"meeting occurred - -: {who}"
        assert "[meeting.met 0.8]" in "\n".join(error_lines(last))

    def test_lines_are_aligned(self) -> None:
        lines = scored(TALKS, TALKS).lines()
        assert {len(line) for line in lines[:3]} == {len(lines[0])}
        assert any(line.startswith("dyad") and line.endswith("1.000") for line in lines)

    def test_calibration_bins_hold_thirty_and_keep_ties(self) -> None:
        gold = [document(TALKS, id=f"d{number}") for number in range(80)]
        said = {
            f"d{at}": [(TALKS if at % 2 else event(KARIS)) | {"confidence": 0.5 if at < 40 else 0.6}]
            for at in range(80)
        }
        bins = score(gold, said).calibration()
        assert [(each.low, each.events, each.found) for each in bins] == [(0.5, 40, 0.5), (0.6, 40, 0.5)]

    def test_small_last_bin_joins_the_one_before(self) -> None:
        gold = [document(TALKS, id=f"d{number}") for number in range(40)]
        said = {f"d{number}": [TALKS | {"confidence": number / 40}] for number in range(40)}
        assert [each.events for each in score(gold, said).calibration()] == [40]

    def test_nothing_divided_by_nothing(self) -> None:
        report = scored([], [])
        assert report.figures()["event_f1"] is None
        assert report.lines()


BODIES = [body("European Union"), body("NATO")]
STATES = [country("FIN"), country("POL"), person(None, "DNK", title="envoy")]
WHO = st.sampled_from([STUBB, STORE, KRISTERSSON, KARIS, *STATES, *BODIES])
EVENTS = st.builds(
    lambda who, type_, status, date, place, optional, scope: event(
        *who, type=type_, status=status, date=date, location=place, optional=optional, scope=scope
    ),
    st.lists(WHO, min_size=1, max_size=4, unique_by=lambda one: (one["name"], one["kind"])),
    st.sampled_from(TYPES),
    st.sampled_from(["occurred", "planned", "denied"]),
    st.sampled_from([None, "2024-05-06", "2024-05"]),
    st.sampled_from([None, at("Oslo", "NOR"), at("Vienna", "AUT")]),
    st.booleans(),
    st.sampled_from(["international", "unknown", "domestic"]),
)


class TestProperties:
    @given(st.lists(EVENTS, max_size=6))
    def test_gold_against_itself_is_perfect(self, events: list[Record]) -> None:
        report = scored(events, events)
        assert set(report.figures().values()) <= {1.0, None}
        assert all(row.exact.right == row.exact.gold == row.exact.predicted for row in report.rows())
        assert report.errors() == []

    @given(st.lists(EVENTS, max_size=5), st.lists(EVENTS, max_size=5))
    def test_counts_add_up(self, gold: list[Record], said: list[Record]) -> None:
        report = scored(gold, said)
        right, predicted, wanted = counts(report)
        assert right <= min(predicted, wanted)
        assert exact(report) <= right
        assert wanted == sum(not one["optional"] and one["scope"] != "domestic" for one in gold)
        assert predicted <= sum(one["scope"] != "domestic" for one in said)
        assert all(value is None or 0 <= value <= 1 for value in report.figures().values())

    @given(st.lists(EVENTS, max_size=5), st.lists(EVENTS, max_size=5))
    def test_an_extra_wrong_event_never_helps(self, gold: list[Record], said: list[Record]) -> None:
        stranger = event(person("Nobody Atall", "BRA"), country("FJI"), type="call")
        before, after = scored(gold, said).rows()[-1].found, scored(gold, [*said, stranger]).rows()[-1].found
        assert after == (before.right, before.predicted + 1, before.gold)

    def test_seed_gold_against_itself(self) -> None:
        path = Path(__file__).parent / "gold/seeds.jsonl"
        documents = read_gold(path)
        assert all(each.path for each in documents)
        report = score(documents, read_predictions(path))
        assert set(report.figures().values()) == {1.0}
        assert report.errors() == []


class TestGate:
    """The gate on a gold of one document and an extractor that says what a test wants."""

    GOLD: Record = {"id": "a", "text": "x", "events": [TALKS, event(KRISTERSSON, KARIS, type="call")]}

    FILES = {"pins": "gate.json", "last": "last.jsonl"}

    @pytest.fixture
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "g.jsonl").write_text(json.dumps(self.GOLD) + "\n")
        return tmp_path

    def run(self, *said: Record, **more: Any) -> int:
        return run_gate(["g.jsonl"], **self.FILES, predict=lambda _: {"a": list(said)}, **more)

    def test_holds_then_falls(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(*self.GOLD["events"], update=True) == 0
        pins = json.loads((here / "gate.json").read_text())
        assert pins["gold"]["g.jsonl"]["floors"]["event_f1"] == 1.0
        assert len(pins["gold"]["g.jsonl"]["sha256"]) == 64
        assert self.run(*self.GOLD["events"]) == 0
        capsys.readouterr()
        assert self.run(TALKS) == 1
        out, err = capsys.readouterr()
        assert "event_f1 0.666 is below its floor 1.000" in err
        assert "0 events gained, 1 lost" in out
        assert "- [exact] a: call occurred" in out

    def test_update_never_lowers_unless_asked(self, here: Path) -> None:
        self.run(*self.GOLD["events"], update=True)
        before = (here / "gate.json").read_bytes(), (here / "last.jsonl").read_bytes()
        assert self.run(TALKS, update=True) == 1
        assert ((here / "gate.json").read_bytes(), (here / "last.jsonl").read_bytes()) == before
        assert self.run(TALKS, update=True, lower=True) == 0
        assert self.run(TALKS) == 0

    def test_update_raises(self, here: Path) -> None:
        self.run(TALKS, update=True)
        assert self.run(*self.GOLD["events"], update=True) == 0
        assert self.run(TALKS) == 1

    def test_changed_gold_shuts_the_gate(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.run(*self.GOLD["events"], update=True)
        (here / "g.jsonl").write_text(json.dumps(self.GOLD | {"coders": 2}) + "\n")
        assert self.run(*self.GOLD["events"]) == 1
        assert "the gold has changed" in capsys.readouterr().err
        assert self.run(*self.GOLD["events"], update=True) == 0
        assert self.run(*self.GOLD["events"]) == 0

    def test_changed_text_shuts_the_gate(self, here: Path) -> None:
        (here / "a.txt").write_text("Talks.")
        (here / "g.jsonl").write_text(json.dumps({"path": "a.txt", "events": [TALKS]}) + "\n")
        self.run(TALKS, update=True)
        assert self.run(TALKS) == 0
        (here / "a.txt").write_text("No talks.")
        assert self.run(TALKS) == 1

    def test_gained_events_and_rules_are_shown(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.run(TALKS, update=True)
        capsys.readouterr()
        assert self.run(TALKS | {"rule": "meeting.met"}, event(KARIS, type="visit")) == 1
        out = capsys.readouterr().out
        assert "1 events gained, 0 lost" in out
        assert "+ [wrong] a: visit occurred" in out
        assert "meeting.met" in out

    def test_gold_without_floors(self, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(TALKS) == 0, "asked for by name: figures only"
        (here / "tests/gold").mkdir(parents=True)
        for name in ("seeds", "own"):
            (here / f"tests/gold/{name}.jsonl").write_text(json.dumps(self.GOLD) + "\n")
        assert run_gate(predict=lambda _: {"a": [TALKS]}) == 1
        assert "no floors yet" in capsys.readouterr().err

    def test_foreign_gold_keeps_no_words_in_the_project(self, here: Path, tmp_path_factory: Any) -> None:
        foreign = tmp_path_factory.mktemp("far") / "far.jsonl"
        foreign.write_text(json.dumps(self.GOLD) + "\n")
        run_gate([str(foreign)], update=True, **self.FILES, predict=lambda _: {"a": [TALKS]})
        assert not (here / "last.jsonl").exists()
        assert (here / "build/gate/far.jsonl").exists()

    def test_broken_pins_are_a_usage_error(self, here: Path) -> None:
        (here / "gate.json").write_text("[]")
        assert self.run(TALKS) == 2


def test_extractor_gets_text_and_given_date(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def read_events(raw: RawText, kit: str) -> tuple[Record, list[Record]]:
        seen.append((raw.id, raw.text, raw.date, kit))
        return {}, [TALKS]

    monkeypatch.setattr("dipevents.pipeline.load_kit", lambda: "kit")
    monkeypatch.setattr("dipevents.work.read_events", read_events)
    found = predict([GoldDocument("a", "Talks.", None, "2024-05-06", 1, ())])
    assert seen == [("a", "Talks.", "2024-05-06", "kit")]
    assert found == {"a": [TALKS]}


def test_commands_take_their_options(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(evaluate)
    app.command()(gate)
    gold = str(Path(__file__).parent / "gold/seeds.jsonl")
    asked = ["evaluate", gold, "--predictions", gold, "--types", "visit,call", "--rules"]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    assert "meeting" not in done.output
    assert CliRunner().invoke(app, ["gate", "--gold", str(tmp_path / "none.jsonl")]).exit_code == 2


def test_acts_read_both_forms() -> None:
    full: Act = read_act(event(STUBB, date={"value": "2024", "text": "2024"}))
    cut: Act = read_act(event(STUBB, date="2024"))
    assert full.date == cut.date == "2024"
