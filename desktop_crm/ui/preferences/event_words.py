"""What happened in and with the customer file, in sentences."""

from collections.abc import Callable, Mapping

from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.domain.printing import Kind
from desktop_crm.queries.audit import AuditRow
from desktop_crm.services.vaults import SlotKind
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.print_job import kind_word

ICONS: Mapping[str, str] = {
    "unlock": "lock",
    "keys": "key-round",
    "rekey": "key-round",
    "backup": "shield-check",
    "restore": "rotate-ccw",
    "rehearsal": "circle-check",
    "rescue": "triangle-alert",
    "export": "download",
    "print": "printer",
    "erase": "trash-2",
}
#: What a person should look at twice.
TONES: Mapping[str, str] = {
    "export": "warn",
    "print": "warn",
    "erase": "danger",
    "keys": "accent",
    "rekey": "accent",
    "restore": "accent",
    "rescue": "danger",
}
_KINDS = {str(kind): kind for kind in Kind}


def sentence_of(event: AuditRow) -> str:
    """Return what happened."""
    made = _SENTENCES.get(event.kind)
    return translate("Audit", event.label) if made is None else made(event)


def _unlocked(event: AuditRow) -> str:
    match event.detail.get("slot"):
        case SlotKind.PASSPHRASE:
            return translate("Events", "Opened with the master password")
        case SlotKind.RECOVERY:
            return translate("Events", "Opened with the recovery code")
        case SlotKind.KEYRING:
            return translate("Events", "Opened with the key ring of the computer")
    return translate("Events", "Opened")


def _keys(event: AuditRow) -> str:
    is_added = bool(event.detail.get("added"))
    match event.detail.get("slot"):
        case SlotKind.PASSPHRASE:
            return translate("Events", "The master password was changed")
        case SlotKind.RECOVERY if is_added:
            return translate("Events", "A new recovery code was made")
        case SlotKind.RECOVERY:
            return translate("Events", "The recovery code was removed")
        case SlotKind.KEYRING if is_added:
            return translate("Events", "A key ring may open it from now on")
        case SlotKind.KEYRING:
            return translate("Events", "No key ring may open it any more")
    return translate("Events", "The ways to open it were changed")


def _backed_up(event: AuditRow) -> str:
    if event.detail.get("own", True):
        return translate("Events", "A backup was made and proved")
    return translate("Events", "A backup was made into another folder")


def _rescued(event: AuditRow) -> str:
    lost = event.detail.get("lost")
    text = translate("Events", "Rescued from a damaged file")
    if not isinstance(lost, int) or not lost:
        return text
    rows = translate("Events", "%n row(s) lost", "", lost)
    return f"{text}: {rows}"


def _exported(event: AuditRow) -> str:
    form = str(event.detail.get("form", ""))
    kind = form.upper() if form in set(ExportFormat) else form
    if event.subject:
        text = translate("Events", "{name} was exported as {kind}, as plain text")
        return text.format(name=event.subject, kind=kind)
    text = translate(
        "Events", "%n customer(s) exported as {kind}, as plain text", "", _count(event)
    )
    return text.format(kind=kind)


def _printed(event: AuditRow) -> str:
    kind = _KINDS.get(str(event.detail.get("document", "")))
    document = kind_word(kind) if kind else translate("Events", "document")
    if event.subject:
        text = translate("Events", "Printed or saved as PDF: {document} of {name}")
        return text.format(document=document, name=event.subject)
    text = translate(
        "Events", "Printed or saved as PDF: {document}, %n customer(s)", "", _count(event)
    )
    return text.format(document=document)


def _erased(event: AuditRow) -> str:
    return translate("Events", "%n person(s) erased for good", "", _count(event) or 1)


def _count(event: AuditRow) -> int:
    return event.count or 0


def facts_of(event: AuditRow) -> tuple[str, ...]:
    """Return what else is known: who, where, and what was left out."""
    facts = [event.author] if event.author else []
    if not event.is_own:
        facts.append(translate("Events", "on another computer, or before a restore"))
    if event.detail.get("is_masked"):
        facts.append(translate("Events", "without phones and amounts"))
    return tuple(facts)


_SENTENCES: Mapping[str, Callable[[AuditRow], str]] = {
    "unlock": _unlocked,
    "keys": _keys,
    "backup": _backed_up,
    "rescue": _rescued,
    "export": _exported,
    "print": _printed,
    "erase": _erased,
    "rekey": lambda _event: translate("Events", "Everything was encrypted under a new key"),
    "restore": lambda _event: translate("Events", "This customer file was made from a backup"),
    "rehearsal": lambda _event: translate("Events", "A restore was rehearsed and went well"),
}
