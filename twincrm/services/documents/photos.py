"""A person's photo and the association's logo: kept beside the file's other bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.documents.blobs import keep_bytes
from twincrm.services.documents.drafts import media_type_of

if TYPE_CHECKING:
    from twincrm.store.models import Person
    from twincrm.store.work import Work

PICTURES = ("image/png", "image/jpeg")


def give_photo(work: Work, person: Person, content: bytes) -> None:
    """Keep a picture as the person's photo.

    Raises:
        InputError: it is neither a PNG nor a JPEG.
    """
    if media_type_of(content, "") not in PICTURES:
        raise InputError("photo", Message("A photo must be a PNG or JPEG picture."))
    person.photo_id = keep_bytes(work, content)


def keep_logo(work: Work, content: bytes) -> int:
    """Keep a picture as a logo; the id of its blob.

    Raises:
        InputError: it is neither a PNG nor a JPEG.
    """
    if media_type_of(content, "") not in PICTURES:
        raise InputError("logo", Message("A logo must be a PNG or JPEG picture."))
    return keep_bytes(work, content)
