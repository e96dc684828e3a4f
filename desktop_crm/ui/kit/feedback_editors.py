"""Dialogs of feedback: record, edit, take the next step."""

from collections.abc import Callable, Sequence

from desktop_crm.domain.customers import ContactRow
from desktop_crm.domain.feedback import FeedbackRow, next_states
from desktop_crm.domain.words import FeedbackKind, FeedbackState
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import feedback
from desktop_crm.ui.kit.editors import contact_choices, id_of, open_form, window_of
from desktop_crm.ui.kit.field_inputs import choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate, word
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person

_MOODS = (2, 1, 0, -1, -2)


def record(desk: Desk, person: Person) -> None:
    """Record what a customer told us."""
    _with_contacts(desk, person.id, lambda contacts: _open_record(desk, person, contacts))


def edit(desk: Desk, found: FeedbackRow) -> None:
    """Change a feedback; its steps have their own dialog."""
    _with_contacts(desk, found.customer_id, lambda people: _open_edit(desk, found, people))


def advance(desk: Desk, found: FeedbackRow, state: FeedbackState | None = None) -> FormDialog:
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
            dialog.do(feedback.close, found.id, outcome=outcome, told_on=told_on, at=now)
        else:
            dialog.do(feedback.advance, found.id, values["state"], at=now,
                note=values["note"])  # fmt: skip

    return open_form(
        desk,
        lambda: translate("Editors", "Next step of the feedback"),
        form,
        save,
        draft=f"feedback-step:{found.id.hex()}",
    )


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


def _form(desk: Desk, contacts: Sequence[ContactRow]) -> Form:
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
            "contact_id", lambda: translate("Editors", "From"), contact_choices(contacts)
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
    form = _form(desk, contacts)
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
        dialog.do(
            feedback.record,
            person.id,
            kind=values["kind"],
            text=values["text"],
            received_at=desk.workspace.now(),
            channel=values["channel"],
            contact_id=id_of(values.get("contact_id")),
            due_on=values["due_on"],
            sentiment=values["sentiment"],
            is_crisis=values["is_crisis"],
            assignee=values["assignee"],
        )

    return open_form(
        desk,
        lambda: translate("Editors", "Feedback from {name}").format(name=person.name),
        form,
        save,
        draft=f"feedback:new:{person.id.hex()}",
    )


def _open_edit(desk: Desk, found: FeedbackRow, contacts: Sequence[ContactRow]) -> FormDialog:
    form = _form(desk, contacts)
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
            changes["contact_id"] = id_of(changes["contact_id"])
        dialog.do_changes(feedback.edit, found.id, changes)

    return open_form(
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
        dialog.do(feedback.reopen, found.id, at=now, note=form.values()["note"])

    return open_form(
        desk,
        lambda: translate("Editors", "Open feedback again"),
        form,
        save,
        verb=lambda: translate("Editors", "Open again"),
    )
