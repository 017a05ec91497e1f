"""Asks how contacts are written as a table, then writes it in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.services.interchange.table_columns import COLUMNS, titled
from twincrm.services.interchange.tables_out import OF_THIS_YEAR, TableOrder, write_contacts
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.file_names import proposed_name
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.phone.column_ticks import ColumnTicks
from twincrm.ui.phone.out_sheet import OutSheet, documents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.exchange.tables.writing import Kind
    from twincrm.services.interchange.handing_out import HandedOut
    from twincrm.services.interchange.tables_out import TableAbout
    from twincrm.ui.phone.sheet import Contacts
    from twincrm.ui.window.page import PageServices

_EXCEL: Kind = "xlsx"
_ENDINGS = {"xlsx": ".xlsx", "csv": ".csv", "plain": ".csv"}


class TableSheet(OutSheet):
    """For whom, as which sort of table, with which columns; at first those *listed* before.

    *about* says of which year fees are, and which memberships are meant.
    """

    def __init__(
        self,
        services: PageServices,
        contacts: Contacts,
        explained: str = "",
        listed: Sequence[str] = (),
        about: TableAbout = OF_THIS_YEAR,
    ) -> None:
        ui = services.ctx
        trn, say = ui.texts.trn, ui.texts.say
        title = trn("Save {n} contact as a table", "Save {n} contacts as a table", len(contacts))
        if members := len(about.memberships):
            people = trn("{n} contact", "{n} contacts", len(contacts))
            title = say(
                Message(
                    "Save {n} membership as a table: {people}",
                    {"n": members, "people": people},
                    "Save {n} memberships as a table: {people}",
                )
            )
        super().__init__(services, contacts, title, str(DisclosurePurpose.INTERNAL), explained)
        self.kind = ChoiceField(ui, _kinds(ui.texts), _EXCEL)
        self._about = LabelledField(ui, ui.texts.tr("Format"), self.kind)
        self._told = about
        first = tuple(listed)
        titles = {each.key: say(titled(each, about.fee_year)) for each in COLUMNS}
        order = dict.fromkeys((*first, *titles))
        ticked = first or [each.key for each in COLUMNS if each.usual]
        self.columns = ColumnTicks(ui, [(key, titles[key]) for key in order], ticked)
        self._fill()
        self.kind.value_changed.connect(self._explain_kind)
        self.columns.value_changed.connect(self._allow)
        self._explain_kind()

    def _fields(self) -> Sequence[QWidget]:
        return (self._about, self.columns)

    def _changeable(self) -> Sequence[QWidget]:
        return (self.kind, self.columns)

    def _complete(self) -> bool:
        """Without a column there is nothing to write."""
        return bool(self.columns.value)

    def _what_goes(self, purpose: str) -> str:
        tr = self._services.ctx.texts.tr
        if purpose == DisclosurePurpose.PARTNER:
            return tr(
                "Without notes, birthdays and tags. Only people who agreed that their data go to "
                "partner associations are written."
            )
        if purpose == DisclosurePurpose.INTERNAL:
            return tr("All ticked columns, notes and birthdays among them. Do not pass it on.")
        return tr("The ticked columns, but no notes and no birthdays.")

    def _explain(self) -> None:
        purpose = str(self.purpose.value)
        self.columns.keep([each.key for each in COLUMNS if not each.goes_out(purpose)])
        super()._explain()

    def _explain_kind(self) -> None:
        tr = self._services.ctx.texts.tr
        words = {
            "xlsx": tr("Opens in Excel and LibreOffice; postcodes keep their zeros."),
            "csv": tr("For a double click in Excel; no cell is calculated as a formula."),
            "plain": tr("Every cell as it is, for programs. Do not open it in Excel."),
        }
        self._about.set_help(words[str(self.kind.value)])

    def _choose(self) -> None:
        services, texts = self._services, self._services.ctx.texts
        kind = str(self.kind.value)
        ending = _ENDINGS[kind]
        shown = (f"{texts.tr('Table')} (*{ending})",)
        name = proposed_name(services.dispatcher, texts.tr("Contacts"), ending=ending)
        suggested = documents() / name
        out = services.asker.choose_save(texts.tr("Save table"), suggested, shown)
        if out is not None:
            self._write(out)

    def _write(self, out: Path) -> None:
        services, texts = self._services, self._services.ctx.texts
        order = TableOrder(
            self._contacts,
            texts,
            cast("Kind", self.kind.value),
            self.columns.value,
            str(self.purpose.value),
            about=self._told,
        )
        dispatcher = services.dispatcher
        words = texts.tr("Writing the table…")
        self._run(words, lambda watch: write_contacts(dispatcher, order, out, watch))

    def _written(self, found: HandedOut) -> str:
        texts = self._services.ctx.texts
        return texts.trn("{n} row was written.", "{n} rows were written.", found.written)


def _kinds(texts: Translator) -> list[Option]:
    return [
        Option("xlsx", texts.tr("Excel workbook (.xlsx)")),
        Option("csv", texts.tr("CSV for Excel and LibreOffice")),
        Option("plain", texts.tr("CSV for programs")),
    ]
