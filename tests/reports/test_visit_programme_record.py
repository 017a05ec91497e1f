"""Texts in several languages, and the programme record that is made of them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from twincrm.domain.records.visit_programme import NOTHING, Anniversary, Texts, texts


def test_a_text_is_asked_for_by_language():
    arrival = texts(de="Ankunft", fr="Arrivée")
    assert arrival["fr"] == "Arrivée"
    assert arrival.said_in("pl") == ""
    assert list(arrival) == ["de", "fr"]
    assert "pl" not in arrival


def test_an_empty_text_is_no_text():
    assert texts(de="Ankunft", fr="  ") == texts(de="Ankunft")
    assert not texts(de="")
    assert texts() == NOTHING


def test_the_same_texts_are_equal_and_can_be_keys():
    assert texts(fr="Arrivée", de="Ankunft") == Texts({"de": "Ankunft", "fr": "Arrivée"})
    assert len({texts(de="Ankunft"), texts(de="Ankunft"), texts(de="Abfahrt")}) == 2


def test_a_later_change_of_the_source_changes_nothing():
    source = {"de": "Ankunft"}
    arrival = Texts(source)
    source["de"] = "Abfahrt"
    assert arrival["de"] == "Ankunft"


def test_the_programme_cannot_be_changed(sample):
    with pytest.raises(FrozenInstanceError):
        sample.PROGRAMME.version = 4


def test_an_anniversary_counts_the_years_since_the_signing():
    assert Anniversary(1967, 2027).years == 60
