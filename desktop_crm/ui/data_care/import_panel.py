"""Import: choose a file, look at the dry run, import, and undo it if it was wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.history import UndoResult
from desktop_crm.domain.importing import AUTO, ImportReport
from desktop_crm.queries import drafts
from desktop_crm.services import drafts as draft_services
from desktop_crm.services import history
from desktop_crm.ui.data_care import jobs
from desktop_crm.ui.data_care.import_preview import ImportPreview
from desktop_crm.ui.data_care.import_report import ImportReportFace
from desktop_crm.ui.data_care.import_start import ImportStart
from desktop_crm.ui.data_care.jobs import DryRun
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import code, sentence, translate
from desktop_crm.ui.kit.layouts import column
from desktop_crm.ui.kit.page import Desk

#: Under this name the customer file keeps what the person said columns mean.
_KNOWN_COLUMNS = "import:columns"


class ImportPanel(Panel):
    """Three faces: the file, the dry run, the report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._run: DryRun | None = None
        self._report: ImportReport | None = None
        self._noun = AUTO
        self._mapping: dict[str, str] | None = None
        self._known: dict[str, str] = {}
        self._stop: Callable[[], object] = lambda: None
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.start = ImportStart(desk, self.open_file)
        self.preview = ImportPreview(desk.theme, desk.icons)
        self.done = ImportReportFace(desk.theme, desk.icons)
        self._faces = QStackedWidget()
        for face in (self.start, self.preview, self.done):
            self._faces.addWidget(face)
        self.preview.changed.connect(self._on_changed_choice)
        self.preview.mapped.connect(self._map)
        self.preview.import_wanted.connect(self.import_now)
        self.preview.another_wanted.connect(self.start_over)
        self.done.undo_wanted.connect(self._undo_import)
        self.done.saving_wanted.connect(self._choose_rejects)
        self.done.another_wanted.connect(self.start_over)
        self.done.customers_wanted.connect(lambda: desk.navigator.open_page("customers"))
        self.setLayout(column(self._error, self._faces, spacing=10))
        self.setAcceptDrops(True)

    @override
    def activate(self) -> None:
        face = self._faces.currentWidget()
        if face is self.start:
            self.start.path.setFocus()
        elif face is self.preview:
            self.preview.table.setFocus()
        else:
            self.done.another.setFocus()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        # Here already: the key means another file, and not the one that is looked at.
        return {"import": self.start_over}

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

    def open_file(self, path: Path) -> None:
        """Read a file and show what an import of it would do."""
        self._run = self._mapping = None
        self._noun = AUTO
        self.preview.forget_choices()
        self.start.path.setText(str(path))

        def then(kept: dict[str, Any] | None) -> None:
            self._known = {header: str(field) for header, field in (kept or {}).items()}
            self._read(path)

        self.desk.workspace.ask(
            drafts.draft, _KNOWN_COLUMNS, then=then, owner=self, key="known columns"
        )

    def start_over(self) -> None:
        """Choose another file; Enter takes the last one again."""
        self._run = self._report = None
        self._error.hide()
        self._faces.setCurrentWidget(self.start)
        self.start.path.setFocus()
        self.start.path.selectAll()

    def import_now(self) -> None:
        """Import what is ticked."""
        found = self._run
        if found is None or not self.preview.table.writes():
            return
        self._start(
            lambda: translate("Import", "Importing"),
            jobs.import_sheet,
            found.sheet,
            then=self._on_imported,
            now=self.desk.workspace.now(),
            on_match=self.preview.wanted_match,
            left_out=self.preview.table.ticks.left_out,
            refused=self.preview.refused,
        )

    def cancel(self) -> None:
        """Stop what runs now."""
        self._stop()

    def _on_changed_choice(self) -> None:
        if self._run is not None:
            noun = str(self.preview.noun.value)
            if noun != self._noun and (self._noun != AUTO or noun != self._run.noun):
                self._noun, self._mapping = noun, None
            self._read(self._run.path)

    def _read(self, path: Path) -> None:
        self._start(
            lambda: translate("Import", "Reading"),
            jobs.dry_run,
            path,
            then=self._on_read,
            noun=self._noun,
            encoding=str(self.preview.encoding.value),
            mapping=self._mapping,
            on_match=self.preview.wanted_match,
            groups_companies=self.preview.groups.isChecked(),
        )

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
        if self._run is None:
            self._faces.setCurrentWidget(self.start)
            self.start.path.setFocus()

    def _on_read(self, found: DryRun) -> None:
        columns = dict(found.sheet.columns)
        fields = set(jobs.fields(found.sheet))
        known = {
            header: self._known[header]
            for header in columns
            if header in self._known and self._known[header] in fields
        }
        if self._mapping is None and columns | known != columns:
            # The person said before what these columns mean.
            self._mapping = columns | known
            self._read(found.path)
            return
        self._run = found
        self._faces.setCurrentWidget(self.preview)
        self.preview.show_run(found)
        self.preview.table.setFocus()

    def _map(self, header: str, field: str) -> None:
        if self._run is None:
            return
        mapping = dict(self._run.sheet.columns)
        mapping[header] = field
        self._mapping = mapping
        self._known[header] = field
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

    def _on_imported(self, done: Any) -> None:
        self._report = done.value
        self._run = None
        self.done.show_report(done.value)
        self._faces.setCurrentWidget(self.done)
        self.done.another.setFocus()

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
        workbook = translate("Import", "Workbook")
        dialogs.save_file(
            self,
            lambda: translate("Import", "Save the bad rows"),
            translate("Import", "bad-rows.xlsx"),
            f"{workbook} (*.xlsx);;CSV (*.csv)",
            self.save_rejects,
            "xlsx",
        )

    def save_rejects(self, path: Path) -> None:
        """Write the bad rows to a file, each with its reason."""
        report = self._report
        if report is not None:
            self.desk.workspace.run(
                jobs.save_rejects,
                path,
                report,
                code(),
                owner=self,
                takes_progress=False,
                then=lambda saved: self.desk.navigator.toast(
                    translate("Import", "Saved: {path}").format(path=saved)
                ),
                failed=self._on_failed,
            )
