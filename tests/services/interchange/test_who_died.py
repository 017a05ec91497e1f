"""Of a couple one died and the list does not say who: nobody may forget to ask."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from worlds.tables import TODAY, source

from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.mailings.emails import plan_emails
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.printing.post import post_paper
from twincrm.store.models import FeeYear, Household, Membership, Task

LEFT = "Nachname;Vorname;Eintritt;Austritt;Verstorben am;{}\nWeber;Udo;1998;verstorben;{}\n"


def take(dispatcher, *sources, **options):
    return dispatcher.execute(ImportTables(sources, **options)).result


def everything(dispatcher, model) -> list:
    return dispatcher.ask(lambda s: list(s.scalars(select(model).order_by(model.id))))


def test_who_of_two_died_is_a_task_once_and_told_before_a_letter(dispatcher):
    def told():
        homes = [("household", each.id) for each in everything(dispatcher, Household)]
        both = [("person", 1), ("person", 2)]
        labels = dispatcher.ask(post_paper, "labels", homes, "de").warnings
        mails = dispatcher.ask(plan_emails, both, None, "de", together=True).warnings
        return [
            each.values["names"]
            for each in (*labels, *mails)
            if each.id.startswith("Of {n} couple one")
        ]

    head = "Name;Vorname;Straße;PLZ/Ort;E-Mail;Notiz\n"
    row = "Weber;Udo u. Eva;Ringstr. 3;47475 Moers;w@example.org;{note}\n"
    take(dispatcher, source(head + row.format(note="")))
    assert (everything(dispatcher, Task), told()) == ([], [])
    for _ in range(2):
        take(dispatcher, source(head + row.format(note="verst. 12/2025")), language="de")
    more = row.format(note="verst. 12/2025").replace("\n", ";Schach\n")
    take(dispatcher, source(head.replace("\n", ";Hobby\n") + more), language="fr")
    (task,) = everything(dispatcher, Task)
    (home,) = everything(dispatcher, Household)
    assert (task.household_id, task.due_on, task.note) == (home.id, TODAY, "verst. 12/2025")
    assert task.title == "Wer von beiden ist gestorben?"
    assert told() == ["Udo und Eva Weber", "Udo Weber / Eva Weber"]

    before = dispatcher.ask(read_person, 1)
    dispatcher.execute(ChangePerson(1, before, replace(before, death_date="2025-12")))
    assert told() == []
    assert [each.done_on for each in everything(dispatcher, Task)] == [TODAY]
    dispatcher.undo()
    assert [each.done_on for each in everything(dispatcher, Task)] == [None]
    for _ in range(2):
        dispatcher.undo()
    assert everything(dispatcher, Task) == []


def test_who_died_without_a_day_is_asked_about_and_a_day_ends_the_membership(dispatcher):
    row = frozenset({("liste.csv", 2)})
    for more in (("E-Mail", ";"), ("E-Mail", ";"), ("Telefon", ";02842 1")):
        take(dispatcher, source(LEFT.format(*more)), language="de", same=row)
    (task,) = everything(dispatcher, Task)
    assert (task.title, task.person_id, task.note, task.due_on) == (
        *("Wann ist diese Person gestorben?", 1, "verstorben", TODAY),
    )
    (held,) = everything(dispatcher, Membership)
    assert held.left_on is None
    assert dispatcher.ask(read_person, 1).note == "Austritt: verstorben"

    take(dispatcher, source(LEFT.format("E-Mail", "2019;")), same=row)

    (held,) = everything(dispatcher, Membership)
    assert (held.left_on, held.left_reason) == ("2019", "verstorben")
    assert dispatcher.ask(read_person, 1).death_date == "2019"
    assert [each.id for each in everything(dispatcher, Task)] == [task.id]


def test_a_death_on_a_list_ends_the_membership_on_file_as_by_hand(dispatcher):
    head = "Nachname;Vorname;E-Mail;{}\nWeber;Udo;udo@example.org;{}\n"
    take(dispatcher, source(head.format("Eintritt", "1998")))
    dead = ImportTables((source(head.format("Bemerkung", "verstorben 12/2025")),), language="de")
    (row,) = dispatcher.execute(dead).result.rows
    (told,) = row.problems
    assert told.id.endswith("the membership ends with it, as nobody else in it is alive.")
    (held,) = everything(dispatcher, Membership)
    assert (held.left_on, held.left_reason) == ("2025-12", "verstorben")
    assert "the membership ended with the death" in dead.label.id
    dispatcher.undo()
    (held,) = everything(dispatcher, Membership)
    assert (held.left_on, dispatcher.ask(read_person, 1).death_date) == (None, None)


def test_a_status_that_says_an_end_is_read_or_asked_and_nothing_changes_again(dispatcher):
    head = "Nachname;Vorname;Straße;PLZ/Ort;Eintritt;Beitrag 2026;Status\n"
    row = "{};Ringstr. 3;47475 Moers;1998;30;{}\n"
    said = (
        *(("Weber;Udo", "verstorben 3.4.2025"), ("Ott;Eva", "ausgetreten 31.12.2026")),
        *(
            ("Lang;Ida u. Jo", "Jo verst. 5.5.2026"),
            ("Abt;Ute", "verstorben"),
            ("Roth;Uli", "aktiv"),
        ),
    )
    table = source(head + "".join(row.format(*each) for each in said))
    take(dispatcher, table, language="de")

    ends = [(each.left_on, each.left_reason) for each in everything(dispatcher, Membership)]
    assert ends[:2] == [("2025-04-03", "verstorben"), ("2026-12-31", "ausgetreten")]
    assert ends[2:] == [(None, "")] * 3
    asked = [each.title for each in everything(dispatcher, Task)]
    assert asked[:2] == ["Wer von beiden ist gestorben?", "Wann ist diese Person gestorben?"]
    assert take(dispatcher, table, language="de").count("unchanged") == 5
    assert len(everything(dispatcher, Task)) == len(asked)


DEAD = (
    "Mitglieder\nNr;Nachname;Vorname;Straße;PLZ;Ort;Eintritt;Beitrag 2026;bez.;verstorben\n"
    "1;Meier;Hans;Am Ring 1;01067;Dresden;2001;60 Paar;;{}\n"
    "1;Meier;Inge;Am Ring 1;01067;Dresden;2001;;;{}\n"
)


def ends(row) -> list[str]:
    return [each.id for each in row.problems if "the membership ends with it" in each.id]


def test_the_membership_of_two_who_died_ends_with_the_last_of_them(dispatcher):
    take(dispatcher, source(DEAD.format("", "")))
    rows = take(dispatcher, source(DEAD.format("1.2.2026", "3.5.2026"), "neu.csv")).rows
    (held,) = everything(dispatcher, Membership)
    assert held.left_on == "2026-05-03"
    assert [len(ends(row)) for row in rows] == [0, 1]


def test_who_comes_with_a_day_of_death_is_a_member_until_then(dispatcher):
    tod = "5;Neu;Tod;Am Ring 5;01067;Dresden;2001;30;x;4.2.2026\n"
    plan = take(dispatcher, source(DEAD.format("", "") + tod), language="de")
    held = everything(dispatcher, Membership)[-1]
    assert (held.left_on, held.left_reason) == ("2026-02-04", "verstorben")
    (fee,) = [e for e in everything(dispatcher, FeeYear) if e.membership_id == held.id]
    assert (fee.due_cents, fee.paid_cents) == (3000, 3000)
    assert [len(ends(row)) for row in plan.rows] == [0, 0, 1]


def test_a_reason_for_leaving_of_one_of_two_is_no_end_for_both(dispatcher):
    head = "Nr.;Nachname;Vorname;Ort;Eintritt;Austritt;Austrittsgrund;Beitrag 2026\n"
    said = (
        *("Willi und Eva;Moers;1990;15.03.2026;verstorben", "Karl;Moers;1990;1.2.2026;verstorben"),
        *("Karl und Ida;Moers;1990;01.02.2026;Karl verstorben",),
        *("Ute und Jens;Moers;1990;31.12.2025;Jens ausgetreten",),
        *("Uwe und Ina;Moers;1990;31.12.2026;beide verstorben",),
    )
    rows = (f"{n};Abel{n};{text};48\n" for n, text in enumerate(said))
    table = source(head + "".join(rows))
    plan = take(dispatcher, table, language="de")

    ends = [(each.left_on, each.left_reason) for each in everything(dispatcher, Membership)]
    assert ends == [
        *((None, ""), ("2026-02-01", "verstorben"), (None, ""), (None, "")),
        ("2026-12-31", "beide verstorben"),
    ]
    assert [each.due_cents for each in everything(dispatcher, FeeYear)] == [4800] * 5
    asked = [(t.title, t.note) for t in everything(dispatcher, Task) if t.household_id]
    assert asked == [("Wer von beiden ist gestorben?", "verstorben 15.03.2026")]
    people = [row.contacts for row in table.rows]
    dead = [[dict(each.more).get("death_date") for each in row] for row in people]
    assert dead[:4] == [[None, None], ["2026-02-01"], ["2026-02-01", None], [None, None]]
    assert "Austritt: 31.12.2025\nAustrittsgrund: Jens ausgetreten" in people[3][0].card.note
    told = [[p.message.id[:33] for p in row.row.problems] for row in plan.rows]
    assert told[1:3] == [[], []]
    assert told[3] == ["This says that somebody left or is"[:33]]
    assert take(dispatcher, table, language="de").count("unchanged") == 5
