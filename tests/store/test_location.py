"""Unsafe places are recognised by what is seen of them, named, and explained."""

from __future__ import annotations

import pytest
from conftest import opening

from twincrm.store import location
from twincrm.store.file import open_file
from twincrm.store.location import Location, judge_location


@pytest.fixture(autouse=True)
def _no_services_around(monkeypatch):
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def mounted(monkeypatch, tmp_path):
    """Pretends mounts: the table of the kernel is a file like any other."""

    def mount(*lines: str) -> None:
        table = tmp_path / "mounts"
        table.write_text("".join(f"{line}\n" for line in lines))
        read = location._file_system
        monkeypatch.setattr(location, "_file_system", lambda folder, _: read(folder, table))

    return mount


def place(folder) -> Location:
    folder.mkdir(parents=True, exist_ok=True)
    return judge_location(folder / "verein.twincrm")


def test_a_folder_of_this_computer_is_safe(tmp_path):
    found = place(tmp_path / "Dokumente")

    assert found == Location("local")
    assert found.warning is None
    assert found.wal_is_safe


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Stadt Lindenau", "OneDrive"),
        ("Dropbox (Verein)", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud-verein", "Nextcloud"),
        ("Google Drive", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("MagentaCLOUD", "MagentaCLOUD"),
    ],
)
def test_a_synced_folder_is_known_by_its_name_and_so_is_all_below(folder, service, tmp_path):
    for deep in (tmp_path / folder, tmp_path / folder / "Verein" / "2027"):
        found = place(deep)
        assert found == Location("synced", service)
        assert found.warning.values["service"] == service
        assert found.wal_is_safe


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".sync_0a1b2c.db", "Nextcloud"),
    ],
)
def test_a_synced_folder_is_known_by_what_its_program_leaves_in_it(mark, service, tmp_path):
    (tmp_path / "Ablage").mkdir()
    (tmp_path / "Ablage" / mark).touch()

    assert place(tmp_path / "Ablage" / "Verein") == Location("synced", service)
    assert place(tmp_path / "Anderes") == Location("local")


def test_onedrive_is_known_by_what_windows_says(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Firma"))

    assert place(tmp_path / "Firma" / "Verein") == Location("synced", "OneDrive")
    assert place(tmp_path / "Privat") == Location("local")


@pytest.mark.parametrize("name", ["onedrivefrei", "dropboxes", "Meine Cloud"])
def test_a_name_that_only_sounds_like_it_is_none(name, tmp_path):
    assert place(tmp_path / name) == Location("local")


@pytest.mark.parametrize("system", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_drive_is_known_by_its_file_system(system, tmp_path, mounted):
    share = tmp_path / "Netz laufwerk"
    written = str(share).replace(" ", "\\040")
    mounted("/dev/sda1 / ext4 rw 0 0", f"server:/verein {written} {system} rw 0 0")

    found = place(share / "Verein")

    assert found.kind == "network"
    assert not found.wal_is_safe
    assert "network drive" in found.warning.id
    assert place(tmp_path / "hier").kind == "local"


def test_the_deepest_mount_counts(tmp_path, mounted):
    share = tmp_path / "netz"
    mounted(
        "/dev/sda1 / ext4 rw 0 0",
        f"server:/alle {share} nfs rw 0 0",
        f"/dev/sdb1 {share}/stick vfat rw 0 0",
    )

    assert place(share).kind == "network"
    assert place(share / "stick").kind == "local"


def test_a_machine_that_names_no_mounts_is_taken_for_local(tmp_path):
    assert location._file_system(tmp_path, tmp_path / "nothing") == ""


def test_on_a_network_drive_no_shared_memory_is_used(association_path, mounted):
    mounted(f"server:/verein {association_path.parent} cifs rw 0 0")

    file = open_file(association_path, opening())
    beside = {path.name for path in association_path.parent.glob("*.twincrm*")}
    written = association_path.read_bytes()[18]
    file.close()

    assert file.location.kind == "network"
    assert beside == {"verein.twincrm", "verein.twincrm.lock"}
    assert written == 1  # a journal is deleted, no write-ahead log


def test_in_a_folder_of_this_computer_others_read_while_we_write(association_path):
    file = open_file(association_path, opening())
    written = association_path.read_bytes()[18]
    file.close()

    assert written == 2


def test_a_stick_is_good_to_work_on_but_not_to_live_on(tmp_path, monkeypatch):
    monkeypatch.setattr(location, "STICKS", (str(tmp_path / "media"),))

    found = place(tmp_path / "media" / "anna" / "VEREIN")

    assert found == Location("removable")
    assert found.warning is None
    assert "stick" in found.advice.id
    assert found.wal_is_safe
