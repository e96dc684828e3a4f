"""What backups are called in lists, and the words of the plan they are made by."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop_crm.services.backups import BackupInfo, ReplacedSet, Shelf
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    file_size,
    local,
    since,
    translate,
)
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import Section
from desktop_crm.ui.kit.workspace import Workspace

_MOST_NAMES = 6
#: What a person has in a customer file, in the order of worth; other tables are not named.
NOUNS: Mapping[str, Callable[[], str]] = {
    "customer": lambda: translate("Backup", "Customers"),
    "contact": lambda: translate("Backup", "Contacts"),
    "contact_method": lambda: translate("Backup", "Contact methods"),
    "interaction": lambda: translate("Backup", "Interactions"),
    "follow_up": lambda: translate("Backup", "Follow-ups"),
    "feedback": lambda: translate("Backup", "Feedback"),
    "purchase": lambda: translate("Backup", "Purchases"),
    "occasion": lambda: translate("Backup", "Occasions"),
    "tag": lambda: translate("Backup", "Tags"),
}


def minutes_word(minutes: int) -> str:
    """Return how often backups are made by themselves."""
    if not minutes:
        return translate("Backup", "Never by itself")
    if minutes % 60:
        return translate("Backup", "Every %n minute(s)", "", minutes)
    return translate("Backup", "Every %n hour(s)", "", minutes // 60)


def some_names(names: Sequence[str]) -> str:
    """Return the first of some names, and a sign that there are more."""
    told = translate("Restore", ", ").join(names[:_MOST_NAMES])
    return told if len(names) <= _MOST_NAMES else f"{told} …"


def sections(
    shelf: Shelf, workspace: Workspace, tested: Mapping[Path, str], damaged: frozenset[Path]
) -> tuple[Section, ...]:
    """Return all backups as sections of a list; empty ones are left out."""

    def lines(infos: tuple[BackupInfo, ...], icon: str, tone: str = "ok") -> tuple[Line, ...]:
        return tuple(
            backup_line(info, workspace, icon, tone, tested.get(info.path), info.path in damaged)
            for info in infos
        )

    replaced = tuple(_replaced_line(each, workspace) for each in shelf.replaced)
    found = (
        (translate("Backup", "In the customer file"), lines(shelf.own, "shield-check")),
        (translate("Backup", "In the second place"), lines(shelf.copies, "hard-drive")),
        (translate("Backup", "Under an older key"), lines(shelf.older, "key-round", "neutral")),
        (translate("Backup", "Put aside by a restore"), replaced),
    )
    return tuple(Section(title=title, lines=each) for title, each in found if each)


def backup_line(
    info: BackupInfo,
    workspace: Workspace,
    icon: str,
    tone: str,
    tested: str | None,
    is_damaged: bool,
) -> Line:
    """Return one backup as a line: when, how much is in it, where, and how it was proved."""
    made = local(info.made_at)
    badge = translate("Backup", "Verified when made")
    if tested:
        badge = translate("Backup", "Tested {when}").format(when=tested)
    if is_damaged:
        badge, tone = translate("Backup", "Damaged"), "danger"
    return Line(
        key=info.path,
        title=f"{day(made.date(), workspace.today())}  {clock_time(made.time())}",
        facts=(
            since(info.made_at, workspace.now()),
            translate("Backup", "%n customer(s)", "", info.counts.get("customer", 0)),
            file_size(info.size),
            info.path.name,
        ),
        badge=badge,
        badge_tone=tone,
        icon=icon,
        icon_tone=tone,
    )


def _replaced_line(kept: ReplacedSet, workspace: Workspace) -> Line:
    at = local(kept.at)
    return Line(
        key=kept.path,
        title=f"{day(at.date(), workspace.today())}  {clock_time(at.time())}",
        facts=(
            translate("Backup", "The customer file as it was before a restore"),
            file_size(kept.size),
            kept.path.name,
        ),
        icon="archive",
        icon_tone="neutral",
    )
