"""Names in the order their country says them."""

from __future__ import annotations

import pytest

from twincrm.domain.names import PersonName

ANNA = PersonName("Anna", "Weber", title="Dr.")
HEIDE = PersonName("Anna", "Heide", particle="von der", title="Dr.")
ESTAING = PersonName("Valérie", "Estaing", particle="d’")
KOVACS = PersonName("Anna", "Kovácsné Nagy", title="Dr.", display_order="eastern")
SMITH = PersonName("John", "Smith", suffix="OBE")


@pytest.mark.parametrize(
    ("name", "full", "in_lists", "in_capitals", "initials"),
    [
        (ANNA, "Dr. Anna Weber", "Weber, Dr. Anna", "WEBER Anna", "AW"),
        (HEIDE, "Dr. Anna von der Heide", "Heide, Dr. Anna von der", "von der HEIDE Anna", "AH"),
        (ESTAING, "Valérie d’Estaing", "Estaing, Valérie d’", "d’ESTAING Valérie", "VE"),
        (KOVACS, "Dr. Kovácsné Nagy Anna", "Kovácsné Nagy Anna Dr.", "KOVÁCSNÉ NAGY Anna", "KA"),
        (SMITH, "John Smith OBE", "Smith OBE, John", "SMITH John", "JS"),
        (PersonName("Élise", "Le Goff"), "Élise Le Goff", "Le Goff, Élise", "LE GOFF Élise", "ÉL"),
        (PersonName("Uwe", "Weiß"), "Uwe Weiß", "Weiß, Uwe", "WEIẞ Uwe", "UW"),
        (PersonName(family="Weber"), "Weber", "Weber", "WEBER", "W"),
        (PersonName("Anna"), "Anna", "Anna", "Anna", "A"),
        (PersonName(nickname="Hansi"), "Hansi", "Hansi", "Hansi", "H"),
        (PersonName(), "", "", "", ""),
        (PersonName("Luis", "García López"), "Luis García López", "García López, Luis",
         "GARCÍA LÓPEZ Luis", "LG"),
    ],
)  # fmt: skip
def test_forms_of_a_name(name, full, in_lists, in_capitals, initials):
    assert name.full() == full
    assert name.list_form() == in_lists
    assert name.upper_family() == in_capitals
    assert name.initials() == initials


def test_the_badge_says_what_a_person_is_called():
    assert PersonName("Hans-Joachim", "Weber", nickname="Jochen").call_name() == "Jochen"
    assert ANNA.call_name() == "Anna"
    assert PersonName(family="Heide", particle="von der").call_name() == "von der Heide"
