"""Joins the quick jump with pages, actions and records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

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
    ("visits", "visits.new", Message("New visit…"), "plus"),
    ("partnerships", "partnerships.new", Message("New partnership…"), "plus"),
)
"""What can be begun from everywhere: page, act, words, icon."""


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
    keys = {each.key for each in factories} if writable else set[str]()
    begun = [
        JumpEntry(icon, texts.tr("Action"), texts.say(words), "", Begin(key, act))
        for key, act, words, icon in BEGINNINGS
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
        _begin(workspace, target.act)
    elif isinstance(target, SpecAction):
        target.trigger()


def _begin(workspace: Workspace, act: str) -> None:
    """Do it on its page, if we got there and it can be done."""
    specs = workspace.page.action_specs() if workspace.page else ()
    for spec in specs:
        if spec.id == act and spec.enabled():
            spec.handler()
