import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Refused

VAULT = "7c62835a957ca56d154353b14a0f7610"
secret_bytes = st.binary(min_size=20, max_size=20)


@given(secret_bytes, st.uuids())
def test_a_code_read_back_gives_the_secret_and_the_vaults_mark(
    secret: bytes, vault: object
) -> None:
    vault_id = str(vault).replace("-", "")
    code = recovery_code.decode(recovery_code.encode(vault_id, secret))
    assert code.secret == secret
    assert code.mark == recovery_code.vault_mark(vault_id)


def test_a_code_is_eight_groups_of_five_without_letters_that_look_alike() -> None:
    code = recovery_code.encode(VAULT, bytes(range(20)))
    assert [len(group) for group in code.split("-")] == [5] * 8
    assert not set(code) & set("ILOU")


@given(secret_bytes)
def test_what_an_input_method_or_a_hurried_hand_types_is_understood(secret: bytes) -> None:
    code = recovery_code.encode(VAULT, secret)
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else "\uff0d" for c in code)
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("0", "o").replace("1", "l"),
        code.replace("-", "\u2013"),
        f"  {code}\n",
        wide.replace("\uff0d", "\u3000"),
        wide,
    ):
        assert recovery_code.decode(typed).secret == secret


def test_every_mistake_in_up_to_four_symbols_is_noticed() -> None:
    dice = random.Random(5)  # noqa: S311
    symbols = list(recovery_code.encode(VAULT, dice.randbytes(20)).replace("-", ""))
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for _ in range(5000):
        wrong = symbols.copy()
        for at in dice.sample(range(len(wrong)), dice.randint(1, 4)):
            wrong[at] = dice.choice(alphabet.replace(wrong[at], ""))
        with pytest.raises(Refused, match="typing mistake"):
            recovery_code.decode("".join(wrong))


def test_two_symbols_that_changed_places_are_noticed() -> None:
    symbols = list(recovery_code.encode(VAULT, bytes(range(7, 27))).replace("-", ""))
    for at in range(len(symbols) - 1):
        if symbols[at] != symbols[at + 1]:
            wrong = symbols.copy()
            wrong[at], wrong[at + 1] = wrong[at + 1], wrong[at]
            with pytest.raises(Refused):
                recovery_code.decode("".join(wrong))


@pytest.mark.parametrize("text", ["", "ABC", "A" * 39, "A" * 41, "U" * 40, "你" * 40])
def test_what_is_no_code_is_refused_beside_its_field(text: str) -> None:
    with pytest.raises(Refused) as refused:
        recovery_code.decode(text)
    assert refused.value.field == "recovery_code"


def test_a_code_does_not_show_its_secret() -> None:
    secret = bytes(range(20))
    code = recovery_code.decode(recovery_code.encode(VAULT, secret))
    assert repr(secret) not in repr(code)
