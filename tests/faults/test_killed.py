"""Killed at random moments, the file holds the state before or after, never between.

What was said to be saved is there; what was not finished has left no trace. Both ends must have
been met among the moments, else they were no moments of the work.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import opening
from sqlalchemy import select, text

from twincrm.services.dispatch import Dispatcher
from twincrm.services.health import findings
from twincrm.store.backup import verify
from twincrm.store.file import open_file
from twincrm.store.models import Email, Person, Phone
from twincrm.store.schema import SCHEMA_HEAD, revision_of

MOMENTS = 100
SAMPLES = Path(__file__).parent.parent / "store" / "samples"
PRELUDE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.backup import back_up
from twincrm.store.file import Opening, open_file
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
now = datetime(2027, 4, 19, tzinfo=UTC)
opening = Opening("Anna", now, lambda p, why: back_up(p, folder, now, why))
def ready():
    print("ready", flush=True)
"""
EDITS = """
dispatcher = Dispatcher(open_file(path, opening), "Anna")
ready()
for number in range(1000):
    reach = Reach((PhoneDraft(number="02842 1"),), (EmailDraft(address="a@example.org"),))
    dispatcher.execute(AddPerson(PersonDraft(family=f"P{number}", reach=reach)))
    print(number + 1, flush=True)
"""
IMPORT = """
card = (
    "BEGIN:VCARD\\nVERSION:3.0\\nN:P{n};A;;;\\nFN:A P{n}\\nTEL:02842 1\\n"
    "EMAIL:a@example.org\\nEND:VCARD\\n"
)
data = "".join(card.format(n=n) for n in range(500)).encode()
dispatcher = Dispatcher(open_file(path, opening), "Anna")
source = read_card_source(data, "alle.vcf", "DE")
ready()
dispatcher.execute(ImportCards((source,)))
print("saved", flush=True)
"""
MIGRATION = """
import alembic.command
ready()
open_file(path, opening)
print("saved", flush=True)
"""
BACKUP = """
dispatcher = Dispatcher(open_file(path, opening), "Anna")
ready()
for number in range(100):
    back_up(path, folder, now, f"daily{number}")
    print(number + 1, flush=True)
"""

pytestmark = pytest.mark.slow


def start(code: str, path: Path, folder: Path) -> subprocess.Popen:
    """A process of the program that has said it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code, str(path), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def kill_at(code: str, path: Path, folder: Path, seconds: float) -> str:
    """Let the process work for a while, then kill it; the last thing it said."""
    process = start(code, path, folder)
    time.sleep(seconds)  # the random moment is what is tested
    process.kill()
    said = process.stdout.read().split("\n")[:-1]  # a line cut off was not said
    process.stdout.close()
    process.wait()
    return said[-1] if said else ""


def duration(code: str, path: Path, folder: Path) -> float:
    """How long the whole work takes."""
    process = start(code, path, folder)
    begun = time.monotonic()
    assert process.stdout.readline() == "saved\n"
    taken = time.monotonic() - begun
    process.stdout.close()
    process.wait()
    return taken


def copies(template: Path, tmp_path: Path):
    """A fresh file and backup folder for every moment."""
    for number in range(MOMENTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "verein.twincrm"
        shutil.copyfile(template, path)
        yield path, folder / "backups"


def counted(path: Path) -> tuple[int, int, int]:
    """People, phones and mailboxes of a file that must be whole."""
    file = open_file(path, opening())
    dispatcher = Dispatcher(file, "Anna")
    assert dispatcher.ask(findings) == ()
    found = dispatcher.ask(
        lambda s: tuple(len(s.scalars(select(m.id)).all()) for m in (Person, Phone, Email))
    )
    file.close()
    assert sorted(p.name for p in path.parent.iterdir() if p.is_file()) == [path.name]
    return found


@pytest.fixture
def moments() -> random.Random:
    return random.Random(20270419)


def test_a_burst_of_edits(empty_file, tmp_path, moments):
    interrupted = 0
    for path, folder in copies(empty_file, tmp_path):
        said = kill_at(EDITS, path, folder, moments.uniform(0, 0.5))
        saved = int(said or 0)

        people, phones, mails = counted(path)

        assert people == phones == mails
        assert people in (saved, saved + 1)
        interrupted += people > 0
    assert interrupted > MOMENTS / 4


def test_an_import(empty_file, tmp_path, moments):
    trial = tmp_path / "probe.twincrm"
    shutil.copyfile(empty_file, trial)
    whole = duration(IMPORT, trial, tmp_path)
    states = set()
    for path, folder in copies(empty_file, tmp_path):
        said = kill_at(IMPORT, path, folder, moments.uniform(0, 1.2 * whole))
        found = counted(path)
        states.add(found)
        assert said != "saved" or found == (500, 500, 500)

    assert states == {(0, 0, 0), (500, 500, 500)}


def test_a_migration(tmp_path, moments):
    trial = tmp_path / "probe.twincrm"
    shutil.copyfile(SAMPLES / "0001.twincrm", trial)
    tables = {"0001": tables_of(trial)}
    whole = duration(MIGRATION, trial, tmp_path)
    tables[SCHEMA_HEAD] = tables_of(trial)
    states = set()
    for path, folder in copies(SAMPLES / "0001.twincrm", tmp_path):
        said = kill_at(MIGRATION, path, folder, moments.uniform(0, 1.2 * whole))

        revision = revision_at_rest(path)
        states.add(revision)
        assert said != "saved" or revision == SCHEMA_HEAD
        assert tables_of(path) == tables[revision]
        for copy in folder.glob("*.twincrm"):
            verify(copy)
        assert revision == "0001" or list(folder.glob("*migration*.twincrm"))
        assert counted(path) == (1, 1, 0)
        file = open_file(path, opening())
        with file.reading.connect() as connection:
            assert connection.execute(text("SELECT family FROM person")).scalar() == "Weber"
        file.close()

    assert states == {"0001", SCHEMA_HEAD}


def test_a_backup(empty_file, tmp_path, moments):
    made = 0
    for path, folder in copies(empty_file, tmp_path):
        said = kill_at(BACKUP, path, folder, moments.uniform(0, 0.5))

        whole = list(folder.glob("*.twincrm"))
        for copy in whole:
            verify(copy)
        assert len(whole) in (int(said or 0), int(said or 0) + 1)
        made += len(whole)
        assert counted(path) == (0, 0, 0)
    assert made > MOMENTS


def tables_of(path: Path) -> set[str]:
    """The tables of a file as any tool sees them; what a migration left unfinished is gone."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in found}


def revision_at_rest(path: Path) -> str:
    from twincrm.store.connection import Snapshot, connect_to_read

    driver = connect_to_read(path)
    revision = revision_of(Snapshot(driver))
    driver.close()
    return revision
