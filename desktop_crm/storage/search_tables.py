"""The search tables and the triggers that say what has to be indexed anew, as literal DDL.

All of it is local and derived: `storage.search.rebuild` can fill it from nothing. The triggers do
one thing, marking; they fire for undo, import and applied changes alike, muted journal or not.
An outer upsert would turn `OR IGNORE` into an abort, hence `ON CONFLICT DO NOTHING`.
"""
# ruff: noqa: S608 (only names written in this file are put together)

from typing import Final

_TOKENIZE_12: Final = r"""ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'"""

_TABLES: Final = (
    # Folded slots of every customer, joined by U+001F in the order of domain.folding.Slot.
    "CREATE TABLE search_text (n INTEGER PRIMARY KEY, t TEXT NOT NULL)",
    # Three characters and more: one quoted phrase is an exact substring search.
    "CREATE VIRTUAL TABLE search_3gram USING fts5("
    "t, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')",
    # One and two characters: the set of all such substrings, as words.
    "CREATE VIRTUAL TABLE search_12gram USING fts5("
    f"t, content='', contentless_delete=1, detail=none, tokenize=\"{_TOKENIZE_12}\")",
    "CREATE TABLE search_pinyin ("
    "key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID",
    "CREATE INDEX ix_search_pinyin_n ON search_pinyin (n)",
    "CREATE TABLE search_dirty (n INTEGER PRIMARY KEY)",
    # One row per text (interaction, feedback, note of a customer), with a dense number of its own.
    "CREATE TABLE note_text (n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
    "id BLOB NOT NULL, customer_id BLOB NOT NULL, t TEXT NOT NULL)",
    "CREATE UNIQUE INDEX ix_note_text_source ON note_text (kind, id)",
    "CREATE VIRTUAL TABLE note_3gram USING fts5("
    "t, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')",
    "CREATE VIRTUAL TABLE note_12gram USING fts5("
    f"t, content='', contentless_delete=1, detail=none, tokenize=\"{_TOKENIZE_12}\")",
    "CREATE TABLE note_dirty ("
    "kind TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID",
)

#: Merging segments is the cost of an update: it is taken out of the save and done when idle.
_SETTINGS: Final = tuple(
    f"INSERT INTO {table}({table}, rank) VALUES('{option}', {value})"
    for table in ("search_3gram", "search_12gram", "note_3gram", "note_12gram")
    for option, value in (("automerge", 0), ("crisismerge", 200))
)

_CUSTOMER_COLUMNS: Final = "kind, name, short_name, external_id, company, region_city"
_CUSTOMER_NOTES: Final = "preferences, treat_note, note"

_MARK_CUSTOMER: Final = tuple(
    f"CREATE TRIGGER mark_customer_{suffix} AFTER {event} ON customer BEGIN "
    f"INSERT INTO search_dirty (n) VALUES ({row}.n) ON CONFLICT DO NOTHING; END"
    for suffix, event, row in (
        ("i", "INSERT", "new"),
        ("u", f"UPDATE OF {_CUSTOMER_COLUMNS}", "new"),
        ("d", "DELETE", "old"),
    )
)

_MARK_CHILD: Final = tuple(
    f"CREATE TRIGGER mark_{table}_{suffix} AFTER {event} ON {table} BEGIN "
    f"INSERT INTO search_dirty (n) SELECT n FROM customer WHERE id = {row}.customer_id "
    "ON CONFLICT DO NOTHING; END"
    for table in ("contact", "contact_method", "custom_value")
    for suffix, event, row in (
        ("i", "INSERT", "new"),
        ("u", "UPDATE", "new"),
        ("d", "DELETE", "old"),
    )
)

_MARK_NOTE: Final = tuple(
    f"CREATE TRIGGER mark_note_{table}_{suffix} AFTER {event} ON {table} BEGIN "
    f"INSERT INTO note_dirty (kind, id) VALUES ('{table}', {row}.id) ON CONFLICT DO NOTHING; END"
    for table, columns in (
        ("interaction", "text"),
        ("feedback", "text, outcome"),
        ("customer", _CUSTOMER_NOTES),
    )
    for suffix, event, row in (
        ("i", "INSERT", "new"),
        ("u", f"UPDATE OF {columns}", "new"),
        ("d", "DELETE", "old"),
    )
)

TRIGGERS: Final = _MARK_CUSTOMER + _MARK_CHILD + _MARK_NOTE
#: Executed in this order, after the tables of the customers exist.
STATEMENTS: Final = _TABLES + _SETTINGS + TRIGGERS
