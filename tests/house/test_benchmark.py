"""The benchmark command: program, floor and ratio of every measure, side by side."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
SPREAD = r"([\d.]+) \([\d.]+–[\d.]+\) (?:ms|MiB)"
LINE = re.compile(
    rf"^(\w+) +(\d*) +{SPREAD} +{SPREAD} +([\d.]+)  (?:≤ [\d.]+ (?:ok|MISS)|no target)"
)
WANTED = {
    "start",
    "memory",
    "search",
    "search_worded",
    "groups",
    "groups_cpu",
    "bulk",
    "namesakes",
    "import_table",
    "sort",
    "duplicates",
    "sort_column",
    "read_cards",
    "import_cards",
    "write_cards",
    "labels",
    "programme",
    "preview",
}
ASKED = "import sys; sys.argv[1:] = {}; import benchmark; print(benchmark._options().people)"
ALIKE = """
import benchmark as b
at = {m.name: m for m in b.MEASURES}
print((at["groups"].target, at["groups"].within) == (at["search"].target, at["search"].within))
print(at["bulk"].target, at["import_table"].target, at["duplicates"].figures)
"""
NAMED = "import benchmark; print(*(m.name for m in benchmark.MEASURES))"

ENDS = """
import benchmark as b
measure = next(m for m in b.MEASURES if m.name == "duplicates")
slow, good, bad = "… 9.10 ≤ 8.0 MISS (rows)", "… 2.10 ≤ 8.0 ok (rows)", "recall 0.970 ≥ 0.98 MISS"
for lines in ([good], [good, "recall 0.990 ok"], [slow, "recall 0.990 ok"], [good, "fine", bad]):
    missed = b._missed(measure, 10_000, lines)
    print(*(b._outcome(missed, check=check) for check in (False, True)))
"""


def said(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, cwd=PACKAGING
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_promised_is_measured_at_three_sizes():
    names = set(said("-c", NAMED).split())

    assert names >= WANTED
    assert names & {"scroll", "page"}
    assert said("-c", ASKED.format([])).strip() == "[0, 10000, 100000]"


def test_groups_answer_within_the_time_of_a_search_and_nothing_promised_lost_its_target():
    assert said("-c", ALIKE).split("\n")[:-1] == ["True", "3.0 3.0 True"]


def test_too_little_found_is_never_excused_a_slow_run_only_where_nobody_asks():
    """Two columns: as it is run by hand, and with ``--check``."""
    assert said("-c", ENDS).split("\n")[:-1] == ["0 0", "0 0", "0 1", "1 1"]


@pytest.mark.slow
def test_program_floor_and_ratio_stand_side_by_side():
    names = said("-c", NAMED).split()

    head, *lines = said("benchmark.py", "--people", "0", "--runs", "1").splitlines()

    assert head.split() == ["measure", "people", "program", "floor", "ratio", "target"]
    found = [LINE.match(line) for line in lines]
    assert all(found), lines
    assert [each[1] for each in found] == names
    for each in found:
        program, floor, ratio = (float(each[n]) for n in (3, 4, 5))
        assert floor > 0
        assert ratio == pytest.approx(program / floor, rel=0.1, abs=0.05), each[0]
