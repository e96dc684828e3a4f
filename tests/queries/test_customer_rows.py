from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import CustomerRow, Match
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.folding import Slot, digits
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier
from desktop_crm.queries import customer_rows, listing, search
from desktop_crm.storage import search as index
from desktop_crm.storage.vault import Vault
from tests.benchmarks import generate
from tests.benchmarks.generate import TODAY
from tests.benchmarks.vaults import filled

WHO = b"\x01" * 16
STATEMENTS = (
    "INSERT INTO customer (id, kind, name, short_name, external_id, tier, stage_suggested, "
    "region_city, industry, created_at, next_follow_up_on, last_contact_on, do_not_contact) "
    "VALUES (:id, 'COMPANY', '張偉 José 有限公司', '伟记', 'EXT-9', 'A', 'LOYAL', '深圳', "
    "'Electronics', 0, '2026-12-01', '2026-11-01', 1)",
    "INSERT INTO contact (id, customer_id, name, title) VALUES (x'01', :id, '李雷', 'CEO')",
    "INSERT INTO contact (id, customer_id, name, title) VALUES (x'02', :id, '韩梅梅', 'CFO')",
    "INSERT INTO contact_method (id, customer_id, kind, value, normalised) "
    "VALUES (x'01', :id, 'PHONE', '138-0013-8000', '+8613800138000')",
    "INSERT INTO contact_method (id, customer_id, kind, value, normalised) "
    "VALUES (x'02', :id, 'EMAIL', 'Lei.Li@Example.com', 'lei.li@example.com')",
    "INSERT INTO contact_method (id, customer_id, kind, value) "
    "VALUES (x'03', :id, 'WECHAT', 'leili_88')",
    "INSERT INTO follow_up (id, customer_id, kind, title, due_on, state) "
    "VALUES (x'01', :id, 'CARE', 'later', '2027-01-01', 'OPEN')",
    "INSERT INTO follow_up (id, customer_id, kind, title, due_on, state) "
    "VALUES (x'02', :id, 'CARE', 'sooner', '2026-12-01', 'OPEN')",
    "INSERT INTO feedback (id, customer_id, kind, text, received_at, state) "
    "VALUES (x'01', :id, 'COMPLAINT', 'x', 0, 'RECEIVED')",
    "INSERT INTO purchase (id, customer_id, bought_on, currency, total_minor) "
    "VALUES (x'01', :id, '2026-01-01', 'CNY', 1000)",
    "INSERT INTO purchase (id, customer_id, bought_on, currency, total_minor) "
    "VALUES (x'02', :id, '2026-01-02', 'CNY', -300)",
    "INSERT INTO purchase (id, customer_id, bought_on, currency, total_minor) "
    "VALUES (x'03', :id, '2026-01-02', 'USD', 99999)",
    "INSERT INTO tag (id, name, colour) VALUES (x'aa', '鑫展会', 3)",
    "INSERT INTO tag (id, name, colour, merged_into) VALUES (x'bb', 'old', 1, x'aa')",
    "INSERT INTO customer_tag (id, customer_id, tag_id) VALUES (x'01', :id, x'bb')",
    "INSERT INTO customer_tag (id, customer_id, tag_id) VALUES (x'02', :id, x'aa')",
)


@pytest.fixture(scope="module")
def one_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = filled(tmp_path_factory.mktemp("rows") / "shop.crmvault", 60)
    with vault.write() as session:
        for statement in STATEMENTS:
            session.connection().exec_driver_sql(statement.replace(":id", f"x'{WHO.hex()}'"))
        index.refresh(session.connection())
    yield vault
    vault.close()


@pytest.fixture
def one(one_shop: Vault) -> Iterator[Session]:
    with one_shop.read() as session:
        yield session


def found(session: Session, text: str) -> CustomerRow:
    """The row of the customer all statements above are about, as a search shows it."""
    hits = listing.listing(session, Criteria(text=text), Sort.BEST_MATCH, today=TODAY)
    rows = customer_rows.page(session, hits.numbers[:500], text=text, today=TODAY)
    return next(row for row in rows if row.id == WHO)


def test_a_row_says_what_a_line_shows(one: Session) -> None:
    n = customer_rows.number_of(one, WHO)
    (row,) = customer_rows.page(one, [n], today=TODAY)

    assert (row.n, row.id, row.name) == (n, WHO, "張偉 José 有限公司")
    assert (row.kind, row.tier, row.stage) == (CustomerKind.COMPANY, Tier.A, LifecycleStage.LOYAL)
    assert (row.contact_name, row.contact_title) == ("李雷", "CEO")
    assert (row.next_follow_up_on, row.next_follow_up_title) == (date(2026, 12, 1), "sooner")
    assert row.last_contact_on == date(2026, 11, 1)
    assert row.total == Money(700, "CNY")
    assert row.open_complaints == 1
    assert row.do_not_contact
    assert [(tag.name, tag.colour) for tag in row.tags] == [("鑫展会", 3)]
    assert row.match is None


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("张伟", "name", "張偉"),
        ("jose", "name", "José"),
        ("JOSÉ", "name", "José"),
        ("伟记", "short_name", "伟记"),
        ("ext-9", "external_id", "EXT-9"),
        ("李雷", "contact", "李雷"),
        ("梅梅", "contact", "梅梅"),
        ("深圳", "city", "深圳"),
        ("8000", "phone", "8000"),
        ("0013", "phone", "0013"),
        ("00138", "phone", "0013-8"),
        ("13800138000", "phone", "138-0013-8000"),
        ("138 0013 8000", "phone", "138-0013-8000"),
        ("138-0013", "phone", "138-0013"),
        ("+86 138-0013-8000", "phone", ""),  # the country code was not typed: nothing to mark
        ("8613800", "phone", ""),
        ("008613800138000", "phone", ""),
        ("lei.li@", "email", "Lei.Li@"),
        ("leili_8", "wechat", "leili_8"),
        ("zhangwei", "pinyin", ""),
        ("hmm", "pinyin", "hmm"),
        ("鑫展", "tag", "鑫展"),
        ("electronics", "industry", "Electronics"),
        ("电子", "industry", "电子"),
        ("张伟 8000", "phone", "8000"),
    ],
)
def test_a_hit_says_why(one: Session, text: str, kind: str, shown: str) -> None:
    match = found(one, text).match

    assert match is not None
    assert match.kind == kind
    assert match.text[match.start : match.start + match.length] == shown


def test_pinyin_shows_the_reading(one: Session) -> None:
    match = found(one, "zhangw").match

    assert match is not None
    assert match.text.startswith("zhang wei")


def test_every_hit_of_every_class_says_why(session: Session) -> None:
    rows = list(generate.customers(1500))
    for texts in generate.queries(rows, each=3).values():
        for text in texts:
            terms = search.terms(text)
            hits = listing.listing(session, Criteria(text=text), Sort.BEST_MATCH, today=TODAY)
            for row in customer_rows.page(session, hits.numbers[:60], text=text, today=TODAY):
                assert row.match is not None, (text, row)
                assert is_honest(row.match, {term.text for term in terms}), (text, row)


def is_honest(match: Match, terms: set[str]) -> bool:
    """What is marked folds to a term; what is not marked still contains one or is a reading."""
    marked = search.fold(match.text[match.start : match.start + match.length])
    if match.kind == Slot.PHONE.value:
        return not marked or digits(marked) in terms
    if match.kind == customer_rows.PINYIN:
        return not marked or marked in terms
    return marked in terms


def test_rows_come_in_the_order_asked_for(session: Session) -> None:
    rows = customer_rows.page(session, [30, 3, 99_999, 12], today=TODAY)

    assert [row.n for row in rows] == [30, 3, 12]
    assert customer_rows.page(session, [], today=TODAY) == ()
    assert customer_rows.ids_of(session, [30, 3]) == (rows[0].id, rows[1].id)


@pytest.mark.parametrize(("text", "most"), [("", 2), ("王", 5), ("lml", 6)])
def test_statements_of_a_page_do_not_grow(session: Session, text: str, most: int) -> None:
    customer_rows.page(session, range(1, 101), text=text, today=TODAY)
    statements: list[str] = []
    driver = session.connection().connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(statements.append)
    customer_rows.page(session, range(1, 101), text=text, today=TODAY)
    driver.set_trace_callback(None)

    assert len([one for one in statements if not one.startswith("--")]) <= most, statements


def test_unknown_ids_are_refused(session: Session) -> None:
    with pytest.raises(Refused):
        customer_rows.id_of(session, 99_999)
    with pytest.raises(Refused):
        customer_rows.number_of(session, b"\xff" * 16)


def test_id_and_number_belong_together(session: Session) -> None:
    assert customer_rows.number_of(session, customer_rows.id_of(session, 12)) == 12


def test_deleted_ones_come_latest_first(session: Session) -> None:
    found = [row.n for row in customer_rows.deleted(session)]

    assert found == sorted(found, reverse=True)
    assert len(found) > 10


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("张伟 jose", ()),
        ("张伟 José", ()),
        ("张伟 José 股份有限公司", ()),
        ("x", ("13800138000",)),
        ("", ("+86 138 0013 8000",)),
        ("伟记", ()),
    ],
)
def test_a_possible_duplicate_is_shown(one: Session, name: str, phones: tuple[str, ...]) -> None:
    assert WHO in [row.id for row in customer_rows.similar(one, name, phones)]


@pytest.mark.parametrize(("name", "phones"), [("", ()), ("龘龘龘", ()), ("x", ("123",))])
def test_nobody_similar(one: Session, name: str, phones: tuple[str, ...]) -> None:
    assert customer_rows.similar(one, name, phones) == ()


def test_a_deleted_customer_is_not_similar(session: Session) -> None:
    gone = customer_rows.deleted(session)[0]

    assert gone.id not in [row.id for row in customer_rows.similar(session, gone.name, ())]
