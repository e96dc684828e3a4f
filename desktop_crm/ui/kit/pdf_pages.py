"""The pages of a PDF on the screen and on a printer, from memory alone."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPoint, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPalette
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
        return any([*self.prints(printer)])

    def prints(self, printer: QPrinter) -> Iterator[int]:
        """Print the pages that are wanted and yield the number of each; none: no answer."""
        count = self._pages.pageCount()
        first, last = printer.fromPage() or 1, printer.toPage() or count
        points = self._pages.pagePointSize(0)
        is_wide = points.width() > points.height()
        upright = points.transposed() if is_wide else points
        printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
        ways = QPageLayout.Orientation
        printer.setPageOrientation(ways.Landscape if is_wide else ways.Portrait)
        painter = QPainter()
        if not painter.begin(printer):
            return
        try:
            scale = printer.resolution() / _POINTS_PER_INCH
            room = printer.paperRect(QPrinter.Unit.DevicePixel)
            inner = printer.pageRect(QPrinter.Unit.DevicePixel)
            corner = QPoint(round(room.x() - inner.x()), round(room.y() - inner.y()))
            size = QSize(round(points.width() * scale), round(points.height() * scale))
            for page in range(first, min(last, count) + 1):
                if page > first:
                    printer.newPage()
                painter.drawImage(corner, self._pages.render(page - 1, size))
                yield page
        finally:
            painter.end()
