"""Writes customers to a file: asks where to, works in the background, can be stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.exporting import ExportFormat, VcardVersion
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.page import Desk

#: Gives the ids of the customers, in order; it is called with a reading session.
Find = Callable[[Any], Sequence[bytes]]


def form_word(form: ExportFormat) -> str:
    """Return what people call a kind of file."""
    match form:
        case ExportFormat.XLSX:
            return translate("Export", "Workbook (XLSX)")
        case ExportFormat.CSV:
            return translate("Export", "Table (CSV)")
        case ExportFormat.VCF:
            return translate("Export", "Address book (vCard)")
        case ExportFormat.JSON:
            return translate("Export", "Everything (JSON)")


def export_customers(
    desk: Desk,
    parent: QWidget,
    find: Find,
    *,
    form: ExportFormat,
    language: str,
    vcard: VcardVersion = VcardVersion.V3,
    failed: Callable[[Exception], object] | None = None,
) -> None:
    """Ask for a place, then write the file."""
    day = desk.workspace.today().isoformat()
    name = translate("Export", "customers {day}").format(day=day)
    dialogs.save_file(
        parent,
        lambda: translate("Export", "Export customers"),
        f"{name}.{form.value}",
        f"{form_word(form).partition(' (')[0]} (*.{form.value})",
        lambda path: write(
            desk, parent, find, path, form=form, language=language, vcard=vcard, failed=failed
        ),
        form.value,
    )


def write(
    desk: Desk,
    parent: QWidget,
    find: Find,
    path: Path,
    *,
    form: ExportFormat,
    language: str,
    vcard: VcardVersion = VcardVersion.V3,
    failed: Callable[[Exception], object] | None = None,
) -> None:
    """Write the file behind a dialog that can stop it; nothing is left of what was stopped."""
    workspace = desk.workspace
    dialog = dialogs.ProgressDialog(
        parent,
        lambda: translate("Export", "Exporting"),
        lambda: task.cancel(),  # noqa: PLW0108 - the task comes later
    )

    def then(count: int) -> None:
        dialog.finish()
        said = translate("Export", "%n customers exported to {name}", "", count)
        desk.navigator.toast(said.format(name=path.name))

    def on_failed(error: Exception) -> None:
        dialog.finish()
        if failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled):
            dialogs.tell_failure(parent, error)

    task = workspace.run(
        _write,
        workspace.vault,
        find,
        path,
        owner=dialog,
        then=then,
        failed=on_failed,
        progress=dialog.report,
        form=form,
        today=workspace.today(),
        language=language,
        vcard=vcard,
    )
    dialog.open()


def _write(vault: Any, find: Find, path: Path, **options: Any) -> int:
    """Write the file; runs on a thread of its own."""
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads makers of files

    return exporting.export_file(vault, find, path, **options)
