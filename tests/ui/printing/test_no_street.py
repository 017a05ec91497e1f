"""Where the association's own address is missing, letters say so and it is entered there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from worlds.pages import Surroundings

from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.ui.printing.missing_text import LETTERHEAD, MissingTextDialog
from twincrm.ui.printing.no_street import NoStreet
from twincrm.ui.printing.order import PrintOrder


def test_a_missing_address_is_said_until_it_is_entered(qtbot, qapp, populated, tmp_path):
    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    draft = populated.ask(read_association)
    populated.execute(ChangeAssociation(draft, replace(draft, letterhead="")))
    orders = [PrintOrder(None, "", name, None, (), 1) for name in ("letter", "labels")]
    line = NoStreet(services)
    line.setParent(held := QWidget())
    qtbot.addWidget(held)

    def said():
        found = []
        for order in orders:
            line.look(order)
            found.append(not line.isHidden())
        return found

    assert said() == [True, False]
    asked = MissingTextDialog(services, LETTERHEAD)
    asked.dialog.setParent(held)
    asked.save()
    assert asked.field.error  # nothing was entered
    asked.text.set_value("Am Markt 1, Lindenau")
    asked.save()
    assert populated.ask(read_association).letterhead == "Am Markt 1, Lindenau"
    assert said() == [False, False]
