"""The timeline: what happened with a customer, newest first, painted."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_crm.domain.masking import masked
from desktop_crm.ui.kit.card_list import STEP_KEYS, single_key
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.privacy import is_masked
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
PAGE = 50
_TEXT_LEFT = 42
_DISC = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened.

    Attributes:
        key: identity, e.g. ("interaction", id).
        kind: what it is filtered by, e.g. "interaction".
        icon: lucide name.
        tone: colour of the disc: accent, ok, warn, danger, neutral.
        head: first line, e.g. "Call · 12 min".
        when: at the right, e.g. "19 Nov 10:12".
        body: the text, wrapped; may be empty.
        value: the row it was made of.
    """

    key: Hashable
    kind: str
    icon: str
    tone: str = "neutral"
    head: str
    when: str = ""
    body: str = ""
    value: object = None

    def as_shown(self) -> "Entry":
        """Return the entry as it may be shown now: with phones and amounts hidden, or itself."""
        if not is_masked():
            return self
        return replace(self, head=masked(self.head), body=masked(self.body))

    def said(self) -> str:
        """Return what a screen reader says of it."""
        return ", ".join(part for part in (self.head, self.when, self.body) if part)


class TimelineModel(QAbstractListModel):
    """The entries of one customer, shown fifty at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._owner: bytes | None = None
        self._given: tuple[Entry, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._shown = 0

    def set_entries(self, owner: bytes | None, entries: Sequence[Entry]) -> None:
        """Take the entries of the customer `owner`."""
        self._given = tuple(entries)
        fresh = tuple(entry.as_shown() for entry in self._given)
        if owner == self._owner and fresh == self._entries:
            return
        self.beginResetModel()
        wanted = max(PAGE, self._shown) if owner == self._owner else PAGE
        self._owner, self._entries = owner, fresh
        self._shown = min(wanted, len(fresh))
        self.endResetModel()

    def refresh(self) -> None:
        """Show the entries as they may be shown now."""
        self.set_entries(self._owner, self._given)

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self._entries[row] if 0 <= row < self._shown else None

    def is_last(self, row: int) -> bool:
        """Tell whether nothing comes after a row."""
        return row == len(self._entries) - 1

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._entries)

    @override
    def fetchMore(self, parent: Index) -> None:
        more = min(PAGE, len(self._entries) - self._shown)
        if more > 0 and not parent.isValid():
            self.beginInsertRows(_NOTHING, self._shown, self._shown + more - 1)
            self._shown += more
            self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.entry(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return found.said()
        return None


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry; heights are kept per width."""

    def __init__(self, theme: Theme, icons: Icons, view: "Timeline") -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view
        self._layouts: dict[tuple[str, int, int], QTextLayout] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop everything measured."""
        self._layouts.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(Qt.ItemDataRole.UserRole)
        px, width = self._theme.px, self._view.viewport().width()
        if not isinstance(entry, Entry) or not entry.body:
            return QSize(width, px(46))
        body = self._body(entry.body, width)
        return QSize(width, px(30) + round(body.boundingRect().height()) + px(14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        px, theme = self._theme.px, self._theme
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = index.row() == self._view.currentIndex().row()
        if is_current and self._view.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 0, -2, -3), px(7), px(7))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 0, -2, -3), px(7), px(7))
        x, top = rect.x() + px(18), rect.y() + px(4)
        middle = top + px(_DISC)
        if not self._view.entries.is_last(index.row()):
            painter.setPen(QPen(theme.color("border"), 2))
            painter.drawLine(x, middle + px(_DISC) + 2, x, rect.bottom())
        ink, fill = theme.tone_colors(entry.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(x - px(_DISC), top, px(_DISC) * 2, px(_DISC) * 2)
        ratio, side = painter.device().devicePixelRatio(), px(16)
        picture = self._icons.pixmap(entry.icon, ink, side, ratio)
        painter.drawPixmap(x - side // 2, middle - side // 2, picture)
        self._write(painter, rect, entry, top)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, entry: Entry, top: int) -> None:
        px, theme = self._theme.px, self._theme
        left, right = rect.x() + px(_TEXT_LEFT), rect.right() - px(10)
        small = theme.font(12)
        when_width = round(QFontMetricsF(small).horizontalAdvance(entry.when))
        line = QRect(left, top, right - left, px(26) if entry.body else px(28))
        painter.setFont(small)
        painter.setPen(theme.color("text3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, entry.when)
        font = theme.font(13, 600)
        room = line.width() - when_width - px(10)
        head = QFontMetricsF(font).elidedText(entry.head, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, head)
        if entry.body:
            painter.setPen(theme.color("text2"))
            at = QRectF(left, top + px(26), 0, 0).topLeft()
            self._body(entry.body, self._view.viewport().width()).draw(painter, at)

    def _body(self, text: str, width: int) -> QTextLayout:
        key = (text, width, self._theme.revision)
        found = self._layouts.get(key)
        if found is None:
            room = max(40, width - self._theme.px(_TEXT_LEFT + 16))
            # A line separator is what a text layout breaks at.
            found = QTextLayout(text.replace("\n", "\u2028"), self._theme.font(12))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            found.setTextOption(option)
            found.beginLayout()
            y = 0.0
            while (line := found.createLine()).isValid():
                line.setLineWidth(room)
                line.setPosition(QRectF(0, y, 0, 0).topLeft())
                y += line.height() + 1
            found.endLayout()
            if len(self._layouts) > PAGE * 20:
                self._layouts.clear()
            self._layouts[key] = found
        return found


class Timeline(QListView):
    """The list itself.

    Signals:
        opened: (Entry) Enter or a double click.
        key_pressed: (str) a single key of the list map.
    """

    opened = Signal(object)
    key_pressed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.entries = TimelineModel()
        self._theme = theme
        self._delegate = _EntryDelegate(theme, icons, self)
        self.setProperty("look", "cards")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        self._name()

    def set_entries(self, owner: bytes | None, entries: Sequence[Entry]) -> None:
        """Show the entries of a customer."""
        self.entries.set_entries(owner, entries)

    def current_entry(self) -> Entry | None:
        """Return the current entry."""
        return self.entries.entry(self.currentIndex().row())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters are ours; Qt would walk the model."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        named = single_key(event)
        if named == "Enter":
            self._open(self.currentIndex().row())
        elif named in STEP_KEYS:
            row = self.currentIndex().row() + STEP_KEYS[named]
            if 0 <= row < self.entries.rowCount():
                self.setCurrentIndex(self.entries.index(row))
        elif named:
            self.key_pressed.emit(named)
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.entries.refresh()

    def _open(self, row: int) -> None:
        entry = self.entries.entry(row)
        if entry is not None:
            self.opened.emit(entry)

    def _name(self) -> None:
        self.setAccessibleName(translate("Timeline", "Timeline"))
