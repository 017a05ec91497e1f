"""The sample programme, real translators, and eyes that read a PDF."""

from __future__ import annotations

import io

import pytest
from worlds import printed_programme

from twincrm.runtime.language import LANGUAGES, catalogue


@pytest.fixture(scope="session")
def sample():
    """The module with the sample programme and what it is made of."""
    return printed_programme


@pytest.fixture(scope="session")
def translators():
    """The catalogues that the program itself uses."""
    return {language: catalogue(language) for language in LANGUAGES}


class PrintedPages:
    """A PDF as its readers see it."""

    def __init__(self, content: bytes) -> None:
        from pypdf import PdfReader

        self.content = content
        self.reader = PdfReader(io.BytesIO(content))
        self.pages = [_plain(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def outline(self) -> list[str]:
        return [entry.title for entry in self.reader.outline]

    @property
    def fonts(self) -> dict[str, bool]:
        """Every font of every page by name, and whether it is embedded."""
        found = {}
        for page in self.reader.pages:
            for entry in page["/Resources"]["/Font"].values():
                font = entry.get_object()
                described = "/FontDescriptor" in font
                found[font["/BaseFont"]] = described and "/FontFile2" in font["/FontDescriptor"]
        return found

    def words(self) -> list[tuple[int, str, tuple[float, float, float, float]]]:
        """Page, text and box (left, bottom, right, top) in points of every piece of text."""
        import pypdfium2

        found = []
        document = pypdfium2.PdfDocument(self.content)
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for index in range(text_page.count_rects()):
                box = text_page.get_rect(index)
                found.append((number, _plain(text_page.get_text_bounded(*box)), box))
            text_page.close()
            page.close()
        document.close()
        return found


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="session")
def read():
    """Opens a PDF to look at its text, outline, fonts and geometry."""
    return PrintedPages
