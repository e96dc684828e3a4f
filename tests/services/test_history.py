"""Undo, redo and values back: whatever was done comes back exactly, and nothing else is lost."""

import hashlib
import json
import os
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, event, insert, select, text, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.history import UndoResult
from desktop_crm.domain.values import new_id
from desktop_crm.queries import history as past
from desktop_crm.services import history
from desktop_crm.services.unit_of_work import read, write
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage import audit, journal
from desktop_crm.storage.entities.change import Change
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.keys import Kdf
from desktop_crm.storage.vault import Vault, create

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SEEDS = int(os.environ.get("HISTORY_SEEDS", "10"))
STEPS = 40
DIGESTED = tuple(
    f"SELECT {', '.join(c.name for c in table.columns if c.name != 'n')} FROM {table.name}"  # noqa: S608
    " ORDER BY id"
    for table in journal.journaled_tables()
    # What happened stays noted, a backup before an undone import too.
    if table.name != "audit_event"
)


@pytest.fixture
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = _vault(tmp_path_factory)
    yield vault
    vault.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = _vault(tmp_path_factory)
    yield vault
    vault.close()


def _vault(factory: pytest.TempPathFactory) -> Vault:
    folder = factory.mktemp("history") / "shop.crmvault"
    cheap = Kdf(memory_mib=19, passes=1, lanes=1)
    return create(folder, "x", kdf=cheap, clock=lambda: NOW)


@use_case("Do")
def do(session: Session, work: Callable[[Session], Any]) -> Any:
    """Do anything as one action."""
    return work(session)


def _add(vault: Vault, name: str = "海纳机械", **values: Any) -> bytes:
    customer = Customer(id=new_id(), name=name, **values)
    write(vault, do, lambda session: session.add(customer))
    return customer.id


def _one(vault: Vault, column: Any) -> Any:
    return read(vault, lambda session: session.scalar(select(column)))


def _many(vault: Vault, column: Any) -> list[Any]:
    return read(vault, lambda session: list(session.scalars(select(column))))


def _digest(vault: Vault) -> str:
    """Return the hash of every journaled row and every derived column, without local numbers."""
    with vault.read() as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        rows = [driver.execute(statement).fetchall() for statement in DIGESTED]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _differences(vault: Vault) -> tuple[journal.Difference, ...]:
    return read(vault, lambda session: journal.differences(session.connection()))


def _naming(name: str) -> Callable[[Session], object]:
    return lambda session: session.execute(update(Customer).values(name=name))


def _after(vault: Vault, step: Callable[[Session], UndoResult]) -> str | None:
    write(vault, step)
    return read(vault, lambda session: session.scalar(select(Customer.name)))


# --- one action back and forth


def test_an_edit_comes_back_and_goes_again(vault: Vault) -> None:
    customer_id = _add(vault, tier="A")
    write(vault, do, lambda session: session.execute(update(Customer).values(tier="B", note="x")))
    done = write(vault, history.undo)
    assert (done.value.label, done.value.restored, done.value.skipped) == ("Do", 2, 0)
    assert done.changes.touched == {("customer", customer_id)}
    assert _one(vault, Customer.tier) == "A"
    done = write(vault, history.redo)
    assert (done.value.restored, done.value.label) == (2, "Do")
    assert _one(vault, Customer.tier) == "B"
    assert _one(vault, Customer.note) == "x"


def test_a_created_row_goes_and_comes_back_with_its_id(vault: Vault) -> None:
    customer_id = _add(vault)
    write(vault, history.undo)
    assert _many(vault, Customer.id) == []
    write(vault, history.redo)
    assert _many(vault, Customer.id) == [customer_id]


def test_a_deleted_row_comes_back_as_it_was(vault: Vault) -> None:
    customer_id = _add(vault)
    contact = Contact(id=new_id(), customer_id=customer_id, name="李雷\x00", note='{"a": 1}')
    write(vault, do, lambda session: session.add(contact))
    before = _digest(vault)
    write(vault, do, lambda session: session.execute(delete(Contact)))
    write(vault, history.undo)
    assert _digest(vault) == before


def test_nothing_to_undo_or_redo_is_said(vault: Vault) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        write(vault, history.undo)
    _add(vault)
    with pytest.raises(Refused, match="nothing to redo"):
        write(vault, history.redo)
    write(vault, history.undo)
    with pytest.raises(Refused, match="nothing to undo"):
        write(vault, history.undo)


def test_a_new_action_clears_redo(vault: Vault) -> None:
    _add(vault)
    write(vault, history.undo)
    assert read(vault, past.redo_label) == "Do"
    _add(vault, "乙")
    assert read(vault, past.redo_label) is None
    with pytest.raises(Refused):
        write(vault, history.redo)


def test_undo_and_redo_walk_a_whole_history(vault: Vault) -> None:
    def walk(step: Callable[[Session], UndoResult], times: int) -> list[str | None]:
        return [_after(vault, step) for _ in range(times)]

    _add(vault, "0")
    for name in "123":
        write(vault, do, _naming(name))
    assert walk(history.undo, 4) == ["2", "1", "0", None]
    assert walk(history.redo, 2) == ["0", "1"]
    assert walk(history.undo, 1) == ["0"]
    assert walk(history.redo, 3) == ["1", "2", "3"]
    with pytest.raises(Refused):
        write(vault, history.redo)


def test_an_older_action_is_undone_by_number_once(vault: Vault) -> None:
    _add(vault, tier="A")
    number = write(vault, do, lambda s: s.execute(update(Customer).values(tier="B"))).changes.txn
    write(vault, do, lambda s: s.execute(update(Customer).values(note="x")))
    write(vault, history.undo, number)
    assert (_one(vault, Customer.tier), _one(vault, Customer.note)) == ("A", "x")
    with pytest.raises(Refused, match="already"):
        write(vault, history.undo, number)
    with pytest.raises(Refused):
        write(vault, history.undo, 999)


def test_what_may_not_be_undone_is_passed_over(vault: Vault) -> None:
    _add(vault)

    @use_case("Erase", undoable=False)
    def erase(session: Session) -> None:
        session.execute(update(Customer).values(note="gone"))

    number = write(vault, erase).changes.txn
    assert read(vault, past.undo_label) == "Do"
    with pytest.raises(Refused, match="cannot be undone"):
        write(vault, history.undo, number)


# --- what was changed since


def test_only_values_that_are_still_mine_are_taken_back(vault: Vault) -> None:
    _add(vault, tier="A", note="old")
    number = write(
        vault, do, lambda s: s.execute(update(Customer).values(tier="B", note="mine"))
    ).changes.txn
    write(vault, do, lambda s: s.execute(update(Customer).values(note="theirs")))
    done = write(vault, history.undo, number)
    assert (done.value.restored, done.value.skipped) == (1, 1)
    assert (_one(vault, Customer.tier), _one(vault, Customer.note)) == ("A", "theirs")


def test_an_undo_that_could_restore_nothing_still_counts_as_done(vault: Vault) -> None:
    _add(vault)
    number = write(vault, do, lambda s: s.execute(update(Customer).values(note="mine"))).changes.txn
    write(vault, do, lambda s: s.execute(update(Customer).values(note="theirs")))
    done = write(vault, history.undo, number)
    assert (done.value.restored, done.value.skipped) == (0, 1)
    assert read(vault, lambda session: past.actions(session)[2]).undone


def test_a_created_customer_stays_while_others_refer_to_it(vault: Vault) -> None:
    customer_id = new_id()

    def make(session: Session) -> None:
        session.add(Customer(id=customer_id, name="海纳机械"))
        session.add(ContactMethod(customer_id=customer_id, kind="PHONE", value="1"))

    number = write(vault, do, make).changes.txn
    write(vault, do, lambda s: s.add(Interaction(customer_id=customer_id, kind="CALL")))
    done = write(vault, history.undo, number)
    assert (done.value.restored, done.value.skipped) == (0, 2)
    assert _many(vault, ContactMethod.value) == ["1"]


def test_a_created_customer_stays_whole_when_one_of_its_rows_was_corrected(vault: Vault) -> None:
    customer_id = new_id()

    def make(session: Session) -> None:
        session.add(Customer(id=customer_id, name="海纳机械"))
        session.add(ContactMethod(customer_id=customer_id, kind="PHONE", value="1"))
        session.add(Contact(customer_id=customer_id, name="李雷"))

    number = write(vault, do, make).changes.txn
    write(vault, do, lambda s: s.execute(update(ContactMethod).values(value="2")))
    done = write(vault, history.undo, number)
    assert (done.value.restored, done.value.skipped) == (0, 3)
    write(vault, history.undo)
    assert _many(vault, ContactMethod.value) == ["1"]


def test_a_created_row_stays_when_it_was_edited_and_goes_when_the_edit_was_undone(
    vault: Vault,
) -> None:
    _add(vault)
    number = write(vault, do, lambda s: s.add(Tag(name="a"))).changes.txn
    write(vault, do, lambda s: s.execute(update(Tag).values(name="b")))
    write(vault, history.undo)
    assert write(vault, history.undo, number).value.restored == 1
    assert _many(vault, Tag.name) == []
    number = write(vault, do, lambda s: s.add(Tag(name="a"))).changes.txn
    write(vault, do, lambda s: s.execute(update(Tag).values(name="b")))
    assert write(vault, history.undo, number).value.skipped == 1
    assert _many(vault, Tag.name) == ["b"]


def test_a_tag_in_use_stays(vault: Vault) -> None:
    customer_id, tag_id = _add(vault), new_id()
    number = write(vault, do, lambda s: s.add(Tag(id=tag_id, name="a"))).changes.txn
    write(vault, do, lambda s: s.add(CustomerTag(customer_id=customer_id, tag_id=tag_id)))
    assert write(vault, history.undo, number).value.skipped == 1
    assert _many(vault, Tag.name) == ["a"]


def test_a_merge_head_stays_while_another_points_at_it(vault: Vault) -> None:
    first = _add(vault, "甲")
    second = new_id()
    number = write(vault, do, lambda s: s.add(Customer(id=second, name="乙"))).changes.txn
    write(
        vault,
        do,
        lambda s: s.execute(
            update(Customer).where(Customer.id == first).values(merged_into=second)
        ),
    )
    assert write(vault, history.undo, number).value.skipped == 1
    assert len(_many(vault, Customer.id)) == 2


def test_a_row_of_a_customer_that_is_gone_is_not_put_back(vault: Vault) -> None:
    created = write(vault, do, lambda s: s.add(Customer(id=(new_id()), name="x"))).changes
    customer_id = next(iter(created.roots))
    write(vault, do, lambda s: s.add(Contact(customer_id=customer_id, name="李雷")))
    number = write(vault, do, lambda s: s.execute(delete(Contact))).changes.txn
    write(vault, do, lambda s: s.execute(delete(Customer)))
    done = write(vault, history.undo, number)
    assert (done.value.restored, done.value.skipped) == (0, 1)


def test_erased_rows_never_come_back(vault: Vault) -> None:
    customer_id = _add(vault)
    number = write(vault, do, lambda s: s.execute(delete(Customer))).changes.txn

    @use_case("Erase", undoable=False)
    def erase(session: Session) -> None:
        with journal.muted(session.connection()):
            session.execute(
                text("INSERT INTO erased (id, root_id, at) VALUES (:id, :id, 0)"),
                {"id": customer_id},
            )

    write(vault, erase)
    assert write(vault, history.undo, number).value.restored == 0
    assert _many(vault, Customer.id) == []


def test_an_event_of_the_audit_is_never_taken_back(vault: Vault) -> None:
    def work(session: Session) -> None:
        session.add(Tag(name="a"))
        audit.record(session.connection(), b"k" * 32, "export", now=NOW)

    write(vault, do, work)
    done = write(vault, history.undo)
    assert (done.value.restored, done.value.skipped) == (1, 0)
    with vault.read() as session:
        assert len(audit.anchors(session.connection())) == 1


# --- bulk and raw


def test_raw_bulk_writes_are_undone_and_in_the_history(vault: Vault) -> None:
    write(vault, do, lambda s: s.execute(insert(Customer), [{"name": str(n)} for n in range(300)]))
    before = _digest(vault)
    write(vault, do, lambda s: s.execute(text("UPDATE customer SET tier = 'A', note = name")))
    write(vault, do, lambda s: s.execute(text("DELETE FROM customer WHERE name < '2'")))
    rows = read(vault, past.recent, 1000)
    assert sum(row.op == "d" for row in rows) == 112
    assert sum(row.op == "u" for row in rows) == 300
    write(vault, history.undo)
    done = write(vault, history.undo)
    assert done.value.restored == 600
    assert _digest(vault) == before
    assert _differences(vault) == ()


def test_an_import_is_undone_as_a_whole(vault: Vault) -> None:
    kept, batch_id = _add(vault, "old", tier="A"), new_id()

    def run(session: Session) -> None:
        session.add(ImportBatch(id=batch_id, file_name="a.csv"))
        for number in range(20):
            one = new_id()
            session.execute(insert(Customer).values(id=one, name=str(number)))
            session.execute(insert(ContactMethod).values(customer_id=one, value=str(number)))
            session.execute(insert(ImportRow).values(customer_id=one, batch_id=batch_id, cells=""))
        session.execute(update(Customer).where(Customer.id == kept).values(tier="B"))
        session.execute(insert(ImportRow).values(customer_id=kept, batch_id=batch_id, cells=""))

    before = _digest(vault)
    write(vault, do, run)
    after = _digest(vault)
    done = write(vault, history.undo_batch, batch_id)
    assert (done.value.restored, done.value.skipped) == (63, 0)
    assert _digest(vault) == before
    write(vault, history.redo)
    assert _digest(vault) == after
    with pytest.raises(Refused):
        write(vault, history.undo_batch, new_id())


def test_undo_of_many_rows_takes_few_statements(vault: Vault) -> None:
    def run(session: Session) -> None:
        ids = [new_id() for _ in range(3000)]
        session.execute(insert(Customer), [{"id": one, "name": "x"} for one in ids])
        session.execute(insert(Contact), [{"customer_id": one, "name": "y"} for one in ids])

    write(vault, do, run)
    statements: list[str] = []
    with vault.write() as session:

        def count(*args: Any) -> None:
            statements.append(args[2])

        event.listen(session.connection(), "before_cursor_execute", count)
        assert history.undo(session).restored == 6000
    assert len(statements) < 200


# --- one value back


def test_a_single_value_comes_back_whatever_stands_there(vault: Vault) -> None:
    customer_id = _add(vault, tier="A", verified_on=date(2026, 1, 1))
    write(vault, do, lambda s: s.execute(update(Customer).values(tier="B", verified_on=None)))
    write(vault, do, lambda s: s.execute(update(Customer).values(tier="C")))
    change = read(vault, past.of_customer, customer_id)[1]
    assert {(field.name, field.before, field.after) for field in change.fields} == {
        ("tier", "A", "B"),
        ("verified_on", date(2026, 1, 1), None),
    }
    write(vault, history.restore_value, change.change_id, "tier")
    write(vault, history.restore_value, change.change_id, "verified_on")
    assert _one(vault, Customer.tier) == "A"
    assert _one(vault, Customer.verified_on) == date(2026, 1, 1)
    write(vault, history.undo)
    assert _one(vault, Customer.verified_on) is None
    for field in ("name", "n", "id", "sort_key", "nonsense; DROP TABLE customer"):
        with pytest.raises(Refused):
            write(vault, history.restore_value, change.change_id, field)
    with pytest.raises(Refused):
        write(vault, history.restore_value, new_id(), "tier")
    write(vault, do, lambda s: s.execute(delete(Customer)))
    with pytest.raises(Refused, match="not exist any more"):
        write(vault, history.restore_value, change.change_id, "tier")


# --- random histories


def _random_action(chance: random.Random) -> Callable[[Session], object]:
    """Return one action of a person, drawn at random."""

    def some(session: Session, column: Any) -> Any:
        rows = session.scalars(select(column).order_by(column)).all()
        return chance.choice(rows) if rows else None

    def add(session: Session) -> None:
        session.add(
            Customer(name=f"客户{chance.random()}", tier=chance.choice("ABCD"), created_at=NOW)
        )

    def add_whole(session: Session) -> None:
        session.add(customer := Customer(id=new_id(), name="Whole", created_at=NOW))
        session.add(ContactMethod(customer_id=customer.id, kind="PHONE", value="138"))
        session.add(feedback := Feedback(id=new_id(), customer_id=customer.id, text="x"))
        session.add(FeedbackStep(customer_id=customer.id, feedback_id=feedback.id, at=NOW))

    def add_child(session: Session) -> None:
        owner = some(session, Customer.id)
        day = date(2026, 3, 1) + timedelta(days=chance.randint(-30, 30))
        if owner is not None:
            session.add(
                chance.choice(
                    [
                        Contact(customer_id=owner, name="李雷"),
                        FollowUp(
                            customer_id=owner, kind="TASK", title="t", due_on=day, state="OPEN"
                        ),
                        Interaction(customer_id=owner, kind="CALL", happened_at=NOW, text="早"),
                    ]
                )
            )

    def tag(session: Session) -> None:
        owner, known = some(session, Customer.id), some(session, Tag.id)
        if known is None or chance.random() < 0.3:
            session.add(Tag(id=(known := new_id()), name="t"))
        if owner is not None:
            session.add(CustomerTag(customer_id=owner, tag_id=known))

    def edit(session: Session) -> None:
        owner = some(session, Customer.id)
        values = {"tier": chance.choice("ABCD"), "note": chance.choice([None, "a", "b"])}
        session.execute(update(Customer).where(Customer.id == owner).values(values))

    def edit_all(session: Session) -> None:
        session.execute(
            text("UPDATE customer SET region_city = :city WHERE tier < :tier"),
            {"city": chance.choice(["上海", "苏州"]), "tier": chance.choice("BCD")},
        )

    def finish(session: Session) -> None:
        session.execute(
            update(FollowUp)
            .where(FollowUp.id == some(session, FollowUp.id))
            .values(state="DONE", done_at=NOW)
        )

    def remove_child(session: Session) -> None:
        for entity in (Contact, FollowUp, Interaction, CustomerTag):
            if chance.random() < 0.4:
                session.execute(delete(entity).where(entity.id == some(session, entity.id)))

    def bin_one(session: Session) -> None:
        moment = chance.choice([NOW, None])
        session.execute(
            update(Customer)
            .where(Customer.id == some(session, Customer.id))
            .values(deleted_at=moment)
        )

    def merge(session: Session) -> None:
        one, other = some(session, Customer.id), some(session, Customer.id)
        if one != other:
            session.execute(update(Customer).where(Customer.id == one).values(merged_into=other))

    def wipe_out(session: Session) -> None:
        owner = some(session, Customer.id)
        for table in journal.journaled_tables():
            if "customer_id" in table.columns:
                session.execute(delete(table).where(table.columns.customer_id == owner))
        session.execute(delete(Customer).where(Customer.id == owner))

    kinds = [add, add, add_whole, add_child, add_child, add_child, tag, tag, edit, edit]
    return chance.choice([*kinds, edit_all, finish, remove_child, bin_one, merge, wipe_out])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_histories_come_back_step_by_step(seed: int, shared: Vault) -> None:
    chance = random.Random(seed)  # noqa: S311
    write(shared, do, lambda s: s.add(Customer(name=f"seed {seed}")))
    states = [_digest(shared)]
    for _ in range(STEPS):
        if write(shared, do, _random_action(chance)).changes.txn is not None:
            states.append(_digest(shared))
    assert len(states) > STEPS // 3
    for state in reversed(states[:-1]):
        done = write(shared, history.undo)
        assert done.value.skipped == 0
        assert _digest(shared) == state
    for state in states[1:]:
        done = write(shared, history.redo)
        assert done.value.skipped == 0
        assert _digest(shared) == state
    assert read(shared, past.redo_label) is None
    for _ in range(len(states) - 1):
        write(shared, history.undo)
    assert _digest(shared) == states[0]
    write(shared, history.undo)


def test_after_all_histories_the_rows_are_the_fold_of_their_changes(shared: Vault) -> None:
    assert _differences(shared) == ()
    with shared.read() as session:
        connection = session.connection()
        assert not journal.is_muted(connection)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        txns = session.scalars(select(Change.txn).distinct())
        assert set(txns) - {0} <= set(_many(shared, text("txn FROM txn")))


def test_interleaved_undo_of_old_actions_never_breaks_the_journal(vault: Vault) -> None:
    chance = random.Random(7)  # noqa: S311
    for _ in range(150):
        if chance.random() < 0.3:
            actions = read(vault, past.actions, 40)
            holding = [row.txn for row in actions if not row.undone]
            if holding:
                write(vault, history.undo, chance.choice(holding))
        else:
            write(vault, do, _random_action(chance))
    assert _differences(vault) == ()
    with vault.read() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        bodies = connection.exec_driver_sql("SELECT after FROM change WHERE op = 'u'").scalars()
        assert all(json.loads(body) for body in bodies)
