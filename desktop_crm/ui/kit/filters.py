"""The sidebar's filter groups: values with live counts, included or excluded."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import Button, Choice, button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import as_tip, caption
from desktop_crm.ui.kit.language import Text, number, resolved, translate
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear
from desktop_crm.ui.kit.theme import Theme

_FIRST_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a group: what it stands for, its word, and a colour or an icon."""

    key: Hashable
    text: Text
    dot: str = ""
    icon: str = ""
    initials: str = ""


class FilterRow(Choice):
    """A value as a row: dot or icon, word, count at the right."""

    def __init__(self, theme: Theme, icons: Icons, value: Value) -> None:
        super().__init__(value.text, "row")
        self._theme = theme
        self._said = value.text
        self._count: int | None = None
        self._is_dim = False
        self._tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if value.icon:
            self.setIcon(icons.icon(value.icon, "text2"))
        elif value.dot:
            self.setIcon(_dot(QColor(value.dot), theme.px(8)))
        self._icon_side = lambda: theme.px(17)
        self._fit_icon()
        self.say(value.text)

    def set_count(self, count: int | None, *, tone: str = "") -> None:
        """Show a count at the right; `tone` may be "danger"."""
        self._count, self._tone, self._is_dim = count, tone, False
        self._fit()
        self._name()
        self.update()

    def dim(self) -> None:
        """Show that the count is of the previous state."""
        self._is_dim = True
        self.update()

    @override
    def say(self, text: Text) -> None:
        super().say(text)
        self._said = text
        self._fit()
        if hasattr(self, "_tone"):
            self._name()

    @override
    def minimumSizeHint(self) -> QSize:
        # A long word is cut, the sidebar does not grow.
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def put(self, state: str) -> None:
        super().put(state)
        self._name()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count is None:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font(11))
        painter.setOpacity(0.5 if self._is_dim else 1.0)
        token = "danger_ink" if self._tone == "danger" and self._count else "text3"
        painter.setPen(self._theme.color(token))
        room = self.rect().adjusted(0, 0, -self._theme.px(8), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = number(self._count)
        width = painter.fontMetrics().horizontalAdvance(text) + self._theme.px(10)
        surface = QRect(room.right() - width, room.y() + 3, width, room.height() - 6)
        under = {"in": "accent2"}.get(self.state, "bg")
        if not self.underMouse():
            painter.fillRect(surface, self._theme.color(under))
        painter.drawText(room, right, text)

    def _fit(self) -> None:
        """Cut the word where the count begins."""
        if not hasattr(self, "_theme"):
            return
        px, metrics = self._theme.px, self.fontMetrics()
        room = self.width() - px(22)
        if not self.icon().isNull():
            room -= self.iconSize().width() + px(6)
        if self._count is not None:
            room -= metrics.horizontalAdvance(number(self._count))
        whole = resolved(self._said)
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == whole else as_tip(whole))

    def _name(self) -> None:
        said = resolved(self._said)
        if self._count is not None:
            said = f"{said}, {number(self._count)}"
        if self.state:
            said = f"{said}, {state_word(self.state)}"
        self.setAccessibleName(said)


def put_behind(place: QWidget, stops: Sequence[QWidget]) -> None:
    """Let Tab reach widgets after another: made later, they would come last in the window."""
    # Qt refuses to order what cannot have the focus.
    policy = place.focusPolicy()
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise((place, *stops)):
        QWidget.setTabOrder(before, after)
    place.setFocusPolicy(policy)


class ChoiceStop(QWidget):
    """Several choices that Tab stops at once: arrow keys, Home and End move among them."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[Hashable, Choice] = {}
        self._more: Button | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._stop_at(watched)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self.stops()
        at = next((at for at, stop in enumerate(stops) if stop.hasFocus()), -1)
        last = len(stops) - 1
        targets = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()), -1)
        if 0 <= target <= last:
            stops[target].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def stops(self) -> list[Button]:
        """Return the choices, and the button that shows more of them, in reading order."""
        return [*self._choices.values(), *([self._more] if self._more else [])]

    def _add(self, key: Hashable, choice: Choice) -> None:
        self._choices[key] = choice
        choice.installEventFilter(self)

    def _stop_at(self, stop: QObject | None = None) -> None:
        """Let Tab stop at one choice: where the focus is, else at a chosen one or the first."""
        stops = self.stops()
        if stop is None:
            stop = next((each for each in stops if each.hasFocus()), None)
        if stop is None:
            chosen = (each for each in self._choices.values() if each.state)
            stop = next(chosen, stops[0] if stops else None)
        if isinstance(stop, QWidget):
            self.setFocusProxy(stop)
        for each in stops:
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus
            )


class FilterGroup(ChoiceStop):
    """A caption and its values; OR within the group.

    `Space` includes, `-` excludes, arrow keys move, typed letters jump to a value.

    Signals:
        chosen: (included, excluded) two frozensets of keys, after the person changed one.
    """

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, icons: Icons, title: Text, *, as_chips: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._as_chips = as_chips
        self._values: dict[Hashable, Value] = {}
        self._counts: Mapping[Hashable, int] = {}
        self._included: frozenset[Hashable] = frozenset()
        self._excluded: frozenset[Hashable] = frozenset()
        self._shows_all = False
        self._typed = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self.title = caption(title)
        layout.addWidget(self.title)
        self._inner: FlowLayout | QVBoxLayout
        if as_chips:
            self._inner = FlowLayout(gap=6)
        else:
            self._inner = QVBoxLayout()
            self._inner.setContentsMargins(0, 0, 0, 0)
            self._inner.setSpacing(1)
        layout.addWidget(box(self._inner))

    def set_values(self, values: Sequence[Value]) -> None:
        """Show other values; what is chosen stays chosen.

        While somebody moves in the group its values stay where they are, new ones come last.
        """
        fresh = {value.key: value for value in values}
        if any(choice.hasFocus() for choice in self._choices.values()):
            stays = {key: fresh[key] for key in self._values if key in fresh}
            fresh = {**stays, **fresh}
        if list(fresh.items()) == list(self._values.items()):
            return
        before, self._values = self._values, fresh
        self._build({key for key, value in fresh.items() if before.get(key) == value})

    def set_counts(self, counts: Mapping[Hashable, int]) -> None:
        """Show live counts."""
        self._counts = counts
        for key, choice in self._choices.items():
            if isinstance(choice, FilterRow):
                choice.set_count(counts.get(key, 0))
            else:
                count = number(counts.get(key, 0))
                text = self._values[key].text
                choice.call(lambda text=text, count=count: f"{resolved(text)}, {count}")  # type: ignore[misc]  # bound at once
                choice.hint(count)

    def dim(self) -> None:
        """Show that the counts are of the previous state."""
        for choice in self._choices.values():
            if isinstance(choice, FilterRow):
                choice.dim()

    def choose(self, included: frozenset[Hashable], excluded: frozenset[Hashable]) -> None:
        """Show what is chosen without telling anybody."""
        self._included, self._excluded = included, excluded
        if any(key not in self._choices for key in included | excluded if key in self._values):
            self._shows_all = True
            self._build(self._values)
        for key, choice in self._choices.items():
            choice.put("in" if key in included else "out" if key in excluded else "")
        self._stop_at()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() and not event.modifiers():
            self._jump(event.text())
        else:
            super().keyPressEvent(event)

    def _build(self, same: Collection[Hashable] = ()) -> None:
        """Lay out the values; widgets of those that are the same stay, and so does the focus."""
        kept = {key: choice for key, choice in self._choices.items() if key in same}
        for choice in kept.values():
            self._inner.removeWidget(choice)
        clear(self._inner)
        self._choices = {}
        shown = list(self._values.values())
        if not self._shows_all:
            shown = shown[:_FIRST_SHOWN]
        for value in shown:
            made = kept.pop(value.key, None) or self._made(value)
            self._add(value.key, made)
            self._inner.addWidget(made)
        for choice in kept.values():
            choice.hide()
            choice.deleteLater()
        self._more = None
        if len(shown) < len(self._values):
            more = button(lambda: translate("Filters", "Show all"), self._show_all, look="link")
            more.installEventFilter(self)
            self._inner.addWidget(more)
            self._more = more
        put_behind(self.title, self.stops())
        self.choose(self._included, self._excluded)
        if self._counts:
            self.set_counts(self._counts)

    def _made(self, value: Value) -> Choice:
        made = Choice(value.text) if self._as_chips else FilterRow(self._theme, self._icons, value)
        made.state_changed.connect(lambda state: self._on_state(value.key, state))
        return made

    def _show_all(self) -> None:
        self._shows_all = True
        self._build(self._values)

    def _on_state(self, key: Hashable, state: str) -> None:
        self._included = self._included | {key} if state == "in" else self._included - {key}
        self._excluded = self._excluded | {key} if state == "out" else self._excluded - {key}
        self.chosen.emit(self._included, self._excluded)

    def _jump(self, letter: str) -> None:
        self._typed = (self._typed + letter.lower())[-4:]
        for typed in (self._typed, letter.lower()):
            for key, choice in self._choices.items():
                value = self._values[key]
                # "6" finds "Over 60 days ago": every word counts.
                names = (*resolved(value.text).lower().split(), value.initials.lower())
                if any(name.startswith(typed) for name in names if name):
                    choice.setFocus()
                    return
        self._typed = ""


class ViewList(ChoiceStop):
    """The views at the top of a sidebar: exactly one is on.

    Signals:
        chosen: (key) the person chose a view.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, views: Sequence[Value]) -> None:
        super().__init__()
        self._rows: dict[Hashable, FilterRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for view in views:
            made = FilterRow(theme, icons, view)
            made.state_changed.connect(lambda _state, key=view.key: self._on_state(key))
            self._rows[view.key] = made
            self._add(view.key, made)
            layout.addWidget(made)
        self._stop_at()

    def choose(self, key: Hashable | None) -> None:
        """Show which view is on without telling anybody; None for none."""
        for each, made in self._rows.items():
            made.put("in" if each == key else "")
        self._stop_at()

    def set_count(self, key: Hashable, count: int | None, *, tone: str = "") -> None:
        """Show the count of a view."""
        self._rows[key].set_count(count, tone=tone)

    def _on_state(self, key: Hashable) -> None:
        self.choose(key)
        self.chosen.emit(key)


class FilterChips(QWidget):
    """What is filtered by, above the list; each chip can be taken away.

    Signals:
        removed: (key) the person took a chip away.
        cleared: Clear all.
    """

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._flow = FlowLayout(self)
        self._shown: tuple[tuple[Hashable, str, bool], ...] = ()
        self.hide()

    def set_chips(self, chips: Sequence[tuple[Hashable, str, bool]]) -> None:
        """Show chips as (key, text, is excluded)."""
        fresh = tuple(chips)
        if fresh == self._shown:
            return
        self._shown = fresh
        clear(self._flow)
        for key, text, is_out in chips:
            made = button(
                f"{text}  ×",  # noqa: RUF001 - the sign for taking away
                lambda key=key: self.removed.emit(key),  # type: ignore[misc]  # bound at once
                look="filter-chip",
            )
            made.setProperty("state", "out" if is_out else "in")
            remove = translate("Filters", "Remove filter {filter}").format(filter=text)
            made.call(remove)
            self._flow.addWidget(made)
        if chips:
            clear_all = button(lambda: translate("Filters", "Clear all"), look="flat")
            clear_all.clicked.connect(self.cleared)
            self._flow.addWidget(clear_all)
        self.setVisible(bool(chips))


def state_word(state: str) -> str:
    """Return what a screen reader says of a chosen value."""
    if state == "out":
        return translate("Filters", "not")
    return translate("Filters", "chosen")


def _dot(color: QColor, side: int) -> QIcon:
    # Room at the right keeps the word away from the dot.
    pixmap = QPixmap(side + side // 2, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(0, 0, side, side)
    painter.end()
    return QIcon(pixmap)
