"""First run: language, customer file, master password, recovery code, what to begin with."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.background import Background
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, Language, Text, sentence, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.new_password import NewPassword
from desktop_crm.ui.kit.recovery_code import RecoveryCode
from desktop_crm.ui.kit.recovery_sheet import Sheet
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell import door
from desktop_crm.ui.shell.scene import Logo, Scene

SAMPLE, IMPORT, EMPTY = "sample", "import", "empty"


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
        self._pages: list[QWidget] = []
        self._at = 0
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
        self._new = button(
            lambda: translate("FirstRun", "Make a new customer file"),
            lambda: self._go(1),
            look="primary",
            icon=(self._icons, "plus"),
        )
        head = row(Logo(self._theme, self._icons, 52), None, switch)
        head.setAlignment(switch, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addSpacing(4)
        layout.addWidget(name)
        layout.addWidget(claim)
        layout.addSpacing(8)
        layout.addWidget(self._new)
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
        self._password = NewPassword(lambda: translate("FirstRun", "Master password"))
        self._remember = CheckBox(lambda: translate("FirstRun", "Remember on this computer"))
        self._remember.hide()
        self._password_error = label("", "error", wraps=True)
        self._password_error.hide()
        self._make = button(
            lambda: translate("FirstRun", "Make customer file"), self._create, look="primary"
        )
        back = button(lambda: translate("FirstRun", "Back"), lambda: self._go(0))
        named = label(lambda: translate("FirstRun", "Name of the customer file"), "caption")
        layout.addLayout(column(named, self._name, spacing=3))
        layout.addWidget(self._password)
        layout.addWidget(self._remember)
        layout.addWidget(self._password_error)
        layout.addLayout(row(back, None, self._make))
        self._password.entered.connect(self._create)

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
        self._code = RecoveryCode(self._theme, self._icons)
        layout.addWidget(self._code)
        done = button(lambda: translate("FirstRun", "Continue"), self._code.check, look="primary")
        done.setEnabled(False)
        layout.addLayout(row(None, done))
        self._code.ready_changed.connect(done.setEnabled)
        self._code.proved.connect(self._on_code_proved)

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
        if step == 0:
            self._new.setFocus()
        if step == 1:
            self._password.setFocus()
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

    def _create(self) -> None:
        name = self._name.text().strip()
        error = self._password.problem()
        if not name or any(sign in name for sign in '/\\:*?"<>|'):
            error = translate("FirstRun", "Give it a name without signs like / or :.")
        if error:
            self._refuse(error)
            return
        self._password_error.hide()
        self._make.setEnabled(False)
        self._background.run(
            door.create,
            self.home() / f"{name}{door.suffix()}",
            self._password.text(),
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
        self._password.forget()
        self._vault = created.vault
        name, clock = created.vault.folder.stem, created.vault.clock
        self._code.put(Sheet(created.recovery_code or "", name, clock))
        if self._remember.isChecked():
            self._background.run(
                door.remember,
                self._vault,
                then=lambda _none: None,
                failed=lambda error: dialogs.tell_failure(self, error),
                owner=self,
            )
        self._go(2)

    def _on_code_proved(self) -> None:
        self._code.forget()
        self._go(3)

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
        target = door.free_name(self.home(), name)
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
