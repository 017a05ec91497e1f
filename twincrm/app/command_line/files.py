"""``new``, ``info``, ``check``, ``backup`` and ``restore``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.cards_out import EXISTS
from twincrm.app.command_line.console import OK, PROBLEMS, UsageError
from twincrm.app.opening import keep_backup, make_association, opened, present_opening
from twincrm.domain.countries import country_codes
from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.services.association.founding import found_association
from twincrm.services.association.queries import association_details
from twincrm.services.health import findings, make_search_anew, remarks
from twincrm.services.records.queries import counts
from twincrm.store import backup as backups
from twincrm.store.failures import refuse_odd_place
from twincrm.store.file import recognise, translated
from twincrm.store.schema import revision_of

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from twincrm.app.command_line.console import Console

_NO_COUNTRY = Message("“{code}” is not the two-letter code of a country, such as DE.")


def refuse_present(out: Path, *, force: bool) -> None:
    """Overwrite no file unless told to.

    Raises:
        FileTrouble: *out* exists.
    """
    with translated(out):
        present = out.exists()
    if present and not force:
        raise FileTrouble(EXISTS.with_values(file=str(out)))


def new(options: Namespace, console: Console) -> int:
    """Make an empty association file."""
    name, place, country = options.name.strip(), options.place.strip(), options.country.upper()
    if not name or not place:
        raise UsageError(Message("Please give a name and a place."))
    if country not in country_codes():
        raise UsageError(_NO_COUNTRY.with_values(code=options.country))
    refuse_odd_place(options.out)
    refuse_present(options.out, force=options.force)
    language = console.texts.language
    aside = make_association(
        options.out,
        lambda made: found_association(made, name, place, country, (language,)),
        replace=options.force,
    )
    console.tell(Message("{file} was made.", {"file": str(options.out)}))
    tell_aside(console, aside)
    return OK


def info(options: Namespace, console: Console) -> int:
    """What a file holds."""
    with opened(options.file, write=False) as dispatcher:
        about = dispatcher.ask(association_details)
        document: dict[str, Any] = {
            "name": about.name,
            "uid": about.uid,
            "schema": dispatcher.ask(revision_of),
            "size": options.file.stat().st_size,
            "counts": dispatcher.ask(counts),
        }
        location = dispatcher.file.location.warning
    lines = [
        f"{document['name']}  ({document['uid']})",
        console.texts.tr("{size} bytes").format(**document),
    ]
    lines += [f"{kind:<20} {n:>7}" for kind, n in document["counts"].items() if n]
    console.answer(document, lines)
    if location is not None:
        console.tell(location)
    return OK


def check(options: Namespace, console: Console) -> int:
    """See whether a file is whole: pages, references, search index, history."""
    if options.repair:
        with opened(options.file, write=True) as dispatcher:
            dispatcher.log(make_search_anew)
    with opened(options.file, write=False) as dispatcher:
        found = dispatcher.ask(findings)
        noted = () if found else dispatcher.ask(remarks)
    said = [console.texts.say(finding) for finding in found]
    beside = [console.texts.say(remark) for remark in noted]
    console.answer(
        {"ok": not said, "findings": said},
        [*(said or [console.texts.tr("Everything is in order.")]), *beside],
    )
    return PROBLEMS if said else OK


def backup(options: Namespace, console: Console) -> int:
    """Make a verified copy of a file."""
    recognise(options.file)
    made = keep_backup(options.file, "manual", options.to)
    console.answer({"backup": str(made)}, [str(made)])
    return OK


def restore(options: Namespace, console: Console) -> int:
    """Bring a backup back; the present file is kept aside."""
    opening = present_opening()
    recognise(options.backup)
    if not options.force:
        backups.refuse_another(options.backup, options.to)
    aside = backups.restore(options.backup, options.to, opening.who, opening.now)
    console.tell(Message("{file} was restored.", {"file": str(options.to)}))
    tell_aside(console, aside)
    return OK


def tell_aside(console: Console, aside: Path | None) -> None:
    """Say where the file that had to make room is kept."""
    if aside is not None:
        console.tell(Message("The file that was there is now {file}.", {"file": str(aside)}))
