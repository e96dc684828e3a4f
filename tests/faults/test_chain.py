"""The chain of events, held against the ends of it that backups know."""

import json
from collections.abc import Callable

import pytest

from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from tests.faults.place import CHEAP

pytestmark = pytest.mark.fault
_BEFORE, _AFTER = 6, 3


def harm(vault: Vault, *statements: str) -> None:
    """Change events behind the program's back, and leave no trace of that."""
    with vault.raw() as database:
        guards = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE name LIKE 'guard_audit_event_%'"
        ).fetchall()
        for name, _sql in guards:
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
        for _name, sql in guards:
            database.execute(sql)


def first_wrong_event(vault: Vault) -> int:
    """Return the first event a check complains of, or 0."""
    words = [found.rsplit(" ", 1) for found in vaults.check(vault).findings if "chain" in found]
    return min((int(number) for _said, number in words), default=0)


@pytest.fixture
def noted(vault: Vault) -> Vault:
    """Return a customer file with events before and after its newest backup."""
    harm(vault, "DELETE FROM audit_event")
    for number in range(_BEFORE):
        vault.record("print", pages=number)
    backups.make(vault)
    for number in range(_AFTER):
        vault.record("export", rows=number)
    assert first_wrong_event(vault) == 0
    return vault


def cut(vault: Vault) -> None:
    """Take the end away, what the backup knows with it."""
    harm(vault, "DELETE FROM audit_event WHERE k >= 4")


def cut_all(vault: Vault) -> None:
    """Take everything away."""
    harm(vault, "DELETE FROM audit_event")


def edit(vault: Vault) -> None:
    """Let an event tell something else."""
    harm(vault, """UPDATE audit_event SET detail = '{"pages":99}' WHERE k = 4""")


def take_one_out(vault: Vault) -> None:
    """Take one out of the middle and close the gap."""
    harm(
        vault,
        "DELETE FROM audit_event WHERE k = 4",
        "UPDATE audit_event SET k = k - 1 WHERE k > 4",
    )


def tell_it_anew(vault: Vault) -> None:
    """Tell another story from there on, with the right key: the chain by itself is whole."""
    harm(vault, "DELETE FROM audit_event WHERE k >= 4")
    for number in range(_BEFORE + _AFTER):
        vault.record("import", rows=number)


@pytest.mark.parametrize("done", [cut, cut_all, edit, take_one_out, tell_it_anew])
def test_a_cut_or_edited_chain_is_noticed(noted: Vault, done: Callable[[Vault], None]) -> None:
    done(noted)
    assert 0 < first_wrong_event(noted) <= _BEFORE + 1


def with_another_end(manifest: bytes, mac: str) -> bytes:
    """Return a manifest that knows another end of the chain, written as the program writes it."""
    fields = json.loads(manifest)
    fields["anchors"][0][-1] = mac.lower()
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize("made", [with_another_end, lambda *_about: b"{}", lambda *_about: None])
def test_a_manifest_made_to_fit_hides_nothing(
    noted: Vault, made: Callable[[bytes, str], bytes | None]
) -> None:
    tell_it_anew(noted)
    path = backups.listing(noted)[0].path / "manifest.json"
    with noted.raw() as database:
        mac = database.execute("SELECT hex(mac) FROM audit_event WHERE k = 6").fetchone()[0]
    content = made(path.read_bytes(), mac)
    path.unlink() if content is None else path.write_bytes(content)
    findings = vaults.check(noted).findings
    assert [one for one in findings if "manifest.json is not as it was written" in one]


def test_a_backup_under_an_older_key_is_no_changed_one(noted: Vault) -> None:
    renewed = vaults.rekey(noted, "another", kdf=CHEAP).vault
    backups.make(renewed)
    assert vaults.check(renewed).is_well
    renewed.close()
