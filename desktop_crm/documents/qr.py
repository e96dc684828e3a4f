"""QR codes: as squares of modules, and the contact they carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.barcode.qr import QrCodeWidget

#: More modules than this are too small to scan from 66 pt of paper.
MAX_MODULES = 61
_DROP_ORDER = ("address", "company", "mails")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """Return the QR code of `content` at error level M, row by row, without its white border."""
    widget = QrCodeWidget(content, barLevel="M", barBorder=0)
    code = widget.qr  # type: ignore[attr-defined]
    code.make()
    count = code.getModuleCount()
    return tuple(
        tuple(bool(code.isDark(row, column)) for column in range(count)) for row in range(count)
    )


def contact(code: "ContactCode") -> tuple[tuple[bool, ...], ...] | None:
    """Return the QR code of a vCard; parts are left out until it can be scanned from paper."""
    for count in range(len(_DROP_ORDER) + 1):
        square = modules(code.vcard(without=_DROP_ORDER[:count]))
        if len(square) <= MAX_MODULES:
            return square
    return None


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCode:
    """What a telephone saves when it reads the code."""

    name: str
    company: str = ""
    title: str = ""
    phones: Sequence[str] = ()
    mails: Sequence[str] = ()
    address: str = ""

    def vcard(self, *, without: Sequence[str] = ()) -> str:
        """Return the contact as vCard 3.0, leaving out the parts named in `without`."""
        lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(self.name)};;;;"]
        lines.append(f"FN:{_escaped(self.name)}")
        if self.company and "company" not in without:
            lines.append(f"ORG:{_escaped(self.company)}")
        if self.title and "company" not in without:
            lines.append(f"TITLE:{_escaped(self.title)}")
        lines += [f"TEL:{_escaped(phone)}" for phone in self.phones]
        if "mails" not in without:
            lines += [f"EMAIL:{_escaped(mail)}" for mail in self.mails]
        if self.address and "address" not in without:
            lines.append(f"ADR:;;{_escaped(self.address)};;;;")
        return "\r\n".join([*lines, "END:VCARD", ""])
