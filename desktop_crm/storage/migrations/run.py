"""Brings a fresh or older database up to this program's schema, in one transaction."""

from collections.abc import Callable
from contextlib import nullcontext

from sqlalchemy import Connection

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults, journal, schema
from desktop_crm.storage.migrations import seeds

FIRST = 1 << 16


def migrate(connection: Connection) -> None:
    """Bring `connection`'s database up to date; does nothing, and loads nothing, when it is.

    Outside a transaction it switches foreign keys off first and begins one of its own; inside one
    it cannot (the pragma is ignored there), so only a new database may be made so.
    """
    found = _user_version(connection)
    known = schema.version()
    if schema.is_too_new(found):
        raise Unavailable(
            Fault.NEWER_SCHEMA,
            faults.NEWER_SCHEMA,
            found=schema.text_of(found),
            known=schema.text_of(known),
        )
    if found >= known:
        return
    if connection.in_transaction():
        if found:
            msg = "an older database is migrated outside a transaction"
            raise RuntimeError(msg)
        _upgrade(connection, found)
        return
    driver = connection.connection.driver_connection
    if driver is None:
        msg = "the connection is closed"
        raise RuntimeError(msg)
    driver.execute("PRAGMA foreign_keys=OFF").fetchall()
    try:
        with connection.begin():
            _upgrade(connection, found)
    finally:
        driver.execute("PRAGMA foreign_keys=ON").fetchall()


def _user_version(connection: Connection) -> int:
    driver = connection.connection.driver_connection
    if driver is None:
        msg = "the connection is closed"
        raise RuntimeError(msg)
    return int(driver.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: Connection, found: int) -> None:
    # Alembic is loaded only when there is something to do: an up-to-date vault opens without it.
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    known = schema.version()
    with Operations.context(MigrationContext.configure(connection)):
        for version, step in _steps():
            if version > found:
                with journal.muted(connection) if found else nullcontext():
                    step()
    if found:
        connection.exec_driver_sql("UPDATE clock SET rev = ?", (known,))
    else:
        journal.start_clock(connection, known)
    journal.install(connection)
    if not found:
        seeds.plant(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {known}")
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")


def _steps() -> tuple[tuple[int, Callable[[], None]], ...]:
    """Return every schema version with the script that leads to it, oldest first."""
    from desktop_crm.storage.migrations.versions import v1_0  # noqa: PLC0415 - loads Alembic

    return ((FIRST, v1_0.upgrade),)
