"""When backups are made, and how safe a customer file is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

#: How often a backup is made by itself, in minutes; 0 is never.
CHOICES_OF_MINUTES = (15, 30, 60, 240, 0)
#: A change that is in no backup for so long is told.
LONG = timedelta(days=3)
#: A second place that was not reached for so long is told.
LONG_WITHOUT_COPY = timedelta(days=14)
#: How often a restore is tried by itself.
REHEARSED_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """When backups are made by themselves, and where a second copy of each goes.

    Attributes:
        every_minutes: after so many minutes with a change; 0 is never.
        on_closing: when the window is closed after a change.
        place: the folder of the second copies, as on another disk; "" is none.
    """

    every_minutes: int = 30
    on_closing: bool = True
    place: str = ""

    @property
    def folder(self) -> Path | None:
        """The second place, if there is one."""
        return Path(self.place) if self.place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """How safe a customer file is, for all who show it.

    Attributes:
        plan: what is agreed.
        backed_up_at: when the newest backup was made and proved.
        unsaved_at: from when on changes are in no backup; None when all are.
        copied_at: when the second place last got a copy.
        is_place_there: whether the second place can be reached now.
        rehearsed_at: when a restore was last tried and went well.
        failed_at: when one was tried last and did not, if that is later.
        is_confirmed: False while a restore waits for a person to say that all is there.
    """

    plan: BackupPlan = BackupPlan()
    backed_up_at: datetime | None = None
    unsaved_at: datetime | None = None
    copied_at: datetime | None = None
    is_place_there: bool = True
    rehearsed_at: datetime | None = None
    failed_at: datetime | None = None
    is_confirmed: bool = True

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether changes have been without a backup for long."""
        return self.unsaved_at is not None and now - self.unsaved_at >= LONG

    def lacks_copy(self, now: datetime) -> bool:
        """Tell whether the second place has had no copy for long."""
        if not self.plan.place or self.copied_at is None:
            return False
        return now - self.copied_at >= LONG_WITHOUT_COPY

    def rehearsal_due(self, now: datetime) -> bool:
        """Tell whether a restore should be tried again; one that failed, with the next day."""
        if self.backed_up_at is None:
            return False
        tried = [at for at in (self.rehearsed_at, self.failed_at) if at is not None]
        pause = timedelta(days=1) if self.failed_at is not None else REHEARSED_EVERY
        return not tried or abs(now - max(tried)) >= pause
