"""The rows of a dry run: what would be done with each, and with whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_crm.domain.importing import BadRow, Proposal, Verdict
from desktop_crm.ui.data_care.words import VERDICT_TONES, changes_text, verdict_word
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.tick_table import TickTable

#: What an import writes; only these rows can be left out.
WRITTEN = frozenset({Verdict.CREATE, Verdict.UPDATE, Verdict.POSSIBLE_DUPLICATE})


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the file with what would be done with it."""

    number: int
    verdict: Verdict
    proposal: Proposal | None = None
    bad: BadRow | None = None

    @property
    def can_be_left_out(self) -> bool:
        """Whether the import would write it."""
        return self.verdict in WRITTEN

    @property
    def ink(self) -> str:
        """The colour of its verdict."""
        return VERDICT_TONES[self.verdict]

    @property
    def name(self) -> str:
        """Who it is about."""
        if self.proposal is not None:
            return self.proposal.record.name
        return "" if self.bad is None else "  ".join(cell for cell in self.bad.cells if cell)

    @property
    def changes(self) -> str:
        """What it brings, or why it is bad."""
        if self.proposal is not None:
            return changes_text(self.proposal)
        return "" if self.bad is None else translate("Import", self.bad.reason)

    def cell(self, column: int) -> str:
        """Return the text of a column of the table."""
        match column:
            case 0:
                return number(self.number)
            case 1:
                return verdict_word(self.verdict)
            case 2:
                return self.name
            case _:
                return self.changes


class ProposalTable(TickTable):
    """The rows of a dry run as a table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            lambda: translate("ImportTable", "Rows of the file"),
            (
                (lambda: translate("ImportTable", "Row"), 52),
                (lambda: translate("ImportTable", "What happens"), 140),
                (lambda: translate("ImportTable", "Customer"), 210),
                (lambda: translate("ImportTable", "Details"), 0),
            ),
        )

    def show_rows(self, proposals: Sequence[Proposal], bad_rows: Sequence[BadRow]) -> None:
        """Show the rows of a dry run; what was left out stays so."""
        found = [Judged(each.record.row, each.verdict, proposal=each) for each in proposals]
        found += [Judged(each.row, Verdict.BAD, bad=each) for each in bad_rows]
        self.ticks.set_rows(sorted(found, key=lambda each: each.number))

    def show_only(self, verdict: Verdict | None) -> None:
        """Show the rows of one verdict; None shows all."""
        self.ticks.show_only(
            lambda row: verdict is None or (isinstance(row, Judged) and row.verdict is verdict)
        )

    def counts(self) -> Counter[Verdict]:
        """Return how many rows have which verdict."""
        return Counter(row.verdict for row in self.ticks.rows if isinstance(row, Judged))

    def writes(self) -> int:
        """Return how many rows the import would write."""
        left_out = self.ticks.left_out
        return sum(row.can_be_left_out and row.number not in left_out for row in self.ticks.rows)

    def current_judged(self) -> Judged | None:
        """Return the current row."""
        found = self.current_row()
        return found if isinstance(found, Judged) else None
