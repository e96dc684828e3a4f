"""Which customers a verb means: one by a reference, or many by the Criteria of the window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import click
from typing_extensions import override

from desktop_crm.cli.opening import Desk
from desktop_crm.domain import criteria_text
from desktop_crm.domain.criteria import Criteria, Due, Listing, Sort
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import FieldInfo, FieldKind, infos
from desktop_crm.domain.pick_lists import key_of
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import LifecycleStage, PickList, Tier
from desktop_crm.queries import customers, pick_lists, tags
from desktop_crm.queries.listing import listing

F = TypeVar("F", bound=Callable[..., Any])

FILTER_HELP = (
    "Only customers that fit, as 'tier:A,B tag:\"trade fair\" -stage:LOST due:overdue words'. "
    f"Fields: {', '.join(criteria_text.FIELDS)}."
)
SORTS = (Sort.NEXT_FOLLOW_UP, Sort.NAME, Sort.TIER, Sort.LAST_CONTACT)
DUES = (Due.TODAY, Due.OVERDUE, Due.WEEK)


def filter_option(function: F) -> F:
    """Give a verb the option of a filter line."""
    return click.option("--filter", "filter_text", metavar="EXPR", help=FILTER_HELP)(function)


def word(words: Sequence[Any]) -> click.Choice[str]:
    """Return the type of an option that takes one of some words, whatever their case."""
    return _Word([str(word) for word in words], case_sensitive=False)


def card_options(function: F) -> F:
    """Give a verb one option for every field of the card that can be edited, but the name."""
    for info in reversed(editable()):
        function = click.option(f"--{info.name.replace('_', '-')}", info.name, **_attributes(info))(
            function
        )
    return function


def editable() -> tuple[FieldInfo, ...]:
    """Return the fields of the card that can be edited, but the name."""
    return tuple(info for info in infos(CustomerCard) if info.is_editable and info.name != "name")


def typed_fields(desk: Desk, values: Mapping[str, Any]) -> dict[str, object]:
    """Return the fields that were given; words of a pick-list become its keys."""
    given: dict[str, object] = {}
    for info in editable():
        value = values.get(info.name)
        if value is None:
            continue
        if info.kind is FieldKind.PICK and value:
            pick_list = PickList(info.pick_list)
            value = key_of(pick_list, value, desk.ask(pick_lists.items, pick_list))
        given[info.name] = value
    return given


def customer(desk: Desk, reference: str) -> bytes:
    """Return the customer that an id, an External ID or an unambiguous name means."""
    return desk.ask(customers.find, reference)


def card(desk: Desk, customer_id: bytes) -> CustomerCard:
    """Return one whole card."""
    return desk.ask(customers.card, customer_id, today=desk.today)


def filtered(desk: Desk, text: str | None) -> Criteria:
    """Return the Criteria that a filter line means."""
    picks = {name: desk.ask(pick_lists.items, name) for name in PickList}
    return criteria_text.read(text or "", tags=_tags(desk), picks=picks)


def with_choices(
    desk: Desk,
    criteria: Criteria,
    *,
    text: str | None = None,
    tag_names: Sequence[str] = (),
    tiers: Sequence[str] = (),
    stages: Sequence[str] = (),
    due: str | None = None,
) -> Criteria:
    """Return criteria with what the options of `list` ask for."""
    if text:
        criteria = replace(criteria, text=f"{criteria.text} {text}".strip())
    if tag_names:
        criteria = replace(criteria, tags_any=criteria_text.tag_ids(tag_names, _tags(desk)))
    if tiers:
        criteria = replace(criteria, tiers=frozenset(map(Tier, tiers)))
    if stages:
        criteria = replace(criteria, stages=frozenset(map(LifecycleStage, stages)))
    if due:
        criteria = replace(criteria, due=frozenset({Due(due)}))
    return criteria


def listed(desk: Desk, criteria: Criteria, sort: Sort = Sort.NAME) -> Listing:
    """Return the customers that fit, in order."""
    return desk.ask(listing, criteria, sort, today=desk.today)


def ids(desk: Desk, criteria: Criteria) -> tuple[bytes, ...]:
    """Return the ids of the customers that fit, by name."""
    return desk.ask(customers.ids_of, listed(desk, criteria).numbers)


def _tags(desk: Desk) -> tuple[TagRow, ...]:
    return desk.ask(tags.all_tags)


def _attributes(info: FieldInfo) -> dict[str, Any]:
    """Return how the option of a field is read and explained."""
    match info.kind:
        case FieldKind.CHOICE if info.choices is not None:
            return {"type": word(tuple(info.choices)), "help": f"{info.label}."}
        case FieldKind.FLAG:
            return {"type": bool, "metavar": "yes|no", "help": f"{info.label}."}
        case FieldKind.DAY:
            return {"metavar": "DATE", "help": f"{info.label}, as 2026-11-28."}
        case _:
            return {"metavar": "TEXT", "help": f"{info.label}."}


class _Word(click.Choice[str]):
    """A choice that is shown as it is stored; click would show it in small letters."""

    @override
    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return "|".join(self.choices)

    @override
    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        return f"{value!r} is not one of {', '.join(self.choices)}."
