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
NAMED = "import benchmark; print(*(m.name for m in benchmark.MEASURES))"


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
