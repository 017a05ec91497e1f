"""Who takes part in a visit: how many, adding, narrowing down, and the table."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.services.visits.people_rows import participation_rows
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.notices import EmptyState, InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip
from twincrm.ui.visits.joining_field import JoiningField
from twincrm.ui.visits.participant_deeds import ParticipantDeeds
from twincrm.ui.visits.participant_rows import (
    NAME,
    STATUS,
    Narrowing,
    ParticipantList,
    counted,
)
from twincrm.ui.visits.participant_table import ParticipantTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QMenu

    from twincrm.services.visits.people_rows import ParticipationRow
    from twincrm.services.visits.queries import VisitDetails
    from twincrm.ui.window.page import PageServices

TABLE, NOBODY, NOTHING = range(3)
"""What stands below the tools."""
BY_MENU = ("status", "role", "delegation")
"""What is done by choosing from a menu."""


class Participants(QWidget):
    """The people of one visit; they are asked for when somebody looks at them."""

    def __init__(
        self, services: PageServices, edit_one: Callable[[PageServices, int, QWidget], bool]
    ) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._details: VisitDetails | None = None
        self._rows: tuple[ParticipationRow, ...] = ()
        self._stale = self._low = False
        self._order = (NAME, False)
        tr = ui.texts.tr
        self.table = ParticipantTable(ui)
        self.deeds = ParticipantDeeds(services, self.table, edit_one)
        self.add = JoiningField(services, self._visit)
        self.notice = InlineNotice(ui, "info", "")
        self.notice.hide()
        self.numbers: list[Badge] = []
        self.states = FilterChip(ui, tr("Status"), "circle-check")
        self.delegations = FilterChip(ui, tr("Delegation"), "users")
        self.buttons = self._buttons()
        self.nobody = EmptyState(
            ui, "users", tr("Nobody takes part yet"),
            tr("Type a name above: people join one by one, households with everybody who lives "
               "there."),
        )  # fmt: skip
        self.nothing = EmptyState(
            ui, "filter", tr("Nothing found"), tr("Nobody has what all filters ask for."),
            self._all_button(),
        )  # fmt: skip
        self._build()
        self._connect()

    @property
    def rows(self) -> tuple[ParticipationRow, ...]:
        """Everybody who takes part, by name."""
        return self._rows

    def show_visit(self, details: VisitDetails) -> None:
        """Show the people of a visit; at once where they are looked at."""
        if self._details is None or details.row.id != self._details.row.id:
            self._tell("")
            self.states.clear()
            self.delegations.clear()
        self._details = details
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        """Ask for the people, where they may have changed since."""
        if not self._stale or self._details is None:
            return
        self._stale = False
        ask, row = self._services.dispatcher.ask, self._details.row
        self._rows = ask(participation_rows, row.id)
        self.deeds.visit = row.name
        self.deeds.delegations = tuple((each.id, each.name) for each in self._details.delegations)
        self._count()
        self._offer()
        self._list()

    def _count(self) -> None:
        """How many have which status, as badges behind the filters."""
        for old in self.numbers:
            self._above.take_out(old)
            old.deleteLater()
        self.numbers = []
        for tone, words, icon in counted(self._rows, self._ui.texts):
            made = Badge(self._ui, words, tone, icon)
            self.numbers.append(made)
            self._above.add_part(made)
            made.setVisible(not self._low)

    def _offer(self) -> None:
        """What there is to narrow down to."""
        say, tr = self._ui.texts.say, self._ui.texts.tr
        states = Counter(row.status for row in self._rows)
        where = Counter(row.delegation_id for row in self._rows)
        assert self._details is not None
        named = [(each.id, each.name) for each in self._details.delegations]
        options = [Option(key, name, n=where[key]) for key, name in named if where[key]]
        if where[None] and options:
            options.append(Option(0, tr("No delegation"), n=where[None]))
        self.delegations.set_options(options)
        self.states.set_options(
            [
                Option(key, say(word), icon, n=states[key])
                for key, (_, word, icon) in STATUS.items()
                if states[key]
            ]
        )
        self.states.setVisible(len(states) > 1 or self.states.isVisibleTo(self))
        self.delegations.setVisible(bool(options))

    def _list(self, *_: object) -> None:
        """Show the people whom the filters leave."""
        chosen = tuple(value or None for value in self.delegations.values)
        wanted = Narrowing(self.states.values, chosen)
        rows = [row for row in self._rows if wanted.takes(row)]
        column, descending = self._order
        self.table.show_list(ParticipantList(rows, self._ui.texts, column, descending=descending))
        self.table.show_order(column, descending=descending)
        self._stack.setCurrentIndex(TABLE if rows else NOTHING if self._rows else NOBODY)
        self._refresh()

    def _take_order(self, column: int, descending: bool) -> None:
        self._order = (column, descending)
        self._list()

    def _visit(self) -> tuple[int, str] | None:
        row = self._details.row if self._details is not None else None
        return (row.id, row.name) if row is not None and self._services.writable else None

    def _joined(self, parts: Any) -> None:  # noqa: ANN401 - the ids, through a signal
        """Whoever joined is chosen; the keyboard stays where the next name is typed."""
        ids: list[int] = list(parts)
        if any(self.table.rows.row_of(key) is None for key in ids):
            self.states.clear()
            self.delegations.clear()
        self.table.choose_ids(ids)

    def _tell(self, words: str) -> None:
        self.notice.set_text(words)
        self.notice.setVisible(bool(words))
        if words:
            announce(self.notice, words)

    def _buttons(self) -> dict[str, Button]:
        """A button for what is done most; the menu of a row has all."""
        ui, tr = self._ui, self._ui.texts.tr
        made = {
            "status": (tr("Status"), "circle-check", key_text("Space")),
            "role": (tr("Role"), "star", ""),
            "delegation": (tr("Delegation"), "users", ""),
            "edit": (tr("Edit…"), "pencil", key_text("F2")),
            "remove": (tr("Take out of the visit"), "trash-2", key_text("Del")),
        }
        self._keys = {key: keys for key, (_, _, keys) in made.items()}
        return {
            key: Button(ui, f"{words}…" if key in BY_MENU else words, icon=icon, small=True)
            for key, (words, icon, _) in made.items()
        }

    def _all_button(self) -> Button:
        button = Button(self._ui, self._ui.texts.tr("Show all"), icon="x")
        button.clicked.connect(self._show_all)
        return button

    def _show_all(self) -> None:
        self.states.clear()
        self.delegations.clear()
        self.table.setFocus()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        for words in (self.nobody, self.nothing):  # which may be higher than a low page
            page = ScrollPage(self._ui)
            page.body.addWidget(words)
            self._stack.addWidget(page)
        px = self._ui.look.px
        self._above, self._bar = Flow(px(Space.XS)), Flow(px(Space.XS))
        for chip in (self.states, self.delegations):
            self._above.add_part(chip)
        for button in self.buttons.values():
            self._bar.add_part(button)
        self._tools = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._tools.setSpacing(px(Space.S))
        self._tools.addWidget(self.add, 1)
        for flow in (self._above, self._bar):
            self._tools.addWidget(flow, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._tools)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._stack, 1)
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """Fold everything above the table into one line, where the page is low."""
        px, self._low = self._ui.look.px, low
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._tools.setDirection(across if low else down)
        air = px(Space.XS if low else Space.M)
        self._column.setContentsMargins(px(Space.L), air, px(Space.L), air)
        self._column.setSpacing(px(Space.XS if low else Space.S))
        for chip in (self.states, self.delegations):
            chip.set_plain(low)
        for key, button in self.buttons.items():
            button.set_icon_only(low or key not in BY_MENU)
            words, keys = button.text(), self._keys[key]
            both = f"{words} ({keys})" if keys else words
            button.setToolTip(plain_tip(both if button.icon_only else keys))
        for badge in self.numbers:
            badge.setVisible(not low)

    def _connect(self) -> None:
        deeds, table = self.deeds, self.table
        self.add.joined.connect(self._joined, Qt.ConnectionType.DirectConnection)
        self.add.told.connect(self._tell)
        for chip in (self.states, self.delegations):
            chip.value_changed.connect(self._list)
        table.order_wanted.connect(self._take_order)
        table.chosen_changed.connect(self._refresh)
        table.menu_wanted.connect(self._show_menu)
        table.status_wanted.connect(self._show_states)
        menus = (("status", deeds.status_menu), ("role", deeds.role_menu),
                 ("delegation", deeds.delegation_menu))  # fmt: skip
        for key, menu in menus:
            self.buttons[key].clicked.connect(partial(self._drop, key, menu))
        self.buttons["edit"].clicked.connect(deeds.edit)
        self.buttons["remove"].clicked.connect(deeds.remove)

    def _drop(self, key: str, menu: Callable[[], QMenu], *_: bool) -> None:
        """A menu below its button."""
        button = self.buttons[key]
        self.deeds.drop_menu(menu(), button.mapToGlobal(QPoint(0, button.height())))

    def _show_menu(self, at: object) -> None:
        if isinstance(at, QPoint):
            self.deeds.show_menu(at)

    def _show_states(self, at: object) -> None:
        if isinstance(at, QPoint):
            self.deeds.show_status_menu(at)

    def _refresh(self) -> None:
        """What cannot be done now is not offered."""
        writable = self._services.writable
        self.add.setVisible(writable)
        for key, button in self.buttons.items():
            button.setVisible(writable and bool(self._rows))
            button.setEnabled(self.deeds.one if key == "edit" else self.deeds.possible)
        has = self._details is not None and bool(self._details.delegations)
        self.buttons["delegation"].setVisible(writable and has and bool(self._rows))
        self._services.frame_changed()
