"""E-mails to chosen contacts: which text, one for all or one for each, and on which way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from twincrm.domain.errors import TwincrmError
from twincrm.domain.terms import LetterKind
from twincrm.domain.texts import Message
from twincrm.exchange.email_drafts import LONGEST_LINK, mailto
from twincrm.services.mailings.drafts import LetterDraft, read_letter
from twincrm.services.mailings.emails import log_emails, plan_emails, save_emails
from twincrm.services.mailings.queries import letters
from twincrm.services.mailings.readers import stand_ins, to_be_written
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import CheckField, ChoiceField
from twincrm.ui.kit.file_names import proposed_name
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.stand_ins import ask_about_stand_ins
from twincrm.ui.kit.toast import announce
from twincrm.ui.kit.writing import Writing
from twincrm.ui.mailings.letter_dialog import edit_letter
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.services.mailings.emails import Contacts, EmailPlan
    from twincrm.services.progress import Progress
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices

    Post = Callable[[PageServices, Contacts], object]

WIDTH = 640
NAMED = 8
"""So many names without a mailbox are told; of more it is said how many."""
MISSED = Message(
    "{n} contact has no e-mail address: {names}",
    plural="{n} contacts have no e-mail address: {names}",
)
SAVED = Message(
    "{n} e-mail was written as a draft: {place}",
    plural="{n} e-mails were written as drafts: {place}",
)
LEFT_OUT = Message(
    "{n} contact does not want the newsletter any more and gets none: {names}",
    plural="{n} contacts do not want the newsletter any more and get none: {names}",
)
KEPT_IN = Message(
    "{n} contact does not want the newsletter any more, but gets this: {names}",
    plural="{n} contacts do not want the newsletter any more, but get this: {names}",
)
HOMES = Message(
    "{n} household has no mailbox of its own; everybody who lives there is in the list already.",
    plural="{n} households have no mailbox of their own; everybody who lives there is in the list "
    "already.",
)
TOO_MUCH = Message("This is too much to open in the mail program; save it as a file and open that.")
TOGETHER, EACH = "together", "each"


def email_contacts(
    services: PageServices, contacts: Contacts, post: Post, year: int | None = None
) -> None:
    """Ask how these contacts get an e-mail; *post* writes to those who have no mailbox.

    Texts about fees speak of those up to *year*, else up to the present one.
    """
    EmailDialog(services, contacts, post, year=year).ask()


def open_in_mail_program(link: str) -> bool:
    """Hand a link to the mail program; whether there was one."""
    return QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))


class EmailDialog(QObject):
    """The choices above, whom it reaches below; it belongs to its dialog and ends with it."""

    def __init__(
        self,
        services: PageServices,
        contacts: Contacts,
        post: Post,
        open_link: Callable[[str], bool] = open_in_mail_program,
        *,
        year: int | None = None,
    ) -> None:
        ui, texts = services.ctx, services.ctx.texts
        title = texts.trn("E-mail to {n} contact", "E-mail to {n} contacts", len(contacts))
        self.dialog = Dialog(ui, title, icon="mail", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._ui, self._contacts = services, ui, contacts
        self._post, self._open_link, self._year = post, open_link, year
        self.plan: EmailPlan | None = None
        ways = (
            Option(TOGETHER, texts.tr("One e-mail for all; nobody sees the others (BCC)")),
            Option(EACH, texts.tr("One e-mail for each, with salutation, in their language")),
        )
        self.letter = ChoiceField(ui, self._letters())
        self.letter.set_value(None)
        self.way = ChoiceField(ui, ways, TOGETHER)
        self.newsletter = CheckField(ui, texts.tr("This is a newsletter"), len(contacts) > 1)
        self.new = Button(ui, texts.tr("New text…"), icon="plus")
        self.told = label(ui, "", "body", wrap=True)
        self.missed = label(ui, "", "body", wrap=True)
        self.link_words = label(ui, "", "small", "ink2", wrap=True)
        self.labels = Button(ui, texts.tr("Letters, labels for these…"), icon="tag", small=True)
        self.save = Button(ui, texts.tr("Save as files…"), icon="file-down")
        self.open = Button(ui, texts.tr("Open the e-mail"), icon="external-link", variant="primary")
        stopped = texts.tr("It was stopped. No e-mail was written.")
        self.writing = Writing(services, self.dialog, stopped, self._show_busy)
        self._asked = 0
        self._build()
        self._connect()
        self.look()

    @property
    def together(self) -> bool:
        """Whether one e-mail goes to everybody."""
        return self.way.value == TOGETHER

    def ask(self) -> None:
        """Show the dialog until the e-mails are on their way or it is given up."""
        self.letter.setFocus()
        self.dialog.exec()

    def look(self) -> None:
        """Find out whom the e-mails would reach."""
        self._asked += 1
        asked, together, key = self._asked, self.together, self.letter.value
        ask, language = self._services.dispatcher.ask, self._ui.texts.language
        contacts, year, newsletter = self._contacts, self._year, self.newsletter.isChecked()
        for button in (self.save, self.open):
            button.setEnabled(False)

        def read(progress: Progress) -> tuple[int, EmailPlan]:
            progress.step(0, 0)
            letter = ask(read_letter, key) if isinstance(key, int) else None
            how = partial(plan_emails, together=together, year=year, newsletter=newsletter)
            return asked, ask(how, contacts, letter, language)

        self._services.jobs.start(read, self._show)

    def write_new(self) -> None:
        """Write another text, and take it."""
        made = edit_letter(self._services, None, self.dialog, LetterDraft(kind=LetterKind.EMAIL))
        self._read_letters(made)

    def open_link(self) -> None:
        """Hand the one e-mail to the mail program, and note it where one took it."""
        plan = self.plan
        if plan is None or len(plan.drafts) != 1:
            return
        if not self._may_go(plan, self._ui.texts.tr("Open anyway")):
            return
        if not self._open_link(mailto(plan.drafts[0])):
            tr = self._ui.texts.tr
            self.link_words.setText(
                tr("No mail program answered. Please save the e-mail as a file instead.")
            )
            announce(self.dialog, self.link_words.text())
            return
        try:
            log_emails(self._services.dispatcher, plan)
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        self.dialog.accept()

    def save_files(self) -> None:
        """Ask for a folder, then write each e-mail there as a draft."""
        plan, texts = self.plan, self._ui.texts
        if plan is None or not self._may_go(plan, texts.tr("Save anyway")):
            return
        chosen = self._services.asker.choose_folder(texts.tr("Folder for the e-mails"), Path.home())
        if chosen is None:
            return
        name = proposed_name(self._services.dispatcher, texts.tr("E-mails"))
        dispatcher = self._services.dispatcher

        def write(progress: Progress) -> Path:
            return save_emails(dispatcher, plan, chosen / name, progress)

        self.writing.start(texts.tr("The e-mails are being written…"), write, self._tell_saved)

    def post_missed(self) -> None:
        """Letters or labels for those who have no mailbox."""
        if self.plan is not None and self.plan.missed:
            self._post(self._services, self.plan.missed)

    def _letters(self) -> tuple[Option, ...]:
        rows = self._services.dispatcher.ask(letters)
        nothing = Option(None, self._ui.texts.tr("none, I write it in the mail program"))
        mails = (Option(r.id, r.name, "mail") for r in rows if r.kind == LetterKind.EMAIL)
        return (nothing, *mails)

    def _show(self, answer: tuple[int, EmailPlan]) -> None:
        asked, plan = answer
        if asked != self._asked or self.writing.gone:
            return
        self.plan = plan
        lines = self._said(plan)
        self.told.setText("\n".join(lines))
        self.newsletter.setVisible(bool(plan.unwilling))
        self.missed.setText(self._missed_words(plan))
        self.missed.setVisible(bool(plan.missed))
        self.labels.setVisible(bool(plan.missed))
        why = self._why_no_link(plan)
        self.link_words.setText(why)
        self.open.setEnabled(not why and bool(plan.drafts))
        self.save.setEnabled(bool(plan.drafts))
        announce(self.dialog, " ".join((*lines, self.missed.text(), why)).strip())

    def _said(self, plan: EmailPlan) -> list[str]:
        texts = self._ui.texts
        n = len(plan.reached)
        lines = [texts.trn("{n} contact is reached.", "{n} contacts are reached.", n)]
        if plan.died:
            lines.append(texts.tr("Nobody writes to {names}.").format(names=", ".join(plan.died)))
        if plan.unwilling:
            words = LEFT_OUT if self.newsletter.isChecked() else KEPT_IN
            lines.append(texts.say(_counted(words, plan.unwilling)))
        if plan.silent_homes:
            lines.append(texts.say(HOMES.with_values(n=plan.silent_homes)))
        told = (*stand_ins(plan.readers), *plan.warnings)
        return [*lines, *(texts.say(each) for each in told)]

    def _may_go(self, plan: EmailPlan, anyway: str) -> bool:
        """Whether they go out as they are; whose language is missing is asked about."""
        asker, key, write = self._services.asker, self.letter.value, self._services.writable
        texts = self._ui.texts
        answer = ask_about_stand_ins(asker, texts, plan.readers, anyway, can_write=write)
        if answer == "write" and isinstance(key, int):
            edit_letter(self._services, key, self.dialog, language=to_be_written(plan.readers))
            self._read_letters(key)
        return answer == "go"

    def _read_letters(self, chosen: object) -> None:
        """Offer the texts there are now, and take one of them."""
        self.letter.set_options(self._letters())
        if chosen in {option.value for option in self._letters()}:
            self.letter.set_value(chosen)
        self.look()

    def _missed_words(self, plan: EmailPlan) -> str:
        say, names = self._ui.texts.say, plan.missed_names
        nothing = [say(_counted(MISSED, names))] if names else []
        return "\n".join((*nothing, *map(say, plan.refused)))

    def _why_no_link(self, plan: EmailPlan) -> str:
        """Why the mail program cannot be opened with this; empty where it can."""
        tr = self._ui.texts.tr
        if not self._services.writable:
            return tr("The file can only be read, so nothing can be noted as handed out.")
        if len(plan.drafts) > 1:
            return tr("One e-mail for each cannot be opened at once; save them as files.")
        if plan.drafts and len(mailto(plan.drafts[0])) > LONGEST_LINK:
            return self._ui.texts.say(TOO_MUCH)
        return ""

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        text = LabelledField(ui, tr("Text"), self.letter)
        body.addLayout(_side_by_side(ui, text, self.new, wide=True))
        body.addWidget(LabelledField(ui, tr("How"), self.way))
        body.addWidget(self.newsletter)
        body.addWidget(self.told)
        body.addWidget(self.missed)
        body.addLayout(_side_by_side(ui, self.labels))
        body.addWidget(self.link_words)
        body.addWidget(self.writing.stopped)
        body.addWidget(self.writing.panel)
        body.addStretch(1)
        self.newsletter.hide()
        self.missed.hide()
        self.labels.hide()
        self.new.setEnabled(self._services.writable)
        self.cancel = Button(ui, tr("Cancel"), key=key_text("Esc"))
        for button in (self.cancel, self.save, self.open):
            self.dialog.add_button(button)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))

    def _connect(self) -> None:
        self.letter.value_changed.connect(self.look)
        self.way.value_changed.connect(self.look)
        self.newsletter.value_changed.connect(self.look)
        self.new.clicked.connect(self.write_new)
        self.labels.clicked.connect(self.post_missed)
        self.save.clicked.connect(self.save_files)
        self.open.clicked.connect(self.open_link)
        self.cancel.clicked.connect(self.dialog.reject)
        self.dialog.finished.connect(self.dialog.deleteLater)

    def _show_busy(self) -> None:
        for part in (
            self.letter,
            self.way,
            self.newsletter,
            self.new,
            self.save,
            self.open,
            self.labels,
        ):
            part.setEnabled(not self.writing.busy)
        if not self.writing.busy:
            self.look()

    def _tell_saved(self, where: Path) -> None:
        n = len(self.plan.drafts) if self.plan else 0
        words = self._ui.texts.say(SAVED.with_values(n=n, place=str(where)))
        self._services.notify(words, "ok")


def _counted(words: Message, names: Sequence[str]) -> Message:
    """The words with how many there are and the first names."""
    shown = ", ".join(names[:NAMED]) + (",\u00a0…" if len(names) > NAMED else "")
    return words.with_values(n=len(names), names=shown)


def _side_by_side(ui: UiContext, *parts: QWidget, wide: bool = False) -> QHBoxLayout:
    """Parts in a line, their feet level; the first takes the room where it is *wide*."""
    line = QHBoxLayout()
    line.setSpacing(ui.look.px(Space.S))
    for at, part in enumerate(parts):
        if wide and not at:
            line.addWidget(part, 1)
        else:
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
    if not wide:
        line.addStretch(1)
    return line
