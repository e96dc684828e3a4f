"""Settings: which program this is."""

from importlib import metadata

from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rows import card, part, setting


class AboutPanel(Panel):
    """Version, licences, keys."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        about = button(
            lambda: translate("Preferences", "Licences…"),
            lambda: desk.actions.trigger("about"),
            icon=(desk.icons, "info"),
        )
        keys = button(
            lambda: translate("Preferences", "Keys…"),
            lambda: desk.actions.trigger("keys"),
            icon=(desk.icons, "keyboard"),
        )
        self.fill(
            part(
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
        )


def _version() -> str:
    try:
        return metadata.version("desktop-crm")
    except metadata.PackageNotFoundError:
        return "-"
