"""The ways to open a customer file: proved before they are changed, and changed one by one."""

import pytest

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import vaults
from desktop_crm.services.vaults import SlotKind, Vault
from tests.conftest import PASSPHRASE

CHEAP = vaults.Kdf(19, 1, 1)


def fault_of(vault: Vault, secret: str) -> Fault | None:
    try:
        vaults.confirm(vault, secret)
    except Unavailable as unavailable:
        return unavailable.fault
    return None


def kinds(vault: Vault) -> set[SlotKind]:
    return {slot.kind for slot in vault.slots()}


def test_the_password_and_the_code_prove_who_is_there(vault: Vault) -> None:
    code = vaults.new_recovery_code(vault)
    assert fault_of(vault, PASSPHRASE) is None
    assert fault_of(vault, code.lower().replace("-", " ")) is None
    assert fault_of(vault, PASSPHRASE + "x") is Fault.WRONG_SECRET
    assert fault_of(vault, "") is Fault.WRONG_SECRET
    assert fault_of(vault, vaults.new_recovery_code(vault)) is None
    assert fault_of(vault, code) is Fault.WRONG_SECRET, "it was replaced"


def test_a_proposed_code_opens_nothing_before_it_is_taken(vault: Vault) -> None:
    first = vaults.new_recovery_code(vault)
    proposed = vaults.propose_recovery_code(vault)
    assert fault_of(vault, proposed) is Fault.WRONG_SECRET
    assert fault_of(vault, first) is None
    vaults.set_recovery_code(vault, proposed)
    assert fault_of(vault, proposed) is None
    assert fault_of(vault, first) is Fault.WRONG_SECRET
    vault.close()
    vaults.unlock_with_recovery_code(vault.folder, proposed).close()


def test_a_code_with_a_typing_mistake_changes_nothing(vault: Vault) -> None:
    code = vaults.new_recovery_code(vault)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    with pytest.raises(Refused):
        vaults.set_recovery_code(vault, wrong)
    assert fault_of(vault, code) is None


def test_without_a_recovery_code_the_password_is_left(vault: Vault) -> None:
    vaults.new_recovery_code(vault)
    assert SlotKind.RECOVERY in kinds(vault)
    vaults.remove_recovery_code(vault)
    assert kinds(vault) == {SlotKind.PASSPHRASE}
    assert fault_of(vault, PASSPHRASE) is None


def test_the_last_way_that_a_person_knows_is_never_removed(vault: Vault) -> None:
    code = vaults.new_recovery_code(vault)
    vault.replace_slots(vault.header.slots_of(SlotKind.RECOVERY))
    with pytest.raises(Refused):
        vaults.remove_recovery_code(vault)
    assert fault_of(vault, code) is None


def test_another_key_takes_the_code_that_was_proposed(vault: Vault) -> None:
    code = vaults.propose_recovery_code(vault)
    made = vaults.rekey(vault, "another sentence", code=code, kdf=CHEAP)
    folder = made.vault.folder
    assert made.recovery_code == code
    assert code not in repr(made)
    made.vault.close()
    vaults.unlock_with_recovery_code(folder, code).close()
    vaults.unlock(folder, "another sentence").close()
    with pytest.raises(Unavailable):
        vaults.unlock(folder, PASSPHRASE)
