"""Three tiles that say how safe the customer file is, each with the one thing to do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop_crm.domain.backups import Safety
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import Text, since, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.workspace import Workspace


class Tile(QFrame):
    """A caption, what is so, a word about it and a button."""

    def __init__(
        self, icons: Icons, icon: str, name: Text, verb: Text, do: Callable[[], object], look: str
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.fact = label("", "metric")
        self.note = label("", "secondary", wraps=True)
        self.button = button(verb, do, look=look, icon=(icons, icon))
        self.setLayout(
            column(
                label(name, "caption"),
                self.fact,
                self.note,
                None,
                4,
                row(self.button, None),
                spacing=4,
                margins=(16, 12, 16, 12),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def say(self, fact: str, note: str, *, is_well: bool) -> None:
        """Show what is so."""
        self.fact.say(fact)
        self.note.say(note)
        set_look(self.note, "look", "secondary" if is_well else "warn")


class Tiles(QFrame):
    """The newest backup, the second place, and the last trial of a restore."""

    def __init__(
        self,
        workspace: Workspace,
        icons: Icons,
        make: Callable[[], object],
        choose_place: Callable[[], object],
        rehearse: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._workspace = workspace
        self.backup = Tile(
            icons,
            "shield-check",
            lambda: translate("Backup", "Last backup"),
            lambda: translate("Backup", "Make a backup now"),
            make,
            "primary",
        )
        self.place = Tile(
            icons,
            "hard-drive",
            lambda: translate("Backup", "Second place"),
            lambda: translate("Backup", "Choose a second place…"),
            choose_place,
            "",
        )
        self.trial = Tile(
            icons,
            "circle-check",
            lambda: translate("Backup", "Last trial restore"),
            lambda: translate("Backup", "Try a restore now"),
            rehearse,
            "",
        )
        layout = row(self.backup, self.place, self.trial, spacing=12)
        for at in range(3):
            layout.setStretch(at, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_safety(self, safety: Safety) -> None:
        """Show how safe the customer file is."""
        now = self._workspace.now()
        self._show_backup(safety, is_overdue=safety.is_overdue(now))
        self._show_place(safety)
        self._show_trial(safety)

    def _show_backup(self, safety: Safety, *, is_overdue: bool) -> None:
        now = self._workspace.now()
        if safety.backed_up_at is None:
            self.backup.say(
                translate("Backup", "No backup yet"),
                translate("Backup", "Make the first one now."),
                is_well=False,
            )
            return
        note = translate("Backup", "Everything since is in it.")
        if safety.unsaved_at is not None:
            note = translate("Backup", "There are changes since; they are in the next one.")
        fact = translate("Backup", "Verified {when}")
        self.backup.say(
            fact.format(when=since(safety.backed_up_at, now)), note, is_well=not is_overdue
        )

    def _show_place(self, safety: Safety) -> None:
        place = safety.plan.folder
        if place is None:
            self.place.button.say(lambda: translate("Backup", "Choose a second place…"))
            self.place.say(
                translate("Backup", "None"),
                translate("Backup", "A lost disk would take its backups along."),
                is_well=False,
            )
            return
        self.place.button.say(lambda: translate("Backup", "Another place…"))
        now = self._workspace.now()
        if safety.copied_at is None:
            fact = translate("Backup", "No copy yet")
        else:
            fact = translate("Backup", "Copied {when}").format(when=since(safety.copied_at, now))
        note = str(place)
        if not safety.is_place_there:
            note = translate(
                "Backup", "{place} is not there now; the next backup goes there when it is."
            )
            note = note.format(place=place)
        self.place.say(fact, note, is_well=safety.is_place_there)

    def _show_trial(self, safety: Safety) -> None:
        now = self._workspace.now()
        if safety.failed_at is not None:
            self.trial.say(
                translate("Backup", "Failed {when}").format(when=since(safety.failed_at, now)),
                translate("Backup", "Make a new backup and try again."),
                is_well=False,
            )
        elif safety.rehearsed_at is None:
            self.trial.say(
                translate("Backup", "Not yet"),
                translate("Backup", "Tried by itself every week, into a passing folder."),
                is_well=True,
            )
        else:
            self.trial.say(
                since(safety.rehearsed_at, now),
                translate("Backup", "All was there: rows, sums and history."),
                is_well=True,
            )
