"""Cards with the marks of other programs, on the way back to them and in a folder of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select
from worlds.opening import opened

from twincrm.app.start import main
from twincrm.store.models import DisclosureLog

LOG = select(DisclosureLog).order_by(DisclosureLog.id)
UIDS = ("pas-id-4711", "0C9A8A3E:ABPerson", "a,b;c\\d", "https://example.org/7", "{brace} id")


@pytest.fixture
def path(village_file, tmp_path):
    return Path(shutil.copyfile(village_file, tmp_path / "dorf.twincrm"))


def disclosed(path) -> list[tuple[str, int]]:
    with opened(path) as dispatcher:
        return dispatcher.ask(lambda s: [(r.purpose, r.records) for r in s.scalars(LOG)])


def card(name: str, *lines: str) -> str:
    said = [f"N:{name};Kim;;;", f"FN:Kim {name}", *lines]
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *said, "END:VCARD", ""])


def taken_in(path, tmp_path, capsys, *cards: str):
    source = tmp_path / "fremd.vcf"
    source.write_text("".join(cards), encoding="utf-8", newline="")
    code = main(["import", str(path), str(source), "--json"])
    assert code in (0, 1)
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_marks_of_other_programs_go_out_as_they_came(path, tmp_path, capsys, version):
    escaped = [uid.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for uid in UIDS]
    known = "urn:uuid:0c9a8a3e-4f0e-4a52-9f4e-2f1f0f5a6b7c"
    people = [card(f"Gast{n}", f"UID:{uid}") for n, uid in enumerate([*escaped, known])]
    taken_in(path, tmp_path, capsys, *people)
    out = tmp_path / "aus.vcf"

    words = ["export", str(path), "--format", "vcard", "--search", "kim gast", "--out", str(out)]
    assert main([*words, "--vcard-version", version]) == 0

    lines = out.read_text(encoding="utf-8").splitlines()
    said = {line.partition(":")[2] for line in lines if line.startswith("UID")}
    plain = {uid.replace("\\;", ";") if version == "4.0" else uid for uid in escaped}
    assert said in ({*escaped, known}, {*plain, known})
    capsys.readouterr()
    assert main(["import", str(path), str(out), "--dry-run", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["read"] == found["unchanged"] == len(people)
    assert {each["known_by"] for each in found["cards"]} == {"uid"}


@pytest.mark.parametrize("name", ["Con", "NUL", "Aux", "prn", "COM1", "com¹", "Lpt9"])
def test_no_file_is_named_like_a_device_of_windows(path, tmp_path, capsys, name):
    taken_in(path, tmp_path, capsys, f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n")
    out = tmp_path / "karten"

    words = ["export", str(path), "--format", "vcard", "--one-file-each", "--out", str(out)]
    assert main(words) == 0

    devices = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
    stems = {file.name.partition(".")[0].lower() for file in out.iterdir()}
    assert not stems & devices
    assert any(stem.startswith(f"{name[:3].lower()}") for stem in stems)


def test_names_of_files_end_in_a_letter_and_fit_every_disk(path, tmp_path, capsys):
    long = "𠀀" * 300
    cards = [card(f"{'x' * 55}" + "-y" * 40), card(long), card(long, "NOTE:2"), card("Punkt. . .")]
    taken_in(path, tmp_path, capsys, *cards)
    out = tmp_path / "karten"

    main(["export", str(path), "--format", "vcard", "--one-file-each", "--out", str(out)])

    names = [file.name for file in out.iterdir()]
    assert all(len(name.encode()) <= 200 for name in names)
    assert all(name.removesuffix(".vcf")[-1].isalnum() for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_what_else_lies_in_the_folder_is_said(path, tmp_path, capsys):
    out = tmp_path / "karten"
    words = ["export", str(path), "--format", "vcard", "--one-file-each", "--out", str(out)]
    assert main([*words, "--search", "weber"]) == 0
    first = len(list(out.iterdir()))
    capsys.readouterr()
    taken_in(path, tmp_path, capsys, card("Allein"))

    code = main([*words, "--search", "kim allein", "--force", "--json"])

    told = capsys.readouterr()
    assert code == 0
    assert json.loads(told.out)["written"] == 1
    assert json.loads(told.out)["other_files"] == first > 0
    assert f"{first} other files lie in" in told.err
    assert len(list(out.iterdir())) == first + 1

    assert main([*words, "--search", "kim allein", "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["other_files"] == first


def test_one_endless_name_keeps_no_other_card_from_the_printer(path, tmp_path, capsys):
    endless = "x" * 300_000
    _, told = taken_in(path, tmp_path, capsys, card(endless), card("Kurz"))
    assert any("only its beginning was kept" in problem["text"] for problem in told["problems"])
    out = tmp_path / "karten.pdf"
    words = ["print", str(path), "contact-card", "--lang", "en", "--json", "--out", str(out)]

    assert main([*words, "--search", "kim"]) == 1

    made = capsys.readouterr()
    assert out.is_file()
    (warning,) = json.loads(made.out)["warnings"]
    assert warning.startswith("Kim xxx")
    assert "was left out" in warning
    assert len(warning) < 250
    assert len(made.err) < 1000
    logged = disclosed(path)[-1]
    assert logged == ("internal", 1)

    out.unlink()
    assert main([*words, "--search", "kim xxxx"]) == 2
    assert len(capsys.readouterr().err) < 500
    assert not out.exists()
