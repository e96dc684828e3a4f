"""One write: whole or not at all, and the journal tells what it touched."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.values import new_id
from desktop_crm.services import unit_of_work
from desktop_crm.services.unit_of_work import MANY_ROWS, read, write
from desktop_crm.services.use_cases import mark_of, use_case
from desktop_crm.storage import journal
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.draft import Draft
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.entities.txn import Txn
from desktop_crm.storage.keys import Kdf
from desktop_crm.storage.vault import Vault, create

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    folder = tmp_path_factory.mktemp("unit_of_work") / "shop.crmvault"
    cheap = Kdf(memory_mib=19, passes=1, lanes=1)
    vault = create(folder, "x", kdf=cheap, clock=lambda: NOW)
    yield vault
    vault.close()


@use_case("Add customer")
def add(session: Session, name: str, *, tag_ids: tuple[bytes, ...] = ()) -> bytes:
    """Add a customer with a contact."""
    customer = Customer(name=name)
    session.add(customer)
    session.flush()
    session.add(Contact(customer_id=customer.id, name=name))
    return customer.id


@use_case("Fill")
def fill(session: Session, count: int) -> None:
    """Add many customers."""
    session.execute(insert(Customer), [{"name": f"客户{number}"} for number in range(count)])


@use_case("Write raw", undoable=False)
def run_sql(session: Session, statement: str) -> None:
    """Run any statement."""
    session.execute(text(statement))


def _actions(vault: Vault) -> list[Txn]:
    with vault.read() as session:
        return list(session.scalars(select(Txn).order_by(Txn.txn)))


def test_a_write_tells_what_it_touched_and_keeps_an_action(vault: Vault) -> None:
    tag_id = new_id()
    done = write(vault, add, "海纳机械", tag_ids=(tag_id,))
    assert done.changes.label == "Add customer"
    assert done.changes.roots == {done.value}
    assert done.changes.kinds == {"customer", "contact"}
    assert ("customer", done.value) in done.changes.touched
    assert len(done.changes.touched) == 2
    (action,) = _actions(vault)
    assert (action.txn, action.label, action.at) == (done.changes.txn, "Add customer", NOW)
    assert action.last_k - action.first_k == 1
    assert json.loads(action.params or "") == [tag_id.hex()]
    assert "海纳" not in (action.params or "")
    assert read(vault, lambda session: session.get_one(Customer, done.value).name) == "海纳机械"


def test_a_reader_reads_too(vault: Vault) -> None:
    write(vault, add, "海纳机械")
    reader = vault.reader()
    assert read(reader, lambda session: session.scalar(select(Customer.name))) == "海纳机械"


def test_raw_statements_are_told_as_well(vault: Vault) -> None:
    customer_id = write(vault, add, "海纳机械").value
    done = write(vault, run_sql, "UPDATE customer SET name = 'x'")
    assert done.changes.touched == {("customer", customer_id)}
    assert done.changes.roots == {customer_id}
    assert not _actions(vault)[-1].is_undoable


def test_a_write_that_changes_nothing_is_no_action(vault: Vault) -> None:
    write(vault, add, "海纳机械")
    done = write(vault, run_sql, "UPDATE customer SET name = name")
    assert done.changes.txn is None
    assert done.changes.kinds == frozenset()
    assert len(_actions(vault)) == 1


def test_local_rows_are_kept_without_an_action(vault: Vault) -> None:
    done = write(vault, run_sql, "INSERT INTO draft (form, content) VALUES ('a', '{}')")
    assert done.changes.txn is None
    assert read(vault, lambda session: session.scalar(select(Draft.content))) == "{}"


def test_action_numbers_are_in_the_changes(vault: Vault) -> None:
    first = write(vault, add, "甲").changes.txn
    second = write(vault, add, "乙").changes.txn
    with vault.read() as session:
        numbers = session.connection().exec_driver_sql("SELECT txn FROM change WHERE txn > 0")
        assert numbers.scalars().all() == [first, first, second, second]


def test_above_a_thousand_rows_only_kinds_are_told(vault: Vault) -> None:
    changes = write(vault, fill, MANY_ROWS).changes
    assert len(changes.touched) == len(changes.roots) == MANY_ROWS
    assert not changes.many
    changes = write(vault, fill, MANY_ROWS + 1).changes
    assert changes.many
    assert changes.kinds == {"customer"}
    assert not changes.touched
    assert not changes.roots
    assert changes.concerns(new_id())


def test_a_dictionary_row_has_no_root(vault: Vault) -> None:
    changes = write(
        vault, run_sql, "INSERT INTO tag (id, name) VALUES (randomblob(16), 'x')"
    ).changes
    assert changes.kinds == {"tag"}
    assert changes.roots == frozenset()


def test_a_merge_touches_both_heads(vault: Vault) -> None:
    first, second, third = (write(vault, add, name).value for name in "甲乙丙")

    @use_case("Merge")
    def merge(session: Session, into: bytes | None) -> None:
        session.get_one(Customer, first).merged_into = into

    assert write(vault, merge, second).changes.roots == {first, second}
    assert write(vault, merge, third).changes.roots == {first, second, third}
    assert write(vault, merge, None).changes.roots == {first, third}


def test_what_follows_from_a_write_is_in_the_same_transaction(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def derive(session: Session, roots: object, *, today: object) -> None:
        seen.append((roots, today))
        session.connection().exec_driver_sql("UPDATE customer SET health = 7")

    monkeypatch.setattr(unit_of_work.derived, "refresh", derive)  # type: ignore[attr-defined]
    customer_id = write(vault, add, "海纳机械").value
    assert seen == [({customer_id}, NOW.astimezone().date())]
    with vault.read() as session:
        assert session.scalar(select(Customer.health)) == 7
        found = session.connection().exec_driver_sql("SELECT count(*) FROM search_dirty")
        assert found.scalar_one() == 0

    write(vault, fill, unit_of_work.MANY_ROOTS + 1)
    assert seen[-1] == (None, NOW.astimezone().date())


def test_a_failure_leaves_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    @use_case("Fail")
    def fail(session: Session) -> None:
        session.add(Tag(name="x"))
        session.flush()
        raise Refused("no")

    def break_down(*_: object, **__: object) -> None:
        raise ArithmeticError

    with pytest.raises(Refused):
        write(vault, fail)
    with monkeypatch.context() as patch:
        patch.setattr(unit_of_work.search, "refresh", break_down)  # type: ignore[attr-defined]
        with pytest.raises(ArithmeticError):
            write(vault, add, "海纳机械")
    with vault.read() as session:
        assert session.scalars(select(Tag)).all() == []
        assert session.scalars(select(Customer)).all() == []
        assert journal.differences(session.connection()) == ()
    assert _actions(vault) == []
    assert write(vault, add, "海纳机械").changes.txn == 1


def test_a_muted_journal_is_never_committed(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="muted"):
        write(vault, run_sql, "UPDATE clock SET applying = 1")
    with vault.read() as session:
        assert not journal.is_muted(session.connection())


def test_an_import_names_its_batch(vault: Vault) -> None:
    @use_case("Import")
    def run(session: Session) -> bytes:
        session.add(batch := ImportBatch(file_name="a.csv"))
        session.flush()
        return batch.id

    @use_case("Count")
    def recount(session: Session) -> None:
        session.scalars(select(ImportBatch)).one().counts = "{}"

    @use_case("Forget")
    def forget(session: Session) -> None:
        session.execute(delete(ImportBatch))

    batch_id = write(vault, run).value
    write(vault, recount)
    write(vault, forget)
    assert [action.batch_id for action in _actions(vault)] == [batch_id, None, None]


def test_only_marked_functions_write(vault: Vault) -> None:
    def unmarked(session: Session) -> None:
        session.add(Tag(name="x"))

    with pytest.raises(TypeError, match="unmarked"):
        write(vault, unmarked)
    assert mark_of(add).label == "Add customer"
    assert not mark_of(run_sql).is_undoable
