"""The declarative base of all records and the metadata the journal is generated from."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from desktop_crm.storage.entities.types import Day, DayTime, Moment, Quantity, Uuid, YesNo


class Base(DeclarativeBase):
    """A record: columns only, no rules, no queries, no translation.

    Every table says in `info` where it belongs: {"root": ...} is journaled, {"journal": False} is
    local. A column with {"journal": False} is derived; {"refers": table} names what an id points
    at without a foreign key, because the target may arrive later, or never.
    """

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"}
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        bool: YesNo,
        bytes: Uuid,
        date: Day,
        datetime: Moment,
        time: DayTime,
        Decimal: Quantity,
    }
