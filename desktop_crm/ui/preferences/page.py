"""Settings: what is changed here counts at once."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from importlib import metadata
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.queries import settings as settings_queries
from desktop_crm.services import settings as settings_services
from desktop_crm.services import vaults
from desktop_crm.services.vaults import KeyringState, SlotKind, VaultInfo
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.filters import FilterRow, Value, ViewList
from desktop_crm.ui.kit.inputs import CheckBox, LineInput
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import (
    CHINESE,
    ENGLISH,
    file_size,
    number,
    sentence,
    since,
    tier_word,
    translate,
)
from desktop_crm.ui.kit.layouts import box, column, panel, row, scroller
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.settings import Density, Scheme
from desktop_crm.ui.kit.trust import TrustLine
from desktop_crm.ui.preferences.rows import NumberInput, card, part, setting
from desktop_crm.ui.preferences.secrets import RecoveryDialog, change_master_password

_IDLE_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "SGD")
_MOST_DAYS = 365
_MOST_HOURS = 720


class Part(StrEnum):
    """The parts of the page."""

    GENERAL = "general"
    LOOK = "look"
    RULES = "rules"
    SECURITY = "security"
    ABOUT = "about"


_ICONS = {
    Part.GENERAL: "settings",
    Part.LOOK: "palette",
    Part.RULES: "repeat",
    Part.SECURITY: "shield-check",
    Part.ABOUT: "info",
}


class PreferencesPage(Page):
    """Parts at the left, their settings at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._rules = VaultSettings()
        self._info: VaultInfo | None = None
        self._state: KeyringState | None = None
        self.parts = ViewList(
            theme,
            icons,
            [Value(key=each, text=partial(part_title, each), icon=_ICONS[each]) for each in Part],
        )
        self.parts.choose(Part.GENERAL)
        self.parts.chosen.connect(lambda found: self.show_part(Part(str(found))))
        self._trust = TrustLine(desk.workspace, theme, icons)
        self._trust.opened.connect(self._show_backups)
        sidebar = panel(
            "sidebar",
            column(
                caption(lambda: translate("Preferences", "Settings")),
                self.parts,
                None,
                self._trust,
                spacing=3,
                margins=(14, 16, 14, 12),
            ),
        )
        sidebar.setFixedWidth(theme.px(236))
        theme.changed.connect(lambda: sidebar.setFixedWidth(theme.px(236)))
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._stack = QStackedWidget()
        self._built = {
            Part.GENERAL: self._build_general(),
            Part.LOOK: self._build_look(),
            Part.RULES: self._build_rules(),
            Part.SECURITY: self._build_security(),
            Part.ABOUT: self._build_about(),
        }
        for widget in self._built.values():
            self._stack.addWidget(scroller(widget))
        centre = box(column(self._error, self._stack, spacing=8, margins=(24, 20, 6, 0)))
        whole = row(sidebar, centre, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        desk.language.changed.connect(self._show_machine)
        theme.changed.connect(self._show_machine)
        desk.workspace.changed.connect(self._on_changed)

    @override
    def activate(self) -> None:
        self._trust.reload()
        self._show_machine()
        self._reload()
        for each in self.parts.findChildren(FilterRow):
            if each.state:
                each.setFocus()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"reload": self._reload}

    @override
    def regions(self) -> Sequence[QWidget]:
        return (self.parts, self._stack)

    @override
    def retranslate(self) -> None:
        self._show_info()
        self._show_state()

    def show_part(self, wanted: Part) -> None:
        """Show a part."""
        self.parts.choose(wanted)
        self._stack.setCurrentIndex(list(Part).index(wanted))
        if wanted is Part.SECURITY:
            self._ask_key_ring()

    def _build_general(self) -> QWidget:
        icons = self.desk.icons
        self.language = Segments(
            [
                ("", lambda: translate("Preferences", "As the system"), ""),
                (ENGLISH, "English", ""),
                (CHINESE, "简体中文", ""),
            ],
            icons,
        )
        self.language.chosen.connect(self._use_language)
        self.user_name = self._line("user_name", lambda: translate("Preferences", "Your name"))
        self.company_name = self._line(
            "company_name", lambda: translate("Preferences", "Your company")
        )
        self.currency = ChoiceInput(
            [(each, each) for each in _CURRENCIES],
            lambda: translate("Preferences", "Currency"),
        )
        self.currency.activated.connect(lambda _at: self._set("currency", str(self.currency.value)))
        self._where = label("", "secondary", wraps=True, selects=True)
        return part(
            card(
                lambda: translate("Preferences", "Language"),
                setting(
                    lambda: translate("Preferences", "Language of the window"),
                    lambda: translate("Preferences", "Documents may be in another one."),
                    self.language,
                ),
            ),
            card(
                lambda: translate("Preferences", "You"),
                setting(
                    lambda: translate("Preferences", "Your name"),
                    lambda: translate("Preferences", "Author of what you log and print."),
                    self.user_name,
                ),
                setting(
                    lambda: translate("Preferences", "Your company"),
                    lambda: translate("Preferences", "Stands on documents."),
                    self.company_name,
                ),
                setting(
                    lambda: translate("Preferences", "Currency"),
                    lambda: translate("Preferences", "Of amounts entered without one."),
                    self.currency,
                ),
            ),
            card(lambda: translate("Preferences", "This customer file"), self._where),
        )

    def _build_look(self) -> QWidget:
        icons = self.desk.icons
        self.scheme = Segments(
            [
                (Scheme.SYSTEM, lambda: translate("Preferences", "As the system"), ""),
                (Scheme.LIGHT, lambda: translate("Preferences", "Light"), ""),
                (Scheme.DARK, lambda: translate("Preferences", "Dark"), ""),
                (Scheme.CONTRAST, lambda: translate("Preferences", "High contrast"), ""),
            ],
            icons,
        )
        self.scheme.chosen.connect(self._use_scheme)
        self.scale = ChoiceInput(
            [(each, f"{round(each * 100)}%") for each in _SCALES],
            lambda: translate("Preferences", "Text size"),
        )
        self.scale.activated.connect(lambda _at: self._use_scale())
        self.density = Segments(
            [
                (Density.COMFORTABLE, lambda: translate("Preferences", "Comfortable"), ""),
                (Density.COSY, lambda: translate("Preferences", "Cosy"), ""),
                (Density.COMPACT, lambda: translate("Preferences", "Compact"), ""),
            ],
            icons,
        )
        self.density.chosen.connect(self._use_density)
        return part(
            card(
                lambda: translate("Preferences", "Look"),
                setting(
                    lambda: translate("Preferences", "Colours"),
                    "",
                    self.scheme,
                ),
                setting(
                    lambda: translate("Preferences", "Text size"),
                    "Ctrl+  Ctrl-  Ctrl+0",
                    self.scale,
                ),
                setting(
                    lambda: translate("Preferences", "Height of lines"),
                    lambda: translate("Preferences", "In lists of customers."),
                    self.density,
                ),
            )
        )

    def _build_rules(self) -> QWidget:
        self.cadence: dict[Tier, NumberInput] = {}
        lines = []
        for tier in Tier:
            made = NumberInput(
                partial(tier_word, tier),
                0,
                _MOST_DAYS,
                lambda: translate("Preferences", "days"),
                none=lambda: translate("Preferences", "no rhythm"),
            )
            made.settled.connect(lambda _days: self._set_cadence())
            self.cadence[tier] = made
            lines.append(setting(partial(tier_word, tier), "", made))
        self.plans = self._flag(
            "plans_by_rhythm",
            lambda: translate("Preferences", "A logged contact plans the next one"),
        )
        self.avoids = self._flag(
            "avoids_days_off", lambda: translate("Preferences", "Nothing is planned on days off")
        )
        self.hours = self._number(
            "complaint_hours",
            lambda: translate("Preferences", "Complaints stand on Today after"),
            _MOST_HOURS,
            lambda: translate("Preferences", "hours"),
        )
        self.verify = self._number(
            "verify_days",
            lambda: translate("Preferences", "Data counts as verified for"),
            3 * _MOST_DAYS,
            lambda: translate("Preferences", "days"),
        )
        return part(
            card(
                lambda: translate("Preferences", "Rhythm of contact"),
                label(
                    lambda: translate(
                        "Preferences",
                        "How many days may pass between two contacts. Today reminds you when it is "
                        "longer, and the next follow-up is proposed by it.",
                    ),
                    "secondary",
                    wraps=True,
                ),
                *lines,
                self.plans,
                self.avoids,
            ),
            card(
                lambda: translate("Preferences", "Reminders"),
                setting(
                    lambda: translate("Preferences", "Complaints stand on Today after"),
                    lambda: translate("Preferences", "Counted from when they came in."),
                    self.hours,
                ),
                setting(
                    lambda: translate("Preferences", "Data counts as verified for"),
                    "",
                    self.verify,
                ),
            ),
        )

    def _build_security(self) -> QWidget:
        icons = self.desk.icons
        self.idle = ChoiceInput(
            [(each, partial(_idle_text, each)) for each in _IDLE_MINUTES],
            lambda: translate("Preferences", "Lock when nobody is there"),
        )
        self.idle.activated.connect(lambda _at: self._use_idle())
        lock = button(
            lambda: translate("Preferences", "Lock now"),
            self.desk.navigator.lock,
            icon=(icons, "lock"),
        )
        change = button(
            lambda: translate("Preferences", "Change…"),
            lambda: change_master_password(self.desk),
            icon=(icons, "key-round"),
        )
        self.new_code = button(
            lambda: translate("Preferences", "New code…"),
            self._ask_new_code,
            icon=(icons, "printer"),
        )
        self._code_note = label("", "secondary", wraps=True)
        self._ring_note = label("", "secondary", wraps=True)
        self.remember = button(
            lambda: translate("Preferences", "Remember"), self._remember, icon=(icons, "key-round")
        )
        self.forget = button(lambda: translate("Preferences", "Forget"), self._forget)
        self.remember.hide()
        self.forget.hide()
        ring = box(row(self.remember, self.forget))
        return part(
            card(
                lambda: translate("Preferences", "Lock"),
                setting(
                    lambda: translate("Preferences", "Lock when nobody is there"),
                    lambda: translate(
                        "Preferences", "Drafts are kept; the master password opens it again."
                    ),
                    self.idle,
                ),
                setting(
                    lambda: translate("Preferences", "Lock"),
                    "Ctrl+Shift+L",
                    lock,
                ),
            ),
            card(
                lambda: translate("Preferences", "Ways to open the customer file"),
                setting(
                    lambda: translate("Preferences", "Master password"),
                    lambda: translate("Preferences", "Nobody can reset it."),
                    change,
                ),
                _with_note(
                    lambda: translate("Preferences", "Recovery code"),
                    self._code_note,
                    self.new_code,
                ),
                _with_note(
                    lambda: translate("Preferences", "Remember on this computer"),
                    self._ring_note,
                    ring,
                ),
            ),
        )

    def _build_about(self) -> QWidget:
        about = button(
            lambda: translate("Preferences", "Licences…"),
            lambda: self.desk.actions.trigger("about"),
            icon=(self.desk.icons, "info"),
        )
        keys = button(
            lambda: translate("Preferences", "Keys…"),
            lambda: self.desk.actions.trigger("keys"),
            icon=(self.desk.icons, "keyboard"),
        )
        return part(
            card(
                "Desktop CRM",
                setting(
                    lambda: translate("Preferences", "Version {version}").format(
                        version=_version()
                    ),
                    lambda: translate(
                        "Preferences",
                        "Encrypted on this computer. No account, no network, no trackers.",
                    ),
                    about,
                ),
                setting(lambda: translate("Preferences", "Keys and help"), "F1", keys),
            )
        )

    def _line(self, name: str, title: Callable[[], str]) -> LineInput:
        made = LineInput("", title)
        made.setMinimumWidth(self.desk.theme.px(240))
        made.editingFinished.connect(lambda: self._set(name, made.text().strip()))
        return made

    def _flag(self, name: str, title: Callable[[], str]) -> CheckBox:
        made = CheckBox(title)
        made.clicked.connect(lambda: self._set(name, made.isChecked()))
        return made

    def _number(
        self, name: str, title: Callable[[], str], most: int, unit: Callable[[], str]
    ) -> NumberInput:
        made = NumberInput(title, 1, most, unit)
        made.settled.connect(lambda value: self._set(name, value))
        return made

    def _reload(self) -> None:
        workspace = self.desk.workspace
        workspace.ask(settings_queries.settings, then=self._show_rules, owner=self, key="settings")
        workspace.run(
            vaults.info,
            workspace.vault,
            owner=self,
            then=self._on_info,
            failed=self._refuse,
            takes_progress=False,
        )
        self._ask_key_ring()

    def _show_machine(self) -> None:
        """Show what this computer remembers."""
        found = self.desk.settings
        self.language.choose(self.desk.language.wanted)
        self.scheme.choose(self.desk.theme.scheme)
        nearest = min(_SCALES, key=lambda each: abs(each - self.desk.theme.scale))
        self.scale.put(nearest)
        self.density.choose(found.density)
        self.idle.put(min(_IDLE_MINUTES, key=lambda each: abs(each - found.idle_minutes)))

    def _show_rules(self, found: VaultSettings) -> None:
        self._rules = found
        for field, text in (
            (self.user_name, found.user_name),
            (self.company_name, found.company_name),
        ):
            if not field.hasFocus():
                field.setText(text)
        self.currency.put(found.currency)
        for tier, made in self.cadence.items():
            made.put(found.cadence.get(tier, 0))
        self.plans.setChecked(found.plans_by_rhythm)
        self.avoids.setChecked(found.avoids_days_off)
        self.hours.put(found.complaint_hours)
        self.verify.put(found.verify_days)

    def _on_info(self, found: VaultInfo) -> None:
        self._info = found
        self._show_info()

    def _show_info(self) -> None:
        found = self._info
        if found is None:
            return
        now = self.desk.workspace.now()
        customers = found.counts.get("customer", 0)
        lines = [
            str(found.folder),
            "  ·  ".join(
                (
                    translate("Preferences", "%n customer(s)", "", customers),
                    file_size(found.size),
                    translate("Preferences", "format {schema}").format(schema=found.schema),
                    translate("Preferences", "made {when}").format(
                        when=since(found.created_at, now)
                    ),
                )
            ),
        ]
        self._where.say("\n".join(lines))
        slot = next((each for each in found.slots if each.kind is SlotKind.RECOVERY), None)
        if slot is None:
            text = translate("Preferences", "There is none. Without it nobody can help you.")
        else:
            text = translate("Preferences", "Made {when}.").format(when=since(slot.created_at, now))
        self._code_note.say(text)

    def _set(self, name: str, value: Any) -> None:
        if getattr(self._rules, name) == value:
            return
        self._error.hide()
        self.desk.workspace.do(
            settings_services.set,
            {name: value},
            owner=self,
            quiet=True,
            then=self._on_set,
            failed=self._refuse,
        )

    def _on_set(self, found: VaultSettings) -> None:
        self._show_rules(found)

    def _set_cadence(self) -> None:
        self._set(
            "cadence",
            {tier: made.value() for tier, made in self.cadence.items() if made.value()},
        )

    def _use_language(self, code: object) -> None:
        self.desk.settings.language = str(code)
        self.desk.language.use(str(code))

    def _use_scheme(self, scheme: object) -> None:
        wanted = Scheme(str(scheme))
        self.desk.settings.scheme = wanted
        self.desk.theme.use(scheme=wanted)

    def _use_scale(self) -> None:
        wanted = float(str(self.scale.value))
        self.desk.settings.text_scale = wanted
        self.desk.theme.use(scale=wanted)

    def _use_density(self, density: object) -> None:
        self.desk.settings.density = Density(str(density))

    def _use_idle(self) -> None:
        self.desk.settings.idle_minutes = int(str(self.idle.value))
        self.desk.actions.trigger("idle_changed")

    def _ask_new_code(self) -> None:
        dialogs.confirm(
            self,
            lambda: translate("Preferences", "Make a new recovery code?"),
            lambda: translate(
                "Preferences", "The present one will not open the customer file any more."
            ),
            lambda: translate("Preferences", "Make a new code"),
            self._make_code,
        )

    def _make_code(self) -> None:
        workspace = self.desk.workspace
        self.new_code.setEnabled(False)

        def then(code: str) -> None:
            self.new_code.setEnabled(True)
            RecoveryDialog(self.desk, code, self).open()
            self._reload()

        def failed(error: Exception) -> None:
            self.new_code.setEnabled(True)
            self._refuse(error)

        workspace.run(
            vaults.new_recovery_code,
            workspace.vault,
            owner=self,
            then=then,
            failed=failed,
            takes_progress=False,
        )

    def _ask_key_ring(self) -> None:
        workspace = self.desk.workspace
        workspace.run(
            vaults.keyring_state,
            workspace.vault.folder,
            owner=self,
            then=self._on_state,
            failed=self._refuse,
            takes_progress=False,
        )

    def _on_state(self, state: KeyringState) -> None:
        self._state = state
        self._show_state()

    def _show_state(self) -> None:
        state = self._state
        if state is None:
            return
        self._ring_note.say(partial(key_ring_text, state))
        self.remember.setVisible(state in {KeyringState.READY, KeyringState.MISSING})
        kept = {KeyringState.PRESENT, KeyringState.MISSING, KeyringState.OTHER}
        self.forget.setVisible(state in kept)

    def _remember(self) -> None:
        self._on_key_ring(vaults.remember_in_keyring)

    def _forget(self) -> None:
        self._on_key_ring(vaults.forget_keyring)

    def _on_key_ring(self, work: Callable[..., None]) -> None:
        workspace = self.desk.workspace
        self._error.hide()
        workspace.run(
            work,
            workspace.vault,
            owner=self,
            then=lambda _none: self._ask_key_ring(),
            failed=self._refuse,
            takes_progress=False,
        )

    def _refuse(self, error: Exception) -> None:
        self._error.say(lambda: sentence(error))
        self._error.show()

    def _show_backups(self) -> None:
        page = self.desk.navigator.open_page("data_care")
        page.commands().get("show.backups", lambda: None)()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("setting"):
            self._reload()


def part_title(found: Part) -> str:
    """Return the name of a part."""
    match found:
        case Part.GENERAL:
            return translate("Preferences", "General")
        case Part.LOOK:
            return translate("Preferences", "Look")
        case Part.RULES:
            return translate("Preferences", "Rules and reminders")
        case Part.SECURITY:
            return translate("Preferences", "Security")
        case Part.ABOUT:
            return translate("Preferences", "About")


def key_ring_text(state: KeyringState) -> str:  # noqa: PLR0911 - one return per state
    """Return what the key ring of this computer can do, in words."""
    match state:
        case KeyringState.NONE:
            return translate("Preferences", "This computer has no key ring that may be used.")
        case KeyringState.READY:
            return translate(
                "Preferences", "The key ring of this computer can open it without typing."
            )
        case KeyringState.PRESENT:
            return translate("Preferences", "The key ring of this computer opens it.")
        case KeyringState.MISSING:
            return translate("Preferences", "The key ring was to hold the key, but does not.")
        case KeyringState.LOCKED:
            return translate("Preferences", "The key ring is locked. Unlock it first.")
        case KeyringState.OTHER:
            return translate("Preferences", "The key is in another key ring.")
        case KeyringState.SILENT:
            return translate("Preferences", "The key ring does not answer.")


def _with_note(title: Callable[[], str], note: QWidget, widget: QWidget) -> QWidget:
    """Return a setting whose note changes."""
    words = column(label(title, "heading"), note, spacing=2)
    layout = row(words, widget, spacing=24, margins=(0, 8, 0, 8))
    layout.setStretch(0, 1)
    return box(layout)


def _idle_text(minutes: int) -> str:
    if not minutes:
        return translate("Preferences", "Never")
    return translate("Preferences", "after {count} min").format(count=number(minutes))


def _version() -> str:
    try:
        return metadata.version("desktop-crm")
    except metadata.PackageNotFoundError:
        return "-"
