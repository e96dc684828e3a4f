"""The pages of the window as modules."""

import subprocess
import sys

PAPER = ("reportlab", "uharfbuzz", "pikepdf", "PySide6.QtPdf", "PySide6.QtPrintSupport", "pypinyin")


def test_no_page_loads_what_only_paper_needs() -> None:
    program = (
        "import importlib, sys\n"
        "from desktop_crm.ui.kit.immortal import keep_none_alive\n"
        "keep_none_alive()\n"
        "from desktop_crm.ui.shell.pages import PAGES\n"
        "for spec in PAGES: importlib.import_module(spec.module)\n"
        "import desktop_crm.ui.kit.pdf_preview\n"
        f"print(*sorted(set(sys.modules) & set({PAPER})))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
