"""Postal addresses, each with its fields and how it will stand on an envelope."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.addresses import PostalAddress, expected_digits, postal_lines
from twincrm.domain.date_reading import About
from twincrm.services.contacts import AddressDraft
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import ADDRESS_KINDS
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.first_rows import FIRST, more_note, say_more
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.put_back import PutBack
from twincrm.ui.kit.scroll import bring_into_view
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists

NAME = "addresses"
PREVIEWED = 4
"""Lines of most postal addresses: their room is kept while less is typed."""


class AddressBlock(QFrame):
    """The fields of one address and its postal preview.

    Signals: value_changed(); removal_wanted().
    """

    value_changed = Signal()
    removal_wanted = Signal()

    def __init__(self, lists: EditorLists, draft: AddressDraft, name: Callable[[], str]) -> None:
        super().__init__()
        self._lists = lists
        self._name = name
        self.setProperty("part", "table")
        self.form: DraftForm[AddressDraft] = DraftForm(draft, self)
        self.preview = label(lists.ui, "", "small", "ink2", wrap=True, selectable=True)
        self.preview.setMinimumHeight(PREVIEWED * lists.ui.look.line("small"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.preview.setAccessibleName(lists.ui.texts.tr("As it stands on the envelope"))
        self._build(self._fields())
        self.form.changed.connect(self._tell)
        self.show_preview()

    @property
    def value(self) -> AddressDraft:
        """The address as typed."""
        return self.form.draft

    @property
    def blank(self) -> bool:
        """Whether nothing was typed that tells where."""
        typed = self.value
        parts = (typed.street, typed.po_box, typed.postcode, typed.locality, typed.extra)
        return not any(parts)

    def show_preview(self) -> None:
        """Word the address as the country it goes to writes it."""
        lines = envelope(self.value, self._name(), self._lists.home, self._lists.language)
        words = "\n".join(lines) if not self.blank else ""
        texts = self._lists.ui.texts
        self.preview.setText(words or texts.tr("The postal address appears here."))
        n = expected_digits(self.value.postcode, self.value.country)
        doubt = ""
        if n is not None:
            doubt = texts.trn(
                "Postcodes of this country have {n} digit.",
                "Postcodes of this country have {n} digits.",
                n,
            )
        self._postcode.set_help(doubt, "warn")

    def _fields(self) -> FieldGrid:
        tr, grid = self._lists.ui.texts.tr, FieldGrid(self._lists.ui, self.form)
        kinds = self._lists.words(ADDRESS_KINDS)
        grid.choice("kind", tr("Kind of address"), kinds, 170)
        grid.text("label", tr("Remark"), 150, mark=tr("optional"))
        grid.text("extra", tr("Addition"), 220, mark=tr("building, c/o"), new_line=True)
        grid.text("street", tr("Street and number"), 240)
        self._postcode = grid.text("postcode", tr("Postcode"), 100, new_line=True)
        self._postcode.keep_line()
        grid.text("locality", tr("Town"), 180, share=2)
        grid.choice("country", tr("Country"), self._lists.countries, 170)
        grid.text("po_box", tr("PO box"), 120, mark=tr("optional"), new_line=True)
        grid.text("region", tr("Region"), 140, mark=tr("optional"))
        grid.date("starts_on", tr("Valid from"), 150, mark=tr("optional"), about=About.TERM)
        grid.date("ends_on", tr("Valid until"), 150, mark=tr("optional"), about=About.TERM)
        return grid

    def _build(self, grid: FieldGrid) -> None:
        ui = self._lists.ui
        px = ui.look.px
        words = ui.texts.tr("Remove this address")
        remove = Button(ui, words, icon="trash-2", variant="danger", small=True, icon_only=True)
        remove.clicked.connect(self.removal_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(px(Space.M))
        foot.addWidget(self.preview, 1)
        foot.addWidget(remove)
        column = QVBoxLayout(self)
        edge = px(14)
        column.setContentsMargins(edge, edge, edge, px(Space.S))
        column.setSpacing(px(Space.S))
        column.addWidget(grid.flow)
        column.addLayout(foot)

    def _tell(self) -> None:
        self.show_preview()
        self.value_changed.emit()


class AddressRows(QWidget):
    """All addresses of a contact.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self, lists: EditorLists, name: Callable[[], str], country: Callable[[], str]
    ) -> None:
        super().__init__()
        self._lists = lists
        self._name = name
        self._country = country
        self.blocks: list[AddressBlock] = []
        self._rest: list[AddressDraft] = []
        self.more = more_note(lists.ui)
        self.put_back = PutBack(lists.ui)
        words = lists.ui.texts.tr("Add address")
        self.add_button = Button(lists.ui, words, icon="plus", small=True)
        self.add_button.clicked.connect(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(lists.ui.look.px(Space.M))
        self._column.addWidget(self.more)
        self._column.addWidget(self.put_back)

    @property
    def value(self) -> tuple[AddressDraft, ...]:
        """The addresses as typed, without blank ones; those that are not shown come last."""
        return (*(block.value for block in self.blocks if not block.blank), *self._rest)

    def set_value(self, drafts: Sequence[AddressDraft]) -> None:
        """Show other addresses."""
        self.put_back.forget()
        while self.blocks:
            self._drop(self.blocks[0])
        self._rest = list(drafts)
        self._show_more()
        self.value_changed.emit()

    def add(self) -> None:
        """A blank address in the contact's country, ready to be typed."""
        self.begin(AddressDraft(country=self._country()))

    def begin(self, draft: AddressDraft) -> None:
        """Another address, to be typed or typed over."""
        block = self._append(replace(draft, id=None))
        self.value_changed.emit()
        place = block.form.place("street")
        if place is not None:
            place.widget.setFocus()
        bring_into_view(block)

    def remove(self, block: AddressBlock) -> None:
        """Take an address away; one in which something was typed can be put back."""
        at, draft = self.blocks.index(block), block.value
        self._drop(block)
        if not block.blank:
            self.put_back.offer(_where(draft), partial(self._insert, at, draft))
        self._show_more()
        self.add_button.setFocus()
        self.value_changed.emit()

    def rename(self) -> None:
        """Word the previews anew, because the contact is called otherwise."""
        for block in self.blocks:
            block.show_preview()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at the addresses that are not blank, by their numbers."""
        for at, block in enumerate(self._filled()):
            head = f"{NAME}.{at}."
            mine = {p.removeprefix(head): t for p, t in errors.items() if p.startswith(head)}
            block.form.show_errors(mine)

    def place(self, path: str) -> ErrorPlace | None:
        """The field of an address."""
        _, number, rest = (*path.split(".", 2), "", "")[:3]
        filled = self._filled()
        if not number.isdigit() or int(number) >= len(filled):
            return None
        return filled[int(number)].form.place(rest)

    def problems(self) -> dict[str, Message]:
        """Dates that are none."""
        return {
            f"{NAME}.{at}.{path}": message
            for at, block in enumerate(self._filled())
            for path, message in block.form.problems().items()
        }

    def _insert(self, at: int, draft: AddressDraft) -> None:
        """Put an address back where it stood."""
        block = self._append(draft, at)
        place = block.form.place("street")
        if place is not None:
            place.widget.setFocus()
        bring_into_view(block)
        self.value_changed.emit()

    def _filled(self) -> list[AddressBlock]:
        return [block for block in self.blocks if not block.blank]

    def _show_more(self) -> None:
        """Show what there is room for of the rest, and say how many are left."""
        while self._rest and len(self.blocks) < FIRST:
            self._append(self._rest.pop(0))
        say_more(self._lists.ui, self.more, len(self._rest))

    def _append(self, draft: AddressDraft, at: int | None = None) -> AddressBlock:
        at = len(self.blocks) if at is None else min(at, len(self.blocks))
        block = AddressBlock(self._lists, draft, self._name)
        block.value_changed.connect(self.value_changed)
        block.removal_wanted.connect(partial(self.remove, block))
        self.blocks.insert(at, block)
        self._column.insertWidget(at, block)
        return block

    def _drop(self, block: AddressBlock) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()


def _where(address: AddressDraft) -> str:
    """An address in a line, to be told from others."""
    town = f"{address.postcode} {address.locality}".strip()
    return ", ".join(p for p in (address.street or address.po_box or address.extra, town) if p)


def envelope(address: AddressDraft, name: str, home: str, language: str) -> tuple[str, ...]:
    """The lines on an envelope from the association's country."""
    extra = "\n".join(p for p in (address.extra, address.po_box if address.street else "") if p)
    postal = PostalAddress(
        recipient_lines=(name,) if name else (),
        street=address.street or address.po_box,
        postcode=address.postcode,
        locality=address.locality,
        region=address.region,
        country=address.country,
        extra=extra,
    )
    return postal_lines(postal, sender_country=home, language=language)
