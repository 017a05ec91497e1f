"""Who takes part in a visit: several at once, households, newcomers, delegations that go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from worlds.partnerships import named
from worlds.visits import ARRIVAL, VISIT

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.names import typed_name
from twincrm.services.households.queries import living_in
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.delegations import (
    AddDelegation,
    ChangeDelegation,
    RemoveDelegation,
    delegation_rows,
    read_delegation,
)
from twincrm.services.visits.drafts import DelegationDraft
from twincrm.services.visits.joining import AddNewParticipant, deceased_among, joining
from twincrm.services.visits.leaving import LeftBehind, left_behind
from twincrm.services.visits.participations import (
    AddParticipations,
    ChangeParticipation,
    read_participation,
)
from twincrm.services.visits.people_rows import participation_rows
from twincrm.services.visits.standing import ChangeStanding
from twincrm.store.models import Delegation, Visit


@pytest.fixture
def ids(populated):
    return populated.ask(named)


@pytest.fixture
def visit(populated):
    return populated.ask(lambda session: session.scalars(select(Visit.id)).one())


@pytest.fixture
def delegation(populated):
    return populated.ask(lambda session: session.scalars(select(Delegation.id)).one())


def part_of(populated, visit):
    return {row.name.given: row for row in populated.ask(participation_rows, visit)}


def test_several_people_get_another_status_by_one_act(populated, visit):
    before = part_of(populated, visit)
    ids = tuple(row.id for row in before.values())

    populated.execute(ChangeStanding(ids, VISIT, "status", "confirmed"))
    assert {row.status for row in part_of(populated, visit).values()} == {"confirmed"}

    populated.undo()
    assert part_of(populated, visit) == before
    with pytest.raises(InputError):
        populated.execute(ChangeStanding(ids, VISIT, "status", "perhaps"))


def test_who_may_join(populated, visit, ids):
    """One of the Webers is in the visit already, one has died, one lies in the trash."""
    household = populated.ask(living_in, [ids["Familie Weber"]])[ids["Familie Weber"]]
    others = [key for key in household if key != ids["Anna"]]
    assert ids["Anna"] in household

    found = populated.ask(joining, visit, [*household, others[0], ids["Klára"]])

    assert [draft.person_id for draft in found.drafts] == others
    assert len(found.names) == len(others)
    assert found.already == ("Dr. Anna Weber", "Kovács Klára")
    late = populated.ask(read_person, others[0])
    populated.execute(ChangePerson(others[0], late, replace(late, death_date="2020")))
    found = populated.ask(joining, visit, others)
    assert (found.drafts[1:], len(found.deceased)) == (found.drafts[1:], 1)
    assert populated.ask(deceased_among, others) == {others[0]}
    populated.undo()
    populated.execute(MoveToTrash("person", (others[0],), "Weber"))
    assert others[0] not in [d.person_id for d in populated.ask(joining, visit, others).drafts]


def test_the_town_says_who_comes_with_whom(populated, visit, ids, delegation):
    drafts = {
        draft.person_id: draft for draft in populated.ask(joining, visit, list(ids.values())).drafts
    }
    for key, draft in drafts.items():
        place = populated.ask(read_person, key).place_id
        guest = place == ids["Saint-Aubin-sur-Lys"]
        assert draft.delegation_id == (delegation if guest else None)
        assert draft.role == ("local" if place == ids["Lindenau"] else "guest")


def test_a_newcomer_joins_in_one_step(populated, visit, ids):
    people = len(part_of(populated, visit))

    populated.execute(AddNewParticipant(visit, VISIT, "Bernard, Aimée"))

    found = part_of(populated, visit)["Aimée"]
    assert (found.name.family, len(part_of(populated, visit))) == ("Bernard", people + 1)
    populated.undo()
    assert "Aimée" not in part_of(populated, visit)
    with pytest.raises(InputError):
        populated.execute(AddNewParticipant(visit, VISIT, " "))


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Pierre Martin", ("Pierre", "Martin")),
        ("Anna Maria von der Heide", ("Anna Maria", "von der Heide")),
        ("Martin, Pierre", ("Pierre", "Martin")),
        ("Cher", ("", "Cher")),
        ("de Gaulle", ("de", "Gaulle")),
        ("", ("", "")),
    ],
)
def test_a_name_typed_in_one_line(typed, parts):
    assert typed_name(typed) == parts


def test_own_days_lie_within_the_visit_or_the_stay_of_the_delegation(populated, visit, delegation):
    key = part_of(populated, visit)["Jean-Luc"].id
    before = populated.ask(read_participation, key)
    early = ARRIVAL - timedelta(days=1)

    with pytest.raises(InputError) as refused:
        populated.execute(ChangeParticipation(key, "J", before, replace(before, starts_on=early)))
    assert refused.value.field == "starts_on"

    stay = populated.ask(read_delegation, delegation)
    sooner = replace(stay, arrives_at=datetime.combine(early, stay.arrives_at.time()))
    populated.execute(ChangeDelegation(delegation, stay, sooner))
    populated.execute(ChangeParticipation(key, "J", before, replace(before, starts_on=early)))
    assert populated.ask(read_participation, key).starts_on == early


def test_what_goes_with_whom(populated, visit):
    """Jean-Luc is alone in his party, which has a bed; he has an allergy."""
    part = part_of(populated, visit)
    assert populated.ask(left_behind, [part["Jean-Luc"].id]) == LeftBehind(1, 1, 1)
    assert populated.ask(left_behind, [part["Anna"].id]) == LeftBehind(0, 0, 0)


def test_delegations_stand_in_the_order_of_their_arrival(populated, visit, ids, delegation):
    add = lambda draft: populated.execute(AddDelegation(visit, draft)).result  # noqa: E731
    late = add(DelegationDraft(name="Später", arrives_at=datetime(2027, 5, 7, 9)))  # noqa: DTZ001
    open_end = add(DelegationDraft(name="Offen"))
    part = part_of(populated, visit)["Klára"]
    populated.execute(ChangeStanding((part.id,), "Klára", "role", "leader"))

    rows = populated.ask(delegation_rows, visit, "de")

    assert [row.id for row in rows] == [delegation, late, open_end]
    assert (rows[0].leaders, rows[0].people, rows[0].parties) == (("Kovács Klára",), 2, 1)
    with pytest.raises(InputError):
        add(DelegationDraft(name=" "))


def test_a_deleted_delegation_leaves_its_people_in_the_visit(populated, visit, delegation):
    before = part_of(populated, visit)

    populated.execute(RemoveDelegation(delegation, "Saint-Aubin"))

    assert populated.ask(delegation_rows, visit, "de") == ()
    after = part_of(populated, visit)
    assert before.keys() == after.keys()
    assert {row.delegation_id for row in after.values()} == {None}
    populated.undo()
    assert part_of(populated, visit) == before


def test_a_person_takes_part_once(populated, visit, ids):
    (draft,) = populated.ask(joining, visit, [ids["Bernd"]]).drafts
    populated.execute(AddParticipations(visit, VISIT, (draft,)))

    with pytest.raises(RuleError, match="already takes part"):
        populated.execute(AddParticipations(visit, VISIT, (draft,)))


def test_ages_are_those_of_the_first_day(populated, visit, ids):
    before = populated.ask(read_person, ids["Klára"])
    populated.execute(ChangePerson(ids["Klára"], before, replace(before, birth_date="2009-05-07")))
    row = part_of(populated, visit)["Klára"]
    assert (row.age, row.under_age) == (17, True)
