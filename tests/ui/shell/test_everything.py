"""Every page and dialog, walked through: names for screen readers, live switch of the look."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_crm.services import demo, unit_of_work, vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.actions import Actions
from desktop_crm.ui.kit.filters import FilterRow
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import ElidedLabel
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.pages import PAGES
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE
from tests.ui.shell.conftest import NOW

#: Commands that open a dialog about the customer shown, or about none.
DIALOGS = (
    "capture", "customer.new", "edit", "tag", "follow_up.plan", "feedback.new", "brief", "qr",
    "keys", "about", "follow_up.done",
)  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop") / "shop.crmvault"
    made = vaults.create(folder, PASSPHRASE, kdf=vaults.Kdf(19, 1, 1)).vault
    made.clock = lambda: NOW
    unit_of_work.write(made, demo.fill, today=NOW.astimezone().date(), now=NOW)
    made.close()
    return folder


class Walk:
    """A window over the demo data; several can follow each other."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, vault: Vault, theme: Theme, language: Language
    ) -> None:
        self.qtbot = qtbot
        self.window = Window(
            qapp, theme, language, Settings(vault.folder.parent / "settings.ini"), lambda: NOW
        )
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.open_vault(vault)
        assert self.window.view is not None
        self.view = self.window.view

    def until(self, check: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(check()))

    def settle(self) -> None:
        """Wait until a page looks the same twice."""
        before = QImage()
        for _ in range(60):
            self.qtbot.wait(100)
            now = self.window.grab().toImage()
            if now == before:
                return
            before = now

    def open(self, page_id: str) -> QWidget:
        page = self.view.open_page(page_id)
        self.settle()
        return page

    def begin(self, command: str) -> QDialog:
        """Give a command that opens a dialog."""
        self.until(lambda: self.window.actions_.can(command))
        self.window.actions_.trigger(command)
        self.until(self.dialog)
        found = self.dialog()
        assert found is not None
        return found

    def dialog(self) -> QDialog | None:
        shown = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible()
        ]
        return shown[-1] if shown else None


@pytest.fixture
def begin(
    qtbot: QtBot, qapp: QApplication, shop: Path, tmp_path: Path, theme: Theme, language: Language
) -> Iterator[Callable[[], Walk]]:
    opened: list[Walk] = []

    def make() -> Walk:
        if opened:
            opened[-1].window.close_vault()
            opened[-1].window.close()
        folder = tmp_path / f"{len(opened)}" / "shop.crmvault"
        shutil.copytree(shop, folder)
        vault = vaults.unlock(folder, PASSPHRASE)
        vault.clock = lambda: NOW
        opened.append(Walk(qtbot, qapp, vault, theme, language))
        return opened[-1]

    yield make
    opened[-1].window.close_vault()
    theme.use(scheme=Scheme.LIGHT, scale=1.0)


def unnamed(root: QWidget) -> list[str]:
    """Return what can have the focus and has no name."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        is_inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollArea)
        focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if is_inner or not focusable or not widget.isVisibleTo(root):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def texts(root: QWidget) -> list[str]:
    """Return everything that is written or spoken in a part of the window, in order."""
    said = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        text = getattr(widget, "text", "")
        place = getattr(widget, "placeholderText", "")
        said += [str(text() if callable(text) else text)]
        said += [str(place() if callable(place) else place)]
        said += [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            rows = range(min(model.rowCount(), 20))
            said += [str(model.index(row, 0).data() or "") for row in rows]
    # Each window has a customer file of its own, only its folder differs.
    return [re.sub(r"/\d+/shop", "/shop", text) for text in said if text]


def clipped(root: QWidget) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, ElidedLabel | FilterRow):
            continue  # They cut themselves, and say the whole in their tooltip.
        if isinstance(widget, QToolButton):
            fits = widget.fontMetrics().horizontalAdvance(widget.text()) <= widget.width()
        elif isinstance(widget, QPushButton):
            fits = not widget.text() or widget.width() >= widget.minimumSizeHint().width()
        elif isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.heightForWidth(widget.width()) <= widget.height() + 1
        elif isinstance(widget, QLabel):
            need = widget.sizeHint()
            fits = need.width() <= widget.width() + 1 and need.height() <= widget.height() + 1
        else:
            continue
        if not fits and widget.text():
            found.append(f"{widget.text()!r} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_no_text_is_cut(
    begin: Callable[[], Walk], theme: Theme, language: Language, code: str, scale: float
) -> None:
    language.use(code)
    theme.use(scale=scale)
    walk = begin()
    for spec in PAGES:
        page = walk.open(spec.id)
        assert clipped(walk.window) == [], f"{spec.id} {type(page).__name__}"
    walk.open("customers")
    for name in DIALOGS:
        dialog = walk.begin(name)
        walk.qtbot.wait(50)
        assert clipped(dialog) == [], name
        dialog.reject()
        walk.until(lambda: walk.dialog() is None)


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_whatever_can_have_the_focus_has_a_name(
    begin: Callable[[], Walk], language: Language, code: str
) -> None:
    language.use(code)
    walk = begin()
    for spec in PAGES:
        assert unnamed(walk.open(spec.id)) == [], spec.id
    walk.open("customers")
    walk.until(lambda: walk.view.desk.actions.can("brief"))
    seen = []
    for command in DIALOGS:
        if not walk.view.desk.actions.can(command):
            continue
        walk.view.desk.actions.trigger(command)
        walk.until(walk.dialog)
        dialog = walk.dialog()
        assert dialog is not None
        walk.qtbot.wait(150)
        assert unnamed(dialog) == [], command
        seen.append(command)
        dialog.reject()
        walk.until(lambda: walk.dialog() is None)
    assert set(DIALOGS) - set(seen) <= {"follow_up.done"}


def test_a_live_switch_equals_a_fresh_start(
    begin: Callable[[], Walk], language: Language, theme: Theme
) -> None:
    walk = begin()
    for spec in PAGES:
        walk.open(spec.id)
    language.use("zh_CN")
    theme.use(scheme=Scheme.DARK)
    switched = {spec.id: texts(walk.open(spec.id)) for spec in PAGES}
    rail = walk.view.rail.grab().toImage()
    again = begin()
    for spec in PAGES:
        again.open(spec.id)
    for spec in PAGES:
        fresh = texts(again.open(spec.id))
        assert switched[spec.id] == fresh, spec.id
    assert rail == again.view.rail.grab().toImage()


def test_the_same_pixels_after_a_live_switch(
    begin: Callable[[], Walk], language: Language, theme: Theme
) -> None:
    walk = begin()
    pages = ("customers", "feedback", "follow_ups")
    for page in pages:
        walk.open(page)
    language.use("zh_CN")
    theme.use(scheme=Scheme.DARK)
    switched = {}
    for page in pages:
        walk.open(page).setFocus()
        walk.settle()
        switched[page] = walk.window.grab().toImage()
    again = begin()
    for page in pages:
        again.open(page)
    for page in pages:
        again.open(page).setFocus()
        again.settle()
        fresh = again.window.grab().toImage()
        assert different(switched[page], fresh) < 0.001, page


def different(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ."""
    assert one.size() == other.size()
    a, b = (image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other))
    first, second = bytes(a.constBits()), bytes(b.constBits())
    if first == second:
        return 0.0
    return sum(x != y for x, y in zip(first, second, strict=True)) / len(first)


def test_no_key_of_the_window_is_ambiguous(qtbot: QtBot, icons: Icons) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(icons)
    actions.attach(window)
    keys = [
        key.toString()
        for _command, action in actions.window_commands()
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert not {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F"} & set(keys)
