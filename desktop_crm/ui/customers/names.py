"""Reads what the values of the filters are called."""

from typing import Any

from desktop_crm.domain.words import PickList
from desktop_crm.queries import pick_lists, segments, tags
from desktop_crm.ui.customers.facets import Names


def read_names(session: Any) -> Names:
    """Return tags, pick-lists and saved views; a query."""
    return Names(
        tags=tags.all_tags(session),
        picks={name: pick_lists.items(session, name) for name in PickList},
        segments=segments.segments(session),
    )
