"""Dialogs that several pages open: follow-ups, feedback, interactions."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_crm.domain.customers import ContactRow
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.feedback import FeedbackRow, next_states
from desktop_crm.domain.follow_ups import FollowUpRow, proposed_next
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.words import (
    Direction,
    FeedbackKind,
    FeedbackState,
    FollowUpKind,
    InteractionKind,
    Tier,
)
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import follow_ups as follow_up_queries
from desktop_crm.queries import settings as vault_settings
from desktop_crm.services import feedback, follow_ups, interactions
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.forms import Choices, DayInput, Form, FormDialog, choices_of
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, day, local, translate, weekday, word
from desktop_crm.ui.kit.layouts import box, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person

_FUTURE = QT_TRANSLATE_NOOP("Refused", "This lies in the future.")
_MOODS = (2, 1, 0, -1, -2)
_DAYS_AHEAD = (1, 3, 7)


def window_of(desk: Desk) -> QWidget:
    """Return the window that dialogs belong to."""
    navigator = desk.navigator
    if isinstance(navigator, QWidget):
        return navigator.window()
    shown = QApplication.activeWindow()
    return shown if shown is not None else QApplication.topLevelWidgets()[0]


def plan_follow_up(desk: Desk, person: Person) -> None:
    """Plan a follow-up for a customer; the day is proposed by the rhythm of its tier."""
    _with_proposal(desk, person.tier, lambda on: _open_plan(desk, person, on))


def edit_follow_up(desk: Desk, found: FollowUpRow) -> FormDialog:
    """Change a follow-up."""
    form = _follow_up_form(desk)
    form.put(
        {
            "title": found.title,
            "due_on": found.due_on,
            "due_time": found.due_time,
            "kind": found.kind,
            "repeat_rule": found.repeat_rule,
        }
    )

    def save(dialog: FormDialog) -> None:
        changes = form.changed_values()
        if not changes:
            dialog.finish()
            return
        _do(desk, dialog, follow_ups.edit, found.id, changes)

    return _open(
        desk,
        lambda: translate("Editors", "Edit follow-up"),
        form,
        save,
        draft=f"follow_up:{found.id.hex()}",
    )


def complete_follow_up(desk: Desk, found: FollowUpRow) -> None:
    """Complete a follow-up: asks for the outcome and the next day, both may stay as they are."""
    _with_proposal(desk, found.customer_tier, lambda on: _open_complete(desk, found, on))


def complete_follow_up_of(desk: Desk, follow_up_id: bytes) -> None:
    """Complete a follow-up of which only the id is known."""
    desk.workspace.ask(
        follow_up_queries.one,
        follow_up_id,
        then=lambda found: complete_follow_up(desk, found),
        owner=window_of(desk),
        key="complete-follow-up",
    )


def postpone_days(today: date) -> Sequence[tuple[Text, date]]:
    """Return the usual days to postpone to, each with its words."""
    monday = today + timedelta(days=7 - today.weekday())
    return (
        (lambda: translate("Editors", "Tomorrow"), today + timedelta(days=1)),
        (lambda: translate("Editors", "In 3 days"), today + timedelta(days=3)),
        (lambda: translate("Editors", "In a week"), today + timedelta(days=7)),
        (lambda: translate("Editors", "Next Monday"), monday),
    )


def postpone_follow_ups(desk: Desk, ids: Sequence[bytes]) -> FormDialog:
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
        _do(desk, dialog, follow_ups.postpone, ids, form.values()["due_on"])

    return _open(
        desk,
        lambda: translate("Editors", "Postpone"),
        form,
        save,
        verb=lambda: translate("Editors", "Postpone"),
    )


def postpone_menu(desk: Desk, parent: QWidget, ids: Sequence[bytes]) -> QMenu:
    """Return a menu of the usual days to postpone follow-ups to; it deletes itself."""
    menu = QMenu(parent)
    today = desk.workspace.today()
    for text, on in postpone_days(today):
        shown = text if isinstance(text, str) else text()
        action = menu.addAction(f"{shown}\t{weekday(on, short=True)} {day(on, today)}")
        action.triggered.connect(
            lambda _on, on=on: desk.workspace.do(follow_ups.postpone, ids, on, owner=parent)
        )
    menu.addSeparator()
    other = menu.addAction(translate("Editors", "Choose a day…"))
    other.triggered.connect(lambda: postpone_follow_ups(desk, ids))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def record_feedback(desk: Desk, person: Person) -> None:
    """Record what a customer told us."""
    _with_contacts(desk, person.id, lambda contacts: _open_record(desk, person, contacts))


def edit_feedback(desk: Desk, found: FeedbackRow) -> None:
    """Change a feedback; its steps have their own dialog."""
    _with_contacts(desk, found.customer_id, lambda people: _open_feedback(desk, found, people))


def advance_feedback(
    desk: Desk, found: FeedbackRow, state: FeedbackState | None = None
) -> FormDialog:
    """Take a feedback to its next step, close it, or open it again."""
    if found.state is FeedbackState.CLOSED:
        return _open_reopen(desk, found)
    states = [*next_states(found.state), FeedbackState.CLOSED]
    form = Form(desk.theme, desk.icons)
    form.add_widget(label(found.text, "secondary", wraps=True))
    chosen = form.add_choice(
        "state",
        lambda: translate("Editors", "Next step"),
        [(each, lambda each=each: word(each)) for each in states],  # type: ignore[misc]  # bound at once
    )
    form.add_long_text("note", lambda: translate("Editors", "What was done"), lines=3)
    form.add_long_text("outcome", lambda: translate("Editors", "Outcome"), lines=3)
    form.add_day(
        "told_on",
        lambda: translate("Editors", "Customer was told on"),
        desk.workspace.now,
        is_past=True,
    )

    def arrange() -> None:
        closes = chosen.value is FeedbackState.CLOSED
        form.show_field("note", shown=not closes)
        form.show_field("outcome", shown=closes)
        form.show_field("told_on", shown=closes)

    chosen.currentIndexChanged.connect(lambda _at: arrange())
    form.put(
        {
            "state": state or states[0],
            "outcome": found.outcome,
            "told_on": found.told_on or desk.workspace.today(),
        }
    )
    arrange()

    def save(dialog: FormDialog) -> None:
        values, now = form.values(), desk.workspace.now()
        if values["state"] is FeedbackState.CLOSED:
            outcome, told_on = values["outcome"] or "", values["told_on"]
            _do(desk, dialog, feedback.close, found.id, outcome=outcome, told_on=told_on, at=now)
        else:
            _do(desk, dialog, feedback.advance, found.id, values["state"], at=now,
                note=values["note"])  # fmt: skip

    return _open(
        desk,
        lambda: translate("Editors", "Next step of the feedback"),
        form,
        save,
        draft=f"feedback-step:{found.id.hex()}",
    )


def log_interaction(desk: Desk, person: Person, contacts: Sequence[ContactRow] = ()) -> FormDialog:
    """Log what happened in a form, for those who do not like the quick line."""
    form = _interaction_form(desk, contacts)
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
            _do(
                desk,
                dialog,
                interactions.log,
                person.id,
                kind=values["kind"],
                text=values["text"] or "",
                happened_at=moment,
                contact_id=_id(values["contact_id"]),
                direction=values["direction"],
                duration_minutes=values["duration_minutes"],
            )

    return _open(
        desk,
        lambda: translate("Editors", "Log for {name}").format(name=person.name),
        form,
        save,
        draft=f"interaction:new:{person.id.hex()}",
    )


def edit_interaction(
    desk: Desk, found: InteractionRow, contacts: Sequence[ContactRow] = ()
) -> FormDialog:
    """Change what was logged."""
    form = _interaction_form(desk, contacts)
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
            changes["contact_id"] = _id(changes["contact_id"])
        if changes:
            _do(desk, dialog, interactions.edit, found.id, changes)
        else:
            dialog.finish()

    return _open(
        desk,
        lambda: translate("Editors", "Edit interaction"),
        form,
        save,
        draft=f"interaction:{found.id.hex()}",
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


def mood_word(mood: int | None) -> str:
    """Return a sentiment in words; "" for none."""
    if mood is None:
        return ""
    return {
        2: translate("Editors", "Delighted"),
        1: translate("Editors", "Pleased"),
        0: translate("Editors", "Neutral"),
        -1: translate("Editors", "Annoyed"),
        -2: translate("Editors", "Angry"),
    }[mood]


def _open(
    desk: Desk,
    title: Text,
    form: Form,
    save: Callable[[FormDialog], object],
    *,
    draft: str = "",
    verb: Text = "",
) -> FormDialog:
    dialog = FormDialog(window_of(desk), desk.workspace, title, form, save, draft=draft, verb=verb)
    dialog.open()
    return dialog


def _do(
    desk: Desk, dialog: FormDialog, use_case: Callable[..., Any], *args: Any, **kwargs: Any
) -> None:
    desk.workspace.do(
        use_case, *args, owner=dialog, then=dialog.finish, failed=dialog.refuse, **kwargs
    )


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
        _do(
            desk,
            dialog,
            follow_ups.plan,
            person.id,
            title=values["title"],
            due_on=values["due_on"],
            due_time=values["due_time"],
            kind=values["kind"],
            repeat_rule=values["repeat_rule"],
        )

    return _open(
        desk,
        lambda: translate("Editors", "Plan follow-up for {name}").format(name=person.name),
        form,
        save,
        draft=f"follow_up:new:{person.id.hex()}",
        verb=lambda: translate("Editors", "Plan"),
    )


def _open_complete(desk: Desk, found: FollowUpRow, on: date) -> FormDialog:
    form = Form(desk.theme, desk.icons)
    name = f"{found.customer_name} · {found.title}" if found.customer_name else found.title
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
        _do(
            desk,
            dialog,
            follow_ups.complete,
            found.id,
            now=desk.workspace.now(),
            outcome=values["outcome"],
            next_on=values["next_on"],
            next_title=values["next_title"],
        )

    return _open(
        desk,
        lambda: translate("Editors", "Follow-up done"),
        form,
        save,
        draft=f"follow_up-done:{found.id.hex()}",
        verb=lambda: translate("Editors", "Done"),
    )


def _with_contacts(
    desk: Desk, customer_id: bytes, then: Callable[[Sequence[ContactRow]], object]
) -> None:
    desk.workspace.ask(
        customer_queries.card,
        customer_id,
        today=desk.workspace.today(),
        most_interactions=1,
        then=lambda card: then(card.contacts),
        owner=window_of(desk),
        key="contacts",
    )


def _contact_choices(contacts: Sequence[ContactRow]) -> Choices:
    return (
        ("", lambda: translate("Editors", "Not said")),
        *((contact.id.hex(), contact.name) for contact in contacts),
    )


def _feedback_form(desk: Desk, contacts: Sequence[ContactRow]) -> Form:
    form = Form(desk.theme, desk.icons)
    form.begin_row()
    form.add_choice("kind", lambda: translate("Editors", "Type"), choices_of(FeedbackKind))
    form.add_choice(
        "sentiment",
        lambda: translate("Editors", "Mood"),
        (
            (None, lambda: translate("Editors", "Not said")),
            *((mood, lambda mood=mood: mood_word(mood)) for mood in _MOODS),
        ),
    )
    form.end_row()
    form.add_long_text(
        "text",
        lambda: translate("Editors", "What the customer said"),
        is_required=True,
        lines=4,
    )
    form.begin_row()
    channels = (
        translate("InteractionKind", "Call"),
        translate("MethodKind", "WeChat"),
        translate("MethodKind", "Email"),
        translate("InteractionKind", "Visit"),
    )
    form.add_pick(
        "channel",
        lambda: translate("Editors", "Came by"),
        [(channel, channel) for channel in channels],
    )
    if contacts:
        form.add_choice(
            "contact_id", lambda: translate("Editors", "From"), _contact_choices(contacts)
        )
    form.add_text("assignee", lambda: translate("Editors", "Who sees to it"))
    form.end_row()
    form.add_day(
        "due_on",
        lambda: translate("Editors", "Answer due on"),
        desk.workspace.now,
        holidays=desk.workspace.holidays,
    )
    form.add_flag("is_crisis", lambda: translate("Editors", "This is a crisis"))
    return form


def _open_record(desk: Desk, person: Person, contacts: Sequence[ContactRow]) -> FormDialog:
    form = _feedback_form(desk, contacts)
    form.put(
        {
            "kind": FeedbackKind.COMPLAINT,
            "sentiment": None,
            "due_on": None,
            "contact_id": "",
            "is_crisis": False,
        }
    )

    def save(dialog: FormDialog) -> None:
        values = form.values()
        _do(
            desk,
            dialog,
            feedback.record,
            person.id,
            kind=values["kind"],
            text=values["text"],
            received_at=desk.workspace.now(),
            channel=values["channel"],
            contact_id=_id(values.get("contact_id")),
            due_on=values["due_on"],
            sentiment=values["sentiment"],
            is_crisis=values["is_crisis"],
            assignee=values["assignee"],
        )

    return _open(
        desk,
        lambda: translate("Editors", "Feedback from {name}").format(name=person.name),
        form,
        save,
        draft=f"feedback:new:{person.id.hex()}",
    )


def _open_feedback(desk: Desk, found: FeedbackRow, contacts: Sequence[ContactRow]) -> FormDialog:
    form = _feedback_form(desk, contacts)
    form.put(
        {
            "kind": found.kind,
            "sentiment": found.sentiment,
            "text": found.text,
            "channel": found.channel,
            "contact_id": found.contact_id.hex() if found.contact_id else "",
            "assignee": found.assignee,
            "due_on": found.due_on,
            "is_crisis": found.is_crisis,
        }
    )

    def save(dialog: FormDialog) -> None:
        changes = form.changed_values()
        if "contact_id" in changes:
            changes["contact_id"] = _id(changes["contact_id"])
        if changes:
            _do(desk, dialog, feedback.edit, found.id, changes)
        else:
            dialog.finish()

    return _open(
        desk,
        lambda: translate("Editors", "Edit feedback"),
        form,
        save,
        draft=f"feedback:{found.id.hex()}",
    )


def _open_reopen(desk: Desk, found: FeedbackRow) -> FormDialog:
    form = Form(desk.theme, desk.icons)
    form.add_widget(label(found.text, "secondary", wraps=True))
    form.add_long_text("note", lambda: translate("Editors", "Why it is opened again"), lines=3)
    form.put({"note": None})

    def save(dialog: FormDialog) -> None:
        now = desk.workspace.now()
        _do(desk, dialog, feedback.reopen, found.id, at=now, note=form.values()["note"])

    return _open(
        desk,
        lambda: translate("Editors", "Open feedback again"),
        form,
        save,
        verb=lambda: translate("Editors", "Open again"),
    )


def _interaction_form(desk: Desk, contacts: Sequence[ContactRow]) -> Form:
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
    form.add_choice("contact_id", lambda: translate("Editors", "With"), _contact_choices(contacts))
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


def _id(text: str | None) -> bytes | None:
    return bytes.fromhex(text) if text else None
