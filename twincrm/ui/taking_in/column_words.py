"""What the columns of a table become, and how certain that is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.interchange.seen_columns import MEANINGS
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.seen_columns import SeenColumn
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace

KINDS: dict[str, Message] = {
    "mobile": Message("mobile phone"),
    "home": Message("at home"),
    "work": Message("at work"),
    "fax": Message("fax"),
    "pager": Message("pager"),
    "other": Message("other"),
}
ONE_CELL = frozenset({"full_name", "family_given", "place", "address", "partner"})
"""Fields whose cells are taken apart."""


def becomes(texts: Translator, meaning: str) -> str:
    """What a column becomes: ``Phone (mobile phone)``."""
    field, _, kind = meaning.partition(".")
    what = texts.say(MEANINGS[field])
    if not kind:
        return what
    words = texts.tr("{what} ({kind})")
    return words.format(what=what, kind=texts.say(KINDS[kind]) if kind in KINDS else kind)


def options(texts: Translator, meanings: tuple[str, ...]) -> list[Option]:
    """All that a column can become, to choose from."""
    return [Option(each, becomes(texts, each)) for each in meanings]


def certainty(ui: UiContext, column: SeenColumn, *, agreed: bool) -> BadgeFace:
    """How certain the proposal is; what somebody agreed to is."""
    tr = ui.texts.tr
    if column.column.meaning == "out":
        return "neutral", tr("left out"), "eye-off"
    if doubtful(column, agreed=agreed):
        return "warn", tr("please check"), "circle-question-mark"
    return "ok", tr("certain"), "check"


def doubtful(column: SeenColumn, *, agreed: bool) -> bool:
    """Whether somebody should look at it."""
    found = column.column
    asked = found.certainty == "check" or (column.centuries and not found.years)
    return found.undecided or (asked and not agreed)
