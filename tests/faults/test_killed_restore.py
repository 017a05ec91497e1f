"""A restore killed before each step: in its place always lies a whole file, old or new."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from conftest import opening
from sqlalchemy import text

from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.backup import back_up, restore
from twincrm.store.file import open_file
from twincrm.store.inside import look_inside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows makes no such processes")

EVENTS = ("os.rename", "os.link", "os.remove", "os.utime", "os.chmod", "open", "sqlcipher.connect")
KILLING = """
import os, shutil, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import twincrm.store.backup as backups, twincrm.store.connection as connection
from sqlcipher3 import dbapi2
template, trials, events = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split()
now = datetime(2027, 4, 19, tzinfo=UTC)

def restore(folder, moment):
    met = 0
    def look(event, values):
        nonlocal met
        if event in events and str(folder) in str(values):
            met += 1
            if met == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(look)
    backups.restore(folder / "kept.twincrm", folder / "verein.twincrm", "Anna", now)

real = dbapi2.connect
def telling(place, *words, **more):
    sys.audit("sqlcipher.connect", place)
    return real(place, *words, **more)
dbapi2.connect = telling
for moment in range(1, 200):
    folder = trials / str(moment)
    shutil.copytree(template, folder)
    child = os.fork()
    if child == 0:
        restore(folder, moment)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""
LEAVING = """
import os, sys
from sqlcipher3 import dbapi2
c = dbapi2.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode = wal")
c.execute("PRAGMA wal_autocheckpoint = 0")
c.execute("UPDATE person SET given = 'Ida'")
os._exit(9)
"""


@pytest.fixture(params=["at rest", "left by a crash"])
def template(request, dispatcher, tmp_path):
    """A file with one person in it, of whom its journal may know more, and a backup of before."""
    folder = tmp_path / "template"
    folder.mkdir()
    path = dispatcher.file.path
    kept = back_up(path, tmp_path / "backups", opening().now, "daily")
    shutil.copyfile(kept, folder / "kept.twincrm")
    dispatcher.execute(AddPerson(PersonDraft(given="Anna", family="Winter")))
    dispatcher.file.close()
    shutil.copyfile(path, folder / "verein.twincrm")
    if request.param != "at rest":
        subprocess.run([sys.executable, "-c", LEAVING, folder / "verein.twincrm"], check=False)
        assert (folder / "verein.twincrm-wal").stat().st_size
    return folder


def test_a_restore_killed_at_every_moment_leaves_a_whole_file_old_or_new(template, tmp_path):
    trials = tmp_path / "trials"
    trials.mkdir()
    words = (sys.executable, "-c", KILLING, template, trials, " ".join(EVENTS))
    subprocess.run(words, check=True)

    met = [people(folder / "verein.twincrm") for folder in in_order(trials)]

    old, new = met[0], met[-1]
    assert old == (("Ida" if (template / "verein.twincrm-wal").exists() else "Anna", "Winter"),)
    assert new == ()
    assert met == [old] * met.count(old) + [new] * met.count(new)
    first_new = in_order(trials)[met.index(new)]
    assert [people(aside) for aside in first_new.glob("*_before-restore.twincrm")] == [old]
    last_old = in_order(trials)[met.index(new) - 1]
    restore(last_old / "kept.twincrm", last_old / "verein.twincrm", "Anna", opening().now)
    assert look_inside(last_old / "verein.twincrm").people == 0


def in_order(trials):
    return sorted(trials.iterdir(), key=lambda folder: int(folder.name))


def people(path) -> tuple[tuple[str, str], ...]:
    """Who is in a file that can be worked in."""
    file = open_file(path, opening())
    assert file.writable
    with file.reading.connect() as connection:
        found = connection.execute(text("SELECT given, family FROM person")).all()
    file.close()
    return tuple((given, family) for given, family in found)
