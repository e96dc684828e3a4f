"""What a trial restore showed: what was proved, and what would be different from now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_crm.services.backups import Rehearsal
from desktop_crm.ui.data_care.backup_words import NOUNS, some_names
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import ElidedLabel, Label, label
from desktop_crm.ui.kit.language import file_size, moment, number, translate, use_case_label
from desktop_crm.ui.kit.layouts import box, clear, column, panel
from desktop_crm.ui.kit.workspace import Workspace

_MOST_ACTIONS = 4
_ICON = 16


class ProofView(QWidget):
    """Ticks for what was proved, and a table of then and now."""

    def __init__(self, workspace: Workspace, icons: Icons) -> None:
        super().__init__()
        self._workspace = workspace
        self._icons = icons
        self.setProperty("look", "plain")
        self._body = column(spacing=10)
        self.setLayout(self._body)

    def show_rehearsal(self, found: Rehearsal) -> None:
        """Show a trial restore."""
        clear(self._body)
        self._body.addWidget(panel("band-ok", self._proved(found)))
        self._body.addWidget(label(self._difference_text(found), "heading", wraps=True))
        rows = _rows(found)
        if rows:
            self._body.addWidget(box(_table(rows)))
        for line in self._losses(found):
            self._body.addWidget(line)
        self._body.addStretch(1)

    def _proved(self, found: Rehearsal) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        size, rows = file_size(found.backup.size), sum(found.backup.counts.values())
        texts = (
            translate("Restore", "It opens with its own keys, and every page of {size} is whole.")
            .format(size=size),
            translate("Restore", "{rows} rows in {tables} tables were counted, and all sums agree.")
            .format(rows=number(rows), tables=len(found.then)),
            translate("Restore", "Its history is unbroken up to action {number}.")
            .format(number=number(found.backup.actions)),
        )  # fmt: skip
        for at, text in enumerate(texts):
            tick = Label()
            tick.setPixmap(self._icons.icon("circle-check", "ok_fill").pixmap(_ICON, _ICON))
            grid.addWidget(tick, at, 0)
            grid.addWidget(label(text, "secondary", wraps=True), at, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _difference_text(self, found: Rehearsal) -> str:
        when = moment(found.backup.made_at, self._workspace.today())
        if is_same(found):
            return translate("Restore", "The backup of {when} holds the same as now.").format(
                when=when
            )
        return translate("Restore", "What would be different after a restore of {when}").format(
            when=when
        )

    def _losses(self, found: Rehearsal) -> list[QWidget]:
        lines = []
        if found.only_now:
            text = translate(
                "Restore", "%n customer(s) would be gone: {names}", "", len(found.only_now)
            )
            lines.append(ElidedLabel(text.format(names=some_names(found.only_now)), "error"))
        if found.only_then:
            text = translate(
                "Restore", "%n customer(s) would come back: {names}", "", len(found.only_then)
            )
            lines.append(ElidedLabel(text.format(names=some_names(found.only_then)), "ok"))
        if found.changed:
            text = translate("Restore", "%n card(s) would be as they were then", "", found.changed)
            lines.append(ElidedLabel(text, "secondary"))
        if found.stays_erased:
            text = translate(
                "Restore", "%n erased customer(s) will not come back", "", found.stays_erased
            )
            lines.append(ElidedLabel(text, "secondary"))
        if found.since:
            done = "  ·  ".join(
                f"{use_case_label(name)} {number(count)}"
                for name, count in found.since[:_MOST_ACTIONS]
            )
            if len(found.since) > _MOST_ACTIONS:
                done = f"{done}  …"
            text = translate("Restore", "Done since then and not in it: {actions}")
            lines.append(ElidedLabel(text.format(actions=done), "secondary"))
        return list(lines)


def is_same(found: Rehearsal) -> bool:
    """Tell whether a restore would change nothing a person sees."""
    is_less = found.only_now or found.only_then or found.changed or found.since
    return not is_less and not any(then != now for _name, then, now in _rows(found))


def _rows(found: Rehearsal) -> list[tuple[str, int, int]]:
    """Return noun, count then and count now of what a person has any of."""
    rows = ((noun(), found.then.get(one, 0), found.now.get(one, 0)) for one, noun in NOUNS.items())
    return [each for each in rows if each[1] or each[2]]


def _table(rows: Sequence[tuple[str, int, int]]) -> QGridLayout:
    """Lay out then, now and the difference; two columns of nouns where there are many."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    right = Qt.AlignmentFlag.AlignRight
    half = (len(rows) + 1) // 2
    for side, part in enumerate((rows[:half], rows[half:])):
        first = side * 5
        titles = (
            "",
            translate("Restore", "Then"),
            translate("Restore", "Now"),
            translate("Restore", "Difference"),
        )
        for at, title in enumerate(titles if part else ()):
            grid.addWidget(
                label(title, "caption"), 0, first + at, right if at else Qt.AlignmentFlag(0)
            )
        for line, (noun, then, now) in enumerate(part, start=1):
            gap = then - now
            grid.addWidget(label(noun), line, first)
            grid.addWidget(label(number(then)), line, first + 1, right)
            grid.addWidget(label(number(now)), line, first + 2, right)
            look = "secondary" if not gap else "error" if gap < 0 else "ok"
            text = "=" if not gap else f"{'+' if gap > 0 else '−'}{number(abs(gap))}"  # noqa: RUF001 - a real minus
            grid.addWidget(label(text, look), line, first + 3, right)
        grid.setColumnMinimumWidth(first + 4, 24)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(5, 1)
    return grid
