"""Pages are tested in a real window over a real customer file."""

import pytest

from desktop_crm.ui.shell import safekeeping
from tests.ui.office import busy_office, office, pseudo_chinese

__all__ = ["busy_office", "office", "pseudo_chinese"]


@pytest.fixture(autouse=True)
def no_backup_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave backups to the test: one that comes by itself after a while would be counted."""
    monkeypatch.setattr(safekeeping, "FIRST_LOOK_MS", 10_000_000)
