"""Who would be a member alone and within another membership, and which of the two ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.members.commands import ChangeMembership, EndMembership
from twincrm.services.members.drafts import read_membership
from twincrm.services.members.twice import ends_alone, would_be_twice
from twincrm.services.together import Together
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.members.words import date_words
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.command import Command
    from twincrm.services.members.drafts import MembershipDraft
    from twincrm.services.members.twice import Twice
    from twincrm.ui.window.page import PageServices

ALONE = Message("{name} is also a member alone and would be asked for both subscriptions.")
WITHIN = Message(
    "{name} also belongs to the membership of “{home}” and would be asked for both subscriptions."
)
BOTH = Message("What is not ticked stays.")


def twice_words(texts: Translator, each: Twice, membership_id: int) -> str:
    """That somebody of a membership belongs to another one as well."""
    said = ALONE if each.shared_id == membership_id else WITHIN
    return texts.say(said.with_values(name=each.name, home=each.with_whom))


class BothMemberships(QWidget):
    """Who would be a member twice, each with a box that ends the other membership.

    Out of sight where nobody would. What was ticked stays so while the membership is typed.
    """

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self.ticks: dict[Twice, CheckField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(services.ctx.look.px(Space.S))
        self.hide()

    def show_typed(self, draft: MembershipDraft, key: int | None) -> None:
        """Ask about those whom a membership as it is typed makes a member twice."""
        glance, today = self._services.dispatcher.glance, clock.today()
        found = glance(would_be_twice, draft, today, key)
        if list(found) == list(self.ticks):
            return
        chosen = {
            (each.person_id, each.alone_id, each.shared_id)
            for each, field in self.ticks.items()
            if field.value
        }
        self._clear()
        texts = self._services.ctx.texts
        said = [twice_words(texts, each, key or 0) for each in found]
        for each in found:
            ticked = (each.person_id, each.alone_id, each.shared_id) in chosen
            box = CheckField(self._services.ctx, self._offer(each, key or 0), ticked)
            self.ticks[each] = box
        if found:
            words = "\n".join((*said, texts.say(BOTH)))
            self._column.addWidget(InlineNotice(self._services.ctx, "warn", words))
        for box in self.ticks.values():
            self._column.addWidget(box)
        self.setVisible(bool(found))

    def along(self, command: Command[int], key: int | None) -> Command[Any]:
        """The command as one step with the ends that are ticked, which come first."""
        wanted = [each for each, field in self.ticks.items() if field.value]
        ends = tuple(self._end(each, key or 0) for each in wanted)
        return Together(command.label, (*ends, command)) if ends else command

    def _end(self, each: Twice, mine: int) -> Command[int]:
        if each.shared_id == mine:
            day = ends_alone(each, clock.today())
            return EndMembership(each.alone_id, each.name, day)
        before = self._services.dispatcher.ask(read_membership, each.shared_id)
        staying = tuple(key for key in before.person_ids if key != each.person_id)
        after = replace(before, person_ids=staying)
        return ChangeMembership(each.shared_id, each.with_whom, before, after)

    def _offer(self, each: Twice, mine: int) -> str:
        texts = self._services.ctx.texts
        if each.shared_id == mine:
            day = date_words(texts, ends_alone(each, clock.today()))
            words = texts.tr("{name}’s own membership ends: {date}")
            said = words.format(name=each.name, date=day)
        else:
            words = texts.tr("{name} no longer belongs to the membership of “{home}”")
            said = words.format(name=each.name, home=each.with_whom)
        return said.replace("&", "&&")

    def _clear(self) -> None:
        self.ticks.clear()
        empty(self._column)


def last_result(result: int | Sequence[int]) -> int:
    """What the command itself returned, alone or at the end of a step."""
    return result if isinstance(result, int) else result[-1]


def readable(stored: str | None) -> str | None:
    """A day as it is typed; None for what is not one yet."""
    try:
        return PartialDate.from_iso(stored).iso if stored else None
    except InputError:
        return None
