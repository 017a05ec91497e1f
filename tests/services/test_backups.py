"""Backups make themselves, are kept by the rule, lie in two folders, and are seen before use."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from conftest import opening

from twincrm.domain.errors import FileTrouble
from twincrm.runtime.folders import backup_folder
from twincrm.runtime.settings import Settings, save_settings, settings_path
from twincrm.services.backups import (
    back_up_daily,
    back_up_now,
    bring_back,
    keep_backup,
    kept_backups,
    overdue,
    see_restorable,
    shelf,
)
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.backup import BadBackup
from twincrm.store.file import create_file, open_file, start_association
from twincrm.store.inside import look_inside
from twincrm.store.lock import lock_path
from twincrm.store.schema import ForeignFile
from twincrm.store.seal import is_sealed

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2027, 4, 19)


@pytest.fixture
def at_day(monkeypatch):
    """Let it be another day."""

    def turn(day: date) -> None:
        monkeypatch.setenv("TWINCRM_TODAY", day.isoformat())

    return turn


@pytest.fixture
def stick(tmp_path) -> Path:
    """A second folder that the user chose."""
    folder = tmp_path / "stick"
    folder.mkdir()
    save_settings(settings_path(), Settings(second_backups=folder))
    return folder


def add(dispatcher, family="Weber") -> None:
    dispatcher.execute(AddPerson(PersonDraft(given="Anna", family=family)))


def days_of(folder: Path) -> list[str]:
    return sorted(each.name.split("_")[1] for each in folder.iterdir())


def with_flip(whole: bytes, at: int) -> bytes:
    """One bit is another."""
    at %= len(whole)
    return whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :]


def with_other_letter(whole: bytes) -> bytes:
    return with_flip(whole, whole.rindex(b"Weber"))


def filled_up(whole: bytes) -> bytes:
    """As rescued disks and some programs that copy leave a file."""
    return whole + bytes(4096 - len(whole) % 4096)


HARMS = {
    "cut off": lambda whole: whole[: len(whole) // 2],
    "a flipped bit": lambda whole: with_flip(whole, len(whole) // 2),
    "a flipped letter": with_other_letter,
    "a page of nothing": lambda whole: whole[: 4096 * 3] + bytes(4096) + whole[4096 * 4 :],
    "empty": lambda whole: whole[:0],
    "not a database": lambda _: b"Sehr geehrte Damen und Herren," * 300,
    "no seal": lambda whole: whole[:-60],
    "a letter, no seal": lambda whole: with_other_letter(whole)[:-60],
    "a letter, half a seal": lambda whole: with_other_letter(whole)[:-30],
    "a letter, filled up": lambda whole: filled_up(with_other_letter(whole)),
    "a letter, a line break": lambda whole: with_other_letter(whole) + b"\r\n",
    "a letter, the seal's name": lambda whole: with_flip(with_other_letter(whole), -50),
    "a letter, the count of changes": lambda whole: with_flip(with_other_letter(whole), 27),
    "a letter, the mark": lambda whole: with_flip(with_other_letter(whole), 62),
}
"""What disks and hands do to a backup."""


def damaged(backup: Path, how: str) -> None:
    backup.write_bytes(HARMS[how](backup.read_bytes()))


def test_sixty_days_leave_what_the_rule_says_and_every_one_restores(
    association_path, tmp_path, at_day, stick
):
    strange = backup_folder() / "verein_2027-04-20_080000_wahl.twincrm"
    strange.parent.mkdir(parents=True)
    shutil.copyfile(association_path, strange)
    for day in range(60):
        at_day(MONDAY + timedelta(days=day))
        dispatcher = Dispatcher(open_file(association_path, opening()), "Anna")
        add(dispatcher, f"Weber {day}")
        assert back_up_daily(dispatcher) is not None
        assert back_up_daily(dispatcher) is None
        dispatcher.file.close()

    assert strange.exists()
    strange.unlink()
    kept = [
        "2027-04-25", "2027-04-30", "2027-05-02", "2027-05-09", "2027-05-16", "2027-05-23",
        "2027-05-30", "2027-05-31", "2027-06-06", "2027-06-08", "2027-06-09", "2027-06-10",
        "2027-06-11", "2027-06-12", "2027-06-13", "2027-06-14", "2027-06-15", "2027-06-16",
        "2027-06-17",
    ]  # fmt: skip
    assert days_of(backup_folder()) == kept
    assert days_of(stick) == kept
    made, copied = (sorted(folder.iterdir()) for folder in (backup_folder(), stick))
    for at, backup in enumerate(made):
        target = tmp_path / f"{at}.twincrm"
        assert bring_back(backup, target, "Anna") is None
        people = (date.fromisoformat(kept[at]) - MONDAY).days + 1
        assert look_inside(target).people == people
        open_file(target, opening()).close()
    assert [path.read_bytes() for path in copied] == [path.read_bytes() for path in made]


@pytest.mark.parametrize("how", HARMS)
def test_a_harmed_backup_is_recognised_before_it_replaces_anything(how, dispatcher):
    add(dispatcher)
    path = dispatcher.file.path
    backup = back_up_now(dispatcher).path
    dispatcher.file.close()
    damaged(backup, how)
    before, there = path.read_bytes(), sorted(path.parent.iterdir())

    with pytest.raises((BadBackup, ForeignFile, FileTrouble)):
        see_restorable(backup, path)
    with pytest.raises((BadBackup, ForeignFile, FileTrouble)):
        bring_back(backup, path, "Anna")

    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == there


def test_what_was_only_put_behind_a_backup_makes_it_no_worse(dispatcher):
    add(dispatcher)
    path, backup = dispatcher.file.path, back_up_now(dispatcher).path
    dispatcher.file.close()
    backup.write_bytes(filled_up(backup.read_bytes()))

    bring_back(backup, path, "Anna")

    assert look_inside(path).people == 1
    assert path.read_bytes()[60:64] == bytes(4)  # the mark is the backup's alone
    again = keep_backup(path, "manual").path
    assert is_sealed(again)
    assert see_restorable(again, path).people == 1


def test_a_backup_of_another_association_replaces_nothing(dispatcher, tmp_path):
    other = create_file(tmp_path / "other.twincrm", opening())
    start_association(other, "Comité de jumelage", datetime(2027, 4, 19, tzinfo=UTC))
    backup = back_up_now(Dispatcher(other, "Anna")).path
    other.close()
    path = dispatcher.file.path
    dispatcher.file.close()
    before = path.read_bytes()

    with pytest.raises(FileTrouble, match="another association"):
        bring_back(backup, path, "Anna")

    assert path.read_bytes() == before


def test_who_works_in_a_backup_breaks_no_seal_and_keeps_it(association_path, at_day):
    worked_in = keep_backup(association_path, "daily").path
    dispatcher = Dispatcher(open_file(worked_in, opening()), "Anna")
    for number in range(50):
        add(dispatcher, f"Weber {number}")
    dispatcher.file.close()
    assert see_restorable(worked_in, association_path).people == 50
    assert not is_sealed(worked_in)
    for day in range(1, 40):
        at_day(MONDAY + timedelta(days=day))
        keep_backup(association_path, "daily")

    assert worked_in.exists()


def test_a_backup_somebody_works_in_is_neither_read_nor_taken_away(association_path, at_day):
    opened = keep_backup(association_path, "daily").path
    dispatcher = Dispatcher(open_file(opened, opening()), "Anna")
    for day in range(1, 40):
        at_day(MONDAY + timedelta(days=day))
        keep_backup(association_path, "daily")

    assert opened.name not in {each.path.name for each in shelf(dispatcher)}
    add(dispatcher)
    dispatcher.file.close()
    assert opened.exists()


def test_backups_of_two_associations_do_not_take_each_others_place(association_path, tmp_path):
    theirs = tmp_path / "theirs.twincrm"
    file = create_file(theirs, opening())
    start_association(file, "Comité de jumelage", datetime(2027, 4, 19, tzinfo=UTC))
    file.close()
    first = keep_backup(theirs, "daily").path

    for _ in range(15):
        keep_backup(association_path, "manual")

    assert first.exists()
    assert len(list(backup_folder().iterdir())) == 11


def test_the_shelf_shows_each_once_with_what_it_holds(dispatcher, stick):
    add(dispatcher)
    made = back_up_now(dispatcher)
    assert made.second.read_bytes() == made.path.read_bytes()
    harmed = back_up_now(dispatcher).path
    assert [each.inside.people for each in shelf(dispatcher)] == [1, 1]
    for each in (harmed, stick / harmed.name):
        each.write_bytes(b"half")

    found = {each.path.name: each for each in shelf(dispatcher)}

    assert found.keys() == {made.path.name, harmed.name}
    assert found[made.path.name].inside.people == 1
    assert found[harmed.name].inside is None


def test_a_backup_harmed_here_is_taken_from_the_stick(dispatcher, stick):
    made = back_up_now(dispatcher)
    made.path.write_bytes(b"half")

    (found,) = shelf(dispatcher)

    assert found.path == made.second


def test_a_stick_that_is_not_there_is_no_trouble_and_gets_its_copy_later(dispatcher, stick):
    stick.rmdir()
    made = back_up_daily(dispatcher)
    assert (made.second, made.trouble) == (None, None)
    assert not stick.exists()

    stick.mkdir()
    later = back_up_daily(dispatcher)

    assert later.second.parent == stick
    assert back_up_daily(dispatcher) is None


@pytest.fixture
def small_disk(tmp_path):
    """A real disk with too little room for a backup."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.name == "nt" or mounted("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder):
        pytest.skip("no disk can be mounted here")
    yield folder
    mounted("umount", folder)


def mounted(*words: object) -> int:
    return subprocess.run([*map(str, words)], check=False, capture_output=True).returncode


def test_a_stick_that_may_not_be_written_is_said(dispatcher, small_disk):
    mounted("mount", "-o", "remount,ro,size=10m", small_disk)
    save_settings(settings_path(), Settings(second_backups=small_disk))

    made = back_up_now(dispatcher)

    assert made.path.exists()
    assert made.second is None
    assert "read-only" in made.trouble.message.id
    assert str(made.trouble.message.values["file"]) == str(small_disk / made.path.name)


def test_a_full_stick_is_said_and_nothing_half_lies_on_it(dispatcher, small_disk):
    save_settings(settings_path(), Settings(second_backups=small_disk))

    made = back_up_now(dispatcher)

    assert made.path.exists()
    assert "disk is full" in made.trouble.message.id
    assert list(small_disk.iterdir()) == []


def test_nobody_is_reminded_while_nothing_was_changed(dispatcher, at_day):
    back_up_daily(dispatcher)
    at_day(MONDAY + timedelta(days=100))
    assert overdue(dispatcher) is None


def test_a_week_with_changes_and_without_a_backup_is_told(dispatcher, at_day):
    made = back_up_daily(dispatcher).path
    at_day(MONDAY + timedelta(days=1))
    add(dispatcher)
    at_day(MONDAY + timedelta(days=6))
    assert overdue(dispatcher) is None
    at_day(MONDAY + timedelta(days=7))
    assert overdue(dispatcher).last.date() == MONDAY
    made.unlink()
    assert overdue(dispatcher).last is None


@pytest.mark.parametrize("place", ["verein-alt.twincrm", "sub/verein.twincrm"])
def test_a_copy_opened_first_does_not_keep_the_file_from_its_own_backup(
    place, association_path, tmp_path, at_day
):
    copy = tmp_path / place
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(association_path, copy)
    for day in range(3):
        at_day(MONDAY + timedelta(days=day))
        last_year = Dispatcher(open_file(copy, opening()), "Anna")
        back_up_daily(last_year)
        last_year.file.close()
        dispatcher = Dispatcher(open_file(association_path, opening()), "Anna")
        assert kept_backups(dispatcher).number >= 1
        assert (back_up_daily(dispatcher) is None) == (day == 0)
        assert back_up_daily(dispatcher) is None
        add(dispatcher)
        dispatcher.file.close()
    last = Dispatcher(open_file(association_path, opening()), "Anna")
    at_day(MONDAY + timedelta(days=9))
    other = keep_backup(copy, "daily").path

    assert overdue(last).last.date() == MONDAY + timedelta(days=2)
    assert kept_backups(last).last.date() == MONDAY + timedelta(days=2)
    assert other in {each.path for each in shelf(last)}
    last.file.close()


def test_a_renamed_file_is_still_known_by_what_is_in_it(dispatcher, tmp_path):
    add(dispatcher)
    back_up_daily(dispatcher)
    dispatcher.file.close()
    renamed = dispatcher.file.path.rename(tmp_path / "neu.twincrm")
    again = Dispatcher(open_file(renamed, opening()), "Anna")

    assert kept_backups(again).last is not None
    assert back_up_daily(again) is None
    again.file.close()


def test_backups_of_a_copy_take_no_places_from_those_of_the_file(association_path, tmp_path):
    copy = tmp_path / "verein-alt.twincrm"
    shutil.copyfile(association_path, copy)
    first = keep_backup(association_path, "daily").path

    for _ in range(12):
        keep_backup(copy, "manual")

    assert first.exists()
    assert len(list(backup_folder().iterdir())) == 11


def test_a_backup_dated_in_the_future_silences_nobody(dispatcher, at_day):
    at_day(MONDAY + timedelta(days=1000))
    ahead = back_up_daily(dispatcher).path
    at_day(MONDAY)

    assert kept_backups(dispatcher).last is None
    add(dispatcher)
    assert kept_backups(dispatcher).last is None
    assert overdue(dispatcher) is not None
    back_up_daily(dispatcher)
    add(dispatcher)
    at_day(MONDAY + timedelta(days=8))
    assert kept_backups(dispatcher).last.date() == MONDAY
    assert overdue(dispatcher).last.date() == MONDAY
    assert ahead.exists()


def test_a_lock_that_a_crash_left_hides_no_backup(dispatcher, association_path):
    made = back_up_daily(dispatcher).path
    lock_path(made).write_text("left")

    assert [each.path for each in shelf(dispatcher)] == [made]
    assert back_up_daily(dispatcher) is None
    assert lock_path(made).read_text() == "left"
