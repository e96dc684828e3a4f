"""Bands over the pages: what may go wrong with the customer file, and what to do about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop_crm.ui.kit.buttons import button, icon_button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import Label, label
from desktop_crm.ui.kit.language import Text, translate
from desktop_crm.ui.kit.layouts import clear, column, panel, row
from desktop_crm.ui.kit.theme import Theme

_MOST = 2
_ICON = 18


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know.

    Attributes:
        key: what it is about; dismissing means the key.
        text: a sentence that says what to do, too.
        actions: name and handler of what can be done at once.
        is_danger: whether data may be lost right now.
        can_be_dismissed: False where a person has to answer.
    """

    key: str
    text: Text
    actions: tuple[tuple[Text, Callable[[], object]], ...] = ()
    is_danger: bool = False
    can_be_dismissed: bool = True


class TroubleBar(QFrame):
    """Shows the most urgent notices; what was dismissed stays away while the file is open."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._notices: tuple[Notice, ...] = ()
        self._seen: frozenset[str] = frozenset()
        self.setProperty("look", "plain")
        self._body = column(spacing=6, margins=(14, 10, 14, 0))
        self.setLayout(self._body)
        self.hide()

    def shown(self) -> tuple[str, ...]:
        """Return the keys of the notices on the screen."""
        return tuple(each.key for each in self._waiting()[:_MOST])

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show other notices; the same ones are left as they are, focus and all."""
        fresh = tuple(sorted(notices, key=lambda each: not each.is_danger))
        before = [each.key for each in self._waiting()]
        self._notices = fresh
        if [each.key for each in self._waiting()] != before:
            self._build()

    def dismiss(self, key: str) -> None:
        """Take a notice away until the customer file is opened again."""
        self._seen |= {key}
        self._build()

    def _waiting(self) -> tuple[Notice, ...]:
        return tuple(each for each in self._notices if each.key not in self._seen)

    def _build(self) -> None:
        clear(self._body)
        waiting = self._waiting()
        for notice in waiting[:_MOST]:
            self._body.addWidget(self._band(notice))
        more = len(waiting) - _MOST
        if more > 0:
            count = label(lambda: translate("Trouble", "%n more", "", more), "hint")
            self._body.addLayout(row(14, count, None))
        self.setVisible(bool(waiting))

    def _band(self, notice: Notice) -> QFrame:
        icon = Label()
        tone = "danger" if notice.is_danger else "warn"
        picture = self._icons.icon("triangle-alert", f"{tone}_ink")
        side = self._theme.px(_ICON)
        icon.setPixmap(picture.pixmap(side, side))
        text = label(notice.text, wraps=True)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inner = row(icon, text, spacing=10, margins=(14, 8, 8, 8))
        inner.setStretch(1, 1)
        for name, act in notice.actions:
            inner.addWidget(button(name, act))
        if notice.can_be_dismissed:
            inner.addWidget(
                icon_button(
                    self._icons,
                    "x",
                    lambda: translate("Trouble", "Not now"),
                    lambda: self.dismiss(notice.key),
                )
            )
        return panel(f"band-{tone}", inner)
