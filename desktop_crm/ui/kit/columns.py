"""The three columns of a page: sidebar, list, Card; what gives way where there is little room."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme

_SIDEBAR = 236
_CARD = 520
_CARD_LEAST = 420
_CARD_MOST = 720
# Widths of the page, that is of the window without its rail.
_ALL_COLUMNS = 1180 - 76
_TWO_COLUMNS = 960 - 76


class Columns(QWidget):
    """Lays out a page.

    From 1180 window pixels on all stand side by side; below, the sidebar lies over the list (F9);
    below 960 the Card is a page of its own (`show_card`, `show_list`).

    Signals:
        mode_changed: the Card became a page of its own, or a column again.
    """

    mode_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        name: str,
        *,
        sidebar: QWidget | None,
        centre: QWidget,
        card: QWidget | None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._name = name
        self._sidebar = sidebar
        self._centre = centre
        self._card = card
        self._wants_sidebar: bool | None = None
        self._had_room: bool | None = None
        self._is_card_on_top = False
        self._hides_card = False
        self._was_narrow: bool | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(centre)
        if card is not None:
            self._splitter.addWidget(card)
            self._splitter.setStretchFactor(0, 1)
            self._splitter.setStretchFactor(1, 0)
        if sidebar is not None:
            sidebar.setParent(self)
        self._splitter.splitterMoved.connect(self._keep)
        theme.changed.connect(self._arrange)
        self._is_restored = False

    @property
    def is_card_apart(self) -> bool:
        """Whether the Card is a page of its own for want of room."""
        return self._card is not None and self.width() < self._theme.px(_TWO_COLUMNS)

    @property
    def is_sidebar_shown(self) -> bool:
        """Whether the sidebar can be seen."""
        return self._sidebar is not None and self._sidebar.isVisibleTo(self)

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._wants_sidebar = not self.is_sidebar_shown
        self._arrange()

    def hide_card(self, *, until_wanted: bool) -> None:
        """Leave the list all the room there is until somebody wants the Card; or no longer."""
        self._hides_card = until_wanted
        self._arrange()

    def peek(self) -> None:
        """Show the Card where it is hidden, or hide it again."""
        self._is_card_on_top = not self._is_card_on_top
        self._arrange()
        if self._card is not None and self.is_card_apart and self._is_card_on_top:
            self._card.setFocus()

    def show_card(self) -> None:
        """Show the Card: instead of the list where there is little room."""
        self._is_card_on_top = True
        self._arrange()

    def show_list(self) -> None:
        """Show the list: instead of the Card where there is little room."""
        self._is_card_on_top = False
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, width = self._theme.px, self.width()
        # At a larger text scale the same rules hold for a window that is that much narrower.
        has_room = width >= px(_ALL_COLUMNS)
        if has_room != self._had_room:
            # What was wanted in a narrow window says nothing about a wide one.
            self._had_room, self._wants_sidebar = has_room, None
        side = 0
        if self._sidebar is not None:
            shown = has_room if self._wants_sidebar is None else self._wants_sidebar
            self._sidebar.setVisible(shown)
            self._sidebar.setGeometry(0, 0, px(_SIDEBAR), self.height())
            side = px(_SIDEBAR) if shown and has_room else 0
            self._sidebar.raise_()
        # Placed by hand: a layout would do it later, and sizes restored before that are lost.
        self._splitter.setGeometry(side, 0, width - side, self.height())
        if self._card is not None:
            apart = self.is_card_apart
            self._card.setMinimumWidth(0 if apart else px(_CARD_LEAST))
            self._card.setMaximumWidth(16_777_215 if apart else px(_CARD_MOST))
            is_beside = not apart and not self._hides_card
            self._card.setVisible(is_beside or self._is_card_on_top)
            self._centre.setVisible(not apart or not self._is_card_on_top)
            if apart != self._was_narrow:
                self._was_narrow = apart
                self.mode_changed.emit()
        if not self._is_restored and self.isVisible() and self._card and not self.is_card_apart:
            self._restore()

    def _restore(self) -> None:
        self._is_restored = True
        state: QByteArray = self._settings.geometry(f"columns/{self._name}")
        if state.isEmpty() or not self._splitter.restoreState(state):
            px, room = self._theme.px, self._splitter.width()
            self._splitter.setSizes([room - px(_CARD), px(_CARD)])

    def _keep(self) -> None:
        self._settings.keep_geometry(f"columns/{self._name}", self._splitter.saveState())
