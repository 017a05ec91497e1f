from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of test cards other programs wrote; it is not part of the project."""
    folder = os.environ.get("TWINCRM_CORPUS")
    if not folder or not (Path(folder) / "MANIFEST.tsv").is_file():
        pytest.skip("TWINCRM_CORPUS names no folder of test cards")
    return Path(folder)


@pytest.fixture(scope="session")
def manifest(corpus) -> list[dict[str, str]]:
    """What the corpus says of its files: path, kind, cards …"""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))
