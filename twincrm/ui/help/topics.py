"""The pages of the help as they ship: one file for each topic and language.

In them `` `Ctrl+Z` `` stands for a key and ``[[Backups…]]`` for words of the program, by their
English ids; both are shown as keyboard and program call them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.runtime.bundled import bundled
from twincrm.ui.kit.buttons import key_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator

FIRST = "first-steps"
KEYS = "keys"
OF_SECTIONS = {
    "contacts": "contacts",
    "editor": "contacts",
    "visits": "visit",
    "members": "members",
    "history": "undo",
    "settings": "backups",
}
"""The topic that fits a section of the window; where none does, the first."""
_KEY, _WORDS = re.compile(r"`([^`]+)`"), re.compile(r"\[\[([^\]]+)\]\]")

Keys = tuple[str, tuple[tuple[str, str], ...]]
"""The title of a group of keys, and what each does: (words, keys as they are called)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page."""

    key: str
    title: str
    text: str
    """Markdown, with keys and words as the user knows them."""

    def has(self, words: str) -> bool:
        """Whether all these words, or parts of words, are in it."""
        folded = fold(self.text)
        return all(word in folded for word in fold(words).split())

    def rank(self, words: str) -> tuple[int, int]:
        """How well it fits, less is better: words that no heading has, then those not in the title.

        So a page about backups that tells how they are brought back comes before one that speaks
        of both in passing.
        """
        wanted = fold(words).split()
        headings = [fold(line) for line in self.text.splitlines() if line.startswith("#")]
        nowhere = sum(all(word not in line for line in headings) for word in wanted)
        return nowhere, sum(word not in headings[0] for word in wanted)


def topics(texts: Translator, keys: Sequence[Keys]) -> tuple[Topic, ...]:
    """All pages in the reader's language, the list of keys at the end."""
    folder = bundled("resources/help") / texts.language
    if not folder.is_dir():
        folder = folder.with_name("en")
    read = (_topic(texts, path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*")))
    return (*read, _key_topic(texts, keys))


def _topic(texts: Translator, stem: str, written: str) -> Topic:
    words = _WORDS.sub(lambda found: f"**{texts.tr(found.group(1))}**", written)
    shown = _KEY.sub(lambda found: f"**{key_text(found.group(1))}**", words)
    title = shown.partition("\n")[0].removeprefix("# ")
    return Topic(stem.partition("-")[2], title, shown)


def _key_topic(texts: Translator, keys: Sequence[Keys]) -> Topic:
    title = texts.tr("Keys")
    lines = [f"# {title}"]
    for group, entries in keys:
        lines += ["", f"## {group}", ""]
        lines += [f"- **{called}** – {words}" for words, called in entries]
    return Topic(KEYS, title, "\n".join(lines))
