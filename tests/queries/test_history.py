"""What the history tells, and that asking it never reads the whole journal."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, insert, text, update
from sqlalchemy.orm import Session

from desktop_crm.domain.history import ChangeKind, FieldChange
from desktop_crm.domain.values import new_id
from desktop_crm.queries import history as past
from desktop_crm.services import history
from desktop_crm.services.unit_of_work import read, write
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.purchase_line import PurchaseLine
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.journal import set_author
from desktop_crm.storage.keys import Kdf
from desktop_crm.storage.vault import Vault, create

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CUSTOMER = new_id()


@use_case("Add customer")
def add(session: Session) -> None:
    """Add a customer with a follow-up."""
    set_author(session.connection(), "王芳")
    session.add(Customer(id=CUSTOMER, name="海纳机械", tier="A", created_at=NOW))
    session.add(FollowUp(customer_id=CUSTOMER, title="寄样品", due_on=date(2026, 3, 9)))


@use_case("Change tier")
def change_tier(session: Session, tier: str) -> None:
    """Give every customer a tier."""
    session.execute(update(Customer).values(tier=tier))


@use_case("Add tag")
def add_tag(session: Session) -> None:
    """Add a tag."""
    session.add(Tag(name="老客户"))


@pytest.fixture
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    folder = tmp_path_factory.mktemp("past") / "shop.crmvault"
    vault = create(folder, "x", kdf=Kdf(memory_mib=19, passes=1, lanes=1), clock=lambda: NOW)
    write(vault, add)
    write(vault, change_tier, "B")
    write(vault, add_tag)
    yield vault
    vault.close()


def test_the_history_of_a_customer_is_newest_first_and_leaves_others_out(vault: Vault) -> None:
    rows = read(vault, past.of_customer, CUSTOMER)
    assert [(row.label, row.entity, row.op) for row in rows] == [
        ("Change tier", "customer", ChangeKind.CHANGED),
        *[("Add customer", row.entity, ChangeKind.ADDED) for row in rows[1:]],
    ]
    assert {row.entity for row in rows[1:]} == {"customer", "follow_up"}
    assert {row.customer_id for row in rows} == {CUSTOMER}
    assert {row.customer_name for row in rows} == {"海纳机械"}
    assert {row.author for row in rows} == {"王芳"}
    assert rows[0].fields == (FieldChange("tier", "A", "B"),)
    assert abs(rows[0].at - datetime.now(UTC)).days == 0  # noqa: TID251 - the triggers' own clock
    assert read(vault, past.of_customer, CUSTOMER, 1) == rows[:1]
    assert read(vault, past.of_customer, new_id()) == ()


def test_values_are_those_of_the_columns(vault: Vault) -> None:
    purchase_id = new_id()

    @use_case("Buy")
    def buy(session: Session) -> None:
        session.add(
            PurchaseLine(
                customer_id=CUSTOMER, purchase_id=purchase_id, quantity=Decimal("0.50"), text=""
            )
        )

    write(vault, buy)
    fields = {
        (field.name, field.after)
        for row in read(vault, past.of_customer, CUSTOMER)
        for field in row.fields
    }
    assert ("due_on", date(2026, 3, 9)) in fields
    assert ("created_at", NOW) in fields
    assert ("do_not_contact", False) in fields
    assert ("purchase_id", purchase_id) in fields
    assert ("quantity", Decimal("0.50")) in fields
    assert not {"customer_id", "id", "n", "sort_key"} & {name for name, _ in fields}


def test_values_of_a_newer_version_are_told_as_they_are(vault: Vault) -> None:
    @use_case("Write")
    def run(session: Session, statement: str) -> None:
        session.execute(text(statement))

    write(vault, run, "UPDATE follow_up SET due_on = 'someday'")
    row = read(vault, past.recent, 1)[0]
    assert row.fields == (FieldChange("due_on", date(2026, 3, 9), "someday"),)
    write(
        vault,
        run,
        "INSERT INTO change (id, hlc, device, txn, entity, entity_id, root_id, op, after,"
        " rev, state)"
        " VALUES (zeroblob(16), 1, zeroblob(16), 0, 'visit', zeroblob(16), zeroblob(16), 'i',"
        """ '{"place": "x"}', 1, 0)""",
    )
    row = read(vault, past.recent, 1)[0]
    assert (row.entity, row.label, row.customer_id) == ("visit", "", None)
    assert row.fields == (FieldChange("place", None, "x"),)


def test_undone_actions_are_marked_and_redone_ones_are_not(vault: Vault) -> None:
    write(vault, history.undo)
    write(vault, history.undo)
    write(vault, history.redo)
    rows = read(vault, past.actions)
    assert [(row.label, row.undone, row.count) for row in rows] == [
        ("Redo", False, 1),
        ("Undo", True, 1),
        ("Undo", False, 1),
        ("Add tag", True, 1),
        ("Change tier", False, 1),
        ("Add customer", False, 2),
    ]
    assert [row.undoes for row in rows] == [5, 2, 3, None, None, None]
    assert [row.undone for row in read(vault, past.recent, 4)] == [False, True, False, True]
    assert read(vault, past.undo_label) == "Change tier"
    assert read(vault, past.redo_label) == "Add tag"


def test_one_action_is_told_by_its_number(vault: Vault) -> None:
    assert {row.entity for row in read(vault, past.of_action, 1)} == {"customer", "follow_up"}
    assert read(vault, past.of_action, 99) == ()


def test_what_no_action_wrote_belongs_to_none(vault: Vault) -> None:
    vault.record("print", pages=1)
    with vault.write() as session:
        session.add(Tag(name="between"))
    rows = read(vault, past.recent)
    assert [(row.txn, row.label, row.entity) for row in rows[:2]] == [
        (0, "", "tag"),
        (3, "Add tag", "tag"),
    ]
    assert read(vault, past.undo_label) == "Add tag"
    assert write(vault, history.undo).value.restored == 1


def test_the_beginning_is_told_too(vault: Vault) -> None:
    rows = read(vault, past.recent, 10_000)
    seeds = [row for row in rows if row.txn == 0]
    assert {row.entity for row in seeds} == {"pick_list_item", "deal_stage"}
    assert not any(row.undone or row.label or row.customer_id for row in seeds)


def test_no_question_scans_the_journal(vault: Vault) -> None:
    @use_case("Fill")
    def fill(session: Session) -> None:
        session.execute(insert(Customer), [{"name": str(number)} for number in range(50)])

    asked: list[tuple[str, Any]] = []
    write(vault, fill)
    number = read(vault, past.next_undo)
    with vault.write() as session:
        connection = session.connection()

        def note(*args: Any) -> None:
            asked.append((args[2], args[3]))

        event.listen(connection, "before_cursor_execute", note)
        past.of_customer(session, CUSTOMER)
        past.recent(session)
        past.actions(session)
        past.undo_label(session)
        past.redo_label(session)
        history.undo(session, number)
        history.undo(session, 2)
        history.undo(session, 1)
        event.remove(connection, "before_cursor_execute", note)
        plans = [
            (row[3], statement)
            for statement, values in asked
            if not statement.startswith(("PRAGMA", "BEGIN", "SAVEPOINT"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    scans = {
        (plan, statement)
        for plan, statement in plans
        if plan.startswith("SCAN change") or plan in {"SCAN c", "SCAN x"}
    }
    # The newest changes are read from the end, as many as asked for.
    newest = {scan for scan in scans if "ORDER BY change.k DESC" in scan[1] and "LIMIT" in scan[1]}
    assert len(newest) == 1
    assert scans == newest
    assert any("SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in p for p, _ in plans)
    assert any("ix_change_root_id" in plan for plan, _ in plans)
    assert any("ix_change_entity_id_id" in plan for plan, _ in plans)
