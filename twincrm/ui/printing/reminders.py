"""Reminders of open fees as letters; what was printed is noted as reminded in the same act."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.letters import NOTED, as_noted, note_letter, signed_by
from twincrm.ui.printing.missing_text import account_known
from twincrm.ui.printing.order import OrderDoor, OrderField, PrintOrder
from twincrm.ui.printing.post import PER_HOUSEHOLD, PostOrders, complete_letter, post_of
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.mailings.drafts import LetterDraft
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.printing.post import Contacts, EditLetter
    from twincrm.ui.window.page import PageServices

PREPARED = "prepared"
"""The reminder that comes with the program; who was reminded before reads the second one."""
PREPARED_AGAIN = "prepared_again"
"""The second one for everybody, such as to write an own one from it."""


def print_reminders(
    services: PageServices, contacts: Contacts, year: int, edit_letter: EditLetter
) -> None:
    """Print reminders for those who are asked for fees that are open up to a year."""
    if account_known(services):
        reminder_sheet(services, contacts, year, edit_letter).dialog.exec()


def reminder_sheet(
    services: PageServices, contacts: Contacts, year: int, edit_letter: EditLetter
) -> PrintSheet:
    """The dialog with the reminders."""
    return PrintSheet(services, _Reminders(services, contacts, year, edit_letter).order())


class _Reminders:
    """Makes the letters, and notes who was reminded."""

    def __init__(
        self, services: PageServices, contacts: Contacts, year: int, edit: EditLetter
    ) -> None:
        self._services, self._contacts, self._edit = services, contacts, edit
        self._year = year

    def order(self) -> PrintOrder:
        """Letters to those who owe something."""
        from twincrm.services.mailings.signing import TREASURER
        from twincrm.services.printing.languages import document_languages

        texts, post = self._services.ctx.texts, PostOrders(self._services, self._contacts, _no)
        spoken = self._services.dispatcher.ask(document_languages) or (texts.language,)
        return PrintOrder(
            Message("Reminders of the fee"),
            texts.trn("{n} contact", "{n} contacts", len(self._contacts)),
            "letter",
            self.make,
            spoken[:1],
            1,
            (texts.tr("Reminders of the fee"),),
            texts.tr("Saved, opened or printed, they are noted as reminded; undo takes it back."),
            fields=(
                self._letters(),
                post.layouts(),
                signed_by(self._services, TREASURER),
                PER_HOUSEHOLD,
                NOTED,
            ),
            delivered=partial(note_letter, self._services, reminds_of=self._year),
            write=partial(complete_letter, self._services, self._edit),
            by_reader=True,
        )

    def make(self, languages: tuple[str, ...], content: Content) -> Paper:
        """The letters; called in the lane of pages."""
        from twincrm.services.mailings.drafts import read_letter
        from twincrm.services.printing.post import post_paper

        ask, chosen = self._services.dispatcher.ask, content.choice("letter")
        own = ask(read_letter, chosen) if isinstance(chosen, int) else None
        letter = own or self._prepared(again=chosen == PREPARED_AGAIN)
        again = self._prepared(again=True) if own is None else None
        post = replace(post_of(content), letter=letter, again=again, year=self._year)
        return as_noted(ask(post_paper, "letter", self._contacts, languages[0], post), content)

    def _letters(self) -> OrderField:
        options = self._options()
        doors = (OrderDoor(Message("Edit…"), "pencil", self._write),)
        wanted = doors if self._services.writable else ()
        return OrderField("letter", Message("Letter"), self._options, options[0].value, wanted)

    def _options(self) -> list[Option]:
        """Own reminders first, then the one that comes with the program; last what is none.

        A letter of thanks that names an open amount as well was chosen before anybody had read
        what it was, and its readers were noted as reminded (November 2026).
        """
        from twincrm.services.mailings.queries import fee_letters, letters

        ask, texts = self._services.dispatcher.ask, self._services.ctx.texts
        reminds = ask(fee_letters)
        about = [row for row in ask(letters) if row.id in reminds]
        own, others = (
            [Option(row.id, row.name) for row in about if reminds[row.id] is wanted]
            for wanted in (True, False)
        )
        prepared = [
            Option(PREPARED, texts.tr("Prepared reminder")),
            Option(PREPARED_AGAIN, texts.tr("Prepared second reminder")),
        ]
        return [*own, *prepared, *others]

    def _prepared(self, *, again: bool) -> LetterDraft:
        from twincrm.services.association.drafts import read_association
        from twincrm.services.mailings.prepared import reminder_letter

        known = bool(self._services.dispatcher.ask(read_association).account)
        language = self._services.ctx.texts.language
        return reminder_letter(language, names_account=known, again=again)

    def _write(self, chosen: object, dialog: QWidget) -> object | None:
        if isinstance(chosen, int):
            return self._edit(self._services, chosen, dialog)
        begin = self._prepared(again=chosen == PREPARED_AGAIN)
        return self._edit(self._services, None, dialog, begin)


def _no(*_: object) -> None:
    """No letter is written from here: the reminders have a door of their own."""
