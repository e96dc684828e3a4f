"""The visit brief: what to know before the door opens, readable at arm's length."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    FollowUpState,
)
from desktop_crm.queries import customers
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import (
    ago,
    day,
    due,
    sentence,
    since,
    tier_word,
    translate,
    word,
)
from desktop_crm.ui.kit.layouts import clear
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.qr_code import QrDialog, show_qr
from desktop_crm.ui.kit.reach import phones

_SIZES = (1.2, 1.5, 1.8, 2.2)
_USUAL = 1
_CONTACTS = 3
_PEOPLE = 6
_MOST_CHARACTERS = 240
_SMALLEST, _BODY, _HEADING, _TITLE = 11, 13, 14, 24


class Colours(NamedTuple):
    """What the brief is painted with."""

    page: str
    text: str
    quiet: str
    edge: str
    danger: str
    accent: str


class VisitBrief(QDialog):
    """One customer on the whole screen."""

    def __init__(self, desk: Desk, customer_id: bytes) -> None:
        super().__init__(window_of(desk), Qt.WindowType.Window)
        self._desk = desk
        self._customer_id = customer_id
        self._size = _USUAL
        self._has_contrast = False
        self.card: CustomerCard | None = None
        self.setModal(True)
        self.setWindowTitle(translate("Brief", "Visit brief"))
        self.setAccessibleName(translate("Brief", "Visit brief"))
        self.setObjectName("brief")
        self._head = QVBoxLayout()
        self._left = QVBoxLayout()
        self._right = QVBoxLayout()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setAccessibleName(translate("Brief", "Visit brief"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        content = QWidget()
        content.setObjectName("page")
        columns = QHBoxLayout()
        columns.addLayout(self._left, 5)
        columns.addLayout(self._right, 5)
        whole = QVBoxLayout(content)
        whole.addLayout(self._head)
        whole.addLayout(columns)
        whole.addStretch(1)
        self._columns, self._whole = columns, whole
        self._area.setWidget(content)
        self._foot = Label(self._foot_text)
        self._foot.setProperty("part", "foot")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        desk.theme.changed.connect(self._restyle)
        desk.workspace.ask(
            customers.card,
            customer_id,
            today=desk.workspace.today(),
            then=self._on_card,
            failed=self._on_failed,
            owner=self,
            key="card",
        )
        self._restyle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F7:
            self.show_code()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._resize_text(1)
        elif key == Qt.Key.Key_Minus:
            self._resize_text(-1)
        elif key == Qt.Key.Key_C and not event.modifiers():
            self._has_contrast = not self._has_contrast
            self._restyle()
        elif key == Qt.Key.Key_F8:
            self.reject()
        elif key == Qt.Key.Key_H and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._desk.actions.trigger("mask")
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.card is not None:
            self._show_card(self.card)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def show_code(self) -> QrDialog | None:
        """Show the QR code of the customer."""
        return None if self.card is None else show_qr(self._desk, self.card, self)

    @property
    def text_scale(self) -> float:
        """How much larger than elsewhere the text is."""
        return _SIZES[self._size]

    @property
    def has_contrast(self) -> bool:
        """Whether only the strongest colours are used."""
        return self._has_contrast

    def _resize_text(self, step: int) -> None:
        self._size = min(max(self._size + step, 0), len(_SIZES) - 1)
        self._restyle()

    def _foot_text(self) -> str:
        return translate(
            "Brief",
            "F7 QR code    + − text size    C high contrast    Esc back",  # noqa: RUF001
        )

    def _on_card(self, card: CustomerCard) -> None:
        self.card = card
        self._show_card(card)

    def _on_failed(self, error: Exception) -> None:
        self.reject()
        self._desk.navigator.toast(sentence(error))

    def _show_card(self, card: CustomerCard) -> None:
        today = self._desk.workspace.today()
        for part in (self._head, self._left, self._right):
            clear(part)
        self._show_head(card, today)
        self._block(self._left, translate("Brief", "Last contacts"), self._contacts(card, today))
        complaints = self._complaints(card)
        if complaints:
            title = translate("Brief", "Open complaints")
            self._block(self._right, title, complaints, "danger")
        self._block(
            self._right, translate("Brief", "Promised and planned"), self._plans(card, today)
        )
        wishes = [text for text in (card.treat_note, card.preferences, card.note) if text]
        if wishes:
            self._block(
                self._left, translate("Brief", "Preferences"), [_cut(text) for text in wishes]
            )
        if card.contacts:
            self._block(self._right, translate("Brief", "People"), self._people(card))
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._restyle()

    def _show_head(self, card: CustomerCard, today: date) -> None:
        self._add(self._head, card.name, "title")
        if card.kind is CustomerKind.PERSON:
            facts = [card.job_title, card.company, card.region_city]
        else:
            facts = [card.short_name, card.region_city, card.address]
        facts.insert(0, tier_word(card.tier))
        facts += [phone.value for phone in phones(card)[:1]]
        self._add(self._head, "   ·   ".join(fact for fact in facts if fact), "quiet")
        if card.do_not_contact:
            self._add(self._head, translate("Card", "Do not contact"), "danger")

    def _contacts(self, card: CustomerCard, today: date) -> list[str]:
        lines = []
        for found in card.interactions[:_CONTACTS]:
            on = found.happened_at.astimezone().date()
            parts = [f"{day(on, today)} ({ago(on, today)})", word(found.kind)]
            if found.contact_name:
                parts.append(found.contact_name)
            lines.append(" · ".join(parts) + (f"\n{_cut(found.text)}" if found.text else ""))
        return lines or [translate("Card", "No contact noted yet")]

    def _complaints(self, card: CustomerCard) -> list[str]:
        now = self._desk.workspace.now()
        return [
            f"{_cut(found.text)}\n{word(found.state)} · {since(found.received_at, now)}"
            for found in card.feedback
            if found.kind is FeedbackKind.COMPLAINT and found.state is not FeedbackState.CLOSED
        ]

    def _plans(self, card: CustomerCard, today: date) -> list[str]:
        waiting = [found for found in card.follow_ups if found.state is FollowUpState.OPEN]
        ours = FollowUpKind.PROMISE_OURS
        waiting.sort(key=lambda found: (found.kind is not ours, found.due_on))
        lines = []
        for found in waiting:
            badge = due(found.due_on, today, found.due_time).text
            said = found.title or word(found.kind)
            kind = f" ({word(found.kind)})" if found.title else ""
            lines.append(f"{badge} — {said}{kind}")
        return lines or [translate("Card", "No follow-up planned")]

    def _people(self, card: CustomerCard) -> list[str]:
        numbers = {phone.contact_id: phone.value for phone in reversed(phones(card))}
        lines = []
        for person in card.contacts[:_PEOPLE]:
            parts = [person.name, person.title or "", word(person.role), numbers.get(person.id, "")]
            said = " · ".join(part for part in parts if part)
            lines.append(said + (f"\n{_cut(person.note)}" if person.note else ""))
        return lines

    def _block(
        self,
        layout: QVBoxLayout,
        title: str,
        lines: Sequence[str],
        part: str = "",
    ) -> None:
        frame = QFrame()
        frame.setProperty("part", "block")
        frame.setProperty("tone", part)
        inner = QVBoxLayout(frame)
        self._add(inner, title, part or "heading")
        for line in lines:
            self._add(inner, line, "body")
        layout.addWidget(frame)

    def _add(self, layout: QVBoxLayout, text: str, part: str) -> None:
        made = Label(text)
        made.setProperty("part", part)
        made.setWordWrap(True)
        layout.addWidget(made)

    def _colours(self) -> Colours:
        tokens = self._desk.theme.tokens
        if self._has_contrast and tokens.is_dark:
            return Colours("#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFD54A", "#FFFFFF")
        if self._has_contrast:
            return Colours("#FFFFFF", "#000000", "#000000", "#000000", "#B00000", "#000000")
        return Colours(
            tokens.surface,
            tokens.text,
            tokens.text2,
            tokens.border2,
            tokens.danger_ink,
            tokens.accent_ink,
        )

    def _restyle(self) -> None:
        colours = self._colours()

        def px(size: float) -> int:
            return self._desk.theme.px(size * self.text_scale)

        self._whole.setContentsMargins(px(24), px(18), px(24), px(8))
        self._whole.setSpacing(px(14))
        self._columns.setSpacing(px(20))
        for column in (self._left, self._right):
            column.setSpacing(px(12))
        edge = 3 if self._has_contrast else 1
        self.setStyleSheet(
            f"#brief, #page, QScrollArea {{ background: {colours.page}; }}"
            f'QFrame[part="block"] {{ border: {edge}px solid {colours.edge}; '
            f"border-radius: {px(8)}px; padding: {px(4)}px; background: {colours.page}; }}"
            f'QFrame[tone="danger"] {{ border: 3px solid {colours.danger}; }}'
            f"QLabel[part] {{ color: {colours.text}; font-size: {px(_BODY)}px; border: 0; "
            "background: transparent; }"
            f'QLabel[part="title"] {{ font-size: {px(_TITLE)}px; font-weight: 650; }}'
            f'QLabel[part="heading"] {{ font-size: {px(_HEADING)}px; font-weight: 600; '
            f"color: {colours.accent}; }}"
            f'QLabel[part="danger"] {{ font-size: {px(_HEADING)}px; font-weight: 600; '
            f"color: {colours.danger}; }}"
            f'QLabel[part="quiet"] {{ color: {colours.quiet}; }}'
            f'QLabel[part="foot"] {{ color: {colours.quiet}; font-size: {px(_SMALLEST)}px; '
            f"padding: {px(6)}px {px(24)}px; border-top: 1px solid {colours.edge}; }}"
        )


def show_brief(desk: Desk, customer_id: bytes) -> VisitBrief:
    """Show the brief of a customer on the whole screen."""
    brief = VisitBrief(desk, customer_id)
    # Where no window manager does it, the window has to be as large as the screen by itself.
    brief.setGeometry(brief.screen().geometry())
    brief.showFullScreen()
    return brief


def _cut(text: str) -> str:
    """Return a text that is not too long for a glance."""
    plain = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    return plain if len(plain) <= _MOST_CHARACTERS else f"{plain[: _MOST_CHARACTERS - 1].rstrip()}…"
