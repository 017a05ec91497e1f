"""What the import of a table does off the interface's thread: read, plan, take in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.services.backups import back_up_before
from twincrm.services.interchange.correcting import Corrections, corrected
from twincrm.services.interchange.reading import file_bytes
from twincrm.services.interchange.seen_columns import seen_columns
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.services.interchange.table_reading import holds_cards, open_tables, understood
from twincrm.services.interchange.table_sources import Wanted, read_rows
from twincrm.services.interchange.whole_list import whole_list
from twincrm.ui.taking_in.row_entries import entries_of

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.table_plan import TablePlan
    from twincrm.services.interchange.table_reading import OpenedTables
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.whole_list import WholeList
    from twincrm.services.progress import Progress
    from twincrm.ui.taking_in.row_entries import Decision, RowEntry, RowKey

KINDS = ("person", "organisation")
Contacts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What the user decided of rows, and which wait for a decision."""

    rows: dict[RowKey, Decision] = field(default_factory=dict["RowKey", "Decision"])
    waiting: frozenset[RowKey] = frozenset()
    corrections: Corrections = field(default_factory=Corrections)
    """The cells of rows that the user put right."""
    language: str = "en"
    """Of the user."""

    def having(self, way: Decision) -> frozenset[RowKey]:
        """The rows that were decided so."""
        return frozenset(key for key, said in self.rows.items() if said == way)

    @property
    def same(self) -> frozenset[RowKey]:
        """The rows about the contacts of their names; of whoever has moved that was decided too."""
        return self.having("same") | self.having("moved")


@dataclass(frozen=True, slots=True)
class Taken:
    """An import that was done."""

    plan: TablePlan
    backup: Path
    new: Contacts


def open_file(
    dispatcher: Dispatcher, path: Path, progress: Progress
) -> tuple[OpenedTables, TableSource] | None:
    """Read a file and understand it; None where it holds cards."""
    data = file_bytes(path, progress)
    if holds_cards(path, data):
        return None
    opened = open_tables(dispatcher, path, data, None, progress)
    return opened, looked_through(understood(opened, None, progress))


def read_again(
    dispatcher: Dispatcher, path: Path, opened: OpenedTables, wanted: Wanted, progress: Progress
) -> tuple[OpenedTables, TableSource]:
    """Understand a file as the user says; its letters are read again only where they change."""
    file = opened.file
    if (wanted.encoding or "", wanted.separator or "") != (file.encoding, file.separator):
        letters = Wanted(encoding=wanted.encoding, separator=wanted.separator)
        opened = open_tables(dispatcher, path, opened.data, letters, progress)
    return opened, looked_through(understood(opened, wanted, progress))


def looked_through(source: TableSource) -> TableSource:
    """The source after its columns were gone through once, so that showing them takes no time."""
    seen_columns(source)
    return source


def look_over(
    dispatcher: Dispatcher,
    opened: OpenedTables,
    source: TableSource,
    corrections: Corrections,
    progress: Progress,
) -> tuple[TableSource, WholeList]:
    """Read the rows by what their columns are, and find what there is to say of them all."""
    source = corrected(source, corrections) if corrections else source
    source = read_rows(source, opened.home, opened.today, progress)
    return source, dispatcher.ask(whole_list, source)


def plan_rows(
    dispatcher: Dispatcher,
    opened: OpenedTables,
    source: TableSource,
    decided: Decided,
    progress: Progress,
    *,
    read: bool,
) -> tuple[TableSource, TablePlan, list[RowEntry]]:
    """Decide for every row; *read* the rows anew where their columns became something else."""
    if read:
        source = corrected(source, decided.corrections) if decided.corrections else source
        source = read_rows(source, opened.home, opened.today, progress)
    leave, fresh, same = decided.having("leave"), decided.having("fresh"), decided.same
    said = (leave, progress, fresh, same, decided.having("moved"))
    plan = dispatcher.ask(make_table_plan, (source,), "merge", *said)
    return source, plan, entries_of(plan, decided.rows)


def take_rows(
    dispatcher: Dispatcher, source: TableSource, decided: Decided, progress: Progress
) -> Taken:
    """Back the file up, then write everything as one step."""
    backup = back_up_before(dispatcher, "import")
    progress.step(0, 0)
    order = ImportTables(
        (source,),
        leave=decided.having("leave") | decided.waiting,
        fresh=decided.having("fresh"),
        same=decided.same,
        moved=decided.having("moved"),
        language=decided.language,
        progress=progress,
    )
    done = dispatcher.execute(order)
    added = [(k, key) for k in KINDS for key in sorted(done.changes.ids(k, "added"))]
    return Taken(done.result, backup, tuple(added))
