"""Who leaves an office when somebody is elected to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.dates import long_date
from twincrm.services.members.elections import holders
from twincrm.services.members.succession import HELD_BY_ONE
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from datetime import date

    from twincrm.services.vocabularies.queries import TermRow
    from twincrm.ui.window.page import PageServices


class Succession(QWidget):
    """Those who hold the office, each with a box; out of sight where nobody does.

    An office that one person holds is left by the one before, others are held beside each other.
    """

    def __init__(self, services: PageServices, day: date) -> None:
        super().__init__()
        self._services, self._day = services, day
        self.ticks: dict[int, CheckField] = {}
        """By the roles that would end."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(services.ctx.look.px(Space.S))
        self.hide()

    @property
    def leaving(self) -> tuple[int, ...]:
        """The roles that end."""
        return tuple(key for key, field in self.ticks.items() if field.value)

    def show_office(self, office: TermRow | None, person_id: int | None) -> None:
        """Ask about those who hold an office; who was elected again does not leave it.

        What was chosen of them stays chosen.
        """
        chosen = {key: bool(field.value) for key, field in self.ticks.items()}
        self._clear()
        if office is not None:
            found = self._services.dispatcher.ask(holders, office.id, self._day)
            for each in (one for one in found if one.person_id != person_id):
                leaves = chosen.get(each.role_id, office.key in HELD_BY_ONE)
                self._offer(each.role_id, each.name, leaves=leaves)
        self.setVisible(bool(self.ticks))

    def _offer(self, role_id: int, name: str, *, leaves: bool) -> None:
        ui = self._services.ctx
        if not self.ticks:
            words = ui.texts.tr("Holds this office now. Who is not ticked stays beside.")
            self._column.addWidget(label(ui, words, "body", "ink2", wrap=True))
        day = long_date(self._day, ui.texts.language)
        said = ui.texts.tr("{name} leaves office on {day}").format(name=name, day=day)
        self.ticks[role_id] = CheckField(ui, said.replace("&", "&&"), leaves)
        self._column.addWidget(self.ticks[role_id])

    def _clear(self) -> None:
        self.ticks.clear()
        empty(self._column)
