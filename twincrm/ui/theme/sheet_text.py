"""The style sheet with ``@names@`` where tokens come in; see `twincrm.ui.theme.stylesheet`."""

from __future__ import annotations

SHEET = """
QToolTip { background: @ink@; color: @card@; border: 1px solid @ink@; padding: @p4@ @p6@; }

QFrame[part="card"] { background: @card@; border: 1px solid @line@; border-radius: @card_radius@; }
QFrame[part="card"][chosen="true"] { border: 2px solid @selbar@; }
QFrame[part="table"] { background: @card@; border: 1px solid @line@; border-radius: @radius@; }
QFrame[part="table_head"] { background: @sunken@; border: none;
  border-bottom: 1px solid @line@; border-top-left-radius: @r7@; border-top-right-radius: @r7@; }
QFrame[part="bar"] { background: @card@; border: none; border-top: 1px solid @line@; }
QFrame[part="head"] { background: @card@; border: none; border-bottom: 1px solid @line@; }
QFrame[part="rule"] { background: @line@; border: none; }
QFrame[part="band"] { background: @sunken@; border: none; }
QFrame[part="item"] { background: transparent; border: 2px solid transparent; }
QFrame[part="item"][chosen="kept"] { background: @sel@; border: 2px solid transparent;
  border-left: 2px solid @selbar@; }
QFrame[part="item"][chosen="here"] { background: @sel@; border: 2px solid @focus@; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
  background: @card@; color: @ink@; border: 1px solid @line2@; border-radius: @radius@;
  padding: 0 @p12@; selection-background-color: @sel@; selection-color: @ink@; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: @control@; }
QLineEdit { padding: 0 @p10@; }
QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit { placeholder-text-color: @ink3@; }
QPlainTextEdit, QTextEdit { padding: @p6@ @p8@; }
QLineEdit[error="true"], QComboBox[error="true"], QAbstractSpinBox[error="true"],
QPlainTextEdit[error="true"], QTextEdit[error="true"] { border: 2px solid @bad.text@; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid @focus@; }
QLineEdit[error="true"], QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
QComboBox[error="true"], QAbstractSpinBox[error="true"] {
  min-height: @control_2@; padding-left: @p12_1@; padding-right: @p12_1@; }
QLineEdit:focus, QLineEdit[error="true"] { padding: 0 @p10_1@; }
QPlainTextEdit:focus, QTextEdit:focus, QPlainTextEdit[error="true"], QTextEdit[error="true"] {
  padding: @p6_1@ @p8_1@; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled,
QTextEdit:disabled { background: @paper@; color: @ink3@; border-color: @line@; }
QLineEdit:read-only { background: @paper@; }
QAbstractItemView QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit,
QAbstractItemView QLineEdit:focus, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
  border: none; padding: 0; min-height: 0; background: transparent; }

QComboBox { padding-right: @p4@; }
QComboBox:focus, QComboBox[error="true"] { padding-right: @p3@; }
QComboBox:on { border: 2px solid @focus@; }
QComboBox::drop-down { border: none; width: @p34@; }
QComboBox::down-arrow { image: @img_down@; width: @chevron@; height: @chevron@; }
QComboBox QAbstractItemView { background: @card@; color: @ink@; border: 1px solid @line2@;
  border-radius: 0; padding: @p4@; outline: none; selection-background-color: @sel@;
  selection-color: @ink@; }
QComboBox QAbstractItemView::item { min-height: @menu@; padding: 0 @p8@; }

QAbstractSpinBox { padding-right: @p6@; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: @p34@; }
QAbstractSpinBox::up-arrow { image: @img_up@; width: @p16@; height: @p16@; }
QAbstractSpinBox::down-arrow { image: @img_down@; width: @p16@; height: @p16@; }
QDateTimeEdit::drop-down { border: none; width: @p34@; subcontrol-origin: border;
  subcontrol-position: center right; }
QDateTimeEdit::down-arrow { image: @img_down@; width: @chevron@; height: @chevron@; }

QCheckBox, QRadioButton { spacing: @p12@; color: @ink@; min-height: @p34@;
  background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
  width: @check@; height: @check@; border: 2px solid @line2@; background: @card@; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
  border-radius: @check_radius@; }
QRadioButton::indicator { border-radius: @radio_radius@; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
  background: @prim@; border-color: @prim@; image: @img_check@; }
QRadioButton::indicator:checked { border-color: @prim@;
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
    stop:0 @prim@, stop:0.5 @prim@, stop:0.58 @card@, stop:1 @card@); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @focus@; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line@;
  background: @paper@; }
QCheckBox::indicator:checked:disabled { background: @ink3@; border-color: @ink3@; }
QCheckBox:disabled, QRadioButton:disabled { color: @ink3@; }

.QPushButton { background: @card@; color: @ink@; border: 1px solid @line2@;
  border-radius: @radius@; padding: 0 @p16@; min-height: @control@; font-weight: 600; }
.QPushButton:hover { background: @sunken@; }
.QPushButton:focus { border: 2px solid @focus@; }
.QPushButton:default { background: @prim@; color: @onprim@; border-color: @prim@; }
.QPushButton:disabled { background: @paper@; color: @ink3@; border-color: @line@; }

QMenu { icon-size: @chevron@;
  background: @card@; color: @ink@; border: 1px solid @line2@; padding: @p4@; }
QMenu::item { min-height: @menu@; padding: 0 @p34@ 0 @p12@; border-radius: @check_radius@; }
QMenu::item:selected { background: @sel@; }
QMenu::item:disabled { color: @ink3@; }
QMenu::icon { padding-left: @p8@; }
QMenu::separator { height: 1px; background: @line@; margin: @p4@ @p8@; }
QMenu::indicator { width: @p16@; height: @p16@; padding-left: @p8@; }
QMenu::indicator:checked { image: @img_check_ink@; }
QMenu::right-arrow { image: @img_right@; width: @p16@; height: @p16@; }

QAbstractItemView { background: @card@; color: @ink@; border: 1px solid @line@; outline: none;
  border-radius: @card_radius@; padding: 1px; gridline-color: @line@;
  selection-background-color: @sel@; selection-color: @ink@; }
QAbstractItemView[framed="false"] { border: none; border-radius: 0; padding: 0; }
QAbstractItemView:focus { border: 2px solid @focus@; padding: 0; }
QAbstractItemView[framed="false"]:focus { border: none; }
QComboBox QAbstractItemView:focus { border-radius: 0; border: 1px solid @line2@; padding: @p4@; }
QListView[part="suggestions"], QListView[part="suggestions"]:focus {
  border: 1px solid @line2@; border-radius: 0; padding: 1px; }
QListView[part="suggestions"]::item { min-height: @menu@; padding: 0 @p8@; }
QTreeView::item, QTableView::item, QListWidget::item { padding: 0 @p8@; }
QListWidget[part="topics"]::item { padding: @p6@ @p8@ @p6@ @p3@;
  border-left: @p5@ solid transparent; }
QListWidget[part="topics"]::item:selected { background: @sel@;
  color: @ink@; border-left: @p5@ solid @selbar@; }
QTextBrowser { border: 1px solid @line@; border-radius: @card_radius@; }
QHeaderView, QHeaderView:focus { background: transparent; border: none; border-radius: 0;
  padding: 0; }
QHeaderView::section { background: @sunken@; color: @ink2@; border: none;
  border-bottom: 1px solid @line@; padding: @p8@ @cell@; font-size: @label@; font-weight: 600; }
QHeaderView::section:first { border-top-left-radius: @p9@; }
QHeaderView::section:last { border-top-right-radius: @p9@; }
QHeaderView::section:only-one { border-top-left-radius: @p9@; border-top-right-radius: @p9@; }
QHeaderView::up-arrow { image: @img_up@; width: @p16@; height: @p16@; }
QHeaderView::down-arrow { image: @img_down@; width: @p16@; height: @p16@; }
QTableCornerButton::section { background: @sunken@; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid @line@; }
QTabBar { qproperty-drawBase: 0; font-weight: 600; }
QTabBar::tab { background: transparent; color: @ink2@; border: none;
  border-bottom: 3px solid transparent; min-height: @tab@; padding: 0 @p14@; }
QTabBar[counted="true"]::tab { padding-right: @p4@; }
QTabBar[low="true"]::tab { min-height: @p34@; }
QTabBar::tab:selected { color: @ink@; border-bottom-color: @prim@; }
QTabBar::tab:hover { color: @ink@; }
QTabBar::tab:focus { border-bottom-color: @focus@; color: @focus@; }

QProgressBar { background: @sunken@; border: none; border-radius: @bar_radius@;
  min-height: @bar@; max-height: @bar@; color: transparent; }
QProgressBar::chunk { background: @prim@; border-radius: @bar_radius@; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[part="scrolled"] { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: @scroll@; }
QScrollBar:horizontal { height: @scroll@; }
QScrollBar::handle { background: @line2@; border-radius: @scroll_radius@; margin: 2px; }
QScrollBar::handle:vertical { min-height: @p34@; }
QScrollBar::handle:horizontal { min-width: @p34@; }
QScrollBar::handle:hover { background: @ink2@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QGroupBox { border: 1px solid @line@; border-radius: @radius@; margin-top: @p12@;
  padding-top: @p12@; }
QGroupBox::title { subcontrol-origin: margin; left: @p12@; padding: 0 @p4@; }
QSplitter::handle { background: transparent; }
QStatusBar { background: @paper@; color: @ink2@; }
QStatusBar::item { border: none; }
"""
