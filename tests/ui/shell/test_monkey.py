"""A monkey at the keyboard: any command that can be done, any key, in any order."""

import os
from random import Random

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop_crm.services import demo, unit_of_work, vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE
from tests.ui.shell.conftest import NOW

STEPS = int(os.environ.get("DESKTOP_CRM_MONKEY_STEPS", "500"))
SEED = int(os.environ.get("DESKTOP_CRM_MONKEY_SEED", "1"))
#: Ends the test, or leaves the program.
NOT_FOR_MONKEYS = frozenset({"quit", "lock"})
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_D, Qt.Key.Key_S,
    Qt.Key.Key_T, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_7,
    Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Slash, Qt.Key.Key_Question, Qt.Key.Key_Minus,
)  # fmt: skip
HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
#: So many windows may be open at once before the monkey is made to close them.
MOST_OPEN = 4


class Monkey:
    """Does one thing after the other, and lets go of what lies over the window now and then."""

    def __init__(self, qtbot: QtBot, window: Window, random: Random) -> None:
        self._qtbot = qtbot
        self._window = window
        self._random = random
        self.done: list[str] = []

    def step(self) -> None:
        """Do something."""
        if len(self.over()) >= MOST_OPEN or self._random.random() < 0.1:
            self.let_go()
        elif self._random.random() < 0.5:
            self._command()
        else:
            self._key()
        self._qtbot.wait(1)

    def over(self) -> list[QWidget]:
        """Return the dialogs and menus over the window, the uppermost last."""
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if each.isVisible() and each is not self._window]

    def let_go(self) -> None:
        """Close everything that lies over the window."""
        for _ in range(3 * MOST_OPEN):
            found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if found is None:
                return
            found.close()
            QApplication.processEvents()

    def _command(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self._key()
            return
        actions = self._window.actions_
        able = [
            command.id
            for command, _action in actions.window_commands()
            if actions.can(command.id) and command.id not in NOT_FOR_MONKEYS
        ]
        chosen = self._random.choice(able)
        self.done.append(chosen)
        actions.trigger(chosen)

    def _key(self) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        if target is None or not shiboken6.isValid(target):
            target = QApplication.activeModalWidget() or self._window
        key, held = self._random.choice(KEYS), self._random.choice(HELD)
        self.done.append(f"{held.name} {key.name} in {type(target).__name__}")
        QTest.keyClick(target, key, held)


@pytest.fixture
def shop(vault: Vault) -> Vault:
    vault.clock = lambda: NOW
    unit_of_work.write(vault, demo.fill, today=NOW.astimezone().date(), now=NOW)
    return vault


@pytest.mark.long
def test_nothing_breaks_whatever_is_pressed(
    qtbot: QtBot, window: Window, shop: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    window.open_vault(shop)
    view = window.view
    assert view is not None
    monkey = Monkey(qtbot, window, Random(SEED))  # noqa: S311 - nothing secret
    for _ in range(STEPS):
        monkey.step()
        assert window.view is view, monkey.done[-20:]
    monkey.let_go()
    view.close_windows()
    qtbot.waitUntil(lambda: not monkey.over())
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert told == [], monkey.done[-40:]
    folder = shop.folder
    window.close_vault()
    again = vaults.unlock(folder, PASSPHRASE)
    try:
        with again.read() as session:
            ask = session.connection().exec_driver_sql
            assert ask("PRAGMA integrity_check").scalar_one() == "ok"
            assert ask("PRAGMA foreign_key_check").all() == []
            lost = text("SELECT count(*) FROM follow_up WHERE customer_id NOT IN"
                        " (SELECT id FROM customer)")  # fmt: skip
            assert session.execute(lost).scalar_one() == 0
    finally:
        again.close()
