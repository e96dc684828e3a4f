"""Which schema a database has and which one this program knows."""

#: "DCRM", written into every database so that an empty or foreign one is told apart.
APPLICATION_ID = 0x4443524D


def version() -> int:
    """Return the schema this program knows, as major << 16 | minor."""
    return 1 << 16


def is_too_new(found: int) -> bool:
    """Tell whether a database has a higher major version than this program can write."""
    return found >> 16 > version() >> 16


def text_of(number: int) -> str:
    """Return a schema version as it is shown: 1.0."""
    return f"{number >> 16}.{number & 0xFFFF}"
