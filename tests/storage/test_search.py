"""The index against a scan of the data, through the triggers that mark what changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop_crm.domain import folding
from desktop_crm.storage import pinyin, search
from desktop_crm.storage.vault import Vault
from tests.benchmarks import generate
from tests.benchmarks.vaults import filled

ONE, TWO = b"\x01" * 16, b"\x02" * 16
UPSERT = (
    "INSERT INTO customer (id, kind, name, created_at) VALUES (?, 'PERSON', ?, 0) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name"
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = filled(tmp_path_factory.mktemp("search") / "shop.crmvault", 300)
    yield vault
    vault.close()


@pytest.fixture
def connection(shop: Vault) -> Iterator[Connection]:
    """A connection whose writes are all taken back."""
    with shop.write() as session:
        yield session.connection()
        session.rollback()


def found(connection: Connection, term: str, index: str = "search") -> set[int]:
    table = f"{index}_12gram" if folding.is_short(term) else f"{index}_3gram"
    return {
        n
        for (n,) in connection.exec_driver_sql(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ?",  # noqa: S608
            (folding.phrase(term),),
        )
    }


def scanned(connection: Connection, term: str, table: str = "search_text") -> set[int]:
    statement = f"SELECT n FROM {table} WHERE instr(t, ?)"  # noqa: S608
    return {n for (n,) in connection.exec_driver_sql(statement, (term,))}


def index_of(connection: Connection) -> tuple[object, ...]:
    """Everything derived, as values that can be compared."""
    return tuple(
        tuple(connection.exec_driver_sql(statement).fetchall())
        for statement in (
            "SELECT n, t FROM search_text ORDER BY n",
            "SELECT key, n FROM search_pinyin ORDER BY key, n",
            "SELECT kind, id, customer_id, t FROM note_text ORDER BY kind, id",
            "SELECT n, sort_key FROM customer ORDER BY n",
        )
    )


def assert_true(connection: Connection) -> None:
    """The index says what a rebuild would say, and the grams what the texts say."""
    kept = index_of(connection)
    for (text,) in connection.exec_driver_sql(
        "SELECT t FROM search_text ORDER BY n DESC LIMIT 12"
    ).fetchall():
        for _, value in folding.split_slots(text):
            for term in {value[:1], value[:2], value[-2:], value[-3:], value}:
                assert found(connection, term) == scanned(connection, term), term
    search.rebuild(connection)
    assert index_of(connection) == kept


@pytest.mark.parametrize(
    "term",
    ["_a", " s", "'s", '"x', "co.", "-0", "@q", "%", "*", "NEAR", "𠮷", "'", '"', "_", "a'", 'x"'],
)
def test_special_strings_are_found_as_they_are(connection: Connection, term: str) -> None:
    folded = pinyin.folder().fold(term)

    assert found(connection, folded) == scanned(connection, folded)


def test_what_the_generator_makes_awkward_is_there(connection: Connection) -> None:
    """Else the test above would compare nothing with nothing."""
    assert scanned(connection, " s")
    assert scanned(connection, "@q")


def test_every_class_of_query_equals_the_scan(connection: Connection) -> None:
    rows = list(generate.customers(300))
    for name, texts in generate.queries(rows, each=8).items():
        for text in texts:
            for term in pinyin.folder().terms(text):
                hits = found(connection, term.text)
                assert hits == scanned(connection, term.text), (name, text)


def test_an_upsert_of_a_marked_customer_is_no_conflict(connection: Connection) -> None:
    for name in ("张三", "李四", "王五"):
        connection.exec_driver_sql(UPSERT, (ONE, name))
    search.refresh(connection)

    assert found(connection, "王五")
    assert not found(connection, "张三")


@pytest.mark.parametrize(
    ("statement", "term"),
    [
        ("INSERT INTO contact (id, customer_id, name) VALUES (x'0a', :id, '鑫磊淼')", "鑫磊淼"),
        (
            "INSERT INTO contact_method (id, customer_id, kind, value, normalised) "
            "VALUES (x'0b', :id, 'PHONE', '0755-26031111-8012', '+8675526031111')",
            "260311118012",
        ),
        (
            "INSERT INTO contact_method (id, customer_id, kind, value, normalised) "
            "VALUES (x'0b', :id, 'PHONE', '0755-26031111-8012', '+8675526031111')",
            "8675526031111",
        ),
        (
            "INSERT INTO contact_method (id, customer_id, kind, value) "
            "VALUES (x'0c', :id, 'WECHAT', 'Shop_Qq9')",
            "shop_qq9",
        ),
        ("UPDATE customer SET company = 'Zyxw & Söhne' WHERE id = :id", "zyxw & sohne"),
        ("UPDATE customer SET external_id = 'ZZ-77' WHERE id = :id", "zz-77"),
    ],
)
def test_a_row_of_a_customer_makes_it_found(
    connection: Connection, statement: str, term: str
) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "x"))
    search.refresh(connection)
    (n,) = connection.exec_driver_sql("SELECT n FROM customer WHERE id = ?", (ONE,)).one()

    connection.exec_driver_sql(statement.replace(":id", f"x'{ONE.hex()}'"))
    search.refresh(connection)

    assert found(connection, term) == {n}


def test_a_custom_field_of_text_is_found_and_a_number_is_not(connection: Connection) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "x"))
    for number, kind in enumerate(("TEXT", "NUMBER")):
        connection.exec_driver_sql(
            "INSERT INTO custom_field (id, label_en, kind) VALUES (?, 'f', ?)",
            (bytes([number]) * 16, kind),
        )
        connection.exec_driver_sql(
            "INSERT INTO custom_value (id, customer_id, field_id, value) VALUES (?, ?, ?, ?)",
            (bytes([8 + number]) * 16, ONE, bytes([number]) * 16, f"zqzq{kind}"),
        )
    search.refresh(connection)

    assert len(found(connection, "zqzqtext")) == 1
    assert not found(connection, "zqzqnumber")


def test_a_customer_that_is_gone_leaves_nothing(connection: Connection) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "龘龘"))
    connection.exec_driver_sql("UPDATE customer SET note = '龖龖' WHERE id = ?", (ONE,))
    search.refresh(connection)
    (n,) = connection.exec_driver_sql("SELECT n FROM customer WHERE id = ?", (ONE,)).one()

    connection.exec_driver_sql("DELETE FROM customer WHERE id = ?", (ONE,))
    search.refresh(connection)

    assert not found(connection, "龘龘")
    assert not found(connection, "龖龖", "note")
    for table in ("search_text", "search_pinyin"):
        assert not connection.exec_driver_sql(
            f"SELECT 1 FROM {table} WHERE n = ?",  # noqa: S608
            (n,),
        ).fetchall()


def test_one_that_came_and_went_in_one_write_is_no_trouble(connection: Connection) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "龘龘"))
    connection.exec_driver_sql("DELETE FROM customer WHERE id = ?", (ONE,))
    search.refresh(connection)

    assert not found(connection, "龘龘")


def test_nothing_is_marked_after_a_refresh(connection: Connection) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "x"))
    search.refresh(connection)

    for table in ("search_dirty", "note_dirty"):
        statement = f"SELECT count(*) FROM {table}"  # noqa: S608
        assert connection.exec_driver_sql(statement).scalar_one() == 0


def test_derived_columns_mark_nothing(connection: Connection) -> None:
    connection.exec_driver_sql(
        "UPDATE customer SET next_follow_up_on = '2027-01-01', last_contact_on = '2026-01-01', "
        "health = 5, sort_key = sort_key || 'x'"
    )

    assert connection.exec_driver_sql("SELECT count(*) FROM search_dirty").scalar_one() == 0


def test_notes_are_found_changed_and_forgotten(connection: Connection) -> None:
    connection.exec_driver_sql(UPSERT, (ONE, "x"))
    connection.exec_driver_sql(
        "INSERT INTO interaction (id, customer_id, kind, happened_at, text) "
        "VALUES (?, ?, 'CALL', 0, '龘 first')",
        (TWO, ONE),
    )
    search.refresh(connection)
    assert len(found(connection, "龘", "note")) == 1

    connection.exec_driver_sql("UPDATE interaction SET text = '龖 second' WHERE id = ?", (TWO,))
    search.refresh(connection)
    assert not found(connection, "龘", "note")
    assert len(found(connection, "龖", "note")) == 1

    connection.exec_driver_sql("UPDATE interaction SET text = '' WHERE id = ?", (TWO,))
    search.refresh(connection)
    assert not found(connection, "龖", "note")


NAMES = st.text(st.sampled_from("张李王伟国ab '\"_é张"), min_size=0, max_size=5)
WRITES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), NAMES),
        st.tuples(st.just("name"), NAMES),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("remove"), NAMES),
        st.tuples(st.just("contact"), NAMES),
        st.tuples(st.just("phone"), st.text("0123456789- ", max_size=12)),
        st.tuples(st.just("note"), NAMES),
        st.tuples(st.just("refresh"), NAMES),
    ),
    max_size=12,
)


@settings(max_examples=12)
@given(WRITES, st.data())
def test_the_index_is_true_after_any_writes(
    shop: Vault, writes: list[tuple[str, str]], data: st.DataObject
) -> None:
    ids = [bytes([number]) * 16 for number in range(1, 5)]
    statements = {
        "add": (UPSERT, 2),
        "name": ("UPDATE customer SET name = ?2 WHERE id = ?1", 2),
        "delete": ("UPDATE customer SET deleted_at = 1, short_name = ?2 WHERE id = ?1", 2),
        "contact": ("INSERT INTO contact (id, customer_id, name) VALUES (randomblob(16), ?, ?)", 2),
        "phone": (
            "INSERT INTO contact_method (id, customer_id, kind, value) "
            "VALUES (randomblob(16), ?, 'PHONE', ?)",
            2,
        ),
        "note": ("UPDATE customer SET note = ?2 WHERE id = ?1", 2),
    }
    with shop.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for number, (kind, text) in enumerate(writes):
            chosen = ids[data.draw(st.integers(0, 3))] if number else ids[0]
            if kind == "refresh":
                search.refresh(connection)
            elif kind == "remove":
                for table in ("contact", "contact_method"):
                    connection.exec_driver_sql(
                        f"DELETE FROM {table} WHERE customer_id = ?",  # noqa: S608
                        (chosen,),
                    )
                connection.exec_driver_sql("DELETE FROM customer WHERE id = ?", (chosen,))
            else:
                connection.exec_driver_sql(statements[kind][0], (chosen, text))
        search.refresh(connection)
        assert_true(connection)
        session.rollback()


def test_no_merge_runs_inside_a_save_and_all_is_merged_after(shop: Vault) -> None:
    for index in ("search_3gram", "search_12gram", "note_3gram", "note_12gram"):
        with shop.read() as session:
            (automerge,) = (
                session.connection()
                .exec_driver_sql(
                    f"SELECT v FROM {index}_config WHERE k = 'automerge'"  # noqa: S608
                )
                .one()
            )
        assert automerge == 0
    for number in range(30):
        with shop.write() as session:
            session.connection().exec_driver_sql(UPSERT, (TWO, f"龘 {number}"))
            search.refresh(session.connection())
    with shop.write() as session:
        before = _segments(session.connection())
        is_done = search.merge_idle(session.connection())
        after = _segments(session.connection())
        hits = found(session.connection(), "龘 29")

    assert is_done
    assert after < before
    assert len(hits) == 1


def test_merging_stops_when_a_write_waits(shop: Vault) -> None:
    with shop.write() as session:
        assert not search.merge_idle(session.connection(), stop=lambda: True)


def _segments(connection: Connection) -> int:
    statement = "SELECT count(DISTINCT segid) FROM search_3gram_idx"
    return int(connection.exec_driver_sql(statement).scalar_one())


def test_optimizing_leaves_one_segment(shop: Vault) -> None:
    with shop.write() as session:
        search.optimize(session.connection())

        assert _segments(session.connection()) == 1


def test_many_at_once_equal_a_rebuild(tmp_path: Path) -> None:
    vault = filled(tmp_path / "own.crmvault", 20)
    with vault.write() as session:
        assert_true(session.connection())
        session.rollback()
    vault.close()
