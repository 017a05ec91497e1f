"""Writing the demo: always alike, at its time, in its size, whole or not at all."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from worlds.at_size import one_change_of_many_is_one_step, smart_groups_find_whom_they_ask_for
from worlds.opening import opened

from twincrm.domain.errors import Cancelled, FileTrouble
from twincrm.domain.texts import Message
from twincrm.services.demo import write_demo
from twincrm.services.demo.days import Days
from twincrm.services.health import findings
from twincrm.services.progress import Silent
from twincrm.services.records.queries import counts
from twincrm.store.models import Email, Person, Phone, Visit

TODAY = date(2027, 4, 19)
FOUR_YEARS = [date(2027, 1, 1) + timedelta(days=n) for n in range(4 * 366)]


def rows(path):
    """Every row of every table, the history and the index included."""
    with opened(path) as dispatcher, dispatcher.file.reading.connect() as connection:
        names = connection.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
            )
        )
        return {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in list(names.scalars())
        }


def test_the_visit_begins_on_the_first_thursday_two_weeks_ahead():
    for today in FOUR_YEARS:
        begins = Days(today)("visit")
        assert begins.weekday() == 3
        assert timedelta(days=14) <= begins - today <= timedelta(days=20)


def test_days_are_shifted_from_left_to_right():
    days = Days(date(2028, 2, 29))
    assert days("today-1y") == date(2027, 2, 28)
    assert days("today+1m+1d") == date(2028, 3, 30)
    assert days("today-2w") == date(2028, 2, 15)
    assert days.partial("1966-05") == "1966-05"
    assert days.partial("") is None
    assert days("past") == days("visit") - timedelta(days=728)


@pytest.mark.parametrize(
    ("today", "people", "found"),
    [(date(2028, 2, 29), 0, {310}), (date(2026, 12, 31), 5, range(171, 200))],
    ids=["with its crowd", "never without its cast"],
)
def test_it_can_be_written_for_any_day(tmp_path, today, people, found, monkeypatch):
    monkeypatch.setenv("TWINCRM_TODAY", today.isoformat())
    path = tmp_path / "demo.twincrm"
    made = write_demo(path, people=people, today=today)
    with opened(path) as demo:
        begin = demo.ask(lambda session: set(session.scalars(select(Visit.starts_on))))
        assert Days(today)("visit") in begin
        assert demo.ask(findings) == ()
        assert demo.ask(counts)["person"] == made
    assert made in found


def test_the_same_seed_and_day_write_the_same_rows(demo_file, tmp_path):
    again, other = tmp_path / "again.twincrm", tmp_path / "other.twincrm"
    write_demo(again, today=TODAY)
    write_demo(other, today=TODAY, seed=2)
    known = rows(demo_file)
    assert rows(again) == known
    different = rows(other)
    assert different["person"] != known["person"]
    assert len(different["person"]) == 311  # one of them became one with another


def test_it_is_enlarged_to_any_number_of_people_grouped_and_changed_as_a_small_one(tmp_path):
    path = tmp_path / "federation.twincrm"
    assert write_demo(path, people=2_000, today=TODAY) == 2_000
    with opened(path) as demo:
        found = demo.ask(counts)
        assert found["person"] == 2_000
        assert found["organisation"] > 150
        assert demo.ask(findings) == ()
        mailboxes = demo.ask(lambda session: list(session.scalars(select(Email.folded))))
        numbers = demo.ask(_mobiles_of_people)
        smart_groups_find_whom_they_ask_for(demo)
        one_change_of_many_is_one_step(demo, 1_200)
    shared = [mailbox for mailbox, times in Counter(mailboxes).items() if times > 1]
    assert shared == ["thomas.mueller@lindenau.example"]  # Müller and Mueller are one man
    assert len(set(numbers)) == len(numbers)


def _mobiles_of_people(session):
    mobile = select(Phone.number).join(Person, Person.id == Phone.person_id)
    return list(session.scalars(mobile.where(Phone.kind == "mobile")))


class _StopsAt(Silent):
    def __init__(self, number):
        self._number = number

    def step(self, done, total):
        if done == self._number:
            raise Cancelled(Message("Stopped"))


def test_what_was_there_stays_until_the_new_one_is_whole(association_path):
    before = association_path.read_bytes()
    with pytest.raises(Cancelled):
        write_demo(association_path, today=TODAY, progress=_StopsAt(12))
    assert association_path.read_bytes() == before
    assert [each.name for each in association_path.parent.iterdir()] == ["verein.twincrm"]


def test_the_association_that_was_there_is_kept_aside(association_path):
    before, aside = association_path.read_bytes(), []
    write_demo(association_path, people=5, today=TODAY, kept_aside=aside.append)
    assert [each.read_bytes() for each in aside] == [before]
    assert aside[0].parent == association_path.parent


def test_a_file_of_another_program_is_not_replaced(tmp_path):
    path = tmp_path / "letter.odt"
    path.write_bytes(b"something else")
    with pytest.raises(FileTrouble, match="not an association"):
        write_demo(path, today=TODAY)
    assert path.read_bytes() == b"something else"


def test_a_file_that_is_open_is_not_replaced(demo):
    before = demo.ask(counts)
    with pytest.raises(FileTrouble):
        write_demo(demo.file.path, today=TODAY, progress=_StopsAt(1))  # before it is begun
    assert demo.ask(counts) == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileTrouble):
        write_demo(tmp_path / "missing" / "demo.twincrm", today=TODAY)


def test_no_screen_is_needed():
    assert "PySide6.QtWidgets" not in _loaded_by("twincrm.services.demo")


def _loaded_by(module):
    import subprocess

    code = f"import sys, {module}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return found.stdout.split()
