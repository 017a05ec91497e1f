from __future__ import annotations

import pytest

from twincrm.ui.theme.contrast import contrast
from twincrm.ui.theme.tokens import DARK, LIGHT, SECTOR_ICONS, STATUS_ICONS, THEMES

TONES = ("ok", "warn", "bad", "info", "neutral", *SECTOR_ICONS)
GROUNDS = ("paper", "card", "sunken", "sel")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "ink2"])
def test_text_is_readable_on_every_ground(theme, ground, text):
    colours = THEMES[theme]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink3", "card"),
        ("ink3", "paper"),
        ("onprim", "prim"),
        ("onprim", "primh"),
        ("sidet", "side"),
        ("ink", "goldbg"),
        ("ink2", "goldbg"),
    ],
)
def test_special_texts_are_readable(theme, text, ground):
    colours = THEMES[theme]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", TONES)
def test_words_on_badges_are_readable(theme, tone):
    colours = getattr(THEMES[theme], tone)
    assert contrast(colours.text, colours.bg) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", ["bad", "info"])
def test_words_in_status_colours_are_readable_beside_fields(theme, tone):
    colours = THEMES[theme]
    assert contrast(getattr(colours, tone).text, colours.card) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["card", "paper"])
@pytest.mark.parametrize("edge", ["line2", "focus", "selbar", "gold"])
def test_borders_that_mean_something_are_visible(theme, ground, edge):
    colours = THEMES[theme]
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_solid_sector_colours_stand_out_from_the_card(colours):
    for sector in SECTOR_ICONS:
        assert contrast(getattr(colours, sector).solid, colours.card) >= 3


def test_contrast_follows_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_state_and_sector_has_an_icon_of_its_own():
    assert len(set(SECTOR_ICONS.values())) == len(SECTOR_ICONS)
    assert len({STATUS_ICONS[each] for each in ("ok", "warn", "bad", "info")}) == 4
