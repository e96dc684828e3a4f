"""Writes customers as vCards 3.0 or 4.0 that strict readers accept and our own reads back whole."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from desktop_crm.domain.customers import ContactMethodRow, CustomerCard
from desktop_crm.domain.exporting import VcardVersion
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.words import CalendarKind, CustomerKind, MethodKind, OccasionKind
from desktop_crm.exchange.vcard_files import ORIGINAL, OWN, OWN_FIELDS, PRODUCT, foreign
from desktop_crm.exchange.vcard_lines import Property

_LONGEST_LINE = 75
_NO_YEAR = 1604
_TYPES = {
    "mobile": "CELL", "home": "HOME", "work": "WORK", "fax": "FAX", "pager": "PAGER",
}  # fmt: skip
_PROPERTY = {
    MethodKind.PHONE: "TEL",
    MethodKind.EMAIL: "EMAIL",
    MethodKind.WECHAT: "X-WECHAT",
    MethodKind.QQ: "X-QQ",
    MethodKind.ADDRESS: "ADR",
    MethodKind.WEB: "URL",
    MethodKind.OTHER: f"{OWN}OTHER",
}
_COMPOUND = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "慕容", "令狐", "司徒", "夏侯")
)


def chunks(
    cards: Iterable[CustomerCard],
    version: VcardVersion,
    *,
    today: date,
    pick_label: Callable[[str | None], str],
) -> Iterator[str]:
    """Yield a file of vCards piece by piece, one customer each.

    Args:
        cards: the customers.
        version: which vCard.
        today: the day it is written on.
        pick_label: the words for a stored key of a pick-list.
    """
    for card in cards:
        yield "".join(_folded(line) for line in _lines(card, version, today, pick_label))


def escaped(text: str) -> str:
    """Return a text with its escapes; signs that no reader wants are left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in plain if sign >= " " or sign in "\n\t")
    for sign, shown in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        kept = kept.replace(sign, shown)
    return kept


def _lines(
    card: CustomerCard,
    version: VcardVersion,
    today: date,
    pick_label: Callable[[str | None], str],
) -> Iterator[str]:
    is_company = card.kind is CustomerKind.COMPANY
    yield "BEGIN:VCARD"
    yield f"VERSION:{version.value}"
    yield f"PRODID:{PRODUCT}"
    yield f"UID:{escaped(card.external_id or UUID(bytes=card.id).urn)}"
    yield f"REV:{today:%Y%m%d}T000000Z"
    yield f"FN:{escaped(card.name)}"
    family, given = ("", "") if is_company else _split_name(card.name)
    yield f"N:{escaped(family)};{escaped(given)};;;"
    if is_company:
        yield f"ORG:{escaped(card.name)}"
        yield "KIND:org" if version is VcardVersion.V4 else "X-ABShowAs:COMPANY"
    elif card.company:
        yield f"ORG:{escaped(card.company)}"
    if card.job_title:
        yield f"TITLE:{escaped(card.job_title)}"
    if card.short_name:
        yield f"NICKNAME:{escaped(card.short_name)}"
    place = (
        card.address,
        card.region_city,
        pick_label(card.region_province),
        card.postcode,
        card.country,
    )
    if any(place):
        yield "ADR:;;" + ";".join(escaped(part or "") for part in place)
    if card.website:
        yield f"URL:{_one_line(card.website)}"
    yield from _methods(card, version)
    yield from _birthdays(card.occasions, version)
    if card.tags:
        yield "CATEGORIES:" + ",".join(escaped(tag.name) for tag in card.tags)
    if card.note:
        yield f"NOTE:{escaped(card.note)}"
    yield from _own(card)
    yield from _foreign(card, version)
    yield "END:VCARD"


def _split_name(name: str) -> tuple[str, str]:
    """Return family and given name: the first character or two of a Chinese one, else the last."""
    words = name.split()
    if len(words) > 1:
        return words[-1], " ".join(words[:-1])
    if name.isascii() or not name:
        return name, ""
    cut = 2 if name[:2] in _COMPOUND else 1
    return name[:cut], name[cut:]


def _methods(card: CustomerCard, version: VcardVersion) -> Iterator[str]:
    """Yield phones and addresses; what belongs to a contact is labelled with the name."""
    names = {contact.id: contact.name for contact in card.contacts}
    phones = [method for method in card.methods if method.kind is MethodKind.PHONE]
    # A list without a preferred number has one all the same: the first.
    first = next((one.id for one in phones if one.is_primary), phones[0].id if phones else b"")
    group = 0
    for method in card.methods:
        name = _PROPERTY[method.kind]
        parameters = _parameters(method, version, is_preferred=method.id == first)
        whose = names.get(method.contact_id or b"", "")
        label = method.label or ""
        shown = whose or ("" if label in _TYPES else label)
        if whose and label:
            parameters += f';X-LABEL="{_quoted(label)}"'
        if shown:
            group += 1
            name = f"item{group}.{name}"
        yield f"{name}{parameters}:{_value(method)}"
        if shown:
            yield f"item{group}.X-ABLabel:{escaped(shown)}"


def _parameters(method: ContactMethodRow, version: VcardVersion, *, is_preferred: bool) -> str:
    words = [_TYPES[method.label]] if method.label in _TYPES else []
    if method.kind is MethodKind.EMAIL and version is VcardVersion.V3:
        words.append("INTERNET")
    if method.kind is MethodKind.PHONE and not words and version is VcardVersion.V3:
        words.append("VOICE")
    parameters = "".join(f";TYPE={word}" for word in words)
    if is_preferred:
        parameters += ";PREF=1" if version is VcardVersion.V4 else ";TYPE=PREF"
    if method.kind in {MethodKind.ADDRESS, MethodKind.WEB}:
        parameters += ";X-METHOD=1"
    return parameters


def _value(method: ContactMethodRow) -> str:
    if method.kind is MethodKind.ADDRESS:
        return f";;{escaped(method.value)};;;;"
    return _one_line(method.value) if method.kind is MethodKind.WEB else escaped(method.value)


def _birthdays(occasions: Sequence[OccasionRow], version: VcardVersion) -> Iterator[str]:
    for item in occasions:
        if item.kind is not OccasionKind.BIRTHDAY or item.contact_id is not None:
            continue
        if item.calendar is CalendarKind.LUNAR:
            leap = "闰" if item.is_leap else ""
            yield f"{OWN}LUNAR-BIRTHDAY:{leap}{item.month}月{item.day}日"
        elif item.year:
            sign = "" if version is VcardVersion.V4 else "-"
            yield f"BDAY:{item.year:04}{sign}{item.month:02}{sign}{item.day:02}"
        elif version is VcardVersion.V4:
            yield f"BDAY:--{item.month:02}{item.day:02}"
        else:
            day = f"{_NO_YEAR}-{item.month:02}-{item.day:02}"
            yield f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{day}"


def _own(card: CustomerCard) -> Iterator[str]:
    """Yield what vCard has no property for."""
    for contact in card.contacts:
        yield f"{OWN}CONTACT:{escaped(contact.name)};{escaped(contact.title or '')}"
    words = {"tier": card.tier, "stage": card.stage}
    for name, word in words.items():
        if word:
            yield f"{OWN}{name.upper()}:{word.value}"
    for name in OWN_FIELDS:
        value = getattr(card, name)
        if value:
            text = "1" if value is True else str(value)
            yield f"{OWN}{name.upper().replace('_', '-')}:{escaped(text)}"


def _foreign(card: CustomerCard, version: VcardVersion) -> Iterator[str]:
    """Yield what the card held when it came in and a customer has no place for, photos first."""
    lines: dict[str, None] = {}
    for original in reversed(card.originals):
        for header, cell in original.cells:
            if header == ORIGINAL:
                raw = base64.b64decode(cell)
                lines |= dict.fromkeys(_foreign_line(item, version) for item in foreign(raw))
    yield from filter(None, lines)


def _foreign_line(item: Property, version: VcardVersion) -> str:
    if item.name in {"CLASS", "MAILER", "PROFILE", "SOURCE", "NAME", "XML", "CLIENTPIDMAP"}:
        return ""  # about the file it stood in
    if item.binary is not None:
        kind = next((word for word in item.types if word.isalnum()), "jpeg").removeprefix("image/")
        packed = base64.b64encode(item.binary).decode("ascii")
        if version is VcardVersion.V4:
            return f"{item.name}:data:image/{kind};base64,{packed}"
        return f"{item.name};ENCODING=b;TYPE={kind.upper()}:{packed}"
    if item.is_binary or not item.text:
        return ""
    types = "".join(f";TYPE={word}" for word in item.types if word.isascii() and word.isalnum())
    uri = ";VALUE=uri" if item.first("VALUE").lower() in {"uri", "url"} else ""
    text = item.text.replace("\r", "").replace("\n", "\\n")
    return f"{item.name}{types}{uri}:" + "".join(sign for sign in text if sign >= " ")


def _quoted(text: str) -> str:
    """Return the value of a parameter with the escapes of RFC 6868."""
    for sign, shown in (("^", "^^"), ("\n", "^n"), ('"', "^'")):
        text = text.replace(sign, shown)
    return "".join(sign for sign in text if sign >= " ")


def _one_line(text: str) -> str:
    return "".join(sign for sign in text if sign >= " ")


def _folded(line: str) -> str:
    """Fold a line at 75 octets, never inside a character."""
    pieces, current, room = [], bytearray(), _LONGEST_LINE
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(current) + len(octets) > room:
            pieces.append(current.decode("utf-8"))
            current, room = bytearray(), _LONGEST_LINE - 1
        current += octets
    pieces.append(current.decode("utf-8"))
    return "\r\n ".join(pieces) + "\r\n"
