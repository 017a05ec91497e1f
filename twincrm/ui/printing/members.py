"""Members in columns on paper: the way that the members page is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.order import OrderField, PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices

READER, BOARD, MEMBERS = "reader", "board", "members"


def print_members(
    services: PageServices, ids: tuple[int, ...], columns: tuple[str, ...], year: int
) -> None:
    """Print memberships in columns, with the fees of a year."""
    PrintSheet(services, members_order(services, ids, columns, year)).dialog.exec()


def members_order(
    services: PageServices, ids: tuple[int, ...], columns: tuple[str, ...], year: int
) -> PrintOrder:
    """What is printed of memberships in columns."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.members import LIST, member_list_paper

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], content: Content) -> Paper:
        others = content.choice(READER) == MEMBERS
        ask = services.dispatcher.ask
        return ask(member_list_paper, ids, languages[0], columns, for_members=others, year=year)

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    words = texts.trn("{n} membership", "{n} memberships", len(ids))
    readers = (
        Option(BOARD, texts.tr("For the board"), "house"),
        Option(MEMBERS, texts.tr("For other members"), "users"),
    )
    return PrintOrder(
        Message("Print list of members"),
        words,
        LIST,
        make,
        spoken[:1],
        1,
        explained=texts.tr(
            "Other members read only who agreed to appear in the list, and no fees."
        ),
        fields=(OrderField(READER, Message("For whom"), lambda: readers, BOARD),),
    )
