from __future__ import annotations

import pytest

from twincrm.runtime.bundled import bundled
from twincrm.ui.kit.painting import AVATAR_ICONS
from twincrm.ui.theme.icons import Icons, coloured_svg
from twincrm.ui.theme.look import Look
from twincrm.ui.theme.tokens import SECTOR_ICONS, STATUS_ICONS


def colours_of(pixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize(
    "name", [*SECTOR_ICONS.values(), *STATUS_ICONS.values(), *AVATAR_ICONS.values()]
)
def test_icons_named_by_the_kit_are_shipped(name):
    assert (bundled("resources/icons") / f"{name}.svg").is_file()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_icon_wears_the_colour_of_its_token(qapp, theme):
    look = Look(theme)
    assert look.hex("bad").lower() in colours_of(Icons(look).pixmap("circle-alert", "bad", 40))


def test_an_icon_is_sharp_on_a_dense_screen(qapp):
    pixmap = Icons(Look(zoom=1.5)).pixmap("users", "ink", 20, ratio=2)
    assert pixmap.width() == 60
    assert pixmap.deviceIndependentSize().width() == 30


def test_an_icon_is_drawn_once(qapp):
    icons = Icons(Look())
    assert icons.pixmap("users").cacheKey() == icons.pixmap("users").cacheKey()
    assert icons.icon("users").cacheKey() == icons.icon("users").cacheKey()
    assert icons.pixmap("users").cacheKey() != icons.pixmap("users", "bad").cacheKey()


def test_flags_are_four_to_three_and_unknown_countries_get_a_globe(qapp):
    icons = Icons(Look())
    assert icons.flag("FR", 15).deviceIndependentSize().toTuple() == (20, 15)
    assert icons.flag("zz", 15).deviceIndependentSize().toTuple() == (17, 17)
    assert not icons.flag_icon("pl").isNull()


def test_stroke_and_colour_go_into_the_drawing():
    drawing = coloured_svg("check", "#123456", 3)
    assert 'stroke="#123456"' in drawing
    assert 'stroke-width="3"' in drawing
