"""Describes the fields of the customer card: one place for form, filter and paper."""

from dataclasses import field as dataclass_field
from dataclasses import fields as dataclass_fields
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple


class FieldKind(StrEnum):
    """How a field is entered, compared and shown."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    PICK = "pick"
    DAY = "day"
    FLAG = "flag"
    URL = "url"


class FieldGroup(StrEnum):
    """Heading a field stands under in forms, menus and documents."""

    IDENTITY = "identity"
    CLASSIFICATION = "classification"
    ADDRESS = "address"
    CARE = "care"


class FieldInfo(NamedTuple):
    """What every reader of the card needs to know of a field."""

    name: str
    label: str
    kind: FieldKind
    group: FieldGroup
    choices: type[StrEnum] | None = None
    pick_list: str = ""
    is_sensitive: bool = False
    is_printable: bool = True
    is_editable: bool = True


def described(  # noqa: PLR0913 - one argument per thing a field can say of itself
    label: str,
    kind: FieldKind,
    group: FieldGroup,
    *,
    default: Any = None,
    choices: type[StrEnum] | None = None,
    pick_list: str = "",
    is_sensitive: bool = False,
    is_printable: bool = True,
    is_editable: bool = True,
) -> Any:
    """Make a dataclass field that carries its description; `label` is marked in context "Field"."""
    info = FieldInfo(
        "", label, kind, group, choices, pick_list, is_sensitive, is_printable, is_editable
    )
    return dataclass_field(default=default, metadata={"info": info})


@cache
def infos(card: type) -> tuple[FieldInfo, ...]:
    """Return the description of every described field of the dataclass `card`, in its order."""
    return tuple(
        item.metadata["info"]._replace(name=item.name)
        for item in dataclass_fields(card)
        if "info" in item.metadata
    )
