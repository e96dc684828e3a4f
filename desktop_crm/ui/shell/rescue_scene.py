"""The way out of a damaged customer file: look what can be read, then build a new one of it."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_crm.domain.errors import Refused, Unavailable
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.history_words import entity_word
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import SecretInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, local, number, sentence, translate
from desktop_crm.ui.kit.layouts import box, clear, column, line, row
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.scene import Logo, Scene

_LIST_HEIGHT = 170


class RescueScene(Scene):
    """Leads from a damaged customer file to a new one; the damaged one is never touched.

    Signals:
        opened: (Path, str) the new customer file and the secret that opens it.
        left: the person went away.
    """

    opened = Signal(object, str)
    left = Signal()
    _progressed = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons, background: Background) -> None:
        super().__init__(theme, width=620)
        self._icons = icons
        self._background = background
        self._folder = Path()
        self._given = ""
        self._found: Any = None
        self._target = Path()
        self.title = label("", "title")
        self.text = label("", "secondary", wraps=True)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.secret = SecretInput(lambda: translate("Rescue", "Master password or recovery code"))
        self.secret.returnPressed.connect(self._examine)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Rescue", "Working"))
        self._facts = box(column(spacing=4))
        self.lost = RowList(
            theme,
            icons,
            name=lambda: translate("Rescue", "Lost rows"),
            density=Density.COMPACT,
            is_flat=True,
        )
        self.lost.setFixedHeight(theme.px(_LIST_HEIGHT))
        self._buttons = box(column(spacing=8))
        body = self.body
        body.addLayout(row(Logo(theme, icons, 44), 6, self.title, None))
        for widget in (
            self.text,
            self.secret,
            self._facts,
            self.lost,
            self._error,
            self._bar,
            self._buttons,
        ):
            body.addWidget(widget)
        self._progressed.connect(self._on_progressed)

    def begin(self, folder: Path, secret: str) -> None:
        """Say what happened to a customer file; `secret` is what was typed for it, or ""."""
        self._folder, self._given = folder, secret
        self.secret.setText(secret)
        self._show(
            lambda: translate("Rescue", "The customer file is damaged"),
            lambda: translate(
                "Rescue",
                "Some of its bytes are not what this program wrote: a broken disk, a copy that "
                "stopped, or another program. Leave the folder as it is. Everything that follows "
                "works on a copy, and ends in a new customer file beside it.",
            ),
            (
                (lambda: translate("Rescue", "Look what can be saved"), self._examine, "primary"),
                (lambda: translate("Rescue", "Back"), self.leave, ""),
            ),
            asks=not secret,
        )

    def leave(self) -> None:
        """Forget all that was read and go back."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Remove the private copy and the secret."""
        found, self._found = self._found, None
        self._given = ""
        self.secret.clear()
        if found is not None:
            self._background.run(
                found.close, then=lambda _none: None, failed=lambda _error: None, owner=self
            )

    def _examine(self) -> None:
        secret = self.secret.text()
        if not secret:
            self.secret.setFocus()
            return
        self._given = secret
        self._work(
            lambda: translate("Rescue", "Reading what can be read"),
            door.examine,
            self._folder,
            secret,
            self._progressed.emit,
            then=self._on_examined,
            failed=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        """The secret was wrong, or nothing at all can be read."""
        self.begin(self._folder, "")
        self._say_error(error)

    def _on_examined(self, found: Any) -> None:
        self._found = found
        backup = found.backup
        rows = found.read()
        facts: list[str] = []
        if rows:
            facts.append(_rows_text(found))
        if backup is not None:
            made = local(backup.made_at)
            facts.append(
                translate("Rescue", "Newest backup that is whole: {when}, %n customer(s)", "",
                          backup.counts.get("customer", 0)).format(when=f"{made:%Y-%m-%d %H:%M}")
            )  # fmt: skip
        else:
            facts.append(translate("Rescue", "There is no backup of its own that is whole."))
        buttons: list[tuple[Text, Callable[[], object], str]] = []
        if rows and backup is not None:
            buttons.append(
                (
                    lambda: translate("Rescue", "Rescue: the backup with all that can be read"),
                    self._rebuild,
                    "primary",
                )
            )
        elif rows:
            buttons.append(
                (lambda: translate("Rescue", "Rescue what can be read"), self._rebuild, "primary")
            )
        if backup is not None:
            buttons.append(
                (
                    lambda: translate("Rescue", "Only restore the backup"),
                    self._restore,
                    "" if rows else "primary",
                )
            )
        if rows:
            buttons.append(
                (
                    lambda: translate("Rescue", "Write all rows to a file, as plain text…"),
                    self._choose_file,
                    "",
                )
            )
        buttons.append((lambda: translate("Rescue", "Back"), self.leave, ""))
        hopeless = not rows and backup is None
        self._show(
            (lambda: translate("Rescue", "Nothing can be read"))
            if hopeless
            else (lambda: translate("Rescue", "This can be saved")),
            (
                lambda: translate(
                    "Rescue",
                    "Neither the customer file nor a backup beside it can be read. Look for a "
                    "backup in another place, as a second disk, and restore that.",
                )
            )
            if hopeless
            else (lambda: translate("Rescue", "Nothing has been changed so far.")),
            tuple(buttons),
        )
        self._show_facts(facts, found.lost)

    def _rebuild(self) -> None:
        self._make(
            lambda target: (door.rebuild, self._found, target),
            lambda built: translate(
                "Rescue", "%n customer(s) are in the new customer file.", "",
                built.counts.get("customer", 0),
            )
            + (
                " "
                + translate("Rescue", "%n row(s) whose customer is lost were left out.", "",
                            built.left_out)
                if built.left_out
                else ""
            ),
        )  # fmt: skip

    def _restore(self) -> None:
        backup = self._found.backup.path
        self._make(
            lambda target: (door.restore, backup, target),
            lambda _none: translate("Rescue", "The backup was restored and checked."),
        )

    def _make(
        self,
        work: Callable[[Path], tuple[Any, ...]],
        said: Callable[[Any], str],
        parent: Path | None = None,
    ) -> None:
        name = translate("Rescue", "{name} rescued").format(name=self._folder.stem)
        self._target = door.free_name(parent or self._folder.parent, name)

        def failed(error: Exception) -> None:
            self._on_examined(self._found)
            self._say_error(error)
            if isinstance(error, Unavailable) and parent is None:
                # Where the damaged file lies nothing can be written: elsewhere, then.
                self._add_button(
                    lambda: translate("Rescue", "Choose another place…"),
                    lambda: dialogs.choose_folder(
                        self,
                        lambda: translate("Rescue", "Where shall the new customer file go?"),
                        lambda folder: self._make(work, said, folder),
                    ),
                )

        self._work(
            lambda: translate("Rescue", "Making the new customer file"),
            *work(self._target),
            then=lambda built: self._on_made(said(built)),
            failed=failed,
        )

    def _on_made(self, text: str) -> None:
        target = self._target
        self._show(
            lambda: translate("Rescue", "Saved"),
            lambda: (
                text
                + " "
                + translate(
                    "Rescue",
                    "It opens with the same password. Look whether all is there; keep the damaged "
                    "folder until then.",
                )
            ),
            (
                (lambda: translate("Rescue", "Open it"), self._open, "primary"),
                (lambda: translate("Rescue", "Back"), self.leave, ""),
            ),
        )
        self._show_facts([str(target)], ())

    def _open(self) -> None:
        given, target = self._given, self._target
        self.forget()
        self.opened.emit(target, given)

    def _choose_file(self) -> None:
        name = translate("Rescue", "{name} rescued").format(name=self._folder.stem)
        dialogs.save_file(
            self,
            lambda: translate("Rescue", "Write all rows to a file"),
            f"{name}.json",
            translate("Rescue", "JSON files (*.json)"),
            self.export_to,
            "json",
        )

    def export_to(self, path: Path) -> None:
        """Write every row that was read to a file, as plain text."""

        def written(count: int) -> None:
            self._on_examined(self._found)
            self.text.say(
                translate("Rescue", "{count} rows were written to {name}, as plain text.").format(
                    count=number(count), name=path.name
                )
            )

        def failed(error: Exception) -> None:
            self._on_examined(self._found)
            self._say_error(error)

        self._work(
            lambda: translate("Rescue", "Writing the rows"),
            door.export_rescued,
            self._found,
            path,
            then=written,
            failed=failed,
        )

    def _work(
        self,
        title: Text,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self._show(title, "", ())
        self._bar.setRange(0, 0)
        self._bar.show()
        self._background.run(work, *args, then=then, failed=failed, owner=self)

    def _show(
        self,
        title: Text,
        text: Text,
        buttons: tuple[tuple[Text, Callable[[], object], str], ...],
        *,
        asks: bool = False,
    ) -> None:
        self.title.say(title)
        self.text.say(text)
        self.text.setVisible(bool(text))
        self.secret.setVisible(asks)
        for widget in (self._bar, self._facts, self.lost, self._error):
            widget.hide()
        clear(self._column_of(self._buttons))
        for at, (name, then, look) in enumerate(buttons):
            made = self._add_button(name, then, look)
            if at == 0 and not asks:
                made.setFocus()
        if asks:
            self.secret.setFocus()

    def _add_button(self, name: Text, then: Callable[[], object], look: str = "") -> QWidget:
        made = button(name, then, look=look)
        self._column_of(self._buttons).addWidget(made)
        return made

    def _show_facts(self, facts: list[str], lost: Any) -> None:
        layout = self._column_of(self._facts)
        clear(layout)
        for fact in facts:
            layout.addWidget(label(fact, wraps=True, selects=True))
        if lost:
            layout.addWidget(line())
            counted = label(
                translate(
                    "Rescue", "%n row(s) are neither in the file nor in its history:", "", len(lost)
                ),
                "warn",
            )
            layout.addWidget(counted)
        self._facts.show()
        self.lost.setVisible(bool(lost))
        self.lost.set_sections(
            [Section(title="", lines=tuple(_lost_line(*each) for each in _by_kind(lost)))]
        )

    @staticmethod
    def _column_of(widget: QWidget) -> QVBoxLayout:
        layout = widget.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError("made as a column")
        return layout

    def _say_error(self, error: Exception) -> None:
        known = isinstance(error, Refused | Unavailable)
        self._error.say(
            (lambda: sentence(error))
            if known
            else (lambda: translate("Rescue", "This did not work. Nothing was changed."))
        )
        self._error.show()

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)


def _rows_text(found: Any) -> str:
    customers = next((table for table in found.tables if table.name == "customer"), None)
    saved = 0 if customers is None else customers.read + customers.from_journal
    text = translate("Rescue", "%n customer(s) with all that belongs to them: ", "", saved)
    rows = translate("Rescue", "{rows} rows, {told} of them from the history").format(
        rows=number(found.read()),
        told=number(sum(table.from_journal for table in found.tables)),
    )
    return text + rows


def _by_kind(lost: Iterable[Any]) -> list[tuple[str, int, int]]:
    """Return (table, rows that are lost, those of them a backup holds), the most first."""
    rows = Counter(each.entity for each in lost)
    saved = Counter(each.entity for each in lost if each.is_in_backup)
    return [(entity, count, saved[entity]) for entity, count in rows.most_common()]


def _lost_line(entity: str, count: int, saved: int) -> Line:
    if saved == count:
        badge, tone = translate("Rescue", "in the backup"), "ok"
    elif saved:
        badge = translate("Rescue", "{count} in the backup").format(count=number(saved))
        tone = "warn"
    else:
        badge, tone = translate("Rescue", "lost"), "danger"
    return Line(
        key=entity,
        title=entity_word(entity),
        facts=(translate("Rescue", "%n row(s)", "", count),),
        badge=badge,
        badge_tone=tone,
        icon="circle",
    )
