"""The sections of a profile: each turns a part of the card into rows that flow over pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Final

from desktop_crm.documents import text
from desktop_crm.documents.facts import NOTHING, Facts
from desktop_crm.documents.flow import Block, Row
from desktop_crm.documents.page import HEADING, Painter
from desktop_crm.documents.pieces import LINE, Pieces
from desktop_crm.documents.styles import (
    BODY,
    BODY_STRONG,
    LABEL,
    NOTE,
    Ink,
    Type,
)
from desktop_crm.domain.customers import ContactMethodRow, CustomerCard
from desktop_crm.domain.fields import FieldInfo, FieldKind, infos
from desktop_crm.domain.history import ChangeKind, HistoryRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Section
from desktop_crm.domain.purchases import PurchaseRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import CalendarKind, FollowUpState, NeedState, Urgency

_LABEL_WIDTH: Final = 76.0
_COLUMN_GAP = 24.0
_CELL_LINES = 3
_CHANGES_SHOWN = 8
_MASKED_FIELDS = frozenset({"name", "kind", "industry", "region_province", "region_city"})

#: Heading of each section, and the line that stands for an empty one.
WORDS: Mapping[Section, tuple[str, str]] = MappingProxyType(
    {
        Section.BASE: (
            QT_TRANSLATE_NOOP("Documents", "Base data"),
            QT_TRANSLATE_NOOP("Documents", "No base data."),
        ),
        Section.CONTACTS: (
            QT_TRANSLATE_NOOP("Documents", "Contacts and contact methods"),
            QT_TRANSLATE_NOOP("Documents", "No contacts and no contact methods."),
        ),
        Section.FOLLOW_UPS: (
            QT_TRANSLATE_NOOP("Documents", "Follow-ups"),
            QT_TRANSLATE_NOOP("Documents", "No follow-ups."),
        ),
        Section.PURCHASES: (
            QT_TRANSLATE_NOOP("Documents", "Purchases"),
            QT_TRANSLATE_NOOP("Documents", "No purchases."),
        ),
        Section.DEALS: (
            QT_TRANSLATE_NOOP("Documents", "Deals"),
            QT_TRANSLATE_NOOP("Documents", "No deals."),
        ),
        Section.NEEDS: (
            QT_TRANSLATE_NOOP("Documents", "Needs"),
            QT_TRANSLATE_NOOP("Documents", "No needs recorded."),
        ),
        Section.INTERACTIONS: (
            QT_TRANSLATE_NOOP("Documents", "Interactions"),
            QT_TRANSLATE_NOOP("Documents", "No interactions."),
        ),
        Section.FEEDBACK: (
            QT_TRANSLATE_NOOP("Documents", "Feedback"),
            QT_TRANSLATE_NOOP("Documents", "No complaints and no other feedback."),
        ),
        Section.SURVEYS: (
            QT_TRANSLATE_NOOP("Documents", "Satisfaction"),
            QT_TRANSLATE_NOOP("Documents", "Never asked."),
        ),
        Section.OCCASIONS: (
            QT_TRANSLATE_NOOP("Documents", "Occasions"),
            QT_TRANSLATE_NOOP("Documents", "No occasions."),
        ),
        Section.CONSENT: (
            QT_TRANSLATE_NOOP("Documents", "Consent"),
            QT_TRANSLATE_NOOP("Documents", "No consent recorded."),
        ),
        Section.JOURNAL: (
            QT_TRANSLATE_NOOP("Documents", "History"),
            QT_TRANSLATE_NOOP("Documents", "No changes recorded."),
        ),
    }
)
#: What may stand on paper that strangers see.
_MASKED_SECTIONS = frozenset({Section.BASE, Section.CONTACTS})


class Sections:
    """Turns a card into blocks of rows."""

    def __init__(self, painter: Painter, facts: Facts, history: Sequence[HistoryRow]) -> None:
        self._painter = painter
        self._pieces = Pieces(painter)
        self._facts = facts
        self._look = facts.look
        self._card = facts.card
        self._history = history
        self._left = painter.left
        self._width = painter.content_width
        self._has_numbers = any(row.external_id for row in facts.card.purchases)
        self._what_at = 154 if self._has_numbers else 66

    def blocks(self, chosen: frozenset[Section] | None) -> Iterator[Block]:
        """Yield the ticked sections in their order."""
        makers: Mapping[Section, Callable[[], Iterator[Row]]] = {
            Section.BASE: self._base,
            Section.CONTACTS: self._contacts,
            Section.FOLLOW_UPS: self._follow_ups,
            Section.PURCHASES: self._purchases,
            Section.DEALS: self._deals,
            Section.NEEDS: self._needs,
            Section.INTERACTIONS: self._interactions,
            Section.FEEDBACK: self._feedback,
            Section.SURVEYS: self._surveys,
            Section.OCCASIONS: self._occasions,
            Section.CONSENT: self._consent,
            Section.JOURNAL: self._journal,
        }
        for section, rows in makers.items():
            if chosen is not None and section not in chosen:
                continue
            if self._look.mask and section not in _MASKED_SECTIONS:
                continue
            if section is Section.JOURNAL and chosen is None and not self._history:
                continue
            heading, nothing = (self._look.say(words) for words in WORDS[section])
            made = list(rows())
            note = self._heading_note(section)
            yield Block(
                title=heading,
                heading=Row(HEADING, partial(self._paint_heading, heading, note)),
                rows=made or [self._pieces.line(self._left, nothing, NOTE)],
                header=self._header(section) if made else None,
            )

    def _heading_note(self, section: Section) -> str:
        """Return what stands at the right of a heading."""
        look, card = self._look, self._card
        if section is not Section.BASE or look.mask:
            return ""
        if card.verified_on is None:
            return look.say(QT_TRANSLATE_NOOP("Documents", "never verified"))
        return look.say(
            QT_TRANSLATE_NOOP("Documents", "verified on {day}"), day=look.day(card.verified_on)
        )

    def _paint_heading(self, heading: str, note: str, painter: Painter, top: float) -> None:
        painter.heading(self._left, top, self._width * 0.7, heading)
        painter.rule(self._left, top + 14, self._width)
        painter.text(painter.right, top + 9, note, LABEL, align="right")

    def _header(self, section: Section) -> Row | None:
        """Return the header that is repeated on every page."""
        if section is not Section.PURCHASES:
            return None
        look = self._look
        words = (
            look.say(QT_TRANSLATE_NOOP("Documents", "Day")),
            look.say(QT_TRANSLATE_NOOP("Documents", "Number")) if self._has_numbers else "",
            look.say(QT_TRANSLATE_NOOP("Documents", "What")),
            look.say(QT_TRANSLATE_NOOP("Documents", "Amount")),
            look.say(QT_TRANSLATE_NOOP("Documents", "State")),
        )
        return Row(LINE + 3, partial(self._paint_purchase_line, words, (LABEL,) * 5))

    def _base(self) -> Iterator[Row]:
        look, card = self._look, self._card
        short: list[tuple[str, str]] = []
        long: list[tuple[str, str]] = []
        for info in infos(CustomerCard):
            is_hidden = look.mask and info.name not in _MASKED_FIELDS
            if is_hidden or info.name == "verified_on":  # it stands beside the heading
                continue
            value = self._value(info)
            if value:
                is_long = info.kind is FieldKind.LONG_TEXT or self._is_long(value)
                (long if is_long else short).append((look.translate("Field", info.label), value))
        if not look.mask:
            more = {
                QT_TRANSLATE_NOOP("Documents", "Owner"): card.owner,
                QT_TRANSLATE_NOOP("Documents", "Tags"): look.joined(*(t.name for t in card.tags)),
                QT_TRANSLATE_NOOP("Documents", "Last contact"): (
                    look.day(card.last_contact_on) if card.last_contact_on else None
                ),
                QT_TRANSLATE_NOOP("Documents", "Created"): (
                    look.day(look.today(card.created_at)) if card.created_at else None
                ),
            }
            for words, known in more.items():
                if known:
                    (long if self._is_long(known) else short).append((look.say(words), known))
        half = (len(short) + 1) // 2
        for number in range(half):
            pair = [short[number], *short[number + half : number + half + 1]]
            yield self._pair(pair)
        for label, value in long:
            yield from self._long_value(label, value)

    def _value(self, info: FieldInfo) -> str:
        """Return a field of the card as words."""
        look = self._look
        value = getattr(self._card, info.name)
        if info.name == "stage":
            value = self._card.stage_shown
        if value is None or value is False:
            return ""
        if value is True:
            return look.say(QT_TRANSLATE_NOOP("Documents", "yes"))
        if isinstance(value, date):
            return look.day(value)
        if isinstance(value, StrEnum):
            words = look.word(value)
            return look.joined(value.value, words) if info.name == "tier" else words
        return look.pick(str(value)) if info.kind is FieldKind.PICK else str(value)

    @property
    def _column(self) -> float:
        return (self._width - _COLUMN_GAP) / 2

    def _cell_lines(self, value: str) -> list[str]:
        font = self._painter.font(BODY)
        return text.wrap(text.one_line(value), font, BODY.size, self._column - _LABEL_WIDTH)

    def _is_long(self, value: str) -> bool:
        """Tell whether a value needs the whole width, where it may run on over pages."""
        return len(self._cell_lines(value)) > _CELL_LINES

    def _pair(self, pair: Sequence[tuple[str, str]]) -> Row:
        cells = [(label, self._cell_lines(value)) for label, value in pair]

        def paint(painter: Painter, top: float) -> None:
            x = self._left
            for label, lines in cells:
                with painter.tagged("P"):
                    painter.text(x, top + 9, label, LABEL, width=_LABEL_WIDTH - 6)
                    painter.lines(x + _LABEL_WIDTH, top + 9, lines, BODY, field=label)
                x += self._column + _COLUMN_GAP

        return Row(LINE * max(len(lines) for _, lines in cells) + 2.5, paint)

    def _long_value(self, label: str, value: str) -> list[Row]:
        rows = self._pieces.paragraph(
            self._left + _LABEL_WIDTH, value, BODY, field=label, after=2.5
        )

        def paint(painter: Painter, top: float) -> None:
            painter.text(self._left, top + 9, label, LABEL, width=_LABEL_WIDTH - 6)

        rows[0] = self._pieces.beside(rows[0], paint)
        return rows

    def _contacts(self) -> Iterator[Row]:
        own = [row for row in self._card.methods if row.contact_id is None]
        for method in own:
            yield self._method(method, self._left)
        for contact in self._card.contacts:
            methods = [row for row in self._card.methods if row.contact_id == contact.id]
            standing = "" if self._look.mask else self._facts.standing(contact)
            yield self._contact_line(
                contact.name, contact.title or "", standing, keeps=bool(methods)
            )
            for number, method in enumerate(methods, 1):
                yield self._method(method, self._left + 14, keeps=number < len(methods))
            if contact.note and not self._look.mask:
                yield from self._pieces.paragraph(
                    self._left + 14, contact.note, NOTE, field=contact.name
                )

    def _contact_line(self, name: str, title: str, standing: str, *, keeps: bool) -> Row:
        def paint(painter: Painter, top: float) -> None:
            y = top + 12
            taken = painter.measure(standing, NOTE)
            room = painter.content_width - taken - 12
            with painter.tagged("P"):
                x = self._left
                x += painter.text(x, y, name, BODY_STRONG, width=room * 0.6, field=name) + 8
                painter.text(x, y, title, NOTE, width=self._left + room - x, field=name)
                painter.text(painter.right, y, standing, NOTE, align="right")

        return Row(LINE + 4, paint, keeps=keeps)

    def _method(self, row: ContactMethodRow, x: float, *, keeps: bool = False) -> Row:
        look = self._look
        label = row.label or look.word(row.kind)
        state, ink = "", Ink.MUTED
        if row.bad_since is not None:
            state, ink = (
                look.say(
                    QT_TRANSLATE_NOOP("Documents", "wrong since {day}"),
                    day=look.day(row.bad_since),
                ),
                Ink.BAD,
            )
        elif row.verified_on is not None:
            verified = QT_TRANSLATE_NOOP("Documents", "verified on {day}")
            state = look.say(verified, day=look.day(row.verified_on))

        def paint(painter: Painter, top: float) -> None:
            y = top + 9
            style = LABEL._replace(ink=ink)
            start = self._left + _LABEL_WIDTH
            room = painter.right - start - painter.measure(state, style) - 12
            with painter.tagged("P"):
                painter.text(x, y, label, LABEL, width=_LABEL_WIDTH - 20)
                painter.text(start, y, self._facts.masked(row), BODY, width=room, field=label)
                painter.text(painter.right, y, state, style, align="right")

        return Row(LINE, paint, keeps=keeps)

    def _follow_ups(self) -> Iterator[Row]:
        look, today = self._look, self._facts.today
        is_open = {row.id for row in self._facts.open_follow_ups()}
        closed = [row for row in self._card.follow_ups if row.id not in is_open]
        closed.sort(key=lambda row: row.due_on, reverse=True)
        for row in [*self._facts.open_follow_ups(), *closed]:
            right, ink = look.word(row.state), Ink.MUTED
            if row.state is FollowUpState.OPEN:
                right, ink = look.due(row.due_on, today)
            clock = look.clock(row.due_time) if row.due_time else None
            head = look.joined(look.word(row.kind), clock)
            yield from self._pieces.entry(
                look.day(row.due_on),
                head,
                row.title,
                right=right,
                right_ink=ink,
                field=head,
                notes=[row.outcome] if row.outcome else [],
            )

    def _purchases(self) -> Iterator[Row]:
        rows = sorted(self._card.purchases, key=lambda row: row.bought_on or date.min, reverse=True)
        for year, group in groupby(rows, key=lambda row: row.bought_on and row.bought_on.year):
            bought = list(group)
            for number, row in enumerate(bought, 1):
                yield from self._purchase(row, keeps=number == len(bought))
            yield self._subtotal(year, bought)

    def _purchase(self, row: PurchaseRow, *, keeps: bool) -> Iterator[Row]:
        line = self._facts.bought(row)
        words = (line.day, row.external_id or "", line.text, line.amount, line.state)
        amount = BODY._replace(ink=Ink.BAD) if row.total.minor < 0 else BODY
        styles = (NOTE, NOTE, BODY, amount, NOTE._replace(ink=line.ink))
        yield Row(LINE + 3, partial(self._paint_purchase_line, words, styles), keeps=keeps)

    def _paint_purchase_line(
        self, words: Sequence[str], styles: Sequence[Type], painter: Painter, top: float
    ) -> None:
        y = top + 9
        left, right = self._left, painter.right
        start = left + self._what_at
        room = right - 72 - 82 - start
        with painter.tagged("P"):
            painter.text(left, y, words[0], styles[0], width=60)
            painter.text(left + 66, y, words[1], styles[1], width=82)
            painter.text(start, y, words[2], styles[2], width=room, field=words[2])
            painter.text(right - 72, y, words[3], styles[3], align="right")
            painter.text(right, y, words[4], styles[4], width=62, align="right")
        painter.rule(left, top + 13.2, self._width, weight=0.4)

    def _subtotal(self, year: int | None, rows: Sequence[PurchaseRow]) -> Row:
        look = self._look
        sums: dict[str, int] = {}
        for row in rows:
            sums[row.total.currency] = sums.get(row.total.currency, 0) + row.total.minor
        amounts = look.joined(*(look.money(Money(minor, code)) for code, minor in sums.items()))
        total = QT_TRANSLATE_NOOP("Documents", "Total {year}")
        words = look.say(total, year=NOTHING if year is None else year)

        def paint(painter: Painter, top: float) -> None:
            y = top + 10
            with painter.tagged("P"):
                painter.text(self._left + self._what_at, y, words, BODY_STRONG)
                painter.text(painter.right - 72, y, amounts, BODY_STRONG, align="right")

        return Row(LINE + 6, paint)

    def _deals(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.deals:
            when = row.closed_on or row.expected_on
            closed = look.say(QT_TRANSLATE_NOOP("Documents", "closed")) if row.closed_on else None
            chance = f"{row.probability}%" if row.probability is not None else None
            stage = look.translate("DealStage", row.stage_name) if row.stage_name else None
            yield from self._pieces.entry(
                look.day(when) if when else NOTHING,
                look.joined(stage, chance, closed, row.lost_reason),
                row.title,
                right=look.money(row.amount) if row.amount else "",
                right_ink=Ink.INK,
            )

    def _needs(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.needs:
            head = look.joined(
                look.stored(Urgency, row.urgency),
                look.stored(NeedState, row.state),
                row.budget,
                row.competitor,
            )
            yield from self._pieces.paragraph(self._left, row.text, BODY)
            if head:
                yield self._pieces.line(self._left, head, NOTE)

    def _interactions(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.interactions:
            minutes = None
            if row.duration_minutes:
                minutes = look.say(
                    QT_TRANSLATE_NOOP("Documents", "{n} min"), n=row.duration_minutes
                )
            head = look.joined(
                look.word(row.kind),
                look.word(row.direction) if row.direction else None,
                row.contact_name,
                minutes,
                row.author,
            )
            day = look.day(look.today(row.happened_at))
            yield from self._pieces.entry(day, head, row.text or row.line or "", field=head)

    def _feedback(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.feedback:
            steps = [
                look.joined(look.day(look.today(s.at)), look.word(s.state), s.note, s.author)
                for s in reversed(row.steps)
            ]
            if row.outcome:
                told = None
                if row.told_on:
                    told = look.say(
                        QT_TRANSLATE_NOOP("Documents", "customer told on {day}"),
                        day=look.day(row.told_on),
                    )
                outcome = QT_TRANSLATE_NOOP("Documents", "Outcome: {text}")
                steps.insert(0, look.joined(look.say(outcome, text=row.outcome), told))
            head = look.joined(look.word(row.kind), row.channel, row.assignee)
            yield from self._pieces.entry(
                look.day(look.today(row.received_at)),
                head,
                row.text,
                right=look.word(row.state),
                field=head,
                notes=steps,
            )

    def _surveys(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.survey_answers:
            yield from self._pieces.entry(
                look.day(row.answered_on),
                row.survey_name,
                row.comment or "",
                right=self._facts.score(row),
                right_ink=Ink.INK,
            )

    def _occasions(self) -> Iterator[Row]:
        look = self._look
        names = {contact.id: contact.name for contact in self._card.contacts}
        for row in self._card.occasions:
            lunar = row.calendar is CalendarKind.LUNAR
            who = names.get(row.contact_id) if row.contact_id else None
            calendar = look.word(row.calendar) if lunar else None
            head = look.joined(look.word(row.kind), row.title, who, calendar)
            yield from self._pieces.entry(
                look.day(row.next_on) if row.next_on else NOTHING,
                head,
                "",
                right=look.joined(*self._facts.occasion_parts(row)),
                field=head,
            )

    def _consent(self) -> Iterator[Row]:
        look = self._look
        for row in self._card.consents:
            channel = self._facts.channel(row.channel)
            given = QT_TRANSLATE_NOOP("Documents", "given")
            state, ink = look.say(given), Ink.ACCENT
            if row.withdrawn_on is not None:
                withdrawn = QT_TRANSLATE_NOOP("Documents", "withdrawn on {day}")
                state, ink = look.say(withdrawn, day=look.day(row.withdrawn_on)), Ink.BAD
            yield from self._pieces.entry(
                look.day(row.given_on) if row.given_on else NOTHING,
                look.joined(row.purpose, channel, row.basis, row.evidence),
                "",
                right=state,
                right_ink=ink,
            )

    def _journal(self) -> Iterator[Row]:
        look = self._look
        # The rows of one action stand together; a row from elsewhere stands alone.
        for _, group in groupby(self._history, key=lambda row: row.txn or row.change_id):
            rows = list(group)
            newest = rows[0]
            label = look.translate("UseCase", newest.label) if newest.label else None
            undone = QT_TRANSLATE_NOOP("Documents", "undone")
            head = look.joined(
                f"{look.local(newest.at):%H:%M}",
                label,
                newest.author,
                look.say(undone) if newest.undone else None,
            )
            lines = [line for row in rows for line in self._changed(row)]
            more = len(lines) - _CHANGES_SHOWN
            if more > 0:
                rest = look.say(QT_TRANSLATE_NOOP("Documents", "+{n} more"), n=more)
                lines = [*lines[:_CHANGES_SHOWN], rest]
            day = look.day(look.today(newest.at))
            yield from self._pieces.entry(day, head, "", field=head, notes=lines)

    def _changed(self, row: HistoryRow) -> Iterator[str]:
        """Yield the changed fields of a customer as people know them."""
        if row.entity != "customer" or row.op is not ChangeKind.CHANGED:
            return
        known = {info.name: info for info in infos(CustomerCard) if info.is_printable}
        for change in row.fields:
            info = known.get(change.name)
            if info is None or (info.is_sensitive and info.name not in self._look.sensitive):
                continue
            label = self._look.translate("Field", info.label)
            before, after = (self._told(info, value) for value in (change.before, change.after))
            yield f"{label}: {before} → {after}"

    def _told(self, info: FieldInfo, value: object) -> str:
        """Return a stored value of a field as words."""
        if value is None or value == "":
            return NOTHING
        words = str(value)
        if info.choices is not None:
            return self._look.stored(info.choices, words)
        return self._look.pick(words) if info.kind is FieldKind.PICK else words
