"""The two kinds of failure a person can do something about; anything else is a bug."""

from enum import StrEnum


class Fault(StrEnum):
    """Why the vault, a file or a key cannot be used now."""

    WRONG_SECRET = "wrong-secret"  # noqa: S105 - the name of a fault, not a secret
    KEY_FILE_DAMAGED = "key-file-damaged"
    KEY_FILE_CHANGED = "key-file-changed"
    DAMAGED = "damaged"
    EMPTY_FILE = "empty-file"
    NOT_A_VAULT = "not-a-vault"
    MISSING = "missing"
    ALREADY_EXISTS = "already-exists"
    IN_USE = "in-use"
    LOCKED = "locked"
    BUSY = "busy"
    READ_ONLY = "read-only"
    DISK_FULL = "disk-full"
    IO = "io"
    NEWER_SCHEMA = "newer-schema"
    KEYRING_NONE = "keyring-none"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_EMPTY = "keyring-empty"
    KEYRING_SILENT = "keyring-silent"
    FILE_UNREADABLE = "file-unreadable"
    FILE_FORMAT = "file-format"
    TOO_LARGE = "too-large"
    NO_FONT = "no-font"


class _Sentence(Exception):
    """An exception whose message is one translatable sentence with named fields."""

    def __init__(self, text: str, **fields: object) -> None:
        super().__init__(text.format(**fields) if fields else text)
        self.text = text
        self.fields = fields


class Refused(_Sentence):
    """A rule of the trade said no; shown beside the field it names.

    Args:
        text: English sentence marked with QT_TRANSLATE_NOOP("Refused", ...), with {named} places.
        field: name of the form field the sentence belongs to, or "".
        **fields: values for the named places.
    """

    def __init__(self, text: str, *, field: str = "", **fields: object) -> None:
        super().__init__(text, **fields)
        self.field = field


class Unavailable(_Sentence):
    """Disk, lock, key or file is missing; the sentence says what happened and what to do.

    Args:
        fault: the kind of fault.
        text: English sentence marked with QT_TRANSLATE_NOOP("Faults", ...), with {named} places.
        **fields: values for the named places; never customer data, never a secret.
    """

    def __init__(self, fault: Fault, text: str, **fields: object) -> None:
        super().__init__(text, **fields)
        self.fault = fault


class Cancelled(Exception):
    """The person asked to stop; nothing of the work is kept."""
