"""The window's demo: written once a day, copied for every start, thrown away afterwards."""

from __future__ import annotations

import pytest

from twincrm.app import assembly
from twincrm.app.opening import open_association
from twincrm.runtime.folders import cache_folder
from twincrm.services.progress import Silent


@pytest.fixture
def written(monkeypatch):
    """How often a demo was written; the writing itself is shortened to an empty association."""
    from twincrm.app.opening import make_association
    from twincrm.services import demo

    calls = []

    def write(path, **wishes):
        calls.append(wishes)
        make_association(path, lambda _: None)

    monkeypatch.setattr(demo, "write_demo", write)
    return calls


def test_a_second_copy_is_not_written_again(written):
    first = assembly.make_demo(Silent())
    first.write_bytes(b"changed")
    second = assembly.make_demo(Silent())
    assert len(written) == 1
    assert written[0]["people"] == 0
    assert second.read_bytes() != b"changed"


def test_another_day_another_demo(written, monkeypatch):
    assembly.make_demo(Silent())
    monkeypatch.setenv("TWINCRM_TODAY", "2027-04-20")
    assembly.make_demo(Silent())
    assert len(written) == 2
    kept = [each.name for each in (cache_folder() / "demo").glob("demo-*")]
    assert [name.endswith("2027-04-20.twincrm") for name in kept] == [True]


def test_copies_left_by_a_crash_are_swept_and_open_ones_stay(written):
    left = assembly.make_demo(Silent()).parent.rename(cache_folder() / "demo" / "copy-left")
    assembly.make_demo(Silent())
    assert not left.exists()
    held = assembly.make_demo(Silent()).parent.rename(cache_folder() / "demo" / "copy-held")
    dispatcher = open_association(held / "Demo.twincrm", write=True)
    assembly.make_demo(Silent())
    assert held.exists()
    dispatcher.file.close()


def test_leaving_throws_the_own_copy_away(written):
    copy = assembly.make_demo(Silent())
    assembly.drop_demo_copy()
    assert not copy.parent.exists()
