"""Which fields are wanted of every customer, and which further ones of a tier."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

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
        self._wanted: set[tuple[str, Tier | None]] = set()
        self._boxes: dict[tuple[str, Tier | None], CheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        columns = (None, *Tier)
        for at, tier in enumerate(columns, 1):
            grid.addWidget(label(partial(_column_text, tier), "secondary"), 0, at)
        for row, info in enumerate(_fields(), 1):
            grid.addWidget(label(partial(field_label, info.label)), row, 0)
            for at, tier in enumerate(columns, 1):
                box = CheckBox()
                box.clicked.connect(
                    lambda _on, name=info.name, tier=tier: self._on_clicked(name, tier)
                )
                self._boxes[info.name, tier] = box
                grid.addWidget(box, row, at, Qt.AlignmentFlag.AlignLeft)

        self._name_boxes()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_boxes()

    def show_settings(self, found: VaultSettings) -> None:
        """Show what is wanted."""
        self._wanted = {(name, None) for name in found.wanted_fields}
        self._wanted |= {
            (name, tier) for tier, names in found.wanted_by_tier.items() for name in names
        }
        self._show()

    def of(self, tier: Tier | None) -> tuple[str, ...]:
        """Return the fields wanted of everyone, or the further ones of a tier."""
        return tuple(
            info.name
            for info in _fields()
            if (info.name, tier) in self._wanted
            and (tier is None or (info.name, None) not in self._wanted)
        )

    def box(self, name: str, tier: Tier | None) -> CheckBox:
        """Return the box of a field and a tier."""
        return self._boxes[name, tier]

    def _name_boxes(self) -> None:
        labels = {info.name: info.label for info in _fields()}
        for (name, tier), box in self._boxes.items():
            box.setAccessibleName(f"{field_label(labels[name])}, {_column_text(tier)}")

    def _on_clicked(self, name: str, tier: Tier | None) -> None:
        self._wanted ^= {(name, tier)}
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """What is wanted of everyone is wanted of each tier."""
        for (name, tier), box in self._boxes.items():
            is_of_all = tier is not None and (name, None) in self._wanted
            box.setChecked(is_of_all or (name, tier) in self._wanted)
            box.setEnabled(not is_of_all)


def _fields() -> list[FieldInfo]:
    return [
        info for info in infos(CustomerCard) if info.is_editable and info.name not in _NEVER_WANTED
    ]


def _column_text(tier: Tier | None) -> str:
    return translate("Preferences", "Everyone") if tier is None else tier_word(tier)
