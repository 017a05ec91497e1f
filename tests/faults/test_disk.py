"""The disk is full or the folder read-only: a clear message, and the data kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from conftest import opening

from twincrm.services.dispatch import Dispatcher
from twincrm.services.health import findings
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
    path.write_text("".join(one.format(n=n, note="Wort " * 200) for n in range(3000)))
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
