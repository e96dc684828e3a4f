"""Export: all customers, or those that fit, as a table, as vCards or as JSON."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.criteria import Criteria, FacetCounts, Sort
from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.exporting import ExportFormat, VcardVersion
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import LifecycleStage, Tier
from desktop_crm.queries import customer_rows, facets, listing, tags
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit import export_job
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.filters import FilterGroup, Value
from desktop_crm.ui.kit.inputs import SearchBox
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, code, sentence, tier_word, translate, word
from desktop_crm.ui.kit.layouts import column, panel, row, scroller
from desktop_crm.ui.kit.page import Desk


@dataclass(frozen=True, slots=True)
class Choice:
    """How many customers fit, and what can be chosen from."""

    counts: FacetCounts
    tags: Sequence[TagRow]


def read_choice(session: Any, criteria: Criteria, today: Any) -> Choice:
    """Return the live counts of the filters, and the tags."""
    return Choice(facets.counts(session, criteria, today=today), tags.all_tags(session))


class ExportPanel(Panel):
    """Which customers, in which form, in which language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self.criteria = Criteria()
        self._count = 0
        self._choice: Choice | None = None
        self.search = SearchBox(icons, lambda: translate("Export", "Only those with these words"))
        self.search.searched.connect(self._on_text)
        self.tiers = FilterGroup(theme, icons, lambda: translate("Export", "Tier"), as_chips=True)
        self.stages = FilterGroup(
            theme, icons, lambda: translate("Export", "Lifecycle stage"), as_chips=True
        )
        self.tags = FilterGroup(theme, icons, lambda: translate("Export", "Tags"), as_chips=True)
        self.tiers.set_values(
            [Value(key=tier, text=lambda tier=tier: tier_word(tier)) for tier in Tier]  # type: ignore[misc]  # bound at once
        )
        self.stages.set_values(
            [Value(key=stage, text=lambda stage=stage: word(stage)) for stage in LifecycleStage]  # type: ignore[misc]  # bound at once
        )
        self.tiers.chosen.connect(self._on_tiers)
        self.stages.chosen.connect(self._on_stages)
        self.tags.chosen.connect(self._on_tags)
        clear = button(lambda: translate("Export", "All customers"), self.choose_all, look="link")
        self._found = label(self._count_text, "title")
        self.form = Segments(
            [(form, partial(export_job.form_word, form), "") for form in ExportFormat], icons
        )
        self.form.choose(ExportFormat.XLSX)
        self.form.chosen.connect(lambda _form: self._arrange())
        self.language = Segments([(ENGLISH, "English", ""), (CHINESE, "简体中文", "")], icons)
        self.language.choose(code())
        self._language_name = caption(lambda: translate("Export", "Language of the headings"))
        self.version = Segments(
            [(version, f"vCard {version.value}", "") for version in VcardVersion], icons
        )
        self.version.choose(VcardVersion.V3)
        self._explained = label(self._form_text, "secondary", wraps=True)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.export_button = button(
            lambda: translate("Export", "Export…"),
            self.choose_file,
            look="primary",
            icon=(icons, "file-down"),
        )
        note = panel(
            "band-warn",
            column(
                label(
                    lambda: translate(
                        "Export",
                        "The file is not encrypted: whoever has it can read it. Keep it only as "
                        "long as you need it.",
                    ),
                    "warn",
                    wraps=True,
                ),
                margins=(14, 10, 14, 10),
            ),
        )
        who = QWidget()
        who.setLayout(
            column(
                self.search,
                self.tiers,
                self.stages,
                self.tags,
                None,
                spacing=8,
                margins=(0, 0, 8, 0),
            )
        )
        left = panel(
            "card",
            column(
                row(label(lambda: translate("Export", "Which customers"), "heading"), None, clear),
                scroller(who),
                spacing=8,
                margins=(18, 12, 12, 12),
            ),
        )
        right = panel(
            "card",
            column(
                self._found,
                caption(lambda: translate("Export", "Form")),
                row(self.form, None),
                self._explained,
                row(self.version, None),
                self._language_name,
                row(self.language, None),
                8,
                note,
                self._error,
                8,
                row(self.export_button, None),
                None,
                spacing=8,
                margins=(20, 16, 20, 16),
            ),
        )
        both = row(left, right, spacing=14)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(both)
        self._arrange()

    @override
    def activate(self) -> None:
        self._reload()
        self.search.setFocus()

    @override
    def on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self._reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.language.choose(code())

    def choose_all(self) -> None:
        """Take every customer."""
        self.search.put("")
        for group in (self.tiers, self.stages, self.tags):
            group.choose(frozenset(), frozenset())
        self._want(Criteria())

    def choose_file(self) -> None:
        """Ask where to, then export."""
        self._error.hide()
        export_job.export_customers(self.desk, self, self._finder(), **self._options())

    def export_to(self, path: Path) -> None:
        """Write the file, behind a dialog that can stop it."""
        self._error.hide()
        export_job.write(self.desk, self, self._finder(), path, **self._options())

    def _options(self) -> dict[str, Any]:
        return {
            "form": ExportFormat(str(self.form.value)),
            "language": str(self.language.value),
            "vcard": VcardVersion(str(self.version.value)),
            "failed": self._on_failed,
        }

    def _finder(self) -> export_job.Find:
        """Return what finds the customers as they are filtered now."""
        criteria, today = self.criteria, self.desk.workspace.today()

        def find(session: Any) -> Sequence[bytes]:
            numbers = listing.listing(session, criteria, Sort.NAME, today=today).numbers
            return customer_rows.ids_of(session, numbers)

        return find

    def _on_failed(self, error: Exception) -> None:
        stopped = translate("Export", "Stopped. No file was written.")
        self._error.say(stopped if isinstance(error, Cancelled) else sentence(error))
        self._error.show()

    def _reload(self) -> None:
        workspace = self.desk.workspace
        workspace.ask(
            read_choice,
            self.criteria,
            workspace.today(),
            then=self._show,
            owner=self,
            key="choice",
        )

    def _show(self, found: Choice) -> None:
        self._choice = found
        self._count = found.counts.total if self.criteria.is_empty else self._fitting(found.counts)
        self.tags.set_values([Value(key=tag.id, text=tag.name) for tag in found.tags])
        self.tags.setVisible(bool(found.tags))
        self.tiers.set_counts(_plain(found.counts.tiers))
        self.stages.set_counts(_plain(found.counts.stages))
        self.tags.set_counts(_plain(found.counts.tags))
        self._found.say(self._count_text)
        self.export_button.setEnabled(self._count > 0)

    def _fitting(self, counts: FacetCounts) -> int:
        """Return how many fit: the kinds are not filtered here, so their sum is the number."""
        return sum(counts.kinds.values())

    def _count_text(self) -> str:
        return translate("Export", "%n customer(s)", "", self._count)

    def _form_text(self) -> str:
        match self.form.value:
            case ExportFormat.JSON:
                return translate(
                    "Export",
                    "Every customer with contacts, interactions, follow-ups, feedback and "
                    "purchases. Import brings it back whole.",
                )
            case ExportFormat.VCF:
                return translate(
                    "Export", "One card per customer, for phones and address books. Nearly all "
                    "programs read version 3.0."
                )  # fmt: skip
            case _:
                return translate(
                    "Export",
                    "One line per customer, for a spreadsheet. Cells that begin like a formula are "
                    "made harmless.",
                )

    def _arrange(self) -> None:
        is_table = self.form.value in {ExportFormat.XLSX, ExportFormat.CSV}
        self.language.setVisible(is_table)
        self._language_name.setVisible(is_table)
        self.version.setVisible(self.form.value == ExportFormat.VCF)
        self._explained.say(self._form_text)

    def _want(self, criteria: Criteria) -> None:
        self.criteria = criteria
        self._reload()

    def _on_text(self, text: str) -> None:
        self._want(replace(self.criteria, text=text))

    def _on_tiers(self, included: frozenset[Any], excluded: frozenset[Any]) -> None:
        self._want(replace(self.criteria, tiers=included, tiers_not=excluded))

    def _on_stages(self, included: frozenset[Any], excluded: frozenset[Any]) -> None:
        self._want(replace(self.criteria, stages=included, stages_not=excluded))

    def _on_tags(self, included: frozenset[Any], excluded: frozenset[Any]) -> None:
        self._want(replace(self.criteria, tags_any=included, tags_not=excluded))


def _plain(counts: Mapping[Any, int]) -> dict[Hashable, int]:
    return dict(counts)
