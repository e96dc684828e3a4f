"""Changes the settings of the vault."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.queries.settings import settings
from desktop_crm.services.derived import COMPUTED_ON
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import clean
from desktop_crm.storage.entities.setting import Setting

UNKNOWN_SETTING = QT_TRANSLATE_NOOP("Refused", "There is no setting {name}.")
BAD_SETTING = QT_TRANSLATE_NOOP("Refused", "This value does not fit the setting {name}.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change settings"), undoable=False)
def set(session: Session, changes: Mapping[str, object]) -> VaultSettings:
    """Change settings by name and return all of them; the rest stays as it is.

    `derived.bring_up_to_date` then has to do: rhythm and wanted fields decide health and quality.
    """
    present = settings(session)
    for name, value in changes.items():
        if name not in {item.name for item in fields(VaultSettings)}:
            raise Refused(UNKNOWN_SETTING, field=name, name=name)
        text = json.dumps(_plain(name, value, getattr(present, name)), sort_keys=True)
        written = insert(Setting).values(key=name, value=text)
        session.execute(written.on_conflict_do_update(index_elements=["key"], set_={"value": text}))
    session.execute(delete(Setting).where(Setting.key == COMPUTED_ON))
    return settings(session)


def _plain(name: str, value: object, present: object) -> Any:
    """Return a value as JSON holds it, or refuse one of another kind."""
    if name == "cadence" and isinstance(value, Mapping):
        return {Tier(tier).value: int(days) for tier, days in value.items() if days}
    if name == "wanted_by_tier" and isinstance(value, Mapping):
        return {Tier(tier).value: [str(one) for one in names] for tier, names in value.items()}
    if name == "wanted_fields" and not isinstance(value, str):
        return [str(item) for item in value] if isinstance(value, list | tuple) else []
    if type(value) is not type(present):
        raise Refused(BAD_SETTING, field=name, name=name)
    return clean(value) if isinstance(value, str) else value
