"""The proof that a database file is sound and ours, before anything is done with it."""

import secrets
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults, key_header, private_files, schema
from desktop_crm.storage.engine import connect
from desktop_crm.storage.key_header import KeyHeader
from desktop_crm.storage.keys import DataKey

_PAGE_BYTES = 4096
_PROVING = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "query_only=ON")


def aside(path: Path, mark: str) -> Path:
    """Return the hidden name of a passing copy of a database; `sweep` removes all of them."""
    return path.with_name(f".{path.name}.part-{mark}")


def sweep(path: Path) -> None:
    """Remove passing copies of a database that a killed program left."""
    for litter in path.parent.glob(f"{aside(path, '').name}*"):
        litter.unlink()


def require_file(path: Path) -> None:
    """Refuse what SQLite would take for a new, empty database."""
    size = path.stat().st_size
    if size == 0:
        raise Unavailable(Fault.EMPTY_FILE, faults.EMPTY_FILE, path=str(path))
    if size < _PAGE_BYTES:
        raise Unavailable(Fault.DAMAGED, faults.DAMAGED, path=str(path))


def prove(path: Path, header: KeyHeader, key: DataKey, *, check_pages: bool) -> None:
    """Tell a damaged file, a foreign log and a foreign file apart, without changing any of them."""
    try:
        with closing(connect(path, key, settings=_PROVING, writable=False)) as database:
            if check_pages:
                require_sound(database)
            application = database.execute("PRAGMA application_id").fetchone()[0]
            found = database.execute("PRAGMA user_version").fetchone()[0]
    except Exception as error:
        if not faults.error_name(error).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise
        raise _why_damaged(path, header, key) from None
    if application != schema.APPLICATION_ID:
        raise Unavailable(Fault.NOT_A_VAULT, faults.NOT_OURS, path=str(path))
    if schema.is_too_new(found):
        raise Unavailable(
            Fault.NEWER_SCHEMA,
            faults.NEWER_SCHEMA,
            found=schema.text_of(found),
            known=schema.text_of(schema.version()),
        )


def require_sound(database: Any) -> None:
    """Read every page; a page that is not ours, or not whole, ends it."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        damage = sqlcipher.DatabaseError("quick_check")
        damage.sqlite_errorname = "SQLITE_CORRUPT"
        raise damage


def _why_damaged(path: Path, header: KeyHeader, key: DataKey) -> Unavailable:
    """Return the verdict when the right key does not find a sound database."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0 and _is_sound_alone(path, key):
        return Unavailable(Fault.DAMAGED, faults.FOREIGN_WAL, path=str(path))
    damaged_start = database_salt(path) != header.cipher_salt
    text = faults.DAMAGED_START if damaged_start else faults.DAMAGED
    return Unavailable(Fault.DAMAGED, text, path=str(path))


def _is_sound_alone(path: Path, key: DataKey) -> bool:
    """Tell whether the database is well without the log beside it, by looking at a copy."""
    copy = aside(path, secrets.token_hex(4))
    private_files.copy(path, copy)
    try:
        with closing(connect(copy, key, settings=_PROVING, writable=False)) as database:
            require_sound(database)
    except Exception as error:
        if not faults.error_name(error):
            raise
        return False
    finally:
        for litter in path.parent.glob(f"{copy.name}*"):
            litter.unlink()
    return True


def database_salt(path: Path) -> bytes:
    """Return the random bytes an encrypted database begins with."""
    with path.open("rb") as stream:
        return stream.read(key_header.SALT_BYTES)
