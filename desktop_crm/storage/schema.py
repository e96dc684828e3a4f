"""Which schema a database has and which one this program knows; brings an older one up to date."""

import importlib.util

from sqlalchemy import Engine

APPLICATION_ID = int.from_bytes(b"DCRM", "big")
_MIGRATIONS = "desktop_crm.storage.migrations.run"


def prepare(engine: Engine) -> None:
    """Bring an empty or older database to this program's schema in one transaction."""
    with engine.begin() as connection:
        if importlib.util.find_spec(_MIGRATIONS) is not None:
            importlib.import_module(_MIGRATIONS).migrate(connection)
        else:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {version()}")


def version() -> int:
    """Return the schema this program knows, as major << 16 | minor."""
    return 1 << 16


def is_too_new(found: int) -> bool:
    """Tell whether a database has a higher major version than this program can write."""
    return found >> 16 > version() >> 16


def text_of(number: int) -> str:
    """Return a schema version as it is shown: 1.0."""
    return f"{number >> 16}.{number & 0xFFFF}"
