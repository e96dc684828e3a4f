"""Makes a long document in a process of its own: values go in, the PDF comes out, nothing is kept.

The process is fed through a pipe and answers through another; customers' text never touches a disk.
It gets values alone: neither the key, nor the place of the customer file.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple, TypeVar

from desktop_crm.documents.styles import Rendered
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

T = TypeVar("T")

ENDED: Final = QT_TRANSLATE_NOOP(
    "Faults", "The document could not be made. Try again with fewer customers."
)
_CHUNK = 20
_PATIENCE_SECONDS = 0.1
_ENDING_SECONDS = 5.0


class _Refusal(NamedTuple):
    """What an Unavailable says; the error itself does not go through a pipe."""

    fault: Fault
    text: str
    fields: dict[str, Any]


def made(
    render: Callable[..., Rendered],
    items: Iterable[T],
    *,
    waiting: Callable[[], object],
    **kwargs: Any,
) -> Rendered:
    """Return `render(items, **kwargs)`, worked out by another process.

    Whatever `items` raises, Cancelled among them, ends the process at once.

    Args:
        render: a function at the top of a module.
        items: values, read while the process works; a slow reader is waited for.
        waiting: called now and then while the process works on what it has; may raise Cancelled.
        **kwargs: must be picklable, as the items must.

    Raises:
        Unavailable: the process ended before its time.
    """
    context = multiprocessing.get_context("spawn")
    to_read, to_feed = context.Pipe(duplex=False)
    to_hear, to_answer = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(render, kwargs, to_read, to_answer), daemon=True)
    process.start()
    # Only the process holds these ends now, so its death is heard.
    to_read.close()
    to_answer.close()
    try:
        with suppress(BrokenPipeError):  # why it ended is in its answer
            for part in _chunks(items, _CHUNK):
                to_feed.send(part)
            to_feed.send(None)
        while not to_hear.poll(_PATIENCE_SECONDS):
            waiting()
        answer = to_hear.recv()
    except EOFError as ended:
        raise Unavailable(Fault.IO, ENDED) from ended
    finally:
        to_feed.close()
        to_hear.close()
        if process.is_alive():
            process.join(0.2)
        if process.is_alive():
            process.kill()
        process.join(_ENDING_SECONDS)
    if isinstance(answer, _Refusal):
        raise Unavailable(answer.fault, answer.text, **answer.fields)
    rendered: Rendered = answer
    return rendered


def _work(
    render: Callable[..., Rendered],
    kwargs: Mapping[str, Any],
    to_read: Connection,
    to_answer: Connection,
) -> None:
    """Render what comes through the pipe and send the document, or what went wrong."""
    try:
        answer: object = render(_received(to_read), **kwargs)
    except Unavailable as problem:
        answer = _Refusal(problem.fault, problem.text, problem.fields)
    except EOFError:  # it was given up halfway
        return
    # Nobody listens to a document that was cancelled.
    with suppress(BrokenPipeError):
        to_answer.send(answer)


def _received(to_read: Connection) -> Iterator[Any]:
    while (part := to_read.recv()) is not None:
        yield from part


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    part: list[T] = []
    for item in items:
        part.append(item)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
