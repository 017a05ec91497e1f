"""Cards at the command line: bounded sources, consent, the log, and the way there and back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import opening
from worlds.dump import dump

from twincrm.app.start import main
from twincrm.exchange.vcard import read_cards
from twincrm.services.dispatch import Dispatcher
from twincrm.services.interchange import reading
from twincrm.store.file import open_file

CORPUS = Path(os.environ.get("TWINCRM_CORPUS") or "corpus")


def run(*words: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own: what hangs there fails here."""
    command = [sys.executable, "-m", "twincrm", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def path(village_file, tmp_path):
    return Path(shutil.copyfile(village_file, tmp_path / "dorf.twincrm"))


def rows(path):
    file = open_file(path, opening())
    found = dump(file)
    file.close()
    return found


def disclosed(path) -> list[tuple[str, int]]:
    from sqlalchemy import select

    from twincrm.store.models import DisclosureLog

    file = open_file(path, opening())
    found = Dispatcher(file, "Anna").ask(
        lambda s: [(row.purpose, row.records) for row in s.scalars(select(DisclosureLog))]
    )
    file.close()
    return found


def refused(path, source, word: str) -> None:
    before = path.read_bytes()

    told = run("import", path, source)

    assert (told.returncode, told.stdout) == (3, "")
    assert word in told.stderr
    assert "Traceback" not in told.stderr
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random"])
def test_a_source_without_an_end_is_refused(path, device):
    refused(path, device, "may never end")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_refused_without_waiting_for_its_other_end(path, tmp_path):
    pipe = tmp_path / "rohr.vcf"
    os.mkfifo(pipe)

    refused(path, pipe, "may never end")


def test_a_folder_is_refused(path, tmp_path):
    refused(path, tmp_path, "is a folder")


def test_a_file_of_two_gigabytes_is_refused_unread(path, tmp_path):
    huge = tmp_path / "alle.vcf"
    with huge.open("wb") as stream:
        stream.truncate(2 * 1024**3)  # a hole: it takes no room

    refused(path, huge, "larger than 256 MB")


def test_a_file_that_grows_while_it_is_read_has_an_end(tmp_path, monkeypatch):
    from twincrm.domain.errors import FileTrouble

    monkeypatch.setattr(reading, "LARGEST", 4 * 1024 * 1024)
    path = tmp_path / "wachsend.vcf"
    path.write_bytes(bytes(4 * 1024 * 1024))

    class Writer:
        def step(self, done, total):
            with path.open("ab") as stream:
                stream.write(bytes(1024 * 1024))

    with pytest.raises(FileTrouble, match="larger"):
        reading.file_bytes(path, Writer())


def test_people_without_consent_stay_out_and_the_log_says_who_went(path, tmp_path, capsys):
    out = tmp_path / "partner.vcf"

    code = main(["export", str(path), "--format", "vcard", "--out", str(out),
                 "--purpose", "partner", "--json"])  # fmt: skip

    written = [each.card for each in read_cards(out.read_bytes())]
    people = [card for card in written if card.kind == "person"]
    assert code == 0
    assert "not agreed" in capsys.readouterr().err
    everybody = rows(path)["person"]
    assert len(people) < len(everybody)
    assert {(card.birthday, card.note) for card in written} == {("", "")}
    assert disclosed(path)[-1] == ("partner", len(written))


def test_an_export_that_cannot_be_noted_is_none(path, tmp_path, capsys):
    held = open_file(path, opening())
    out = tmp_path / "alle.vcf"

    code = main(["export", str(path), "--format", "vcard", "--out", str(out)])

    held.close()
    assert code == 3
    assert "Anna" in capsys.readouterr().err
    assert not out.exists()


def test_one_file_each_goes_into_a_folder_that_is_there_when_forced(path, tmp_path, capsys):
    folder = tmp_path / "karten"
    folder.mkdir()
    (folder / "kept.txt").write_text("kept")
    words = ["export", str(path), "--format", "vcard", "--one-file-each", "--out", str(folder)]

    assert main(words) == 2
    assert main([*words, "--force", "--json"]) == 0

    assert (folder / "kept.txt").read_text() == "kept"
    written = json.loads(capsys.readouterr().out)["written"]
    assert len(list(folder.glob("*.vcf"))) == written > 0
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("each", [False, True], ids=["one file", "one file each"])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_went_out_comes_back_unchanged(path, tmp_path, capsys, version, each):
    out = tmp_path / ("karten" if each else "karten.vcf")
    words = ["export", str(path), "--format", "vcard", "--out", str(out)]
    more = ["--vcard-version", version, *(["--one-file-each"] if each else [])]
    assert main([*words, *more]) == 0
    sources = sorted(out.iterdir()) if each else [out]
    capsys.readouterr()

    code = main(["import", str(path), *map(str, sources), "--dry-run", "--json"])

    found = json.loads(capsys.readouterr().out)
    assert (code, found["problems"]) == (0, [])
    assert found["read"] == found["unchanged"] > 0


def test_foreign_cards_taken_in_and_back_leave_every_row_as_it_was(path, tmp_path, capsys):
    source = tmp_path / "fremd.vcf"
    source.write_bytes(FOREIGN)
    before = rows(path)

    code = main(["import", str(path), str(source)])
    assert code in (0, 1)
    assert rows(path) != before
    assert main(["undo", str(path)]) == 0

    capsys.readouterr()
    assert rows(path) == before
    assert main(["check", str(path)]) == 0


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no folder of test cards (TWINCRM_CORPUS)")
def test_every_card_of_other_programs_taken_in_and_back(path, capsys):
    sources = [p for p in sorted(CORPUS.rglob("*.vcf")) if p.is_file()]
    before = rows(path)

    assert main(["import", str(path), *map(str, sources)]) in (0, 1)
    assert main(["check", str(path)]) == 0
    assert len(rows(path)["person"]) > len(before["person"])
    assert main(["undo", str(path)]) == 0

    capsys.readouterr()
    assert rows(path) == before
    assert main(["check", str(path)]) == 0


FOREIGN = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\r\n"
    "TEL;CELL:0171 3920012\r\nADR;HOME:;;Weg 1;Lindenau;;46459;Deutschland\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Chor Lindenau\r\nORG:Chor Lindenau\r\n"
    "item1.TEL:02842 1234\r\nitem1.X-ABLabel:Probenraum\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Анна Пермь\r\nN:Пермь;Анна;;;\r\nBDAY:--0517\r\n"
    "LANG:ru\r\nCATEGORIES:Gäste,Chor\r\nORG:Chor Lindenau\r\nTITLE:Kassenwartin\r\n"
    "IMPP:xmpp:anna@example.org\r\nURL:https://example.org/a,b\r\nEND:VCARD\r\n"
).encode()


@pytest.mark.parametrize(
    ("version", "said"), [("3.0", r"\d{4}-\d\d-\d\dT[\d:]{8}Z"), ("4.0", r"\d{8}T\d{6}Z")]
)
def test_cards_say_when_they_were_true(path, tmp_path, version, said):
    out = tmp_path / "karten.vcf"

    main(["export", str(path), "--format", "vcard", "--out", str(out), "--vcard-version", version])

    lines = out.read_text(encoding="utf-8").splitlines()
    stamps = [line for line in lines if line.startswith("REV:")]
    assert len(stamps) == lines.count("BEGIN:VCARD") > 0
    assert all(re.fullmatch(f"REV:{said}", stamp) for stamp in stamps)


def test_a_group_is_exported_static_and_smart_alike(path, twincrm, tmp_path):
    for name, cards in (("sommerfest", 2), ("Spricht Französisch", 1)):
        out = tmp_path / f"{name}.vcf"

        done = twincrm("export", path, "--format", "vcard", "--group", name,
                       "--out", out, "--json")  # fmt: skip

        assert done.code == 0
        assert done.json["written"] >= cards
        assert out.read_bytes().count(b"BEGIN:VCARD") == done.json["written"]


def test_a_group_is_printed(path, twincrm, tmp_path):
    for document in ("contact-list", "contact-card", "labels"):
        out = tmp_path / f"{document}.pdf"
        done = twincrm("print", path, document, "--group", "Sommerfest", "--out", out)
        assert done.code == 0
        assert out.read_bytes().startswith(b"%PDF")
    assert (
        twincrm("print", path, "contact-list", "--group", "Chor", "--out", tmp_path / "x.pdf").code
        == 2
    )
    with_all = twincrm(
        "print", path, "contact-list", "--group", "Chor", "--search", "a", "--out", "x"
    )
    assert with_all.code == 2
