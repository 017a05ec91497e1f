"""``print``: documents as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.app.command_line.cards_out import refuse_unfit
from twincrm.app.command_line.console import OK, PROBLEMS, UsageError
from twincrm.app.opening import opened
from twincrm.domain.texts import Message
from twincrm.runtime.language import LANGUAGES
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.exporting import columns_of_group, contacts_of_group
from twincrm.services.mailings.readers import stand_ins
from twincrm.services.people.columns import BEGINNING
from twincrm.services.printing.board import LIST as BOARD
from twincrm.services.printing.board import board_list_paper
from twincrm.services.printing.certificates import (
    CERTIFICATE,
    certificate_paper,
    open_certificates,
)
from twincrm.services.printing.lists import LIST, found_list, list_paper
from twincrm.services.printing.members import LIST as MEMBERS
from twincrm.services.printing.members import all_members_paper
from twincrm.services.printing.paper import DOCUMENTS, document, make_paper, write_pdf
from twincrm.services.printing.post import Post
from twincrm.services.records.queries import find_id

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.printing.paper import Document, Paper


def print_document(options: Namespace, console: Console) -> int:
    """Write a document as PDF, or name the documents there are."""
    if options.list:
        return _list(console)
    wanted = _document(options)
    languages = _languages(options, wanted, console)
    if not options.dry_run:
        if options.out is None:
            raise UsageError(Message("Please say with --out where to write the PDF."))
        refuse_unfit(options.out, force=options.force)
    _say_unused(options, wanted, console)
    with opened(options.file, write=not options.dry_run) as dispatcher:
        if not options.dry_run and not dispatcher.file.writable:
            raise read_only(dispatcher.file)
        paper = _make(options, wanted, languages, dispatcher, console.texts.language)
        if not options.dry_run:
            write_pdf(paper.pdf, options.out)
            log_disclosure(
                dispatcher, wanted.name, wanted.tier, "internal", str(options.out), paper.about
            )
    return _report(paper, options, console)


def _list(console: Console) -> int:
    documents = [
        {"name": d.name, "title": console.texts.say(d.title), "tier": d.tier} for d in DOCUMENTS
    ]
    lines = [f"{d['name']:<16} {d['title']}" for d in documents]
    console.answer({"documents": documents}, lines)
    return OK


def _document(options: Namespace) -> Document:
    if options.file is None or options.document is None:
        raise UsageError(Message("Please name a file and a document; --list names the documents."))
    wanted = document(options.document)
    if wanted is None:
        names = ", ".join(d.name for d in DOCUMENTS)
        raise UsageError(
            Message(
                "“{name}” is no document. The documents are: {names}.",
                {"name": options.document, "names": names},
            )
        )
    if wanted.name == "letter" and not options.letter:
        raise UsageError(Message("Please say with --letter which letter is to be printed."))
    if wanted.of_a_visit and options.visit is None:
        raise UsageError(Message("Please say with --visit which visit the document is for."))
    return wanted


def _languages(options: Namespace, wanted: Document, console: Console) -> tuple[str, ...]:
    chosen = [c.strip().lower() for c in (options.lang or console.texts.language).split(",")]
    languages = tuple(dict.fromkeys(c for c in chosen if c))
    unknown = [c for c in languages if c not in LANGUAGES]
    if unknown or not languages:
        raise UsageError(
            Message(
                "“{language}” is no language of documents. Choose from: {languages}.",
                {"language": ", ".join(unknown), "languages": ", ".join(LANGUAGES)},
            )
        )
    if len(languages) > wanted.languages:
        raise UsageError(
            Message(
                "This document is printed in {n} language at most.",
                {"n": wanted.languages},
                "This document is printed in {n} languages at most.",
            )
        )
    return languages


def _say_unused(options: Namespace, wanted: Document, console: Console) -> None:
    useless = {"--visit": options.visit}
    if wanted.of_a_visit or wanted.name in (MEMBERS, BOARD, CERTIFICATE):
        useless = {"--search": options.search}
        if wanted.name != MEMBERS:
            useless["--group"] = options.group
        if not wanted.of_a_visit:
            useless["--visit"] = options.visit
    if wanted.name != BOARD:
        useless["--on"] = options.on
    if wanted.name not in (MEMBERS, BOARD):
        useless["--for-members"] = options.for_members or None
    if wanted.name != LIST:
        useless |= {"--columns": options.columns, "--letters": options.letters or None}
    unused = [option for option, given in useless.items() if given is not None]
    for option in unused:
        console.tell(Message("{option} has no use for this document.", {"option": option}))


def _make(
    options: Namespace,
    wanted: Document,
    languages: tuple[str, ...],
    dispatcher: Dispatcher,
    reader: str,
) -> Paper:
    if wanted.name == LIST:
        columns = _columns(options)
        if options.group is not None:
            contacts = dispatcher.ask(contacts_of_group, options.group, languages[0])
            columns = columns or dispatcher.ask(columns_of_group, options.group) or BEGINNING
            return dispatcher.ask(list_paper, contacts, languages[0], columns=columns)
        return dispatcher.ask(
            found_list, options.search, languages[0], columns=columns, letters=options.letters
        )
    if wanted.name in (MEMBERS, BOARD, CERTIFICATE):
        return _of_members(options, wanted.name, languages[0], dispatcher)
    visit = None
    if wanted.of_a_visit:
        visit = dispatcher.ask(find_id, "visit", options.visit)
    return dispatcher.ask(
        make_paper,
        wanted.name,
        languages,
        visit_id=visit,
        search=options.search,
        group=options.group,
        reader=reader,
        post=Post(
            per_household=not options.each_person,
            labels=options.labels,
            used=options.used,
            envelope=options.envelope,
        ),
        letter=options.letter or "",
    )


def _of_members(options: Namespace, name: str, language: str, dispatcher: Dispatcher) -> Paper:
    if name == MEMBERS:
        return dispatcher.ask(
            all_members_paper, language, group=options.group, for_members=options.for_members
        )
    if name == BOARD:
        others = options.for_members
        return dispatcher.ask(board_list_paper, language, options.on, for_members=others)
    given = dispatcher.ask(open_certificates, language)
    return dispatcher.ask(certificate_paper, given, language)


def _columns(options: Namespace) -> tuple[str, ...]:
    """The columns of a list; none stands for the usual ones."""
    return tuple(each.strip() for each in (options.columns or "").split(",") if each.strip())


def _report(paper: Paper, options: Namespace, console: Console) -> int:
    said = (*stand_ins(paper.readers), *paper.warnings)
    warnings = [console.texts.say(warning) for warning in said]
    out = None if options.dry_run else str(options.out)
    document = {"out": out, "pages": paper.pages, "warnings": warnings}
    lines = [console.texts.trn("{n} page", "{n} pages", paper.pages)]
    if out:
        lines = [f"{out}: {lines[0]}"]
    lines.extend(console.texts.say(note) for note in paper.notes)
    console.answer(document, lines)
    for warning in said:
        console.tell(warning)
    return PROBLEMS if warnings else OK
