from datetime import UTC, datetime

from desktop_crm.queries import audit
from desktop_crm.services import auditing, customers, unit_of_work
from desktop_crm.storage.vault import Vault

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


def test_events_are_told_newest_first_with_counts_and_names(vault: Vault) -> None:
    anna = unit_of_work.write(vault, customers.add, {"name": "Anna"}, now=NOW).value
    bert = unit_of_work.write(vault, customers.add, {"name": "Bert"}, now=NOW).value
    auditing.exported(vault, [anna, bert], form="csv")
    auditing.printed(vault, [anna], document="brief", is_masked=True)
    rows = unit_of_work.read(vault, audit.events)
    assert [row.kind for row in rows][:2] == ["print", "export"]
    assert (rows[0].subject_id, rows[0].subject, rows[0].count) == (anna, "Anna", 1)
    assert rows[0].detail["is_masked"] is True
    assert (rows[1].subject_id, rows[1].subject, rows[1].count) == (None, "", 2)
    assert all(row.is_own and row.at is not None for row in rows)
    assert "Anna" not in str([dict(row.detail) for row in rows])


def test_one_kind_and_a_limit_are_kept(vault: Vault) -> None:
    for _ in range(3):
        vault.record("backup", actions=1)
    assert len(unit_of_work.read(vault, audit.events, 2, kind="backup")) == 2
    assert unit_of_work.read(vault, audit.events, kind="erase") == ()


def test_an_unknown_kind_is_shown_as_it_is(vault: Vault) -> None:
    vault.record("something new")
    (row, *_) = unit_of_work.read(vault, audit.events)
    assert row.label == "something new"
