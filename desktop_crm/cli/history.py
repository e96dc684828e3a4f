"""Shows the journal, takes actions back and brings them back."""

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.history import ActionRow, ChangeKind, HistoryRow, UndoResult
from desktop_crm.queries import history as journal
from desktop_crm.services import history as undoing

_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.CHANGED: "~",
    ChangeKind.REMOVED: "-",
    ChangeKind.ERASED: "x",
}
_ID_DIGITS = 32

NO_BATCH = "{value} is not the number of an import. “history” shows them."


@click.command()
@click.argument("customer", required=False)
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, metavar="N", help="At most so many lines."
)
@output.json_option
@click.pass_obj
def history(options: Options, customer: str | None, *, limit: int, is_json: bool) -> None:
    """Show who changed what.

    Without CUSTOMER the newest actions, with it every change of that customer.
    """
    with opened(options) as desk:
        if customer is None:
            actions = desk.ask(journal.actions, limit)
            if is_json:
                output.value([_action_json(row) for row in actions])
            else:
                output.table(
                    [
                        (row.txn, row.at, row.label, f"{row.count:,} rows", _state(row))
                        for row in actions
                    ]
                )
            return
        rows = desk.ask(journal.of_customer, choosing.customer(desk, customer), limit)
    if is_json:
        output.value([_change_json(row) for row in rows])
        return
    for row in rows:
        note = " (undone)" if row.undone else ""
        output.report(
            f"{output.shown(row.at)}  {_SIGNS[row.op]} {row.label or 'Change'}: {row.entity}{note}"
        )
        for change in row.fields:
            before, after = output.shown(change.before), output.shown(change.after)
            text = f"{before} -> {after}" if row.op is ChangeKind.CHANGED else after or before
            if text:
                output.report(f"    {change.name}: {text}")


@click.command()
@click.argument("batch", required=False)
@click.pass_obj
def undo(options: Options, batch: str | None) -> None:
    """Take back the last action, or a whole import.

    BATCH is what "import" told. What was changed since stays as it is.
    """
    with opened(options) as desk:
        if batch is None:
            result = desk.do(undoing.undo).value
        else:
            result = desk.do(undoing.undo_batch, _batch_id(batch)).value
    _tell("Undone", result)


@click.command()
@click.pass_obj
def redo(options: Options) -> None:
    """Bring back what the last undo took."""
    with opened(options) as desk:
        result = desk.do(undoing.redo).value
    _tell("Done again", result)


def _batch_id(text: str) -> bytes:
    try:
        found = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        found = b""
    if len(found) * 2 != _ID_DIGITS:
        raise Refused(NO_BATCH, field="batch", value=output.shown(text))
    return found


def _tell(word: str, result: UndoResult) -> None:
    output.report(f"{word}: {result.label} ({result.restored:,} values)")
    if result.skipped:
        output.message(f"{result.skipped:,} values were changed since and stay as they are.")


def _state(row: ActionRow) -> str:
    if row.undone:
        return "undone"
    if row.undoes is not None:
        return f"of {row.undoes}"
    return f"batch {row.batch_id.hex()}" if row.batch_id else ""


def _action_json(row: ActionRow) -> dict[str, object]:
    return {
        "action": row.txn,
        "at": row.at,
        "label": row.label,
        "rows": row.count,
        "undone": row.undone,
        "undoes": row.undoes,
        "batch": row.batch_id,
    }


def _change_json(row: HistoryRow) -> dict[str, object]:
    return {
        "action": row.txn,
        "at": row.at,
        "author": row.author,
        "label": row.label,
        "op": row.op.name.lower(),
        "entity": row.entity,
        "id": row.entity_id,
        "fields": [
            {"name": change.name, "before": change.before, "after": change.after}
            for change in row.fields
        ],
        "undone": row.undone,
        "batch": row.batch_id,
    }
