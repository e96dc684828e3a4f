"""The ways to open the customer file as lines: since when, when last used, and how each is now."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_crm.services.vaults import KeyringState, SlotInfo, SlotKind
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import Text, since, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.theme import Theme

_ICONS = {
    SlotKind.PASSPHRASE: "key-round",
    SlotKind.RECOVERY: "printer",
    SlotKind.KEYRING: "laptop",
}
_SIDE = 20


class Note(NamedTuple):
    """What is to be said of one way: its state, how that looks, and since when it is so."""

    state: Text
    look: str
    history: str


class SlotRow(QWidget):
    """One way to open the customer file with its state, its past and its buttons."""

    def __init__(self, theme: Theme, icons: Icons, kind: SlotKind, *buttons: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.state = label("", "ok", wraps=True)
        self.history = label("", "secondary", wraps=True)
        icon = label()
        icon.setPixmap(icons.themed(_ICONS[kind], "text2", theme.px(_SIDE), 2))
        icon.setFixedSize(theme.px(_SIDE), theme.px(_SIDE))
        icon.setScaledContents(True)
        words = column(
            label(lambda: slot_word(kind), "heading", wraps=True),
            self.state,
            self.history,
            spacing=2,
        )
        layout = row(icon, words, *buttons, spacing=12, margins=(0, 8, 0, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def say(self, note: Note) -> None:
        """Show how it is now."""
        self.state.say(note.state)
        set_look(self.state, "look", note.look)
        self.history.say(note.history)
        self.history.setVisible(bool(note.history))


def slot_word(kind: SlotKind) -> str:
    """Return what people call a way to open the customer file."""
    match kind:
        case SlotKind.PASSPHRASE:
            return translate("Preferences", "Master password")
        case SlotKind.RECOVERY:
            return translate("Preferences", "Recovery code")
        case SlotKind.KEYRING:
            return translate("Preferences", "Key ring of this computer")


def password_note(slot: SlotInfo | None, last: datetime | None, now: datetime) -> Note:
    """Return what to say of the master password."""
    if slot is None:
        text = translate("Preferences", "There is none: only the recovery code opens it.")
        return Note(text, "warn", "")
    state = translate("Preferences", "Opens the customer file. Nobody can reset it.")
    return Note(state, "ok", _history(slot, last, now))


def code_note(slot: SlotInfo | None, last: datetime | None, now: datetime) -> Note:
    """Return what to say of the recovery code."""
    if slot is None:
        text = translate(
            "Preferences",
            "There is none. If the master password is forgotten, nobody can help you.",
        )
        return Note(text, "warn", "")
    history = _history(slot, last, now)
    if last is not None and last > slot.created_at:
        state = translate(
            "Preferences", "It was used and may have been seen since: make a new one."
        )
        return Note(state, "warn", history)
    state = translate("Preferences", "Opens the customer file when the password is forgotten.")
    return Note(state, "ok", history)


def ring_note(
    state: KeyringState, slot: SlotInfo | None, last: datetime | None, now: datetime
) -> Note:
    """Return what to say of the key ring."""
    look = {KeyringState.PRESENT: "ok", KeyringState.READY: "secondary"}.get(state, "warn")
    if slot is None and state is not KeyringState.READY:
        look = "secondary"
    history = "" if slot is None else _history(slot, last, now)
    return Note(key_ring_text(state, is_wanted=slot is not None), look, history)


def key_ring_text(state: KeyringState, *, is_wanted: bool = True) -> str:  # noqa: PLR0911 - one return per state
    """Return what the key ring of this computer can do, in words."""
    match state:
        case KeyringState.NONE if is_wanted:
            return translate(
                "Preferences", "The key ring that was to open it is not there any more."
            )
        case KeyringState.NONE:
            return translate("Preferences", "This computer has no key ring that may be used.")
        case KeyringState.READY:
            return translate(
                "Preferences", "Not used. It can open the customer file without typing."
            )
        case KeyringState.PRESENT:
            return translate("Preferences", "The key ring of this computer opens it.")
        case KeyringState.MISSING:
            return translate("Preferences", "The key ring was to hold the key, but does not.")
        case KeyringState.LOCKED:
            return translate("Preferences", "The key ring is locked. Unlock it first.")
        case KeyringState.OTHER:
            return translate("Preferences", "The key is in another key ring.")
        case KeyringState.SILENT:
            return translate("Preferences", "The key ring does not answer.")


def slot_of(slots: tuple[SlotInfo, ...], kind: SlotKind) -> SlotInfo | None:
    """Return the slot of a kind, if there is one."""
    return next((each for each in slots if each.kind is kind), None)


def last_of(used: Mapping[str, datetime], kind: SlotKind) -> datetime | None:
    """Return when a kind of slot last opened the customer file."""
    return used.get(str(kind))


def _history(slot: SlotInfo, last: datetime | None, now: datetime) -> str:
    made = translate("Preferences", "Made {when}.").format(when=since(slot.created_at, now))
    if last is None:
        return made
    used = translate("Preferences", "Last used {when}.").format(when=since(last, now))
    return f"{made} {used}"
