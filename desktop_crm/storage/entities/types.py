"""Column types: Python values on one side, plain SQLite storage on the other."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import Dialect, ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from desktop_crm.domain.values import new_id

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Uuid(TypeDecorator[bytes]):
    """A 16-byte id, stored as it is."""

    impl = LargeBinary
    cache_ok = True

    @override
    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        if value is not None and len(value) != 16:  # noqa: PLR2004 - the size of a uuid
            msg = "an id has 16 bytes"
            raise ValueError(msg)
        return value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else bytes(value)


class Day(TypeDecorator[date]):
    """A date without time, stored as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        if isinstance(value, datetime):
            msg = "a day, not a moment"
            raise TypeError(msg)
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class DayTime(TypeDecorator[time]):
    """A time of the day, stored as HH:MM."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat("minutes")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """An instant, stored as whole microseconds since 1970 in UTC."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment knows its time zone"
            raise ValueError(msg)
        return (value - _EPOCH) // _MICROSECOND

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class YesNo(TypeDecorator[bool]):
    """A statement that is true or not, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Quantity(TypeDecorator[Decimal]):
    """An exact number, stored as plain decimal digits."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:f}"

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


# The key of every journaled row.
Id = Annotated[bytes, mapped_column(Uuid, primary_key=True, default=new_id)]

# The customer a row belongs to. Deferred, so that rows may be written in any order within one
# transaction; a child without its customer still cannot be committed.
CustomerId = Annotated[
    bytes,
    mapped_column(Uuid, ForeignKey("customer.id", deferrable=True, initially="DEFERRED")),
]

# Values this program always writes. The schema does not insist: what a newer version leaves out
# must survive here.
Written = Annotated[str, mapped_column(Text, nullable=True)]
WrittenDay = Annotated[date, mapped_column(Day, nullable=True)]
WrittenMoment = Annotated[datetime, mapped_column(Moment, nullable=True)]
WrittenNumber = Annotated[int, mapped_column(Integer, nullable=True)]
Statement = Annotated[bool, mapped_column(YesNo, nullable=True, default=False)]
