"""First run: language, customer file, master password, recovery code, what to begin with."""

import secrets
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, LineInput, SecretInput
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, Language, Text, sentence, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.recovery_sheet import print_sheet
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.strength import GOOD_BITS, strength_of
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.scene import Logo, Scene

SAMPLE, IMPORT, EMPTY = "sample", "import", "empty"
_GROUPS = 8


class FirstRun(Scene):
    """Leads to an open customer file in a few steps; nothing is written before the master password.

    Signals:
        opened: (vault, begin) it is made and open; begin is sample, import or empty.
        folder_chosen: (Path) the person opened one that exists.
    """

    opened = Signal(object, str)
    folder_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        language: Language,
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(theme)
        self._icons = icons
        self._language = language
        self._settings = settings
        self._background = background
        self._vault: Any = None
        self._code = ""
        self._asked: tuple[int, int] = (0, 1)
        self._pages: list[QWidget] = []
        self._at = 0
        self._theme_of_steps = theme
        self._build_welcome()
        self._build_password()
        self._build_code()
        self._build_begin()
        self._go(0)

    @property
    def step(self) -> int:
        """The step that is shown: welcome, master password, recovery code, beginning."""
        return self._at

    def show_welcome(self) -> None:
        """Begin at the first step."""
        self._go(0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_groups"):
            self._ask_groups()

    def _step(self) -> QVBoxLayout:
        page = QWidget()
        page.setProperty("look", "plain")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.body.addWidget(page)
        self._pages.append(page)
        return layout

    def _build_welcome(self) -> None:
        layout = self._step()
        switch = Segments([(ENGLISH, "English", ""), (CHINESE, "简体中文", "")], self._icons)
        switch.choose(self._language.code)
        switch.chosen.connect(self._on_language)
        name = label("Desktop CRM", "display")
        claim = label(
            lambda: translate(
                "FirstRun",
                "Your customers, encrypted on this computer. No account, no network.",
            ),
            "secondary",
            wraps=True,
        )
        create = button(
            lambda: translate("FirstRun", "Make a new customer file"),
            lambda: self._go(1),
            look="primary",
            icon=(self._icons, "plus"),
        )
        layout.addLayout(row(Logo(self._theme_of_steps, self._icons, 52), None, switch))
        layout.addSpacing(4)
        layout.addWidget(name)
        layout.addWidget(claim)
        layout.addSpacing(8)
        layout.addWidget(create)
        layout.addWidget(
            button(
                lambda: translate("FirstRun", "Open one that exists…"),
                self._open_existing,
                icon=(self._icons, "folder-open"),
            )
        )
        layout.addWidget(
            button(
                lambda: translate("FirstRun", "Restore from a backup…"),
                self._restore,
                icon=(self._icons, "history"),
            )
        )
        self._welcome_error = label("", "error", wraps=True)
        self._welcome_error.hide()
        layout.addWidget(self._welcome_error)

    def _build_password(self) -> None:
        layout = self._step()
        layout.addWidget(label(lambda: translate("FirstRun", "Choose a master password"), "title"))
        layout.addWidget(
            label(
                lambda: translate(
                    "FirstRun",
                    "It encrypts everything. Nobody can reset it, neither can we: "
                    "a sentence you remember is best.",
                ),
                "secondary",
                wraps=True,
            )
        )
        self._name = LineInput("", lambda: translate("FirstRun", "Name of the customer file"))
        self._name.setText(translate("FirstRun", "My customers"))
        self._first = SecretInput(lambda: translate("FirstRun", "Master password"))
        self._second = SecretInput(lambda: translate("FirstRun", "The same once more"))
        self._bar = QProgressBar()
        self._bar.setRange(0, GOOD_BITS + 20)
        self._bar.setTextVisible(False)
        self._word = label("", "hint")
        self._remember = CheckBox(lambda: translate("FirstRun", "Remember on this computer"))
        self._remember.hide()
        self._password_error = label("", "error", wraps=True)
        self._password_error.hide()
        self._make = button(
            lambda: translate("FirstRun", "Make customer file"), self._create, look="primary"
        )
        back = button(lambda: translate("FirstRun", "Back"), lambda: self._go(0))
        for text, field in (
            (lambda: translate("FirstRun", "Name of the customer file"), self._name),
            (lambda: translate("FirstRun", "Master password"), self._first),
            (lambda: translate("FirstRun", "The same once more"), self._second),
        ):
            layout.addLayout(column(label(text, "caption"), field, spacing=3))
            if field is self._first:
                layout.addLayout(row(self._bar, self._word))
        layout.addWidget(self._remember)
        layout.addWidget(self._password_error)
        layout.addLayout(row(back, None, self._make))
        self._first.textChanged.connect(self._rate)
        self._second.returnPressed.connect(self._create)
        self._rate("")

    def _build_code(self) -> None:
        layout = self._step()
        layout.addWidget(label(lambda: translate("FirstRun", "Your recovery code"), "title"))
        layout.addWidget(
            label(
                lambda: translate(
                    "FirstRun",
                    "If you forget the master password, only this code opens the customer file. "
                    "Print it or write it down; it is shown only now.",
                ),
                "secondary",
                wraps=True,
            )
        )
        self._shown = label("", "code", wraps=True, selects=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setAccessibleName(translate("FirstRun", "Recovery code"))
        layout.addWidget(self._shown)
        layout.addLayout(
            row(
                None,
                button(
                    lambda: translate("FirstRun", "Print…"),
                    self._print,
                    icon=(self._icons, "printer"),
                ),
                None,
            )
        )
        self._wrote = CheckBox(lambda: translate("FirstRun", "I keep it in a safe place"))
        layout.addWidget(self._wrote)
        self._groups = [LineInput(), LineInput()]
        self._group_names = [label("", "caption"), label("", "caption")]
        layout.addLayout(
            row(
                *(
                    column(name, field, spacing=3)
                    for name, field in zip(self._group_names, self._groups, strict=True)
                ),
                spacing=12,
            )
        )
        self._code_error = label("", "error", wraps=True)
        self._code_error.hide()
        layout.addWidget(self._code_error)
        self._code_done = button(
            lambda: translate("FirstRun", "Continue"), self._check_code, look="primary"
        )
        layout.addLayout(row(None, self._code_done))
        self._wrote.toggled.connect(self._on_wrote)
        self._on_wrote(is_on=False)
        self._groups[1].returnPressed.connect(self._check_code)

    def _build_begin(self) -> None:
        layout = self._step()
        title = label(lambda: translate("FirstRun", "What do you want to begin with?"), "title")
        layout.addWidget(title)
        offers: tuple[tuple[str, str, Text, Text], ...] = (
            (
                IMPORT,
                "import",
                lambda: translate("FirstRun", "Import my customers"),
                lambda: translate("FirstRun", "From a CSV file, in any common encoding."),
            ),
            (
                SAMPLE,
                "users",
                lambda: translate("FirstRun", "Look around with sample data"),
                lambda: translate("FirstRun", "About 60 made-up customers, removed in one step."),
            ),
            (
                EMPTY,
                "plus",
                lambda: translate("FirstRun", "Start empty"),
                lambda: translate("FirstRun", "Add the first customer by hand."),
            ),
        )
        for begin, icon, text, note in offers:
            made = button(
                text,
                lambda begin=begin: self.opened.emit(self._vault, begin),  # type: ignore[misc]  # bound at once
                icon=(self._icons, icon),
                look="primary" if begin == IMPORT else "",
            )
            layout.addLayout(column(made, label(note, "hint"), spacing=3))

    def _go(self, step: int) -> None:
        self._at = step
        # Hidden pages take no room: the card is as high as its step.
        for at, page in enumerate(self._pages):
            page.setVisible(at == step)
        if step == 1:
            self._first.setFocus()
            self._background.run(
                door.key_ring_state,
                None,
                then=lambda state: self._remember.setVisible(state == "ready"),
                failed=lambda _error: self._remember.hide(),
                owner=self,
            )

    def _on_language(self, code: object) -> None:
        self._settings.language = str(code)
        self._language.use(str(code))

    def _rate(self, text: str) -> None:
        strength = strength_of(text)
        self._bar.setValue(min(strength.bits, self._bar.maximum()))
        set_look(self._bar, "state", strength.word)
        words = {
            "weak": translate("FirstRun", "Weak"),
            "fair": translate("FirstRun", "Fair"),
            "good": translate("FirstRun", "Good"),
        }
        said = words[strength.word] if text else ""
        self._word.say(said)
        name = translate("FirstRun", "Strength of the master password")
        self._bar.setAccessibleName(f"{name}: {said}")

    def _create(self) -> None:
        first, second = self._first.text(), self._second.text()
        name = self._name.text().strip()
        error = ""
        if not name or any(sign in name for sign in '/\\:*?"<>|'):
            error = translate("FirstRun", "Give it a name without signs like / or :.")
        elif strength_of(first).word == "weak":
            error = translate("FirstRun", "This is too easy to guess. Use a longer sentence.")
        elif first != second:
            error = translate("FirstRun", "The two are not the same. Type the second one again.")
        if error:
            self._refuse(error)
            return
        self._password_error.hide()
        self._make.setEnabled(False)
        self._background.run(
            door.create,
            self.home() / f"{name}{door.suffix()}",
            first,
            then=self._on_created,
            failed=lambda failure: self._refuse(sentence(failure)),
            owner=self,
        )

    @staticmethod
    def home() -> Path:
        """Return the folder new customer files are made in."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(place)
        return Path(documents) if documents else Path.home()

    def _refuse(self, text: str) -> None:
        self._make.setEnabled(True)
        self._password_error.say(text)
        self._password_error.show()

    def _on_created(self, created: Any) -> None:
        self._make.setEnabled(True)
        self._first.clear()
        self._second.clear()
        self._vault = created.vault
        self._code = created.recovery_code or ""
        self._shown.say(self._in_two_lines(self._code))
        first = secrets.randbelow(_GROUPS - 1)
        self._asked = (first, first + 1 + secrets.randbelow(_GROUPS - 1 - first))
        self._ask_groups()
        if self._remember.isChecked():
            self._background.run(
                door.remember,
                self._vault,
                then=lambda _none: None,
                failed=lambda error: dialogs.tell_failure(self, error),
                owner=self,
            )
        self._go(2)

    @staticmethod
    def _in_two_lines(code: str) -> str:
        groups = code.split("-")
        half = len(groups) // 2
        return "-".join(groups[:half]) + "\n" + "-".join(groups[half:])

    def _ask_groups(self) -> None:
        for at, name, field in zip(self._asked, self._group_names, self._groups, strict=True):
            text = translate("FirstRun", "Group {number} of the code").format(number=at + 1)
            name.say(text)
            field.rename(text)

    def _on_wrote(self, is_on: bool) -> None:
        # The code is hidden while two of its groups are typed from paper.
        self._shown.setVisible(not is_on)
        for widget in (*self._groups, *self._group_names, self._code_done):
            widget.setEnabled(is_on)
        if is_on:
            self._groups[0].setFocus()

    def _check_code(self) -> None:
        groups = self._code.split("-")
        typed = [field.text().strip().upper() for field in self._groups]
        wanted = [groups[at] for at in self._asked]
        folded = [text.replace("O", "0").replace("I", "1").replace("L", "1") for text in typed]
        if folded != wanted:
            self._code_error.say(
                lambda: translate("FirstRun", "Not the same as on your sheet. Look again.")
            )
            self._code_error.show()
            return
        self._code = ""
        self._shown.say("")
        for field in self._groups:
            field.clear()
        self._go(3)

    def _print(self) -> None:
        print_sheet(self, self._name.text().strip(), self._code)

    def _open_existing(self) -> None:
        dialogs.choose_folder(
            self,
            lambda: translate("FirstRun", "Open a customer file"),
            self.folder_chosen.emit,
            str(self.home()),
        )

    def _restore(self) -> None:
        dialogs.choose_folder(
            self,
            lambda: translate("FirstRun", "Choose the folder of a backup"),
            self._restore_from,
            str(self.home()),
        )

    def _restore_from(self, backup: Path) -> None:
        name = translate("FirstRun", "Restored customers")
        target = self.home() / f"{name}{door.suffix()}"
        number = 2
        while target.exists():
            target = self.home() / f"{name} {number}{door.suffix()}"
            number += 1
        self._welcome_error.hide()

        def failed(error: Exception) -> None:
            self._welcome_error.say(lambda: sentence(error))
            self._welcome_error.show()

        self._background.run(
            door.restore,
            backup,
            target,
            then=lambda _none: self.folder_chosen.emit(target),
            failed=failed,
            owner=self,
        )
