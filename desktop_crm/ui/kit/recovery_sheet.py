"""The printed sheet with the recovery code; it goes to a printer, never to the disk."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from desktop_crm.ui.kit.language import translate


def print_sheet(parent: QWidget, name: str, code: str) -> None:
    """Let the person choose a printer and print the sheet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - rarely needed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)

    def paint() -> None:
        painter = QPainter(printer)
        paint_sheet(painter, QRectF(painter.viewport()), name, code)
        painter.end()

    dialog.accepted.connect(paint)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Its own open() wants an old-style slot.
    dialog.setModal(True)
    dialog.show()


def paint_sheet(painter: QPainter, page: QRectF, name: str, code: str) -> None:
    """Paint the sheet: name, code in two lines of four groups, what it is for."""
    groups = code.split("-")
    half = len(groups) // 2
    unit = page.height() / 60
    lines = (
        (3.0, 2.0, 700, translate("Sheet", "Recovery code")),
        (6.5, 1.4, 500, name),
        (11.0, 1.8, 700, "  ".join(groups[:half])),
        (14.0, 1.8, 700, "  ".join(groups[half:])),
        (
            18.0,
            1.0,
            400,
            translate(
                "Sheet",
                "Whoever has this code can open the customer file. "
                "Keep it apart from the computer.",
            ),
        ),
    )
    for top, size, weight, text in lines:
        font = QFont()
        font.setPixelSize(max(1, round(unit * size * 0.8)))
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)
        room = QRectF(page.x() + unit * 2, page.y() + unit * top, page.width() - unit * 4, unit * 4)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, text)
