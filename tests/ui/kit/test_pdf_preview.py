"""Documents in the window: chosen, looked at, saved, protected, printed."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop_crm.domain.printing import Kind, Section
from desktop_crm.queries import audit
from desktop_crm.ui.kit import pdf_preview, print_job
from desktop_crm.ui.kit.pdf_preview import PdfPreview
from tests.documents import reading
from tests.ui.customers.conftest import Shop

PASSWORD = "客户 Ключ 42 🔑 lang"  # noqa: S105 - of a test


def made(shop: Shop, kind: Kind | None = None) -> PdfPreview:
    """Return the preview once its document is there, of `kind` if one is named."""
    dialog: PdfPreview = shop.dialog(PdfPreview)
    if kind is not None:
        dialog._kind.setCurrentIndex(dialog._kind.findData(kind.value))
    shop.qtbot.waitUntil(dialog._save.isEnabled, timeout=60_000)
    assert kind is None or dialog.kind is kind
    return dialog


def open_list(shop: Shop) -> None:
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast", "Quillon")
    shop.page.commands()["print.list"]()


def noted(shop: Shop) -> list[str]:
    return [str(row.detail.get("document")) for row in shop.read(audit.events, kind="print")]


def test_the_list_of_the_view_is_one_key_away(shop: Shop) -> None:
    open_list(shop)
    dialog = made(shop)
    assert dialog.kind is Kind.LIST
    words = reading.flat(reading.poppler_text(dialog.pdf))
    assert "4customers" in words
    assert "Allcustomers" in words
    dialog.reject()


@pytest.mark.parametrize("kind", [Kind.BRIEF, Kind.SURVEY, Kind.PRIVACY, Kind.BOOK])
def test_every_other_document_is_a_choice_away(shop: Shop, kind: Kind) -> None:
    shop.show("李明朗")
    open_list(shop)
    dialog = made(shop, kind)
    assert "李明朗" in reading.poppler_text(dialog.pdf)
    assert dialog._protects.isChecked() == (kind is Kind.BOOK)
    dialog.reject()


def test_what_cannot_be_made_is_said_and_not_saved(shop: Shop) -> None:
    open_list(shop)
    dialog: PdfPreview = shop.dialog(PdfPreview)
    dialog._kind.setCurrentIndex(dialog._kind.findData(Kind.LABELS.value))
    shop.wait(lambda: "address" in dialog._wait.text())
    assert not dialog._save.isEnabled()
    assert not dialog._print.isEnabled()
    dialog._choices.calibration.setChecked(True)
    made(shop, Kind.LABELS)
    dialog.reject()


def test_choices_make_it_anew_and_are_remembered(shop: Shop) -> None:
    shop.show("李明朗")
    pdf_preview.preview(shop.page.desk, shop.ids["李明朗"])
    dialog = made(shop)
    before = dialog.pdf
    for section, box in dialog._choices.sections.boxes.items():
        box.setChecked(section is Section.FEEDBACK)
    shop.qtbot.waitUntil(lambda: dialog.pdf not in {before, b""}, timeout=60_000)
    with pikepdf.open(BytesIO(dialog.pdf)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == ["Feedback"]
    dialog._paper.choose("Letter")
    dialog.reject()
    again = pdf_preview.preview(shop.page.desk, shop.ids["李明朗"])
    assert again._choices.sections.ticked == (Section.FEEDBACK,)
    assert again._paper.value == "Letter"
    again.reject()


def test_what_is_shown_is_saved_and_noted(shop: Shop, tmp_path: Path) -> None:
    shop.show("李明朗")
    pdf_preview.preview(shop.page.desk, shop.ids["李明朗"], Kind.BRIEF)
    dialog = made(shop)
    shown, path = dialog.pdf, tmp_path / "brief.pdf"
    path.write_text("older")
    dialog._write(path)
    shop.wait(lambda: "brief.pdf" in shop.toast())
    assert path.read_bytes() == shown
    assert [file.name for file in tmp_path.glob("*brief*")] == ["brief.pdf"]
    assert noted(shop) == ["brief"]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    shop: Shop, tmp_path: Path
) -> None:
    pdf_preview.preview(shop.page.desk, shop.ids["李明朗"], Kind.BRIEF)
    dialog = made(shop)
    dialog._write(tmp_path / "no folder" / "brief.pdf")
    shop.wait(lambda: "cannot be written there" in dialog._error.text())
    assert dialog.isVisible()
    assert noted(shop) == []
    dialog.reject()


def test_a_password_locks_the_file(shop: Shop, tmp_path: Path) -> None:
    pdf_preview.preview(shop.page.desk, shop.ids["李明朗"], Kind.BRIEF)
    dialog = made(shop)
    dialog._protects.setChecked(True)
    dialog._save_as()
    assert dialog._error.text()
    dialog._password.first.insert(PASSWORD)
    dialog._password.second.insert(PASSWORD)
    path = tmp_path / "locked.pdf"
    dialog._write(path)
    shop.wait(path.exists)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=PASSWORD) as document:
        assert document.encryption.R == 6


def test_the_printer_of_the_system_prints_every_page(shop: Shop, tmp_path: Path) -> None:
    open_list(shop)
    dialog = made(shop, Kind.BOOK)
    pages = dialog.page_count
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    dialog._printer = printer
    dialog.print_pages()
    shop.qtbot.waitUntil(lambda: noted(shop) == ["book"], timeout=60_000)
    with pikepdf.open(tmp_path / "printed.pdf") as document:
        assert len(document.pages) == pages
        width, height = (float(side) for side in document.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)


def test_a_list_is_printed_across_the_paper(shop: Shop, tmp_path: Path) -> None:
    open_list(shop)
    dialog = made(shop)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    assert dialog._view.print_on(printer)
    with pikepdf.open(tmp_path / "printed.pdf") as document:
        width, height = (float(side) for side in document.pages[0].mediabox[2:])
    assert width > height
    dialog.reject()


def test_a_file_name_fits_every_system() -> None:
    name = print_job.file_name('A/B: "C"\\ <D>|?*\n', Kind.PROFILE)
    assert not set(name) & set('\\/:*?"<>|\n')
    assert name.endswith(".pdf")
    assert print_job.file_name("", Kind.LIST, "2026-11-21").startswith("2026-11-21 - ")
