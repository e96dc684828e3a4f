"""Finds customers entered twice, merges them, and takes a merge back."""

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.duplicates import DuplicatePair
from desktop_crm.queries.duplicates import all_pairs
from desktop_crm.services import merging


@click.command()
@output.json_option
@click.pass_obj
def duplicates(options: Options, *, is_json: bool) -> None:
    """Find customers that were entered twice.

    Best first, each pair with its reasons. Colleagues, other people of one company, stand apart:
    they are no duplicates.
    """
    with opened(options) as desk, output.progress("Comparing") as progress:
        found = desk.ask(all_pairs, progress=progress)
    if is_json:
        output.value(
            {
                "pairs": [_as_json(pair) for pair in found.pairs],
                "colleagues": [_as_json(pair) for pair in found.colleagues],
            }
        )
        return
    for pair in found.pairs:
        _write(pair)
    if found.colleagues:
        output.report(f"Colleagues ({len(found.colleagues):,} pairs):")
        for pair in found.colleagues:
            _write(pair)
    output.message(f"{len(found.pairs):,} pairs may be one customer.")


@click.command()
@click.argument("keep")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.pass_obj
def merge(options: Options, keep: str, others: tuple[str, ...]) -> None:
    """Make one customer of several.

    KEEP stays and speaks for the others; what it lacks it takes from them. "unmerge" and "undo"
    take it back.
    """
    with opened(options) as desk:
        kept = choosing.customer(desk, keep)
        merged = list(dict.fromkeys(choosing.customer(desk, name) for name in others))
        desk.do(merging.merge, kept, merged)
        card = choosing.card(desk, kept)
    output.report(f"{output.shown(card.name)} ({card.external_id or card.id.hex()})")


@click.command()
@click.argument("customer")
@click.pass_obj
def unmerge(options: Options, customer: str) -> None:
    """Take back the newest merge a customer is in.

    What was changed since stays as it is.
    """
    with opened(options) as desk:
        result = desk.do(merging.unmerge, choosing.customer(desk, customer)).value
    output.report(f"Undone: {result.label} ({result.restored:,} values)")
    if result.skipped:
        output.message(f"{result.skipped:,} values were changed since and stay as they are.")


def _as_json(pair: DuplicatePair) -> dict[str, object]:
    return {
        "a": pair.a_external_id or pair.a.hex(),
        "b": pair.b_external_id or pair.b.hex(),
        "score": pair.score,
        "reasons": [reason.text for reason in pair.reasons],
    }


def _write(pair: DuplicatePair) -> None:
    a = f"{output.shown(pair.a_name)} ({pair.a_external_id or pair.a.hex()})"
    b = f"{output.shown(pair.b_name)} ({pair.b_external_id or pair.b.hex()})"
    output.report(f"{pair.score:5.1f}  {a}  =  {b}")
    for reason in pair.reasons:
        output.report(f"       {reason.weight:+.1f}  {output.shown(reason.text)}")
