"""Menus that open below a button and go away by themselves."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def add_item(menu: QMenu, text: str, chosen: Callable[[], object], keys: str = "") -> QAction:
    """Add a line; an "&" of the text stays one."""
    shown = text.replace("&", "&&")
    action = menu.addAction(f"{shown}\t{keys}" if keys else shown)
    action.triggered.connect(lambda: chosen())  # noqa: PLW0108 - drops "checked"
    return action


def popup(menu: QMenu, below: QWidget) -> None:
    """Open a menu below a widget; once hidden it is deleted."""
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
