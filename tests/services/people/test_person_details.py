"""What the contacts page says about a person."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.terms import FormOfAddress, RelationKind
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    ConsentDraft,
    PersonDraft,
    RelationDraft,
)
from twincrm.services.people.queries import birthday, person_details
from twincrm.services.people.remembered import months_since
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.vocabularies.queries import terms
from twincrm.store.models import Organisation, Place

TODAY = date(2027, 4, 19)


def add(dispatcher, **values):
    return dispatcher.execute(AddPerson(PersonDraft(**values))).result


def first(dispatcher, kind):
    return dispatcher.ask(lambda session: session.query(kind).order_by(kind.id).first().id)


def function(dispatcher, key):
    return next(row.id for row in dispatcher.ask(terms, "function", "de") if row.key == key)


def said(row, language="en"):
    return catalogue(language).say(row.words)


@pytest.mark.parametrize(
    ("kind", "from_here", "from_there"),
    [
        (RelationKind.SPOUSE, "married to Eva Ober", "married to Adam Unter"),
        (RelationKind.PARENT, "parent of Eva Ober", "child of Adam Unter"),
        (RelationKind.INTERPRETER, "interprets for Eva Ober", "is interpreted for by Adam Unter"),
        (RelationKind.CONTACT, "contact person for Eva Ober", "has Adam Unter as contact person"),
    ],
)
def test_a_relation_is_read_from_both_ends(dispatcher, kind, from_here, from_there):
    eva = add(dispatcher, given="Eva", family="Ober")
    adam = add(
        dispatcher, given="Adam", family="Unter", relations=(RelationDraft(None, eva, kind),)
    )
    (here,) = dispatcher.ask(person_details, adam, "en").relations
    (there,) = dispatcher.ask(person_details, eva, "en").relations
    assert (said(here), here.person_id) == (from_here, eva)
    assert (said(there), there.person_id) == (from_there, adam)


def test_a_relation_is_worded_for_women_and_men_where_the_language_does_so(dispatcher):
    anne = add(dispatcher, given="Anne", family="Petit", form_of_address="mrs")
    kin = (RelationDraft(None, anne, "spouse", note="Trauung in Lille"),)
    luc = add(dispatcher, given="Luc", family="Petit", form_of_address="mr", relations=kin)
    kim = add(dispatcher, given="Kim", relations=(RelationDraft(None, anne, "friend"),))
    rows = {who: dispatcher.ask(person_details, who, "fr").relations for who in (anne, luc, kim)}
    assert [said(row, "fr") for row in rows[anne]] == ["mariée avec Luc Petit", "amie de Kim"]
    assert said(rows[luc][0], "fr") == "marié avec Anne Petit"
    assert said(rows[kim][0], "fr") == "amitié avec Anne Petit"
    assert rows[luc][0].note == "Trauung in Lille"


def test_a_relation_to_somebody_in_the_trash_is_not_told(dispatcher):
    eva = add(dispatcher, given="Eva")
    adam = add(dispatcher, given="Adam", relations=(RelationDraft(None, eva),))
    dispatcher.execute(MoveToTrash("person", (eva,)))
    assert dispatcher.ask(person_details, adam, "en").relations == ()
    with pytest.raises(UnknownRecord):
        dispatcher.ask(person_details, eva, "en")


@pytest.mark.parametrize(
    ("form", "language", "title"),
    [
        (FormOfAddress.MRS, "de", "Vorsitzende"),
        (FormOfAddress.MR, "fr", "Président"),
        (FormOfAddress.UNKNOWN, "en", "Chair"),
    ],
)
def test_the_role_is_worded_for_person_and_reader(populated, form, language, title):
    body = first(populated, Organisation)
    role = AssignmentDraft(organisation_id=body, function_id=function(populated, "chair"))
    who = add(populated, family="Weber", form_of_address=form, assignments=(role,))
    assert populated.ask(person_details, who, language).line.split(" · ")[0] == title


def test_the_present_comes_before_the_past_and_the_main_role_first(populated):
    town = first(populated, Place)
    was = AssignmentDraft(place_id=town, title="Bürgermeister", sector="politics", ends_on="2020")
    now = AssignmentDraft(place_id=town, title="Beraterin", sector="business")
    main = AssignmentDraft(place_id=town, title="Rätin", sector="politics", main=True)
    later = AssignmentDraft(place_id=town, title="Abgeordnete", starts_on="2028")
    who = add(populated, family="Weber", assignments=(was, now, main, later))
    shown = populated.ask(person_details, who, "de")
    assert [role.title for role in shown.roles] == [
        "Rätin",
        "Beraterin",
        "Abgeordnete",
        "Bürgermeister",
    ]
    assert shown.line == "Rätin · Lindenau"
    assert shown.sectors == ("politics", "business")


@pytest.mark.parametrize(
    ("stored", "text", "age", "turns"),
    [
        ("1968-07-14", "14. Juli 1968", 58, 59),
        ("1968", "1968", None, None),
        ("--07-14", "14. Juli", None, None),
        ("1957-04-19", "19. April 1957", 70, 70),
    ],
)
def test_a_birthday_tells_what_is_certain(stored, text, age, turns):
    shown = birthday(stored, "de", TODAY)
    assert (shown.text, shown.age, shown.turns) == (text, age, turns)


@pytest.mark.parametrize(
    ("consents", "state", "since"),
    [
        ((), "none", None),
        ((("partner", {}),), "given", date(2025, 3, 3)),
        ((("partner", {"withdrawn_on": date(2026, 1, 1)}),), "withdrawn", date(2026, 1, 1)),
        ((("partner", {"expires_on": date(2026, 1, 1)}),), "expired", date(2026, 1, 1)),
        ((("photo", {}),), "none", None),
        ((("partner", {"withdrawn_on": TODAY}), ("partner", {})), "withdrawn", TODAY),
    ],
)
def test_consent_to_share_with_the_partner(dispatcher, consents, state, since):
    drafts = tuple(
        ConsentDraft(None, purpose, given_on=date(2025, 3, 3), **more) for purpose, more in consents
    )
    who = add(dispatcher, family="Weber", consents=drafts)
    shown = dispatcher.ask(person_details, who, "de")
    assert (shown.consent, shown.consent_on) == (state, since)


def test_phones_are_shown_as_dialled_from_home(populated):
    reach = Reach(
        phones=(PhoneDraft(number="0049 171 2345678"), PhoneDraft(number="+33 1 99 00 41 18")),
        emails=(EmailDraft(address="a@example.org"),),
    )
    shown = populated.ask(person_details, add(populated, family="Weber", reach=reach), "de")
    assert [phone.shown for phone in shown.reached.phones] == ["0171 2345678", "+33 1 99 00 41 18"]


def test_the_last_contact_is_the_latest_that_has_been(dispatcher):
    who = add(dispatcher, family="Weber")
    for moment in ("2026-02-18T10:00", "2027-12-01T10:00", "2024-05-09T10:00"):
        note = JournalNoteDraft(
            happened_at=datetime.fromisoformat(moment),
            subject="Telefonat",
            participants=(ParticipantDraft(person_id=who),),
        )
        dispatcher.execute(AddJournalNote(note))
    shown = dispatcher.ask(person_details, who, "de")
    assert [note.happened_at.year for note in shown.notes] == [2027, 2026, 2024]
    assert shown.last_contact == date(2026, 2, 18)
    assert shown.months_since_contact == 14


def test_months_are_whole_ones():
    moment = datetime.fromisoformat("2027-03-20T10:00")
    assert months_since(moment, TODAY) == 0
    assert months_since(moment, date(2027, 4, 20)) == 1
