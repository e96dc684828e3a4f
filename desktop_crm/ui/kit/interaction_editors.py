"""Dialogs of interactions: log in a form, edit what was logged."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_crm.domain.customers import ContactRow
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.words import Direction, InteractionKind
from desktop_crm.services import interactions
from desktop_crm.ui.kit.editors import contact_choices, id_of, open_form
from desktop_crm.ui.kit.field_inputs import choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.language import local, translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person

_FUTURE = QT_TRANSLATE_NOOP("Refused", "This lies in the future.")


def log(desk: Desk, person: Person, contacts: Sequence[ContactRow] = ()) -> FormDialog:
    """Log what happened in a form, for those who do not like the quick line."""
    form = _form(desk, contacts)
    form.put(
        {
            "kind": InteractionKind.CALL,
            "direction": None,
            "happened_on": desk.workspace.today(),
            "happened_time": None,
            "duration_minutes": None,
            "contact_id": "",
        }
    )

    def save(dialog: FormDialog) -> None:
        values = form.values()
        moment = _moment(desk, dialog, values)
        if moment is not None:
            dialog.do(
                interactions.log,
                person.id,
                kind=values["kind"],
                text=values["text"] or "",
                happened_at=moment,
                contact_id=id_of(values["contact_id"]),
                direction=values["direction"],
                duration_minutes=values["duration_minutes"],
            )

    return open_form(
        desk,
        lambda: translate("Editors", "Log for {name}").format(name=person.name),
        form,
        save,
        draft=f"interaction:new:{person.id.hex()}",
    )


def edit(desk: Desk, found: InteractionRow, contacts: Sequence[ContactRow] = ()) -> FormDialog:
    """Change what was logged."""
    form = _form(desk, contacts)
    at = local(found.happened_at)
    form.put(
        {
            "kind": found.kind,
            "direction": found.direction,
            "happened_on": at.date(),
            "happened_time": at.time().replace(second=0, microsecond=0),
            "duration_minutes": found.duration_minutes,
            "contact_id": found.contact_id.hex() if found.contact_id else "",
            "text": found.text,
        }
    )

    def save(dialog: FormDialog) -> None:
        changes = form.changed_values()
        if "happened_on" in changes or "happened_time" in changes:
            changes.pop("happened_on", None)
            changes.pop("happened_time", None)
            moment = _moment(desk, dialog, form.values())
            if moment is None:
                return
            changes["happened_at"] = moment
        if "contact_id" in changes:
            changes["contact_id"] = id_of(changes["contact_id"])
        dialog.do_changes(interactions.edit, found.id, changes)

    return open_form(
        desk,
        lambda: translate("Editors", "Edit interaction"),
        form,
        save,
        draft=f"interaction:{found.id.hex()}",
    )


def _form(desk: Desk, contacts: Sequence[ContactRow]) -> Form:
    form = Form(desk.theme, desk.icons)
    form.begin_row()
    form.add_choice("kind", lambda: translate("Editors", "Type"), choices_of(InteractionKind))
    form.add_choice(
        "direction",
        lambda: translate("Editors", "Who began"),
        choices_of(Direction, none=lambda: translate("Editors", "Not said")),
    )
    form.end_row()
    form.add_long_text("text", lambda: translate("Editors", "What was said"), lines=5)
    form.add_day(
        "happened_on",
        lambda: translate("Editors", "Day"),
        desk.workspace.now,
        is_required=True,
        is_past=True,
    )
    form.begin_row()
    form.add_time("happened_time", lambda: translate("Editors", "Time"))
    minutes = LineInput("", lambda: translate("Editors", "Minutes"))
    minutes.textChanged.connect(form.edited)
    form.add_field(
        "duration_minutes",
        lambda: translate("Editors", "Minutes"),
        minutes,
        read=lambda: int(minutes.text()) if minutes.text().strip().isdecimal() else None,
        put=lambda value: minutes.setText("" if value is None else str(value)),
        is_valid=lambda: not minutes.text().strip() or minutes.text().strip().isdecimal(),
    )
    form.add_choice("contact_id", lambda: translate("Editors", "With"), contact_choices(contacts))
    form.end_row()
    return form


def _moment(desk: Desk, dialog: FormDialog, values: dict[str, Any]) -> datetime | None:
    """Return when it happened; a moment in the future is refused beside its field."""
    on: date = values["happened_on"]
    now = desk.workspace.now()
    at: time | None = values["happened_time"]
    if at is None:
        at = local(now).time() if on == desk.workspace.today() else time(12, 0)
    moment = datetime.combine(on, at).astimezone()
    if moment > now + timedelta(minutes=1):
        dialog.refuse(Refused(_FUTURE, field="happened_on"))
        return None
    return moment
