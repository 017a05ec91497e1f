"""Makes documents to be shown, as slowly as a test wants."""

from __future__ import annotations

import threading

from worlds.printed_programme import PROGRAMME, long_programme

from twincrm.reports.programme import print_programme
from twincrm.runtime.language import catalogue
from twincrm.services.printing.paper import Paper, page_count

PATIENT = 20_000
"""Milliseconds."""


def made(programme, languages) -> Paper:
    pdf = print_programme(programme, languages, {code: catalogue(code) for code in languages})
    return Paper(pdf, page_count(pdf))


class Studio:
    """Makes documents of one page in German, of more in French; it can be held up."""

    def __init__(self):
        self.open = threading.Event()
        self.open.set()
        self.asked = []
        self.papers = {
            "de": made(PROGRAMME, ("de",)),
            "fr": made(long_programme(4), ("fr",)),
            "en": made(PROGRAMME, ("en",)),
        }

    def __call__(self, languages, _content) -> Paper:
        self.asked.append(languages[0])
        assert self.open.wait(PATIENT)
        return self.papers[languages[0]]
