"""What can be done with those who take part in a visit, for buttons, menus and keys alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from twincrm.domain.texts import Message
from twincrm.services.together import Together
from twincrm.services.visits.leaving import RemoveParticipation, left_behind
from twincrm.services.visits.standing import ChangeStanding
from twincrm.ui.kit.buttons import enter_text, key_text
from twincrm.ui.visits.participant_rows import ROLES, STATUS
from twincrm.ui.window.page import ActionSpec, Show
from twincrm.ui.window.steps import way_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from twincrm.services.visits.leaving import LeftBehind
    from twincrm.services.visits.people_rows import ParticipationRow
    from twincrm.services.visits.standing import Standing
    from twincrm.ui.visits.participant_table import ParticipantTable
    from twincrm.ui.window.page import PageServices

GROUP = Message("Participants")
BEDS = Message("{n} place with a host becomes free.", {}, "{n} places with hosts become free.")
PARTIES = Message(
    "{n} party of guests who stay together gets smaller.",
    {},
    "{n} parties of guests who stay together get smaller.",
)
NEEDS = Message("{n} need that was noted is deleted.", {}, "{n} needs that were noted are deleted.")
Choices = tuple[tuple[str | int | None, str, str], ...]
"""A value, its word and its icon."""


class ParticipantDeeds:
    """Acts on the people chosen in the table; *edit_one* is the dialog of one participation."""

    def __init__(
        self,
        services: PageServices,
        table: ParticipantTable,
        edit_one: Callable[[PageServices, int, QWidget], bool],
    ) -> None:
        self._services = services
        self._table = table
        self._edit_one = edit_one
        self.visit = ""
        """What the visit is called."""
        self.delegations: tuple[tuple[int, str], ...] = ()
        keys: dict[str, Callable[[], None]] = {
            "Space": self.offer_status,
            "Return": self.edit,
            "Enter": self.edit,
            "F2": self.edit,
            "Del": self.remove,
        }
        table.answer({QKeySequence(key): act for key, act in keys.items()})
        table.row_opened.connect(self._open)

    @property
    def possible(self) -> bool:
        """Whether anything can be done: somebody is chosen, and the file can be changed."""
        return self._services.writable and bool(self._table.chosen)

    @property
    def one(self) -> bool:
        """Whether it can be done with one person."""
        return self._services.writable and len(self._table.chosen) == 1

    def specs(self, shown: Callable[[], bool]) -> tuple[ActionSpec, ...]:
        """The acts for the menu of the page, while the participants are *shown*."""

        def some() -> bool:
            return shown() and self.possible

        def one() -> bool:
            return shown() and self.one

        return (
            ActionSpec(
                "visits.person_status", Message("Change the status…"), self.offer_status,
                icon="circle-check", enabled=some, group=GROUP,
            ),
            ActionSpec(
                "visits.person_edit", Message("Edit…"), self.edit,
                icon="pencil", enabled=one, group=GROUP,
            ),
            ActionSpec(
                "visits.person_remove", Message("Take out of the visit"), self.remove,
                icon="trash-2", enabled=some, group=GROUP,
            ),
        )  # fmt: skip

    def set_standing(self, column: Standing, value: str | int | None) -> None:
        """Give everybody chosen the same status, role or delegation, as one step."""
        chosen = self._table.chosen
        if chosen and self._services.writable:
            name = chosen[0].name.full() if len(chosen) == 1 else self.visit
            ids = tuple(row.id for row in chosen)
            self._services.perform(ChangeStanding(ids, name, column, value))

    def edit(self) -> None:
        """All of one participation, in its dialog."""
        if self.one:
            self._edit_one(self._services, self._table.chosen[0].id, self._table.window())

    def show_person(self) -> None:
        """Go to the person among the contacts."""
        chosen = self._table.chosen
        if len(chosen) == 1:
            self._services.navigate(Show("person", chosen[0].person_id))

    def remove(self) -> None:
        """Take everybody chosen out of the visit; what goes with them is said before."""
        chosen = self._table.chosen
        if not chosen or not self._services.writable:
            return
        many = Message(
            "Take {n} person out of {visit}",
            {"n": len(chosen), "visit": self.visit},
            "Take {n} people out of {visit}",
        )
        each = [RemoveParticipation(row.id, row.name.full(), self.visit) for row in chosen]
        label = each[0].label if len(each) == 1 else many
        ids = [row.id for row in chosen]
        left = self._services.dispatcher.ask(left_behind, ids)
        if self._agreed(chosen, left, label):
            self._services.perform(Together(label, tuple(each)))

    def offer_status(self) -> None:
        """The states as a menu below the status of the current row."""
        if self.possible:
            self.show_status_menu(self._table.below_status())

    def show_status_menu(self, at: QPoint) -> None:
        """The states to choose from; the present one is ticked."""
        if self.possible:
            self._run(self.status_menu(), at)

    def status_menu(self) -> QMenu:
        """Which states there are."""
        say = self._services.ctx.texts.say
        choices: Choices = tuple((key, say(word), icon) for key, (_, word, icon) in STATUS.items())
        return self._menu("status", choices)

    def role_menu(self) -> QMenu:
        """Which roles there are."""
        say = self._services.ctx.texts.say
        return self._menu("role", tuple((key, say(word), "") for key, word in ROLES.items()))

    def delegation_menu(self) -> QMenu:
        """Which delegations the visit has, and none."""
        none = self._services.ctx.texts.tr("No delegation")
        named: Choices = tuple((key, name, "") for key, name in self.delegations)
        return self._menu("delegation_id", (*named, (None, none, "")))

    def show_menu(self, at: QPoint) -> None:
        """Everything that can be done with who is chosen."""
        if not self.possible:
            return
        ctx, menu = self._services.ctx, QMenu(self._table)
        tr = ctx.texts.tr
        parts = ((tr("Status"), self.status_menu()), (tr("Role"), self.role_menu()),
                 (tr("Delegation"), self.delegation_menu()))  # fmt: skip
        for words, part in parts:
            part.setTitle(words)
            menu.addMenu(part)
        menu.addSeparator()
        acts = (
            ("pencil", tr("Edit…"), enter_text(ctx.texts), self.edit, self.one),
            ("user", tr("Show among the contacts"), "", self.show_person, self.one),
            ("trash-2", tr("Take out of the visit"), key_text("Del"), self.remove, True),
        )
        for icon, words, key, act, possible in acts:
            action = menu.addAction(ctx.icons.icon(icon, "ink", 18), f"{words}\t{key}")
            action.setEnabled(possible)
            action.triggered.connect(act)
        self._run(menu, at)

    def drop_menu(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu below the button that offers it."""
        self._run(menu, at)

    def _run(self, menu: QMenu, at: QPoint) -> None:
        menu.exec(at)
        menu.deleteLater()

    def _menu(self, column: Standing, choices: Choices) -> QMenu:
        ctx, menu = self._services.ctx, QMenu(self._table)
        present = {getattr(row, column) for row in self._table.chosen}
        for value, words, icon in choices:
            action = menu.addAction(words.replace("&", "&&"))
            if icon:
                action.setIcon(ctx.icons.icon(icon, "ink", 18))
            action.setCheckable(True)
            action.setChecked(present == {value})
            action.triggered.connect(partial(self._take, column, value))
        return menu

    def _take(self, column: Standing, value: str | int | None, *_: bool) -> None:
        self.set_standing(column, value)

    def _open(self, row: object) -> None:
        if row is not None:
            self.edit()

    def _agreed(self, chosen: Sequence[ParticipationRow], left: LeftBehind, label: Message) -> bool:
        """Whether they are to go; asked only where something goes with them."""
        lines = self._lines(left)
        if not lines:
            return True
        tr, trn = self._services.ctx.texts.tr, self._services.ctx.texts.trn
        name = chosen[0].name.full()
        one = tr("Take {name} out of the visit?").format(name=name)
        many = trn("Take {n} person out of the visit?", "Take {n} people out of the visit?",
                   len(chosen))  # fmt: skip
        text = "\n".join((*lines, way_back(self._services.ctx.texts, label)))
        return self._services.asker.confirm(
            one if len(chosen) == 1 else many, text, tr("Take out"), tr("Keep"), danger=True
        )

    def _lines(self, left: LeftBehind) -> list[str]:
        """What goes with them, in words."""
        say = self._services.ctx.texts.say
        found = ((left.placements, BEDS), (left.parties, PARTIES), (left.needs, NEEDS))
        return [say(words.with_values(n=n)) for n, words in found if n]
