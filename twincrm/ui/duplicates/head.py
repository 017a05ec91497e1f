"""The head of the page: the way back, how likely the pair is one, and the ways to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.likeness import Verdict
from twincrm.ui.duplicates.words import VERDICTS
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.labels import label

if TYPE_CHECKING:
    from twincrm.services.duplicates.queries import Pair
    from twincrm.ui.kit.context import UiContext


class PairHead:
    """Says which pair of how many is shown; above the list, how many there are."""

    def __init__(self, ui: UiContext, title: str, *, writable: bool) -> None:
        tr = ui.texts.tr
        self.back = Button(ui, tr("Contacts"), icon="chevron-left")
        self.verdict = Badge(ui, "")
        self.place = label(ui, "", "body", "ink2")
        self.before = Button(ui, tr("Pair before"), icon="chevron-left", icon_only=True)
        self.after = Button(ui, tr("Next pair"), icon="chevron-right", icon_only=True)
        self.towns = Button(ui, tr("Merge two places…"), icon="map-pin")
        self.towns.setEnabled(writable)
        self._ui = ui
        actions = (self.place, self.before, self.after, self.towns)
        self.header = PageHeader(ui, title, actions)
        self.header.put_before_title(self.back)
        self.header.put_after_count(self.verdict)

    def show_pair(self, pair: Pair | None, at: int | None, total: int) -> None:
        """Which pair is shown, None for the list, and where it stands there."""
        texts = self._ui.texts
        verdict = pair.verdict if pair is not None else Verdict.NONE
        message, tone, icon = VERDICTS[verdict]
        self.verdict.setText(texts.say(message))
        self.verdict.set_tone(tone, icon)
        self.verdict.setVisible(verdict is not Verdict.NONE)
        self.back.setText(texts.tr("Contacts") if at is None else texts.tr("All pairs"))
        self.header.set_count(str(total) if pair is None and total else "")
        words = texts.tr("Pair {n} of {total}")
        self.place.setText(words.format(n=(at or 0) + 1, total=total))
        for part in (self.place, self.before, self.after):
            part.setVisible(at is not None)
        self.before.setEnabled(bool(at))
        self.after.setEnabled(at is not None and at + 1 < total)
        self.towns.setVisible(pair is None)
