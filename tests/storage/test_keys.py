import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.storage import key_header
from desktop_crm.storage.key_header import KeyFiles, KeyHeader
from desktop_crm.storage.keys import DataKey, Kdf, Slot, SlotKind

VAULT = "7c62835a957ca56d154353b14a0f7610"
NOW = "2026-05-01T08:00:00+00:00"
CHEAP = Kdf(memory_mib=19, passes=1, lanes=1)
MATERIAL = bytes(range(32))


@pytest.fixture
def key() -> DataKey:
    return DataKey(MATERIAL)


@pytest.fixture
def header(key: DataKey) -> KeyHeader:
    slots = (
        Slot.wrap(key, SlotKind.PASSPHRASE, "pass", vault=VAULT, created=NOW, kdf=CHEAP),
        Slot.wrap(key, SlotKind.RECOVERY, b"r" * 20, vault=VAULT, created=NOW),
        Slot.wrap(
            key, SlotKind.KEYRING, b"k" * 32, vault=VAULT, created=NOW, backend="SecretService"
        ),
    )
    return KeyHeader(VAULT, NOW, bytes(16), slots).signed(key)


def test_each_secret_opens_its_own_slot_and_no_other(header: KeyHeader) -> None:
    passphrase, recovery, keyring = header.slots
    for slot, secret in ((passphrase, "pass"), (recovery, b"r" * 20), (keyring, b"k" * 32)):
        opened = slot.unwrap(secret, VAULT)
        assert opened is not None
        assert opened.material() == MATERIAL
    assert passphrase.unwrap("Pass", VAULT) is None
    assert recovery.unwrap(b"k" * 32, VAULT) is None
    assert keyring.unwrap(b"r" * 20, VAULT) is None


def test_a_slot_opens_nothing_in_another_vault(header: KeyHeader) -> None:
    assert header.slots[1].unwrap(b"r" * 20, "0" * 32) is None


def test_a_passphrase_is_the_same_however_its_accents_were_typed(key: DataKey) -> None:
    slot = Slot.wrap(key, SlotKind.PASSPHRASE, "cafe\u0301", vault=VAULT, created=NOW, kdf=CHEAP)
    assert slot.unwrap("caf\u00e9", VAULT) is not None


@pytest.mark.parametrize("length", [0, 16, 31, 33, 48])
def test_a_key_of_another_length_is_never_sent_to_sqlcipher(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(bytes(length))


def test_a_wiped_key_is_locked_and_a_key_never_shows_itself(key: DataKey) -> None:
    assert MATERIAL.hex() not in repr(key) + str(key)
    copy = key.copy()
    key.wipe()
    for use in (key.material, key.pragma, lambda: key.derive("x")):
        with pytest.raises(Unavailable) as unavailable:
            use()
        assert unavailable.value.fault is Fault.LOCKED
    assert copy.material() == MATERIAL


def test_derived_keys_differ_by_purpose(key: DataKey) -> None:
    derived = {key.derive("header"), key.derive("backup"), key.material()}
    assert len(derived) == 3


def test_a_header_survives_being_written_and_read(header: KeyHeader, key: DataKey) -> None:
    again = KeyHeader.parse(header.serialized())
    assert again == header
    assert again is not None
    assert again.is_authentic(key)
    assert not again.is_authentic(DataKey.random())


def test_every_single_changed_byte_of_the_header_is_noticed(header: KeyHeader) -> None:
    content = header.serialized()
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 << (at % 8)
        assert KeyHeader.parse(bytes(changed)) is None, at
    for length in range(0, len(content), 7):
        assert KeyHeader.parse(content[:length]) is None
    assert KeyHeader.parse(content + b"\n") is None


@pytest.mark.parametrize(
    "costs",
    [
        {"m": 1 << 20},
        {"m": 18},
        {"m": -1},
        {"t": 0},
        {"t": 1000},
        {"p": 0},
        {"p": 9},
        {"m": "64"},
        {"m": 64.0},
        {"m": True},
        {"name": "none"},
        {"salt": ""},
    ],
)
def test_costs_that_would_eat_the_memory_are_not_used(
    header: KeyHeader, costs: dict[str, object]
) -> None:
    fields = json.loads(header.serialized())
    fields["slots"][0]["kdf"].update(costs)
    fields["sum"] = key_header._total(fields)
    assert KeyHeader.parse(key_header._canonical(fields)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"sum":1}',
        b"[" * 50_000,
        b"x" * 70_000,
        b"\xff\xfe",
        b'{"sum":"","slots":1e999}',
    ],
)
def test_hostile_key_files_are_not_parsed(content: bytes) -> None:
    assert KeyHeader.parse(content) is None


def test_seventeen_slots_are_too_many(header: KeyHeader, key: DataKey) -> None:
    crowded = header.with_slots(header.slots[:1] * 17, key)
    assert KeyHeader.parse(crowded.serialized()) is None


def test_a_rewritten_header_without_the_key_is_not_authentic(
    header: KeyHeader, key: DataKey
) -> None:
    fields = json.loads(header.serialized())
    del fields["slots"][1]
    fields["sum"] = key_header._total(fields)
    forged = KeyHeader.parse(key_header._canonical(fields))
    assert forged is not None
    assert not forged.is_authentic(key)


def test_the_key_ring_is_never_the_only_way_in(header: KeyHeader, key: DataKey) -> None:
    with pytest.raises(Refused):
        header.with_slots(header.slots_of(SlotKind.KEYRING), key)
    with pytest.raises(Refused):
        header.with_slots((), key)
    assert header.with_slots(header.slots[1:], key).revision == 2


def test_one_good_copy_is_enough_and_mends_the_other(
    header: KeyHeader, key: DataKey, tmp_path: Path
) -> None:
    key_header.write(tmp_path, header)
    (tmp_path / key_header.NAME).write_bytes(b"rubbish")
    files = KeyFiles.read(tmp_path)
    assert files.best() == header
    assert files.mend(header)
    assert not KeyFiles.read(tmp_path).mend(header)
    newer = header.with_slots(header.slots[:2], key)
    (tmp_path / key_header.COPY_NAME).write_bytes(newer.serialized())
    assert KeyFiles.read(tmp_path).best() == newer


def test_two_bad_copies_are_told_as_a_damaged_key_file(tmp_path: Path) -> None:
    (tmp_path / key_header.NAME).write_bytes(b"rubbish")
    with pytest.raises(Unavailable) as unavailable:
        KeyFiles.read(tmp_path).best()
    assert unavailable.value.fault is Fault.KEY_FILE_DAMAGED


def test_keys_are_made_without_importing_the_database() -> None:
    names = "{'sqlalchemy', 'sqlcipher3', 'keyring', 'alembic'}"
    program = (
        "import sys; from desktop_crm.storage import keys, key_header, faults; "
        f"assert not set(sys.modules) & {names}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603
