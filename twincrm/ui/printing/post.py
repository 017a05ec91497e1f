"""Letters, labels and envelopes for contacts, each with its choices and a preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.letters import NOTED, as_noted, note_letter, signed_by
from twincrm.ui.printing.order import NotYet, OrderDoor, OrderField, PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.reports.address_labels import EnvelopeSize, LabelSheet
    from twincrm.reports.letter import LetterLayout
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.services.printing.post import Post
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]
EditLetter = Callable[..., "int | None"]
"""Writes a letter, or a new one, in front of the dialog; answers its id where it was saved.

Called with the services, the letter, the dialog and, for a new one, what it starts as."""

LABEL_WORDS: dict[LabelSheet, Message] = {
    "3x7": Message("21 on a sheet, 63.5 × 38.1 mm"),
    "2x7": Message("14 on a sheet, 99.1 × 38.1 mm"),
    "2x8": Message("16 on a sheet, 99.1 × 33.9 mm"),
    "3x8": Message("24 on a sheet, 70 × 36 mm"),
}
ENVELOPE_WORDS: dict[EnvelopeSize, Message] = {
    "dl": Message("Long (DL, 220 × 110 mm)"),
    "c6": Message("Small (C6, 162 × 114 mm)"),
    "c5": Message("Large (C5, 229 × 162 mm)"),
}
LAYOUT_WORDS: dict[LetterLayout, Message] = {
    "din": Message("German (DIN 5008, form B)"),
    "french": Message("French (address at the right)"),
}
NO_LETTER = Message(
    "No letter was written yet. Write one with “New letter…”, then it is seen here."
)
CHOOSE_LETTER = Message("Please choose which letter is to be printed.")
NEWSLETTER = OrderField(
    "newsletter", Message("A newsletter: without those who want none"), value=False
)
PER_HOUSEHOLD = OrderField("per_household", Message("One for each household"), value=True)


def print_post(services: PageServices, contacts: Contacts, edit_letter: EditLetter) -> None:
    """Print letters, labels or envelopes for contacts; households stand for who lives there."""
    post_sheet(services, contacts, edit_letter).dialog.exec()


def post_sheet(services: PageServices, contacts: Contacts, edit_letter: EditLetter) -> PrintSheet:
    """The dialog with all that can be posted to contacts."""
    post = PostOrders(services, contacts, edit_letter)
    first, *others = post.orders()
    return PrintSheet(services, first, others=tuple(others))


class PostOrders:
    """Makes what one dialog prints."""

    def __init__(self, services: PageServices, contacts: Contacts, edit_letter: EditLetter) -> None:
        self._services, self._contacts, self._edit = services, contacts, edit_letter
        self._sorted: tuple[OrderField, ...] = ()
        """Who gets it beside the choice; only where somebody took a consent back."""

    def orders(self) -> tuple[PrintOrder, ...]:
        """Labels first: there is always something to see, even before a letter was written."""
        from twincrm.services.mailings.unwilling import somebody_unwilling
        from twincrm.services.printing.languages import document_languages

        texts, ask = self._services.ctx.texts, self._services.dispatcher.ask
        spoken = ask(document_languages) or (texts.language,)
        self._sorted = (NEWSLETTER,) if ask(somebody_unwilling) else ()
        usual = PrintOrder(
            Message("Letters, labels, envelopes"),
            texts.trn("{n} contact", "{n} contacts", len(self._contacts)),
            "labels",
            self._make("labels"),
            spoken[:1],
            1,
            explained=texts.tr(
                "Each is in the language of who gets it; this one is for the others."
            ),
            called=texts.tr("Labels"),
            icon="tag",
            fields=(
                _choice("labels", Message("Sheet of labels"), LABEL_WORDS.items(), texts.say),
                _used(),
                OrderField("lines", Message("Lines to cut along"), value=False),
                PER_HOUSEHOLD,
                *self._sorted,
            ),
            by_reader=True,
        )
        return usual, self._envelopes(usual), self._of_letters(usual)

    def _envelopes(self, usual: PrintOrder) -> PrintOrder:
        """One on a page of its own size."""
        texts = self._services.ctx.texts
        return replace(
            usual,
            document="envelopes",
            make=self._make("envelopes"),
            called=texts.tr("Envelopes"),
            icon="mail",
            fields=(
                _choice("envelope", Message("Size"), ENVELOPE_WORDS.items(), texts.say),
                PER_HOUSEHOLD,
                *self._sorted,
            ),
            paper="",
        )

    def _of_letters(self, usual: PrintOrder) -> PrintOrder:
        """One of the letters that were written, or one that is written now."""
        texts = self._services.ctx.texts
        return replace(
            usual,
            document="letter",
            make=self._make("letter"),
            explained=texts.tr(
                "Letters are in the language of each contact; this one is for the others. Printed, "
                "but also saved or opened, they are noted with each recipient."
            ),
            called=texts.tr("Letters"),
            icon="file-text",
            fields=(
                self._letters(),
                self.layouts(),
                signed_by(self._services),
                PER_HOUSEHOLD,
                *self._sorted,
                *((NOTED,) if self._services.writable else ()),
            ),
            delivered=partial(note_letter, self._services),
            write=partial(complete_letter, self._services, self._edit),
            by_reader=True,
        )

    def _letters(self) -> OrderField:
        """Which letter; it can be written on the way."""
        first, *others = self._letter_options()
        doors = (
            OrderDoor(Message("Edit…"), "pencil", self._write, of_chosen=True),
            OrderDoor(Message("New letter…"), "plus", self._write_new),
        )
        wanted = doors if self._services.writable else ()
        chosen = first.value if not others else None
        return OrderField("letter", Message("Letter"), self._letter_options, chosen, wanted)

    def layouts(self) -> OrderField:
        """How the page of a letter is arranged."""
        say = self._services.ctx.texts.say
        usual = Option(None, say(Message("as usual in our country")))
        options = (usual, *(Option(key, say(words)) for key, words in LAYOUT_WORDS.items()))
        return OrderField("layout", Message("Layout"), lambda: options)

    def _letter_options(self) -> list[Option]:
        """Of several none is taken before it was chosen: it would be sent by mistake."""
        from twincrm.services.mailings.queries import letters

        rows, tr = self._services.dispatcher.ask(letters), self._services.ctx.texts.tr
        nothing = Option(None, tr("Please choose…") if rows else tr("none yet"))
        some = [Option(row.id, row.name) for row in rows]
        return some if len(some) == 1 else [nothing, *some]

    def _write(self, chosen: object, dialog: QWidget) -> object | None:
        return self._edit(self._services, chosen if isinstance(chosen, int) else None, dialog)

    def _write_new(self, chosen: object, dialog: QWidget) -> object | None:
        del chosen
        return self._edit(self._services, None, dialog)

    def _make(self, name: str) -> Callable[[tuple[str, ...], Content], Paper]:
        """Makes one document; called in the lane of pages."""

        def make(languages: tuple[str, ...], content: Content) -> Paper:
            from twincrm.services.mailings.drafts import read_letter
            from twincrm.services.mailings.queries import letters
            from twincrm.services.printing.post import post_paper

            ask, letter = self._services.dispatcher.ask, content.choice("letter")
            post = post_of(content)
            if isinstance(letter, int):
                post = replace(post, letter=ask(read_letter, letter))
            elif name == "letter":
                raise NotYet(CHOOSE_LETTER if ask(letters) else NO_LETTER)
            return as_noted(ask(post_paper, name, self._contacts, languages[0], post), content)

        return make


def complete_letter(
    services: PageServices, edit: EditLetter, content: Content, language: str, dialog: QWidget
) -> bool:
    """Let the letter that is chosen be written in one language more; whether it was."""
    letter = content.choice("letter")
    return isinstance(letter, int) and edit(services, letter, dialog, None, language) is not None


def post_of(content: Content) -> Post:
    """How post is made of what was chosen."""
    from twincrm.services.printing.post import Post

    used = content.choice("used")
    return Post(
        per_household=bool(content.choice("per_household")),
        labels=cast("LabelSheet", content.choice("labels") or "3x7"),
        used=used if isinstance(used, int) else 0,
        lines=bool(content.choice("lines")),
        envelope=cast("EnvelopeSize", content.choice("envelope") or "dl"),
        layout=cast("LetterLayout | None", content.choice("layout")),
        signature=str(content.choice("signature") or ""),
        newsletter=bool(content.choice("newsletter")),
    )


def _used() -> OrderField:
    options = [Option(number, str(number)) for number in range(24)]
    return OrderField("used", Message("Labels already used"), lambda: options, 0)


def _choice(
    name: str, words: Message, options: Iterable[tuple[str, Message]], say: Callable[[Message], str]
) -> OrderField:
    shown: Sequence[Option] = [Option(key, say(said)) for key, said in options]
    return OrderField(name, words, lambda: shown, shown[0].value)
