"""Settings: rhythm of contact and what Today shows."""

from collections.abc import Callable
from functools import partial

from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.services import derived
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import tier_word, translate
from desktop_crm.ui.kit.layouts import box, column
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import NumberInput, card, part, setting
from desktop_crm.ui.preferences.wanted_fields import WantedFields

_JUDGED = Changes("", kinds=frozenset({"customer"}), many=True)
_Wanted = tuple[tuple[str, ...], tuple[tuple[Tier, tuple[str, ...]], ...]]
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
        self.wanted = WantedFields()
        self.wanted.changed.connect(self._keep_wanted)
        self._awaited: _Wanted | None = None
        self.refused.connect(self._forget_awaited)
        self.settings_changed.connect(lambda _settings: self._judge_anew())
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
                ),
                card(
                    lambda: translate("Preferences", "Data policy"),
                    setting(
                        lambda: translate("Preferences", "Data counts as verified for"),
                        lambda: translate(
                            "Preferences", "Longer ago, a customer stands on the list to verify."
                        ),
                        self.verify,
                    ),
                    box(
                        column(
                            label(lambda: translate("Preferences", "Wanted fields"), "heading"),
                            label(
                                lambda: translate(
                                    "Preferences",
                                    "A wanted field that is empty lowers the quality score of the "
                                    "customer and puts it on the list to mend.",
                                ),
                                "secondary",
                                wraps=True,
                            ),
                            self.wanted,
                        )
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
        if self._awaited in {None, _wanted_of(found)}:
            # An older answer must not take back what was ticked since.
            self._awaited = None
            self.wanted.show_settings(found)

    def _keep_wanted(self) -> None:
        everyone = self.wanted.of(None)
        by_tier = {tier: names for tier in Tier if (names := self.wanted.of(tier))}
        self._awaited = (everyone, tuple(by_tier.items()))
        self.keep_all({"wanted_fields": everyone, "wanted_by_tier": by_tier})

    def _forget_awaited(self, error: object) -> None:
        if error is not None:
            self._awaited = None

    def _judge_anew(self) -> None:
        """Bring scores and health in line with the rules."""
        workspace = self.desk.workspace
        workspace.do(
            derived.bring_up_to_date,
            today=workspace.today(),
            owner=self,
            quiet=True,
            then=lambda _done: workspace.changed.emit(_JUDGED),
        )

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


def _wanted_of(found: VaultSettings) -> _Wanted:
    by_tier = {tier: found.wanted_by_tier[tier] for tier in Tier if tier in found.wanted_by_tier}
    return found.wanted_fields, tuple(by_tier.items())
