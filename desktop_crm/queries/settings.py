"""Reads the settings of the vault."""

import json
from typing import Any

from sqlalchemy.orm import Session

from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier, read
from desktop_crm.queries.calendar import Calendar


def settings(session: Session) -> VaultSettings:
    """Return the settings; what is absent or unreadable has its default."""
    found: dict[str, Any] = {}
    session.flush()
    for key, text in session.connection().exec_driver_sql("SELECT key, value FROM setting"):
        try:
            found[key] = json.loads(text or "null")
        except ValueError:
            continue
    default = VaultSettings()
    cadence = found.get("cadence")
    wanted, by_tier = found.get("wanted_fields"), found.get("wanted_by_tier")
    return VaultSettings(
        user_name=_text(found.get("user_name"), default.user_name),
        company_name=_text(found.get("company_name"), default.company_name),
        currency=_text(found.get("currency"), default.currency) or default.currency,
        region=_text(found.get("region"), default.region) or default.region,
        cadence=_cadence(cadence) if isinstance(cadence, dict) else default.cadence,
        plans_by_rhythm=_flag(found.get("plans_by_rhythm"), default.plans_by_rhythm),
        avoids_days_off=_flag(found.get("avoids_days_off"), default.avoids_days_off),
        verify_days=_number(found.get("verify_days"), default.verify_days),
        complaint_hours=_number(found.get("complaint_hours"), default.complaint_hours),
        wanted_fields=tuple(str(name) for name in wanted)
        if isinstance(wanted, list)
        else default.wanted_fields,
        wanted_by_tier=_wanted_by_tier(by_tier) if isinstance(by_tier, dict) else {},
    )


def calendar(session: Session) -> Calendar:
    """Return the calendar of the vault's region."""
    return Calendar(settings(session).region)


def _text(value: Any, default: str) -> str:
    return value if isinstance(value, str) else default


def _flag(value: Any, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _number(value: Any, default: int) -> int:
    return value if isinstance(value, int) and value > 0 else default


def _cadence(stored: dict[str, Any]) -> dict[Tier, int]:
    """Return the rhythm per tier; what is no positive number of days is no rhythm."""
    return {
        tier: days
        for name, days in stored.items()
        if (tier := read(Tier, name)) is not None and isinstance(days, int) and days > 0
    }


def _wanted_by_tier(stored: dict[str, Any]) -> dict[Tier, tuple[str, ...]]:
    """Return the fields wanted of each tier."""
    return {
        tier: tuple(str(name) for name in names)
        for key, names in stored.items()
        if (tier := read(Tier, key)) is not None and isinstance(names, list) and names
    }
