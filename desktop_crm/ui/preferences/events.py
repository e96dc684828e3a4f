"""Settings: what happened with the customer file, and the proof that no note is missing."""

from itertools import groupby

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.queries import audit
from desktop_crm.queries.audit import AuditRow
from desktop_crm.services import auditing
from desktop_crm.services.auditing import Proof
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import clock_time, day, local, moment, number, translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.preferences import event_words
from desktop_crm.ui.preferences.panel import Panel

_MOST = 500


class EventsPanel(Panel):
    """Events, newest first, by day; of one kind where one is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._events: tuple[AuditRow, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self._proof: Proof | None = None
        self.proof = label("", "secondary", wraps=True)
        self.again = button(
            lambda: translate("Events", "Check again"),
            self._prove,
            icon=(desk.icons, "circle-check"),
        )
        self.kinds = ChoiceInput(
            [(None, lambda: translate("Events", "Everything"))],
            lambda: translate("Events", "Kind of event"),
        )
        self.kinds.activated.connect(lambda _at: self._reload())
        self.list = RowList(
            desk.theme, desk.icons, name=lambda: translate("Events", "Events"), is_flat=True
        )
        empty = EmptyState(
            desk.theme, desk.icons, "history", lambda: translate("Events", "Nothing of this kind")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        self._band = panel(
            "card",
            column(
                row(
                    label(lambda: translate("Events", "Events"), "title"),
                    None,
                    self.kinds,
                    self.again,
                ),
                label(
                    lambda: translate(
                        "Events",
                        "Opening, exports, prints, erasures and changes of keys. Each note holds "
                        "a code made from the one before it, so that none can be changed or "
                        "taken out unseen.",
                    ),
                    "secondary",
                    wraps=True,
                ),
                self.proof,
                spacing=8,
                margins=(20, 16, 20, 16),
            ),
        )
        layout = column(self._band, self._stack, spacing=12, margins=(0, 0, 12, 16))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @override
    def activate(self) -> None:
        workspace = self.desk.workspace
        workspace.ask(audit.kinds, then=self._on_kinds, owner=self, key="kinds")
        self._reload()
        self._prove()

    @override
    def retranslate(self) -> None:
        if not self._kinds:
            return
        self._show_kinds()
        self._show_events()
        self._show_proof()

    def _reload(self) -> None:
        chosen = self.kinds.value
        self.desk.workspace.ask(
            audit.events,
            _MOST,
            kind=None if chosen is None else str(chosen),
            then=self._on_events,
            owner=self,
            key="events",
        )

    def _prove(self) -> None:
        workspace = self.desk.workspace
        self.again.setEnabled(False)
        workspace.run(
            auditing.proof,
            workspace.vault,
            owner=self,
            then=self._on_proof,
            failed=self._on_failed,
            takes_progress=False,
        )

    def _on_kinds(self, found: tuple[str, ...]) -> None:
        self._kinds = found
        self._show_kinds()

    def _show_kinds(self) -> None:
        chosen = self.kinds.value
        words = [(kind, translate("Audit", audit.LABELS.get(kind, kind))) for kind in self._kinds]
        self.kinds.set_choices([(None, translate("Events", "Everything")), *words])
        self.kinds.put(chosen if chosen in self._kinds else None)

    def _on_events(self, found: tuple[AuditRow, ...]) -> None:
        self._events = found
        self._show_events()

    def _show_events(self) -> None:
        today = self.desk.workspace.today()
        sections = [
            Section(
                title=day(on, today) if on else translate("Events", "No day"),
                lines=tuple(_line(event) for event in events),
            )
            for on, events in groupby(
                self._events, lambda event: local(event.at).date() if event.at else None
            )
        ]
        self.list.set_sections(sections)
        self._stack.setCurrentIndex(0 if self._events else 1)

    def _on_proof(self, found: Proof) -> None:
        self.again.setEnabled(True)
        self._proof = found
        self._show_proof()

    def _on_failed(self, error: Exception) -> None:
        self.again.setEnabled(True)
        self.refused.emit(error)

    def _show_proof(self) -> None:
        found = self._proof
        if found is None:
            return
        set_look(self.proof, "look", "ok" if found.is_whole else "error")
        self.proof.say(self._proof_text(found))

    def _proof_text(self, found: Proof) -> str:
        today = self.desk.workspace.today()
        if not found.is_whole:
            text = translate(
                "Events",
                "The notes do not fit together: something outside this program changed or removed "
                "some. Compare with a backup.",
            )
            if found.broken_at is None:
                return text
            when = translate("Events", "The first that does not fit is of {when}.")
            return f"{text} {when.format(when=moment(found.broken_at, today))}"
        text = translate("Events", "Checked: {count} notes, none changed or missing.")
        text = text.format(count=number(found.events))
        if found.anchored_at is None:
            more = translate(
                "Events", "Only a backup can also prove that no newest note was cut off."
            )
        else:
            more = translate("Events", "Compared with the backup of {when}.").format(
                when=moment(found.anchored_at, today)
            )
        return f"{text} {more}"


def _line(event: AuditRow) -> Line:
    at = (clock_time(local(event.at).time()),) if event.at else ()
    return Line(
        key=event.id,
        title=event_words.sentence_of(event),
        facts=(*at, *event_words.facts_of(event)),
        icon=event_words.ICONS.get(event.kind, "info"),
        icon_tone=event_words.TONES.get(event.kind, "neutral"),
    )
