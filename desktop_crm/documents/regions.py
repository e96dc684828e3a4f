"""The upper regions of a brief, each with its height and its painter."""

from desktop_crm.documents import metrics, text
from desktop_crm.documents.facts import Facts, Labelled, Promise
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import (
    AXIS,
    BODY,
    CHIP,
    CHIP_STRONG,
    LABEL,
    LEAD,
    METRIC,
    NAME,
    NOTE,
    OTHER_NAME,
    SECTION,
    VALUE,
    Ink,
)
from desktop_crm.domain import qr
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

_QR_SIZE = 66.0
_RADIUS = 29.0
_TEXT_LEFT = 72.0
_CHIP_GAP = 5.0
_COLUMNS = (104.0, 104.0, 150.0)
_COLUMN_GAP = 10.0
_GOAL_WIDTH = 200.0
_GOAL_LINES = 3
_PROMISES_SHOWN = 3
_PROMISE_STEP = 18.0
_PANEL_PADDING = 15.0
_GIVEN = "\N{CHECK MARK}"
_WITHDRAWN = "\N{MULTIPLICATION SIGN}"
_MARK_GAP = 1.5


class Identity:
    """Who it is: monogram, name, main contact, tier and tags, QR code."""

    HEIGHT = 86.0

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        code = facts.contact_code()
        self._modules = qr.contact(code) if code is not None else None

    def paint(self, painter: Painter, top: float) -> None:
        """Paint the region."""
        end = painter.right
        if self._modules is not None:
            end -= _QR_SIZE + 22
        painter.disc(painter.left + _RADIUS, top + 32, _RADIUS, Ink.ACCENT)
        initial = self._facts.initial()
        with painter.tagged("Artifact"):
            painter.text(
                painter.left + _RADIUS,
                top + 40,
                initial,
                NAME._replace(weight=400, ink=Ink.PAPER, size=23),
                align="centre",
            )
        left = painter.left + _TEXT_LEFT
        is_bare = not (self._facts.person_line() or self._facts.trade_line() or self._chips())
        self._paint_name(painter, left, end, top + (40 if is_bare else 20))
        self._paint_second_line(painter, left, end, top + 37)
        with painter.tagged("P"):
            self._paint_chips(painter, left, end, top + 48)
        if self._modules is not None:
            self._paint_code(painter, top, self._modules)

    def _paint_code(
        self, painter: Painter, top: float, modules: tuple[tuple[bool, ...], ...]
    ) -> None:
        look = self._facts.look
        caption = look.say(QT_TRANSLATE_NOOP("Documents", "Scan to save contact"))
        with painter.tagged("Figure", alt=caption):
            painter.modules(painter.right - _QR_SIZE, top + 1, _QR_SIZE, modules, Ink.INK)
        middle = painter.right - _QR_SIZE / 2
        painter.text(middle, top + 76, caption, AXIS, align="centre", width=_QR_SIZE)

    def _paint_name(self, painter: Painter, left: float, end: float, y: float) -> None:
        field = self._facts.look.translate("Field", "Name")
        with painter.tagged("H1"):
            drawn = painter.shrunk(
                left, y, self._facts.name(), NAME, width=end - left, smallest=16, field=field
            )
        room = end - left - drawn - 9
        other = text.one_line(self._facts.other_name())
        if other and painter.measure(other, OTHER_NAME) <= room:
            short = self._facts.look.translate("Field", "Short name")
            painter.text(left + drawn + 9, y, other, OTHER_NAME, field=short)

    def _paint_second_line(self, painter: Painter, left: float, end: float, y: float) -> None:
        look = self._facts.look
        person = self._facts.person_line()
        if person:
            contacts = look.say(QT_TRANSLATE_NOOP("Documents", "People"))
            left += painter.text(left, y, person, LEAD, width=end - left, field=contacts) + 10
        trade = self._facts.trade_line()
        if trade and end - left > 40:  # noqa: PLR2004 - less would be an ellipsis
            painter.text(
                left,
                y,
                trade,
                BODY._replace(ink=Ink.MUTED),
                width=end - left,
                field=look.translate("Field", "Industry"),
            )

    def _chips(self) -> bool:
        facts = self._facts
        return bool(facts.tier_chip() or facts.chips() or facts.card.do_not_contact)

    def _paint_chips(self, painter: Painter, left: float, end: float, top: float) -> None:
        facts = self._facts
        tier = facts.tier_chip()
        if tier:
            left += painter.chip(left, top, tier, CHIP_STRONG, Ink.ACCENT) + _CHIP_GAP
        if facts.card.do_not_contact:
            stop = facts.look.translate("Field", "Do not contact")
            left += painter.chip(left, top, stop, CHIP_STRONG, Ink.BAD) + _CHIP_GAP
        chips = facts.chips()
        tags = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Tags"))
        for place, chip in enumerate(chips):
            rest = len(chips) - place
            more_room = painter.chip_width(f"+{rest}") + _CHIP_GAP if rest > 1 else 0.0
            if left + painter.chip_width(chip) + more_room > end:
                painter.text(left + 2, top + 9.2, f"+{rest}", CHIP)
                return
            left += painter.chip(left, top, chip, CHIP, Ink.TINT, field=tags) + _CHIP_GAP


class ContactStrip:
    """How to reach the customer: methods, birthday, address, consent."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._cells = list(facts.methods())
        birthday = facts.birthday()
        if birthday is not None:
            self._cells.append(birthday)
        self._address = text.one_line(facts.address())
        self._permissions = facts.permissions()

    def height(self, painter: Painter) -> float:
        """Return the height; a long address takes a second line."""
        cells = 30.0 if self._cells else 0.0
        return cells + 15 + 12.5 * (len(self._address_lines(painter)[:2]) > 1)

    def paint(self, painter: Painter, top: float) -> None:
        """Paint the region."""
        if self._cells:
            for cell, (x, width) in zip(self._cells, self._columns(painter), strict=True):
                with painter.tagged("P"):
                    painter.text(x, top + 8, cell.label, LABEL, width=width)
                    painter.shrunk(
                        x,
                        top + 21.5,
                        cell.value,
                        VALUE,
                        width=width,
                        smallest=7.5,
                        field=cell.label,
                    )
            top += 30
        y = top + 9
        label = self._facts.look.translate("Field", "Address")
        if self._address:
            with painter.tagged("P"):
                taken = painter.text(painter.left, y, label, LABEL) + 9
                painter.lines(
                    painter.left + taken,
                    y,
                    self._address_lines(painter),
                    BODY._replace(leading=12.5),
                    field=label,
                )
        with painter.tagged("P"):
            self._paint_permissions(painter, y)

    def _columns(self, painter: Painter) -> list[tuple[float, float]]:
        """Return (x, width) of each cell: the fixed columns if all fits, else by need."""
        count = len(self._cells)
        needs = [
            max(
                painter.measure(text.one_line(cell.value), VALUE),
                painter.measure(text.one_line(cell.label), LABEL),
            )
            for cell in self._cells
        ]
        fixed = [*_COLUMNS, painter.content_width - sum(_COLUMNS)][:count]
        fixed[-1] = painter.content_width - sum(fixed[:-1])
        widths = fixed
        if any(need > width - _COLUMN_GAP for need, width in zip(needs, fixed, strict=True)):
            spare = painter.content_width - sum(needs) - _COLUMN_GAP * count
            if spare >= 0:
                widths = [need + _COLUMN_GAP + spare / count for need in needs]
        columns, x = [], painter.left
        for width in widths:
            columns.append((x, width - _COLUMN_GAP))
            x += width
        return columns

    def _address_lines(self, painter: Painter) -> list[str]:
        if not self._address:
            return []
        label = painter.measure(self._facts.look.translate("Field", "Address"), LABEL)
        room = painter.content_width - label - 9 - self._permissions_width(painter) - 16
        return text.wrap(self._address, painter.font(BODY), BODY.size, room, 2)

    def _permission_title(self) -> str:
        look = self._facts.look
        if self._permissions is None:
            return look.say(QT_TRANSLATE_NOOP("Documents", "No consent recorded"))
        return look.say(QT_TRANSLATE_NOOP("Documents", "May contact by"))

    def _permissions_width(self, painter: Painter) -> float:
        width = painter.measure(self._permission_title(), LABEL)
        for channel, is_given in (self._permissions or ())[:4]:
            width += 7 + min(painter.measure(text.one_line(channel), NOTE), 50) + _MARK_GAP
            width += painter.measure(_GIVEN if is_given else _WITHDRAWN, NOTE._replace(weight=700))
        return width

    def _paint_permissions(self, painter: Painter, y: float) -> None:
        x = painter.right - self._permissions_width(painter)
        x += painter.text(x, y, self._permission_title(), LABEL)
        for channel, is_given in (self._permissions or ())[:4]:
            x += 7
            x += painter.text(x, y, channel, NOTE, width=50) + _MARK_GAP
            # As text, so that copied text tells them apart as well.
            ink = Ink.ACCENT if is_given else Ink.BAD
            mark = _GIVEN if is_given else _WITHDRAWN
            x += painter.text(x, y, mark, NOTE._replace(ink=ink, weight=700))


class Panel:
    """What for and what was promised, on a tint."""

    def __init__(self, facts: Facts, painter: Painter) -> None:
        self._look = facts.look
        self._goal: Labelled | None = facts.goal()
        self._promises: tuple[Promise, ...] = facts.promises()
        room = painter.content_width - 2 * _PANEL_PADDING
        self._goal_width = _GOAL_WIDTH if self._promises else room
        self._lines = (
            text.wrap(
                text.safe(self._goal.value),
                painter.font(LEAD),
                LEAD.size,
                self._goal_width,
                _GOAL_LINES,
            )
            if self._goal
            else []
        )

    @property
    def height(self) -> float:
        """Return the height; without goal and promises the panel goes."""
        if not (self._goal or self._promises):
            return 0.0
        shown = min(len(self._promises), _PROMISES_SHOWN)
        more = 8.0 if len(self._promises) > _PROMISES_SHOWN else 0.0
        goal = LEAD.leading * len(self._lines) - 1.5 if self._lines else 0.0
        promises = _PROMISE_STEP * shown - 5 + more if shown else 0.0
        return 11 + 33 + max(goal, promises)

    def paint(self, painter: Painter, top: float) -> None:
        """Paint the region; the gap above is part of it."""
        if not self.height:
            return
        top += 11
        height = self.height - 11
        painter.fill(painter.left, top, painter.content_width, height, Ink.ACCENT_TINT)
        painter.fill(painter.left, top, 3, height, Ink.ACCENT)
        left = painter.left + _PANEL_PADDING
        if self._goal:
            with painter.tagged("H2"):
                painter.text(left, top + 16, self._goal.label, SECTION, width=self._goal_width)
            painter.lines(left, top + 33.5, self._lines, LEAD, field=self._goal.label)
            left += _GOAL_WIDTH + 23
        if self._promises:
            self._paint_promises(painter, left, top)

    def _paint_promises(self, painter: Painter, left: float, top: float) -> None:
        look = self._look
        right = painter.right - 10
        title = look.say(QT_TRANSLATE_NOOP("Documents", "Promises"))
        with painter.tagged("H2"):
            painter.text(left, top + 16, title, SECTION)
        shown = self._promises[:_PROMISES_SHOWN]
        days = max(painter.measure(row.day, BODY) for row in shown)
        y = top + 33
        for row in shown:
            painter.tick_box(left, y, 8)
            with painter.tagged("P"):
                painter.text(left + 14, y, row.day, BODY._replace(ink=Ink.MUTED))
                weight = 400 if row.ink is Ink.MUTED else 700
                due = BODY._replace(size=8, ink=row.ink, weight=weight)
                taken = painter.measure(row.due, due)
                x = left + 14 + days + 9
                if row.whose:
                    x += painter.text(x, y, row.whose, LABEL) + 5
                painter.text(x, y, row.text, BODY, width=right - taken - 9 - x, field=title)
                painter.text(right, y, row.due, due, align="right")
            y += _PROMISE_STEP
        more = len(self._promises) - len(shown)
        if more:
            words = look.say(QT_TRANSLATE_NOOP("Documents", "+{n} more"), n=more)
            painter.text(left + 14, y - 2.5, words, LABEL)


class Metrics:
    """The numbers to know, in a row."""

    def __init__(self, facts: Facts) -> None:
        self._metrics = metrics.of_customer(facts)

    @property
    def height(self) -> float:
        """Return the height; the row goes if there is nothing to count."""
        return 56.0 if self._metrics else 0.0

    def paint(self, painter: Painter, top: float) -> None:
        """Paint the region; the gap above is part of it."""
        if not self._metrics:
            return
        top += 12
        step = painter.content_width / max(len(self._metrics), 4)
        for place, metric in enumerate(self._metrics):
            x = painter.left + place * step
            if place:
                painter.upright(x - 8, top + 1, top + 41)
            width = step - 12
            with painter.tagged("P"):
                painter.text(x, top + 8, metric.label, LABEL, width=width)
                painter.shrunk(x, top + 25.5, metric.value, METRIC, width=width, smallest=11)
                note = LABEL._replace(ink=metric.ink)
                painter.shrunk(x, top + 38.5, metric.note, note, width=width, smallest=6.5)
