"""What every use case needs: ids that exist, texts that are trimmed."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import WordT
from desktop_crm.queries.owners import members
from desktop_crm.storage.entities.contact import Contact

UNKNOWN_FIELD = QT_TRANSLATE_NOOP("Refused", "There is no field {name} to change.")
UNKNOWN_CHOICE = QT_TRANSLATE_NOOP("Refused", "{value} is not one of: {choices}.")
UNKNOWN_CONTACT = QT_TRANSLATE_NOOP("Refused", "There is no such contact.")
NO_DATE = QT_TRANSLATE_NOOP("Refused", "{value} is not a date; write it as 2026-11-28.")


def owner_of(session: Session, entity: Any, row_id: bytes, unknown: str, field: str) -> bytes:
    """Return the customer a row belongs to, or refuse an unknown id with `unknown`."""
    found: bytes | None = session.scalar(select(entity.customer_id).where(entity.id == row_id))
    if found is None:
        raise Refused(unknown, field=field)
    return found


def check_contact(session: Session, customer_id: bytes, contact_id: object) -> None:
    """Refuse a contact that is not one of the customer, or of those merged into it."""
    if contact_id is None:
        return
    wanted = select(Contact.id).where(
        Contact.id == contact_id, Contact.customer_id.in_(members(session, customer_id))
    )
    if session.scalar(wanted) is None:
        raise Refused(UNKNOWN_CONTACT, field="contact")


def clean(value: object) -> str:
    """Return trimmed text that can be stored: without NUL, half a character becomes U+FFFD."""
    text = "" if value is None else str(value)
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\x00", "").strip()


def text_or_none(value: object) -> str | None:
    """Return trimmed text; nothing and blank are None."""
    return clean(value) or None


def word(words: type[WordT], value: object, field: str) -> WordT:
    """Return the word for a value, or refuse what the list does not hold."""
    try:
        return words(str(value).strip().upper()) if not isinstance(value, words) else value
    except ValueError:
        choices = ", ".join(words)
        raise Refused(UNKNOWN_CHOICE, field=field, value=value, choices=choices) from None


def day_or_none(value: object, field: str) -> date | None:
    """Return a day given as one or as ISO text, or refuse other text."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return local_day(value)
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise Refused(NO_DATE, field=field, value=value) from None


def local_day(moment: datetime) -> date:
    """Return the day the wall calendar shows at a moment."""
    return moment.astimezone().date()


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC, as it is stored."""
    return moment.astimezone(UTC)
