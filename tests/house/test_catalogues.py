"""What is said without the window – papers, history, command line – is said in Polish as well."""

from __future__ import annotations

import gettext
import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("app/command_line", "services", "store", "exchange", "reports", "domain")


def _said_in(room, catalogue):
    return [
        each
        for each in catalogue
        if each.id and any(name.startswith(f"twincrm/{room}/") for name, _ in each.locations)
    ]


def test_a_text_of_any_room_but_the_window_must_be_there_in_polish():
    rules = runpy.run_path(str(ROOT / "packaging" / "catalogues.py"))
    faults, polish, french = rules["faults"], rules["load"]("pl"), rules["load"]("fr")

    for room in ROOMS:
        texts = _said_in(room, polish)
        assert texts
        assert [fault for each in texts for fault in faults(each, "pl")] == []
        taken_out = texts[0].clone()
        taken_out.string = ""
        assert faults(taken_out, "pl") == [f"missing: {taken_out.id!r}"]

    alone = next(
        each
        for each in _said_in("ui", polish)
        if {name[:11] for name, _ in each.locations} == {"twincrm/ui/"}
    )
    alone.string = ""
    assert faults(alone, "pl") == []
    assert rules["strayed"](polish, french) == []
    assert rules["strayed"](french, french)


def test_no_line_ends_before_a_sign_that_french_sets_apart():
    texts = gettext.translation("twincrm", ROOT / "resources" / "locale", ["fr"])._catalog
    apart = re.compile(r"« | (?:[»?!:;€]|%(?![(a-z]))")

    assert [words for words in texts.values() if apart.search(words)] == []
    assert texts["Whose address changes?"].endswith("\N{NO-BREAK SPACE}?")
