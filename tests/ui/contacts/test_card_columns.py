"""The two columns of a card: below each other where both have no room, whatever they hold."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from ui.contacts.seen import BERND

from twincrm.ui.contacts.detail.card import ContactCard


def test_wide_contents_do_not_keep_the_columns_side_by_side(page, choose):
    choose(page, BERND)
    *_, card = page.detail.findChildren(ContactCard)
    columns = card._columns
    for item in (0, 2):
        columns._box.itemAt(item).widget().layout().addWidget(QLabel("M" * 30))
    both = sum(columns._box.itemAt(item).minimumSize().width() for item in (0, 2))
    assert columns.minimumSizeHint().width() < both
