"""The second face of an import: what would happen, row by row, and what can be chosen."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.importing import CUSTOMERS, EntryKind, FieldDiff, OnMatch, Sheet, Verdict
from desktop_crm.services import importing
from desktop_crm.ui.data_care.import_columns import ColumnChoices
from desktop_crm.ui.data_care.jobs import DryRun
from desktop_crm.ui.data_care.proposals import Judged, ProposalTable
from desktop_crm.ui.data_care.words import (
    delimiter_word,
    difference_text,
    encoding_word,
    noun_word,
    on_match_word,
    verdict_word,
    warning_text,
)
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import ElidedLabel, caption, label
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.layouts import box, clear, column, panel, row, scroller
from desktop_crm.ui.kit.theme import Theme

_LEFT_WIDTH, _LEFT_LEAST = 392, 340
_DETAIL_HEIGHT = 128
_VERDICTS: tuple[Verdict | None, ...] = (
    None,
    Verdict.CREATE,
    Verdict.UPDATE,
    Verdict.UNCHANGED,
    Verdict.POSSIBLE_DUPLICATE,
    Verdict.BAD,
)


class ImportPreview(QWidget):
    """The dry run of a file.

    Signals:
        changed: the file has to be read again, with other choices.
        mapped: (header, field) a column means something else.
        import_wanted: import what is ticked.
        another_wanted: choose another file.
    """

    changed = Signal()
    mapped = Signal(str, str)
    import_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._run: DryRun | None = None
        self._refused: dict[int, set[FieldDiff]] = {}
        self._notices = label("", "warn", wraps=True)
        self._band = panel("band-warn", column(self._notices, margins=(14, 8, 14, 8)))
        head = self._build_head(icons)
        both = row(self._build_choices(icons), self._build_rows(icons), spacing=14)
        both.setStretch(0, 1)
        both.setStretch(1, 2)
        self.setLayout(column(head, self._band, both, spacing=10))
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_shortcut)

    @property
    def wanted_match(self) -> OnMatch:
        """What to do with customers that are known."""
        return OnMatch(str(self.on_match.value))

    @property
    def refused(self) -> importing.Refusals:
        """The differences that are not to be taken, by row."""
        return {number: frozenset(found) for number, found in self._refused.items() if found}

    def forget_choices(self) -> None:
        """Begin anew with another file."""
        self.encoding.put("auto")
        self.groups.setChecked(False)
        self.table.ticks.forget_ticks()
        self._refused.clear()

    def show_run(self, found: DryRun) -> None:
        """Show what an import would do."""
        sheet = found.sheet
        self._run = found
        has_columns = bool(sheet.columns)
        for part in (self.noun, self.encoding, *self._of_tables):
            part.setVisible(has_columns)
        self.noun.put(sheet.kind or CUSTOMERS)
        for choice in self._of_customers:
            choice.setVisible(sheet.kind is None)
        self.groups.setVisible(sheet.kind is None and (self.groups.isChecked() or _works(sheet)))
        self._notices.say(lambda: "\n".join(warning_text(each) for each in sheet.notices))
        self._band.setVisible(bool(sheet.notices))
        self.table.show_rows(found.proposals, sheet.bad_rows)
        self.columns.show_sheet(sheet)
        self.show_counts()
        self.table.go_to_first()
        self._show_row(self.table.current_judged())

    def show_counts(self) -> None:
        """Show how many rows have which verdict."""
        found = self._run
        if found is None:
            return
        counts = self.table.counts()
        for verdict in _VERDICTS:
            made = self.verdicts.button_of(verdict)
            made.say(partial(self._verdict_text, verdict))
            made.setVisible(
                verdict is None or verdict is self.verdicts.value or counts[verdict] > 0
            )
        self._file.say(found.sheet.file_name)
        self._shape.say(partial(_shape_text, found))
        count = self.table.writes()
        self.import_button.setEnabled(count > 0)
        words = self._entries_text if found.sheet.kind else self._customers_text
        self.import_button.say(partial(words, count))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._run is not None:
            self.show_counts()
            self._show_row(self.table.current_judged())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(watched, step)
                return True
            if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Left}:
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _build_head(self, icons: Icons) -> QWidget:
        self._file = ElidedLabel("", "title")
        self._shape = label("", "secondary")
        other = button(lambda: translate("Import", "Another file"), self.another_wanted.emit)
        self.import_button = button(
            lambda: translate("Import", "Import"),
            self.import_wanted.emit,
            look="primary",
            icon=(icons, "import"),
        )
        head = row(self._file, self._shape, None, other, self.import_button, spacing=12)
        head.setStretch(0, 1)
        return box(head)

    def _build_choices(self, icons: Icons) -> QWidget:
        """Build the left side: what the rows are, how they are written, what columns mean."""
        nouns = (CUSTOMERS, *EntryKind)
        self.noun = ChoiceInput(
            [(noun, partial(noun_word, noun)) for noun in nouns],
            lambda: translate("Import", "The rows are"),
        )
        self.encoding = ChoiceInput(
            [
                ("auto", lambda: encoding_word("auto")),
                *((name, partial(encoding_word, name)) for name in importing.ENCODINGS),
            ],
            lambda: translate("Import", "Encoding"),
        )
        self.on_match = Segments(
            [(choice, partial(on_match_word, choice), "") for choice in OnMatch], icons
        )
        self.on_match.choose(OnMatch.UPDATE)
        self.groups = CheckBox(
            lambda: translate("Import", "Persons of one company become its contacts")
        )
        for signal in (self.noun.activated, self.encoding.activated, self.on_match.chosen):
            signal.connect(lambda _chosen: self.changed.emit())
        self.groups.clicked.connect(lambda _is_on: self.changed.emit())
        self.columns = ColumnChoices(self._theme)
        self.columns.mapped.connect(self.mapped)
        nouns_name = caption(lambda: translate("Import", "The rows are"))
        encoding_name = caption(lambda: translate("Import", "Encoding"))
        match_name = caption(lambda: translate("Import", "Customers that are known already"))
        columns_name = caption(lambda: translate("Import", "Columns"))
        scrolled = scroller(self.columns)
        self._of_tables = (nouns_name, encoding_name, columns_name, scrolled)
        self._of_customers = (match_name, self.on_match)
        written = row(
            column(nouns_name, self.noun, spacing=4),
            column(encoding_name, self.encoding, spacing=4),
            spacing=10,
        )
        inner = column(
            written,
            match_name,
            row(self.on_match, None),
            self.groups,
            columns_name,
            scrolled,
            spacing=6,
            margins=(14, 6, 8, 12),
        )
        inner.addStretch()
        inner.setStretchFactor(scrolled, 1)
        found = panel("card", inner)
        found.setMaximumWidth(self._theme.px(_LEFT_WIDTH))
        found.setMinimumWidth(self._theme.px(_LEFT_LEAST))
        return found

    def _build_rows(self, icons: Icons) -> QWidget:
        """Build the right side: the rows, and everything of the current one."""
        self.verdicts = Segments(
            [(verdict, partial(self._verdict_text, verdict), "") for verdict in _VERDICTS], icons
        )
        self.verdicts.choose(None)
        self.table = ProposalTable(self._theme)
        self.verdicts.chosen.connect(self._on_verdict)
        self.table.current_changed.connect(self._show_row)
        self.table.activated.connect(lambda _index: self._to_differences())
        self.table.ticks.ticked.connect(self.show_counts)
        self._differences = QVBoxLayout()
        self._differences.setSpacing(2)
        self._detail = label("", "secondary", wraps=True, selects=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        detail = scroller(
            box(column(self._differences, self._detail, None, spacing=4, margins=(14, 8, 10, 8)))
        )
        detail.setFixedHeight(self._theme.px(_DETAIL_HEIGHT))
        hint = label(
            lambda: translate(
                "Import",
                "Space leaves a row out or takes it in · Enter goes to its differences · "
                "Ctrl+Enter imports",
            ),
            "hint",
        )
        right = column(
            row(self.verdicts, None),
            self.table,
            panel("tile", column(detail)),
            hint,
            spacing=8,
        )
        right.setStretch(1, 1)
        return box(right)

    def _verdict_text(self, verdict: Verdict | None) -> str:
        counts = self.table.counts() if self._run is not None else {}
        if verdict is None:
            every = translate("Import", "All")
            return f"{every}  {number(sum(counts.values()))}"
        return f"{verdict_word(verdict)}  {number(counts.get(verdict, 0))}"

    def _customers_text(self, count: int) -> str:
        return translate("Import", "Import %n customer(s)", "", count)

    def _entries_text(self, count: int) -> str:
        return translate("Import", "Import %n row(s)", "", count)

    def _on_verdict(self, verdict: object) -> None:
        self.table.show_only(verdict if isinstance(verdict, Verdict) else None)
        self.table.go_to_first()
        self._show_row(self.table.current_judged())

    def _on_shortcut(self) -> None:
        if self.import_button.isEnabled():
            self.import_wanted.emit()

    def _show_row(self, found: object) -> None:
        clear(self._differences)
        if not isinstance(found, Judged):
            self._detail.say("")
            return
        parts = [f"{verdict_word(found.verdict)}  ·  {found.name}"]
        if found.proposal is None:
            parts.append(found.changes)
        else:
            if found.verdict is Verdict.UPDATE:
                self._show_differences(found)
            parts += [warning_text(each) for each in found.proposal.record.warnings]
            cells = (
                f"{header}: {' '.join(cell.split())}"
                for source in found.proposal.record.sources
                for header, cell in source.original
                if cell.strip()
            )
            parts.append("  ·  ".join(cells))
        self._detail.say("\n".join(part for part in parts if part))

    def _show_differences(self, found: Judged) -> None:
        """Offer each difference of a known customer with a tick of its own."""
        if found.proposal is None:
            return
        refused = self._refused.setdefault(found.number, set())
        for each in found.proposal.differences:
            tick = CheckBox(difference_text(each))
            tick.setChecked(each not in refused)
            tick.toggled.connect(partial(_take, refused, each))
            tick.installEventFilter(self)
            self._differences.addWidget(tick)

    def _boxes(self) -> list[QWidget]:
        items = (self._differences.itemAt(at) for at in range(self._differences.count()))
        return [widget for item in items if item and (widget := item.widget())]

    def _to_differences(self) -> None:
        boxes = self._boxes()
        if boxes:
            boxes[0].setFocus()

    def _step(self, watched: QObject, step: int) -> None:
        boxes = self._boxes()
        at = next((place for place, each in enumerate(boxes) if each is watched), 0) + step
        if 0 <= at < len(boxes):
            boxes[at].setFocus()
        elif at < 0:
            self.table.setFocus()


def _take(refused: set[FieldDiff], difference: FieldDiff, is_taken: bool) -> None:
    if is_taken:
        refused.discard(difference)
    else:
        refused.add(difference)


def _works(sheet: Sheet) -> bool:
    """Tell whether some person of a sheet works at a company."""
    return any(record.fields.get("company") for record in sheet.records)


def _shape_text(found: DryRun) -> str:
    rows = sum(max(len(each.record.sources), 1) for each in found.proposals)
    words = (
        translate("Import", "%n row(s)", "", rows + len(found.sheet.bad_rows)),
        encoding_word(found.sheet.encoding),
        delimiter_word(found.sheet.delimiter),
    )
    return "  ·  ".join(filter(None, words))
