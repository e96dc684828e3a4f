"""The little menu of S: the usual days to postpone to, each with its letter, or any other day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop_crm.ui.kit.language import day, resolved, translate, weekday
from desktop_crm.ui.kit.page import Desk

#: Days ahead that a single key of a list postpones by.
DAY_KEYS = {"1": 1, "3": 3, "7": 7}


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
