"""Makes a wheel complete: compiled catalogues, and the resources and migrations beside the code.

An editable install reads both from the checkout, so nothing is copied for it: a frozen copy in
site-packages would go stale unseen.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FRENCH_BLANK = re.compile(r"(?<=«) | (?=[»?!:;€]|%(?![(a-z]))")
"""Where a line never ends in French: within quotation marks, before what closes a sentence."""


class BundleHook(BuildHookInterface[Any]):
    """Compiles the gettext catalogues and adds the bundled folders to a standard wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile ``.po`` files; map the folders into the package for a standard build only."""
        root = Path(self.root)
        compile_catalogues(root / "resources" / "locale")
        if version == "standard":
            bundled = build_data["force_include"]
            for folder in ("resources", "migrations"):
                bundled[str(root / folder)] = f"twincrm/_bundled/{folder}"


def compile_catalogues(locale: Path) -> None:
    """Write a ``.mo`` beside every ``.po`` below *locale*."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parts[-3])
        if source.parts[-3] == "fr":
            for each in catalogue:
                each.string = kept_together(each.string)
        with source.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def kept_together(words: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    """French words with the blanks that belong to a sign, which do not end a line."""
    if isinstance(words, str):
        return _FRENCH_BLANK.sub("\N{NO-BREAK SPACE}", words)
    return tuple(_FRENCH_BLANK.sub("\N{NO-BREAK SPACE}", each) for each in words)
