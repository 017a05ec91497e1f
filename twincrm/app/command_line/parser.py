"""The words and options of every command."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING

from twincrm import __version__
from twincrm.app.command_line import (
    demo,
    exchange,
    files,
    placement,
    printing,
    records,
    steps,
)
from twincrm.app.command_line.usage import day, whole_number
from twincrm.reports.address_labels import ENVELOPE_SIZES, LABEL_SHEETS

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from twincrm.domain.texts import Translator

    Commands = _SubParsersAction[ArgumentParser]

DOCUMENT_LANGUAGES = "de,fr,en,pl"


def build_parser(texts: Translator) -> ArgumentParser:
    """The whole command line, its help in the user's language."""
    parser = ArgumentParser(
        prog="twincrm",
        formatter_class=RawDescriptionHelpFormatter,
        description=texts.tr(
            "Contacts, partnerships and visit programmes of a twinning association. "
            "Without a command the window opens: twincrm [FILE] or twincrm --demo."
        ),
    )
    version = texts.tr("say which version this is")
    parser.add_argument(
        "--version", action="version", version=f"TwinCRM {__version__}", help=version
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_files(commands, texts)
    _add_exchange(commands, texts)
    _add_records(commands, texts)
    _add_printing(commands, texts)
    _add_steps(commands, texts)
    return parser


def _add_files(commands: Commands, texts: Translator) -> None:
    new = commands.add_parser("new", help=texts.tr("make an empty association file"))
    new.add_argument("out", type=Path, metavar="OUT")
    new.add_argument("--name", required=True)
    new.add_argument("--place", required=True)
    new.add_argument("--country", required=True, metavar="CC")
    new.add_argument("--force", action="store_true")
    new.set_defaults(run=files.new)

    info = commands.add_parser("info", help=texts.tr("what a file holds"))
    _file_and_json(info)
    info.set_defaults(run=files.info)

    check = commands.add_parser("check", help=texts.tr("see whether a file is whole"))
    _file_and_json(check)
    check.add_argument(
        "--repair", action="store_true", help=texts.tr("make the search index anew before")
    )
    check.set_defaults(run=files.check)

    backup = commands.add_parser("backup", help=texts.tr("make a verified copy of a file"))
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--to", type=Path, metavar="DIR")
    backup.set_defaults(run=files.backup)

    restore = commands.add_parser("restore", help=texts.tr("bring a backup back"))
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("--to", type=Path, required=True, metavar="FILE")
    restore.add_argument("--force", action="store_true")
    restore.set_defaults(run=files.restore)

    show = commands.add_parser("demo", help=texts.tr("write the demo association to a file"))
    show.add_argument("out", type=Path, metavar="OUT")
    show.add_argument("--people", type=whole_number(texts), default=0, metavar="N")
    show.add_argument("--seed", type=whole_number(texts), default=1, metavar="S")
    show.add_argument("--today", type=day(texts), metavar="DATE")
    show.add_argument("--force", action="store_true")
    show.set_defaults(run=demo.demo)


def _add_exchange(commands: Commands, texts: Translator) -> None:
    taking = commands.add_parser("import", help=texts.tr("take in contacts from other programs"))
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("sources", type=Path, nargs="+", metavar="SOURCE")
    formats = ("auto", "vcard", "csv", "xlsx", "xls", "ods", "ldif")
    taking.add_argument("--format", choices=formats, default="auto")
    taking.add_argument("--mapping", type=Path, metavar="M.json")
    taking.add_argument("--encoding", metavar="E")
    taking.add_argument("--sheet", metavar="NAME")
    taking.add_argument("--rejected", type=Path, metavar="OUT.csv")
    taking.add_argument("--duplicates", choices=("skip", "merge", "add"), default="merge")
    taking.add_argument("--addresses", choices=("keep", "take"), default="keep")
    taking.add_argument("--dry-run", action="store_true")
    taking.add_argument("--force", action="store_true")
    taking.add_argument("--json", action="store_true")
    taking.set_defaults(run=exchange.take_in)

    giving = commands.add_parser("export", help=texts.tr("write contacts for other programs"))
    giving.add_argument("file", type=Path, metavar="FILE")
    giving.add_argument("--format", choices=("vcard", "csv", "xlsx", "ics"), required=True)
    giving.add_argument("--out", type=Path, required=True, metavar="PATH")
    giving.add_argument("--vcard-version", choices=("3.0", "4.0"))
    giving.add_argument("--one-file-each", action="store_true")
    giving.add_argument("--columns", metavar="A,B,C")
    giving.add_argument("--csv-for", choices=("excel", "programs"))
    chosen = giving.add_mutually_exclusive_group()
    chosen.add_argument("--search", metavar="TEXT")
    chosen.add_argument("--group", metavar="NAME")
    chosen.add_argument("--visit", metavar="ID")
    purposes = ("phone", "partner", "internal")
    giving.add_argument("--purpose", choices=purposes, default="internal")
    giving.add_argument("--force", action="store_true")
    giving.add_argument("--json", action="store_true")
    giving.set_defaults(run=exchange.give_out)


def _add_records(commands: Commands, texts: Translator) -> None:
    search = commands.add_parser("search", help=texts.tr("find people, organisations and more"))
    search.add_argument("file", type=Path, metavar="FILE")
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=whole_number(texts), default=50, metavar="N")
    search.add_argument("--json", action="store_true")
    search.set_defaults(run=records.search)

    show = commands.add_parser("show", help=texts.tr("one record with all that hangs on it"))
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("kind", metavar="KIND")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=records.show)

    listing = commands.add_parser("list", help=texts.tr("all records of a kind"))
    listing.add_argument("file", type=Path, metavar="FILE")
    listing.add_argument("kind", metavar="KIND")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=records.list_kind)


def _add_printing(commands: Commands, texts: Translator) -> None:
    paper = commands.add_parser("print", help=texts.tr("write a document as PDF"))
    paper.add_argument("file", type=Path, nargs="?", metavar="FILE")
    paper.add_argument("document", nargs="?", metavar="DOCUMENT")
    paper.add_argument("--list", action="store_true")
    paper.add_argument("--out", type=Path, metavar="X.pdf")
    paper.add_argument("--visit", metavar="ID")
    found = paper.add_mutually_exclusive_group()
    found.add_argument("--search", metavar="TEXT")
    found.add_argument("--group", metavar="NAME")
    paper.add_argument("--lang", metavar=DOCUMENT_LANGUAGES)
    paper.add_argument("--paper", choices=("A4",), default="A4")
    paper.add_argument("--letter", metavar="NAME")
    paper.add_argument("--labels", choices=LABEL_SHEETS, default="3x7")
    paper.add_argument("--used", type=whole_number(texts), default=0, metavar="N")
    paper.add_argument("--envelope", choices=ENVELOPE_SIZES, default="dl")
    paper.add_argument("--each-person", action="store_true")
    paper.add_argument("--columns", metavar="A,B,C", help=texts.tr("the columns of a list"))
    paper.add_argument(
        "--letters", action="store_true", help=texts.tr("letters between the names of a list")
    )
    paper.add_argument(
        "--for-members", action="store_true", help=texts.tr("only members who agreed, no fees")
    )
    paper.add_argument(
        "--on", type=day(texts), metavar="DATE", help=texts.tr("the day of a list of the board")
    )
    paper.add_argument("--dry-run", action="store_true")
    paper.add_argument("--force", action="store_true")
    paper.add_argument("--json", action="store_true")
    paper.set_defaults(run=printing.print_document)

    place = commands.add_parser("place", help=texts.tr("propose hosts for guests"))
    place.add_argument("file", type=Path, metavar="FILE")
    place.add_argument("--visit", metavar="ID")
    place.add_argument("--apply", action="store_true")
    place.add_argument("--json", action="store_true")
    place.set_defaults(run=placement.place)


def _add_steps(commands: Commands, texts: Translator) -> None:
    undo = commands.add_parser("undo", help=texts.tr("take the last step back"))
    _file_and_json(undo)
    undo.set_defaults(run=steps.undo)

    redo = commands.add_parser("redo", help=texts.tr("do the last undone step again"))
    _file_and_json(redo)
    redo.set_defaults(run=steps.redo)

    history = commands.add_parser("history", help=texts.tr("what was done, when and by whom"))
    _file_and_json(history)
    history.add_argument("--limit", type=whole_number(texts), metavar="N")
    history.set_defaults(run=steps.history)


def _file_and_json(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
