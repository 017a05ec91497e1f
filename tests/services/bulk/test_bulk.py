"""One change for many contacts: told before, written once, taken back in one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from twincrm.domain.errors import Cancelled, InputError, RuleError
from twincrm.domain.terms import Channel, ConsentPurpose
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.bulk.agreeing import Agreed
from twincrm.services.bulk.belonging import Grouped, Tagged
from twincrm.services.bulk.commands import CHUNK, ChangeMany
from twincrm.services.bulk.joining import LivingIn, TakingPart
from twincrm.services.bulk.queries import recap
from twincrm.services.bulk.roles import Role
from twincrm.services.bulk.speaking import Spoken
from twincrm.services.bulk.values import (
    Addressing,
    ContactLimit,
    Language,
    NoteLine,
    PreferredWay,
    Town,
)
from twincrm.services.people.adding import AddPeople
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import LanguageDraft, PersonDraft, read_person
from twincrm.services.people.lists import ContactSource
from twincrm.services.smart.listing import groups
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft

EVERYBODY = (*(("person", key) for key in (1, 2, 3)), ("organisation", 1), ("household", 1))
WAYS = [
    Tagged("Probe"),
    Language("pl"),
    Spoken("fr"),
    Town(1, "Lindenau"),
    PreferredWay(Channel.POST),
    Addressing("mrs"),
    ContactLimit(7),
    NoteLine("kommt zum Sommerfest"),
    Agreed(ConsentPurpose.MEMBER_LIST, date(2027, 4, 1), "mündlich"),
    Agreed(ConsentPurpose.MEMBER_LIST, date(2027, 4, 2), given=False),
    Role(("organisation", 2), "Chor", None, "2027-04"),
    Role(("organisation", 2), "Chor", None, "2027-04-18", given=False),
    Tagged("Probe", given=False),
    LivingIn(2, "Familie", "2027-04"),
    TakingPart(1, "Fest"),
]


def test_a_language_is_spoken_at_least_so_well_and_named_as_the_reader_says(dispatcher):
    spoken = [(), (LanguageDraft(None, "fr", "1"),), (LanguageDraft(None, "fr", "4"),)]
    people = [
        dispatcher.execute(AddPerson(PersonDraft("A", "B", languages=each))).result
        for each in spoken
    ]
    command = ChangeMany(tuple(("person", each) for each in people), Spoken("fr", "3"))
    assert dispatcher.execute(command).result == 2
    levels = [dispatcher.ask(read_person, each).languages[0].level for each in people]
    assert levels == ["3", "3", "4"]
    assert "Französisch" in catalogue("de").say(command.label)
    letters = ChangeMany(command.contacts, Language("fr")).label
    assert [catalogue(each).say(letters).split(" – ")[0] for each in ("de", "fr")] == [
        "Briefsprache: Französisch",
        "Langue des courriers\N{NO-BREAK SPACE}: français",
    ]


def told(dispatcher, change, contacts=EVERYBODY):
    return dispatcher.ask(recap, change, contacts)


def test_another_value_in_place_of_one_that_was_noted_is_a_change_for_all(populated):
    for code in ("pl", "cs"):
        assert populated.execute(ChangeMany(EVERYBODY, Language(code))).result == 4


def test_what_was_told_happens_and_then_nothing_is_left_to_do(populated):
    for change in WAYS:
        before = told(populated, change)
        outcome = populated.execute(ChangeMany(EVERYBODY, change))
        assert outcome.result == before.changed, change
        assert told(populated, change).changed == 0, change
        again = populated.execute(ChangeMany(EVERYBODY, change))
        assert (again.result, again.step) == (0, None)


def test_the_recap_says_why_some_are_left_out(populated):
    populated.execute(ChangeMany((("person", 1),), PreferredWay(Channel.POST)))

    found = told(populated, PreferredWay(Channel.POST))

    assert found.changed == 2
    said = [line.id for line in found.lines]
    assert said[0].startswith("{n} of {total}")
    assert found.lines[0].values == {"n": 2, "total": 5}
    assert [line.values["n"] for line in found.lines[1:]] == [1, 2]
    assert "people" in said[2]


def test_who_is_in_the_trash_is_left_alone(populated):
    populated.execute(MoveToTrash("person", (2,)))

    assert told(populated, Tagged("Probe")).lines[0].values == {"n": 4, "total": 4}


def test_a_tag_from_the_trash_comes_back_without_a_collision(populated):
    populated.execute(ChangeMany(EVERYBODY[:2], Tagged("Probe")))
    tag = populated.ask(lambda session: _tag(session, "probe"))
    populated.execute(MoveToTrash("tag", (tag,)))

    populated.execute(ChangeMany(EVERYBODY, Tagged("Probe")))

    source = ContactSource(populated, ContactFilter(tag_ids=(tag,)), "de")
    assert {(row.kind, row.record_id) for row in source.rows(source.ids())} == set(EVERYBODY)


def test_notes_are_added_to_and_not_overwritten(populated):
    before = populated.ask(read_person, 1).note
    populated.execute(ChangeMany(EVERYBODY, NoteLine("hat zugesagt")))

    note = populated.ask(read_person, 1).note
    assert note.endswith("hat zugesagt")
    assert note.startswith(before)


def test_ended_roles_stay_with_their_last_day(populated):
    populated.execute(ChangeMany(EVERYBODY, Role(("organisation", 2), "Chor", None, "2026-05")))
    populated.execute(
        ChangeMany(EVERYBODY, Role(("organisation", 2), "Chor", None, "2025", given=False))
    )

    roles = populated.ask(read_person, 3).assignments
    assert [role.ends_on for role in roles if role.starts_on == "2026-05"] == ["2026-05"]


def test_ending_a_role_never_prolongs_it(populated):
    for body, known, day, kept in (
        (("place", 3), "2027-12-31", "2028-06-30", "2027-12-31"),
        (("organisation", 2), "2027-12-31", "2027", "2027-12-31"),
        (("place", 1), "2027", "2027-06-30", "2027-06-30"),
        (("place", 2), "2028-12-31", "2027-12-31", "2027-12-31"),
    ):
        begun = Role(body, "Chor", None, "2020")
        populated.execute(ChangeMany(EVERYBODY[2:3], begun))
        populated.execute(ChangeMany(EVERYBODY[2:3], replace(begun, day=known, given=False)))
        end = replace(begun, day=day, given=False)

        found = told(populated, end, EVERYBODY[2:3])
        populated.execute(ChangeMany(EVERYBODY, end))

        roles = populated.ask(read_person, 3).assignments
        here = [row.ends_on for row in roles if getattr(row, f"{body[0]}_id") == body[1]]
        assert here[-1] == kept
        assert found.changed == (kept != known)
        assert ("ends earlier" in found.lines[-1].id) == (kept == known)


def test_the_dead_do_not_travel(populated):
    before = populated.ask(read_person, 3)
    populated.execute(ChangePerson(3, before, replace(before, death_date="2026")))
    everybody = tuple(("person", key) for key in (1, 2, 3))
    visit = populated.execute(
        AddVisit(
            VisitDraft(name="Herbstfest", starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 3))
        )
    ).result

    found = told(populated, TakingPart(visit, "Herbstfest"), everybody)

    assert found.changed == 2
    assert found.lines[-1].id == "{n} has died and is left out."
    assert populated.execute(ChangeMany(everybody, TakingPart(visit, "Herbstfest"))).result == 2


def test_a_consent_older_than_its_withdrawal_is_no_change(populated):
    photo, anna = ConsentPurpose.PHOTO, EVERYBODY[:1]
    populated.execute(ChangeMany(anna, Agreed(photo, date(2027, 1, 5))))
    populated.execute(ChangeMany(anna, Agreed(photo, date(2027, 3, 1), given=False)))

    older = told(populated, Agreed(photo, date(2027, 2, 1)), anna)

    assert older.changed == 0
    assert "the later word holds" in older.lines[-1].id
    assert told(populated, Agreed(photo, date(2027, 3, 2)), anna).changed == 1


def test_a_withdrawal_older_than_a_consent_is_no_change(populated):
    photo, anna = ConsentPurpose.PHOTO, EVERYBODY[:1]
    populated.execute(ChangeMany(anna, Agreed(photo, date(2027, 3, 1))))
    older = Agreed(photo, date(2027, 1, 15), given=False)
    found = told(populated, older, anna)
    assert found.changed == 0
    assert "the later word holds" in found.lines[-1].id
    populated.execute(ChangeMany(anna, replace(older, day=date(2027, 3, 1))))
    kept = [row for row in populated.ask(read_person, 1).consents if row.purpose == photo]
    assert date(2027, 3, 1) in [row.withdrawn_on for row in kept]
    assert date(2027, 1, 15) not in [row.withdrawn_on for row in kept]


@dataclass(frozen=True)
class Writing:
    """Writes a change of everybody, whoever would have been left out."""

    change: Role
    contacts: tuple[tuple[str, int], ...]
    label = Message("Write")

    def run(self, work):
        self.change.write(work, self.contacts)


def test_the_dead_neither_agree_nor_begin_a_role_but_both_can_end(populated):
    before, person = populated.ask(read_person, 3), EVERYBODY[2:3]
    agreed, role = Agreed("photo", date(2026, 1, 2)), Role(("organisation", 2), "Chor")
    populated.execute(ChangePerson(3, before, replace(before, death_date="2026-12-01")))
    for change in (agreed, role):
        found = told(populated, change, person)
        assert (found.changed, found.lines[-1].id) == (0, "{n} has died and is left out.")
    for day in (None, "1990", "2027"):
        with pytest.raises(InputError, match="died") as refused:
            populated.execute(Writing(replace(role, day=day), person))
        assert refused.value.field == "day"
    populated.undo()
    for change in (agreed, role):
        assert populated.execute(ChangeMany(person, change)).result == 1
    before = populated.ask(read_person, 3)
    populated.execute(ChangePerson(3, before, replace(before, death_date="2026-12-01")))
    assert told(populated, replace(agreed, given=False), person).changed == 1
    ended = told(populated, replace(role, day="2026-12-01", given=False), person)
    assert ended.changed == 0  # it ended with the death


def test_nobody_is_put_into_a_smart_group(populated):
    smart = next(row for row in populated.glance(groups) if row.smart)
    with pytest.raises(RuleError):
        populated.execute(ChangeMany(EVERYBODY, Grouped(smart.id, smart.name)))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (Tagged("  "), "name"),
        (Agreed(ConsentPurpose.PHOTO, date(2027, 5, 1)), "day"),
        (Role(None, ""), "body"),
        (Role(("organisation", 1), "Chor", given=False), "day"),
        (ContactLimit(99), "months"),
        (NoteLine(""), "line"),
        (Town(9999, ""), "place_id"),
    ],
)
def test_what_is_missing_is_said_at_its_field(populated, change, named):
    with pytest.raises(InputError) as refused:
        told(populated, change)
    assert refused.value.field == named


@dataclass
class GivingUp:
    after: int
    heard: list[tuple[int, int]] = field(default_factory=list)

    def step(self, done, total):
        self.heard.append((done, total))
        if total and done >= self.after:
            raise Cancelled(Message("The work was stopped. Nothing was changed."))


def test_given_up_half_way_nothing_is_changed(dispatcher):
    dispatcher.execute(AddPeople(tuple(PersonDraft("Ida", f"Nr. {n}") for n in range(3 * CHUNK))))
    many = tuple(("person", key) for key in range(1, 3 * CHUNK + 1))
    watch = GivingUp(2 * CHUNK)

    with pytest.raises(Cancelled):
        dispatcher.execute(ChangeMany(many, Tagged("Chor"), watch))

    assert watch.heard[:2] == [(0, 3 * CHUNK), (CHUNK, 3 * CHUNK)]
    assert told(dispatcher, Tagged("Chor"), many).changed == 3 * CHUNK
    done = dispatcher.execute(ChangeMany(many, Tagged("Chor")))
    assert done.result == 3 * CHUNK
    assert told(dispatcher, Tagged("Chor"), many).changed == 0  # nobody between two chunks is lost
    assert dispatcher.undo().label.values["n"] == 3 * CHUNK
    assert told(dispatcher, Tagged("Chor"), many).changed == 3 * CHUNK


def _tag(session, folded):
    from twincrm.store.models import Tag

    return session.query(Tag.id).filter(Tag.folded == folded).scalar()
