"""No page ever touches the customer file on the thread that paints."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from desktop_crm.services.vaults import Vault
from desktop_crm.ui.data_care.page import Part
from desktop_crm.ui.shell.pages import PAGES
from tests.ui.office import Office, titles


def test_no_page_reads_or_writes_on_the_gui_thread(
    busy_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    guilty: list[str] = []

    def watched(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                guilty.append(name)
            return work(*args, **kwargs)

        return call

    for name in ("read", "write", "reader", "raw"):
        monkeypatch.setattr(Vault, name, watched(name, getattr(Vault, name)))
    today = busy_office.open("today")
    busy_office.wait(lambda: titles(today.list))
    for spec in PAGES:
        page = busy_office.open(spec.id)
        rows = getattr(page, "list", None)
        busy_office.qtbot.wait(400)
        if rows is not None and hasattr(rows, "step"):
            rows.step(1)
            busy_office.qtbot.wait(100)
        if spec.id == "data_care":
            for part in Part:
                page.show_part(part)
                busy_office.qtbot.wait(200)
    assert guilty == []
