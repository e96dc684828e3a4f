import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Cancelled, Fault, Refused, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Created, SlotKind, Vault
from desktop_crm.storage.key_header import KeyHeader
from tests.storage.conftest import CHEAP, PASSPHRASE


def fault_of(error: pytest.ExceptionInfo[Unavailable]) -> Fault:
    return error.value.fault


def test_what_was_written_is_there_after_closing_and_opening(ledger: Vault) -> None:
    ledger.close()
    with vaults.unlock(ledger.folder, PASSPHRASE).read() as session:
        assert session.execute(text("SELECT count(*) FROM ledger")).scalar() == 300


def test_a_new_vault_holds_private_files_only_and_a_closed_one_no_litter(tmp_path: Path) -> None:
    vault = vaults.create(tmp_path / "x.crmvault", PASSPHRASE, kdf=CHEAP).vault
    if os.name != "nt":
        for path in (vault.folder, *vault.folder.rglob("*")):
            assert path.stat().st_mode & 0o077 == 0, path
    vault.close()
    names = {path.name for path in vault.folder.iterdir()}
    assert names == {"data.db", "keys.json", "keys.bak", "backups"}


def test_passphrase_and_recovery_code_open_the_same_vault(created: Created) -> None:
    folder, code = created.vault.folder, created.recovery_code
    assert code is not None
    created.vault.close()
    vault = vaults.unlock(folder, PASSPHRASE)
    assert vault.id == created.vault.id
    vault.close()
    vault = vaults.unlock_with_recovery_code(folder, code.lower().replace("-", " "))
    assert vault.id == created.vault.id
    vault.close()


def test_a_secret_is_in_no_text_an_object_gives(created: Created) -> None:
    assert created.recovery_code is not None
    material = created.vault.copy_key().material().hex()
    shown = repr(created) + repr(created.vault) + repr(created.vault.slots())
    assert created.recovery_code not in shown
    assert material not in shown + repr(created.vault.header)


def test_an_empty_passphrase_is_refused(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(Refused):
        vaults.create(tmp_path / "x.crmvault", "", kdf=CHEAP)
    with pytest.raises(Refused):
        vaults.change_passphrase(vault, "", kdf=CHEAP)
    assert not (tmp_path / "x.crmvault").exists()


def test_creating_never_overwrites(vault: Vault, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("keep me")
    for folder in (vault.folder, full, full / "letter.txt"):
        with pytest.raises(Unavailable) as error:
            vaults.create(folder, PASSPHRASE, kdf=CHEAP)
        assert fault_of(error) is Fault.ALREADY_EXISTS
    assert (full / "letter.txt").read_text() == "keep me"


def test_an_empty_folder_may_become_a_vault(tmp_path: Path) -> None:
    folder = tmp_path / "空 folder?#%.crmvault"
    folder.mkdir()
    created = vaults.create(folder, PASSPHRASE, with_recovery_code=False, kdf=CHEAP)
    assert created.recovery_code is None
    assert vaults.slots_of(folder) == (SlotKind.PASSPHRASE,)
    created.vault.close()
    vaults.unlock(folder, PASSPHRASE).close()


def test_a_vault_that_could_not_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop_crm.storage.key_header.write", fail)
    with pytest.raises(Unavailable) as error:
        vaults.create(tmp_path / "x.crmvault", PASSPHRASE, kdf=CHEAP)
    assert fault_of(error) is Fault.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_is_never_called_damage(vault: Vault) -> None:
    vault.close()
    for wrong in ("", "Correct horse 正确的马", PASSPHRASE + " "):
        with pytest.raises(Unavailable, match="not the master password") as error:
            vaults.unlock(vault.folder, wrong)
        assert fault_of(error) is Fault.WRONG_SECRET
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_recovery_code_of_another_vault_is_told_from_an_outdated_one(created: Created) -> None:
    vault, folder = created.vault, created.vault.folder
    other = f"{int(vault.id[:3], 16) ^ 0x800:03x}{vault.id[3:]}"
    with pytest.raises(Unavailable, match="another customer file"):
        vaults.unlock_with_recovery_code(folder, recovery_code.encode(other, bytes(20)))
    renewed = vaults.new_recovery_code(vault)
    vault.close()
    assert created.recovery_code is not None
    with pytest.raises(Unavailable, match="replaced by a newer one"):
        vaults.unlock_with_recovery_code(folder, created.recovery_code)
    vaults.unlock_with_recovery_code(folder, renewed).close()


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(created: Created) -> None:
    folder = created.vault.folder
    created.vault.close()
    assert created.recovery_code is not None
    vault = vaults.unlock_with_recovery_code(folder, created.recovery_code)
    vaults.change_passphrase(vault, "new one", kdf=CHEAP)
    vault.close()
    with pytest.raises(Unavailable):
        vaults.unlock(folder, PASSPHRASE)
    vaults.unlock(folder, "new one").close()


def test_every_damaged_byte_of_one_key_file_is_mended_from_the_other(vault: Vault) -> None:
    vault.close()
    path = vault.folder / "keys.json"
    content = path.read_bytes()
    path.write_bytes(content[:100])
    vaults.unlock(vault.folder, PASSPHRASE).close()
    assert path.read_bytes() == content
    path.unlink()
    vaults.unlock(vault.folder, PASSPHRASE).close()
    assert path.read_bytes() == content == (vault.folder / "keys.bak").read_bytes()


def test_a_forged_key_file_is_refused_and_a_good_copy_of_it_preferred(vault: Vault) -> None:
    vault.close()
    header = vault.header
    forged = KeyHeader(header.vault, header.created, bytes(16), header.slots, 9, "00" * 32)
    (vault.folder / "keys.json").write_bytes(forged.serialized())
    vaults.unlock(vault.folder, PASSPHRASE).close()
    assert (vault.folder / "keys.json").read_bytes() == header.serialized()
    for name in ("keys.json", "keys.bak"):
        (vault.folder / name).write_bytes(forged.serialized())
    with pytest.raises(Unavailable) as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.KEY_FILE_CHANGED


def test_a_folder_that_is_no_vault_and_one_that_is_gone_are_told_apart(tmp_path: Path) -> None:
    assert not vaults.is_vault(tmp_path)
    with pytest.raises(Unavailable) as error:
        vaults.unlock(tmp_path, PASSPHRASE)
    assert fault_of(error) is Fault.NOT_A_VAULT
    with pytest.raises(Unavailable) as error:
        vaults.unlock(tmp_path / "gone", PASSPHRASE)
    assert fault_of(error) is Fault.MISSING


def test_a_vault_without_its_database_is_told_as_missing(vault: Vault) -> None:
    vault.close()
    vault.path.unlink()
    with pytest.raises(Unavailable) as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.MISSING
    assert not vault.path.exists()
    assert not (vault.folder / "lock").exists()


def test_an_emptied_database_is_not_taken_for_a_new_one(vault: Vault) -> None:
    vault.close()
    os.truncate(vault.path, 0)
    with pytest.raises(Unavailable) as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.EMPTY_FILE
    assert vault.path.stat().st_size == 0


def test_a_database_of_a_newer_program_is_refused(vault: Vault) -> None:
    with vault.raw() as database:
        database.execute(f"PRAGMA user_version = {9 << 16}")
    vault.close()
    with pytest.raises(Unavailable, match="newer version") as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.NEWER_SCHEMA


def test_a_newer_minor_version_opens(vault: Vault) -> None:
    with vault.raw() as database:
        database.execute(f"PRAGMA user_version = {(1 << 16) + 900}")
    vault.close()
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_database_of_another_program_is_refused(vault: Vault) -> None:
    with vault.raw() as database:
        database.execute("PRAGMA application_id = 1")
    vault.close()
    with pytest.raises(Unavailable) as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.NOT_A_VAULT


def test_changed_journal_triggers_are_noticed(vault: Vault) -> None:
    with vault.raw() as database:
        database.execute("DROP TRIGGER log_customer_d")
    vault.close()
    with pytest.raises(Unavailable, match="history of changes"):
        vaults.unlock(vault.folder, PASSPHRASE)


def test_a_second_program_is_told_who_has_the_vault(vault: Vault) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop_crm.services import vaults\n"
        "from desktop_crm.domain.errors import Unavailable\n"
        "try: vaults.unlock(Path(sys.argv[1]), sys.stdin.read())\n"
        "except Unavailable as error: print(error.fault, error.fields['pid'])"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, str(vault.folder)],
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["in-use", str(os.getpid())]
    vault.close()
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_lock_left_by_a_dead_program_is_taken_over(vault: Vault) -> None:
    vault.close()
    lock = vault.folder / "lock"
    lock.write_text(json.dumps({"pid": 1, "program": "Desktop CRM", "host": "elsewhere"}))
    vaults.unlock(vault.folder, PASSPHRASE).close()
    lock.write_text("rubbish")
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_foreign_lock_is_never_taken_where_locks_prove_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    lock = vault.folder / "lock"
    lock.write_text(json.dumps({"pid": 77, "program": "Desktop CRM", "host": "elsewhere"}))
    monkeypatch.setattr("desktop_crm.storage.instance_lock._is_local", lambda _: False)
    with pytest.raises(Unavailable, match="elsewhere") as error:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert fault_of(error) is Fault.IN_USE
    assert error.value.fields["pid"] == 77
    lock.unlink()
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_failed_unlock_gives_the_lock_back(vault: Vault) -> None:
    vault.close()
    with pytest.raises(Unavailable):
        vaults.unlock(vault.folder, "wrong")
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_an_error_inside_a_write_keeps_nothing(ledger: Vault) -> None:
    def half_done() -> None:
        with ledger.write() as session:
            session.execute(text("DELETE FROM ledger"))
            raise KeyError

    with pytest.raises(KeyError):
        half_done()
    with ledger.read() as session:
        assert session.execute(text("SELECT count(*) FROM ledger")).scalar() == 300


def test_a_query_that_writes_is_a_bug_and_not_a_fault_of_the_disk(ledger: Vault) -> None:
    with pytest.raises(OperationalError, match="readonly"), ledger.read() as session:
        session.execute(text("DELETE FROM ledger"))


def test_a_write_inside_a_write_is_a_bug_and_not_a_hang(vault: Vault) -> None:
    with vault.write(), pytest.raises(RuntimeError), vault.write():
        pass


def test_a_file_error_of_the_caller_is_not_blamed_on_the_vault(vault: Vault) -> None:
    with pytest.raises(FileNotFoundError), vault.write():
        Path("/nowhere/at/all").read_bytes()


def test_sessions_carry_the_caches_of_their_vault(vault: Vault) -> None:
    vault.caches["facets"] = {1, 2}
    with vault.read() as session:
        assert session.info["caches"] is vault.caches
    with vault.reader().session() as session:
        assert session.info["caches"] is vault.caches


def test_the_clock_can_be_replaced(vault: Vault) -> None:
    now = datetime(2031, 2, 3, tzinfo=UTC)
    vault.clock = lambda: now
    vaults.change_passphrase(vault, "x", kdf=CHEAP)
    assert vault.slots()[-1].created_at == now


def test_a_closed_vault_is_locked_and_closing_twice_is_fine(vault: Vault) -> None:
    reader = vault.reader()
    vault.close()
    vault.close()
    assert not vault.is_open
    for use in (vault.read, vault.write, vault.raw, reader.session):
        with pytest.raises(Unavailable) as error, use():
            pass
        assert fault_of(error) is Fault.LOCKED
    for call in (vault.reader, vault.copy_key, lambda: vault.key_for("x")):
        with pytest.raises(Unavailable):
            call()


def test_closing_waits_for_the_writer(ledger: Vault) -> None:
    writing, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with ledger.write() as session:
            writing.set()
            go_on.wait(5)
            session.execute(text("INSERT INTO ledger (note) VALUES ('last word')"))

    thread = threading.Thread(target=write)
    thread.start()
    assert writing.wait(5)
    closing = threading.Thread(target=ledger.close)
    closing.start()
    go_on.set()
    thread.join()
    closing.join()
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    with vault.read() as session:
        assert session.execute(text("SELECT max(id) FROM ledger")).scalar() == 301
    vault.close()


def test_closing_interrupts_a_long_read(vault: Vault) -> None:
    reading = threading.Event()
    outcome: list[type[BaseException]] = []

    def look() -> None:
        try:
            with vault.read() as session:
                session.connection()
                reading.set()
                session.execute(
                    text(
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                        "WHERE i < 1000000000) SELECT sum(i) FROM n"
                    )
                ).scalar()
        except BaseException as error:
            outcome.append(type(error))

    thread = threading.Thread(target=look)
    thread.start()
    assert reading.wait(5)
    vault.close()
    thread.join(2)
    assert outcome == [Cancelled]


def test_a_vault_describes_itself(ledger: Vault) -> None:
    info = vaults.info(ledger)
    assert info.id == ledger.id
    assert info.folder == ledger.folder
    assert info.schema == "1.0"
    assert info.counts["ledger"] == 300
    assert info.size > 4096
    assert [slot.kind for slot in info.slots] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert info.last_backup_at is None


@pytest.mark.parametrize("deep", [False, True])
def test_a_sound_vault_has_no_findings(ledger: Vault, *, deep: bool) -> None:
    assert vaults.check(ledger, deep=deep).is_well


def test_a_check_finds_a_damaged_key_file_and_index(ledger: Vault) -> None:
    (ledger.folder / "keys.bak").write_bytes(b"")
    with ledger.write() as session:
        session.execute(text("DELETE FROM found_data WHERE id > 10"))
    findings = vaults.check(ledger, deep=True).findings
    assert any("keys.bak" in finding for finding in findings)
    assert any("found" in finding for finding in findings)


def test_no_word_of_a_customer_can_be_read_in_any_file(ledger: Vault) -> None:
    canary = "canary-王小明-13812345678"
    with ledger.write() as session:
        session.execute(text("INSERT INTO ledger (note) VALUES (:n)"), {"n": canary})
        session.execute(text("INSERT INTO found (note) VALUES (:n)"), {"n": canary})
    log = ledger.folder / "data.db-wal"
    assert log.stat().st_size > 0

    def files_with(word: bytes) -> list[Path]:
        files = (path for path in ledger.folder.rglob("*") if path.is_file())
        return [path for path in files if word in path.read_bytes()]

    parts = ["王小明".encode(), "王小明".encode("utf-16-le"), b"13812345678", b"canary", b"ledger"]
    open_files = [files_with(part) for part in parts]
    ledger.close()
    assert not log.exists()
    assert [files_with(part) for part in parts] == open_files == [[]] * len(parts)


def events(vault: Vault) -> list[tuple[str, str]]:
    with vault.read() as session:
        rows = session.execute(text("SELECT kind, detail FROM audit_event ORDER BY k"))
        return [(row.kind, row.detail) for row in rows]


def test_who_came_in_and_what_was_done_to_the_keys_is_noted(vault: Vault) -> None:
    vaults.new_recovery_code(vault)
    vault.close()
    vault = vaults.unlock(vault.folder, PASSPHRASE)
    assert events(vault)[-2:] == [
        ("keys", '{"added":1,"slot":"recovery"}'),
        ("unlock", '{"slot":"passphrase"}'),
    ]
    vault.close()


def test_an_event_taken_out_is_found_by_a_check(vault: Vault) -> None:
    for number in range(4):
        vault.record("print", pages=number)
    with vault.raw() as database:
        (guard,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'guard_audit_event_d'"
        ).fetchone()
        database.execute("DROP TRIGGER guard_audit_event_d")
        database.execute("DELETE FROM audit_event WHERE k = 2")
        database.execute(guard)
    assert any("does not hold at event 2" in finding for finding in vaults.check(vault).findings)


def test_lost_changes_are_found_against_the_newest_backup(vault: Vault) -> None:
    with vault.write() as session:
        session.execute(text("UPDATE clock SET txn = 12"))
    vault.record("print")
    backups.make(vault)
    assert vaults.check(vault).is_well
    with vault.raw() as database:
        database.execute("UPDATE clock SET txn = 11")
        (guard,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'guard_audit_event_d'"
        ).fetchone()
        database.execute("DROP TRIGGER guard_audit_event_d")
        database.execute("DELETE FROM audit_event")
        database.execute(guard)
    findings = vaults.check(vault).findings
    assert any("newest backup knows 12" in finding for finding in findings)
    assert any("event 1" in finding for finding in findings)
