"""Whoever notes a death ends the membership by the same step."""

from __future__ import annotations

from sqlalchemy import select

from twincrm.runtime.language import catalogue
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.people.drafts import read_person
from twincrm.store.models import Person


def test_a_death_ends_the_membership_unless_the_tick_is_taken_away(open_editor, populated):
    klara = populated.ask(lambda s: s.scalar(select(Person.id).where(Person.given == "Klára")))
    fees = (FeeDraft(year=2026, due_cents=3600), FeeDraft(year=2027, due_cents=3600))
    draft = MembershipDraft(klara, joined_on="2019-03-01", fees=fees)
    key = populated.execute(AddMembership("Klára Kovács", draft)).result

    def kept():
        row = populated.ask(read_membership, key)
        return populated.ask(read_person, klara).death_date, row.left_on, row.left_reason

    page = open_editor("person", klara)
    ends, died = page.form.last_day, page.form.place("death_date").widget
    assert ends.isHidden()
    died.setText("2018")
    assert ends.isHidden()  # before the membership began: a slip
    died.setText("11/3/2027")
    assert [box.text() for box in ends.boxes.values()] == ["The membership ends with the death"]
    ends.boxes[key].set_value(False)
    page.save()
    assert kept() == ("2027-03-11", None, "")
    populated.undo()

    page = open_editor("person", klara)
    page.form.place("death_date").widget.setText("11/3/2027")
    page.save()
    assert kept() == ("2027-03-11", "2027-03-11", "died")
    said = catalogue("en").say(populated.status().undo)
    assert said.endswith("ended on 11 March 2027, what was open of 2026, 2027 falls away")
    populated.undo()
    assert kept() == (None, None, "")
