"""A record on the command line speaks the user's language; JSON keeps its keys."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["de", "fr"])
def language(request, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", request.param)
    return request.param


def test_a_person_is_shown_in_words(language, demo_path, twincrm):
    shown = twincrm("show", demo_path, "person", "1").out
    lines = [line.strip() for line in shown.splitlines()]

    assert lines[0].startswith("Sabine Brandt (")
    for name in ("form_of_address", "in_trash", "True", "False", "uid", "place_id", "named_by"):
        assert name not in shown
    if language == "de":
        assert {"Anrede: Frau", "Vorname: Sabine"} <= set(lines)
        assert any(line.startswith("Geburtstag: 18. April ") for line in lines)
        assert any(line.startswith("Ort: Lindenau (") for line in lines)


def test_what_lies_in_the_trash_says_so(demo_path, twincrm, monkeypatch):
    from worlds.opening import opened

    from twincrm.services.trash.commands import MoveToTrash

    with opened(demo_path) as dispatcher:
        dispatcher.execute(MoveToTrash("person", (1,)))
    monkeypatch.setenv("TWINCRM_LANG", "de")

    assert "Papierkorb" in twincrm("show", demo_path, "person", "1").out.splitlines()[0]


def test_a_search_names_kinds_in_words(demo_path, twincrm, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "de")

    found = twincrm("search", demo_path, "brandt").out

    assert "Person " in found
    assert "person " not in found


def test_nothing_there_and_history_in_polish(demo_path, twincrm, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "pl")

    assert "osoba" in twincrm("show", demo_path, "person", "99999").err
    steps = twincrm("history", demo_path).out
    assert "Add " not in steps
    assert "Change " not in steps
