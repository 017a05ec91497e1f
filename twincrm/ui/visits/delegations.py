"""The delegations of a visit: who comes from where, when and by which means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twincrm.domain.dates import clock_time, weekday_date
from twincrm.domain.texts import Message
from twincrm.services.visits.delegations import RemoveDelegation, delegation_rows
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.row_lines import RowFace, RowLine
from twincrm.ui.kit.rows_editor import empty_layout
from twincrm.ui.kit.scroll import ScrollPage, bring_into_view
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.steps import way_back
from twincrm.ui.window.trashing import agreed_to_delete

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QShowEvent

    from twincrm.domain.texts import Translator
    from twincrm.services.visits.delegations import DelegationRow
    from twincrm.services.visits.queries import VisitDetails
    from twincrm.ui.window.page import PageServices

BELONGING = Message(
    "{n} person belongs to it and stays in the visit without a delegation.",
    {},
    "{n} people belong to it and stay in the visit without a delegation.",
)
PARTIES = Message(
    "{n} party of guests belongs to it and stays without a delegation.",
    {},
    "{n} parties of guests belong to it and stay without a delegation.",
)


class Delegations(QWidget):
    """One line a delegation; Enter on a line edits it, Delete deletes it."""

    def __init__(
        self,
        services: PageServices,
        edit: Callable[[PageServices, int, int | None, QWidget], int | None],
    ) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._edit = edit
        self._visit: int | None = None
        self._stale = False
        self._rows: tuple[DelegationRow, ...] = ()
        self.add = Button(ui, ui.texts.tr("Add a delegation…"), icon="plus", small=True)
        self.add.clicked.connect(self.add_one)
        self._frame = QFrame()
        self._frame.setProperty("part", "table")
        self._lines = QVBoxLayout(self._frame)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        self._page = ScrollPage(ui)
        self._build()
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """Less air around the lines, where the page is low."""
        px = self._ui.look.px
        air = px(Space.XS if low else Space.M)
        self._page.body.setContentsMargins(px(Space.L), air, px(Space.L), air)

    @property
    def rows(self) -> tuple[DelegationRow, ...]:
        """The delegations shown, in the order of their arrival."""
        return self._rows

    def lines(self) -> list[RowLine]:
        """The lines shown."""
        return self._frame.findChildren(RowLine)

    def show_visit(self, details: VisitDetails) -> None:
        """Show the delegations of a visit; at once where they are looked at."""
        self._visit = details.row.id
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._read()

    def add_one(self) -> None:
        """Enter a delegation."""
        self._ask(None)

    def _ask(self, delegation: int | None) -> None:
        if self._visit is None or not self._services.writable:
            return
        saved = self._edit(self._services, self._visit, delegation, self.window())
        places = [row.id for row in self._rows]
        if saved in places:
            self._focus(places.index(saved))

    def _read(self) -> None:
        """Ask for the delegations, where they may have changed since."""
        if not self._stale or self._visit is None:
            return
        self._stale = False
        held = self._held()
        ask = self._services.dispatcher.ask
        self._rows = ask(delegation_rows, self._visit, self._ui.texts.language)
        self._show()
        if held is not None:
            self._focus(held)

    def _held(self) -> int | None:
        """The number of the line that has the keyboard, itself or in one of its buttons."""
        at: Any = self.window().focusWidget()  # None where nothing has the keyboard
        for place, line in enumerate(self.lines()):
            if at is not None and (at is line or line.isAncestorOf(at)):
                return place
        return None

    def _show(self) -> None:
        ui = self._ui
        empty_layout(self._lines)
        for at, row in enumerate(self._rows):
            if at:
                self._lines.addWidget(rule())
            line = RowLine(ui, face_of(row, ui.texts), at)
            line.edit_wanted.connect(self._edit_at)
            line.removal_wanted.connect(self._remove_at)
            for button in line.findChildren(Button):
                button.setEnabled(self._services.writable)
            self._lines.addWidget(line)
        if not self._rows:
            words = ui.texts.tr(
                "No delegation yet. Enter who comes from where, when and by which means."
            )
            empty = label(ui, words, "body", "ink2", wrap=True)
            pad = ui.look.px(Space.M)
            empty.setContentsMargins(pad, pad, pad, pad)
            self._lines.addWidget(empty)
        self.add.setVisible(self._services.writable)

    def _focus(self, at: int) -> None:
        lines = self.lines()
        if lines:
            line = lines[min(at, len(lines) - 1)]
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(line)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_at(self, at: int) -> None:
        self._ask(self._rows[at].id)

    def _remove_at(self, at: int) -> None:
        """Delete a delegation; what hangs on it is said before."""
        if not self._services.writable:
            return
        row, say = self._rows[at], self._ui.texts.say
        remove = RemoveDelegation(row.id, row.name)
        found = ((row.people, BELONGING), (row.parties, PARTIES))
        lines = [say(words.with_values(n=n)) for n, words in found if n]
        title = self._ui.texts.tr("Delete the delegation {name}?").format(name=row.name)
        text = "\n".join((*lines, way_back(self._ui.texts, remove.label)))
        if not lines or agreed_to_delete(self._services, title, text):
            self._services.perform(remove)

    def _build(self) -> None:
        px, page = self._ui.look.px, self._page
        page.body.setSpacing(px(Space.S))
        page.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        page.body.addWidget(self._frame)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def face_of(row: DelegationRow, texts: Translator) -> RowFace:
    """How a delegation looks as a line."""
    place = row.place.name if row.place else ""
    title = row.name if place in ("", row.name) else f"{row.name} ({place})"
    arrives, departs = (_moment(at, texts) for at in (row.arrives_at, row.departs_at))
    said = (
        texts.tr("arrives {moment}").format(moment=arrives) if arrives else "",
        texts.tr("departs {moment}").format(moment=departs) if departs else "",
        row.transport,
        texts.tr("led by {names}").format(names=", ".join(row.leaders)) if row.leaders else "",
        row.note,
    )
    people = texts.trn("{n} person", "{n} people", row.coming)
    detail = " · ".join(part for part in said if part)
    return RowFace(title, detail, "bus", (("neutral", people, "users"),))


def _moment(moment: datetime | None, texts: Translator) -> str:
    if moment is None:
        return ""
    day = weekday_date(moment.date(), texts.language)
    return f"{day}, {clock_time(moment.time(), texts.language)}"
