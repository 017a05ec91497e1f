"""The year whose fees the members page shows and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.options import Option
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.context import UiContext


class FeeYearField(ChoiceField):
    """``Fee 2027``: filter, column, marks, reminders and the printed list are of that year."""

    def __init__(self, ui: UiContext) -> None:
        self._today = clock.today().year
        self._words = ui.texts.tr("Fee {year}")
        super().__init__(ui, [self._option(self._today)], self._today)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(ui.texts.tr("Year of the fees"))
        self.setToolTip(plain_tip(ui.texts.tr("The year whose fees are shown and marked")))

    @property
    def year(self) -> int:
        """The chosen one."""
        return self.value if isinstance(self.value, int) else self._today

    def offer(self, years: Sequence[int]) -> None:
        """Which years there are; whoever looks at the present one goes on with the new year."""
        chosen, before, self._today = self.year, self._today, clock.today().year
        wanted = self._today if chosen == before else chosen
        blocked = self.blockSignals(True)
        self.set_options([self._option(year) for year in sorted({*years, wanted}, reverse=True)])
        self.set_value(wanted)
        self.blockSignals(blocked)

    def choose(self, year: int) -> None:
        """Look at another year, which is offered from now on."""
        if year not in [option.value for option in self._options]:
            self.set_options([*self._options, self._option(year)])
        self.set_value(year)

    def _option(self, year: int) -> Option:
        return Option(year, self._words.format(year=year))
