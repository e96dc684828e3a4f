"""The preview of a document: what is shown is what is saved and printed, and never a plain file."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.exporting import Style
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import settings as vault_settings
from desktop_crm.services import unit_of_work
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.editors import window_of
from desktop_crm.ui.kit.inputs import CheckBox, LineInput
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, code, sentence, translate
from desktop_crm.ui.kit.layouts import column, line, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.privacy import is_masked

if TYPE_CHECKING:
    from desktop_crm.services.exporting import Rendered

_PRINT_DPI = 200
_POINTS_PER_INCH = 72
_MARGIN = 90


class Kind(StrEnum):
    """Documents about one customer."""

    PROFILE = "profile"
    BRIEF = "brief"


def preview(desk: Desk, customer_id: bytes, kind: str = Kind.PROFILE) -> "PdfPreview":
    """Show the document of a customer: "profile" or "brief"."""
    dialog = PdfPreview(desk, customer_id, Kind(kind))
    dialog.open()
    return dialog


def rendered(
    vault: Any, customer_id: bytes, kind: Kind, style: Style, now: Any
) -> "tuple[str, Rendered]":
    """Make a document on this thread; returns the customer's name and the document."""
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads reportlab

    def query(session: Any) -> "tuple[str, Rendered]":
        make = exporting.profile if kind is Kind.PROFILE else exporting.brief
        today = now.astimezone().date()
        name = customer_queries.card(session, customer_id, today=today, most_interactions=1).name
        user = style.printed_by or vault_settings.settings(session).user_name
        chosen = Style(
            language=style.language,
            paper=style.paper,
            is_masked=style.is_masked,
            recipient=style.recipient,
            printed_by=user,
        )
        return name, make(session, customer_id, chosen, now=now)

    return unit_of_work.read(vault, query)


def file_name(name: str, kind: Kind) -> str:
    """Return a name for the file that every system takes."""
    title = translate("Pdf", "profile") if kind is Kind.PROFILE else translate("Pdf", "visit brief")
    plain = "".join(" " if sign in '\\/:*?"<>|' or ord(sign) < ord(" ") else sign for sign in name)
    return f"{' '.join(plain.split())[:60] or title} - {title}.pdf"


class PdfPreview(QDialog):
    """Pages at the left, choices at the right; every choice makes the document anew."""

    def __init__(self, desk: Desk, customer_id: bytes, kind: Kind) -> None:
        super().__init__(window_of(desk))
        # Loaded here: QtPdf is only needed once somebody looks at a document.
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - start-up time
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - start-up time

        self._desk = desk
        self._customer_id = customer_id
        self._pdf = b""
        self._name = ""
        self._turn = 0
        self._bytes = QByteArray()
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._set_up_view(QPdfView)
        self._wait = label(lambda: translate("Pdf", "Making the document…"), "secondary")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._wait)
        self._pages.addWidget(self._view)
        self._kind = Segments(
            [
                (Kind.PROFILE, lambda: translate("Pdf", "Profile"), ""),
                (Kind.BRIEF, lambda: translate("Pdf", "Visit brief"), ""),
            ],
            desk.icons,
        )
        self._kind.choose(kind)
        self._language = Segments([(ENGLISH, "English", ""), (CHINESE, "中文", "")], desk.icons)
        self._language.choose(code())
        self._paper = Segments([("A4", "A4", ""), ("Letter", "Letter", "")], desk.icons)
        self._paper.choose("A4")
        self._mask = CheckBox(lambda: translate("Pdf", "Hide phones and amounts"))
        self._mask.setChecked(is_masked())
        self._recipient = LineInput(
            lambda: translate("Pdf", "Nobody in particular"), lambda: translate("Pdf", "Made for")
        )
        self._note = label("", "hint", wraps=True)
        self._save = button(
            lambda: translate("Pdf", "Save as…"),
            self._save_as,
            look="primary",
            icon=(desk.icons, "download"),
        )
        self._print = button(
            lambda: translate("Pdf", "Print…"), self._print_it, icon=(desk.icons, "printer")
        )
        choices = self._choices()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(choices)
        self.setWindowTitle(translate("Pdf", "Preview"))
        self.setModal(True)
        window = window_of(desk)
        self.resize(
            max(desk.theme.px(820), window.width() - _MARGIN),
            max(desk.theme.px(520), window.height() - _MARGIN),
        )
        for choice in (self._kind, self._language, self._paper):
            choice.chosen.connect(lambda _value: self._make())
        self._mask.toggled.connect(lambda _on: self._make())
        self._recipient.editingFinished.connect(self._make)
        self._style: Style | None = None
        self._make()
        self._save.setFocus()

    def _set_up_view(self, views: Any) -> None:
        self._view.setDocument(self._document)
        self._view.setPageMode(views.PageMode.MultiPage)
        self._view.setZoomMode(views.ZoomMode.FitToWidth)
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._desk.theme.color("surface2"))
        self._view.setPalette(palette)
        self._view.setDocumentMargins(QMargins(12, 12, 12, 12))
        self._view.setAccessibleName(translate("Pdf", "Pages"))
        self._view.setFrameShape(views.Shape.NoFrame)

    def _choices(self) -> QFrame:
        leave = button(lambda: translate("Pdf", "Close"), self.reject)
        side = column(
            label(lambda: translate("Pdf", "Preview"), "title"),
            caption(lambda: translate("Pdf", "Document")),
            row(self._kind, None),
            caption(lambda: translate("Pdf", "Language")),
            row(self._language, None),
            caption(lambda: translate("Pdf", "Paper")),
            row(self._paper, None),
            caption(lambda: translate("Pdf", "Made for")),
            self._recipient,
            4,
            self._mask,
            4,
            self._note,
            None,
            line(),
            self._save,
            self._print,
            leave,
            margins=(16, 16, 16, 16),
        )
        choices = panel("sidebar-right", side)
        choices.setFixedWidth(self._desk.theme.px(268))
        return choices

    @property
    def pdf(self) -> bytes:
        """The document that is shown, byte for byte what is saved."""
        return self._pdf

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    @override
    def done(self, result: int) -> None:
        self._turn += 1
        self._document.close()
        self._pdf = b""
        self._bytes.clear()
        super().done(result)
        self.deleteLater()

    def _make(self) -> None:
        style = Style(
            language=str(self._language.value),
            paper=str(self._paper.value),
            is_masked=self._mask.isChecked(),
            recipient=self._recipient.text().strip(),
        )
        wanted = (style, self._kind.value)
        if wanted == getattr(self, "_wanted", None):
            return
        self._wanted = wanted
        self._turn += 1
        turn = self._turn
        self._save.setEnabled(False)
        self._print.setEnabled(False)
        self._note.say(lambda: translate("Pdf", "Making the document…"))
        self._desk.workspace.run(
            rendered,
            self._desk.workspace.vault,
            self._customer_id,
            Kind(str(self._kind.value)),
            style,
            self._desk.workspace.now(),
            then=lambda made: self._on_made(turn, made),
            failed=lambda error: self._on_failed(turn, error),
            owner=self,
            takes_progress=False,
        )

    def _on_made(self, turn: int, made: "tuple[str, Rendered]") -> None:
        if turn != self._turn:
            return
        self._name, document = made
        self._pdf = document.pdf
        # The buffer and its bytes must live as long as the document reads from them.
        self._document.close()
        self._bytes = QByteArray(document.pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._pages.setCurrentWidget(self._view)
        self._save.setEnabled(True)
        self._print.setEnabled(True)
        if document.missing:
            signs = " ".join(dict.fromkeys(str(missing.character) for missing in document.missing))
            text = translate("Pdf", "No font has these characters: {signs}")
            self._note.say(text.format(signs=signs))
        else:
            self._note.say(translate("Pdf", "%n pages", "", document.pages))

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._pages.setCurrentWidget(self._wait)
            self._wait.say(sentence(error))
            self._note.say("")

    def _save_as(self) -> None:
        dialogs.save_file(
            self,
            lambda: translate("Pdf", "Save the document"),
            file_name(self._name, Kind(str(self._kind.value))),
            translate("Pdf", "PDF documents (*.pdf)"),
            self._write,
            "pdf",
        )

    def _write(self, path: Path) -> None:
        _in_background(self._desk, self, _write_file, path, self._pdf, then=self._on_written)

    def _on_written(self, path: Path) -> None:
        self._desk.navigator.toast(translate("Pdf", "Saved as {name}").format(name=path.name))
        self.accept()

    def _print_it(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - start-up time

        # Referenced by self: a printer that is collected while its dialog is open crashes Qt.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setResolution(_PRINT_DPI)
        self._printer.setDocName(file_name(self._name, Kind(str(self._kind.value))))
        self._print_dialog = QPrintDialog(self._printer, self)
        self._print_dialog.accepted.connect(self._print_pages)
        self._print_dialog.setModal(True)
        self._print_dialog.show()

    def _print_pages(self) -> None:

        painter = QPainter()
        if not painter.begin(self._printer):
            dialogs.tell(
                self,
                lambda: translate("Pdf", "Not printed"),
                lambda: translate("Pdf", "The printer did not answer. Save the document instead."),
            )
            return
        scale = self._printer.resolution() / _POINTS_PER_INCH
        for page in range(self._document.pageCount()):
            if page:
                self._printer.newPage()
            points = self._document.pagePointSize(page)
            size = QSize(round(points.width() * scale), round(points.height() * scale))
            room = self._printer.paperRect(self._printer.Unit.DevicePixel)
            inner = self._printer.pageRect(self._printer.Unit.DevicePixel)
            painter.drawImage(
                round(room.x() - inner.x()),
                round(room.y() - inner.y()),
                self._document.render(page, size),
            )
        painter.end()
        self._desk.navigator.toast(translate("Pdf", "Sent to the printer"))
        self.accept()


def _write_file(path: Path, content: bytes) -> Path:
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads reportlab

    with exporting.replacing(path) as out:
        out.write(content)
    return path


def _in_background(
    desk: Desk,
    owner: QWidget,
    work: Callable[..., Any],
    *args: Any,
    then: Callable[[Any], object],
) -> None:
    desk.workspace.run(
        work,
        *args,
        then=then,
        failed=lambda error: dialogs.tell_failure(owner, error),
        owner=owner,
        takes_progress=False,
    )
