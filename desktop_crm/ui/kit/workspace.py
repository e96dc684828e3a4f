"""The only thing widgets hold of a customer file: ask reads, do writes, both off the GUI thread."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ParamSpec, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.errors import Cancelled, Refused, Unavailable
from desktop_crm.domain.quick_dates import HolidayInfo, Holidays, no_holidays

P = ParamSpec("P")
R = TypeVar("R")

_READERS = 2
_PATIENCE_SECONDS = 0.5
_QUIET_MS = 1_500
_log = logging.getLogger(__name__)


class Reader(Protocol):
    """A connection that reads, and that another thread may interrupt."""

    def session(self) -> AbstractContextManager[Any]:
        """Return a session that reads."""
        ...

    def interrupt(self) -> None:
        """Stop the statement that runs now."""
        ...

    def close(self) -> None:
        """Give the connection back."""
        ...


class OpenVault(Protocol):
    """What the workspace needs of an open customer file."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock of the customer file, in UTC."""
        ...

    def reader(self) -> Reader:
        """Return a connection of its own for reading."""
        ...


@dataclass(slots=True, eq=False)
class _Job:
    work: Callable[..., object]
    owner: QObject
    then: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    key: Hashable | None = None
    is_quiet: bool = False
    is_stale: bool = False
    result: object = None
    error: Exception | None = None


@dataclass(slots=True, eq=False)
class Task:
    """Long work under way.

    Attributes:
        is_cancelled: set by `cancel`; the work stops at its next report of progress.
    """

    is_cancelled: bool = False
    _reported: Callable[[int, int], None] | None = field(default=None, repr=False)

    def cancel(self) -> None:
        """Ask the work to stop; nothing of it is kept."""
        self.is_cancelled = True

    def report(self, done: int, total: int) -> bool:
        """Take a report of progress from the work; raises Cancelled when it should stop."""
        if self.is_cancelled:
            raise Cancelled
        if self._reported is not None:
            self._reported(done, total)
        return True


class Workspace(QObject):
    """The unlocked customer file as widgets see it.

    Results come back on the GUI thread, and never to an owner that is gone. Owners are QObjects.

    Signals:
        changed: (Changes) a write was committed that touched customers.
        committed: (Changes) any write was committed, that of settings and drafts too.
        saved: (Changes) the same, unless the write asked to be quiet; toasts listen to it.
        failed: (Exception) work failed and nobody else wanted to hear of it.
        backed_up: a backup was made, tried or deleted, or the plan of backups changed.
    """

    changed = Signal(object)
    committed = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    backed_up = Signal()
    _arrived = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, vault: OpenVault) -> None:
        super().__init__()
        self._vault = vault
        self._is_closed = False
        self._holidays: Holidays = no_holidays
        self._drafts: dict[str, dict[str, Any]] = {}
        self._keyed: dict[Hashable, _Job] = {}
        self._questions: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._writes: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._arrived.connect(self._deliver)
        self._progressed.connect(self._on_progressed)
        self._progress_of: dict[int, tuple[QObject, Callable[[int, int], object]]] = {}
        self._tasks: list[Task] = []
        self._is_settled = False
        self._later: list[tuple[QObject, Callable[[], object]]] = []
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._settle)
        self._quiet.start()
        self._desks: list[_ReaderThread] = []
        self._writer = threading.Thread(target=self._write_on, name="writer", daemon=True)
        self._writer.start()

    @property
    def vault(self) -> Any:
        """The open customer file, for long work and for services that take it whole."""
        return self._vault

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self._vault.clock()

    def today(self) -> date:
        """Return the present day where the person is."""
        return self.now().astimezone().date()

    def holidays(self, on: date) -> HolidayInfo | None:
        """Return what is known of a day, for whatever reads days that a person types."""
        return self._holidays(on)

    def know_holidays(self, holidays: Holidays) -> None:
        """Take the days off of the customer file's region."""
        self._holidays = holidays

    def when_settled(self, owner: QObject, work: Callable[[], object]) -> None:
        """Do what the first lists must not wait for, once no answer has come for a while.

        Args:
            owner: nothing is done once it is gone.
            work: called once on the GUI thread.
        """
        if self._is_settled:
            QTimer.singleShot(0, owner, work)
        else:
            self._later.append((owner, work))

    def note_draft(self, form: str, content: dict[str, Any]) -> None:
        """Take what was typed into a form and may still wait to be written; {} is nothing."""
        self._drafts[form] = content

    def noted_draft(self, form: str) -> dict[str, Any] | None:
        """Return what was noted last for a form; it is never older than what is written."""
        return self._drafts.get(form)

    def ask(
        self,
        query: Callable[..., R],
        *args: Any,
        then: Callable[[R], object],
        owner: QObject,
        failed: Callable[[Exception], object] | None = None,
        key: Hashable | None = None,
        **kwargs: Any,
    ) -> None:
        """Run a query on a reader thread and hand its result to `then`.

        Args:
            query: function of `queries`; it gets a session before `args`.
            *args: arguments of the query.
            then: called on the GUI thread with the result, unless `owner` is gone.
            owner: the widget that asks.
            failed: called with the error instead; without it `Workspace.failed` is emitted.
            key: a newer question of the same owner and key interrupts and replaces this one.
            **kwargs: keyword arguments of the query.
        """
        if self._is_closed:
            return
        whole = None if key is None else (shiboken6.getCppPointer(owner)[0], key)
        job = _Job(_Reading(query, args, kwargs), owner, then, failed, whole)
        if whole is not None:
            older = self._keyed.get(whole)
            if older is not None:
                self._withdraw(older)
            self._keyed[whole] = job
        self._take_on()
        self._questions.put(job)

    def withdraw(self, owner: QObject, key: Hashable) -> None:
        """Forget the question of this owner and key; its answer never comes."""
        older = self._keyed.pop((shiboken6.getCppPointer(owner)[0], key), None)
        if older is not None:
            self._withdraw(older)

    def do(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject,
        quiet: bool = False,
        **kwargs: Any,
    ) -> None:
        """Run a use case on the writer thread, as one undoable user action.

        Args:
            use_case: function of `services`; it gets a session before `args`.
            *args: arguments of the use case.
            then: called with what it returns, after `changed` was emitted.
            failed: called with the error instead; without it `Workspace.failed` is emitted.
            owner: the widget that writes; the write happens even if it is gone by then.
            quiet: no toast.
            **kwargs: keyword arguments of the use case.
        """
        if not self._is_closed:
            work = _Writing(self._vault, use_case, args, kwargs)
            self._writes.put(_Job(work, owner, then, failed, is_quiet=quiet))

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject,
        progress: Callable[[int, int], object] | None = None,
        takes_progress: bool = True,
        **kwargs: Any,
    ) -> Task:
        """Run long work on a thread of its own.

        Args:
            work: called with `args`, `kwargs` and progress=report, where report(done, total)
                returns True and raises Cancelled once `Task.cancel` was called.
            *args: arguments of the work; pass `workspace.vault` where it wants one.
            then: called with the result; a result with `changes` is announced as a write.
            failed: called with the error; Cancelled is such an error.
            owner: the widget that waits.
            progress: called on the GUI thread with done and total.
            takes_progress: False if `work` takes no progress argument.
            **kwargs: keyword arguments of the work.
        """
        task = Task()
        if self._is_closed:
            return task
        if progress is not None:
            self._progress_of[id(task)] = (owner, progress)
            task._reported = lambda done, total: self._progressed.emit(task, done, total)  # noqa: SLF001 - our own
        self._tasks.append(task)
        if takes_progress:
            kwargs["progress"] = task.report
        job = _Job(lambda: work(*args, **kwargs), owner, then, failed)

        def body() -> None:
            self.settle(job)
            self._tasks.remove(task)
            self._progress_of.pop(id(task), None)

        threading.Thread(target=body, name="task", daemon=True).start()
        return task

    def close(self) -> None:
        """Stop all work, wait shortly for what is being written, and forget every answer."""
        if self._is_closed:
            return
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        for desk in self._desks:
            self._questions.put(None)
            desk.stop_current()
        self._writes.put(None)
        patience_ends = time.monotonic() + _PATIENCE_SECONDS
        for thread in (self._writer, *self._desks):
            thread.join(max(0.0, patience_ends - time.monotonic()))
        self._keyed.clear()
        self._progress_of.clear()

    def settle(self, job: _Job, *args: object) -> None:
        """Run a job on this thread and send what came of it to the GUI thread."""
        try:
            job.result = job.work(*args)
        except Exception as error:  # every failure is told on the GUI thread
            job.error = error
        # The window may be gone while a thread ends.
        with suppress(RuntimeError):
            self._arrived.emit(job)

    def _write_on(self) -> None:
        while (job := self._writes.get()) is not None:
            self.settle(job)

    def _take_on(self) -> None:
        """Have another reader for the next question if all of them are at work.

        Each opens a connection, and that takes longer than the questions of the first page.
        """
        is_free = self._questions.empty() and not all(desk.is_busy for desk in self._desks)
        if not is_free and len(self._desks) < _READERS:
            self._desks.append(_ReaderThread(self, self._vault, self._questions))
            self._desks[-1].start()

    def _withdraw(self, job: _Job) -> None:
        job.is_stale = True
        for desk in self._desks:
            desk.stop(job)

    def _settle(self) -> None:
        if not self._questions.empty() or any(desk.is_busy for desk in self._desks):
            self._quiet.start()
            return
        self._is_settled = True
        for owner, work in self._later:
            if shiboken6.isValid(owner):
                QTimer.singleShot(0, owner, work)
        self._later.clear()

    def _deliver(self, job: _Job) -> None:
        if job.key is not None and self._keyed.get(job.key) is job:
            del self._keyed[job.key]
        if self._is_closed or job.is_stale:
            return
        if not self._is_settled:
            self._quiet.start()
        changes = getattr(job.result, "changes", None)
        if isinstance(changes, Changes):
            self.committed.emit(changes)
        if isinstance(changes, Changes) and changes.kinds:
            self.changed.emit(changes)
            if not job.is_quiet:
                self.saved.emit(changes)
        is_alive = shiboken6.isValid(job.owner)
        if job.error is not None:
            self._tell(job, job.error, is_alive=is_alive)
        elif is_alive and job.then is not None:
            job.then(job.result.value if isinstance(job.work, _Writing) else job.result)  # type: ignore[attr-defined]  # a Done

    def _tell(self, job: _Job, error: Exception, *, is_alive: bool) -> None:
        if is_alive and job.failed is not None:
            if not isinstance(error, Refused | Unavailable | Cancelled):
                _log.error("%s", type(error).__name__, exc_info=error)
            job.failed(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_progressed(self, task: Task, done: int, total: int) -> None:
        found = self._progress_of.get(id(task))
        if found is not None and shiboken6.isValid(found[0]) and not self._is_closed:
            found[1](done, total)


class _Reading:
    """A query with its arguments."""

    def __init__(
        self, query: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        self._query = query
        self._args = args
        self._kwargs = kwargs

    def __call__(self, desk: "_ReaderThread", job: _Job) -> object:
        return desk.answer(job, lambda session: self._query(session, *self._args, **self._kwargs))


class _Writing:
    """A use case with its arguments."""

    def __init__(
        self,
        vault: OpenVault,
        use_case: Callable[..., object],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        self._vault = vault
        self._use_case = use_case
        self._args = args
        self._kwargs = kwargs

    def __call__(self) -> object:
        # Loaded on the writer thread: the first window must not wait for SQLAlchemy.
        from desktop_crm.services import unit_of_work  # noqa: PLC0415

        return unit_of_work.write(
            self._vault,  # type: ignore[arg-type]  # a Vault, which widgets may not name
            self._use_case,
            *self._args,
            **self._kwargs,
        )


class _ReaderThread(threading.Thread):
    """Answers questions one after the other with a connection of its own.

    Attributes:
        is_busy: whether it has a question.
    """

    def __init__(
        self, workspace: Workspace, vault: OpenVault, questions: "queue.SimpleQueue[_Job | None]"
    ) -> None:
        super().__init__(name="reader", daemon=True)
        self._workspace = workspace
        self._vault = vault
        self.is_busy = False
        self._questions = questions
        self._guard = threading.Lock()
        self._current: _Job | None = None
        self._reader: Reader | None = None

    @override
    def run(self) -> None:
        """Answer until None comes."""
        while (job := self._questions.get()) is not None:
            if job.is_stale or not shiboken6.isValid(job.owner):
                continue
            self.is_busy = True
            self._workspace.settle(job, self, job)
            self.is_busy = False
        if self._reader is not None:
            with suppress(Exception):
                self._reader.close()

    def stop(self, job: _Job) -> None:
        """Interrupt `job` if this thread works on it now."""
        with self._guard:
            if self._current is job and self._reader is not None:
                self._reader.interrupt()

    def stop_current(self) -> None:
        """Interrupt whatever this thread works on now."""
        with self._guard:
            if self._current is not None and self._reader is not None:
                self._reader.interrupt()

    def answer(self, job: _Job, question: Callable[[Any], object]) -> object:
        """Run a question in a session of this thread."""
        if self._reader is None:
            self._reader = self._vault.reader()
        with self._guard:
            self._current = job
        try:
            with self._reader.session() as session:
                return question(session)
        finally:
            with self._guard:
                self._current = None
