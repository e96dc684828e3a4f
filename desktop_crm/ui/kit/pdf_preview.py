"""The preview of a document: what is shown is what is saved and printed, and never a plain file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget
from typing_extensions import override

from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.exporting import Style
from desktop_crm.domain.printing import Choices, Kind
from desktop_crm.ui.kit import dialogs, print_job
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.inputs import CheckBox, ComboBox, LineInput
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import (
    CHINESE,
    ENGLISH,
    code,
    number,
    sentence,
    translate,
)
from desktop_crm.ui.kit.layouts import box, column, line, panel, row, scroller
from desktop_crm.ui.kit.new_password import NewPassword
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.print_choices import PrintChoices
from desktop_crm.ui.kit.print_job import Made, Subject
from desktop_crm.ui.kit.privacy import is_masked

if TYPE_CHECKING:
    from desktop_crm.ui.kit.workspace import Task

_MARGIN = 90
_PAUSE_MS = 250


def preview(desk: Desk, customer_id: bytes, kind: str = Kind.PROFILE) -> "PdfPreview":
    """Show a document about one customer: "profile" or "brief"."""
    return show(desk, Subject(customer_id=customer_id), Kind(kind))


def preview_day(desk: Desk, customer_id: bytes | None) -> "PdfPreview":
    """Show the day sheet; the documents about the customer of the line are offered as well."""
    return show(desk, Subject(has_day=True, customer_id=customer_id), Kind.DAY_SHEET)


def preview_list(
    desk: Desk,
    numbers: Sequence[int],
    criteria: Criteria | None,
    customer_id: bytes | None = None,
    kind: Kind = Kind.LIST,
) -> "PdfPreview":
    """Show a document about the customers of a list; `criteria` is None if they were selected."""
    subject = Subject(numbers=tuple(numbers), criteria=criteria, customer_id=customer_id)
    return show(desk, subject, kind)


def show(desk: Desk, subject: Subject, kind: Kind) -> "PdfPreview":
    """Show a document of a subject, with every other one a choice away."""
    dialog = PdfPreview(desk, subject, kind)
    dialog.open()
    return dialog


class PdfPreview(QDialog):
    """Pages at the left, choices at the right; every choice makes the document anew."""

    def __init__(self, desk: Desk, subject: Subject, kind: Kind) -> None:
        super().__init__(window_of(desk))
        from desktop_crm.ui.kit.pdf_pages import PdfPages  # noqa: PLC0415 - loads QtPdf

        self._desk = desk
        self._subject = subject
        self._made: Made | None = None
        self._wanted: tuple[Kind, Style, Choices] | None = None
        self._task: Task | None = None
        self._turn = 0
        self._view = PdfPages(desk.theme, self)
        self._wait = label(
            lambda: translate("Pdf", "Making the document…"), "secondary", wraps=True
        )
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._wait)
        self._pages.addWidget(self._view)
        self._kind = ComboBox()
        self._kind.setAccessibleName(translate("Pdf", "Document"))
        for offered in subject.kinds:
            self._kind.addItem(self._kind_text(offered), offered.value)
        self._kind.setCurrentIndex(max(self._kind.findData(kind.value), 0))
        self._language = Segments([(ENGLISH, "English", ""), (CHINESE, "中文", "")], desk.icons)
        self._language.choose(code())
        self._paper = Segments([("A4", "A4", ""), ("Letter", "Letter", "")], desk.icons)
        self._paper.choose("Letter" if desk.settings.choice("paper") == "Letter" else "A4")
        self._mask = CheckBox(lambda: translate("Pdf", "Hide phones and amounts"))
        self._mask.setChecked(is_masked())
        self._recipient = LineInput(
            lambda: translate("Pdf", "Nobody in particular"), lambda: translate("Pdf", "Made for")
        )
        self._choices = PrintChoices(desk)
        self._protects = CheckBox(lambda: translate("Pdf", "Protect with a password"))
        self._password = NewPassword(lambda: translate("Pdf", "Password of the document"))
        self._leaves = label(
            lambda: translate("Pdf", "Saved without a password: whoever has the file can read it."),
            "hint",
            wraps=True,
        )
        self._note = label("", "hint", wraps=True)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._save = button(
            lambda: translate("Pdf", "Save as…"),
            self._save_as,
            look="primary",
            icon=(desk.icons, "download"),
        )
        self._print = button(
            lambda: translate("Pdf", "Print…"), self._print_it, icon=(desk.icons, "printer")
        )
        # Changed at the next turn of the loop: a spin box says every step.
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._make)
        self._printing: Iterator[int] | None = None
        self._arrange()
        self._connect()
        self._show_kind()
        self._make()

    @property
    def pdf(self) -> bytes:
        """The document that is shown, byte for byte what is saved."""
        return b"" if self._made is None else self._made.document.pdf

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._view.count

    @property
    def kind(self) -> Kind:
        """The kind of document that is chosen."""
        return Kind(self._kind.currentData())

    @override
    def done(self, result: int) -> None:
        self._turn += 1
        self._stop()
        self._printing = None
        self._view.forget()
        self._password.forget()
        self._made = None
        self._choices.keep()
        self._desk.settings.keep_choice("paper", str(self._paper.value))
        super().done(result)
        self.deleteLater()

    def _arrange(self) -> None:
        leave = button(lambda: translate("Pdf", "Close"), self.reject)
        choices = box(
            column(
                caption(lambda: translate("Pdf", "Document")),
                self._kind,
                row(
                    column(caption(lambda: translate("Pdf", "Language")), self._language),
                    column(caption(lambda: translate("Pdf", "Paper")), self._paper),
                    None,
                    spacing=16,
                ),
                caption(lambda: translate("Pdf", "Made for")),
                self._recipient,
                self._mask,
                self._choices,
                line(),
                self._protects,
                self._password,
                self._leaves,
                None,
                margins=(16, 0, 16, 8),
            )
        )
        foot = column(
            self._error,
            self._note,
            self._save,
            self._print,
            leave,
            margins=(16, 8, 16, 16),
        )
        head = row(label(lambda: translate("Pdf", "Preview"), "title"), margins=(16, 16, 16, 4))
        side: QFrame = panel("sidebar-right", column(head, scroller(choices), foot, spacing=0))
        side.setFixedWidth(self._desk.theme.px(300))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(side)
        self.setWindowTitle(translate("Pdf", "Preview"))
        self.setModal(True)
        window = window_of(self._desk)
        self.resize(
            max(self._desk.theme.px(820), window.width() - _MARGIN),
            max(self._desk.theme.px(520), window.height() - _MARGIN),
        )

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._on_kind)
        for choice in (self._language, self._paper):
            choice.chosen.connect(lambda _value: self._make())
        self._mask.toggled.connect(lambda _on: self._make())
        self._recipient.editingFinished.connect(self._make)
        self._choices.changed.connect(self._soon.start)
        self._protects.toggled.connect(self._show_protection)

    def _making(self) -> str:
        return translate("Pdf", "Making the document…")

    def _kind_text(self, kind: Kind) -> str:
        word = print_job.kind_word(kind)
        if self._subject.is_about_many(kind):
            return f"{word} ({number(len(self._subject.numbers))})"
        return word

    def _on_kind(self) -> None:
        self._show_kind()
        self._make()

    def _show_kind(self) -> None:
        kind = self.kind
        self._choices.show_kind(kind)
        # What a person asks for about themselves is whole, and an address is no secret.
        is_open = kind in {Kind.PRIVACY, Kind.LABELS, Kind.ENVELOPES, Kind.SURVEY}
        self._mask.setVisible(not is_open)
        # A whole book of customers is worth stealing.
        self._protects.setChecked(kind is Kind.BOOK)
        self._show_protection()

    def _show_protection(self) -> None:
        self._password.setVisible(self._protects.isChecked())
        self._leaves.setVisible(not self._protects.isChecked())
        self._error.hide()

    def _make(self) -> None:
        self._soon.stop()
        kind = self.kind
        style = Style(
            language=str(self._language.value),
            paper=str(self._paper.value),
            is_masked=self._mask.isChecked() and not self._mask.isHidden(),
            recipient=self._recipient.text().strip(),
        )
        wanted = (kind, style, self._choices.choices())
        if wanted == self._wanted:
            return
        if self._wanted is not None and self._wanted[0] is not kind:
            # What is shown is another document: it must not be taken for this one.
            self._wait.say(self._making)
            self._pages.setCurrentWidget(self._wait)
        self._wanted = wanted
        self._turn += 1
        turn = self._turn
        self._stop()
        self._made = None
        self._save.setEnabled(False)
        self._print.setEnabled(False)
        self._error.hide()
        self._note.say(self._making)
        workspace = self._desk.workspace
        self._task = workspace.run(
            print_job.make,
            workspace.vault,
            self._subject,
            *wanted,
            workspace.now(),
            then=lambda made: self._on_made(turn, made),
            failed=lambda error: self._on_failed(turn, error),
            progress=lambda done, total: self._on_progress(turn, done, total),
            owner=self,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_progress(self, turn: int, done: int, total: int) -> None:
        if turn != self._turn or total <= 1:
            return
        text = translate("Pdf", "Making the document: {done} of {total}")
        said = text.format(done=number(done), total=number(total))
        self._note.say(said)
        if self._pages.currentWidget() is self._wait:
            self._wait.say(said)

    def _on_made(self, turn: int, made: Made) -> None:
        if turn != self._turn:
            return
        is_first = self.page_count == 0
        self._task = None
        self._made = made
        self._view.put(made.document.pdf)
        self._pages.setCurrentWidget(self._view)
        self._save.setEnabled(True)
        self._print.setEnabled(True)
        remarks = print_job.remarks(made.document)
        self._note.say("\n".join([translate("Pdf", "%n pages", "", made.document.pages), *remarks]))
        if is_first:
            (self._print if self.kind is Kind.DAY_SHEET else self._save).setFocus()

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn or isinstance(error, Cancelled):
            return
        self._task = None
        self._pages.setCurrentWidget(self._wait)
        self._wait.say(sentence(error))
        self._note.say("")

    def _file_name(self) -> str:
        made = self._made
        day = self._desk.workspace.today().isoformat()
        return print_job.file_name("" if made is None else made.name, self.kind, day)

    def _save_as(self) -> None:
        if self._protects.isChecked() and (problem := self._password.problem()):
            self._refuse(problem)
            self._password.setFocus()
            return
        dialogs.save_file(
            self,
            lambda: translate("Pdf", "Save the document"),
            self._file_name(),
            translate("Pdf", "PDF documents (*.pdf)"),
            self._write,
            "pdf",
        )

    def _write(self, path: Path) -> None:
        if self._made is None or self._wanted is None:
            return
        kind, style, _ = self._wanted
        workspace = self._desk.workspace
        workspace.run(
            print_job.write,
            workspace.vault,
            path,
            self._made,
            kind,
            is_masked=style.is_masked,
            password=self._password.text() if self._protects.isChecked() else "",
            then=self._on_written,
            failed=lambda error: self._refuse(sentence(error)),
            owner=self,
            takes_progress=False,
        )

    def _refuse(self, text: str) -> None:
        self._error.say(text)
        self._error.show()

    def _on_written(self, path: Path) -> None:
        self._desk.navigator.toast(translate("Pdf", "Saved as {name}").format(name=path.name))
        self.accept()

    def _print_it(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - rarely needed

        from desktop_crm.ui.kit.pdf_pages import PRINT_DPI  # noqa: PLC0415 - loads QtPdf

        # Referenced by self: a printer that is collected while its dialog is open crashes Qt.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setResolution(PRINT_DPI)
        self._printer.setDocName(self._file_name())
        self._print_dialog = QPrintDialog(self._printer, self)
        self._print_dialog.setMinMax(1, max(self.page_count, 1))
        self._print_dialog.accepted.connect(self.print_pages)
        self._print_dialog.setModal(True)
        self._print_dialog.show()

    def print_pages(self) -> None:
        """Print on the printer that was chosen, a page at a time, with a way to stop."""
        self._printing = self._view.prints(self._printer)
        self._shown_progress = dialogs.ProgressDialog(
            self, lambda: translate("Pdf", "Printing"), self._stop_printing
        )
        self._printed = 0
        self._shown_progress.open()
        self._print_next()

    def _stop_printing(self) -> None:
        # What the printer has already cannot be called back.
        self._printing = None

    def _print_next(self) -> None:
        if self._printing is None:
            self._shown_progress.finish()
            return
        page = next(self._printing, 0)
        if page:
            self._printed += 1
            self._shown_progress.report(self._printed, self.page_count)
            QTimer.singleShot(0, self, self._print_next)
            return
        self._printing = None
        self._shown_progress.finish()
        if not self._printed:
            text = translate("Pdf", "The printer did not answer. Save the document instead.")
            self._refuse(text)
            return
        self._on_printed()

    def _on_printed(self) -> None:
        if self._made is not None and self._wanted is not None:
            kind, style, _ = self._wanted
            workspace = self._desk.workspace
            workspace.run(
                print_job.note,
                workspace.vault,
                self._made,
                kind,
                is_masked=style.is_masked,
                owner=window_of(self._desk),
                takes_progress=False,
            )
        self._desk.navigator.toast(translate("Pdf", "Sent to the printer"))
        self.accept()
