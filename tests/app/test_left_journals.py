"""What a crash left beside a place belongs to the file that was there, never to a new one."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

_CRASHING = """
import os, sys
from sqlcipher3 import dbapi2
wal = sys.argv[2] == "wal"
c = dbapi2.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode = " + ("wal" if wal else "delete"))
c.execute("PRAGMA wal_autocheckpoint = 0")
c.execute("PRAGMA cache_size = 5")
if not wal:
    c.execute("BEGIN")
c.execute("UPDATE association SET name = 'STALE'")
for _ in range(30):
    c.execute("UPDATE person SET family = family || 'YYYYYYYYYYYYYYYYYYYYYYYYYYY'")
os._exit(9)
"""
ENDS = ("-wal", "-shm", "-journal")


@pytest.fixture(params=["wal", "journal"])
def left(request, demo_path):
    """A place with nothing but the journal of a file that died there; the journal's content."""
    source = demo_path.with_name("quelle.twincrm")
    shutil.copyfile(demo_path, source)
    subprocess.run([sys.executable, "-c", _CRASHING, str(demo_path), request.param], check=False)
    demo_path.unlink()
    journal = demo_path.with_name(f"{demo_path.name}-{request.param}")
    assert journal.stat().st_size > 0
    return source, demo_path, journal, journal.read_bytes()


@pytest.mark.parametrize("command", ["restore", "new", "demo"])
def test_a_new_file_does_not_take_up_the_journal_of_a_dead_one(command, left, twincrm):
    source, path, journal, content = left
    words = {
        "restore": ("restore", source, "--to", path),
        "new": ("new", path, "--name", "Neu", "--place", "Lindenau", "--country", "DE"),
        "demo": ("demo", path),
    }[command]

    made = twincrm(*words)

    assert made.code == 0
    assert not any(path.with_name(path.name + end).exists() for end in ENDS)
    assert twincrm("check", path).code == 0
    assert "STALE" not in twincrm("info", path).out
    end = journal.name.removeprefix(path.name)
    (kept,) = path.parent.glob(f"demo_*_before-{command}.twincrm{end}")
    assert kept.read_bytes() == content
