"""What must be true of a customer file after every fault."""

from collections.abc import Mapping
from contextlib import suppress

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_crm.services import vaults
from desktop_crm.services.vaults import Vault
from tests.faults.work import digest_in

_INDEXES = ("search_3gram", "search_12gram", "note_3gram", "note_12gram")
#: Every one of these answers 0 in a sound customer file.
_NONE = {
    "customers or texts that are not indexed yet": (
        "SELECT (SELECT count(*) FROM search_dirty) + (SELECT count(*) FROM note_dirty)"
    ),
    "customers without an entry in the search index": (
        "SELECT count(*) FROM customer WHERE n NOT IN (SELECT n FROM search_text)"
    ),
    "entries of the search index without a customer": (
        "SELECT count(*) FROM search_text WHERE n NOT IN (SELECT n FROM customer)"
    ),
    "texts that are not in the index of notes": (
        "SELECT count(*) FROM interaction i WHERE text <> ''"
        " AND NOT EXISTS (SELECT 1 FROM note_text WHERE kind = 'interaction' AND id = i.id)"
    ),
    "actions whose changes are not all there": (
        "SELECT count(*) FROM txn t WHERE last_k - first_k + 1 <>"
        " (SELECT count(*) FROM change WHERE k BETWEEN t.first_k AND t.last_k AND txn = t.txn)"
    ),
    "changes without their action": (
        "SELECT count(*) FROM change c WHERE txn > 0 AND entity <> 'audit_event'"
        " AND NOT EXISTS (SELECT 1 FROM txn WHERE txn = c.txn)"
    ),
    "a gap between the changes": "SELECT coalesce(max(k), 0) - count(*) FROM change",
}


def damage(vault: Vault) -> list[str]:
    """Return everything that is not as it must be."""
    found = list(vaults.check(vault, deep=True).findings)
    with vault.raw() as database:
        rows = database.execute("PRAGMA integrity_check").fetchall()
        found += [f"integrity_check: {row[0]}" for row in rows if row[0] != "ok"]
        for index in _INDEXES:
            try:
                database.execute(f"INSERT INTO {index}({index}) VALUES('integrity-check')")
            except sqlcipher.DatabaseError as error:
                found.append(f"{index}: {error}")
        for what, query in _NONE.items():
            if (count := database.execute(query).fetchone()[0]) != 0:
                found.append(f"{count} {what}")
    return found


def losses(vault: Vault, promised: Mapping[int, str]) -> list[int]:
    """Return the promised actions that are not there, or not as they were promised."""
    lost = []
    with vault.raw() as database:
        for txn, told in promised.items():
            found = digest_in(database, txn)
            if not found or told not in {"", found}:
                lost.append(txn)
    return lost


def close_quietly(vault: Vault | None) -> None:
    """Close whatever is open."""
    if vault is not None:
        with suppress(Exception):
            vault.close()
