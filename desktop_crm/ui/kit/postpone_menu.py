"""The little menu of S: the usual days to postpone to, each with its letter, or any other day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from desktop_crm.ui.kit.language import Text, day, resolved, translate, weekday
from desktop_crm.ui.kit.page import Desk

_DAYS = (1, 3, 7)


def day_keys(desk: Desk, postpone: Callable[[date], object]) -> Mapping[str, Callable[[], object]]:
    """Return the single keys of a list that postpone by as many days."""
    today = desk.workspace.today()
    return {
        str(days): lambda to=today + timedelta(days=days): postpone(to)  # type: ignore[misc]  # bound at once
        for days in _DAYS
    }


def postpone_days(today: date) -> Sequence[tuple[Text, date]]:
    """Return the usual days to postpone to, each with its words."""
    monday = today + timedelta(days=7 - today.weekday())
    return (
        (lambda: translate("Editors", "Tomorrow"), today + timedelta(days=1)),
        (lambda: translate("Editors", "In 3 days"), today + timedelta(days=3)),
        (lambda: translate("Editors", "In a week"), today + timedelta(days=7)),
        (lambda: translate("Editors", "Next Monday"), monday),
    )


def open_postpone_menu(
    desk: Desk,
    below: QWidget,
    postpone: Callable[[date], object],
    other: Callable[[], object] | None = None,
) -> QMenu:
    """Open the menu below a button, or below the current line of a list.

    Args:
        desk: where days and words come from.
        below: the button or the list.
        postpone: takes the day that was chosen.
        other: asks for another day; without it there is no such line.
    """
    menu = QMenu(below)
    menu.setAccessibleName(translate("Postpone", "Postpone to"))
    today = desk.workspace.today()
    for number, (text, on) in enumerate(postpone_days(today), 1):
        words = f"&{number}  {resolved(text)}\t{weekday(on, short=True)} {day(on, today)}"
        menu.addAction(words).triggered.connect(lambda _checked=False, on=on: postpone(on))
    if other is not None:
        menu.addSeparator()
        another = translate("Postpone", "Another day…")
        menu.addAction(f"&0  {another}").triggered.connect(
            lambda: other()  # noqa: PLW0108 - drops "checked"
        )
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
    place, corner = below, below.rect().bottomLeft()
    if isinstance(below, QAbstractItemView):
        place = below.viewport()
        corner = below.visualRect(below.currentIndex()).bottomLeft() + QPoint(60, -8)
    menu.popup(place.mapToGlobal(corner))
    actions = menu.actions()
    menu.setActiveAction(actions[0])
    return menu
