"""Who signs a letter is chosen from the board of today, or typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from worlds.pages import Surroundings

from twincrm.ui.printing.letters import signed_by
from twincrm.ui.printing.own_choices import OwnChoices


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)")
def test_who_signs_is_chosen_from_the_board_or_typed(qtbot, qapp, populated, tmp_path):
    services = Surroundings().services(qapp, populated, tmp_path, language="de")
    own = OwnChoices(services.ctx, (signed_by(services),))
    qtbot.addWidget(own)
    with qtbot.waitExposed(own):
        own.show()
    signed = own.fields["signature"]
    signed.set_value("Ada Adler, Schriftführerin")
    assert dict(own.value) == {"signature": "Ada Adler, Schriftführerin"}
    qtbot.keyClick(signed, Qt.Key.Key_Down)
    rows = signed.list.model()
    board = [rows.index(at, 0).data() for at in range(rows.rowCount())]
    assert board == ["Dr. Anna Weber · Vorsitzende"]
    qtbot.keyClick(signed.list, Qt.Key.Key_Down)
    qtbot.keyClick(signed.list, Qt.Key.Key_Return)
    assert dict(own.value) == {"signature": "Dr. Anna Weber"}  # letters are in many languages
