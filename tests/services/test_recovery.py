from datetime import UTC, datetime

import pytest

from desktop_crm.domain import recovery_code
from desktop_crm.services import recovery
from desktop_crm.services.exporting import Style
from tests.documents.reading import pdfium_text

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_sheet_shows_the_whole_code_on_one_page(language: str) -> None:
    code = recovery_code.encode("00" * 16, bytes(range(20)))
    made = recovery.sheet(code, "shop", Style(language=language), now=NOW)
    assert made.pages == 1
    shown = pdfium_text(made.pdf)
    assert all(group in shown for group in code.split("-"))
    assert "shop" in shown
