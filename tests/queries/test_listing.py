"""The list against a scan: every plan, every sort, also after writes and undo."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.folding import Term
from desktop_crm.queries import customer_rows, facets, listing, plain_rows, search
from desktop_crm.storage import search as index
from desktop_crm.storage.vault import Vault
from tests.benchmarks import generate
from tests.benchmarks.generate import TODAY
from tests.benchmarks.vaults import filled

COUNT = 1500
SPECIAL = (
    *("_a", " s", "'s", 'a"b', "co.", "-0", "@q", "%", "*", "NEAR", "\x1f", "𠮷", '"li ', "OR"),
    *("a*", "(", "t:a", "^a", "+", "138 0", "+86 138", "0086138", "展会", "VIP", "Electronics"),
)

#: Ten thousand characters, spaces or marks alone, operators of the index, pictures, all at once.
HOSTILE = {
    "letters": "x" * 10_000,
    "digits and a letter": "1" * 10_000 + "x",
    "phone marks": "(-). +/" * 1_500,
    "Chinese": "王" * 10_000,
    "words": "a b 王 1 " * 1_300,
    "spaces": " \t\u3000" * 3_000,
    "quotes": '"' * 10_000,
    "punctuation": "!?;:,.'`~@#$%^&*()[]{}<>|\\/-_=+",
    "operators": 'NEAR(王 li) AND "x" OR NOT * ^ t : - {a b} + ',
    "a statement": "'; DROP TABLE customer; --",
    "emoji": "😀👩‍👩‍👧🇨🇳" * 1_500,
    "accents": "e" + "\u0301" * 9_999,
    "scripts": "王wáng１３8ひらがなΩмир𠮷 العربية",  # noqa: RUF001 - meant
    "controls": "\x00\x01\x1f\u202e\ufeff王\ud800",
}


def cold(session: Session) -> None:
    facets.forget(session)


def scanned(session: Session, text: str, *, is_deleted: bool = False) -> set[int]:
    """What contains every term, by looking at every text; the brute force the plans answer to."""
    found: set[int] | None = None
    for term in search.terms(text):
        hits = scanned_term(session, term)
        found = hits if found is None else found & hits
    state = "IS NOT NULL" if is_deleted else "IS NULL"
    everybody = {
        n
        for (n,) in plain_rows.rows(
            session,
            f"SELECT n FROM customer WHERE merged_into IS NULL AND deleted_at {state}",  # noqa: S608
        )
    }
    return everybody if found is None else found & everybody


def scanned_term(session: Session, term: Term) -> set[int]:
    texts = plain_rows.rows(session, "SELECT n, t FROM search_text")
    found = {n for n, text in texts if any(one in text for one in (term.text, *term.also))}
    if term.is_latin:
        keys = plain_rows.rows(session, "SELECT n, key FROM search_pinyin")
        found |= {n for n, key in keys if key.startswith(term.text)}
    for text in term.instead:
        if not found:
            found |= {n for n, content in texts if text in content}
    if not term.text.isascii() or len(term.text) >= 3:
        tags = {
            merged or tag
            for tag, merged, name in plain_rows.rows(
                session, "SELECT id, merged_into, name FROM tag"
            )
            if term.text in search.fold(name)
        }
        found |= {
            n
            for n, tag, merged in plain_rows.rows(
                session,
                "SELECT c.n, t.id, t.merged_into FROM customer_tag x JOIN tag t ON t.id = x.tag_id "
                "JOIN customer c ON c.id = x.customer_id",
            )
            if (merged or tag) in tags
        }
        if term.text in ("electronics", "电子"):
            found |= {
                n
                for (n,) in plain_rows.rows(
                    session, "SELECT n FROM customer WHERE industry = 'Electronics'"
                )
            }
    return found


def numbers(session: Session, text: str, sort: Sort = Sort.NAME) -> Sequence[int]:
    return listing.listing(session, Criteria(text=text), sort, today=TODAY).numbers


def every_query() -> list[str]:
    rows = list(generate.customers(COUNT))
    texts = [text for texts in generate.queries(rows, each=4).values() for text in texts]
    return [*texts, *SPECIAL]


def test_every_class_of_query_equals_the_scan(session: Session) -> None:
    for text in every_query():
        expected = scanned(session, text)
        cold(session)
        assert set(numbers(session, text)) == expected, text
        facets.counts(session, Criteria(), today=TODAY)
        assert set(numbers(session, text)) == expected, text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_text(session: Session, text: str) -> None:
    wanted = search.terms(text)
    found = listing.listing(session, Criteria(text=text), Sort.BEST_MATCH, today=TODAY)
    shown = customer_rows.page(session, found.numbers[:50], text=text, today=TODAY)

    assert len(wanted) <= 6
    assert all(len(term.text) <= 64 for term in wanted)
    assert set(found.numbers) == scanned(session, text)
    assert len(shown) == min(50, found.found)
    listing.note_hits(session, text)
    facets.counts(session, Criteria(text=text), today=TODAY)


def test_every_plan_gives_the_same_order(session: Session) -> None:
    for sort in Sort:
        for text in ("王", "li", "138", "a", "zqxj", "展会", "张 1"):
            cold(session)
            by_sql = list(numbers(session, text, sort))
            facets.counts(session, Criteria(), today=TODAY)
            by_few = list(numbers(session, text, sort))
            numbers(session, "", sort)
            by_walk = list(numbers(session, text, sort))

            assert by_sql == by_few == by_walk, (sort, text)


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        (Sort.NAME, "sort_key, n"),
        (Sort.NEXT_FOLLOW_UP, "next_follow_up_on IS NULL, next_follow_up_on, n"),
        (
            Sort.TIER,
            "tier IS NULL, tier, next_follow_up_on IS NULL, next_follow_up_on, n",
        ),
        (Sort.LAST_CONTACT, "last_contact_on IS NOT NULL, last_contact_on, n"),
        (Sort.CREATED, "created_at DESC, n DESC"),
    ],
)
def test_everybody_stands_in_order(session: Session, sort: Sort, key: str) -> None:
    expected = [
        n
        for (n,) in plain_rows.rows(
            session,
            "SELECT n FROM customer WHERE deleted_at IS NULL AND merged_into IS NULL "  # noqa: S608
            f"ORDER BY {key}",
        )
    ]

    found = listing.listing(session, Criteria(), sort, today=TODAY)

    assert list(found.numbers) == expected
    assert found.found == found.total == len(expected)
    assert found.sort is sort


def test_deleted_customers_are_listed_only_when_asked_for(session: Session) -> None:
    found = listing.listing(session, Criteria(is_deleted=True), Sort.NAME, today=TODAY)
    assert set(found.numbers) == scanned(session, "", is_deleted=True)
    assert found.total == len(found.numbers) > 0

    text = "1"
    criteria = Criteria(text=text, is_deleted=True)
    found = listing.listing(session, criteria, Sort.NAME, today=TODAY)
    assert set(found.numbers) == scanned(session, text, is_deleted=True)


def test_every_short_part_of_a_chinese_name_finds_its_customer(session: Session) -> None:
    names = plain_rows.rows(
        session,
        "SELECT n, name FROM customer WHERE kind = 'PERSON' AND deleted_at IS NULL "
        "AND merged_into IS NULL LIMIT 200",
    )
    held: dict[str, set[int]] = {}
    for n, name in names:
        if name.isascii():
            continue
        for size in (1, 2):
            for start in range(len(name) - size + 1):
                part = name[start : start + size]
                if '"' in part or part.isspace():
                    continue
                if part not in held:
                    held[part] = set(numbers(session, part))
                assert n in held[part], (name, part)


def test_best_match_puts_the_better_place_first(tmp_path: Path) -> None:
    vault = filled(tmp_path / "own.crmvault", 0)
    names = ["李王", "王", "王国", "张国王"]
    with vault.write() as session:
        connection = session.connection()
        for number, name in enumerate(names):
            connection.exec_driver_sql(
                "INSERT INTO customer (n, id, kind, name, created_at) VALUES (?,?,'PERSON',?,0)",
                (number + 1, bytes([number]) * 16, name),
            )
        connection.exec_driver_sql(
            "INSERT INTO customer (n, id, kind, name, company, created_at) "
            "VALUES (9, x'09', 'PERSON', 'x', '王府', 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO customer (n, id, kind, name, region_city, created_at) "
            "VALUES (10, x'0a', 'PERSON', 'y', '王城', 0)"
        )
        index.refresh(connection)
    with vault.read() as session:
        found = listing.listing(session, Criteria(text="王"), Sort.BEST_MATCH, today=TODAY)
        by_pinyin = listing.listing(session, Criteria(text="wang"), Sort.BEST_MATCH, today=TODAY)
    vault.close()

    assert list(found.numbers) == [2, 3, 1, 4, 9, 10]
    assert found.sort is Sort.BEST_MATCH
    assert by_pinyin.numbers[0] == 2


def test_many_hits_are_not_ranked(session: Session) -> None:
    found = listing.listing(session, Criteria(text="1"), Sort.BEST_MATCH, today=TODAY)

    assert found.found > listing.RANKED
    assert found.sort is Sort.NAME


def test_statements_of_a_keystroke_do_not_grow(wide_shop: Vault) -> None:
    with wide_shop.read() as session:
        facets.counts(session, Criteria(text="李四"), today=TODAY)
        numbers(session, "")
    with wide_shop.read() as session:
        statements: list[str] = []
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(statements.append)
        numbers(session, "张三", Sort.BEST_MATCH)
        driver.set_trace_callback(None)

    assert len([one for one in statements if not one.startswith("--")]) <= 5, statements


@pytest.mark.parametrize("sort", [Sort.NAME, Sort.NEXT_FOLLOW_UP, Sort.LAST_CONTACT, Sort.CREATED])
def test_orders_come_from_an_index(session: Session, sort: Sort) -> None:
    statement = (
        f"EXPLAIN QUERY PLAN SELECT c.n FROM customer c WHERE {listing._LIVE} "  # noqa: S608
        f"ORDER BY {listing._ORDERS[sort]}"
    )
    plan = [row[3] for row in plain_rows.rows(session, statement)]

    assert not [step for step in plan if "TEMP B-TREE" in step], plan
    assert plan[0].startswith("SCAN c USING"), plan


def matches_are_joined(sql: str) -> bool:
    """Two MATCH without one of these between them: the second would run once per row."""
    joints = sum(sql.count(joint) for joint in ("INTERSECT", "UNION", "NOT EXISTS"))
    return sql.count("MATCH") <= 1 + joints


def test_hits_are_looked_up_and_never_scanned_for(session: Session) -> None:
    for text in ("王", "li", "王 138", "+86 138-0013-8000", "008613800138000"):
        hits = search.intersection(map(search.customers, search.terms(text)))
        plan = [
            row[3]
            for row in plain_rows.rows(
                session,
                "EXPLAIN QUERY PLAN SELECT c.n FROM customer c "  # noqa: S608
                f"WHERE c.n IN (SELECT n FROM ({hits.sql})) AND {listing._LIVE}",
                *hits.parameters,
            )
        ]
        assert not [step for step in plan if step.startswith("SCAN c")], plan
        assert matches_are_joined(hits.sql)


def test_notes_say_where_the_text_is(session: Session) -> None:
    found = listing.note_hits(session, "价格 visit", 20)

    assert found
    for hit in found:
        assert hit.snippet[hit.start : hit.start + hit.length].lower() in ("价格", "visit")
        assert hit.customer_name
        assert hit.at is not None or hit.kind == "customer"
    moments = [hit.at for hit in found if hit.at is not None]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("text", ["", "价", "a", "龘龘", "zqxjzqxj"])
def test_notes_without_hits(session: Session, text: str) -> None:
    assert listing.note_hits(session, text) == ()


def test_a_note_of_a_deleted_customer_is_not_found(session: Session) -> None:
    gone = scanned(session, "", is_deleted=True)

    assert not gone & {hit.customer_n for hit in listing.note_hits(session, "visit", 2000)}
