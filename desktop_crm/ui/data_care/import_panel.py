"""Import: choose a file, look at the dry run, import, and undo it if it was wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.history import UndoResult
from desktop_crm.domain.importing import ImportReport, OnMatch, Verdict
from desktop_crm.queries import drafts
from desktop_crm.services import drafts as draft_services
from desktop_crm.services import history, importing
from desktop_crm.ui.data_care import jobs
from desktop_crm.ui.data_care.jobs import DryRun
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.data_care.proposals import Judged, ProposalTable
from desktop_crm.ui.data_care.words import (
    changes_text,
    delimiter_word,
    encoding_word,
    field_word,
    on_match_word,
    verdict_word,
    warning_text,
)
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import ElidedLabel, caption, label
from desktop_crm.ui.kit.language import code, number, sentence, translate
from desktop_crm.ui.kit.layouts import box, clear, column, panel, row, scroller
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.theme import Theme

#: Under this name the customer file keeps what the person said columns mean.
_KNOWN_COLUMNS = "import:columns"
_FILES = "*.csv *.tsv *.txt"
_MOST_WARNINGS = 200
_COLUMNS_WIDTH, _COLUMNS_LEAST = 348, 260
_VERDICTS: tuple[Verdict | None, ...] = (
    None,
    Verdict.CREATE,
    Verdict.UPDATE,
    Verdict.UNCHANGED,
    Verdict.POSSIBLE_DUPLICATE,
    Verdict.BAD,
)


class ImportPanel(Panel):
    """Three faces: the file, the dry run, the report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: DryRun | None = None
        self._report: ImportReport | None = None
        self._mapping: dict[str, str] | None = None
        self._known: dict[str, str] = {}
        self._stop: Callable[[], object] = lambda: None
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._faces = QStackedWidget()
        self._choose = self._build_choose()
        self._preview = self._build_preview()
        self._done = self._build_done()
        for face in (self._choose, self._preview, self._done):
            self._faces.addWidget(face)
        self.setLayout(column(self._error, self._faces, spacing=10))
        self.setAcceptDrops(True)

    @override
    def activate(self) -> None:
        if self._faces.currentWidget() is self._choose:
            self.path.setFocus()
        elif self._faces.currentWidget() is self._preview:
            self.table.setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_file(paths[0])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._run is not None:
            self._show_counts()
            self._show_row(self.table.current_judged())

    def open_file(self, path: Path) -> None:
        """Read a file and show what an import of it would do."""
        self._mapping = None
        self.encoding.put("auto")
        self.table.ticks.forget_ticks()
        self.path.setText(str(path))

        def then(kept: dict[str, Any] | None) -> None:
            self._known = {header: str(field) for header, field in (kept or {}).items()}
            self._read(path)

        self.desk.workspace.ask(
            drafts.draft, _KNOWN_COLUMNS, then=then, owner=self, key="known columns"
        )

    def start_over(self) -> None:
        """Choose another file."""
        self._run = self._report = None
        self._error.hide()
        self._faces.setCurrentWidget(self._choose)
        self.path.setFocus()

    def import_now(self) -> None:
        """Import what is ticked."""
        found = self._run
        if found is None or not self.table.writes():
            return
        workspace = self.desk.workspace
        self._start(
            lambda: translate("Import", "Importing"),
            jobs.import_sheet,
            found.sheet,
            then=self._on_imported,
            now=workspace.now(),
            on_match=self._wanted_match(),
            left_out=self.table.ticks.left_out,
        )

    def cancel(self) -> None:
        """Stop what runs now."""
        self._stop()

    def _build_choose(self) -> QWidget:
        icons = self.desk.icons
        self.path = LineInput(
            lambda: translate("Import", "Path of a file, then Enter"),
            lambda: translate("Import", "Path of the file"),
        )
        self.path.returnPressed.connect(self._on_path)
        picture = _Picture(self.desk.theme, icons, "file-up")
        title = label(lambda: translate("Import", "Drop a file of customers here"), "title")
        note = label(
            lambda: translate(
                "Import",
                "CSV, TSV or text in any common encoding, such as UTF-8 or GBK. First you see what "
                "would happen; nothing is written before you say so, and one undo takes it back.",
            ),
            "secondary",
            wraps=True,
        )
        for each in (title, note):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        choose = button(
            lambda: translate("Import", "Choose file…"),
            self._choose_file,
            look="primary",
            icon=(icons, "folder-open"),
        )
        sample = button(
            lambda: translate("Import", "Try it with the sample sheet"),
            lambda: self.open_file(data_file("samples/predecessor-sheet.csv")),
            look="link",
        )
        note.setMinimumWidth(self.desk.theme.px(420))
        inner = column(
            None,
            row(None, picture, None),
            title,
            row(None, note, None),
            10,
            row(None, self.path, choose, None, spacing=8),
            row(None, sample, None),
            None,
            spacing=10,
            margins=(24, 24, 24, 24),
        )
        self.path.setMinimumWidth(self.desk.theme.px(360))
        return panel("card", inner)

    def _build_preview(self) -> QWidget:
        theme, icons = self.desk.theme, self.desk.icons
        self._file = ElidedLabel("", "title")
        self._shape = label("", "secondary")
        other = button(lambda: translate("Import", "Another file"), self.start_over)
        self.import_button = button(
            lambda: translate("Import", "Import"),
            self.import_now,
            look="primary",
            icon=(icons, "import"),
        )
        head = row(self._file, self._shape, None, other, self.import_button, spacing=12)
        head.setStretch(0, 1)
        self.encoding = ChoiceInput(
            [
                ("auto", lambda: encoding_word("auto")),
                *((name, partial(encoding_word, name)) for name in importing.ENCODINGS),
            ],
            lambda: translate("Import", "Encoding"),
        )
        self.encoding.activated.connect(lambda _at: self._read_again())
        self.on_match = Segments(
            [(choice, partial(on_match_word, choice), "") for choice in OnMatch],
            icons,
        )
        self.on_match.choose(OnMatch.UPDATE)
        self.on_match.chosen.connect(lambda _choice: self._read_again())
        self._fields = QVBoxLayout()
        self._fields.setSpacing(8)
        fields = QWidget()
        fields.setLayout(column(self._fields, None, margins=(0, 0, 8, 0)))
        columns = panel(
            "card",
            column(
                caption(lambda: translate("Import", "Encoding")),
                self.encoding,
                caption(lambda: translate("Import", "Customers that are known already")),
                row(self.on_match, None),
                caption(lambda: translate("Import", "Columns")),
                scroller(fields),
                spacing=6,
                margins=(14, 6, 8, 12),
            ),
        )
        columns.setMaximumWidth(theme.px(_COLUMNS_WIDTH))
        columns.setMinimumWidth(theme.px(_COLUMNS_LEAST))
        self.verdicts = Segments(
            [(verdict, partial(self._verdict_text, verdict), "") for verdict in _VERDICTS],
            icons,
        )
        self.verdicts.choose(None)
        self.table = ProposalTable(theme)
        self.verdicts.chosen.connect(self._on_verdict)
        self.table.current_changed.connect(self._show_row)
        self.table.ticks.ticked.connect(self._show_counts)
        self._detail = label("", "secondary", wraps=True, selects=True)
        detail = scroller(box(column(self._detail, None, margins=(14, 8, 10, 8))))
        detail.setFixedHeight(theme.px(96))
        self._detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        hint = label(lambda: translate("Import", "Space leaves a row out or takes it in"), "hint")
        right = column(
            row(self.verdicts, None),
            self.table,
            panel("tile", column(detail)),
            hint,
            spacing=8,
        )
        right.setStretch(1, 1)
        face = QWidget()
        both = row(columns, right, spacing=14)
        both.setStretch(0, 1)
        both.setStretch(1, 2)
        face.setLayout(column(head, both, spacing=12))
        return face

    def _build_done(self) -> QWidget:
        icons = self.desk.icons
        self._done_title = label("", "title")
        self._tiles = row(spacing=12)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(6)
        warnings = QWidget()
        warnings.setLayout(column(self._warnings, None, margins=(0, 0, 8, 0)))
        self._undo = button(
            lambda: translate("Import", "Undo this import"),
            self._undo_import,
            icon=(icons, "undo-2"),
        )
        self._save_rejects = button(
            lambda: translate("Import", "Save the bad rows…"),
            self._choose_rejects,
            icon=(icons, "file-down"),
        )
        again = button(
            lambda: translate("Import", "Import another file"), self.start_over, look="primary"
        )
        show = button(
            lambda: translate("Import", "Show customers"),
            lambda: self.desk.navigator.open_page("customers"),
            icon=(icons, "users"),
        )
        face = QWidget()
        face.setLayout(
            column(
                row(self._done_title, None, again),
                self._tiles,
                row(show, self._undo, self._save_rejects, None),
                caption(lambda: translate("Import", "To look at")),
                scroller(warnings),
                spacing=14,
            )
        )
        return face

    def _on_path(self) -> None:
        typed = self.path.text().strip().strip('"').strip("'")
        if typed:
            self.open_file(Path(typed).expanduser())

    def _choose_file(self) -> None:
        every = translate("Import", "All files")
        tables = translate("Import", "Tables")
        dialogs.open_file(
            self,
            lambda: translate("Import", "Choose a file of customers"),
            f"{tables} ({_FILES});;{every} (*)",
            self.open_file,
        )

    def _read_again(self) -> None:
        if self._run is not None:
            self._read(self._run.path)

    def _read(self, path: Path) -> None:
        self._start(
            lambda: translate("Import", "Reading"),
            jobs.dry_run,
            path,
            then=self._on_read,
            encoding=str(self.encoding.value),
            mapping=self._mapping,
            on_match=self._wanted_match(),
        )

    def _wanted_match(self) -> OnMatch:
        return OnMatch(str(self.on_match.value))

    def _start(
        self,
        title: Callable[[], str],
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        **kwargs: Any,
    ) -> None:
        """Run long work behind a dialog that can stop it."""
        workspace = self.desk.workspace
        self._error.hide()
        dialog = dialogs.ProgressDialog(self, title, self.cancel)

        def finished(result: Any) -> None:
            self._stop = lambda: None
            dialog.finish()
            then(result)

        def failed(error: Exception) -> None:
            self._stop = lambda: None
            dialog.finish()
            self._on_failed(error)

        task = workspace.run(
            work,
            workspace.vault,
            *args,
            owner=dialog,
            then=finished,
            failed=failed,
            progress=dialog.report,
            **kwargs,
        )
        self._stop = task.cancel
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._error.say(lambda: translate("Import", "Stopped. Nothing was imported."))
        else:
            self._error.say(lambda: sentence(error))
        self._error.show()

    def _on_read(self, found: DryRun) -> None:
        columns = dict(found.sheet.columns)
        known = {header: self._known[header] for header in columns if header in self._known}
        if self._mapping is None and columns | known != columns:
            # The person said before what these columns mean.
            self._mapping = columns | known
            self._read(found.path)
            return
        self._run = found
        self.table.show_rows(found.proposals, found.sheet.bad_rows)
        self._show_fields(found)
        self._show_counts()
        self._faces.setCurrentWidget(self._preview)
        self.table.go_to_first()
        self._show_row(self.table.current_judged())
        self.table.setFocus()

    def _show_fields(self, found: DryRun) -> None:
        clear(self._fields)
        choices = [
            ("", partial(field_word, "")),
            *((name, partial(field_word, name)) for name in importing.fields()),
        ]
        sample = dict(found.proposals[0].record.original) if found.proposals else {}
        for header, field in found.sheet.columns:
            chosen = ChoiceInput(choices, header)
            chosen.put(field)
            chosen.activated.connect(partial(self._map, header, chosen))
            name = ElidedLabel(header, "heading")
            cell = ElidedLabel(sample.get(header, ""), "hint")
            line = row(column(name, cell, spacing=0), chosen, spacing=10)
            line.setStretch(0, 1)
            chosen.setMaximumWidth(self.desk.theme.px(150))
            chosen.setMinimumWidth(self.desk.theme.px(110))
            self._fields.addLayout(line)

    def _map(self, header: str, chosen: ChoiceInput, _at: int) -> None:
        if self._run is None:
            return
        mapping = dict(self._run.sheet.columns)
        mapping[header] = str(chosen.value or "")
        self._mapping = mapping
        self._known[header] = mapping[header]
        workspace = self.desk.workspace
        workspace.do(
            draft_services.keep,
            _KNOWN_COLUMNS,
            self._known,
            now=workspace.now(),
            owner=self,
            quiet=True,
        )
        self._read(self._run.path)

    def _verdict_text(self, verdict: Verdict | None) -> str:
        counts = self.table.counts() if hasattr(self, "table") else {}
        if verdict is None:
            every = translate("Import", "All")
            return f"{every}  {number(sum(counts.values()))}"
        return f"{verdict_word(verdict)}  {number(counts.get(verdict, 0))}"

    def _show_counts(self) -> None:
        found = self._run
        if found is None:
            return
        counts = self.table.counts()
        for verdict in _VERDICTS:
            made = self.verdicts.button_of(verdict)
            made.say(partial(self._verdict_text, verdict))
            made.setVisible(
                verdict is None or verdict is self.verdicts.value or counts[verdict] > 0
            )
        self._file.say(found.sheet.file_name)
        self._shape.say(
            lambda: "  ·  ".join(
                (
                    translate(
                        "Import", "%n row(s)", "", len(found.proposals) + len(found.sheet.bad_rows)
                    ),
                    encoding_word(found.sheet.encoding),
                    delimiter_word(found.sheet.delimiter),
                )
            )
        )
        count = self.table.writes()
        self.import_button.setEnabled(count > 0)
        self.import_button.say(lambda: translate("Import", "Import %n customer(s)", "", count))

    def _on_verdict(self, verdict: object) -> None:
        self.table.show_only(verdict if isinstance(verdict, Verdict) else None)
        self.table.go_to_first()
        self._show_row(self.table.current_judged())

    def _show_row(self, found: object) -> None:
        if not isinstance(found, Judged):
            self._detail.say("")
            return
        parts = [f"{verdict_word(found.verdict)}  ·  {found.name}"]
        if found.proposal is not None:
            parts += [warning_text(each) for each in found.proposal.record.warnings]
            if found.verdict is Verdict.UPDATE:
                parts.append(changes_text(found.proposal))
            cells = (
                f"{header}: {' '.join(cell.split())}"
                for header, cell in found.proposal.record.original
                if cell.strip()
            )
            parts.append("  ·  ".join(cells))
        else:
            parts.append(found.changes)
        self._detail.say("\n".join(part for part in parts if part))

    def _on_imported(self, done: Any) -> None:
        report: ImportReport = done.value
        self._report = report
        self._run = None
        self._done_title.say(lambda: translate("Import", "The import is done"))
        clear(self._tiles)
        for count, text, token in (
            (report.created, lambda: translate("Import", "new"), "ok_ink"),
            (report.updated, lambda: translate("Import", "updated"), "accent_ink"),
            (report.skipped, lambda: translate("Import", "unchanged or skipped"), "text2"),
            (report.failed, lambda: translate("Import", "bad"), "danger_ink"),
        ):
            self._tiles.addWidget(_Tile(self.desk.theme, count, text, token if count else "text3"))
        clear(self._warnings)
        notes = [
            translate("Import", "Row {row}: {problem}").format(
                row=each.row, problem=translate("Import", each.reason)
            )
            for each in report.bad_rows
        ]
        notes += [
            translate("Import", "Row {row}: {problem}").format(
                row=each.row, problem=warning_text(each)
            )
            for each in report.warnings
        ]
        for note in notes[:_MOST_WARNINGS]:
            self._warnings.addWidget(label(note, "secondary", wraps=True, selects=True))
        if not notes:
            calm = label(lambda: translate("Import", "Everything was taken as it is."), "ok")
            self._warnings.addWidget(calm)
        self._undo.setVisible(report.batch is not None)
        self._save_rejects.setVisible(bool(report.bad_rows))
        self._faces.setCurrentWidget(self._done)

    def _undo_import(self) -> None:
        report = self._report
        if report is None or report.batch is None:
            return

        def then(result: UndoResult) -> None:
            self.start_over()
            self.desk.navigator.toast(
                translate("Import", "The import was undone: %n row(s) taken back", "",
                          result.restored)
            )  # fmt: skip

        self.desk.workspace.do(
            history.undo_batch,
            report.batch,
            owner=self,
            quiet=True,
            then=then,
            failed=self._on_failed,
        )

    def _choose_rejects(self) -> None:
        dialogs.save_file(
            self,
            lambda: translate("Import", "Save the bad rows"),
            translate("Import", "bad-rows.csv"),
            "CSV (*.csv)",
            self._save,
            "csv",
        )

    def _save(self, path: Path) -> None:
        report = self._report
        if report is not None:
            self.desk.workspace.run(
                jobs.save_rejects,
                path,
                report.bad_rows,
                code(),
                owner=self,
                takes_progress=False,
                then=lambda saved: self.desk.navigator.toast(
                    translate("Import", "Saved: {path}").format(path=saved)
                ),
                failed=self._on_failed,
            )


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


class _Picture(QWidget):
    """An icon in the colours of the theme."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._name = name
        self.setFixedSize(theme.px(48), theme.px(48))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._icons.themed(self._name, "text3", self.width(), ratio))
