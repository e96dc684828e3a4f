"""The search index: what is in it, how it follows the data, how it is merged.

Triggers mark what changed (`search_dirty`, `note_dirty`); before a write commits, `refresh` reads
the marked rows in sets, folds them and replaces only what differs. So what is committed is found.
Deleted and merged customers stay in the index; whoever asks takes the living ones. The one that
others were merged into is found by what they are called and reached by as well.
"""

# ruff: noqa: S608 (only names written in this file are put together)
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from desktop_crm.domain.folding import Slot, digits, joined, short_grams, split_slots
from desktop_crm.storage import pinyin

#: So many customers are read at once: bounds the memory of an import, costs nothing.
_CHUNK: Final = 2000
_MERGE_PAGES: Final = 100
_INDEXES: Final = ("search_3gram", "search_12gram", "note_3gram", "note_12gram")
_SEPARATOR: Final = "\x01"
_READ_SLOTS: Final = frozenset({Slot.NAME, Slot.SHORT_NAME, Slot.CONTACT})
_METHOD_SLOTS: Final = {
    "PHONE": Slot.PHONE,
    "EMAIL": Slot.EMAIL,
    "WECHAT": Slot.WECHAT,
    "QQ": Slot.QQ,
}
_TEXT_FIELDS: Final = "('TEXT', 'CHOICE')"

_CUSTOMERS: Final = """
SELECT c.n, c.kind, c.name, c.short_name, c.external_id, c.company, c.region_city, c.sort_key, s.t
  FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value LEFT JOIN search_text s ON s.n = c.n
"""
#: Whoever was merged into one of the chosen, also through others; UNION ends a cycle.
_MERGED: Final = """
WITH RECURSIVE member(head, id) AS (
  SELECT c.n, c.id FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
  UNION SELECT m.head, x.id FROM member m CROSS JOIN customer x ON x.merged_into = m.id)
SELECT m.head, c.n, c.name, c.short_name, c.external_id
  FROM member m CROSS JOIN customer c ON c.id = m.id WHERE c.n <> m.head ORDER BY m.head, c.n
"""
_HEADS: Final = """
WITH RECURSIVE head(id) AS (
  SELECT c.merged_into FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
   WHERE c.merged_into IS NOT NULL
  UNION SELECT c.merged_into FROM head h CROSS JOIN customer c ON c.id = h.id
   WHERE c.merged_into IS NOT NULL)
SELECT c.n FROM head h CROSS JOIN customer c ON c.id = h.id
"""
_HAS_MERGED: Final = "SELECT 1 FROM customer WHERE merged_into IS NOT NULL LIMIT 1"
_CONTACTS: Final = """
SELECT c.n, x.name FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN contact x ON x.customer_id = c.id ORDER BY c.n, x.id
"""
_METHODS: Final = """
SELECT c.n, x.kind, x.value, x.normalised FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN contact_method x ON x.customer_id = c.id
 WHERE x.kind IN ('PHONE', 'EMAIL', 'WECHAT', 'QQ') ORDER BY c.n, x.id
"""
_CUSTOM: Final = f"""
SELECT c.n, x.value FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN custom_value x ON x.customer_id = c.id
 JOIN custom_field f ON f.id = x.field_id AND f.kind IN {_TEXT_FIELDS} ORDER BY c.n, x.id
"""
_KEYS: Final = "SELECT p.n, p.key FROM json_each(?) j CROSS JOIN search_pinyin p ON p.n = j.value"
_NOTE_SOURCES: Final = {
    "interaction": "SELECT id, customer_id, text, '', '' FROM interaction",
    "feedback": "SELECT id, customer_id, text, outcome, '' FROM feedback",
    "customer": "SELECT id, id, note, treat_note, preferences FROM customer",
}


def refresh(connection: Connection) -> None:
    """Bring the index up to date with what was marked; belongs to the transaction that marked."""
    dirty = [row[0] for row in _rows(connection, "SELECT n FROM search_dirty ORDER BY n")]
    if dirty and _rows(connection, _HAS_MERGED):
        heads = (row[0] for row in _rows(connection, _HEADS, json.dumps(dirty)))
        dirty = sorted({*dirty, *heads})
    for start in range(0, len(dirty), _CHUNK):
        _refresh_customers(connection, dirty[start : start + _CHUNK])
    if dirty:
        _rows(connection, "DELETE FROM search_dirty")
    marked: dict[str, list[bytes]] = {}
    for kind, source in _rows(connection, "SELECT kind, id FROM note_dirty ORDER BY kind, id"):
        marked.setdefault(kind, []).append(source)
    for kind, sources in marked.items():
        for start in range(0, len(sources), _CHUNK):
            _refresh_notes(connection, kind, sources[start : start + _CHUNK])
    if marked:
        _rows(connection, "DELETE FROM note_dirty")


def mark(connection: Connection, ids: Collection[bytes]) -> None:
    """Mark customers whose group of merged ones changed: no trigger can know them."""
    _many(
        connection,
        "INSERT INTO search_dirty (n) SELECT n FROM customer WHERE id = ? ON CONFLICT DO NOTHING",
        [(one,) for one in sorted(ids)],
    )


def rebuild(connection: Connection) -> None:
    """Make the whole index anew from the data."""
    for index in _INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('delete-all')")
    for table in ("search_text", "search_pinyin", "note_text", "search_dirty", "note_dirty"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    connection.exec_driver_sql("INSERT INTO search_dirty (n) SELECT n FROM customer")
    for kind in _NOTE_SOURCES:
        connection.exec_driver_sql(
            f"INSERT INTO note_dirty (kind, id) SELECT '{kind}', id FROM {kind}"
        )
    refresh(connection)


def merge_idle(connection: Connection, stop: Callable[[], bool] = lambda: False) -> bool:
    """Merge segments of the index, a step at a time; return whether all is merged.

    Never done inside a save. `stop` is asked between two steps, each some hundredths of a second.
    """
    for index in _INDEXES:
        pages, before = -_MERGE_PAGES, _changes(connection)
        while True:
            if stop():
                return False
            connection.exec_driver_sql(
                f"INSERT INTO {index}({index}, rank) VALUES('merge', ?)", (pages,)
            )
            pages, after = _MERGE_PAGES, _changes(connection)
            if after - before < 2:  # noqa: PLR2004 - so SQLite says that nothing was left to do
                break
            before = after
    return True


def optimize(connection: Connection) -> None:
    """Write the index anew into one segment; only so are the grams of erased people gone."""
    for index in _INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('optimize')")


def _driver(connection: Connection) -> Any:
    """Return the driver's connection.

    A save runs so many short statements that what SQLAlchemy adds to each was a third of it.
    """
    return connection.connection.driver_connection


def _rows(connection: Connection, statement: str, *parameters: Any) -> Sequence[Any]:
    found: Sequence[Any] = _driver(connection).execute(statement, parameters).fetchall()
    return found


def _changes(connection: Connection) -> int:
    return int(_rows(connection, "SELECT total_changes()")[0][0])


def _many(connection: Connection, statement: str, rows: list[Any]) -> None:
    if rows:
        _driver(connection).executemany(statement, rows)


def _refresh_customers(connection: Connection, numbers: list[int]) -> None:
    chosen = json.dumps(numbers)
    children = _child_slots(connection, chosen)
    if _rows(connection, _HAS_MERGED):
        _lend_slots(connection, chosen, children)
    fold = pinyin.folder().slot
    known_keys: dict[int, set[str]] = {}
    for n, key in _rows(connection, _KEYS, chosen):
        known_keys.setdefault(n, set()).add(key)
    changed: list[tuple[int, str]] = []
    sort_keys: list[tuple[str, int]] = []
    keys: list[tuple[str, int]] = []
    stale: list[int] = []
    unread: list[tuple[str, int]] = []
    missing = set(numbers)
    for n, kind, name, short, external, company, city, sort_key, before in _rows(
        connection, _CUSTOMERS, chosen
    ):
        missing.discard(n)
        own = [
            (Slot.NAME, fold(name)),
            (Slot.SHORT_NAME, fold(short)),
            (Slot.EXTERNAL_ID, fold(external)),
            (Slot.COMPANY, fold(company)),
            (Slot.CITY, fold(city)),
        ]
        text = joined(sorted(own + children.get(n, []), key=_place))
        if text != before:
            changed.append((n, text))
            if before is not None:
                stale.append(n)
        place = pinyin.readings().sort_key(fold(name))
        if place != sort_key:
            sort_keys.append((place, n))
        wanted, known = _keys(text, kind == "COMPANY"), known_keys.get(n, set())
        keys += ((key, n) for key in wanted - known)
        unread += ((key, n) for key in known - wanted)
    for n in missing:
        unread += ((key, n) for key in known_keys.get(n, ()))
    _forget(connection, "search", sorted([*stale, *missing]))
    _store(connection, "search", changed)
    _many(connection, "DELETE FROM search_text WHERE n = ?", [(n,) for n in missing])
    _many(
        connection,
        "INSERT INTO search_text (n, t) VALUES (?, ?) ON CONFLICT (n) DO UPDATE SET t = excluded.t",
        changed,
    )
    _many(connection, "DELETE FROM search_pinyin WHERE key = ? AND n = ?", unread)
    _many(connection, "INSERT INTO search_pinyin (key, n) VALUES (?, ?)", sorted(keys))
    _many(connection, "UPDATE customer SET sort_key = ? WHERE n = ?", sort_keys)


def _lend_slots(
    connection: Connection, chosen: str, children: dict[int, list[tuple[Slot, str]]]
) -> None:
    """Add to the slots of the chosen those of everyone merged into them."""
    merged = _rows(connection, _MERGED, chosen)
    lent = _child_slots(connection, json.dumps([n for _, n, *_ in merged])) if merged else {}
    fold = pinyin.folder().slot
    for head, n, name, short, external in merged:
        children.setdefault(head, []).extend(
            (
                (Slot.SHORT_NAME, fold(name)),
                (Slot.SHORT_NAME, fold(short)),
                (Slot.EXTERNAL_ID, fold(external)),
                *lent.get(n, ()),
            )
        )


def _child_slots(connection: Connection, chosen: str) -> dict[int, list[tuple[Slot, str]]]:
    """Return the slots of contacts, contact methods and custom fields by customer."""
    fold = pinyin.folder().slot
    found: dict[int, list[tuple[Slot, str]]] = {}
    for n, name in _rows(connection, _CONTACTS, chosen):
        found.setdefault(n, []).append((Slot.CONTACT, fold(name)))
    for n, kind, value, normalised in _rows(connection, _METHODS, chosen):
        slots = found.setdefault(n, [])
        if kind == "PHONE":
            slots += ((Slot.PHONE, number) for number in _phone_slots(fold(value), normalised))
        else:
            slots.append((_METHOD_SLOTS[kind], fold(value)))
    for n, value in _rows(connection, _CUSTOM, chosen):
        found.setdefault(n, []).append((Slot.CUSTOM, fold(value)))
    return found


def _phone_slots(typed: str, normalised: str | None) -> Iterator[str]:
    """Return the digits of a phone: with country code, and as typed when that is something else."""
    whole, short = digits(normalised or ""), digits(typed)
    if whole:
        yield whole
    if short not in whole:
        yield short


def _place(slot: tuple[Slot, str]) -> str:
    """Return where a slot stands in its text."""
    return slot[0].mark


def _keys(text: str, is_company: bool) -> set[str]:
    """Return what is typed for the names in a search text."""
    readings = pinyin.readings()
    return {
        key
        for slot, name in split_slots(text)
        if slot in _READ_SLOTS
        for key in readings.keys(name, is_company=is_company and slot is not Slot.CONTACT)
    }


def _forget(connection: Connection, index: str, numbers: list[int]) -> None:
    for size in ("3gram", "12gram"):
        _many(connection, f"DELETE FROM {index}_{size} WHERE rowid = ?", [(n,) for n in numbers])


def _store(connection: Connection, index: str, texts: list[tuple[int, str]]) -> None:
    """Index (number, text) pairs, ascending."""
    texts = sorted(texts)
    _many(connection, f"INSERT INTO {index}_3gram (rowid, t) VALUES (?, ?)", texts)
    _many(
        connection,
        f"INSERT INTO {index}_12gram (rowid, t) VALUES (?, ?)",
        [(n, short_grams(text)) for n, text in texts],
    )


def _refresh_notes(connection: Connection, kind: str, sources: list[bytes]) -> None:
    chosen = json.dumps([source.hex() for source in sources])
    fold = pinyin.folder().slot
    known: dict[bytes, tuple[int, str]] = {
        source: (n, text)
        for n, source, text in _rows(
            connection,
            "SELECT x.n, x.id, x.t FROM json_each(?) j CROSS JOIN note_text x "
            "ON x.kind = ? AND x.id = unhex(j.value)",
            chosen,
            kind,
        )
    }
    wanted: dict[bytes, tuple[bytes, str]] = {}
    for source, customer, *texts in _rows(
        connection,
        f"SELECT x.* FROM json_each(?) j CROSS JOIN ({_NOTE_SOURCES[kind]}) x "
        "ON x.id = unhex(j.value)",
        chosen,
    ):
        text = _SEPARATOR.join(filter(None, map(fold, texts)))
        if text:
            wanted[source] = (customer, text)
    gone = [n for source, (n, _) in known.items() if source not in wanted]
    changed = [
        (known[source][0], text)
        for source, (_, text) in wanted.items()
        if source in known and known[source][1] != text
    ]
    fresh = [
        (kind, source, customer, text)
        for source, (customer, text) in wanted.items()
        if source not in known
    ]
    _forget(connection, "note", sorted([*gone, *(n for n, _ in changed)]))
    _many(connection, "DELETE FROM note_text WHERE n = ?", [(n,) for n in gone])
    _many(
        connection,
        "UPDATE note_text SET t = ? WHERE n = ?",
        [(text, n) for n, text in changed],
    )
    last = _last_note(connection) if fresh else 0
    _many(connection, "INSERT INTO note_text (kind, id, customer_id, t) VALUES (?, ?, ?, ?)", fresh)
    added = _rows(connection, "SELECT n, t FROM note_text WHERE n > ?", last) if fresh else []
    _store(connection, "note", [*changed, *((n, text) for n, text in added)])


def _last_note(connection: Connection) -> int:
    """Return the highest number ever given to a note; numbers are never given twice."""
    rows = _rows(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'note_text'")
    return int(rows[0][0]) if rows else 0
