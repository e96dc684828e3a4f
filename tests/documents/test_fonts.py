"""The chain of faces: what is embedded, what comes back, what is reported."""

import re
from io import BytesIO
from pathlib import Path
from threading import Thread

import pikepdf
import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from PIL.Image import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop_crm.documents import brief, fonts
from desktop_crm.domain.errors import Fault, Unavailable
from tests.documents import papers, reading, sample
from tests.documents.looks import look

RARE = "客户张伟 㐂㛃𠮷𬭎𪚥 鬱﨑 カタ 김민수 ไทย 😀 “引”"
SYSTEM = Path("/usr/share/fonts")
FLAVOURS = {
    "pinned variable": next(fonts.package_faces(400)),
    "bold variable": next(fonts.package_faces(700)),
    "cff in a collection": fonts.FaceFile(SYSTEM / "opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "static glyf": fonts.FaceFile(SYSTEM / "truetype/dejavu/DejaVuSans.ttf"),
}


def drawn(font: fonts.ChainFont, *texts: str) -> bytes:
    """Draw texts on a page with one font."""
    out = BytesIO()
    canvas = Canvas(
        out,
        invariant=1,
        pageCompression=1,
        initialFontName=font.fontName,  # type: ignore[arg-type]
    )
    canvas.setFont(font.fontName, 10)
    for number, text in enumerate(texts):
        canvas.drawString(40, 800 - 14 * number, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def grey(pdf: bytes) -> Image:
    return reading.picture(pdf).convert("L")


def chain_of(*files: fonts.FaceFile) -> fonts.ChainFont:
    """Register a font of its own for some faces."""
    faces = [face for file in files if (face := fonts.Face.opened(file)) is not None]
    if len(faces) < len(files):
        pytest.skip("the machine has no such face")
    made = fonts.ChainFont(f"test-{len(pdfmetrics.getRegisteredFontNames())}", faces)
    pdfmetrics.registerFont(made)
    return made


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_every_font_is_embedded_subset_and_has_unicode(
    kind: str, language: str, paper: str
) -> None:
    pdf = papers.KINDS[kind](look(language, paper)).pdf
    with reading.fonts(pdf) as found:
        assert found
        for font in found:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert font.Subtype == "/Type0"
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            assert "/ToUnicode" in font
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    rows = reading.poppler("pdffonts", pdf, "-").splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r" yes yes yes +\d+ +0$", row), row


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_flavour_draws_what_it_measures_and_reads_back(flavour: str) -> None:
    font = chain_of(FLAVOURS[flavour])
    text = "Résumé 0123 ÄÖ" if flavour == "static glyf" else "客户关系 Résumé，0123"
    pdf = drawn(font, text)
    assert reading.poppler_text(pdf).strip() == text
    assert reading.pdfium_text(pdf).strip() == text
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
    assert _drawn_width(pdf, text) == pytest.approx(font.stringWidth(text, 10), rel=0.0005)


def _drawn_width(pdf: bytes, text: str) -> float:
    """Return the sum of the PDF's own widths of all codes of the one font, at 10 pt."""
    with reading.fonts(pdf) as (font,):
        return _width_of(font, text)


def _width_of(font: pikepdf.Dictionary, text: str) -> float:
    descendant = font.DescendantFonts[0]
    to_unicode = bytes(font.ToUnicode.read_bytes()).decode()
    codes = {
        bytes.fromhex(value).decode("utf-16-be"): int(code, 16)
        for code, value in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", to_unicode)
        if code != "0000"  # the line of the code space
    }
    widths: dict[int, int] = {}
    listed = list(descendant.W)
    for start, run in zip(listed[::2], listed[1::2], strict=True):
        widths |= {int(start) + place: int(width) for place, width in enumerate(run)}
    if font.Encoding != "/Identity-H":
        encoding = bytes(font.Encoding.read_bytes()).decode()
        glyphs = {int(c, 16): int(g) for c, g in re.findall(r"<([0-9A-F]{4})> (\d+)\n", encoding)}
        codes = {sign: glyphs[code] for sign, code in codes.items()}
    return sum(widths[codes[sign]] for sign in text) / 100


@given(st.text(max_size=60))
def test_width_is_the_sum_of_the_drawn_characters(text: str) -> None:
    font = fonts.font("en", 400)
    drawable = [sign for sign in text if not fonts.is_invisible(sign)]
    assert font.stringWidth(text, 1000) == sum(font.find(sign)[2] for sign in drawable)

    class Document:
        """Stands for a reportlab document, which is only a key here."""

    runs = font.splitString(text, Document())
    assert sum(len(codes) for _, codes in runs) == 2 * len(drawable)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("weight", [400, 700])
def test_rare_characters_come_back_even_where_no_face_has_them(language: str, weight: int) -> None:
    pdf = drawn(fonts.font(language, weight), RARE)
    assert reading.poppler_text(pdf).strip() == RARE
    assert reading.pdfium_text(pdf).strip() == RARE


def test_english_quotes_are_narrow_and_chinese_ones_are_not() -> None:
    assert fonts.font("en", 400).stringWidth("“’", 1000) < 800
    assert fonts.font("zh", 400).stringWidth("“’", 1000) == 2000


def test_the_two_weights_differ() -> None:
    regular, bold = (drawn(fonts.font("zh", weight), "客户") for weight in (400, 700))
    dark = [sum(255 - p for p in picture.tobytes()) for picture in map(grey, (regular, bold))]
    assert dark[1] > dark[0] * 1.2


def test_a_character_no_face_has_is_known() -> None:
    font = chain_of(*fonts.package_faces(400))
    font.stringWidth("每一个 GBK 的字：镕祎喆玥囍鬱", 10)
    assert font.gaps == set()
    font.stringWidth("𪚥", 10)
    assert font.gaps == {"𪚥"}


def test_without_a_chinese_face_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "package_folder", lambda: None)
    monkeypatch.setattr(fonts, "_SYSTEM_FACES", {})
    fonts.font.cache_clear()
    try:
        with pytest.raises(Unavailable) as caught:
            brief.render(
                sample.ENGLISH, sample.summary(), look(), now=sample.NOW, printed_by="Chen Jing"
            )
    finally:
        fonts.font.cache_clear()
    assert caught.value.fault is Fault.NO_FONT


def test_threads_share_a_font_without_mixing_their_texts() -> None:
    texts = ["张伟琪客户档案", "Zhang Weiqi", "李建国 𠮷", "미스터 김"]
    found: dict[str, str] = {}

    def draw(text: str) -> None:
        for _ in range(5):
            found[text] = reading.poppler_text(drawn(fonts.font("zh", 400), text)).strip()

    threads = [Thread(target=draw, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {text: text for text in texts}


def test_faces_that_may_not_be_embedded_are_refused(tmp_path: Path) -> None:
    source = next(fonts.package_faces(400)).path
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    table = bytearray(face.reference_table("OS/2").data)
    data = bytearray(source.read_bytes())
    start = bytes(data).index(bytes(table))
    data[start + 8 : start + 10] = (0x0002).to_bytes(2, "big")
    restricted = tmp_path / "restricted.ttf"
    restricted.write_bytes(data)
    assert fonts.Face.opened(fonts.FaceFile(source)) is not None
    assert fonts.Face.opened(fonts.FaceFile(restricted)) is None
    assert fonts.Face.opened(fonts.FaceFile(tmp_path / "missing.ttf")) is None


def test_the_face_for_the_screen_is_static_and_of_the_wanted_weight() -> None:
    face = hb.Face(hb.Blob(fonts.pinned(700)))
    assert face.axis_infos == []
    assert int.from_bytes(face.reference_table("OS/2").data[4:6], "big") == 700
    assert ord("客") in face.unicodes
