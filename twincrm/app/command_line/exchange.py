"""``import`` and ``export``."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.cards_out import write_export
from twincrm.app.command_line.console import OK, PROBLEMS, UsageError
from twincrm.app.command_line.tables_in import take_tables
from twincrm.app.command_line.tables_out import write_table_export
from twincrm.app.opening import keep_backup, opened
from twincrm.domain.texts import Message
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.reading import file_bytes, read_files, see_file
from twincrm.services.interchange.table_reading import holds_cards

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator
    from pathlib import Path

    from twincrm.app.command_line.console import Console
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.planned import Duplicates, Plan, PlannedCard
    from twincrm.services.progress import Progress

_LATER = Message("This version of TwinCRM does not know the format “{format}” yet.")
_TABLES = ("csv", "xlsx")
_MIXED = Message("Please import cards and tables one after the other: each is a step of its own.")


def take_in(options: Namespace, console: Console) -> int:
    """Take contacts in from files of other programs: cards, or tables."""
    for source in options.sources:
        see_file(source)
    cards, tables = _told_apart(options, console)
    with opened(options.file, write=not options.dry_run) as dispatcher, uncollected():
        codes = [_take_cards(tuple(cards), options, console, dispatcher)] if cards else []
        if tables:
            codes.append(take_tables(tables, options, console, dispatcher))
    return max(codes)


def _told_apart(options: Namespace, console: Console) -> tuple[list[Path], dict[Path, bytes]]:
    """Which files hold cards and which tables; both at once would be two steps of the history."""
    if options.format == "vcard":
        cards, tables = list(options.sources), {}
    elif options.format != "auto":
        cards, tables = [], {p: file_bytes(p, console.progress()) for p in options.sources}
    else:
        read = {path: file_bytes(path, console.progress()) for path in options.sources}
        cards = [path for path, data in read.items() if holds_cards(path, data)]
        tables = {path: data for path, data in read.items() if path not in cards}
    if cards and tables:
        raise UsageError(_MIXED)
    for option in ("mapping", "sheet", "rejected") if not tables else ():
        if getattr(options, option) is not None:
            console.tell(Message("{option} has no use for cards.", {"option": f"--{option}"}))
    return cards, tables


def _take_cards(
    files: tuple[Path, ...], options: Namespace, console: Console, dispatcher: Dispatcher
) -> int:
    mode = options.duplicates
    if options.dry_run:
        sources = read_files(dispatcher, files, console.progress(), options.encoding)
        return _report(dispatcher.ask(make_plan, sources, mode), console, dry_run=True)
    if not dispatcher.file.writable:
        raise read_only(dispatcher.file)
    keep = partial(keep_backup, options.file, "import")
    plan = taken_in(dispatcher, files, console.progress(), mode, options.encoding, keep)
    return _report(plan, console, dry_run=False)


def taken_in(
    dispatcher: Dispatcher,
    files: tuple[Path, ...],
    progress: Progress,
    duplicates: Duplicates = "merge",
    encoding: str | None = None,
    keep: Callable[[], object] = lambda: None,
) -> Plan:
    """Read files and take their cards in, as one step; *keep* makes the backup before it."""
    with uncollected():
        sources = read_files(dispatcher, files, progress, encoding)
        keep()
        order = ImportCards(sources, duplicates=duplicates, progress=progress)
        return dispatcher.execute(order).result


def give_out(options: Namespace, console: Console) -> int:
    """Write contacts for other programs."""
    if options.format == "ics":
        raise UsageError(_LATER.with_values(format=options.format))
    if options.format in _TABLES:
        return write_table_export(options, console)
    return write_export(options, console)


@contextmanager
def uncollected() -> Generator[None]:
    """A large import makes no garbage in cycles; looking for some costs a fifth of its time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _report(plan: Plan, console: Console, *, dry_run: bool) -> int:
    texts = console.texts
    problems = [
        {"source": p.source, "place": p.place, "text": texts.say(p.message)} for p in plan.problems
    ]
    document: dict[str, Any] = {
        **plan.totals(),
        "problems": problems,
        "left_out": sorted({name for card in plan.cards for name in card.incoming.left_out}),
        "dry_run": dry_run,
        "cards": [_card(planned, console) for planned in plan.cards],
    }
    lines = [
        texts.tr("Cards read: {read}").format(**document),
        texts.tr("New: {new}").format(**document),
        texts.tr("Completed: {updated}").format(**document),
        texts.tr("Unchanged: {unchanged}").format(**document),
        texts.tr("Skipped: {skipped}").format(**document),
    ]
    lines += [f"{p['source']} {p['place']}: {p['text']}" for p in problems]
    console.answer(document, lines)
    return PROBLEMS if problems else OK


def _card(planned: PlannedCard, console: Console) -> dict[str, Any]:
    incoming = planned.incoming
    return {
        "source": incoming.source,
        "number": incoming.read.number,
        "line": incoming.read.line,
        "title": incoming.title,
        "kind": incoming.kind,
        "action": planned.action,
        "known_by": planned.match.by if planned.match else None,
        "doubt": console.texts.say(planned.doubt) if planned.doubt else None,
        "odd": [
            {"line": odd.line, "text": console.texts.say(odd.message), "snippet": odd.snippet}
            for odd in incoming.read.odd
        ],
        "left_out": list(incoming.left_out),
    }
