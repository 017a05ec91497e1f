"""The field above the participants: a name typed and Enter lets somebody take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF

from twincrm.domain.texts import Message
from twincrm.services.households.queries import living_in
from twincrm.services.visits.joining import AddNewParticipant, deceased_among, joining
from twincrm.services.visits.participations import AddParticipations
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.visits.joining import Joining
    from twincrm.ui.kit.record_field import Link
    from twincrm.ui.window.page import PageServices


AROUND = 60
"""The icon and the edges around the words that invite to type, in design pixels."""
ALREADY = Message("{names} already takes part.", {}, "{names} already take part.")


class JoiningField(RecordField):
    """Finds people and households; whoever is taken joins, and the field is ready for the next.

    It is taken with Enter or the mouse only: leaving the field adds nobody.
    Signals: joined(object) with the ids of participations; told(str) with what else is to be said.
    """

    joined = Signal(object)
    told = Signal(str)

    def __init__(self, services: PageServices, visit: Callable[[], tuple[int, str] | None]) -> None:
        super().__init__(
            BySearch(services.ctx, services.dispatcher), ("person", "household"), makes="person"
        )
        self._services = services
        self._visit = visit
        words = services.ctx.texts.tr("Add a person or a household")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        least = QFontMetricsF(services.ctx.look.font("body")).horizontalAdvance(words)
        self.setMinimumWidth(int(least) + services.ctx.look.px(AROUND))
        self.chosen.connect(self._join, Qt.ConnectionType.QueuedConnection)  # Qt still writes here
        self.textEdited.connect(self._say_nothing)

    def suggestions(self, text: str) -> list[Link]:
        """People who have died are not offered."""
        found = super().suggestions(text)
        people = [link.id for link in found if link.kind == "person" and link.id is not None]
        gone = self._services.dispatcher.ask(deceased_among, people) if people else frozenset[int]()
        return [link for link in found if link.kind != "person" or link.id not in gone]

    def settle(self) -> None:
        """Nobody joins because the keyboard leaves."""

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 (Qt's name)
        """Nor because of Tab."""
        self._list.hide()
        return TextField.focusNextPrevChild(self, on)

    def _join(self) -> None:
        link, visit = self.link, self._visit()
        if link is None or visit is None:
            return
        self.set_link(None)
        if link.id is None:
            self._bring_new(visit, link.title)
        elif link.kind == "household":
            homes = self._services.dispatcher.ask(living_in, [link.id])
            self._bring(visit, homes.get(link.id, ()), link.title)
        else:
            self._bring(visit, [link.id])

    def _bring(self, visit: tuple[int, str], people: Sequence[int], household: str = "") -> None:
        """Let those join who may; say who does not, and why."""
        found = self._services.dispatcher.ask(joining, visit[0], people)
        self.told.emit(self._words(found, household))
        if found.drafts:
            outcome = self._services.perform(AddParticipations(*visit, found.drafts))
            if outcome is not None:
                self.joined.emit(outcome.result)

    def _bring_new(self, visit: tuple[int, str], name: str) -> None:
        """Let somebody unknown join, and go where all the rest about them is entered."""
        outcome = self._services.perform(AddNewParticipant(*visit, name))
        if outcome is not None:
            person, part = outcome.result
            self.joined.emit((part,))
            self._services.navigate(Show("edit_person", person))

    def _words(self, found: Joining, household: str) -> str:
        texts = self._services.ctx.texts
        if household and not (found.drafts or found.already or found.deceased):
            words = texts.tr("Nobody lives in the household {name}: nobody was added.")
            return words.format(name=household)
        said: list[str] = []
        if found.already:
            names = ", ".join(found.already)
            said.append(texts.say(ALREADY.with_values(n=len(found.already), names=names)))
        if found.deceased:
            words = texts.tr("Left out because of death: {names}.")
            said.append(words.format(names=", ".join(found.deceased)))
        return " ".join(said)

    def _say_nothing(self) -> None:
        self.told.emit("")
