"""Marks the functions that write: each is one action, one transaction and one undo step."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from desktop_crm.domain.changes import UseCase

P = ParamSpec("P")
R = TypeVar("R")


def use_case(
    label: str, *, undoable: bool = True, backed_up_from: int | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function `(session, ...) -> result` as a use case.

    Args:
        label: English name of the action, marked in the context "UseCase"; the journal keeps it.
        undoable: False for what may never be taken back, as erasure.
        backed_up_from: the number of rows from which a backup is made before; None is never.
    """

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        vars(function)["use_case"] = UseCase(label, undoable, backed_up_from)
        return function

    return mark


def mark_of(function: Callable[..., Any]) -> UseCase:
    """Return how a function is marked; a function that is not marked may not write."""
    mark = getattr(function, "use_case", None)
    if not isinstance(mark, UseCase):
        msg = f"{getattr(function, '__qualname__', function)} is not marked as a use case"
        raise TypeError(msg)
    return mark
