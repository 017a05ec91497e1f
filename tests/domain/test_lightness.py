"""Knowing names and dates costs no start-up time."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from twincrm.domain import (
    addresses, countries, dates, emails, folding, names, partial_date, phones, salutation
)
print({"babel", "phonenumbers", "rapidfuzz", "holidays"} & set(sys.modules))
"""


def test_heavy_libraries_wait_until_they_are_needed():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "set()", "")
