"""Takes the customers of the list out into a file."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.queries import customer_rows
from desktop_crm.ui.kit import dialogs, export_job
from desktop_crm.ui.kit.language import code, translate
from desktop_crm.ui.kit.page import Desk


def export_customers(desk: Desk, parent: QWidget, numbers: Sequence[int]) -> None:
    """Ask for the kind of file and its place, then write it in the background."""
    chosen = list(numbers)

    def take(form: ExportFormat) -> Callable[[], None]:
        return partial(
            export_job.export_customers,
            desk,
            parent,
            lambda session: customer_rows.ids_of(session, chosen),
            form=form,
            language=code(),
        )

    dialogs.choose(
        parent,
        translate("Export", "Export %n customers", "", len(chosen)),
        translate("Export", "The file will not be encrypted: anybody who has it can read it."),
        [(partial(export_job.form_word, form), take(form)) for form in ExportFormat],
    )
