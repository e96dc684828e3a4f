"""Settings: when it locks, what opens it, and another key for the worst day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from typing_extensions import override

from desktop_crm.queries import audit
from desktop_crm.services import backups, unit_of_work, vaults
from desktop_crm.services.vaults import KeyringState, SlotInfo, SlotKind, VaultInfo
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.preferences import slots
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import card, part, setting
from desktop_crm.ui.preferences.secrets import CodeDialog, SecretDialog
from desktop_crm.ui.preferences.slots import Note, SlotRow

_IDLE_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
_KEEPS_KEY = {KeyringState.PRESENT, KeyringState.MISSING, KeyringState.OTHER, KeyringState.LOCKED}


class SecurityPanel(Panel):
    """Lock, ways to open, key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        icons = desk.icons
        self._slots: tuple[SlotInfo, ...] = ()
        self._used: Mapping[str, datetime] = {}
        self._state: KeyringState | None = None
        self._older: tuple[Path, ...] = ()
        self.idle = ChoiceInput(
            [(each, partial(_idle_text, each)) for each in _IDLE_MINUTES],
            lambda: translate("Preferences", "Lock when nobody is there"),
        )
        self.idle.activated.connect(lambda _at: self.use_idle())
        lock = button(
            lambda: translate("Preferences", "Lock now"), desk.navigator.lock, icon=(icons, "lock")
        )
        self.change = button(lambda: translate("Preferences", "Change…"), self.change_password)
        self.new_code = button(lambda: translate("Preferences", "New code…"), self.make_code)
        self.drop_code = button(lambda: translate("Preferences", "Remove…"), self.remove_code)
        self.remember = button(lambda: translate("Preferences", "Remember…"), self.use_ring)
        self.forget = button(lambda: translate("Preferences", "Forget…"), self.forget_ring)
        self.rekey = button(
            lambda: translate("Preferences", "Encrypt anew…"),
            self.change_key,
            icon=(icons, "rotate-ccw"),
        )
        for hidden in (self.drop_code, self.remember, self.forget):
            hidden.hide()
        theme = desk.theme
        self.password_row = SlotRow(theme, icons, SlotKind.PASSPHRASE, self.change)
        self.code_row = SlotRow(theme, icons, SlotKind.RECOVERY, self.drop_code, self.new_code)
        self.ring_row = SlotRow(theme, icons, SlotKind.KEYRING, self.forget, self.remember)
        asking = Note(lambda: translate("Preferences", "Asking the key ring…"), "secondary", "")
        self.ring_row.say(asking)
        self._older_note = label("", "warn", wraps=True)
        self.drop_older = button(
            lambda: translate("Preferences", "Delete them…"), self.remove_older
        )
        self._older_line = box(row(self._older_note, self.drop_older, spacing=24))
        self._older_line.hide()
        self._copy_note = label(
            lambda: translate(
                "Preferences", "This is a copy to look at: what opens it cannot be changed here."
            ),
            "warn",
            wraps=True,
        )
        is_copy = getattr(desk.workspace.vault, "is_copy", False)
        self._copy_note.setVisible(is_copy)
        for each in (self.change, self.new_code, self.drop_code, self.remember, self.forget):
            each.setEnabled(not is_copy)
        self.rekey.setEnabled(not is_copy)
        key = setting(
            lambda: translate("Preferences", "Encrypt under a new key"),
            lambda: translate(
                "Preferences",
                "For when somebody may have learnt the master password or the recovery code. "
                "Everything is written anew; until that is proved, the customer file stays as "
                "it is.",
            ),
            self.rekey,
        )
        self.fill(
            part(
                card(
                    lambda: translate("Preferences", "Lock"),
                    setting(
                        lambda: translate("Preferences", "Lock when nobody is there"),
                        lambda: translate(
                            "Preferences",
                            "Also when the computer sleeps or its screen is locked. What you "
                            "were typing is kept.",
                        ),
                        self.idle,
                    ),
                    setting(lambda: translate("Preferences", "Lock"), "Ctrl+Shift+L", lock),
                ),
                card(
                    lambda: translate("Preferences", "Ways to open the customer file"),
                    box(column(self._copy_note, self.password_row, spacing=0)),
                    self.code_row,
                    self.ring_row,
                ),
                card(
                    lambda: translate("Preferences", "Key of the customer file"),
                    box(column(key, self._older_line, spacing=0)),
                ),
            )
        )

    @override
    def activate(self) -> None:
        workspace = self.desk.workspace
        workspace.run(
            _look,
            workspace.vault,
            owner=self,
            then=self._on_look,
            failed=self.refused.emit,
            takes_progress=False,
        )
        workspace.run(
            vaults.keyring_state,
            workspace.vault.original,
            owner=self,
            then=self.show_ring,
            failed=self.refused.emit,
            takes_progress=False,
        )

    @override
    def show_machine(self) -> None:
        wanted = self.desk.settings.idle_minutes
        self.idle.put(min(_IDLE_MINUTES, key=lambda each: abs(each - wanted)))

    @override
    def show_info(self, found: VaultInfo) -> None:
        self._slots = found.slots
        self.retranslate()

    @override
    def retranslate(self) -> None:
        if not self._slots:
            return
        now = self.desk.workspace.now()
        kinds = SlotKind
        found = {kind: slots.slot_of(self._slots, kind) for kind in kinds}
        used = {kind: slots.last_of(self._used, kind) for kind in kinds}
        password, code, ring = kinds.PASSPHRASE, kinds.RECOVERY, kinds.KEYRING
        self.password_row.say(slots.password_note(found[password], used[password], now))
        self.code_row.say(slots.code_note(found[code], used[code], now))
        self.drop_code.setVisible(found[code] is not None and found[password] is not None)
        if self._state is not None:
            self.ring_row.say(slots.ring_note(self._state, found[ring], used[ring], now))
            can_keep = {KeyringState.READY, KeyringState.MISSING}
            self.remember.setVisible(self._state in can_keep)
            self.forget.setVisible(found[ring] is not None)
        older = len(self._older)
        self._older_line.setVisible(bool(older))
        self._older_note.say(
            translate("Preferences", "%n backup(s) open with the old key only.", "", older)
        )

    def show_ring(self, state: KeyringState) -> None:
        """Show what the key ring can do."""
        self._state = state
        self.retranslate()

    def use_idle(self) -> None:
        """Take the minutes that were chosen."""
        self.desk.settings.idle_minutes = int(str(self.idle.value))
        self.desk.actions.trigger("idle_changed")

    def change_password(self) -> None:
        """Ask for the present and a new master password."""
        self._ask(
            title=lambda: translate("Secrets", "Change the master password"),
            note=lambda: translate(
                "Secrets",
                "It encrypts everything, and nobody can reset it. Backups of this customer file "
                "open with the new one too.",
            ),
            verb=lambda: translate("Secrets", "Change"),
            work=vaults.change_passphrase,
            said=lambda: translate("Secrets", "The master password was changed"),
            wants_new=True,
        )

    def make_code(self) -> None:
        """Show a new recovery code; it takes the place of the old one once it is on paper."""

        def show(code: str) -> None:
            CodeDialog(
                self.desk,
                code,
                note=lambda: translate(
                    "Secrets",
                    "It opens the customer file when the master password is forgotten, and it is "
                    "shown only now. Once two groups of it are typed back, the code before it "
                    "opens the file no more.",
                ),
                verb=lambda: translate("Secrets", "Use this code"),
                then=self._take_code,
            ).open()

        self._ask(
            title=lambda: translate("Secrets", "Make a new recovery code"),
            note=lambda: translate(
                "Secrets", "Have a printer or paper at hand. The present code works until the end."
            ),
            verb=lambda: translate("Secrets", "Show the new code"),
            work=vaults.propose_recovery_code,
            then=show,
        )

    def remove_code(self) -> None:
        """Let no recovery code open the customer file any more."""
        self._ask(
            title=lambda: translate("Secrets", "Remove the recovery code?"),
            note=lambda: translate(
                "Secrets",
                "If the master password is forgotten then, nobody can open the customer file: "
                "not you, and not the makers of this program.",
            ),
            verb=lambda: translate("Secrets", "Remove the code"),
            work=vaults.remove_recovery_code,
            said=lambda: translate("Secrets", "The recovery code opens nothing any more"),
            is_danger=True,
        )

    def use_ring(self) -> None:
        """Let the key ring of this computer open the customer file."""
        self._ask(
            title=lambda: translate("Secrets", "Remember on this computer"),
            note=lambda: translate(
                "Secrets",
                "Whoever is logged in to this computer as you can open the customer file then.",
            ),
            verb=lambda: translate("Secrets", "Remember"),
            work=vaults.remember_in_keyring,
            said=lambda: translate("Secrets", "The key ring of this computer opens it now"),
        )

    def forget_ring(self) -> None:
        """Let the key ring open the customer file no more."""
        self._ask(
            title=lambda: translate("Secrets", "Forget on this computer"),
            note=lambda: translate(
                "Secrets", "From now on the master password has to be typed each time."
            ),
            verb=lambda: translate("Secrets", "Forget"),
            work=vaults.forget_keyring,
            said=lambda: translate("Secrets", "The key ring opens it no more"),
        )

    def change_key(self) -> None:
        """Ask for what the customer file opens with under another key, then write it anew."""

        def show(made: "_Coming") -> None:
            CodeDialog(
                self.desk,
                made.code,
                note=lambda: translate(
                    "Secrets",
                    "It belongs to the new key. Nothing is changed before two groups of it are "
                    "typed back. Backups made so far keep their old password and code.",
                ),
                verb=lambda: translate("Secrets", "Encrypt anew"),
                then=lambda code: self._write_anew(made.password, code),
            ).open()

        self._ask(
            title=lambda: translate("Secrets", "Encrypt under a new key"),
            note=lambda: translate(
                "Secrets",
                "Choose a new master password. A backup is made first, and a new recovery code "
                "comes next. With many customers this takes a minute.",
            ),
            verb=lambda: translate("Secrets", "Go on"),
            work=_propose,
            then=show,
            wants_new=True,
        )

    def remove_older(self) -> None:
        """Delete the backups that whoever knows the old password or code can still open."""
        self._ask(
            title=lambda: translate("Secrets", "Delete the backups under the old key?"),
            note=lambda: translate(
                "Secrets",
                "Whoever has the old password or code can read them. A backup under the new key "
                "is made and proved first. Copies on other disks are not reached: delete those "
                "by hand.",
            ),
            verb=lambda: translate("Secrets", "Delete"),
            work=_remove_older,
            said=lambda: translate("Secrets", "The backups under the old key are deleted"),
            is_danger=True,
        )

    def _ask(
        self,
        *,
        then: Callable[[Any], object] | None = None,
        said: Callable[[], str] = str,
        **words: Any,
    ) -> None:
        def done(result: Any) -> None:
            if then is not None:
                then(result)
            else:
                self._on_changed(said())

        self.refused.emit(None)
        SecretDialog(self.desk, then=done, **words).open()

    def _take_code(self, code: str) -> None:
        workspace = self.desk.workspace
        workspace.run(
            vaults.set_recovery_code,
            workspace.vault,
            code,
            owner=self,
            then=lambda _none: self._on_changed(
                translate("Secrets", "The new recovery code is in force")
            ),
            failed=self.refused.emit,
            takes_progress=False,
        )

    def _write_anew(self, password: str, code: str) -> None:
        self.desk.navigator.reopen(
            lambda: translate("Secrets", "Encrypting under a new key"),
            partial(_rekey, password=password, code=code),
        )

    def _on_changed(self, text: str) -> None:
        self.desk.navigator.toast(text)
        self.activate()

    def _on_look(self, found: "_Looked") -> None:
        self._slots, self._used, self._older = found
        self.retranslate()


@dataclass(frozen=True, slots=True, repr=False)
class _Coming:
    """What a customer file under another key will open with."""

    code: str
    password: str


class _Looked(NamedTuple):
    """What the ways to open are like."""

    slots: tuple[SlotInfo, ...]
    used: Mapping[str, datetime]
    older: tuple[Path, ...]


def _look(vault: Any) -> _Looked:
    used = unit_of_work.read(vault, audit.last_unlocks)
    return _Looked(vault.slots(), used, backups.under_older_keys(vault))


def _propose(vault: Any, password: str) -> _Coming:
    return _Coming(vaults.propose_recovery_code(vault), password)


def _remove_older(vault: Any) -> None:
    if not backups.listing(vault):
        backups.make(vault)
    for path in backups.under_older_keys(vault):
        backups.remove(vault, path)


def _rekey(vault: Any, progress: Callable[[int, int], None], *, password: str, code: str) -> Any:
    return vaults.rekey(vault, password, code=code, progress=progress).vault


def _idle_text(minutes: int) -> str:
    if not minutes:
        return translate("Preferences", "Never")
    return translate("Preferences", "after {count} min").format(count=number(minutes))
