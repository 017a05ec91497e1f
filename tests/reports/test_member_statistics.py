"""The figures about the members on paper."""

from __future__ import annotations

import io
from datetime import date

import pytest

from twincrm.domain.records.member_statistics import (
    AGES,
    AgeCount,
    MemberStatistics,
    Share,
    YearCount,
)
from twincrm.reports.member_statistics import print_member_statistics
from twincrm.runtime.language import catalogue


def figures(*, sectors=3, most=12):
    ages = [AgeCount(*group, at, most - at, at % 2) for at, group in enumerate(AGES)]
    return MemberStatistics(
        on=date(2027, 4, 19), association="Partnerschaftsverein Lindenau", people=62, bodies=1,
        average=59, under_50=17, over_60=31, since=2026, joined=2, left=5,
        ages=(*ages, AgeCount(None, None, 0, 0, 2)),
        years=tuple(YearCount(year, year % 4, year % 3, year % 2) for year in range(2018, 2028)),
        sectors=tuple(Share(f"s{n}", f"Bereich {n}", most - n % most) for n in range(sectors)),
        languages=(Share("de", "Deutsch", 60), Share("none", "", 2)),
    )  # fmt: skip


def text_of(pdf):
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return len(document), "\f".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_all_figures_stand_on_one_page_in_every_language(language):
    pages, said = text_of(print_member_statistics(figures(), catalogue(language)))
    assert pages == 1
    for word in ("62", "59", "70–79", "Bereich 2", "2018", "2027", "−3", "2 + 1†"):
        assert word in said
    moved = catalogue(language).tr("{joined} new, {left} left, {died} died")
    assert "".join(moved.format(joined=2, left=5, died=0).split()) in "".join(said.split())


def test_what_goes_on_on_the_next_page_is_no_lonely_line():
    for sectors in range(8, 20):
        pdf = print_member_statistics(figures(sectors=sectors), catalogue("de"))
        pages, said = text_of(pdf)
        last = said.rsplit("\f", 1)[-1]
        assert pages == 1 or last.count("Bereich") not in {1, 2}, sectors


def test_many_lines_go_on_on_the_next_page():
    pages, said = text_of(print_member_statistics(figures(sectors=60), catalogue("de")))
    assert pages >= 2
    assert "Bereich 59" in said


def test_nobody_is_no_trouble():
    empty = MemberStatistics(
        date(2027, 4, 19), "", 0, 0, None, 0, 0, 2026, 0, 0,
        tuple(AgeCount(*group, 0, 0, 0) for group in AGES), (YearCount(2027, 0, 0),), (), (),
    )  # fmt: skip
    assert text_of(print_member_statistics(empty, catalogue("fr")))[0] == 1
