"""Speed as a ratio to the same strokes on a bare canvas, so that it holds on every machine."""

import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop_crm.documents import page
from tests.documents import papers
from tests.documents.looks import look

STROKES = (
    *("drawString", "line", "rect", "circle", "roundRect", "drawPath"),
    *("setFillColor", "setStrokeColor", "setLineWidth", "setFont"),
)
MOST = 2.0


class Recorder(Canvas):
    """A canvas that notes what is drawn on it."""

    strokes: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []  # noqa: RUF012 - one recording


def _recording(name: str) -> Callable[..., Any]:
    draw = getattr(Canvas, name)

    def record(self: Recorder, *args: Any, **kwargs: Any) -> Any:
        Recorder.strokes.append((name, args, kwargs))
        return draw(self, *args, **kwargs)

    return record


for _name in STROKES:
    setattr(Recorder, _name, _recording(_name))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_brief_takes_at_most_twice_its_strokes(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = look(language)
    card = papers.of_language(style)[0]
    with monkeypatch.context() as patch:
        patch.setattr(page, "Canvas", Recorder)
        Recorder.strokes.clear()
        papers.painted_brief(card, style)
        strokes = list(Recorder.strokes)

    def bare() -> None:
        canvas = Canvas(
            BytesIO(),
            pagesize=(595.28, 841.89),
            pageCompression=1,
            invariant=1,
            initialFontName=style.font().fontName,  # type: ignore[arg-type]
        )
        for name, args, kwargs in strokes:
            getattr(canvas, name)(*args, **kwargs)
        canvas.showPage()
        canvas.save()

    def ours() -> None:
        papers.painted_brief(card, style).raw()

    bare()
    ours()
    pairs = [(_seconds(bare), _seconds(ours)) for _ in range(7)]
    assert min(pair[1] for pair in pairs) <= MOST * min(pair[0] for pair in pairs)


def test_opening_the_fonts_is_quick(checkout: Path) -> None:
    program = (
        "import time; from desktop_crm.documents import fonts; s = time.process_time();"
        "fonts.font('zh', 400); fonts.font('zh', 700); ours = time.process_time() - s;"
        "from reportlab.pdfbase.ttfonts import TTFont; s = time.process_time();"
        "p = str(next(fonts.package_faces(400)).path); TTFont('a', p); TTFont('b', p);"
        "print(ours / (time.process_time() - s))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=checkout, capture_output=True, check=True, text=True
    )
    assert float(done.stdout) <= 0.25
