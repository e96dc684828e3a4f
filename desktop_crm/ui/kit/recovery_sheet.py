"""The recovery sheet as it will be printed: looked at, printed or saved, and then forgotten."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.exporting import Style
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, code, sentence, translate
from desktop_crm.ui.kit.layouts import column, line, panel, row
from desktop_crm.ui.kit.theme import Theme

_LEAST = (820, 560)


class Sheet(NamedTuple):
    """What stands on the sheet: the code, the name of the customer file, and the moment."""

    recovery_code: str
    file: str
    clock: Callable[[], datetime]


class SheetDialog(QDialog):
    """The sheet at the left, what to do with it at the right."""

    def __init__(self, parent: QWidget, theme: Theme, icons: Icons, sheet: Sheet) -> None:
        super().__init__(parent)
        # Loaded here: printing and QtPdf are only needed once somebody looks at a document.
        from desktop_crm.ui.kit.pdf_pages import PdfPages  # noqa: PLC0415 - start-up time

        self._background = Background()
        self._sheet = sheet
        self._pdf = b""
        self._turn = 0
        self.setWindowTitle(translate("Sheet", "Recovery sheet"))
        self.setModal(True)
        self._wait = label(lambda: translate("Pdf", "Making the document…"), "secondary")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = PdfPages(theme, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._wait)
        self._stack.addWidget(self.pages)
        self.language = Segments([(ENGLISH, "English", ""), (CHINESE, "中文", "")], icons)
        self.language.choose(code())
        self.paper = Segments([("A4", "A4", ""), ("Letter", "Letter", "")], icons)
        self.paper.choose("A4")
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._said = label("", "ok", wraps=True)
        self._said.hide()
        self.print_button = button(
            lambda: translate("Pdf", "Print…"),
            self._print,
            look="primary",
            icon=(icons, "printer"),
        )
        self.save_button = button(
            lambda: translate("Pdf", "Save as…"), self._save_as, icon=(icons, "download")
        )
        side = panel(
            "sidebar-right",
            column(
                label(lambda: translate("Sheet", "Recovery sheet"), "title"),
                label(
                    lambda: translate(
                        "Sheet",
                        "Whoever has this code can open the customer file. "
                        "Keep it apart from the computer.",
                    ),
                    "secondary",
                    wraps=True,
                ),
                caption(lambda: translate("Pdf", "Language")),
                row(self.language, None),
                caption(lambda: translate("Pdf", "Paper")),
                row(self.paper, None),
                8,
                self._said,
                self._error,
                None,
                line(),
                self.print_button,
                self.save_button,
                button(lambda: translate("Pdf", "Close"), self.reject),
                margins=(16, 16, 16, 16),
            ),
        )
        side.setFixedWidth(theme.px(268))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(side)
        window = parent.window()
        self.resize(
            max(theme.px(_LEAST[0]), window.width() - theme.px(160)),
            max(theme.px(_LEAST[1]), window.height() - theme.px(90)),
        )
        for choice in (self.language, self.paper):
            choice.chosen.connect(lambda _value: self._make())
        self._make()
        self.print_button.setFocus()

    @property
    def pdf(self) -> bytes:
        """The sheet that is shown."""
        return self._pdf

    @override
    def done(self, result: int) -> None:
        self._turn += 1
        self._pdf, self._sheet = b"", self._sheet._replace(recovery_code="")
        self.pages.forget()
        super().done(result)
        self.deleteLater()

    def _make(self) -> None:
        self._turn += 1
        turn = self._turn
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)
        style = Style(language=str(self.language.value), paper=str(self.paper.value))

        def made(pdf: bytes) -> None:
            if turn != self._turn:
                return
            self._pdf = pdf
            self.pages.put(pdf)
            self._stack.setCurrentWidget(self.pages)
            self.print_button.setEnabled(True)
            self.save_button.setEnabled(True)

        self._background.run(
            _rendered,
            self._sheet,
            style,
            then=made,
            failed=self._refuse,
            owner=self,
        )

    def _save_as(self) -> None:
        name = translate("Sheet", "Recovery sheet {name}").format(name=self._sheet.file)
        dialogs.save_file(
            self,
            lambda: translate("Sheet", "Save the recovery sheet"),
            f"{name}.pdf",
            translate("Pdf", "PDF documents (*.pdf)"),
            self.save_to,
            "pdf",
        )

    def save_to(self, path: Path) -> None:
        """Write the sheet where only this person can read it."""
        self._background.run(
            _write,
            path,
            self._pdf,
            then=lambda _none: self._say(
                translate(
                    "Sheet",
                    "Saved as {name}. Take it off this computer: beside the customer file it "
                    "protects nothing.",
                ).format(name=path.name)
            ),
            failed=self._refuse,
            owner=self,
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - rarely needed

        from desktop_crm.ui.kit.pdf_pages import PRINT_DPI  # noqa: PLC0415 - loads QtPdf

        # Referenced by self: a printer that is collected while its dialog is open crashes Qt.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setResolution(PRINT_DPI)
        # The queue of the printer shows this name to others.
        self._printer.setDocName(translate("Sheet", "Recovery sheet"))
        self._print_dialog = QPrintDialog(self._printer, self)
        self._print_dialog.accepted.connect(self._on_printer)
        # Its own open() wants an old-style slot.
        self._print_dialog.setModal(True)
        self._print_dialog.show()

    def _on_printer(self) -> None:
        if self.pages.print_on(self._printer):
            self._say(translate("Pdf", "Sent to the printer"))
        else:
            dialogs.tell(
                self,
                lambda: translate("Pdf", "Not printed"),
                lambda: translate("Pdf", "The printer did not answer. Save the document instead."),
            )

    def _say(self, text: str) -> None:
        self._error.hide()
        self._said.say(text)
        self._said.show()

    def _refuse(self, error: Exception) -> None:
        self._error.say(lambda: sentence(error))
        self._error.show()


def _rendered(sheet: Sheet, style: Style) -> bytes:
    from desktop_crm.services import recovery  # noqa: PLC0415 - loads reportlab

    return recovery.sheet(sheet.recovery_code, sheet.file, style, now=sheet.clock()).pdf


def _write(path: Path, pdf: bytes) -> None:
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads reportlab

    with exporting.replacing(path) as out:
        out.write(pdf)
