"""Keeps the customer file safe while it is open: backups when due, trials, and what goes wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_crm.domain.errors import Cancelled, Unavailable
from desktop_crm.domain.troubles import Trouble, TroubleKind
from desktop_crm.services import backups, watch
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.language import Text, sentence, translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.shell.trouble_bar import Notice, TroubleBar

#: The first list and the first click are worth more than the first look.
FIRST_LOOK_MS = 8_000
_EVERY_MS = 30_000
#: Beats between two looks whether a restore is to be tried: not while a person begins to work.
_REHEARSED_AT_BEAT, _REHEARSED_EVERY_BEATS = 4, 120
_DANGERS = frozenset(
    {
        TroubleKind.REPLACED,
        TroubleKind.OLDER,
        TroubleKind.CHANGES_MISSING,
        TroubleKind.LITTLE_SPACE,
        TroubleKind.REHEARSAL_FAILED,
    }
)
_STAY = frozenset({TroubleKind.RESTORE_UNCONFIRMED, TroubleKind.COPY})
_FAILED = "backup-failed"


@dataclass(frozen=True, slots=True)
class Look:
    """What a look around found.

    Attributes:
        troubles: what is wrong now.
        failure: why a backup that was due was not made.
        has_backup: whether one was made or copied just now.
    """

    troubles: tuple[Trouble, ...]
    failure: Unavailable | None = None
    has_backup: bool = False


class Safekeeping(QObject):
    """Looks around every half minute, in the background, and tells what needs a person."""

    def __init__(self, desk: Desk, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._beats = 0
        self._is_busy = False
        self._at_opening: tuple[Trouble, ...] = ()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(FIRST_LOOK_MS, self, self._begin)
        desk.workspace.backed_up.connect(self._look_soon)

    def look(self) -> None:
        """Look around once, unless the last look still goes on."""
        if self._is_busy:
            return
        self._is_busy = True
        workspace = self._desk.workspace
        workspace.run(
            look_around, workspace.vault, owner=self, then=self._on_looked, failed=self._on_failed
        )

    def _begin(self) -> None:
        workspace = self._desk.workspace
        workspace.run(
            _opening_troubles,
            workspace.vault,
            owner=self,
            then=self._on_opened,
            failed=self._on_failed,
            takes_progress=False,
        )
        self._timer.start()
        self.look()

    def _look_soon(self) -> None:
        if self._timer.isActive():
            QTimer.singleShot(0, self, self.look)

    def _on_opened(self, found: tuple[Trouble, ...]) -> None:
        self._at_opening = found
        self.look()

    def _on_looked(self, found: Look) -> None:
        self._is_busy = False
        self._beats += 1
        notices = [self._notice(each) for each in (*self._at_opening, *found.troubles)]
        if found.failure is not None:
            notices.insert(0, self._failure_notice(found.failure))
        self._bar.show_notices(notices)
        if found.has_backup:
            self._desk.workspace.backed_up.emit()
        if self._beats % _REHEARSED_EVERY_BEATS == _REHEARSED_AT_BEAT:
            self._rehearse()

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, Cancelled | Unavailable):
            self._desk.workspace.failed.emit(error)

    def _rehearse(self) -> None:
        workspace = self._desk.workspace
        workspace.run(
            backups.rehearse_if_due,
            workspace.vault,
            workspace.now(),
            owner=self,
            then=lambda found: workspace.backed_up.emit() if found is not None else None,
            # What is wrong with the backup is noted, and told by the next look.
            failed=lambda _error: self.look(),
        )

    def _notice(self, trouble: Trouble) -> Notice:
        kind = trouble.kind
        return Notice(
            key=str(kind),
            text=lambda: translate("Trouble", trouble.text).format(**trouble.fields),
            actions=self._actions(kind),
            is_danger=kind in _DANGERS,
            can_be_dismissed=kind not in _STAY,
        )

    def _failure_notice(self, failure: Unavailable) -> Notice:
        said = translate("Trouble", "The backup that was due could not be made.")
        return Notice(
            key=_FAILED,
            text=lambda: f"{said} {sentence(failure)}",
            actions=((lambda: translate("Trouble", "Show the backups"), self._show_backups),),
            is_danger=True,
        )

    def _actions(self, kind: TroubleKind) -> tuple[tuple[Text, Callable[[], object]], ...]:
        desk = self._desk
        match kind:
            case TroubleKind.REPLACED:
                return ((lambda: translate("Trouble", "Lock now"), desk.navigator.lock),)
            case TroubleKind.RESTORE_UNCONFIRMED:
                return (
                    (lambda: translate("Trouble", "It is all there"), self.confirm),
                    (lambda: translate("Trouble", "Go back…"), self._ask_to_go_back),
                )
            case TroubleKind.NO_BACKUP | TroubleKind.REHEARSAL_FAILED:
                return ((lambda: translate("Trouble", "Back up now"), self._back_up),)
            case TroubleKind.CLOCK_AHEAD | TroubleKind.CLOCK_BACK | TroubleKind.COPY:
                return ()
            case _:
                return ((lambda: translate("Trouble", "Show the backups"), self._show_backups),)

    def confirm(self) -> None:
        """Say that what was restored is right."""
        workspace = self._desk.workspace
        workspace.run(
            backups.confirm_restore,
            workspace.vault,
            owner=self,
            then=lambda _none: workspace.backed_up.emit(),
            takes_progress=False,
        )

    def go_back(self) -> None:
        """Undo the last restore, and open what was there before."""
        self._desk.navigator.reopen(
            lambda: translate("Trouble", "Undoing the restore"), backups.go_back_and_open
        )

    def _ask_to_go_back(self) -> None:
        dialogs.confirm(
            self._bar,
            lambda: translate("Trouble", "Undo the restore?"),
            lambda: translate(
                "Trouble",
                "The data from before the restore comes back. What was restored, with all that was "
                "entered since, is kept in a backup.",
            ),
            lambda: translate("Trouble", "Undo the restore"),
            self.go_back,
        )

    def _back_up(self) -> None:
        self._desk.actions.trigger("backup")

    def _show_backups(self) -> None:
        page = self._desk.navigator.open_page("data_care")
        show = page.commands().get("show.backups")
        if show is not None:
            show()


def look_around(vault: Any, progress: Callable[[int, int], object]) -> Look:
    """Make what is due and see what is wrong; runs in the background."""
    failure: Unavailable | None = None
    has_backup = False
    try:
        before = backups.safety(vault).copied_at
        made = backups.make_if_due(vault, vault.clock(), progress)
        has_backup = made is not None or backups.safety(vault).copied_at != before
    except Unavailable as unavailable:
        failure = unavailable
    return Look(watch.now(vault), failure, has_backup)


def _opening_troubles(vault: Any) -> tuple[Trouble, ...]:
    found: Sequence[Trouble] = watch.at_opening(vault)
    seen = watch.against_key_ring(vault)
    kinds = {each.kind for each in found}
    return (*found, seen) if seen is not None and seen.kind not in kinds else tuple(found)
