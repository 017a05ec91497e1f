"""The rooms of the house are walled: an import through a wall is found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def house(tmp_path):
    shutil.copytree(
        ROOT / "twincrm", tmp_path / "twincrm", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken(house: Path) -> list[str]:
    pytest.importorskip("importlinter")
    words = "from importlinter.cli import lint_imports_command as lint; lint()"
    ran = subprocess.run(
        [sys.executable, "-c", words, "--no-cache"],
        check=False,
        cwd=house,
        env={"PYTHONPATH": str(house), "COLUMNS": "200", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    if ran.returncode == 0:
        return []
    assert "Broken contracts" in ran.stdout, ran.stdout + ran.stderr
    lines = ran.stdout.splitlines()
    return [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]


@pytest.mark.parametrize(
    ("room", "other", "contract"),
    [
        (
            "ui/visits/page.py",
            "ui.editor.target",
            "Rooms of the window meet through kit and navigation",
        ),
        (
            "ui/window/page.py",
            "ui.contacts.rows",
            "Rooms of the window stand on its frame, the frame on what it opens itself",
        ),
        (
            "services/people/commands.py",
            "services.documents.commands",
            "Commands of one subject know no other's",
        ),
    ],
)
def test_an_import_through_a_wall_is_found(house, room, other, contract):
    source = house / "twincrm" / room
    plant = f"import twincrm.{other}  # noqa\n"
    source.write_text(source.read_text("utf-8") + plant, "utf-8")

    assert contract in broken(house)


def test_every_room_of_the_window_and_every_subject_with_commands_is_walled():
    import tomllib

    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    apart = {
        module
        for contract in rules["contracts"]
        if contract["type"] == "independence"
        for module in contract["modules"]
    }
    kits = {"hanging", "kit", "models", "theme", "window"}
    rooms = {
        f"twincrm.ui.{p.parent.name}"
        for p in (ROOT / "twincrm/ui").glob("*/__init__.py")
        if p.parent.name not in kits
    }
    commands = {
        f"twincrm.services.{p.parent.name}.commands"
        for p in (ROOT / "twincrm/services").glob("*/commands.py")
    }

    assert apart == rooms | commands
