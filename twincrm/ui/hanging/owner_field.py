"""Who does a task: written freely, with names of the file to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.record_field import RecordField

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.ui.kit.record_field import RecordLists


class OwnerField(RecordField):
    """Offers people while typing; what was written stays unless one of them is chosen."""

    def __init__(self, lists: RecordLists, owner: str) -> None:
        super().__init__(lists, ("person",))
        self.setText(owner)

    def problem(self) -> Message | None:
        """Any name may stand here."""
        return None

    def settle(self) -> None:
        """Leaving the field changes nothing."""

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 (Qt's name)
        """Nor does Tab."""
        self._list.hide()
        return TextField.focusNextPrevChild(self, on)

    def _mark_first(self) -> None:
        """Enter takes none before one was chosen with the arrow keys."""
