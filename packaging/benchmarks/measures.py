"""The measures: names, where they are made, and how many times their floor they may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One job, done by the program and by its floor."""

    name: str
    module: str
    target: float | None
    """Times the floor; None where no target was set for this part alone."""
    floor: str
    sized: bool = True
    """Whether it is measured on a file of every size, or once."""
    unit: str = "ms"
    against_smallest: bool = False
    """The other side is the program itself, on the smallest of the files."""
    cold: bool = False
    """The files of program, libraries and data are put out of the system's memory before."""
    paired: bool = False
    """Both sides are measured in turn in one process, and the ratio is that of such pairs."""
    own_files: bool = False
    """It brings its own files, and the demo association is not asked for."""
    figures: bool = False
    """What was found is told below the times, at 10,000 people and more."""
    within: tuple[tuple[float, float], ...] = ()
    """Shares of all figures and what so many of them may take at most, whatever the floor takes:
    ``(0.95, 10)`` says that 95 of 100 take no more than 10 ms, ``(1, 50)`` that all do."""


MEASURES = (
    Measure("start", "start", 1.6, "bare window and driver"),
    Measure("start_core", "start", 1.3, "bare window and SQLAlchemy Core"),
    Measure("start_cold", "start", 1.7, "bare window and driver, files not in memory", cold=True),
    Measure("start_size", "start", 1.1, "itself on the smallest file", against_smallest=True),
    Measure("memory", "start", 2.0, "bare window, all ids and 50 pages", unit="MiB"),
    Measure("search", "store", 5.0, "full text in the order of ids", within=((0.95, 10),)),
    Measure("search_cpu", "store", 5.0, "full text in the order of ids", unit="ms of CPU"),
    Measure("search_worded", "store", 5.0, "the same with what is shown", within=((0.95, 10),)),
    Measure("search_worded_cpu", "store", 5.0, "the same with what is shown", unit="ms of CPU"),
    Measure("groups", "groups", 5.0, "the same questions by hand", within=((0.95, 10),)),
    Measure("groups_cpu", "groups", 5.0, "the same questions by hand", unit="ms of CPU"),
    Measure("pixels", "screen", None, "bare field, driver and table", within=((0.5, 25), (1, 50))),
    Measure("scroll", "screen", 1.5, "bare table of 28 × 6 cells, driver", within=((0.95, 33),)),
    Measure("page", "store", None, "60 entries by id; nothing is painted"),
    Measure("sort", "store", 2.0, "all ids by an index"),
    Measure("sort_column", "store", 2.0, "all ids by a column without an index"),
    Measure("read_cards", "cards", 4.0, "lines and their parts only", sized=False),
    Measure("import_cards", "cards", 3.0, "parsed and inserted by hand"),
    Measure("import_table", "tables", 3.0, "parsed and inserted by hand"),
    Measure("bulk", "bulk", 3.0, "the same rows by statements made for them"),
    Measure(
        "duplicates",
        "duplicates",
        8.0,
        "rows, blocks and names compared by hand",
        own_files=True,
        figures=True,
    ),
    Measure(
        "namesakes",
        "duplicates",
        None,
        "full text and 50 rows",
        unit="ms of CPU",
        own_files=True,
        within=((0.5, 16.7),),
    ),
    Measure("write_cards", "cards", 1.2, "bare vobject", sized=False),
    Measure("labels", "post", 3.0, "one statement, every line drawn by hand"),
    Measure("programme", "paper", 2.0, "bare ReportLab", sized=False),
    Measure("programme_click", "paper", 2.0, "bare ReportLab, loading it included", sized=False),
    Measure("preview", "preview", 2.0, "bare drawing, first page rendered", False, paired=True),
    Measure(
        "preview_size",
        "preview",
        2.0,
        "new lines broken, bare drawing, first page",
        False,
        paired=True,
    ),
    Measure(
        "preview_language",
        "preview",
        2.0,
        "new lines broken, bare drawing, first page",
        False,
        paired=True,
    ),
)
