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
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.write)

    def load(self, then: Callable[[dict[str, Any]], object]) -> None:
        """Hand what was kept to `then`; it is not called when nothing was."""
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
            self._timer.start()

    def flush(self) -> None:
        """Write at once what waits to be written."""
        if self._timer.isActive():
            self.write()

    def write(self) -> None:
        """Keep what is typed now."""
        from desktop_crm.services import drafts  # noqa: PLC0415 - loads SQLAlchemy

        self._timer.stop()
        if self._is_open:
            content = self._read()
            self._workspace.do(
                drafts.keep,
                self._form,
                content,
                now=self._workspace.now(),
                owner=self,
                quiet=True,
            )

    def discard(self) -> None:
        """Forget the draft: what was typed is saved, or not wanted."""
        from desktop_crm.services import drafts  # noqa: PLC0415 - loads SQLAlchemy

        self._timer.stop()
        self._workspace.do(drafts.discard, self._form, owner=self, quiet=True)

    def finish(self) -> None:
        """Discard for good: nothing more is kept."""
        self.discard()
        self._is_open = False
