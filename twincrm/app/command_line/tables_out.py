"""Writes contacts as a table: an Excel workbook, or CSV for Excel or for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from twincrm.app.command_line.cards_out import chosen, refuse_unfit, tell_what_differs
from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.opening import opened
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.services.interchange.exporting import columns_of_group
from twincrm.services.interchange.table_columns import (
    as_listed,
    column_keys,
    columns_for,
    columns_of_everything,
)
from twincrm.services.interchange.tables_out import TableOrder, write_contacts

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console
    from twincrm.exchange.tables.writing import Kind
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.table_column import TableColumn

_KEPT = Message(
    "The column “{column}” of the group is left out: it does not leave the association."
)
_FOLDER = Message("{file} is a folder. Choose the name of a file for the table.")


def write_table_export(options: Namespace, console: Console) -> int:
    """Write the chosen contacts as rows; every export stands in the disclosure log."""
    refuse_unfit(options.out, force=options.force)
    if options.out.is_dir():
        raise UsageError(_FOLDER.with_values(file=str(options.out)))
    keys = column_keys(options.columns) if options.columns is not None else ()
    columns = columns_for(options.purpose, keys)
    if not keys and _is_of_all(options):
        columns = columns_of_everything(options.purpose)
    _tell_idle(options, console)
    language = console.texts.language
    kind = "plain" if options.format == "csv" and options.csv_for == "programs" else options.format
    with opened(options.file, write=True) as dispatcher:
        if options.group is not None and not keys:
            columns = _of_group(options, dispatcher, console) or columns
        order = TableOrder(
            chosen(options, dispatcher, language),
            console.texts,
            cast("Kind", kind),
            tuple(each.key for each in columns),
            options.purpose,
        )
        done = write_contacts(dispatcher, order, options.out, console.progress())
    tell_what_differs(done, options.out, console)
    said = console.texts.trn("{n} row was written.", "{n} rows were written.", done.written)
    document: dict[str, object] = {
        "written": done.written,
        "left_out": len(done.refused),
        "left_out_names": list(done.refused),
        "died": len(done.died),
        "died_names": list(done.died),
        "columns": [each.key for each in columns],
        "out": str(done.out),
    }
    console.answer(document, [said])
    return OK


def _is_of_all(options: Namespace) -> bool:
    """Whether everybody goes out: then the table makes the same members in another file."""
    return options.visit is options.group is options.search is None


def _of_group(
    options: Namespace, dispatcher: Dispatcher, console: Console
) -> tuple[TableColumn, ...]:
    """The columns that the group was kept with; those that do not go out are told."""
    keys = as_listed(dispatcher.ask(columns_of_group, options.group))
    kept = columns_for(DisclosurePurpose.INTERNAL, keys) if keys else ()
    for column in kept:
        if not column.goes_out(options.purpose):
            console.tell(_KEPT.with_values(column=column.title))
    return tuple(each for each in kept if each.goes_out(options.purpose))


def _tell_idle(options: Namespace, console: Console) -> None:
    """An option that tables have no use for is named, and ignored."""
    idle = {
        "--one-file-each": options.one_file_each,
        "--vcard-version": options.vcard_version is not None,
        "--csv-for": options.format != "csv" and options.csv_for is not None,
    }
    for name, given in idle.items():
        if given:
            console.tell(Message("{option} has no use for this table.", {"option": name}))
