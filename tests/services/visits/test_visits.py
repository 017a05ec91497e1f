"""Visits: days, delegations, money, and who takes part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from worlds.partnerships import named
from worlds.visits import ARRIVAL, DEPARTURE, VISIT

from twincrm.domain.errors import InputError, RuleError
from twincrm.services.hosting.queries import capacity
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import (
    DelegationDraft,
    FundingDraft,
    VisitDraft,
    VisitTextDraft,
    read_visit,
)
from twincrm.services.visits.leaving import RemoveParticipation
from twincrm.services.visits.participations import (
    AddParticipations,
    ChangeParticipation,
    NeedDraft,
    ParticipationDraft,
    read_participation,
)
from twincrm.services.visits.parties import AddParty, ChangeParty, PartyDraft, read_party
from twincrm.services.visits.people_rows import participation_rows, party_rows
from twincrm.services.visits.queries import visit_details, visit_rows
from twincrm.store.models import MinorCare, ParticipationNeed, ProgrammeItem, Visit, VisitText

TODAY = date(2027, 4, 19)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


@pytest.fixture
def visit(populated):
    return populated.ask(lambda session: session.scalars(select(Visit.id)).one())


def _by_name(populated, visit):
    rows = populated.ask(participation_rows, visit)
    return {row.name.given: row for row in rows}


def _other_visit(populated):
    later = VisitDraft(name="Herbst", starts_on=date(2027, 10, 1), ends_on=date(2027, 10, 3))
    with_delegation = replace(later, delegations=(DelegationDraft(name="Pompiers"),))
    key = populated.execute(AddVisit(with_delegation)).result
    return key, populated.ask(read_visit, key).delegations[0].id


def test_a_visit_with_all_that_hangs_on_it(populated, visit):
    populated.execute(AddTask(TaskDraft("Bus bestellen", visit_id=visit)))
    details = populated.ask(visit_details, visit, TODAY, "de")

    assert details.row.days_until == 17
    assert details.row.place.name == "Lindenau"
    assert [place.name for place in details.row.partner_places] == ["Saint-Aubin-sur-Lys"]
    assert details.counts.guests == 2
    assert (details.counts.programme_items, details.counts.parties) == (3, 1)
    assert (details.counts.open_tasks, details.counts.tasks) == (1, 1)
    assert details.greeting_by.full() == "Dr. Anna Weber"
    assert [(each.name, each.people) for each in details.delegations] == [("Saint-Aubin", 2)]
    assert (details.budget.planned_expense, details.budget.actual_income) == (90_000, 250_000)
    assert details.budget.granted == 250_000
    assert [name for _, name in details.partnerships] == ["Lindenau – Saint-Aubin"]


def test_visits_to_come_and_past_ones(populated):
    for name, first in (("Alt", "2019-05-30"), ("Älter", "2011-06-02"), ("Heute", "2027-04-17")):
        begins = date.fromisoformat(first)
        ends = begins + timedelta(days=2)
        populated.execute(AddVisit(VisitDraft(name=name, starts_on=begins, ends_on=ends)))

    to_come = populated.ask(visit_rows, TODAY, "de", past=False)
    assert [row.name for row in to_come] == ["Heute", VISIT]
    assert [row.name for row in populated.ask(visit_rows, TODAY, "de", past=True)] == [
        "Alt",
        "Älter",
    ]
    assert len(populated.ask(visit_rows, TODAY, "de")) == 4
    served = populated.ask(visit_rows, TODAY, "de", partnership_id=1)
    assert [row.name for row in served] == [VISIT]


def test_moving_a_visit_takes_everything_dated_with_it(populated, visit):
    week = timedelta(days=7)
    before = populated.ask(read_visit, visit)
    moved = replace(before, starts_on=ARRIVAL + week, ends_on=DEPARTURE + week)
    populated.execute(ChangeVisit(visit, before, moved))

    days = populated.ask(lambda session: sorted(session.scalars(select(ProgrammeItem.day))))
    assert days == [ARRIVAL + week, DEPARTURE + week - timedelta(days=1), DEPARTURE + week]
    assert populated.ask(capacity, visit).hosts[0].placements[0].from_night == ARRIVAL + week
    populated.undo()
    assert populated.ask(read_visit, visit) == before


def test_a_shorter_visit_leaves_no_item_outside(populated, visit):
    before = populated.ask(read_visit, visit)
    with pytest.raises(RuleError) as trouble:
        populated.execute(ChangeVisit(visit, before, replace(before, ends_on=ARRIVAL)))
    assert trouble.value.message.values["n"] == 2
    assert populated.ask(read_visit, visit) == before


def test_a_delegation_with_people_stays(populated, visit):
    before = populated.ask(read_visit, visit)
    with pytest.raises(RuleError):
        populated.execute(ChangeVisit(visit, before, replace(before, delegations=())))

    two = replace(before, delegations=(*before.delegations, DelegationDraft(name="Presse")))
    populated.execute(ChangeVisit(visit, before, two))
    saved = populated.ask(read_visit, visit)
    populated.execute(ChangeVisit(visit, saved, before))
    assert populated.ask(read_visit, visit) == before


def test_a_text_typed_anew_stays_the_row_of_its_language(populated, visit):
    before = populated.ask(read_visit, visit)
    texts = (VisitTextDraft(language="fr", title="Soyez les bienvenus"), before.texts[0])
    populated.execute(ChangeVisit(visit, before, replace(before, texts=texts)))

    rows = populated.ask(lambda session: {row.language: row.id for row in _texts(session)})
    assert rows == {text.language: text.id for text in before.texts}
    empty = replace(before, texts=(before.texts[0], VisitTextDraft(language="fr", title=" ")))
    populated.execute(ChangeVisit(visit, before, empty))
    assert [row.language for row in populated.ask(_texts)] == ["de"]


def _texts(session):
    return list(session.scalars(select(VisitText)))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"starts_on": date.min}, "starts_on"),
        ({"ends_on": ARRIVAL - timedelta(days=1)}, "ends_on"),
        ({"direction": "sideways"}, "direction"),
        ({"delegations": (DelegationDraft(),)}, "delegations.0.name"),
        ({"funding": (FundingDraft(funder="X", granted_cents=-1),)}, "funding.0.granted_cents"),
    ],
)
def test_what_cannot_be_kept_names_its_field(populated, visit, wrong, field):
    draft = replace(populated.ask(read_visit, visit), **wrong)
    with pytest.raises(InputError) as trouble:
        populated.execute(AddVisit(draft))
    assert trouble.value.field == field


def test_who_takes_part_and_what_has_to_be_heeded(populated, visit):
    people = _by_name(populated, visit)

    assert list(people) == ["Klára", "Jean-Luc", "Anna"]
    assert people["Jean-Luc"].needs[0].text == "Keine Nüsse"
    assert (people["Jean-Luc"].party, people["Klára"].party) == ("Wattrelos", "")
    assert (people["Klára"].minor, people["Jean-Luc"].minor) == (True, False)
    assert people["Klára"].delegation == "Saint-Aubin"


def test_nobody_takes_part_twice(populated, visit, ids):
    known, new = ParticipationDraft(ids["Klára"]), ParticipationDraft(ids["Bernd"])
    for drafts in ((new, known), (new, new)):
        with pytest.raises(RuleError):
            populated.execute(AddParticipations(visit, VISIT, drafts))
    assert len(populated.ask(participation_rows, visit)) == 3

    added = populated.execute(AddParticipations(visit, VISIT, (new,))).result
    assert _by_name(populated, visit)["Bernd"].id == added[0]


def test_a_delegation_belongs_to_its_visit(populated, visit, ids):
    _, elsewhere = _other_visit(populated)
    draft = ParticipationDraft(ids["Bernd"], elsewhere)
    with pytest.raises(RuleError):
        populated.execute(AddParticipations(visit, VISIT, (draft,)))
    part = _by_name(populated, visit)["Klára"].id
    before = populated.ask(read_participation, part)
    after = replace(before, delegation_id=elsewhere)
    with pytest.raises(RuleError):
        populated.execute(ChangeParticipation(part, "Klára", before, after))
    with pytest.raises(RuleError):
        populated.execute(AddParty(visit, PartyDraft("Kovács", elsewhere, members=(part,))))


def test_needs_and_care_change_with_the_participation(populated, visit):
    part = _by_name(populated, visit)["Klára"].id
    before = populated.ask(read_participation, part)
    vegan = NeedDraft(text="Vegan")
    after = replace(before, needs=(vegan,), care=replace(before.care, photo_consent=True))
    populated.execute(ChangeParticipation(part, "Klára", before, after))
    saved = populated.ask(read_participation, part)
    assert [need.text for need in saved.needs] == ["Vegan"]
    assert saved.care.photo_consent

    grown = replace(saved, needs=(), care=None)
    populated.execute(ChangeParticipation(part, "Klára", saved, grown))
    assert populated.ask(read_participation, part) == grown


def test_a_guest_belongs_to_one_party(populated, visit):
    people = _by_name(populated, visit)
    mine = (people["Jean-Luc"].id,)
    with pytest.raises(RuleError) as trouble:
        populated.execute(AddParty(visit, PartyDraft("Andere", members=mine)))
    assert trouble.value.message.values["party"] == "Wattrelos"

    party = people["Jean-Luc"].party_id
    before = populated.ask(read_party, party)
    both = replace(before, members=(*before.members, people["Klára"].id))
    populated.execute(ChangeParty(party, before, both))
    (row,) = populated.ask(party_rows, visit)
    assert [name.given for _, name in row.members] == ["Jean-Luc", "Klára"]


def test_a_party_holds_guests_of_its_visit(populated, visit):
    other, _ = _other_visit(populated)
    part = _by_name(populated, visit)["Klára"].id
    with pytest.raises(RuleError):
        populated.execute(AddParty(other, PartyDraft("Kovács", members=(part,))))
    with pytest.raises(InputError):
        populated.execute(AddParty(visit, PartyDraft("Niemand")))


def test_taking_somebody_out_leaves_nothing_behind(populated, visit):
    for name in ("Jean-Luc", "Klára"):
        part = _by_name(populated, visit)[name].id
        populated.execute(RemoveParticipation(part, name, VISIT))

    assert list(_by_name(populated, visit)) == ["Anna"]
    assert populated.ask(party_rows, visit) == ()
    assert populated.ask(capacity, visit).hosts[0].placements == ()
    for kind in (MinorCare, ParticipationNeed):
        assert not populated.ask(lambda session, kind=kind: list(session.scalars(select(kind))))
    populated.undo()
    populated.undo()
    assert len(populated.ask(party_rows, visit)) == 1


def test_people_in_the_trash_are_neither_listed_nor_counted(populated, visit, ids):
    populated.execute(MoveToTrash("person", (ids["Klára"],), "Klára Kovács"))
    assert list(_by_name(populated, visit)) == ["Jean-Luc", "Anna"]
    details = populated.ask(visit_details, visit, TODAY, "de")
    assert (details.counts.guests, details.delegations[0].people) == (1, 1)
