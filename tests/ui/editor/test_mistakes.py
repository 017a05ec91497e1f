"""A mistake of ours while saving: nothing half written, nothing typed lost, nobody named."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError
from worlds.dump import dump
from worlds.editing import change

from twincrm.runtime.faults import fault_report
from twincrm.services.contacts import EmailDraft, Reach
from twincrm.store.connection import connect


def test_a_mistake_while_saving_keeps_file_and_form(open_editor, populated, around):
    rule = "SELECT RAISE(ABORT, 'not thought of') WHERE NEW.address LIKE 'chantal%'"
    other = connect(populated.file.path, "rw")
    other.execute(f"CREATE TRIGGER odd BEFORE INSERT ON email BEGIN {rule}; END")
    page = open_editor("person")
    reach = Reach(emails=(EmailDraft(address="chantal@example.org"),))
    change(page, family="Delattre", reach=reach)
    typed, before = page.form.draft, dump(populated.file)

    with pytest.raises(IntegrityError, match="not thought of") as caught:
        page.save()

    assert "chantal@example.org" in str(caught.value.params)
    report = fault_report(caught.value)
    assert [word for word in ("chantal", "Delattre", "INSERT") if word in report] == []
    assert dump(populated.file) == before
    assert page.form.draft == typed
    around.answers.append("stay")
    assert not page.may_leave()  # it asks: nothing typed is lost
    other.execute("DROP TRIGGER odd")
    other.close()
    page.save()
    assert len(around.went) == 1
