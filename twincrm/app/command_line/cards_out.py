"""Writes contacts as vCard files and notes in the file what was disclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.opening import opened
from twincrm.domain.texts import Message
from twincrm.services.interchange.exporting import (
    all_contacts,
    contacts_found,
    contacts_of_group,
    contacts_of_visit,
)
from twincrm.services.interchange.handing_out import (
    CardOrder,
    hand_out,
    left_out_dead,
    told_of_members,
    without_picture,
)
from twincrm.services.outputs import refuse_association_file
from twincrm.services.records.queries import find_id
from twincrm.store.file import translated

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from twincrm.app.command_line.console import Console
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.handing_out import HandedOut

EXISTS = Message("{file} exists already. Choose another name, or add --force to replace it.")
Contacts = tuple[tuple[str, int], ...]


def write_export(options: Namespace, console: Console) -> int:
    """Write the chosen contacts; every export stands in the disclosure log."""
    refuse_unfit(options.out, force=options.force)
    if options.columns is not None:
        console.tell(Message("{option} has no use for cards.", {"option": "--columns"}))
    with opened(options.file, write=True) as dispatcher:
        order = CardOrder(
            chosen(options, dispatcher),
            console.texts.language,
            options.purpose,
            "4.0" if options.vcard_version == "4.0" else "3.0",
            one_file_each=options.one_file_each,
            into_present=options.force,
        )
        done = hand_out(dispatcher, order, options.out, console.progress())
    tell_what_differs(done, options.out, console)
    sentence = console.texts.trn("{n} card was written.", "{n} cards were written.", done.written)
    document: dict[str, object] = {
        "written": done.written,
        "left_out": len(done.refused),
        "left_out_names": list(done.refused),
        "died": len(done.died),
        "died_names": list(done.died),
        "pictures_left_out": len(done.without_picture),
        "pictures_left_out_names": list(done.without_picture),
        "out": str(done.out),
    }
    if options.one_file_each:
        document["other_files"] = _say_others(done.out, done.written, console)
    console.answer(document, [sentence])
    return OK


def tell_what_differs(done: HandedOut, wanted: Path, console: Console) -> None:
    """Another place than was asked for, people and pictures that were left out."""
    if done.out != wanted:
        told = Message("{file} is there already, so the cards were written to {place}.")
        console.tell(told.with_values(file=str(wanted), place=str(done.out)))
    if done.refused:
        console.tell(
            Message(
                "{n} person has not agreed to be passed on, or was not asked yet, "
                "and was left out: {names}",
                {"n": len(done.refused), "names": ", ".join(done.refused)},
                "{n} people have not agreed to be passed on, or were not asked yet, "
                "and were left out: {names}",
            )
        )
    if done.died:
        console.tell(left_out_dead(done.died))
    if done.without_picture:
        console.tell(without_picture(done.without_picture))
    for told in told_of_members(done):
        console.tell(told)


def _say_others(folder: Path, written: int, console: Console) -> int:
    """Say how many files in the folder are not of this export: it adds and replaces cards only."""
    with translated(folder):
        others = sum(1 for _ in folder.iterdir()) - written
    if others:
        console.tell(
            Message(
                "{n} other file lies in {folder} and was left as it is.",
                {"n": others, "folder": str(folder)},
                "{n} other files lie in {folder} and were left as they are.",
            )
        )
    return others


def refuse_unfit(out: Path, *, force: bool) -> None:
    """See that *out* may be written: a file there is replaced, an association's file never.

    Raises:
        UsageError: *out* is a folder that holds something, and nobody insists.
        RuleError: it is an association's file.
        FileTrouble: it is no place for a file.
    """
    refuse_association_file(out)
    with translated(out):
        out.parent.stat()  # before anything is made that could not be put there
        full = out.is_dir() and any(out.iterdir())
    if full and not force:
        raise UsageError(EXISTS.with_values(file=str(out)))


def chosen(options: Namespace, dispatcher: Dispatcher, language: str = "en") -> Contacts:
    """Whom the words of the command line mean: those of a visit, those found, or all.

    Those of a group come in its order, as it is in *language*.
    """
    if options.visit is not None:
        visit = dispatcher.ask(find_id, "visit", options.visit)
        return dispatcher.ask(contacts_of_visit, visit)
    if options.group is not None:
        return dispatcher.ask(contacts_of_group, options.group, language)
    if options.search is not None:
        return dispatcher.ask(contacts_found, options.search)
    return dispatcher.ask(all_contacts)
