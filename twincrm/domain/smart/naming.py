"""Rules name records by their ids; where two records became one, rules follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.smart.questions import QUESTIONS
from twincrm.domain.smart.rule import Block, Condition

if TYPE_CHECKING:
    from twincrm.domain.smart.questions import Asked
    from twincrm.domain.smart.rule import Rule, Unknown


def naming_another(rule: Rule, asked: Asked, former: int, now: int) -> Rule:
    """The same rule with one record of a kind in place of another, each named once."""
    return replace(rule, block=_block(rule.block, asked, former, now))


def _block(block: Block, asked: Asked, former: int, now: int) -> Block:
    return replace(block, parts=tuple(_part(part, asked, former, now) for part in block.parts))


def _part(
    part: Condition | Unknown | Block, asked: Asked, former: int, now: int
) -> Condition | Unknown | Block:
    if isinstance(part, Block):
        return _block(part, asked, former, now)
    if not isinstance(part, Condition) or QUESTIONS[part.key].asked is not asked:
        return part
    values = (now if value == former else value for value in part.values)
    return replace(part, values=tuple(dict.fromkeys(values)))
