"""Every test lives in its own home, on one day, in one language."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory, monkeypatch):
    """Settings, backups and clock of the machine are never touched by a test."""
    monkeypatch.setenv("TWINCRM_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("TWINCRM_TODAY", "2027-04-19")
    monkeypatch.setenv("TWINCRM_LANG", "en")
