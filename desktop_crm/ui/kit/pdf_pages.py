"""The pages of a PDF on the screen and on a printer, from memory alone."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.theme import Theme

PRINT_DPI = 200
_POINTS_PER_INCH = 72


class PdfPages(QPdfView):
    """Shows the pages of a document below each other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer: QBuffer | None = None
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("surface2"))
        self.setPalette(palette)
        self.setDocumentMargins(QMargins(12, 12, 12, 12))
        self.setAccessibleName(translate("Pdf", "Pages"))
        self.setFrameShape(QPdfView.Shape.NoFrame)

    def put(self, pdf: bytes) -> None:
        """Show another document."""
        # The buffer and its bytes must live as long as the document reads from them.
        self._pages.close()
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)

    def forget(self) -> None:
        """Show nothing, and keep nothing of it."""
        self._pages.close()
        self._bytes.clear()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self._pages.pageCount()

    def print_on(self, printer: QPrinter) -> bool:
        """Print all pages; False when the printer does not answer."""
        painter = QPainter()
        if not painter.begin(printer):
            return False
        scale = printer.resolution() / _POINTS_PER_INCH
        room = printer.paperRect(QPrinter.Unit.DevicePixel)
        inner = printer.pageRect(QPrinter.Unit.DevicePixel)
        for page in range(self._pages.pageCount()):
            if page:
                printer.newPage()
            points = self._pages.pagePointSize(page)
            size = QSize(round(points.width() * scale), round(points.height() * scale))
            painter.drawImage(
                round(room.x() - inner.x()),
                round(room.y() - inner.y()),
                self._pages.render(page, size),
            )
        painter.end()
        return True
