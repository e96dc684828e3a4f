"""The little menu of S: the usual days to postpone to, each with its letter, or any other day."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop_crm.ui.kit.language import day, resolved, translate, weekday
from desktop_crm.ui.kit.page import Desk

_DAYS = (1, 3, 7)


def day_keys(desk: Desk, postpone: Callable[[date], object]) -> Mapping[str, Callable[[], object]]:
    """Return the single keys of a list that postpone by as many days."""
    today = desk.workspace.today()
    return {
        str(days): lambda to=today + timedelta(days=days): postpone(to)  # type: ignore[misc]  # bound at once
        for days in _DAYS
    }


def open_postpone_menu(
    desk: Desk,
    view: QAbstractItemView,
    postpone: Callable[[date], object],
    other: Callable[[], object] | None = None,
) -> QMenu:
    """Open the menu below the current line of a list.

    Args:
        desk: where days and words come from.
        view: the list.
        postpone: takes the day that was chosen.
        other: asks for another day; without it there is no such line.
    """
    from desktop_crm.ui.kit.editors import postpone_days  # noqa: PLC0415 - not for the first list

    menu = QMenu(view)
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
    menu.aboutToHide.connect(menu.deleteLater)
    rect = view.visualRect(view.currentIndex())
    menu.popup(view.viewport().mapToGlobal(rect.bottomLeft() + QPoint(60, -8)))
    actions = menu.actions()
    menu.setActiveAction(actions[0])
    return menu
