"""What may be wrong around an open customer file although nothing has failed yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP


class TroubleKind(StrEnum):
    """What a person should know before going on."""

    COPY = "copy"
    REPLACED = "replaced"
    OLDER = "older"
    CHANGES_MISSING = "changes-missing"
    CLOCK_BACK = "clock-back"
    CLOCK_AHEAD = "clock-ahead"
    LITTLE_SPACE = "little-space"
    SYNCED_FOLDER = "synced-folder"
    NETWORK_FOLDER = "network-folder"
    RESTORE_UNCONFIRMED = "restore-unconfirmed"
    NO_BACKUP = "no-backup"
    NO_COPY = "no-copy"
    REHEARSAL_FAILED = "rehearsal-failed"


#: One sentence for each, with {named} places.
SENTENCES: Mapping[TroubleKind, str] = {
    TroubleKind.COPY: QT_TRANSLATE_NOOP(
        "Trouble",
        "This is a copy to look at: {folder} cannot be written, so nothing can be changed here.",
    ),
    TroubleKind.REPLACED: QT_TRANSLATE_NOOP(
        "Trouble",
        "Another program replaced or removed the file of your customers while it was open. "
        "Stop writing, lock the customer file and look at the folder {folder}.",
    ),
    TroubleKind.OLDER: QT_TRANSLATE_NOOP(
        "Trouble",
        "This customer file is older than the one last used on this computer: it knows {now} "
        "actions, {then} were seen. Perhaps an old copy was put back.",
    ),
    TroubleKind.CHANGES_MISSING: QT_TRANSLATE_NOOP(
        "Trouble",
        "The customer file was not closed last time, and the file with its latest changes is gone. "
        "What was saved last may be missing.",
    ),
    TroubleKind.CLOCK_BACK: QT_TRANSLATE_NOOP(
        "Trouble",
        "The clock of this computer says {now}, but something was already saved at {then}. "
        "Set the clock right; until then no old backup is deleted.",
    ),
    TroubleKind.CLOCK_AHEAD: QT_TRANSLATE_NOOP(
        "Trouble",
        "The clock of this computer jumped ahead to {now}. "
        "Check it; until then no old backup is deleted.",
    ),
    TroubleKind.LITTLE_SPACE: QT_TRANSLATE_NOOP(
        "Trouble", "The disk is almost full. Free some space before the next change fails."
    ),
    TroubleKind.SYNCED_FOLDER: QT_TRANSLATE_NOOP(
        "Trouble",
        "{folder} is kept in step by {service}. A sync program can damage an open customer file: "
        "keep it in a folder of your own, and put backups there.",
    ),
    TroubleKind.NETWORK_FOLDER: QT_TRANSLATE_NOOP(
        "Trouble",
        "{folder} is on a network drive ({service}), which may lose or mix up changes: keep the "
        "customer file on this computer, and put backups there.",
    ),
    TroubleKind.RESTORE_UNCONFIRMED: QT_TRANSLATE_NOOP(
        "Trouble",
        "A backup was restored. Look whether everything is there and confirm it; "
        "until then no backup is deleted.",
    ),
    TroubleKind.NO_BACKUP: QT_TRANSLATE_NOOP(
        "Trouble",
        "What was changed since {then} is in no backup. Make one now; if that fails, the reason is "
        "told.",
    ),
    TroubleKind.NO_COPY: QT_TRANSLATE_NOOP(
        "Trouble",
        "The second place for backups, {folder}, has had no copy since {then}. Connect the drive, "
        "or choose another place.",
    ),
    TroubleKind.REHEARSAL_FAILED: QT_TRANSLATE_NOOP(
        "Trouble",
        "The newest backup could not be restored when it was tried. Make a new one now, and have "
        "the disk checked.",
    ),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to know, with what the sentence about it names; never customer data."""

    kind: TroubleKind
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The English sentence with {named} places; its context is "Trouble"."""
        return SENTENCES[self.kind]


@dataclass(frozen=True, slots=True)
class Seen:
    """How a customer file compares with what this computer saw of it before.

    Attributes:
        lost_log: it was not closed, and the log of its last changes is not there.
        actions_then: the number of the last action that was seen; 0 is unknown.
        actions_now: the number it has.
        is_cut: its events do not reach those that were seen.
    """

    lost_log: bool = False
    actions_then: int = 0
    actions_now: int = 0
    is_cut: bool = False

    @property
    def is_older(self) -> bool:
        """Whether it is an older copy of what was seen here."""
        return self.is_cut or self.actions_now < self.actions_then
