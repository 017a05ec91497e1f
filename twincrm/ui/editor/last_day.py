"""What ends with a death, offered where the day is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.runtime import clock
from twincrm.services.members.bereft import bereft, with_ended, years_dropped
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.wording import DIED
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.services.members.bereft import Bereft
    from twincrm.ui.window.page import PageServices


class LastDay(QWidget):
    """A ticked box for every membership that nobody living would belong to any more.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._offered: tuple[Bereft, ...] = ()
        self.boxes: dict[int, CheckField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(services.ctx.look.px(Space.S))
        self.hide()

    @property
    def value(self) -> tuple[Bereft, ...]:
        """The memberships that end."""
        return tuple(each for each in self._offered if self.boxes[each.id].value)

    def follow(self, person_id: int | None, day: str | None) -> None:
        """Offer what ends with this day; where it is the same, what was ticked stays so."""
        services, texts = self._services, self._services.ctx.texts
        found: tuple[Bereft, ...] = ()
        if person_id is not None and day:
            ask = services.dispatcher.glance
            found = ask(bereft, person_id, day, texts.language, clock.today())
        if found == self._offered:
            return
        self._offered, self.boxes = found, {}
        empty(self._column)
        for each in found:
            self._offer(each)
        self.setVisible(bool(found))

    def _offer(self, each: Bereft) -> None:
        tr = self._services.ctx.texts.tr
        words = tr("The membership ends with the death")
        if not each.alone:
            words = tr("The membership of {name} ends with the death").format(name=each.name)
        box = CheckField(self._services.ctx, words.replace("&", "&&"), value=True)
        box.setObjectName(f"ends-{each.id}")
        box.value_changed.connect(self.value_changed)
        self.boxes[each.id] = box
        self._column.addWidget(box)


def endings(
    services: PageServices, ends: tuple[Bereft, ...], day: str | None
) -> tuple[EndMembership, ...]:
    """What ends these memberships on the day of the death, and for that reason."""
    reason = services.ctx.texts.say(DIED)
    return tuple(EndMembership(each.id, each.name, day or "", reason) for each in ends)


def what_ended(
    services: PageServices, person_id: int, ends: tuple[Bereft, ...], day: str | None
) -> Message | None:
    """What the step says of the memberships that end, and of the fees that fall away by it."""
    if not ends or not day:
        return None
    keys = [each.id for each in ends]
    years = services.dispatcher.glance(years_dropped, keys, person_id, day)
    return with_ended(len(ends), day, years)
