"""The rules of smart groups name records by their ids: they follow the one that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.smart.naming import naming_another
from twincrm.domain.smart.questions import Asked
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.store.models import ContactGroup

if TYPE_CHECKING:
    from twincrm.store.work import Work

_ASKED = {"organisation": Asked.ORGANISATION, "place": Asked.PLACE}
"""The kinds that rules ask for, of those that can be merged."""


def let_rules_follow(work: Work, kind: str, kept_id: int, other_id: int) -> None:
    """Let every rule that names one record of a kind name the other, in the trash as well."""
    asked = _ASKED.get(kind)
    if asked is None:
        return
    smart = select(ContactGroup).where(ContactGroup.rule != "")
    for group in work.all(smart, with_trash=True):
        rule = read_rule(group.rule)
        followed = naming_another(rule, asked, other_id, kept_id)
        if followed != rule:
            group.rule = rule_text(followed)
