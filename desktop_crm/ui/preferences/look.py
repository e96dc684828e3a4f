"""Settings: colours, size of text, height of lines."""

from typing_extensions import override

from desktop_crm.ui.kit.buttons import Segments
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.settings import Density, Scheme
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import card, part, setting

_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class LookPanel(Panel):
    """What the window looks like."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.scheme = Segments(
            [
                (Scheme.SYSTEM, lambda: translate("Preferences", "As the system"), ""),
                (Scheme.LIGHT, lambda: translate("Preferences", "Light"), ""),
                (Scheme.DARK, lambda: translate("Preferences", "Dark"), ""),
                (Scheme.CONTRAST, lambda: translate("Preferences", "High contrast"), ""),
            ],
            desk.icons,
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
            desk.icons,
        )
        self.density.chosen.connect(self._use_density)
        self.fill(
            part(
                card(
                    lambda: translate("Preferences", "Look"),
                    setting(lambda: translate("Preferences", "Colours"), "", self.scheme),
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
        )

    @override
    def show_machine(self) -> None:
        self.scheme.choose(self.desk.theme.scheme)
        nearest = min(_SCALES, key=lambda each: abs(each - self.desk.theme.scale))
        self.scale.put(nearest)
        self.density.choose(self.desk.settings.density)

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
