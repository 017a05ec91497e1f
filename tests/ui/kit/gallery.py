"""Draws every part of the kit to pictures, for looking at.

Run it as ``python tests/ui/kit/gallery.py FOLDER``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gallery_sample import CONTACT_LIST, ENTRIES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from twincrm.runtime.language import catalogue
from twincrm.ui.kit.avatar import LARGE, Avatar
from twincrm.ui.kit.badges import Badge, Chip, sector_badge, status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, PageHeader, SectionHeader
from twincrm.ui.kit.contact_delegate import ContactDelegate, ShownContact, spoken
from twincrm.ui.kit.contents import ContentsEntry, ContentsList
from twincrm.ui.kit.context import UiContext
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, TextField
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.footer import FooterBar
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import EmptyState, InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.rows_editor import RowsEditor, RowsSpec
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.sidebar import SideBar
from twincrm.ui.kit.toast import UndoBar
from twincrm.ui.models.lazy_table import Column, LazyListModel, LazyTableModel
from twincrm.ui.theme.apply import apply_look
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look


def contacts_page(ui: UiContext) -> QWidget:
    px = ui.look.px
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(px(22), 0, px(22), px(16))
    column.setSpacing(px(10))
    actions = [
        Button(ui, "Importieren", icon="download"),
        Button(ui, "Liste drucken", icon="printer"),
        Button(ui, "Neuer &Kontakt", icon="user-plus", variant="primary"),
    ]
    header = PageHeader(ui, "Kontakte", actions, count="8 von 312")
    header.set_compact(ui.look.zoom >= 1.5)
    column.addWidget(header)
    row = QHBoxLayout()
    row.setSpacing(px(16))
    left = QVBoxLayout()
    left.setSpacing(px(10))
    search = SearchField(ui, "Name, Ort, Verein …")
    search.setText("feuer camb")
    left.addWidget(search)
    left.addLayout(_filters(ui))
    rows = RowList(ui, "Kontakte", ContactDelegate(ui, opens=ui.look.zoom >= 1.5))
    rows.setModel(LazyListModel(CONTACT_LIST, spoken))
    rows.choose(0)
    page.rows = rows
    left.addWidget(rows, 1)
    row.addLayout(left, 500)
    if ui.look.zoom < 1.3:
        row.addWidget(_detail(ui), 598)
    column.addLayout(row, 1)
    undo = UndoBar(ui)
    undo.offer_undo("Telefon von Anne Wattrelos geändert")
    column.addWidget(undo)
    return page


def _filters(ui: UiContext) -> QHBoxLayout:
    chips = QHBoxLayout()
    chips.setSpacing(ui.look.px(4))
    town = FilterChip(ui, "Stadt", "map-pin", [Option("c", "Cambrai", flag="fr")])
    town.set_values(("c",))
    chips.addWidget(town)
    for title, icon in (("Bereich", "triangle"), ("Sprache", "languages"), ("Schlagwort", "tag")):
        chips.addWidget(FilterChip(ui, title, icon))
    chips.addStretch(1)
    return chips


def _detail(ui: UiContext) -> QWidget:
    card = Card(ui, margin=22)
    head = QHBoxLayout()
    head.setSpacing(ui.look.px(18))
    head.addWidget(Avatar(ui, Face("JW"), LARGE))
    words = QVBoxLayout()
    words.addWidget(label(ui, "Jean-Luc Wattrelos", "h1"))
    words.addWidget(label(ui, "Kommandant der Feuerwehr · Ville de Cambrai", "body", "ink2"))
    badges = Flow(ui.look.px(8))
    badges.add_part(sector_badge(ui, "administration", "Verwaltung"))
    badges.add_part(sector_badge(ui, "civil_society", "Feuerwehrverein"))
    words.addWidget(badges)
    head.addLayout(words, 1)
    card.body.addLayout(head)
    card.body.addWidget(InlineNotice(ui, "warn", "Seit 14 Monaten kein Kontakt", icon="clock"))
    relations = Flow(ui.look.px(8))
    relations.add_part(Chip(ui, "Ansprechpartner von Dieter Hülsmann", "link"))
    relations.add_part(Chip(ui, "verheiratet mit Anne Wattrelos", "users"))
    card.body.addWidget(relations)
    card.body.addWidget(
        EmptyState(
            ui,
            "history",
            "Noch kein Verlauf",
            "Notieren Sie hier Gespräche, Briefe und Treffen, damit die Nachfolge weiß, was war.",
            Button(ui, "Notiz", icon="plus", small=True),
        )
    )
    return card


def parts_page(ui: UiContext) -> QWidget:
    px = ui.look.px
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(px(22), px(12), px(22), px(12))
    column.setSpacing(px(12))
    column.addWidget(SectionHeader(ui, "Knöpfe", icon="settings"))
    flow = Flow(px(8))
    for made in _buttons(ui):
        flow.add_part(made)
    column.addWidget(flow)
    flow = Flow(px(8))
    for sector in ("politics", "administration", "civil_society", "business", "network"):
        flow.add_part(sector_badge(ui, sector, sector.replace("_", " ").title()))
    for tone in ("ok", "warn", "bad", "info", "neutral"):
        flow.add_part(status_badge(ui, tone, tone))
    column.addWidget(flow)
    column.addWidget(_form(ui))
    for tone in ("ok", "bad", "info"):
        column.addWidget(
            InlineNotice(
                ui, tone, "Ohne Internet: Die Daten gehen direkt vom Bildschirm auf Ihr Handy."
            )
        )
    column.addStretch(1)
    return page


def _buttons(ui: UiContext) -> list[Button]:
    off = Button(ui, "Abgeschaltet", icon="lock")
    off.setEnabled(False)
    off_primary = Button(ui, "Aus", variant="primary")
    off_primary.setEnabled(False)
    return [
        Button(ui, "&Speichern", icon="save", variant="primary", key="Strg S"),
        Button(ui, "Abbrechen", key="Esc"),
        Button(ui, "Löschen", icon="trash-2", variant="danger"),
        Button(ui, "Still", icon="x", variant="quiet"),
        Button(ui, "E-Mail", variant="link"),
        Button(ui, "Voriger", icon="chevron-left", small=True),
        Button(ui, "Nächster", icon="chevron-right", small=True, trailing=True),
        Button(ui, "Drucken", icon="printer", icon_only=True),
        off,
        off_primary,
    ]


def _form(ui: UiContext) -> QWidget:
    card = Card(ui, margin=20)
    card.body.addWidget(SectionHeader(ui, "Person"))
    grid = FieldFlow(ui)
    options = [Option("mrs", "Frau"), Option("mr", "Herr")]
    towns = [Option(1, "Cambrai", flag="fr"), Option(2, "Żory", flag="pl")]
    mail = LabelledField(ui, "E-Mail", TextField(ui, "chantal.delattre@example", icon="mail"))
    mail.set_error("Nach „@example“ fehlt die Endung, z. B. „.org“")
    phone = LabelledField(ui, "Mobil", TextField(ui, "+33 6 39 98 11 04", icon="smartphone"))
    phone.set_help("Gültige Nummer in Frankreich", "ok")
    grid.add(LabelledField(ui, "Anrede", ChoiceField(ui, options, "mrs")), 120)
    grid.add(LabelledField(ui, "Titel", TextField(ui, "Dr."), optional=True), 120)
    grid.add(LabelledField(ui, "Vorname", TextField(ui, "Chantal")), 180, share=2)
    grid.add(LabelledField(ui, "Stadt", ChoiceField(ui, towns, 1)), 180, share=2)
    grid.add(mail, 280, new_line=True)
    grid.add(phone, 280)
    note = LongTextField(ui, "Kommt immer pünktlich.")
    grid.add(LabelledField(ui, "Bemerkung", note), 280, new_line=True)
    grid.add(_ticks(ui), 280)
    card.body.addWidget(grid)
    card.body.addWidget(_roles(ui))
    return card


def _ticks(ui: UiContext) -> QWidget:
    tick_box = QWidget()
    ticks = QVBoxLayout(tick_box)
    ticks.setContentsMargins(0, 0, 0, 0)
    ticks.addWidget(CheckField(ui, "Einwilligung erteilt", value=True))
    ticks.addWidget(CheckField(ui, "Newsletter"))
    radio = QRadioButton("Hell")
    radio.setChecked(True)
    ticks.addWidget(radio)
    bar = QProgressBar()
    bar.setRange(0, 40)
    bar.setValue(31)
    ticks.addWidget(bar)
    return tick_box


def _roles(ui: UiContext) -> QWidget:
    faces = {
        "p": RowFace(
            "Präsidentin · Comité de jumelage",
            "seit 2011",
            "heart-handshake",
            (("info", "Hauptrolle", "star"),),
        ),
        "s": RowFace(
            "Stadträtin · Conseil municipal",
            "2014 – 2026",
            "vote",
            (("neutral", "ehemals", "history"),),
        ),
    }
    spec = RowsSpec(
        "Rollen & Gremien", "Rolle hinzufügen", "Keine Rolle", faces.__getitem__, lambda row: row
    )
    return RowsEditor(ui, spec, ["p", "s"])


def editor_page(ui: UiContext) -> QWidget:
    px = ui.look.px
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setContentsMargins(px(22), px(16), px(22), px(16))
    line.setSpacing(px(16))
    entries = [
        ContentsEntry("person", "Person", "user"),
        ContentsEntry("roles", "Rollen & Gremien", "building-2"),
        ContentsEntry("reach", "Erreichbarkeit", "phone"),
        ContentsEntry("private", "Datenschutz", "shield-check"),
    ]
    contents = ContentsList(ui, "Inhalt", entries)
    contents.set_current("person")
    contents.set_count("roles", 2)
    contents.set_wrong("reach", 1)
    line.addWidget(contents, 0, Qt.AlignmentFlag.AlignTop)
    scroll = ScrollPage(ui)
    scroll.body.addWidget(_form(ui))
    progress = ProgressPanel(ui, patience=0)
    progress.begin("Liste wird gelesen")
    progress.report(620, 1000)
    progress.show()
    scroll.body.addWidget(progress)
    line.addWidget(scroll, 1)
    column.addLayout(line, 1)
    footer = FooterBar(ui)
    footer.add(label(ui, "Eine Angabe prüfen:", "body", "ink2"), "start")
    footer.add(Button(ui, "E-Mail", variant="link"), "start")
    footer.add(Button(ui, "Löschen", icon="trash-2", variant="danger"))
    footer.add(Button(ui, "Abbrechen", key="Esc"))
    footer.add(Button(ui, "Speichern", icon="save", variant="primary", key="Strg S"))
    column.addWidget(footer)
    return page


def table_page(ui: UiContext) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    tabs = QTabWidget()
    table = RowTable(ui, "Kontakte")
    columns = [
        Column[ShownContact]("title", "Name", lambda row: row.title),
        Column[ShownContact]("subtitle", "Funktion", lambda row: row.subtitle, width=360),
        Column[ShownContact]("n", "Zahl", lambda row: str(len(row.title)), "end", 70),
    ]
    page.model = LazyTableModel(CONTACT_LIST, columns)
    table.setModel(page.model)
    table.set_widths([each.width for each in columns])
    table.show_order(0, descending=False)
    table.choose(1)
    tabs.addTab(table, "Überblick")
    tabs.addTab(QWidget(), "Verlauf")
    column.addWidget(tabs)
    return page


def dialog(ui: UiContext) -> Dialog:
    made = Dialog(ui, "Kontakt löschen?", icon="trash-2")
    made.body.addWidget(
        label(
            ui,
            "Jean-Luc Wattrelos kommt in den Papierkorb. Dort bleibt er 90 "
            "Tage und kann zurückgeholt werden.",
            wrap=True,
        )
    )
    made.footer.add(Badge(ui, "1 von 8"), "start")
    made.add_answers("Löschen", "Behalten")
    made.resize(ui.look.px(560), ui.look.px(230))
    return made


def window(ui: UiContext, page: QWidget, width: int, height: int) -> QWidget:
    made = QFrame()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    side = SideBar(ui, "Kamp-Lintfort e. V.", ENTRIES)
    side.set_current("contacts")
    side.adapt_to(width)
    line.addWidget(side)
    line.addWidget(page, 1)
    made.resize(width, height)
    return made


def main(folder: Path) -> None:
    """Write all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for theme, zoom in (
        ("light", 1.0),
        ("dark", 1.0),
        ("light", 1.3),
        ("light", 1.5),
        ("dark", 1.5),
    ):
        look = Look(theme, zoom)
        apply_look(app, look, folder / "cache")
        ui = UiContext(look, Icons(look), catalogue("de"))
        shown = {
            "contacts": window(ui, contacts_page(ui), 1366, 698),
            "parts": window(ui, parts_page(ui), 1366, 1000 if zoom == 1 else 1500),
            "table": window(ui, table_page(ui), 1366, 500),
            "dialog": dialog(ui),
            "editor": window(ui, editor_page(ui), 1366, 698),
        }
        for name, each in shown.items():
            each.show()
            app.processEvents()
            fields = each.findChildren(SearchField)
            if fields:
                each.activateWindow()
                fields[0].setFocus()
            app.processEvents()
            each.grab().save(str(folder / f"{name}_{theme}_{round(zoom * 100)}.png"))
            each.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
