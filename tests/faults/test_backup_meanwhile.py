"""A backup is one moment of the file, whole, though another process writes all the while."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from conftest import NOW

from twincrm.store.backup import back_up, verify
from twincrm.store.connection import connect

WRITES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.file import Opening, open_file
opening = Opening("Anna", datetime(2027, 4, 19, tzinfo=UTC), lambda *_: None)
dispatcher = Dispatcher(open_file(Path(sys.argv[1]), opening), "Anna")
number = 0
while True:
    reach = Reach((PhoneDraft(number="02842 1"),), (EmailDraft(address="a@example.org"),))
    dispatcher.execute(AddPerson(PersonDraft(family=f"P{number}", reach=reach)))
    number += 1
    print(number, flush=True)
"""
COUNTS = (
    "SELECT count(*), (SELECT count(*) FROM phone), (SELECT count(*) FROM email),"
    " (SELECT count(*) FROM history_step WHERE command = 'AddPerson'),"
    " (SELECT count(DISTINCT family) FROM person) FROM person"
)


@contextmanager
def somebody_writing(path):
    """Another process that adds one person after the other; how many it told of."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITES, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield lambda: int(writer.stdout.readline())
    finally:
        writer.kill()
        writer.communicate()


def held(copy) -> int:
    """How many people a backup holds, each whole with number, address and step."""
    verify(copy)
    connection = connect(copy, "ro")
    counts = connection.execute(COUNTS).fetchone()
    connection.close()
    assert len(set(counts)) == 1, counts
    return counts[0]


@pytest.mark.parametrize("times", [8, pytest.param(100, marks=pytest.mark.slow)])
def test_a_backup_while_another_process_writes_is_one_moment(times, association_path, tmp_path):
    found = []
    with somebody_writing(association_path) as told:
        for _ in range(times):
            before = told()
            found.append(held(back_up(association_path, tmp_path / "b", NOW, "manual")))
            assert found[-1] >= before

    assert found == sorted(found)
    assert len(set(found)) > times // 2
