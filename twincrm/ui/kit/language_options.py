"""Languages to choose from, those of the association first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.countries import languages
from twincrm.services.people.narrowing import languages_in_use
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher


def language_options(dispatcher: Dispatcher, language: str) -> tuple[Option, ...]:
    """None, then those that the contacts speak or write and the reader's own, then all others."""
    own = {*dispatcher.ask(languages_in_use), language[:2]}
    named = [Option(code, name) for code, name in languages(language)]
    named.sort(key=lambda option: option.value not in own)
    return (Option("", "–"), *named)
