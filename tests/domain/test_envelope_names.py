"""Who is named on an envelope."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.envelope_names import Named, envelope_names
from twincrm.domain.names import PersonName

ANNA = Named(PersonName("Anna", "Weber"), "mrs")
HANS = Named(PersonName("Hans", "Weber", title="Dr."), "mr")
PETER = Named(PersonName("Peter", "Schmidt"), "mr")
LENA = Named(PersonName("Lena", "Weber"), "none", child=True)
SIMONE = Named(PersonName("Simone", "Leutheusser-Schnarrenberger"), "mrs")
JAN, EWA = Named(PersonName("Jan", "Kowalski"), "mr"), Named(PersonName("Ewa", "Kowalska"), "mrs")
OLA = Named(PersonName("Ola", "Kowalska"), "none", child=True)
BELA = Named(PersonName("Béla", "Kovács", display_order="eastern"), "mr")


def _held(function, person):
    return replace(person, function=function)


@pytest.mark.parametrize(
    ("language", "people", "lines"),
    [
        ("de", [ANNA], ["Frau Anna Weber"]),
        ("de", [HANS], ["Herrn Dr. Hans Weber"]),
        ("fr", [ANNA], ["Madame Anna Weber"]),
        ("en", [PETER], ["Mr Peter Schmidt"]),
        ("en", [HANS], ["Dr. Hans Weber"]),
        ("pl", [EWA], ["Pani Ewa Kowalska"]),
        ("de", [Named(PersonName("Kim", "Weber"))], ["Kim Weber"]),
        ("de", [Named(PersonName("Anna", ""), "mrs")], ["Anna"]),
        ("hu", [BELA], ["Kovács Béla"]),
        # Where an office is held it is named
        ("de", [_held("mayor", HANS)], ["Herrn Bürgermeister Dr. Hans Weber"]),
        ("de", [_held("lord_mayor", SIMONE)],
         ["Frau Oberbürgermeisterin", "Simone Leutheusser-Schnarrenberger"]),
        ("de", [_held("deputy_mayor", PETER)], ["Herrn Beigeordneten Peter Schmidt"]),
        ("de", [_held("chair", PETER)], ["Herrn Vorsitzenden Peter Schmidt"]),
        ("de", [_held("mayor", Named(PersonName("Kim", "Weber")))], ["Kim Weber"]),
        ("de", [_held("mayor", HANS), ANNA], ["Dr. Hans und Anna Weber"]),
        ("de", [_held("mayor", HANS), LENA], ["Familie Dr. Hans Weber"]),
        ("fr", [_held("mayor", ANNA)], ["Madame Anna Weber", "Maire"]),
        ("fr", [_held("deputy_mayor", ANNA)], ["Madame Anna Weber", "Adjointe au Maire"]),
        ("en", [_held("mayor", PETER)], ["The Worshipful the Mayor", "Mr Peter Schmidt"]),
        ("en", [_held("chair", ANNA)], ["The Chair", "Mrs Anna Weber"]),
        ("pl", [_held("mayor", JAN)], ["Pan Burmistrz Jan Kowalski"]),
        ("pl", [_held("lord_mayor", EWA)], ["Pani Prezydent Ewa Kowalska"]),
        ("hu", [_held("mayor", BELA)], ["Kovács Béla"]),
        # Couples: one surname, two surnames, two long ones
        ("de", [ANNA, HANS], ["Anna und Dr. Hans Weber"]),
        ("fr", [ANNA, HANS], ["Anna et Dr. Hans Weber"]),
        ("de", [ANNA, PETER], ["Anna Weber und Peter Schmidt"]),
        ("de", [SIMONE, PETER], ["Simone Leutheusser-Schnarrenberger und", "Peter Schmidt"]),
        ("pl", [EWA, JAN], ["Ewa Kowalska i Jan Kowalski"]),
        ("de", [BELA, Named(PersonName("Éva", "Kovács", display_order="eastern"), "mrs")],
         ["Kovács Béla und Kovács Éva"]),
        # Families
        ("de", [ANNA, HANS, LENA], ["Familie Weber"]),
        ("fr", [ANNA, HANS, LENA], ["Famille Weber"]),
        ("en", [ANNA, HANS, LENA], ["The Weber family"]),
        ("de", [ANNA, PETER, LENA], ["Anna Weber und", "Peter Schmidt mit Familie"]),
        ("pl", [EWA, JAN, OLA], ["Ewa Kowalska i", "Jan Kowalski z rodziną"]),
        ("de", [ANNA, LENA], ["Familie Anna Weber"]),
        ("hu", [ANNA, PETER, LENA], ["Anna Weber & Peter Schmidt"]),
        ("de", [LENA], ["Lena Weber"]),
        # Father and son of one name stay two
        ("de", [PETER, Named(PersonName("Peter", "Schmidt", suffix="jun."), "mr")],
         ["Peter Schmidt und", "Peter Schmidt jun."]),
        ("de", [], []),
        ("de", [Named(PersonName())], []),
    ],
)  # fmt: skip
def test_the_lines_name_everybody_as_they_are_called(language, people, lines):
    assert list(envelope_names(people, language)) == lines
