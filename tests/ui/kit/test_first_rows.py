"""Long lists of facts show their beginning and say how much more there is."""

from __future__ import annotations

import pytest

from twincrm.ui.contacts.detail.lines import Fact, FactLine, Group
from twincrm.ui.kit.first_rows import FIRST


@pytest.mark.parametrize("many", [0, 3, FIRST, FIRST + 1, 9_999])
def test_the_card_of_a_contact_shows_the_first_facts(ui, qtbot, many):
    group = Group(ui, "Erreichbar")
    qtbot.addWidget(group)

    group.add_facts([Fact("phone", "Telefon", str(n)) for n in range(many)], print)

    assert len(group.findChildren(FactLine)) == min(many, FIRST)
    assert group.more.isHidden() == (many <= FIRST)
    assert str(many - FIRST) in group.more.text() or many <= FIRST
