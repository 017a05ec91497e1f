"""Documents and photos: kept once, attached where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.domain.terms import DocumentKind
from twincrm.services.documents.commands import (
    AddDocument,
    AttachDocument,
    ChangeDocument,
    DetachDocument,
    SetPhoto,
)
from twincrm.services.documents.drafts import DocumentDraft, read_document
from twincrm.services.documents.queries import document_content, documents_of, photo_of
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.queries import person_details
from twincrm.store.models import Blob

CHARTER = DocumentDraft(kind=DocumentKind.CHARTER, file_name="urkunde.pdf", dated_on="1967-05")
PDF = b"%PDF-1.7 ..."
PNG = b"\x89PNG\r\n\x1a\n..."


@pytest.fixture
def anna(dispatcher):
    return dispatcher.execute(AddPerson(PersonDraft(given="Anna"))).result


def blobs(dispatcher):
    return dispatcher.ask(lambda session: session.scalar(select(func.count(Blob.id))))


def test_a_document_is_kept_with_its_bytes(dispatcher, anna):
    document = dispatcher.execute(AddDocument(CHARTER, PDF, "person", anna)).result
    (row,) = dispatcher.ask(documents_of, "person", anna)
    assert (row.id, row.title, row.media_type, row.size) == (
        document,
        "urkunde.pdf",
        "application/pdf",
        len(PDF),
    )
    assert dispatcher.ask(document_content, document) == PDF
    assert dispatcher.ask(person_details, anna, "de").documents == (row,)


def test_the_same_bytes_are_kept_once_and_survive_undo(dispatcher, anna):
    for _ in range(2):
        dispatcher.execute(AddDocument(CHARTER, PDF, "person", anna))
    assert blobs(dispatcher) == 1
    dispatcher.undo()
    dispatcher.undo()
    assert dispatcher.ask(documents_of, "person", anna) == ()
    dispatcher.redo()
    (row,) = dispatcher.ask(documents_of, "person", anna)
    assert dispatcher.ask(document_content, row.id) == PDF


def test_one_document_for_two_people(dispatcher, anna):
    bernd = dispatcher.execute(AddPerson(PersonDraft(given="Bernd"))).result
    document = dispatcher.execute(AddDocument(CHARTER, PDF, "person", anna)).result
    dispatcher.execute(AttachDocument(document, "person", bernd))
    assert dispatcher.execute(AttachDocument(document, "person", bernd)).step is None
    dispatcher.execute(DetachDocument(document, "person", anna))
    assert dispatcher.ask(documents_of, "person", anna) == ()
    assert [row.id for row in dispatcher.ask(documents_of, "person", bernd)] == [document]


def test_a_document_is_renamed(dispatcher, anna):
    document = dispatcher.execute(AddDocument(CHARTER, PDF)).result
    before = dispatcher.ask(read_document, document)
    dispatcher.execute(ChangeDocument(document, before, replace(before, title="Urkunde 1967")))
    assert dispatcher.ask(read_document, document).title == "Urkunde 1967"


def test_a_photo_comes_and_goes(dispatcher, anna):
    dispatcher.execute(SetPhoto(anna, PNG, "Anna"))
    assert dispatcher.ask(photo_of, anna) == PNG
    dispatcher.execute(SetPhoto(anna, None, "Anna"))
    assert dispatcher.ask(photo_of, anna) is None
    dispatcher.undo()
    assert dispatcher.ask(photo_of, anna) == PNG


def test_what_cannot_be_kept_is_said_and_nothing_stays(dispatcher, anna):
    for command in (
        AddDocument(CHARTER, b""),
        AddDocument(DocumentDraft(), PDF),
        SetPhoto(anna, b"GIF89a", "Anna"),
    ):
        with pytest.raises(InputError):
            dispatcher.execute(command)
    for command in (AddDocument(CHARTER, PDF, "person", 99), AddDocument(CHARTER, PDF, "tag", 1)):
        with pytest.raises(UnknownRecord):
            dispatcher.execute(command)
    assert blobs(dispatcher) == 0
