"""The last face of an import: what it did, what to look at, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_crm.domain.importing import ImportReport
from desktop_crm.ui.data_care.words import warning_text
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.layouts import clear, column, row, scroller
from desktop_crm.ui.kit.theme import Theme

_MOST_NOTES = 200


class ImportReportFace(QWidget):
    """Counts, notes, and what can be done now.

    Signals:
        undo_wanted: take the import back.
        saving_wanted: write the bad rows to a file.
        another_wanted: import another file.
        customers_wanted: show the customers.
    """

    undo_wanted = Signal()
    saving_wanted = Signal()
    another_wanted = Signal()
    customers_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._title = label("", "title")
        self._tiles = row(spacing=12)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(6)
        inner = QWidget()
        inner.setLayout(column(self.notes, None, margins=(0, 0, 8, 0)))
        self.undo = button(
            lambda: translate("Import", "Undo this import"),
            self.undo_wanted.emit,
            icon=(icons, "undo-2"),
        )
        self.save_rejects = button(
            lambda: translate("Import", "Save the bad rows…"),
            self.saving_wanted.emit,
            icon=(icons, "file-down"),
        )
        self.another = button(
            lambda: translate("Import", "Import another file"),
            self.another_wanted.emit,
            look="primary",
        )
        show = button(
            lambda: translate("Import", "Show customers"),
            self.customers_wanted.emit,
            icon=(icons, "users"),
        )
        self.setLayout(
            column(
                row(self._title, None, self.another),
                self._tiles,
                row(show, self.undo, self.save_rejects, None),
                caption(lambda: translate("Import", "To look at")),
                scroller(inner),
                spacing=14,
            )
        )

    def show_report(self, report: ImportReport) -> None:
        """Show what an import did."""
        self._title.say(lambda: translate("Import", "The import is done"))
        clear(self._tiles)
        for count, text, token in (
            (report.created, lambda: translate("Import", "new"), "ok_ink"),
            (report.updated, lambda: translate("Import", "updated"), "accent_ink"),
            (report.skipped, lambda: translate("Import", "unchanged or skipped"), "text2"),
            (report.failed, lambda: translate("Import", "bad"), "danger_ink"),
        ):
            self._tiles.addWidget(_Tile(self._theme, count, text, token if count else "text3"))
        clear(self.notes)
        told = [(each.row, translate("Import", each.reason)) for each in report.bad_rows]
        told += [(each.row, warning_text(each)) for each in report.warnings]
        for line, problem in told[:_MOST_NOTES]:
            note = translate("Import", "Row {row}: {problem}").format(row=line, problem=problem)
            self.notes.addWidget(label(note, "secondary", wraps=True, selects=True))
        if not told:
            calm = label(lambda: translate("Import", "Everything was taken as it is."), "ok")
            self.notes.addWidget(calm)
        self.undo.setVisible(report.batch is not None)
        self.save_rejects.setVisible(bool(report.bad_rows))


class _Tile(QFrame):
    """A number with what it counts."""

    def __init__(self, theme: Theme, count: int, text: Callable[[], str], token: str) -> None:
        super().__init__()
        self._theme = theme
        self._token = token
        self.setProperty("look", "tile")
        self._number = label(number(count), "display")
        self.setLayout(
            column(self._number, label(text, "secondary"), spacing=2, margins=(16, 12, 16, 12))
        )
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self._number.setStyleSheet(f"color: {self._theme.color(self._token).name()};")
