"""Quick capture: a new customer from one typed line, a pasted signature or a chat card."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout
from typing_extensions import override

from desktop_crm.domain.customers import CustomerRow, NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.quick_capture import Captured, capture
from desktop_crm.domain.quick_spans import Span, SpanKind
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import CustomerKind, MethodKind, Tier
from desktop_crm.queries import tags
from desktop_crm.services import customers
from desktop_crm.ui.kit.buttons import Button, button
from desktop_crm.ui.kit.customer_forms import new_customer
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.inputs import TextInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    sentence,
    tier_word,
    translate,
    weekday,
    word,
)
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.similar_bar import SimilarBar

_FORM = "customer:capture"
_PAUSE_MS = 120
_WIDTH = 600
_LINES = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays from one captured customer to the next: where they come from, their tags."""

    source: str | None = None
    tags: tuple[str, ...] = ()


class QuickCapture(QDialog):
    """A text, what was understood of it as chips, who it may be already, and Save."""

    def __init__(
        self,
        desk: Desk,
        *,
        then: Callable[[bytes], object],
        kept: Kept | None = None,
        keep: Callable[[Kept], object] = lambda _kept: None,
    ) -> None:
        super().__init__(window_of(desk))
        self._desk = desk
        self._then = then
        self._kept = kept or Kept()
        self._keep = keep
        self._plain: set[tuple[SpanKind, str]] = set()
        self._known: tuple[str, ...] = ()
        self._wants_new = False
        self._is_saving = False
        self.captured: Captured | None = None
        self.field = TextInput(
            lambda: translate(
                "Capture", "Name, company, phone, WeChat, e-mail… or paste a signature or chat card"
            ),
            lambda: translate("Capture", "Text"),
            lines=_LINES,
        )
        self._flow = FlowLayout()
        self._chips = box(self._flow)
        self._hint = label(
            lambda: translate("Capture", "#tag  @day of the next follow-up  source:  tier A"),
            "hint",
        )
        self._bar = SimilarBar(desk.workspace)
        self._bar.chosen.connect(self._go_to)
        self._error = label("", "error", wraps=True)
        self._build()
        self._draft = Draft(desk.workspace, _FORM, self._typed, self)
        self._draft.load(self._restore)
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._look_for_similar)
        self.field.textChanged.connect(self._on_text)
        self.field.saved.connect(self.save)
        desk.workspace.ask(tags.all_tags, then=self._on_tags, owner=self, key="tags")
        self._read()

    def save(self) -> None:
        """Save the customer and show it."""
        self._save(wants_new=False)

    def save_and_new(self) -> None:
        """Save the customer and begin with the next."""
        self._save(wants_new=True)

    @override
    def done(self, result: int) -> None:
        self._draft.flush()
        super().done(result)
        self.deleteLater()

    def _build(self) -> None:
        desk = self._desk
        self.setWindowTitle(translate("Capture", "Quick capture"))
        self.setModal(True)
        self._paste = button(
            lambda: translate("Capture", "Paste"),
            self._on_paste,
            look="link",
            icon=(desk.icons, "clipboard-paste"),
        )
        more = button(lambda: translate("Capture", "More fields…"), self._open_form, look="link")
        leave = button(lambda: translate("Form", "Cancel"), self.reject)
        again = button(lambda: translate("Form", "Save and new"), self.save_and_new)
        again.hint("Ctrl+Shift+Enter")
        self._save_button = button(lambda: translate("Form", "Save"), self.save, look="primary")
        self._save_button.hint("Ctrl+Enter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        title = label(lambda: translate("Capture", "Quick capture"), "title")
        layout.addLayout(row(title, None, self._paste))
        layout.addWidget(self.field)
        layout.addWidget(self._chips)
        layout.addWidget(self._hint)
        layout.addWidget(self._bar)
        layout.addWidget(self._error)
        layout.addStretch(1)
        layout.addLayout(row(more, None, leave, again, self._save_button))
        self._error.hide()
        for key, slot in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+Shift+Return", self.save_and_new),
            ("Ctrl+Shift+Enter", self.save_and_new),
        ):
            QShortcut(QKeySequence(key), self, slot)
        self.resize(desk.theme.px(_WIDTH), desk.theme.px(400))
        self.field.setFocus()

    def _on_text(self) -> None:
        if not self.field.is_composing:
            self._error.hide()
            self._draft.touch()
            self._read()

    def _read(self) -> None:
        text = self.field.toPlainText()
        workspace = self._desk.workspace
        self.captured = None
        if text.strip():
            self.captured = capture(
                text,
                workspace.now().astimezone(),
                tags=self._known,
                holidays=workspace.holidays,
                plain=frozenset(self._plain),
            )
        else:
            self._plain.clear()
        self._show_chips()
        self._timer.start()

    def _show_chips(self) -> None:
        clear(self._flow)
        found = self.captured
        for span in found.spans if found is not None else ():
            self._flow.addWidget(self._chip(span))
        said = {span.value for span in found.spans} if found is not None else set()
        for kind, text in self._from_before():
            if text not in said:
                self._flow.addWidget(self._kept_chip(kind, text))
        if found is not None and found.rest:
            note = translate("Capture", "Note: {text}").format(text=_short(found.rest))
            chip = Button(note)
            chip.setProperty("look", "token")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._flow.addWidget(chip)
        self._chips.setVisible(self._flow.count() > 0)

    def _from_before(self) -> list[tuple[SpanKind, str]]:
        kept = [(SpanKind.TAG, tag) for tag in self._kept.tags]
        has_source = self.captured is not None and self.captured.source
        if self._kept.source and not has_source:
            kept.insert(0, (SpanKind.SOURCE, self._kept.source))
        return kept

    def _chip(self, span: Span) -> Button:
        chip = Button(self._text_of(span))
        chip.setProperty("look", "token")
        is_new = span.kind is SpanKind.TAG and str(span.value) not in self._known
        chip.setProperty("state", "guess" if not span.certain or is_new else "")
        chip.hint(lambda: translate("Capture", "Press to keep it as plain text"))
        chip.clicked.connect(lambda: self._make_plain(span))
        return chip

    def _kept_chip(self, kind: SpanKind, text: str) -> Button:
        shown = f"#{text}" if kind is SpanKind.TAG else _named(kind, text)
        chip = Button(translate("Capture", "{what} (as before)").format(what=shown))
        chip.setProperty("look", "token")
        chip.hint(lambda: translate("Capture", "Press to leave it out"))
        chip.clicked.connect(lambda: self._forget(kind, text))
        return chip

    def _text_of(self, span: Span) -> str:
        today = self._desk.workspace.today()
        found = self.captured
        if span.kind is SpanKind.TAG:
            is_new = str(span.value) not in self._known
            text = translate("QuickLog", "#{tag} (new)") if is_new else "#{tag}"
            return text.format(tag=span.value)
        if span.kind is SpanKind.TIER:
            return tier_word(Tier(str(span.value)))
        if span.kind is SpanKind.DUE and found is not None and found.due is not None:
            clock = f" {clock_time(found.due.time)}" if found.due.time else ""
            on = f"{weekday(found.due.on, short=True)} {day(found.due.on, today)}{clock}"
            return translate("QuickLog", "Follow up {day}").format(day=on)
        return _named(span.kind, str(span.value))

    def _make_plain(self, span: Span) -> None:
        self._plain.add((span.kind, span.text))
        self._read()
        self.field.setFocus()

    def _forget(self, kind: SpanKind, text: str) -> None:
        if kind is SpanKind.SOURCE:
            self._kept = Kept(None, self._kept.tags)
        else:
            rest = tuple(tag for tag in self._kept.tags if tag != text)
            self._kept = Kept(self._kept.source, rest)
        self._keep(self._kept)
        self._read()
        self.field.setFocus()

    def _look_for_similar(self) -> None:
        found = self.captured
        phones = () if found is None else found.phones
        names = () if found is None else tuple(filter(None, (found.company, found.name)))
        self._bar.look_for(names[0] if names else "", phones)

    def _go_to(self, found: CustomerRow) -> None:
        self.reject()
        self._then(found.id)

    def _save(self, *, wants_new: bool) -> None:
        found = self.captured
        if self.field.is_composing or self._is_saving:
            return
        if found is None or not (found.name or found.company):
            self._show_error(lambda: sentence(Refused(customers.NO_NAME)))
            return
        self._wants_new, self._is_saving = wants_new, True
        fields, contact = _customer(found)
        source = found.source or self._kept.source
        self._desk.workspace.do(
            customers.add,
            fields | ({"source": source} if source else {}),
            methods=_methods(found),
            tags=tuple(dict.fromkeys((*self._kept.tags, *found.tags))),
            contact=contact,
            follow_up=self._follow_up(found),
            now=self._desk.workspace.now(),
            owner=self,
            then=self._on_saved,
            failed=self._on_failed,
        )

    def _follow_up(self, found: Captured) -> NextFollowUp | None:
        if found.due is None:
            return None
        title = translate("CustomerForm", "First contact")
        return NextFollowUp(on=found.due.on, at=found.due.time, title=title)

    def _on_saved(self, customer_id: bytes) -> None:
        found = self.captured
        self._is_saving = False
        if found is not None:
            source = found.source or self._kept.source
            self._kept = Kept(source, tuple(dict.fromkeys((*self._kept.tags, *found.tags))))
            self._keep(self._kept)
        self._draft.discard()
        self.field.clear()
        if self._wants_new:
            self.field.setFocus()
        else:
            self._draft.finish()
            self.accept()
            self._then(customer_id)

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self._show_error(lambda: sentence(error))

    def _show_error(self, text: Callable[[], str]) -> None:
        self._error.say(text)
        self._error.show()
        self.field.setFocus()

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text().strip()
        if text:
            self.field.insertPlainText(text)
        self.field.setFocus()

    def _open_form(self) -> None:
        captured = self.captured
        self._draft.finish()
        self.accept()
        new_customer(self._desk, captured, then=self._then)

    def _on_tags(self, found: Sequence[TagRow]) -> None:
        self._known = tuple(tag.name for tag in found)
        self._read()

    def _typed(self) -> dict[str, Any]:
        text = self.field.toPlainText()
        return {"text": text} if text.strip() else {}

    def _restore(self, kept: dict[str, Any]) -> None:
        if not self.field.toPlainText():
            self.field.setPlainText(str(kept.get("text", "")))
            self.field.selectAll()


def _customer(found: Captured) -> tuple[dict[str, object], Mapping[str, object] | None]:
    """Return own fields of the customer, and of its first contact if it is a company."""
    fields: dict[str, object] = {"tier": found.tier} if found.tier else {}
    if found.rest:
        fields["note"] = found.rest
    if found.company is None:
        title = {"job_title": found.job_title} if found.job_title else {}
        return fields | {"name": found.name, "kind": CustomerKind.PERSON} | title, None
    fields |= {"name": found.company, "kind": CustomerKind.COMPANY}
    has_person = found.name and found.name != found.company
    return fields, {"name": found.name, "title": found.job_title} if has_person else None


def _methods(found: Captured) -> list[NewMethod]:
    kinds = (
        (MethodKind.PHONE, found.phones),
        (MethodKind.EMAIL, found.emails),
        (MethodKind.WECHAT, (found.wechat,) if found.wechat else ()),
    )
    return [
        NewMethod(kind, value, is_primary=at == 0)
        for kind, values in kinds
        for at, value in enumerate(values)
    ]


def _named(kind: SpanKind, text: str) -> str:
    names = {
        SpanKind.NAME: translate("Capture", "Name"),
        SpanKind.COMPANY: translate("Capture", "Company"),
        SpanKind.JOB_TITLE: translate("Capture", "Job title"),
        SpanKind.PHONE: word(MethodKind.PHONE),
        SpanKind.EMAIL: word(MethodKind.EMAIL),
        SpanKind.WECHAT: word(MethodKind.WECHAT),
        SpanKind.SOURCE: translate("Capture", "Source"),
    }
    return translate("Capture", "{what}: {text}").format(what=names.get(kind, ""), text=text)


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
