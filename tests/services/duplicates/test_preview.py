"""Two entries side by side: what is told, what is suggested, and what moves along."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.duplicates.lines import LineSign, Pick, choices_of
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.duplicates.preview import merge_preview, result_words
from twincrm.services.duplicates.preview_fields import BIRTHDAY, FIRST, OTHERS
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import LanguageDraft, PersonDraft, read_person
from twincrm.services.records.kinds import mapped_tables
from twincrm.store.base import table_of

ENGLISH = catalogue("en")
TODAY = date(2027, 4, 19)


@pytest.fixture
def two(populated):
    """Hannelore Müller, and what a table made of her."""
    reach = Reach(
        addresses=(AddressDraft(street="Ringstraße 14", postcode="47475", locality="Lindenau"),),
        emails=(EmailDraft(address="h.mueller@example.org"),),
    )
    again = Reach(
        addresses=(AddressDraft(street="Ringstr. 14", postcode="47475", locality="Lindenau"),),
        emails=(EmailDraft(address="hanne.mueller@example.org"),),
        phones=(PhoneDraft(number="030 23125-14"),),
    )
    spoken = (LanguageDraft(None, "de"), LanguageDraft(None, "fr"))
    first = PersonDraft("Hannelore", "Müller", birth_date="1951-03-12", reach=reach,
                        languages=spoken)  # fmt: skip
    second = PersonDraft("Hannelore", "Mueller", birth_date="1951", reach=again,
                         languages=spoken[:1])  # fmt: skip
    keep, other = (populated.execute(AddPerson(each)).result for each in (first, second))
    at, there = datetime(2026, 5, 4, 18), (ParticipantDraft(person_id=other),)  # noqa: DTZ001
    about = JournalNoteDraft(subject="Chor", happened_at=at, participants=there)
    populated.execute(AddJournalNote(about))
    return keep, other


def read(dispatcher, two):
    return dispatcher.ask(merge_preview, "person", *two, ENGLISH, TODAY)


def test_each_line_says_how_both_sides_stand_to_each_other(populated, two):
    preview = read(populated, two)

    told = {ENGLISH.say(line.label): (line.sign, line.suggested) for line in preview.lines}
    assert told == {
        "Name": (LineSign.NEARLY, Pick.LEFT),
        "Street": (LineSign.NEARLY, Pick.LEFT),
        "Town": (LineSign.EQUAL, Pick.LEFT),
        "Birthday": (LineSign.NEARLY, Pick.LEFT),
        "Phone": (LineSign.ADDED, Pick.RIGHT),
        "E-mail": (LineSign.DIFFERENT, Pick.BOTH),
        "Languages": (LineSign.NEARLY, Pick.BOTH),
    }
    assert [(ENGLISH.say(each.words), each.detail) for each in preview.moving] == [("1 note", "")]
    assert preview.left.about == "entered 2027"


def test_what_was_picked_is_what_becomes_of_them(populated, two):
    preview = read(populated, two)
    street, mail = (
        next(line.key for line in preview.lines if line.label.id == label)
        for label in ("Street", "E-mail")
    )
    picked = {"name": Pick.RIGHT, street: Pick.RIGHT, mail: Pick.RIGHT}
    name, said = result_words(preview, picked, ENGLISH)

    populated.execute(MergePeople(*two, choices_of(preview.lines, picked)))

    kept = populated.ask(read_person, two[0])
    assert name == kept.full_name == "Hannelore Mueller"
    (address,) = kept.reach.addresses
    assert (address.street, address.postcode) == ("Ringstr. 14", "47475")
    assert [each.address for each in kept.reach.emails] == ["hanne.mueller@example.org"]
    assert [each.language for each in kept.languages] == ["de", "fr"]
    assert said == (
        "Ringstr. 14 · 47475 Lindenau · 12 March 1951 · 030 23125-14 · hanne.mueller@example.org"
    )


@pytest.mark.parametrize("kind", sorted(FIRST))
def test_no_field_of_a_record_is_left_out(kind):
    shown = {name for group in (*FIRST[kind], BIRTHDAY, *OTHERS[kind]) for name in group.columns}
    columns = {column.name for column in table_of(mapped_tables()[kind]).columns}
    assert columns - shown == {"id", "uid", "trashed_at", "note"}
