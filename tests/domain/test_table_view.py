"""What is remembered of a table: read back as it was, and forgiving towards what is not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.table_view import SortBy, TableView, moved

KEYS = ("name", "town", "phone", "e_mail", "age2")
VIEWS = st.builds(
    TableView,
    st.lists(st.sampled_from(KEYS), unique=True).map(tuple),
    st.dictionaries(st.sampled_from(KEYS), st.integers(24, 2000)).map(lambda d: tuple(d.items())),
    st.lists(
        st.builds(SortBy, st.sampled_from(KEYS), st.booleans()),
        unique_by=lambda each: each.column,
        max_size=3,
    ).map(tuple),
)


@given(VIEWS)
def test_a_view_is_read_back_as_it_was(view):
    again = TableView.from_text(view.to_text())
    assert (again.columns, dict(again.widths), again.sort) == (
        view.columns,
        dict(view.widths),
        view.sort,
    )


@given(st.text(max_size=60))
def test_any_text_is_a_view(text):
    view = TableView.from_text(text)
    assert TableView.from_text(view.to_text()) == view


def test_what_is_not_known_is_left_out_and_the_first_column_stays():
    view = TableView.from_text("town:99999 star phone:5 ??? / star- town- town+").known(
        KEYS, "name"
    )
    assert view.columns == ("name", "town", "phone")
    assert view.width_of("town") == 2000
    assert view.width_of("phone") == 24
    assert view.sort == (SortBy("town"),)
    assert TableView().known(KEYS, "name") == TableView()


@pytest.mark.parametrize(
    ("key", "steps", "after"),
    [
        ("c", -1, "acbd"),
        ("b", -1, "abcd"),
        ("a", 1, "abcd"),
        ("b", 9, "acdb"),
        ("d", 1, "abcd"),
        ("x", 1, "abcd"),
    ],
)
def test_columns_move_but_never_before_the_first(key, steps, after):
    assert moved(tuple("abcd"), key, steps) == tuple(after)


def test_a_column_sorts_up_then_down_and_lets_go_when_it_was_added():
    view = TableView().sorted_by("town", added=False)
    assert view.sort == (SortBy("town"),)
    view = view.sorted_by("name", added=True)
    assert view.sort == (SortBy("town"), SortBy("name"))
    view = view.sorted_by("town", added=True)
    assert view.sort == (SortBy("town", descending=True), SortBy("name"))
    assert view.sorted_by("town", added=True).sort == (SortBy("name"),)
    assert view.sorted_by("town", added=False).sort == (SortBy("town"),)
    alone = view.sorted_by("phone", added=False).sorted_by("phone", added=False)
    assert alone.sort == (SortBy("phone", descending=True),)
