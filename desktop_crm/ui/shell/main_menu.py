"""The menu of all commands, made from the registry."""

from PySide6.QtWidgets import QMenu, QWidget

from desktop_crm.ui.kit.actions import Actions, Group, group_text

#: Commands that make no sense in a menu: it is open already.
_LEFT_OUT = frozenset({"menu"})


def main_menu(actions: Actions, parent: QWidget) -> QMenu:
    """Return a menu with every command in its group; what cannot be done now is grey."""
    menu = QMenu(parent)
    parts = {group: menu.addMenu(group_text(group)) for group in Group}
    for command, action in actions.window_commands():
        if command.id not in _LEFT_OUT:
            parts[command.group].addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
