"""Partnerships are shown with all that the window keeps of them, changed, deleted and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select
from worlds.dropping import drop
from worlds.pages import Surroundings

from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.documents.queries import documents_of
from twincrm.services.trash.queries import lies_in_trash
from twincrm.store.models import Partnership, Signing
from twincrm.ui.hanging.documents_group import DocumentsGroup
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.partnerships.page import PartnershipsPage
from twincrm.ui.window.page import Show


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def edited() -> list:
    """What was given to the dialog."""
    return []


@pytest.fixture
def page(qtbot, qapp, populated, around, edited, tmp_path):
    services = around.services(qapp, populated, tmp_path, language="en")
    page = PartnershipsPage(services, lambda _, one, _window: edited.append(one))
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    assert services.jobs.shutdown()


def pair(dispatcher) -> int:
    named = select(Partnership.id).where(Partnership.name == "Lindenau – Saint-Aubin")
    return dispatcher.ask(lambda session: session.scalars(named).one())


def said(page) -> set[str]:
    return {each.text() for each in page.card._content.findChildren(QLabel)}


def test_the_card_says_when_it_was_signed_and_leads_on(page, populated, around, qtbot):
    page.show_item(Show("partnership", pair(populated)))

    assert {"60 years", "24 September 1967", "12 May 1968", "23 September 2017"} <= said(page)
    links = {row.accessibleName(): row for row in page.card._content.findChildren(LinkRow)}
    who = next(row for name, row in links.items() if name.startswith("Jean-Luc Wattrelos"))
    qtbot.keyClick(who, Qt.Key.Key_Return)
    visit = next(row for row in links.values() if row.objectName().startswith("visit-"))
    qtbot.mouseClick(visit, Qt.MouseButton.LeftButton)

    assert [show.kind for show in around.went] == ["person", "visit"]


def test_it_is_deleted_after_a_question_and_comes_back(page, populated, around, qtbot):
    partnership = pair(populated)
    page.show_item(Show("partnership", partnership))
    around.answers.append(True)
    before = page.count

    page.start()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    assert "Lindenau – Saint-Aubin" in around.asked[-1]
    assert populated.ask(lies_in_trash, "partnership", partnership)
    assert page.count == before - 1
    populated.undo()
    assert page.count == before


def test_keys_and_buttons_open_the_dialog(page, populated, edited, qtbot):
    page.show_item(Show("partnership", pair(populated)))

    qtbot.mouseClick(page.deeds.edit, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.deeds.new, Qt.MouseButton.LeftButton)

    assert edited == [pair(populated), None]


def test_a_charter_stands_at_its_signing(page, populated, tmp_path, qtbot):
    key = pair(populated)
    first, second, _ = (each.id for each in populated.ask(signings, key))
    populated.execute(AddDocument(DocumentDraft(title="Urkunde"), b"%PDF-1.7", "signing", second))
    page.show_item(Show("partnership", key))
    (tmp_path / "Charte.pdf").write_bytes(b"%PDF-1.7 charte")
    papers = page.card._content.findChildren(DocumentsGroup)
    assert [len(group.findChildren(LinkRow)) for group in papers] == [0, 1, 0]

    drop(papers[0], tmp_path / "Charte.pdf")
    qtbot.waitUntil(lambda: len(populated.ask(documents_of, "signing", first)) == 1)

    def is_shown():
        rows = page.card._content.findChildren(LinkRow)
        return any(row.accessibleName().startswith("Charte.pdf") for row in rows)

    qtbot.waitUntil(is_shown)


def signings(session, partnership):
    wanted = select(Signing).where(Signing.partnership_id == partnership)
    return session.scalars(wanted.order_by(Signing.signed_on)).all()
