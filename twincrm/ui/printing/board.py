"""The list of the board on paper: the way that the members page is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.ui.kit.date_field import full_date
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.members import BOARD, MEMBERS, READER
from twincrm.ui.printing.order import NotYet, OrderField, PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices

DAY = "day"
_NO_DAY = Message("Please enter the day on which the offices are held.")


def print_board(services: PageServices) -> None:
    """Print who holds which office in the association."""
    PrintSheet(services, board_order(services)).dialog.exec()


def board_order(services: PageServices) -> PrintOrder:
    """What is printed of the board: on which day, and for whom."""
    from twincrm.services.association.naming import association_name
    from twincrm.services.printing.board import LIST, board_list_paper
    from twincrm.services.printing.languages import document_languages

    texts, ask = services.ctx.texts, services.dispatcher.ask

    def make(languages: tuple[str, ...], content: Content) -> Paper:
        typed = content.choice(DAY)
        day = full_date(typed if isinstance(typed, str) else None)
        if day is None:
            raise NotYet(_NO_DAY)
        others = content.choice(READER) == MEMBERS
        return ask(board_list_paper, languages[0], day, for_members=others)

    readers = (
        Option(BOARD, texts.tr("For the board"), "house"),
        Option(MEMBERS, texts.tr("For other members"), "users"),
    )
    return PrintOrder(
        Message("Print list of the board"),
        services.dispatcher.glance(association_name),
        LIST,
        make,
        (ask(document_languages) or (texts.language,))[:1],
        1,
        explained=texts.tr(
            "Other members read how to reach only who agreed to appear in the list of members."
        ),
        fields=(
            OrderField(
                DAY, Message("Offices held on"), value=clock.today().isoformat(), of_day=True
            ),
            OrderField(READER, Message("For whom"), lambda: readers, BOARD),
        ),
    )
