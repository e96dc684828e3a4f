"""The bar that says, while somebody is typed in, who it may be already."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_crm.domain.customers import CustomerRow
from desktop_crm.queries import customer_rows
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import clear
from desktop_crm.ui.kit.workspace import Workspace

_FEWEST_LETTERS = 3
_FEWEST_SIGNS = 2
_FEWEST_DIGITS = 7
_MOST_SHOWN = 3


class SimilarBar(QFrame):
    """Names customers that look the same; hidden while there are none.

    Signals:
        chosen: (CustomerRow) it is this one.
    """

    chosen = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("look", "band-warn")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(2)
        self.hide()

    def look_for(self, name: str, phones: Sequence[str]) -> None:
        """Look for a name of some letters, or a number that is nearly whole."""
        least = _FEWEST_LETTERS if name.isascii() else _FEWEST_SIGNS
        whole = [one for one in phones if sum(map(str.isdigit, one)) >= _FEWEST_DIGITS]
        if len(name) < least and not whole:
            self._workspace.withdraw(self, "similar")
            self._show(())
            return
        self._workspace.ask(
            customer_rows.similar,
            name if len(name) >= least else "",
            whole,
            _MOST_SHOWN,
            then=self._show,
            failed=lambda _error: self._show(()),
            owner=self,
            key="similar",
        )

    def _show(self, found: Sequence[CustomerRow]) -> None:
        clear(self._rows)
        self.setVisible(bool(found))
        if not found:
            return
        self._rows.addWidget(
            label(lambda: translate("CustomerForm", "Is it one of these?"), "warn")
        )
        for each in found:
            facts = (each.name, each.contact_name, each.company, each.region_city)
            text = " · ".join(fact for fact in facts if fact)
            link = button(text, lambda each=each: self.chosen.emit(each), look="link")  # type: ignore[misc]  # bound at once
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
