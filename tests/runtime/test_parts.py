"""Nothing the program is made of is forgotten in its list of licences."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from twincrm.runtime.bundled import bundled
from twincrm.runtime.parts import SHIPPED, parts

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@pytest.mark.skipif(not PROJECT.is_file(), reason="only beside the sources")
def test_every_dependency_is_named_with_version_and_licence():
    declared = tomllib.loads(PROJECT.read_text())["project"]["dependencies"]
    named = {part.name.casefold().replace("_", "-"): part for part in parts()}
    for line in declared:
        name = re.match(r"[\w.-]+", line).group().casefold().replace("_", "-")
        assert named[name].version, name
        assert named[name].licence, name
    assert {"sqlite", "qt", "mako", "pillow"} <= named.keys()  # what those need in turn


def test_every_licence_that_ships_is_shown():
    shown = "".join(part.text for part in parts())
    for path in bundled("resources/licences").glob("*.txt"):
        assert path.read_text(encoding="utf-8").strip() in shown, path.name
        assert any(path.name.startswith(start) for start in SHIPPED), path.name
