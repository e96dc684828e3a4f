"""Lists and shows customers, adds and changes one."""

from typing import Any

import click

from desktop_crm.cli import cards, choosing, output
from desktop_crm.cli.opening import Desk, opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.criteria import Sort
from desktop_crm.domain.customers import CustomerRow, NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import LifecycleStage, MethodKind, Tier
from desktop_crm.queries import contact_methods
from desktop_crm.queries import customers as found
from desktop_crm.services import customers
from desktop_crm.services import tags as tagging

_PAGE = 500

NOTHING_TO_CHANGE = "Name at least one field to change, as --tier A or --clear tier."
SET_AND_CLEARED = "{name} cannot be set and cleared at once."


@click.command("list")
@click.option("--text", metavar="T", help="Text to look for, as in the search box.")
@click.option("--tag", "tag_names", metavar="T", multiple=True, help="One of these tags.")
@click.option(
    "--tier", "tiers", type=choosing.word(tuple(Tier)), multiple=True, help="One of these."
)
@click.option(
    "--stage",
    "stages",
    type=choosing.word(tuple(LifecycleStage)),
    multiple=True,
    help="One of these lifecycle stages.",
)
@click.option("--due", type=choosing.word(choosing.DUES), help="When the next follow-up falls due.")
@click.option(
    "--sort", type=choosing.word(choosing.SORTS), help="Order; with a text, the best match first."
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many.")
@choosing.filter_option
@output.json_option
@click.pass_obj
def list_customers(  # noqa: PLR0913 - one argument per option
    options: Options,
    *,
    text: str | None,
    tag_names: tuple[str, ...],
    tiers: tuple[str, ...],
    stages: tuple[str, ...],
    due: str | None,
    sort: str | None,
    limit: int | None,
    filter_text: str | None,
    is_json: bool,
) -> None:
    """List customers.

    Options narrow the list as the window does: alternatives inside an option that is repeated, all
    options together.
    """
    with opened(options) as desk:
        criteria = choosing.with_choices(
            desk,
            choosing.filtered(desk, filter_text),
            text=text,
            tag_names=tag_names,
            tiers=tiers,
            stages=stages,
            due=due,
        )
        default = Sort.BEST_MATCH if criteria.text else Sort.NEXT_FOLLOW_UP
        listing = choosing.listed(desk, criteria, Sort(sort) if sort else default)
        numbers = listing.numbers[:limit]
        rows = [
            row
            for start in range(0, len(numbers), _PAGE)
            for row in desk.ask(found.page, list(numbers[start : start + _PAGE]), today=desk.today)
        ]
        phones = desk.ask(contact_methods.main_phones, [row.id for row in rows])
    items = [_item(row, phones.get(row.id)) for row in rows]
    if is_json:
        output.value({"total": listing.found, "customers": items})
        return
    output.table(
        [
            (
                item["external_id"] or item["id"],
                item["name"],
                item["tier"],
                item["stage"],
                item["next_follow_up_on"],
                item["phone"],
                ", ".join(item["tags"]),
            )
            for item in items
        ],
        ("ID", "Name", "Tier", "Stage", "Next", "Phone", "Tags"),
    )
    output.message(f"{len(items):,} of {listing.found:,} shown.")


@click.command()
@click.argument("customer")
@output.json_option
@click.pass_obj
def show(options: Options, customer: str, *, is_json: bool) -> None:
    """Show one whole card.

    CUSTOMER is an id, an External ID, or an unambiguous name.
    """
    with opened(options) as desk:
        cards.write(desk, choosing.customer(desk, customer), is_json=is_json)


@click.command()
@click.argument("name")
@choosing.card_options
@click.option("--phone", "phones", metavar="TEXT", multiple=True, help="A phone; may be repeated.")
@click.option("--email", "emails", metavar="TEXT", multiple=True, help="An e-mail address.")
@click.option("--wechat", "wechats", metavar="TEXT", multiple=True, help="A WeChat name.")
@click.option("--tag", "tags", metavar="T", multiple=True, help="A tag; a new one is made.")
@output.json_option
@click.pass_obj
def add(
    options: Options,
    /,
    name: str,
    *,
    phones: tuple[str, ...],
    emails: tuple[str, ...],
    wechats: tuple[str, ...],
    tags: tuple[str, ...],
    is_json: bool,
    **fields: Any,
) -> None:
    """Add a customer.

    Prints the new card. A customer that looks like one the vault knows is added all the same, with
    a word about it.
    """
    methods = [
        NewMethod(kind, value, is_primary=index == 0)
        for kind, values in (
            (MethodKind.PHONE, phones),
            (MethodKind.EMAIL, emails),
            (MethodKind.WECHAT, wechats),
        )
        for index, value in enumerate(values)
    ]
    with opened(options) as desk:
        for row in desk.ask(found.similar, name, phones):
            output.message(
                f"Looks like {output.shown(row.name)} ({row.external_id or row.id.hex()})."
            )
        done = desk.do(
            customers.add,
            {"name": name} | choosing.typed_fields(desk, fields),
            methods=methods,
            tags=tags,
            now=desk.now,
        )
        cards.write(desk, done.value, is_json=is_json)


@click.command()
@click.argument("customer")
@click.option("--name", metavar="TEXT", help="Name.")
@choosing.card_options
@click.option(
    "--clear",
    "cleared",
    type=choosing.word([info.name.replace("_", "-") for info in choosing.editable()]),
    metavar="FIELD",
    multiple=True,
    help="Empty a field, named like its option.",
)
@output.json_option
@click.pass_obj
def edit(
    options: Options,
    /,
    customer: str,
    *,
    name: str | None,
    cleared: tuple[str, ...],
    is_json: bool,
    **fields: Any,
) -> None:
    """Change a customer.

    Prints the card as it is then. CUSTOMER is an id, an External ID, or an unambiguous name.
    """
    with opened(options) as desk:
        customer_id = choosing.customer(desk, customer)
        changes = choosing.typed_fields(desk, fields)
        if name is not None:
            changes["name"] = name
        for field in (option.replace("-", "_") for option in cleared):
            if field in changes:
                raise Refused(SET_AND_CLEARED, field=field, name=field)
            changes[field] = None
        if not changes:
            raise Refused(NOTHING_TO_CHANGE)
        desk.do(customers.edit, customer_id, changes)
        cards.write(desk, customer_id, is_json=is_json)


@click.command()
@click.argument("customer")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@click.option("--remove", "is_removal", is_flag=True, help="Take the tags away.")
@output.json_option
@click.pass_obj
def tag(
    options: Options, customer: str, tags: tuple[str, ...], *, is_removal: bool, is_json: bool
) -> None:
    """Give tags to a customer, or take them away.

    A name that is new makes a tag. CUSTOMER is an id, an External ID, or an unambiguous name.
    """
    with opened(options) as desk:
        customer_id = choosing.customer(desk, customer)
        desk.do(tagging.unassign if is_removal else tagging.assign, [customer_id], tags)
        _write_tags(desk, customer_id, is_json=is_json)


def _write_tags(desk: Desk, customer_id: bytes, *, is_json: bool) -> None:
    card = choosing.card(desk, customer_id)
    names = [tag.name for tag in card.tags]
    if is_json:
        output.value({"id": card.id, "name": card.name, "tags": names})
    else:
        output.report(f"{output.shown(card.name)}: {output.shown(', '.join(names)) or 'no tags'}")


def _item(row: CustomerRow, phone: str | None) -> dict[str, Any]:
    """Return one customer as the list gives it."""
    return {
        "id": row.id.hex(),
        "external_id": row.external_id,
        "name": row.name,
        "short_name": row.short_name,
        "kind": row.kind,
        "company": row.company,
        "job_title": row.job_title,
        "tier": row.tier,
        "stage": row.stage,
        "tags": [tag.name for tag in row.tags],
        "next_follow_up_on": row.next_follow_up_on,
        "next_follow_up_title": row.next_follow_up_title,
        "last_contact_on": row.last_contact_on,
        "contact": row.contact_name,
        "city": row.region_city,
        "industry": row.industry,
        "phone": phone,
        "total": row.total,
        "open_complaints": row.open_complaints,
        "do_not_contact": row.do_not_contact,
    }
