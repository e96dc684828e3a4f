"""What the generator makes is fixed: figures of different days are about the same customers."""

import hashlib
from datetime import timedelta

from tests.benchmarks import generate
from tests.benchmarks.generate import TODAY

ROWS = list(generate.customers(1000))


def test_the_first_thousand_are_always_the_same() -> None:
    text = "\n".join(map(generate.as_json, ROWS))

    assert (
        hashlib.sha256(text.encode()).hexdigest()
        == "8731c454c86b152a8081263afe462229c0b46196891c77a67d2e872898312ff0"
    )


def test_a_shorter_list_is_the_beginning_of_a_longer() -> None:
    assert list(generate.customers(50)) == ROWS[:50]


def test_ids_are_uuids_of_version_7_in_order() -> None:
    ids = [row.id for row in ROWS]

    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)
    assert {row[6] >> 4 for row in ids} == {7}


def test_the_awkward_ones_are_there() -> None:
    rows = list(generate.customers(4000))
    names = "".join(row.name for row in rows)

    assert any("０" <= digit <= "９" for row in rows for phone in row.phones for digit in phone)  # noqa: RUF001
    assert "張" in names or "陳" in names
    assert "𠮷" in names
    assert "'" in names
    assert "_" in names
    assert all(TODAY - timedelta(400) <= row.last_on <= TODAY for row in rows)


def test_every_class_of_query_has_its_queries() -> None:
    queries = generate.queries(ROWS, each=5)

    assert list(queries) == list(generate.CLASSES)
    assert all(len(texts) == 5 for texts in queries.values())
    assert queries == generate.queries(ROWS, each=5)


def test_near_copies_differ_from_their_originals() -> None:
    pairs = list(generate.duplicates(ROWS))

    assert len(pairs) == 30
    for original, copy in pairs:
        assert copy.id != original.id
