"""What the machine remembers: every field comes back, and damage costs no more than the field."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from twincrm.runtime.settings import (
    RECENT_FILES,
    RecentFile,
    Settings,
    WindowPlace,
    load_settings,
    save_settings,
    settings_path,
    with_recent,
)

MORNING = datetime(2027, 4, 19, 7, 12, tzinfo=UTC)
FILE = RecentFile(Path("/home/anna/100 % Verein #1/Łaziska;.twincrm"), MORNING, "Jumelage d’Orly")
ALL = Settings(
    language="fr",
    theme="dark",
    zoom=1.15,
    user="Zoë Müller-O'Neill",
    place=WindowPlace(-20, 40, 1366, 698, maximised=True),
    recent=(FILE, RecentFile(Path("/b.twincrm"), MORNING)),
    first_backups=Path("/srv/Verein #2/Sicherungen"),
    second_backups=Path("/media/anna/100 % Stick/Verein"),
    programme_view="days",
    type_scale=1.15,
    beginners=("3f2a", "77b1"),
    experienced=("90cd",),
    contacts_view="table",
    tables=(("contacts", "name:240 town / town+ name-"),),
)


def test_every_field_is_kept(tmp_path):
    path = tmp_path / "new" / "settings.ini"
    assert save_settings(path, ALL)

    kept = load_settings(path)

    for field in fields(Settings):
        assert getattr(ALL, field.name) != getattr(Settings(), field.name)
        assert getattr(kept, field.name) == getattr(ALL, field.name)
    assert [each.name for each in path.parent.iterdir()] == ["settings.ini"]


def test_they_live_in_the_programs_own_folder():
    assert settings_path() == Path(os.environ["TWINCRM_HOME"]) / "settings.ini"


def test_the_first_start_has_the_usual_settings(tmp_path):
    assert load_settings(tmp_path / "none.ini") == Settings()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00\xff\xfe nonsense",
        b"language = de\n",
        b"[window\nlanguage = de",
        b"[window]\nlanguage = de\nlanguage = fr\n",
        b"[window]\nlanguage = German\ntheme = pink\nzoom = nan\nplace = 1 2 3\n",
        b"[window]\nzoom = big\nplace = 0 0 -1 999999999 0\nunknown = 1\n[recent 1]\npath =\n",
        b"[recent 1]\npath = /a.twincrm\nopened = yesterday\n",
        b"[recent 1]\npath = /a.twincrm\nopened = 2027-04-19T08:00:00\n",
    ],
)
def test_damage_counts_as_not_set(tmp_path, damage):
    path = tmp_path / "settings.ini"
    path.write_bytes(damage)
    assert load_settings(path) == Settings()


def test_damage_of_one_field_leaves_the_others(tmp_path):
    path = tmp_path / "settings.ini"
    save_settings(path, ALL)
    path.write_text(path.read_text(encoding="utf-8").replace("dark", "purple"), encoding="utf-8")
    kept = load_settings(path)
    assert (kept.theme, kept.language, kept.recent) == ("system", "fr", ALL.recent)


@pytest.mark.parametrize(("written", "read"), [("0.1", 0.9), ("7", 1.5), ("1.3", 1.3)])
def test_zoom_stays_within_reason(tmp_path, written, read):
    path = tmp_path / "settings.ini"
    path.write_text(f"[window]\nzoom = {written}\n", encoding="utf-8")
    assert load_settings(path).zoom == read


def test_a_folder_in_the_way_is_said_not_raised(tmp_path):
    (tmp_path / "settings.ini").mkdir()
    assert not save_settings(tmp_path / "settings.ini", ALL)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.ini"]
    assert load_settings(tmp_path / "settings.ini") == Settings()


def test_names_with_line_breaks_do_not_tear_the_file(tmp_path):
    path = tmp_path / "settings.ini"
    odd = RecentFile(Path("/two\nlines.twincrm"), MORNING, "A\n[window]\nzoom = 1.5")
    plain = RecentFile(Path("/one.twincrm"), MORNING, "B\nC")
    save_settings(path, Settings(user="Anna\nzoom = 1.5", recent=(odd, plain)))
    kept = load_settings(path)
    assert kept.user == "Anna zoom = 1.5"
    assert kept.zoom == 1.0
    assert [(each.path, each.name) for each in kept.recent] == [(plain.path, "B C")]


@pytest.mark.parametrize("name", [" Sicherungen", "Sicherungen ", '"Verein"', "\tvorn und\xa0"])
def test_folders_whose_names_begin_or_end_with_a_blank_are_kept(tmp_path, name):
    path = tmp_path / "settings.ini"
    odd = Settings(
        first_backups=tmp_path / name,
        second_backups=Path(name),
        recent=(RecentFile(Path("/verein/a.twincrm "), MORNING),),
    )
    save_settings(path, odd)
    assert load_settings(path) == odd


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_paths_that_are_not_unicode_come_back(tmp_path):
    path = tmp_path / "settings.ini"
    file = RecentFile(Path(os.fsdecode(b"/m\xfcller.twincrm")), MORNING)
    assert save_settings(path, Settings(recent=(file,)))
    assert load_settings(path).recent == (file,)


def test_the_file_opened_last_comes_first_and_only_once():
    settings = Settings()
    for n in range(RECENT_FILES + 3):
        opened = MORNING + timedelta(hours=n)
        settings = with_recent(settings, RecentFile(Path(f"/{n % 10}.twincrm"), opened))
    names = [each.path.name for each in settings.recent]
    assert names[:3] == ["0.twincrm", "9.twincrm", "8.twincrm"]
    assert len(names) == len(set(names)) == RECENT_FILES
    assert settings.recent[0].opened == MORNING + timedelta(hours=10)
