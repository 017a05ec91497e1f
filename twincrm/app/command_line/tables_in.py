"""``import`` of tables: CSV, Excel, LibreOffice and LDIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.cards_out import EXISTS
from twincrm.app.command_line.console import OK, PROBLEMS, UsageError
from twincrm.app.opening import keep_backup
from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.exchange.tables.meanings import FIELDS
from twincrm.exchange.tables.troubles import EmptyTable
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.account import account_of
from twincrm.services.interchange.rejecting import rejected_words, write_rejected
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.services.interchange.table_reading import read_table_file, told_apart
from twincrm.services.interchange.table_sources import Wanted
from twincrm.services.outputs import refuse_association_file
from twincrm.store.file import translated

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.app.command_line.console import Console
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan
    from twincrm.services.interchange.table_sources import TableSource

_NO_MAPPING = Message("{file} holds no meanings of columns as JSON.")
_SAME = Message("{file} is read itself. Choose another name for the rows that are left out.")
_DRY = Message("{option} has no use in a dry run, which writes nothing.")
_TAKEN = Message("“{header}” = {meaning}")
_UNSAVED = Message("The contacts were imported, but not the rows left out saved: {why}")


def take_tables(
    files: dict[Path, bytes], options: Namespace, console: Console, dispatcher: Dispatcher
) -> int:
    """Take the rows of tables in, or tell what would happen."""
    _see_rejected(options, files, console)
    form = "auto" if options.format == "vcard" else options.format
    wanted = Wanted(form, options.encoding, None, options.sheet, _wishes(options.mapping))
    watch = console.progress()
    blank: list[tuple[str, Message]] = []
    read: list[TableSource] = []
    for path, data in files.items():
        try:
            source = read_table_file(dispatcher, path, watch, wanted, data)
        except EmptyTable as empty:
            blank.append((path.name, empty.message))
        else:
            read += [source] if source.layout.lines else []
            blank += [] if source.layout.lines else [(path.name, source.remarks[-1])]
    sources = told_apart(read)
    moved = _moved(dispatcher, sources, options)
    if options.dry_run or not sources:
        plan = dispatcher.ask(make_table_plan, sources, options.duplicates, moved=moved)
        return _report(plan, options, console, blank)
    if not dispatcher.file.writable:
        raise read_only(dispatcher.file)
    keep_backup(options.file, "import")
    language = console.texts.language
    order = ImportTables(
        sources,
        options.duplicates,
        moved=moved,
        language=language,
        progress=console.progress(),
    )
    return _report(dispatcher.execute(order).result, options, console, blank)


def _moved(
    dispatcher: Dispatcher, sources: tuple[TableSource, ...], options: Namespace
) -> frozenset[tuple[str, int]]:
    """The rows that tell of a move, where new addresses are to be taken: all who live there stand.

    The address on file becomes a former one.
    """
    if options.addresses == "keep" or not sources:
        return frozenset()
    plan = dispatcher.ask(make_table_plan, sources, options.duplicates)
    return frozenset(
        (row.source, row.row.line)
        for row in plan.rows
        if any(plan.plan.cards[number].movable for number in row.cards)
    )


def _see_rejected(options: Namespace, files: dict[Path, bytes], console: Console) -> None:
    """See, before anything is done, that the rows that are left out may be written."""
    out: Path | None = options.rejected
    if out is None:
        return
    if out.resolve() in {path.resolve() for path in files}:
        raise UsageError(_SAME.with_values(file=str(out)))
    if options.dry_run:
        console.tell(_DRY.with_values(option="--rejected"))
        return
    refuse_association_file(out)
    with translated(out):
        present = out.exists()
    if present and not options.force:
        raise UsageError(EXISTS.with_values(file=str(out)))


def _wishes(path: Path | None) -> dict[str, Any]:
    """What a file says of the columns."""
    if path is None:
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(_NO_MAPPING.with_values(file=str(path))) from error
    if not isinstance(found, dict):
        raise UsageError(_NO_MAPPING.with_values(file=str(path)))
    if "columns" not in found and all(isinstance(value, str) for value in found.values()):  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        return {"columns": found}
    return found  # pyright: ignore[reportUnknownVariableType]


def _report(
    plan: TablePlan, options: Namespace, console: Console, blank: Sequence[tuple[str, Message]] = ()
) -> int:
    texts = console.texts
    problems = [{"source": name, "place": "", "text": texts.say(why)} for name, why in blank]
    problems += [
        {"source": p.source, "place": p.place, "text": texts.say(p.message)} for p in plan.problems
    ]
    document: dict[str, Any] = {
        **plan.totals(),
        "problems": problems,
        "left_out": _left_out(plan, console),
        "dry_run": options.dry_run,
        "account": [texts.say(line) for line in account_of(plan, texts.language)],
        "tables": [_table(source, console) for source in plan.sources],
        "table_rows": [_row(row, plan, console) for row in plan.rows],
    }
    unsaved = _save_rejected(plan, options, console, document)
    console.answer(document, _lines(plan, document, console))
    return PROBLEMS if problems or unsaved else OK


def _save_rejected(
    plan: TablePlan, options: Namespace, console: Console, document: dict[str, Any]
) -> bool:
    """Write the rows left out; whether that failed, after an import that is done all the same."""
    if options.rejected is None or options.dry_run or not plan.rejected:
        return False
    document["rejected_file"], document["rejected_files"] = None, []
    try:
        places = write_rejected(options.rejected, plan, console.texts)
    except TwincrmError as error:
        console.tell(_UNSAVED.with_values(why=error.message))
        return True
    document["rejected_file"] = str(places[0])
    document["rejected_files"] = [str(place) for place in places]
    if len(places) > 1:
        console.tell(rejected_words(places))
    return False


def _lines(plan: TablePlan, document: dict[str, Any], console: Console) -> list[str]:
    texts = console.texts
    lines = [
        texts.tr("Rows read: {rows}").format(**document),
        texts.tr("New: {new}").format(**document),
        texts.tr("Completed: {updated}").format(**document),
        texts.tr("Unchanged: {unchanged}").format(**document),
        texts.tr("Skipped: {skipped}").format(**document),
        texts.tr("New households: {households}").format(**document),
        texts.tr("New memberships: {memberships}").format(**document),
    ]
    if "places" in document:
        lines.append(texts.tr("New places: {places}").format(**document))
    lines += document["account"]
    lines += [_columns(source, console) for source in plan.sources]
    for remark in (r for source in plan.sources for r in source.remarks):
        console.tell(remark)
    lines += [
        f"{p['source']} {p['place']}".rstrip() + f": {p['text']}" for p in document["problems"]
    ]
    return lines


def _columns(source: TableSource, console: Console) -> str:
    """What every column was taken for, so that a wrong guess is seen."""
    texts = console.texts
    said = (
        texts.say(_TAKEN.with_values(header=column.header, meaning=FIELDS[column.field]))
        for column in source.mapping.columns
        if column.header
    )
    return texts.tr("Columns of {file}: {columns}").format(
        file=source.name, columns="; ".join(said)
    )


def _left_out(plan: TablePlan, console: Console) -> list[str]:
    found: list[str] = []
    for source in plan.sources:
        found += source.left_out
        found += [
            f"{row.number}: {row.text} ({console.texts.say(row.what)})"
            for row in source.layout.left_out
        ]
    return found


def _table(source: TableSource, console: Console) -> dict[str, Any]:
    mapping = source.mapping
    return {
        "source": source.name,
        "sheet": source.sheet,
        "format": source.format,
        "encoding": source.encoding,
        "separator": source.separator,
        "language": mapping.language,
        "country": mapping.country,
        "remembered": source.remembered,
        "columns": [
            {
                "header": column.header,
                "meaning": column.meaning,
                "certainty": column.certainty,
                "reason": console.texts.say(column.reason),
                **({"dates": column.order} if column.order else {}),
            }
            for column in mapping.columns
        ],
        "questions": [column.header for column in mapping.questions],
    }


def _row(row: PlannedRow, plan: TablePlan, console: Console) -> dict[str, Any]:
    cards = [plan.plan.cards[number] for number in row.cards]
    return {
        "source": row.source,
        "line": row.row.line,
        "action": row.action,
        "titles": [card.incoming.title for card in cards],
        "kinds": [card.incoming.kind for card in cards],
        "known_by": [card.match.by if card.match else None for card in cards],
        "household": row.row.household.name if row.row.household else None,
        "problems": [console.texts.say(problem) for problem in row.problems],
    }
