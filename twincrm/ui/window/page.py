"""What a page is, what it is given, and how pages ask for each other.

A page is made by `make(services: PageServices)`, its only argument, when it is first shown. When
language, theme or zoom change it is thrown away and made anew from its `state()`. It never imports
another page: it asks for one with a `Show`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, runtime_checkable

from twincrm.domain.errors import Cure, InputError, TwincrmError
from twincrm.ui.window.troubles import tell_trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.services.command import Command
    from twincrm.services.dispatch import Dispatcher, Outcome
    from twincrm.ui.hub import ChangeHub
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.troubles import Cures

R = TypeVar("R")

Menu = Literal["file", "edit", "page", "view", "go", "help"]


@dataclass(frozen=True, slots=True)
class Show:
    """A link: show this record, such as ``Show("person", 42)``; id 0 shows the page of a kind."""

    kind: str
    id: int = 0
    beside: int = 0
    """A second record, for pages that show two side by side."""
    among: tuple[tuple[str, int], ...] = ()
    """Contacts of which the list shows these alone, such as those an import brought."""


def always() -> bool:
    """For actions that can be done at any time."""
    return True


def unheard(_error: TwincrmError) -> None:
    """For pages outside a window: nobody remembers what was said."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Something the user can do, by menu, key or quick jump.

    *shortcut* is Qt's portable spelling, several divided by blanks: ``"Ctrl+Y Ctrl+Shift+Z"``.
    Pages use F2 to edit, Ctrl+F to search, Ctrl+N for something new, Ctrl+P to print.
    """

    id: str
    """Dotted and unique, such as ``contacts.edit``."""
    text: Message
    handler: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = always
    menu: Menu = "page"
    live_text: Callable[[], Message] | None = None
    """Asked for the text whenever the menu is brought up to date; for "Undo: …"."""
    checked: Callable[[], bool] | None = None
    """Whether it is ticked; None for what is done rather than chosen."""
    group: Message | None = None
    """The title of the submenu it stands in; None for the menu itself."""
    separated: bool = False
    """A line stands above it."""
    why: Callable[[], Message | None] | None = None
    """Asked for the reason while it cannot be done, which the menu then shows beside it."""


@dataclass(frozen=True, slots=True)
class PageServices:
    """All that a page gets: one argument, the same for every page."""

    ctx: UiContext
    dispatcher: Dispatcher
    jobs: JobRunner
    asker: Asker
    hub: ChangeHub
    """`hub.changed` carries the `Changes` of every act, undo and redo. Connect a *method* of the
    page's widget: Qt then lets go of it when the page is thrown away."""
    navigate: Callable[[Show], None]
    """Go to another record or page; remembered for Back and Forward. Asks `may_leave` first."""
    shown: Callable[[Show], None]
    """Tell that the page now shows this record of its own accord (a row was chosen), so that Back
    returns to it. It replaces the last place of the page: moving through a list is one step."""
    notify: Callable[[str, ToneName], None]
    """Say something at the foot of the window. What a command did is said by the window itself,
    with Undo: pages do not repeat it."""
    frame_changed: Callable[[], None]
    """Tell that `title`, `count` or what is `enabled` changed."""
    cures: Cures = field(default_factory=dict[Cure, "Callable[[], object]"])
    """What the window can do against troubles."""
    said: Callable[[TwincrmError], None] = unheard
    """Hears which troubles were said, so that what broke with one is not said again."""

    @property
    def writable(self) -> bool:
        """Whether commands can be executed; where not, editing actions are disabled."""
        return self.dispatcher.file.writable

    def perform(self, command: Command[R]) -> Outcome[R] | None:
        """Do a command; a trouble is said to the user in a sentence and answered with None.

        Where trying again may help, it is offered.

        Raises:
            InputError: for the form that asked, which shows it at the field.
        """
        done: list[Outcome[R]] = []

        def attempt() -> None:
            try:
                done.append(self.dispatcher.execute(command))
            except InputError:
                raise
            except TwincrmError as error:
                self.tell_trouble(error, {Cure.AGAIN: attempt})

        attempt()
        return done[0] if done else None

    def tell_trouble(self, error: TwincrmError, cures: Cures | None = None) -> None:
        """Say what went wrong, what is safe and what to do.

        Args:
            error: what went wrong.
            cures: what the part that tells it can do against it, beside what the window can.
        """
        self.said(error)  # what broke with it comes while it is read
        tell_trouble(self.ctx.texts, self.asker, error, {**self.cures, **(cures or {})})


class Steps(Protocol):
    """The ways through the history; each answers what was undone or done again, None for nothing.

    The window says it at its foot; who covers that foot says it as well.
    """

    def undo(self) -> Message | None:
        """Take the last step back."""
        ...

    def redo(self) -> Message | None:
        """Do the last undone step again."""
        ...


class Page(Protocol):
    """One section of the window."""

    @property
    def widget(self) -> QWidget:
        """What is shown; usually the page itself."""
        ...

    @property
    def title(self) -> str:
        """For the title of the window, translated: "Contacts"."""
        ...

    @property
    def count(self) -> int | None:
        """How many records there are, for the side bar; None for nothing."""
        ...

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here; asked once after the page was made."""
        ...

    def show_item(self, show: Show) -> None:
        """Show a record of a kind this page takes (id 0: just the kind, such as a filter)."""
        ...

    def start(self) -> None:
        """Put the keyboard where work begins, such as the search field."""
        ...

    def state(self) -> object:
        """All that is needed to make the page look as it does: chosen row, search text, draft."""
        ...

    def restore(self, state: object) -> None:
        """Look as *state* says; what another version of the page gave is ignored."""
        ...

    def may_leave(self) -> bool:
        """Whether the page can be left or the file closed; asks about unsaved changes."""
        ...


@runtime_checkable
class HasPanes(Protocol):
    """A page with several parts between which F6 moves the keyboard; pages may offer it."""

    def panes(self) -> tuple[QWidget, ...]:
        """The parts, such as list and card, in the order of reading."""
        ...


@runtime_checkable
class HasForm(Protocol):
    """A page that may hold a form: until it is saved or left, Undo belongs to its fields."""

    @property
    def in_form(self) -> bool:
        """Whether one is open."""
        ...


@runtime_checkable
class HasFoot(Protocol):
    """A page with something at its foot that notices must not hide."""

    @property
    def foot(self) -> QWidget:
        """What stands there; it may be hidden."""
        ...


@runtime_checkable
class TakesKeyboard(Protocol):
    """A page that knows where the keyboard goes on when one is led to one of its records."""

    def resume(self) -> None:
        """Put the keyboard there, such as into the list."""
        ...


@runtime_checkable
class HasLook(Protocol):
    """A page to which Back and Forward return with search and filters as they were."""

    def look(self) -> object:
        """What `restore` needs for that."""
        ...

    def restore(self, state: object) -> None:
        """Look so again."""
        ...


@dataclass(frozen=True, slots=True)
class PageFactory:
    """A section of the window that is built: how it is called and how its page is made."""

    key: str
    """Names the section, such as ``contacts``."""
    title: Message
    icon: str
    kinds: tuple[str, ...]
    """The kinds of `Show` that this page answers, such as ``("person", "organisation")``."""
    make: Callable[[PageServices], Page]
    count: Callable[[Dispatcher], int] | None = None
    """How many records the side bar tells before the page was made, and after every change."""
    at_end: bool = False
    within: str = ""
    """The section whose entry stays marked in the side bar; such a page has no entry of its own."""
    passing: bool = False
    """Whether one only passes through: once left, Back and Forward do not lead there again."""
    opens: bool = False
    """Shown when a file is opened; where no page is, the first one."""
    everywhere: Callable[[PageServices, Steps], tuple[ActionSpec, ...]] | None = None
    """What it lets one do on every page, whether it was made yet or not."""
