"""Backups are whole, verified, and replace nothing unless they can be trusted."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

import pytest
from worlds.dump import dump

from twincrm.domain.errors import FileTrouble
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store import backup as backups
from twincrm.store import shelf as shelves
from twincrm.store.backup import BROUGHT_BACK, BadBackup, back_up, restore, verify
from twincrm.store.connection import connect
from twincrm.store.file import Opening, open_file
from twincrm.store.inside import DoneStep, inside
from twincrm.store.lock import FileInUse
from twincrm.store.next_step import step_to_undo
from twincrm.store.schema import ForeignFile, NewerFile

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
ANNA = Opening("Anna", NOW, lambda *_: None)


def test_a_backup_taken_while_the_file_is_open_holds_what_was_saved(dispatcher, tmp_path):
    dispatcher.execute(AddPerson(PersonDraft(given="Anna", family="Weber")))

    copy = back_up(dispatcher.file.path, tmp_path / "backups", NOW, "import")

    moment = NOW.astimezone().strftime("%Y-%m-%d_%H%M%S")
    assert copy.name == f"verein_{moment}_import.twincrm"
    opened = open_file(copy, ANNA, write=False)
    assert dump(opened) == dump(dispatcher.file)
    opened.close()
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_two_backups_of_one_second_do_not_overwrite_each_other(dispatcher, tmp_path):
    first = back_up(dispatcher.file.path, tmp_path / "b", NOW, "daily")
    second = back_up(dispatcher.file.path, tmp_path / "b", NOW, "daily")

    assert first != second
    assert first.exists()


def test_what_a_killed_backup_left_is_swept_a_day_later(association_path, tmp_path):
    folder = tmp_path / "b"
    folder.mkdir()
    day_old, fresh, others = "2027-04-17_080000", "2027-04-19_075900", "brief.part"
    left = {f"verein_{moment}_import{end}" for moment in (day_old, fresh)
            for end in (".part", ".part-journal", "-2.part")}  # fmt: skip
    for name in (*left, others, f"verein_{day_old}_import.twincrm"):
        (folder / name).write_bytes(b"half")
        if fresh not in name:
            before = time.time() - 25 * 3600
            os.utime(folder / name, (before, before))

    copy = back_up(association_path, folder, NOW, "daily")

    assert {p.name for p in folder.iterdir()} == {
        *(name for name in left if fresh in name),
        others, f"verein_{day_old}_import.twincrm", copy.name,
    }  # fmt: skip


def test_a_folder_that_cannot_be_used_is_named_with_its_whole_path(association_path, tmp_path):
    folder = tmp_path / "brief.txt" / "backups"
    folder.parent.write_text("Sehr geehrte Damen und Herren")

    with pytest.raises(FileTrouble) as told:
        back_up(association_path, folder, NOW, "daily")

    assert told.value.message.values["file"] == str(folder)


def test_restoring_keeps_the_present_file_aside(dispatcher, tmp_path):
    path = dispatcher.file.path
    copy = back_up(path, tmp_path / "b", NOW, "daily")
    dispatcher.execute(AddPerson(PersonDraft(given="Anna", family="Weber")))
    later = dump(dispatcher.file)
    dispatcher.file.close()

    aside = restore(copy, path, "Anna", NOW)

    file = open_file(path, ANNA)
    assert dump(file)["person"] == {}
    with file.glance() as reading:
        held, undo = inside(reading), step_to_undo(reading)
    assert held.steps[0] == DoneStep(NOW, "Anna", BROUGHT_BACK.with_values(file=copy.name))
    assert undo is None
    file.close()
    kept = open_file(aside, ANNA)
    assert dump(kept) == later
    kept.close()


def test_an_open_file_is_not_replaced(dispatcher, tmp_path):
    copy = back_up(dispatcher.file.path, tmp_path / "b", NOW, "daily")

    with pytest.raises(FileInUse):
        restore(copy, dispatcher.file.path, "Bernd", NOW)


def test_a_backup_of_a_newer_program_replaces_nothing(association_path, tmp_path):
    copy = back_up(association_path, tmp_path / "b", NOW, "daily")
    connection = connect(copy, "rw")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = association_path.read_bytes()

    with pytest.raises(NewerFile):
        restore(copy, association_path, "Anna", NOW)

    assert association_path.read_bytes() == before
    assert [p.name for p in association_path.parent.glob("*.twincrm*")] == [association_path.name]


def overwrite_pages(copy):
    whole = bytearray(copy.read_bytes())
    whole[4096 * 3 : 4096 * 9] = b"\x55" * (4096 * 6)
    copy.write_bytes(bytes(whole))


def change_a_letter(copy):
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"Lindenau", b"Lindanau"))


def break_the_seal_honestly(copy, *statements):
    connection = connect(copy, "rw")
    for statement in ("PRAGMA user_version = 0", "PRAGMA foreign_keys = OFF", *statements):
        connection.execute(statement)
    connection.close()


def overwrite_pages_without_seal(copy):
    break_the_seal_honestly(copy)
    overwrite_pages(copy)


def refer_to_nobody(copy):
    break_the_seal_honestly(copy, "UPDATE association SET place_id = 4711")


@pytest.mark.parametrize(
    "harm", [overwrite_pages, change_a_letter, overwrite_pages_without_seal, refer_to_nobody]
)
def test_a_damaged_backup_replaces_nothing(harm, association_path, tmp_path):
    copy = back_up(association_path, tmp_path / "b", NOW, "daily")
    harm(copy)
    before = association_path.read_bytes()

    with pytest.raises(BadBackup):
        restore(copy, association_path, "Anna", NOW)

    assert association_path.read_bytes() == before


@pytest.fixture
def lying_disk(monkeypatch):
    """From now on the disk keeps something else than it is given."""

    def begin():
        for room in (backups, shelves):
            monkeypatch.setattr(room, "down_to_the_disk", overwrite_pages)

    return begin


def test_a_backup_that_did_not_come_out_whole_is_none(association_path, tmp_path, lying_disk):
    lying_disk()

    with pytest.raises(FileTrouble):
        back_up(association_path, tmp_path / "b", NOW, "daily")

    assert list((tmp_path / "b").iterdir()) == []


def test_a_copy_that_did_not_come_out_whole_replaces_nothing(
    association_path, tmp_path, lying_disk
):
    copy = back_up(association_path, tmp_path / "b", NOW, "daily")
    before, there = association_path.read_bytes(), sorted(tmp_path.iterdir())
    (stick := tmp_path / "b" / "stick").mkdir()
    lying_disk()

    with pytest.raises(BadBackup):
        restore(copy, association_path, "Anna", NOW)
    with pytest.raises(BadBackup):
        shelves.copy_into(copy, stick)

    assert association_path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == there
    assert list(stick.iterdir()) == []


def test_a_foreign_file_is_no_backup(tmp_path):
    stranger = tmp_path / "brief.twincrm"
    stranger.write_text("Sehr geehrte Damen und Herren," * 20)

    with pytest.raises(ForeignFile):
        verify(stranger)
