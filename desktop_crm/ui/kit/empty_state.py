"""What a list shows when it is empty: one sentence, one button, one link."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import Button, button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text
from desktop_crm.ui.kit.theme import Theme

Offer = tuple[Text, Callable[[], object]]


class EmptyState(QWidget):
    """An icon, a sentence, and what to do next."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        text: Text,
        primary: Offer | None = None,
        link: Offer | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = label(text, "secondary", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._primary: Button | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(self.sentence)
        if primary is not None:
            self._primary = button(primary[0], primary[1], look="primary")
            layout.addWidget(self._primary, 0, Qt.AlignmentFlag.AlignCenter)
        if link is not None:
            layout.addWidget(button(link[0], link[1], look="link"), 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, icon: str, text: Text) -> None:
        """Show another icon and sentence."""
        self._icon = icon
        self.sentence.say(text)
        self._tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        side = self._theme.px(40)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.themed(self._icon, "text3", side, ratio))
