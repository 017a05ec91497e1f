"""Cards of other programs: who is known, what is added, and that all of it can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from worlds.dump import dump
from worlds.opening import opened

from twincrm.exchange.vcard import read_cards, write_cards
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store.models import Organisation, Person
from twincrm.store.search.comparison import compare

ANNA = PersonDraft(
    given="Anna",
    family="Weber",
    nationality="DE",
    reach=Reach(
        phones=(PhoneDraft(number="0171 3920001"),),
        emails=(EmailDraft(address="anna@example.org"),),
    ),
)


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def source(data: bytes, name: str = "kontakte.vcf"):
    return read_card_source(data, name, "DE")


def take(dispatcher, data: bytes, **options):
    return dispatcher.execute(ImportCards((source(data),), **options)).result


def people(dispatcher) -> list[tuple[str, str]]:
    return dispatcher.ask(
        lambda s: [(p.given, p.family) for p in s.scalars(select(Person).order_by(Person.id))]
    )


def test_a_new_card_becomes_a_person_with_everything_it_says(dispatcher):
    plan = take(
        dispatcher,
        card(
            "N:Lemaire;Hervé;;Dr.;",
            "FN:Dr. Hervé Lemaire",
            "ORG:Ville de Saint-Aubin",
            "TITLE:Adjoint au maire",
            "TEL;TYPE=CELL:+33 6 39 98 20 57",
            "EMAIL;TYPE=WORK:h.lemaire@example.org",
            "ADR;TYPE=HOME:;;12 rue des Épées;Saint-Aubin;;59400;France",
            "CATEGORIES:Chor,Vorstand",
            "BDAY:1968-07-14",
            "URL:https://example.org/a,b",
            "NOTE:Spricht Deutsch\\, gern am Telefon",
        ),
    )
    person = dispatcher.ask(read_person, 1)

    assert plan.totals()["new"] == 1
    assert (person.title, person.given, person.family) == ("Dr.", "Hervé", "Lemaire")
    assert person.reach.phones[0].number == "+33 6 39 98 20 57"
    assert person.reach.addresses[0].country == "FR"
    assert person.reach.tags == ("Chor", "Vorstand")
    assert person.reach.links[0].url == "https://example.org/a,b"
    assert person.note == "Spricht Deutsch, gern am Telefon"
    assert person.assignments[0].title == "Adjoint au maire"
    assert person.birth_date == "1968-07-14"


def test_a_card_without_a_person_is_an_organisation(dispatcher):
    take(dispatcher, card("N:Feuerwehr;;;;", "FN:Feuerwehr", "ORG:Feuerwehr",
                          "X-ABShowAs:COMPANY", "TEL:02842 1234"))  # fmt: skip

    names = dispatcher.ask(lambda s: list(s.scalars(select(Organisation.name))))

    assert names == ["Feuerwehr"]
    assert people(dispatcher) == []


def test_merging_fills_and_adds_but_never_overwrites(dispatcher):
    person = dispatcher.execute(AddPerson(replace(ANNA, title="Dr."))).result
    data = card(
        "N:Weber;Anna;;Prof.;",
        "FN:Anna Weber",
        "EMAIL:ANNA@example.org",
        "EMAIL:weber@example.net",
        "TEL:0049 171 3920001",
        "BDAY:1957-04-19",
    )

    plan = take(dispatcher, data)
    kept = dispatcher.ask(read_person, person)

    assert (plan.totals()["updated"], plan.duplicates) == (1, 1)
    assert kept.title == "Dr."
    assert kept.birth_date == "1957-04-19"
    assert [e.address for e in kept.reach.emails] == ["anna@example.org", "weber@example.net"]
    assert len(kept.reach.phones) == 1
    assert take(dispatcher, data).totals()["unchanged"] == 1


def test_father_and_son_of_one_name_stay_two(dispatcher):
    take(dispatcher, card("N:Weber;Karl;;;", "FN:Karl Weber", "BDAY:1950-01-01", "TEL:02842 1"))
    plan = take(dispatcher, card("N:Weber;Karl;;;", "FN:Karl Weber", "BDAY:1980-01-01"))

    assert plan.totals()["new"] == 1
    assert people(dispatcher) == [("Karl", "Weber"), ("Karl", "Weber")]


def test_the_very_same_card_is_known_again_until_its_import_is_undone(dispatcher):
    data = card("N:Ohne;Alles;;;", "FN:Alles Ohne")
    take(dispatcher, data)

    assert take(dispatcher, data).totals()["unchanged"] == 1
    dispatcher.undo()
    assert take(dispatcher, data).totals()["new"] == 1


def test_a_card_that_comes_twice_in_one_file_is_one_contact(dispatcher):
    first = card("UID:abc", "N:Weber;Anna;;;", "FN:Anna Weber", "TEL:02842 1")
    second = card("UID:abc", "N:Weber;Anna;;;", "FN:Anna Weber", "EMAIL:anna@example.org")

    plan = take(dispatcher, first + second)

    assert [c.action for c in plan.cards] == ["new", "update"]
    assert len(dispatcher.ask(read_person, 1).reach.emails) == 1


@pytest.mark.parametrize(("mode", "fate"), [("skip", "skip"), ("add", "new"), ("merge", "update")])
def test_what_happens_to_known_contacts_is_the_users_choice(mode, fate, dispatcher):
    dispatcher.execute(AddPerson(ANNA, uid="anna-uid"))
    data = card("UID:anna-uid", "N:Weber;Anna;;;", "FN:Anna Weber", "NOTE:neu")

    plan = take(dispatcher, data, duplicates=mode)

    assert [c.action for c in plan.cards] == [fate]
    totals = plan.totals()
    assert totals["read"] == sum(totals[k] for k in ("new", "updated", "unchanged", "skipped"))
    uids = dispatcher.ask(lambda s: list(s.scalars(select(Person.uid))))
    assert len(set(uids)) == (2 if mode == "add" else 1)


def test_one_bad_card_costs_no_other(dispatcher):
    data = (
        card("N:Eins;A;;;", "FN:A Eins")
        + b"BEGIN:VCARD\r\ngarbage\r\n"
        + card("N:Zwei;B;;;", "FN:B Zwei")
    )

    plan = take(dispatcher, data)

    assert people(dispatcher) == [("A", "Eins"), ("B", "Zwei")]
    assert plan.problems


def test_an_import_is_undone_row_by_row(dispatcher):
    dispatcher.execute(AddPerson(ANNA))
    before = dump(dispatcher.file)
    data = card("N:Weber;Anna;;;", "FN:Anna Weber", "EMAIL:anna@example.org", "CATEGORIES:Chor",
                "ORG:Chor Lindenau", "TITLE:Alt", "NOTE:x")  # fmt: skip
    data += card("N:Neu;Nina;;;", "FN:Nina Neu")
    take(dispatcher, data)
    after = dump(dispatcher.file)

    dispatcher.undo()
    assert dump(dispatcher.file) == before
    dispatcher.redo()
    assert dump(dispatcher.file) == after


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_our_own_cards_come_back_unchanged(version, populated):
    contacts = populated.ask(all_contacts)
    data = populated.ask(lambda s: write_cards(cards_of(s, contacts, "de"), version=version))

    plan = populated.ask(make_plan, (source(data),))

    assert plan.totals()["read"] == len(contacts) > 0
    assert plan.totals()["unchanged"] == len(contacts)
    assert not plan.problems


def test_a_trashed_contact_is_not_completed_behind_its_back(dispatcher):
    from twincrm.services.trash.commands import MoveToTrash

    person = dispatcher.execute(AddPerson(ANNA, uid="anna-uid")).result
    dispatcher.execute(MoveToTrash("person", (person,)))

    plan = take(dispatcher, card("UID:anna-uid", "N:Weber;Anna;;;", "FN:Anna Weber"))

    assert plan.totals()["new"] == 1
    assert people(dispatcher) == [("Anna", "Weber")]


def test_reading_a_file_of_anything_raises_nothing(dispatcher):
    plan = dispatcher.ask(make_plan, (source(bytes(range(256)) * 40),))

    assert plan.totals()["read"] == 0
    assert plan.problems


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:\u202e;\u200b;;;", "FN:evil"), ("", "evil")),
        (("N:Roy;Anne;;;", "FN:\u200b\u202e"), ("Anne", "Roy")),
        (("N:Roy;\u200b;;;", "FN:Anne Roy"), ("", "Roy")),
    ],
)
def test_a_name_that_nobody_can_see_is_none_and_told(dispatcher, lines, name):
    plan = take(dispatcher, card(*lines))

    assert people(dispatcher) == [name]
    assert [odd.code for odd in plan.cards[0].incoming.read.odd] == ["invisible"]


def test_a_card_of_nothing_but_an_invisible_name_is_empty(dispatcher):
    plan = take(dispatcher, card("N:\u202e;;;;", "FN:\u202e"))

    assert (people(dispatcher), len(plan.problems)) == ([], 2)


def test_marks_of_direction_within_a_name_stay(dispatcher):
    plan = take(dispatcher, card("N:\u200fלוי;דנה;;;", "FN:\u200fדנה לוי"))

    assert people(dispatcher) == [("דנה", "\u200fלוי")]
    assert not plan.problems


@pytest.mark.parametrize("address", ["javascript:alert(1)", "anna.example.org"])
def test_a_mailbox_without_an_at_is_told(dispatcher, address):
    plan = dispatcher.ask(make_plan, (source(card("FN:Anna", f"EMAIL:{address}")),))

    (only,) = plan.cards
    assert [(odd.code, odd.snippet) for odd in only.incoming.read.odd] == [("no-at", address)]
    assert [row["address"] for row in only.incoming.emails] == [address]


def test_cards_read_again_are_the_cards_written(dispatcher):
    dispatcher.execute(AddPerson(ANNA))
    contacts = dispatcher.ask(all_contacts)
    cards = dispatcher.ask(lambda s: list(cards_of(s, contacts, "de")))

    read = [each.card for each in read_cards(write_cards(cards))]

    assert [c.emails[0].address for c in read] == ["anna@example.org"]
    assert [c.phones[0].number for c in read] == ["+491713920001"]


def test_imported_contacts_are_found_as_a_rebuild_would_have_it(association_path):
    """SQLite reads rows in the order of its plan, which is another one for few, many and all."""
    cards = [
        card(
            f"N:Fam{number};Vor{number};;;",
            f"FN:Vor{number} Fam{number}",
            f"CATEGORIES:Chor{number % 20},Neu",
        )
        for number in range(200)
    ]
    with opened(association_path) as dispatcher:
        take(dispatcher, b"".join(cards))
        assert dispatcher.ask(compare) == []

    with opened(association_path) as dispatcher:
        dispatcher.undo()
        assert dispatcher.ask(compare) == []
        dispatcher.redo()
        assert dispatcher.ask(compare) == []
