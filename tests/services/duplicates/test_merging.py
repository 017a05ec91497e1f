"""Two entries become one: everything moves, nothing is lost, and one undo parts them again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from worlds.dump import dump
from worlds.hanging import Hang, every_link

from twincrm.domain.errors import RuleError, UnknownRecord
from twincrm.domain.smart.rule import Block, Condition, Mode, Rule
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.domain.terms import GroupKind, RelationKind
from twincrm.domain.texts import Message
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.duplicates.choices import MergeChoices, Pairing
from twincrm.services.duplicates.merging import (
    MERGES,
    MergeOrganisations,
    MergePeople,
    MergePlaces,
)
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.services.interchange.known import Known
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.records.kinds import mapped_tables
from twincrm.services.trash.queries import lies_in_trash
from twincrm.store.models import (
    Association,
    FeeYear,
    Membership,
    MinorCare,
    Organisation,
    Participation,
    ParticipationNeed,
    Person,
    Place,
    Relation,
    Visit,
)
from twincrm.store.work import WITH_TRASH

NEW = {
    "person": lambda name: AddPerson(PersonDraft(given="Hannelore", family=name)),
    "organisation": lambda name: AddOrganisation(OrganisationDraft(name=name)),
    "household": lambda name: AddHousehold(HouseholdDraft(name=name)),
    "place": lambda name: AddPlace(PlaceDraft(name=name, country="DE")),
}


def entries(dispatcher, kind):
    """Two entries to be merged, and two that stay out of it."""
    names = ("Müller", "Mueller", "Fremd", "Anders")
    keep, other, *thirds = (dispatcher.execute(NEW[kind](name)).result for name in names)
    return keep, other, tuple(thirds)


def row(dispatcher, column, key):
    mapped = mapped_tables()[column.table.name]

    def read(session):
        statement = select(mapped).where(mapped.id == key)
        found = session.scalars(statement, execution_options=WITH_TRASH).one_or_none()
        return None if found is None else getattr(found, column.name)

    return dispatcher.ask(read)


@pytest.mark.parametrize("kind", sorted(MERGES))
def test_whatever_names_the_other_entry_names_the_one_that_stays(kind, populated):
    keep, other, thirds = entries(populated, kind)
    hung = populated.execute(Hang(every_link(kind), other, thirds, alike=False)).result
    before = dump(populated.file)

    populated.execute(MERGES[kind](keep, other))

    assert sorted(map(str, hung)) == sorted(map(str, every_link(kind)))
    named = {str(column): row(populated, column, key) for column, key in hung.items()}
    assert {column: key for column, key in named.items() if key != keep} == {}
    populated.undo()
    assert dump(populated.file) == before


@pytest.mark.parametrize("alike", [True, False], ids=["saying the same", "saying other things"])
@pytest.mark.parametrize("kind", sorted(MERGES))
def test_undo_parts_two_entries_on_which_everything_hangs(kind, alike, populated):
    keep, other, thirds = entries(populated, kind)
    populated.execute(Hang(every_link(kind), keep, thirds, alike))
    hung = populated.execute(Hang(every_link(kind), other, thirds, alike)).result
    before = dump(populated.file)

    populated.execute(MERGES[kind](keep, other))

    merged = dump(populated.file)
    for column, key in hung.items():
        assert row(populated, column, key) in (None, keep), f"{column} was left behind"
    populated.undo()
    assert dump(populated.file) == before
    populated.redo()
    assert dump(populated.file) == merged


def person(dispatcher, given="Hannelore", family="Müller", **more):
    return dispatcher.execute(AddPerson(PersonDraft(given=given, family=family, **more))).result


def phones(*numbers):
    return Reach(phones=tuple(PhoneDraft(number=number) for number in numbers))


def merge(dispatcher, keep, other, *taken, **choices):
    return dispatcher.execute(MergePeople(keep, other, MergeChoices(taken, **choices)))


def test_what_is_chosen_stays_and_what_is_lacking_is_filled(dispatcher):
    keep = person(dispatcher, birth_date="1951", note="singt Alt")
    other = person(dispatcher, "Hanne", "Mueller", birth_date="1951-03-12", note="tanzt",
                   occupation="Lehrerin", informal=True)  # fmt: skip

    merge(dispatcher, keep, other, "birth_date")

    kept = dispatcher.ask(read_person, keep)
    assert (kept.given, kept.birth_date, kept.occupation) == ("Hannelore", "1951-03-12", "Lehrerin")
    assert kept.informal
    assert kept.note == "singt Alt\n\ntanzt"
    assert dispatcher.ask(lies_in_trash, "person", other)


def test_of_numbers_all_stay_equal_ones_once_and_none_that_was_left_out(dispatcher):
    keep = person(dispatcher, reach=phones("+49 2842 4711", "02842 99"))
    other = person(dispatcher, reach=phones("+49 (2842) 4711", "0171 5555"))
    wrong = dispatcher.ask(read_person, keep).reach.phones[1].id

    merge(dispatcher, keep, other, dropped=(("phone", wrong),))

    kept = dispatcher.ask(read_person, keep).reach.phones
    assert [each.number for each in kept] == ["+49 2842 4711", "0171 5555"]


def test_a_part_of_somebody_else_is_never_left_out(dispatcher):
    keep, other = person(dispatcher), person(dispatcher)
    stranger = person(dispatcher, reach=phones("0171 1"))
    number = dispatcher.ask(read_person, stranger).reach.phones[0].id

    with pytest.raises(UnknownRecord):
        merge(dispatcher, keep, other, dropped=(("phone", number),))
    with pytest.raises(RuleError):
        merge(dispatcher, keep, keep)


def test_two_entries_at_one_visit_are_one_and_say_in_the_note_what_they_contradict_in(populated):
    keep, other = person(populated), person(populated, family="Mueller")
    visit = populated.ask(lambda session: session.scalars(select(Visit.id)).first())

    def add(who, **said):
        return populated.execute(Hung(Participation(visit_id=visit, person_id=who, **said))).result

    mine = add(keep, note="kommt später", lodging="host")
    theirs = add(other, note="bringt Kuchen", status="confirmed")
    need = populated.execute(
        Hung(ParticipationNeed(participation_id=theirs, kind="diet", text="Nüsse", severe=True))
    ).result

    for part, guardian in ((mine, "Oma Erna"), (theirs, "Opa Karl")):
        populated.execute(Hung(MinorCare(participation_id=part, guardian_name=guardian)))

    merge(populated, keep, other)

    part = populated.ask(lambda session: session.get_one(Participation, mine))
    assert (part.status, part.lodging, part.note) == ("confirmed", "host", "kommt später")
    moved = populated.ask(lambda session: session.get_one(ParticipationNeed, need))
    assert moved.participation_id == mine
    note = populated.ask(read_person, keep).note
    assert "bringt Kuchen" in note
    assert "Nüsse" not in note
    (cared,) = populated.ask(lambda session: session.scalars(_care_of(mine)).all())
    assert cared == "Oma Erna / Opa Karl"
    assert "Opa Karl" not in note


def _care_of(part):
    return select(MinorCare.guardian_name).where(MinorCare.participation_id == part)


def test_of_two_subscriptions_of_a_year_the_paid_one_stands_and_the_other_is_told(populated):
    keep, other = person(populated), person(populated, family="Mueller")
    ids = {}
    for who, joined, paid in ((keep, "2003", 0), (other, "1998", 3000)):
        ids[who] = populated.execute(
            Hung(Membership(person_id=who, joined_on=joined, number=str(who)))
        ).result
        for year in (2026, 2026 + who):
            fee = FeeYear(membership_id=ids[who], year=year, due_cents=3000, paid_cents=paid)
            populated.execute(Hung(fee))

    pair = Pairing("membership", ids[keep], ids[other], ("joined_on",))
    merge(populated, keep, other, pairings=(pair,))

    read = lambda kind: populated.ask(  # noqa: E731
        lambda session: session.scalars(select(kind).where(_of(kind, ids[keep]))).all()
    )
    assert [row.joined_on for row in read(Membership)] == ["1998"]
    fees = {row.year: row.paid_cents for row in read(FeeYear)}
    assert fees == {2026: 3000, 2026 + keep: 0, 2026 + other: 3000}
    assert "Subscription 2026: 0 of 30 paid" in populated.ask(read_person, keep).note


def test_of_two_subscriptions_of_a_year_the_chosen_one_stands_though_less_is_paid(populated):
    keep, other = person(populated), person(populated, family="Mueller")
    fees = []
    for who, paid in ((keep, 0), (other, 1250)):
        own = populated.execute(Hung(Membership(person_id=who, number=str(who)))).result
        fee = FeeYear(membership_id=own, year=2026, due_cents=3000, paid_cents=paid)
        fees.append(populated.execute(Hung(fee)).result)

    choices = MergeChoices(pairings=(Pairing("fee_year", *fees),))
    populated.execute(MergePeople(keep, other, choices, language="de"))

    left = populated.ask(lambda s: s.get_one(FeeYear, fees[0]).paid_cents)
    assert left == 0
    assert "Beitrag 2026: 12,50 von 30 bezahlt" in populated.ask(read_person, keep).note


def _of(kind, key):
    return kind.id == key if kind is Membership else kind.membership_id == key


def test_nobody_is_related_to_oneself_and_a_couple_is_married_once(dispatcher):
    keep, other, husband = (person(dispatcher, name) for name in ("Hanne", "Hannelore", "Karl"))
    for one, another, kind in (
        (keep, other, RelationKind.FRIEND),
        (keep, husband, RelationKind.SPOUSE),
        (husband, other, RelationKind.SPOUSE),
        (other, husband, RelationKind.INTERPRETER),
    ):
        dispatcher.execute(Hung(Relation(person_id=one, other_id=another, kind=kind)))

    merge(dispatcher, keep, other)

    told = dispatcher.ask(
        lambda s: {(row.person_id, row.other_id, row.kind) for row in s.scalars(select(Relation))}
    )
    assert told == {(keep, husband, "spouse"), (keep, husband, "interpreter")}


def test_a_card_of_the_other_entry_is_known_as_the_one_that_stays(dispatcher, tmp_path):
    keep, other = person(dispatcher), person(dispatcher, family="Mueller")
    uid = dispatcher.ask(lambda session: session.get_one(Person, other).uid)

    merge(dispatcher, keep, other)

    known = dispatcher.ask(lambda session: Known(session)._uids)
    assert known[uid] == ("person", keep)
    dispatcher.undo()
    assert dispatcher.ask(lambda session: Known(session)._uids)[uid] == ("person", other)


def test_an_organisation_is_never_part_of_itself(dispatcher):
    def add(name, **more):
        return dispatcher.execute(AddOrganisation(OrganisationDraft(name=name, **more))).result

    other = add("Feuerwehr Lindenau")
    middle = add("Löschzug", parent_id=other)
    keep = add("FF Lindenau", parent_id=middle)

    dispatcher.execute(MergeOrganisations(keep, other))

    parents = dispatcher.ask(
        lambda s: {row.id: row.parent_id for row in s.scalars(select(Organisation))}
    )
    assert (parents[keep], parents[middle]) == (middle, None)


@pytest.mark.parametrize(
    ("mine", "theirs", "taken", "left"),
    [
        ((5000, None), (7000, 2020), (), (5000, None)),
        ((5000, 2011), (7000, None), ("population", "population_year"), (7000, None)),
        ((None, None), (7000, 2020), (), (7000, 2020)),
        ((5000, None), (5000, 2020), (), (5000, 2020)),
    ],
)
def test_a_number_of_inhabitants_never_has_the_year_of_another(
    dispatcher, mine, theirs, taken, left
):
    keep, other = (
        dispatcher.execute(
            Hung(Place(name="Lindenau", country="DE", population=n, population_year=year))
        ).result
        for n, year in (mine, theirs)
    )

    dispatcher.execute(MergePlaces(keep, other, MergeChoices(taken)))

    assert row(dispatcher, Place.__table__.c.population, keep) == left[0]
    assert row(dispatcher, Place.__table__.c.population_year, keep) == left[1]


def test_the_association_s_own_town_may_be_the_one_that_goes(populated):
    own = populated.ask(lambda session: session.get_one(Association, 1).place_id)
    keep = populated.execute(NEW["place"]("Lindenau am See")).result

    populated.execute(MergePlaces(keep, own))

    assert populated.ask(lambda session: session.get_one(Association, 1).place_id) == keep


@dataclass(frozen=True, slots=True)
class Hung:
    """Adds one row."""

    row: object
    label = Message("Hang something on a record")

    def run(self, work):
        return work.add(self.row).id


def test_a_smart_group_asks_for_the_place_that_stays(populated):
    keep, other, (third, _) = entries(populated, "place")
    inner = Block(Mode.NONE, (Condition("place", "at", (other, keep)),))
    asked = Condition("place", "of", (third, other))
    rule = Rule(block=Block(Mode.ALL, (asked, Condition("tag", "has", (other,)), inner)))
    group = populated.execute(
        AddGroup(GroupDraft("Aus der Gegend", GroupKind.SMART, rule_text(rule)))
    ).result
    before = dump(populated.file)

    populated.execute(MergePlaces(keep, other))

    parts = read_rule(populated.ask(read_group, group).rule).block.parts
    assert parts[0].values == (third, keep)
    assert parts[1].values == (other,)  # a tag that happens to have the same id
    assert parts[2].parts[0].values == (keep,)
    populated.undo()
    assert dump(populated.file) == before
