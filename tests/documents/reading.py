"""Reads PDFs back: text by poppler and by pdfium, pictures, fonts."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL.Image import Image


def poppler(program: str, pdf: bytes, *options: str) -> str:
    """Return what a program of poppler says of a file; it must not complain."""
    done = subprocess.run(  # noqa: S603 - our own test data
        [program, *options], input=pdf, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def poppler_text(pdf: bytes, *options: str) -> str:
    return poppler("pdftotext", pdf, "-enc", "UTF-8", *options, "-", "-")


def pdfium_text(pdf: bytes, password: str | None = None) -> str:
    document = pdfium.PdfDocument(pdf, password=password)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return "\n".join(texts)


def flat(text: str) -> str:
    """Return text without any white space, so that line ends do not matter."""
    return re.sub(r"\s+", "", text)


def picture(pdf: bytes, dpi: int = 110) -> Image:
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    image: Image = page.render(scale=dpi / 72).to_pil()
    page.close()
    document.close()
    return image


@contextmanager
def fonts(pdf: bytes) -> Iterator[list[pikepdf.Dictionary]]:
    """Open the file and give every font that text is drawn with."""
    with pikepdf.open(BytesIO(pdf)) as document:
        yield [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/Font"
            and not str(item.Subtype).startswith("/CIDFont")
        ]
