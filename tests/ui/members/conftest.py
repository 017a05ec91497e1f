"""The page of members on a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings
from worlds.partnerships import named

from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.ui.members.page import MembersPage


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, populated, around, tmp_path):
    ids = populated.ask(named)
    for given, joined in (("Klára", "2002-05-02"), ("Jean-Luc", "2020")):
        populated.execute(AddMembership(given, MembershipDraft(ids[given], joined_on=joined)))
    services = around.services(qapp, populated, tmp_path, language="en")
    page = MembersPage(services)
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitExposed(page):
        page.show()
    page.start()
    yield page
    assert services.jobs.shutdown()
