"""The locked versions: of everything declared, within its bounds, from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"([A-Za-z0-9_.-]+)==([0-9A-Za-z.+!]+)")


@pytest.mark.parametrize("python", ["3.11", "3.13"])
def test_everything_declared_is_locked_within_its_bounds(python):
    lines = (ROOT / "packaging" / f"requirements-{python}.txt").read_text().splitlines()
    pinned = [PINNED.fullmatch(line) for line in lines]
    assert all(pinned), [line for line in lines if not PINNED.fullmatch(line)]
    locked = {canonicalize_name(each[1]): each[2] for each in pinned}
    extras = DECLARED["optional-dependencies"]
    environment = default_environment() | {"python_version": python}
    wanted = [Requirement(each) for each in chain(DECLARED["dependencies"], *extras.values())]

    for requirement in wanted:
        if requirement.marker is None or requirement.marker.evaluate(environment):
            version = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), requirement
