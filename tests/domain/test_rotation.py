"""Which backups are kept: the last ten, one a week for a quarter, one a month for two years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from twincrm.domain.rotation import LAST, MONTHS, WEEKS, kept_backups

BEGUN = datetime(2025, 1, 1, 9, 0, tzinfo=UTC)
MOMENTS = some.integers(0, 3 * 366 * 24).map(lambda hours: BEGUN + timedelta(hours=hours))
MADE = some.lists(MOMENTS, max_size=120).map(
    lambda moments: {f"{at}": moment for at, moment in enumerate(moments)}
)


def daily(days: int) -> dict[str, datetime]:
    found = (BEGUN + timedelta(days=day) for day in range(days))
    return {f"{moment:%Y-%m-%d}": moment for moment in found}


def test_three_years_of_daily_use_leave_so_many():
    made = daily(3 * 365)
    now = max(made.values())

    kept = sorted(kept_backups(made, now))

    assert kept[-10:] == sorted(made)[-10:]
    two_years, quarter = kept[:21], kept[21:-10]
    assert (two_years[0], two_years[-1]) == ("2026-01-31", "2027-09-30")
    assert quarter == [
        "2027-10-10", "2027-10-17", "2027-10-24", "2027-10-31", "2027-11-07", "2027-11-14",
        "2027-11-21", "2027-11-28", "2027-11-30", "2027-12-05", "2027-12-12", "2027-12-19",
    ]  # fmt: skip


def test_what_is_dated_later_is_kept_and_takes_nobodys_place():
    made = daily(20)
    now = max(made.values())
    kept = kept_backups(made, now)

    assert kept_backups({**made, "later": now + timedelta(days=400)}, now) == kept | {"later"}


@given(MADE, MOMENTS)
def test_the_last_ten_and_the_last_of_each_week_and_month_are_kept(made, now):
    kept = kept_backups(made, now)
    past = sorted((name for name in made if made[name] <= now), key=lambda n: (made[n], n))

    assert set(past[-LAST:]) <= kept
    for name in past:
        later = [made[each] for each in past if (made[each], each) > (made[name], name)]
        age = (now.date() - made[name].date()).days
        week = made[name].isocalendar()[:2]
        if age < 7 * (WEEKS - 1) and all(each.isocalendar()[:2] != week for each in later):
            assert name in kept
        month = (made[name].year, made[name].month)
        if age < 23 * 28 and all((each.year, each.month) != month for each in later):
            assert name in kept
    assert len(kept & set(past)) <= LAST + WEEKS + MONTHS


@given(MADE, MOMENTS)
def test_to_go_through_the_rule_every_time_leaves_what_going_once_would_leave(made, now):
    order = sorted(made, key=lambda name: (made[name], name))
    lying = {}
    for name in order:
        lying[name] = made[name]
        kept = kept_backups(lying, made[name])
        lying = {each: lying[each] for each in kept}
    last = max([now, *made.values()])

    assert kept_backups(lying, last) == kept_backups(made, last)


@given(MADE, MOMENTS)
def test_what_is_kept_would_be_kept_again(made, now):
    kept = kept_backups(made, now)

    assert kept_backups({name: made[name] for name in kept}, now) == kept
