"""The word lists: what there is to choose from, as it was supplied and as the users extend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.ui.window.page import PageServices, Steps


def show_word_lists(services: PageServices, steps: Steps) -> None:
    """Show the word lists over the window until they are closed."""
    from twincrm.ui.vocabularies.dialog import WordLists

    lists = WordLists(services, steps)
    lists.dialog.exec()
    lists.dialog.deleteLater()
