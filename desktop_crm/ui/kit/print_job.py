"""What is printed, and how it is made and written on a thread of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.exporting import Style
from desktop_crm.domain.printing import Choices, Kind
from desktop_crm.queries import customer_rows
from desktop_crm.queries import customers as customer_queries
from desktop_crm.ui.kit.language import number, translate

if TYPE_CHECKING:
    from desktop_crm.services.printing import Rendered

#: Documents about one customer.
SINGLE = (Kind.PROFILE, Kind.BRIEF, Kind.SURVEY, Kind.PRIVACY)
#: Documents about many.
MANY = (Kind.LIST, Kind.BOOK, Kind.LABELS, Kind.ENVELOPES)
_LONGEST_NAME = 60
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a person may print from where they are.

    Attributes:
        customer_id: the customer that is shown, if there is one.
        numbers: the customers of the list, by local number, in its order.
        criteria: the filter they come from; None if they were selected one by one.
        has_day: whether the day sheet is offered.
    """

    customer_id: bytes | None = None
    numbers: Sequence[int] = ()
    criteria: Criteria | None = None
    has_day: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The documents that can be made of it."""
        one = SINGLE if self.customer_id is not None else ()
        return ((Kind.DAY_SHEET,) if self.has_day else ()) + one + (MANY if self.numbers else ())

    def is_about_many(self, kind: Kind) -> bool:
        """Tell whether a kind is about the customers of the list."""
        return kind in MANY


@dataclass(frozen=True, slots=True)
class Made:
    """A document with the customers it is about."""

    ids: tuple[bytes, ...]
    name: str
    document: "Rendered"


def make(
    vault: Any,
    subject: Subject,
    kind: Kind,
    style: Style,
    choices: Choices,
    now: datetime,
    *,
    progress: Callable[[int, int], object],
) -> Made:
    """Make a document on this thread."""
    from desktop_crm.services import printing, unit_of_work  # noqa: PLC0415 - loads reportlab

    def query(session: Any) -> Made:
        name = ""
        ids: tuple[bytes, ...] = ()
        if subject.is_about_many(kind):
            ids = customer_rows.ids_of(session, subject.numbers)
        elif kind is not Kind.DAY_SHEET and subject.customer_id is not None:
            ids = (subject.customer_id,)
            today = now.astimezone().date()
            name = customer_queries.card(session, ids[0], today=today, most_interactions=1).name
        document = printing.document(
            session,
            kind,
            ids,
            style,
            now=now,
            choices=choices,
            criteria=subject.criteria,
            progress=progress,
        )
        return Made(ids, name, document)

    return unit_of_work.read(vault, query)


def write(
    vault: Any, path: Path, made: Made, kind: Kind, *, is_masked: bool, password: str
) -> Path:
    """Write a document, whole or not at all, and note that it left the customer file."""
    from desktop_crm.services import printing  # noqa: PLC0415 - loads reportlab

    pdf = made.document.pdf
    with printing.replacing(path) as out:
        out.write(printing.encrypted(pdf, password) if password else pdf)
    note(vault, made, kind, is_masked=is_masked)
    return path


def note(vault: Any, made: Made, kind: Kind, *, is_masked: bool) -> None:
    """Note that customers were put on paper."""
    from desktop_crm.services import auditing  # noqa: PLC0415 - start-up time

    auditing.printed(vault, made.ids, document=kind, is_masked=is_masked)


def kind_word(kind: Kind) -> str:
    """Return what people read for a kind of document."""
    return {
        Kind.PROFILE: translate("Pdf", "Profile"),
        Kind.BRIEF: translate("Pdf", "Visit brief"),
        Kind.LIST: translate("Pdf", "Customer list"),
        Kind.BOOK: translate("Pdf", "Book of briefs"),
        Kind.DAY_SHEET: translate("Pdf", "Day sheet"),
        Kind.LABELS: translate("Pdf", "Address labels"),
        Kind.ENVELOPES: translate("Pdf", "Envelopes"),
        Kind.SURVEY: translate("Pdf", "Survey form"),
        Kind.PRIVACY: translate("Pdf", "Copy of personal data"),
    }[kind]


def file_name(name: str, kind: Kind, day: str = "") -> str:
    """Return a name for the file that every system takes."""
    plain = "".join(" " if sign in '\\/:*?"<>|' or ord(sign) < ord(" ") else sign for sign in name)
    about = " ".join(plain.split())[:_LONGEST_NAME] or day
    title = kind_word(kind)
    return f"{about} - {title}.pdf" if about else f"{title}.pdf"


def remarks(document: "Rendered") -> list[str]:
    """Return what to know before a document is saved: boxes, and who is not in it."""
    found = []
    if document.missing:
        where = [
            f"{one.character} ({', '.join(filter(None, (one.customer, one.field)))})"
            for one in document.missing[:_MOST_NAMED]
        ]
        text = translate("Pdf", "%n characters print as a box: {where}", "", len(document.missing))
        found.append(text.format(where=_listed(where, len(document.missing))))
    if document.left_out:
        names = list(document.left_out[:_MOST_NAMED])
        text = translate("Pdf", "%n customers are not in it: {names}", "", len(document.left_out))
        found.append(text.format(names=_listed(names, len(document.left_out))))
    return found


def _listed(shown: Sequence[str], count: int) -> str:
    more = count - len(shown)
    return ", ".join([*shown, f"+{number(more)}"] if more else shown)
