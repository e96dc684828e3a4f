"""The upper part of the Card: who it is, what marks it, what can be done, what comes next."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpState,
    OccasionKind,
)
from desktop_crm.ui.kit.buttons import Button, button, icon_button
from desktop_crm.ui.kit.follow_up_editors import repeat_word
from desktop_crm.ui.kit.labels import ElidedLabel, label, set_look
from desktop_crm.ui.kit.language import Text, ago, day, due, resolved, tier_word, translate, word
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear, column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import avatar

_GOOD, _FAIR = 65, 40
_SOON_DAYS = 30
_RING = 4
#: The first chips, tier and stage, are always there.
_FIXED = 2
Color = Callable[[], tuple[QColor, QColor]]


def health_tone(health: int | None) -> str:
    """Return the tone of a relation: ok, warn, danger, or neutral when it is not known."""
    if health is None:
        return "neutral"
    return "ok" if health > _GOOD else "warn" if health > _FAIR else "danger"


def next_follow_up(card: CustomerCard) -> FollowUpRow | None:
    """Return the open follow-up that is due first."""
    waiting = [row for row in card.follow_ups if row.state is FollowUpState.OPEN]
    return min(waiting, key=lambda row: (row.due_on, str(row.due_time or "~")), default=None)


class Ring(QWidget):
    """The avatar with a ring that is the fuller the better the relation stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._name = ""
        self._health: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self.updateGeometry)

    def show_customer(self, name: str, health: int | None) -> None:
        """Show another customer."""
        self._name, self._health = name, health
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._desk.theme.px(72)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = px(_RING)
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(theme.color("surface2"), width))
        painter.drawEllipse(ring)
        if self._health is not None:
            fill = theme.color(f"{health_tone(self._health)}_fill")
            pen = QPen(fill, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * self._health / 100))
        side = self.width() - 2 * width - px(4)
        picture = avatar(theme, self._name, side, self.devicePixelRatioF())
        painter.drawPixmap(width + px(2), width + px(2), picture)


class Pill(Button):
    """A small coloured button with a word: tier, stage, a tag, a complaint."""

    def __init__(self, desk: Desk, clicked: Callable[[], object], *, is_square: bool = False):
        super().__init__("")
        self._desk = desk
        self._colors: Color = lambda: desk.theme.tone_colors("neutral")
        self._dot: int | None = None
        self._icon = ""
        self._is_dashed = False
        self._is_square = is_square
        self.setProperty("look", "pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops "checked"
        desk.theme.changed.connect(self.updateGeometry)

    def show_word(
        self,
        text: Text,
        colors: Color,
        *,
        dot: int | None = None,
        icon: str = "",
        is_dashed: bool = False,
    ) -> None:
        """Show a word; a dashed pill stands for something that is not set."""
        self._colors, self._dot, self._icon, self._is_dashed = colors, dot, icon, is_dashed
        self.say(text)
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """Return the word that is shown."""
        return resolved(self._source)

    @override
    def sizeHint(self) -> QSize:
        px = self._desk.theme.px
        width = self._metrics_width() + px(18)
        if self._dot is not None:
            width += px(11)
        if self._icon:
            width += px(16)
        return QSize(min(width, px(240)), px(24 if not self._is_square else 22))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, fill = self._colors()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = px(5) if self._is_square else frame.height() / 2
        if self._is_dashed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("border_strong"), 1, Qt.PenStyle.DashLine))
            ink = theme.color("text2")
        else:
            painter.setBrush(fill.darker(106) if self.underMouse() else fill)
            painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(frame, radius, radius)
        x = px(9)
        middle = self.height() / 2
        if self._dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag_dot(self._dot))
            painter.drawEllipse(QRectF(x, middle - px(3), px(6), px(6)))
            x += px(11)
        if self._icon:
            side = px(13)
            ratio = painter.device().devicePixelRatio()
            picture = self._desk.icons.pixmap(self._icon, ink, side, ratio)
            painter.drawPixmap(x, round(middle - side / 2), picture)
            x += px(16)
        painter.setFont(self._font())
        painter.setPen(ink)
        room = self.rect().adjusted(x, 0, -px(8), 0)
        text = painter.fontMetrics().elidedText(
            self.shown(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _font(self) -> QFont:
        return self._desk.theme.font(11, 600 if self._is_square else 400)

    def _metrics_width(self) -> int:

        return QFontMetrics(self._font()).horizontalAdvance(self.shown())


class CardHead(QWidget):
    """Ring, name, tier, stage, facts and chips of a customer.

    Signals:
        wanted: (str) id of a command or of a menu: tier, stage, tag, more, complaint, occasion.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: CustomerCard | None = None
        self._today: date = desk.workspace.today()
        self.ring = Ring(desk)
        self.name = ElidedLabel("", "title")
        self.tier = Pill(desk, lambda: self.wanted.emit("tier"), is_square=True)
        self.stage = Pill(desk, lambda: self.wanted.emit("stage"), is_square=True)
        self.facts = ElidedLabel("", "secondary")
        self.contacted = ElidedLabel("", "secondary")
        self.more = icon_button(
            desk.icons,
            "ellipsis-vertical",
            lambda: translate("Card", "More"),
            lambda: self.wanted.emit("more"),
        )
        self._flow = FlowLayout(gap=desk.theme.px(6))
        for fixed in (self.tier, self.stage):
            self._flow.addWidget(fixed)
        self._chips = box(self._flow)
        self._shown: tuple[object, ...] = ()
        who = column(self.name, self.facts, self.contacted, spacing=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(desk.theme.px(10))
        top = row(spacing=14)
        top.addWidget(self.ring)
        top.addLayout(who, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        layout.addWidget(self._chips)

    def bind(self, card: CustomerCard, today: date) -> None:
        """Show a customer."""
        self._card, self._today = card, today
        self.ring.show_customer(card.name, card.health)
        self.name.say(card.name)
        self._bind_tier(card)
        if card.kind is CustomerKind.PERSON:
            facts = (card.job_title, card.company, card.region_city or card.region_province)
        else:
            first = card.contacts[0] if card.contacts else None
            person = " ".join(part for part in (first.name, first.title) if part) if first else ""
            facts = (card.short_name, person, card.region_city or card.region_province)
        self.facts.say(" · ".join(fact for fact in facts if fact))
        self.facts.setVisible(any(facts))
        self.contacted.say(self._contact_text)
        self._bind_chips(card)

    def retranslate(self) -> None:
        """Write everything anew in another language."""
        if self._card is not None:
            self._shown = ()
            self.bind(self._card, self._today)

    def _bind_tier(self, card: CustomerCard) -> None:
        theme = self._desk.theme
        tier = card.tier
        if tier is None:
            self.tier.show_word(
                lambda: translate("Card", "Set tier"),
                lambda: theme.tone_colors("neutral"),
                is_dashed=True,
            )
        else:
            self.tier.show_word(lambda: tier_word(tier), lambda: theme.tier_colors(tier))
        stage = card.stage_shown
        tip = (
            (lambda: translate("Card", "Lifecycle stage, set by hand"))
            if card.stage is not None
            else (lambda: translate("Card", "Lifecycle stage, as suggested"))
        )
        self.stage.hint(tip)
        self.tier.hint(lambda: translate("Card", "Tier"))
        self.stage.show_word(
            (lambda: word(stage)) if stage else (lambda: translate("Card", "Set stage")),
            lambda: theme.tone_colors("neutral"),
            is_dashed=stage is None,
        )

    def _contact_text(self) -> str:
        card = self._card
        if card is None:
            return ""
        if card.last_contact_on is None:
            return translate("Card", "No contact noted yet")
        when = ago(card.last_contact_on, self._today)
        return translate("Card", "Last contact {when}").format(when=when)

    def _bind_chips(self, card: CustomerCard) -> None:
        complaints = [
            row
            for row in card.feedback
            if row.kind is FeedbackKind.COMPLAINT and row.state is not FeedbackState.CLOSED
        ]
        occasion = next_occasion(card.occasions, self._today)
        shown = (
            tuple((tag.id, tag.name, tag.colour) for tag in card.tags),
            len(complaints),
            occasion,
            card.do_not_contact,
            self._today,
        )
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._flow, keep=_FIXED)
        theme = self._desk.theme
        if card.do_not_contact:
            self._add(
                lambda: translate("Card", "Do not contact"),
                lambda: theme.tone_colors("warn"),
                "edit",
                icon="ban",
            )
        if complaints:
            count = len(complaints)
            self._add(
                lambda: translate("Card", "%n open complaints", "", count),
                lambda: theme.tone_colors("danger"),
                "complaint",
                icon="frown",
            )
        if occasion is not None:
            self._add(
                lambda: occasion_text(occasion, self._today),
                lambda: theme.tone_colors("accent"),
                "occasion",
                icon="cake" if occasion.kind is OccasionKind.BIRTHDAY else "gift",
            )
        for tag in card.tags:
            self._add_tag(tag)
        add = Pill(self._desk, lambda: self.wanted.emit("tag"))
        add.show_word(
            lambda: translate("Card", "Tag"),
            lambda: theme.tone_colors("neutral"),
            icon="plus",
            is_dashed=True,
        )
        add.hint(lambda: translate("Card", "Change the tags (Ctrl+T)"))
        self._flow.addWidget(add)

    def _add(self, text: Text, colors: Color, wanted: str, *, icon: str = "") -> None:
        made = Pill(self._desk, lambda: self.wanted.emit(wanted))
        made.show_word(text, colors, icon=icon)
        self._flow.addWidget(made)

    def _add_tag(self, tag: TagRow) -> None:
        made = Pill(self._desk, lambda: self.wanted.emit("tag"))
        made.show_word(tag.name, lambda: self._desk.theme.tone_colors("neutral"), dot=tag.colour)
        self._flow.addWidget(made)


class FollowUpBand(QFrame):
    """The next follow-up, with what can be done about it.

    Signals:
        wanted: (str) done, postpone, plan, or others: the rest of what is planned.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: FollowUpRow | None = None
        self._others = 0
        self._today = desk.workspace.today()
        self._tone = "neutral"
        self._sign = label("")
        self._title = ElidedLabel("", "heading")
        self._note = ElidedLabel("", "secondary")
        self.done = button(lambda: translate("Card", "Done"), lambda: self.wanted.emit("done"))
        self.done.hint("Ctrl+D")
        self.postpone = button(
            lambda: translate("Card", "Postpone"), lambda: self.wanted.emit("postpone")
        )
        self.plan = button(lambda: translate("Card", "Plan"), lambda: self.wanted.emit("plan"))
        self.plan.hint("Ctrl+R")
        self.others = button("", lambda: self.wanted.emit("others"), look="link")
        self.others.hint(lambda: translate("Card", "Show everything that is planned"))
        px = desk.theme.px
        layout = row(spacing=px(8), margins=(px(14), px(8), px(10), px(8)))
        layout.addWidget(self._sign)
        layout.addLayout(column(self._title, self._note, spacing=1), 1)
        for each in (self.others, self.done, self.postpone, self.plan):
            layout.addWidget(each)
        self.setLayout(layout)
        self.setProperty("look", "band-neutral")
        desk.theme.changed.connect(self._tint)

    def bind(self, found: FollowUpRow | None, others: int, today: date) -> None:
        """Show a follow-up, or that there is none."""
        self._row, self._others, self._today = found, others, today
        self._tone = "neutral" if found is None else due(found.due_on, today).tone
        set_look(self, "look", f"band-{self._tone}")
        self._title.say(self._title_text)
        self._note.say(self._note_text)
        self._note.setVisible(found is not None and bool(self._note_text()))
        self.others.say(lambda: translate("Card", "+%n", "", self._others))
        self.others.setVisible(others > 0)
        self.done.setVisible(found is not None)
        self.postpone.setVisible(found is not None)
        self.plan.setVisible(found is None)
        self._tint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._row is not None:
            self._note.setVisible(bool(self._note_text()))

    def _title_text(self) -> str:
        if self._row is None:
            return translate("Card", "No follow-up planned")
        badge = due(self._row.due_on, self._today, self._row.due_time)
        title = self._row.title or word(self._row.kind)
        return f"{badge.text} — {title}"

    def _note_text(self) -> str:
        found = self._row
        if found is None:
            return ""
        parts = []
        if found.due_on < self._today:
            parts.append(day(found.due_on, self._today))
        if found.kind is not FollowUpKind.CHECK_IN:
            parts.append(word(found.kind))
        if found.snoozed_from is not None and found.snoozed_from != found.due_on:
            first = day(found.snoozed_from, self._today)
            parts.append(translate("Card", "first due {day}").format(day=first))
        if found.repeat_rule:
            parts.append(repeat_word(found.repeat_rule))
        return " · ".join(parts)

    def _tint(self) -> None:
        px, theme = self._desk.theme.px, self._desk.theme
        name = "calendar-clock" if self._row is not None else "calendar-plus"
        ink, _fill = theme.tone_colors(self._tone)
        picture = self._desk.icons.pixmap(name, ink, px(18), self.devicePixelRatioF())
        self._sign.setPixmap(picture)


class Tile(QFrame):
    """A number with its name above and a note below."""

    def __init__(self, desk: Desk, title: Text) -> None:
        super().__init__()
        self.setProperty("look", "tile")
        self.value = ElidedLabel("", "metric")
        self.note = ElidedLabel("", "secondary")
        px = desk.theme.px
        self.setLayout(
            column(
                ElidedLabel(title, "secondary"),
                self.value,
                self.note,
                spacing=1,
                margins=(px(12), px(8), px(10), px(8)),
            )
        )

    def show_value(self, value: Text, note: Text) -> None:
        """Show a number and its note."""
        self.value.say(value)
        self.note.say(note)


def next_occasion(occasions: Sequence[OccasionRow], today: date) -> OccasionRow | None:
    """Return the occasion of the next weeks that comes first."""
    soon = [
        each
        for each in occasions
        if each.next_on is not None and (each.next_on - today).days <= _SOON_DAYS
    ]
    return min(soon, key=lambda each: each.next_on or today, default=None)


def occasion_text(occasion: OccasionRow, today: date) -> str:
    """Return an occasion with its next day, e.g. "Birthday 28 Nov"."""
    parts = [occasion.title or word(occasion.kind)]
    if occasion.contact_name:
        parts.insert(0, occasion.contact_name)
    if occasion.next_on is not None:
        parts.append(day(occasion.next_on, today))
    return " ".join(parts)
