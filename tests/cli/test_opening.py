"""Which vault is opened, and how."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_crm.cli import opening
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import places, vaults
from desktop_crm.services.vaults import KeyRing
from tests.cli.conftest import Ran
from tests.conftest import PASSPHRASE


class Ring:
    """A key ring as a dictionary, with the moods real ones have."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.asked = 0
        self.fault: Unavailable | None = None

    def get_password(self, service: str, username: str) -> str | None:
        del service
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        del service
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del service
        del self.kept[username]


@pytest.fixture
def ring(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Ring:
    """A key ring that opens the shop."""
    memory = Ring()
    key_ring = KeyRing({"Memory": lambda: memory}, lambda: False, seconds=1)
    vault = vaults.unlock(shop, PASSPHRASE)
    vaults.remember_in_keyring(vault, key_ring)
    vault.close()
    memory.asked = 0
    monkeypatch.setattr(vaults, "KeyRing", lambda: key_ring)
    return memory


def test_the_key_ring_opens_without_a_word(
    start: Callable[..., Ran], shop: Path, ring: Ring
) -> None:
    assert start("--vault", str(shop), "list").err == "3 of 3 shown.\n"
    assert ring.asked == 1


def test_a_key_ring_that_is_not_wanted_is_not_touched(
    start: Callable[..., Ran], shop: Path, ring: Ring
) -> None:
    start("--vault", str(shop), "--no-keyring", "list", code=4)
    start("--vault", str(shop), "--passphrase-stdin", "list", given=f"{PASSPHRASE}\n")
    assert ring.asked == 0


@pytest.mark.parametrize("verb", ["passphrase", "rekey"])
def test_a_key_ring_is_not_enough_to_change_the_keys(
    start: Callable[..., Ran], shop: Path, ring: Ring, verb: str
) -> None:
    said = start("--vault", str(shop), "vault", verb, code=4).err
    assert "--passphrase-stdin" in said
    assert ring.asked == 0
    vaults.unlock(shop, PASSPHRASE).close()


@pytest.mark.parametrize(
    "fault", [Fault.KEYRING_LOCKED, Fault.KEYRING_NONE, Fault.KEYRING_EMPTY, Fault.KEYRING_SILENT]
)
def test_a_key_ring_that_fails_is_told_and_the_passphrase_asked(
    start: Callable[..., Ran], shop: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    ring.fault = Unavailable(fault, "The key ring says no.")
    said = start("--vault", str(shop), "list", code=4).err
    assert said == "desktop-crm: The key ring says no.\n"
    monkeypatch.setattr(opening, "is_terminal", lambda: True)
    done = start("--vault", str(shop), "list", given=f"{PASSPHRASE}\n")
    assert done.err.startswith("The key ring says no.\n")


def test_a_key_ring_that_lost_its_entry_is_told(
    start: Callable[..., Ran], shop: Path, ring: Ring
) -> None:
    ring.kept.clear()
    assert "does not hold the key" in start("--vault", str(shop), "list", code=4).err


def test_nobody_can_be_asked(start: Callable[..., Ran], shop: Path) -> None:
    said = start("--vault", str(shop), "list", code=4).err
    assert "--passphrase-stdin" in said
    said = start("--vault", str(shop), "--passphrase-stdin", "list", code=4).err
    assert "ended before the master password" in said


def test_the_vault_is_named_by_option_environment_or_the_last_one(
    start: Callable[..., Ran], shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = f"{PASSPHRASE}\n"
    said = start("--passphrase-stdin", "list", given=given, code=4).err
    assert f"There is no vault at {places.default_vault()} yet" in said
    places.remember_vault(shop)
    start("--passphrase-stdin", "list", given=given)
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "other"))
    start("--passphrase-stdin", "list", given=given, code=4)
    start("--vault", str(shop), "--passphrase-stdin", "list", given=given)


def test_verbose_names_the_vault(start: Callable[..., Ran], shop: Path) -> None:
    done = start(
        "--verbose", "--vault", str(shop), "--passphrase-stdin", "list", given=f"{PASSPHRASE}\n"
    )
    assert done.err.startswith(f"Vault: {shop}\n")


def test_a_backup_is_verified_as_that_of_the_vault_the_key_ring_opens(
    start: Callable[..., Ran], shop: Path, ring: Ring
) -> None:
    made = start("--vault", str(shop), "backup").out.strip()
    assert start("--vault", str(shop), "backup", "verify", made).out.strip() == made
    ring.kept.clear()
    said = start("--vault", str(shop), "backup", "verify", made, code=4).err
    assert "does not hold the key" in said
