"""Rows that somebody puts right: the untouched file that comes again changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds.dump import dump
from worlds.tables import TODAY, source

from twincrm.services.interchange.correcting import corrected
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_sources import read_rows
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person

LIST = (
    "Nachname;Vorname;Geburtsdatum;E-Mail;Telefon;Beitrag;Eintritt\n"
    "Weber;Udo u. Eva;31.02.1960;udo.at.example.org;02842 x;viel;2001\n"
    "Groß;Anna;31.02.1980;;;24,00;2002\n"
)


def take(dispatcher, *sources, **options):
    return dispatcher.execute(ImportTables(sources, **options)).result


def put_right(cells: dict[int, tuple[str, ...]]):
    return read_rows(corrected(source(LIST), cells), "DE", TODAY)


@pytest.mark.parametrize(
    "right",
    [
        ("Weber", "Udo u. Eva", "3.2.1960, 4.5.1961", "udo@example.org", "02842 1", "24", "2001"),
        ("Weber", "Udo", "3.2.1960", "udo.at.example.org", "02842 x", "viel", "2011"),
        ("Weber", "Udo u. Eva", "31.02.1960", "", "02842 17", "viel", "2001"),
    ],
)
def test_the_untouched_file_changes_nothing_after_a_row_was_put_right(dispatcher, right):
    take(dispatcher, put_right({2: right}))
    before = dump(dispatcher.file)

    plan = take(dispatcher, source(LIST))

    assert plan.totals()["unchanged"] == plan.totals()["read"]
    assert [row.action for row in plan.rows] == ["unchanged", "unchanged"]
    assert dump(dispatcher.file) == before


def test_a_row_put_right_later_still_completes(dispatcher):
    take(dispatcher, source(LIST))
    right = ("Groß", "Anna", "3.2.1980", "", "", "24,00", "2002")

    plan = take(dispatcher, put_right({3: right}))

    assert [row.action for row in plan.rows] == ["unchanged", "update"]
    assert dispatcher.ask(read_person, 3).birth_date == "1980-02-03"
    before = dump(dispatcher.file)
    take(dispatcher, source(LIST))
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize("note", ["", "Kasse"])
def test_a_doubt_that_somebody_settled_in_the_program_does_not_come_back(dispatcher, note):
    take(dispatcher, source(LIST))
    anna = dispatcher.ask(read_person, 3)
    assert anna.note == "Geburtsdatum: 31.02.1980"
    dispatcher.execute(ChangePerson(3, anna, replace(anna, birth_date="1980-02-13", note=note)))

    plan = take(dispatcher, source(LIST))

    assert plan.rows[1].action == "unchanged"
    assert dispatcher.ask(read_person, 3).note == note


def test_what_a_note_kept_is_gone_once_it_comes_in_right(dispatcher):
    head = "Nachname;Vorname;Geburtsdatum;E-Mail;Austritt;Hobby;Problem\n"
    row = "Groß;Anna;{};a@example.org;;Chor;{}\n"
    take(dispatcher, source(head + row.format("31.02.1980", "")))
    anna = dispatcher.ask(read_person, 1)
    typed = f"{anna.note}\nAustritt: fragen\nE-Mail: ungern"
    dispatcher.execute(ChangePerson(1, anna, replace(anna, note=typed)))
    before = dump(dispatcher.file)

    plan = take(dispatcher, source(head + row.format("3.2.1980", "Das ist kein Datum.")))

    [card] = plan.plan.cards
    assert card.completion is not None
    assert card.completion.settled == ("Geburtsdatum: 31.02.1980",)
    now = dispatcher.ask(read_person, 1)
    left = "Hobby: Chor\nAustritt: fragen\nE-Mail: ungern"
    assert (now.birth_date, now.note) == ("1980-02-03", left)
    take(dispatcher, source(head + row.format("31.02.1980", "")))
    assert dispatcher.ask(read_person, 1) == now
    dispatcher.undo()
    assert dump(dispatcher.file) == before


def test_a_line_that_the_note_of_the_list_says_itself_stays_in_the_note(dispatcher):
    head, row = "Nachname;Vorname;Geburtsdatum;E-Mail;Notiz\n", "Groß;Anna;{};a@example.org;{}\n"
    take(dispatcher, source(head + row.format("31.02.1980", "")))

    plan = take(dispatcher, source(head + row.format("3.2.1980", "Geburtsdatum: 31.02.1980")))

    [card] = plan.plan.cards
    assert card.completion is not None
    assert card.completion.settled == ()
