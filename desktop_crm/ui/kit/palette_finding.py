"""What the palette finds: queries over the customer file, and commands by a few letters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_crm.domain.criteria import Criteria, NoteHit, Sort
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.tags import TagRow
from desktop_crm.ui.kit.action_readings import READINGS
from desktop_crm.ui.kit.actions import Command, command_text

MOST_CUSTOMERS = 8
MOST_NOTES = 5
MOST_COMMANDS = 5
_MOST_DUE = 20
#: A note is not looked for with a single Latin letter: every note has it.
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """What was found, by kind."""

    customers: tuple[CustomerRow, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    due: tuple[FollowUpRow, ...] = ()
    tags: tuple[TagRow, ...] = ()


def find_recent(session: Any, ids: Sequence[bytes], today: date) -> Finds:
    """Return the customers seen last and what is due until today; a query."""
    from desktop_crm.queries import customer_rows, follow_ups  # noqa: PLC0415 - loads SQLAlchemy

    numbers = []
    for customer_id in ids:
        try:
            numbers.append(customer_rows.number_of(session, customer_id))
        except Refused:
            continue
    recent = customer_rows.page(session, numbers[:MOST_CUSTOMERS], today=today)
    due = follow_ups.open_until(session, today, today=today)
    return Finds(customers=recent, due=due[:_MOST_DUE])


def find_anything(session: Any, text: str, today: date, *, with_notes: bool = True) -> Finds:
    """Return the customers and notes a few letters mean best; a query."""
    from desktop_crm.queries import customer_rows, listing  # noqa: PLC0415 - loads SQLAlchemy

    found = listing.listing(session, Criteria(text=text), Sort.BEST_MATCH, today=today)
    first = found.numbers[:MOST_CUSTOMERS]
    customers = customer_rows.page(session, first, text=text, today=today)
    notes: tuple[NoteHit, ...] = ()
    if with_notes and (len(text) >= _FEWEST_LETTERS or not text.isascii()):
        notes = listing.note_hits(session, text, MOST_NOTES)
    return Finds(customers=customers, notes=notes)


def find_tags(session: Any, text: str) -> Finds:
    """Return the tags whose name contains a text, those that begin with it first; a query."""
    from desktop_crm.queries import tags  # noqa: PLC0415 - loads SQLAlchemy

    wanted = text.casefold()
    found = [tag for tag in tags.all_tags(session) if wanted in tag.name.casefold()]
    found.sort(key=lambda tag: not tag.name.casefold().startswith(wanted))
    return Finds(tags=tuple(found[:_MOST_DUE]))


def find_due(session: Any, on: date, today: date) -> Finds:
    """Return the follow-ups that are due on a day; for today the overdue ones too; a query."""
    from desktop_crm.queries import follow_ups  # noqa: PLC0415 - loads SQLAlchemy

    if on == today:
        found = follow_ups.open_until(session, today, today=today)
    else:
        found = follow_ups.between(session, on, on)
    return Finds(due=found[:_MOST_DUE])


def matching(
    commands: Iterable[Command], text: str, chinese: Callable[[str, str], str]
) -> list[Command]:
    """Return the commands a few letters mean, the best first.

    Either language matches whatever the screen speaks: anywhere in the name, by the initials of
    its words, and in Chinese by pinyin and its initials.
    """
    wanted = "".join(text.casefold().split())
    ranked = []
    for place, command in enumerate(commands):
        names = {command.text, command_text(command), chinese("Action", command.text)}
        reading = READINGS.get(command.id, "")
        ranks = [(_rank(name, wanted), len(name)) for name in names]
        ranks.append((_rank(reading, wanted, is_reading=True), len(reading)))
        rank, length = min(ranks)
        if rank < _NO_MATCH:
            ranked.append((rank, length, place, command))
    return [found[-1] for found in sorted(ranked, key=lambda found: found[:-1])]


_NO_MATCH = 9


def _rank(name: str, wanted: str, *, is_reading: bool = False) -> int:
    words = name.casefold().split()
    whole, initials = "".join(words), "".join(word[0] for word in words)
    if whole.startswith(wanted):
        return 0
    if initials.startswith(wanted) and (is_reading or len(words) > 1):
        return 1
    if any(word.startswith(wanted) for word in words):
        return 2
    if wanted in whole and not is_reading:
        return 3
    return _NO_MATCH
