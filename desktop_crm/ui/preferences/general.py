"""Settings: language, who works here, the tray, and which customer file this is."""

from collections.abc import Callable

from typing_extensions import override

from desktop_crm.domain.settings import VaultSettings
from desktop_crm.services.vaults import VaultInfo
from desktop_crm.ui.kit.buttons import Segments
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.inputs import CheckBox, LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, file_size, since, translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import card, part, setting

_CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "SGD")


class GeneralPanel(Panel):
    """What is asked first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._info: VaultInfo | None = None
        self.language = Segments(
            [
                ("", lambda: translate("Preferences", "As the system"), ""),
                (ENGLISH, "English", ""),
                (CHINESE, "简体中文", ""),
            ],
            desk.icons,
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
        self.currency.activated.connect(lambda _at: self.keep("currency", str(self.currency.value)))
        self.tray = CheckBox(lambda: translate("Preferences", "Show reminders in the tray too"))
        self.tray.clicked.connect(lambda: desk.actions.trigger("tray"))
        self.where = label("", "secondary", wraps=True, selects=True)
        self.fill(
            part(
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
                card(lambda: translate("Preferences", "Window"), self.tray),
                card(lambda: translate("Preferences", "This customer file"), self.where),
            )
        )

    @override
    def show_machine(self) -> None:
        self.language.choose(self.desk.language.wanted)
        self.tray.setChecked(self.desk.settings.uses_tray)

    @override
    def show_settings(self, found: VaultSettings) -> None:
        super().show_settings(found)
        for field, text in (
            (self.user_name, found.user_name),
            (self.company_name, found.company_name),
        ):
            if not field.hasFocus():
                field.setText(text)
        self.currency.put(found.currency)

    @override
    def show_info(self, found: VaultInfo) -> None:
        self._info = found
        self.retranslate()

    @override
    def retranslate(self) -> None:
        found = self._info
        if found is None:
            return
        vault = self.desk.workspace.vault
        facts = (
            translate("Preferences", "%n customer(s)", "", found.counts.get("customer", 0)),
            file_size(found.size),
            translate("Preferences", "format {schema}").format(schema=found.schema),
            translate("Preferences", "made {when}").format(
                when=since(found.created_at, self.desk.workspace.now())
            ),
        )
        self.where.say(f"{vault.original}\n{'  ·  '.join(facts)}")

    def _line(self, name: str, title: Callable[[], str]) -> LineInput:
        made = LineInput("", title)
        made.setMinimumWidth(self.desk.theme.px(240))
        made.editingFinished.connect(lambda: self.keep(name, made.text().strip()))
        return made

    def _use_language(self, code: object) -> None:
        self.desk.settings.language = str(code)
        self.desk.language.use(str(code))
