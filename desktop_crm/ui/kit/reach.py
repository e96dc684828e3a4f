"""How a customer is reached: phones and e-mail addresses in the order they are tried."""

import re

from desktop_crm.domain.customers import ContactMethodRow, CustomerCard
from desktop_crm.domain.qr import ContactCode
from desktop_crm.domain.words import CustomerKind, MethodKind

_MOST_PHONES = 2


def phones(card: CustomerCard) -> tuple[ContactMethodRow, ...]:
    """Return the phones, the main one first and wrong numbers last."""
    found = [method for method in card.methods if method.kind is MethodKind.PHONE]
    found.sort(
        key=lambda method: (
            method.bad_since is not None,
            not method.is_primary,
            method.contact_id is not None,
        )
    )
    return tuple(found)


def emails(card: CustomerCard) -> tuple[ContactMethodRow, ...]:
    """Return the e-mail addresses, the main one first."""
    found = [method for method in card.methods if method.kind is MethodKind.EMAIL]
    return tuple(sorted(found, key=lambda method: not method.is_primary))


def dialled(value: str) -> str:
    """Return the digits of a phone as a dialler takes them: no blanks, no extension."""
    number = re.split(r"(?:转|分机|ext|x|#|,)", value, maxsplit=1, flags=re.IGNORECASE)[0]
    plain = re.sub(r"[^\d+]", "", number)
    return plain[:1] + plain[1:].replace("+", "")


def contact_code(card: CustomerCard) -> ContactCode:
    """Return what a telephone saves as a contact."""
    person = card.contacts[0] if card.contacts and card.kind is CustomerKind.COMPANY else None
    found = emails(card)
    return ContactCode(
        name=person.name if person else card.name,
        company=card.name if person else (card.company or ""),
        title=(person.title or "") if person else (card.job_title or ""),
        phones=tuple(dialled(phone.value) for phone in phones(card)[:_MOST_PHONES]),
        mails=(found[0].value.strip(),) if found else (),
    )
