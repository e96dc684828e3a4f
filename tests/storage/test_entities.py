"""What the records may and may not declare: the journal and later sharing depend on it."""

import inspect
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from sqlalchemy import Table, UniqueConstraint, select
from sqlalchemy.schema import CheckConstraint, ForeignKeyConstraint, PrimaryKeyConstraint

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import CustomerKind
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import journal
from desktop_crm.storage.entities.catalogue import ENTITIES, METADATA
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine
from desktop_crm.storage.entities.types import Day, Moment, Uuid

JOURNALED = journal.journaled_tables()
DERIVED = {
    "n",
    "stage_suggested",
    "owner_id",
    "next_follow_up_on",
    "last_contact_on",
    "quality_score",
    "health",
    "sort_key",
}
LOCAL = {"blob", "change", "clock", "conflict", "draft", "erased", "setting", "txn"}
NOT_REFERENCES = {"external_id", "owner_id", "scope_id", "subject_id"}


def test_every_table_says_where_it_belongs() -> None:
    told = {table.name for table in METADATA.tables.values() if len(table.info) == 1}
    assert told == set(METADATA.tables)
    assert {table.name for table in METADATA.tables.values() if "root" not in table.info} == LOCAL
    assert {table.info["root"] for table in JOURNALED} == {"id", "customer_id", "scope_id", None}


def test_every_record_is_in_the_catalogue() -> None:
    assert {entity.__tablename__ for entity in ENTITIES} == set(METADATA.tables)


@pytest.mark.parametrize("table", JOURNALED, ids=lambda table: table.name)
def test_journaled_tables_hold_nothing_forbidden(table: Table) -> None:
    root = table.info["root"]
    needed = {"id"} | ({"customer_id"} if root == "customer_id" else set())
    assert needed <= set(table.columns.keys())
    assert {c.name for c in table.columns if not c.nullable} - {"n"} == needed
    unique = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    assert [[column.name for column in c.columns] for c in unique] == (
        [["id"]] if table.name == "customer" else []
    )
    assert not any(index.unique for index in table.indexes)
    assert not any(isinstance(c, CheckConstraint) for c in table.constraints)
    for key in table.foreign_key_constraints:
        assert isinstance(key, ForeignKeyConstraint)
        assert [element.target_fullname for element in key.elements] == ["customer.id"]
        assert key.ondelete is None
        assert key.onupdate is None
    assert not {"updated_at", "version"} & set(table.columns.keys())
    assert all(column.server_default is None for column in table.columns)
    bytes_columns = {c.name for c in table.columns if journal.is_binary(c)}
    ids = {c.name for c in table.columns if isinstance(c.type, Uuid)}
    assert bytes_columns - ids == ({"mac"} if table.name == "audit_event" else set())
    primary = [c for c in table.constraints if isinstance(c, PrimaryKeyConstraint)]
    assert [c.name for c in primary[0].columns] == (["n"] if table.name == "customer" else ["id"])
    assert len(table.columns) < 60


@pytest.mark.parametrize("table", JOURNALED, ids=lambda table: table.name)
def test_names_need_no_quotes_and_tell_their_type(table: Table) -> None:
    for column in table.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.name not in {"group", "order", "on", "index", "values", "table", "column"}
        is_day = column.name.endswith("_on") or column.name in {"bad_since", "snoozed_from"}
        assert isinstance(column.type, Day) == is_day
        assert isinstance(column.type, Moment) == (column.name == "at" or column.name[-3:] == "_at")


@pytest.mark.parametrize("table", JOURNALED, ids=lambda table: table.name)
def test_every_id_says_what_it_points_at(table: Table) -> None:
    for column in table.columns:
        if column.name.endswith("_id") and column.name not in NOT_REFERENCES:
            assert column.foreign_keys or column.info.get("refers") in METADATA.tables, column
    for column in table.columns:
        if "refers" in column.info:
            target = METADATA.tables[column.info["refers"]]
            assert journal.is_journaled(target)


@pytest.mark.parametrize(
    "table",
    [table for table in JOURNALED if table.info["root"] == "customer_id"],
    ids=lambda table: table.name,
)
def test_rows_of_a_customer_are_found_by_an_index(table: Table) -> None:
    firsts = [next(iter(index.columns)).name for index in table.indexes]
    assert "customer_id" in firsts


def test_derived_columns_are_on_the_customer_only() -> None:
    local = {
        f"{table.name}.{column.name}"
        for table in JOURNALED
        for column in table.columns
        if not column.info.get("journal", True)
    }
    assert local == {f"customer.{name}" for name in DERIVED}


def test_the_card_has_a_column_for_every_described_field() -> None:
    columns = Customer.__table__.columns.keys()
    described = {info.name for info in infos(CustomerCard)}
    assert described <= set(columns)
    shown = set(CustomerCard.__dataclass_fields__)
    internal = {"owner_id", "sort_key"}
    assert set(columns) - shown == internal


def test_records_are_columns_only() -> None:
    for entity in ENTITIES:
        own = {name for name in vars(entity) if not name.startswith("_")}
        assert own == set(entity.__table__.columns.keys()), entity
        assert not [name for name in own if inspect.isfunction(getattr(entity, name))]


def test_the_local_number_is_given_at_flush_and_the_id_is_the_key(vault: Vault) -> None:
    with vault.write() as session:
        customer = Customer(name="海纳机械", kind=CustomerKind.COMPANY)
        session.add(customer)
        session.flush()
        assert customer.n > 0
        assert len(customer.id) == 16
        session.expunge_all()
        found = session.get(Customer, customer.id)
        assert found is not None
        assert (found.n, found.kind) == (customer.n, "COMPANY")


def test_a_local_number_is_never_given_twice(vault: Vault) -> None:
    with vault.write() as session:
        first = Customer(name="甲")
        session.add(first)
        session.flush()
        used = first.n
        session.delete(first)
        session.flush()
        again = Customer(name="乙")
        session.add(again)
        session.flush()
        assert again.n > used


def test_rows_may_be_written_before_their_customer(vault: Vault) -> None:
    customer_id = new_id()
    with vault.write() as session:
        session.add(Contact(customer_id=customer_id, name="李雷"))
        session.flush()
        session.add(Customer(id=customer_id, name="海纳机械"))
    with pytest.raises(Exception, match="FOREIGN KEY"), vault.write() as session:
        session.add(Contact(customer_id=new_id(), name="nobody's"))


def test_values_come_back_as_they_were(vault: Vault) -> None:
    at = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
    customer_id = new_id()
    with vault.write() as session:
        session.add(
            Customer(
                id=customer_id, name="数", created_at=at, do_not_contact=True, verified_on=date.max
            )
        )
        session.add(FollowUp(customer_id=customer_id, due_on=date(2026, 3, 2), due_time=time(9, 5)))
        purchase = Purchase(customer_id=customer_id, total_minor=-(2**53) - 1, currency="CNY")
        session.add(purchase)
        session.flush()
        session.add(
            PurchaseLine(
                customer_id=customer_id, purchase_id=purchase.id, quantity=Decimal("0.1000")
            )
        )
    with vault.read() as session:
        assert session.execute(
            select(Customer.created_at, Customer.do_not_contact, Customer.verified_on)
        ).one() == (at, True, date.max)
        assert session.execute(select(FollowUp.due_on, FollowUp.due_time)).one() == (
            date(2026, 3, 2),
            time(9, 5),
        )
        assert session.scalar(select(Purchase.total_minor)) == -(2**53) - 1
        assert str(session.scalar(select(PurchaseLine.quantity))) == "0.1000"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Uuid(), b"short"),
        (Day(), datetime(2026, 1, 1, tzinfo=UTC)),
        (Moment(), datetime(2026, 1, 1)),
    ],
    ids=["id", "day", "moment"],
)
def test_wrong_values_are_bugs(kind: Uuid | Day | Moment, value: object, vault: Vault) -> None:
    with vault.read() as session, pytest.raises((TypeError, ValueError)):
        kind.process_bind_param(value, session.connection().dialect)  # type: ignore[arg-type]
