from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from twincrm.domain.errors import Cancelled
from twincrm.ui.hub import ChangeHub
from twincrm.ui.jobs import JobRunner


@pytest.fixture
def runner(qapp):
    made = JobRunner()
    yield made
    assert made.shutdown(5000)


def test_the_answer_comes_back_in_the_interface_thread(runner, qtbot):
    seen = []

    def work(progress):
        seen.append(threading.current_thread() is threading.main_thread())
        return 42

    def done(answer):
        seen.append((answer, threading.current_thread() is threading.main_thread()))

    with qtbot.waitSignal(runner.idle):
        runner.start(work, done)
    assert seen == [False, (42, True)]
    assert not runner.busy


def test_none_is_an_answer_too(runner, qtbot):
    answers = []
    with qtbot.waitSignal(runner.idle):
        runner.start(lambda _: None, answers.append)
    assert answers == [None]


def test_a_part_of_the_window_that_is_gone_gets_no_answer(runner, qtbot):
    part = QLabel()
    with qtbot.waitSignal(runner.idle), qtbot.assertNotEmitted(runner.broke):
        runner.start(lambda _: "found", part.setText)
        runner.start(lambda _: "found", partial(part.setText))
        delete(part)


def test_an_error_goes_to_whoever_takes_it(runner, qtbot):
    errors = []

    def work(progress):
        raise ValueError("broken")

    with qtbot.waitSignal(runner.idle), qtbot.assertNotEmitted(runner.broke):
        runner.start(work, failed=errors.append)
    assert [str(each) for each in errors] == ["broken"]


def test_an_error_nobody_takes_is_published(runner, qtbot):
    def work(progress):
        raise ValueError("broken")

    with qtbot.waitSignal(runner.broke) as heard:
        runner.start(work)
    assert isinstance(heard.args[0], ValueError)


def test_a_cancelled_job_delivers_nothing(runner, qtbot):
    started, go_on, seen = threading.Event(), threading.Event(), []

    def work(progress):
        started.set()
        go_on.wait(5)
        try:
            progress.step(1, 2)
        except Cancelled:
            seen.append("stopped")
            raise
        return "finished"

    with qtbot.waitSignal(runner.idle):
        job = runner.start(work, seen.append, failed=seen.append)
        assert started.wait(5)
        job.cancel()
        go_on.set()
    assert seen == ["stopped"]


def test_progress_is_told_and_the_end_always(runner, qtbot):
    told = []

    def work(progress):
        for done in range(1, 1001):
            progress.step(done, 1000)

    with qtbot.waitSignal(runner.idle):
        runner.start(work, progressed=lambda done, total: told.append((done, total)))
    assert told[-1] == (1000, 1000)
    assert len(told) < 100


def test_writing_is_one_at_a_time(runner, qtbot):
    inside, most, lock = [0], [0], threading.Lock()
    both = threading.Event()

    def work(progress):
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        both.wait(0.02)
        with lock:
            inside[0] -= 1

    with qtbot.waitSignal(runner.idle):
        for _ in range(5):
            runner.start(work, lane="write")
    assert most[0] == 1


def test_two_may_read_while_one_writes(runner, qtbot):
    barrier = threading.Barrier(3, timeout=5)
    with qtbot.waitSignal(runner.idle):
        for lane in ("read", "read", "write"):
            runner.start(lambda _: barrier.wait(), lane=lane)
    assert not barrier.broken


def test_shutdown_stops_and_waits(qapp):
    runner, started, seen = JobRunner(), threading.Event(), []

    def work(progress):
        started.set()
        while True:
            progress.step(0, 0)

    runner.start(work, seen.append, failed=seen.append)
    assert started.wait(5)
    assert runner.shutdown(5000)
    assert not runner.busy
    late = runner.start(lambda _: seen.append("late"))
    assert late.cancelled
    assert seen == []


def test_many_jobs_in_a_row(runner, qtbot):
    answers = []
    with qtbot.waitSignal(runner.idle):
        for number in range(200):
            runner.start(lambda _, number=number: number, answers.append)
    assert sorted(answers) == list(range(200))


def test_the_hub_tells_everybody(qapp, qtbot):
    hub = ChangeHub()
    with qtbot.waitSignal(hub.changed) as heard:
        hub.publish({"person": [7]})
    assert heard.args == [{"person": [7]}]
