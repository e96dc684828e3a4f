"""Derived columns of customers: computed from the journaled rows, written here and nowhere else."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session


def refresh(session: Session, roots: Collection[bytes] | None, *, today: date) -> None:
    """Compute the derived columns of `roots` anew, or of all customers when it is None."""
