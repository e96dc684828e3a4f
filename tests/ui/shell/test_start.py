"""A start brings nothing along that the first list does not need."""

import pytest

from desktop_crm.services import demo, unit_of_work
from desktop_crm.storage.vault import create
from tests.benchmarks import starting
from tests.benchmarks.bringing_in import NOW
from tests.benchmarks.vaults import CHEAP, PASSPHRASE

#: Slow to load, and wanted by an action or after the list; what stands below them counts too.
LATER = (
    "alembic",
    "asyncio",
    "chinese_calendar",
    "keyring",
    "lunar_python",
    "numpy",
    "opencc",
    "openpyxl",
    "phonenumbers",
    "pikepdf",
    "pypinyin",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "uharfbuzz",
    "xlsxwriter",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "desktop_crm.documents",
    "desktop_crm.exchange",
    "desktop_crm.domain.quick_line",
    "desktop_crm.services.unit_of_work",
    "desktop_crm.storage.entities",
    "desktop_crm.storage.pinyin",
    "desktop_crm.ui.customers.card_pane",
    "desktop_crm.ui.kit.forms",
    "desktop_crm.ui.kit.palette",
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> starting.Start:
    home = tmp_path_factory.mktemp("home")
    vault = create(home / "demo.crmvault", PASSPHRASE, kdf=CHEAP)
    unit_of_work.write(vault, demo.fill, today=NOW.date(), now=NOW)
    vault.close()
    return starting.start("product", home, str(vault.folder), secret=PASSPHRASE)


def test_the_list_is_painted_with_what_it_needs(started: starting.Start) -> None:
    assert {"desktop_crm.ui.today.page", "sqlcipher3", "PySide6.QtWidgets"} <= started.modules


@pytest.mark.parametrize("name", LATER)
def test_what_comes_later_is_not_loaded(started: starting.Start, name: str) -> None:
    found = {each for each in started.modules if each == name or each.startswith(f"{name}.")}
    assert not found
