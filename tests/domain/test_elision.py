"""*de* and *que* before names, as French writes them."""

from __future__ import annotations

import pytest

from twincrm.domain.elision import elided


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Anna Weber", "fils d’Anna Weber"),
        ("Élodie", "fils d’Élodie"),
        ("Œuvre des ponts", "fils d’Œuvre des ponts"),
        ("Åsa", "fils d’Åsa"),
        ("Bernd", "fils de Bernd"),
        ("Hélène", "fils d’Hélène"),
        ("Henri", "fils d’Henri"),
        ("Hubert", "fils d’Hubert"),
        ("Hans", "fils de Hans"),
        ("Heinz", "fils de Heinz"),
        ("Helga", "fils de Helga"),
        ("Yves", "fils d’Yves"),
        ("Yann", "fils de Yann"),
        ("", "fils de "),
        ("11 amis", "fils de 11 amis"),
    ],
)
def test_de_is_shortened_before_a_vowel_and_a_mute_h(name, written):
    assert elided("fils de {name}", {"name": name}).format(name=name) == written


def test_only_the_word_before_the_place_changes():
    sentence = "Noter que {one} et {other} partent de {n} jours, de {one}, lorsque {other} vient"
    values = {"one": "Anna", "other": "Hans", "n": 8}
    told = elided(sentence, values).format(**values)
    assert told == "Noter qu’Anna et Hans partent de 8 jours, d’Anna, lorsque Hans vient"
