"""The disk is full or the folder read-only: a clear message, and the data kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys

import pytest
from conftest import opening

from twincrm.services.dispatch import Dispatcher
from twincrm.services.health import findings
from twincrm.store.connection import connect
from twincrm.store.file import open_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and modes of POSIX systems")

BOUND_BY_MODES = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Even the administrator is then bound by file modes."""

RUN = "import sys; from twincrm.app.start import main; raise SystemExit(main(sys.argv[1:]))"
OPEN = (
    "import sys; from pathlib import Path; from twincrm.app.opening import open_association;"
    "opened = open_association(Path(sys.argv[1]), write=True);"
    "print(opened.file.writable, opened.file.held_by); opened.file.close()"
)
WHY = "; from twincrm.services.dispatch import read_only; print(read_only(opened.file).message.id)"
ON_A_FULL_DISK = 'mount -t tmpfs -o nr_inodes=2 tmpfs "$1" && cp "$2" "$1" && shift 2 && exec "$@"'
"""A disk with room for one folder and one file."""
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({n}, {n}));" + (
    "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);" + RUN
)


def command(*words: str, code: str = RUN, before: tuple[str, ...] = ()):
    """Run the command line in a process of its own."""
    return subprocess.run(
        [*before, sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


def bound_by_modes() -> tuple[str, ...]:
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed and the administrator ignores file modes")
    return BOUND_BY_MODES


@pytest.fixture
def cards(tmp_path_factory):
    path = tmp_path_factory.mktemp("cards") / "alle.vcf"
    one = "BEGIN:VCARD\nVERSION:3.0\nN:P{n};A;;;\nFN:A P{n}\nNOTE:{note}\nEND:VCARD\n"
    path.write_text("".join(one.format(n=n, note="Wort " * 1000) for n in range(600)))
    return path


def is_whole(path) -> bool:
    file = open_file(path, opening())
    whole = Dispatcher(file, "Anna").ask(findings) == ()
    file.close()
    return whole


def test_a_full_disk_is_said_and_nothing_is_lost(association_path, cards):
    size = association_path.stat().st_size
    limited = LIMITED.format(n=size + 300_000)

    told = command("import", association_path, cards, code=limited)

    assert told.returncode == 3
    assert "disk is full" in told.stderr
    assert "Traceback" not in told.stderr
    assert is_whole(association_path)
    listed = command("list", association_path, "person")
    assert listed.stdout.strip() == ""


def test_a_full_disk_leaves_no_half_made_file(tmp_path):
    told = command(
        "new", tmp_path / "neu.twincrm", "--name", "V", "--place", "L", "--country", "DE",
        code=LIMITED.format(n=200_000),
    )  # fmt: skip

    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_can_be_read_but_not_written(association_path, cards):
    before = association_path.read_bytes()
    association_path.parent.chmod(0o555)
    association_path.chmod(0o444)
    try:
        read = command("info", association_path, before=bound_by_modes())
        written = command("import", association_path, cards, before=bound_by_modes())
        beside = [p.name for p in association_path.parent.iterdir()]
    finally:
        association_path.parent.chmod(0o755)

    assert read.returncode == 0
    assert written.returncode == 3
    assert "read-only" in written.stderr
    assert beside == [association_path.name]
    assert association_path.read_bytes() == before


@pytest.mark.parametrize(
    ("folder", "file"), [(0o555, 0o644), (0o755, 0o444)], ids=["folder", "file"]
)
def test_what_cannot_be_written_is_opened_for_reading(folder, file, association_path):
    before = association_path.read_bytes()
    association_path.chmod(file)
    association_path.parent.chmod(folder)
    try:
        told = command(association_path, code=OPEN, before=bound_by_modes())
        beside = [p.name for p in association_path.parent.iterdir()]
    finally:
        association_path.parent.chmod(0o755)

    assert told.stdout.strip() == "False None", told.stderr
    assert beside == [association_path.name]
    assert association_path.read_bytes() == before


def test_opened_on_a_full_disk_the_disk_is_the_reason_and_not_the_file(association_path, tmp_path):
    """No file can be made beside it; it is shown, and what is told is true."""
    full = tmp_path / "full"
    full.mkdir()
    mounted = ("unshare", "--map-root-user", "--mount", "sh", "-c", ON_A_FULL_DISK, "sh")
    if command(code="", before=(*mounted, full, association_path)).returncode:
        pytest.skip("no disk can be mounted here")

    told = command(
        full / association_path.name, code=OPEN + WHY, before=(*mounted, full, association_path)
    )

    assert told.returncode == 0, told.stderr
    state, why = told.stdout.splitlines()
    assert state == "False None"
    assert "disk is full" in why


def test_a_file_that_was_never_closed_is_read_from_a_read_only_folder(association_path):
    """A stick pulled out: the file still asks for a write-ahead log that nobody can make there."""
    content = bytearray(association_path.read_bytes())
    content[18:20] = b"\x02\x02"
    association_path.write_bytes(bytes(content))
    association_path.parent.chmod(0o555)
    try:
        read = command("info", association_path, before=bound_by_modes())
        beside = [p.name for p in association_path.parent.iterdir()]
    finally:
        association_path.parent.chmod(0o755)

    assert read.returncode == 0, read.stderr
    assert beside == [association_path.name]


def test_a_new_file_in_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o555)
    try:
        told = command(
            "new", tmp_path / "neu.twincrm", "--name", "V", "--place", "L", "--country", "DE",
            before=bound_by_modes(),
        )  # fmt: skip
    finally:
        tmp_path.chmod(0o755)

    assert told.returncode == 3
    assert "read-only" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes; only an administrator can make one."""
    place = tmp_path / "stick"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place) -> None:
    with (place / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while ballast.write(bytes(4096)):
            pass


def test_a_backup_to_a_full_disk_is_said(association_path, small_disk):
    fill(small_disk)

    told = command("backup", association_path, "--to", small_disk)

    assert told.returncode == 3
    assert "disk is full" in told.stderr
    assert [p.name for p in small_disk.iterdir()] == ["ballast"]


def test_writing_on_a_full_disk_says_that_it_is_full(association_path, small_disk, cards):
    path = small_disk / "verein.twincrm"
    shutil.copyfile(association_path, path)
    fill(small_disk)

    for words in (("import", path, cards), ("restore", association_path, "--to", path)):
        told = command(*words)
        assert told.returncode == 3
        assert "disk is full" in told.stderr, words
    assert sorted(p.name for p in small_disk.iterdir()) == ["ballast", path.name]


def test_a_broken_off_change_is_never_shown_as_data(association_path):
    """A journal left by a crash must be rolled back, which a read-only folder does not allow."""
    journal = association_path.with_name(association_path.name + "-journal")
    writer = connect(association_path, "rw")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("PRAGMA cache_spill = 1")
    writer.execute("UPDATE association SET name = 'Halb'")
    writer.execute("CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                   " FROM n WHERE i < 20000) SELECT i, hex(randomblob(50)) FROM n")  # fmt: skip
    folder = association_path.parent / "stick"
    folder.mkdir()
    for each in (association_path, journal):
        shutil.copyfile(each, folder / each.name)
    writer.execute("ROLLBACK")
    writer.close()
    crashed = folder / association_path.name
    folder.chmod(0o555)
    try:
        refused = command("info", crashed, before=bound_by_modes())
    finally:
        folder.chmod(0o755)

    assert refused.returncode == 3
    assert "was broken off" in refused.stderr
    read = command("info", crashed)
    assert read.returncode == 0
    assert "Partnerschaftsverein Lindenau" in read.stdout


def test_a_report_of_a_fault_names_nobody(association_path, tmp_path):
    home = tmp_path / "home"
    code = (
        "import sys; from twincrm.app import start; from twincrm.app.command_line import files\n"
        "def broken(session): raise KeyError('Hildegard')\n"
        "files.counts = broken\n"
        "raise SystemExit(start.main(sys.argv[1:]))"
    )

    told = command("info", association_path, code=code, before=("env", f"TWINCRM_HOME={home}"))

    report = home / "fault.txt"
    assert told.returncode == 1
    assert str(report) in told.stderr
    assert "KeyError" in report.read_text()
    assert "Hildegard" not in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
