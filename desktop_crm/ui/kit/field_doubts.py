"""Says beside a field that its value looks wrong; it is saved all the same."""

from collections.abc import Callable

from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import MethodKind
from desktop_crm.queries import settings as settings_queries
from desktop_crm.services import doubts, normalising
from desktop_crm.ui.kit.forms import Form
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.page import Desk


def watch_method(desk: Desk, form: Form, name: str, kind: Callable[[], MethodKind | None]) -> None:
    """Watch a field that holds numbers or addresses of a kind, several parted by semicolons."""
    regions: list[str] = []

    def know(found: VaultSettings) -> None:
        regions.append(found.region)

    def doubt(text: str) -> str:
        wanted = kind()
        if wanted is None or not regions:
            return ""
        parts = text.replace("；", ";").replace("、", ";").split(";")
        words = (normalising.doubt(wanted, part, regions[0]) for part in parts)
        return next((translate("Doubt", each) for each in words if each), "")

    desk.workspace.ask(settings_queries.settings, then=know, owner=form, key=f"region of {name}")
    form.watch(name, doubt)


def watch_code(form: Form, name: str) -> None:
    """Watch a field that holds a credit code."""

    def doubt(text: str) -> str:
        words = doubts.code_doubt(text)
        return translate("Doubt", words) if words else ""

    form.watch(name, doubt)
