"""The list of documents that can be printed."""

from __future__ import annotations

import subprocess
import sys

from twincrm.reports.documents import DOCUMENTS, document


def test_documents_are_found_by_name():
    programme = document("programme")
    assert programme is not None
    assert programme.languages == 2
    assert programme.of_a_visit
    card = document("contact-card")
    assert card is not None
    assert card.tier == "contact"
    assert document("no such thing") is None


def test_names_are_unique_and_fit_for_the_command_line():
    names = [each.name for each in DOCUMENTS]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and " " not in name for name in names)


def test_knowing_the_documents_loads_nothing_heavy():
    code = (
        "import sys, twincrm.reports.documents, twincrm.reports.programme, "
        "twincrm.reports.contact_card;"
        "sys.exit(','.join(m for m in ('reportlab','babel','PIL','bidi') if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
