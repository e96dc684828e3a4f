"""Quality: whose data is incomplete, why, and what mends it at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from typing_extensions import override

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.quality import Doubt, Gap, QualityReport, QualityRow, gap_label
from desktop_crm.domain.words import Tier
from desktop_crm.queries import quality
from desktop_crm.services import customers, doubts
from desktop_crm.ui.data_care import quality_fixes
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.filters import Value, ViewList
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import day, field_label, number, translate, word
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.list_page import ListPage
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.row_list import Section

#: The lists beside those of one gap.
ALL: Final = "all"
DOUBTFUL: Final = "doubtful"
_GAPS: Final = (
    Gap.UNREACHABLE,
    Gap.NO_FOLLOW_UP,
    Gap.NOT_VERIFIED,
    Gap.FIELDS_MISSING,
    Gap.NO_CONTACT,
)
_ICONS: Final = {
    ALL: "list-todo",
    DOUBTFUL: "triangle-alert",
    Gap.UNREACHABLE: "phone",
    Gap.NO_FOLLOW_UP: "calendar-clock",
    Gap.NOT_VERIFIED: "circle-check",
    Gap.FIELDS_MISSING: "square-pen",
    Gap.NO_CONTACT: "user",
}
_GOOD, _FAIR = 85, 60


@dataclass(frozen=True, slots=True)
class CareRow:
    """One line: a customer with its score, or one of its values that looks wrong."""

    customer_id: bytes
    customer_name: str
    customer_tier: Tier | None
    judged: QualityRow | None = None
    doubt: Doubt | None = None


class QualityPanel(Panel):
    """The lists of what is to be mended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = QualityList(desk)
        self.page.commands_changed.connect(self.commands_changed)
        self.setLayout(column(self.page))

    @override
    def activate(self) -> None:
        self.page.activate()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return self.page.commands()

    @override
    def person(self) -> Person | None:
        return self.page.person()


class QualityList(ListPage[CareRow]):
    """Lists at the left, their customers, and the Card."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, CareRow, name=lambda: translate("Quality", "Customers to mend"))
        theme, icons = desk.theme, desk.icons
        self._view: str | Gap = ALL
        self._report: QualityReport | None = None
        self._doubts: tuple[Doubt, ...] = ()
        self.views = ViewList(
            theme,
            icons,
            [
                Value(key=key, text=lambda key=key: _view_text(key), icon=_ICONS[key])  # type: ignore[misc]  # bound at once
                for key in (ALL, DOUBTFUL, *_GAPS)
            ],
        )
        self.views.choose(self._view)
        self.views.chosen.connect(self._on_view)
        self._title = label(lambda: _view_text(self._view), "title")
        self._count = ElidedLabel(self._count_text, "secondary")
        self._hint = label(
            lambda: translate("Quality", "Enter mend    V verified today    X select    F6 card"),
            "hint",
        )
        self._empty = EmptyState(
            theme, icons, "circle-check", lambda: translate("Quality", "Nothing to mend here.")
        )
        policy = button(
            lambda: translate("Quality", "Data policy…"),
            self._show_policy,
            look="link",
            icon=(icons, "settings"),
        )
        head = row(self._title, self._count, policy, spacing=12, margins=(10, 0, 8, 0))
        head.setStretch(1, 1)
        centre = panel(
            "centre",
            column(
                head,
                self._stack,
                row(self._hint, None, margins=(12, 2, 10, 10)),
                spacing=6,
                margins=(6, 6, 6, 0),
            ),
        )
        self.arrange("quality", centre, self._empty, views=(self.views,))
        if self._trust is not None:
            self._trust.hide()  # the page says it already

    @override
    def retranslate(self) -> None:
        self._show()

    def show_view(self, key: str | Gap) -> None:
        """Show another list."""
        self.views.choose(key)
        self._on_view(key)

    def mend(self) -> None:
        """Open what mends the current line."""
        found = self.current_row()
        if found is None:
            return
        if found.doubt is not None:
            if not quality_fixes.correct(self.desk, found.doubt):
                self._enter_card()
        elif found.judged is not None and found.judged.quality.gaps:
            gap = self._view if isinstance(self._view, Gap) else found.judged.quality.gaps[0]
            person = Person(found.customer_id, found.customer_name, found.customer_tier)
            quality_fixes.mend(self.desk, person, gap)

    def verify(self) -> None:
        """Note that the data of the selected customers was checked today."""
        ids = list(dict.fromkeys(each.customer_id for each in self._selected()))
        if ids:
            workspace = self.desk.workspace
            workspace.do(customers.verify, ids, today=workspace.today(), owner=self)

    @override
    def _enter(self) -> None:
        self.mend()

    @override
    def _keys(self) -> Mapping[str, Callable[[], object]]:
        return {**super()._keys(), "V": self.verify}

    @override
    def _row_commands(self, _found: CareRow) -> Mapping[str, Callable[[], object]]:
        return {"list.verified": self.verify}

    @override
    def _read(self) -> None:
        workspace = self.desk.workspace
        gap = self._view if isinstance(self._view, Gap) else None
        workspace.ask(
            quality.report,
            today=workspace.today(),
            gap=gap,
            then=self._on_report,
            owner=self,
            key="quality",
        )
        workspace.ask(
            doubts.doubts,
            today=workspace.today(),
            then=self._on_doubts,
            owner=self,
            key="doubts",
        )

    def _on_view(self, key: object) -> None:
        self._view = key if isinstance(key, Gap) else str(key)
        self._title.say(lambda: _view_text(self._view))
        self._report = self._report if self._view == DOUBTFUL else None
        self._show()
        self.reload()
        self.list.setFocus()

    def _on_report(self, found: QualityReport) -> None:
        self._report = found
        self._show()

    def _on_doubts(self, found: tuple[Doubt, ...]) -> None:
        self._doubts = found
        self._show()

    def _show(self) -> None:
        found = self._report
        if found is None:
            return
        for gap in _GAPS:
            self.views.set_count(gap, found.counts[gap])
        tone = "danger" if self._doubts else ""
        self.views.set_count(DOUBTFUL, len(self._doubts), tone=tone)
        lines = self._lines(found)
        self._show_sections([Section(title="", lines=lines)] if lines else [], self._empty)
        self._count.say(self._count_text)

    def _lines(self, found: QualityReport) -> tuple[Line, ...]:
        if self._view == DOUBTFUL:
            return tuple(_doubt_line(each) for each in self._doubts[: quality.MOST_ROWS])
        return tuple(self._line(each) for each in found.rows)

    def _line(self, found: QualityRow) -> Line:
        score = found.quality.score
        tone = "ok" if score >= _GOOD else "warn" if score >= _FAIR else "danger"
        return Line(
            key=found.customer_id,
            title=found.customer_name,
            tier=found.customer_tier,
            facts=self._reasons(found),
            badge=translate("Quality", "{score} of 100").format(score=number(score)),
            badge_tone=tone,
            value=CareRow(
                found.customer_id, found.customer_name, found.customer_tier, judged=found
            ),
        )

    def _reasons(self, found: QualityRow) -> tuple[str, ...]:
        texts = []
        for gap in found.quality.gaps:
            text = _short_text(gap)
            if gap is Gap.FIELDS_MISSING:
                text = translate("Quality", "empty: {fields}").format(fields=_names(found.missing))
            elif gap is Gap.NOT_VERIFIED and found.verified_on is not None:
                on = day(found.verified_on, self.desk.workspace.today())
                text = translate("Quality", "last verified {day}").format(day=on)
            texts.append(text)
        return tuple(texts)

    def _count_text(self) -> str:
        found = self._report
        if found is None:
            return ""
        if self._view == DOUBTFUL:
            return translate("Quality", "%n value(s) that look wrong", "", len(self._doubts))
        parts = [translate("Quality", "%n customer(s)", "", found.found)]
        if found.found > len(found.rows):
            shown = translate("Quality", "the first {count} shown")
            parts.append(shown.format(count=number(len(found.rows))))
        if self._view == ALL:
            mean = translate("Quality", "mean score of all {score}")
            parts.append(mean.format(score=number(found.mean)))
        return "  ·  ".join(parts)

    def _show_policy(self) -> None:
        """Show the settings that decide what is missing."""
        show = self.desk.navigator.open_page("preferences").commands().get("show.rules")
        if show is not None:
            show()

    def _enter_card(self) -> None:
        super()._enter()


def _doubt_line(found: Doubt) -> Line:
    return Line(
        key=(found.customer_id, found.method_id, found.field, found.value),
        title=found.customer_name,
        tier=found.customer_tier,
        facts=(found.value, translate("Doubt", found.words)),
        badge=word(found.kind) or (_names((found.field,)) if found.field else ""),
        badge_tone="warn",
        value=CareRow(found.customer_id, found.customer_name, found.customer_tier, doubt=found),
    )


def _names(fields: Sequence[str]) -> str:
    labels = {info.name: info.label for info in infos(CustomerCard)}
    return translate("Quality", ", ").join(
        field_label(labels[name]) for name in fields if name in labels
    )


def _short_text(gap: Gap) -> str:
    texts = {
        Gap.UNREACHABLE: translate("Quality", "no phone"),
        Gap.NO_FOLLOW_UP: translate("Quality", "no next step"),
        Gap.NOT_VERIFIED: translate("Quality", "never verified"),
        Gap.NO_CONTACT: translate("Quality", "no contact"),
    }
    return texts.get(gap) or translate("Gap", gap_label(gap))


def _view_text(key: Any) -> str:
    texts: Mapping[object, str] = {
        ALL: translate("Quality", "All, worst first"),
        DOUBTFUL: translate("Quality", "Values that look wrong"),
        Gap.UNREACHABLE: translate("Quality", "No phone, no WeChat"),
        Gap.NO_FOLLOW_UP: translate("Quality", "No next step"),
        Gap.NOT_VERIFIED: translate("Quality", "Not verified lately"),
        Gap.FIELDS_MISSING: translate("Quality", "Wanted fields empty"),
        Gap.NO_CONTACT: translate("Quality", "No contact named"),
    }
    return texts[key]
