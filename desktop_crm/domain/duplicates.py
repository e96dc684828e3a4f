"""Pairs of customers that may be one, as they are shown for review."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_crm.domain.matching import Mark

#: Key under which a pair that is never to be proposed again stands among the settings.
NEVER_AGAIN = "not_duplicates:"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two customers may be one, or why not: English words with `{value}` as named place."""

    words: str
    value: str
    weight: float

    @property
    def text(self) -> str:
        """The reason in English with its value filled in."""
        return self.words.replace("{value}", self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """Two customers that may be one; `a` is the one that was entered first."""

    a: bytes
    b: bytes
    a_name: str = ""
    b_name: str = ""
    a_external_id: str | None = None
    b_external_id: str | None = None
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicates:
    """All that was found: likely duplicates, best first, and people of one firm."""

    pairs: tuple[DuplicatePair, ...] = ()
    colleagues: tuple[DuplicatePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A customer that speaks for others: who they are, by id and name."""

    id: bytes
    name: str
    others: tuple[tuple[bytes, str], ...]


def reasons(marks: Iterable[Mark]) -> tuple[Reason, ...]:
    """Return marks as reasons, the weightiest first; small matters are left out."""
    told = [Reason(mark.words, mark.value, mark.weight) for mark in marks if mark.words]
    return tuple(sorted(told, key=lambda reason: -abs(reason.weight)))


def never_again_key(one: bytes, other: bytes) -> str:
    """Return the key of a pair, the same in either order."""
    first, second = sorted((one, other))
    return f"{NEVER_AGAIN}{first.hex()}:{second.hex()}"


def never_again_pair(key: str) -> tuple[bytes, bytes] | None:
    """Return the two customers of such a key, or None if it is another one."""
    first, _, second = key.removeprefix(NEVER_AGAIN).partition(":")
    try:
        return (
            (bytes.fromhex(first), bytes.fromhex(second)) if key.startswith(NEVER_AGAIN) else None
        )
    except ValueError:
        return None


def groups(pairs: Iterable[DuplicatePair]) -> tuple[tuple[bytes, ...], ...]:
    """Join pairs that share a customer: each group may be one customer."""
    head: dict[bytes, bytes] = {}

    def find(one: bytes) -> bytes:
        while head.setdefault(one, one) != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for pair in pairs:
        head[find(pair.b)] = find(pair.a)
    found: dict[bytes, list[bytes]] = {}
    for one in sorted(head):
        found.setdefault(find(one), []).append(one)
    return tuple(tuple(members) for members in found.values())
