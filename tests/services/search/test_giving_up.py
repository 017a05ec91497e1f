"""A question whose answer nobody waits for any more is stopped in the midst of it."""

from __future__ import annotations

import time

import pytest

from twincrm.domain.errors import Cancelled
from twincrm.domain.texts import Message
from twincrm.services.progress import Silent
from twincrm.services.search.queries import search

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


class Impatient:
    """Gives up the third time it is asked."""

    def __init__(self):
        self.asked = 0

    def step(self, done, total):
        self.asked += 1
        if self.asked > 2:
            raise Cancelled(Message("Enough"))


def count_for_ever(session):
    return session.connection().exec_driver_sql(ENDLESS).scalar()


def test_a_query_without_end_is_stopped(populated):
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        populated.ask_while_wanted(Impatient(), count_for_ever)
    assert time.monotonic() - begin < 10


def test_the_next_question_is_answered_as_ever(populated):
    for _ in range(5):  # more than there are connections
        with pytest.raises(Cancelled):
            populated.ask_while_wanted(Impatient(), count_for_ever)

    expected = populated.ask(search, "weber")
    assert expected.total > 0
    assert populated.ask_while_wanted(Silent(), search, "weber") == expected
