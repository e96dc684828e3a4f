"""Keeps what is typed and not saved, so that it survives a lock and a crash."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import utc
from desktop_crm.storage.entities.draft import Draft
from desktop_crm.storage.sealing import seal as sealed_with
from desktop_crm.storage.sealing import unseal as unsealed_with
from desktop_crm.storage.vault import Vault

_PURPOSE = "drafts of a lock"


@use_case(QT_TRANSLATE_NOOP("UseCase", "Keep draft"), undoable=False)
def keep(session: Session, form: str, content: Mapping[str, object], *, now: datetime) -> None:
    """Keep the draft of a form; an empty one is discarded."""
    if not content:
        session.execute(delete(Draft).where(Draft.form == form))
        return
    text = json.dumps(dict(content), ensure_ascii=False, sort_keys=True)
    values = {"content": text, "saved_at": utc(now)}
    written = insert(Draft).values(form=form, **values)
    session.execute(written.on_conflict_do_update(index_elements=["form"], set_=values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Discard draft"), undoable=False)
def discard(session: Session, form: str) -> None:
    """Forget the draft of a form."""
    session.execute(delete(Draft).where(Draft.form == form))


def seal(vault: Vault, typed: Mapping[str, Mapping[str, object]]) -> bytes:
    """Return drafts by form so that only this vault, open again, can read them."""
    text = json.dumps({form: dict(content) for form, content in typed.items()})
    return sealed_with(vault.key_for(_PURPOSE), text.encode(), vault.id.encode())


def unseal(vault: Vault, sealed: bytes) -> dict[str, dict[str, object]]:
    """Return the drafts that were sealed; none if another vault sealed them."""
    content = unsealed_with(vault.key_for(_PURPOSE), sealed, vault.id.encode())
    return {} if content is None else json.loads(content)
