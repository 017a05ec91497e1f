"""Parts of a card that somebody removed meanwhile, and parts that cannot be removed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ui.contacts.seen import ANNA, BERND, FAMILY

from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.trash.commands import MoveToTrash
from twincrm.ui.contacts.detail.lines import FactLine
from twincrm.ui.editor.card_parts import edit_card_part, living_dialog
from twincrm.ui.editor.part_dialog import PartWays

NO_LONGER = "This entry is no longer there"
NOBODY_HAS = 9_999


@pytest.mark.parametrize("what", ["role", "living", "relation", "address"])
def test_a_part_that_is_gone_is_told_and_never_asked_for_as_a_new_one(page, record, what):
    edit_card_part(page._services, what, ANNA, NOBODY_HAS, page)
    assert [words[: len(NO_LONGER)] for words in record.messages] == [NO_LONGER]


@pytest.mark.parametrize("what", ["role", "living", "split"])
def test_a_contact_that_is_gone_is_told(page, record, what):
    contact = FAMILY if what == "split" else BERND
    page._services.perform(MoveToTrash(contact[0], contact[1:]))
    record.messages.clear()
    edit_card_part(page._services, what, contact, 0, page)
    assert [words[: len(NO_LONGER)] for words in record.messages] == [NO_LONGER]


def test_a_value_of_a_contact_that_is_gone_is_told(page, choose, record):
    choose(page, ANNA)
    held = next(each for each in page.detail.findChildren(FactLine) if each.caption == "Birthday")
    page.detail.blockSignals(True)
    page._services.hub.blockSignals(True)  # the card does not know of it yet
    page._services.perform(MoveToTrash("person", (ANNA[1],)))
    held.ask_change()
    assert record.messages[-1].startswith(NO_LONGER)


def test_what_forbids_removing_a_part_is_said_and_the_dialog_stays(page, record):
    before = page._services.dispatcher.ask(read_person, BERND[1])
    dialog = living_dialog(page._services, BERND, before.households[0].id, page)
    nameless = ChangePerson(BERND[1], before, replace(before, given="", family=""))
    dialog._ways = PartWays(dialog._ways.keep, lambda: nameless)
    dialog.remove()
    assert record.messages == ["Please enter at least a first or a family name."]
    assert page._services.dispatcher.ask(read_person, BERND[1]) == before
    dialog.rows.dialog.deleteLater()
