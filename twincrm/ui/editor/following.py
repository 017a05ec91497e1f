"""What follows for the household when somebody moves out: its name, its memberships, who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.services.households.splitting import Fitted
from twincrm.services.households.unfit import Unfit
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.fields import CheckField, TextField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.households.unfit import UnfitMembership
    from twincrm.ui.kit.context import UiContext


class Following(QWidget):
    """A ticked box for everything that would no longer fit those who stay; none where all fits.

    What is not ticked stays as it is.
    """

    def __init__(self, ui: UiContext, look: Callable[[tuple[int, ...]], Unfit]) -> None:
        """*look* tells what no longer fits once some people are gone."""
        super().__init__()
        self._ui, self._look = ui, look
        self._unfit = Unfit()
        self.name: CheckField | None = None
        self.called: TextField | None = None
        """What fits, to be typed over."""
        self.kinds: dict[int, CheckField] = {}
        self.payers: dict[int, CheckField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ui.look.px(Space.S))
        self.hide()

    @property
    def home_name(self) -> str:
        """What the household is called from now on; empty where it keeps its name."""
        return self.called.value if self.called is not None and _ticked(self.name) else ""

    @property
    def memberships(self) -> tuple[Fitted, ...]:
        """What becomes of its memberships."""
        found = (
            Fitted(
                each.id,
                each.kind if _ticked(self.kinds.get(each.id)) else "",
                each.payer_id if _ticked(self.payers.get(each.id)) else None,
            )
            for each in self._unfit.memberships
        )
        return tuple(each for each in found if each.kind or each.payer_id)

    def follow(self, leaving: tuple[int, ...]) -> None:
        """Offer what fits once these are gone; where it is the same, what was chosen stays so."""
        found = self._look(leaving) if leaving else Unfit()
        if found == self._unfit:
            return
        self._unfit = found
        self._clear()
        if found.name:
            self._offer_name(found.name)
        for each in found.memberships:
            self._offer_membership(each)
        self.setVisible(found != Unfit())

    def _offer_name(self, fits: str) -> None:
        words = self._ui.texts.tr("The household is called from now on:")
        self.name = self._offer(words)
        self.called = TextField(self._ui, fits)
        self.called.setAccessibleName(words)
        self.name.toggled.connect(self.called.setEnabled)
        self._column.addWidget(self.called)

    def _offer_membership(self, each: UnfitMembership) -> None:
        texts = self._ui.texts
        if each.kind:
            kind = texts.say(MEMBERSHIP_KINDS[each.kind])
            said = texts.tr("Its membership {number} becomes: {kind}")
            words = said.format(number=each.number, kind=kind).replace("  ", " ").replace(" :", ":")
            self.kinds[each.id] = self._offer(words)
        if each.payer:
            said = texts.tr("{name} pays for the membership from now on, no longer {payer}")
            self.payers[each.id] = self._offer(said.format(name=each.pays, payer=each.payer))

    def _offer(self, words: str) -> CheckField:
        box = CheckField(self._ui, words.replace("&", "&&"), value=True)
        self._column.addWidget(box)
        return box

    def _clear(self) -> None:
        self.name, self.called = None, None
        self.kinds, self.payers = {}, {}
        empty(self._column)


def _ticked(box: CheckField | None) -> bool:
    return box is not None and bool(box.value)
