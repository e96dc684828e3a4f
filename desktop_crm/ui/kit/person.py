"""The customer a command is about."""

from dataclasses import dataclass

from desktop_crm.domain.words import Tier


@dataclass(frozen=True, slots=True)
class Person:
    """The customer a command or the quick log line is about."""

    id: bytes
    name: str
    tier: Tier | None = None
