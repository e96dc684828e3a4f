"""Says what has become due: in the window always, in the tray for those who want it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
from typing_extensions import override

from desktop_crm.domain.reminders import Reminder
from desktop_crm.queries import reminders
from desktop_crm.ui.kit.language import clock_time, local, translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.privacy import is_masked, shown

#: A short beat and the wall clock, never one long timer: computers sleep.
_EVERY_MS = 60_000
_AWAY = timedelta(minutes=10)
_TRAY_COMMANDS = ("capture", "palette", "lock", "quit")
_MESSAGE_MS = 10_000


class Reminders(QObject):
    """Looks every minute for what has a time and is due since the last look."""

    def __init__(self, desk: Desk, come_forward: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._come_forward = come_forward
        self._looked_at = desk.workspace.now()
        self.tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        parent.installEventFilter(self)
        desk.workspace.changed.connect(lambda _changes: self._count())
        desk.language.changed.connect(self.use_tray)
        self.use_tray()

    def look(self) -> None:
        """Tell what became due since the last look."""
        workspace = self._desk.workspace
        since, now = self._looked_at, workspace.now()
        if now <= since:
            return
        self._looked_at = now
        workspace.ask(
            reminders.between,
            local(since).date(),
            local(now).date(),
            then=lambda found: self._tell(_due(found, since, now), is_late=now - since > _AWAY),
            owner=self,
        )

    def use_tray(self) -> None:
        """Show or hide the icon in the tray, as the person chose."""
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None
        if not self._desk.settings.uses_tray or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        tray = QSystemTrayIcon(QApplication.windowIcon(), self)
        menu = QMenu()
        menu.addAction(translate("Tray", "Show the window")).triggered.connect(
            lambda _on: self._come_forward()
        )
        for key in _TRAY_COMMANDS:
            action = menu.addAction(self._desk.actions.action(key).text())
            action.triggered.connect(lambda _on, key=key: self._do(key))
        tray.setContextMenu(menu)
        # The icon does not own its menu.
        self._menu = menu
        tray.messageClicked.connect(self._come_forward)
        tray.activated.connect(lambda _reason: self._come_forward())
        tray.show()
        self.tray = tray
        self._count()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            # The person is back, perhaps with the computer: do not wait for the next beat.
            self.look()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete and self.tray is not None:
            self.tray.hide()
        return super().event(event)

    def _do(self, command: str) -> None:
        self._come_forward()
        self._desk.actions.trigger(command)

    def _tell(self, due: Sequence[Reminder], *, is_late: bool) -> None:
        if not due:
            return
        text = reminder_text(due, is_late=is_late)
        self._desk.navigator.toast(text)
        if self.tray is not None:
            said = text
            if is_masked():
                # Others may look at the screen: no names.
                said = translate("Tray", "%n reminders are due", "", len(due))
            icon = QSystemTrayIcon.MessageIcon.Information
            self.tray.showMessage(QApplication.applicationDisplayName(), said, icon, _MESSAGE_MS)

    def _count(self) -> None:
        if self.tray is None:
            return
        today = self._desk.workspace.today()
        self._desk.workspace.ask(
            reminders.between, today, today, then=self._show_count, owner=self, key="count"
        )

    def _show_count(self, found: Sequence[Reminder]) -> None:
        if self.tray is not None:
            name = QApplication.applicationDisplayName()
            due = translate("Tray", "%n due today", "", len(found))
            self.tray.setToolTip(f"{name} - {due}")


def reminder_text(due: Sequence[Reminder], *, is_late: bool) -> str:
    """Return one sentence for what is due; several are counted, not told one by one."""
    if len(due) == 1:
        (only,) = due
        clock = f"{clock_time(only.at)} " if only.at else ""
        return shown(f"{clock}{only.customer_name}: {only.title}".removesuffix(": "))
    if is_late:
        return translate("Tray", "%n reminders became due while you were away", "", len(due))
    return translate("Tray", "%n reminders are due", "", len(due))


def _due(found: Sequence[Reminder], since: datetime, now: datetime) -> tuple[Reminder, ...]:
    first, last = (local(moment).replace(tzinfo=None) for moment in (since, now))
    return tuple(
        each
        for each in found
        if each.at is not None and first < datetime.combine(each.on, each.at) <= last
    )
