"""What was typed and not saved: kept in the customer file, so that lock and crash lose nothing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_crm.ui.kit.workspace import Workspace

_PAUSE_MS = 500


class Draft(QObject):
    """The draft of one form, written half a second after the last change.

    Args:
        workspace: where it is kept.
        form: key of the form, e.g. "customer:new" or "interaction:<customer id in hex>".
        read: returns what is typed now as plain JSON values; {} when there is nothing.
    """

    def __init__(
        self, workspace: Workspace, form: str, read: Callable[[], dict[str, Any]], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._workspace = workspace
        self._form = form
        self._read = read
        self._is_open = True
        self._is_unsaved = False
        self._turn = 0
        self._has_complained = False
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.write)

    def load(self, then: Callable[[dict[str, Any]], object]) -> None:
        """Hand what was kept to `then`; it is not called when nothing was."""
        noted = self._workspace.noted_draft(self._form)
        if noted is not None:
            if noted:
                then(noted)
            return
        from desktop_crm.queries import drafts  # noqa: PLC0415 - loads SQLAlchemy

        self._workspace.ask(
            drafts.draft,
            self._form,
            then=lambda found: then(found) if found else None,
            owner=self,
        )

    def touch(self) -> None:
        """Say that something was typed."""
        if self._is_open:
            self._is_unsaved = True
            self._turn += 1
            self._timer.start()

    def unsaved(self) -> tuple[str, dict[str, Any]] | None:
        """Return key and content if what is typed is not known to be written."""
        if not self._is_open or not self._is_unsaved:
            return None
        return self._form, self._read()

    def flush(self) -> None:
        """Write at once what waits to be written."""
        if self._timer.isActive():
            self.write()

    def write(self) -> None:
        """Keep what is typed now."""
        from desktop_crm.services import drafts  # noqa: PLC0415 - loads SQLAlchemy

        self._timer.stop()
        if self._is_open:
            content, turn = self._read(), self._turn
            self._workspace.note_draft(self._form, content)
            self._workspace.do(
                drafts.keep,
                self._form,
                content,
                now=self._workspace.now(),
                owner=self,
                quiet=True,
                then=lambda _none: self._on_written(turn),
                failed=self._on_failed,
            )

    def discard(self) -> None:
        """Forget the draft: what was typed is saved, or not wanted."""
        from desktop_crm.services import drafts  # noqa: PLC0415 - loads SQLAlchemy

        self._timer.stop()
        self._is_unsaved = False
        self._workspace.note_draft(self._form, {})
        self._workspace.do(drafts.discard, self._form, owner=self, quiet=True)

    def finish(self) -> None:
        """Discard for good: nothing more is kept."""
        self.discard()
        self._is_open = False

    def _on_written(self, turn: int) -> None:
        self._has_complained = False
        if turn == self._turn:
            self._is_unsaved = False

    def _on_failed(self, error: Exception) -> None:
        # Said once, not after every pause of typing; the next change tries again.
        if not self._has_complained:
            self._has_complained = True
            self._workspace.failed.emit(error)
