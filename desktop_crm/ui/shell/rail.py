"""The rail at the left: one button per page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QToolButton, QVBoxLayout
from typing_extensions import override

from desktop_crm.ui.kit.actions import Actions
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import as_tip
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.privacy import is_masked
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.pages import PAGES, PageSpec
from desktop_crm.ui.shell.scene import paint_logo

_WIDTH = 76
_LOGO = 36
_RING = 3


class Rail(QFrame):
    """Logo, the pages, and at the bottom Lock and Settings."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: Actions, go: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self._texts: dict[str, str] = {}
        self.setProperty("look", "rail")
        self.setAccessibleName(translate("Window", "Pages"))
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 14, 5, 12)
        layout.setSpacing(4)
        self.logo = _MenuButton(theme, icons)
        self.logo.clicked.connect(lambda: actions.trigger("menu"))
        layout.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for spec in PAGES:
            if not spec.is_low:
                layout.addWidget(self._page_button(spec, icons, go, 22))
        layout.addStretch(1)
        # Seen only while phones and amounts are hidden: it says so, and shows them again.
        mask = self._button("mask", "eye-off", icons, lambda: actions.trigger("mask"), 20)
        layout.addWidget(mask)
        layout.addWidget(self._button("lock", "lock", icons, lambda: actions.trigger("lock"), 20))
        for spec in PAGES:
            if spec.is_low:
                layout.addWidget(self._page_button(spec, icons, go, 20))
        theme.changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_current(self, page_id: str) -> None:
        """Mark the page that is shown."""
        self._buttons[f"page.{page_id}"].setChecked(True)

    def focus_current(self) -> None:
        """Put the focus on the page that is shown."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def buttons(self) -> Mapping[str, QToolButton]:
        """Return the buttons by id of their action."""
        return self._buttons

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_group"):
            self._actions.retranslate()
            self._speak()

    def _page_button(
        self, spec: PageSpec, icons: Icons, go: Callable[[str], object], size: int
    ) -> QToolButton:
        made = self._button(spec.action, spec.icon, icons, lambda: go(spec.id), size)
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _button(
        self, key: str, icon: str, icons: Icons, clicked: Callable[[], object], size: int
    ) -> QToolButton:
        made = QToolButton()
        made.setProperty("look", "nav")
        made.setProperty("side", size)
        made.setIcon(icons.icon(icon, "text2", "accent_ink"))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops "checked"
        self._buttons[key] = made
        return made

    def _fit(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(_WIDTH))
        for made in self._buttons.values():
            side = px(int(made.property("side")))
            made.setIconSize(QSize(side, side))
            made.setFixedWidth(px(_WIDTH) - 10)

    def _speak(self) -> None:
        self.setAccessibleName(translate("Window", "Pages"))
        menu = self._actions.action("menu").text()
        self.logo.setAccessibleName(menu)
        self.logo.setToolTip(as_tip(f"{menu}   {self._actions.keys_text('menu')}"))
        self._buttons["mask"].setVisible(is_masked())
        for key, made in self._buttons.items():
            text = self._actions.action(key).text()
            keys = self._actions.keys_text(key)
            made.setText(translate("Window", "Hidden") if key == "mask" else text)
            made.setAccessibleName(text)
            made.setToolTip(as_tip(f"{text}   {keys}" if keys else text))


class _MenuButton(QAbstractButton):
    """The logo; it opens the menu of all commands."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tile = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        paint_logo(painter, tile, self._icons, self.devicePixelRatioF())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, self._theme.px(12), self._theme.px(12))

    def _fit(self) -> None:
        side = self._theme.px(_LOGO) + 2 * _RING
        self.setFixedSize(side, side)
