"""Which language to speak, and the catalogues that hold its words."""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache

from twincrm.domain.countries import language_name
from twincrm.domain.elision import elided
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.quoting import quoted_within
from twincrm.domain.texts import DAY, LANGUAGE, Message
from twincrm.runtime.bundled import bundled

LANGUAGES = ("de", "fr", "en", "pl")
"""Languages of documents, vocabularies and titles."""


class Catalogue:
    """The texts of one language; a `Translator`."""

    def __init__(self, language: str, texts: gettext.NullTranslations) -> None:
        self._language = language
        self._texts = texts

    @property
    def language(self) -> str:
        """The two-letter code of the language."""
        return self._language

    def tr(self, text: str) -> str:
        """*text* in this language, or itself."""
        return self._texts.gettext(text) if text else ""

    def trn(self, one: str, many: str, n: int) -> str:
        """The form for *n* things, with ``{n}`` filled in."""
        return self._texts.ngettext(one, many, n).format(n=n)

    def trc(self, context: str, text: str) -> str:
        """*text* in the sense that *context* names."""
        return self._texts.pgettext(context, text)

    def say(self, message: Message) -> str:
        """A message with its values filled in."""
        if message.id.startswith(LANGUAGE):
            return language_name(message.id.removeprefix(LANGUAGE), self._language)
        if message.id.startswith(DAY):
            return PartialDate.from_iso(message.id.removeprefix(DAY)).format(self._language)
        values = {
            key: self.say(value) if isinstance(value, Message) else value
            for key, value in message.values.items()
        }
        n = values.get("n")
        if message.plural and isinstance(n, int):
            text = self._texts.ngettext(message.id, message.plural, n)
        else:
            text = self.tr(message.id)
        if self._language == "fr":
            text = elided(text, values)
        return quoted_within(text.format(**values), self._language) if values else text


@cache
def catalogue(language: str) -> Catalogue:
    """The texts of *language*; English, whose sentences are the ids, where there are none."""
    folder = bundled("resources/locale")
    texts = gettext.translation("twincrm", folder, [language], fallback=True)
    return Catalogue(language if language in LANGUAGES else "en", texts)


def preferred_language(chosen: str = "") -> str:
    """``TWINCRM_LANG``, else the *chosen* one, else the system's, else English."""
    for wish in (os.environ.get("TWINCRM_LANG", ""), chosen, _system_language()):
        code = wish[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def _system_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value
    return locale.getlocale()[0] or ""
