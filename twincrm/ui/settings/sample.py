"""Two contacts as the list would paint them at a size that is not taken over yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainterPath, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from twincrm.domain.texts import Message
from twincrm.services.vocabularies.wording import sector_name
from twincrm.ui.kit.contact_delegate import ContactDelegate, ShownContact, spoken
from twincrm.ui.kit.context import UiContext
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look
from twincrm.ui.theme.tokens import Height, Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

EXAMPLES = (
    ("Chantal Delattre", "CD", Message("Chairwoman, Cambrai"), "civil_society"),
    ("Małgorzata Wróbel", "MW", Message("Town councillor, Żory"), "politics"),
)
"""Invented people, so that nobody's data stands in for all."""


class SizeSample(QWidget):
    """Paints the rows with fonts, icons and distances of the chosen size."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self.zoom = ui.look.zoom
        self._model = QStandardItemModel(self)
        for name, initials, second, sector in EXAMPLES:
            badge = (sector, sector_name(sector, ui.texts.language))
            row = ShownContact(name, ui.texts.say(second), (badge,), initials=initials)
            item = QStandardItem(spoken(row))
            item.setData(row, ROW_ROLE)
            self._model.appendRow(item)
        self.setAccessibleName(ui.texts.tr("Sample of the chosen size"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._delegate = self._painter()

    def set_zoom(self, zoom: float) -> None:
        """Show another size."""
        self.zoom = zoom
        self._delegate = self._painter()
        self.updateGeometry()
        self.update()

    @property
    def row_height(self) -> int:
        """How high a row is at the chosen size."""
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.width(), 0)
        return self._delegate.sizeHint(option, self._model.index(0, 0)).height()

    def sizeHint(self) -> QSize:
        """Room for the rows at the largest size, so that nothing jumps while one chooses."""
        largest = Look(self._ui.look.theme, 1.5)
        rows = len(EXAMPLES) * max(largest.px(Height.ROW_LIST), self.row_height)
        return QSize(self._ui.look.px(300), rows + 2)

    def minimumSizeHint(self) -> QSize:
        """As high, and narrow."""
        return QSize(self._ui.look.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame and the rows, the first one chosen."""
        del event
        look, painter, high = self._ui.look, painter_on(self), self.row_height
        frame = QRectF(0, 0, self.width(), len(EXAMPLES) * high + 2)
        radius = look.px(Radius.CONTROL)
        shape = QPainterPath()
        shape.addRoundedRect(frame, radius, radius)
        rounded(painter, frame, radius, look.colour("card"))
        painter.save()
        painter.setClipPath(shape)
        for at in range(len(EXAMPLES)):
            option = QStyleOptionViewItem()
            option.rect = QRect(1, 1 + at * high, self.width() - 2, high)
            option.state = QStyle.StateFlag.State_Enabled
            if at == 0:
                option.state |= QStyle.StateFlag.State_Selected
            self._delegate.paint(painter, option, self._model.index(at, 0))
        painter.restore()
        rounded(painter, frame, radius, None, look.colour("line2"))
        painter.end()

    def _painter(self) -> ContactDelegate:
        look = Look(self._ui.look.theme, self.zoom)
        return ContactDelegate(UiContext(look, Icons(look), self._ui.texts), self)
