"""Values every noun uses: ids, money."""

import os
import time
from dataclasses import dataclass
from decimal import Decimal

#: Minor-unit digits of the currencies that do not have two (ISO 4217).
_EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "BHD": 3, "KWD": 3, "TND": 3}


def new_id() -> bytes:
    """Return a fresh uuid7 (RFC 9562) as 16 bytes; ids made one after the other sort that way.

    48 bits of Unix milliseconds, 12 bits of the fraction of the millisecond (method 3 of section
    6.2), then 62 random bits.
    """
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    fraction = nanoseconds * 4096 // 1_000_000
    head = milliseconds << 16 | 0x7000 | fraction
    tail = int.from_bytes(os.urandom(8)) & (1 << 62) - 1 | 1 << 63
    return (head << 64 | tail).to_bytes(16)


def exponent(currency: str) -> int:
    """Return how many digits of `currency` (ISO 4217) stand behind the decimal point."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount: whole minor units of one ISO 4217 currency."""

    minor: int
    currency: str = "CNY"

    @property
    def amount(self) -> Decimal:
        """The amount in major units, e.g. Decimal("123.40")."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def plain(self) -> str:
        """Return the amount as digits, e.g. "123.40"; the currency is not in it."""
        return f"{self.amount:.{exponent(self.currency)}f}"

    @staticmethod
    def of(amount: Decimal, currency: str = "CNY") -> "Money":
        """Return `amount` major units as Money, rounded to the currency's minor unit."""
        return Money(int(amount.scaleb(exponent(currency)).to_integral_value()), currency)
