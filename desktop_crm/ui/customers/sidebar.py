"""The sidebar of the list: views, facets with live counts, and whether the data is safe."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_crm.domain.criteria import Criteria, Due, FacetCounts
from desktop_crm.domain.words import LifecycleStage, Tier
from desktop_crm.ui.customers.facets import (
    CLOSED,
    FACETS,
    Facet,
    Names,
    View,
    all_views,
    value_word,
    view_of,
)
from desktop_crm.ui.kit.buttons import Button, icon_button
from desktop_crm.ui.kit.filters import FilterGroup, Value, ViewList, put_behind
from desktop_crm.ui.kit.labels import caption
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row, scroller
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.trust import TrustLine


class Sidebar(QFrame):
    """Edits a Criteria value.

    Signals:
        criteria_changed: (Criteria) the person chose other filters.
        view_chosen: (View) the person chose a view.
        saving_wanted: the present filters are to be saved as a view.
    """

    criteria_changed = Signal(object)
    view_chosen = Signal(object)
    saving_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._criteria = Criteria()
        self._names = Names()
        self._counts: FacetCounts | None = None
        self._view_counts: Mapping[Any, int] = {}
        self._takes_all = False
        self._views: tuple[View, ...] = ()
        self.setProperty("look", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add_view = icon_button(
            desk.icons,
            "plus",
            lambda: translate("Sidebar", "Save the filters as a view"),
            self.saving_wanted.emit,
        )
        self._list: ViewList | None = None
        self._list_holder = QVBoxLayout()
        self._list_holder.setContentsMargins(0, 0, 0, 0)
        self._groups: dict[str, FilterGroup] = {}
        inner = QWidget()
        content = QVBoxLayout(inner)
        content.setContentsMargins(0, 0, 6, 0)
        content.setSpacing(3)
        title = caption(lambda: translate("Sidebar", "Views"))
        content.addLayout(row(title, None, self.add_view, spacing=0))
        content.addLayout(self._list_holder)
        self._all_or_any = Button("")
        self._all_or_any.setProperty("look", "link")
        self._all_or_any.clicked.connect(self._on_all_or_any)
        for facet in FACETS:
            group = FilterGroup(desk.theme, desk.icons, facet.title, as_chips=facet.as_chips)
            group.chosen.connect(
                lambda included, excluded, facet=facet: self._on_chosen(facet, included, excluded)
            )
            self._groups[facet.name] = group
            content.addWidget(group)
            if facet.name == "tags":
                content.addWidget(self._all_or_any, 0, Qt.AlignmentFlag.AlignLeft)
        content.addStretch(1)
        self.trust = TrustLine(desk.workspace, desk.theme, desk.icons)
        self.trust.opened.connect(lambda: desk.navigator.open_page("data_care"))
        layout = QVBoxLayout(self)
        margins, px = (14, 16, 8, 12), desk.theme.px
        layout.setContentsMargins(*(px(side) for side in margins))
        layout.setSpacing(px(6))
        layout.addWidget(scroller(inner), 1)
        layout.addWidget(self.trust)
        desk.theme.changed.connect(self._fill)
        self._fill()

    def set_names(self, names: Names) -> None:
        """Show other tags, pick-lists and saved views."""
        self._names = names
        self._fill()

    def show_criteria(self, criteria: Criteria) -> None:
        """Show what is chosen without telling anybody."""
        self._criteria = criteria
        if criteria.tags_all:
            self._takes_all = True
        elif criteria.tags_any:
            self._takes_all = False
        for facet in FACETS:
            self._groups[facet.name].choose(*facet.chosen(criteria))
        view = view_of(criteria, self._views)
        if self._list is not None:
            self._list.choose(view.key if view is not None else None)
        self._show_all_or_any()

    def set_counts(self, counts: FacetCounts, views: Mapping[Any, int]) -> None:
        """Show live counts."""
        self._counts, self._view_counts = counts, views
        self._fill_values()
        for facet in FACETS:
            self._groups[facet.name].set_counts(facet.counts(counts))
        self._show_view_counts()

    def dim(self) -> None:
        """Show that the counts are of the previous state."""
        for group in self._groups.values():
            group.dim()

    def retranslate(self) -> None:
        """Write everything anew in another language."""
        self._fill()

    def _fill(self) -> None:
        views = all_views(self._names)
        self._views = views
        made = ViewList(
            self._desk.theme,
            self._desk.icons,
            [Value(key=view.key, text=view.text, icon=view.icon) for view in views],
        )
        made.chosen.connect(self._on_view)
        if self._list is not None:
            self._list.hide()
            self._list_holder.removeWidget(self._list)
            self._list.deleteLater()
        self._list = made
        self._list_holder.addWidget(made)
        put_behind(self.add_view, made.stops())
        # The values are what people come for; the button above them is one Shift+Tab away.
        self.setFocusProxy(made)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._fill_values()
        if self._counts is not None:
            self.set_counts(self._counts, self._view_counts)
        self.show_criteria(self._criteria)

    def _fill_values(self) -> None:
        for facet in FACETS:
            group = self._groups[facet.name]
            values = [self._value(facet, value) for value in self._values_of(facet)]
            group.set_values(values)
            group.setVisible(bool(values))
        self._show_all_or_any()

    def _values_of(self, facet: Facet) -> list[Any]:
        counts: Mapping[Any, int] = {} if self._counts is None else facet.counts(self._counts)
        chosen: frozenset[Any] = frozenset().union(*facet.chosen(self._criteria))
        if facet.name == "tags":
            used = [tag for tag in self._names.tags if tag.count or tag.id in chosen]
            return [tag.id for tag in sorted(used, key=lambda tag: (-tag.count, tag.name))]
        if facet.pick_list is not None:
            # A list of all provinces helps nobody: only what customers have is offered.
            known = [item.key for item in (self._names.picks or {}).get(facet.pick_list, ())]
            others = sorted(key for key in counts if key is not None and key not in known)
            shown = [key for key in (*known, *others) if counts.get(key) or key in chosen]
            return sorted(shown, key=lambda key: -counts.get(key, 0))
        return list(CLOSED[facet.name])

    def _value(self, facet: Facet, value: Any) -> Value:
        theme = self._desk.theme
        dot = ""
        if isinstance(value, Tier):
            dot = theme.tier_colors(value)[0].name()
        elif facet.name == "tiers":
            dot = theme.color("border_strong").name()
        elif isinstance(value, Due):
            tone = {Due.OVERDUE: "danger_fill", Due.TODAY: "warn_fill", Due.WEEK: "accent"}
            dot = theme.color(tone.get(value, "border_strong")).name()
        named = value_word(facet, value, self._names)
        if isinstance(value, LifecycleStage) or facet.name == "tags":
            return Value(key=value, text=named)
        return Value(key=value, text=named, dot=dot)

    def _show_view_counts(self) -> None:
        if self._list is None:
            return
        for view in self._views:
            if view.key in self._view_counts:
                self._list.set_count(view.key, self._view_counts[view.key], tone=view.tone)

    def _show_all_or_any(self) -> None:
        chosen = self._criteria.tags_any | self._criteria.tags_all
        self._all_or_any.setVisible(len(chosen) > 1)
        if self._takes_all:
            self._all_or_any.say(lambda: translate("Sidebar", "All of these tags"))
        else:
            self._all_or_any.say(lambda: translate("Sidebar", "Any of these tags"))

    def _on_all_or_any(self) -> None:
        self._takes_all = not self._takes_all
        chosen = self._criteria.tags_any | self._criteria.tags_all
        none: frozenset[bytes] = frozenset()
        self._criteria = replace(
            self._criteria,
            tags_any=none if self._takes_all else chosen,
            tags_all=chosen if self._takes_all else none,
        )
        self._show_all_or_any()
        self.criteria_changed.emit(self._criteria)

    def _on_chosen(self, facet: Facet, included: frozenset[Any], excluded: frozenset[Any]) -> None:
        self._criteria = facet.with_chosen(
            self._criteria, included, excluded, takes_all=self._takes_all
        )
        if excluded and not facet.field_not:
            self._groups[facet.name].choose(*facet.chosen(self._criteria))
        self.criteria_changed.emit(self._criteria)

    def _on_view(self, key: Any) -> None:
        view = next(view for view in self._views if view.key == key)
        self.view_chosen.emit(view)
