"""Tables at the command line: recognised, counted, told of, and kept out where they are none."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest
from openpyxl import Workbook

from twincrm.app.start import main

LIST = (
    "Mitgliederliste 2027;;;;;;\nNr.;Anrede;Name;Vorname;PLZ/Ort;E-Mail;Geb.\n"
    "1;Eheleute;Weiß;Uwe u. Zoë;47475 Moers;w@example.org;\n"
    "2;Frau;Groß;Anna;01234 Moers;;31.02.1980\n;;;;47475 Moers;;\nSumme;2;;;;;\n"
)


@pytest.fixture
def path(village_file, tmp_path):
    return shutil.copyfile(village_file, tmp_path / "dorf.twincrm")


def told(capsys, *words: object) -> tuple[int, dict[str, object], str]:
    code = main([*map(str, words), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or "{}"), said.err


def test_a_list_is_recognised_and_every_row_told_of(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1252"))
    rejected = tmp_path / "nicht.csv"

    code, said, _ = told(capsys, "import", path, tmp_path / "liste.csv", "--rejected", rejected)
    again, second, _ = told(capsys, "import", path, tmp_path / "liste.csv")

    assert (code, again) == (1, 1)  # a date that is none, a row without a name
    assert (said["read"], said["new"], said["households"], said["rejected"]) == (3, 3, 1, 1)
    assert [row["action"] for row in said["table_rows"]] == ["new", "new", "problem"]
    assert [p["place"] for p in said["problems"]] == ["4", "5"]
    assert any("Summe" in text for text in said["left_out"])
    assert (second["new"], second["updated"], second["unchanged"]) == (0, 0, 3)
    with rejected.open(encoding="utf-8-sig", newline="") as stream:
        [header, row] = csv.reader(stream, delimiter=";")
    assert header[:4] == ["Nr.", "Anrede", "Name", "Vorname"]
    assert row[4] == "47475 Moers"


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_list_of_nothing_but_headers_is_told(path, tmp_path, capsys, more):
    (tmp_path / "leer.csv").write_text("Name;Vorname;E-Mail\n", encoding="utf-8")
    before = path.read_bytes()

    code, said, _ = told(capsys, "import", path, tmp_path / "leer.csv", *more)

    assert code == 1
    assert "only headers" in said["problems"][0]["text"]
    assert path.read_bytes() == before


def test_a_dry_run_writes_nothing(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    before = path.read_bytes()

    _, said, _ = told(capsys, "import", path, tmp_path / "liste.csv", "--dry-run")

    assert said["dry_run"]
    assert said["new"] == 3
    assert path.read_bytes() == before


def test_what_a_mapping_says_is_done(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_text("A;B;C\nWeiß;Uwe;Chor\n", encoding="utf-8")
    mapping = tmp_path / "m.json"
    mapping.write_text('{"A": "family", "B": "given", "C": "categories"}', encoding="utf-8")

    code, said, _ = told(
        capsys, "import", path, tmp_path / "liste.csv", "--mapping", mapping, "--dry-run"
    )

    assert code == 0
    assert said["table_rows"][0]["titles"] == ["Uwe Weiß"]
    assert [c["meaning"] for c in said["tables"][0]["columns"]] == ["family", "given", "categories"]


@pytest.mark.parametrize("mapping", ['{"Name": "elephant"}', "[1]", "{", '{"columns": 3}'])
def test_a_mapping_that_says_nothing_is_refused(path, tmp_path, capsys, mapping):
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "m.json").write_text(mapping, encoding="utf-8")
    before = path.read_bytes()

    code = main(["import", str(path), str(tmp_path / "liste.csv"), "--mapping",
                 str(tmp_path / "m.json")])  # fmt: skip

    said = capsys.readouterr()
    assert code in (2, 3)
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert path.read_bytes() == before


def test_a_step_of_a_table_is_named_and_undone(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    main(["import", str(path), str(tmp_path / "liste.csv")])
    capsys.readouterr()

    code = main(["undo", str(path)])

    assert code == 0
    assert "liste.csv" in capsys.readouterr().out


def test_the_rejected_rows_never_replace_the_list_they_come_from(path, tmp_path, capsys):
    listed = tmp_path / "liste.csv"
    listed.write_bytes(LIST.encode("cp1252"))

    code, _, said = told(capsys, "import", path, listed, "--rejected", listed)

    assert (code, listed.read_bytes()) == (2, LIST.encode("cp1252"))
    assert "liste.csv" in said


def test_the_rejected_rows_replace_nothing_unless_somebody_insists(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")
    kept = tmp_path / "nicht.csv"
    kept.write_text("corrected by hand", encoding="utf-8")
    before, words = path.read_bytes(), ("import", path, tmp_path / "liste.csv", "--rejected", kept)

    refused, _, why = told(capsys, *words)
    assert (refused, path.read_bytes()) == (2, before)
    assert "--force" in why
    dry, _, why = told(capsys, *words, "--dry-run", "--force")
    assert (dry, kept.read_text(encoding="utf-8")) == (1, "corrected by hand")
    assert "--rejected" in why
    assert told(capsys, *words, "--force")[0] == 1
    assert "47475 Moers" in kept.read_text(encoding="utf-8-sig")


def test_what_is_left_out_of_several_lists_comes_again_from_a_file_each(path, tmp_path, capsys):
    (tmp_path / "a.csv").write_text("Name;Vorname;Telefon\nGross;Udo;02841 1\n;;02841 2\n")
    b = "Nom;Prénom;Ville;Email;Portable\nPetit;Anne;Lille;;\n;;Lens;;0612345678\n"
    (tmp_path / "b.csv").write_text(b, encoding="utf-8")
    (tmp_path / "out-2.csv").write_text("of somebody else", encoding="utf-8")
    lists = (tmp_path / "a.csv", tmp_path / "b.csv")

    _, said, why = told(capsys, "import", path, *lists, "--rejected", tmp_path / "out.csv")
    places = [tmp_path / "out.csv", tmp_path / "out-3.csv"]
    assert said["rejected_files"] == [str(place) for place in places]
    assert str(places[1]) in why
    for place in places:
        text = place.read_text(encoding="utf-8-sig")
        corrected = text.replace('"";"";"Lens"', '"Grand";"Luc";"Lens"')
        place.write_text(corrected.replace('"";"";"02841 2"', '"Klein";"Ida";"02841 2"'))
    _, again, _ = told(capsys, "import", path, *places)

    assert (again["new"], again["problems"]) == (2, [])
    assert (tmp_path / "out-2.csv").read_text(encoding="utf-8") == "of somebody else"


def test_an_import_is_told_though_the_rejected_rows_cannot_be_saved(path, tmp_path, capsys):
    (tmp_path / "liste.csv").write_text(LIST, encoding="utf-8")

    code, said, why = told(
        capsys, "import", path, tmp_path / "liste.csv", "--rejected", tmp_path / "no" / "out.csv"
    )

    assert (code, said["new"], said["rejected_file"]) == (1, 3, None)
    assert "out.csv" in why
    assert said["new"] == told(capsys, "import", path, tmp_path / "liste.csv")[1]["unchanged"]


def test_an_empty_list_is_told_of_as_a_list_with_all_the_numbers(path, tmp_path, capsys):
    sheets = io.BytesIO()
    Workbook().save(sheets)
    blank = (("leer.csv", b""), ("blank.csv", b"\n\n;;;\n"), ("leer.xlsx", b""))
    for name, data in (*blank, ("blätter.xlsx", sheets.getvalue()), ("bom.csv", b"\xef\xbb\xbf")):
        (tmp_path / name).write_bytes(data)
        code, said, _ = told(capsys, "import", path, tmp_path / name)
        assert (code, said["read"], said["rejected"], said["tables"]) == (1, 0, 0, [])
        [problem] = said["problems"]
        assert (problem["source"], "empty" in problem["text"]) == (name, True)
        assert "table" in problem["text"]


def test_new_addresses_are_taken_where_that_is_asked_for(path, tmp_path, capsys):
    head = "Vorname;Name;Straße;PLZ;Ort;E-Mail\nUwe;Weiß;{};47475;Moers;w@example.org\n"
    for name, street in (("alt.csv", "Kastell 4"), ("neu.csv", "Neustr. 9")):
        (tmp_path / name).write_text(head.format(street), encoding="utf-8")
    told(capsys, "import", path, tmp_path / "alt.csv")
    new = ("import", path, tmp_path / "neu.csv")
    seen = []
    for words in (new, (*new, "--addresses", "take")):
        told(capsys, *words)
        _, found, _ = told(capsys, "search", path, "Uwe Weiß")
        person = next(item["id"] for item in found["items"] if item["kind"] == "person")
        _, shown, _ = told(capsys, "show", path, "person", person)
        seen.append(json.dumps(shown, ensure_ascii=False))
        told(capsys, "undo", path)
    kept, taken = seen
    assert '"street": "Neustr. 9"' in taken
    assert '"street": "Neustr. 9"' not in kept  # a note tells of it


def test_what_the_columns_are_is_told_in_the_quotation_marks_of_the_language(
    path, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("TWINCRM_LANG", "de")
    (tmp_path / "liste.csv").write_text("Name;Vorname\nGroß;Anna\n", encoding="utf-8")
    main(["import", str(path), str(tmp_path / "liste.csv"), "--dry-run"])
    assert "liste.csv: „Name“ = Nachname; „Vorname“ = Vorname" in capsys.readouterr().out
