"""Dialogs of follow-ups: plan, edit, complete, postpone."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.follow_ups import FollowUpRow, proposed_next
from desktop_crm.domain.words import FollowUpKind, Tier
from desktop_crm.queries import follow_ups as follow_up_queries
from desktop_crm.queries import settings as vault_settings
from desktop_crm.services import follow_ups
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.editors import open_form, window_of
from desktop_crm.ui.kit.field_inputs import Choices, DayInput, choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate, word
from desktop_crm.ui.kit.layouts import box, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.postpone_menu import postpone_days


def plan(desk: Desk, person: Person) -> None:
    """Plan a follow-up for a customer; the day is proposed by the rhythm of its tier."""
    _with_proposal(desk, person.tier, lambda on: _open_plan(desk, person, on))


def edit(desk: Desk, found: FollowUpRow) -> FormDialog:
    """Change a follow-up."""
    form = _follow_up_form(desk)
    form.put(
        {
            "title": found.title or word(found.kind),
            "due_on": found.due_on,
            "due_time": found.due_time,
            "kind": found.kind,
            "repeat_rule": found.repeat_rule,
        }
    )

    def save(dialog: FormDialog) -> None:
        dialog.do_changes(follow_ups.edit, found.id)

    return open_form(
        desk,
        lambda: translate("Editors", "Edit follow-up"),
        form,
        save,
        draft=f"follow_up:{found.id.hex()}",
    )


def complete(desk: Desk, found: FollowUpRow) -> None:
    """Complete a follow-up: asks for the outcome and the next day, both may stay as they are."""
    _with_proposal(desk, found.customer_tier, lambda on: _open_complete(desk, found, on))


def complete_of(desk: Desk, follow_up_id: bytes) -> None:
    """Complete a follow-up of which only the id is known."""
    desk.workspace.ask(
        follow_up_queries.one,
        follow_up_id,
        then=lambda found: complete(desk, found),
        owner=window_of(desk),
        key="complete-follow-up",
    )


def postpone(desk: Desk, ids: Sequence[bytes]) -> FormDialog:
    """Ask for another day for some follow-ups."""
    form = Form(desk.theme, desk.icons)
    due = form.add_day(
        "due_on",
        lambda: translate("Editors", "New day"),
        desk.workspace.now,
        holidays=desk.workspace.holidays,
        is_required=True,
    )
    form.add_widget(_shortcuts(desk, due))
    form.put({"due_on": desk.workspace.today() + timedelta(days=1)})

    def save(dialog: FormDialog) -> None:
        dialog.do(follow_ups.postpone, ids, form.values()["due_on"])

    return open_form(
        desk,
        lambda: translate("Editors", "Postpone"),
        form,
        save,
        verb=lambda: translate("Editors", "Postpone"),
    )


def repeat_choices() -> Choices:
    """Return how often a follow-up may repeat."""
    return (
        (None, lambda: translate("Editors", "Never")),
        ("P1W", lambda: translate("Editors", "Every week")),
        ("P2W", lambda: translate("Editors", "Every 2 weeks")),
        ("P1M", lambda: translate("Editors", "Every month")),
        ("P3M", lambda: translate("Editors", "Every 3 months")),
        ("P1Y", lambda: translate("Editors", "Every year")),
    )


def repeat_word(rule: str | None) -> str:
    """Return how often something repeats in words; "" for never."""
    if not rule:
        return ""
    known = {value: text for value, text in repeat_choices() if value}
    found = known.get(rule, rule)
    return found() if callable(found) else found


def _shortcuts(desk: Desk, field: DayInput) -> QWidget:
    """Return buttons for the usual days ahead."""

    def put(on: date) -> None:
        field.put(on)
        field.setFocus()

    today = desk.workspace.today()
    made = [
        button(text, lambda on=on: put(on), look="chip")  # type: ignore[misc]  # bound at once
        for text, on in postpone_days(today)
    ]
    return box(row(*made, None, spacing=6))


def _with_proposal(desk: Desk, tier: Tier | None, then: Callable[[date], object]) -> None:
    desk.workspace.ask(
        _proposal,
        tier,
        desk.workspace.today(),
        then=then,
        owner=window_of(desk),
        key="proposed-day",
    )


def _proposal(session: Any, tier: Tier | None, today: date) -> date:
    rules = vault_settings.settings(session)
    is_workday = vault_settings.calendar(session).is_workday if rules.avoids_days_off else None
    return proposed_next(tier, today, rules.cadence, is_workday=is_workday)


def _follow_up_form(desk: Desk) -> Form:
    form = Form(desk.theme, desk.icons)
    form.add_text(
        "title",
        lambda: translate("Editors", "What is to be done"),
        is_required=True,
        hint=lambda: translate("Editors", "Call about the quotation"),
    )
    form.begin_row()
    due = form.add_day(
        "due_on",
        lambda: translate("Editors", "Due on"),
        desk.workspace.now,
        holidays=desk.workspace.holidays,
        is_required=True,
    )
    form.end_row()
    form.add_widget(_shortcuts(desk, due))
    form.begin_row()
    form.add_time("due_time", lambda: translate("Editors", "Time"))
    form.add_choice("kind", lambda: translate("Editors", "Type"), choices_of(FollowUpKind))
    form.add_choice("repeat_rule", lambda: translate("Editors", "Repeats"), repeat_choices())
    form.end_row()
    return form


def _open_plan(desk: Desk, person: Person, on: date) -> FormDialog:
    form = _follow_up_form(desk)
    form.put({"due_on": on, "kind": FollowUpKind.CHECK_IN, "repeat_rule": None})

    def save(dialog: FormDialog) -> None:
        values = form.values()
        dialog.do(
            follow_ups.plan,
            person.id,
            title=values["title"],
            due_on=values["due_on"],
            due_time=values["due_time"],
            kind=values["kind"],
            repeat_rule=values["repeat_rule"],
        )

    return open_form(
        desk,
        lambda: translate("Editors", "Plan follow-up for {name}").format(name=person.name),
        form,
        save,
        draft=f"follow_up:new:{person.id.hex()}",
        verb=lambda: translate("Editors", "Plan"),
    )


def _open_complete(desk: Desk, found: FollowUpRow, on: date) -> FormDialog:
    form = Form(desk.theme, desk.icons)
    title = found.title or word(found.kind)
    name = f"{found.customer_name} · {title}" if found.customer_name else title
    form.add_widget(label(name, "secondary", wraps=True))
    form.add_long_text(
        "outcome",
        lambda: translate("Editors", "Outcome"),
        hint=lambda: translate("Editors", "What came of it (may stay empty)"),
        lines=2,
    )
    due = form.add_day(
        "next_on",
        lambda: translate("Editors", "Next follow-up on"),
        desk.workspace.now,
        holidays=desk.workspace.holidays,
    )
    none = button(lambda: translate("Editors", "None"), lambda: due.put(None), look="chip")
    form.add_widget(box(row(_shortcuts(desk, due), none, None, spacing=6)))
    form.add_text("next_title", lambda: translate("Editors", "What is to be done then"))
    # A repeating follow-up knows its own next day.
    form.put(
        {"next_on": None if found.repeat_rule else on, "next_title": found.title, "outcome": None}
    )

    def save(dialog: FormDialog) -> None:
        values = form.values()
        dialog.do(
            follow_ups.complete,
            found.id,
            now=desk.workspace.now(),
            outcome=values["outcome"],
            next_on=values["next_on"],
            next_title=values["next_title"],
        )

    return open_form(
        desk,
        lambda: translate("Editors", "Follow-up done"),
        form,
        save,
        draft=f"follow_up-done:{found.id.hex()}",
        verb=lambda: translate("Editors", "Done"),
    )
