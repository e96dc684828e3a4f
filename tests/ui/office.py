"""A customer file with a day's work in it, open in a real window."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    FollowUpKind,
    OccasionKind,
    Tier,
)
from desktop_crm.services import customers, feedback, follow_ups, occasions, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.page import Page
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.window import Window

#: Latin words that stand on the screen in every language.
_EVERYWHERE = re.compile(
    r"(?:Ctrl|Shift|Alt|Enter|CSV|JSON|English|Desktop CRM|UTF-?\d+|CNY|USD|EUR|GBP|HKD|TWD|JPY|"
    r"SGD|QQ|F\d+|KB|MB|kB|GB|[\w.-]+\.(?:csv|crmvault|crmbackup)|/[\w./ -]+|\d{8}T\d{6}Z-\d+)"
)


class PseudoTranslator(QTranslator):
    """Translates everything to one sign, so that whatever was forgotten stands out."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # What takes a number by place is Qt's own, such as the names of keys.
        return source if "%1" in source else "译"


class Office:
    """The window, and what a person would see and do."""

    def __init__(self, qtbot: QtBot, window: Window, vault: Vault) -> None:
        self.qtbot = qtbot
        self.window = window
        self.vault = vault
        self.ids: dict[str, bytes] = {}

    @property
    def now(self) -> datetime:
        """The moment of the customer file."""
        return self.vault.clock()

    @property
    def today(self) -> date:
        """The day of the customer file."""
        return self.now.astimezone().date()

    def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Write beside the window."""
        return unit_of_work.write(self.vault, use_case, *args, **kwargs).value

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Read beside the window."""
        return unit_of_work.read(self.vault, query, *args, **kwargs)

    def add(self, name: str, tier: Tier | None = None) -> bytes:
        """Add a customer."""
        fields = {"name": name, "kind": CustomerKind.COMPANY, "tier": tier}
        self.ids[name] = self.write(customers.add, fields, now=self.now)
        return self.ids[name]

    def plan(
        self, name: str, days: int, title: str, kind: FollowUpKind = FollowUpKind.CHECK_IN
    ) -> bytes:
        """Plan a follow-up so many days from today."""
        found: bytes = self.write(
            follow_ups.plan,
            self.ids[name],
            title=title,
            due_on=self.today + timedelta(days=days),
            kind=kind,
        )
        return found

    def complain(self, name: str, hours: int, text: str, **more: Any) -> bytes:
        """Record a complaint that came in so many hours ago."""
        found: bytes = self.write(
            feedback.record,
            self.ids[name],
            kind=FeedbackKind.COMPLAINT,
            text=text,
            received_at=self.now - timedelta(hours=hours),
            **more,
        )
        return found

    def open(self, page_id: str) -> Any:
        """Open the window on a page."""
        if self.window.view is None:
            self.window.open_vault(self.vault)
        view = self.window.view
        assert view is not None
        return view.open_page(page_id)

    def page(self) -> Page:
        """Return the page that is shown."""
        view = self.window.view
        assert view is not None
        assert view.current_page is not None
        return view.current_page

    def wait(self, check: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(check()))

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key."""
        QTest.keyClick(widget, key, modifier)

    def dialog(self, kind: type[QDialog] = QDialog) -> Any:
        """Wait for a dialog and return it."""
        self.wait(lambda: self.dialogs(kind))
        return self.dialogs(kind)[-1]

    @staticmethod
    def dialogs(kind: type[QDialog] = QDialog) -> list[QDialog]:
        """Return the dialogs that are open."""
        return [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, kind) and each.isVisible()
        ]

    def toast(self) -> str:
        """Return what the toast says."""
        bar = self.window.view.toast_bar if self.window.view else None
        return bar.text if bar is not None and bar.isVisible() else ""

    def undo(self) -> None:
        """Undo the last action."""
        self.window.actions_.trigger("undo")


def titles(rows: RowList) -> list[str]:
    """Return the lines of a list in order."""
    found = (rows.rows.line(row) for row in range(rows.rows.rowCount()))
    return [line.title for line in found if line is not None]


def headings(rows: RowList) -> list[str]:
    """Return the headings of a list in order."""
    found = (rows.rows.entry(row) for row in range(rows.rows.rowCount()))
    return [each.title for each in found if isinstance(each, Section)]


def untranslated(root: QWidget) -> list[str]:
    """Return the Latin words a person sees below `root` although everything is translated."""
    texts: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        texts += [widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(at) for at in range(widget.count())]
        if isinstance(widget, RowList):
            texts += [_read(widget, row) for row in range(widget.rows.rowCount())]
    return [text for text in texts if re.search(r"[A-Za-z]{2}", _EVERYWHERE.sub("", text))]


def _read(rows: RowList, row: int) -> str:
    entry = rows.rows.entry(row)
    if isinstance(entry, Section):
        return f"{entry.title} {entry.note}"
    line = rows.rows.line(row)
    if line is None:
        return ""
    chips = (chip.text for chip in line.chips)
    return " ".join((line.title, *line.facts, line.badge, line.amount, *chips, line.said()))


@pytest.fixture
def office(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    language: Language,
    settings: Settings,
    vault: Vault,
) -> Iterator[Office]:
    window = Window(qapp, theme, language, settings, vault.clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    yield Office(qtbot, window, vault)
    window.close_vault()


@pytest.fixture
def busy_office(office: Office) -> Office:
    """An office with a line in every section of Today; all data is Chinese."""
    for name, tier in (
        ("宁波海川", Tier.A),
        ("苏州锦溪", Tier.B),
        ("杭州云谷", Tier.C),
        ("青岛北岸", Tier.A),
        ("成都蜀味", Tier.D),
    ):
        office.add(name, tier)
    office.plan("宁波海川", -6, "发送修订报价", FollowUpKind.PROMISE_OURS)
    office.plan("杭州云谷", -2, "询问试用情况")
    office.plan("苏州锦溪", 0, "确认交期")
    office.plan("成都蜀味", 4, "回访")
    office.complain("苏州锦溪", 51, "两箱货物破损")
    birthday = office.today + timedelta(days=3)
    office.write(
        occasions.add,
        office.ids["杭州云谷"],
        kind=OccasionKind.FOUNDING,
        month=birthday.month,
        day=birthday.day,
    )
    return office


@pytest.fixture
def pseudo_chinese(qapp: QApplication) -> Iterator[Callable[[Language], None]]:
    """Switch a language to signs; every text that is still Latin was forgotten."""
    translator = PseudoTranslator()

    def switch(language: Language) -> None:
        language.use("zh_CN")
        QCoreApplication.installTranslator(translator)

    yield switch
    QCoreApplication.removeTranslator(translator)
