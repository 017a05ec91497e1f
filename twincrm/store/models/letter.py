"""Texts for many: letters and e-mails, in the languages of those who get them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import LetterKind
from twincrm.store.base import Base, HasUid, Keeping, Trashable, one_of


class LetterTemplate(HasUid, Trashable, Base):
    """A letter or an e-mail that is written once and sent to many."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", LetterKind),)

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(10), default=LetterKind.LETTER)
    note: Mapped[str] = mapped_column(Text, default="")


class LetterText(Base):
    """Subject and text of a letter in one language, with placeholders such as ``{salutation}``."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("letter_template_id", "language"),)

    letter_template_id: Mapped[int] = mapped_column(ForeignKey("letter_template.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    subject: Mapped[str] = mapped_column(String(300), default="")
    body: Mapped[str] = mapped_column(Text, default="")
