"""The filters of the list as values: views, facets, and the chips that name them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_crm.domain.criteria import (
    DUE_WORDS,
    LAST_CONTACT_WORDS,
    SORT_WORDS,
    Criteria,
    Due,
    FacetCounts,
    LastContact,
    Sort,
)
from desktop_crm.domain.pick_lists import PickItem
from desktop_crm.domain.segments import SegmentRow
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import CustomerKind, LifecycleStage, PickList, Tier
from desktop_crm.ui.kit.language import Text, field_label, is_chinese, tier_word, translate, word

Chosen = frozenset[Any]
#: Key of a chip: name of the facet, value, and whether it is excluded.
ChipKey = tuple[str, Hashable, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the values of the facets are called, as far as that is stored in the customer file."""

    tags: tuple[TagRow, ...] = ()
    picks: Mapping[PickList, tuple[PickItem, ...]] | None = None
    segments: tuple[SegmentRow, ...] = ()

    def tag(self, tag_id: bytes) -> str:
        """Return the name of a tag."""
        return next((tag.name for tag in self.tags if tag.id == tag_id), "?")

    def pick(self, pick_list: PickList, key: str) -> str:
        """Return the words of an item of a pick-list; what no list knows is its own word."""
        items = (self.picks or {}).get(pick_list, ())
        found = next((item for item in items if item.key == key), None)
        if found is None:
            return key
        return found.label_zh if is_chinese() else found.label_en


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A choice of filters under a name; the first views are built in, the others are saved."""

    key: Hashable
    text: Text
    icon: str
    criteria: Criteria
    sort: Sort | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One group of the sidebar: its title and where its values stand in the Criteria."""

    name: str
    title: Text
    field: str
    field_not: str = ""
    pick_list: PickList | None = None
    as_chips: bool = False

    def chosen(self, criteria: Criteria) -> tuple[Chosen, Chosen]:
        """Return what is included and what is excluded."""
        included: Chosen = getattr(criteria, self.field)
        if self.name == "tags":
            included = included | criteria.tags_all
        return included, getattr(criteria, self.field_not) if self.field_not else frozenset()

    def with_chosen(
        self, criteria: Criteria, included: Chosen, excluded: Chosen, *, takes_all: bool = False
    ) -> Criteria:
        """Return the Criteria with another choice; a facet that cannot exclude takes the rest."""
        if self.name == "tags":
            return replace(
                criteria,
                tags_any=frozenset() if takes_all else included,
                tags_all=included if takes_all else frozenset(),
                tags_not=excluded,
            )
        if self.field_not:
            values: dict[str, Any] = {self.field: included, self.field_not: excluded}
            return replace(criteria, **values)
        if excluded:
            whole: Chosen = frozenset(CLOSED[self.name])
            included = (included or whole) - excluded
        rest: dict[str, Any] = {self.field: included}
        return replace(criteria, **rest)

    def counts(self, counts: FacetCounts) -> Mapping[Any, int]:
        """Return the live counts of its values."""
        found: Mapping[Any, int] = getattr(counts, self.name)
        return found


FACETS: tuple[Facet, ...] = (
    Facet(
        name="tiers",
        title=lambda: translate("Facets", "Tier"),
        field="tiers",
        field_not="tiers_not",
    ),
    Facet(
        name="tags",
        title=lambda: translate("Facets", "Tags"),
        field="tags_any",
        field_not="tags_not",
        as_chips=True,
    ),
    Facet(
        name="stages",
        title=lambda: translate("Facets", "Lifecycle stage"),
        field="stages",
        field_not="stages_not",
        as_chips=True,
    ),
    Facet(name="due", title=lambda: translate("Facets", "Next follow-up"), field="due"),
    Facet(
        name="last_contact",
        title=lambda: translate("Facets", "Last contact"),
        field="last_contact",
    ),
    Facet(
        name="industries",
        title=lambda: field_label("Industry"),
        field="industries",
        field_not="industries_not",
        pick_list=PickList.INDUSTRY,
    ),
    Facet(
        name="regions",
        title=lambda: field_label("Region"),
        field="regions",
        field_not="regions_not",
        pick_list=PickList.REGION,
    ),
    Facet(
        name="sources",
        title=lambda: field_label("Source"),
        field="sources",
        field_not="sources_not",
        pick_list=PickList.SOURCE,
    ),
    Facet(name="kinds", title=lambda: field_label("Type"), field="kinds"),
)

#: Values of the facets whose values never change.
CLOSED: Mapping[str, Sequence[Any]] = {
    "tiers": (*Tier, None),
    "stages": tuple(LifecycleStage),
    "due": tuple(Due),
    "last_contact": tuple(LastContact),
    "kinds": tuple(CustomerKind),
}

_WORDS: Mapping[Any, str] = {**DUE_WORDS, **LAST_CONTACT_WORDS}

VIEWS: tuple[View, ...] = (
    View(
        key="all",
        text=lambda: translate("Views", "All customers"),
        icon="users",
        criteria=Criteria(),
    ),
    View(
        key="key",
        text=lambda: translate("Views", "Key accounts"),
        icon="star",
        criteria=Criteria(tiers=frozenset({Tier.A})),
    ),
    View(
        key="overdue",
        text=lambda: translate("Views", "Overdue follow-ups"),
        icon="circle-alert",
        criteria=Criteria(due=frozenset({Due.OVERDUE})),
        sort=Sort.NEXT_FOLLOW_UP,
        tone="danger",
    ),
    View(
        key="today",
        text=lambda: translate("Views", "Due today"),
        icon="sunrise",
        criteria=Criteria(due=frozenset({Due.TODAY})),
        sort=Sort.NEXT_FOLLOW_UP,
    ),
    View(
        key="none",
        text=lambda: translate("Views", "Without follow-up"),
        icon="circle-dashed",
        criteria=Criteria(due=frozenset({Due.NONE})),
    ),
    View(
        key="complaints",
        text=lambda: translate("Views", "Open complaints"),
        icon="frown",
        criteria=Criteria(has_open_complaint=True),
        tone="danger",
    ),
    View(
        key="deleted",
        text=lambda: translate("Views", "Recycle bin"),
        icon="trash-2",
        criteria=Criteria(is_deleted=True),
    ),
)


def all_views(names: Names) -> tuple[View, ...]:
    """Return the built-in views and the saved ones."""
    saved = tuple(
        View(
            key=segment.id,
            text=segment.name,
            icon="bookmark",
            criteria=segment.criteria,
            sort=segment.sort,
        )
        for segment in names.segments
    )
    return (*VIEWS[:-1], *saved, VIEWS[-1])


def view_of(criteria: Criteria, views: Sequence[View]) -> View | None:
    """Return the view that is exactly these filters, whatever is searched for."""
    plain = replace(criteria, text="")
    return next((view for view in views if view.criteria == plain), None)


def value_word(facet: Facet, value: Any, names: Names) -> str:
    """Return what people read for a value of a facet."""
    if facet.name == "tags":
        return names.tag(value)
    if facet.pick_list is not None:
        return names.pick(facet.pick_list, value)
    if facet.name == "tiers":
        return tier_word(value) or translate("Facets", "No tier")
    return translate("Facets", _WORDS[value]) if value in _WORDS else word(value)


def sort_word(sort: Sort) -> str:
    """Return what people read for an order."""
    return translate("Facets", SORT_WORDS[sort])


def chips(criteria: Criteria, names: Names) -> list[tuple[ChipKey, str, bool]]:
    """Return the chips that name every filter: (key, text, is excluded)."""
    found: list[tuple[ChipKey, str, bool]] = []
    for facet in FACETS:
        title = facet.title() if callable(facet.title) else facet.title
        for values, is_out in zip(facet.chosen(criteria), (False, True), strict=True):
            for value in sorted(values, key=lambda value: value_word(facet, value, names)):
                text = translate("Facets", "{facet}: {value}").format(
                    facet=title, value=value_word(facet, value, names)
                )
                if is_out:
                    text = translate("Facets", "not {filter}").format(filter=text)
                found.append(((facet.name, value, is_out), text, is_out))
    if criteria.has_open_complaint:
        text = translate("Views", "Open complaints")
        found.append((("complaint", None, False), text, False))
    if criteria.is_deleted:
        text = translate("Views", "Recycle bin")
        found.append((("deleted", None, False), text, False))
    return found


def without(criteria: Criteria, key: ChipKey) -> Criteria:
    """Return the Criteria without the filter of a chip."""
    name, value, is_out = key
    plain: Mapping[str, Callable[[], Criteria]] = {
        "complaint": lambda: replace(criteria, has_open_complaint=False),
        "deleted": lambda: replace(criteria, is_deleted=False),
    }
    if name in plain:
        return plain[name]()
    facet = next(facet for facet in FACETS if facet.name == name)
    included, excluded = facet.chosen(criteria)
    if is_out:
        excluded = excluded - {value}
    else:
        included = included - {value}
    return facet.with_chosen(
        criteria, included, excluded, takes_all=bool(criteria.tags_all - {value})
    )
