"""Connections to files share what was worded once."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from sqlalchemy import select

from twincrm.store import engine
from twincrm.store.file import Opening, open_file
from twincrm.store.models import Place

ANNA = Opening("Anna", datetime(2027, 4, 19, 8, 0, tzinfo=UTC), lambda *_: None)


def test_what_one_file_asked_is_worded_no_more_for_another(association_path, tmp_path):
    other = tmp_path / "zweite.twincrm"
    shutil.copyfile(association_path, other)
    asked = select(Place.uid, Place.name).where(Place.name == "Nowhere", Place.id > 3)
    worded = []
    for path in (association_path, other):
        file = open_file(path, ANNA)
        with file.read() as session:
            assert session.execute(asked).all() == []
        worded.append(len(engine._WORDED))
        file.close()
    assert worded[0] == worded[1] > 0
