"""Speed as a ratio to the same strokes on a bare canvas, so that it holds on every machine."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop_crm.documents import book, brief, labels, list_report, page
from desktop_crm.documents.facts import Facts
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import Rendered, Type
from desktop_crm.domain.printing import GRIDS
from tests.documents import listing, papers, sample
from tests.documents.looks import look

STROKES = (
    *("line", "rect", "circle", "roundRect", "drawPath", "addLiteral"),
    *("saveState", "restoreState", "translate", "scale"),
    *("setFillColor", "setStrokeColor", "setLineWidth"),
)
Stroke = tuple[str, tuple[Any, ...], dict[str, Any]]
SIZE = (595.28, 841.89)


def recorded(paint: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[Stroke]:
    """Return what is drawn, each text as the one call a bare canvas has for it."""
    strokes: list[Stroke] = []
    plain_text = Painter.clean_line

    def note(name: str) -> Callable[..., Any]:
        draw = getattr(Canvas, name)

        def record(self: Canvas, *args: Any, **kwargs: Any) -> Any:
            if name != "addLiteral" or not str(args[0]).startswith("BT"):
                strokes.append((name, args, kwargs))
            return draw(self, *args, **kwargs)

        return record

    def text(self: Painter, x: float, y: float, string: str, style: Type, **more: Any) -> float:
        font = self.font(style)
        strokes.append(("setFont", (font.fontName, style.size), {}))
        strokes.append(("drawString", (x, self.height - y, string), {}))
        return plain_text(self, x, y, string, style, **more)

    recorder = type("Recorder", (Canvas,), {name: note(name) for name in STROKES})
    with monkeypatch.context() as patch:
        patch.setattr(page, "Canvas", recorder)
        patch.setattr(Painter, "clean_line", text)
        paint()
    return strokes


def bare(pages: Sequence[Sequence[Stroke]], size: tuple[float, float]) -> None:
    canvas = Canvas(
        BytesIO(),
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=look().font().fontName,  # type: ignore[arg-type]
    )
    for strokes in pages:
        for name, args, kwargs in strokes:
            getattr(canvas, name)(*args, **kwargs)
        canvas.showPage()
    canvas.save()


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def ratio(ours: Callable[[], object], floor: Callable[[], object], times: int) -> float:
    """Return how much longer `ours` takes, both at their best, taken in turns."""
    floor()
    ours()
    pairs = [(seconds(floor), seconds(ours)) for _ in range(times)]
    return min(pair[1] for pair in pairs) / min(pair[0] for pair in pairs)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_brief_takes_at_most_twice_its_strokes(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = look(language)
    card = papers.of_language(style)[0]
    strokes = recorded(lambda: papers.painted_brief(card, style), monkeypatch)
    assert (
        ratio(lambda: papers.painted_brief(card, style).raw(), lambda: bare([strokes], SIZE), 7)
        <= 2.0
    )


def test_a_book_takes_at_most_three_times_its_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    style, count = look(), 60
    index, entries = listing.book(style, count)

    def one() -> None:
        painter = Painter(style, is_tagged=False)
        brief.paint(painter, Facts(*entries[0], style, sample.NOW, "x"))

    def whole() -> Rendered:
        return book.render(
            iter(entries), style, index=index, criteria="x", now=sample.NOW, printed_by="x"
        )

    strokes = recorded(one, monkeypatch)
    assert ratio(whole, lambda: bare([strokes] * count, SIZE), 3) <= 3.0


def test_a_list_takes_at_most_one_and_a_half_of_its_strokes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    style, count = look(), 1500
    rows = listing.rows(count, is_chinese=False)

    def whole() -> Painter:
        return list_report.painted(rows, style, criteria="x", now=sample.NOW, printed_by="x")

    strokes = recorded(whole, monkeypatch)
    pages = whole().page
    step = len(strokes) // pages + 1
    parts = [strokes[start : start + step] for start in range(0, len(strokes), step)]
    assert ratio(lambda: whole().raw(), lambda: bare(parts, SIZE), 3) <= 1.5


def test_a_thousand_labels_take_less_than_a_second() -> None:
    addresses = [listing.WESTERN_ADDRESS, listing.CHINESE_ADDRESS] * 500
    grid = GRIDS["A4-3x8"]

    def sheets() -> Rendered:
        return labels.render(addresses, look(), grid=grid, start=1, shift=(0, 0), now=sample.NOW)

    sheets()
    assert seconds(sheets) < 1.0


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one program")
def test_a_book_of_a_thousand_stays_small(checkout: Path) -> None:
    program = (
        "from pathlib import Path; from tests.documents import listing, sample\n"
        "from tests.documents.looks import look; from desktop_crm.documents import book\n"
        "style = look('en'); index, entries = listing.book(style, 1000)\n"
        "made = book.render(iter(entries), style, index=index, criteria='x', now=sample.NOW,"
        " printed_by='x'); assert made.pages > 1000\n"
        # The peak of this program alone: `ru_maxrss` begins with that of the one it came from.
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(int(one.split()[1]) / 1024 for one in lines if one.startswith('VmHWM')))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=checkout, capture_output=True, check=True, text=True
    )
    assert float(done.stdout) <= 150


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
