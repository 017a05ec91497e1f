"""Quotation marks within quotation marks are the inner ones of the language."""

from __future__ import annotations

import pytest

from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.ui.window.steps import way_back


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("de", "„Rückgängig: ‚Ankunft‘ ins Programm aufnehmen“"),
        ("fr", "“Ankunft”"),
        ("en", "‘Ankunft’"),
    ],
)
def test_a_quotation_within_another_has_marks_of_its_own(language, quoted):
    label = Message("Add “{title}” to the programme", {"title": "Ankunft"})

    assert quoted in way_back(catalogue(language), label)


def test_marks_without_their_other_half_stay():
    words = Message("Add “{title}” to the programme", {"title": "Fest „unter uns"})
    assert "„Fest „unter uns“" in catalogue("de").say(words)
