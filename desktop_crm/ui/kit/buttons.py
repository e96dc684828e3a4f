"""Buttons: one primary per view, plain, flat, icon; segments, tabs and chips."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop_crm.domain.masking import masked
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import as_tip, set_look
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.privacy import shown

_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_INK = {"primary": "accent_text", "danger": "danger_ink", "link": "accent_ink"}


def button(
    text: Text,
    clicked: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon: tuple[Icons, str] | None = None,
) -> "Button":
    """Return a text button.

    Args:
        text: its text, or a function that gives it.
        clicked: what it does.
        look: "" (plain), primary, danger, flat or link.
        icon: the icons and the name of one.
    """
    made = Button(text)
    if look:
        made.setProperty("look", look)
    if icon is not None:
        made.show_icon(*icon, _INK.get(look, "text2"), side=16)
        made.say(text)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops "checked"
    return made


def icon_button(
    icons: Icons, name: str, text: Text, clicked: Callable[[], object] | None = None
) -> "Button":
    """Return a button that shows only an icon; `text` is its name and tooltip."""
    made = Button(text, is_silent=True)
    made.setProperty("look", "icon")
    made.show_icon(icons, name, side=18)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops "checked"
    return made


class Button(QPushButton):
    """A push button whose text follows the language; Enter presses it only while it has focus."""

    def __init__(
        self, text: Text = "", parent: QWidget | None = None, *, is_silent: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_silent = is_silent
        self._source: Text = ""
        self._tip: Text = ""
        self._called: Text = ""
        self._icon_side: Callable[[], int] | None = None
        # No default button that a stray Enter can hit.
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(text)

    def say(self, text: Text) -> None:
        """Show another text; "&" is an ordinary character in it."""
        self._source = text
        said = shown(resolved(text))
        if self._is_silent:
            self.setToolTip(as_tip(said))
        else:
            # Fusion leaves hardly any room between icon and text.
            gap = "" if self.icon().isNull() else " "
            self.setText(gap + said.replace("&", "&&"))
        self.setAccessibleName(said)

    def show_icon(
        self, icons: Icons, name: str, ink: str = "text2", active: str = "", *, side: int
    ) -> None:
        """Show an icon, `side` pixels wide at text scale 1; it grows with the text."""
        self._icon_side = lambda: icons.px(side)
        self.setIcon(icons.icon(name, ink, active))
        self._fit_icon()

    def call(self, name: Text) -> None:
        """Give it another name for screen readers than its text."""
        self._called = name
        self.setAccessibleName(shown(resolved(name)))

    def hint(self, text: Text) -> None:
        """Show a tooltip."""
        self._tip = text
        self.setToolTip(as_tip(resolved(text)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_icon()
        if event.type() == QEvent.Type.LanguageChange:
            named, plain = self.accessibleName(), self._source
            self.say(plain)
            if self._called:
                self.call(self._called)
            elif not callable(plain) and named not in {plain, masked(plain)}:
                # Somebody gave it another name than its text.
                self.setAccessibleName(named)
            if callable(self._tip):
                self.hint(self._tip)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _fit_icon(self) -> None:
        # Qt styles a button while it is being made.
        side = getattr(self, "_icon_side", None)
        if side is not None:
            self.setIconSize(QSize(side(), side()))


class Segments(QFrame):
    """A switch of which exactly one part is on.

    Signals:
        chosen: (value) the person chose another part.
    """

    chosen = Signal(object)

    def __init__(
        self, parts: Sequence[tuple[object, Text, str]], icons: Icons, look: str = "segment"
    ) -> None:
        """Take (value, text, icon name or "") per part; with an icon the text is its tooltip."""
        super().__init__()
        self.setProperty("look", "segments" if look == "segment" else "plain")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2 if look == "segment" else 18)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        for value, text, icon in parts:
            made = Button(text, is_silent=bool(icon))
            made.setCheckable(True)
            made.setProperty("look", look)
            if icon:
                made.show_icon(icons, icon, "text2", "accent_ink", side=16)
            self._group.addButton(made, len(self._values))
            self._values.append(value)
            layout.addWidget(made)
        if look != "segment":
            layout.addStretch(1)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))

    @property
    def value(self) -> object:
        """The value of the part that is on; None if none is."""
        at = self._group.checkedId()
        return None if at < 0 else self._values[at]

    def choose(self, value: object) -> None:
        """Turn a part on without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def button_of(self, value: object) -> Button:
        """Return the button of a part, e.g. to change its text."""
        found = self._group.button(self._values.index(value))
        if not isinstance(found, Button):
            raise TypeError("not one of our buttons")
        return found

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        at = (self._group.checkedId() + step) % len(self._values)
        self._group.button(at).setFocus()
        self._group.button(at).click()


class Tabs(Segments):
    """Tabs: the same switch, underlined."""

    def __init__(self, parts: Sequence[tuple[object, Text]], icons: Icons) -> None:
        super().__init__([(value, text, "") for value, text in parts], icons, "tab")


class Choice(Button):
    """A filter value with three states: off, "in" (wanted) and "out" (excluded).

    Space or a click includes, "-" excludes; either again turns it off.

    Signals:
        state_changed: (str) the new state: "", "in" or "out".
    """

    state_changed = Signal(str)

    def __init__(self, text: Text, look: str = "chip") -> None:
        super().__init__(text)
        self.setProperty("look", look)
        self.setProperty("state", "")
        self.clicked.connect(lambda: self._turn("in"))

    @property
    def state(self) -> str:
        """The state: "", "in" or "out"."""
        return str(self.property("state") or "")

    def put(self, state: str) -> None:
        """Set the state without telling anybody."""
        set_look(self, "state", state)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Minus:
            self._turn("out")
            return
        if event.key() in _ARROWS:
            # Qt would go to the next widget of the window; the group knows its own order.
            event.ignore()
            return
        super().keyPressEvent(event)

    def _turn(self, state: str) -> None:
        self.put("" if self.state == state else state)
        self.state_changed.emit(self.state)
