"""The guard against databases on the GUI thread works."""

import threading

from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.workspace import Workspace, _Job
from tests.ui import conftest


def test_a_test_may_read_by_itself(vault: Vault) -> None:
    with vault.read() as session:
        session.connection()
    assert conftest.asked_by_a_widget() == ""


def test_a_widget_that_reads_is_found(workspace: Workspace) -> None:
    seen: list[str] = []
    job = _Job(lambda: seen.append(conftest.asked_by_a_widget()), workspace, None, None)
    workspace.settle(job)
    assert seen == ["desktop_crm.ui.kit.workspace"]
    assert threading.current_thread() is threading.main_thread()
