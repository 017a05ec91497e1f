"""Opening a file: ours, whole, present, and written by one at a time."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from twincrm.domain.errors import FileTrouble
from twincrm.services.dispatch import Dispatcher
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.store.backup import back_up, restore
from twincrm.store.connection import connect, rows
from twincrm.store.file import Opening, create_file, open_file
from twincrm.store.lock import FileInUse, holder, lock_path, take_lock
from twincrm.store.models import Place
from twincrm.store.schema import ForeignFile, NewerFile

PLACES = "SELECT name FROM place"
POSIX = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
ANNA = Opening("Anna", NOW, lambda *_: None)
BERND = Opening("Bernd", NOW, lambda *_: None)


def beside(path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_at_rest_it_is_one_file(association_path):
    file = open_file(association_path, ANNA)
    file.close()

    assert beside(association_path) == ["verein.twincrm"]
    assert association_path.read_bytes()[18] == 1  # a journal is deleted, no write-ahead log


def test_a_new_file_replaces_nothing(association_path):
    before = association_path.read_bytes()

    with pytest.raises(FileTrouble, match="exists already"):
        create_file(association_path, ANNA)

    assert association_path.read_bytes() == before


def test_the_second_reader_is_told_who_writes_and_since_when(association_path):
    first = open_file(association_path, ANNA)

    second = open_file(association_path, BERND)

    assert not second.writable
    assert second.held_by.who == "Anna"
    assert second.held_by.since.startswith("2027-04-19T")
    second.close()
    first.close()
    third = open_file(association_path, BERND)
    assert third.writable
    third.close()


def test_another_process_is_kept_from_writing(association_path):
    first = open_file(association_path, ANNA)
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC;"
        "from twincrm.store.lock import take_lock, FileInUse\n"
        "try: take_lock(Path(sys.argv[1]), 'Bernd', datetime.now(UTC))\n"
        "except FileInUse as error: print(error.holder.who)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(association_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    first.close()

    assert told.stdout.strip() == "Anna"


def test_the_text_of_a_dead_lock_counts_for_nothing(association_path):
    lock_path(association_path).write_text('{"who": "Carla", "machine": "alt", "since": "x"}')

    file = open_file(association_path, ANNA)

    assert file.writable
    assert holder(association_path).who == "Anna"
    file.close()


def test_a_lock_taken_away_between_opening_and_locking_is_taken_anew(association_path):
    first = take_lock(association_path, "Anna", NOW)
    with pytest.raises(FileInUse):
        take_lock(association_path, "Bernd", NOW)
    first.release()

    second = take_lock(association_path, "Bernd", NOW)
    assert lock_path(association_path).exists()
    second.release()


@POSIX
@pytest.mark.parametrize("place", ["beside", "elsewhere"])
def test_a_link_leads_to_the_same_lock(association_path, tmp_path, place, monkeypatch):
    folder = tmp_path / place
    folder.mkdir()
    link = (association_path.parent if place == "beside" else folder) / "zweit.twincrm"
    link.symlink_to(association_path)
    first = open_file(association_path, ANNA)

    through_link = open_file(link, BERND)
    monkeypatch.chdir(association_path.parent)
    relative = open_file(type(link)(association_path.name), BERND)

    for second in (through_link, relative):
        assert not second.writable
        assert second.held_by.who == "Anna"
        second.close()
    first.close()


@POSIX
def test_a_link_is_written_through_and_stays_a_link(association_path, tmp_path):
    link = tmp_path / "zweit.twincrm"
    link.symlink_to(association_path)

    file = open_file(link, ANNA)
    assert file.writable
    file.close()

    assert link.is_symlink()
    assert beside(association_path) == ["verein.twincrm", "zweit.twincrm"]


@POSIX
@pytest.mark.parametrize("what", ["link", "hard link", "folder"])
def test_what_is_no_lock_is_not_written_to(association_path, tmp_path, what):
    letter = tmp_path / "brief.txt"
    letter.write_text("Liebe Freunde")
    lock = lock_path(association_path)
    if what == "link":
        lock.symlink_to(letter)
    elif what == "hard link":
        lock.hardlink_to(letter)
    else:
        lock.mkdir()

    with pytest.raises(FileTrouble, match="Remove it"):
        open_file(association_path, ANNA)

    assert letter.read_text() == "Liebe Freunde"


@pytest.mark.parametrize("name", ["verein.twincrm", "zweit.twincrm"])
def test_a_file_with_two_names_is_only_read(association_path, name):
    second = association_path.with_name("zweit.twincrm")
    second.hardlink_to(association_path)
    before = association_path.read_bytes()

    file = open_file(association_path.with_name(name), ANNA)

    with pytest.raises(FileTrouble, match="several names"):
        Dispatcher(file, "Anna").execute(AddPlace(PlaceDraft(name="Westbridge", country="GB")))
    with pytest.raises(FileTrouble, match="several names"):
        Dispatcher(file, "Anna").undo()
    with file.read() as session:
        assert session.scalars(select(Place.name)).all() == []
    file.close()
    assert association_path.read_bytes() == before
    assert beside(association_path) == ["verein.twincrm", "zweit.twincrm"]
    second.unlink()
    alone = open_file(association_path, ANNA)
    assert alone.writable
    alone.close()


def test_an_old_file_with_two_names_is_not_brought_up_to_date(tmp_path):
    old = tmp_path / "verein.twincrm"
    shutil.copyfile(Path(__file__).parent / "samples" / "0001.twincrm", old)
    old.with_name("zweit.twincrm").hardlink_to(old)
    before = old.read_bytes()

    with pytest.raises(FileTrouble, match="several names"):
        open_file(old, ANNA)

    assert old.read_bytes() == before


def test_a_name_given_to_an_open_file_holds_its_changes_up(association_path):
    file = open_file(association_path, ANNA)
    dispatcher = Dispatcher(file, "Anna")
    dispatcher.execute(AddPlace(PlaceDraft(name="Kamieniec", country="PL")))
    second = association_path.with_name("zweit.twincrm")
    second.hardlink_to(association_path)

    with pytest.raises(FileTrouble, match="several names"):
        dispatcher.undo()
    assert not open_file(second, BERND).writable

    second.unlink()
    assert dispatcher.undo() is not None
    file.close()


def test_a_file_with_two_names_is_backed_up_and_restored(association_path, tmp_path):
    second = association_path.with_name("zweit.twincrm")
    second.hardlink_to(association_path)

    kept = back_up(second, tmp_path / "kept", NOW, "manual")
    aside = restore(kept, second, "Anna", NOW)

    assert aside is not None
    assert aside.read_bytes() == association_path.read_bytes()
    whole = open_file(second, ANNA)
    assert whole.writable
    whole.close()


def moved(path):
    path.rename(path.with_name("anders.twincrm"))


def synchronised(path):
    fresh = path.with_name("fresh")
    shutil.copyfile(path, fresh)
    fresh.replace(path)


@POSIX
@pytest.mark.parametrize(
    "act",
    [lambda path, _: moved(path), lambda path, older: older.replace(path)],
    ids=["moved", "replaced"],
)
def test_several_read_what_is_open_and_never_what_lies_in_its_place(
    association_path, tmp_path, act
):
    older = tmp_path / "older"
    shutil.copyfile(association_path, older)
    written = open_file(association_path, ANNA)
    Dispatcher(written, "Anna").execute(AddPlace(PlaceDraft(name="Kamieniec", country="PL")))
    written.close()
    file = open_file(association_path, ANNA)
    dispatcher = Dispatcher(file, "Anna")
    with ThreadPoolExecutor(2) as beside_us:
        with file.glance():  # the only connection that still has the file
            act(association_path, older)
            names = beside_us.submit(dispatcher.glance, lambda reading: rows(reading, PLACES))
            keeping = beside_us.submit(
                back_up, association_path, tmp_path / "kept", NOW, "manual", file
            )
            wait([names, keeping], 0.2)  # they have nothing to read with yet
        assert names.result() == [("Kamieniec",)]
        kept = open_file(keeping.result(), ANNA, write=False)
    with kept.glance() as reading:
        assert rows(reading, PLACES) == [("Kamieniec",)]
    kept.close()
    file.close()


@POSIX
@pytest.mark.parametrize(
    ("act", "words"),
    [
        (moved, "no longer in its place"),
        (lambda path: path.unlink(), "no longer in its place"),
        (synchronised, "replaced by another program"),
    ],
    ids=["moved", "deleted", "replaced"],
)
def test_what_is_no_longer_the_file_is_not_written_to(association_path, tmp_path, act, words):
    file = open_file(association_path, ANNA)
    dispatcher = Dispatcher(file, "Anna")
    dispatcher.execute(AddPlace(PlaceDraft(name="Kamieniec", country="PL")))
    act(association_path)

    for refused in (
        lambda: dispatcher.execute(AddPlace(PlaceDraft(name="Westbridge", country="GB"))),
        dispatcher.undo,
    ):
        with pytest.raises(FileTrouble) as told:
            refused()
        assert words in told.value.message.id
    kept = back_up(association_path, tmp_path / "kept", NOW, "manual", file)
    file.close()

    with open_file(kept, ANNA).read() as session:
        assert session.scalars(select(Place.name)).all() == ["Kamieniec"]


def foreign_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE x (id)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda p: p.write_bytes(b""), "is empty"),
        (lambda p: p.write_bytes(b"PK\x03\x04" + bytes(5000)), "not a TwinCRM file"),
        (lambda p: p.write_text("BEGIN:VCARD\r\nEND:VCARD\r\n"), "not a TwinCRM file"),
        (foreign_database, "not a TwinCRM file"),
    ],
    ids=["empty", "zip", "card", "database"],
)
def test_what_is_not_ours_is_refused_and_left_alone(make, sentence, tmp_path):
    path = tmp_path / "fremd.twincrm"
    make(path)
    before = path.read_bytes()

    with pytest.raises(ForeignFile) as refused:
        open_file(path, ANNA)

    assert sentence in refused.value.message.id
    assert path.read_bytes() == before
    assert beside(path) == ["fremd.twincrm"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_cut_off_is_recognised(share, association_path):
    whole = association_path.read_bytes()
    association_path.write_bytes(whole[: int(len(whole) * share)])
    before = association_path.read_bytes()

    with pytest.raises(ForeignFile) as refused:
        open_file(association_path, ANNA)

    assert "incomplete" in refused.value.message.id
    assert association_path.read_bytes() == before


def test_a_newer_file_is_refused_with_the_version_that_can_open_it(association_path):
    connection = connect(association_path, "rw")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.execute("UPDATE schema_note SET program = '9.4.0'")
    connection.close()
    before = association_path.read_bytes()

    with pytest.raises(NewerFile) as refused:
        open_file(association_path, ANNA)

    assert refused.value.message.values["version"] == "9.4.0"
    assert association_path.read_bytes() == before


def test_reading_never_writes(association_path):
    before = association_path.read_bytes(), association_path.stat().st_mtime_ns

    file = open_file(association_path, ANNA, write=False)
    with file.read() as session:
        session.connection()
    file.close()

    assert (association_path.read_bytes(), association_path.stat().st_mtime_ns) == before
    assert beside(association_path) == ["verein.twincrm"]


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(FileTrouble, match="not found"):
        open_file(tmp_path / "nichts.twincrm", ANNA)


def test_a_damaged_page_is_a_sentence_not_a_traceback(association_path):
    whole = bytearray(association_path.read_bytes())
    whole[4096 : 4096 * 20] = b"\xff" * (4096 * 19)
    association_path.write_bytes(bytes(whole))

    with pytest.raises(FileTrouble):
        open_file(association_path, ANNA)


def test_a_copy_is_a_file_of_its_own(association_path, tmp_path):
    copy = tmp_path / "kopie.twincrm"
    first = open_file(association_path, ANNA)
    first.close()
    shutil.copyfile(association_path, copy)
    first = open_file(association_path, ANNA)

    second = open_file(copy, BERND)

    assert second.writable
    second.close()
    first.close()
