"""What left the customer file is noted, and a note that is missing or changed shows."""

import pytest

from desktop_crm.queries import audit as queries
from desktop_crm.services import auditing, backups, vaults
from desktop_crm.services.vaults import Vault
from tests import factories
from tests.conftest import PASSPHRASE


def events(vault: Vault, kind: str | None = None) -> tuple[queries.AuditRow, ...]:
    return factories.ask(vault, queries.events, kind=kind)


def tamper(vault: Vault, statement: str) -> None:
    """Write behind the program's back, as whoever has the key can."""
    with vault.raw() as database:
        database.execute("PRAGMA query_only=OFF")
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
        ).fetchall()
        for (name,) in names:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)


def test_the_kinds_there_are_come_in_the_order_of_their_names(vault: Vault) -> None:
    auditing.exported(vault, [], form="csv")
    vault.record("something-new")
    assert factories.ask(vault, queries.kinds) == ("unlock", "export", "something-new")


def test_each_way_in_has_its_last_time(vault: Vault) -> None:
    code = vaults.new_recovery_code(vault)
    vault.close()
    vaults.unlock_with_recovery_code(vault.folder, code).close()
    again = vaults.unlock(vault.folder, PASSPHRASE)
    try:
        found = factories.ask(again, queries.last_unlocks)
    finally:
        again.close()
    assert set(found) == {"passphrase", "recovery"}
    assert found["passphrase"] >= found["recovery"]
    assert found["recovery"].tzinfo is not None


def test_a_whole_chain_is_proved_as_far_as_a_backup_knows(vault: Vault) -> None:
    auditing.exported(vault, [], form="csv")
    before = auditing.proof(vault)
    assert before.is_whole
    assert before.events == len(events(vault))
    assert before.anchored_at is None
    made = backups.make(vault)
    assert auditing.proof(vault).anchored_at == made.made_at


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET kind = 'backup' WHERE kind = 'export'",
        "UPDATE audit_event SET detail = '{}' WHERE kind = 'export'",
        "DELETE FROM audit_event WHERE kind = 'export'",
    ],
)
def test_a_changed_or_missing_note_shows(vault: Vault, statement: str) -> None:
    auditing.exported(vault, [], form="csv")
    auditing.printed(vault, [], document="brief")
    tamper(vault, statement)
    found = auditing.proof(vault)
    assert not found.is_whole


def test_a_cut_end_shows_once_there_is_a_backup(vault: Vault) -> None:
    auditing.exported(vault, [], form="csv")
    backups.make(vault)
    tamper(vault, "DELETE FROM audit_event WHERE k >= (SELECT max(k) FROM audit_event) - 1")
    found = auditing.proof(vault)
    assert not found.is_whole
    assert found.broken_at is None


def test_the_moment_of_the_break_is_told(vault: Vault) -> None:
    auditing.exported(vault, [], form="csv")
    at = events(vault, "export")[0].at
    tamper(vault, "UPDATE audit_event SET author = 'x' WHERE kind = 'export'")
    assert auditing.proof(vault).broken_at == at
