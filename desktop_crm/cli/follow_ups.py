"""Logs what happened, plans and completes follow-ups, lists what falls due."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import Desk, opened
from desktop_crm.cli.options import Options
from desktop_crm.domain import quick_line
from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.quick_dates import Due, parse_due
from desktop_crm.domain.quick_line import Parsed
from desktop_crm.domain.reminders import Reminder
from desktop_crm.domain.words import FollowUpKind, FollowUpState, label
from desktop_crm.queries import customers, settings, tags
from desktop_crm.queries import follow_ups as planned
from desktop_crm.queries import reminders as due
from desktop_crm.services import follow_ups, quick_log

_ID_DIGITS = 32
_MOST_NAME_WORDS = 6
_WEEK = timedelta(days=7)

NO_LINE = "Write what happened."
WHOSE = (
    "“{typed}” does not begin with a customer. Write the name after the kind, or use --customer."
)
NOT_A_DAY = "{value} is not a day; write 2026-11-28, 周五, tomorrow, 3天后 or next week."
NOTHING_OPEN = "{name} has no open follow-up."
SEVERAL_OPEN = "{name} has several open follow-ups: {rows}. Use the id of one."
NO_SUCH = "There is no such follow-up."
WRONG_ORDER = "The last day is before the first."


@click.command()
@click.argument("line")
@click.option("--customer", metavar="CUSTOMER", help="Whose; else the line names the customer.")
@output.json_option
@click.pass_obj
def log(options: Options, line: str, *, customer: str | None, is_json: bool) -> None:
    """Log what happened, in one line.

    As in the window: kind, customer, what was said, when to call again, tags, promises.

    \b
      desktop-crm log "拜访 张三 报价偏高 周五回访 #价格"
      desktop-crm log "call Acme asks for samples @friday #samples"
    """  # noqa: D301 - click looks for the sign itself
    with opened(options) as desk:
        if not line.strip():
            raise Refused(NO_LINE, field="line")
        contact_id = None
        if customer is None:
            customer_id, contact_id, line = _named(desk, line)
        else:
            customer_id = choosing.customer(desk, customer)
        parsed = _parsed(desk, line)
        logged = desk.do(
            quick_log.save,
            customer_id,
            parsed,
            now=desk.now,
            author=desk.ask(settings.settings).user_name or None,
            contact_id=contact_id,
        ).value
        card = choosing.card(desk, customer_id)
    told = {
        "customer": card.name,
        "external_id": card.external_id,
        "id": card.id,
        "kind": parsed.kind,
        "text": parsed.text,
        "tags": parsed.tags,
        "interaction": logged.interaction_id,
        "feedback": logged.feedback_id,
        "follow_up": logged.follow_up_id,
        "next_follow_up_on": card.next_follow_up_on,
    }
    if is_json:
        output.value(told)
        return
    output.report(f"{output.shown(card.name)}: {label(parsed.kind)}: {output.shown(parsed.text)}")
    if parsed.tags:
        output.report(f"Tags: {output.shown(', '.join(parsed.tags))}")
    if card.next_follow_up_on:
        output.report(f"Next follow-up: {card.next_follow_up_on}")


@click.command()
@click.argument("customer")
@click.argument("when")
@click.argument("title")
@click.option(
    "--kind",
    type=choosing.word(tuple(FollowUpKind)),
    default=FollowUpKind.CHECK_IN.value,
    help="What kind of follow-up.",
)
@click.option("--repeat", metavar="RULE", help="P7D, P2W, P1M or P1Y.")
@output.json_option
@click.pass_obj
def remind(
    options: Options,
    customer: str,
    when: str,
    title: str,
    *,
    kind: str,
    repeat: str | None,
    is_json: bool,
) -> None:
    """Plan a follow-up.

    WHEN is a day, with a time or not: 2026-11-28, "周五 15:00", tomorrow, 3天后. A day off is
    moved to the next workday, unless it is written as a date.
    """
    with opened(options) as desk:
        customer_id = choosing.customer(desk, customer)
        on = _day(desk, when)
        follow_up_id = desk.do(
            follow_ups.plan,
            customer_id,
            title=title,
            due_on=on.on,
            due_time=on.time,
            kind=FollowUpKind(kind),
            repeat_rule=repeat,
        ).value
        _write(desk.ask(planned.one, follow_up_id), is_json=is_json)
    if on.shifted_from is not None:
        output.message(f"{on.shifted_from} is a day off; moved to {on.on}.")


@click.command()
@click.argument("reference", metavar="FOLLOW_UP|CUSTOMER")
@click.option("--outcome", metavar="TEXT", help="What came of it.")
@click.option("--next", "next_when", metavar="WHEN", help="Plan the next one for a day.")
@click.option("--next-title", metavar="TEXT", help="What is to be done then.")
@output.json_option
@click.pass_obj
def done(
    options: Options,
    reference: str,
    *,
    outcome: str | None,
    next_when: str | None,
    next_title: str | None,
    is_json: bool,
) -> None:
    """Complete a follow-up.

    Named by its id, or by a customer with a single follow-up that is open, or that is due.
    """
    with opened(options) as desk:
        row = _open_one(desk, reference)
        next_on = None if next_when is None else _day(desk, next_when).on
        next_id = desk.do(
            follow_ups.complete,
            row.id,
            now=desk.now,
            outcome=outcome,
            next_on=next_on,
            next_title=next_title,
        ).value
        finished = desk.ask(planned.one, row.id)
        following = desk.ask(planned.one, next_id) if next_id else None
    if is_json:
        output.value({**_as_json(finished), "next": _as_json(following) if following else None})
        return
    output.report(f"Done: {output.shown(finished.customer_name)}: {output.shown(finished.title)}")
    if following is not None:
        output.report(f"Next: {following.due_on} {output.shown(following.title)}")


@click.command()
@click.option("--from", "first", metavar="DATE", help="First day; else today.")
@click.option("--to", "last", metavar="DATE", help="Last day; else a week after the first.")
@output.json_option
@click.pass_obj
def reminders(options: Options, *, first: str | None, last: str | None, is_json: bool) -> None:
    """List what falls due between two days.

    Follow-ups, occasions with lunar ones resolved, and open feedback with a day.
    """
    with opened(options) as desk:
        begin = _iso(first) if first else desk.today
        end = _iso(last) if last else begin + _WEEK
        if end < begin:
            raise Refused(WRONG_ORDER, field="to")
        rows = desk.ask(due.between, begin, end)
    if is_json:
        output.value(
            [
                {
                    "on": row.on,
                    "at": row.at,
                    "kind": row.kind,
                    "customer": row.customer_name,
                    "external_id": row.external_id,
                    "id": row.customer_id,
                    "title": _title(row),
                }
                for row in rows
            ]
        )
        return
    output.table(
        [(row.on, row.at, row.kind, row.customer_name, _title(row)) for row in rows],
    )


def _named(desk: Desk, line: str) -> tuple[bytes, bytes | None, str]:
    """Return the customer and perhaps the contact a line begins with, and the line without it."""
    parsed = _parsed(desk, line)
    words = parsed.text.split()[:_MOST_NAME_WORDS]
    ambiguous: Refused | None = None
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if name not in line:
            continue
        rest = line.replace(name, "", 1)
        try:
            found = desk.ask(customers.find, name)
        except Refused as refused:
            if refused.text == customers.AMBIGUOUS:
                ambiguous = refused
            contact = _contact(desk, name)
            if contact is not None:
                return *contact, rest
            continue
        return found, None, rest
    raise ambiguous or Refused(WHOSE, field="line", typed=output.shown(parsed.text))


def _contact(desk: Desk, name: str) -> tuple[bytes, bytes] | None:
    """Return the only customer that has a contact of exactly this name, with the contact."""
    listing = choosing.listed(desk, Criteria(text=name))
    if not 0 < listing.found <= _MOST_NAME_WORDS:
        return None
    cards = (choosing.card(desk, found) for found in desk.ask(customers.ids_of, listing.numbers))
    people = [
        (card.id, row.id)
        for card in cards
        for row in card.contacts
        if row.name.casefold() == name.casefold()
    ]
    return people[0] if len(people) == 1 else None


def _parsed(desk: Desk, line: str) -> Parsed:
    calendar = desk.ask(settings.calendar)
    names = [tag.name for tag in desk.ask(tags.all_tags)]
    return quick_line.parse(line, desk.now, tags=names, holidays=calendar.holiday)


def _day(desk: Desk, text: str) -> Due:
    with suppress(ValueError):
        return Due(date.fromisoformat(text.strip()))  # meant as it is written, past days too
    found = parse_due(text, desk.now, holidays=desk.ask(settings.calendar).holiday)
    if found is None:
        raise Refused(NOT_A_DAY, field="when", value=output.shown(text))
    return found


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(NOT_A_DAY, field="from", value=output.shown(text)) from None


def _open_one(desk: Desk, reference: str) -> FollowUpRow:
    """Return the follow-up that an id or a customer means."""
    compact = reference.replace("-", "").strip()
    if len(compact) == _ID_DIGITS:
        try:
            return desk.ask(planned.one, bytes.fromhex(compact))
        except (ValueError, Refused):
            pass  # then it may be the id of a customer
    card = choosing.card(desk, choosing.customer(desk, reference))
    rows = [row for row in card.follow_ups if row.state is FollowUpState.OPEN]
    due_rows = [row for row in rows if row.due_on <= desk.today]
    if not rows:
        raise Refused(NOTHING_OPEN, field="follow_up", name=output.shown(card.name))
    for chosen in (due_rows, rows):
        if len(chosen) == 1:
            return chosen[0]
    listed = "; ".join(f"{row.due_on} {output.shown(row.title)} ({row.id.hex()})" for row in rows)
    raise Refused(SEVERAL_OPEN, field="follow_up", name=output.shown(card.name), rows=listed)


def _write(row: FollowUpRow, *, is_json: bool) -> None:
    if is_json:
        output.value(_as_json(row))
        return
    parts = (row.due_on, row.due_time, row.customer_name, row.title)
    output.report("  ".join(filter(None, map(output.shown, parts))))


def _as_json(row: FollowUpRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "customer": row.customer_name,
        "customer_id": row.customer_id,
        "kind": row.kind,
        "title": row.title,
        "due_on": row.due_on,
        "due_time": row.due_time,
        "repeat_rule": row.repeat_rule,
        "state": row.state,
        "done_at": row.done_at,
        "outcome": row.outcome,
    }


def _title(row: Reminder) -> str:
    """Return what a reminder is about; an occasion says whose day it is."""
    if row.occasion_kind is None:
        return row.title
    kind = row.title or label(row.occasion_kind)
    return f"{kind}: {row.contact_name}" if row.contact_name else kind
