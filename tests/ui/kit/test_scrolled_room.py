"""A page that scrolls ends where its words end."""

from __future__ import annotations

from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.scroll import ScrollPage

WORDS = "Wörter, die in einer schmalen Spalte viele Zeilen brauchen. " * 3


def test_a_scrolled_page_is_as_high_as_its_words_are_in_its_width(ui, qtbot):
    page = ScrollPage(ui, bar_gap=8)
    for _ in range(30):
        page.body.addWidget(InlineNotice(ui, "info", WORDS))
    page.body.addStretch(1)
    qtbot.addWidget(page)
    page.resize(1400, 300)
    with qtbot.waitExposed(page):
        page.show()
    inner = page._page
    qtbot.waitUntil(lambda: inner.height() == inner.heightForWidth(inner.width()) > 300)
    assert page.body.contentsMargins().right() == 8  # off the scroll bar, which is there
    page.resize(1400, 6000)
    qtbot.waitUntil(lambda: page.body.contentsMargins().right() == 0)
