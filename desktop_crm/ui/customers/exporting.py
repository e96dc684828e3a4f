"""Takes the customers of the list out into a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.errors import Cancelled
from desktop_crm.queries import customer_rows
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.language import code, translate
from desktop_crm.ui.kit.page import Desk

_FORMS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "csv": ("csv", lambda: translate("Export", "Table (*.csv)")),
    "json": ("json", lambda: translate("Export", "Everything as JSON (*.json)")),
}


def export_customers(desk: Desk, parent: QWidget, numbers: Sequence[int]) -> None:
    """Ask for the kind of file and its place, then write it in the background."""
    count = len(numbers)
    dialogs.choose(
        parent,
        translate("Export", "Export %n customers", "", count),
        translate("Export", "The file will not be encrypted: anybody who has it can read it."),
        [
            (
                lambda: translate("Export", "Table (CSV)"),
                lambda: _ask_place(desk, parent, numbers, "csv"),
            ),
            (
                lambda: translate("Export", "Everything (JSON)"),
                lambda: _ask_place(desk, parent, numbers, "json"),
            ),
        ],
    )


def write_file(
    vault: Any,
    numbers: Sequence[int],
    path: Path,
    form: str,
    today: date,
    language: str,
    *,
    progress: Callable[[int, int], Any],
) -> int:
    """Write customers to a file, whole or not at all; runs on a thread of its own."""
    # Loaded here: exporting brings the makers of documents along.
    from desktop_crm.services import exporting, unit_of_work  # noqa: PLC0415 - start-up time

    def query(session: Any) -> int:
        ids = customer_rows.ids_of(session, numbers)
        with exporting.replacing(path) as out:
            return exporting.export(
                session,
                ids,
                out,
                form=exporting.ExportFormat(form),
                today=today,
                language=language,
                progress=progress,
            )

    return unit_of_work.read(vault, query)


def _ask_place(desk: Desk, parent: QWidget, numbers: Sequence[int], form: str) -> None:
    suffix, filters = _FORMS[form]
    today = desk.workspace.today()
    name = translate("Export", "customers {day}").format(day=today.isoformat())
    dialogs.save_file(
        parent,
        lambda: translate("Export", "Export customers"),
        f"{name}.{suffix}",
        filters(),
        lambda path: _write(desk, parent, numbers, path, form),
        suffix,
    )


def _write(desk: Desk, parent: QWidget, numbers: Sequence[int], path: Path, form: str) -> None:
    ws = desk.workspace
    shown = dialogs.ProgressDialog(
        parent,
        lambda: translate("Export", "Exporting customers"),
        lambda: task.cancel(),  # noqa: PLW0108 - the task begins below
    )

    def then(count: int) -> None:
        shown.finish()
        said = translate("Export", "%n customers exported to {name}", "", count)
        desk.navigator.toast(said.format(name=path.name))

    def failed(error: Exception) -> None:
        shown.finish()
        if not isinstance(error, Cancelled):
            dialogs.tell_failure(parent, error)

    shown.open()
    task = ws.run(
        write_file,
        ws.vault,
        list(numbers),
        path,
        form,
        ws.today(),
        code(),
        owner=parent,
        progress=shown.report,
        then=then,
        failed=failed,
    )
