"""Joins the quick jump with pages, actions and records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from twincrm.domain.texts import Message
from twincrm.ui.jump.entry import JumpEntry
from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.window.actions import SpecAction
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.actions import ActionSet
    from twincrm.ui.window.open_file import OpenFile
    from twincrm.ui.window.page import PageFactory
    from twincrm.ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Section:
    """A page as the target of a jump."""

    key: str


@dataclass(frozen=True, slots=True)
class Begin:
    """An act of a page that is out of sight, as the target of a jump: the page, and the act."""

    key: str
    act: str


BEGINNINGS = (
    ("tasks", "tasks.new", Message("New task…"), "plus"),
    ("contacts", "contacts.new_person", Message("New person"), "user-plus"),
    ("contacts", "contacts.new_organisation", Message("New organisation"), "landmark"),
    ("contacts", "contacts.new_household", Message("New household"), "house"),
    ("visits", "visits.new", Message("New visit…"), "plus"),
    ("partnerships", "partnerships.new", Message("New partnership…"), "plus"),
    ("members", "members.fees", Message("Fees of a year…"), "piggy-bank"),
    ("members", "members.reminders", Message("Reminders of the fee…"), "piggy-bank"),
)
"""What can be begun from everywhere: page, act, words, icon."""
LOOKS = (
    ("contacts", "contacts.groups", Message("Groups…"), "folder"),
    ("contacts", "contacts.duplicates", Message("Recorded twice?"), "merge"),
    ("contacts", "contacts.print_list", Message("Print list…"), "printer"),
    ("contacts", "contacts.print_cards", Message("Print cards…"), "printer"),
    ("contacts", "contacts.post", Message("Letters, labels, envelopes…"), "mail"),
    ("contacts", "contacts.email", Message("E-mail…"), "external-link"),
    ("contacts", "contacts.save_table", Message("Save as table…"), "file-down"),
    ("contacts", "contacts.save_cards", Message("Save as vCard…"), "file-down"),
    ("members", "members.statistics", Message("Statistics"), "chart-column"),
    ("members", "members.assemblies", Message("General assemblies…"), "landmark"),
)
"""What can be looked at or taken out from everywhere, in a file that cannot be written as well."""
PATIENCE = 5_000
"""Milliseconds in which a page that was just made may read what its act needs."""


def open_jump(
    ui: UiContext,
    window: QWidget,
    workspace: Workspace,
    file: OpenFile,
    actions: ActionSet,
    factories: Sequence[PageFactory],
    find: Callable[[Dispatcher, UiContext, str], Sequence[JumpEntry]],
) -> JumpOverlay:
    """Show the quick jump over the window; where it is shown already, it gets the keyboard."""
    present = window.findChild(JumpOverlay)
    if isinstance(present, JumpOverlay) and present.isVisible():
        present.open()
        return present
    kinds = {kind for factory in factories for kind in factory.kinds}
    search = partial(_find, ui, file.dispatcher, find, kinds)
    offered = [each for each in factories if workspace.side.offers(each.key)]
    overlay = JumpOverlay(
        ui,
        window,
        file.jobs,
        search,
        _fixed(ui, actions, offered, writable=file.dispatcher.file.writable),
    )
    overlay.chosen.connect(partial(_go, workspace))
    overlay.open()
    return overlay


def _find(
    ui: UiContext,
    dispatcher: Dispatcher,
    find: Callable[[Dispatcher, UiContext, str], Sequence[JumpEntry]],
    kinds: set[str],
    text: str,
) -> list[JumpEntry]:
    """The records that some page can show."""
    found = find(dispatcher, ui, text)
    return [each for each in found if isinstance(each.target, Show) and each.target.kind in kinds]


def _fixed(
    ui: UiContext, actions: ActionSet, factories: Sequence[PageFactory], *, writable: bool
) -> list[JumpEntry]:
    texts = ui.texts
    pages = [
        JumpEntry(each.icon, texts.tr("Page"), texts.say(each.title), "", Section(each.key))
        for each in factories
    ]
    actions.refresh()
    doings = [
        JumpEntry(
            action.spec.icon or "chevron-right", texts.tr("Action"), _words(action), "", action
        )
        for action in actions.all()
        if action.isEnabled() and action.spec.id != "go.jump"
    ]
    shown = {action.spec.id for action in actions.all()}
    keys = {each.key for each in factories}
    begun = [
        JumpEntry(icon, texts.tr("Action"), texts.say(words), "", Begin(key, act))
        for key, act, words, icon in ((*BEGINNINGS, *LOOKS) if writable else LOOKS)
        if key in keys and act not in shown
    ]
    return _named_once([*pages, *doings, *begun])


def _named_once(entries: Sequence[JumpEntry]) -> list[JumpEntry]:
    """Page and action of the same name lead to the same: the first stands for both."""
    named: dict[str, JumpEntry] = {}
    for entry in entries:
        named.setdefault(entry.title.rstrip("…"), entry)
    return list(named.values())


def _words(action: SpecAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _go(workspace: Workspace, target: object) -> None:
    if isinstance(target, Show):
        workspace.navigate(target)
    elif isinstance(target, Section):
        workspace.go(target.key)
    elif isinstance(target, Begin):
        workspace.go(target.key)
        _Waiting(workspace, target)
    elif isinstance(target, SpecAction):
        target.trigger()


class _Waiting(QObject):
    """An act to be done on its page as soon as that can: a page just made may have to read first.

    Another page, or too long a time, ends the waiting.
    """

    def __init__(self, workspace: Workspace, wanted: Begin) -> None:
        super().__init__(workspace)
        self._workspace, self._wanted, self._over = workspace, wanted, False
        workspace.frame_changed.connect(self._try_soon)
        workspace.page_changed.connect(self._give_up)
        QTimer.singleShot(PATIENCE, self, self._give_up)
        self._try()

    def _try_soon(self) -> None:
        QTimer.singleShot(0, self, self._try)  # the page tells it in the middle of its work

    def _try(self) -> None:
        place, wanted = self._workspace, self._wanted
        there = place.page if place.section == wanted.key else None
        for spec in there.action_specs() if there and not self._over else ():
            if spec.id == wanted.act and spec.enabled():
                self._give_up()
                spec.handler()

    def _give_up(self) -> None:
        self._over = True
        self.deleteLater()
