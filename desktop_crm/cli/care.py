"""Tells what is incomplete or looks wrong, and writes in one way what is written in many."""

from typing import Any

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.quality import Doubt, Gap, QualityRow, gap_label
from desktop_crm.domain.standardising import Proposed, Rule, rule_label
from desktop_crm.queries import quality as quality_queries
from desktop_crm.services import doubts, standardising

_ALL = 1_000_000


@click.command()
@click.option(
    "--gap",
    "gap_word",
    type=choosing.word([gap for gap in Gap if gap is not Gap.DUPLICATE]),
    metavar="GAP",
    help="Only customers with this gap: unreachable, no-contact, no-follow-up, not-verified or "
    "fields-missing.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="So many at most.")
@output.json_option
@click.pass_obj
def quality(options: Options, *, gap_word: str | None, limit: int | None, is_json: bool) -> None:
    """List gaps in the data, and values that look wrong.

    Worst first, each with its score of 100 and the reasons. Nothing is changed.
    """
    gap = None if gap_word is None else Gap(gap_word)
    with opened(options) as desk, output.progress("Reading") as progress:
        found = desk.ask(quality_queries.report, today=desk.today, gap=gap, limit=limit or _ALL)
        wrong = desk.ask(doubts.doubts, today=desk.today, progress=progress)
    if is_json:
        output.value(
            {
                "total": found.total,
                "mean": found.mean,
                "counts": {each.value: count for each, count in found.counts.items()},
                "customers": [_judged(row) for row in found.rows],
                "doubts": [_doubt(each) for each in wrong],
            }
        )
        return
    for row in found.rows:
        reasons = "; ".join(_reasons(row))
        output.report(f"{row.quality.score:4}  {output.shown(row.customer_name)}: {reasons}")
    for each in wrong:
        output.report(
            f"   ?  {output.shown(each.customer_name)}: {output.shown(each.value)}: {each.words}"
        )
    output.message(
        f"{found.found:,} of {found.total:,} customers are incomplete; "
        f"{len(wrong):,} values look wrong. Mean score: {found.mean}."
    )


@click.command()
@click.option(
    "--rule",
    "rule_words",
    type=choosing.word(list(Rule)),
    metavar="RULE",
    multiple=True,
    help="Only changes of this rule: phone, email, region, firm, case, width or spaces. "
    "May be repeated.",
)
@click.option("--apply", "is_applied", is_flag=True, help="Write them; without it they are listed.")
@output.json_option
@click.pass_obj
def standardise(
    options: Options, *, rule_words: tuple[str, ...], is_applied: bool, is_json: bool
) -> None:
    """List what would be written otherwise, or write it.

    What was typed as a number or address stays; only the form beside it is made anew. All that
    is written is one step for "undo".
    """
    rules = {Rule(each) for each in rule_words} or set(Rule)
    with opened(options) as desk, output.progress("Reading") as progress:
        found = [
            each
            for each in desk.ask(standardising.proposals, progress=progress)
            if each.rule in rules
        ]
        written = desk.do(standardising.apply, found).value if is_applied and found else 0
    if is_json:
        output.value({"changes": [_change(each) for each in found], "written": written})
        return
    for each in found:
        before = output.shown(each.typed or each.before)
        output.report(
            f"{output.shown(each.customer_name)}: {before} -> {output.shown(each.after)} "
            f"({rule_label(each.rule)})"
        )
    if is_applied:
        output.message(f"{written:,} values were written.")
    else:
        output.message(f"{len(found):,} values would be written otherwise.")


def _judged(row: QualityRow) -> dict[str, Any]:
    return {
        "id": row.customer_id.hex(),
        "name": row.customer_name,
        "tier": row.customer_tier,
        "score": row.quality.score,
        "gaps": [gap.value for gap in row.quality.gaps],
        "reasons": _reasons(row),
        "missing": list(row.missing),
        "verified_on": row.verified_on,
    }


def _reasons(row: QualityRow) -> list[str]:
    return [
        f"{gap_label(gap)}: {', '.join(row.missing)}"
        if gap is Gap.FIELDS_MISSING
        else gap_label(gap)
        for gap in row.quality.gaps
    ]


def _doubt(found: Doubt) -> dict[str, Any]:
    return {
        "id": found.customer_id.hex(),
        "name": found.customer_name,
        "kind": found.kind,
        "field": found.field or None,
        "value": found.value,
        "problem": found.words,
    }


def _change(found: Proposed) -> dict[str, Any]:
    return {
        "id": found.customer_id.hex(),
        "name": found.customer_name,
        "field": found.field,
        "before": found.before,
        "after": found.after,
        "rule": found.rule.value,
        "typed": found.typed or None,
    }
