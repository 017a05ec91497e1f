"""What a smart group asks for, read as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.groups.wording import kinds_text, rule_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.smart.rule import Rule
    from twincrm.domain.texts import Translator
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.groups.wording import Line


def rule_sentence(dispatcher: Dispatcher, rule: Rule, texts: Translator) -> str:
    """Which contacts, and what is true of them; a block inside another one stands in brackets.

    Nothing while nothing is asked.
    """
    if not rule.block.parts:
        return ""
    head, *lines = dispatcher.ask(rule_lines, rule, texts)
    words = texts.tr("{contacts}. {how} {conditions}.")
    who = kinds_text(rule.kinds, texts)
    apart = texts.trc("between names or conditions", "; ")
    return words.format(
        contacts=who, how=head.text, conditions=_joined(lines, head.depth + 1, apart)
    )


def _joined(lines: Sequence[Line], depth: int, apart: str) -> str:
    """The lines of a block; those that lie deeper belong to the one before them."""
    parts: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].depth > depth:
            end += 1
        inner = _joined(lines[at + 1 : end], depth + 1, apart)
        parts.append(f"({lines[at].text} {inner})" if inner else lines[at].text)
        at = end
    return apart.join(parts)
