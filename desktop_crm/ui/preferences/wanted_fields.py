"""Which fields are wanted of every customer, and which further ones of a tier."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import FieldInfo, infos
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import field_label, tier_word, translate

#: What an empty field of these would say nothing about the care taken.
_NEVER_WANTED = frozenset({"name", "kind", "do_not_contact", "verified_on", "stage"})


class WantedFields(QWidget):
    """A row per field, a column for everyone and one per tier.

    Signals:
        changed: something else is wanted now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._boxes: dict[tuple[str, Tier | None], CheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        columns: Sequence[Tier | None] = (None, *Tier)
        for at, tier in enumerate(columns, 1):
            grid.addWidget(label(partial(_column_text, tier), "secondary"), 0, at)
        for row, info in enumerate(_fields(), 1):
            grid.addWidget(label(partial(field_label, info.label)), row, 0)
            for at, tier in enumerate(columns, 1):
                box = CheckBox()
                box.setAccessibleName(f"{field_label(info.label)}, {_column_text(tier)}")
                box.clicked.connect(self._on_clicked)
                self._boxes[info.name, tier] = box
                grid.addWidget(box, row, at, Qt.AlignmentFlag.AlignLeft)

    def show_settings(self, found: VaultSettings) -> None:
        """Show what is wanted."""
        for (name, tier), box in self._boxes.items():
            names = found.wanted_fields if tier is None else found.wanted_by_tier.get(tier, ())
            box.setChecked(name in names or (tier is not None and name in found.wanted_fields))
        self._follow()

    def everyone(self) -> tuple[str, ...]:
        """Return the fields wanted of everyone."""
        return self._checked(None)

    def by_tier(self) -> Mapping[Tier, tuple[str, ...]]:
        """Return the further fields wanted of each tier."""
        everyone = set(self.everyone())
        found = {
            tier: tuple(name for name in self._checked(tier) if name not in everyone)
            for tier in Tier
        }
        return {tier: names for tier, names in found.items() if names}

    def box(self, name: str, tier: Tier | None) -> CheckBox:
        """Return the box of a field and a tier."""
        return self._boxes[name, tier]

    def _checked(self, tier: Tier | None) -> tuple[str, ...]:
        return tuple(
            name for (name, of), box in self._boxes.items() if of is tier and box.isChecked()
        )

    def _on_clicked(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """What is wanted of everyone is wanted of each tier."""
        for (name, tier), box in self._boxes.items():
            if tier is not None:
                is_of_all = self._boxes[name, None].isChecked()
                box.setChecked(box.isChecked() or is_of_all)
                box.setEnabled(not is_of_all)


def _fields() -> list[FieldInfo]:
    return [
        info
        for info in infos(CustomerCard)
        if info.is_editable and info.name not in _NEVER_WANTED
    ]


def _column_text(tier: Tier | None) -> str:
    return translate("Preferences", "Everyone") if tier is None else tier_word(tier)
