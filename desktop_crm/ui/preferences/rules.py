"""Settings: rhythm of contact and what Today shows."""

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import tier_word, translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import NumberInput, card, part, setting

_MOST_DAYS = 365
_MOST_HOURS = 720


class RulesPanel(Panel):
    """What the program reminds of, and when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
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
            made.settled.connect(lambda _days: self._keep_cadence())
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
        self.fill(
            part(
                card(
                    lambda: translate("Preferences", "Rhythm of contact"),
                    label(
                        lambda: translate(
                            "Preferences",
                            "How many days may pass between two contacts. Today reminds you when "
                            "it is longer, and the next follow-up is proposed by it.",
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
        )

    @override
    def show_settings(self, found: VaultSettings) -> None:
        super().show_settings(found)
        for tier, made in self.cadence.items():
            made.put(found.cadence.get(tier, 0))
        self.plans.setChecked(found.plans_by_rhythm)
        self.avoids.setChecked(found.avoids_days_off)
        self.hours.put(found.complaint_hours)
        self.verify.put(found.verify_days)

    def _flag(self, name: str, title: Callable[[], str]) -> CheckBox:
        made = CheckBox(title)
        made.clicked.connect(lambda: self.keep(name, made.isChecked()))
        return made

    def _number(
        self, name: str, title: Callable[[], str], most: int, unit: Callable[[], str]
    ) -> NumberInput:
        made = NumberInput(title, 1, most, unit)
        made.settled.connect(lambda value: self.keep(name, value))
        return made

    def _keep_cadence(self) -> None:
        self.keep(
            "cadence",
            {tier: made.value() for tier, made in self.cadence.items() if made.value()},
        )
