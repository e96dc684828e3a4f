"""The first face of an import: which file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.data_files import data_file
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.theme import Theme

_FILES = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf *.json"


class ImportStart(QWidget):
    """A path to type, a file to choose, or the sample."""

    def __init__(self, desk: Desk, chosen: Callable[[Path], object]) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = chosen
        theme, icons = desk.theme, desk.icons
        self.path = LineInput(
            lambda: translate("Import", "Path of a file, then Enter"),
            lambda: translate("Import", "Path of the file"),
        )
        self.path.returnPressed.connect(self._on_path)
        self.path.setMinimumWidth(theme.px(360))
        title = label(lambda: translate("Import", "Drop a file of customers here"), "title")
        note = label(
            lambda: translate(
                "Import",
                "A workbook, CSV in any encoding, vCards of any phone, or an export of this "
                "program. First you see what would happen; nothing is written before you say so, "
                "and one undo takes it back.",
            ),
            "secondary",
            wraps=True,
        )
        note.setMinimumWidth(theme.px(420))
        for each in (title, note):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = button(
            lambda: translate("Import", "Choose file…"),
            self.choose,
            look="primary",
            icon=(icons, "folder-open"),
        )
        sample = button(
            lambda: translate("Import", "Try it with the sample sheet"),
            lambda: chosen(data_file("samples/predecessor-sheet.csv")),
            look="link",
        )
        inner = column(
            None,
            row(None, _Picture(theme, icons, "file-up"), None),
            title,
            row(None, note, None),
            10,
            row(None, self.path, choose, None, spacing=8),
            row(None, sample, None),
            None,
            spacing=10,
            margins=(24, 24, 24, 24),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel("card", inner))

    def choose(self) -> None:
        """Ask for a file, in the folder of the last one."""
        settings = self._desk.settings
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        last = settings.last_folder

        def opened(path: Path) -> None:
            settings.last_folder = str(path.parent)
            self._chosen(path)

        every = translate("Import", "All files")
        known = translate("Import", "Files of customers")
        dialogs.open_file(
            self,
            lambda: translate("Import", "Choose a file of customers"),
            f"{known} ({_FILES});;{every} (*)",
            opened,
            last if last and Path(last).is_dir() else documents,
        )

    def _on_path(self) -> None:
        typed = self.path.text().strip().strip('"').strip("'")
        if typed:
            self._chosen(Path(typed).expanduser())


class _Picture(QWidget):
    """An icon in the colours of the theme."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self.setFixedSize(theme.px(48), theme.px(48))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._icons.themed(self._name, "text3", self.width(), ratio))
