"""Where an association's file lies well, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator


def good_places(texts: Translator) -> str:
    """What is a good place for the file, and what is not."""
    return texts.tr(
        "The file lies best in the documents of this computer. Sticks get lost and break, and "
        "folders that are copied to the internet or lie on a network can mix up two states: "
        "put backups there, not the file."
    )
