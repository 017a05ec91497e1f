"""What README and `.ci/run` promise of a bare system is what the program asks for."""

from __future__ import annotations

import re
from pathlib import Path

from twincrm.app.window_start import ALWAYS, ON_X11

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_stand_there_in_both_spellings():
    for command in (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/twincrm --demo",
        'python3 -m venv .venv && .venv/bin/pip install ".[test]" && .venv/bin/pytest',
        r"py -m venv .venv && .venv\Scripts\pip install . && .venv\Scripts\twincrm --demo",
        r'py -m venv .venv && .venv\Scripts\pip install ".[test]" && .venv\Scripts\pytest',
    ):
        assert command in README


def test_the_system_libraries_are_those_the_program_looks_for():
    (line,) = re.findall(r"sudo apt install (.+)", README)
    assert set(line.split()) == {*ALWAYS.values(), *ON_X11.values()}
    wanted = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [name for name in ALWAYS.values() if name not in wanted] == []
